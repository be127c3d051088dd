package storetest

import (
	"errors"
	"fmt"
	"slices"

	"zgadka/graph"
)

// retired: ids that entities had before keep answering: merged, split, moved over several steps, and known since.
func retired(s *suite) {
	st := s.open(s.T)
	leads := func(st graph.Store, id, want string) {
		s.Helper()
		got := "nowhere"
		switch p, err := st.Entity(s.ctx, id); {
		case err == nil:
			got = p.ID
		case !errors.Is(err, graph.ErrNotFound):
			s.Error(err)
		}
		if got != want {
			s.Errorf("%s leads to %s, want %s", id, got, want)
		}
	}
	finds := func(st graph.Store, id string, want ...string) {
		s.Helper()
		found, err := st.Find(s.ctx, id, 0)
		var got []string
		for _, f := range found {
			if f.Matched != id {
				s.Errorf("%s: matched %q", id, f.Matched)
			}
			got = append(got, f.ID)
		}
		if err != nil || !slices.Equal(got, want) {
			s.Errorf("find %s: %v, %v, want %v", id, got, err, want)
		}
	}
	// of makes an article about something, as the n-th gazetteer reads it; the text is always the same.
	of := func(id, entity string, n int, was ...string) graph.Facts {
		d := write(graph.Article{ID: id, Lang: "uk"}, "[country/cn name Китай] зустрів ["+entity+" name Альянс].")
		d.Article.TextHash, d.Article.Version = id, fmt.Sprint("g", n)
		for i := range d.Entities {
			d.Entities[i].Known = !graph.Unknown(d.Entities[i].ID)
		}
		for _, old := range was {
			d.Retired = append(d.Retired, graph.Retired{ID: old, Into: entity})
		}
		return d.Facts
	}

	// Somebody unknown enters the gazetteer: where the same words stand, the same is meant.
	s.put(st, of("1", "x/org/aliians", 1), of("2", "x/org/aliians", 1))
	s.put(st, of("1", "org/a", 2))
	leads(st, "x/org/aliians", "x/org/aliians") // an article still says so
	s.put(st, of("2", "org/a", 2))
	leads(st, "x/org/aliians", "org/a")
	finds(st, "x/org/aliians", "org/a")

	// The gazetteer retires an id, twice over, and a word in another text is no proof of anything.
	s.put(st, of("1", "org/b", 3, "org/a"), of("2", "org/b", 3, "org/a"))
	leads(st, "org/a", "org/b")
	leads(st, "x/org/aliians", "org/b")
	other := of("3", "x/org/inshe", 3)
	s.put(st, other)
	other = of("3", "org/b", 4, "org/a")
	other.Article.TextHash = "another text"
	s.put(st, other)
	leads(st, "x/org/inshe", "nowhere")
	for f, err := range st.Facts(s.ctx, []string{"1"}) {
		if want := []graph.Retired{{ID: "org/a", Into: "org/b"}}; err != nil || !slices.Equal(f.Retired, want) {
			s.Errorf("facts have %v, %v, want %v", f.Retired, err, want)
		}
	}

	// A split answers with its parts, those in more articles first.
	s.put(st, of("4", "org/c", 4, "org/a"))
	leads(st, "org/a", "nowhere")
	finds(st, "org/a", "org/b", "org/c")

	// Another store that is brought to this state says the same.
	copied := s.open(s.T)
	if _, err := graph.Sync(s.ctx, copied, st, graph.SyncOptions{}); err != nil {
		s.Fatal(err)
	}
	s.same(s.dump(copied), s.dump(st))
	finds(copied, "x/org/aliians", "org/b", "org/c")

	// Without evidence nothing answers, and again with it.
	s.remove(st, "1", "2", "3")
	finds(st, "x/org/aliians", "org/c")
	s.remove(st, "4")
	leads(st, "x/org/aliians", "nowhere")
	s.put(st, of("5", "org/a", 5))
	leads(st, "x/org/aliians", "org/a")
	leads(st, "org/a", "org/a")

	// What a later gazetteer takes back is forgotten.
	s.put(st, of("6", "org/c", 5))
	s.remove(st, "5")
	finds(st, "org/a")
}
