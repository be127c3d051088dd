package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/graph"
)

func removeCommand(a *app) *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:   "remove ID…",
		Short: "Withdraw articles and what only they said",
		Long: `remove takes articles out of the graph by their ids, with their mentions, quotes and their share of every edge. Ids that the graph does not
have are named, and the exit code is 1.

  zgadka remove https://novyny.example/2023/03/21/nato
  zgadka remove sha256:a00ee9f5ec7580d2966e05f275e93cf7f5d285109b4f10c8d24e8a3041f4a9fe
  zgadka remove --all --store neo4j://localhost     everything that zgadka wrote there, and nothing else`,
		RunE: func(c *cobra.Command, ids []string) error {
			if all != (len(ids) == 0) {
				return usageError{errors.New("give the ids of articles, or --all; see zgadka remove --help")}
			}
			if all {
				return a.withStore(c.Context(), true, func(s graph.Store) error { return a.removeAll(c.Context(), s) })
			}
			return a.withStore(c.Context(), true, func(s graph.Store) error {
				now := a.now().UTC()
				run := graph.Run{ID: "run/" + now.Format("20060102T150405.000000000Z"), Extractor: extract.Version(), StartedAt: now.Format(time.RFC3339), FinishedAt: now.Format(time.RFC3339)}
				removed, err := withdraw(c.Context(), s, run, ids)
				if err != nil {
					return err
				}
				if a.json {
					if err := a.printJSON(map[string]any{"removed": orEmpty(removed)}); err != nil {
						return err
					}
				} else {
					fmt.Fprintf(a.stdout, "%d of %d articles removed\n", len(removed), len(ids))
				}
				for _, id := range ids {
					if !slices.Contains(removed, id) {
						fmt.Fprintf(a.stderr, "zgadka: the graph has no article %s\n", clean(id))
						err = errReported
					}
				}
				return err
			})
		},
	}
	c.Flags().BoolVar(&all, "all", false, "withdraw everything that zgadka wrote into a Neo4j database")
	return c
}

// withdraw removes articles and puts those anew whose story is another one without them.
func withdraw(ctx context.Context, s graph.Store, run graph.Run, ids []string) ([]string, error) {
	moved, err := graph.NewStories(s).Remove(ctx, ids)
	if err != nil {
		return nil, err
	}
	removed, err := s.Remove(ctx, run, ids)
	if err == nil && len(moved) > 0 {
		_, err = s.Put(ctx, run, moved)
	}
	return removed, err
}

// removeAll empties a store in a database that others may use too; a file of one's own is simply deleted.
func (a *app) removeAll(ctx context.Context, s graph.Store) error {
	c, ok := s.(interface{ Clear(context.Context) error })
	if !ok {
		return usageError{fmt.Errorf("--all is for a database: %s is a file, delete it", clean(a.store))}
	}
	if err := c.Clear(ctx); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(map[string]any{"store": a.store, "removed": "all"})
	}
	fmt.Fprintln(a.stdout, "everything that zgadka wrote there is gone")
	return nil
}
