package extract

import (
	"strings"
	"unicode/utf8"
)

// folded is strings.ToLower, without its tables for the letters that nearly all words here are made of, and without a copy of words that
// are in lower case already.
func folded(s string) string {
	i := firstCapital(s)
	switch {
	case i == len(s):
		return s
	case i < 0 || len(s) > 128:
		return strings.ToLower(s)
	}
	var b [128]byte
	n := copy(b[:], s[:i])
	for i < len(s) {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		n += utf8.EncodeRune(b[n:], lowerLetter(c))
		i += size
	}
	return string(b[:n])
}

// firstCapital returns where the first capital of s is, len(s) without, -1 where a letter stands of which lowerLetter knows nothing.
func firstCapital(s string) int {
	at := len(s)
	for i, c := range s {
		switch {
		case c < utf8.RuneSelf:
			if c >= 'A' && c <= 'Z' && at == len(s) {
				at = i
			}
		case c >= 'Ѐ' && c <= 'Я' || c == 'Ґ':
			if at == len(s) {
				at = i
			}
		case c >= 'а' && c <= 'џ' || c == 'ґ' || c == '’' || c == 'ʼ':
		default:
			return -1
		}
	}
	return at
}

// lowerLetter is the small letter of an English, Ukrainian or Russian one, and any other sign as it is.
func lowerLetter(c rune) rune {
	switch {
	case c >= 'A' && c <= 'Z', c >= 'А' && c <= 'Я':
		return c + ' '
	case c >= 'Ѐ' && c <= 'Џ':
		return c + 'P'
	case c == 'Ґ':
		return 'ґ'
	}
	return c
}

// sameFold is strings.EqualFold for letters that take as many bytes in either case, as English and Cyrillic ones do.
func sameFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	return a == b || mayFoldTo(a, b) && strings.EqualFold(a, b)
}

// mayFoldTo is false where the first letters of two words, both English or Cyrillic, are different ones, as they are of most words.
func mayFoldTo(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return !plain(x) || !plain(y) || lowerLetter(x) == lowerLetter(y)
}

func plain(c rune) bool { return c < utf8.RuneSelf || c >= 'Ѐ' && c <= 'џ' }
