package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/sqlite"
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
			ID: id, URL: id, Site: fmt.Sprintf("news%d.ua", i%20), Lang: "uk", Title: "Заголовок " + id,
			PublishedAt: fmt.Sprintf("2023-%02d-%02d", 1+i%12, 1+i%28),
			Text:        strings.Repeat("Речення про те, що сказав хтось комусь. ", 60), TextHash: id, Version: "1",
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
		slices.SortFunc(f.Entities, func(x, y graph.Entity) int { return cmp.Compare(x.ID, y.ID) })
		slices.SortFunc(f.Mentions, func(x, y graph.Mention) int { return cmp.Compare(x.Entity, y.Entity) })
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

// BenchmarkPut loads 10,000 articles into an empty store, and the rows of the same graph with bare statements:
//
//	go test -run '^$' -bench Put -benchtime 1x -timeout 60m ./graph/neo4j
//	ZGADKA_BENCH_STORE=news.db go test -run '^$' -bench Put -benchtime 1x -timeout 60m ./graph/neo4j
//
// The second takes the articles of an SQLite store that load has filled, in batches of 200 as load does.
//
// The bare rows are all nodes and edges that the store holds in the end, aggregates included, as many to a statement as the
// store takes and as many to a transaction as a batch of articles gives, and nothing is worked out, compared or looked up.
// Both go by turns, a batch of the one and a batch of the other, so that what else runs on the machine slows both.
func BenchmarkPut(b *testing.B) {
	articles := 10_000
	if testing.Short() {
		articles = 3000
	}
	facts := benchBatches(b, articles)
	st := openEmpty(b)
	put := func(run string, facts []graph.Facts) {
		b.Helper()
		if _, err := st.Put(b.Context(), graph.Run{ID: run}, facts); err != nil {
			b.Fatal(err)
		}
	}
	// The first time is for the rows, and to warm up: a server that was just started is several times slower.
	for _, f := range facts {
		put("run", f)
	}
	if found, err := st.Check(b.Context()); err != nil || len(found) > 0 {
		b.Fatal(found, err)
	}
	nodes, ties := rowsOf(b, st)
	for b.Loop() {
		wipe(b, st)
		batches, n, r := bare(b, st, nodes, ties, len(facts))
		var load, plain, again time.Duration
		for i, f := range facts {
			began := time.Now()
			put("run", f)
			load += time.Since(began)
			began = time.Now()
			for _, batch := range batches[i*len(batches)/len(facts) : (i+1)*len(batches)/len(facts)] {
				batch()
			}
			plain += time.Since(began)
		}
		for _, f := range facts {
			began := time.Now()
			put("again", f)
			again += time.Since(began)
		}
		b.ReportMetric(float64(articles)/load.Seconds(), "articles/s")
		b.ReportMetric(float64(n)/load.Seconds(), "nodes/s")
		b.ReportMetric(float64(r)/load.Seconds(), "rels/s")
		b.ReportMetric(float64(articles)/again.Seconds(), "unchanged/s")
		b.ReportMetric(plain.Seconds()/load.Seconds(), "ratio")
		b.Logf("%d articles, %d nodes, %d relationships: store %v, bare %v, again %v", articles, n, r, load, plain, again)
	}
}

