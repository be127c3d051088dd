package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

// loadEnv names the store that this very test binary is to fill, when it runs as the process that gets killed.
const loadEnv = "ZGADKA_TEST_LOAD"

func TestMain(m *testing.M) {
	if path := os.Getenv(loadEnv); path != "" {
		if err := load(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	killBatches = 40
	killBatch   = 25
)

// load puts all batches and prints a line when it begins and one after each commit.
func load(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	fmt.Println("open")
	for i := range killBatches {
		// The second half puts changed versions of the first: these take back what was written.
		facts := storetest.Many(i%(killBatches/2)*killBatch, killBatch, i/(killBatches/2))
		if _, err := s.Put(ctx, graph.Run{ID: "run"}, facts); err != nil {
			return err
		}
		fmt.Println("batch", i)
	}
	return s.Close(ctx)
}

// start runs load as a process.
func start(t *testing.T, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), loadEnv+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// TestKill kills a loading process at several moments. What it said to be committed is there, the aggregates are right, and
// after another run the graph is that of a load that nobody disturbed.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	ctx := t.Context()
	dir := t.TempDir()
	path := filepath.Join(dir, "whole.db")
	began := time.Now()
	c, lines := start(t, path)
	lines.Scan()
	opened := time.Since(began)
	for lines.Scan() {
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	want := dumpFile(t, path)
	t.Logf("undisturbed: open after %v, done after %v", opened.Round(time.Millisecond), took.Round(time.Millisecond))

	const points = 8
	within := 0
	for point := range points {
		path := filepath.Join(dir, fmt.Sprintf("kill%d.db", point))
		c, lines := start(t, path)
		// From before the first write to after most of them.
		moment := opened/2 + (took-opened)*time.Duration(point)/points
		timer := time.AfterFunc(moment, func() { c.Process.Kill() })
		last := "nothing"
		committed := 0
		for lines.Scan() {
			if last = lines.Text(); strings.HasPrefix(last, "batch") {
				committed++
			}
		}
		err := c.Wait()
		timer.Stop()
		if err == nil {
			t.Logf("killed after %v: it was quicker", moment.Round(time.Millisecond))
			continue
		}
		held := -1
		if _, err := os.Stat(path); err == nil {
			s, err := Open(ctx, path)
			if err != nil {
				t.Fatalf("killed after %q: %v", last, err)
			}
			if found, err := s.Check(ctx); err != nil || len(found) > 0 {
				t.Errorf("killed after %q: %v %v", last, found, err)
			}
			totals, err := s.Totals(ctx)
			if err != nil {
				t.Fatal(err)
			}
			held = totals.Articles
			if whole := min(committed, killBatches/2) * killBatch; held < whole || held%killBatch != 0 {
				t.Errorf("killed after %q: the store holds %d articles, %d were committed", last, held, whole)
			}
			runs, err := s.Runs(ctx, 0)
			if err != nil || len(runs) > 1 || len(runs) == 1 && runs[0].Articles() < committed*killBatch {
				t.Errorf("killed after %q: runs %+v, %v", last, runs, err)
			}
			s.Close(ctx)
		}
		if committed > 0 && committed < killBatches {
			within++
		}
		t.Logf("killed after %v: the last line was %q, the store holds %d articles", moment.Round(time.Millisecond), last, held)
		c, lines = start(t, path)
		for lines.Scan() {
		}
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
		if d := storetest.Diff(dumpFile(t, path), want); d != "" {
			t.Errorf("killed after %q and run again:\n%s", last, d)
		}
	}
	if within < points/3 {
		t.Errorf("only %d of %d kills came between first and last commit", within, points)
	}
}

func dumpFile(t *testing.T, path string) string {
	t.Helper()
	s, err := OpenReadOnly(t.Context(), path)
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
