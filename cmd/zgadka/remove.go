package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/graph"
)

func (a *app) removeVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "remove ID…",
		Short: "Withdraw articles with all that only they said",
		Long: `remove takes articles out of the store, by their ids: their quotes and mentions go, the weights of edges sink, and
entities that no other article names disappear. An id that the store does not have is named, and the exit code is 3.`,
		Example: `  zgadka remove https://example.org/news/1
  zgadka remove sha256:a00ee9f5… --json`,
		Args: want(1, -1, "ids of articles"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), toEdit, func(s graph.Store) error {
				now := a.now().UTC()
				run := graph.Run{
					ID: now.Format("20060102T150405.000000000Z"), Extractor: extract.Version,
					StartedAt: now.Format(time.RFC3339), FinishedAt: now.Format(time.RFC3339),
				}
				removed, err := s.Remove(c.Context(), run, args)
				if err != nil {
					return err
				}
				return a.removed(args, removed)
			})
		},
	}
	a.jsonFlag(c)
	return c
}

func (a *app) removed(asked, removed []string) error {
	unknown := []string{}
	for _, id := range asked {
		if !slices.Contains(removed, id) {
			unknown = append(unknown, id)
			fmt.Fprintf(a.stderr, "zgadka: %s has no article %s\n", a.store, id)
		}
	}
	if a.json {
		err := writeJSON(a.out, struct {
			Removed []string `json:"removed"`
			Unknown []string `json:"unknown"`
		}{append([]string{}, removed...), unknown})
		if err != nil {
			return err
		}
	} else {
		fmt.Fprintf(a.out, "%s removed\n", count(len(removed), "article", "articles"))
	}
	if len(unknown) > 0 {
		return errRefused
	}
	return nil
}
