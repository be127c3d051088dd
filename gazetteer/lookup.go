package gazetteer

import (
	"slices"
	"sort"
	"strings"
)

// Version is a short hash of all files of the packs, the same on every machine.
func (g *Gazetteer) Version() string { return g.version }

// Entity returns the entity with the id, nil without.
func (g *Gazetteer) Entity(id string) *Entity {
	if e := g.entry(g.names.ids.number(id)); e != nil {
		return &e.Entity
	}
	return nil
}

// Size is the number of entities and that of their forms, those of the words of languages included.
func (g *Gazetteer) Size() (entities, forms int) { return g.names.ids.count(), int(g.forms) }

// Entities returns all entities by id. It decodes those that were not asked for yet, which takes long where there are many.
func (g *Gazetteer) Entities() []*Entity {
	list := make([]*Entity, g.names.ids.count())
	for i := range list {
		list[i] = &g.entry(i).Entity
	}
	return list
}

// EntitiesOfKind returns the entities that have the kind, by id.
func (g *Gazetteer) EntitiesOfKind(kind string) (list []*Entity) {
	i, ok := slices.BinarySearchFunc(g.entityKinds, kind, func(k kindOf, kind string) int { return strings.Compare(k.name, kind) })
	if !ok {
		return nil
	}
	from := uint32(0)
	if i > 0 {
		from = g.entityKinds[i-1].end
	}
	for ; from < g.entityKinds[i].end; from++ {
		if e := g.entry(int(cells(g.sections[kindSection]).at(int(from)))); e != nil {
			list = append(list, &e.Entity)
		}
	}
	return list
}

// Language returns what is known of a language, nil where no pack has it.
func (g *Gazetteer) Language(lang Lang) *Language {
	if i := slices.Index(Languages, lang); i >= 0 {
		return g.language(i)
	}
	return nil
}

// Named is what the entity is called in a language: its canonical name there, else in the first language of [Languages]
// that has one, else "".
func (g *Gazetteer) Named(id string, lang Lang) string {
	e := g.Entity(id)
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
	e := g.entry(g.names.ids.number(of))
	if e == nil {
		return nil
	}
	if list := e.offices.Load(); list != nil {
		return *list
	}
	from, to := g.offices().between(uint32(e.number))
	list := make([]*Office, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, g.office(i))
	}
	e.offices.Store(&list)
	return list
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
	e := g.entry(g.names.ids.number(person))
	if e == nil {
		return nil
	}
	if list := e.holdings.Load(); list != nil {
		return *list
	}
	var list []Holding
	t := table{cells(g.sections[holdingSection]), holdingCells}
	for i, to := t.between(uint32(e.number)); i < to; i++ {
		o, holder := g.office(int(t.at(i, holdingOffice))), int(t.at(i, holdingHolder))
		if o != nil && holder < len(o.Holders) {
			list = append(list, Holding{Office: o, Tenure: o.Holders[holder]})
		}
	}
	e.holdings.Store(&list)
	return list
}

// kindNumber is the number of a kind of offices, -1 without.
func (g *Gazetteer) kindNumber(kind string) int {
	if i, ok := slices.BinarySearch(g.kindNames, kind); ok {
		return i
	}
	return -1
}

// Groups returns the groups of people ("diplomat") whose bare words may call the holder of an office.
func (g *Gazetteer) Groups(kind string) []string {
	if i := g.kindNumber(kind); i >= 0 {
		return g.officeKinds[i].groups
	}
	return nil
}

// Kinds returns all kinds of offices, sorted.
func (g *Gazetteer) Kinds() []string { return g.kindNames }

// Attributions returns the attributions of a language, one a frame, in the order of its file.
func (g *Gazetteer) Attributions(lang Lang) (list []*Lexeme) {
	l := g.Language(lang)
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
	if c := g.Entity(e.Country); c != nil && c.Capital == e.ID {
		return c.ID
	}
	return ""
}

// OfficesOfKind returns the offices of one kind, by institution.
func (g *Gazetteer) OfficesOfKind(kind string) (list []*Office) {
	n := g.kindNumber(kind)
	if n < 0 {
		return nil
	}
	byKind := cells(g.sections[officeKindSection])
	kindAt := func(i int) uint32 { return g.offices().at(int(byKind.at(i)), officeKindCell) }
	for i := sort.Search(byKind.count(), func(i int) bool { return kindAt(i) >= uint32(n) }); i < byKind.count() && kindAt(i) == uint32(n); i++ {
		if o := g.office(int(byKind.at(i))); o != nil {
			list = append(list, o)
		}
	}
	return list
}
