package storetest

import (
	"errors"
	"fmt"
	"strings"

	"zgadka/graph"
)

// history: what each run did, edge by edge, also after later runs.
func history(s *suite) {
	st := s.open(s.T)
	run := func(n int) graph.Run {
		return graph.Run{ID: fmt.Sprint("run/", n), StartedAt: fmt.Sprintf("2024-01-0%dT00:00:00Z", n)}
	}
	put := func(n int, facts ...graph.Facts) {
		s.Helper()
		if _, err := st.Put(s.ctx, run(n), facts); err != nil {
			s.Fatal(err)
		}
		s.check(st)
	}
	diff := func(n int) []string {
		s.Helper()
		changes, err := graph.Diff(s.ctx, st, fmt.Sprint("run/", n))
		if err != nil {
			s.Fatal(err)
		}
		var out []string
		for _, c := range changes {
			var why []string
			for _, w := range c.Because {
				why = append(why, fmt.Sprintf("%s %s %+d", w.Article, w.Reason, w.By))
			}
			out = append(out, fmt.Sprintf("%s %d → %d: %s", c.Key, c.Before, c.After, strings.Join(why, ", ")))
		}
		return out
	}
	c := corpus()
	first := `
		country/cn|country/ru 0 → 2: ipress/1 new article +1, ipress/2 new article +1
		country/cn|media/cnn 0 → 1: ipress/1 new article +1
		country/cn|person/jens-stoltenberg 0 → 1: ipress/1 new article +1
		country/ru|media/cnn 0 → 1: ipress/1 new article +1
		country/ru|person/jens-stoltenberg 0 → 1: ipress/2 new article +1
		person/jens-stoltenberg>country/cn 0 → 1: ipress/1 new article +1
		person/jens-stoltenberg>country/ru 0 → 2: ipress/1 new article +1, ipress/2 new article +1`
	put(1, c[0], c[1])
	s.lines("run 1", diff(1), first)

	// The second run brings an article, and another text of one that was there.
	put(2, c[2], changed())
	second := `
		country/cn|country/ru 2 → 1: ipress/1 changed article -1
		country/cn|media/cnn 1 → 0: ipress/1 changed article -1
		country/cn|person/jens-stoltenberg 1 → 0: ipress/1 changed article -1
		country/ru|media/cnn 1 → 0: ipress/1 changed article -1
		org/kremlin|x/person/ivan-petrenko 0 → 1: cnn/1 new article +1
		org/kremlin|x/person/olha-koval 0 → 1: cnn/1 new article +1
		org/nato|person/jens-stoltenberg 0 → 1: ipress/1 changed article +1
		org/nato|x/person/olha-koval 0 → 1: ipress/1 changed article +1
		person/jens-stoltenberg>country/cn 1 → 0: ipress/1 changed article -1
		person/jens-stoltenberg>country/ru 2 → 1: ipress/1 changed article -1
		person/jens-stoltenberg|x/person/olha-koval 0 → 1: ipress/1 changed article +1
		x/person/ivan-petrenko>org/kremlin 0 → 1: cnn/1 new article +1
		x/person/ivan-petrenko|x/person/olha-koval 0 → 1: cnn/1 new article +1
		x/person/olha-koval>org/kremlin 0 → 1: cnn/1 new article +1`
	s.lines("run 2", diff(2), second)
	s.lines("run 1 after run 2", diff(1), first)

	// The third withdraws one and reads one with another gazetteer, to which nobody is known any more.
	if _, err := st.Remove(s.ctx, run(3), []string{"cnn/1", "nothing"}); err != nil {
		s.Fatal(err)
	}
	reread := c[1]
	reread.Article.Version = "g2 x1"
	reread.Quotes = nil
	put(3, reread)
	s.lines("run 3", diff(3), `
		org/kremlin|x/person/ivan-petrenko 1 → 0: cnn/1 withdrawn article -1
		org/kremlin|x/person/olha-koval 1 → 0: cnn/1 withdrawn article -1
		person/jens-stoltenberg>country/ru 1 → 0: ipress/2 other gazetteer or extractor -1
		x/person/ivan-petrenko>org/kremlin 1 → 0: cnn/1 withdrawn article -1
		x/person/ivan-petrenko|x/person/olha-koval 1 → 0: cnn/1 withdrawn article -1
		x/person/olha-koval>org/kremlin 1 → 0: cnn/1 withdrawn article -1`)
	s.lines("run 2 after run 3", diff(2), second)
	s.lines("run 1 after run 3", diff(1), first)

	// Several batches of one run are one change; what a run brought and took away again is none.
	put(4, c[3])
	put(4, c[1])
	again := c[3]
	again.Article.TextHash += " again"
	put(4, again)
	put(4, c[2])
	if _, err := st.Remove(s.ctx, run(4), []string{"cnn/1"}); err != nil {
		s.Fatal(err)
	}
	s.lines("run 4", diff(4), `
		country/cn|country/ru 1 → 2: copy/1 new article +1
		country/cn|org/nato 0 → 1: copy/1 new article +1
		country/cn|person/jens-stoltenberg 0 → 1: copy/1 new article +1
		person/jens-stoltenberg>country/cn 0 → 1: copy/1 new article +1
		person/jens-stoltenberg>country/ru 0 → 2: copy/1 new article +1, ipress/2 other gazetteer or extractor +1`)
	if _, err := graph.Diff(s.ctx, st, "run/5"); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("a run that is not there: error %v, want %v", err, graph.ErrNotFound)
	}

	var states []string
	for x, err := range st.States(s.ctx, graph.StateFilter{}) {
		if err != nil {
			s.Fatal(err)
		}
		states = append(states, fmt.Sprint(x.ID, " ", x.Story, " ", x.Version))
	}
	s.lines("states", states, `
		copy/1 ipress/1 g1 x1
		ipress/1 ipress/1 g1 x1
		ipress/2 ipress/2 g1 x1`)
}

// states: all articles, or those of ids, of stories, of days.
func states(s *suite) {
	st := s.open(s.T)
	s.put(st, corpus()...)
	for _, c := range []struct {
		filter graph.StateFilter
		want   string
	}{
		{graph.StateFilter{}, "cnn/1 copy/1 ipress/1 ipress/2"},
		{graph.StateFilter{IDs: []string{"ipress/2", "nothing", "cnn/1"}}, "cnn/1 ipress/2"},
		{graph.StateFilter{IDs: []string{}}, ""},
		{graph.StateFilter{Stories: []string{"ipress/1", "nothing"}}, "copy/1 ipress/1"},
		{graph.StateFilter{Since: "2023-03-22", Until: "2023-04-02"}, "cnn/1 copy/1 ipress/2"}, // cnn/1 has no day
		{graph.StateFilter{Since: "2023-03-23", Until: "2023-04-01"}, "cnn/1"},
		{graph.StateFilter{Since: "2023-03-22"}, "cnn/1 copy/1 ipress/2"},
		{graph.StateFilter{Until: "2023-03-21"}, "cnn/1 ipress/1"},
	} {
		var got []string
		for x, err := range st.States(s.ctx, c.filter) {
			if err != nil {
				s.Fatal(err)
			}
			got = append(got, x.ID)
		}
		if strings.Join(got, " ") != c.want {
			s.Errorf("%+v: %v, want %s", c.filter, got, c.want)
		}
	}
}
