package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/graph/suggest"
)

func suggestCommand(a *app) *cobra.Command {
	var f inputFlags
	var o suggest.Options
	var typ, order string
	c := &cobra.Command{
		Use:   "suggest INPUT…",
		Short: "Names that articles have often and the gazetteer lacks",
		Long: `suggest reads articles and lists the persons, bodies and places that the gazetteer (with --pack) does not know, those of most articles
first, as entries of a pack: what it prints is a file of entity/. Each entry stands under a comment with how often and where the name was
seen, sentences, the forms it would be found under, and known entities that may be meant. Look through it: parts of names, genders and
patterns are guessed, and what you do not want is deleted as easily.

  mkdir -p mine/entity
  zgadka gazetteer suggest articles/ --min 3 --sort id > mine/entity/new.yaml
  zgadka gazetteer lint --pack mine
  zgadka gazetteer suggest articles/ --type person --top 20 --json

A name is counted once an article, so that a long article does not win. Memory does not grow with the articles.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if o.MinArticles < 1 || o.Top < 0 {
				return usageError{errors.New("--min wants 1 or more, --top 0 (all) or more")}
			}
			if order != "rank" && order != "id" {
				return usageError{fmt.Errorf("--sort %s: want rank or id", clean(order))}
			}
			if typ != "" {
				t, ok := gazetteer.ParseType(typ)
				if !ok {
					return usageError{fmt.Errorf("--type %s: want person, org, country, place, media or event", clean(typ))}
				}
				o.Type = t
			}
			names, err := f.files(args)
			if err != nil {
				return err
			}
			list, err := a.suggestions(c.Context(), names, &f, o)
			if err != nil {
				return err
			}
			if order == "id" {
				slices.SortFunc(list, func(a, b suggest.Suggestion) int { return strings.Compare(a.ID, b.ID) })
			}
			if a.json {
				return a.printJSON(jsonSuggestions(list))
			}
			a.printSuggestions(list)
			return nil
		},
	}
	f.add(c)
	c.Flags().IntVar(&o.MinArticles, "min", 2, "names of at least so many articles")
	c.Flags().IntVar(&o.Top, "top", 50, "at most so many names, 0 for all")
	c.Flags().StringVar(&typ, "type", "", "names of this type only: person, org, place, media, event")
	c.Flags().StringVar(&order, "sort", "rank", "order of the names: rank, the most seen first, or id, as in the files of a pack")
	return c
}

func (a *app) suggestions(ctx context.Context, names []string, f *inputFlags, o suggest.Options) ([]suggest.Suggestion, error) {
	g, err := a.gazetteer()
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "zgadka-suggest-")
	if err != nil {
		return nil, fmt.Errorf("a folder for what does not fit into memory: %w", err)
	}
	defer os.RemoveAll(scratch)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	collector := suggest.New(ctx, g, scratch)
	progress := a.bar("reading")
	defer progress.done()
	for r := range documents(ctx, extract.New(g), a.articles(names, f), nil) {
		progress.add(1)
		if r.err != nil {
			if _, err := a.refuse(r.err); err != nil {
				return nil, err
			}
			continue
		}
		if err := collector.Add(r.doc); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return collector.Ranked(o)
}

// maxOutlets is how many outlets are named in a comment.
const maxOutlets = 5

func (a *app) printSuggestions(list []suggest.Suggestion) {
	if len(list) == 0 {
		fmt.Fprintln(a.stdout, "entities: [] # nothing was seen often enough: --min 1 lists every name")
		return
	}
	fmt.Fprintln(a.stdout, "entities:")
	for i := range list {
		s := &list[i]
		fmt.Fprintf(a.stdout, "# %s, %s", counted(s.Articles, "article"), counted(s.Mentions, "mention"))
		if n := len(s.Outlets); n > 0 {
			fmt.Fprintf(a.stdout, ", %s: %s", counted(n, "outlet"), clean(strings.Join(s.Outlets[:min(n, maxOutlets)], ", ")))
			if n > maxOutlets {
				fmt.Fprint(a.stdout, ", …")
			}
		}
		fmt.Fprintln(a.stdout)
		for _, c := range s.Contexts {
			fmt.Fprintf(a.stdout, "#   %s (%s)\n", clean(c.Text), clean(strings.Trim(strings.Join([]string{cut(c.Published, len("2006-01-02")+1), or(c.Site, cut(c.Article, 40))}, ", "), ", ")))
		}
		if len(s.Forms) > 0 {
			fmt.Fprintf(a.stdout, "#   forms: %s\n", clean(strings.Join(s.Forms, ", ")))
		}
		if len(s.Resembles) > 0 {
			fmt.Fprintf(a.stdout, "#   known and perhaps meant: %s\n", strings.Join(s.Resembles, ", "))
		}
		fmt.Fprint(a.stdout, s.YAML)
	}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

type jsonSuggestion struct {
	ID        string            `json:"id"`
	Type      string            `json:"type"`
	Names     map[string]string `json:"names"`
	Articles  int               `json:"articles"`
	Mentions  int               `json:"mentions"`
	Outlets   []string          `json:"outlets"`
	Contexts  []jsonContext     `json:"contexts"`
	Resembles []string          `json:"resembles"`
	Forms     []string          `json:"forms"`
	YAML      string            `json:"yaml"`
}

type jsonContext struct {
	Text      string  `json:"text"`
	Article   string  `json:"article"`
	Published *string `json:"published"`
	Site      *string `json:"site"`
}

func jsonSuggestions(list []suggest.Suggestion) []jsonSuggestion {
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	out := []jsonSuggestion{}
	for _, s := range list {
		j := jsonSuggestion{s.ID, string(s.Type), s.Names, s.Articles, s.Mentions, orEmpty(s.Outlets), []jsonContext{}, orEmpty(s.Resembles), append([]string{}, s.Forms...), s.YAML}
		for _, c := range s.Contexts {
			j.Contexts = append(j.Contexts, jsonContext{c.Text, c.Article, known(c.Published), known(c.Site)})
		}
		out = append(out, j)
	}
	return out
}
