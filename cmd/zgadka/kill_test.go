package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/storetest"
)

// useServer returns the server of this test binary, which commands reach with what the environment holds.
func useServer(t *testing.T) *neo4jtest.Server {
	t.Helper()
	server := neo4jtest.Own(t)
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	t.Cleanup(func() {
		if err := server.Wipe(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// TestServerComesAndGoes stops and starts the server in the midst of a load of 1,000 articles: the load waits, goes on by itself,
// and the graph is that of a load that nobody disturbed.
func TestServerComesAndGoes(t *testing.T) {
	lines := killArticles(5*batchSize, 0)
	input := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(input, bytes.Join(lines, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	loadAgain(t, input, whole)
	server := useServer(t)
	if err := server.Wipe(); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	c := exec.Command("zgadka", "load", input, "--json", "--store", server.URI, "--retry", "5m") // this test binary, see TestMain
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	held := awaitArticles(t, server.URI, 2*batchSize, &errs)
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil || !strings.Contains(out.String(), fmt.Sprintf(`"added": %d,`, len(lines))) {
		t.Fatalf("%v %s %s", err, out.String(), errs.String())
	}
	t.Logf("the server went away when it held %d of %d articles", held, len(lines))
	if held == len(lines) {
		t.Error("the load was done before the server went away")
	}
	if d := storetest.Diff(dumpStore(t, server.URI), dumpStore(t, whole)); d != "" {
		t.Error(d)
	}
	if found, err := checkStore(t, server.URI); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

// killArticles generates articles, one line of JSON each, that share persons and countries, so that their edges add up. Another version of
// the same articles says something else.
func killArticles(n, version int) (lines [][]byte) {
	countries := []string{"Польща", "Румунія", "Молдова", "Туреччина", "Японія"}
	speakers := []string{"Остап Вигаданенко", "Марта Неіснуючук", "Захар Придуманський"}
	for i := range n {
		a, b := countries[i%5], countries[(i/5+i+1)%5]
		text := fmt.Sprintf("%s запросила сусідів на свято номер %d. \"НАТО подарує човни, а %s – вітрила\", – сказав експерт %s.\n\n"+
			"Він додав, що Україна теж приїде.", a, i, b, speakers[(i+version)%3])
		line, err := json.Marshal(map[string]string{
			"id": fmt.Sprintf("a%05d", i), "text": text, "lang": "uk", "site": "sviato.example", "published": fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28),
		})
		if err != nil {
			panic(err) // strings only
		}
		lines = append(lines, append(line, '\n'))
	}
	return lines
}

// awaitArticles waits until a store that another process is filling holds so many articles, and returns how many it holds then.
func awaitArticles(t *testing.T, address string, n int, errs *bytes.Buffer) int {
	t.Helper()
	var s graph.Store
	for began := time.Now(); time.Since(began) < 2*time.Minute; time.Sleep(5 * time.Millisecond) {
		if s == nil {
			var err error
			if s, err = openAs(t.Context(), address, false); err != nil {
				s = nil // it is not there yet
				continue
			}
			defer s.Close(context.Background())
		}
		if totals, err := s.Totals(t.Context()); err == nil && totals.Articles >= n {
			return totals.Articles
		}
	}
	t.Fatalf("the store does not hold %d articles: %s", n, errs.String())
	return 0
}

// openAs opens the store of an address as the command does.
func openAs(ctx context.Context, address string, write bool) (graph.Store, error) {
	a := &app{store: address, getenv: os.Getenv}
	return a.openStore(ctx, write)
}

// loadAgain loads the articles undisturbed and returns what that prints.
func loadAgain(t *testing.T, input, address string, flags ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), append([]string{"load", input, "--json", "--store", address}, flags...), strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("load: exit code %d, %s", code, errs.String())
	}
	return out.String()
}

// checkStore waits for what a server may still be writing of what a dead process asked for, and recounts.
func checkStore(t *testing.T, address string) ([]string, error) {
	t.Helper()
	s, err := openAs(t.Context(), address, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	if err := s.Describe(t.Context(), nil); err != nil { // changes nothing, in its turn
		t.Fatal(err)
	}
	return s.Check(t.Context())
}

func dumpStore(t *testing.T, address string) string {
	t.Helper()
	s, err := openAs(t.Context(), address, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	text, err := storetest.Dump(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
