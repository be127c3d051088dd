package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func findCommand(a *app) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "find TEXT",
		Short: "Find entities by any name or form that articles used",
		Long: `find lists the entities of the graph that a name or a used form answers to, in any language and case, best first.

  zgadka find столтенберг
  zgadka find НАТО --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			text := strings.Join(args, " ")
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				found, err := s.Find(c.Context(), text, limit)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(foundJSON(found))
				}
				if len(found) == 0 {
					return nobody(c.Context(), s, text)
				}
				t := a.table("name", "type", "articles", "matched", "id")
				for _, f := range found {
					t.row(f.Name, f.Type, fmt.Sprint(f.Articles), f.Matched, f.ID)
				}
				t.write(a.stdout)
				return nil
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 20, "show at most so many")
	return c
}
