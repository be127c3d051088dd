// Package csv writes a subgraph as two tables, of nodes and of edges, that spreadsheets, data frames and Gephi read.
package csv

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/graph"
)

// Write writes the subgraph as it streams by, all nodes before the first edge. Closing the writers and the subgraph is left to the
// caller. Of a graph that could not be read to its end, what was written is a part.
//
// A text that a spreadsheet would take for a formula gets an apostrophe in front. The type of an edge is in the column
// kind: in one named type, Gephi expects "directed".
func Write(nodes, edges io.Writer, g *graph.Subgraph) error {
	n, e := csv.NewWriter(nodes), csv.NewWriter(edges)
	if err := writeNodes(n, g); err != nil {
		return err
	}
	return writeEdges(e, g)
}

func writeNodes(w *csv.Writer, g *graph.Subgraph) error {
	err := w.Write([]string{"id", "label", "type", "nameUk", "nameRu", "nameEn", "wikidata", "iso2", "known", "firstSeen", "lastSeen", "articles"})
	if err != nil {
		return err
	}
	for n, err := range g.Nodes {
		if err != nil {
			return err
		}
		err = w.Write([]string{text(n.ID), text(n.Caption()), text(n.Type), text(n.NameUk), text(n.NameRu), text(n.NameEn), text(n.Wikidata),
			text(n.ISO2), strconv.FormatBool(n.Known), text(n.FirstSeen), text(n.LastSeen), strconv.Itoa(n.Articles)})
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func writeEdges(w *csv.Writer, g *graph.Subgraph) error {
	err := w.Write([]string{"id", "source", "target", "kind", "sourceName", "targetName", "weight", "sentences", "quotes", "articles",
		"firstSeen", "lastSeen"})
	if err != nil {
		return err
	}
	for e, err := range g.Edges {
		if err != nil {
			return err
		}
		sentences, quotes := strconv.Itoa(e.Count), ""
		if e.Type == graph.EdgeSaidAbout {
			sentences, quotes = quotes, sentences
		}
		err = w.Write([]string{text(e.Key), text(e.From), text(e.To), e.Type, text(e.FromName), text(e.ToName),
			strconv.FormatFloat(e.Weight, 'f', -1, 64), sentences, quotes, strconv.Itoa(e.Articles), text(e.FirstSeen), text(e.LastSeen)})
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// text is a value that somebody else wrote. Control characters that only a terminal or the end of a file would obey are dropped.
func text(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' {
			return -1
		}
		return r
	}, s)
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}
