package graphmltest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"zgadka/graph"
)

// Want is what a reader should see of a file that [zgadka/graph/graphml] wrote: every node, edge and value. Readers differ in the names of
// what they take for their own, and in nothing else.
func Want(reader string, nodes []graph.Node, edges []graph.Edge) Graph {
	g := Graph{Directed: true}
	for _, n := range nodes {
		v := map[string]any{
			"labels": n.Labels(), "label": readable(n.Caption()), "uid": n.ID, "name": readable(n.Name), "type": n.Type,
			"nameUk": n.NameUk, "nameRu": n.NameRu, "nameEn": n.NameEn, "wikidata": n.Wikidata, "iso2": n.ISO2, "known": n.Known,
			"firstSeen": n.FirstSeen, "lastSeen": n.LastSeen, "articles": n.Articles,
		}
		if reader == Gephi {
			v["Id"] = n.ID
			rename(v, "label", "Label")
		}
		g.Nodes = append(g.Nodes, []any{n.ID, v})
	}
	for _, e := range edges {
		v := map[string]any{
			"label": e.Type, "uid": e.Key, "weight": e.Weight, "articles": e.Articles, "firstSeen": e.FirstSeen, "lastSeen": e.LastSeen,
		}
		if e.Type == graph.EdgeCoMentioned {
			v["sentences"] = e.Count
		} else {
			v["quotes"] = e.Count
		}
		switch reader {
		case NetworkX:
			v["id"] = e.Key
		case Gephi:
			v["Id"] = e.Key
			rename(v, "label", "Label")
			rename(v, "weight", "Weight")
		}
		g.Edges = append(g.Edges, []any{e.From, e.To, v})
	}
	return g
}

func rename(values map[string]any, from, to string) {
	values[to] = values[from]
	delete(values, from)
}

// readable is a text as XML can hold it.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

// Compare fails the test with the first node or edge in which a reading differs, whatever the order.
func Compare(t testing.TB, what string, got, want Graph) {
	t.Helper()
	if got.Error != "" || got.Directed != want.Directed || len(got.Issues) > 0 {
		t.Errorf("%s: directed %t, error %q, issues %q", what, got.Directed, got.Error, got.Issues)
	}
	compare(t, what+" nodes", got.Nodes, want.Nodes)
	compare(t, what+" edges", got.Edges, want.Edges)
}

func compare(t testing.TB, what string, got, want [][]any) {
	t.Helper()
	g, w := sorted(t, got), sorted(t, want)
	if len(g) != len(w) {
		t.Errorf("%s: %d, want %d", what, len(g), len(w))
	}
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Errorf("%s: got\n%s\nwant\n%s", what, g[i], w[i])
			return
		}
	}
}

// sorted writes each item as JSON, without values that are empty.
func sorted(t testing.TB, list [][]any) (out []string) {
	t.Helper()
	for _, item := range list {
		for k, v := range item[len(item)-1].(map[string]any) {
			if v == "" {
				delete(item[len(item)-1].(map[string]any), k)
			}
		}
		raw, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	slices.Sort(out)
	return out
}
