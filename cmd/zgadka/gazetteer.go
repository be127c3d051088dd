package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

func gazetteerCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "gazetteer",
		Short: "Work on the gazetteer",
		Long: `gazetteer checks packs and shows what they say. A pack is a folder with entity/*.yaml, office/*.yaml and lang/*.yaml; docs/data.md has the format.

  zgadka gazetteer lint --pack my-pack
  zgadka gazetteer import wikidata latest-all.json.gz --class Q7278 -o parties
  zgadka gazetteer suggest articles/
  zgadka gazetteer forms "Сі Цзіньпін"
  zgadka gazetteer compile --pack my-pack -o my.zgadka`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(lintCommand(a), compileCommand(a), importCommand(a), suggestCommand(a), formsCommand(a))
	return c
}

func formsCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "forms NAME|ID",
		Short: "Every form under which an entity is found",
		Long: `forms lists the names of an entity, given by id or by any of its forms, with all their case forms, what each form means, and whether it is a
common word of the language too, as "мороз" is.

  zgadka gazetteer forms person/xi-jinping
  zgadka gazetteer forms путіним`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			ref := strings.Join(args, " ")
			var es []*gazetteer.Entity
			if e := g.Entity(ref); e != nil {
				es = append(es, e)
			} else {
				seen := map[*gazetteer.Entity]bool{}
				for _, r := range g.Find(ref) {
					if r.Name != nil && !seen[r.Name.Entity] {
						seen[r.Name.Entity] = true
						es = append(es, r.Name.Entity)
					}
				}
			}
			if len(es) == 0 {
				return fmt.Errorf("the gazetteer has no entity and no form %q", clean(ref))
			}
			return a.showForms(g, es)
		},
	}
}

type jsonForm struct {
	Entity string   `json:"entity"`
	Lang   string   `json:"lang"`
	Kind   string   `json:"kind"`
	Case   string   `json:"case"`
	Name   string   `json:"name"`
	Form   string   `json:"form"`
	Cases  []string `json:"cases"`
	Common bool     `json:"common"`
}

func (a *app) showForms(g *gazetteer.Gazetteer, es []*gazetteer.Entity) error {
	forms := []jsonForm{}
	for _, e := range es {
		for i := range e.Names {
			n := &e.Names[i]
			for _, f := range g.Forms(n) {
				forms = append(forms, jsonForm{e.ID, string(n.Lang), string(n.Kind), string(n.Case), n.Text, f.Text, caseNames(f.Cases), g.Common(f.Text, n.Lang)})
			}
		}
	}
	if a.json {
		return a.printJSON(forms)
	}
	t := a.table("form", "cases", "a word too", "of the name", "language", "kind", "capitals", "entity")
	for _, f := range forms {
		word := ""
		if f.Common {
			word = "yes"
		}
		t.row(f.Form, strings.Join(f.Cases, " "), word, f.Name, f.Lang, f.Kind, f.Case, f.Entity)
	}
	t.write(a.stdout)
	return nil
}

var caseLabels = []string{"nom", "gen", "dat", "acc", "ins", "loc", "voc", "nom.pl", "gen.pl", "dat.pl", "acc.pl", "ins.pl", "loc.pl", "voc.pl"}

func caseNames(c inflect.Cases) []string {
	out := []string{}
	for i, l := range caseLabels {
		if c&(1<<i) != 0 {
			out = append(out, l)
		}
	}
	return out
}
