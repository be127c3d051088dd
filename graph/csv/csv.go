// Package csv writes a subgraph as two tables, nodes.csv and edges.csv, that spreadsheets, data frames and Gephi read.
package csv

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"zgadka/graph"
)

// Names of the two files.
const (
	Nodes = "nodes.csv"
	Edges = "edges.csv"
)

// Write creates both files, one after the other, fills them with the subgraph as it streams by and closes them. Closing the
// subgraph is left to the caller.
//
// A text that a spreadsheet would take for a formula gets an apostrophe in front. The type of an edge is in the column
// kind: in one named type, Gephi expects "directed".
func Write(create func(name string) (io.WriteCloser, error), g *graph.Subgraph) error {
	err := write(create, Nodes, []string{"id", "label", "type", "nameUk", "nameRu", "nameEn", "wikidata", "iso2", "known",
		"firstSeen", "lastSeen", "articles"}, func(row func(...string) error) error {
		for n, err := range g.Nodes {
			if err != nil {
				return err
			}
			err = row(text(n.ID), text(n.Caption()), text(n.Type), text(n.NameUk), text(n.NameRu), text(n.NameEn), text(n.Wikidata),
				text(n.ISO2), strconv.FormatBool(n.Known), text(n.FirstSeen), text(n.LastSeen), strconv.Itoa(n.Articles))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return write(create, Edges, []string{"id", "source", "target", "kind", "sourceName", "targetName", "weight", "count", "articles",
		"firstSeen", "lastSeen"}, func(row func(...string) error) error {
		for e, err := range g.Edges {
			if err != nil {
				return err
			}
			err = row(text(e.Key), text(e.From), text(e.To), e.Type, text(e.FromName), text(e.ToName),
				strconv.FormatFloat(e.Weight, 'f', -1, 64), strconv.Itoa(e.Count), strconv.Itoa(e.Articles), text(e.FirstSeen), text(e.LastSeen))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func write(create func(string) (io.WriteCloser, error), name string, header []string, rows func(func(...string) error) error) (err error) {
	f, err := create(name)
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write(header); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	err = rows(func(fields ...string) error {
		if err := w.Write(fields); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		return nil
	})
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	return err
}

// text is a value that somebody else wrote. NUL, at which some readers end a file, is dropped.
func text(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
