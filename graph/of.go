package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// Knowledge is what Of asks of the gazetteer; *[gazetteer.Gazetteer] has it.
type Knowledge interface {
	// Entity returns the entity of that id, or nil.
	Entity(id string) *gazetteer.Entity
	// OfficesOf returns every time in which the person held an office.
	OfficesOf(person string) []gazetteer.Holding
	// Outlet returns the medium of a site, or nil, and the language that it publishes in most, or "".
	Outlet(site string) (medium *gazetteer.Entity, lang string)
}

// Of returns the facts of a document. The version names the gazetteer and the extractor that read it: with another one,
// a store puts the article again.
//
// Mentions and parties without an entity make no edge: such mentions are left out, such parties keep their words.
func Of(d *extract.Document, know Knowledge, version string) Facts {
	points := codePoints(d.Text)
	f := Facts{Article: articleOf(d, points, version)}
	names := map[string]string{} // entity → nominative in this article
	types := map[string]gazetteer.Type{}
	f.Mentions = mentionsOf(d, points, names, types)
	f.Quotes = quotesOf(d, points, names, types)
	named := f.Named()
	for _, id := range named {
		f.Links = append(f.Links, linksOf(id, know)...)
		if e := know.Entity(id); e != nil {
			for _, was := range slices.Sorted(slices.Values(e.Was)) {
				f.Retired = append(f.Retired, Retired{was, id})
			}
		}
	}
	for _, l := range f.Links {
		named = append(named, l.To)
	}
	if medium, lang := know.Outlet(d.Site); medium != nil {
		f.Source = Source{medium.ID, medium.Country, lang}
		named = append(named, medium.ID)
	}
	slices.Sort(named)
	for _, id := range slices.Compact(named) {
		f.Entities = append(f.Entities, entityOf(id, know, names[id], types[id]))
	}
	// Only an unknown entity takes its name from the articles.
	for i, m := range f.Mentions {
		if know.Entity(m.Entity) == nil {
			f.Mentions[i].Name = names[m.Entity]
		}
	}
	return f
}

func articleOf(d *extract.Document, points func(int) int, version string) Article {
	a := Article{
		ID: d.ID, URL: d.URL, Site: d.Site, Title: d.Title, Lang: string(d.Lang),
		PublishedAt: d.Published, PublishedDate: day(d.Published), FetchedAt: d.Fetched,
		Text: d.Text, Story: d.ID, Version: VersionOf(version, d.Article),
	}
	for _, z := range d.Zones {
		a.Zones = append(a.Zones, Zone{string(z.Kind), Range{points(z.Start), points(z.End)}})
	}
	for _, s := range d.Sentences {
		a.Sentences = append(a.Sentences, Range{points(s.Start), points(s.End)})
	}
	a.TextHash = TextHash(d.Article)
	a.Sketch = Sketch(&a)
	return a
}

