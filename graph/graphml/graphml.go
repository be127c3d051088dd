// Package graphml writes a subgraph as GraphML that networkx, igraph, Gephi and APOC all read without loss.
//
// Each of them stumbles over something that the format allows, so the writer keeps to six rules:
//
//  1. every key comes before the graph and is declared for nodes or for edges, never for all; key ids are unique, but for the
//     labels of nodes and the label of edges, which APOC looks for under these very ids;
//  2. every key has a type, of boolean, int, double and string; dates are strings;
//  3. the caption of a node is in a key named label (Gephi), its labels are in one named labels (APOC);
//  4. the type of an edge is its XML attribute label and its first value; weight is a double and on edges only;
//  5. edges have unique ids, repeated in uid; nodes come before edges; no edge is undirected; there is no DOCTYPE and no
//     empty value;
//  6. no attribute has a name that a reader uses itself (id x y z size color r g b timeset), and control characters that
//     XML forbids are dropped.
package graphml

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"zgadka/graph"
)

// attribute is a value of nodes or edges.
type attribute[T any] struct {
	key, name, typ string
	value          func(*T) string // "" is left out
}

func nodeAttributes() []attribute[graph.Node] {
	return []attribute[graph.Node]{
		{"labels", "labels", "string", (*graph.Node).Labels},
		{"n_label", "label", "string", (*graph.Node).Caption},
		{"n_uid", "uid", "string", func(n *graph.Node) string { return n.ID }},
		{"n_name", "name", "string", func(n *graph.Node) string { return n.Name }},
		{"n_type", "type", "string", func(n *graph.Node) string { return n.Type }},
		{"n_name_uk", "nameUk", "string", func(n *graph.Node) string { return n.NameUk }},
		{"n_name_ru", "nameRu", "string", func(n *graph.Node) string { return n.NameRu }},
		{"n_name_en", "nameEn", "string", func(n *graph.Node) string { return n.NameEn }},
		{"n_wikidata", "wikidata", "string", func(n *graph.Node) string { return n.Wikidata }},
		{"n_iso2", "iso2", "string", func(n *graph.Node) string { return n.ISO2 }},
		{"n_known", "known", "boolean", func(n *graph.Node) string { return strconv.FormatBool(n.Known) }},
		{"n_first", "firstSeen", "string", func(n *graph.Node) string { return n.FirstSeen }},
		{"n_last", "lastSeen", "string", func(n *graph.Node) string { return n.LastSeen }},
		{"n_articles", "articles", "int", func(n *graph.Node) string { return strconv.Itoa(n.Articles) }},
	}
}

func edgeAttributes() []attribute[graph.Edge] {
	return []attribute[graph.Edge]{
		{"label", "label", "string", func(e *graph.Edge) string { return e.Type }},
		{"e_uid", "uid", "string", func(e *graph.Edge) string { return e.Key }},
		{"e_weight", "weight", "double", func(e *graph.Edge) string { return double(e.Weight) }},
		{"e_sentences", "sentences", "int", func(e *graph.Edge) string { return count(e, graph.EdgeCoMentioned) }},
		{"e_quotes", "quotes", "int", func(e *graph.Edge) string { return count(e, graph.EdgeSaidAbout) }},
		{"e_articles", "articles", "int", func(e *graph.Edge) string { return strconv.Itoa(e.Articles) }},
		{"e_first", "firstSeen", "string", func(e *graph.Edge) string { return e.FirstSeen }},
		{"e_last", "lastSeen", "string", func(e *graph.Edge) string { return e.LastSeen }},
	}
}

// count is what an edge of that type counts, and nothing for another.
func count(e *graph.Edge, typ string) string {
	if e.Type != typ {
		return ""
	}
	return strconv.Itoa(e.Count)
}

// Write writes the subgraph as it streams by, and leaves closing it to the caller. Of a graph that could not be read
// to its end, what was written is no GraphML.
func Write(w io.Writer, g *graph.Subgraph) error {
	x := &writer{Writer: bufio.NewWriterSize(w, 1<<16)}
	nodes, edges := nodeAttributes(), edgeAttributes()
	x.put(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, a := range nodes {
		x.key(a.key, "node", a.name, a.typ)
	}
	for _, a := range edges {
		x.key(a.key, "edge", a.name, a.typ)
	}
	x.put("<graph id=\"G\" edgedefault=\"directed\">\n")
	for n, err := range g.Nodes {
		if err != nil {
			return err
		}
		x.put(`<node id="`, escape(n.ID), `" labels="`, escape(n.Labels()), `">`)
		for _, a := range nodes {
			x.data(a.key, a.value(&n))
		}
		x.put("</node>\n")
		if x.err != nil {
			return x.err
		}
	}
	for e, err := range g.Edges {
		if err != nil {
			return err
		}
		x.put(`<edge id="`, escape(e.Key), `" source="`, escape(e.From), `" target="`, escape(e.To), `" label="`, escape(e.Type), `">`)
		for _, a := range edges {
			x.data(a.key, a.value(&e))
		}
		x.put("</edge>\n")
		if x.err != nil {
			return x.err
		}
	}
	x.put("</graph>\n</graphml>\n")
	if x.err != nil {
		return x.err
	}
	return x.Flush()
}

// writer remembers its first error.
type writer struct {
	*bufio.Writer
	err error
}

func (x *writer) put(parts ...string) {
	for _, p := range parts {
		if x.err == nil {
			_, x.err = x.WriteString(p)
		}
	}
}

func (x *writer) key(id, kind, name, typ string) {
	x.put(`<key id="`, id, `" for="`, kind, `" attr.name="`, name, `" attr.type="`, typ, "\"/>\n")
}

func (x *writer) data(key, value string) {
	if value = escape(value); value != "" {
		x.put(`<data key="`, key, `">`, value, `</data>`)
	}
}

// double writes a number so that it looks like one with a fraction; igraph and Gephi go by the key, people by the look.
func double(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// escape writes text for an attribute or an element, without what XML cannot hold. Line ends and tabs are written as
// numbers, since a reader may make spaces of them, and so are controls that XML allows and a terminal obeys.
func escape(s string) string {
	if !strings.ContainsFunc(s, special) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t', r == '\n', r == '\r', 0x7F <= r && r <= 0x9F:
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case special(r): // forbidden
		default:
			b.WriteRune(r) // U+FFFD for a byte that is no UTF-8
		}
	}
	return b.String()
}

func special(r rune) bool {
	return r < ' ' || r == '&' || r == '<' || r == '>' || r == '"' || 0x7F <= r && r <= 0x9F || r == 0xFFFE || r == 0xFFFF
}
