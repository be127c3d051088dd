package neo4j

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"zgadka/graph"
	"zgadka/graph/sqlite"
	"zgadka/graph/storetest"
)

// TestSameAsSQLite does the same to both stores; after each step both hold the same graph.
func TestSameAsSQLite(t *testing.T) {
	a := openEmpty(t)
	b, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "zgadka.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close(context.Background())
	put := func(facts []graph.Facts) func(graph.Store) (string, error) {
		return func(s graph.Store) (string, error) {
			changes, err := s.Put(t.Context(), graph.Run{ID: "r"}, facts)
			return fmt.Sprint(changes), err
		}
	}
	remove := func(ids ...string) func(graph.Store) (string, error) {
		return func(s graph.Store) (string, error) {
			removed, err := s.Remove(t.Context(), graph.Run{ID: "r"}, ids)
			return fmt.Sprint(removed), err
		}
	}
	copies := storetest.Many(300, 40, 0)
	for i := range copies {
		copies[i].Article.Story = fmt.Sprintf("story/%d", i%7)
		copies[i].Article.TextHash += "copy"
	}
	var gone []string
	for i := range 25 {
		gone = append(gone, fmt.Sprintf("many/%05d", i*3))
	}
	for _, step := range []struct {
		name string
		do   func(graph.Store) (string, error)
	}{
		{"the small corpus", put(newsroom())},
		{"new", put(storetest.Many(0, 120, 0))},
		{"some again, some new", put(storetest.Many(100, 40, 0))},
		{"news", put(news(0, 8))},
		{"changed", put(storetest.Many(10, 60, 1))},
		{"in stories", put(copies)},
		{"withdrawn", remove(append(gone, "nowhere")...)},
		{"of stories too", remove(copies[0].Article.ID, copies[7].Article.ID, copies[8].Article.ID)},
		{"changed back", put(storetest.Many(10, 60, 0))},
		{"news again", put(news(4, 8))},
		{"one of the corpus", remove("ua/2")},
	} {
		x, err := step.do(a)
		if err != nil {
			t.Fatal(step.name, err)
		}
		y, err := step.do(b)
		if err != nil {
			t.Fatal(step.name, err)
		}
		if x != y {
			t.Errorf("%s: Neo4j says %s, SQLite %s", step.name, x, y)
		}
		if d := storetest.Diff(dump(t, a), dump(t, b)); d != "" {
			t.Fatalf("%s: Neo4j and SQLite:\n%s", step.name, d)
		}
		if d := storetest.Diff(raw(t, a), expected(t, b)); d != "" {
			t.Fatalf("%s: what the server holds, and what follows from SQLite:\n%s", step.name, d)
		}
		if found, err := a.Check(t.Context()); err != nil || len(found) > 0 {
			t.Fatal(step.name, found, err)
		}
	}
	x, _ := a.Runs(t.Context(), 0)
	if y, _ := b.Runs(t.Context(), 0); !slices.Equal(x, y) {
		t.Errorf("runs: %v and %v", x, y)
	}
	for _, f := range []graph.Filter{
		{Since: "2023-02-01", Until: "2023-05-01"}, {Since: "2023-03-01", MinWeight: 2}, {Entity: "country/ru", Hops: 1}, {Type: "Person", MinWeight: 2},
		{Entity: "person/somebody-00003", Hops: 2, MinWeight: 3}, {Entity: "country/cn", Hops: 1, Type: "Person", Until: "2023-06-01"},
	} {
		if d := storetest.Diff(lines(t, a, f), lines(t, b, f)); d != "" {
			t.Errorf("%+v: Neo4j and SQLite:\n%s", f, d)
		}
	}
}

