package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"zgadka/graph"
)

func (s *suite) changes(got []graph.Change, want ...graph.Change) {
	s.Helper()
	if !slices.Equal(got, want) {
		s.Errorf("changes are %v, want %v", got, want)
	}
}

// putTwice: written twice is written once.
func putTwice(s *suite) {
	st := s.open(s.T)
	s.changes(s.put(st, corpus()...), graph.Added, graph.Added, graph.Added, graph.Added)
	once := s.dump(st)
	again := corpus()
	again[2].Article.FetchedAt = "2024-01-01" // another fetch is no change
	s.changes(s.put(st, again...), graph.Unchanged, graph.Unchanged, graph.Unchanged, graph.Unchanged)
	s.same(s.dump(st), once)
	// Another version of gazetteer or extractor is one, but the graph stays the same if the facts do.
	again[2].Article.Version = "g1 x2"
	s.changes(s.put(st, again...), graph.Unchanged, graph.Unchanged, graph.Replaced, graph.Unchanged)
	again[2].Article.Version = "g1 x1"
	s.put(st, again...)
	s.same(s.dump(st), once)
}

// changed is the first article in a later state: Китай has gone, an unknown name and another site have come.
func changed() graph.Facts {
	d := write(graph.Article{ID: "ipress/1", URL: "https://ipress.ua/1-new", Site: "new.ua", Lang: "uk", PublishedAt: "2023-05-01"},
		"[person/jens-stoltenberg surname Столтенберг] зустрів [x/person/olha-koval pattern Ольгу Коваль] у [org/nato acronym НАТО].")
	return d.Facts
}

// replace: an article that changed leaves nothing of what it said before.
func replace(s *suite) {
	facts := corpus()
	st := s.store(facts...)
	s.changes(s.put(st, changed()), graph.Replaced)
	s.same(s.dump(st), s.dump(s.store(changed(), facts[1], facts[2], facts[3])))
	s.changes(s.put(st, facts[0]), graph.Replaced)
	s.same(s.dump(st), s.dump(s.store(facts...)))
}

// replaceInBatch: of an article that comes twice in a batch the last state stays.
func replaceInBatch(s *suite) {
	facts := corpus()
	st := s.open(s.T)
	s.changes(s.put(st, facts[0], facts[1], changed(), changed()), graph.Added, graph.Added, graph.Replaced, graph.Unchanged)
	s.same(s.dump(st), s.dump(s.store(facts[1], changed())))
}

// remove: an article that was withdrawn takes its edges, quotes, forms, entities and sources with it.
func remove(s *suite) {
	facts := corpus()
	whole := s.dump(s.store(facts...))
	for i := range facts {
		st := s.store(facts...)
		if removed := s.remove(st, facts[i].Article.ID); len(removed) != 1 {
			s.Errorf("removed %v", removed)
		}
		rest := slices.Delete(slices.Clone(facts), i, i+1)
		s.same(s.dump(st), s.dump(s.store(rest...)))
		// It leaves no trace that would keep it from coming back.
		s.changes(s.put(st, facts[i]), graph.Added)
		s.same(s.dump(st), whole)
	}
	st := s.store(facts...)
	s.remove(st, "copy/1", "ipress/1", "cnn/1", "ipress/2")
	s.same(s.dump(st), s.dump(s.open(s.T)))
}

// order: the graph is the same in whatever order articles arrive.
func order(s *suite) {
	facts := corpus()
	want := s.dump(s.store(facts...))
	permute(facts, func(p []graph.Facts) {
		st := s.open(s.T)
		for _, f := range p {
			if _, err := st.Put(s.ctx, graph.Run{}, []graph.Facts{f}); err != nil {
				s.Fatal(err)
			}
		}
		s.check(st)
		s.same(s.dump(st), want)
	})
}

// permute calls f with every order of the list.
func permute[T any](list []T, f func([]T)) {
	var walk func(n int)
	walk = func(n int) {
		if n == len(list) {
			f(list)
			return
		}
		for i := n; i < len(list); i++ {
			list[n], list[i] = list[i], list[n]
			walk(n + 1)
			list[n], list[i] = list[i], list[n]
		}
	}
	list = slices.Clone(list)
	walk(0)
}

// batches: one batch or many, the graph is the same.
func batches(s *suite) {
	facts := corpus()
	want := s.dump(s.store(facts...))
	for n := 2; n <= len(facts); n++ {
		st := s.open(s.T)
		for part := range slices.Chunk(facts, n) {
			s.put(st, part...)
		}
		s.same(s.dump(st), want)
	}
}

