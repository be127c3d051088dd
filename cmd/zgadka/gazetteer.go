package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

func (a *app) gazetteerVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "gazetteer",
		Short: "Work on what is known of the world: entities, names, offices",
		Long: `gazetteer looks at the files that say who is who: the built-in ones and your own folder, given with --pack. A folder of
your own has entity/*.yaml, office/*.yaml and lang/*.yaml; its entries add to the built-in ones or take their place.`,
		Example: `  zgadka gazetteer lint --pack my-pack
  zgadka gazetteer forms Столтенберга`,
		Args: cobra.ArbitraryArgs,
		RunE: group,
	}
	c.AddCommand(a.lintVerb(), a.formsVerb())
	return c
}

func (a *app) lintVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "lint",
		Short: "Check gazetteer files: all mistakes and doubts, with file and line",
		Long: `lint loads the gazetteer and prints every mistake with file and line; then the exit code is 1. Of a gazetteer that
loads it prints what is worth a look: names that stand twice, forms that nothing tells apart, gaps between office holders.
With --pack only what your folders bring in is printed.`,
		Example: `  zgadka gazetteer lint --pack my-pack
  zgadka gazetteer lint --json`,
		Args: want(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			problems, err := a.lint()
			if err != nil {
				return err
			}
			failed := slices.ContainsFunc(problems, func(p gazetteer.Problem) bool { return p.Severity == gazetteer.Error })
			if a.json {
				if err := writeJSON(a.out, problems); err != nil {
					return err
				}
			} else {
				for _, p := range problems {
					fmt.Fprintf(a.out, "%s: %s: %s\n", p.Pos, p.Severity, p.Message)
				}
				if len(problems) == 0 {
					fmt.Fprintln(a.out, "nothing to complain of")
				}
			}
			if failed {
				return errQuiet
			}
			return nil
		},
	}
	a.jsonFlag(c)
	return c
}

// lint gives the mistakes of the gazetteer, or what is worth a look in one without mistakes.
func (a *app) lint() ([]gazetteer.Problem, error) {
	g, err := a.gazetteer()
	var bad mistakes
	if errors.As(err, &bad) {
		return bad, nil
	}
	if err != nil {
		return nil, err
	}
	found := gazetteer.Lint(g)
	if len(a.packs) > 0 {
		own, err := gazetteer.Default()
		if err != nil {
			return nil, err
		}
		before := map[gazetteer.Problem]bool{}
		for _, p := range gazetteer.Lint(own) {
			before[p] = true
		}
		found = slices.DeleteFunc(found, func(p gazetteer.Problem) bool { return before[p] })
	}
	out := make([]gazetteer.Problem, len(found))
	for i, p := range found {
		out[i] = a.placed(p)
	}
	return out, nil
}

func (a *app) formsVerb() *cobra.Command {
	c := &cobra.Command{
		Use:   "forms NAME",
		Short: "List all forms under which the gazetteer finds an entity",
		Long: `forms prints, for an id or for any form of a name, the entities it may be, with every form of their names: case and
number, language, kind of name, and which capitals it must have.`,
		Example: `  zgadka gazetteer forms org/nato
  zgadka gazetteer forms Києва --json`,
		Args: want(1, -1, "an id or a name"),
		RunE: func(_ *cobra.Command, args []string) error {
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			what := strings.Join(args, " ")
			list := entitiesOf(g, what)
			if len(list) == 0 {
				return fmt.Errorf("the gazetteer has no id and no form %q; try another case of the name, or an id such as org/nato", what)
			}
			if a.json {
				return writeJSON(a.out, formsJSON(g, list))
			}
			for i, e := range list {
				if i > 0 {
					fmt.Fprintln(a.out)
				}
				a.printForms(g, e)
			}
			return nil
		},
	}
	a.jsonFlag(c)
	return c
}

// entitiesOf gives the entity with an id, or those that a form means, by id.
func entitiesOf(g *gazetteer.Gazetteer, what string) (list []*gazetteer.Entity) {
	if e := g.Entity(what); e != nil {
		return []*gazetteer.Entity{e}
	}
	for _, r := range g.Find(what) {
		if r.Name != nil {
			list = append(list, r.Name.Entity)
		}
	}
	slices.SortFunc(list, func(x, y *gazetteer.Entity) int { return cmp.Compare(x.ID, y.ID) })
	return slices.Compact(list)
}

func (a *app) printForms(g *gazetteer.Gazetteer, e *gazetteer.Entity) {
	s := a.style()
	fmt.Fprintf(a.out, "%s  %s  %s\n", s.bold(g.Named(e.ID, "uk")), e.ID, s.dim(e.Pos.String()))
	t := newTable("form", "cases", "lang", "name", "capitals")
	for i := range e.Names {
		n := &e.Names[i]
		for _, f := range g.Forms(n) {
			t.add(f.Text, strings.Join(caseNames(f.Cases), " "), n.Lang, kindOf(n), n.Case)
		}
	}
	t.write(a.out, s)
}

// kindOf says what sort of name it is.
func kindOf(n *gazetteer.Name) string {
	if n.Part == gazetteer.Family {
		return "surname"
	}
	return string(n.Kind)
}

// caseNames names the readings of a form; one that is every case of the singular is "any".
func caseNames(c inflect.Cases) (list []string) {
	const singular = inflect.VocPl>>7<<1 - 1
	for _, half := range []struct {
		c      inflect.Cases
		suffix string
	}{{c & singular, ""}, {c >> 7 & singular, "-pl"}} {
		if half.c == singular {
			list = append(list, "any"+half.suffix)
			continue
		}
		for i, name := range []string{"nom", "gen", "dat", "acc", "ins", "loc", "voc"} {
			if half.c&(1<<i) != 0 {
				list = append(list, name+half.suffix)
			}
		}
	}
	return list
}

type jsonForms struct {
	ID    string     `json:"id"`
	Type  string     `json:"type"`
	File  string     `json:"file"`
	Line  int        `json:"line"`
	Names []jsonName `json:"names"`
}

type jsonName struct {
	Text     string     `json:"text"`
	Lang     string     `json:"lang"`
	Kind     string     `json:"kind"` // as in the file, or surname
	Capitals string     `json:"capitals"`
	Prior    float64    `json:"prior"`
	Forms    []jsonForm `json:"forms"`
}

type jsonForm struct {
	Text  string   `json:"text"`
	Cases []string `json:"cases"`
}

func formsJSON(g *gazetteer.Gazetteer, list []*gazetteer.Entity) []jsonForms {
	out := make([]jsonForms, len(list))
	for i, e := range list {
		out[i] = jsonForms{e.ID, string(e.Type), e.Pos.File, e.Pos.Line, []jsonName{}}
		for j := range e.Names {
			n := &e.Names[j]
			name := jsonName{n.Text, string(n.Lang), kindOf(n), string(n.Case), n.Prior, []jsonForm{}}
			for _, f := range g.Forms(n) {
				name.Forms = append(name.Forms, jsonForm{f.Text, append([]string{}, caseNames(f.Cases)...)})
			}
			out[i].Names = append(out[i].Names, name)
		}
	}
	return out
}
