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

	"zgadka/graph/sqlite"
	"zgadka/graph/storetest"
)

// killBatches is how many transactions the load of TestKillLoad needs.
const killBatches = 4

// TestKillLoad kills `zgadka load` between its first write and its last. What the killed process left is whole, and after the
// same command has run again the store holds the same graph as one that nobody disturbed; a third run changes nothing.
func TestKillLoad(t *testing.T) {
	dir := t.TempDir()
	lines := killArticles(killBatches * batchSize)
	input := filepath.Join(dir, "articles.jsonl")
	if err := os.WriteFile(input, bytes.Join(lines, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(dir, "whole.db")
	loadAgain(t, input, whole)
	want := dumpStore(t, whole)
	for i, k := range []struct {
		given   int     // batches that the process is given before it has to wait for more
		written int     // batches that it has written when the clock starts
		part    float64 // of the time that a batch took, before it is killed
	}{
		{1, 1, 0},             // the next batch has not arrived
		{2, 1, 0.3},           // in the midst of the second
		{killBatches, 1, 0.7}, // later in the second, with more to come
		{3, 3, 0},             // the last one has not arrived
	} {
		path := filepath.Join(dir, fmt.Sprintf("killed%d.db", i))
		killLoad(t, path, lines, k.given, k.written, k.part)
		held := inspectKilled(t, path, k.written)
		t.Logf("given %d of %d batches, killed after %d were written and %.1f of the time of one: the store holds %d of %d articles",
			k.given, killBatches, k.written, k.part, held, len(lines))
		if held == len(lines) && k.given < killBatches {
			t.Errorf("the store holds all %d articles: it was not killed before the last write", held)
		}
		loadAgain(t, input, path)
		if d := storetest.Diff(dumpStore(t, path), want); d != "" {
			t.Errorf("loaded again after %d articles were held:\n%s", held, d)
		}
		runs := storeRuns(t, path)
		if out := loadAgain(t, input, path); !strings.Contains(out, fmt.Sprintf(`"unchanged": %d,`, len(lines))) || storeRuns(t, path) != runs {
			t.Errorf("a load with nothing new says %s", out)
		}
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
func killLoad(t *testing.T, path string, lines [][]byte, given, written int, part float64) {
	t.Helper()
	c := exec.Command("zgadka", "load", "-", "--in", "jsonl", "--store", path) // this test binary, see TestMain
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
		// A batch is written when the first article of the next one has come.
		io.Copy(in, bytes.NewReader(bytes.Join(lines[:min(given*batchSize+1, len(lines))], nil)))
	}()
	deadline := time.Now().Add(2 * time.Minute)
	var first time.Time // when the store was made
	for heldArticles(path) < written*batchSize {
		if first.IsZero() && heldArticles(path) == 0 {
			first = time.Now()
		}
		if time.Now().After(deadline) {
			t.Fatalf("the store does not hold %d batches: %s", written, errs.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
	if !first.IsZero() {
		time.Sleep(time.Duration(part * float64(time.Since(first)) / float64(written)))
	}
	if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

// heldArticles counts the articles of a store that another process is filling, -1 where there is none yet.
func heldArticles(path string) int {
	s, err := sqlite.OpenReadOnly(context.Background(), path)
	if err != nil {
		return -1
	}
	defer s.Close(context.Background())
	totals, err := s.Totals(context.Background())
	if err != nil {
		return -1
	}
	return totals.Articles
}

// inspectKilled looks at what a killed process left: whole batches, at least those that were seen, and true aggregates.
func inspectKilled(t *testing.T, path string, written int) int {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
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
func loadAgain(t *testing.T, input, path string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"load", input, "--json", "--store", path}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("load: exit code %d, %s", code, errs.String())
	}
	return out.String()
}

func dumpStore(t *testing.T, path string) string {
	t.Helper()
	s, err := sqlite.OpenReadOnly(t.Context(), path)
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

func storeRuns(t *testing.T, path string) int {
	t.Helper()
	s, err := sqlite.OpenReadOnly(t.Context(), path)
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
