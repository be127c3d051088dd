// Package match finds the forms of a dictionary in a text: whole words, whatever apostrophe, hyphen, stress mark, look-alike
// letter or case they are written with. It knows bytes and forms, nothing of entities.
//
// A word is a run of letters, digits, "_" and combining marks; single apostrophes and hyphens join such runs. An apostrophe
// or hyphen at the edge is no part of the word. [Fold] says which spellings are one.
package match

import (
	"iter"
	"sync"
)

// Hit is one match: text[Start:End], in bytes. It includes marks that belong to its last letter.
type Hit struct {
	Start, End int
	Value      uint32
}

// Builder collects forms. The zero value is ready. It is for one goroutine.
type Builder struct{ table }

// Add puts a form in. Of two forms with the same [Fold] the later counts. A form that folds to nothing is a bug of the
// caller and panics, as does the value ^uint32(0).
func (b *Builder) Add(form string, value uint32) {
	key := Fold(form)
	if key == "" || value == noValue {
		panic("match: add " + form + ": empty form or reserved value")
	}
	b.put(key, value, false)
	// A dash in a text parts words where the form has a hyphen, so every place where some text may have a token's end counts.
	inside := false // the character before was of a word's core
	for i := 0; i < len(key); {
		c, n := at(key, i)
		isCore := c&(core|extends) != 0
		if i > 0 && !(inside && isCore) && key[i-1] != ' ' {
			b.put(key[:i], noValue, true)
		}
		inside = isCore
		i += n
	}
	if c, _ := at(key, 0); c&core == 0 {
		b.marks = true
	}
}

// Build returns the matcher of all forms added so far. The builder is empty afterwards.
func (b *Builder) Build() *Matcher {
	m := &Matcher{table: b.table}
	b.table = table{}
	m.pool.New = func() any { return new(scanner) }
	return m
}

// Matcher finds forms. It does not change and serves any number of goroutines.
type Matcher struct {
	table
	pool sync.Pool // of *scanner
}

// Lookup returns the value of a form.
func (m *Matcher) Lookup(form string) (uint32, bool) {
	e := m.get([]byte(Fold(form)))
	if e == nil || e.value == noValue {
		return 0, false
	}
	return e.value, true
}

// All yields every match that starts where a word starts and ends where one ends, by start, the shorter first. A form that
// begins or ends with another character ("U.S.", «Холодний Яр») starts and ends away from words.
func (m *Matcher) All(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		s := m.pool.Get().(*scanner)
		defer m.pool.Put(s)
		apart := true // the token before is no word
		for pos := 0; pos < len(text); {
			t := next(text, pos)
			pos = t.end
			if t.kind == word || t.kind == mark && apart && m.marks {
				if !m.from(s, text, t, yield) {
					return
				}
			}
			if t.kind != hidden {
				apart = t.kind != word
			}
		}
	}
}

// Longest yields the longest match at the leftmost place, then goes on behind it.
func (m *Matcher) Longest(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		var last Hit
		for h := range m.All(text) {
			switch {
			case h.Start == last.Start:
				last = h
			case h.Start < last.End:
			default:
				if last.End > 0 && !yield(last) {
					return
				}
				last = h
			}
		}
		if last.End > 0 {
			yield(last)
		}
	}
}

// scanner holds the buffers of one walk through a text.
type scanner struct {
	folder
	key []byte
}

// from yields the matches that begin with token t, and reports whether to go on.
func (m *Matcher) from(s *scanner, text string, t token, yield func(Hit) bool) bool {
	start := t.start
	s.key = s.key[:0]
	for {
		s.key = s.append(s.key, text[t.start:t.end], t)
		e := m.get(s.key)
		if e == nil {
			return true
		}
		if e.value != noValue && (t.kind == word || !wordAt(text, t.end)) && !yield(Hit{start, t.end, e.value}) {
			return false
		}
		if !e.longer {
			return true
		}
		for t.kind = hidden; t.kind == hidden || t.kind == blank; {
			if t.end == len(text) {
				return true
			}
			t = next(text, t.end)
			if t.kind == blank && s.key[len(s.key)-1] != ' ' {
				s.key = append(s.key, ' ')
			}
		}
	}
}

// wordAt reports whether a word begins at pos.
func wordAt(text string, pos int) bool {
	for pos < len(text) {
		t := next(text, pos)
		if t.kind != hidden {
			return t.kind == word
		}
		pos = t.end
	}
	return false
}
