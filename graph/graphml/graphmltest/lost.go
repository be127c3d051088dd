package graphmltest

import (
	"fmt"
	"slices"
	"strings"

	"zgadka/graph"
)

// Lost says what a reader did not get of a graph, whoever wrote the file: "nothing", or in few words what, and of how many nodes or edges
// where it is not all of them. Nodes are found again by their names, which must be unique, and edges by their keys.
func Lost(reader string, got Graph, nodes []graph.Node, edges []graph.Edge) string {
	if got.Error != "" {
		return "everything: " + got.Error
	}
	var l losses
	for _, n := range nodes {
		id, v := find(got.Nodes, n.Name, "name")
		l.want("nodes", id != nil)
		l.want("ids", id != nil && id[0] == n.ID)
		if reader != APOC {
			l.want("captions", n.Caption() == first(v, "Label", "label"))
		}
		labels, _ := v["labels"].(string)
		l.want("labels", slices.Contains(strings.Split(labels, ":"), n.Type))
		l.values(v, map[string]any{"nameUk": n.NameUk, "nameRu": n.NameRu, "nameEn": n.NameEn, "wikidata": n.Wikidata, "iso2": n.ISO2,
			"known": n.Known, "firstSeen": n.FirstSeen, "lastSeen": n.LastSeen, "articles": float64(n.Articles)})
	}
	for _, e := range edges {
		ends, v := find(got.Edges, e.Key, "uid", "key")
		l.want("edges", ends != nil)
		l.want("types", first(v, "Label", "label") == e.Type)
		l.want("weights", first(v, "Weight", "weight") == e.Weight)
		count := "sentences"
		if e.Type == graph.EdgeSaidAbout {
			count = "quotes"
		}
		l.values(v, map[string]any{count: float64(e.Count), "articles": float64(e.Articles), "firstSeen": e.FirstSeen, "lastSeen": e.LastSeen})
	}
	return l.String()
}

// find returns the item of which one of the values is that, and its values; nil for none.
func find(list [][]any, value string, names ...string) ([]any, map[string]any) {
	for _, item := range list {
		v, _ := item[len(item)-1].(map[string]any)
		if first(v, names...) == value {
			return item, v
		}
	}
	return nil, nil
}

// first is the first of the values that is there; all numbers are float64.
func first(values map[string]any, names ...string) any {
	for _, n := range names {
		switch v := values[n].(type) {
		case nil:
		case int64:
			return float64(v)
		default:
			return v
		}
	}
	return nil
}

// losses counts, by what it is, how many there should be and how many are not.
type losses struct {
	names       []string
	of, missing map[string]int
}

func (l *losses) want(what string, there bool) {
	if l.of == nil {
		l.of, l.missing = map[string]int{}, map[string]int{}
	}
	if l.of[what] == 0 {
		l.names = append(l.names, what)
	}
	l.of[what]++
	if !there {
		l.missing[what]++
	}
}

// values wants all that are not empty, each of its type.
func (l *losses) values(got, want map[string]any) {
	for name, v := range want {
		if v != "" {
			l.want("values", first(got, name) == v)
		}
	}
}

func (l *losses) String() string {
	var out []string
	for _, what := range l.names {
		switch n, of := l.missing[what], l.of[what]; n {
		case 0:
		case of:
			out = append(out, what)
		default:
			out = append(out, fmt.Sprintf("%d of %d %s", n, of, what))
		}
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, ", ")
}
