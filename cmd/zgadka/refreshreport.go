package main

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"zgadka/graph"
)

// refreshReport is what a nightly run did.
type refreshReport struct {
	Started  string          `json:"started"`
	Finished string          `json:"finished"`
	Seconds  float64         `json:"seconds"`
	Gazette  string          `json:"gazetteer"`
	Sources  []*sourceReport `json:"sources"`
	Added    int             `json:"added"`
	Replaced int             `json:"replaced"`
	Same     int             `json:"unchanged"`
	Removed  int             `json:"removed"`
	Refused  int             `json:"refused"`
	Failed   int             `json:"failed"`
	Store    string          `json:"store"`
	Totals   totals          `json:"totals"`
}

// sourceReport counts what became of one source's addresses.
type sourceReport struct {
	mu        sync.Mutex
	Name      string    `json:"name"`
	Reached   bool      `json:"reached"`   // its list, or folder, could be read
	Listed    int       `json:"listed"`    // addresses or files that its list names
	Asked     int       `json:"asked"`     // requested, or opened
	Read      int       `json:"read"`      // came as articles
	Unchanged int       `json:"unchanged"` // the server, or the file's size and time, say that nothing changed
	Withdrawn int       `json:"withdrawn"`
	Refused   int       `json:"refused"` // came, and were no articles
	Failed    int       `json:"failed"`  // did not come
	Problems  []problem `json:"problems"`
}

// problem is one address that failed or was refused, with the reason.
type problem struct {
	Key    string `json:"key"`
	Reason string `json:"reason"`
}

// maxProblems bounds what a report lists of one source; the counts are of all.
const maxProblems = 100

func (s *sourceReport) count(n *int, by int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*n += by
}

func (s *sourceReport) reached() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Reached = true
}

func (s *sourceReport) trouble(n *int, key string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*n++
	if len(s.Problems) < maxProblems {
		s.Problems = append(s.Problems, problem{key, err.Error()})
	}
}

// finish adds up.
func (r *refreshReport) finish(run graph.Run, same, refused int) {
	r.Added, r.Replaced, r.Removed = run.Added, run.Replaced, run.Removed
	r.Same, r.Refused, r.Failed = same, refused, 0
	for _, s := range r.Sources {
		r.Same += s.Unchanged
		r.Failed += s.Failed
		if s.Problems == nil {
			s.Problems = []problem{}
		}
	}
}

// print writes the report for people.
func (r *refreshReport) print(a *app) {
	fmt.Fprintf(a.stdout, "%d new, %d changed, %d unchanged, %d withdrawn, %d refused, %d failed in %.1f s\n", r.Added, r.Replaced, r.Same, r.Removed, r.Refused, r.Failed, r.Seconds)
	fmt.Fprintf(a.stdout, "%s holds %d articles, %d entities, %d quotes, %d co-mention and %d said-about edges\n\n", clean(r.Store), r.Totals.Articles, r.Totals.Entities, r.Totals.Quotes, r.Totals.CoMentions, r.Totals.SaidAbout)
	t := a.table("source", "listed", "asked", "read", "unchanged", "withdrawn", "refused", "failed")
	for _, s := range r.Sources {
		t.row(s.Name, fmt.Sprint(s.Listed), fmt.Sprint(s.Asked), fmt.Sprint(s.Read), fmt.Sprint(s.Unchanged), fmt.Sprint(s.Withdrawn), fmt.Sprint(s.Refused), fmt.Sprint(s.Failed))
	}
	t.write(a.stdout)
}

// metrics writes the report in Prometheus' text format, for the textfile collector of its node exporter.
func (r *refreshReport) metrics(w io.Writer, ended float64) {
	gauge := func(name, help string) {
		fmt.Fprintf(w, "# HELP zgadka_%s %s\n# TYPE zgadka_%s gauge\n", name, help, name)
	}
	one := func(name, help string, v float64) {
		gauge(name, help)
		fmt.Fprintf(w, "zgadka_%s %g\n", name, v)
	}
	one("refresh_end_timestamp_seconds", "When the last refresh ended.", ended)
	one("refresh_duration_seconds", "How long it took.", r.Seconds)
	gauge("refresh_articles", "Articles of the last refresh, by what became of them.")
	for _, x := range []struct {
		what string
		n    int
	}{{"added", r.Added}, {"replaced", r.Replaced}, {"unchanged", r.Same}, {"withdrawn", r.Removed}, {"refused", r.Refused}, {"failed", r.Failed}} {
		fmt.Fprintf(w, "zgadka_refresh_articles{result=%q} %d\n", x.what, x.n)
	}
	gauge("refresh_source_failed", "Addresses of a source that could not be had.")
	for _, s := range r.Sources {
		fmt.Fprintf(w, "zgadka_refresh_source_failed{source=\"%s\"} %d\n", label.Replace(clean(s.Name)), s.Failed)
	}
	gauge("refresh_source_listed", "Addresses that a source lists.")
	for _, s := range r.Sources {
		fmt.Fprintf(w, "zgadka_refresh_source_listed{source=\"%s\"} %d\n", label.Replace(clean(s.Name)), s.Listed)
	}
	one("store_articles", "Articles in the store.", float64(r.Totals.Articles))
	one("store_entities", "Entities in the store.", float64(r.Totals.Entities))
	one("store_quotes", "Quotes in the store.", float64(r.Totals.Quotes))
	one("store_co_mentions", "Co-mention edges in the store.", float64(r.Totals.CoMentions))
	one("store_said_about", "Said-about edges in the store.", float64(r.Totals.SaidAbout))
}

// label escapes a value of a label as the text format asks.
var label = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
