package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
)

func lintCommand(a *app) *cobra.Command {
	var strict, all bool
	c := &cobra.Command{
		Use:   "lint",
		Short: "Check the gazetteer, or the packs on top of it",
		Long: `lint reports what is wrong with a pack, with file and line. With --pack only those packs are reported on, read on top of the default.

  error     the pack does not load: unknown keys, dates that cannot be, offices that overlap, ids that nobody has. All of them at once.
  warning   loads, but is worth mending: a form that two entities share with nothing to tell them apart, a common word that counts in small
            letters, letters that look like others, a year and more without a holder, an office without a source, lists out of order.
  note      true of many good entries: a language without a name, a name that is a common word too, a short time without a holder, a name
            that is open because its prior says so. Listed with --all.

The exit code is 1 with errors, with --strict also with warnings, else 0. Of each rule the first 20 findings are listed, with --all and
--json every one; --json gives {"file","line","severity","rule","message"}.

  zgadka gazetteer lint
  zgadka gazetteer lint --pack my-pack --pack another --strict
  zgadka gazetteer lint --pack my-pack --json | jq -r '.[] | select(.rule == "shared") | .message'`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			list, entities, err := a.lint()
			if err != nil {
				return err
			}
			if a.json {
				if err := a.printJSON(list); err != nil {
					return err
				}
			} else {
				a.printProblems(list, entities, all)
			}
			n := severities(list)
			if n[gazetteer.Error] > 0 || strict && n[gazetteer.Warning] > 0 {
				return errReported
			}
			return nil
		},
	}
	c.Flags().BoolVar(&strict, "strict", false, "exit with 1 where there are warnings, too")
	c.Flags().BoolVar(&all, "all", false, "list notes, and more than 20 findings of a rule")
	return c
}

// lint returns what is wrong with the packs of --pack, after reading a compiled one from end to end, or with the default where none is given, and how many entities there are.
func (a *app) lint() (list []gazetteer.Problem, entities int, err error) {
	g, err := a.gazetteer()
	if err != nil {
		if list = gazetteer.Problems(err); list == nil {
			return nil, 0, err
		}
		return list, 0, nil
	}
	if err := g.Verify(); err != nil {
		return nil, 0, err
	}
	list = []gazetteer.Problem{}
	for _, p := range gazetteer.Lint(g) {
		if len(a.packs) == 0 || a.ofPacks(p.File) {
			list = append(list, p)
		}
	}
	for _, e := range g.Entities() {
		if len(a.packs) == 0 || a.ofPacks(e.Pos.File) {
			entities++
		}
	}
	return list, entities, nil
}

// ofPacks reports whether a file belongs to one of the packs that were given.
func (a *app) ofPacks(file string) bool {
	for _, dir := range a.packs {
		if dir == a.g.File() { // a compiled one holds all there is
			return true
		}
		if strings.HasPrefix(file, strings.TrimRight(dir, "/")+"/") {
			return true
		}
	}
	return false
}

func severities(list []gazetteer.Problem) map[gazetteer.Severity]int {
	n := map[gazetteer.Severity]int{}
	for _, p := range list {
		n[p.Severity]++
	}
	return n
}

// maxListed is how many findings of one rule are listed unless all are wanted.
const maxListed = 20

func (a *app) printProblems(list []gazetteer.Problem, entities int, all bool) {
	count := map[string]int{}
	for _, p := range list {
		if !all && p.Severity == gazetteer.Note {
			continue
		}
		if count[p.Rule]++; all || p.Severity == gazetteer.Error || count[p.Rule] <= maxListed {
			fmt.Fprintf(a.stdout, "%s: %s: %s (%s)\n", clean(p.Pos.String()), p.Severity, clean(p.Message), p.Rule)
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(count)) {
		if n := count[rule] - maxListed; n > 0 && !all && rule != gazetteer.RuleLoad {
			fmt.Fprintf(a.stdout, "… and %d more of the rule %s: --all lists them\n", n, rule)
		}
	}
	n := severities(list)
	fmt.Fprintf(a.stdout, "%d entities: %d errors, %d warnings, %d notes\n", entities, n[gazetteer.Error], n[gazetteer.Warning], n[gazetteer.Note])
}