// TextHash is the sha256 of all that the facts of an article depend on, in hexadecimal digits: text, zones, title, address,
// site, language and date of publication. It can be had before the article is extracted.
func TextHash(a *extract.Article) string {
	h := sha256.New()
	// Each field goes with its length, so that none can pass for a part of the next.
	field := func(s string) {
		fmt.Fprintf(h, "%d:", len(s))
		io.WriteString(h, s)
	}
	field(a.Text)
	for _, z := range a.Zones {
		field(fmt.Sprintf("%s %d %d", z.Kind, z.Start, z.End))
	}
	for _, s := range []string{a.Title, a.URL, a.Site, string(a.Lang), a.Published} {
		field(s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// mentionsOf gathers the mentions by entity and notes what the article calls each entity.
func mentionsOf(d *extract.Document, points func(int) int, names map[string]string, types map[string]gazetteer.Type) []Mention {
	at := map[string]int{} // entity → index in out
	var out []Mention
	for _, m := range d.Mentions {
		if m.Entity == "" {
			continue
		}
		i, ok := at[m.Entity]
		if !ok {
			i, at[m.Entity] = len(out), len(out)
			out = append(out, Mention{Entity: m.Entity})
		}
		g := &out[i]
		g.Sentences = append(g.Sentences, m.Sentence)
		g.Starts = append(g.Starts, points(m.Start))
		g.Ends = append(g.Ends, points(m.End))
		g.Surfaces = append(g.Surfaces, m.Surface)
		g.Lemmas = append(g.Lemmas, m.Lemma)
		g.Via = append(g.Via, string(m.Via))
		g.Rules = append(g.Rules, m.Rule)
		if s := m.Sentence; s >= 0 && s < len(d.Sentences) && d.Zones[d.Sentences[s].Zone].Kind == extract.Title {
			g.InTitle = true
		}
		note(m.Entity, m.Name, m.Type, names, types)
	}
	slices.SortFunc(out, func(a, b Mention) int { return cmp.Compare(a.Entity, b.Entity) })
	return out
}

func quotesOf(d *extract.Document, points func(int) int, names map[string]string, types map[string]gazetteer.Type) []Quote {
	parties := func(rs []extract.Role) []Party {
		var out []Party
		for _, r := range rs {
			if r.Entity != "" {
				note(r.Entity, r.Name, r.Type, names, types)
			}
			out = append(out, Party{r.Entity, d.Text[r.Start:r.End], points(r.Start), points(r.End), r.Medium})
		}
		return out
	}
	var out []Quote
	for i, q := range d.Quotes {
		g := Quote{
			ID: QuoteID(d.ID, i+1), Type: string(q.Type), Act: q.Act, Rule: q.Rule,
			Negated: q.Negated, InTitle: q.InTitle, Sentence: -1,
			CoSpeakers: parties(q.CoSpeakers), Targets: parties(q.Targets),
			Addressees: parties(q.Addressees), Media: parties(q.Media),
		}
		if q.Speaker != nil {
			g.Speaker = &parties([]extract.Role{*q.Speaker})[0]
		}
		if q.Cue != nil {
			g.Cue = d.Text[q.Cue.Start:q.Cue.End]
		}
		if q.Parent >= 0 {
			g.Parent = QuoteID(d.ID, q.Parent+1)
		}
		words := make([]string, 0, len(q.Spans))
		for _, s := range q.Spans {
			words = append(words, d.Text[s.Start:s.End])
			g.Starts = append(g.Starts, points(s.Start))
			g.Ends = append(g.Ends, points(s.End))
		}
		g.Text = strings.Join(words, " … ")
		for n, s := range d.Sentences {
			if s.Start <= q.Spans[0].Start && q.Spans[0].Start < s.End {
				g.Sentence = n
				break
			}
		}
		out = append(out, g)
	}
	return out
}

// note remembers the first name and type that an article gives an entity.
func note(id, name string, typ gazetteer.Type, names map[string]string, types map[string]gazetteer.Type) {
	if names[id] == "" {
		names[id] = name
	}
	if types[id] == "" {
		types[id] = typ
	}
}

// entityOf is the node of an entity. The graph speaks Ukrainian first: a known entity is called by its Ukrainian name,
// whatever the article's language, so that the order of articles cannot matter.
func entityOf(id string, know Knowledge, name string, typ gazetteer.Type) Entity {
	k := know.Entity(id)
	if k == nil {
		return Entity{ID: id, Type: string(cmp.Or(typ, typeOf(id))), Name: cmp.Or(name, id)}
	}
	e := Entity{
		ID: id, Type: string(k.Type), Wikidata: k.Wikidata, ISO2: k.ISO2, Known: true,
		NameUk: k.Named("uk"), NameRu: k.Named("ru"), NameEn: k.Named("en"),
	}
	e.Name = cmp.Or(e.NameUk, e.NameRu, e.NameEn, id)
	return e
}

// typeOf reads the type off an id: x/person/… and person/… are persons.
func typeOf(id string) gazetteer.Type {
	switch prefix, _, _ := strings.Cut(strings.TrimPrefix(id, "x/"), "/"); prefix {
	case "person":
		return gazetteer.Person
	case "country":
		return gazetteer.Country
	case "place":
		return gazetteer.Place
	case "media":
		return gazetteer.Media
	case "event":
		return gazetteer.Event
	}
	return gazetteer.Organization
}

// linksOf returns what the gazetteer knows of an entity, leaving out what leads to an entity it does not have.
func linksOf(id string, know Knowledge) []Link {
	e := know.Entity(id)
	if e == nil {
		return nil
	}
	var out []Link
	if e.StandsFor != "" && know.Entity(e.StandsFor) != nil {
		out = append(out, Link{Type: LinkStandsFor, From: id, To: e.StandsFor})
	}
	if e.Type == gazetteer.Person {
		for _, h := range know.OfficesOf(id) {
			if know.Entity(h.Office.Of) != nil {
				out = append(out, Link{LinkHoldsOffice, id, h.Office.Of, h.Office.Kind, h.From.String(), h.To.String()})
			}
		}
	}
	slices.SortFunc(out, Link.Compare)
	return slices.Compact(out)
}