// Many makes n articles, from a number on, on days of their own. Another version of the same article says something else.
func Many(from, n, version int) []graph.Facts {
	var out []graph.Facts
	for i := from; i < from+n; i++ {
		date := fmt.Sprintf("2023-%02d-%02d", 1+i/28%12, 1+i%28)
		who := (i + version) % 50
		d := write(graph.Article{ID: fmt.Sprintf("many/%05d", i), Site: fmt.Sprintf("site%d.ua", (i+version)%3), Lang: "uk", PublishedAt: date},
			"[person/jens-stoltenberg surname Столтенберг] застеріг [country/cn name Китай].",
			fmt.Sprintf("[country/ru name Росія] чекає, каже [x/person/nobody-%d pattern Ніхто %d].", who, who))
		d.say("indirect", "say", "Росія чекає", fmt.Sprintf("Ніхто %d", who), fmt.Sprintf("x/person/nobody-%d", who), target{"Росія", russia})
		out = append(out, d.Facts)
	}
	return out
}

// parallel: writers that come at once write what they would one after the other.
func parallel(s *suite) {
	facts := Many(0, 48, 0)
	want := s.dump(s.store(facts...))
	st := s.open(s.T)
	var wg sync.WaitGroup
	added := make([]int, 4)
	for w := range added {
		wg.Go(func() {
			// Each starts elsewhere and half of the articles come twice.
			for i := range 6 {
				at := (w*12 + i*4) % len(facts)
				changes, err := st.Put(s.ctx, graph.Run{}, facts[at:at+4])
				if err != nil {
					s.Error(err)
				}
				for _, c := range changes {
					if c == graph.Added {
						added[w]++
					}
				}
				if _, err := st.Edges(s.ctx, china, 0); err != nil && at != 0 && i > 0 {
					s.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := added[0] + added[1] + added[2] + added[3]; n != len(facts) {
		s.Errorf("%d articles were added, want %d", n, len(facts))
	}
	s.check(st)
	s.same(s.dump(st), want)
}

// stories: a story weighs what its earliest article with the edge says.
func stories(s *suite) {
	version := func(id, published string, sentences int) graph.Facts {
		var text []string
		for range sentences {
			text = append(text, "[country/cn name Китай] і [country/ru name Росія].")
		}
		return write(graph.Article{ID: id, Lang: "uk", PublishedAt: published, Story: "story"}, text...).Facts
	}
	st := s.open(s.T)
	expect := func(what string, want string) {
		s.Helper()
		list, err := st.Edges(s.ctx, china, 0)
		if err != nil || len(list) != 1 {
			s.Fatalf("%s: %v, %v", what, list, err)
		}
		if got := edgeLine(list[0]); got != "CO_MENTIONED_WITH country/cn|country/ru "+want {
			s.Errorf("%s: got %s, want %s", what, got, want)
		}
	}
	s.put(st, version("b", "2023-03-05", 2))
	expect("alone", "weight 2 count 2 articles 1 2023-03-05..2023-03-05")
	s.put(st, version("c", "2023-03-01", 1))
	expect("an earlier one comes", "weight 1 count 3 articles 2 2023-03-01..2023-03-05")
	s.put(st, version("a", "", 4))
	expect("undated is never the earliest", "weight 1 count 7 articles 3 2023-03-01..2023-03-05")
	s.put(st, version("c", "2023-03-09", 1))
	expect("it moves", "weight 2 count 7 articles 3 2023-03-05..2023-03-09")
	s.remove(st, "b")
	expect("the earliest goes", "weight 1 count 5 articles 2 2023-03-09..2023-03-09")
	s.put(st, version("d", "2023-03-09T00:30:00+02:00", 3))
	expect("without a time of day is first", "weight 1 count 8 articles 3 2023-03-09..2023-03-09")
	s.put(st, version("c", "2023-03-09T01:00:00+03:00", 1))
	expect("half an hour earlier", "weight 1 count 8 articles 3 2023-03-09..2023-03-09")
	s.put(st, version("c", "2023-03-09T01:00:00Z", 1))
	expect("three hours later", "weight 3 count 8 articles 3 2023-03-09..2023-03-09")
	s.remove(st, "c", "d")
	expect("only the undated is left", "weight 4 count 4 articles 1 ..")
	s.put(st, version("0", "", 1))
	expect("of equals the smaller id", "weight 1 count 5 articles 2 ..")
}

// unknownNames: an unknown entity is called as most articles call it, of equals the smaller name, in any order.
func unknownNames(s *suite) {
	called := func(id, name string) graph.Facts {
		return write(graph.Article{ID: id, Lang: "uk"}, "[x/person/olha-koval pattern "+name+"] мовчить.").Facts
	}
	facts := []graph.Facts{called("1", "Ольга Коваль"), called("2", "ОЛЬГА КОВАЛЬ"), called("3", "Ольга Коваль"), called("4", "Ольга КОВАЛЬ")}
	want := s.dump(s.store(facts...))
	permute(facts, func(p []graph.Facts) {
		st := s.open(s.T)
		if _, err := st.Put(s.ctx, graph.Run{}, p); err != nil {
			s.Fatal(err)
		}
		s.same(s.dump(st), want)
	})
	st := s.store(facts...)
	name := func(want string) {
		s.Helper()
		p, err := st.Entity(s.ctx, koval)
		if err != nil || p.Name != want {
			s.Errorf("name is %q, %v, want %q", p.Name, err, want)
		}
	}
	name("Ольга Коваль")
	s.remove(st, "1")
	name("ОЛЬГА КОВАЛЬ") // three names, one each
	if found, err := st.Find(s.ctx, "ольга коваль", 0); err != nil || len(found) != 1 {
		s.Errorf("found %v, %v", found, err)
	}
}

// gazetteer: names, ids and links of known entities are those of the article put last.
func gazetteer(s *suite) {
	facts := corpus()
	st := s.store(facts[0])
	// org/nato is there for the sake of the office alone: nothing that is counted.
	if t, err := st.Totals(s.ctx); err != nil || t != (graph.Totals{Articles: 1, Entities: 4, Aliases: 4, Sources: 1, Quotes: 1, CoMentions: 4, SaidAbout: 2}) {
		s.Errorf("totals: %+v, %v", t, err)
	}
	f := facts[1]
	f.Article.Version = "g2 x1"
	f.Entities, f.Links = slices.Clone(f.Entities), slices.Clone(f.Links)
	for i := range f.Entities {
		if f.Entities[i].ID == stoltenberg {
			f.Entities[i].NameEn, f.Entities[i].Wikidata = "Jens Stoltenberg, politician", "Q1"
		}
		if f.Entities[i].ID == nato {
			f.Entities[i] = graph.Entity{ID: "country/no", Type: "Country", Name: "Норвегія", Known: true}
		}
	}
	slices.SortFunc(f.Entities, func(a, b graph.Entity) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	for i := range f.Links {
		f.Links[i] = graph.Link{Type: graph.LinkHoldsOffice, From: stoltenberg, To: "country/no", Office: "minister-of-finance", Since: "2025-02"}
	}
	s.put(st, f)
	p, err := st.Entity(s.ctx, stoltenberg)
	if err != nil || p.NameEn != "Jens Stoltenberg, politician" || p.Wikidata != "Q1" || len(p.Links) != 1 || p.Links[0] != f.Links[0] {
		s.Errorf("got %+v, %v", p, err)
	}
	// Nobody names НАТО and no link leads there any more.
	if _, err := st.Entity(s.ctx, nato); err == nil {
		s.Error("org/nato has no evidence and is still there")
	}
	if found, err := st.Find(s.ctx, "jens stoltenberg politician", 0); err != nil || len(found) != 0 {
		s.Errorf("found %v, %v", found, err)
	}
	if found, err := st.Find(s.ctx, "jens stoltenberg, politician", 0); err != nil || len(found) != 1 {
		s.Errorf("found %v, %v", found, err)
	}
}

// atomic: a batch with an article that cannot be kept writes nothing.
func atomic(s *suite) {
	facts := corpus()
	st := s.store(facts[0])
	want := s.dump(st)
	for name, spoil := range map[string]func(*graph.Facts){
		"no id":             func(f *graph.Facts) { f.Article.ID = "" },
		"entity not given":  func(f *graph.Facts) { f.Entities = f.Entities[1:] },
		"lists unequal":     func(f *graph.Facts) { f.Mentions[0].Via = nil },
		"link from nowhere": func(f *graph.Facts) { f.Links = append(f.Links, links[0]) },
		"quote out of turn": func(f *graph.Facts) { f.Quotes[0].ID = "ipress/2#q7" },
		"not UTF-8":         func(f *graph.Facts) { f.Article.Text = "\xff" },
	} {
		bad := corpus()[1]
		spoil(&bad)
		if _, err := st.Put(s.ctx, graph.Run{ID: "r"}, []graph.Facts{facts[2], bad, facts[3]}); err == nil {
			s.Errorf("%s: no error", name)
		}
	}
	s.check(st)
	s.same(s.dump(st), want)
	if runs, err := st.Runs(s.ctx, 0); err != nil || len(runs) != 0 {
		s.Errorf("runs: %v, %v", runs, err)
	}
}

func cancelled(s *suite) {
	facts := corpus()
	st := s.store(facts[0])
	want := s.dump(st)
	ctx, cancel := context.WithCancel(s.ctx)
	cancel()
	if _, err := st.Put(ctx, graph.Run{}, facts); err == nil {
		s.Error("put: no error")
	}
	if _, err := st.Remove(ctx, graph.Run{}, []string{"ipress/1"}); err == nil {
		s.Error("remove: no error")
	}
	s.same(s.dump(st), want)
	s.put(st, facts...) // the store goes on
}

func runs(s *suite) {
	facts := corpus()
	st := s.open(s.T)
	put := func(r graph.Run, facts ...graph.Facts) {
		s.Helper()
		if _, err := st.Put(s.ctx, r, facts); err != nil {
			s.Fatal(err)
		}
	}
	first := graph.Run{ID: "run/1", Gazetteer: "g1", Extractor: "x1", StartedAt: "2023-05-01T02:00:00Z", FinishedAt: "2023-05-01T02:01:00Z"}
	put(first, facts[0], facts[1])
	first.FinishedAt = "2023-05-01T02:02:00Z"
	put(first, facts[1], facts[2])
	second := graph.Run{ID: "run/2", Gazetteer: "g1", Extractor: "x1", StartedAt: "2023-05-02T02:00:00Z", FinishedAt: "2023-05-02T02:01:00Z"}
	put(second, facts[:3]...) // nothing to do
	expect := func(want ...graph.Run) {
		s.Helper()
		got, err := st.Runs(s.ctx, 0)
		if err != nil || !slices.Equal(got, want) {
			s.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
	first.Added = 3
	expect(first)
	put(second, changed())
	if _, err := st.Remove(s.ctx, second, []string{"ipress/2", "nowhere"}); err != nil {
		s.Fatal(err)
	}
	second.Replaced, second.Removed = 1, 1
	expect(second, first)
	if got, err := st.Runs(s.ctx, 1); err != nil || len(got) != 1 {
		s.Errorf("got %v, %v", got, err)
	}
	put(graph.Run{}, facts[1]) // without an id there is none
	expect(second, first)
	s.check(st)
}

// random: after any sequence of changes the graph is that of what is left, loaded anew.
func random(s *suite) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 1))
		ids := []string{china, russia, kremlin, stoltenberg, petrenko, koval}
		surface := []string{"Перший", "Другий", "Третій"}
		make1 := func() graph.Facts {
			var text []string
			for range 1 + r.IntN(3) {
				line := ""
				for range 1 + r.IntN(3) {
					line += "[" + ids[r.IntN(len(ids))] + " " + []string{"name", "pronoun"}[r.IntN(2)] + " " + surface[r.IntN(3)] + "] "
				}
				text = append(text, line)
			}
			n := r.IntN(8)
			d := write(graph.Article{
				ID: fmt.Sprint("article/", n), Site: []string{"", "a.ua", "b.ua"}[r.IntN(3)], Lang: []string{"uk", "ru"}[r.IntN(2)],
				PublishedAt: []string{"", "2023-01-01", "2023-01-02", "2023-01-02T10:00:00Z"}[r.IntN(4)],
				Story:       []string{"", "s", "t"}[r.IntN(3)],
			}, text...)
			who := d.Mentions[r.IntN(len(d.Mentions))]
			for range r.IntN(3) {
				to := d.Mentions[r.IntN(len(d.Mentions))]
				d.say("direct", "say", who.Surfaces[0], who.Surfaces[0], who.Entity, target{to.Surfaces[0], to.Entity})
			}
			d.Article.TextHash = fmt.Sprint(r.Uint64())
			return d.Facts
		}
		left := map[string]graph.Facts{}
		st := s.open(s.T)
		for range 12 {
			if r.IntN(3) == 0 {
				id := fmt.Sprint("article/", r.IntN(8))
				s.remove(st, id)
				delete(left, id)
				continue
			}
			batch := []graph.Facts{make1(), make1(), make1()}
			s.put(st, batch...)
			for _, f := range batch {
				left[f.Article.ID] = f
			}
		}
		var rest []graph.Facts
		for i := range 8 {
			if f, ok := left[fmt.Sprint("article/", i)]; ok {
				rest = append(rest, f)
			}
		}
		s.same(s.dump(st), s.dump(s.store(rest...)))
		if s.Failed() {
			s.Fatalf("seed %d", seed)
		}
	}
}
