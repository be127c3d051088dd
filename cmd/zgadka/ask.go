package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zgadka/graph"
)

// askCommand has a verb below it for each question that the graph answers without Cypher.
func askCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Questions to the graph: path, trend, rising, silent, outlets",
		Long: `ask answers what analysts ask most, from a file as well as from Neo4j. Entities are given by id or by a name that only one answers to.

  zgadka ask path Столтенберг Лукашенко       the shortest chain of who is named with whom
  zgadka ask trend Китай Росія                week by week
  zgadka ask rising --until 2024-05-06        what is new or grew in the week before
  zgadka ask silent                           talked about, never quoted
  zgadka ask outlets country/ru               who writes of it, in which words`,
	}
	c.AddCommand(askPath(a), askTrend(a), askRising(a), askSilent(a), askOutlets(a))
	return c
}

// entities resolves names of entities.
func entitiesOf(ctx context.Context, s graph.Store, refs []string) ([]string, error) {
	var ids []string
	for _, ref := range refs {
		id, err := entity(ctx, s, ref)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func askPath(a *app) *cobra.Command {
	var most int
	c := &cobra.Command{
		Use:   "path A B",
		Short: "The shortest chain of co-mentions between two entities, the strongest of several",
		Args:  cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				ids, err := entitiesOf(c.Context(), s, args)
				if err != nil {
					return err
				}
				edges, err := graph.Path(c.Context(), s, ids[0], ids[1], most)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(edgesJSON(edges))
				}
				if len(edges) == 0 {
					return fmt.Errorf("no chain of at most %d leads from %s to %s", most, ids[0], ids[1])
				}
				t := a.table("named with", "sentences", "articles", "last", "id")
				at := ids[0]
				for _, e := range edges {
					next, name := e.To, e.ToName
					if at == e.To {
						next, name = e.From, e.FromName
					}
					t.row(name, fmt.Sprint(e.Count), fmt.Sprint(e.Articles), e.LastSeen, next)
					at = next
				}
				t.write(a.stdout)
				return nil
			})
		},
	}
	c.Flags().IntVar(&most, "hops", 6, "give up after so many edges")
	return c
}

