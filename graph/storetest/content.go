package storetest

import (
	"errors"
	"fmt"
	"slices"

	"zgadka/graph"
)

// roundTrip: what is put comes back, fetch times included.
func roundTrip(s *suite) {
	facts := corpus()
	facts[0].Article.FetchedAt = "2023-03-21T10:00:00Z"
	st := s.store(facts...)
	read := func(ids []string) (got []string) {
		for f, err := range st.Facts(s.ctx, ids) {
			if err != nil {
				s.Fatal(err)
			}
			text, err := canonical(f)
			if err != nil {
				s.Fatal(err)
			}
			got = append(got, text)
		}
		return got
	}
	want := func(order ...int) (want []string) {
		for _, i := range order {
			text, _ := canonical(facts[i])
			want = append(want, text)
		}
		return want
	}
	if got, want := read(nil), want(2, 3, 0, 1); !slices.Equal(got, want) {
		s.Errorf("all: got\n%v\nwant\n%v", got, want)
	}
	if got, want := read([]string{"ipress/2", "nowhere", "copy/1", "ipress/2"}), want(3, 1); !slices.Equal(got, want) {
		s.Errorf("two: got\n%v\nwant\n%v", got, want)
	}
	if got := read([]string{}); got != nil {
		s.Errorf("none: got %v", got)
	}
	for range st.Facts(s.ctx, nil) {
		break // stopping early is fine
	}
	state, err := st.State(s.ctx, []string{"ipress/1", "nowhere"})
	if err != nil || len(state) != 1 || state["ipress/1"] != (graph.State{TextHash: facts[0].Article.TextHash, Version: "g1 x1", Story: "ipress/1"}) {
		s.Errorf("state: %v, %v", state, err)
	}
}

func entities(s *suite) {
	st := s.store(corpus()...)
	var got []string
	for _, id := range []string{china, russia, cnn, kremlin, nato, stoltenberg, koval, petrenko} {
		p, err := st.Entity(s.ctx, id)
		if err != nil {
			s.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %s %q %v articles %d %s..%s said %d about %d", p.ID, p.Type, p.Name, p.Known, p.Articles,
			p.FirstSeen, p.LastSeen, p.SaidQuotes, p.AboutQuotes))
		for _, a := range p.Aliases {
			got = append(got, fmt.Sprintf("%s (%s) %d", a.Text, a.Lang, a.Count))
		}
		for _, l := range p.Links {
			got = append(got, fmt.Sprintf("%s %s → %s %s %s..%s", l.Type, l.From, l.To, l.Office, l.Since, l.Until))
		}
	}
	s.lines("entities", got, `
		country/cn Country "Китай" true articles 3 2023-03-21..2023-04-02 said 0 about 2
		Китай (uk) 5
		КНР (uk) 1
		country/ru Country "Росія" true articles 3 2023-03-21..2023-04-02 said 0 about 3
		Росії (uk) 2
		Росія (uk) 1
		рф (uk) 1
		STANDS_FOR org/kremlin → country/ru  ..
		media/cnn Media "CNN" true articles 1 2023-03-21..2023-03-21 said 0 about 0
		CNN (uk) 1
		org/kremlin Organization "Кремль" true articles 1 .. said 0 about 1
		The Kremlin (en) 1
		STANDS_FOR org/kremlin → country/ru  ..
		org/nato Organization "НАТО" true articles 1 2023-03-22..2023-03-22 said 0 about 0
		НАТО (uk) 1
		HOLDS_OFFICE person/jens-stoltenberg → org/nato secretary-general 2014-10-01..2024-10-01
		person/jens-stoltenberg Person "Єнс Столтенберг" true articles 3 2023-03-21..2023-04-02 said 3 about 0
		Столтенберг (uk) 2
		генсек (uk) 1
		HOLDS_OFFICE person/jens-stoltenberg → org/nato secretary-general 2014-10-01..2024-10-01
		x/person/olha-koval Person "Olha Koval" false articles 1 .. said 1 about 0
		Olha Koval (en) 1
		x/person/ivan-petrenko Person "Ivan Petrenko" false articles 1 .. said 1 about 1
		Ivan Petrenko (en) 1
		Petrenko (en) 1`)
	p, err := st.Entity(s.ctx, russia)
	if want := known[1]; err != nil || p.Entity != want {
		s.Errorf("got %+v, want %+v", p.Entity, want)
	}
	totals, err := st.Totals(s.ctx)
	if want := (graph.Totals{Articles: 4, Entities: 8, Aliases: 13, Sources: 3, Quotes: 5, CoMentions: 9, SaidAbout: 4}); err != nil || totals != want {
		s.Errorf("totals: got %+v, %v, want %+v", totals, err, want)
	}
}

