package gazetteer

import (
	"encoding/binary"
	"fmt"
	"iter"
	"slices"

	"zgadka/gazetteer/inflect"
)

// meaning is a reading as a compiled gazetteer keeps it. It has room for 2^28 names.
type meaning struct {
	of         uint8  // what number counts
	number     uint32 // among the names of all entities, their lexemes, or the words of all languages
	cases      inflect.Cases
	verb       inflect.Verb
	langs      uint8
	common     bool
	possessive bool
}

// What the number of a meaning counts.
const (
	ofName = iota
	ofEntity
	ofLanguage
)

// layout is the bits of a meaning, from the lowest on; the last of a row has one more bit.
const (
	numberAt     = 2
	casesAt      = numberAt + 28
	verbAt       = casesAt + 14
	langsAt      = verbAt + 11
	commonAt     = langsAt + 3
	possessiveAt = commonAt + 1
	lastAt       = possessiveAt + 1
)

func (m meaning) pack(last bool) uint64 {
	if m.number >= 1<<(casesAt-numberAt) || m.cases>>(verbAt-casesAt) != 0 || m.verb>>(langsAt-verbAt) != 0 {
		panic("gazetteer: too many names, or a case or verb that the layout of readings has no room for")
	}
	bit := func(b bool, at int) uint64 {
		if b {
			return 1 << at
		}
		return 0
	}
	return uint64(m.of) | uint64(m.number)<<numberAt | uint64(m.cases)<<casesAt | uint64(m.verb)<<verbAt | uint64(m.langs)<<langsAt |
		bit(m.common, commonAt) | bit(m.possessive, possessiveAt) | bit(last, lastAt)
}

func unpack(x uint64) (m meaning, last bool) {
	field := func(from, to int) uint64 { return x >> from & (1<<(to-from) - 1) }
	return meaning{
		of: uint8(field(0, numberAt)), number: uint32(field(numberAt, casesAt)), cases: inflect.Cases(field(casesAt, verbAt)),
		verb: inflect.Verb(field(verbAt, langsAt)), langs: uint8(field(langsAt, commonAt)),
		common: field(commonAt, possessiveAt) == 1, possessive: field(possessiveAt, lastAt) == 1,
	}, field(lastAt, lastAt+1) == 1
}

// row is the readings of a form, for each length of the apostrophe of its possessive: one byte, two, three. Where it has no
// possessive only the first is there.
type row struct {
	readings [3][]Reading
	Classes
}

// readingSize is the bytes of a reading.
const readingSize = 8

// maxRow bounds the readings of a form, so that a damaged file costs little.
const maxRow = 1 << 14

func (g *Gazetteer) readRow(i int) *row {
	r := &row{}
	trims := false
	all := g.sections[readingSection]
	for n, last := i, false; !last; n++ {
		if n >= len(all)/readingSize || n-i == maxRow {
			g.damaged(fmt.Errorf("%w: readings without end", ErrFormat))
			break
		}
		var m meaning
		m, last = unpack(binary.LittleEndian.Uint64(all[readingSize*n:]))
		if reading := g.reading(m); reading.Name != nil || reading.Lexeme != nil {
			r.readings[0] = append(r.readings[0], reading)
			trims = trims || reading.Trim > 0
		}
	}
	for extra := 1; trims && extra < len(r.readings); extra++ {
		r.readings[extra] = lengthened(r.readings[0], int8(extra))
	}
	r.Classes = classesOf(r.readings[0])
	return r
}

// reading finds what a meaning is of.
func (g *Gazetteer) reading(m meaning) Reading {
	r := Reading{Cases: m.cases, Verb: m.verb, Langs: m.langs, Common: m.common}
	if m.possessive {
		r.Trim = int8(len("'s"))
	}
	switch m.of {
	case ofName:
		if e, own := g.owner(m.number, entityName); e != nil && own >= 0 && own < len(e.Names) {
			r.Name = &e.Names[own]
		}
	case ofEntity:
		if e, own := g.owner(m.number, entityLexeme); e != nil && own >= 0 && own < len(e.lexemes) {
			r.Lexeme = &e.lexemes[own]
		}
	case ofLanguage:
		r.Lexeme = g.word(m.number)
	}
	if r.Name == nil && r.Lexeme == nil {
		g.damaged(fmt.Errorf("%w: a form of nothing", ErrFormat))
	}
	return r
}

// lengthened is the readings of a possessive whose apostrophe has more bytes.
func lengthened(list []Reading, extra int8) []Reading {
	list = slices.Clone(list)
	for i := range list {
		if list[i].Trim > 0 {
			list[i].Trim += extra
		}
	}
	return list
}

// allReadings yields the readings of every form.
func (g *Gazetteer) allReadings() iter.Seq[[]Reading] {
	return func(yield func([]Reading) bool) {
		all := g.sections[readingSection]
		for i, begins := 0, true; i < len(all)/readingSize; i++ {
			if begins && !yield(g.rows.get(i, g.readRow).readings[0]) {
				return
			}
			_, begins = unpack(binary.LittleEndian.Uint64(all[readingSize*i:]))
		}
	}
}
