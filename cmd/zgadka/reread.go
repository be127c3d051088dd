package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/graph"
)

func rereadCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "reread",
		Short: "Read stored articles again whose facts may change under the present gazetteer and extractor",
		Long: `reread brings a store up to date after a change of the gazetteer or of zgadka itself, without asking any site: of each article the store keeps
the text and a digest of all that the gazetteer answered about it. Only where the answers differ the article is read again; the result is
that of reading everything afresh.

  zgadka reread
  zgadka reread --pack my-pack
  zgadka diff                      what that changed`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			g, err := a.verified()
			if err != nil {
				return err
			}
			return a.withStore(c.Context(), true, func(s graph.Store) error {
				l := &loader{app: a, g: g, store: s, anyLanguage: true}
				var stored, outdated int
				if err := l.load(c.Context(), a.outdated(c.Context(), s, l, &stored, &outdated), a.bar("reading again")); err != nil {
					return err
				}
				if a.json {
					return a.printJSON(map[string]int{"stored": stored, "outdated": outdated, "read": l.run.Replaced})
				}
				fmt.Fprintf(a.stdout, "%d articles, %d of another gazetteer or extractor, %d read again\n", stored, outdated, l.run.Replaced)
				return nil
			})
		},
	}
}

// outdated yields the stored articles that another gazetteer or extractor has read; the loader leaves those alone that rest on the same answers.
func (a *app) outdated(ctx context.Context, s graph.Store, l *loader, stored, outdated *int) iter.Seq2[*extract.Article, error] {
	version := a.version(l.g)
	return func(yield func(*extract.Article, error) bool) {
		var ids []string
		hand := func() bool {
			for art, err := range inputs(ctx, s, ids) {
				if !yield(art, err) || err != nil {
					return false
				}
			}
			ids = ids[:0]
			return true
		}
		for x, err := range s.States(ctx, graph.StateFilter{}) {
			if err != nil {
				yield(nil, err)
				return
			}
			*stored++
			if reader, _ := graph.SplitVersion(x.Version); reader == version {
				continue
			}
			*outdated++
			if ids = append(ids, x.ID); len(ids) == batchSize && !hand() {
				return
			}
		}
		hand()
	}
}

// inputs yields stored articles as they were read.
func inputs(ctx context.Context, s graph.Store, ids []string) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		if len(ids) == 0 {
			return
		}
		for f, err := range s.Facts(ctx, ids) {
			var art *extract.Article
			if err == nil {
				art, err = f.Article.Input()
			}
			if !yield(art, err) || err != nil {
				return
			}
		}
	}
}
