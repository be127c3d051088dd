package storetest

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"zgadka/extract"
	pack "zgadka/gazetteer"
	"zgadka/graph"
)

// Linked reads the linked articles of testdata into the empty store st, in an order of their own, and compares nodes, edges, weights and
// evidence with what was written down by hand: one person in three languages is one node, two of one name stay two.
func Linked(t *testing.T, st graph.Store, folder string) {
	t.Helper()
	g, err := pack.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(g)
	var facts []graph.Facts
	for _, line := range readLines(t, folder+"/articles.jsonl") {
		var a struct{ ID, Lang, Published, Text string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		facts = append(facts, graph.Of(x.Extract(&extract.Article{ID: a.ID, Lang: a.Lang, Published: a.Published, Text: a.Text,
			Zones: []extract.Zone{{Kind: extract.Body, Span: extract.Span{End: len(a.Text)}}}}), g, "linked"))
	}
	slices.Reverse(facts) // the last first: no id depends on what was read before
	for half := range slices.Chunk(facts, 16) {
		if _, err := st.Put(t.Context(), graph.Run{}, half); err != nil {
			t.Fatal(err)
		}
	}
	want := readLines(t, folder+"/graph.txt")
	for _, line := range want {
		f := strings.Fields(line)
		if f[0] == "node" {
			if p, err := st.Entity(t.Context(), f[1]); err != nil || fmt.Sprint(p.Articles) != f[2] {
				t.Errorf("%s: %v articles, %v", line, p, err)
			}
			continue
		}
		checkEdge(t, st, line, f)
	}
	nodes, edges := 0, 0
	for _, line := range want {
		if strings.HasPrefix(line, "node") {
			nodes++
		} else {
			edges++
		}
	}
	total, err := st.Totals(t.Context())
	if err != nil || total.Entities != nodes || total.CoMentions+total.SaidAbout != edges {
		t.Errorf("%d entities, %d edges, %v; want %d and %d", total.Entities, total.CoMentions+total.SaidAbout, err, nodes, edges)
	}
	if wrong, err := st.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Error(wrong, err)
	}
}

// checkEdge compares one edge and counts its evidence.
func checkEdge(t *testing.T, st graph.Store, line string, f []string) {
	t.Helper()
	edges, err := st.Edges(t.Context(), f[2], 0)
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(edges, func(e graph.Edge) bool { return e.Type == f[1] && e.From == f[2] && e.To == f[3] })
	if k < 0 {
		t.Errorf("%s: there is none", line)
		return
	}
	if e := edges[k]; fmt.Sprint(e.Weight) != f[4] || fmt.Sprint(e.Articles) != f[5] {
		t.Errorf("%s: weight %v of %d articles", line, e.Weight, e.Articles)
	}
	evidence, err := st.Evidence(t.Context(), f[2], f[3])
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range evidence {
		if e.Edge == f[1] && e.From == f[2] && e.To == f[3] && e.Sentence != "" {
			n++
		}
	}
	if fmt.Sprint(n) != f[4] {
		t.Errorf("%s: %d pieces of evidence", line, n)
	}
}

// readLines returns the lines of a file that say something.
func readLines(t *testing.T, file string) (lines []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}
