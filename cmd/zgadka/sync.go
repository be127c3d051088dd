package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func syncCommand(a *app) *cobra.Command {
	var target string
	c := &cobra.Command{
		Use:   "sync --to STORE",
		Short: "Bring another store to the state of this one, sending only differences",
		Long: `sync makes another store hold the graph that --store holds: it compares the two article by article and sends what is missing or otherwise there;
what --store does not have is removed. So articles can be read on one machine into a file, and analysts ask a server. In a Neo4j database nodes
of others stay as they are. It may be killed at any moment; the next sync goes on.

  zgadka sync --to neo4j://localhost
  zgadka sync --store neo4j://localhost --to copy.db`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case target == "":
				return usageError{errors.New("say with --to which store is to be brought to the state of this one")}
			case sameStore(a.store, target):
				return usageError{fmt.Errorf("--to %s is the store itself", clean(target))}
			}
			return a.withStore(c.Context(), false, func(from graph.Store) error {
				to, err := a.openAt(c.Context(), "--to", target, true)
				if err != nil {
					return err
				}
				return errors.Join(a.sync(c.Context(), to, from, target), to.Close(context.WithoutCancel(c.Context())))
			})
		},
	}
	c.Flags().StringVar(&target, "to", "", "the store that changes: a file, or neo4j://host[:port][/database]")
	return c
}

// sameStore reports whether two addresses are one.
func sameStore(x, y string) bool {
	a, errA := os.Stat(x)
	b, errB := os.Stat(y)
	return x == y || errA == nil && errB == nil && os.SameFile(a, b)
}

func (a *app) sync(ctx context.Context, to, from graph.Store, target string) error {
	bar := a.bar("comparing")
	defer bar.done()
	clock := func() string { return a.now().UTC().Format(time.RFC3339) }
	run := graph.Run{ID: "run/" + a.now().UTC().Format("20060102T150405.000000000Z"), StartedAt: clock()}
	last, err := from.Runs(ctx, 1)
	if err != nil {
		return err
	}
	if len(last) > 0 {
		run.Gazetteer, run.Extractor = last[0].Gazetteer, last[0].Extractor
	}
	done, err := graph.Sync(ctx, to, from, graph.SyncOptions{Run: run, Clock: clock, Progress: bar.reach})
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(map[string]any{"store": a.store, "to": target, "added": done.Added, "replaced": done.Replaced,
			"removed": done.Removed, "unchanged": done.Unchanged, "described": done.Described})
	}
	fmt.Fprintf(a.stdout, "%d articles added, %d replaced, %d removed, %d unchanged; %d entities and sites described anew\n",
		done.Added, done.Replaced, done.Removed, done.Unchanged, done.Described)
	return nil
}
