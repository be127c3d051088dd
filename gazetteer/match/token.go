package match

import (
	"unicode"
	"unicode/utf8"
)

// kind is the kind of a token.
type kind uint8

const (
	blank  kind = iota // a run of white space
	word               // letters, digits and what joins them
	mark               // any other single character: a comma, a quotation mark, an apostrophe at the edge of a word
	hidden             // characters that are skipped, outside words
)

// token is a piece s[start:end] of a text; the tokens of a text cover it.
type token struct {
	start, end int
	kind       kind
	plain      bool // the table folds it, without composing letters
	mixed      bool // a word with Cyrillic and Latin letters
}

// class is a set of properties of a character.
type class uint8

const (
	core      class = 1 << iota // begins and continues a word
	extends                     // continues a word: combining marks and invisible characters
	joins                       // continues a word between two characters of its core: apostrophe, hyphen
	space                       // white space
	isLatin                     // an ASCII letter
	isCyr                       // a Cyrillic letter
	complexes                   // the table does not fold it: it needs decomposing or composing
)

// classTable maps a character to its class.
func classTable() (t [tableSize]class) {
	for r := range rune(tableSize) {
		t[r] = classOf(r)
	}
	return t
}

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z'):
		return core | isLatin
	case r == '_' || r >= '0' && r <= '9':
		return core
	case r >= 0x400 && r < 0x460 || r == 'ґ' || r == 'Ґ':
		return core | isCyr
	case apostrophe(r) || hyphen(r):
		return joins
	case r == ' ' || unicode.IsSpace(r) || r == '\u200B':
		return space
	case r == acute || r == breve || r == dots || invisible(r):
		return extends
	case r < utf8.RuneSelf || r == utf8.RuneError:
		return 0
	case unicode.IsLetter(r) && unicode.Is(unicode.Cyrillic, r):
		return core | isCyr | complexes
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsNumber(r):
		return core | complexes
	case unicode.IsMark(r):
		return extends | complexes
	}
	return 0
}

// at decodes the character at i with its class.
func at(s string, i int) (class, int) {
	if b := s[i]; b < utf8.RuneSelf {
		return classes[b], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r < tableSize {
		return classes[r], n
	}
	return classOf(r), n
}

// next is the token that begins at pos, which is less than len(s).
func next(s string, pos int) token {
	c, n := at(s, pos)
	t := token{start: pos, end: pos + n, plain: true}
	switch {
	case c&core != 0:
		return nextWord(s, t, c)
	case c&space != 0:
		t.kind = blank
		for t.end < len(s) {
			c, n := at(s, t.end)
			if c&(space|extends) == 0 {
				break
			}
			t.end += n
		}
	case c&extends != 0:
		t.kind = hidden
	default:
		t.kind = mark
	}
	return t
}

// nextWord is the rest of the word whose first character, of class all, t holds.
func nextWord(s string, t token, all class) token {
	t.kind = word
	for t.end < len(s) {
		c, n := at(s, t.end)
		if c&(core|extends) == 0 {
			if c&joins == 0 {
				break
			}
			if c, n = coreAfter(s, t.end+n, n); n == 0 {
				break // "Китай' " or "Китай -": no part of the word
			}
		}
		all |= c
		t.end += n
	}
	t.plain = all&complexes == 0
	t.mixed = all&isCyr != 0 // ASCII letters of such a word count as Cyrillic
	return t
}

// coreAfter is the class of the first character from pos on that is not invisible, and its end counted from pos-width, if it
// is one of the core; else its end is 0. It sees past the soft hyphen in "прем'єр-\u00ADміністр".
func coreAfter(s string, pos, width int) (class, int) {
	for pos < len(s) {
		c, n := at(s, pos)
		pos, width = pos+n, width+n
		if c&core != 0 {
			return c, width
		}
		if c != extends {
			break
		}
	}
	return 0, 0
}
