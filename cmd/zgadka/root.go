package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// app is one run of the command: its streams, its global flags and what the verbs share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time

	packs []string
	cache string
	store string
	retry time.Duration
	json  bool

	tty     bool // standard output is a terminal
	refused int  // articles that were not read
	g       *gazetteer.Gazetteer
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "zgadka",
		Short: "Who is named with whom, and who said what about whom, in the news",
		Long: `zgadka reads news articles in Ukrainian, Russian and English, finds who and what they name and who said what about
whom, and keeps a graph of it in one SQLite file, or in Neo4j.

  zgadka load articles/                   read a folder into zgadka.db
  zgadka show НАТО                        who it is, with whom it is named, what was said
  zgadka quotes --about Китай             the words, with article and date
  zgadka explain НАТО Росія               the sentences behind an edge
  zgadka export --entity org/nato --hops 1 -o nato.graphml

Results go to standard output, progress and complaints to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage,
3 done but some articles were refused.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see zgadka %s --help", err, strings.TrimPrefix(c.CommandPath(), "zgadka "))}
	})
	root.PersistentFlags().StringArrayVar(&a.packs, "pack", nil, "folder with a gazetteer pack of your own, on top of the default; may be given several times; or one compiled file, which holds all")
	root.PersistentFlags().StringVar(&a.cache, "cache", "", "folder in which compiled gazetteers are kept, or off (default: zgadka in the user's cache)")
	root.PersistentFlags().StringVar(&a.store, "store", "zgadka.db", "where the graph is kept: a file, or neo4j://host[:port][/database] with NEO4J_USERNAME and NEO4J_PASSWORD in the environment")
	root.PersistentFlags().DurationVar(&a.retry, "retry", time.Minute, "how long to try again when a Neo4j server goes away in the midst of the work")
	root.PersistentFlags().BoolVar(&a.json, "json", false, "print JSON instead of tables")
	root.AddCommand(
		extractCommand(a), loadCommand(a), removeCommand(a), refreshCommand(a), rereadCommand(a), syncCommand(a), diffCommand(a),
		findCommand(a), showCommand(a), quotesCommand(a), explainCommand(a), askCommand(a),
		exportCommand(a), checkCommand(a), pageCommand(a), gazetteerCommand(a), versionCommand(a),
	)
	for _, c := range root.Commands() {
		wrapArgs(c)
	}
	return root
}

// wrapArgs makes wrong arguments usage errors.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	if check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return usageError{fmt.Errorf("%w; see %s --help", err, c.CommandPath())}
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		wrapArgs(sub)
	}
}

// version names the gazetteer and the extractor that read an article.
func (a *app) version(g *gazetteer.Gazetteer) string { return g.Version() + "/" + extract.Version() }

// terminal reports whether w is a terminal.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colour reports whether standard output may carry colours: a terminal, and NO_COLOR not set (no-color.org).
func (a *app) colour() bool { return a.tty && a.getenv("NO_COLOR") == "" }
