package storetest

import (
	"fmt"
	"slices"

	"zgadka/graph"
)

// syncs: a store brought to the state of another is that store, however far apart they were, and only differences are written.
func syncs(s *suite) {
	facts := corpus()
	run := graph.Run{ID: "run/sync", StartedAt: "2024-02-01T00:00:00Z"}
	sync := func(to, from graph.Store, want graph.Synced) {
		s.Helper()
		var steps []string
		got, err := graph.Sync(s.ctx, to, from, graph.SyncOptions{Run: run, Progress: func(done, all int) { steps = append(steps, fmt.Sprint(done, "/", all)) }})
		if err != nil || got != want {
			s.Errorf("got %+v, %v, want %+v", got, err, want)
		}
		if all := want.Added + want.Replaced + want.Removed; all > 0 && (len(steps) == 0 || steps[len(steps)-1] != fmt.Sprint(all, "/", all)) {
			s.Errorf("progress: %v", steps)
		}
		s.check(to)
		s.same(s.dump(to), s.dump(from))
	}
	to, from := s.open(s.T), s.store(facts[0], facts[1], facts[2])
	sync(to, from, graph.Synced{Added: 3})
	sync(to, from, graph.Synced{Unchanged: 3})
	runs, err := to.Runs(s.ctx, 0)
	if err != nil || len(runs) != 1 || runs[0].Added != 3 {
		s.Errorf("runs: %+v, %v; the second sync should have written nothing", runs, err)
	}

	// One that changed, one that was withdrawn, one that came; ids that sort otherwise in UTF-16.
	s.put(from, changed(), facts[3])
	s.remove(from, "cnn/1")
	for _, id := range []string{"～", "😀", "a/😀", "a/～"} {
		s.put(from, write(graph.Article{ID: id, Lang: "uk"}, "[country/cn name Китай] і [x/org/"+id+" name щось].").Facts)
	}
	sync(to, from, graph.Synced{Added: 5, Replaced: 1, Removed: 1, Unchanged: 1})
	sync(to, from, graph.Synced{Unchanged: 7})

	// An article that was read with a later gazetteer gave an entity other names and another post, and is gone again.
	later := renamed(facts[1])
	s.put(from, later)
	s.remove(from, later.Article.ID)
	s.remove(to, later.Article.ID)
	sync(to, from, graph.Synced{Unchanged: 6, Described: 2}) // the person, and the institution of its new post
	sync(to, from, graph.Synced{Unchanged: 6})

	// A story that is told apart otherwise, by nothing but its id.
	told := facts[1]
	told.Article.Story = "copy/1"
	s.put(from, told)
	s.put(to, facts[1])
	sync(to, from, graph.Synced{Replaced: 1, Unchanged: 6})

	// Sites that other articles made other media, no media, and the medium of another one; those articles are gone again.
	site := func(id, site string, known graph.Source) graph.Facts {
		d := write(graph.Article{ID: id, Site: site, Lang: "uk"}, "[country/cn name Китай] мовчить.")
		d.Source = known
		if known.Medium != "" {
			d.Entities = append(d.Entities, graph.Entity{ID: known.Medium, Type: "Media", Name: "Час", NameEn: known.Lang, Known: true})
		}
		return d.Facts
	}
	s.put(from, site("s/1", "one.example", graph.Source{}), site("s/2", "two.example", graph.Source{Medium: "media/chas", Lang: "uk"}), site("s/3", "three.example", graph.Source{Medium: "media/x"}))
	sync(to, from, graph.Synced{Added: 3, Unchanged: 7})
	s.put(from, site("s/4", "one.example", graph.Source{Medium: "media/chas", Country: "country/ua", Lang: "en"}), site("s/5", "two.example", graph.Source{}),
		site("s/6", "three.example", graph.Source{Medium: "media/y", Lang: "ru"}), site("s/7", "four.example", graph.Source{Medium: "media/z"}))
	s.remove(from, "s/4", "s/5", "s/6", "s/7")
	sync(to, from, graph.Synced{Unchanged: 10, Described: 3}) // three sites, one with another name of its medium
	sync(to, from, graph.Synced{Unchanged: 10})
	s.remove(from, "s/1", "s/2", "s/3")
	sync(to, from, graph.Synced{Removed: 3, Unchanged: 7})

	// Back to nothing.
	sync(to, s.open(s.T), graph.Synced{Removed: 7})
}

// renamed are facts of a later gazetteer, to which Столтенберг has another name and another post.
func renamed(f graph.Facts) graph.Facts {
	f.Article.Version = "g2 x1"
	f.Entities, f.Links = slices.Clone(f.Entities), slices.Clone(f.Links)
	for i := range f.Entities {
		switch f.Entities[i].ID {
		case stoltenberg:
			f.Entities[i].NameEn, f.Entities[i].Wikidata = "Jens Stoltenberg, politician", "Q1"
		case nato:
			f.Entities[i] = graph.Entity{ID: "org/imf", Type: "Organization", Name: "МВФ", Known: true}
		}
	}
	for i := range f.Links {
		f.Links[i] = graph.Link{Type: graph.LinkHoldsOffice, From: stoltenberg, To: "org/imf", Office: "director", Since: "2025-02"}
	}
	return f
}
