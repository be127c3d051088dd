package neo4j

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"zgadka/graph"
)

// around is the entities within so many edges of one, and the edges among them. Only their ids are held in memory; nodes and edges are
// asked for when they are read.
func (s *Store) around(ctx context.Context, f graph.Filter) (*layer, error) {
	ids := map[string]bool{}
	// An entity that only a link leads to is none of the graph's.
	err := s.reading(ctx, func(t *tx) error {
		return t.each("MATCH (e:Zgadka {kind: 'Entity', id: $id}) WHERE "+withEvidence+" RETURN e.id", params{"id": f.Entity}, func(r row) error {
			ids[r.string(0)] = true
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	last := slices.Collect(maps.Keys(ids))
	for hop := 0; hop < f.Hops && len(last) > 0; hop++ {
		var next []string
		for part := range slices.Chunk(last, maxRows) {
			err := s.reading(ctx, func(t *tx) error {
				return t.each(`UNWIND $ids AS id MATCH (x:Zgadka {kind: 'Entity', id: id})-[r:CO_MENTIONED_WITH|SAID_ABOUT]-(e:Zgadka)
					WHERE r.key IS NOT NULL AND r.weight >= $min AND ($type = '' OR `+typeOf+` = $type) RETURN DISTINCT e.id`,
					params{"ids": part, "min": f.MinWeight, "type": f.Type}, func(r row) error {
						if id := r.string(0); !ids[id] {
							ids[id] = true
							next = append(next, id)
						}
						return nil
					})
			})
			if err != nil {
				return nil, err
			}
		}
		last = next
	}
	list := sorted(ids)
	return &layer{
		nodes: s.listed(ctx, list),
		edges: merge(s.among(ctx, graph.EdgeCoMentioned, list, f.MinWeight), s.among(ctx, graph.EdgeSaidAbout, list, f.MinWeight)),
		close: func() error { return nil },
	}, nil
}

// listed streams entities in the order of their ids.
func (s *Store) listed(ctx context.Context, ids []string) iter.Seq2[graph.Node, error] {
	return func(yield func(graph.Node, error) bool) {
		for part := range slices.Chunk(ids, maxRows) {
			nodes, err := s.nodes(ctx, part)
			if err != nil {
				yield(graph.Node{}, s.explain("read", err))
				return
			}
			for _, id := range part {
				if n, there := nodes[id]; there && !yield(n, nil) {
					return
				}
			}
		}
	}
}

// maxWithin is how many ids go with a question. With more of them the server answers with edges that lead elsewhere too.
const maxWithin = 5000

// among streams the edges of a type that begin at these entities, in the order of their keys: of some entities after those of
// others, since all keys of edges that begin at one have the same beginning, and no other has it.
func (s *Store) among(ctx context.Context, typ string, ids []string, weight float64) iter.Seq2[graph.Edge, error] {
	var within any
	if len(ids) <= maxWithin {
		within = ids
	}
	from := slices.SortedFunc(slices.Values(ids), func(a, b string) int { return cmp.Compare(graph.Key(typ, a, ""), graph.Key(typ, b, "")) })
	query := `UNWIND $ids AS id MATCH (s:Zgadka {kind: 'Entity', id: id})-[r:` + typ + `]->(t:Zgadka)
		WHERE r.key IS NOT NULL AND r.weight >= $min AND ($within IS NULL OR t.id IN $within) RETURN ` + edgeColumns + " ORDER BY r.key"
	return func(yield func(graph.Edge, error) bool) {
		for part := range slices.Chunk(from, page) {
			for e, err := range stream(ctx, s, query, params{"ids": part, "min": weight, "within": within}, edgeOf) {
				if !yield(e, err) || err != nil {
					return
				}
			}
		}
	}
}
