package main

import (
	"math/rand/v2"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// cast says who stands for whom in one article.
type cast struct {
	*source
	r      *rand.Rand
	lang   string
	year   int
	plays  map[string]*gazetteer.Entity // by id of whom the text names
	others map[string]stranger          // likewise, of those whom nobody knows
}

// stranger is the given name of one person of the gazetteer and the surname of another.
type stranger struct{ given, family inflect.Word }

// name is a name in the place of another, in a case that the other may be in.
func (c *cast) name(p *piece) string {
	if p.as == nil {
		return c.unknown(p)
	}
	e := c.entity(p.as.Entity)
	best := ""
	for i := range e.Names {
		n := &e.Names[i]
		if n.Lang != c.lang || n.Part != p.as.Part || best != "" && n.Kind != p.as.Kind {
			continue
		}
		if c.forms[n] == nil {
			c.forms[n] = c.g.Forms(n)
		}
		for _, f := range c.forms[n] {
			if f.Cases&p.cases != 0 && n.Accepts(f.Text) {
				best = f.Text
				break
			}
		}
	}
	if best == "" {
		return p.text
	}
	return best
}

// entity is who stands for an entity: one of its type, the more often the higher its rank.
func (c *cast) entity(of *gazetteer.Entity) *gazetteer.Entity {
	e := c.plays[of.ID]
	if e == nil {
		list := c.ranks[of.Type]
		// A few are in every other article, and most of the thousands hardly ever.
		e = list[rand.NewZipf(c.r, 1.2, 2, uint64(len(list)-1)).Uint64()]
		if c.r.IntN(3) == 0 {
			e = list[c.r.IntN(len(list))]
		}
		c.plays[of.ID] = e
	}
	return e
}

// unknown is a form of somebody whom nobody knows.
func (c *cast) unknown(p *piece) string {
	gender := p.words[len(p.words)-1].Gender
	if gender != inflect.Feminine {
		gender = inflect.Masculine
	}
	who, ok := c.others[p.of]
	if !ok {
		list := c.people[c.lang][gender]
		who = stranger{
			inflect.Word{Text: list[c.r.IntN(len(list))][0], Lang: c.lang, Class: inflect.Given, Gender: gender},
			inflect.Word{Text: list[c.r.IntN(len(list))][1], Lang: c.lang, Class: inflect.Surname, Gender: gender},
		}
		c.others[p.of] = who
	}
	family := form(who.family, p.cases)
	if len(p.words) == 1 {
		return family
	}
	return form(who.given, p.cases) + " " + family
}

// form is the first form of a word that may be in one of the cases; English has none.
func form(w inflect.Word, cases inflect.Cases) string {
	for _, f := range inflect.Forms(w) {
		if f.Cases&cases != 0 {
			return f.Text
		}
	}
	return w.Text
}
