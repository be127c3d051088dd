package neo4j

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"zgadka/gazetteer/spill"
	"zgadka/graph"
)

// inMemory is how many entities and edges a window sums up before it puts the sums on disk.
const inMemory = 50_000

// window recounts entities and edges from the articles of some days, of a medium. Of a story, the earliest of these articles that has
// the edge counts. What it counts lies on disk; the caller closes it.
func (s *Store) window(ctx context.Context, f graph.Filter) (*layer, error) {
	if err := s.published(ctx, f.Medium); err != nil {
		return nil, err
	}
	// Sorters that are not read to their end go with the context.
	sorting, cancel := context.WithCancel(ctx)
	defer cancel()
	t := &tally{count: newCount(), totals: spill.New(sorting, ""), edges: spill.New(sorting, "")}
	var failed error
	err := s.stories(ctx, f, saidColumns, func(story []kept) {
		if failed == nil {
			failed = t.story(story)
		}
	})
	if err == nil {
		err = failed
	}
	if err == nil {
		err = t.spill()
	}
	if err != nil {
		return nil, err
	}
	totals, err := spooled(summed(t.totals, (*total).sum))
	if err != nil {
		return nil, err
	}
	edges, err := spooled(summed(t.edges, sum))
	if err != nil {
		totals.close()
		return nil, err
	}
	return &layer{
		nodes: func(yield func(graph.Node, error) bool) { s.counted(ctx, totals.all)(yield) },
		edges: edges.all,
		close: func() error { totals.close(); edges.close(); return nil },
	}, nil
}

// published says that no site is of that name or of that medium.
func (s *Store) published(ctx context.Context, medium string) error {
	if medium == "" {
		return nil
	}
	found := false
	err := s.reading(ctx, func(t *tx) error {
		return t.each("MATCH (s:Zgadka) WHERE "+siteOf+" RETURN s.id LIMIT 1", params{"medium": medium}, func(row) error {
			found = true
			return nil
		})
	})
	if err == nil && !found {
		err = fmt.Errorf("medium %q: %w", medium, graph.ErrNotFound)
	}
	return err
}

// siteOf says of a node s that it is the site $medium, or one of that medium.
const siteOf = "s.kind = 'Source' AND (s.id = $medium OR EXISTS { (s)-[:IS]->(:Zgadka {kind: 'Entity', id: $medium}) })"

// counted gives entities the totals of a window.
func (s *Store) counted(ctx context.Context, totals iter.Seq2[total, error]) iter.Seq2[graph.Node, error] {
	return func(yield func(graph.Node, error) bool) {
		var part []total
		flush := func() bool {
			ids := make([]string, len(part))
			for i, t := range part {
				ids[i] = t.ID
			}
			nodes, err := s.nodes(ctx, ids)
			if err != nil {
				yield(graph.Node{}, s.explain("read", err))
				return false
			}
			for _, t := range part {
				n, there := nodes[t.ID]
				n.Articles, n.FirstSeen, n.LastSeen = t.Articles, t.First, t.Last
				if there && !yield(n, nil) {
					return false
				}
			}
			part = part[:0]
			return true
		}
		for t, err := range totals {
			if err != nil {
				yield(graph.Node{}, err)
				return
			}
			if part = append(part, t); len(part) == maxRows && !flush() {
				return
			}
		}
		flush()
	}
}

// nodes reads entities.
func (s *Store) nodes(ctx context.Context, ids []string) (map[string]graph.Node, error) {
	out := map[string]graph.Node{}
	for part := range slices.Chunk(ids, maxRows) {
		err := s.reading(ctx, func(t *tx) error {
			return t.each("UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id}) RETURN "+entityColumns, params{"ids": part}, func(r row) error {
				n := entityOf(r.node(0))
				out[n.ID] = n
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stories reads the articles of some days, of a medium, and calls f with those of each story; empty days are no bounds, and with either
// the undated are left out.
func (s *Store) stories(ctx context.Context, in graph.Filter, columns string, f func([]kept)) error {
	where := "a.story > ''"
	if in.Since != "" || in.Until != "" {
		where = "a.publishedDate >= $since"
		if in.Until != "" {
			where += " AND a.publishedDate < $until"
		}
	}
	of := ""
	if in.Medium != "" {
		of = "MATCH (s:Zgadka) WHERE " + siteOf + " MATCH (s)<-[:PUBLISHED_BY]-(a) "
	}
	var story []kept
	query := of + "MATCH (a:Zgadka:Article) WHERE " + where + " WITH a ORDER BY a.story RETURN " + columns
	for k, err := range stream(ctx, s, query, params{"since": in.Since, "until": in.Until, "medium": in.Medium}, saidOf) {
		if err != nil {
			return err
		}
		if len(story) > 0 && story[0].Article.StoryID() != k.Article.StoryID() {
			f(story)
			story = nil
		}
		story = append(story, k)
	}
	if len(story) > 0 {
		f(story)
	}
	return nil
}
