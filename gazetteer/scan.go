package gazetteer

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// Scan yields every place of a text that is a form of a name or a word of any language, by start, the shorter first. Matches
// start and end where words do; they overlap. Capitals are not looked at, see [Name.Accepts]. The readings of a hit are
// shared: names come before words, names by the id of their entity.
func (g *Gazetteer) Scan(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		for h := range g.matcher.All(text) {
			row := g.row(h.Value)
			if !yield(Hit{h.Start, h.End, row.of(text[h.Start:h.End]), &row.Classes}) {
				return
			}
		}
	}
}

// Find returns the readings of a form, nil where it has none.
func (g *Gazetteer) Find(form string) []Reading {
	if v, ok := g.matcher.Lookup(form); ok {
		return g.row(v).of(form)
	}
	return nil
}

// row is that of a value of the matcher.
func (g *Gazetteer) row(value uint32) *row {
	r := g.rows.get(int(value), g.readRow)
	if r == nil {
		g.damaged(fmt.Errorf("%w: a form without readings", ErrFormat))
		return &row{}
	}
	return r
}

// of is the readings of the form as it is written.
func (r *row) of(surface string) []Reading {
	if r.readings[1] == nil {
		return r.readings[0]
	}
	switch extra := possessiveLen(surface) - len("'s"); {
	case extra <= 0:
		return r.readings[0]
	case extra < len(r.readings):
		return r.readings[extra]
	default: // a soft hyphen in it
		return lengthened(r.readings[0], int8(extra))
	}
}

// possessiveLen is the bytes of a form from its last apostrophe on.
func possessiveLen(surface string) int {
	for i := len(surface); i > 0; {
		r, n := utf8.DecodeLastRuneInString(surface[:i])
		i -= n
		if strings.ContainsRune("'’ʼ`‘´′", r) {
			return len(surface) - i
		}
	}
	return 0
}
