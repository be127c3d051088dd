package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	word   kind = iota
	number      // a word of digits: 2023, 93-тя
	mark        // one character of punctuation, or a run of dots
)

type shape uint8

const (
	lower   shape = iota
	capital       // Столтенберг, Нью-Йорк
	upper         // НАТО, РФ; a single capital counts as capital
	mixed         // ГУРу, iPhone
)

// token is a word, a number or a mark of a zone that counts. Word characters are those of gazetteer/match, so that a match
// starts and ends with tokens.
type token struct {
	Span
	kind  kind
	shape shape
	zone  int32 // index into Article.Zones
	sent  int32 // index into Document.Sentences
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == 'ʼ' || c == '`' }

func isHyphen(c rune) bool { return c == '-' || c == '\u2010' || c == '\u2011' }

// isSilent reports characters that stand inside a word without being a letter of it: the stress mark, the soft hyphen.
func isSilent(c rune) bool {
	if c < 0xAD || c >= 'Ѐ' && c <= 'ӿ' && (c < '҃' || c > '҉') {
		return false
	}
	return c == '\u0301' || c == '\u00AD' || unicode.Is(unicode.Mn, c)
}

func isWordRune(c rune) bool {
	switch {
	case c < utf8.RuneSelf:
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
	case c >= 'Ѐ' && c <= 'ҁ':
		return true
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || isSilent(c)
}

// isUpper is unicode.IsUpper, quick for the letters that most words are of.
func isUpper(c rune) bool {
	switch {
	case c < utf8.RuneSelf:
		return c >= 'A' && c <= 'Z'
	case c >= 'Ѐ' && c <= 'џ':
		return c <= 'Я'
	}
	return unicode.IsUpper(c)
}

// tokenize appends the tokens of text[s.Start:s.End].
func tokenize(toks []token, text string, s Span, zone int) []token {
	for i := s.Start; i < s.End; {
		c, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(c) || isSilent(c):
			i += n
		case isWordRune(c):
			end, k, sh := scanWord(text[:s.End], i)
			if cut := slug(text[i:end]); cut > 0 {
				_, k, sh = scanWord(text[:i+cut], i)
				toks = append(toks, token{Span{i, i + cut}, k, sh, int32(zone), -1}, token{Span{i + cut, i + cut + 1}, mark, lower, int32(zone), -1})
				i += cut + 1
				end, k, sh = scanWord(text[:s.End], i)
			}
			toks = append(toks, token{Span{i, end}, k, sh, int32(zone), -1})
			i = end
		default:
			end := i + n
			for c == '.' && end < s.End && text[end] == '.' {
				end++
			}
			toks = append(toks, token{Span{i, end}, mark, lower, int32(zone), -1})
			i = end
		}
	}
	return toks
}

// slug returns how many bytes of a word stand before the hyphen that parts a seed or the slug of an English newsroom from a name:
// "1-Kovalik", "NHL-Lindgren"; 0 for other words ("F-16", "Al-Qaeda", "UN-led").
func slug(s string) int {
	k := strings.IndexByte(s, '-')
	if k <= 0 || k+3 > len(s) || s[k+1] < 'A' || s[k+1] > 'Z' || s[k+2] < 'a' || s[k+2] > 'z' {
		return 0
	}
	digits, caps := 0, 0
	for _, c := range []byte(s[:k]) {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z':
			caps++
		}
	}
	if digits == k && k <= 2 || caps == k && k >= 3 {
		return k
	}
	return 0
}

// scanWord finds the end of the word that starts at i. Apostrophes and hyphens belong to it only between letters.
func scanWord(text string, i int) (end int, k kind, sh shape) {
	var caps, lows, digits int
	firstCap, afterHyphen := false, true
	end = i
	for j := i; j < len(text); {
		c, n := utf8.DecodeRuneInString(text[j:])
		if !isWordRune(c) {
			if !isApostrophe(c) && !isHyphen(c) {
				break
			}
			next, _ := utf8.DecodeRuneInString(text[j+n:])
			if j+n >= len(text) || !isWordRune(next) {
				break
			}
			afterHyphen = true // "О'Коннор" is no more mixed than "Нью-Йорк"
			j += n
			continue
		}
		switch {
		case isUpper(c):
			if j == i {
				firstCap = true
			}
			if !afterHyphen || j == i {
				caps++
			}
		case c >= 'а' && c <= 'џ' || unicode.IsLower(c):
			lows++
		case unicode.IsDigit(c):
			digits++
		}
		if !isSilent(c) {
			afterHyphen = false
		}
		j += n
		end = j
	}
	k = word
	if digits > 0 && caps+lows <= digits+2 {
		k = number
	}
	switch {
	case caps == 0 && !firstCap:
		sh = lower
	case lows == 0 && caps > 1:
		sh = upper
	case firstCap && caps == 1:
		sh = capital
	default:
		sh = mixed
	}
	return end, k, sh
}
