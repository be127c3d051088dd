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
	killBatches = 20
	killBatch   = 15
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
	dir := t.TempDir()
	path := filepath.Join(dir, "whole.db")
	finish(t, path)
	want := dumpFile(t, path)
	// So many lines are waited for, and a part of the time that a batch takes.
	for point, lines := range []int{0, 1, 2, 5, 10, 12, 16, killBatches} {
		path := filepath.Join(dir, fmt.Sprintf("kill%d.db", point))
		last, committed := kill(t, path, lines, float64(point%4)/4)
		held := inspectKilled(t, path, last, committed)
		t.Logf("killed after %q: the store holds %d articles, %d of %d batches were done", last, held, committed, killBatches)
		finish(t, path)
		if d := storetest.Diff(dumpFile(t, path), want); d != "" {
			t.Errorf("killed after %q and run again:\n%s", last, d)
		}
	}
}

// finish lets a process load all.
func finish(t *testing.T, path string) {
	t.Helper()
	c, lines := start(t, path)
	for lines.Scan() {
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}

// kill ends a loading process after some lines and then a part of the time between two of them. It returns the last line,
// which may have come between, and how many batches were said to be committed.
func kill(t *testing.T, path string, wait int, part float64) (last string, committed int) {
	t.Helper()
	c, lines := start(t, path)
	last = "nothing"
	began := time.Now()
	for n := 0; n < wait && lines.Scan(); n++ {
		last = lines.Text()
		if strings.HasPrefix(last, "batch") {
			committed++
		}
	}
	time.Sleep(time.Duration(part * float64(time.Since(began)) / float64(wait+1)))
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		if last = lines.Text(); strings.HasPrefix(last, "batch") {
			committed++
		}
	}
	c.Wait() // "signal: killed", unless it was quicker
	return last, committed
}

// inspectKilled looks at what a killed process left, and returns how many articles there are.
func inspectKilled(t *testing.T, path, last string, committed int) int {
	t.Helper()
	if _, err := os.Stat(path); os.IsNotExist(err) && committed == 0 {
		return 0
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatalf("killed after %q: %v", last, err)
	}
	defer s.Close(t.Context())
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("killed after %q: %v %v", last, found, err)
	}
	totals, err := s.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if whole := min(committed, killBatches/2) * killBatch; totals.Articles < whole || totals.Articles%killBatch != 0 {
		t.Errorf("killed after %q: the store holds %d articles, %d were committed", last, totals.Articles, whole)
	}
	// The batch in whose midst the process died is recorded wholly or not at all.
	runs, err := s.Runs(t.Context(), 0)
	done := 0
	if len(runs) > 0 {
		done = runs[0].Articles()
	}
	if err != nil || len(runs) > 1 || done < committed*killBatch || done > (committed+1)*killBatch || done%killBatch != 0 {
		t.Errorf("killed after %q: runs %+v, %v", last, runs, err)
	}
	return totals.Articles
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
