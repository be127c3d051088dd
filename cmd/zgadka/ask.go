package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract/page"
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
					return fmt.Errorf("nobody and nothing in the graph is called %q", clean(text))
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
	fmt.Fprintf(a.stdout, "%s (%s%s)  %s\n", clean(p.Caption()), p.Type, known, p.ID)
	fmt.Fprintf(a.stdout, "in %d articles, %s to %s; spoke %d quotes, is spoken of in %d\n", p.Articles, or(p.FirstSeen, "?"), or(p.LastSeen, "?"), p.SaidQuotes, p.AboutQuotes)
	var forms []string
	for _, al := range p.Aliases {
		forms = append(forms, fmt.Sprintf("%s (%d)", clean(al.Text), al.Count))
	}
	if len(forms) > 0 {
		fmt.Fprintf(a.stdout, "called %s\n", strings.Join(forms, ", "))
	}
	for _, l := range p.Links {
		if l.From != p.ID {
			continue
		}
		what := "stands for " + l.To
		if l.Type == graph.LinkHoldsOffice {
			what = fmt.Sprintf("%s of %s, %s to %s", l.Office, l.To, or(l.Since, "?"), or(l.Until, "now"))
		}
		fmt.Fprintln(a.stdout, what)
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

func (a *app) showQuotes(title string, qs []graph.QuoteHit) {
	if len(qs) == 0 {
		return
	}
	fmt.Fprintf(a.stdout, "\n%s\n", title)
	for _, q := range qs {
		a.showQuote(q)
	}
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
		how += fmt.Sprintf(", %s %s", m.Role, clean(m.Text))
	}
	fmt.Fprintf(a.stdout, "%s%s%s (%s): %s\n", bold, clean(or(q.SpeakerName, "nobody named")), off, how, words)
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

func quotesCommand(a *app) *cobra.Command {
	var f graph.QuoteFilter
	c := &cobra.Command{
		Use:   "quotes",
		Short: "The quotes, by speaker, subject and date",
		Long: `quotes prints who said what, newest first, with the article. Entities are given by id or by a name that only one answers to.

  zgadka quotes --about Китай --since 2023-03-01 --until 2023-04-01
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
				for _, q := range qs {
					a.showQuote(q)
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&f.Speaker, "speaker", "", "who speaks")
	c.Flags().StringVar(&f.About, "about", "", "who or what is spoken about")
	c.Flags().StringVar(&f.Since, "since", "", "from this day on, YYYY-MM-DD")
	c.Flags().StringVar(&f.Until, "until", "", "before this day, YYYY-MM-DD")
	c.Flags().IntVar(&f.Limit, "limit", 50, "show at most so many")
	return c
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

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain A B",
		Short: "The sentences and quotes behind the edges between two entities",
		Long: `explain prints every sentence that names both and every quote in which one speaks about the other, oldest first, with the words marked.

  zgadka explain НАТО Росія
  zgadka explain person/jens-stoltenberg country/cn --json`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				x, err := entity(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				y, err := entity(c.Context(), s, args[1])
				if err != nil {
					return err
				}
				evidence, err := s.Evidence(c.Context(), x, y)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(evidenceJSON(evidence))
				}
				if len(evidence) == 0 {
					return fmt.Errorf("no sentence names both %s and %s, and neither speaks about the other", x, y)
				}
				for _, e := range evidence {
					arrow := "–"
					if e.Edge == graph.EdgeSaidAbout {
						arrow = "→"
					}
					fmt.Fprintf(a.stdout, "%s %s %s %s\n  %s\n  %s\n", e.Edge, e.From, arrow, e.To, a.marked(e),
						clean(strings.Join(nonEmpty(e.Date, e.Title, or(e.URL, e.ArticleID), fmt.Sprintf("code points %d–%d", e.Start, e.End)), " · ")))
				}
				return nil
			})
		},
	}
}

// marked is the sentence with the evidence in it: inverse on a terminal, in brackets elsewhere.
func (a *app) marked(e graph.Evidence) string {
	on, off := "[", "]"
	if a.colour() {
		on, off = "\x1b[7m", "\x1b[0m"
	}
	r := []rune(e.Sentence)
	var b strings.Builder
	at := 0
	for _, s := range e.Spans {
		from, to := s.Start-e.Start, s.End-e.Start
		if from < at || to > len(r) {
			continue
		}
		b.WriteString(clean(string(r[at:from])) + on + clean(string(r[from:to])) + off)
		at = to
	}
	b.WriteString(clean(string(r[at:])))
	return b.String()
}
