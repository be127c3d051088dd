package neo4j

import (
	"iter"
	"maps"

	"zgadka/graph"
)

// layer is a graph from which a filter chooses: nodes by id and edges by key, each of them as often as they are asked for. Of edges it
// has no names.
type layer struct {
	nodes iter.Seq2[graph.Node, error]
	edges iter.Seq2[graph.Edge, error]
	close func() error
}

// choose returns the ids of the entities that entity, hops, type and weight keep, nil for all. Ids are all that it holds in memory.
func (l *layer) choose(f graph.Filter) (map[string]bool, error) {
	if f.Entity == "" && f.Type == "" && f.MinWeight <= 0 {
		return nil, nil
	}
	kept := map[string]bool{}
	for n, err := range l.nodes {
		if err != nil {
			return nil, err
		}
		if f.Type == "" || n.Type == f.Type || n.ID == f.Entity {
			kept[n.ID] = true
		}
	}
	if f.Entity != "" {
		var err error
		if kept, err = l.reach(f, kept); err != nil {
			return nil, err
		}
	}
	if f.MinWeight <= 0 {
		return kept, nil
	}
	tied := map[string]bool{}
	if kept[f.Entity] {
		tied[f.Entity] = true
	}
	for e, err := range l.edges {
		if err != nil {
			return nil, err
		}
		if e.Weight >= f.MinWeight && kept[e.From] && kept[e.To] {
			tied[e.From], tied[e.To] = true, true
		}
	}
	return tied, nil
}

// reach returns those of the entities that lie within so many edges of one.
func (l *layer) reach(f graph.Filter, fit map[string]bool) (map[string]bool, error) {
	kept := map[string]bool{}
	last := map[string]bool{}
	if fit[f.Entity] {
		kept[f.Entity], last[f.Entity] = true, true
	}
	for hop := 0; hop < f.Hops && len(last) > 0; hop++ {
		next := map[string]bool{}
		for e, err := range l.edges {
			if err != nil {
				return nil, err
			}
			if e.Weight < f.MinWeight {
				continue
			}
			for _, way := range [2][2]string{{e.From, e.To}, {e.To, e.From}} {
				if last[way[0]] && fit[way[1]] && !kept[way[1]] {
					next[way[1]] = true
				}
			}
		}
		maps.Copy(kept, next)
		last = next
	}
	return kept, nil
}

// subgraph streams the nodes of these ids, nil for all, and the edges among them. Their names are kept for the edges.
func (l *layer) subgraph(f graph.Filter, ids map[string]bool) *graph.Subgraph {
	names := map[string]string{}
	nodes := func(yield func(graph.Node, error) bool) {
		for n, err := range l.nodes {
			if err == nil {
				if ids != nil && !ids[n.ID] {
					continue
				}
				names[n.ID] = n.Name
			}
			if !yield(n, err) {
				return
			}
		}
	}
	asked := false
	return &graph.Subgraph{
		Nodes: func(yield func(graph.Node, error) bool) {
			asked = true
			nodes(yield)
		},
		Edges: func(yield func(graph.Edge, error) bool) {
			if !asked { // what is rising asks for edges alone
				for _, err := range nodes {
					if err != nil {
						yield(graph.Edge{}, err)
						return
					}
				}
			}
			for e, err := range l.edges {
				if err == nil {
					var from, to bool
					e.FromName, from = names[e.From]
					e.ToName, to = names[e.To]
					if !from || !to || e.Weight < f.MinWeight {
						continue
					}
				}
				if !yield(e, err) {
					return
				}
			}
		},
		Close: l.close,
	}
}
