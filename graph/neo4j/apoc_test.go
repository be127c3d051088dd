package neo4j

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/graphml"
	"zgadka/graph/graphml/graphmltest"
	"zgadka/graph/neo4j/neo4jtest"
)

// TestAPOC exports a graph, lets APOC export the same one in each of its settings, and reads all files with all four readers. Ours comes
// back whole; what APOC's lose is what docs/exports.md says.
func TestAPOC(t *testing.T) {
	st := openAt(t, neo4jtest.Own(t)) // a server of somebody else need not have APOC
	wipe(t, st)
	defer wipe(t, st)
	if _, err := st.Put(t.Context(), graph.Run{}, newsroom()); err != nil {
		t.Fatal(err)
	}
	nodes, edges, ours := exported(t, st)
	names, texts := []string{"zgadka export"}, [][]byte{ours}
	for _, config := range apocSettings {
		name := "APOC"
		if config != "" {
			name += ", `" + config + "`"
		}
		names, texts = append(names, name), append(texts, apocExport(t, st, config))
	}
	var files []string
	for _, text := range texts {
		files = append(files, filepath.Join(t.TempDir(), "graph.graphml"))
		if err := os.WriteFile(files[len(files)-1], text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := graphmltest.Read(t, files...)
	for i, text := range texts {
		wipe(t, st)
		got[i][graphmltest.APOC] = apocImport(t, st, text)
	}
	for _, reader := range graphmltest.Readers {
		graphmltest.Compare(t, reader, got[0][reader], graphmltest.Want(reader, nodes, edges))
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "exports.md"))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		row := "| " + name
		for _, reader := range graphmltest.Readers {
			row += " | " + graphmltest.Lost(reader, got[i][reader], nodes, edges)
		}
		if !strings.Contains(string(page), "\n"+row+" |\n") {
			t.Errorf("docs/exports.md does not have the row\n%s |", row)
		}
	}
}

// apocSettings are the ways in which APOC writes GraphML.
var apocSettings = []string{"", "useTypes: true", "format: 'gephi'", "format: 'gephi', useTypes: true", "format: 'tinkerpop', useTypes: true"}

// exported is the graph of a store, and as GraphML.
func exported(t *testing.T, st *Store) (nodes []graph.Node, edges []graph.Edge, text []byte) {
	t.Helper()
	g, err := st.Subgraph(t.Context(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var b bytes.Buffer
	seen := *g
	seen.Nodes = func(yield func(graph.Node, error) bool) {
		g.Nodes(func(n graph.Node, err error) bool { nodes = append(nodes, n); return yield(n, err) })
	}
	seen.Edges = func(yield func(graph.Edge, error) bool) {
		g.Edges(func(e graph.Edge, err error) bool { edges = append(edges, e); return yield(e, err) })
	}
	if err := graphml.Write(&b, &seen); err != nil {
		t.Fatal(err)
	}
	return nodes, edges, b.Bytes()
}

func apocExport(t *testing.T, st *Store, config string) (text []byte) {
	t.Helper()
	if config != "" {
		config += ", "
	}
	query := `CALL apoc.export.graphml.query('MATCH (a:Zgadka:Entity)-[r:CO_MENTIONED_WITH|SAID_ABOUT]->(b:Zgadka:Entity) RETURN a, r, b',
		null, {` + config + `stream: true}) YIELD data RETURN data`
	for r, err := range stream(t.Context(), st, query, nil, func(r row) row { return r }) {
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, r.string(0)...)
	}
	return text
}

// apocImport reads a file with APOC and says what is in the database then.
func apocImport(t *testing.T, st *Store, file []byte) (g graphmltest.Graph) {
	t.Helper()
	ask := func(query string, p params, f func(r row)) {
		for r, err := range stream(t.Context(), st, query, p, func(r row) row { return r }) {
			if err != nil {
				g.Error = err.Error()
				return
			}
			f(r)
		}
	}
	g.Directed = true // as all relationships are
	err := st.writing(t.Context(), func(tx *tx) error {
		return tx.exec("CALL apoc.import.graphml($text, {compression: 'NONE', readLabels: true})", params{"text": file})
	})
	if err != nil {
		return graphmltest.Graph{Error: err.Error()}
	}
	ask("MATCH (n) WHERE NOT n:ZgadkaSchema RETURN coalesce(n.uid, n.id), labels(n), properties(n)", nil, func(r row) {
		v := map[string]any(r.node(2))
		labels := listOf(r[1], text)
		v["labels"] = ":" + strings.Join(labels, ":")
		g.Nodes = append(g.Nodes, []any{r.string(0), v})
	})
	ask("MATCH (n)-[r]->(m) RETURN coalesce(n.uid, n.id), coalesce(m.uid, m.id), type(r), properties(r)", nil, func(r row) {
		v := map[string]any(r.node(3))
		v["label"] = r.string(2)
		g.Edges = append(g.Edges, []any{r.string(0), r.string(1), v})
	})
	return g
}
