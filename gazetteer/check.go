package gazetteer

import "slices"

// check looks for references to what is not there.
func (p *pack) check() {
	outside, hosts := map[string]*Entity{}, map[string]*Entity{}
	for _, e := range p.sortedEntities() {
		p.outsideIDs(e, outside)
		p.sites(e, hosts)
		for _, ref := range [][2]string{{"country", e.Country}, {"capital", e.Capital}, {"metonym", e.Metonym}, {"stands_for", e.StandsFor}} {
			if id := ref[1]; id != "" && p.entities[id] == nil {
				p.bad.add(e.Pos, "%s: unknown %s %s", e.ID, ref[0], id)
			}
		}
		for i, id := range e.Was {
			if p.entities[id] != nil {
				p.bad.add(e.Pos, "%s: it cannot have been %s, which is there: take that entry out first", e.ID, id)
			}
			if slices.Contains(e.Was[:i], id) {
				p.bad.add(e.Pos, "%s: was has %s twice", e.ID, id)
			}
		}
		for _, n := range e.Names {
			n.Need.check(p, n.Pos)
			n.Not.check(p, n.Pos)
		}
	}
	for _, o := range p.sortedOffices() {
		if p.entities[o.Of] == nil {
			p.bad.add(o.Pos, "%s of unknown %s", o.Kind, o.Of)
		}
		p.kind(o.Kind, o.Pos)
		for _, t := range o.Holders {
			if p.entities[t.Who] == nil {
				p.bad.add(t.Pos, "%s of %s: unknown holder %s", o.Kind, o.Of, t.Who)
			}
		}
	}
	for _, lang := range Languages {
		if l := p.languages[lang]; l != nil {
			for _, w := range l.words {
				if w.Class == OfficeWord || w.Class == Institution {
					p.kind(w.ID, w.Pos)
				}
			}
		}
	}
}

// outsideIDs complains of an id of somebody else's that two entries claim, and of a subdivision of another country.
func (p *pack) outsideIDs(e *Entity, seen map[string]*Entity) {
	for _, id := range [][2]string{{"iso2", e.ISO2}, {"iso3166_2", e.ISO31662}, {"geonames", e.GeoNames}} {
		if id[1] == "" {
			continue
		}
		key := id[0] + " " + id[1]
		if old := seen[key]; old != nil {
			p.bad.add(e.Pos, "%s: %s is that of %s at %s", e.ID, key, old.ID, old.Pos)
			continue
		}
		seen[key] = e
	}
	if c := p.entities[e.Country]; c != nil && e.ISO31662 != "" && c.ISO2 != e.ISO31662[:2] {
		p.bad.add(e.Pos, "%s: iso3166_2 %s is not of %s (%s)", e.ID, e.ISO31662, c.ID, c.ISO2)
	}
}

func (p *pack) kind(kind string, at Pos) {
	if _, ok := p.kinds[kind]; !ok {
		p.bad.add(at, "unknown kind of office %q: office/kinds.yaml does not have it", kind)
	}
}

func (c *Context) check(p *pack, at Pos) {
	if c == nil {
		return
	}
	for _, list := range [][]string{c.Any, c.Left, c.Right} {
		for _, item := range list {
			if idPattern.MatchString(item) && p.entities[item] == nil {
				p.bad.add(at, "context names unknown %s", item)
			}
		}
	}
}
