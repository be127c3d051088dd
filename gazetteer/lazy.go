package gazetteer

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"zgadka/gazetteer/inflect"
	"zgadka/gazetteer/match"
)

// Gazetteer is a set of packs, compiled. It does not change and serves any number of goroutines; what its methods return is
// shared and must not be written to. Entities, offices and readings are decoded when they are first asked for and kept, so
// the same question gives the same pointer.
type Gazetteer struct {
	about
	kindNames []string // of offices
	sections  sections
	sums      []byte // of the header, nil where there was no file
	file      string
	names     *names
	matcher   *match.Matcher
	common    *match.Matcher

	entries  lazy[entry]
	officeAt lazy[Office]
	rows     lazy[row] // by the number of their first reading
	spoken   [3]struct {
		once sync.Once
		*Language
	}
	hosts struct {
		once sync.Once
		of   map[string]host
	}
	damage  atomic.Pointer[error]
	digests sync.Map // by what is digested, and id; see digested
}

// Err is the first damage that an answer of a compiled file met, nil without. See [Open].
func (g *Gazetteer) Err() error {
	if err := g.damage.Load(); err != nil {
		return *err
	}
	return nil
}

func (g *Gazetteer) damaged(err error) {
	if g.file != "" {
		err = fmt.Errorf("%s: %w", g.file, err)
	}
	g.damage.CompareAndSwap(nil, &err)
}

// lazy holds things by number, each from when it is first asked for.
type lazy[T any] []atomic.Pointer[[lazyChunk]atomic.Pointer[T]]

const lazyChunk = 256

func newLazy[T any](n int) lazy[T] { return make(lazy[T], (n+lazyChunk-1)/lazyChunk) }

// get is the thing with number i, which must not be negative, nil outside. Of two that are read at once one counts.
func (l lazy[T]) get(i int, read func(int) *T) *T {
	if i/lazyChunk >= len(l) {
		return nil
	}
	chunk := l[i/lazyChunk].Load()
	if chunk == nil {
		l[i/lazyChunk].CompareAndSwap(nil, new([lazyChunk]atomic.Pointer[T]))
		chunk = l[i/lazyChunk].Load()
	}
	at := &chunk[i%lazyChunk]
	if x := at.Load(); x != nil {
		return x
	}
	at.CompareAndSwap(nil, read(i))
	return at.Load()
}

// entry is an entity with what else is kept of it.
type entry struct {
	Entity
	number   int
	lexemes  []Lexeme // adjectives and demonyms
	offices  atomic.Pointer[[]*Office]
	holdings atomic.Pointer[[]Holding]
}

// Cells of a row of entitySection.
const (
	entityRecord = iota
	entityName
	entityLexeme
	entityCells
)

func (g *Gazetteer) entityCell(i, cell int) uint32 {
	return cells(g.sections[entitySection]).at(entityCells*i + cell)
}

// entry is the entity with the number, nil outside.
func (g *Gazetteer) entry(i int) *entry {
	if i < 0 || i >= g.names.ids.count() {
		return nil
	}
	return g.entries.get(i, g.readEntry)
}

func (g *Gazetteer) readEntry(i int) *entry {
	e := &entry{number: i}
	if !g.record(g.entityCell(i, entityRecord), func(c *coder) { c.entity(&e.Entity) }) {
		e.Entity = Entity{}
	}
	e.ID = g.names.ids.at(i)
	prefix, _, _ := strings.Cut(e.ID, "/")
	e.Type = types[prefix]
	e.lexemes = e.Entity.lexemes()
	return e
}

// lexemes is the adjectives and demonyms, by language.
func (e *Entity) lexemes() (list []Lexeme) {
	for _, lang := range Languages {
		for _, a := range e.Adjectives[lang] {
			list = append(list, Lexeme{Class: CountryAdj, ID: e.ID, Lang: lang, Text: a, Pos: e.Pos})
		}
		for _, d := range e.Demonyms[lang] {
			list = append(list, Lexeme{Class: Demonym, ID: e.ID, Lang: lang, Text: d, Gender: inflect.GenderOf(d, lang, inflect.Common), Pos: e.Pos})
		}
	}
	return list
}

// owner is the entity whose names or lexemes, by the cell, have the number n among them, and which of its own it is.
func (g *Gazetteer) owner(n uint32, cell int) (e *entry, own int) {
	i := sort.Search(g.names.ids.count(), func(i int) bool { return g.entityCell(i+1, cell) > n })
	return g.entry(i), int(n) - int(g.entityCell(i, cell))
}

// language is the i-th of [Languages], nil where no pack has it.
func (g *Gazetteer) language(i int) *Language {
	l := &g.spoken[i]
	l.once.Do(func() {
		if g.languages[i] == 0 {
			return
		}
		var known Language
		if g.record(g.languages[i]-1, func(c *coder) { c.language(&known) }) {
			l.Language = &known
		}
	})
	return l.Language
}

// word is the word of a language with the number n among all, nil without.
func (g *Gazetteer) word(n uint32) *Lexeme {
	for i, count := range g.words {
		if n >= count {
			n -= count
			continue
		}
		if l := g.language(i); l != nil && int(n) < len(l.words) {
			return &l.words[n].Lexeme
		}
		break
	}
	return nil
}

// Cells of a row of officeSection.
const (
	officeOf = iota
	officeKindCell
	officeRecord
	officeCells
)

// table is cells in rows.
type table struct {
	cells
	width int
}

func (t table) count() int            { return t.cells.count() / t.width }
func (t table) at(i, cell int) uint32 { return t.cells.at(t.width*i + cell) }

// between is the rows whose first cell is n.
func (t table) between(n uint32) (from, to int) {
	from = sort.Search(t.count(), func(i int) bool { return t.at(i, 0) >= n })
	for to = from; to < t.count() && t.at(to, 0) == n; {
		to++
	}
	return from, to
}

// Cells of a row of holdingSection, behind that of the person.
const (
	holdingOffice = 1 + iota
	holdingHolder
	holdingCells
)

func (g *Gazetteer) offices() table { return table{cells(g.sections[officeSection]), officeCells} }

// office is the office with the number, nil outside.
func (g *Gazetteer) office(i int) *Office {
	if i < 0 || i >= g.offices().count() {
		return nil
	}
	return g.officeAt.get(i, func(i int) *Office {
		var o Office
		if !g.record(g.offices().at(i, officeRecord), func(c *coder) { c.office(&o) }) {
			return &Office{}
		}
		return &o
	})
}
