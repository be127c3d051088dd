package neo4j

import (
	"context"
	"iter"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"zgadka/graph"
)

// Subgraph implements [graph.Store]. The whole graph, or all of one type or weight, streams from the server in the order of
// its indexes. For what lies around an entity, or in some days or one medium, ids and names of its entities are in memory, and what is
// recounted is on disk.
func (s *Store) Subgraph(ctx context.Context, f graph.Filter) (*graph.Subgraph, error) {
	if !f.Recounts() && f.Entity == "" {
		return s.whole(ctx, f), nil
	}
	l, ids, err := s.part(ctx, f)
	if err != nil {
		return nil, s.explain("read", err)
	}
	return l.subgraph(f, ids), nil
}

// part is what a filter chooses from, and the ids that it keeps of it, nil for all.
func (s *Store) part(ctx context.Context, f graph.Filter) (*layer, map[string]bool, error) {
	if f.Entity != "" {
		err := s.reading(ctx, func(t *tx) error { _, err := t.entity(f.Entity); return err })
		if err != nil {
			return nil, nil, err
		}
	}
	if !f.Recounts() {
		l, err := s.around(ctx, f)
		return l, nil, err
	}
	l, err := s.window(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	ids, err := l.choose(f)
	if err != nil {
		l.close()
		return nil, nil, err
	}
	return l, ids, nil
}

// whole is all of the graph, or of one type or weight.
func (s *Store) whole(ctx context.Context, f graph.Filter) *graph.Subgraph {
	p := params{"type": f.Type, "min": f.MinWeight}
	// Every entity with evidence: an entity that only a link leads to is none of the graph's.
	nodes := "MATCH (e:Zgadka) WHERE e.kind = 'Entity' AND e.id > '' AND " + withEvidence
	if f.Type != "" {
		nodes += " AND " + typeOf + " = $type"
	}
	if f.MinWeight > 0 {
		nodes += ` AND EXISTS { MATCH (e)-[r:CO_MENTIONED_WITH|SAID_ABOUT]-(e2:Zgadka) WHERE r.weight >= $min AND ($type = '' OR $type IN labels(e2)) }`
	}
	nodes += " RETURN " + entityColumns + " ORDER BY e.kind, e.id"
	edges := func(typ string) iter.Seq2[graph.Edge, error] {
		query := "MATCH (s:Zgadka)-[r:" + typ + "]->(t:Zgadka) USING INDEX r:" + typ + "(key) WHERE r.key > ''"
		if f.MinWeight > 0 {
			query += " AND r.weight >= $min"
		}
		if f.Type != "" {
			query += " AND $type IN labels(s) AND $type IN labels(t)"
		}
		return stream(ctx, s, query+" RETURN "+edgeColumns+" ORDER BY r.key", p, edgeOf)
	}
	if f.Type != "" && !slices.Contains(types, f.Type) {
		return &graph.Subgraph{Nodes: all[graph.Node](nil), Edges: all[graph.Edge](nil), Close: func() error { return nil }}
	}
	return &graph.Subgraph{
		Nodes: stream(ctx, s, nodes, p, func(r row) graph.Node { return entityOf(r.node(0)) }),
		Edges: merge(edges(graph.EdgeCoMentioned), edges(graph.EdgeSaidAbout)),
		Close: func() error { return nil }, // streams close what they open
	}
}

// withEvidence says of an entity e that the graph has it.
const withEvidence = "(e.articles > 0 OR EXISTS { (e)-[:SAID_ABOUT]-(:Zgadka) })"

// all yields a list.
func all[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// stream runs a query and yields its rows. A server that is away is waited for as long as for a batch; half-way it cannot be tried again.
func stream[T any](ctx context.Context, s *Store, query string, p params, read func(row) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for began, pause := time.Now(), firstPause; ; pause = min(2*pause, longestPause) {
			begun, err := streamOnce(ctx, s, query, p, func(r row) bool { return yield(read(r), nil) })
			if err == nil {
				return
			}
			if begun || !driver.IsRetryable(err) || time.Since(began)+pause > s.retry || !sleep(ctx, pause) {
				var zero T
				yield(zero, s.explain("read", err))
				return
			}
		}
	}
}

// The pauses before a query that did not begin is asked again.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 5 * time.Second
)

// sleep reports whether the pause came to its end.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// streamOnce calls f with the rows of a query until it returns false; begun says that it was called.
func streamOnce(ctx context.Context, s *Store, query string, p params, f func(row) bool) (begun bool, err error) {
	session := s.session(ctx, driver.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, query, p)
	if err != nil {
		return false, err
	}
	for result.Next(ctx) {
		begun = true
		if !f(row(result.Record().Values)) {
			return true, nil
		}
	}
	return begun, result.Err()
}

// merge yields the edges of both streams in order of their keys, and stops at the first error.
func merge(a, b iter.Seq2[graph.Edge, error]) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		nextA, stopA := iter.Pull2(a)
		defer stopA()
		nextB, stopB := iter.Pull2(b)
		defer stopB()
		x, errX, okX := nextA()
		y, errY, okY := nextB()
		for okX || okY {
			if errX != nil || errY != nil {
				if errX == nil {
					errX = errY
				}
				yield(graph.Edge{}, errX)
				return
			}
			if okX && (!okY || x.Key < y.Key) {
				if !yield(x, nil) {
					return
				}
				x, errX, okX = nextA()
			} else {
				if !yield(y, nil) {
					return
				}
				y, errY, okY = nextB()
			}
		}
	}
}
