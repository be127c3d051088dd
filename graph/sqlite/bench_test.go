package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zgadka/graph"
)

// news makes articles of the size of news: 15 sentences, 40 mentions of some 15 entities, 5 quotes. Entities come as unevenly
// as in news: a few in every article, most in hardly any.
func news(from, n int) []graph.Facts {
	var out []graph.Facts
	for i := from; i < from+n; i++ {
		r := rand.New(rand.NewPCG(uint64(i), 7))
		zipf := rand.NewZipf(r, 1.2, 3, 50_000)
		id := fmt.Sprintf("https://news.ua/%d/%07d", 2020+i%5, i)
		f := graph.Facts{Article: graph.Article{
			ID: id, URL: id, Site: fmt.Sprintf("news%d.ua", i%20), Lang: "uk", PublishedAt: fmt.Sprintf("2023-%02d-%02d", 1+i%12, 1+i%28),
			Text: strings.Repeat("Речення про те, що сказав хтось комусь. ", 60), TextHash: id, Version: "1",
		}}
		f.Article.PublishedDate = f.Article.PublishedAt
		by := map[string]*graph.Mention{}
		for m := range 40 {
			e := fmt.Sprintf("person/somebody-%05d", zipf.Uint64())
			g := by[e]
			if g == nil {
				g = &graph.Mention{Entity: e}
				by[e] = g
				f.Entities = append(f.Entities, graph.Entity{ID: e, Type: "Person", Name: e, NameUk: e, Known: true})
			}
			g.Sentences, g.Starts, g.Ends = append(g.Sentences, m*15/40), append(g.Starts, m*50), append(g.Ends, m*50+10)
			g.Surfaces, g.Lemmas, g.Via = append(g.Surfaces, e[7:]), append(g.Lemmas, e[7:]), append(g.Via, "name")
		}
		for s := range 15 {
			f.Article.Sentences = append(f.Article.Sentences, graph.Range{Start: s * 150, End: s*150 + 140})
		}
		for _, e := range f.Entities {
			f.Mentions = append(f.Mentions, *by[e.ID])
		}
		sortFacts(&f)
		for q := range 5 {
			party := func() graph.Party {
				return graph.Party{Entity: f.Entities[r.IntN(len(f.Entities))].ID, Text: "хтось", Start: 5, End: 10}
			}
			speaker := party()
			f.Quotes = append(f.Quotes, graph.Quote{
				ID: graph.QuoteID(id, q+1), Text: "сказав хтось комусь", Type: "direct", Act: "say", Starts: []int{q * 100}, Ends: []int{q*100 + 90},
				Speaker: &speaker, Targets: []graph.Party{party(), party()},
			})
		}
		out = append(out, f)
	}
	return out
}

func sortFacts(f *graph.Facts) {
	sortBy(f.Entities, func(e graph.Entity) string { return e.ID })
	sortBy(f.Mentions, func(m graph.Mention) string { return m.Entity })
}

func BenchmarkPut(b *testing.B) {
	for _, size := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint("batch", size), func(b *testing.B) {
			s, err := Open(b.Context(), filepath.Join(b.TempDir(), "zgadka.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close(context.Background())
			n := 0
			for b.Loop() {
				b.StopTimer()
				facts := news(n, size)
				n += size
				b.StartTimer()
				if _, err := s.Put(b.Context(), graph.Run{ID: "run"}, facts); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	const articles = 2000
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "zgadka.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(context.Background())
	for i := 0; i < articles; i += 500 {
		if _, err := s.Put(b.Context(), graph.Run{}, news(i, 500)); err != nil {
			b.Fatal(err)
		}
	}
	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	stream := func(f graph.Filter) func() error {
		return func() error {
			g, err := s.Subgraph(b.Context(), f)
			if err != nil {
				return err
			}
			defer g.Close()
			for _, err := range g.Nodes {
				if err != nil {
					return err
				}
			}
			for _, err := range g.Edges {
				if err != nil {
					return err
				}
			}
			return nil
		}
	}
	const somebody = "person/somebody-00003"
	run("subgraph/all", stream(graph.Filter{}))
	run("subgraph/window", stream(graph.Filter{Since: "2023-03-01", Until: "2023-04-01"}))
	run("subgraph/hop", stream(graph.Filter{Entity: somebody, Hops: 1, MinWeight: 2}))
	run("find/whole", func() error { _, err := s.Find(b.Context(), "somebody-00003", 10); return err })
	run("find/nothing", func() error { _, err := s.Find(b.Context(), "nothing", 10); return err })
	run("edges", func() error { _, err := s.Edges(b.Context(), somebody, 20); return err })
	run("quotes", func() error {
		_, err := s.Quotes(b.Context(), graph.QuoteFilter{Speaker: somebody, Limit: 20})
		return err
	})
	run("evidence", func() error { _, err := s.Evidence(b.Context(), somebody, "person/somebody-00004"); return err })
	run("check", func() error { _, err := s.Check(b.Context()); return err })
}

func sortBy[T any](list []T, key func(T) string) {
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(key(a), key(b)) })
}
