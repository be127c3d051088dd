package sqlite

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zgadka/graph"
)

// TestPlans: what grows with the store is neither scanned for one article or entity nor sorted in memory for an export.
func TestPlans(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "zgadka.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	if _, err := s.Put(t.Context(), graph.Run{}, news(0, 60)); err != nil {
		t.Fatal(err)
	}
	changed := news(0, 10)
	for i := range changed {
		changed[i].Article.TextHash = "changed"
	}
	if _, err := s.Put(t.Context(), graph.Run{ID: "run"}, changed); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Remove(t.Context(), graph.Run{}, []string{changed[0].Article.ID}); err != nil {
		t.Fatal(err)
	}
	if err := s.snapshot(t.Context(), func(r *reading) error {
		sel, err := selectGraph(t.Context(), r, graph.Filter{})
		if err != nil {
			return err
		}
		for what, query := range map[string]string{"nodes": sel.nodes, "edges": sel.edges} {
			if plan := explain(t, r, query); strings.Contains(plan, "B-TREE") {
				t.Errorf("%s of an export are sorted:\n%s", what, plan)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	// Every statement that a batch ran.
	w := <-s.writer
	defer func() { s.writer <- w }()
	if _, err := w.conn.ExecContext(t.Context(), "ANALYZE"); err != nil {
		t.Fatal(err)
	}
	for query := range w.statements {
		if plan := explain(t, w.conn, query); strings.Contains(given.ReplaceAllString(plan, ""), "SCAN") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
}

// given are rows that the statement itself holds.
var given = regexp.MustCompile(`SCAN (CONSTANT ROW|\d+ CONSTANT ROWS|\d+-ROW VALUES CLAUSE|j VIRTUAL TABLE)`)

func explain(t *testing.T, db querier, query string) string {
	t.Helper()
	args := make([]any, strings.Count(query, "?"))
	var steps []string
	err := each(t.Context(), db, "EXPLAIN QUERY PLAN "+query, args, func(scan func(...any) error) error {
		var id, parent, unused int
		var detail string
		err := scan(&id, &parent, &unused, &detail)
		steps = append(steps, detail)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return strings.Join(steps, "\n")
}
