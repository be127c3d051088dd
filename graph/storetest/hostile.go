package storetest

import (
	"strings"

	"zgadka/graph"
)

// hostile: strings stay strings, whatever they hold.
func hostile(s *suite) {
	long := strings.Repeat("Ї", 2000)
	for _, evil := range []string{
		`'Robert"); DROP TABLE articles; --`,
		`'; MATCH (n) DETACH DELETE n; //`,
		"`}) DETACH DELETE (n) {{.}} $1 ?1 :name @p %s %d %",
		"a\x00b\x01\x1b[31m\t\r\n\u2028\ufffe",
		"😀 🇺🇦 👩‍👩‍👧 е\u0301 \u202eабв",
		"a|b>c%7Cd",
		`\u0000 \" \\ {"a":[1]} ['x'] <b>&amp;</b>`,
		"[]",
		"null",
		long,
	} {
		d := write(graph.Article{ID: "id " + evil, URL: evil, Site: evil, Lang: "uk", PublishedAt: "2023-01-01"}, "[country/cn name Китай] і ще хтось.")
		d.Article.Text += evil
		d.Article.Title, d.Article.TextHash, d.Article.Version = evil, evil, evil
		id := "x/person/" + evil
		d.Mentions = append(d.Mentions, graph.Mention{
			Entity: id, Name: evil, Sentences: []int{0}, Starts: []int{0}, Ends: []int{5}, Surfaces: []string{evil}, Lemmas: []string{evil}, Via: []string{evil}, Rules: []string{evil},
		})
		by := graph.Party{Entity: id, Text: evil, Start: 0, End: 5, Role: evil}
		d.Quotes = []graph.Quote{{
			ID: graph.QuoteID(d.Article.ID, 1), Text: evil, Type: evil, Act: evil, Cue: evil, Rule: evil, Starts: []int{0}, Ends: []int{5},
			Speaker: &by, Targets: []graph.Party{{Entity: china, Text: evil, Start: 0, End: 5}, {Text: evil}},
			Media: []graph.Party{by}, Parent: evil,
		}}
		d.name()
		st := s.store(d.Facts, corpus()[0])
		for f, err := range st.Facts(s.ctx, []string{d.Article.ID}) {
			if err != nil {
				s.Fatal(err)
			}
			got, _ := canonical(f)
			want, _ := canonical(d.Facts)
			s.same(got, want)
		}
		list, err := st.Edges(s.ctx, id, 0)
		if err != nil || len(list) != 2 || list[0].Key != graph.Key(graph.EdgeCoMentioned, china, id) || list[1].Key != graph.Key(graph.EdgeSaidAbout, id, china) {
			s.Errorf("%q: edges %v, %v", evil, list, err)
		}
		if list, err := st.Evidence(s.ctx, id, china); err != nil || len(list) != 2 {
			s.Errorf("%q: evidence %v, %v", evil, list, err)
		}
		if found, err := st.Find(s.ctx, evil, 0); err != nil || len(found) == 0 && evil != "[]" {
			s.Errorf("%q: found %v, %v", evil, found, err)
		}
		if hits, err := st.Quotes(s.ctx, graph.QuoteFilter{Speaker: id}); err != nil || len(hits) != 1 {
			s.Errorf("%q: quotes %v, %v", evil, hits, err)
		}
		s.read(st, graph.Filter{Entity: id, Hops: 2, Since: "2020-01-01"})
		s.remove(st, d.Article.ID)
		s.same(s.dump(st), s.dump(s.store(corpus()[0])))
	}
	for _, f := range []graph.Filter{{Type: "'"}, {Type: "x' OR '1'='1"}} {
		if nodes, _ := s.read(s.store(corpus()...), f); len(nodes) != 0 {
			s.Errorf("%+v keeps %v", f, nodes)
		}
	}
}
