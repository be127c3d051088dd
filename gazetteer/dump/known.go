package dump

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
	"zgadka/gazetteer/inflect"
)

// known is what the gazetteer has already.
type known struct {
	g      *gazetteer.Gazetteer
	byItem map[string]string // of Wikidata
	byISO  map[string]string // countries
}

func knownBy(g *gazetteer.Gazetteer) known {
	k := known{g, map[string]string{}, map[string]string{}}
	for _, e := range g.Entities() {
		if e.Wikidata != "" {
			k.byItem[e.Wikidata] = e.ID
		}
		if e.ISO2 != "" {
			k.byISO[e.ISO2] = e.ID
		}
	}
	return k
}

// find returns the id of what a record is: by its item, by its country code, else by its main name in one of the languages, where
// type and country do not speak against it. A place must be known to lie in the same country.
func (k known) find(r *Record, e *draft.Entry) string {
	if id := k.byItem[e.Wikidata]; e.Wikidata != "" && id != "" {
		return id
	}
	if id := k.byISO[r.ISO2]; r.ISO2 != "" && id != "" {
		return id
	}
	for _, lang := range gazetteer.Languages {
		if len(r.Names[lang]) == 0 {
			continue
		}
		for _, reading := range k.g.Find(r.Names[lang][0].Text) {
			if n := reading.Name; n != nil && n.Lang == lang && n.Part != gazetteer.Family && reading.Cases&inflect.Nom != 0 && sameThing(r, e, n.Entity) {
				return n.Entity.ID
			}
		}
	}
	return ""
}

func sameThing(r *Record, e *draft.Entry, o *gazetteer.Entity) bool {
	body := func(t gazetteer.Type) bool { return t == gazetteer.Organization || t == gazetteer.Media }
	switch {
	case r.Type != o.Type && !(body(r.Type) && body(o.Type)):
		return false
	case e.Wikidata != "" && o.Wikidata != "" && e.Wikidata != o.Wikidata:
		return false
	case r.Type == gazetteer.Place:
		return e.Country != "" && e.Country == o.Country
	}
	return e.Country == "" || o.Country == "" || e.Country == o.Country
}
