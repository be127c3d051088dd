package graph

import "iter"

// Filter selects a subgraph. The zero value is every entity that an article mentions or quotes, and every aggregated
// edge.
type Filter struct {
	// Entity and Hops keep what lies within so many edges of an entity, with all edges among what is kept: 0 is the
	// entity alone, 1 its neighbours. Edges that the rest of the filter leaves out lead nowhere.
	Entity string
	Hops   int
	// Since (inclusive) and Until (exclusive) are days. With either, all totals and weights are recounted from the
	// evidence of the articles within; undated articles are left out.
	Since, Until string
	// Medium is a site, or the id of a medium with all its sites: totals and weights are recounted from the evidence of the
	// articles that it published.
	Medium string
	// Type keeps entities of one type, and Entity whatever it is.
	Type string
	// MinWeight drops weaker edges, and the entities (but Entity) that no edge is left of.
	MinWeight float64
}

// Recounts reports whether totals and weights are those of some articles only.
func (f Filter) Recounts() bool { return f.Since != "" || f.Until != "" || f.Medium != "" }

// Node is an entity with its totals, as subgraphs carry it.
type Node struct {
	Entity
	FirstSeen, LastSeen string // days of the articles that mention it
	Articles            int    // that mention it
}

// Labels returns the node's labels, ":Entity:Person".
func (n *Node) Labels() string { return ":Entity:" + n.Type }

// Caption is what a viewer shows: the name, or the id where there is none.
func (n *Node) Caption() string {
	if n.Name != "" {
		return n.Name
	}
	return n.ID
}

// Subgraph is a stream of nodes by id and then edges by key. Nodes comes before Edges, each at most once and either may be left out, and Close after
// both. While others write, it is one consistent reading where the store can give one (SQLite does).
type Subgraph struct {
	Nodes iter.Seq2[Node, error]
	Edges iter.Seq2[Edge, error]
	Close func() error
}
