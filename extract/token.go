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
	zone  int32  // index into Article.Zones
	sent  int32  // index into Document.Sentences
	hash  uint32 // of words and numbers, see foldHash
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

// trait is a set of what a character is to the tokenizer.
type trait uint8

const (
	ofWord trait = 1 << iota // letters, digits, "_" and what stands silent inside a word
	ofUpper
	ofLower
	ofDigit
	ofSilent
	ofJoin // apostrophes and hyphens
	ofSpace
)

// traitsOf is what is right; traits has it of the characters that nearly all texts are made of.
func traitsOf(c rune) (t trait) {
	for _, x := range []struct {
		is bool
		trait
	}{{isWordRune(c), ofWord}, {isUpper(c), ofUpper}, {c >= 'а' && c <= 'џ' || unicode.IsLower(c), ofLower}, {unicode.IsDigit(c), ofDigit}, {isSilent(c), ofSilent},
		{isApostrophe(c) || isHyphen(c), ofJoin}, {unicode.IsSpace(c), ofSpace}} {
		if x.is {
			t |= x.trait
		}
	}
	return t
}

// tabled is the first character that traits and lows do not have.
const tabled = 0x530

var traits, lows = func() (t [tabled]trait, low [tabled]uint16) {
	for c := range rune(tabled) {
		t[c], low[c] = traitsOf(c), uint16(unicode.ToLower(c))
	}
	return t, low
}()

// charAt decodes the character at i, with its traits.
func charAt(s string, i int) (c rune, n int, t trait) {
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), 1, traits[b]
	} else if b&0xE0 == 0xC0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		if c = rune(b&0x1F)<<6 | rune(s[i+1]&0x3F); c >= utf8.RuneSelf && c < tabled {
			return c, 2, traits[c]
		}
	}
	c, n = utf8.DecodeRuneInString(s[i:])
	return c, n, traitsOf(c)
}

// mixFold takes c in as the next letter of a word, whatever its case.
func mixFold(h uint32, c rune) uint32 {
	if c < tabled {
		c = rune(lows[c])
	} else {
		c = unicode.ToLower(c)
	}
	return (h ^ uint32(c)) * 0x9E3779B1
}

// foldHash is the hash of a word, the same for all capitals.
func foldHash(s string) (h uint32) {
	for _, c := range s {
		h = mixFold(h, c)
	}
	return h
}

// tokenize appends the tokens of text[s.Start:s.End].
func tokenize(toks []token, text string, s Span, zone int) []token {
	text = text[:s.End]
	for i := s.Start; i < s.End; {
		c, n, t := charAt(text, i)
		switch {
		case t&(ofSpace|ofSilent) != 0:
			i += n
		case t&ofWord != 0:
			w := scanWord(text, i)
			if cut := slug(text[i:w.End]); cut > 0 {
				w = scanWord(text[:i+cut], i)
				w.zone = int32(zone)
				toks = append(toks, w, token{Span: Span{w.End, w.End + 1}, kind: mark, zone: int32(zone), sent: -1})
				w = scanWord(text, w.End+1)
			}
			w.zone = int32(zone)
			toks = append(toks, w)
			i = w.End
		default:
			end := i + n
			for c == '.' && end < s.End && text[end] == '.' {
				end++
			}
			toks = append(toks, token{Span: Span{i, end}, kind: mark, zone: int32(zone), sent: -1})
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

// scanWord reads the word that starts at i. Apostrophes and hyphens belong to it only between letters.
func scanWord(text string, i int) token {
	w := token{Span: Span{i, i}, sent: -1}
	var caps, lows, digits int
	first, inner := true, false // inner: not right behind an apostrophe or hyphen
	firstCap := false
	for j := i; j < len(text); {
		c, n, t := charAt(text, j)
		if t&ofWord == 0 {
			if t&ofJoin == 0 || j+n >= len(text) {
				break
			}
			if _, _, next := charAt(text, j+n); next&ofWord == 0 {
				break
			}
			inner = false // "О'Коннор" is no more mixed than "Нью-Йорк"
			w.hash = mixFold(w.hash, c)
			j += n
			continue
		}
		switch {
		case t&ofUpper != 0:
			if first {
				firstCap = true
			}
			if inner || first {
				caps++
			}
		case t&ofLower != 0:
			lows++
		case t&ofDigit != 0:
			digits++
		}
		inner = inner || t&ofSilent == 0
		first = false
		w.hash = mixFold(w.hash, c)
		j += n
		w.End = j
	}
	if digits > 0 && caps+lows <= digits+2 {
		w.kind = number
	}
	switch {
	case caps == 0 && !firstCap:
		w.shape = lower
	case lows == 0 && caps > 1:
		w.shape = upper
	case firstCap && caps == 1:
		w.shape = capital
	default:
		w.shape = mixed
	}
	return w
}