// benchBatches are so many articles of an SQLite store, or made-up ones.
func benchBatches(b *testing.B, articles int) (batches [][]graph.Facts) {
	file := os.Getenv("ZGADKA_BENCH_STORE")
	if file == "" {
		for i := 0; i < articles; i += 500 {
			batches = append(batches, news(i, 500))
		}
		return batches
	}
	s, err := sqlite.OpenReadOnly(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(context.Background())
	var all []graph.Facts
	for f, err := range s.Facts(b.Context(), nil) {
		if err != nil {
			b.Fatal(err)
		}
		if all = append(all, f); len(all) == articles {
			break
		}
	}
	if len(all) < articles {
		b.Fatalf("%s has %d articles, not %d", file, len(all), articles)
	}
	return slices.Collect(slices.Chunk(all, 200))
}

// rowsOf reads all that the store holds: nodes by kind, relationships by type and kinds of their ends.
func rowsOf(t testing.TB, st *Store) (nodes map[string][]params, ties map[[3]string][]params) {
	t.Helper()
	nodes, ties = map[string][]params{}, map[[3]string][]params{}
	err := st.reading(context.Background(), func(x *tx) error {
		err := x.each("MATCH (n:Zgadka) RETURN n.kind, n.id, properties(n)", nil, func(r row) error {
			nodes[r.string(0)] = append(nodes[r.string(0)], params{"id": r.string(1), "props": r[2]})
			return nil
		})
		if err != nil {
			return err
		}
		return x.each("MATCH (a:Zgadka)-[r]->(b:Zgadka) RETURN type(r), a.kind, b.kind, a.id, b.id, properties(r), r.key", nil, func(r row) error {
			k := [3]string{r.string(0), r.string(1), r.string(2)}
			ties[k] = append(ties[k], params{"from": r.string(3), "to": r.string(4), "props": r[5], "key": r[6]})
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, rows := range nodes {
		slices.SortFunc(rows, byID)
	}
	for _, rows := range ties {
		slices.SortFunc(rows, func(x, y params) int {
			return cmp.Or(cmp.Compare(x["from"].(string), y["from"].(string)), cmp.Compare(x["to"].(string), y["to"].(string)))
		})
	}
	return nodes, ties
}

// bare returns transactions that merge rows: nodes of each kind, then relationships of each type, so many transactions with as many rows in
// each. They go under kinds and keys of their own, beside what the store writes.
func bare(t testing.TB, st *Store, nodes map[string][]params, ties map[[3]string][]params, parts int) (batches []func(), n, r int) {
	t.Helper()
	type step struct {
		statement string
		rows      []params
	}
	var all []step
	add := func(statement string, rows []params) { all = append(all, step{statement, rows}) }
	for _, kind := range sorted(nodes) {
		n += len(nodes[kind])
		labels := kind
		if kind == kindEntity {
			labels += ":Person"
		}
		for _, row := range nodes[kind] {
			delete(row["props"].(map[string]any), "kind")
		}
		add("UNWIND $rows AS row MERGE (n:Zgadka {kind: 'bare "+kind+"', id: row.id}) SET n:"+labels+", n += row.props", nodes[kind])
	}
	var types [][3]string
	for k := range ties {
		types = append(types, k)
	}
	slices.SortFunc(types, func(x, y [3]string) int { return cmp.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
	for _, k := range types {
		r += len(ties[k])
		key := ""
		if ties[k][0]["key"] != nil {
			key = " {key: row.key}"
			for _, row := range ties[k] {
				row["key"] = "bare " + row["key"].(string)
				row["props"].(map[string]any)["key"] = row["key"]
			}
		}
		add(fmt.Sprintf(`UNWIND $rows AS row MATCH (a:Zgadka {kind: 'bare %s', id: row.from}) MATCH (b:Zgadka {kind: 'bare %s', id: row.to})
			MERGE (a)-[r:%s%s]->(b) SET r += row.props`, k[1], k[2], k[0], key), ties[k])
	}
	for part := (n + r + parts - 1) / parts; len(all) > 0; {
		var steps []step
		for left := part; left > 0 && len(all) > 0; {
			k := min(left, len(all[0].rows), maxRows)
			steps = append(steps, step{all[0].statement, all[0].rows[:k]})
			left -= k
			if all[0].rows = all[0].rows[k:]; len(all[0].rows) == 0 {
				all = all[1:]
			}
		}
		batches = append(batches, func() {
			err := st.writing(context.Background(), func(x *tx) error {
				for _, s := range steps {
					if err := x.exec(s.statement, params{"rows": s.rows}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
	return batches, n, r
}
