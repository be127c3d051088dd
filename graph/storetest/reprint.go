package storetest

import (
	"fmt"
	"slices"
	"strings"

	"zgadka/graph"
)

// Paragraphs of one story and of others.
const (
	port    = "[country/cn name Китай] і [country/ru name Росія] домовилися розширити порт на березі Амуру, повідомили в уряді."
	freight = "Вантажі через нього підуть уже навесні, а влітку відкриють другий причал для суден із зерном та лісом."
	grain   = "За словами начальника порту, торік тут перевантажили утричі менше зерна, ніж могли б, бо бракувало кранів і вагонів."
	bridge  = "[country/cn name Китай] і [country/ru name Росія] відкрили міст, яким можна дістатися на інший берег за п'ять хвилин."
	queue   = "Перші вантажівки чекали в черзі з ночі, розповів водій, який привіз із півдня мандарини, цибулю та запчастини."
)

// rates is a report that repeats itself every day but for its numbers.
func rates(day int) string {
	return fmt.Sprintf("[country/cn name Китай] продав [country/ru name Росії] юанів на %d мільйонів, курс на закритті біржі становив %d, найвищий за день %d, найнижчий %d.", 1000+day*37, 500+day*13, 700+day*11, 300+day*17)
}

// reprints: which articles tell one story, and its id, do not depend on the order in which they came, nor on how they were batched;
// edges weigh each story once.
func reprints(s *suite) {
	article := func(id, published string, text ...string) graph.Facts {
		f := write(graph.Article{ID: id, Lang: "uk", PublishedAt: published}, text...).Facts
		f.Article.Sketch = graph.Sketch(&f.Article)
		return f
	}
	facts := []graph.Facts{
		article("first", "2023-03-01T08:00:00Z", port, freight, grain),
		article("copy", "2023-03-02", port, freight, grain),
		article("cut", "2023-03-01T09:00:00Z", port, freight),
		article("bridge", "2023-03-01", bridge, queue),
		article("rates/1", "2023-03-01", rates(1)),
		article("rates/2", "2023-03-02", rates(2)),
	}
	want := map[string]string{"first": "first", "copy": "first", "cut": "first", "bridge": "bridge", "rates/1": "rates/1", "rates/2": "rates/2"}
	// The union of two stories: what was cut from either end has nothing in common, the whole has it all.
	both := []graph.Facts{article("head", "2023-03-03", port, freight), article("tail", "2023-03-04", grain, queue), article("whole", "2023-03-05", port, freight, grain, queue)}

	expect := func(what string, st graph.Store, want map[string]string) {
		s.Helper()
		got := map[string]string{}
		for a, err := range st.States(s.ctx, graph.StateFilter{}) {
			if err != nil {
				s.Fatal(err)
			}
			got[a.ID] = a.Story
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			s.Errorf("%s: stories %v, want %v", what, got, want)
		}
		s.check(st)
	}
	dump := ""
	for _, list := range orders(facts) {
		for _, batch := range []int{1, 2, len(list)} {
			st := s.open(s.T)
			for part := range slices.Chunk(list, batch) {
				s.tell(st, part...)
			}
			expect(names(list), st, want)
			if dump == "" {
				dump = s.dump(st)
			}
			s.same(s.dump(st), dump)
		}
	}
	st := s.open(s.T)
	s.tell(st, facts...)
	if list, err := st.Edges(s.ctx, china, 0); err != nil || len(list) != 1 || list[0].Weight != 4 || list[0].Articles != 6 {
		s.Errorf("the edge is %+v, %v, want weight 4 of 6 articles", list, err)
	}
	for _, list := range orders(both) {
		st := s.open(s.T)
		for _, f := range list {
			s.tell(st, f)
		}
		expect(names(list), st, map[string]string{"head": "head", "tail": "head", "whole": "head"})
		s.forget(st, "whole")
		expect("what joined them is gone", st, map[string]string{"head": "head", "tail": "tail"})
		s.tell(st, both[2])
		changed := article("whole", "2023-03-05", bridge, queue)
		changed.Article.TextHash = "changed"
		s.tell(st, changed)
		expect("what joined them says something else", st, map[string]string{"head": "head", "tail": "tail", "whole": "whole"})
	}
	// A story that goes from copy to copy over months, of which only some days are near to what comes.
	long := []graph.Facts{article("jan", "2023-01-01", port, freight, grain), article("late-jan", "2023-01-25", port, freight, grain),
		article("feb", "2023-02-20", port, freight, grain), article("mar", "2023-03-15", port, freight, grain)}
	for _, list := range orders(long) {
		st := s.open(s.T)
		for _, f := range list {
			s.tell(st, f)
		}
		expect(names(list), st, map[string]string{"jan": "jan", "late-jan": "jan", "feb": "jan", "mar": "jan"})
		s.tell(st, article("dec", "2022-12-20", port, freight, grain))
		expect("one that is earlier", st, map[string]string{"dec": "dec", "jan": "dec", "late-jan": "dec", "feb": "dec", "mar": "dec"})
		s.forget(st, "feb")
		expect("a gap of two months", st, map[string]string{"dec": "dec", "jan": "dec", "late-jan": "dec", "mar": "mar"})
	}
	// Months later the same words are another story.
	s.tell(st, article("late", "2023-06-01", port, freight, grain))
	want["late"] = "late"
	expect("months later", st, want)
}

// tell puts facts as a load does: with their stories, and with the articles that these move.
func (s *suite) tell(st graph.Store, facts ...graph.Facts) {
	s.Helper()
	facts, err := graph.NewStories(st).Assign(s.ctx, slices.Clone(facts))
	if err == nil {
		_, err = st.Put(s.ctx, graph.Run{}, facts)
	}
	if err != nil {
		s.Fatal(err)
	}
}

// forget withdraws articles as the command does.
func (s *suite) forget(st graph.Store, ids ...string) {
	s.Helper()
	moved, err := graph.NewStories(st).Remove(s.ctx, ids)
	if err != nil {
		s.Fatal(err)
	}
	s.remove(st, ids...)
	if _, err := st.Put(s.ctx, graph.Run{}, moved); err != nil {
		s.Fatal(err)
	}
}

// orders are some orders of a list: forwards, backwards, and turned.
func orders(facts []graph.Facts) [][]graph.Facts {
	back := slices.Clone(facts)
	slices.Reverse(back)
	out := [][]graph.Facts{facts, back}
	for i := 1; i < len(facts); i++ {
		out = append(out, slices.Concat(facts[i:], facts[:i]))
	}
	return out
}

func names(facts []graph.Facts) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Article.ID)
	}
	return strings.Join(out, " ")
}
