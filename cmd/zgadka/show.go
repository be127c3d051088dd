package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func (a *app) showVerb() *cobra.Command {
	limit := 8
	c := &cobra.Command{
		Use:   "show ENTITY",
		Short: "Show an entity: its names, its strongest edges, what it said and what was said about it",
		Long: `show prints what the store has about an entity: its names and the forms that articles used, its offices, whom it is
named together with, whom it spoke about and who spoke about it, and the latest quotes.

ENTITY is an id, or a name or form where it means one entity.`,
		Example: `  zgadka show org/nato
  zgadka show Столтенберг --limit 20`,
		Args: want(1, -1, "an id or a name"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), toRead, func(s graph.Store) error {
				v, err := newView(c.Context(), s, strings.Join(args, " "), limit)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(a.out, v.json())
				}
				a.printView(v)
				return nil
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", limit, "at most so many of each list, 0 for all")
	a.jsonFlag(c)
	return c
}

// view is what show shows.
type view struct {
	*graph.Profile
	linkNames            map[string]string
	together, about, by  []graph.Edge
	said, saidAbout      []graph.QuoteHit
	aliases, moreAliases int
}

func newView(ctx context.Context, s graph.Store, what string, limit int) (*view, error) {
	id, err := resolve(ctx, s, what)
	if err != nil {
		return nil, err
	}
	v := &view{linkNames: map[string]string{}}
	if v.Profile, err = s.Entity(ctx, id); err != nil {
		return nil, err
	}
	for _, l := range v.Links {
		for _, end := range []string{l.From, l.To} {
			if _, ok := v.linkNames[end]; ok {
				continue
			}
			p, err := s.Entity(ctx, end)
			if err != nil {
				return nil, err
			}
			v.linkNames[end] = p.Caption()
		}
	}
	edges, err := s.Edges(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	for _, e := range edges {
		list := &v.together
		switch {
		case e.Type == graph.EdgeSaidAbout && e.From == id:
			list = &v.about
		case e.Type == graph.EdgeSaidAbout:
			list = &v.by
		}
		if limit <= 0 || len(*list) < limit {
			*list = append(*list, e)
		}
	}
	if v.said, err = s.Quotes(ctx, graph.QuoteFilter{Speaker: id, Limit: limit}); err != nil {
		return nil, err
	}
	if v.saidAbout, err = s.Quotes(ctx, graph.QuoteFilter{About: id, Limit: limit}); err != nil {
		return nil, err
	}
	v.aliases = len(v.Aliases)
	if limit > 0 && v.aliases > limit {
		v.moreAliases = v.aliases - limit
		v.Aliases = v.Aliases[:limit]
	}
	return v, nil
}

func (a *app) printView(v *view) {
	s := a.style()
	out := a.out
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(out, "%s %s\n", s.dim(label+strings.Repeat(" ", max(0, 10-cells(label)))), text)
		}
	}
	fmt.Fprintf(out, "%s  %s  %s\n", s.bold(v.Caption()), v.ID, v.Type)
	var names []string
	for _, n := range []struct{ lang, text string }{{"uk", v.NameUk}, {"ru", v.NameRu}, {"en", v.NameEn}} {
		if n.text != "" {
			names = append(names, n.lang+" "+n.text)
		}
	}
	line("names", strings.Join(names, ", "))
	line("wikidata", v.Wikidata)
	line("iso2", v.ISO2)
	if !v.Known {
		line("known", "no: the gazetteer does not have it")
	}
	line("named in", count(v.Articles, "article", "articles")+between(v.FirstSeen, v.LastSeen))
	var forms []string
	for _, f := range v.Aliases {
		forms = append(forms, fmt.Sprintf("%s (%d)", f.Text, f.Count))
	}
	if v.moreAliases > 0 {
		forms = append(forms, fmt.Sprintf("and %d more", v.moreAliases))
	}
	line("forms", strings.Join(forms, ", "))
	for _, l := range v.Links {
		line("", v.link(l))
	}
	section := func(title string, es []graph.Edge) {
		if len(es) == 0 {
			return
		}
		fmt.Fprintln(out)
		t := newTable(title, "id", "", "")
		for _, e := range es {
			name, id := e.ToName, e.To
			if id == v.ID {
				name, id = e.FromName, e.From
			}
			t.add(name, id, evidence(e.Type, e.Count), "in "+count(e.Articles, "article", "articles"))
		}
		t.write(out, s)
	}
	section("named together with", v.together)
	section("spoke about", v.about)
	section("spoken about by", v.by)
	quotes := func(title string, hs []graph.QuoteHit, all int) {
		if len(hs) == 0 {
			return
		}
		fmt.Fprintf(out, "\n%s\n", s.dim(fmt.Sprintf("%s (%d of %d)", title, len(hs), all)))
		for _, h := range hs {
			a.printQuote(h)
		}
	}
	quotes("said", v.said, v.SaidQuotes)
	quotes("said about it", v.saidAbout, v.AboutQuotes)
}

// between is a stretch of days.
func between(first, last string) string {
	switch {
	case first == "":
		return ""
	case first == last:
		return ", " + first
	}
	return ", " + first + " to " + last
}

// link is an office or a metonym in words.
func (v *view) link(l graph.Link) string {
	from, to := v.linkNames[l.From], v.linkNames[l.To]
	if l.Type == graph.LinkStandsFor {
		return from + " stands for " + to
	}
	when := ""
	switch {
	case l.Since != "" && l.Until != "":
		when = fmt.Sprintf(" from %s to %s", l.Since, l.Until)
	case l.Since != "":
		when = " since " + l.Since
	case l.Until != "":
		when = " until " + l.Until
	}
	return fmt.Sprintf("%s: %s of %s%s", from, l.Office, to, when)
}

type jsonView struct {
	jsonNode
	Aliases     []jsonAlias `json:"aliases"`
	Links       []jsonLink  `json:"links"`
	SaidQuotes  int         `json:"saidQuotes"`
	AboutQuotes int         `json:"aboutQuotes"`
	Together    []jsonEdge  `json:"coMentions"`
	SaidAbout   []jsonEdge  `json:"saidAbout"`   // edges from it
	SpokenAbout []jsonEdge  `json:"spokenAbout"` // edges to it
	Said        []jsonHit   `json:"said"`        // quotes
	About       []jsonHit   `json:"about"`
}

type jsonAlias struct {
	Text  string `json:"text"`
	Lang  string `json:"lang"`
	Count int    `json:"count"`
}

type jsonLink struct {
	Type   string  `json:"type"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	Office *string `json:"office"`
	Since  *string `json:"since"`
	Until  *string `json:"until"`
}

func (v *view) json() jsonView {
	out := jsonView{
		jsonNode: nodeJSON(v.Node), Aliases: []jsonAlias{}, Links: []jsonLink{}, SaidQuotes: v.SaidQuotes, AboutQuotes: v.AboutQuotes,
		Together: edgesJSON(v.together), SaidAbout: edgesJSON(v.about), SpokenAbout: edgesJSON(v.by),
		Said: hitsJSON(v.said), About: hitsJSON(v.saidAbout),
	}
	for _, f := range v.Aliases {
		out.Aliases = append(out.Aliases, jsonAlias(f))
	}
	for _, l := range v.Links {
		out.Links = append(out.Links, jsonLink{l.Type, l.From, l.To, orNull(l.Office), orNull(l.Since), orNull(l.Until)})
	}
	return out
}
