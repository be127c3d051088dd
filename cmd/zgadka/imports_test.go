package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms is the map of the project: every package with the room it belongs to. A new package must be put on it.
var rooms = map[string]string{
	".":                           "cmd", // the notices
	"cmd/fetch":                   "cmd",
	"cmd/zgadka":                  "cmd",
	"extract":                     "extract",
	"extract/page":                "extract",
	"gazetteer":                   "gazetteer",
	"gazetteer/draft":             "gazetteer",
	"gazetteer/dump":              "gazetteer",
	"gazetteer/inflect":           "gazetteer",
	"gazetteer/inflect/paradigms": "gazetteer",
	"gazetteer/match":             "gazetteer",
	"gazetteer/spill":             "gazetteer",
	"graph":                       "graph",
	"graph/csv":                   "graph",
	"graph/graphml":               "graph",
	"graph/graphml/graphmltest":   "graph",
	"graph/jsonl":                 "graph",
	"graph/maventest":             "graph",
	"graph/neo4j":                 "graph",
	"graph/neo4j/neo4jtest":       "graph",
	"graph/sqlite":                "graph",
	"graph/storetest":             "graph",
	"graph/suggest":               "graph",
}

// mayImport says which rooms a room may use, itself apart: imports run gazetteer ← extract ← graph ← cmd.
var mayImport = map[string][]string{
	"gazetteer": nil,
	"extract":   {"gazetteer"},
	"graph":     {"gazetteer", "extract"},
	"cmd":       {"gazetteer", "extract", "graph"},
}

// heavy names the only packages that may import a heavy module.
var heavy = map[string][]string{
	"github.com/PuerkitoBio/goquery":                  {"extract/page"},
	"github.com/neo4j/neo4j-go-driver":                {"graph/neo4j", "graph/neo4j/neo4jtest"},
	"modernc.org/sqlite":                              {"graph/sqlite"},
	"gopkg.in/yaml.v3":                                {"gazetteer", "extract/page", "cmd/zgadka"},
	"github.com/spf13/cobra":                          {"cmd/zgadka"},
	"zgadka/gazetteer/inflect zgadka/gazetteer":       nil, // inflect and match know nothing of entities
	"zgadka/gazetteer/match zgadka/gazetteer":         nil,
	"zgadka/gazetteer/match zgadka/gazetteer/inflect": nil,
}

func TestImportsRunOneWay(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil && d.IsDir() && file != root {
			return filepath.SkipDir // a module of its own
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		if b, err := os.ReadFile(file); err != nil || strings.HasPrefix(string(b), "//go:build ignore") {
			return err // a script
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		room, ok := rooms[pkg]
		if !ok {
			t.Errorf("%s is not on the map: give it a room in rooms", pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, im := range f.Imports {
			check(t, pkg, room, strings.Trim(im.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range rooms {
		if !seen[pkg] {
			t.Errorf("%s is on the map and has no code", pkg)
		}
	}
}

func check(t *testing.T, pkg, room, imported string) {
	if own, ok := strings.CutPrefix(imported, "zgadka/"); ok {
		to := rooms[own]
		if to != room && !slices.Contains(mayImport[room], to) {
			t.Errorf("%s imports %s: %s may use %v only", pkg, imported, room, mayImport[room])
		}
		if _, forbidden := heavy[path.Join("zgadka", pkg)+" "+imported]; forbidden {
			t.Errorf("%s imports %s", pkg, imported)
		}
		return
	}
	for module, allowed := range heavy {
		if strings.HasPrefix(imported, module) && !slices.Contains(allowed, pkg) {
			t.Errorf("%s imports %s: only %v may", pkg, imported, allowed)
		}
	}
}

// The README opens with the command that does the main job and the one that passes the tests.
func TestReadmeHasItsTwoCommands(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"go run ./cmd/zgadka load testdata/articles", "go test ./..."} {
		if !strings.Contains(string(b), want) {
			t.Errorf("README.md does not have %q", want)
		}
	}
}
