package match

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// same reports whether the pieces from first to last are what the table keeps as key.
func (m *Matcher) same(s *scanner, text string, first, last int, key []byte) bool {
	plain := len(key) > 0 && key[0] != 0
	if p := &s.pieces[first]; plain && first == last && p.flags&isSlow == 0 {
		return m.script.prefix(key, text, p.start, p.start+int(p.size), true) == len(key)
	}
	if !plain && len(key) > 0 {
		if key = key[1:]; m.script.exact {
			l := &s.pieces[last]
			return text[s.pieces[first].start:l.start+int(l.size)] == string(key)
		}
	}
	for k := first; k <= last; k++ {
		p := &s.pieces[k]
		var n int
		if k > first && p.flags&isGap != 0 {
			if m.script.exact {
				before := &s.pieces[k-1]
				n = m.script.prefix(key, text, before.start+int(before.size), p.start, plain)
			} else if len(key) > 0 && key[0] == ' ' {
				n = 1
			}
			if n == 0 {
				return false
			}
			key = key[n:]
		}
		if p.flags&isSlow != 0 {
			n = slowPrefix(key, s.slow[p.from:p.from+uint32(p.slow)], plain)
		} else {
			n = m.script.prefix(key, text, p.start, p.start+int(p.size), plain)
		}
		if n == 0 {
			return false
		}
		key = key[n:]
	}
	return len(key) == 0
}

// prefix is the length of the key of text[i:end], a piece, if key begins with it, else 0. The tables have all characters of the
// piece.
func (c *script) prefix(key []byte, text string, i, end int, plain bool) int {
	k := 0
	for plain && i < end {
		if i+8 <= len(text) && k+4 <= cap(key) {
			v := load64(text, i)
			if n := min(bits.TrailingZeros64(v&cyrMask^cyrWant)>>4, (end-i)>>1); n > 0 {
				// Four letters at once; what is behind the n-th does not count.
				v = v>>8&cyrLow | v&cyrHigh<<6
				codes := uint32(c.cyrCode[uint8(v)]) | uint32(c.cyrCode[uint8(v>>16)])<<8 | uint32(c.cyrCode[uint8(v>>32)])<<16 |
					uint32(c.cyrCode[uint8(v>>48)])<<24
				if (codes^binary.LittleEndian.Uint32(key[k:k+4]))<<(32-8*n) != 0 {
					return 0
				}
				i, k = i+2*n, k+n
				continue
			}
		}
		x, w := index(text, i)
		if k >= len(key) || key[k] != c.code[x] {
			return 0
		}
		i, k = i+w, k+1
	}
	for !plain && i < end {
		x, w := index(text, i)
		r, n := utf8.DecodeRune(key[k:])
		if n == 0 || r != rune(c.fold[x]) {
			return 0
		}
		i, k = i+w, k+n
	}
	if k > len(key) {
		return 0
	}
	return k
}

// slowPrefix is the length of the folded piece if key begins with it, else 0.
func slowPrefix(key, folded []byte, plain bool) int {
	if !plain {
		if bytes.HasPrefix(key, folded) {
			return len(folded)
		}
		return 0
	}
	k := 0
	for i := 0; i < len(folded); k++ {
		r, n := utf8.DecodeRune(folded[i:])
		if k >= len(key) || runeOf(key[k]) != r {
			return 0
		}
		i += n
	}
	return k
}
