package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

// own are properties that serve the store itself: they follow from others, or are no part of graph equality.
var own = []string{"id", "kind", "search", "digest", "sortKey", "fetchedAt"}

// raw reads all that zgadka has in the database, past the store: a line a node and a line a relationship, with all properties. Runs and what
// they changed are no part of graph equality.
func raw(t *testing.T, st *Store) string {
	t.Helper()
	var out []string
	err := st.reading(t.Context(), func(x *tx) error {
		out = nil
		err := x.each("MATCH (n:Zgadka) RETURN n.kind, n.id, [l IN labels(n) WHERE NOT l IN ['Zgadka', n.kind]], properties(n)", nil, func(r row) error {
			if r.string(0) != kindRun && r.string(0) != kindChange && r.string(0) != kindRetired {
				out = append(out, nodeLine(r.string(0)+strings.Join(listOf(r[2], text), ":"), r.string(1), r.node(3)))
			}
			return nil
		})
		if err != nil {
			return err
		}
		return x.each("MATCH (a:Zgadka)-[r]->(b:Zgadka) RETURN type(r), a.id, b.id, properties(r)", nil, func(r row) error {
			if r.string(0) != "EXTRACTED_BY" && r.string(0) != "CHANGED" && r.string(0) != "MERGED_INTO" {
				out = append(out, tieLine(r.string(0), r.string(1), r.string(2), r.node(3)))
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func nodeLine(labels, id string, props map[string]any) string {
	return labels + " " + id + " " + written(props)
}

func tieLine(typ, from, to string, props map[string]any) string {
	return from + " " + typ + " " + to + " " + written(props)
}

// written is properties as JSON, sorted, without those of the store itself and without what is empty.
func written(props map[string]any) string {
	for k, v := range props {
		if text, _ := json.Marshal(v); slices.Contains(own, k) || slices.Contains([]string{`""`, "null", "[]"}, string(text)) {
			delete(props, k)
		}
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(props); err != nil {
		panic(err) // strings, numbers and lists
	}
	return strings.TrimSpace(b.String())
}

// TestByHand: every node, relationship and property that one small article makes, written by hand from its text.
func TestByHand(t *testing.T) {
	st := openEmpty(t)
	a := piece(graph.Article{ID: "raw/1", URL: "https://a.ua/1", Site: "a.ua", Lang: "uk", PublishedAt: "2024-02-03T08:00:00+02:00", Title: "Погрози"},
		"[kr name Кремль] погрожує [nato acronym НАТО].", "«[nato acronym НАТО] бреше», – сказав [pet pattern Иван Петренко] [cnn acronym CNN].")
	a.quote("direct", "say", "сказав", "НАТО бреше", "pet Иван Петренко", "about nato НАТО", "venue cnn CNN")
	a.Article.TextHash, a.Source = "h", graph.Source{Medium: "media/cnn", Country: "country/us", Lang: "en"}
	if _, err := st.Put(t.Context(), graph.Run{}, []graph.Facts{a.Facts}); err != nil {
		t.Fatal(err)
	}
	want := `
Alias alias/uk/CNN {"lang":"uk","name":"CNN","text":"CNN"}
Alias alias/uk/Иван Петренко {"lang":"uk","name":"Иван Петренко","text":"Иван Петренко"}
Alias alias/uk/Кремль {"lang":"uk","name":"Кремль","text":"Кремль"}
Alias alias/uk/НАТО {"lang":"uk","name":"НАТО","text":"НАТО"}
Article raw/1 {"lang":"uk","name":"Погрози","publishedAt":"2024-02-03T08:00:00+02:00","publishedDate":"2024-02-03","sentenceEnds":[21,63],"sentenceStarts":[0,22],"story":"raw/1","text":"Кремль погрожує НАТО. «НАТО бреше», – сказав Иван Петренко CNN.","textHash":"h","title":"Погрози","url":"https://a.ua/1","version":"g1 x1","zoneEnds":[63],"zoneKinds":["body"],"zoneStarts":[0]}
EntityCountry country/ru {"articles":0,"iso2":"RU","known":true,"name":"Росія","nameEn":"Russia","nameRu":"Россия","nameUk":"Росія"}
EntityMedia media/cnn {"articles":1,"firstSeen":"2024-02-03","known":true,"lastSeen":"2024-02-03","name":"CNN","nameEn":"CNN"}
EntityOrganization org/kremlin {"articles":1,"firstSeen":"2024-02-03","known":true,"lastSeen":"2024-02-03","name":"Кремль","nameEn":"Kremlin","nameRu":"Кремль","nameUk":"Кремль"}
EntityOrganization org/nato {"articles":1,"firstSeen":"2024-02-03","known":true,"lastSeen":"2024-02-03","name":"НАТО","nameEn":"NATO","nameRu":"НАТО","nameUk":"НАТО"}
EntityPerson x/person/ivan-petrenko {"articles":1,"firstSeen":"2024-02-03","known":false,"lastSeen":"2024-02-03","name":"Иван Петренко"}
Quote raw/1#q1 {"act":"say","cue":"сказав","ends":[33],"inTitle":false,"name":"НАТО бреше","negated":false,"number":1,"partEnds":[58,20,62],"partEntities":["x/person/ivan-petrenko","org/nato","media/cnn"],"partRoles":["","","venue"],"partStarts":[45,16,59],"partTexts":["Иван Петренко","НАТО","CNN"],"parts":["speaker","target","medium"],"publishedDate":"2024-02-03","rule":"by hand","sentence":1,"starts":[23],"text":"НАТО бреше","type":"direct"}
Source a.ua {"country":"country/us","lang":"en","name":"a.ua"}
a.ua IS media/cnn {}
alias/uk/CNN ALIAS_OF media/cnn {"uses":1}
alias/uk/Иван Петренко ALIAS_OF x/person/ivan-petrenko {"uses":1}
alias/uk/Кремль ALIAS_OF org/kremlin {"uses":1}
alias/uk/НАТО ALIAS_OF org/nato {"uses":2}
media/cnn CO_MENTIONED_WITH org/nato {"articles":1,"firstSeen":"2024-02-03","key":"media/cnn|org/nato","lastSeen":"2024-02-03","sentences":1,"weight":1}
media/cnn CO_MENTIONED_WITH x/person/ivan-petrenko {"articles":1,"firstSeen":"2024-02-03","key":"media/cnn|x/person/ivan-petrenko","lastSeen":"2024-02-03","sentences":1,"weight":1}
org/kremlin CO_MENTIONED_WITH org/nato {"articles":1,"firstSeen":"2024-02-03","key":"org/kremlin|org/nato","lastSeen":"2024-02-03","sentences":1,"weight":1}
org/kremlin STANDS_FOR country/ru {}
org/nato CO_MENTIONED_WITH x/person/ivan-petrenko {"articles":1,"firstSeen":"2024-02-03","key":"org/nato|x/person/ivan-petrenko","lastSeen":"2024-02-03","sentences":1,"weight":1}
raw/1 MENTIONS media/cnn {"count":1,"ends":[62],"inTitle":false,"lemmas":["CNN"],"rules":["by acronym"],"sentences":[1],"starts":[59],"surfaces":["CNN"],"via":["acronym"]}
raw/1 MENTIONS org/kremlin {"count":1,"ends":[6],"inTitle":false,"lemmas":["Кремль"],"rules":["by name"],"sentences":[0],"starts":[0],"surfaces":["Кремль"],"via":["name"]}
raw/1 MENTIONS org/nato {"count":2,"ends":[20,27],"inTitle":false,"lemmas":["НАТО","НАТО"],"rules":["by acronym","by acronym"],"sentences":[0,1],"starts":[16,23],"surfaces":["НАТО","НАТО"],"via":["acronym","acronym"]}
raw/1 MENTIONS x/person/ivan-petrenko {"count":1,"ends":[58],"inTitle":false,"lemmas":["Иван Петренко"],"name":"Иван Петренко","rules":["by pattern"],"sentences":[1],"starts":[45],"surfaces":["Иван Петренко"],"via":["pattern"]}
raw/1 PUBLISHED_BY a.ua {}
raw/1#q1 ABOUT org/nato {}
raw/1#q1 CITED_VIA media/cnn {"role":"venue"}
raw/1#q1 QUOTED_IN raw/1 {}
x/person/ivan-petrenko SAID raw/1#q1 {}
x/person/ivan-petrenko SAID_ABOUT org/nato {"articles":1,"firstSeen":"2024-02-03","key":"x/person/ivan-petrenko>org/nato","lastSeen":"2024-02-03","quotes":1,"weight":1}
`
	if d := storetest.Diff(raw(t, st), strings.TrimSpace(want)); d != "" {
		t.Error(d)
	}
}

// expected works out from what any store answers which nodes, relationships and properties a database should hold.
func expected(t *testing.T, s graph.Store) string {
	t.Helper()
	ctx := context.Background()
	var out []string
	node := func(labels, id string, p params) { out = append(out, nodeLine(labels, id, p)) }
	tie := func(typ, from, to string, p params) { out = append(out, tieLine(typ, from, to, p)) }
	seen := map[string]bool{}
	for f, err := range s.Facts(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		a := f.Article
		p := params{"name": a.Title, "url": a.URL, "title": a.Title, "lang": a.Lang, "publishedAt": a.PublishedAt, "publishedDate": a.PublishedDate,
			"text": a.Text, "textHash": a.TextHash, "story": a.StoryID(), "version": a.Version, "basis": a.Basis}
		if a.Title == "" {
			p["name"] = a.ID
		}
		spread(p, "sentence", a.Sentences)
		var zones []graph.Range
		var kinds []string
		for _, z := range a.Zones {
			zones, kinds = append(zones, z.Range), append(kinds, z.Kind)
		}
		spread(p, "zone", zones)
		p["zoneKinds"] = kinds
		node("Article", a.ID, p)
		if a.Site != "" {
			tie("PUBLISHED_BY", a.ID, a.Site, params{})
			if !seen["source "+a.Site] {
				seen["source "+a.Site] = true
				node("Source", a.Site, params{"name": a.Site, "country": f.Source.Country, "lang": f.Source.Lang})
				if f.Source.Medium != "" {
					tie("IS", a.Site, f.Source.Medium, params{})
				}
			}
		}
		for _, m := range f.Mentions {
			tie("MENTIONS", a.ID, m.Entity, params{"name": m.Name, "count": len(m.Starts), "inTitle": m.InTitle, "sentences": m.Sentences,
				"starts": m.Starts, "ends": m.Ends, "surfaces": m.Surfaces, "lemmas": m.Lemmas, "via": m.Via, "rules": m.Rules})
		}
		for i, q := range f.Quotes {
			quote(q, i+1, a, node, tie)
		}
		for _, e := range f.Entities {
			if seen[e.ID] {
				continue
			}
			seen[e.ID] = true
			n, err := s.Entity(ctx, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			node("Entity"+n.Type, n.ID, params{"name": n.Name, "nameUk": n.NameUk, "nameRu": n.NameRu, "nameEn": n.NameEn, "wikidata": n.Wikidata,
				"iso2": n.ISO2, "known": n.Known, "firstSeen": n.FirstSeen, "lastSeen": n.LastSeen, "articles": n.Articles})
			for _, l := range n.Links {
				if l.From == n.ID {
					tie(l.Type, l.From, l.To, params{"office": l.Office, "from": l.Since, "to": l.Until})
				}
			}
			for _, f := range n.Aliases {
				id := graph.AliasID(f.Lang, f.Text)
				tie("ALIAS_OF", id, n.ID, params{"uses": f.Count})
				if !seen[id] {
					seen[id] = true
					node("Alias", id, params{"name": f.Text, "text": f.Text, "lang": f.Lang})
				}
			}
		}
	}
	g, err := s.Subgraph(ctx, graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for range g.Nodes {
	}
	for e, err := range g.Edges {
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]string{graph.EdgeCoMentioned: "sentences", graph.EdgeSaidAbout: "quotes"}[e.Type]
		tie(e.Type, e.From, e.To, params{"key": e.Key, "weight": e.Weight, count: e.Count, "articles": e.Articles, "firstSeen": e.FirstSeen, "lastSeen": e.LastSeen})
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func spread(p params, what string, ranges []graph.Range) {
	var starts, ends []int
	for _, r := range ranges {
		starts, ends = append(starts, r.Start), append(ends, r.End)
	}
	p[what+"Starts"], p[what+"Ends"] = starts, ends
}

// quote writes a quote with its parties: as lists of its own, and one relationship for each entity that has a part in it.
func quote(q graph.Quote, number int, a graph.Article, node func(string, string, params), tie func(string, string, string, params)) {
	p := params{"name": q.Text, "text": q.Text, "type": q.Type, "act": q.Act, "cue": q.Cue, "rule": q.Rule, "negated": q.Negated, "inTitle": q.InTitle,
		"sentence": q.Sentence, "starts": q.Starts, "ends": q.Ends, "parent": q.Parent, "number": number, "publishedDate": a.PublishedDate}
	if long := []rune(q.Text); len(long) > 80 {
		p["name"] = string(long[:80]) + "…"
	}
	var parts, entities, texts, roles []string
	var ranges []graph.Range
	done := map[string]bool{}
	for _, group := range []struct {
		part    string
		parties []graph.Party
	}{{"speaker", nil}, {"coSpeaker", q.CoSpeakers}, {"target", q.Targets}, {"addressee", q.Addressees}, {"medium", q.Media}} {
		if group.part == "speaker" && q.Speaker != nil {
			group.parties = []graph.Party{*q.Speaker}
		}
		for _, x := range group.parties {
			parts, entities, texts, roles = append(parts, group.part), append(entities, x.Entity), append(texts, x.Text), append(roles, x.Role)
			ranges = append(ranges, graph.Range{Start: x.Start, End: x.End})
			typ := map[string]string{"speaker": "SAID", "coSpeaker": "SAID", "target": "ABOUT", "addressee": "ADDRESSED_TO", "medium": "CITED_VIA"}[group.part]
			key := fmt.Sprint(typ, " ", x.Entity, " ", x.Role)
			switch {
			case x.Entity == "" || done[key]:
			case typ == "SAID":
				tie(typ, x.Entity, q.ID, params{})
			default:
				tie(typ, q.ID, x.Entity, params{"role": x.Role})
			}
			done[key] = true
		}
	}
	spread(p, "part", ranges)
	p["parts"], p["partEntities"], p["partTexts"], p["partRoles"] = parts, entities, texts, roles
	node("Quote", q.ID, p)
	tie("QUOTED_IN", q.ID, a.ID, params{})
}
