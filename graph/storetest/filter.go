package storetest

import (
	"errors"
	"fmt"

	"zgadka/graph"
)

// read writes a subgraph as lines, and makes sure it is in order and whole.
func (s *suite) read(st graph.Store, f graph.Filter) (nodes, edges []string) {
	s.Helper()
	g, err := st.Subgraph(s.ctx, f)
	if err != nil {
		s.Fatal(err)
	}
	defer func() {
		if err := g.Close(); err != nil {
			s.Error(err)
		}
	}()
	ids, last := map[string]bool{}, ""
	for n, err := range g.Nodes {
		if err != nil {
			s.Fatal(err)
		}
		if n.ID <= last {
			s.Errorf("node %s comes after %s", n.ID, last)
		}
		ids[n.ID], last = true, n.ID
		nodes = append(nodes, fmt.Sprintf("%s articles %d %s..%s", n.ID, n.Articles, n.FirstSeen, n.LastSeen))
	}
	last = ""
	for e, err := range g.Edges {
		if err != nil {
			s.Fatal(err)
		}
		if e.Key <= last {
			s.Errorf("edge %s comes after %s", e.Key, last)
		}
		if last = e.Key; !ids[e.From] || !ids[e.To] {
			s.Errorf("edge %s leads out of the graph", e.Key)
		}
		edges = append(edges, edgeLine(e))
	}
	return nodes, edges
}

func (s *suite) graph(st graph.Store, f graph.Filter, nodes, edges string) {
	s.Helper()
	n, e := s.read(st, f)
	s.lines(fmt.Sprintf("nodes of %+v", f), n, nodes)
	s.lines(fmt.Sprintf("edges of %+v", f), e, edges)
}

func subgraph(s *suite) {
	st := s.store(corpus()...)
	s.graph(st, graph.Filter{}, `
		country/cn articles 3 2023-03-21..2023-04-02
		country/ru articles 3 2023-03-21..2023-04-02
		media/cnn articles 1 2023-03-21..2023-03-21
		org/kremlin articles 1 ..
		org/nato articles 1 2023-03-22..2023-03-22
		person/jens-stoltenberg articles 3 2023-03-21..2023-04-02
		x/person/ivan-petrenko articles 1 ..
		x/person/olha-koval articles 1 ..`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		CO_MENTIONED_WITH country/cn|media/cnn weight 1 count 1 articles 1 2023-03-21..2023-03-21
		CO_MENTIONED_WITH country/cn|org/nato weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/cn|person/jens-stoltenberg weight 1 count 2 articles 2 2023-03-21..2023-03-22
		CO_MENTIONED_WITH country/ru|media/cnn weight 1 count 1 articles 1 2023-03-21..2023-03-21
		CO_MENTIONED_WITH country/ru|person/jens-stoltenberg weight 1 count 1 articles 1 2023-04-02..2023-04-02
		CO_MENTIONED_WITH org/kremlin|x/person/ivan-petrenko weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH org/kremlin|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT person/jens-stoltenberg>country/cn weight 1 count 2 articles 2 2023-03-21..2023-03-22
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		SAID_ABOUT x/person/ivan-petrenko>org/kremlin weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH x/person/ivan-petrenko|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT x/person/olha-koval>org/kremlin weight 1 count 1 articles 1 ..`)
	s.graph(st, graph.Filter{Entity: kremlin}, `org/kremlin articles 1 ..`, ``)
	s.graph(st, graph.Filter{Entity: cnn, Hops: 1}, `
		country/cn articles 3 2023-03-21..2023-04-02
		country/ru articles 3 2023-03-21..2023-04-02
		media/cnn articles 1 2023-03-21..2023-03-21`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		CO_MENTIONED_WITH country/cn|media/cnn weight 1 count 1 articles 1 2023-03-21..2023-03-21
		CO_MENTIONED_WITH country/ru|media/cnn weight 1 count 1 articles 1 2023-03-21..2023-03-21`)
	if nodes, edges := s.read(st, graph.Filter{Entity: cnn, Hops: 9}); len(nodes) != 5 || len(edges) != 8 {
		s.Errorf("nine hops: %v %v", nodes, edges)
	}
	s.graph(st, graph.Filter{Type: "Country"}, `
		country/cn articles 3 2023-03-21..2023-04-02
		country/ru articles 3 2023-03-21..2023-04-02`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02`)
	s.graph(st, graph.Filter{Entity: kremlin, Hops: 1, Type: "Person", MinWeight: 1}, `
		org/kremlin articles 1 ..
		x/person/ivan-petrenko articles 1 ..
		x/person/olha-koval articles 1 ..`, `
		CO_MENTIONED_WITH org/kremlin|x/person/ivan-petrenko weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH org/kremlin|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT x/person/ivan-petrenko>org/kremlin weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH x/person/ivan-petrenko|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT x/person/olha-koval>org/kremlin weight 1 count 1 articles 1 ..`)
	s.graph(st, graph.Filter{MinWeight: 2}, `
		country/cn articles 3 2023-03-21..2023-04-02
		country/ru articles 3 2023-03-21..2023-04-02
		person/jens-stoltenberg articles 3 2023-03-21..2023-04-02`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 2 count 3 articles 3 2023-03-21..2023-04-02`)
	s.graph(st, graph.Filter{Entity: nato, Hops: 2, MinWeight: 1.5}, `org/nato articles 1 2023-03-22..2023-03-22`, ``)
}

