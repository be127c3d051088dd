// Package jsonl writes a subgraph as JSON, one node or edge a line.
package jsonl

import (
	"bufio"
	"encoding/json"
	"io"

	"zgadka/graph"
)

// node and edge fix the keys and their order. All keys are always there; what is unknown is null.
type node struct {
	Kind      string   `json:"kind"` // "node"
	ID        string   `json:"id"`
	Labels    []string `json:"labels"`
	Name      string   `json:"name"`
	NameUk    *string  `json:"nameUk"`
	NameRu    *string  `json:"nameRu"`
	NameEn    *string  `json:"nameEn"`
	Wikidata  *string  `json:"wikidata"`
	ISO2      *string  `json:"iso2"`
	Known     bool     `json:"known"`
	FirstSeen *string  `json:"firstSeen"`
	LastSeen  *string  `json:"lastSeen"`
	Articles  int      `json:"articles"`
}

type edge struct {
	Kind       string  `json:"kind"` // "edge"
	ID         string  `json:"id"`
	Type       string  `json:"type"`
	Source     string  `json:"source"`
	Target     string  `json:"target"`
	SourceName string  `json:"sourceName"`
	TargetName string  `json:"targetName"`
	Weight     float64 `json:"weight"`
	Sentences  *int    `json:"sentences"` // of CO_MENTIONED_WITH
	Quotes     *int    `json:"quotes"`    // of SAID_ABOUT
	Articles   int     `json:"articles"`
	FirstSeen  *string `json:"firstSeen"`
	LastSeen   *string `json:"lastSeen"`
}

// Write writes the subgraph as it streams by, and leaves closing it to the caller.
func Write(w io.Writer, g *graph.Subgraph) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	out := json.NewEncoder(buf)
	out.SetEscapeHTML(false)
	for n, err := range g.Nodes {
		if err != nil {
			return err
		}
		err = out.Encode(node{"node", n.ID, []string{"Entity", n.Type}, n.Caption(), known(n.NameUk), known(n.NameRu), known(n.NameEn),
			known(n.Wikidata), known(n.ISO2), n.Known, known(n.FirstSeen), known(n.LastSeen), n.Articles})
		if err != nil {
			return err
		}
	}
	for e, err := range g.Edges {
		if err != nil {
			return err
		}
		err = out.Encode(edge{"edge", e.Key, e.Type, e.From, e.To, e.FromName, e.ToName, e.Weight, count(&e, graph.EdgeCoMentioned),
			count(&e, graph.EdgeSaidAbout), e.Articles, known(e.FirstSeen), known(e.LastSeen)})
		if err != nil {
			return err
		}
	}
	return buf.Flush()
}

// known is nil for what is not.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// count is what an edge of that type counts, and nil for another.
func count(e *graph.Edge, typ string) *int {
	if e.Type != typ {
		return nil
	}
	return &e.Count
}