// edgeLine writes an edge for comparison with expectations.
func edgeLine(e graph.Edge) string {
	return fmt.Sprintf("%s %s weight %v count %d articles %d %s..%s", e.Type, e.Key, e.Weight, e.Count, e.Articles, e.FirstSeen, e.LastSeen)
}

func edges(s *suite) {
	st := s.store(corpus()...)
	read := func(id string, limit int) (got []string) {
		list, err := st.Edges(s.ctx, id, limit)
		if err != nil {
			s.Fatal(err)
		}
		for _, e := range list {
			got = append(got, edgeLine(e))
		}
		return got
	}
	// The copy counts as a sentence and as an article, but adds no weight.
	s.lines("country/cn", read(china, 0), `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		CO_MENTIONED_WITH country/cn|media/cnn weight 1 count 1 articles 1 2023-03-21..2023-03-21
		CO_MENTIONED_WITH country/cn|org/nato weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/cn|person/jens-stoltenberg weight 1 count 2 articles 2 2023-03-21..2023-03-22
		SAID_ABOUT person/jens-stoltenberg>country/cn weight 1 count 2 articles 2 2023-03-21..2023-03-22`)
	s.lines("two of country/ru", read(russia, 2), `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02`)
	s.lines("x/person/ivan-petrenko", read(petrenko, 0), `
		CO_MENTIONED_WITH org/kremlin|x/person/ivan-petrenko weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH x/person/ivan-petrenko|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT x/person/ivan-petrenko>org/kremlin weight 1 count 1 articles 1 ..`)
	list, err := st.Edges(s.ctx, stoltenberg, 1)
	want := graph.Edge{Type: graph.EdgeSaidAbout, Key: stoltenberg + ">" + russia, From: stoltenberg, To: russia, FromName: "Єнс Столтенберг",
		ToName: "Росія", Weight: 2, Count: 3, Articles: 3, FirstSeen: "2023-03-21", LastSeen: "2023-04-02"}
	if err != nil || len(list) != 1 || list[0] != want {
		s.Errorf("got %+v, %v, want %+v", list, err, want)
	}
}

func find(s *suite) {
	st := s.store(corpus()...)
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"китай", 0, "country/cn as Китай"},
		{"РОСІЯ", 0, "country/ru as Росія"},
		{"russia", 0, "country/ru as Russia"},
		{"country/ru", 0, "country/ru as country/ru"},
		{"кнр", 0, "country/cn as КНР"},
		{"росії", 0, "country/ru as Росії"},
		{"Генсек", 0, "person/jens-stoltenberg as генсек"},
		{" столт", 0, "person/jens-stoltenberg as Столтенберг"},
		{"stoltenberg", 0, "person/jens-stoltenberg as Jens Stoltenberg"},
		{"petrenko", 0, "x/person/ivan-petrenko as Petrenko"},
		{"к", 0, "country/cn as КНР; org/kremlin as Кремль"},
		{"к", 1, "country/cn as КНР"},
		{"він", 0, ""}, // a pronoun is no form
		{"олтенберг", 0, ""},
		{"%", 0, ""},
		{"  ", 0, ""},
	} {
		found, err := st.Find(s.ctx, c.text, c.limit)
		if err != nil {
			s.Fatal(err)
		}
		got := ""
		for i, f := range found {
			if i > 0 {
				got += "; "
			}
			got += f.ID + " as " + f.Matched
		}
		if got != c.want {
			s.Errorf("find %q: got %q, want %q", c.text, got, c.want)
		}
	}
	found, err := st.Find(s.ctx, "НАТО", 1)
	if err != nil || len(found) != 1 || found[0].Entity != known[4] || found[0].Articles != 1 {
		s.Errorf("got %+v, %v", found, err)
	}
}

