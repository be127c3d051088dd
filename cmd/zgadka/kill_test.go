package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// killBatches is how many transactions the loads of TestKillLoad need: 1,000 articles.
const killBatches = 5

// TestKillLoad kills `zgadka load` of 1,000 articles at ten points between its first write and its last, on either store. What the
// killed process left is whole, and after the same command has run again the store holds the same graph as one that nobody
// disturbed; another run changes nothing.
func TestKillLoad(t *testing.T) {
	lines := killArticles(killBatches * batchSize)
	input := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(input, bytes.Join(lines, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	loadAgain(t, input, whole)
	want := dumpStore(t, whole)
	t.Run("sqlite", func(t *testing.T) {
		n := 0
		killAtTenPoints(t, input, lines, want, func() string {
			n++
			return filepath.Join(t.TempDir(), fmt.Sprintf("killed%d.db", n))
		})
	})
	t.Run("neo4j", func(t *testing.T) {
		server := useServer(t)
		killAtTenPoints(t, input, lines, want, func() string {
			if err := server.Wipe(); err != nil {
				t.Fatal(err)
			}
			return server.URI
		})
	})
}

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

func killAtTenPoints(t *testing.T, input string, lines [][]byte, want string, empty func() string) {
	for _, k := range []struct {
		given   int     // batches that the process is given before it has to wait for more
		written int     // batches that it has written when the clock starts
		part    float64 // of the time that a batch took, before it is killed
	}{
		{1, 1, 0}, {2, 1, 0.1}, // before the second batch has arrived, and in its midst
		{3, 2, 0.3}, {3, 2, 0.7}, {killBatches, 2, 0.5}, // in the midst of the third
		{4, 3, 0.2}, {4, 3, 0.6}, {killBatches, 3, 0.9}, // in the midst of the fourth
		{4, 4, 0}, {killBatches, 4, 0.4}, // before the last one has arrived, and in its midst
	} {
		address := empty()
		killLoad(t, address, lines, k.given, k.written, k.part)
		held := inspectKilled(t, address, k.written)
		t.Logf("given %d of %d batches, killed after %d were written and %.1f of the time of one: the store holds %d of %d articles",
			k.given, killBatches, k.written, k.part, held, len(lines))
		if held == len(lines) && k.given < killBatches {
			t.Errorf("the store holds all %d articles: it was not killed before the last write", held)
		}
		loadAgain(t, input, address)
		if d := storetest.Diff(dumpStore(t, address), want); d != "" {
			t.Errorf("loaded again after %d articles were held:\n%s", held, d)
		}
		runs := storeRuns(t, address)
		if out := loadAgain(t, input, address); !strings.Contains(out, fmt.Sprintf(`"unchanged": %d,`, len(lines))) || storeRuns(t, address) != runs {
			t.Errorf("a load with nothing new says %s", out)
		}
	}
}

// TestServerComesAndGoes stops and starts the server in the midst of a load of 1,000 articles: the load waits, goes on by itself,
// and the graph is that of a load that nobody disturbed.
func TestServerComesAndGoes(t *testing.T) {
	lines := killArticles(killBatches * batchSize)
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
	if held := inspectKilled(t, server.URI, killBatches); held != len(lines) {
		t.Errorf("the store holds %d articles", held)
	}
}

// killArticles generates articles, one line of JSON each, that share persons and countries, so that their edges add up.
func killArticles(n int) (lines [][]byte) {
	countries := []string{"Польща", "Румунія", "Молдова", "Туреччина", "Японія"}
	speakers := []string{"Остап Вигаданенко", "Марта Неіснуючук", "Захар Придуманський"}
	for i := range n {
		a, b := countries[i%5], countries[(i/5+i+1)%5]
		text := fmt.Sprintf("%s запросила сусідів на свято номер %d. \"НАТО подарує човни, а %s – вітрила\", – сказав експерт %s.\n\n"+
			"Він додав, що Україна теж приїде.", a, i, b, speakers[i%3])
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

// killLoad starts `zgadka load -` as a process, gives it some batches of articles and kills it once the store holds those that
// are waited for. A pipe that stays open keeps the process from ending by itself.
func killLoad(t *testing.T, address string, lines [][]byte, given, written int, part float64) {
	t.Helper()
	c := exec.Command("zgadka", "load", "-", "--in", "jsonl", "--store", address) // this test binary, see TestMain
	var errs bytes.Buffer
	c.Stderr = &errs
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Wait() // "signal: killed"
	defer c.Process.Kill()
	go func() {
		// A batch is written when the first article of the next one has come, the last when there are no more.
		io.Copy(in, bytes.NewReader(bytes.Join(lines[:min(given*batchSize+1, len(lines))], nil)))
		if given == killBatches {
			in.Close()
		}
	}()
	awaitArticles(t, address, (written-1)*batchSize, &errs)
	began := time.Now()
	awaitArticles(t, address, written*batchSize, &errs)
	time.Sleep(time.Duration(part * float64(time.Since(began))))
	if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
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

// inspectKilled looks at what a killed process left: whole batches, at least those that were seen, and true aggregates.
func inspectKilled(t *testing.T, address string, written int) int {
	t.Helper()
	s, err := openAs(t.Context(), address, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	// A server may still be writing what the dead process asked for: this waits its turn.
	if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many(0, 1, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Remove(t.Context(), graph.Run{}, []string{storetest.Many(0, 1, 0)[0].Article.ID}); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("after the kill: %v %v", found, err)
	}
	totals, err := s.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if totals.Articles < written*batchSize || totals.Articles%batchSize != 0 {
		t.Errorf("after the kill the store holds %d articles, not whole batches of %d from the %d that were written", totals.Articles, batchSize, written)
	}
	return totals.Articles
}

// loadAgain loads the articles undisturbed and returns what that prints.
func loadAgain(t *testing.T, input, address string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"load", input, "--json", "--store", address}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("load: exit code %d, %s", code, errs.String())
	}
	return out.String()
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

func storeRuns(t *testing.T, address string) int {
	t.Helper()
	s, err := openAs(t.Context(), address, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	runs, err := s.Runs(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(runs)
}
