package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/neo4j"
	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/sqlite"
)

// crowd makes an article whose one sentence names 46 people, six of them in every article: all but 15 of its 1,035 co-mentions are
// edges that no other article has.
func crowd(n int) graph.Facts {
	id := fmt.Sprintf("https://crowd.example/%06d", n)
	f := graph.Facts{Article: graph.Article{
		ID: id, URL: id, Site: "crowd.example", Lang: "uk", PublishedAt: "2024-05-01", PublishedDate: fmt.Sprintf("2024-05-%02d", 1+n%28),
		Text: strings.Repeat("Хтось, ", 46), Sentences: []graph.Range{{Start: 0, End: 322}}, TextHash: id, Version: "1",
	}}
	for i := range 46 {
		name := fmt.Sprintf("Іменний %06d", i)
		if i >= 6 {
			name = fmt.Sprintf("Стрічний %06d-%02d", n, i)
		}
		e := fmt.Sprintf("x/person/%d-%06d-%02d", min(i/6, 1), n*min(i/6, 1), i)
		f.Entities = append(f.Entities, graph.Entity{ID: e, Type: "Person", Name: name})
		f.Mentions = append(f.Mentions, graph.Mention{Entity: e, Name: name, Sentences: []int{0}, Starts: []int{7 * i}, Ends: []int{7*i + 5},
			Surfaces: []string{"Хтось"}, Lemmas: []string{"Хтось"}, Via: []string{"name"}})
	}
	return f
}

// crowds puts so many of them into a store, and returns how many edges that makes.
func crowds(t testing.TB, s graph.Store, n int) int {
	t.Helper()
	for from := 0; from < n; from += 100 {
		var batch []graph.Facts
		for i := from; i < min(from+100, n); i++ {
			batch = append(batch, crowd(i))
		}
		if _, err := s.Put(context.Background(), graph.Run{}, batch); err != nil {
			t.Fatal(err)
		}
	}
	totals, err := s.Totals(context.Background())
	if err != nil || totals.CoMentions != n*1020+15 {
		t.Fatalf("%+v, %v", totals, err)
	}
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	return totals.CoMentions
}

// exportPeak runs zgadka export, and returns the most memory that it had, in MB.
func exportPeak(t testing.TB, store string, args ...string) (peak float64) {
	t.Helper()
	c := exec.Command("zgadka", append([]string{"export", "--store", store}, args...)...) // this test binary, see TestMain
	var complaints strings.Builder
	c.Stderr = &complaints
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatalf("%v: %s", err, complaints.String())
			}
			return peak
		case <-time.After(2 * time.Millisecond):
		}
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid))
		if err != nil {
			continue // it has just ended
		}
		// What the process had at most, of which its parent's memory is no part, as it would be in what Wait reports.
		if _, after, ok := strings.Cut(string(status), "VmHWM:"); ok {
			var kb float64
			if _, err := fmt.Sscan(after, &kb); err == nil {
				peak = max(peak, kb/1024)
			}
		}
	}
}

// parts are what is exported: all, and what has to be worked out first.
var parts = []struct {
	name, format string
	args         []string
}{
	{"all", "graphml", nil},
	{"all", "csv", nil},
	{"all", "jsonl", nil},
	{"weighty", "graphml", []string{"--min-weight", "1"}},
	{"two hops", "graphml", []string{"--entity", "x/person/0-000000-00", "--hops", "2"}},
	{"days", "graphml", []string{"--since", "2024-05-01", "--until", "2024-05-29"}},
	{"medium", "graphml", []string{"--medium", "crowd.example", "--type", "Person"}},
}

// TestExportStreams: a graph of 75 times as many edges takes hardly more memory to export, whatever part and format.
func TestExportStreams(t *testing.T) {
	stores := map[int]string{2: filepath.Join(t.TempDir(), "few.db"), 150: filepath.Join(t.TempDir(), "many.db")}
	edges := map[int]int{}
	for n, file := range stores {
		s, err := sqlite.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		edges[n] = crowds(t, s, n)
	}
	for _, p := range parts {
		peak := map[int]float64{}
		for n, file := range stores {
			out := filepath.Join(t.TempDir(), "x."+p.format)
			peak[n] = exportPeak(t, file, append([]string{"-o", out}, p.args...)...)
			if got := lineCount(t, out); got < edges[n] {
				t.Errorf("%s as %s: %d lines for %d edges", p.name, p.format, got, edges[n])
			}
		}
		t.Logf("%s as %s: %d edges in %.0f MB, %d in %.0f", p.name, p.format, edges[2], peak[2], edges[150], peak[150])
		if peak[150] > peak[2]+32 { // 153,015 edges of some 300 bytes each would be more
			t.Errorf("%s as %s: %d edges take %.0f MB, %d take %.0f", p.name, p.format, edges[2], peak[2], edges[150], peak[150])
		}
	}
}

// lineCount counts the lines of a file, or of the edges' table.
func lineCount(t *testing.T, name string) int {
	t.Helper()
	b, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		b, err = os.ReadFile(strings.TrimSuffix(name, ".csv") + ".edges.csv")
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(b), "\n")
}

// BenchmarkExport exports a million edges from either store and reports the memory of the command.
func BenchmarkExport(b *testing.B) {
	const articles = 1000
	file := filepath.Join(b.TempDir(), "zgadka.db")
	s, err := sqlite.Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	crowds(b, s, articles)
	b.Run("sqlite", func(b *testing.B) { exportParts(b, file) })
	b.Run("neo4j", func(b *testing.B) {
		server := neo4jtest.Start(b)
		b.Setenv("NEO4J_USERNAME", server.Username)
		b.Setenv("NEO4J_PASSWORD", server.Password)
		s, err := neo4j.Open(b.Context(), server.URI, neo4j.Options{Username: server.Username, Password: server.Password})
		if err != nil {
			b.Fatal(err)
		}
		if err := server.Wipe(); err != nil {
			b.Fatal(err)
		}
		crowds(b, s, articles)
		exportParts(b, server.URI)
		if err := server.Wipe(); err != nil {
			b.Fatal(err)
		}
	})
}

func exportParts(b *testing.B, store string) {
	for _, p := range parts {
		b.Run(p.name+"/"+p.format, func(b *testing.B) {
			most := 0.0
			for b.Loop() {
				most = max(most, exportPeak(b, store, append([]string{"-o", filepath.Join(b.TempDir(), "x."+p.format)}, p.args...)...))
			}
			b.ReportMetric(most, "peak-MB")
		})
	}
}
