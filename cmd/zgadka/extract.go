package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"zgadka/extract"
)

func extractCommand(a *app) *cobra.Command {
	var f inputFlags
	var explain bool
	c := &cobra.Command{
		Use:   "extract INPUT…",
		Short: "Write what articles say as JSON, one document a line; no store",
		Long: `extract reads articles and writes one JSON document a line: zones, sentences, mentions, quotes and edges, with offsets in code points
of "text". INPUT is a file, a folder or - for standard input. A file's date and address come from the flags or from NAME.meta.yaml beside
it; JSONL ({"id","text"} with optional title, url, site, published, lang) carries its own. A refused article is {"id","refused"}.

  zgadka extract article.txt --published 2023-03-21
  zgadka extract --in jsonl articles.jsonl > documents.jsonl
  zgadka extract article.txt --explain        why each mention is what it is`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			names, err := f.files(args)
			if err != nil {
				return err
			}
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			w := bufio.NewWriter(a.stdout)
			for r := range documents(c.Context(), extract.New(g), a.articles(names, &f), nil) {
				if r.err != nil {
					refusal, err := a.refuse(r.err)
					if err != nil {
						return err
					}
					if !explain {
						err = writeLine(w, refusedDocument{refusal.ID, refusal.Reason})
					}
					if err != nil {
						return fmt.Errorf("write: %w", err)
					}
					continue
				}
				if explain {
					a.explainDocument(w, r.doc)
				} else if err := writeLine(w, documentOf(r.doc, g)); err != nil {
					return fmt.Errorf("write: %w", err)
				}
			}
			if err := c.Context().Err(); err != nil {
				return err
			}
			if err := w.Flush(); err != nil {
				return fmt.Errorf("write: %w", err)
			}
			return nil
		},
	}
	f.add(c)
	c.Flags().BoolVar(&explain, "explain", false, "print for each mention and quote the rule that made it, instead of JSON")
	return c
}

// explainDocument prints why every mention and quote is what it is.
func (a *app) explainDocument(w *bufio.Writer, d *extract.Document) {
	fmt.Fprintf(w, "%s\n", clean(d.ID))
	t := a.table("words", "via", "entity", "why")
	for _, m := range d.Mentions {
		who := m.Entity
		if who == "" {
			who = "open"
		}
		why := m.Rule
		if len(m.Candidates) > 0 {
			why += fmt.Sprintf("; could be %v", m.Candidates)
		}
		if m.Literal != "" {
			why += "; the place " + m.Literal
		}
		t.row(m.Surface, string(m.Via), who, why)
	}
	t.write(w)
	t = a.table("quote", "act", "speaker", "why")
	for _, q := range d.Quotes {
		speaker := ""
		if q.Speaker != nil {
			speaker = d.Text[q.Speaker.Start:q.Speaker.End]
			if q.Speaker.Entity != "" {
				speaker += " = " + q.Speaker.Entity
			}
		}
		t.row(d.Text[q.Spans[0].Start:q.Spans[0].End], q.Act, speaker, q.Rule)
	}
	t.write(w)
}
