package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func showCommand(a *app) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "show ENTITY",
		Short: "Who it is, its names, with whom it is named, what was said",
		Long: `show prints what the graph holds of one entity, given by id or by a name that only one answers to.

  zgadka show org/nato
  zgadka show Столтенберг --limit 5`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				ctx := c.Context()
				id, err := entity(ctx, s, strings.Join(args, " "))
				if err != nil {
					return err
				}
				p, err := s.Entity(ctx, id)
				if err != nil {
					return err
				}
				edges, err := s.Edges(ctx, id, 1<<20)
				if err != nil {
					return err
				}
				said, err := s.Quotes(ctx, graph.QuoteFilter{Speaker: id, Limit: limit})
				if err != nil {
					return err
				}
				about, err := s.Quotes(ctx, graph.QuoteFilter{About: id, Limit: limit})
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(profileJSON(p, edges, said, about))
				}
				a.showProfile(p, edges, said, about, limit)
				return nil
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 10, "show at most so many edges of a kind and quotes")
	return c
}

func (a *app) showProfile(p *graph.Profile, edges []graph.Edge, said, about []graph.QuoteHit, limit int) {
	known := ""
	if !p.Known {
		known = ", not in the gazetteer"
	}
	fmt.Fprintf(a.stdout, "%s (%s%s)  %s\n", clean(p.Caption()), clean(p.Type), known, clean(p.ID))
	fmt.Fprintf(a.stdout, "in %d articles, %s to %s; spoke %d quotes, is spoken of in %d\n", p.Articles, clean(or(p.FirstSeen, "?")), clean(or(p.LastSeen, "?")), p.SaidQuotes, p.AboutQuotes)
	if len(p.Aliases) > 0 {
		fmt.Fprintf(a.stdout, "called %s\n", strings.Join(calledOf(p.Aliases), ", "))
	}
	for _, l := range p.Links {
		if l.From != p.ID {
			continue
		}
		what := "stands for " + l.To
		if l.Type == graph.LinkHoldsOffice {
			what = fmt.Sprintf("%s of %s, %s to %s", l.Office, l.To, or(l.Since, "?"), or(l.Until, "now"))
		}
		fmt.Fprintln(a.stdout, clean(what))
	}
	for _, kind := range []struct{ title, typ string }{{"named with", graph.EdgeCoMentioned}, {"said about", graph.EdgeSaidAbout}} {
		t := a.table(kind.title, "weight", "articles", "last", "id")
		n := 0
		for _, e := range edges {
			if e.Type != kind.typ || kind.typ == graph.EdgeSaidAbout && e.From != p.ID || n == limit {
				continue
			}
			n++
			other, name := e.To, e.ToName
			if e.To == p.ID {
				other, name = e.From, e.FromName
			}
			t.row(name, fmt.Sprint(e.Weight), fmt.Sprint(e.Articles), e.LastSeen, other)
		}
		if n > 0 {
			fmt.Fprintln(a.stdout)
			t.write(a.stdout)
		}
	}
	a.showQuotes("what it said", said)
	a.showQuotes("what was said about it", about)
}

// calledOf lists forms, most used first; "НАТО" of Ukrainian and of Russian articles is one for who reads it.
func calledOf(aliases []graph.Alias) (forms []string) {
	var texts []string
	counts := map[string]int{}
	for _, al := range aliases {
		if counts[al.Text] == 0 {
			texts = append(texts, al.Text)
		}
		counts[al.Text] += al.Count
	}
	slices.SortStableFunc(texts, func(x, y string) int { return counts[y] - counts[x] })
	for _, t := range texts {
		forms = append(forms, fmt.Sprintf("%s (%d)", clean(t), counts[t]))
	}
	return forms
}

func (a *app) showQuotes(title string, qs []graph.QuoteHit) {
	if len(qs) == 0 {
		return
	}
	fmt.Fprintf(a.stdout, "\n%s\n", title)
	for _, q := range qs {
		a.showQuote(q)
	}
}
