package match

import (
	"math/bits"
	"unicode/utf8"
)

// piece is a word or mark of a text as the matcher sees it.
type piece struct {
	hash  uint64
	start int
	size  uint32 // text[start : start+size]
	turn  uint8  // by how much it rotates the hash of what stands before it
	flags pieceFlags
	slow  uint16 // its key is that many bytes of scanner.slow from here on, if it went the slow way
	from  uint32
}

type pieceFlags uint8

const (
	isOpen pieceFlags = 1 << iota // a form may begin here: a word, or a mark that does not touch the word before; the lowest bit
	isWord                        // the second lowest
	isGap                         // white space stands before it
	isSlow
)

// window is how many pieces are read before they are looked up: they stay in the fastest cache.
const window = 512

// scanner is the state of one walk through a text: a window of its pieces.
type scanner struct {
	folder
	pieces []piece // and one more, which is empty
	n      int     // of pieces
	gap    bool    // white space is the last that was read
	word   bool    // the last piece is a word
	slow   []byte  // keys of pieces that the fast reader cannot fold
	starts []start
	key    []byte // of a form
	folded []byte
	sum    byte // of bytes that were only read to have them near
}

// reset empties the window and makes it hold that many pieces.
func (s *scanner) reset(pieces int) {
	if len(s.pieces) <= pieces {
		s.pieces, s.starts = make([]piece, pieces+1), make([]start, pieces+1)
	}
	s.n, s.gap, s.word, s.slow = 0, false, false, s.slow[:0]
}

// keep moves the pieces from k on to the front of the window.
func (s *scanner) keep(k int) {
	s.n = copy(s.pieces, s.pieces[k:s.n])
	kept := s.slow[:0]
	for i := range s.pieces[:s.n] {
		if p := &s.pieces[i]; p.flags&isSlow != 0 {
			key := s.slow[p.from : p.from+uint32(p.slow)]
			p.from = uint32(len(kept))
			kept = append(kept, key...)
		}
	}
	s.slow = kept
}

// index is where the tables have the character at i of s, and its length in bytes; 0x7FF, which is no character, for what they
// don't have.
func index(s string, i int) (int, int) {
	b := s[i]
	switch {
	case b < utf8.RuneSelf:
		return int(b), 1
	case b >= 0xC2 && b < 0xE0:
		if i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			return int(b&0x1F)<<6 | int(s[i+1]&0x3F), 2
		}
	case b == 0xE2:
		if i+2 < len(s) && s[i+1]&0xFE == 0x80 && s[i+2]&0xC0 == 0x80 {
			return punctuation | int(s[i+1]&1)<<6 | int(s[i+2]&0x3F), 3
		}
	}
	return unknown, 1
}

// unknown is the index of no character.
const unknown = 0x7FF

// Four Cyrillic letters in eight bytes: 110100xx 10xxxxxx each, of which the first byte is 0xD0 or 0xD1.
const (
	cyrMask = 0xC0FE_C0FE_C0FE_C0FE
	cyrWant = 0x80D0_80D0_80D0_80D0
	cyrLow  = 0x003F_003F_003F_003F
	cyrHigh = 0x0001_0001_0001_0001
)

// others covers the letters behind the first n of four.
var others = [8]uint64{0x00FF_00FF_00FF_00FF, 0x00FF_00FF_00FF_0000, 0x00FF_00FF_0000_0000, 0x00FF_0000_0000_0000}

func load64(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// read fills the window with the pieces of text from i on and returns where the next begins.
func (s *scanner) read(c *script, text string, i int) int {
	pieces, n, gap := s.pieces, s.n, s.gap
	open := isOpen // for a mark that comes next
	if s.word {
		open = 0
	}
	for i < len(text) && n < len(pieces)-1 {
		at := i
		var h uint64
		var all uint64
		count := 0
		var is pieceFlags
		var p property
		for i < len(text) {
			b := text[i]
			if b < utf8.RuneSelf {
				if p = c.class[b]; p&isCore != 0 {
					e := c.hash[b]
					h = bits.RotateLeft64(h, 1) ^ e
					all |= e
					count++
					i++
					continue
				}
				if p&isJoin == 0 || count == 0 {
					break
				}
			} else if i+8 <= len(text) {
				v := load64(text, i)
				k := bits.TrailingZeros64(v&cyrMask^cyrWant) >> 4
				if k > 0 {
					v = v>>8&cyrLow | v&cyrHigh<<6 | others[k&7]
					h = bits.RotateLeft64(h, 4) ^ bits.RotateLeft64(c.cyr[uint8(v)], 3) ^ bits.RotateLeft64(c.cyr[uint8(v>>16)], 2) ^
						bits.RotateLeft64(c.cyr[uint8(v>>32)], 1) ^ c.cyr[uint8(v>>48)]
					h = bits.RotateLeft64(h, k-4)
					all |= uint64(isCyrOne)
					count += k
					i += 2 * k
					continue
				}
			}
			x, w := index(text, i)
			if p = c.class[x]; p&isCore == 0 {
				if p&isJoin == 0 || count == 0 {
					break
				}
				// An apostrophe or hyphen is of the word if one of its core follows.
				if i+w == len(text) {
					p = isMark
					break
				}
				y, _ := index(text, i+w)
				if p = c.class[y]; p&isCore == 0 {
					break
				}
			}
			e := c.hash[x]
			h = bits.RotateLeft64(h, 1) ^ e
			all |= e
			count++
			i += w
		}
		if count > 0 {
			if i == len(text) {
				p = isMark
			}
			if p == 0 || all&uint64(isCyrOne|isLatinOne) == uint64(isCyrOne|isLatinOne) {
				goto slow
			}
			is = isWord | isOpen
		} else {
			if p&isBlank != 0 {
				_, w := index(text, i)
				i += w
				gap, open = true, isOpen
				continue
			}
			if p == 0 {
				goto slow
			}
			x, w := index(text, i)
			i += w
			h, count, is = c.hash[x], 1, open
		}
		goto emit
	slow:
		{
			t := s.readSlow(c, text, at, &pieces[n])
			i = t.end
			switch t.kind {
			case hidden:
				continue
			case blank:
				gap, open = true, isOpen
				continue
			case word:
				is = isWord | isOpen | isSlow
			default:
				is = open | isSlow
			}
			h, count = pieces[n].hash, int(pieces[n].turn)
		}
	emit:
		q := &pieces[n]
		open = ^(is >> 1) & isOpen
		if gap {
			is |= isGap
			gap = false
		}
		q.hash, q.start, q.size, q.turn, q.flags = h, at, uint32(i-at), uint8(count&63), is
		n++
		if i < len(text) && text[i] == ' ' {
			gap, open = true, isOpen
			i++
		}
	}
	s.n, s.gap, s.word = n, gap, open == 0
	return i
}

// readSlow reads the token at i, whatever it is, and puts its key behind those there are.
func (s *scanner) readSlow(c *script, text string, i int, p *piece) token {
	from := len(s.slow)
	var t token
	if c.exact {
		t = nextExact(text, i)
		s.slow = append(s.slow, text[i:t.end]...)
	} else if t = next(text, i); t.kind == word || t.kind == mark {
		s.slow = s.append(s.slow, text[i:t.end], t)
	}
	h, n := c.hashOf(0, s.slow[from:])
	p.hash, p.turn, p.from, p.slow = h, uint8(n&63), uint32(from), uint16(min(len(s.slow)-from, maxKey))
	return t
}
