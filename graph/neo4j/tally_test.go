package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"zgadka/gazetteer/spill"
	"zgadka/graph"
)

// TestTally counts more than it keeps in memory: sums that were put on disk in parts are those of one count, in order.
func TestTally(t *testing.T) {
	whole := newCount()
	parts := &tally{count: newCount(), totals: spill.New(t.Context(), t.TempDir()), edges: spill.New(t.Context(), t.TempDir())}
	spills := 0
	for n := range 60 {
		// Ten people are in every article, 45 in this one only: 1,485 edges. Every seventh article has no day.
		f := graph.Facts{Article: graph.Article{ID: fmt.Sprint("a", n), Story: fmt.Sprint("s", n/2), PublishedDate: fmt.Sprintf("2024-05-%02d", 1+n*7%28)}}
		if n%7 == 0 {
			f.Article.PublishedDate = ""
		}
		for i := range 55 {
			id := fmt.Sprintf("person/%02d", i)
			if i >= 10 {
				id = fmt.Sprintf("person/%02d-%02d\x00\x01|>", n, i)
			}
			f.Mentions = append(f.Mentions, graph.Mention{Entity: id, Sentences: []int{0}, Starts: []int{i}, Ends: []int{i + 1},
				Surfaces: []string{"x"}, Lemmas: []string{"x"}, Via: []string{"name"}})
		}
		f.Quotes = []graph.Quote{{Speaker: &graph.Party{Entity: "person/silent"}, Targets: []graph.Party{{Entity: "person/00"}}}}
		story := []kept{{Facts: f}}
		whole.story(story)
		if err := parts.story(story); err != nil {
			t.Fatal(err)
		}
		if len(parts.count.edges) == 0 {
			spills++
		}
	}
	if err := parts.spill(); err != nil {
		t.Fatal(err)
	}
	if spills == 0 {
		t.Errorf("%d edges fit into memory", len(whole.edges))
	}
	edges, err := spooled(summed(parts.edges, sum))
	if err != nil {
		t.Fatal(err)
	}
	defer edges.close()
	totals, err := spooled(summed(parts.totals, (*total).sum))
	if err != nil {
		t.Fatal(err)
	}
	defer totals.close()
	whole.entities["person/silent"] = &total{ID: "person/silent"} // nobody mentions him
	for range 2 {                                                 // a spool can be read again
		keys := slices.Sorted(maps.Keys(whole.edges))
		for e, err := range edges.all {
			if err != nil || len(keys) == 0 || e != *whole.edges[keys[0]] {
				t.Fatalf("%+v, %v, want %+v", e, err, whole.edges[keys[0]])
			}
			keys = keys[1:]
		}
		ids := slices.Sorted(maps.Keys(whole.entities))
		for one, err := range totals.all {
			if err != nil || len(ids) == 0 || one != *whole.entities[ids[0]] {
				t.Fatalf("%+v, %v, want %+v", one, err, whole.entities[ids[0]])
			}
			ids = ids[1:]
		}
		if len(keys) > 0 || len(ids) > 0 {
			t.Fatalf("%d edges and %d entities are missing", len(keys), len(ids))
		}
	}
}
