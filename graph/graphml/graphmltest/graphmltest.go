// Package graphmltest reads GraphML files back with the programs that people open them with: networkx and igraph in Python, Gephi's
// toolkit in Java. It needs python3 with both modules, java and mvn; without them a test is skipped, and fails under CI=true.
//
//	graphmltest.go    Read: what each reader saw
//	want.go           Want: what it should see; Compare
//	lost.go           Lost: what is missing of a graph
//	read.py           networkx and igraph
//	GephiReader.java  Gephi
//	pom.xml           its packages
package graphmltest

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zgadka/graph/maventest"
)

//go:embed read.py
var python []byte

//go:embed GephiReader.java
var java []byte

//go:embed pom.xml
var pom []byte

// Programs that read GraphML.
const (
	NetworkX = "networkx"
	IGraph   = "igraph"
	Gephi    = "Gephi"
	APOC     = "APOC" // which needs a server: see the tests of graph/neo4j
)

// Readers are all of them.
var Readers = []string{NetworkX, IGraph, Gephi, APOC}

// Graph is what a reader saw.
type Graph struct {
	Error    string // why it gave up
	Directed bool
	Nodes    [][]any  // [id, values by name]
	Edges    [][]any  // [source, target, values by name]
	Issues   []string // what it complained of
}

// Read reads the files with all readers but APOC; there is one map, by reader, for each file.
func Read(t testing.TB, files ...string) []map[string]Graph {
	t.Helper()
	if err := exec.Command("python3", "-c", "import networkx, igraph").Run(); err != nil {
		maventest.Unavailable(t, fmt.Errorf("%w python3 with networkx and igraph: %w", maventest.ErrMissing, err))
	}
	jars, err := maventest.Jars("gephi", pom)
	if err != nil {
		maventest.Unavailable(t, err)
	}
	out := make([]map[string]Graph, len(files))
	lines(t, exec.Command("python3", append([]string{script(t, "read.py", python)}, files...)...), out)
	// Gephi is as happy with little memory, and starts sooner without the second compiler.
	gephi := make([]Graph, len(files))
	lines(t, exec.Command("java", append([]string{"-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-Duser.home=" + t.TempDir(),
		"-cp", filepath.Join(jars, "*"), script(t, "GephiReader.java", java)}, files...)...), gephi)
	for i := range out {
		out[i][Gephi] = gephi[i]
	}
	return out
}

// script writes a program to a file.
func script(t testing.TB, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// lines runs a command that prints a line of JSON for each of out.
func lines[T any](t testing.TB, c *exec.Cmd, out []T) {
	t.Helper()
	var complaints bytes.Buffer
	c.Stderr = &complaints
	text, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", c.Path, err, maventest.Tail(complaints.Bytes()))
	}
	d := json.NewDecoder(bytes.NewReader(text))
	for i := range out {
		if err := d.Decode(&out[i]); err != nil {
			t.Fatalf("%s: line %d of %d: %v\n%s", c.Path, i+1, len(out), err, maventest.Tail(complaints.Bytes()))
		}
	}
}
