package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/sqlite"
	"zgadka/graph/storetest"
)

// killPoints is at how many random moments TestKillAnywhere kills each verb.
const killPoints = 50

// speakersPack knows those who speak in the articles of killArticles.
const speakersPack = `entities:
- {id: person/marta-neisniuchuk, gender: f, uk: {given: Марта, family: Неіснуючук}}
- {id: person/ostap-vyhadanenko, gender: m, uk: {given: Остап, family: Вигаданенко}}
- {id: person/zakhar-prydumanskyi, gender: m, uk: {given: Захар, family: Придуманський}}
`

// TestKillAnywhere kills load, refresh, reread and sync at random moments between their first write and their last. Whatever was written
// then is whole; after the same command has run again, the store holds the graph of one that nobody disturbed.
func TestKillAnywhere(t *testing.T) {
	shared := t.TempDir() // what the commands read
	input := filepath.Join(shared, "articles.jsonl")
	if err := os.WriteFile(input, bytes.Join(killArticles(3*batchSize), nil), 0o644); err != nil {
		t.Fatal(err)
	}
	pack := filepath.Join(shared, "pack")
	write(t, filepath.Join(pack, "entity", "speakers.yaml"), speakersPack)
	loaded := filepath.Join(shared, "loaded.db")
	loadAgain(t, input, loaded)
	other := filepath.Join(shared, "other.db")
	fill(t, other, storetest.Many(0, 3*batchSize, 1))
	mine := filepath.Join(shared, "mine.db")
	fill(t, mine, storetest.Many(batchSize, 3*batchSize, 0))
	sources := "sources:\n- name: crawl\n  files: " + input + "\n"
	for _, c := range []struct {
		name  string
		start string // the store before, "" for none
		args  []string
	}{
		{"load", "", []string{"load", input}},
		{"refresh", "", []string{"refresh", "sources.yaml"}},
		{"reread", loaded, []string{"reread", "--pack", pack}},
		{"sync", mine, []string{"sync", "--store", other, "--to", "news.db"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fresh := func() string {
				dir := t.TempDir()
				write(t, filepath.Join(dir, "sources.yaml"), sources)
				if c.start != "" {
					copyFile(t, c.start, filepath.Join(dir, "news.db"))
				}
				return dir
			}
			args := c.args
			if c.name != "sync" {
				args = append(args, "--store", "news.db")
			}
			whole := fresh()
			first, last := watch(t, whole, args, 0)
			finished := filepath.Join(whole, "news.db")
			want, outline, done := dumpStore(t, finished), exported(t, finished), states(t, finished)
			random := rand.New(rand.NewPCG(1, uint64(len(c.name))))
			between := 0
			held := map[string]int{}
			for n := range killPoints {
				dir := fresh()
				watch(t, dir, args, max(time.Duration(random.Float64()*0.8*float64(last-first)), 1))
				store := filepath.Join(dir, "news.db")
				left := progress(t, store, done)
				held[left]++
				if !strings.HasPrefix(left, "all") {
					between++
				}
				watch(t, dir, args, 0)
				d := storetest.Diff(exported(t, store), outline)
				if n%5 == 0 && d == "" {
					d = storetest.Diff(dumpStore(t, store), want) // all of the evidence too, which takes its time
				}
				if d != "" || !maps.Equal(states(t, store), done) {
					t.Fatalf("killed with %s, and run again:\n%s", left, d)
				}
			}
			t.Logf("killed at %d points within %v; done by then: %v", killPoints, last-first, held)
			if between < killPoints/2 {
				t.Errorf("only %d of %d were killed before the last write", between, killPoints)
			}
		})
	}
}

// watch runs a command in a folder and returns when it first wrote to the store and when it ended. With a delay it is killed so long
// after its first write.
func watch(t *testing.T, dir string, args []string, kill time.Duration) (first, last time.Duration) {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command("zgadka", args...) // this test binary, see TestMain
	c.Dir, c.Stdout, c.Stderr = dir, &out, &out
	began := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	var after <-chan time.Time
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			if err != nil && kill == 0 {
				t.Fatalf("%v: %v\n%s", args, err, out.String())
			}
			return first, time.Since(began)
		case <-after:
			c.Process.Kill()
			after = nil
		case <-tick.C:
			if first == 0 && written(dir) {
				first = time.Since(began)
				if kill > 0 {
					after = time.After(kill)
				}
			}
		}
	}
}

// written reports whether the store in a folder has more than the making of its tables ahead of it.
func written(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "news.db-wal"))
	return err == nil && info.Size() > 0
}

// progress says how many of the articles of the finished store are in this one as they are there; what is there is whole.
func progress(t *testing.T, address string, want map[string]graph.State) string {
	t.Helper()
	s, err := openAs(t.Context(), address, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("after the kill: %v %v", found, err)
	}
	got := states(t, address)
	same := 0
	for id, state := range got {
		if want[id] == state {
			same++
		}
	}
	if same == len(want) && len(got) == len(want) {
		return "all"
	}
	return fmt.Sprintf("%04d of %d", same, len(want))
}

func states(t *testing.T, address string) map[string]graph.State {
	t.Helper()
	s, err := openAs(t.Context(), address, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	out := map[string]graph.State{}
	for x, err := range s.States(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out[x.ID] = x.State
	}
	return out
}

// exported is all nodes and edges of a store, with their totals.
func exported(t *testing.T, address string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"export", "--format", "jsonl", "--store", address}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("export: exit code %d, %s", code, errs.String())
	}
	return out.String()
}

func fill(t *testing.T, path string, facts []graph.Facts) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), graph.Run{ID: "run/0", StartedAt: "2024-01-01T00:00:00Z"}, facts); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
