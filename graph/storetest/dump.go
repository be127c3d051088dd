package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"zgadka/graph"
)

// Dump writes all that a store holds, every node and edge with its properties, as text with one of them a line: two stores
// hold the same graph exactly when their dumps are equal. Runs and fetch times are left out; they are no part of the graph.
func Dump(ctx context.Context, s graph.Store) (string, error) {
	var b strings.Builder
	line := func(kind string, v any) error {
		text, err := canonical(v)
		fmt.Fprintln(&b, kind, text)
		return err
	}
	var ids []string
	for f, err := range s.Facts(ctx, nil) {
		if err != nil {
			return "", err
		}
		f.Article.FetchedAt = ""
		if err := line("article", f); err != nil {
			return "", err
		}
		for _, e := range f.Entities {
			ids = append(ids, e.ID)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		p, err := s.Entity(ctx, id)
		if err != nil {
			return "", err
		}
		if err := line("entity", p); err != nil {
			return "", err
		}
	}
	g, err := s.Subgraph(ctx, graph.Filter{})
	if err != nil {
		return "", err
	}
	defer g.Close()
	for n, err := range g.Nodes {
		if err != nil {
			return "", err
		}
		if err := line("node", n); err != nil {
			return "", err
		}
	}
	for e, err := range g.Edges {
		if err != nil {
			return "", err
		}
		if err := line("edge", e); err != nil {
			return "", err
		}
	}
	t, err := s.Totals(ctx)
	if err != nil {
		return "", err
	}
	err = line("totals", t)
	return b.String(), err
}

// canonical writes a value as JSON with sorted keys and without what is empty, so that no list and an empty one look alike.
func canonical(v any) (string, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return "", err
	}
	raw, err = json.Marshal(prune(tree))
	return string(raw), err
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			switch x := prune(x).(type) {
			case nil:
				delete(v, k)
			case string:
				if x == "" {
					delete(v, k)
				}
			case []any:
				if len(x) == 0 {
					delete(v, k)
				}
			}
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
	}
	return v
}
