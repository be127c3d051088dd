package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func (a *app) checkVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "check",
		Short: "Prove that the store is right: recount all totals and weights from the evidence",
		Long: `check reads every article of the store, counts again what the edges and entities say of themselves, and prints what
differs. It changes nothing. The exit code is 1 when something differs.`,
		Example: `  zgadka check
  zgadka check --store news.db --json`,
		Args: want(0, 0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withStore(c.Context(), toRead, func(s graph.Store) error {
				found, err := s.Check(c.Context())
				if err != nil {
					return err
				}
				t, err := s.Totals(c.Context())
				if err != nil {
					return err
				}
				switch {
				case a.json:
					err = writeJSON(a.out, struct {
						Totals      jsonTotals `json:"totals"`
						Differences []string   `json:"differences"`
					}{jsonTotals(t), append([]string{}, found...)})
				case len(found) == 0:
					fmt.Fprintf(a.out, "%s is right: %s, %s, %s\n", a.store, count(t.Articles, "article", "articles"),
						count(t.Entities, "entity", "entities"), count(t.CoMentions+t.SaidAbout, "edge", "edges"))
				default:
					for _, d := range found {
						fmt.Fprintln(a.out, d)
					}
					a.complain(fmt.Errorf("%s differs from its evidence in %s; load its articles into a new store",
						a.store, count(len(found), "place", "places")))
				}
				if err == nil && len(found) > 0 {
					err = errQuiet
				}
				return err
			})
		},
	}
	a.jsonFlag(c)
	return c
}