func quotes(s *suite) {
	st := s.store(corpus()...)
	const all = "ipress/2#q1 copy/1#q1 ipress/1#q1 cnn/1#q1 cnn/1#q2"
	for _, c := range []struct {
		filter graph.QuoteFilter
		want   string
	}{
		{graph.QuoteFilter{}, all},
		{graph.QuoteFilter{Limit: 2}, "ipress/2#q1 copy/1#q1"},
		{graph.QuoteFilter{Speaker: stoltenberg}, "ipress/2#q1 copy/1#q1 ipress/1#q1"},
		{graph.QuoteFilter{Speaker: stoltenberg, About: china}, "copy/1#q1 ipress/1#q1"},
		{graph.QuoteFilter{Speaker: koval}, "cnn/1#q1"},
		{graph.QuoteFilter{About: petrenko}, "cnn/1#q2"},
		{graph.QuoteFilter{Since: "2023-03-22"}, "ipress/2#q1 copy/1#q1"},
		{graph.QuoteFilter{Until: "2023-03-22"}, "ipress/1#q1"},
		{graph.QuoteFilter{Since: "2023-03-22", Until: "2023-04-02"}, "copy/1#q1"},
		{graph.QuoteFilter{Speaker: "person/nobody"}, ""},
	} {
		hits, err := st.Quotes(s.ctx, c.filter)
		if err != nil {
			s.Fatal(err)
		}
		got := ""
		for i, h := range hits {
			if i > 0 {
				got += " "
			}
			got += h.ID
		}
		if got != c.want {
			s.Errorf("%+v: got %q, want %q", c.filter, got, c.want)
		}
	}
	hits, err := st.Quotes(s.ctx, graph.QuoteFilter{About: china, Until: "2023-03-22"})
	if err != nil || len(hits) != 1 {
		s.Fatal(hits, err)
	}
	h := hits[0]
	s.lines("quote", []string{
		h.ArticleID, h.ArticleTitle, h.URL, h.Site, h.Date, h.SpeakerName, fmt.Sprint(h.TargetNames), h.Text, h.Cue, h.Media[0].Role,
	}, `
		ipress/1
		Про ipress/1
		https://ipress.ua/1
		ipress.ua
		2023-03-21
		Єнс Столтенберг
		[Китай Росія]
		Китай не продає зброї Росії
		сказав
		venue`)
	hits, err = st.Quotes(s.ctx, graph.QuoteFilter{About: petrenko})
	if err != nil || hits[0].SpeakerName != "An official" || hits[0].Parent != "cnn/1#q1" {
		s.Errorf("got %+v, %v", hits, err)
	}
}

