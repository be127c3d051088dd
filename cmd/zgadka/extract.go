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
  zgadka extract article.txt --explain        why each mention is what it is
  zgadka extract article.txt --explain --json the same as one line of JSON a document

--explain tells of each mention the rule that made it; the entry (file:line in its pack, "none" of names that no pack has); the words of the
article that decided, with their offsets: the name itself, a title, a preposition, the full name before; and what else it could have been,
with what spoke against it. Offices name the line of the holder, and who held the office at other times. Of each quote it tells the line of the
cue in its language file, the marks and words that made it one, what its speaker is to the cue, and why others near it do not speak.`,
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
			x := extract.New(g)
			if explain {
				x = x.Explaining()
			}
			w := bufio.NewWriter(a.stdout)
			for r := range documents(c.Context(), x, a.articles(names, &f), nil) {
				if r.err != nil {
					refusal, err := a.refuse(r.err)
					if err != nil {
						return err
					}
					if !explain || a.json {
						err = writeLine(w, refusedDocument{refusal.ID, refusal.Reason})
					}
					if err != nil {
						return fmt.Errorf("write standard output: %w", err)
					}
					continue
				}
				switch {
				case explain && a.json:
					err = writeLine(w, whyOf(r.doc))
				case explain:
					a.explainDocument(w, r.doc)
				default:
					err = writeLine(w, documentOf(r.doc, g))
				}
				if err != nil {
					return fmt.Errorf("write standard output: %w", err)
				}
			}
			if err := c.Context().Err(); err != nil {
				return err
			}
			if err := w.Flush(); err != nil {
				return fmt.Errorf("write standard output: %w", err)
			}
			return nil
		},
	}
	f.add(c)
	c.Flags().BoolVar(&explain, "explain", false, "print for each mention and quote its rule, entry, words that decided and what lost, instead of the document")
	return c
}
