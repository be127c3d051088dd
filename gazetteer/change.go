package gazetteer

import (
	"cmp"
	"maps"
	"slices"
)

// change says what an entry of a later pack does with the one of an earlier pack; the zero value takes its whole place.
type change struct {
	add     bool     // it adds to it
	remove  bool     // it takes it out
	without []string // names that an adding entry takes out
}

// key reads the keys that only entries which change an earlier one have.
func (c *change) key(key string, v node) bool {
	switch key {
	case "add":
		c.add = v.boolean()
	case "remove":
		c.remove = v.boolean()
	case "without":
		c.without = v.textOrTexts()
	default:
		return false
	}
	return true
}

// check complains of changes that contradict each other.
func (c *change) check(n node, id string) {
	switch {
	case c.add && c.remove:
		n.fail("%s: either add or remove", id)
	case len(c.without) > 0 && !c.add:
		n.fail("%s: \"without\" goes with add: true", id)
	}
}

// changeEntities puts the entities of a later pack in.
func (p *pack) changeEntities(later *pack) {
	for _, e := range later.sortedEntities() {
		old := p.entities[e.ID]
		switch {
		case old == nil && (e.change.add || e.change.remove):
			p.bad.add(e.Pos, "%s: no earlier pack has it, so there is nothing to change", e.ID)
		case e.change.remove:
			delete(p.entities, e.ID)
			p.forget(e.ID)
		case e.change.add:
			p.entities[e.ID] = p.added(old, e)
		default:
			p.entities[e.ID] = e
		}
	}
}

// forget takes an entity out of the offices: those that it held and those that are its own.
func (p *pack) forget(id string) {
	maps.DeleteFunc(p.offices, func(k officeKey, _ *Office) bool { return k.of == id })
	for _, o := range p.offices {
		o.Holders = slices.DeleteFunc(o.Holders, func(t Tenure) bool { return t.Who == id })
	}
}

// added is the old entry with what the new one says: its names, kinds and sites beside the old ones, its other keys in their place.
func (p *pack) added(old, e *Entity) *Entity {
	sum := *old
	sum.Gender = cmp.Or(e.Gender, old.Gender)
	for _, s := range []struct{ to, from *string }{
		{&sum.Country, &e.Country}, {&sum.Capital, &e.Capital}, {&sum.Metonym, &e.Metonym}, {&sum.StandsFor, &e.StandsFor},
		{&sum.Wikidata, &e.Wikidata}, {&sum.ISO2, &e.ISO2}, {&sum.ISO31662, &e.ISO31662}, {&sum.GeoNames, &e.GeoNames},
	} {
		*s.to = cmp.Or(*s.from, *s.to)
	}
	sum.Alone = cmp.Or(e.Alone, old.Alone)
	sum.Kinds, sum.Sites = slices.Concat(old.Kinds, e.Kinds), slices.Concat(old.Sites, e.Sites)
	sum.Was = slices.Concat(old.Was, e.Was)
	sum.Adjectives, sum.Demonyms = wordsOf(old.Adjectives, e.Adjectives), wordsOf(old.Demonyms, e.Demonyms)
	sum.Names = slices.Concat(p.kept(old, e), e.Names)
	if len(sum.Names) == 0 {
		p.bad.add(e.Pos, "%s has no name left: remove: true takes an entity out", e.ID)
	}
	for i := range sum.Names {
		n := &sum.Names[i]
		n.Entity = &sum
		for j := range n.parts {
			n.parts[j].gender = cmp.Or(n.parts[j].gender, sum.Gender)
		}
	}
	return &sum
}

// kept is the names of the old entry that the new one leaves, canonical only where the new one has no canonical name.
func (p *pack) kept(old, e *Entity) []Name {
	canonical := map[Lang]bool{}
	for _, n := range e.Names {
		canonical[n.Lang] = canonical[n.Lang] || n.Kind == Canonical
	}
	found := map[string]bool{}
	var names []Name
	for _, n := range old.Names {
		if slices.Contains(e.change.without, n.Text) {
			found[n.Text] = true
			continue
		}
		if n.Kind == Canonical && canonical[n.Lang] {
			n.Kind = Alias
		}
		n.parts = slices.Clone(n.parts)
		names = append(names, n)
	}
	for _, text := range e.change.without {
		if !found[text] {
			p.bad.add(e.Pos, "%s has no name %q to take out", e.ID, text)
		}
	}
	return names
}

func wordsOf(old, more map[Lang][]string) map[Lang][]string {
	if len(more) == 0 {
		return old
	}
	sum := maps.Clone(old)
	if sum == nil {
		sum = map[Lang][]string{}
	}
	for lang, words := range more {
		sum[lang] = slices.Concat(sum[lang], words)
	}
	return sum
}

// changeOffices puts the offices of a later pack in.
func (p *pack) changeOffices(later *pack) {
	for _, o := range later.sortedOffices() {
		k := officeKey{o.Kind, o.Of}
		old := p.offices[k]
		switch {
		case old == nil && (o.change.add || o.change.remove):
			p.bad.add(o.Pos, "%s of %s: no earlier pack has it, so there is nothing to change", o.Kind, o.Of)
		case o.change.remove:
			delete(p.offices, k)
		case o.change.add:
			p.offices[k] = p.succeeded(old, o)
		default:
			p.offices[k] = o
		}
	}
}

// succeeded is the old office with the holders of the new entry. A tenure that was open ends where a successor's begins; one of the
// same person from the same day is replaced.
func (p *pack) succeeded(old, o *Office) *Office {
	sum := *old
	sum.Head, sum.Shared = old.Head || o.Head, old.Shared || o.Shared
	sum.Source = cmp.Or(o.Source, old.Source)
	sum.Holders = slices.DeleteFunc(slices.Clone(old.Holders), func(t Tenure) bool {
		return slices.ContainsFunc(o.Holders, func(n Tenure) bool { return n.Who == t.Who && n.From == t.From })
	})
	if !sum.Shared && len(o.Holders) > 0 {
		for i := range sum.Holders {
			if t := &sum.Holders[i]; t.To.IsZero() && t.From.compare(o.Holders[0].From) < 0 {
				t.To = o.Holders[0].From
			}
		}
	}
	sum.Holders = append(sum.Holders, o.Holders...)
	sum.check(&p.bad)
	slices.SortStableFunc(sum.Holders, func(a, b Tenure) int { return a.From.compare(b.From) })
	return &sum
}