func evidence(s *suite) {
	st := s.store(corpus()...)
	read := func(a, b string) (got []string) {
		list, err := st.Evidence(s.ctx, a, b)
		if err != nil {
			s.Fatal(err)
		}
		for _, e := range list {
			got = append(got, fmt.Sprintf("%s %s %s→%s %d-%d %v %q %s %s", e.ArticleID, e.Edge, e.From, e.To, e.Start, e.End, e.Spans, e.Rules, e.QuoteID, e.Sentence))
			if e.Version != "g1 x1" {
				s.Errorf("version %q", e.Version)
			}
		}
		return got
	}
	want := `
		ipress/1 SAID_ABOUT person/jens-stoltenberg→country/ru 29-77 [{30 57}] ["by hand"] ipress/1#q1 «Китай не продає зброї Росії», – сказав він CNN.
		copy/1 SAID_ABOUT person/jens-stoltenberg→country/ru 29-73 [{30 57}] ["by hand"] copy/1#q1 «Китай не продає зброї Росії», – сказав він.
		ipress/2 CO_MENTIONED_WITH country/ru→person/jens-stoltenberg 30-62 [{30 32} {55 61}] ["by acronym" "by office"]  рф порушує право, вважає генсек.
		ipress/2 SAID_ABOUT person/jens-stoltenberg→country/ru 30-62 [{30 46}] ["by hand"] ipress/2#q1 рф порушує право, вважає генсек.`
	s.lines("evidence", read(russia, stoltenberg), want)
	s.lines("evidence the other way", read(stoltenberg, russia), want)
	s.lines("undated", read(koval, kremlin), `
		cnn/1 CO_MENTIONED_WITH org/kremlin→x/person/olha-koval 0-62 [{0 11} {46 56}] ["by name" "by pattern"]  The Kremlin did not answer, Ivan Petrenko and Olha Koval said.
		cnn/1 SAID_ABOUT x/person/olha-koval→org/kremlin 0-62 [{0 26}] ["by hand"] cnn/1#q1 The Kremlin did not answer, Ivan Petrenko and Olha Koval said.`)
	s.lines("strangers", read(koval, nato), "")
	s.lines("oneself", read(china, china), "")
	list, err := st.Evidence(s.ctx, nato, china)
	if err != nil || len(list) != 1 || list[0].Date != "2023-03-22" || list[0].Title != "Про copy/1" ||
		!slices.Equal(list[0].Rules, []string{"", ""}) {
		s.Errorf("got %+v, %v", list, err)
	}
}

// missing: what is not there is an error that can be told, or nothing.
func missing(s *suite) {
	st := s.store(corpus()...)
	if _, err := st.Entity(s.ctx, "org/nobody"); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("entity: %v", err)
	}
	if _, err := st.Edges(s.ctx, "org/nobody", 0); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("edges: %v", err)
	}
	if _, err := st.Evidence(s.ctx, china, "org/nobody"); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("evidence: %v", err)
	}
	if _, err := st.Subgraph(s.ctx, graph.Filter{Entity: "org/nobody"}); !errors.Is(err, graph.ErrNotFound) {
		s.Errorf("subgraph: %v", err)
	}
	if removed := s.remove(st, "nowhere", "copy/1", "copy/1"); !slices.Equal(removed, []string{"copy/1"}) {
		s.Errorf("removed %v", removed)
	}
}

// empty: a new store answers everything with nothing.
func empty(s *suite) {
	st := s.open(s.T)
	s.check(st)
	if t, err := st.Totals(s.ctx); err != nil || t != (graph.Totals{}) {
		s.Errorf("totals: %+v, %v", t, err)
	}
	if f, err := st.Find(s.ctx, "Китай", 0); err != nil || len(f) != 0 {
		s.Errorf("find: %v, %v", f, err)
	}
	if q, err := st.Quotes(s.ctx, graph.QuoteFilter{}); err != nil || len(q) != 0 {
		s.Errorf("quotes: %v, %v", q, err)
	}
	if changes := s.put(st); len(changes) != 0 {
		s.Errorf("changes: %v", changes)
	}
	if removed := s.remove(st); len(removed) != 0 {
		s.Errorf("removed: %v", removed)
	}
	s.same(s.dump(st), "totals {\"Aliases\":0,\"Articles\":0,\"CoMentions\":0,\"Entities\":0,\"Quotes\":0,\"SaidAbout\":0,\"Sources\":0}\n")
}
