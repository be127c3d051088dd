package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func (a *app) quotesVerb() *cobra.Command {
	q := graph.QuoteFilter{Limit: 50}
	c := &cobra.Command{
		Use:   "quotes",
		Short: "List quotes, by speaker, by whom they are about, by date",
		Long: `quotes lists who said what, newest first, each with its article. Without flags these are the latest of all.
Speaker and target are ids, or names where they mean one entity.`,
		Example: `  zgadka quotes --speaker Столтенберг --about Китай
  zgadka quotes --about country/ru --since 2023-03 --until 2023-04 --json`,
		Args: want(0, 0, "no arguments"),
	}
	c.Flags().StringVar(&q.Speaker, "speaker", "", "only what this `ENTITY` said")
	c.Flags().StringVar(&q.About, "about", "", "only what was said about this `ENTITY`")
	c.Flags().IntVar(&q.Limit, "limit", q.Limit, "at most this many, 0 for all")
	days := period(c)
	a.jsonFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		if q.Since, q.Until, err = days(); err != nil {
			return err
		}
		return a.withStore(c.Context(), toRead, func(s graph.Store) (err error) {
			for _, id := range []*string{&q.Speaker, &q.About} {
				if *id == "" {
					continue
				}
				if *id, err = resolve(c.Context(), s, *id); err != nil {
					return err
				}
			}
			hits, err := s.Quotes(c.Context(), q)
			if err != nil {
				return err
			}
			if a.json {
				return writeJSON(a.out, hitsJSON(hits))
			}
			if len(hits) == 0 {
				fmt.Fprintln(a.out, "no quotes")
			}
			for _, h := range hits {
				a.printQuote(h)
			}
			return nil
		})
	}
	return c
}

// printQuote prints a quote in two lines: where and who, and the words.
func (a *app) printQuote(h graph.QuoteHit) {
	s := a.style()
	who := s.bold(cmp.Or(h.SpeakerName, "nobody named"))
	for _, p := range h.CoSpeakers {
		who += " and " + p.Text
	}
	if len(h.TargetNames) > 0 {
		who += " → " + strings.Join(h.TargetNames, ", ")
	}
	what := h.Act
	if h.Negated {
		what = "does not " + what
	}
	for _, m := range h.Media {
		what += ", " + m.Role + " " + m.Text
	}
	fmt.Fprintf(a.out, "%s  %s  %s  (%s)\n    %s\n", s.dim(cmp.Or(h.Date, "no date   ")), s.dim(cmp.Or(h.Site, h.ArticleID)), who, what, oneLine(h.Text))
}
