package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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

// BenchmarkShare loads articles in batches of 200, as load does, and by turns inserts the rows of the same store bare: the same tables
// with the same indexes, as many to a transaction, nothing looked up, compared or added up. "ratio" is the rate of the store as a share of that
// of all rows, "graph-ratio" that of nodes and edges alone, without the folded names and the articles' shares in edges.
//
//	ZGADKA_BENCH_STORE=news.db go test -run '^$' -bench Share -benchtime 1x ./graph/sqlite
//
// takes the articles of a store that load has filled; without it some are made up.
func BenchmarkShare(b *testing.B) {
	batches := benchBatches(b, 200)
	whole := benchStore(b)
	for _, f := range batches {
		benchPut(b, whole, f) // to warm up, and for the rows
	}
	for b.Loop() {
		var took [4]time.Duration
		s := benchStore(b)
		all, some := bareRows(b, whole, len(batches), nil), bareRows(b, whole, len(batches), []string{"entity_names", "co_mentioned_in", "said_about_in", "changes"})
		articles := 0
		for _, f := range batches {
			articles += len(f)
			took[0] += benchPut(b, s, f)
			took[1] += all()
			took[2] += some()
		}
		for _, f := range batches {
			took[3] += benchPut(b, s, f)
		}
		if found, err := s.Check(b.Context()); err != nil || len(found) > 0 {
			b.Fatal(found, err)
		}
		b.ReportMetric(float64(articles)/took[0].Seconds(), "articles/s")
		b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "ratio")
		b.ReportMetric(took[2].Seconds()/took[0].Seconds(), "graph-ratio")
		b.ReportMetric(took[3].Seconds()/took[0].Seconds(), "again")
		b.Logf("%d articles: store %v, all rows bare %v, those of the graph %v, again %v", articles, took[0], took[1], took[2], took[3])
	}
}

// benchBatches are the articles of a store, in the order in which they came, or made-up ones.
func benchBatches(b *testing.B, size int) (batches [][]graph.Facts) {
	file := os.Getenv("ZGADKA_BENCH_STORE")
	if file == "" {
		for i := 0; i < 2000; i += size {
			batches = append(batches, news(i, size))
		}
		return batches
	}
	s, err := OpenReadOnly(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(context.Background())
	for ids := range slices.Chunk(benchColumn(b, s, "SELECT id FROM articles ORDER BY pk"), size) {
		var batch []graph.Facts
		for f, err := range s.Facts(b.Context(), ids) {
			if err != nil {
				b.Fatal(err)
			}
			batch = append(batch, f)
		}
		batches = append(batches, batch)
	}
	return batches
}

func benchStore(b *testing.B) *Store {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "zgadka.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func benchPut(b *testing.B, s *Store, facts []graph.Facts) time.Duration {
	began := time.Now()
	if _, err := s.Put(b.Context(), graph.Run{ID: "run"}, facts); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func benchColumn(b *testing.B, s *Store, query string) (list []string) {
	rows, err := s.read.QueryContext(b.Context(), query)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			b.Fatal(err)
		}
		list = append(list, v)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return list
}

// bareRows returns what inserts the next of so many parts of all rows of a store into another one, and says how long the inserting took.
func bareRows(b *testing.B, from *Store, parts int, without []string) func() time.Duration {
	type table struct {
		rows    *sql.Rows
		columns []string
		insert  *sql.Stmt
		left    int
		part    int
	}
	to := benchStore(b)
	w := <-to.writer
	b.Cleanup(func() { to.writer <- w })
	// Rows of the end refer to others that come in a later part.
	if _, err := w.conn.ExecContext(b.Context(), "PRAGMA foreign_keys = 0"); err != nil {
		b.Fatal(err)
	}
	var tables []*table
	for _, name := range benchColumn(b, from, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") {
		if slices.Contains(without, name) {
			continue
		}
		t := &table{}
		var err error
		if err = from.read.QueryRowContext(b.Context(), "SELECT count(*) FROM "+name).Scan(&t.left); err != nil {
			b.Fatal(err)
		}
		t.part = (t.left + parts - 1) / parts
		if t.rows, err = from.read.QueryContext(b.Context(), "SELECT * FROM "+name); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { t.rows.Close() })
		if t.columns, err = t.rows.Columns(); err != nil {
			b.Fatal(err)
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(t.columns)), ", ")
		if t.insert, err = w.conn.PrepareContext(b.Context(), "INSERT INTO "+name+"("+strings.Join(t.columns, ", ")+") VALUES ("+marks+")"); err != nil {
			b.Fatal(err)
		}
		tables = append(tables, t)
	}
	return func() time.Duration {
		next := make([][][]any, len(tables))
		for i, t := range tables {
			for range min(t.left, t.part) {
				row, to := make([]any, len(t.columns)), make([]any, len(t.columns))
				for k := range row {
					to[k] = &row[k]
				}
				if !t.rows.Next() {
					b.Fatal(t.rows.Err())
				}
				if err := t.rows.Scan(to...); err != nil {
					b.Fatal(err)
				}
				next[i] = append(next[i], row)
			}
			t.left -= len(next[i])
		}
		ctx := context.Background() // one that ends would cost a goroutine each
		began := time.Now()
		_, err := w.conn.ExecContext(ctx, "BEGIN IMMEDIATE")
		for i, t := range tables {
			for _, row := range next[i] {
				if err == nil {
					_, err = t.insert.ExecContext(ctx, row...)
				}
			}
		}
		if err == nil {
			_, err = w.conn.ExecContext(ctx, "COMMIT")
		}
		if err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
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
