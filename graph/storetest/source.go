package storetest

import (
	"errors"
	"slices"

	"zgadka/graph"
)

// sources: a site is the medium that the gazetteer knows, from the article put last. The medium's node is there for it, although no
// article may name it, and goes with it.
func sources(s *suite) {
	media := map[string]string{"media/chas": "Час", "media/day": "День"}
	// of makes the n-th reading of an article that mentions Китай, with what is known of its site then.
	of := func(id, site string, n int, known graph.Source) graph.Facts {
		d := write(graph.Article{ID: id, Site: site, Lang: "uk"}, "[country/cn name Китай] мовчить.")
		d.Source = known
		d.Article.TextHash, d.Article.Version = id, string(rune('0'+n))
		if known.Medium != "" {
			d.Entities = append(d.Entities, graph.Entity{ID: known.Medium, Type: "Media", Name: media[known.Medium], Known: true})
		}
		return d.Facts
	}
	st := s.open(s.T)
	// want compares what is known of the sites of all articles, by id, and which media have nodes.
	want := func(known []graph.Source, nodes ...string) {
		s.Helper()
		var got []graph.Source
		for f, err := range st.Facts(s.ctx, nil) {
			if err != nil {
				s.Fatal(err)
			}
			got = append(got, f.Source)
			if err := f.Validate(); err != nil {
				s.Error(err)
			}
		}
		if !slices.Equal(got, known) {
			s.Errorf("known of sites: got %v, want %v", got, known)
		}
		var there []string
		for _, id := range []string{"media/chas", "media/day"} {
			switch p, err := st.Entity(s.ctx, id); {
			case err == nil:
				there = append(there, p.ID)
				if p.Name != media[id] || p.Type != "Media" || p.Articles != 0 {
					s.Errorf("%+v", p.Node)
				}
			case !errors.Is(err, graph.ErrNotFound):
				s.Fatal(err)
			}
		}
		if !slices.Equal(there, nodes) {
			s.Errorf("media are %v, want %v", there, nodes)
		}
	}
	none := graph.Source{}
	chas, day := graph.Source{Medium: "media/chas", Country: "country/ua", Lang: "uk"}, graph.Source{Medium: "media/day", Lang: "en"}

	s.put(st, of("1", "chas.example", 1, none), of("2", "chas.example", 1, none))
	want([]graph.Source{none, none})
	if t, err := st.Totals(s.ctx); err != nil || t.Sources != 1 || t.Entities != 1 {
		s.Errorf("totals %+v, %v", t, err)
	}
	// The gazetteer learns the site; one of its articles is read again.
	s.changes(s.put(st, of("1", "chas.example", 2, chas)), graph.Replaced)
	want([]graph.Source{chas, chas}, "media/chas")
	s.changes(s.put(st, of("2", "chas.example", 2, chas)), graph.Replaced)
	s.same(s.dump(st), s.dump(s.store(of("2", "chas.example", 2, chas), of("1", "chas.example", 2, chas))))
	if t, err := st.Totals(s.ctx); err != nil || t.Sources != 1 || t.Entities != 1 {
		s.Errorf("totals %+v, %v: a medium that nobody names is no entity of the graph", t, err)
	}
	for a, err := range st.Appearances(s.ctx, china) {
		if err != nil || a.Medium != "Час" || a.Site != "chas.example" {
			s.Errorf("%+v, %v", a, err)
		}
	}
	// Another site of the same medium, so that the first may go.
	s.put(st, of("3", "chas.test", 1, chas))
	s.remove(st, "1", "2")
	want([]graph.Source{chas}, "media/chas")
	// Another language, another medium, none.
	russian := graph.Source{Medium: "media/chas", Country: "country/ua", Lang: "ru"}
	s.put(st, of("3", "chas.test", 2, russian))
	want([]graph.Source{russian}, "media/chas")
	s.put(st, of("3", "chas.test", 3, day))
	want([]graph.Source{day}, "media/day")
	s.put(st, of("3", "chas.test", 4, none))
	want([]graph.Source{none})
	// In one batch: known and unknown again, the article moves to another site, comes and goes.
	s.put(st, of("3", "chas.test", 5, chas), of("3", "chas.test", 6, none))
	want([]graph.Source{none})
	s.put(st, of("3", "chas.test", 7, chas), of("3", "day.example", 8, day))
	want([]graph.Source{day}, "media/day")
	s.remove(st, "3")
	want(nil)

	// A medium that an article names stays without its site.
	named := write(graph.Article{ID: "4", Lang: "uk"}, "[media/cnn acronym CNN] мовчить.")
	s.put(st, named.Facts, corpus()[2])
	s.remove(st, "cnn/1")
	s.same(s.dump(st), s.dump(s.store(named.Facts)))

	// What cannot be.
	for _, f := range []graph.Facts{
		{Article: graph.Article{ID: "x", Site: "x.example"}, Source: graph.Source{Medium: "media/chas"}},
		{Article: graph.Article{ID: "x", Site: "x.example"}, Source: graph.Source{Lang: "uk"}},
		{Article: graph.Article{ID: "x"}, Source: chas, Entities: []graph.Entity{{ID: "media/chas", Type: "Media", Name: "Час", Known: true}}},
	} {
		if _, err := st.Put(s.ctx, graph.Run{}, []graph.Facts{f}); err == nil {
			s.Errorf("%+v was put", f.Source)
		}
	}
}
