package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract/page"
	"zgadka/graph"
)

func quotesCommand(a *app) *cobra.Command {
	var f graph.QuoteFilter
	var inContext bool
	c := &cobra.Command{
		Use:   "quotes",
		Short: "The quotes, by speaker, subject and date",
		Long: `quotes prints who said what, newest first, with the article. Entities are given by id or by a name that only one answers to.

  zgadka quotes --about Китай --since 2023-03-01 --until 2023-04-01
  zgadka quotes --speaker Столтенберг --context     within the sentences where they stand
  zgadka quotes --speaker person/jens-stoltenberg --json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := checkDays(&f.Since, &f.Until); err != nil {
				return err
			}
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				for _, ref := range []*string{&f.Speaker, &f.About} {
					if *ref == "" {
						continue
					}
					id, err := entity(c.Context(), s, *ref)
					if err != nil {
						return err
					}
					*ref = id
				}
				qs, err := s.Quotes(c.Context(), f)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(quotesJSON(qs))
				}
				in := map[string]graph.Evidence{}
				if inContext {
					if in, err = contexts(c.Context(), s, qs); err != nil {
						return err
					}
				}
				if len(qs) == 0 {
					fmt.Fprintln(a.stdout, "no quote matches")
				}
				for _, q := range qs {
					a.showQuote(q)
					if e, ok := in[q.ID]; ok {
						fmt.Fprintf(a.stdout, "  %s\n", a.marked(e))
					}
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&inContext, "context", false, "show the sentences in which each quote stands, with its words marked")
	c.Flags().StringVar(&f.Speaker, "speaker", "", "who speaks")
	c.Flags().StringVar(&f.About, "about", "", "who or what is spoken about")
	c.Flags().StringVar(&f.Since, "since", "", "from this day on, YYYY-MM-DD")
	c.Flags().StringVar(&f.Until, "until", "", "before this day, YYYY-MM-DD")
	c.Flags().IntVar(&f.Limit, "limit", 50, "show at most so many")
	return c
}

// contexts returns the sentences of quotes, by quote; of each article the facts are read once and given up again.
func contexts(ctx context.Context, s graph.Store, qs []graph.QuoteHit) (map[string]graph.Evidence, error) {
	by := map[string][]string{} // article → quotes
	for _, q := range qs {
		by[q.ArticleID] = append(by[q.ArticleID], q.ID)
	}
	out := map[string]graph.Evidence{}
	for f, err := range s.Facts(ctx, slices.Collect(maps.Keys(by))) {
		if err != nil {
			return nil, err
		}
		for _, id := range by[f.Article.ID] {
			if e, ok := graph.ContextOf(&f, id); ok {
				out[id] = e
			}
		}
	}
	return out, nil
}

// showQuote prints one quote with its article.
func (a *app) showQuote(q graph.QuoteHit) {
	bold, dim, off := "", "", ""
	if a.colour() {
		bold, dim, off = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	}
	words := clean(q.Text)
	if q.Type == "direct" {
		words = "«" + words + "»"
	}
	how := q.Act
	if q.Negated {
		how += ", negated"
	}
	for _, m := range q.Media {
		if q.Speaker != nil && m.Start == q.Speaker.Start {
			continue // Reuters says it and carries it
		}
		how += fmt.Sprintf(", %s %s", m.Role, m.Text)
	}
	fmt.Fprintf(a.stdout, "%s%s%s (%s): %s\n", bold, clean(or(q.SpeakerName, "nobody named")), off, clean(how), words)
	fmt.Fprintf(a.stdout, "  %s%s%s\n", dim, clean(strings.Join(nonEmpty(q.Date, q.Site, q.ArticleTitle, or(q.URL, q.ArticleID)), " · ")), off)
}

func nonEmpty(list ...string) (out []string) {
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// checkDays makes days of what --since and --until say.
func checkDays(days ...*string) error {
	for _, d := range days {
		if *d == "" {
			continue
		}
		iso, err := page.ParseDate(*d)
		if err != nil || len(iso) < 10 {
			return usageError{fmt.Errorf("%q is no day: want YYYY-MM-DD", clean(*d))}
		}
		*d = iso[:10]
	}
	return nil
}
