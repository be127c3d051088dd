package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func (a *app) explainVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "explain A B",
		Short: "Show the sentences and quotes behind the edges between two entities",
		Long: `explain prints the evidence of an edge, oldest first: every sentence that names both entities and every quote in which
the one speaks about the other, with date, outlet and article. What counts is marked.`,
		Example: `  zgadka explain person/jens-stoltenberg country/cn
  zgadka explain Китай Росія --json`,
		Args: want(2, 2, "two entities"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), toRead, func(s graph.Store) error {
				var ids [2]string
				for i, what := range args {
					var err error
					if ids[i], err = resolve(c.Context(), s, what); err != nil {
						return err
					}
				}
				list, err := s.Evidence(c.Context(), ids[0], ids[1])
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(a.out, evidenceJSON(list))
				}
				if len(list) == 0 {
					fmt.Fprintf(a.out, "no edge between %s and %s\n", ids[0], ids[1])
				}
				for _, e := range list {
					a.printEvidence(e)
				}
				return nil
			})
		},
	}
	a.jsonFlag(c)
	return c
}

func (a *app) printEvidence(e graph.Evidence) {
	s := a.style()
	where := []string{cmp.Or(e.Date, "no date"), e.Site, e.URL, oneLine(e.Title)}
	if e.URL == "" {
		where[2] = e.ArticleID
	}
	var parts []string
	for _, w := range where {
		if w != "" {
			parts = append(parts, w)
		}
	}
	fmt.Fprintf(a.out, "%s\n%s\n    %s\n", s.dim(strings.Join(parts, "  ")),
		e.From+arrow(e.Edge)+e.To+": "+relation(e.Edge), oneLine(marked(e, s)))
}

// marked is the sentence with its spans set off.
func marked(e graph.Evidence, s style) string {
	text := []rune(e.Sentence)
	var b strings.Builder
	at := 0
	for _, span := range e.Spans {
		from, to := max(span.Start-e.Start, at), span.End-e.Start
		if to > len(text) || from >= to { // nested in the one before
			continue
		}
		b.WriteString(string(text[at:from]) + s.mark(string(text[from:to])))
		at = to
	}
	return b.String() + string(text[at:])
}

type jsonEvidence struct {
	Type    string     `json:"type"`
	From    string     `json:"from"`
	To      string     `json:"to"`
	Article string     `json:"article"`
	Title   *string    `json:"title"`
	URL     *string    `json:"url"`
	Site    *string    `json:"site"`
	Date    *string    `json:"date"`
	Text    string     `json:"text"`
	Start   int        `json:"start"` // of the text in the article, in code points
	End     int        `json:"end"`
	Spans   []jsonSpan `json:"spans"` // in the article
	Quote   *string    `json:"quote"`
}

func evidenceJSON(list []graph.Evidence) []jsonEvidence {
	out := make([]jsonEvidence, len(list))
	for i, e := range list {
		out[i] = jsonEvidence{e.Edge, e.From, e.To, e.ArticleID, orNull(e.Title), orNull(e.URL), orNull(e.Site), orNull(e.Date), e.Sentence,
			e.Start, e.End, []jsonSpan{}, orNull(e.QuoteID)}
		for _, s := range e.Spans {
			out[i].Spans = append(out[i].Spans, jsonSpan(s))
		}
	}
	return out
}
