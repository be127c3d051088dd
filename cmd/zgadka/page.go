package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/extract"
)

func (a *app) pageVerb() *cobra.Command {
	var f inputFlags
	c := &cobra.Command{
		Use:   "page INPUT…",
		Short: "Show how pages were read, zone by zone",
		Long: `page reads articles as extract does and stops there: it shows what is known of each, and its text block by block with
the zone that each was given. Only title, lead and body count; menus, credits, captions and related headlines don't.`,
		Example: `  zgadka page article.html
  zgadka page --json articles/ > zones.jsonl`,
		Args: want(1, -1, "files, folders or -"),
		RunE: func(c *cobra.Command, args []string) error {
			inputs, r, err := a.open(args, f)
			if err != nil {
				return err
			}
			failed := false
			for it := range r.items(c.Context(), inputs) {
				switch {
				case it.refused != nil:
					failed = true
					a.refuse(r.progress, it.refused)
					if a.json {
						writeLine(a.out, refusedDocument{it.refused.ID, it.refused.Reason})
					}
				case a.json:
					writeLine(a.out, pageOf(it.article))
				default:
					a.printPage(it.article)
				}
			}
			r.progress.clear()
			if err := c.Context().Err(); err != nil {
				return err
			}
			if failed {
				return errRefused
			}
			return nil
		},
	}
	f.add(c)
	a.jsonFlag(c)
	return c
}

// zoneColours set zones apart on a terminal; what does not count is dim.
var zoneColours = map[extract.ZoneKind]string{
	extract.Title: "1", extract.Lead: "36", extract.Body: "", extract.Caption: "2;35", extract.Credit: "2;33", extract.Related: "2;34", extract.Nav: "2",
}

func (a *app) printPage(p *extract.Article) {
	s := a.style()
	fmt.Fprintln(a.out, s.bold(p.ID))
	for _, l := range []struct{ label, text string }{
		{"url", p.URL}, {"site", p.Site}, {"lang", string(p.Lang)}, {"title", p.Title}, {"author", p.Author}, {"published", p.Published},
		{"note", strings.Join(p.Notes, ", ")},
	} {
		if l.text != "" {
			fmt.Fprintf(a.out, "%-9s %s\n", l.label, oneLine(l.text))
		}
	}
	fmt.Fprintln(a.out)
	for _, z := range p.Zones {
		text := oneLine(p.Text[z.Start:z.End])
		if code := zoneColours[z.Kind]; code != "" {
			text = s.paint(code, text)
		}
		fmt.Fprintf(a.out, "%s %s\n", s.dim(fmt.Sprintf("%-7s", z.Kind)), text)
	}
	fmt.Fprintln(a.out)
}

// jsonPage is a line of page --json. Offsets are code points of text.
type jsonPage struct {
	ID         string     `json:"id"`
	URL        *string    `json:"url"`
	Site       *string    `json:"site"`
	Lang       *string    `json:"lang"`
	Title      *string    `json:"title"`
	Author     *string    `json:"author"`
	Published  *string    `json:"published"`
	Notes      []string   `json:"notes"`
	Text       string     `json:"text"`
	InputStart int        `json:"inputStart"`
	Zones      []jsonZone `json:"zones"`
}

func pageOf(a *extract.Article) jsonPage {
	p := newPoints(a.Text)
	out := jsonPage{
		ID: a.ID, URL: orNull(a.URL), Site: orNull(a.Site), Lang: orNull(string(a.Lang)), Title: orNull(a.Title), Author: orNull(a.Author),
		Published: orNull(a.Published), Notes: append([]string{}, a.Notes...), Text: a.Text, InputStart: p.at(a.InputStart), Zones: []jsonZone{},
	}
	for _, z := range a.Zones {
		out.Zones = append(out.Zones, jsonZone{string(z.Kind), p.span(z.Span)})
	}
	return out
}
