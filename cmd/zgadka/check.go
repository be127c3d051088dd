package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func checkCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Recount every edge from its evidence",
		Long: `check recounts all stored totals and weights from mentions and quotes and names every difference. There must be none: the exit code is 1 when
there is.

  zgadka check --store news.db`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				wrong, err := s.Check(c.Context())
				if err != nil {
					return err
				}
				t, err := s.Totals(c.Context())
				if err != nil {
					return err
				}
				if a.json {
					err = a.printJSON(map[string]any{"differences": orEmpty(wrong), "coMentions": t.CoMentions, "saidAbout": t.SaidAbout})
				} else {
					for _, w := range wrong {
						fmt.Fprintln(a.stdout, clean(w))
					}
					fmt.Fprintf(a.stdout, "%d co-mention and %d said-about edges of %d articles recounted: %d differences\n", t.CoMentions, t.SaidAbout, t.Articles, len(wrong))
				}
				if err == nil && len(wrong) > 0 {
					err = errReported
				}
				return err
			})
		},
	}
}
