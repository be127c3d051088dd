package match

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// script is what the fast reader knows of characters: those of one or two bytes and general punctuation, each at its index.
// Any other character, and any that one look does not decide, has no property and goes the slow way.
type script struct {
	exact   bool
	class   [indexes]property
	hash    [indexes]uint64 // of the folded character, see [hashRune]
	fold    [indexes]uint16 // the folded character
	code    [indexes]byte   // of the folded character, see [compact]; 0 without
	cyr     [256]uint64     // hash of U+0400 to U+047F; the last is 0
	cyrCode [256]byte
	print   uint32 // a checksum of it all: what was built with another must not be used
}

// Index r is character r up to U+07FF, then U+2000 to U+207F follow.
const (
	punctuation = 0x800
	indexes     = punctuation + 0x80
)

// property is a set of what a character is to the fast reader. The hash of a character has its lowest bits.
type property uint8

const (
	isCore     property = 1 << iota // of a word
	isLatinOne                      // Latin letter
	isCyrOne                        // Cyrillic letter
	isJoin                          // of a word between two characters of its core
	isBlank                         // white space
	isMark                          // a piece of its own
	hashed     = isCore | isLatinOne | isCyrOne
)

var (
	folding = sync.OnceValue(func() *script { return newScript(false) })
	exactly = sync.OnceValue(func() *script { return newScript(true) })
)

func newScript(exact bool) *script {
	c := &script{exact: exact}
	var f folder
	for i := range c.class {
		r := runeAt(i)
		key, p := r, exactProperty(r)
		if !exact {
			s := string(r)
			t := next(s, 0)
			b := f.append(nil, s, t)
			if t.kind == blank {
				b = []byte{' '}
			}
			var n int
			key, n = utf8.DecodeRune(b)
			if t.kind == hidden || n != len(b) || key >= punctuation || properties(r)&hashed != properties(key)&hashed {
				continue
			}
			p = properties(r)
		}
		c.class[i], c.fold[i], c.code[i], c.hash[i] = p, uint16(key), codeOf(key), hashRune(key, p)
	}
	c.class[unknown], c.code[unknown] = 0, 0
	copy(c.cyr[:128], c.hash[0x400:])
	copy(c.cyrCode[:128], c.code[0x400:])
	sum := crc32.New(castagnoli)
	sum.Write([]byte(unicode.Version + norm.Version))
	for _, table := range []any{c.class[:], c.fold[:], c.code[:], c.hash[:]} {
		binary.Write(sum, binary.LittleEndian, table)
	}
	c.print = sum.Sum32()
	return c
}

// runeAt is the character at an index.
func runeAt(i int) rune {
	if i >= punctuation {
		return 0x2000 + rune(i-punctuation)
	}
	return rune(i)
}

// properties of a character where texts are folded; none for what is skipped or composed.
func properties(r rune) (p property) {
	c := classOf(r)
	switch {
	case c&core != 0:
		p = isCore
	case c&joins != 0:
		p = isJoin
	case c&space != 0:
		p = isBlank
	case c&extends != 0:
		return 0
	default:
		p = isMark
	}
	switch {
	case unicode.Is(unicode.Cyrillic, r):
		p |= isCyrOne
	case unicode.Is(unicode.Latin, r):
		p |= isLatinOne
	}
	return p
}

// hashRune is a random number for every character, with its properties below. The hash of a key is that of its last character
// and those before it, rotated by one bit for each that follows. So the hash of two keys one after the other follows from
// theirs, and four characters are hashed at once.
func hashRune(r rune, p property) uint64 {
	x := (uint64(r) + 1) * 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	x ^= x >> 31
	return x&^uint64(hashed) | uint64(p&hashed)
}

// hashOf is the hash of a key behind one with hash h, and the number of its characters.
func (c *script) hashOf(h uint64, key []byte) (uint64, int) {
	n := 0
	for i := 0; i < len(key); n++ {
		r, size := utf8.DecodeRune(key[i:])
		h = bits.RotateLeft64(h, 1) ^ c.hashAt(r)
		i += size
	}
	return h, n
}

func (c *script) hashAt(r rune) uint64 {
	switch {
	case r < punctuation && c.class[r] != 0:
		return hashRune(r, c.class[r])
	case c.exact:
		return hashRune(r, exactProperty(r))
	}
	return hashRune(r, properties(r))
}

// exactProperty is what a character is where nothing is folded: apostrophes, hyphens, stress marks and soft hyphens are of
// the word wherever they stand.
func exactProperty(r rune) property {
	switch {
	case r == '_' || r == '\'' || r == '’' || r == 'ʼ' || r == '-' || r == acute || r == '\u00ad',
		unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Other_Alphabetic, r):
		return isCore
	case unicode.IsSpace(r):
		return isBlank
	}
	return isMark
}

// nextExact is the token that begins at pos, which is less than len(s), where nothing is folded.
func nextExact(s string, pos int) token {
	r, n := utf8.DecodeRuneInString(s[pos:])
	t := token{start: pos, end: pos + n, kind: mark}
	switch exactProperty(r) {
	case isBlank:
		t.kind = blank
	case isCore:
		t.kind = word
		for t.end < len(s) {
			r, n := utf8.DecodeRuneInString(s[t.end:])
			if exactProperty(r) != isCore {
				break
			}
			t.end += n
		}
	}
	return t
}

// properties is what a character of a key is. Marks that are not skipped count as of the word.
func (c *script) properties(r rune) property {
	if c.exact {
		return exactProperty(r)
	}
	if p := properties(r); p != 0 {
		return p
	}
	return isCore
}

// key adds the key of a form.
func (c *script) key(key []byte, form string) []byte {
	if c.exact {
		return append(key, strings.TrimSpace(form)...)
	}
	return appendFold(key, form)
}

// codeOf is the code of a character, 0 without: ASCII is itself, Cyrillic letters lie above.
func codeOf(r rune) byte {
	switch {
	case r < utf8.RuneSelf:
		return byte(r)
	case r >= 0x400 && r < 0x460:
		return 0x80 | byte(r&0x7F)
	case r == 'ґ' || r == 'Ґ':
		return 0xF0 | byte(r&1)
	}
	return 0
}

// compact adds a key as the table keeps it: a code for every character, or 0 and UTF-8 where one has no code.
func compact(to, key []byte) []byte {
	from := len(to)
	for i := 0; i < len(key); {
		r, n := utf8.DecodeRune(key[i:])
		code := codeOf(r)
		if code == 0 {
			return append(append(to[:from], 0), key...)
		}
		to = append(to, code)
		i += n
	}
	return to
}

// runeOf is the character of a code.
func runeOf(code byte) rune {
	switch {
	case code < utf8.RuneSelf:
		return rune(code)
	case code < 0xE0:
		return 0x400 | rune(code&0x7F)
	}
	return 0x490 | rune(code&1)
}
