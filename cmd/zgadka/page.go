package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/extract/page"
)

func pageCommand(a *app) *cobra.Command {
	var f inputFlags
	var learn []string
	var out string
	c := &cobra.Command{
		Use:   "page FILE|- | page --learn FOLDER -o FILE",
		Short: "Show how a page was read, zone by zone; learn the templates of sites",
		Long: `page prints what reading made of a page or a crawled text: its title, date, site and language, and every block with its zone. Only title, lead and
body count; the other zones show why a line was left out.

  zgadka page article.html
  zgadka page article.txt --json
  curl -s https://… | zgadka page -

--learn reads many articles and writes the lines that those of a site have in common (at least 3 articles, and 30 % of the site's): menus, appeals,
boxes that no rule knows. A site is known by an article's address, else by --site or its metadata. Give the file to extract, load, refresh and page:

  zgadka page --learn archive/ -o templates.yaml
  zgadka load news/ --templates templates.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(learn) > 0 {
				return cobra.NoArgs(c, args)
			}
			return cobra.ExactArgs(1)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(learn) > 0 {
				return a.learn(learn, out, &f)
			}
			names, err := f.files(args)
			if err != nil {
				return err
			}
			for art, err := range a.articles(names, &f) {
				if err != nil {
					if _, err := a.refuse(err); err != nil {
						return err
					}
					continue
				}
				if a.json {
					err = a.printJSON(articleJSON(art))
				} else {
					a.showArticle(art)
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	f.add(c)
	c.Flags().StringArrayVar(&learn, "learn", nil, "folder or file of articles to learn the templates of their sites from; may be given several times")
	c.Flags().StringVarP(&out, "output", "o", "-", "with --learn: the file to write, or - for standard output")
	return c
}

// learn writes the templates of the sites whose articles are in the inputs.
func (a *app) learn(inputs []string, out string, f *inputFlags) error {
	var l page.Learner
	f.lines = l.Add
	names, err := f.files(inputs)
	if err != nil {
		return err
	}
	bar := a.bar("learning")
	read := 0
	for _, err := range a.articles(names, f) {
		bar.add(1)
		if err == nil {
			read++
		} else if _, err := a.refuse(err); err != nil {
			bar.done()
			return err
		}
	}
	bar.done()
	articles, sites := l.Counts()
	if articles == 0 {
		return fmt.Errorf("nothing to learn from: of %d articles read none has an address or a site; give --site", read)
	}
	var lines int
	if out == "-" {
		lines, err = l.Write(a.stdout)
	} else {
		var w *atomicFile
		if w, err = atomically(out); err != nil {
			return err
		}
		if lines, err = l.Write(w); err != nil {
			w.abandon()
		} else {
			err = w.Close()
		}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%d lines learnt from %d articles of %d sites\n", lines, articles, sites)
	return nil
}

var zoneColour = map[extract.ZoneKind]string{extract.Title: "\x1b[1m", extract.Lead: "\x1b[36m", extract.Body: "", extract.Caption: "\x1b[33m", extract.Credit: "\x1b[33m", extract.Related: "\x1b[31m", extract.Nav: "\x1b[2m"}

func (a *app) showArticle(art *extract.Article) {
	for _, f := range []struct{ name, value string }{
		{"id", art.ID}, {"url", art.URL}, {"site", art.Site}, {"language", string(art.Lang)}, {"title", art.Title}, {"author", art.Author}, {"published", art.Published}, {"updated", art.Updated},
		{"notes", strings.Join(art.Notes, "; ")},
	} {
		if f.value != "" {
			fmt.Fprintf(a.stdout, "%-9s  %s\n", f.name, clean(f.value))
		}
	}
	fmt.Fprintln(a.stdout)
	for _, z := range art.Zones {
		on, off := "", ""
		if a.colour() {
			on, off = zoneColour[z.Kind], "\x1b[0m"
		}
		fmt.Fprintf(a.stdout, "%-8s %s%s%s\n", z.Kind, on, clean(art.Text[z.Start:z.End]), off)
	}
}

type jsonArticle struct {
	ID        string     `json:"id"`
	URL       *string    `json:"url"`
	Site      *string    `json:"site"`
	Lang      *string    `json:"lang"`
	Title     *string    `json:"title"`
	Author    *string    `json:"author"`
	Published *string    `json:"published"`
	Updated   *string    `json:"updated"`
	Text      string     `json:"text"`
	Zones     []jsonZone `json:"zones"`
	Notes     []string   `json:"notes"`
}

func articleJSON(art *extract.Article) jsonArticle {
	p := newPoints(art.Text)
	out := jsonArticle{art.ID, orNull(art.URL), orNull(art.Site), orNull(string(art.Lang)), orNull(art.Title), orNull(art.Author), orNull(art.Published), orNull(art.Updated), art.Text, []jsonZone{}, art.Notes}
	for _, z := range art.Zones {
		out.Zones = append(out.Zones, jsonZone{string(z.Kind), p.span(z.Span)})
	}
	if out.Notes == nil {
		out.Notes = []string{}
	}
	return out
}
