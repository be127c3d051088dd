// Package storetest holds what every [graph.Store] must do, as a suite of tests.
//
//	suite.go     Run, and what its tests share
//	answer.go    questions that need no Cypher
//	content.go   what a store answers, against expectations written by hand
//	change.go    putting twice, replacing, removing, in any order, in parallel
//	reprint.go   which articles tell one story
//	filter.go    subgraphs
//	history.go   what each run changed
//	source.go    what sites are
//	sync.go      one store brought to the state of another
//	retired.go   ids that entities had before
//	hostile.go   strings that want to be something else
//	corpus.go    the articles
//	dump.go      Dump: all of a store as text
package storetest

import (
	"context"
	"strings"
	"testing"

	"zgadka/graph"
)

// Run runs the suite. Each call of open gives a store of its own, empty, that is closed when the test ends.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, c := range []struct {
		name string
		test func(*suite)
	}{
		{"RoundTrip", roundTrip},
		{"Entities", entities},
		{"Edges", edges},
		{"Find", find},
		{"Quotes", quotes},
		{"Evidence", evidence},
		{"Answers", answers},
		{"Missing", missing},
		{"Empty", empty},
		{"PutTwice", putTwice},
		{"Replace", replace},
		{"ReplaceInBatch", replaceInBatch},
		{"Remove", remove},
		{"Order", order},
		{"Batches", batches},
		{"Parallel", parallel},
		{"Stories", stories},
		{"Reprints", reprints},
		{"UnknownNames", unknownNames},
		{"Gazetteer", gazetteer},
		{"Atomic", atomic},
		{"Cancelled", cancelled},
		{"Runs", runs},
		{"History", history},
		{"States", states},
		{"Sync", syncs},
		{"Sources", sources},
		{"Retired", retired},
		{"Random", random},
		{"Subgraph", subgraph},
		{"Window", window},
		{"Medium", medium},
		{"Hostile", hostile},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.test(&suite{t, t.Context(), open})
		})
	}
}

type suite struct {
	*testing.T
	ctx  context.Context
	open func(t *testing.T) graph.Store
}

// store opens a store and puts articles into it, one batch each.
func (s *suite) store(facts ...graph.Facts) graph.Store {
	s.Helper()
	st := s.open(s.T)
	for _, f := range facts {
		if _, err := st.Put(s.ctx, graph.Run{}, []graph.Facts{f}); err != nil {
			s.Fatal(err)
		}
	}
	s.check(st)
	return st
}

func (s *suite) put(st graph.Store, facts ...graph.Facts) []graph.Change {
	s.Helper()
	changes, err := st.Put(s.ctx, graph.Run{}, facts)
	if err != nil {
		s.Fatal(err)
	}
	s.check(st)
	return changes
}

func (s *suite) remove(st graph.Store, ids ...string) []string {
	s.Helper()
	removed, err := st.Remove(s.ctx, graph.Run{}, ids)
	if err != nil {
		s.Fatal(err)
	}
	s.check(st)
	return removed
}

// check fails the test when an aggregate is not what the evidence gives.
func (s *suite) check(st graph.Store) {
	s.Helper()
	found, err := st.Check(s.ctx)
	if err != nil {
		s.Fatal(err)
	}
	for _, f := range found {
		s.Error("check: ", f)
	}
}

func (s *suite) dump(st graph.Store) string {
	s.Helper()
	text, err := Dump(s.ctx, st)
	if err != nil {
		s.Fatal(err)
	}
	return text
}

// same compares dumps and shows the first line that differs.
func (s *suite) same(got, want string) {
	s.Helper()
	if d := Diff(got, want); d != "" {
		s.Error(d)
	}
}

// Diff shows the first line in which two dumps differ, "" for equal ones.
func Diff(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		x, y := "", ""
		if i < len(g) {
			x = g[i]
		}
		if i < len(w) {
			y = w[i]
		}
		if x != y {
			return "got  " + x + "\nwant " + y
		}
	}
	return ""
}

// lines compares a list with expectations, one a line.
func (s *suite) lines(what string, got []string, want string) {
	s.Helper()
	var lines []string
	for _, l := range strings.Split(want, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		s.Errorf("%s: got\n%s\nwant\n%s", what, g, w)
	}
}
