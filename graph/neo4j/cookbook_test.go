package neo4j

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

// TestCookbook runs every block of docs/cookbook.md, beside other people's nodes, and compares its rows with those written by hand.
func TestCookbook(t *testing.T) {
	st := openEmpty(t)
	if err := st.define(t.Context(), strangers); err != nil {
		t.Fatal(err)
	}
	before := graph.Run{ID: "run/0", Gazetteer: "g0", Extractor: "x1", StartedAt: "2024-11-05T02:00:00Z", FinishedAt: "2024-11-05T02:01:00Z"}
	if _, err := st.Put(t.Context(), before, yesterday()); err != nil {
		t.Fatal(err)
	}
	run := graph.Run{ID: "run/1", Gazetteer: "g1", Extractor: "x1", StartedAt: "2024-11-06T02:00:00Z", FinishedAt: "2024-11-06T02:01:00Z"}
	if _, err := st.Put(t.Context(), run, newsroom()); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Remove(t.Context(), run, []string{"old/1"}); err != nil {
		t.Fatal(err)
	}
	if err := st.Move(t.Context(), []graph.Retired{{ID: "x/country/knr", Into: "country/cn"}}); err != nil {
		t.Fatal(err)
	}
	want := sections(t)
	blocks := blocksOf(t, "cookbook.md")
	if len(blocks) < 15 || len(blocks) != len(want) {
		t.Errorf("%d blocks, %d expectations", len(blocks), len(want))
	}
	for _, block := range blocks {
		first, query, _ := strings.Cut(block, "\n")
		name := strings.TrimPrefix(first, "// ")
		t.Run(name, func(t *testing.T) {
			rows, ok := want[name]
			if !ok {
				t.Fatal("it has no expectation in testdata/cookbook.txt")
			}
			if d := storetest.Diff(answer(t, st, query), rows); d != "" {
				t.Error(d)
			}
		})
	}
	// Those of the other page only have to run.
	for _, block := range blocksOf(t, "browser.md") {
		answer(t, st, block)
	}
	grass(t, st)
}

// grass looks at docs/zgadka.grass: each rule is for a label or type that the graph has, and its caption for a property that all of
// them have.
func grass(t *testing.T, st *Store) {
	t.Helper()
	style, err := os.ReadFile(filepath.Join("..", "..", "docs", "zgadka.grass"))
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`(?s)(\w+)(?:\.(\w+))? \{\n(.*?)\n\}\n`).FindAllStringSubmatch(string(style), -1)
	length := 0
	for _, r := range rules {
		length += len(r[0])
		caption := regexp.MustCompile(`caption: "(?:\{(\w+)\}|<type>)";`).FindStringSubmatch(r[3])
		if r[2] == "" {
			continue
		}
		match := map[string]string{"node": "MATCH (x:Zgadka:" + r[2] + ")", "relationship": "MATCH (:Zgadka)-[x:" + r[2] + "]->(:Zgadka)"}[r[1]]
		switch {
		case match == "" || caption == nil && !strings.Contains(r[3], ": "):
			t.Errorf("rule %q", r[0])
		case answer(t, st, match+" RETURN count(x) > 0") != "true" && !slices.Contains([]string{"Place", "Event"}, r[2]):
			t.Errorf("%s.%s: the graph has none", r[1], r[2])
		case caption != nil && caption[1] != "" && answer(t, st, match+" WHERE x."+caption[1]+" IS NULL RETURN count(x)") != "0":
			t.Errorf("%s.%s: not all have %s", r[1], r[2], caption[1])
		}
	}
	if length != len(style) {
		t.Errorf("%d of %d bytes are rules", length, len(style))
	}
}

// blocksOf returns the Cypher of a page.
func blocksOf(t *testing.T, page string) (out []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", page))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```cypher\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	return out
}

// sections reads the expectations by name.
func sections(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "cookbook.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	parts := strings.Split(string(text), "\n-- ")
	for _, p := range parts[1:] {
		name, rows, _ := strings.Cut(p, " --\n")
		out[name] = strings.TrimSpace(rows)
	}
	return out
}

// answer runs a query and writes its rows, one a line.
func answer(t *testing.T, st *Store, query string) string {
	t.Helper()
	var lines []string
	for r, err := range stream(t.Context(), st, query, nil, func(r row) row { return r }) {
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, v := range r {
			cells = append(cells, cell(v))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n")
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return "-"
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	case []any:
		var list []string
		for _, x := range v {
			list = append(list, cell(x))
		}
		return "[" + strings.Join(list, "; ") + "]"
	}
	return fmt.Sprint(v)
}
