package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/storetest"
)

// TestNeo4jScripts runs the scripts of testdata/script/neo4j on a real server, one after the other, each in an empty database.
func TestNeo4jScripts(t *testing.T) {
	server := neo4jtest.Own(t)
	files, err := filepath.Glob("../../testdata/script/neo4j/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	p := scripts(t)
	setup := p.Setup
	p.Setup = func(e *testscript.Env) error {
		e.Setenv("STORE", strings.Replace(server.URI, "bolt://", "neo4j://", 1))
		e.Setenv("BOLT", server.URI)
		e.Setenv("NEO4J_USERNAME", server.Username)
		e.Setenv("NEO4J_PASSWORD", server.Password)
		if err := server.Wipe(); err != nil {
			return err
		}
		return setup(e)
	}
	maps.Copy(p.Cmds, map[string]func(*testscript.TestScript, bool, []string){
		"cypher": func(ts *testscript.TestScript, neg bool, args []string) { cypher(ts, server, args) },
		"server": func(ts *testscript.TestScript, neg bool, args []string) { control(ts, server, args) },
		"listen": func(ts *testscript.TestScript, neg bool, args []string) { listen(ts, server, args) },
		"many":   many,
		"same":   same,
	})
	for _, file := range files {
		p.Files = []string{file}
		// A script calls Parallel: within a test of its own it is done before the next begins.
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testscript.Run(t, p) })
	}
	if err := server.Wipe(); err != nil {
		t.Error(err)
	}
}

// cypher [@DATABASE] STATEMENT: runs a statement past the command; its rows are the standard output.
func cypher(ts *testscript.TestScript, server *neo4jtest.Server, args []string) {
	database := ""
	if len(args) == 2 && strings.HasPrefix(args[0], "@") {
		database, args = args[0][1:], args[1:]
	}
	if len(args) != 1 {
		ts.Fatalf("usage: cypher [@DATABASE] STATEMENT")
	}
	rows, err := server.Query(database, args[0])
	ts.Check(err)
	out := ts.Stdout()
	for _, r := range rows {
		fmt.Fprintln(out, r...)
	}
}

// server restart [CONFIGURATION…]: stops the server and starts it with further lines of configuration.
// server import FOLDER: puts what an export for neo4j-admin holds in the place of its database.
func control(ts *testscript.TestScript, server *neo4jtest.Server, args []string) {
	if len(args) == 2 && args[0] == "import" {
		ts.Check(server.Import(ts.MkAbs(args[1])))
		return
	}
	if len(args) == 0 || args[0] != "restart" {
		ts.Fatalf("usage: server restart [CONFIGURATION…] | import FOLDER")
	}
	ts.Check(server.Stop())
	ts.Check(server.Start(args[1:]...))
}

// listen VARIABLE old AGENT | cut KB: puts into the variable the address of a server that is too old, or of one that is lost after
// so many kilobytes.
func listen(ts *testscript.TestScript, server *neo4jtest.Server, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: listen VARIABLE old AGENT | cut KB")
	}
	var address string
	var stop func()
	var err error
	switch args[1] {
	case "old":
		address, stop, err = neo4jtest.Old(args[2])
	case "cut":
		var kb int64
		kb, err = strconv.ParseInt(args[2], 10, 64)
		ts.Check(err)
		address, stop, err = server.Cut(kb * 1000)
	}
	ts.Check(err)
	ts.Defer(stop)
	ts.Setenv(args[0], "bolt://"+address)
}

// many N FILE: writes so many articles, one line of JSON each.
func many(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: many N FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	var b strings.Builder
	for _, line := range killArticles(n, 0) {
		b.Write(line)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o644))
}

// same VERB…: asks the store of the server and the file file.db; both say the same.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: same VERB…")
	}
	ts.Check(ts.Exec("zgadka", append(args, "--store", "file.db")...))
	want := ts.ReadFile("stdout")
	ts.Check(ts.Exec("zgadka", append(args, "--store", ts.Getenv("STORE"))...))
	if d := storetest.Diff(ts.ReadFile("stdout"), want); d != "" {
		ts.Fatalf("%v: server and file:\n%s", args, d)
	}
}
