// Package match finds the forms of a dictionary in a text: whole words, whatever apostrophe, hyphen, stress mark, look-alike
// letter or case they are written with. It knows bytes and forms, nothing of entities.
//
// A word is a run of letters, digits, "_" and combining marks; single apostrophes and hyphens join such runs. An apostrophe
// or hyphen at the edge is no part of the word: 'НАТО' in straight quotes and "-Китай" after a dialogue dash are found. [Fold]
// says which spellings are one. A [Builder] with Exact makes a matcher that folds nothing and counts those edges to the word.
//
// How it works, file by file:
//
//   - script.go knows characters: what they are, what they fold to, their hashes;
//   - read.go cuts a text into pieces, words and marks, and hashes each while it looks for its end, four Cyrillic letters at
//     a time; what the tables do not know goes the slow way through token.go and fold.go, which say what is right;
//   - match.go asks two filters, which stay in the cache, what a piece and its follower may be; same.go compares what is
//     left with the keys;
//   - table.go lays filters and keys out, builder.go fills them, file.go writes and opens them.
package match

import (
	"iter"
	"math/bits"
	"sync"
)

// Hit is one match: text[Start:End], in bytes. It includes marks that belong to its last letter.
type Hit struct {
	Start, End int
	Value      uint32
}

// Matcher finds forms. It does not change and serves any number of goroutines.
type Matcher struct {
	script *script
	first  filter // what may be one piece
	later  filter // what may be more than one
	table  table
	pieces int       // the most pieces of a text that one form may take
	pool   sync.Pool // of *scanner

	data []byte // of Open
	sum  uint32 // that data should have
}

func newMatcher(c *script) *Matcher {
	m := &Matcher{script: c}
	m.pool.New = func() any { return new(scanner) }
	return m
}

// Lookup returns the value of a form.
func (m *Matcher) Lookup(form string) (uint32, bool) {
	s := m.pool.Get().(*scanner)
	defer m.pool.Put(s)
	s.folded = m.script.key(s.folded[:0], form)
	h, _ := m.script.hashOf(0, s.folded)
	s.key = compact(s.key[:0], s.folded)
	return m.table.get(h, s.key)
}

// All yields every match that starts where a word starts and ends where one ends, by start, the shorter first. A form that
// begins or ends with another character ("U.S.", «Холодний Яр») starts and ends away from words.
func (m *Matcher) All(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) { m.scan(text, false, yield) }
}

// Longest yields the longest match at the leftmost place, then goes on behind it.
func (m *Matcher) Longest(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) { m.scan(text, true, yield) }
}

// start is a piece where forms may begin, by the filters.
type start struct {
	two   uint64 // hash of two pieces
	piece uint32
	is1   uint8 // of one piece: form, beginning
	is2   uint8 // of two pieces
}

// scan yields all matches, or the longest.
func (m *Matcher) scan(text string, longest bool, yield func(Hit) bool) {
	s := m.pool.Get().(*scanner)
	defer m.pool.Put(s)
	s.reset(max(window, 2*m.pieces))
	behind := 0 // the last of the longest
	for pos := 0; pos < len(text); {
		pos = s.read(m.script, text, pos)
		// What begins near the end of the window waits for the next one.
		safe := s.n
		if pos < len(text) {
			safe -= m.pieces
		}
		starts := m.starts(s, text, safe)
		for i := range starts {
			st := &starts[i]
			first := int(st.piece)
			p := &s.pieces[first]
			if p.start < behind {
				continue
			}
			best := Hit{}
			if st.is1&form != 0 {
				if value, ok := m.value(s, text, first, first, p.hash); ok && s.ends(first) {
					best = Hit{p.start, p.start + int(p.size), value}
					if !longest && !yield(best) {
						return
					}
				}
			}
			if st.is2 == 0 && (!longest || best.End == 0) {
				continue
			}
			h, is := st.two, uint64(st.is2)
			for last := first + 1; is != 0; {
				if is&form != 0 {
					if value, ok := m.value(s, text, first, last, h); ok && s.ends(last) {
						best = Hit{p.start, s.pieces[last].start + int(s.pieces[last].size), value}
						if !longest && !yield(best) {
							return
						}
					}
				}
				if last++; is&beginning == 0 || last == s.n || last-first == m.pieces {
					break
				}
				h = m.join(s, text, h, last)
				is = m.later.has(h)
			}
			if longest && best.End > 0 {
				if !yield(best) {
					return
				}
				behind = best.End
			}
		}
		s.keep(safe)
	}
}

// starts lists the pieces below safe where forms may begin. Each round asks memory for what the next one needs, for many
// pieces at once, so that nobody waits for one after the other.
func (m *Matcher) starts(s *scanner, text string, safe int) []start {
	list := s.starts
	n := 0
	for i := range s.pieces[:safe] {
		p := &s.pieces[i]
		is := m.first.has(p.hash)
		list[n].piece, list[n].is1 = uint32(i), uint8(is)
		n += int((is | is>>1) & uint64(p.flags&isOpen))
	}
	list = list[:n]
	n = 0
	s.pieces[s.n] = piece{}
	for _, st := range list {
		st.two = m.join(s, text, s.pieces[st.piece].hash, int(st.piece)+1)
		st.is2 = uint8(m.later.has(st.two)) & -(st.is1 >> 1)
		list[n] = st
		is := st.is1 | st.is2 | st.is2>>1
		n += int(is & 1)
	}
	list = list[:n]
	if n > 0 && int(list[n-1].piece)+1 == s.n {
		list[n-1].is2 = 0
	}
	sum := byte(0)
	for i := range list {
		h := s.pieces[list[i].piece].hash
		if list[i].is1&form == 0 {
			h = list[i].two
		}
		sum += m.table.near(h)
	}
	s.sum += sum
	return list
}

// ends reports whether a match may end with piece k: a word, or a mark that does not touch the word behind it.
func (s *scanner) ends(k int) bool {
	return s.pieces[k].flags&isWord != 0 || k+1 == s.n || s.pieces[k+1].flags&(isWord|isGap) != isWord
}

// join is the hash of a key with hash h and the piece with number k behind it.
func (m *Matcher) join(s *scanner, text string, h uint64, k int) uint64 {
	p := &s.pieces[k]
	switch {
	case p.flags&isGap == 0:
	case m.script.exact:
		before := &s.pieces[k-1]
		for _, r := range text[before.start+int(before.size) : p.start] {
			h = bits.RotateLeft64(h, 1) ^ m.script.hashAt(r)
		}
	default:
		h = bits.RotateLeft64(h, 1) ^ m.script.hash[' ']
	}
	return bits.RotateLeft64(h, int(p.turn)) ^ p.hash
}

// value looks the pieces from first to last up, which have the hash h.
func (m *Matcher) value(s *scanner, text string, first, last int, h uint64) (uint32, bool) {
	for slot := m.table.seek(m.table.home(h), h); slot >= 0; slot = m.table.seek(slot+slotSize, h) {
		if key, value := m.table.at(slot); m.same(s, text, first, last, key) {
			return value, true
		}
	}
	return 0, false
}