func lines(t *testing.T, s graph.Store, f graph.Filter) string {
	t.Helper()
	g, err := s.Subgraph(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var out strings.Builder
	for n, err := range g.Nodes {
		fmt.Fprintln(&out, n, err)
	}
	for e, err := range g.Edges {
		fmt.Fprintln(&out, e, err)
	}
	return out.String()
}

// TestTwiceWritesNothing asks the server: neither the second load nor the second opening writes anything.
func TestTwiceWritesNothing(t *testing.T) {
	st := openEmpty(t)
	var all []driver.Counters
	st.observe = func(s driver.ResultSummary) { all = append(all, s.Counters()) }
	sum := func() (nodes, ties, properties, labels, updates int) {
		for _, c := range all {
			nodes += c.NodesCreated() + c.NodesDeleted()
			ties += c.RelationshipsCreated() + c.RelationshipsDeleted()
			properties += c.PropertiesSet()
			labels += c.LabelsAdded() + c.LabelsRemoved()
			if c.ContainsUpdates() || c.ContainsSystemUpdates() {
				updates++
			}
		}
		all = nil
		return nodes, ties, properties, labels, updates
	}
	put := func() {
		t.Helper()
		for part := range slices.Chunk(slices.Concat(newsroom(), storetest.Many(0, 60, 0)), 25) {
			if _, err := st.Put(t.Context(), graph.Run{ID: "run"}, part); err != nil {
				t.Fatal(err)
			}
		}
	}
	put()
	if nodes, ties, properties, _, _ := sum(); nodes == 0 || ties == 0 || properties == 0 {
		t.Errorf("first: %d nodes, %d relationships, %d properties", nodes, ties, properties)
	}
	put()
	if _, err := st.Remove(t.Context(), graph.Run{ID: "run"}, []string{"nowhere"}); err != nil {
		t.Fatal(err)
	}
	if err := st.prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if nodes, ties, properties, labels, updates := sum(); nodes+ties+properties+labels+updates != 0 {
		t.Errorf("second: %d nodes, %d relationships, %d properties, %d labels, %d statements", nodes, ties, properties, labels, updates)
	}
}

// TestEightWriters lets eight stores, as of eight processes, write articles about the same hubs, while analysts lock these hubs in
// the other order: the server ends transactions as deadlocks. All are tried again, and the graph is that of one writer.
func TestEightWriters(t *testing.T) {
	st := openEmpty(t)
	const writers, batches, size = 8, 8, 6
	facts := func(w, i int) []graph.Facts { return storetest.Many((w*batches+i)*size, size, 0) }
	for w := range writers {
		for i := range batches {
			if _, err := st.Put(t.Context(), graph.Run{}, facts(w, i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := dump(t, st)
	wipe(t, st)
	if _, err := st.Put(t.Context(), graph.Run{}, facts(0, 0)); err != nil { // so that the hubs are there
		t.Fatal(err)
	}

	var tried, deadlocks atomic.Int64
	stop := make(chan struct{})
	var analysts, all sync.WaitGroup
	// A batch takes entities by id, then sources, then forms.
	for _, hubs := range [][][2]string{
		{{kindEntity, "person/jens-stoltenberg"}, {kindEntity, "country/ru"}, {kindEntity, "country/cn"}},
		{{kindSource, "site0.ua"}, {kindEntity, "country/cn"}},
		{{kindAlias, "alias/uk/Китай"}, {kindEntity, "country/ru"}},
	} {
		analysts.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				err := lockHubs(st, hubs)
				var server *driver.Neo4jError
				if errors.As(err, &server) && strings.Contains(server.Code, "Deadlock") {
					deadlocks.Add(1)
				} else if err != nil {
					t.Error(err)
				}
				time.Sleep(400 * time.Millisecond) // people look at what they got
			}
		})
	}
	before := batchesOf(t, st)
	for w := range writers {
		all.Go(func() {
			own := openServer(t)
			own.observe = func(s driver.ResultSummary) {
				if strings.Contains(s.Query().Text(), "z.batches + 1") {
					tried.Add(1)
				}
			}
			for i := range batches {
				if _, err := own.Put(t.Context(), graph.Run{}, facts(w, i)); err != nil {
					t.Error(err)
				}
				// The first batch of the next one, too: whoever comes second has nothing to do.
				if _, err := own.Put(t.Context(), graph.Run{}, facts((w+1)%writers, i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	close(stop)
	analysts.Wait()
	committed := int64(batchesOf(t, st) - before)
	t.Logf("%d batches were committed in %d tries; analysts lost %d deadlocks", committed, tried.Load(), deadlocks.Load())
	if tried.Load() <= committed {
		t.Error("no batch was ended by a deadlock: the test provokes none")
	}
	if d := storetest.Diff(dump(t, st), want); d != "" {
		t.Error(d)
	}
	if found, err := st.Check(t.Context()); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

// lockHubs holds one node after the other in one transaction, without changing any.
func lockHubs(st *Store, hubs [][2]string) error {
	ctx := context.Background()
	session := st.session(ctx, driver.AccessModeWrite)
	defer session.Close(ctx)
	t, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	defer t.Close(ctx)
	// Of two transactions the server ends the one that holds fewer locks: the analysts bring many, so that it is not always them.
	if err := (&tx{ctx: ctx, runner: t}).exec("UNWIND range(1, 3000) AS i CREATE (:Sheet {page: i})", nil); err != nil {
		return err
	}
	for _, h := range hubs {
		if err := (&tx{ctx: ctx, runner: t}).exec("MATCH (e:Zgadka {kind: $kind, id: $id}) SET e.name = e.name", params{"kind": h[0], "id": h[1]}); err != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
	return nil // and roll back
}

func batchesOf(t *testing.T, st *Store) int {
	t.Helper()
	var z schema
	err := st.reading(t.Context(), func(x *tx) (err error) { z, err = x.schema(); return err })
	if err != nil {
		t.Fatal(err)
	}
	return z.batches
}

// TestReadWhole reads an article while it changes all the time: what comes is one of its states.
func TestReadWhole(t *testing.T) {
	st := openEmpty(t)
	versions := [][]graph.Facts{storetest.Many(0, 1, 0), storetest.Many(0, 1, 1)}
	hashes := map[string]int{}
	for i, v := range versions {
		hashes[v[0].Article.TextHash] = i
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	put := func(i int) {
		if _, err := st.Put(context.Background(), graph.Run{}, versions[i%2]); err != nil {
			t.Error(err)
		}
	}
	put(0)
	wg.Go(func() {
		for i := 1; ; i++ {
			select {
			case <-stop:
				return
			default:
				put(i)
			}
		}
	})
	for range 60 {
		for f, err := range st.Facts(t.Context(), nil) {
			if err != nil {
				t.Fatal(err)
			}
			v, ok := hashes[f.Article.TextHash]
			if want := versions[v][0]; !ok || len(f.Mentions) != len(want.Mentions) || f.Quotes[0].Speaker.Entity != want.Quotes[0].Speaker.Entity ||
				f.Mentions[3].Entity != want.Mentions[3].Entity {
				t.Fatalf("it is neither: %+v", f)
			}
		}
	}
	close(stop)
	wg.Wait()
}