func askTrend(a *app) *cobra.Command {
	var since, until string
	c := &cobra.Command{
		Use:   "trend A [B]",
		Short: "How often an entity is named, or two together, week by week",
		Long: `trend counts articles and mentions of an entity, or for two of them the sentences that name both and the quotes of one about the other, by
weeks that begin on Monday.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkDays(&since, &until); err != nil {
				return err
			}
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				ids, err := entitiesOf(c.Context(), s, args)
				if err != nil {
					return err
				}
				weeks, err := graph.Trend(c.Context(), s, ids[0], strings.Join(ids[1:], ""), since, until)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(weeksJSON(weeks))
				}
				if len(weeks) == 0 {
					return fmt.Errorf("no dated article names %s in that time", strings.Join(ids, " and "))
				}
				a.showTrend(weeks, map[int]string{1: "mentions", 2: "sentences and quotes"}[len(ids)])
				return nil
			})
		},
	}
	dayFlags(c, &since, &until)
	return c
}

// showTrend draws the weeks and lists them; more than two empty ones on end take one line.
func (a *app) showTrend(weeks []graph.Week, what string) {
	counts := make([]int, len(weeks))
	t := a.table("week of", "articles", what)
	quiet := 0
	for i, w := range weeks {
		counts[i] = w.Count
		if w.Articles == 0 {
			quiet++
			continue
		}
		if quiet > 2 {
			t.row(fmt.Sprintf("(%d weeks)", quiet), "0", "0")
		} else {
			for _, w := range weeks[i-quiet : i] {
				t.row(w.Monday, "0", "0")
			}
		}
		quiet = 0
		t.row(w.Monday, fmt.Sprint(w.Articles), fmt.Sprint(w.Count))
	}
	fmt.Fprintf(a.stdout, "%s  %s to %s\n\n", spark(counts), weeks[0].Monday, weeks[len(weeks)-1].Monday)
	t.write(a.stdout)
}

func dayFlags(c *cobra.Command, since, until *string) {
	c.Flags().StringVar(since, "since", "", "from this day on, YYYY-MM-DD")
	c.Flags().StringVar(until, "until", "", "before this day, YYYY-MM-DD")
}

// spark draws counts as a line of bars, at most 80 wide: of longer series each bar is the sum of several.
func spark(counts []int) string {
	const bars, width = "▁▂▃▄▅▆▇█", 80
	per := (len(counts) + width - 1) / width
	var sums []int
	most := 1
	for i := 0; i < len(counts); i += per {
		n := 0
		for _, c := range counts[i:min(i+per, len(counts))] {
			n += c
		}
		sums = append(sums, n)
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range sums {
		b.WriteRune([]rune(bars)[(n*7+most-1)/most])
	}
	return b.String()
}

func askRising(a *app) *cobra.Command {
	var until string
	var weeks, limit int
	c := &cobra.Command{
		Use:   "rising",
		Short: "Pairs that are new, or were named together more in the last week than in the weeks before",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := checkDays(&until); err != nil {
				return err
			}
			if weeks < 1 {
				return usageError{fmt.Errorf("--weeks %d: want at least 1", weeks)}
			}
			if until == "" {
				until = a.now().AddDate(0, 0, 1).Format(time.DateOnly)
			}
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				rises, err := graph.Rising(c.Context(), s, until, weeks, limit)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(risesJSON(rises))
				}
				if len(rises) == 0 {
					fmt.Fprintf(a.stdout, "no pair is new in the week before %s or was named more often than before; --until takes another week\n", until)
				}
				t := a.table("one", "", "other", "week", "a week before", "")
				for _, r := range rises {
					arrow, mark := "–", ""
					if r.Type == graph.EdgeSaidAbout {
						arrow = "→"
					}
					if r.Before == 0 {
						mark = "new"
					}
					t.row(or(r.FromName, r.From), arrow, or(r.ToName, r.To), fmt.Sprintf("%g", r.Weight), fmt.Sprintf("%.2g", r.Before), mark)
				}
				t.write(a.stdout)
				return nil
			})
		},
	}
	c.Flags().StringVar(&until, "until", "", "the week ends before this day; by default with today")
	c.Flags().IntVar(&weeks, "weeks", 4, "compare with so many weeks before it")
	c.Flags().IntVar(&limit, "limit", 20, "show at most so many; 0 is all")
	return c
}

func askSilent(a *app) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "silent",
		Short: "Who is talked about and never quoted",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				all, err := graph.Silent(c.Context(), s, limit)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(silentJSON(all))
				}
				if len(all) == 0 {
					fmt.Fprintln(a.stdout, "everybody who is talked about is quoted too")
				}
				t := a.table("talked about", "quotes", "speakers", "id")
				for _, x := range all {
					t.row(or(x.Name, x.ID), fmt.Sprintf("%g", x.Weight), fmt.Sprint(x.Speakers), x.ID)
				}
				t.write(a.stdout)
				return nil
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 20, "show at most so many; 0 is all")
	return c
}

func askOutlets(a *app) *cobra.Command {
	var since, until string
	c := &cobra.Command{
		Use:   "outlets ENTITY",
		Short: "Who writes of an entity, and in which words",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkDays(&since, &until); err != nil {
				return err
			}
			return a.withStore(c.Context(), false, func(s graph.Store) error {
				id, err := entity(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				all, err := graph.Outlets(c.Context(), s, id, since, until)
				if err != nil {
					return err
				}
				if a.json {
					return a.printJSON(outletsJSON(all))
				}
				if len(all) == 0 {
					fmt.Fprintf(a.stdout, "no article names %s in that time\n", clean(id))
				}
				t := a.table("outlet", "medium", "articles", "words")
				for _, o := range all {
					var words []string
					for _, w := range o.Words {
						words = append(words, fmt.Sprintf("%s %d", w.Text, w.Count))
					}
					t.row(or(o.Site, "unknown"), o.Medium, fmt.Sprint(o.Articles), strings.Join(words, ", "))
				}
				t.write(a.stdout)
				return nil
			})
		},
	}
	dayFlags(c, &since, &until)
	return c
}
