package match

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Builder collects forms. The zero value is ready. It is for one goroutine.
type Builder struct {
	// Exact makes a matcher that folds nothing: a form is found only as it is written, byte for byte. Word characters are
	// then letters, digits and _ ' ’ ʼ - U+0301 U+00AD wherever they stand. To be set before the first form is added.
	Exact bool

	keys           []byte // one after the other
	entries        []entry
	index          []uint32 // of entries by hash, plus one; the length is a power of two
	begin1, begin2 []uint64 // hashes of the beginnings of forms that may be one piece, and that may be more
	pieces         int      // of the longest form
	key, compact   []byte   // of the form that is being added
}

// Add puts a form in. Of two forms with the same [Fold] the later counts. A form that folds to nothing is a bug of the
// caller and panics, as do a form of more than 64 KB and forms of more than 4 GB.
func (b *Builder) Add(form string, value uint32) {
	row := b.Row(form)
	if row < 0 {
		panic("match: add " + form + ": empty form")
	}
	b.Set(row, value)
}

// Row puts a form in and returns its number, the same for all forms with its [Fold]; numbers count from 0 in the order of
// the first of each. A form that folds to nothing is not put in and has the number -1.
func (b *Builder) Row(form string) int {
	c := b.script()
	b.key = c.key(b.key[:0], form)
	if len(b.key) == 0 {
		return -1
	}
	if len(b.key) >= maxKey {
		panic("match: form of more than 64 KB")
	}
	h, _ := c.hashOf(0, b.key)
	b.compact = compact(b.compact[:0], b.key)
	row, isNew := b.put(h, b.compact)
	if isNew {
		e := &b.entries[row]
		e.one, e.many = b.begin(c)
	}
	return row
}

// Set gives the forms with the number a value. Without it that is 0.
func (b *Builder) Set(row int, value uint32) { b.entries[row].value = value }

// begin puts the beginnings of the new form in, up to each place where a piece of some text may end, and says whether the form
// may be one piece and whether it may be more. A dash in a text parts words where the form has a hyphen.
func (b *Builder) begin(c *script) (one, many bool) {
	var h uint64
	pieces := 1
	inFirst, inside, blank := true, false, false
	for i := 0; i < len(b.key); {
		r, n := utf8.DecodeRune(b.key[i:])
		p := c.properties(r)
		core := p&isCore != 0
		if i > 0 && !blank && !(inside && core) {
			if pieces == 1 || inFirst && inside {
				b.begin1 = append(b.begin1, h)
			}
			if pieces > 1 {
				b.begin2 = append(b.begin2, h)
			}
			pieces++
		}
		blank = p&isBlank != 0
		inFirst = inFirst && !blank
		h, _ = c.hashOf(h, b.key[i:i+n])
		inside = core
		i += n
	}
	b.pieces = max(b.pieces, pieces)
	return pieces == 1 || inFirst && inside, pieces > 1
}

// Merge puts the forms of another builder in, which remains as it was, and returns the number that each of its rows has here.
// So several goroutines can fold forms, each with a builder of its own. Values do not come along.
func (b *Builder) Merge(o *Builder) []int {
	rows := make([]int, len(o.entries))
	for i := range o.entries {
		e := &o.entries[i]
		row, isNew := b.put(e.hash, o.keyOf(e))
		if isNew {
			b.entries[row].one, b.entries[row].many = e.one, e.many
		}
		rows[i] = row
	}
	b.begin1, b.begin2 = append(b.begin1, o.begin1...), append(b.begin2, o.begin2...)
	b.pieces = max(b.pieces, o.pieces)
	return rows
}

// Grow makes room for so many more forms.
func (b *Builder) Grow(forms int) {
	b.entries = slices.Grow(b.entries, forms)
	if want := 2 * (len(b.entries) + forms); len(b.index) < want {
		b.reindex(1 << bits.Len(uint(want)))
	}
}

// reindex makes an index of the size.
func (b *Builder) reindex(size int) {
	b.index = make([]uint32, size)
	for i := range b.entries {
		e := &b.entries[i]
		b.index[b.find(e.hash, b.keyOf(e))] = uint32(i) + 1
	}
}

// put returns the number of the form with the hash and the key as the table keeps it, and whether it is new.
func (b *Builder) put(h uint64, key []byte) (row int, isNew bool) {
	if len(b.index) < 2*(len(b.entries)+1) {
		b.reindex(max(64, 2*len(b.index)))
	}
	i := b.find(h, key)
	if isNew = b.index[i] == 0; isNew {
		if len(b.keys) > 1<<32-1-maxKey {
			panic("match: forms of more than 4 GB")
		}
		b.entries = append(b.entries, entry{hash: h, offset: uint32(len(b.keys)), length: uint16(len(key))})
		b.keys = append(b.keys, key...)
		b.index[i] = uint32(len(b.entries))
	}
	return int(b.index[i]) - 1, isNew
}

func (b *Builder) keyOf(e *entry) []byte { return b.keys[e.offset : e.offset+uint32(e.length)] }

// find is the place of the index that holds the key or where it belongs.
func (b *Builder) find(h uint64, key []byte) uint64 {
	mask := uint64(len(b.index) - 1)
	for i := h >> 20 & mask; ; i = (i + 1) & mask {
		n := b.index[i]
		if n == 0 {
			return i
		}
		if e := &b.entries[n-1]; e.hash == h && string(b.keyOf(e)) == string(key) {
			return i
		}
	}
}

// Build returns the matcher of all forms added so far. The builder is empty afterwards.
func (b *Builder) Build() *Matcher {
	m := newMatcher(b.script())
	begin1, begin2 := unique(b.begin1), unique(b.begin2)
	one, many := len(begin1), len(begin2)
	for i := range b.entries {
		if b.entries[i].one {
			one++
		}
		if b.entries[i].many {
			many++
		}
	}
	m.first, m.later = newFilter(one), newFilter(many)
	for _, h := range begin1 {
		m.first.addBeginning(h)
	}
	for _, h := range begin2 {
		m.later.addBeginning(h)
	}
	for i := range b.entries {
		if e := &b.entries[i]; e.one {
			m.first.addForm(e.hash)
		}
		if e := &b.entries[i]; e.many {
			m.later.addForm(e.hash)
		}
	}
	m.pieces = max(b.pieces, 1)
	m.table = layOut(b.entries, b.keys)
	*b = Builder{Exact: b.Exact}
	return m
}

func unique(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}

func (b *Builder) script() *script {
	if b.Exact {
		return exactly()
	}
	return folding()
}
