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
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/sqlite"
	"zgadka/graph/storetest"
)

// speakersPack knows those who speak in the articles of killArticles.
const speakersPack = `entities:
- {id: person/marta-neisniuchuk, gender: f, uk: {given: Марта, family: Неіснуючук}}
- {id: person/ostap-vyhadanenko, gender: m, uk: {given: Остап, family: Вигаданенко}}
- {id: person/zakhar-prydumanskyi, gender: m, uk: {given: Захар, family: Придуманський}}
`

// killings are two states of a store for each verb, and the commands that lead from either to the other.
type killings struct {
	name   string
	setup  []string    // before the first, "" for none
	to     [2][]string // without the store
	at     string      // the flag for the store
	state  [2]string   // stores of nobody disturbed
	source [2]string   // files whose change a nightly job must see
}

// TestKillAnywhere kills load, refresh, reread and sync at random moments between their first write and their last, on either store. Whatever
// was written then is whole; after the same command has run again, the store holds the graph of one that nobody disturbed.
// ZGADKA_KILL_POINTS says how often each is killed.
func TestKillAnywhere(t *testing.T) {
	verbs := killedVerbs(t, batchSize*2+50)
	t.Run("sqlite", func(t *testing.T) {
		for _, v := range verbs {
			t.Run(v.name, func(t *testing.T) {
				t.Parallel()
				address := filepath.Join(t.TempDir(), "news.db")
				v.kill(t, address, pointsOr(t, 20), func() string {
					info, err := os.Stat(address + "-wal")
					if err != nil || info.Size() == 0 {
						return "" // nobody writes
					}
					return fmt.Sprint(info.Size(), info.ModTime())
				})
			})
		}
	})
	t.Run("neo4j", func(t *testing.T) {
		server := useServer(t)
		batches := func() string {
			rows, err := server.Query("", "MATCH (z:ZgadkaSchema) RETURN z.batches")
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(rows)
		}
		for _, v := range verbs {
			t.Run(v.name, func(t *testing.T) {
				if err := server.Wipe(); err != nil {
					t.Fatal(err)
				}
				v.kill(t, server.URI, pointsOr(t, 6), batches)
			})
		}
	})
}

func pointsOr(t *testing.T, few int) int {
	t.Helper()
	text := os.Getenv("ZGADKA_KILL_POINTS")
	if text == "" {
		return few
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal("ZGADKA_KILL_POINTS: ", err)
	}
	return n
}

// killedVerbs prepares what the commands read: articles in two versions, a pack, and the stores in which they should end.
func killedVerbs(t *testing.T, n int) []killings {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	pack := at("pack")
	write(t, filepath.Join(pack, "entity", "speakers.yaml"), speakersPack)
	for i, name := range []string{"a", "b"} {
		write(t, at(name+".jsonl"), string(bytes.Join(killArticles(n, i), nil)))
		write(t, at(name+".yaml"), "sources:\n- name: crawl\n  files: "+at(name+".jsonl")+"\n")
		loadAgain(t, at(name+".jsonl"), at(name+".db"))
	}
	loadAgain(t, at("a.jsonl"), at("known.db"), "--pack", pack)
	fill(t, at("many.db"), storetest.Many(0, n, 0))
	fill(t, at("more.db"), storetest.Many(n/3, n, 1))
	two := func(name string) [2]string { return [2]string{at("a" + name), at("b" + name)} }
	return []killings{
		{"load", nil, [2][]string{{"load", at("a.jsonl")}, {"load", at("b.jsonl")}}, "--store", two(".db"), [2]string{}},
		{"refresh", nil, [2][]string{{"refresh", at("a.yaml")}, {"refresh", at("b.yaml")}}, "--store", two(".db"), two(".jsonl")},
		{"reread", []string{"load", at("a.jsonl")}, [2][]string{{"reread"}, {"reread", "--pack", pack}}, "--store", [2]string{at("a.db"), at("known.db")}, [2]string{}},
		{"sync", nil, [2][]string{{"sync", "--store", at("many.db")}, {"sync", "--store", at("more.db")}}, "--to", [2]string{at("many.db"), at("more.db")}, [2]string{}},
	}
}

// kill leads a store to and fro, and kills the command on every way once. What mark returns changes with every write, and is "" while nobody writes.
func (v *killings) kill(t *testing.T, address string, points int, mark func() string) {
	var outline, whole [2]string
	var done [2]map[string]graph.State
	for i, db := range v.state {
		outline[i], whole[i], done[i] = exported(t, db), dumpStore(t, db), states(t, db)
	}
	lead := func(args []string, delay time.Duration) (first, last time.Duration) {
		t.Helper()
		return watch(t, append(slices.Clip(args), v.at, address), delay, mark)
	}
	if v.setup != nil {
		watch(t, append(slices.Clip(v.setup), "--store", address), 0, mark)
	}
	lead(v.to[0], 0)
	first, last := lead(v.to[1], 0)
	window := last - first
	random := rand.New(rand.NewPCG(1, uint64(len(v.name))))
	held := map[string]int{}
	between := 0
	for n := range points {
		to := n % 2
		if v.source[to] != "" {
			now := time.Now()
			if err := os.Chtimes(v.source[to], now, now); err != nil {
				t.Fatal(err)
			}
		}
		lead(v.to[to], max(time.Duration(random.Float64()*float64(window)), 1))
		left := progress(t, address, done[to])
		if held[left]++; left == "all" {
			window = window * 2 / 3 // the first time was slower, as first times are
		} else {
			window = min(window*11/10, last-first)
			between++
		}
		lead(v.to[to], 0)
		d := storetest.Diff(exported(t, address), outline[to])
		if d == "" && n%10 < 2 {
			d = storetest.Diff(dumpStore(t, address), whole[to]) // all of the evidence too, which takes its time
		}
		if d != "" || !maps.Equal(states(t, address), done[to]) {
			t.Fatalf("killed with %s, and run again:\n%s", left, d)
		}
	}
	t.Logf("killed at %d points within %v; done by then: %v", points, last-first, held)
	if between < points/5 {
		t.Errorf("only %d of %d were killed before the last write", between, points)
	}
}

// watch runs a command and returns when it first wrote to the store and when it did so last. With a delay it is killed so long after its first write.
func watch(t *testing.T, args []string, kill time.Duration, mark func() string) (first, last time.Duration) {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command("zgadka", args...) // this test binary, see TestMain
	c.Stdout, c.Stderr = &out, &out
	began, at := time.Now(), mark()
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
			return first, last
		case <-after:
			c.Process.Kill()
			after = nil
		case <-tick.C:
			now := mark()
			if now == "" || now == at {
				continue
			}
			at, last = now, time.Since(began)
			if first == 0 {
				first = last
				if kill > 0 {
					after = time.After(kill)
				}
			}
		}
	}
}

// progress says how many of the articles are in the store as they shall be; what is there is whole.
func progress(t *testing.T, address string, want map[string]graph.State) string {
	t.Helper()
	if found, err := checkStore(t, address); err != nil || len(found) > 0 {
		t.Errorf("after the kill: %v %v", found, err)
	}
	got := states(t, address)
	same := 0
	for id, state := range got {
		if state.Story = want[id].Story; want[id] == state { // stories may still change with the last article
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
	for x, err := range s.States(t.Context(), graph.StateFilter{}) {
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
