package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zgadka/graph/storetest"
)

// TestExportWholeOrNot: a graph that breaks off leaves the files of the last export as they were, and nothing beside them.
func TestExportWholeOrNot(t *testing.T) {
	broken := errors.New("broken")
	for format, names := range map[string][]string{"graphml": {"x.graphml"}, "jsonl": {"x.jsonl"}, "csv": {"x.nodes.csv", "x.edges.csv"}} {
		dir := t.TempDir()
		out := filepath.Join(dir, "x."+format)
		if err := (&app{}).write(storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, broken), format, out); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: %v is left", format, left)
		}
		if err := (&app{}).write(storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil), format, out); err != nil {
			t.Fatal(err)
		}
		was := contents(t, dir)
		if len(was) != len(names) {
			t.Errorf("%s: files are %v, want %v", format, was, names)
		}
		// The edges break off when all nodes are written.
		g := storetest.Stream(storetest.SampleNodes[:1], nil, nil)
		g.Edges = storetest.Stream(nil, storetest.SampleEdges, broken).Edges
		if err := (&app{}).write(g, format, out); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
		now := contents(t, dir)
		for _, name := range names {
			if was[name] == "" || now[name] != was[name] {
				t.Errorf("%s: %s has changed", format, name)
			}
		}
		if len(now) != len(was) {
			t.Errorf("%s: left is %v", format, now)
		}
	}
	// The second of two files cannot be: the first is not written either.
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "x.edges.csv"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := (&app{}).write(storetest.Stream(storetest.SampleNodes, nil, nil), "csv", filepath.Join(dir, "x.csv")); err == nil || len(contents(t, dir)) > 0 {
		t.Errorf("%v, files are %v", err, contents(t, dir))
	}
}

// contents reads the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range list {
		if f.IsDir() {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name()] = string(b)
	}
	return out
}
