package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

func diffCommand(a *app) *cobra.Command {
	var list bool
	c := &cobra.Command{
		Use:   "diff [RUN]",
		Short: "What a run added, removed and changed, edge by edge, with the reasons",
		Long: `diff shows what a load, refresh, reread or remove changed: each edge with its sentences or quotes before and after, and the articles that
did it. Without an id it is the last run; --json prints one object a line.

  zgadka diff --list
  zgadka diff
  zgadka diff run/20240502T031500.000000000Z --json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				runs, err := s.Runs(c.Context(), 0)
				if err != nil {
					return err
				}
				if list {
					return a.showRuns(runs)
				}
				if len(runs) == 0 {
					return errors.New("the store has no runs yet")
				}
				id := runs[0].ID
				if len(args) > 0 {
					id = args[0]
				}
				changes, err := graph.Diff(c.Context(), s, id)
				if errors.Is(err, graph.ErrNotFound) {
					return fmt.Errorf("the store has no run %s; zgadka diff --list shows them", clean(id))
				}
				if err != nil {
					return err
				}
				return a.showChanges(changes)
			})
		},
	}
	c.Flags().BoolVar(&list, "list", false, "list the runs, newest first")
	return c
}

func (a *app) showRuns(runs []graph.Run) error {
	if a.json {
		return a.printJSON(runsJSON(runs))
	}
	if len(runs) == 0 {
		fmt.Fprintln(a.stdout, "no runs yet")
	}
	t := a.table("run", "gazetteer", "extractor", "added", "replaced", "removed")
	for _, r := range runs {
		t.row(r.ID, r.Gazetteer, r.Extractor, fmt.Sprint(r.Added), fmt.Sprint(r.Replaced), fmt.Sprint(r.Removed))
	}
	t.write(a.stdout)
	return nil
}

func (a *app) showChanges(changes []graph.EdgeChange) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	for _, c := range changes {
		if a.json {
			if err := e.Encode(changeJSON(c)); err != nil {
				return err
			}
			continue
		}
		mark, arrow := "~", "–"
		switch {
		case c.Before == 0:
			mark = "+"
		case c.After == 0:
			mark = "-"
		}
		if c.Type == graph.EdgeSaidAbout {
			arrow = "→"
		}
		fmt.Fprintf(a.stdout, "%s %s %s %s %s  %d → %d\n", mark, c.Type, clean(c.From), arrow, clean(c.To), c.Before, c.After)
		for _, why := range c.Because {
			fmt.Fprintf(a.stdout, "    %+d  %s %s\n", why.By, why.Reason, clean(why.Article))
		}
	}
	if len(changes) == 0 && !a.json {
		fmt.Fprintln(a.stdout, "no edge changed")
	}
	return nil
}
