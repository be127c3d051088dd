package graphml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/graphml/graphmltest"
	"zgadka/graph/storetest"
)

var update = flag.Bool("update", false, "write testdata/sample.graphml anew")

func sample(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden shows a reviewer what the file looks like.
func TestGolden(t *testing.T) {
	const name = "testdata/sample.graphml"
	got := sample(t)
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("no -update under CI")
		}
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRules reads the file as XML and holds it to the rules one by one.
func TestRules(t *testing.T) {
	text := sample(t)
	type data struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	}
	var doc struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Name string `xml:"attr.name,attr"`
			Type string `xml:"attr.type,attr"`
		} `xml:"key"`
		Graph struct {
			Default string `xml:"edgedefault,attr"`
			Nodes   []struct {
				ID     string `xml:"id,attr"`
				Labels string `xml:"labels,attr"`
				Data   []data `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				ID    string `xml:"id,attr"`
				Label string `xml:"label,attr"`
				Data  []data `xml:"data"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	if i := bytes.Index(text, []byte("<graph ")); bytes.Contains(text[i:], []byte("<key ")) || bytes.Contains(text, []byte("DOCTYPE")) ||
		bytes.Contains(text, []byte(`directed="false"`)) || bytes.Index(text, []byte("<edge ")) < bytes.LastIndex(text, []byte("<node ")) {
		t.Error("keys before the graph, nodes before edges, no DOCTYPE, nothing undirected")
	}
	ids := map[string]bool{}
	for _, k := range doc.Keys {
		if ids[k.ID] || (k.For != "node" && k.For != "edge") || !slices.Contains([]string{"boolean", "int", "double", "string"}, k.Type) {
			t.Errorf("key %+v", k)
		}
		ids[k.ID] = true
		if slices.Contains(strings.Fields("id x y z size color r g b timeset"), k.Name) || k.Name == "weight" && (k.For != "edge" || k.Type != "double") {
			t.Errorf("key %+v has a name that it must not have", k)
		}
		if slices.Contains([]string{"id", "labels", "label"}, k.ID) != (k.ID == "labels" && k.For == "node" || k.ID == "label" && k.For == "edge") {
			t.Errorf("key %+v", k)
		}
	}
	if doc.Graph.Default != "directed" || len(doc.Graph.Nodes) != len(storetest.SampleNodes) || len(doc.Graph.Edges) != len(storetest.SampleEdges) {
		t.Errorf("graph %+v", doc.Graph)
	}
	for _, n := range doc.Graph.Nodes {
		if n.Data[0].Key != "labels" || n.Data[0].Text != n.Labels || !strings.HasPrefix(n.Labels, ":Entity:") {
			t.Errorf("node %+v", n)
		}
		for _, d := range n.Data {
			if d.Text == "" || !ids[d.Key] {
				t.Errorf("node %s: %+v", n.ID, d)
			}
		}
	}
	seen := map[string]bool{}
	for _, e := range doc.Graph.Edges {
		if seen[e.ID] || e.Data[0].Key != "label" || e.Data[0].Text != e.Label || e.Data[1].Key != "e_uid" || e.Data[1].Text != e.ID {
			t.Errorf("edge %+v", e)
		}
		seen[e.ID] = true
		for _, d := range e.Data {
			if d.Text == "" || !ids[d.Key] {
				t.Errorf("edge %s: %+v", e.ID, d)
			}
		}
	}
}

// TestReaders reads the file back with networkx, igraph and Gephi and compares every node, edge and attribute. The tests of
// zgadka/graph/neo4j do the same with APOC.
func TestReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.graphml")
	if err := os.WriteFile(path, sample(t), 0o644); err != nil {
		t.Fatal(err)
	}
	got := graphmltest.Read(t, path)[0]
	for _, reader := range []string{graphmltest.NetworkX, graphmltest.IGraph, graphmltest.Gephi} {
		graphmltest.Compare(t, reader, got[reader], graphmltest.Want(reader, storetest.SampleNodes, storetest.SampleEdges))
	}
}

// TestErrors: a stream or a file that breaks off is an error.
func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := Write(io.Discard, storetest.Stream(storetest.SampleNodes, nil, broken)); !errors.Is(err, broken) {
		t.Errorf("stream: %v", err)
	}
	if err := Write(full{}, storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil)); !errors.Is(err, errFull) {
		t.Errorf("file: %v", err)
	}
	var many []graph.Node
	for i := range 2000 {
		many = append(many, graph.Node{Entity: graph.Entity{ID: fmt.Sprintf("x/person/%06d", i), Type: "Person"}})
	}
	if err := Write(full{}, storetest.Stream(many, nil, nil)); !errors.Is(err, errFull) {
		t.Errorf("large file: %v", err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
