package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain A B",
		Short: "The sentences and quotes behind the edges between two entities",
		Long: `explain prints every sentence that names both and every quote in which one speaks about the other, oldest first, with the words marked: below them
date, title, address, place in the text, the rules that found the words, and the versions of gazetteer and extractor that read the article.

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
					fmt.Fprintf(a.stdout, "%s %s %s %s\n  %s\n  %s\n", e.Edge, clean(e.From), arrow, clean(e.To), a.marked(e),
						clean(strings.Join(nonEmpty(e.Date, e.Title, or(e.URL, e.ArticleID), fmt.Sprintf("code points %d–%d", e.Start, e.End),
							strings.Join(rulesOf(e), "; "), e.Version), " · ")))
				}
				return nil
			})
		},
	}
}

// rulesOf returns what found the words, each rule once.
func rulesOf(e graph.Evidence) (out []string) {
	for _, r := range e.Rules {
		if r != "" && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
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
