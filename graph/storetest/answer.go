package storetest

import (
	"errors"
	"fmt"
	"strings"

	"zgadka/graph"
)

// answers: the questions that need no Cypher.
func answers(s *suite) {
	st := s.store(corpus()...)

	path := func(from, to string, most int) []string {
		edges, err := graph.Path(s.ctx, st, from, to, most)
		if err != nil {
			s.Fatal(err)
		}
		var out []string
		for _, e := range edges {
			out = append(out, fmt.Sprintf("%s – %s, %v", e.From, e.To, e.Weight))
		}
		return out
	}
	s.lines("path from Столтенберг to НАТО", path(stoltenberg, nato, 6), `
		country/cn – person/jens-stoltenberg, 1
		country/cn – org/nato, 1`)
	// Over Китай both links are in two articles of one story; over Росія it would be as short and as strong.
	s.lines("path from CNN to Столтенберг", path(cnn, stoltenberg, 6), `
		country/cn – media/cnn, 1
		country/cn – person/jens-stoltenberg, 1`)
	s.lines("path of one step", path(petrenko, koval, 6), "x/person/ivan-petrenko – x/person/olha-koval, 1")
	s.lines("no path", path(petrenko, nato, 6), "")
	s.lines("no path so short", path(cnn, nato, 1), "")
	s.lines("path to oneself", path(nato, nato, 6), "")
	if _, err := graph.Path(s.ctx, st, nato, "org/none", 6); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("path to nobody: error %v, want %v", err, graph.ErrNotFound)
	}

	trend := func(a, b, since, until string) []string {
		weeks, err := graph.Trend(s.ctx, st, a, b, since, until)
		if err != nil {
			s.Fatal(err)
		}
		var out []string
		for _, w := range weeks {
			out = append(out, fmt.Sprint(w.Monday, " ", w.Articles, " ", w.Count))
		}
		return out
	}
	s.lines("weeks of Китай", trend(china, "", "", ""), `
		2023-03-20 2 5
		2023-03-27 1 1`)
	s.lines("weeks of Столтенберг and Росія", trend(stoltenberg, russia, "", ""), `
		2023-03-20 2 2
		2023-03-27 1 2`)
	s.lines("weeks of Китай from April on", trend(china, "", "2023-04-01", ""), "2023-03-27 1 1")
	s.lines("weeks of one without dates", trend(petrenko, "", "", ""), "")

	rising, err := graph.Rising(s.ctx, st, "2023-04-03", 4, 0)
	if err != nil {
		s.Fatal(err)
	}
	var lines []string
	for _, r := range rising {
		lines = append(lines, fmt.Sprint(r.Key, " ", r.Before, " → ", r.Weight))
	}
	s.lines("rising", lines, `
		country/ru|person/jens-stoltenberg 0 → 1
		country/cn|country/ru 0.25 → 1
		person/jens-stoltenberg>country/ru 0.25 → 1`)

	silent, err := graph.Silent(s.ctx, st, 0)
	if err != nil {
		s.Fatal(err)
	}
	lines = nil
	for _, x := range silent {
		lines = append(lines, fmt.Sprint(x.ID, " ", x.Weight, " ", x.Speakers))
	}
	// Петренко is spoken of as well, and speaks himself.
	s.lines("silent", lines, `
		country/ru 2 1
		org/kremlin 2 2
		country/cn 1 1`)

	outlets := func(id, since, until string) []string {
		all, err := graph.Outlets(s.ctx, st, id, since, until)
		if err != nil {
			s.Fatal(err)
		}
		var out []string
		for _, o := range all {
			var words []string
			for _, w := range o.Words {
				words = append(words, fmt.Sprint(w.Text, " ", w.Count))
			}
			out = append(out, fmt.Sprint(o.Site, " ", o.Articles, ": ", strings.Join(words, ", ")))
		}
		return out
	}
	s.lines("outlets on Росія", outlets(russia, "", ""), `
		ipress.ua 2: Росія 1, Росії 1, рф 1
		copy.ua 1: Росії 1`)
	s.lines("outlets on Росія in April", outlets(russia, "2023-04-01", "2023-05-01"), "ipress.ua 1: Росія 1, рф 1")
	s.lines("outlets on Столтенберг, without the pronoun", outlets(stoltenberg, "", ""), `
		ipress.ua 2: Столтенберг 1, генсек 1
		copy.ua 1: Столтенберг 1`)
}
