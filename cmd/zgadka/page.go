package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract"
)

func pageCommand(a *app) *cobra.Command {
	var f inputFlags
	c := &cobra.Command{
		Use:   "page FILE",
		Short: "Show how a page was read, zone by zone",
		Long: `page prints what reading made of a page or a crawled text: its title, date, site and language, and every block with its zone. Only title, lead and
body count; the other zones show why a line was left out.

  zgadka page article.html
  zgadka page article.txt --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
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
	return c
}

var zoneColour = map[extract.ZoneKind]string{extract.Title: "\x1b[1m", extract.Lead: "\x1b[36m", extract.Body: "", extract.Caption: "\x1b[33m", extract.Credit: "\x1b[33m", extract.Related: "\x1b[31m", extract.Nav: "\x1b[2m"}

func (a *app) showArticle(art *extract.Article) {
	for _, f := range []struct{ name, value string }{
		{"id", art.ID}, {"url", art.URL}, {"site", art.Site}, {"language", string(art.Lang)}, {"title", art.Title}, {"author", art.Author}, {"published", art.Published},
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
	Text      string     `json:"text"`
	Zones     []jsonZone `json:"zones"`
	Notes     []string   `json:"notes"`
}

func articleJSON(art *extract.Article) jsonArticle {
	p := newPoints(art.Text)
	out := jsonArticle{art.ID, orNull(art.URL), orNull(art.Site), orNull(string(art.Lang)), orNull(art.Title), orNull(art.Author), orNull(art.Published), art.Text, []jsonZone{}, art.Notes}
	for _, z := range art.Zones {
		out.Zones = append(out.Zones, jsonZone{string(z.Kind), p.span(z.Span)})
	}
	if out.Notes == nil {
		out.Notes = []string{}
	}
	return out
}
