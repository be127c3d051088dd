package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
	"zgadka/graph"
	"zgadka/graph/csv"
	"zgadka/graph/graphml"
	"zgadka/graph/jsonl"
)

func (a *app) exportVerb() *cobra.Command {
	f := graph.Filter{Hops: 1}
	var format, file string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the graph or a part of it for Gephi, yEd, networkx, igraph or a spreadsheet",
		Long: `export writes entities and their edges as GraphML (Gephi, yEd, networkx, igraph and Neo4j's APOC read it), as CSV (two
files, NAME.nodes.csv and NAME.edges.csv) or as JSON lines. --entity and --hops cut out the neighbourhood of an entity; with
--since or --until all weights are those of that time. A file is replaced only when the new one is whole.`,
		Example: `  zgadka export -o all.graphml
  zgadka export --entity НАТО --hops 2 --since 2023 --until 2024 --min-weight 2 -o nato.csv`,
		Args: want(0, 0, "no arguments"),
	}
	fl := c.Flags()
	fl.StringVar(&f.Entity, "entity", "", "only what lies round this `ENTITY`")
	fl.IntVar(&f.Hops, "hops", f.Hops, "with --entity: within so many edges of it")
	fl.StringVar(&f.Type, "type", "", "only entities of this `TYPE`: person, organization, country, place, media or event")
	fl.Float64Var(&f.MinWeight, "min-weight", 0, "only edges of at least this weight")
	fl.StringVar(&format, "format", "", "graphml, csv or jsonl (default: by the ending of FILE, else graphml)")
	fl.StringVarP(&file, "output", "o", "-", "`FILE` to write, - for standard output")
	days := period(c)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		if f.Since, f.Until, err = days(); err != nil {
			return err
		}
		if f.Type, err = entityType(f.Type); err != nil {
			return err
		}
		if f.Hops < 0 || c.Flags().Changed("hops") && f.Entity == "" {
			return usage("--hops counts edges from --entity: give an entity, and a number from 0 on")
		}
		write, err := a.writerFor(format, file)
		if err != nil {
			return err
		}
		return a.withStore(c.Context(), toRead, func(s graph.Store) error { return export(c.Context(), s, f, write) })
	}
	return c
}

// entityType accepts a type in any case.
func entityType(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	var list []string
	for _, t := range []gazetteer.Type{gazetteer.Person, gazetteer.Organization, gazetteer.Country, gazetteer.Place, gazetteer.Media, gazetteer.Event} {
		if strings.EqualFold(s, string(t)) {
			return string(t), nil
		}
		list = append(list, strings.ToLower(string(t)))
	}
	return "", usage("--type %s: want one of %s", s, strings.Join(list, ", "))
}

func export(ctx context.Context, s graph.Store, f graph.Filter, write func(*graph.Subgraph) error) (err error) {
	if f.Entity != "" {
		if f.Entity, err = resolve(ctx, s, f.Entity); err != nil {
			return err
		}
	}
	g, err := s.Subgraph(ctx, f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	return write(g)
}

// writerFor gives the function that writes a subgraph in a format to a file.
func (a *app) writerFor(format, file string) (func(*graph.Subgraph) error, error) {
	if file == "" {
		return nil, usage("-o wants the name of a file, or - for standard output")
	}
	if format == "" {
		switch format = strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), "."); format {
		case "csv", "jsonl":
		default:
			format = "graphml"
		}
	}
	var one func(io.Writer, *graph.Subgraph) error
	switch format {
	case "graphml":
		one = graphml.Write
	case "jsonl":
		one = jsonl.Write
	case "csv":
		if file == "-" {
			return nil, usage("CSV is two files, which standard output cannot hold: give -o FILE")
		}
		return func(g *graph.Subgraph) error { return writeTables(file, g) }, nil
	default:
		return nil, usage("--format %s: want graphml, csv or jsonl", format)
	}
	return func(g *graph.Subgraph) error {
		if file == "-" {
			return one(a.out, g)
		}
		return replace(func(create func(string) (io.WriteCloser, error)) error {
			w, err := create(file)
			if err != nil {
				return err
			}
			return errors.Join(one(w, g), w.Close())
		})
	}, nil
}

// writeTables writes NAME.nodes.csv and NAME.edges.csv, or nodes.csv and edges.csv where the name is that of a folder.
func writeTables(name string, g *graph.Subgraph) error {
	prefix := strings.TrimSuffix(name, ".csv") + "."
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		prefix = name + string(filepath.Separator)
	}
	return replace(func(create func(string) (io.WriteCloser, error)) error {
		return csv.Write(func(table string) (io.WriteCloser, error) { return create(prefix + table) }, g)
	})
}

// replace lets write create files under other names and gives them theirs once all are written and closed, so that nobody
// sees half a file. After an error the files are as they were.
func replace(write func(create func(name string) (io.WriteCloser, error)) error) (err error) {
	var made []*os.File
	var names []string
	defer func() {
		for _, f := range made {
			f.Close() // closed already, unless there was an error
			os.Remove(f.Name())
		}
	}()
	err = write(func(name string) (io.WriteCloser, error) {
		f, err := os.CreateTemp(filepath.Dir(name), ".zgadka-*")
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, bare(err))
		}
		made, names = append(made, f), append(names, name)
		return f, nil
	})
	if err != nil {
		return err
	}
	for i, f := range made {
		mode := fs.FileMode(0o644)
		if info, err := os.Stat(names[i]); err == nil {
			mode = info.Mode().Perm()
		}
		if err := os.Chmod(f.Name(), mode); err != nil {
			return fmt.Errorf("write %s: %w", names[i], bare(err))
		}
	}
	for i, f := range made {
		if err := os.Rename(f.Name(), names[i]); err != nil {
			return fmt.Errorf("write %s: %w", names[i], err)
		}
	}
	return nil
}
