package storetest

import (
	"iter"

	"zgadka/graph"
)

// SampleNodes and SampleEdges are a subgraph with what writers of formats stumble over: two edges between the same nodes, in
// both directions, values that are not known, a name that is none, signs that formats and spreadsheets use themselves.
var (
	SampleNodes = []graph.Node{
		{Entity: known[0], FirstSeen: "2023-03-21", LastSeen: "2026-01-01", Articles: 5},
		{Entity: known[1], FirstSeen: "2023-03-21", LastSeen: "2026-01-01", Articles: 1234567},
		{Entity: known[5]},
		{Entity: graph.Entity{ID: "x/org/@=<&>", Type: "Organization", Name: `=SUM(A1) «Ї» <b>&amp;" 'ʼ' 😀` + "\t\x00\x1b\r\nкінець"}, Articles: 1},
		{Entity: graph.Entity{ID: "x/person/без-імені", Type: "Person"}, Articles: 2},
	}
	SampleEdges = []graph.Edge{
		sampleEdge(graph.EdgeCoMentioned, 0, 1, 7.5, 9),
		sampleEdge(graph.EdgeSaidAbout, 0, 1, 2, 2),
		sampleEdge(graph.EdgeSaidAbout, 1, 0, 0.25, 1),
		{Type: graph.EdgeCoMentioned, Key: graph.Key(graph.EdgeCoMentioned, SampleNodes[3].ID, SampleNodes[4].ID), From: SampleNodes[3].ID,
			To: SampleNodes[4].ID, FromName: SampleNodes[3].Name, Weight: 1, Count: 1, Articles: 1},
	}
)

func sampleEdge(typ string, from, to int, weight float64, count int) graph.Edge {
	a, b := SampleNodes[from], SampleNodes[to]
	return graph.Edge{Type: typ, Key: graph.Key(typ, a.ID, b.ID), From: a.ID, To: b.ID, FromName: a.Name, ToName: b.Name, Weight: weight,
		Count: count, Articles: 2, FirstSeen: "2023-03-21", LastSeen: "2026-01-01"}
}

// Stream makes a subgraph of lists. If err is not nil, both streams end with it.
func Stream(nodes []graph.Node, edges []graph.Edge, err error) *graph.Subgraph {
	return &graph.Subgraph{Nodes: seq(nodes, err), Edges: seq(edges, err), Close: func() error { return nil }}
}

func seq[T any](list []T, err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
		if err != nil {
			var zero T
			yield(zero, err)
		}
	}
}
