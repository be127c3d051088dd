package gazetteer

import (
	"slices"
	"strings"
)

// Version is a short hash of all files of the packs, the same on every machine.
func (g *Gazetteer) Version() string { return g.version }

// Entity returns the entity with the id, nil without.
func (g *Gazetteer) Entity(id string) *Entity { return g.byID[id] }

// Entities returns all entities by id.
func (g *Gazetteer) Entities() []*Entity { return g.entities }

// Language returns what is known of a language, nil where no pack has it.
func (g *Gazetteer) Language(lang Lang) *Language { return g.languages[lang] }

// Named is what the entity is called in a language: its canonical name there, else in the first language of [Languages]
// that has one, else "".
func (g *Gazetteer) Named(id string, lang Lang) string {
	e := g.byID[id]
	if e == nil {
		return ""
	}
	if s := e.Named(lang); s != "" {
		return s
	}
	for _, l := range Languages {
		if s := e.Named(l); s != "" {
			return s
		}
	}
	return ""
}

// Named is the canonical name in a language, "" without; of a person the full name.
func (e *Entity) Named(lang Lang) string {
	first := ""
	for i := range e.Names {
		if n := &e.Names[i]; n.Lang == lang {
			if n.Kind == Canonical {
				return n.Text
			}
			if first == "" {
				first = n.Text
			}
		}
	}
	return first
}

// Office returns the office of a kind at an institution or country, nil without.
func (g *Gazetteer) Office(kind, of string) *Office {
	for _, o := range g.Offices(of) {
		if o.Kind == kind {
			return o
		}
	}
	return nil
}

// Offices returns the offices of an institution or country, by kind.
func (g *Gazetteer) Offices(of string) []*Office {
	i, _ := slices.BinarySearchFunc(g.offices, of, func(o *Office, of string) int { return strings.Compare(o.Of, of) })
	j := i
	for j < len(g.offices) && g.offices[j].Of == of {
		j++
	}
	return g.offices[i:j:j]
}

// HeadOffices returns the offices whose holder is called head of the institution or country.
func (g *Gazetteer) HeadOffices(of string) []*Office {
	var heads []*Office
	for _, o := range g.Offices(of) {
		if o.Head {
			heads = append(heads, o)
		}
	}
	return heads
}

// Holders returns all who may have held an office on a date, by the beginning of their time. Where the date, or the
// beginning or end of a tenure, is known to the month or year only, every day that it may be counts. The zero date asks for
// all who ever held it.
func (g *Gazetteer) Holders(kind, of string, on Date) []Tenure {
	o := g.Office(kind, of)
	if o == nil {
		return nil
	}
	return o.On(on)
}

// On returns who may have held the office on a date; see [Gazetteer.Holders].
func (o *Office) On(on Date) []Tenure {
	var list []Tenure
	for _, t := range o.Holders {
		if t.May(on) {
			list = append(list, t)
		}
	}
	return list
}

// Holding is an office with one time in which a person held it.
type Holding struct {
	Office *Office
	Tenure
}

// OfficesOf returns every time in which a person held an office, by its beginning.
func (g *Gazetteer) OfficesOf(person string) []Holding {
	return g.holdings[person]
}

// Groups returns the groups of people ("diplomat") whose bare words may call the holder of an office.
func (g *Gazetteer) Groups(kind string) []string { return g.kinds[kind].groups }

// Kinds returns all kinds of offices, sorted.
func (g *Gazetteer) Kinds() []string { return g.kindNames }

// Attributions returns the attributions of a language, one a frame, in the order of its file.
func (g *Gazetteer) Attributions(lang Lang) (list []*Lexeme) {
	l := g.languages[lang]
	if l == nil {
		return nil
	}
	for i := range l.words {
		w := &l.words[i]
		if w.Class != Attribution {
			continue
		}
		if n := len(list); n > 0 && list[n-1].Cue == w.Cue {
			continue
		}
		list = append(list, &w.Lexeme)
	}
	return list
}

// ActsFor returns the id of what a place stands for when it acts: what its entry says, else of a capital its country.
func (g *Gazetteer) ActsFor(e *Entity) string {
	if e.Metonym != "" {
		return e.Metonym
	}
	if c := g.byID[e.Country]; c != nil && c.Capital == e.ID {
		return c.ID
	}
	return ""
}

// OfficesOfKind returns the offices of one kind, by institution.
func (g *Gazetteer) OfficesOfKind(kind string) (list []*Office) {
	for _, o := range g.offices {
		if o.Kind == kind {
			list = append(list, o)
		}
	}
	return list
}