// window: totals and weights are those of the articles of the days.
func window(s *suite) {
	st := s.store(corpus()...)
	// The copy is the earliest article of its story here.
	s.graph(st, graph.Filter{Since: "2023-03-22"}, `
		country/cn articles 2 2023-03-22..2023-04-02
		country/ru articles 2 2023-03-22..2023-04-02
		org/nato articles 1 2023-03-22..2023-03-22
		person/jens-stoltenberg articles 2 2023-03-22..2023-04-02`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 2 count 2 articles 2 2023-03-22..2023-04-02
		CO_MENTIONED_WITH country/cn|org/nato weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/cn|person/jens-stoltenberg weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/ru|person/jens-stoltenberg weight 1 count 1 articles 1 2023-04-02..2023-04-02
		SAID_ABOUT person/jens-stoltenberg>country/cn weight 1 count 1 articles 1 2023-03-22..2023-03-22
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 2 count 2 articles 2 2023-03-22..2023-04-02`)
	s.graph(st, graph.Filter{Since: "2023-03-21", Until: "2023-03-23", MinWeight: 1, Type: "Country"}, `
		country/cn articles 2 2023-03-21..2023-03-22
		country/ru articles 2 2023-03-21..2023-03-22`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 1 count 2 articles 2 2023-03-21..2023-03-22`)
	s.graph(st, graph.Filter{Until: "2023-03-22", Entity: stoltenberg, Hops: 1}, `
		country/cn articles 1 2023-03-21..2023-03-21
		country/ru articles 1 2023-03-21..2023-03-21
		person/jens-stoltenberg articles 1 2023-03-21..2023-03-21`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 1 count 1 articles 1 2023-03-21..2023-03-21
		CO_MENTIONED_WITH country/cn|person/jens-stoltenberg weight 1 count 1 articles 1 2023-03-21..2023-03-21
		SAID_ABOUT person/jens-stoltenberg>country/cn weight 1 count 1 articles 1 2023-03-21..2023-03-21
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 1 count 1 articles 1 2023-03-21..2023-03-21`)
	s.graph(st, graph.Filter{Since: "2024-01-01"}, ``, ``)
}

// medium: totals and weights are those of the articles that one site, or all sites of a medium, published.
func medium(s *suite) {
	list := corpus()
	// The copy counts by itself when its story is told elsewhere; the second site of CNN has an article with a day.
	second := write(graph.Article{ID: "cnn/2", Site: "edition.cnn.example", Lang: "en", PublishedAt: "2023-04-03"},
		"[org/kremlin name The Kremlin] and [x/person/olha-koval pattern Olha Koval] met.")
	second.Source = graph.Source{Medium: cnn, Country: "country/us", Lang: "en"}
	second.name()
	st := s.store(append(list, second.Facts)...)
	s.graph(st, graph.Filter{Medium: "copy.ua"}, `
		country/cn articles 1 2023-03-22..2023-03-22
		country/ru articles 1 2023-03-22..2023-03-22
		org/nato articles 1 2023-03-22..2023-03-22
		person/jens-stoltenberg articles 1 2023-03-22..2023-03-22`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/cn|org/nato weight 1 count 1 articles 1 2023-03-22..2023-03-22
		CO_MENTIONED_WITH country/cn|person/jens-stoltenberg weight 1 count 1 articles 1 2023-03-22..2023-03-22
		SAID_ABOUT person/jens-stoltenberg>country/cn weight 1 count 1 articles 1 2023-03-22..2023-03-22
		SAID_ABOUT person/jens-stoltenberg>country/ru weight 1 count 1 articles 1 2023-03-22..2023-03-22`)
	// Both sites, the undated article too; a day is seen only in the one that has it.
	s.graph(st, graph.Filter{Medium: cnn}, `
		org/kremlin articles 2 2023-04-03..2023-04-03
		x/person/ivan-petrenko articles 1 ..
		x/person/olha-koval articles 2 2023-04-03..2023-04-03`, `
		CO_MENTIONED_WITH org/kremlin|x/person/ivan-petrenko weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH org/kremlin|x/person/olha-koval weight 2 count 2 articles 2 2023-04-03..2023-04-03
		SAID_ABOUT x/person/ivan-petrenko>org/kremlin weight 1 count 1 articles 1 ..
		CO_MENTIONED_WITH x/person/ivan-petrenko|x/person/olha-koval weight 1 count 1 articles 1 ..
		SAID_ABOUT x/person/olha-koval>org/kremlin weight 1 count 1 articles 1 ..`)
	// With what the other filters say.
	s.graph(st, graph.Filter{Medium: cnn, Since: "2023-04-01"}, `
		org/kremlin articles 1 2023-04-03..2023-04-03
		x/person/olha-koval articles 1 2023-04-03..2023-04-03`, `
		CO_MENTIONED_WITH org/kremlin|x/person/olha-koval weight 1 count 1 articles 1 2023-04-03..2023-04-03`)
	s.graph(st, graph.Filter{Medium: cnn, Entity: koval, Hops: 1, MinWeight: 2}, `
		org/kremlin articles 2 2023-04-03..2023-04-03
		x/person/olha-koval articles 2 2023-04-03..2023-04-03`, `
		CO_MENTIONED_WITH org/kremlin|x/person/olha-koval weight 2 count 2 articles 2 2023-04-03..2023-04-03`)
	s.graph(st, graph.Filter{Medium: "ipress.ua", Type: "Country", Until: "2023-04-01"}, `
		country/cn articles 1 2023-03-21..2023-03-21
		country/ru articles 1 2023-03-21..2023-03-21`, `
		CO_MENTIONED_WITH country/cn|country/ru weight 1 count 1 articles 1 2023-03-21..2023-03-21`)
	s.graph(st, graph.Filter{Medium: "cnn.com", Entity: china, Hops: 1}, ``, ``)
	for _, unknown := range []string{"media/bbc", "bbc.com", "CNN", "country/cn", "' OR '1'='1"} {
		if _, err := st.Subgraph(s.ctx, graph.Filter{Medium: unknown}); !errors.Is(err, graph.ErrNotFound) {
			s.Errorf("medium %s: %v", unknown, err)
		}
	}
}
