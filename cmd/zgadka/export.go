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

	"zgadka/graph"
	"zgadka/graph/csv"
	"zgadka/graph/graphml"
	"zgadka/graph/jsonl"
)

func exportCommand(a *app) *cobra.Command {
	var f graph.Filter
	var format, out string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write a subgraph as GraphML, CSV or JSONL",
		Long: `export writes entities and their edges: all of the graph, or what lies round one entity, in a time window, in the articles of one medium, of a type,
above a weight. With days or a medium, weights and totals are counted from these articles alone. GraphML loads in Gephi, yEd, networkx, igraph and
Neo4j's APOC. The file is complete or not there at all. CSV makes two files, NAME.nodes.csv and NAME.edges.csv.

  zgadka export --entity org/nato --hops 1 -o nato.graphml
  zgadka export --medium "Українська правда" --type Person -o pravda.graphml
  zgadka export --since 2023-03-01 --until 2023-04-01 --min-weight 2 --format csv -o march.csv
  zgadka export --format jsonl -o -

neo4j-csv writes all of the store, evidence included, as a folder of files for neo4j-admin: the fastest way to a Neo4j database of millions of
articles. Run its import in the folder, and schema.cypher on the database; both are printed.

  zgadka export --format neo4j-csv -o import/`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := checkDays(&f.Since, &f.Until); err != nil {
				return err
			}
			if format == "" {
				format = formatOf(out)
			}
			if format == bulkFormat {
				if f != (graph.Filter{Hops: f.Hops}) || c.Flags().Changed("hops") {
					return usageError{errors.New("neo4j-csv is all of the store: leave the filters out")}
				}
				return a.withStore(c.Context(), false, func(s graph.Store) error { return a.exportBulk(c.Context(), s, out) })
			}
			if format != "graphml" && format != "csv" && format != "jsonl" {
				return usageError{fmt.Errorf("--format %s: want graphml, csv, jsonl or neo4j-csv", clean(format))}
			}
			if out == "-" && format == "csv" {
				return usageError{errors.New("csv makes two files: give -o NAME")}
			}
			switch f.Type {
			case "", "Person", "Organization", "Country", "Place", "Media", "Event":
			default:
				return usageError{fmt.Errorf("--type %s: want Person, Organization, Country, Place, Media or Event", clean(f.Type))}
			}
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				if f.Entity != "" {
					id, err := entity(c.Context(), s, f.Entity)
					if err != nil {
						return err
					}
					f.Entity = id
				}
				g, err := subgraph(c.Context(), s, f)
				if err != nil {
					return err
				}
				return errors.Join(a.write(g, format, out), g.Close())
			})
		},
	}
	fl := c.Flags()
	fl.StringVar(&f.Entity, "entity", "", "only what lies round this entity")
	fl.IntVar(&f.Hops, "hops", 1, "with --entity: so many edges away")
	fl.StringVar(&f.Since, "since", "", "only evidence from this day on, YYYY-MM-DD")
	fl.StringVar(&f.Until, "until", "", "only evidence before this day, YYYY-MM-DD")
	fl.StringVar(&f.Medium, "medium", "", "only evidence from articles of this medium: its id or name, or a site")
	fl.StringVar(&f.Type, "type", "", "only entities of this type")
	fl.Float64Var(&f.MinWeight, "min-weight", 0, "only edges at least this heavy")
	fl.StringVar(&format, "format", "", "graphml, csv, jsonl or neo4j-csv; by the ending of -o, else graphml")
	fl.StringVarP(&out, "output", "o", "-", "where to: a file, or - for standard output")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"graphml", "csv", "jsonl", bulkFormat}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("type", cobra.FixedCompletions([]string{"Person", "Organization", "Country", "Place", "Media", "Event"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// subgraph opens what the filter selects. A medium is given as a site, or as an entity is.
func subgraph(ctx context.Context, s graph.Store, f graph.Filter) (*graph.Subgraph, error) {
	g, err := s.Subgraph(ctx, f)
	if f.Medium == "" || !errors.Is(err, graph.ErrNotFound) {
		return g, err
	}
	ref := f.Medium
	if id, failed := entity(ctx, s, ref); failed == nil && id != ref {
		f.Medium = id
		g, err = s.Subgraph(ctx, f)
	}
	if errors.Is(err, graph.ErrNotFound) {
		err = fmt.Errorf("no article is from %q: give a site as the articles have it, or the id or name of a medium whose site the gazetteer knows", clean(ref))
	}
	return g, err
}

func formatOf(out string) string {
	switch strings.ToLower(filepath.Ext(out)) {
	case ".csv":
		return "csv"
	case ".jsonl":
		return "jsonl"
	}
	return "graphml"
}

func (a *app) write(g *graph.Subgraph, format, out string) error {
	switch {
	case format == "csv":
		base := strings.TrimSuffix(out, filepath.Ext(out))
		return together(func(w []io.Writer) error { return csv.Write(w[0], w[1], g) }, base+".nodes.csv", base+".edges.csv")
	case out == "-":
		return writers[format](a.stdout, g)
	}
	return together(func(w []io.Writer) error { return writers[format](w[0], g) }, out)
}

// writers of one file, by format.
var writers = map[string]func(io.Writer, *graph.Subgraph) error{"graphml": graphml.Write, "jsonl": jsonl.Write}

// together writes files that appear when all of them are whole; after an error none has changed.
func together(write func([]io.Writer) error, names ...string) (err error) {
	var files []*atomicFile
	var to []io.Writer
	defer func() {
		for _, f := range files {
			f.abandon() // no effect on what has its name
		}
	}()
	for _, name := range names {
		f, err := atomically(name)
		if err != nil {
			return err
		}
		files, to = append(files, f), append(to, f)
	}
	if err := write(to); err != nil {
		return err
	}
	for _, f := range files {
		if err := f.finish(); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := f.publish(); err != nil {
			return err
		}
	}
	return nil
}

// atomicFile is a file that is there whole or not at all: it is written beside and renamed when it is closed.
type atomicFile struct {
	*os.File
	name string
}

func atomically(name string) (*atomicFile, error) {
	// What stands in the way of the new name is told before anything is written.
	if at, err := os.Stat(name); err == nil && !at.Mode().IsRegular() {
		return nil, fmt.Errorf("write %s: it is no file; give the name of one", clean(name))
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, beside(err))
	}
	return &atomicFile{f, name}, nil
}

// beside is what went wrong, without the name of the file that is written beside the one that is meant.
func beside(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (f *atomicFile) Close() error {
	defer f.abandon()
	if err := f.finish(); err != nil {
		return err
	}
	return f.publish()
}

// finish brings all of the file to the disk.
func (f *atomicFile) finish() error {
	if err := errors.Join(f.Sync(), f.Chmod(0o644), f.File.Close()); err != nil {
		return fmt.Errorf("write %s: %w", f.name, err)
	}
	return nil
}

// publish gives a finished file its name.
func (f *atomicFile) publish() error {
	if err := os.Rename(f.File.Name(), f.name); err != nil {
		return fmt.Errorf("write %s: %w", f.name, err)
	}
	return nil
}

// abandon takes away what did not get its name.
func (f *atomicFile) abandon() {
	f.File.Close()
	os.Remove(f.File.Name())
}
