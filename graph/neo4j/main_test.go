package neo4j

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/storetest"
)

// loadEnv is the address that this very test binary is to fill, when it runs as the process that gets killed; its name and
// password come as NEO4J_USERNAME and NEO4J_PASSWORD.
const loadEnv = "ZGADKA_TEST_LOAD"

func TestMain(m *testing.M) {
	if address := os.Getenv(loadEnv); address != "" {
		if err := loadAll(address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	killBatches = 24
	killBatch   = 50
	killNew     = 20 // so many batches bring new articles; the rest changed versions of the first
)

func killFacts(i int) []graph.Facts {
	return storetest.Many(i%killNew*killBatch, killBatch, i/killNew)
}

// loadAll puts all batches and prints a line when it begins and one after each commit.
func loadAll(address string) error {
	ctx := context.Background()
	s, err := Open(ctx, address, Options{Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")})
	if err != nil {
		return err
	}
	fmt.Println("open")
	for i := range killBatches {
		if _, err := s.Put(ctx, graph.Run{ID: "run"}, killFacts(i)); err != nil {
			return err
		}
		fmt.Println("batch", i)
	}
	return s.Close(ctx)
}

// startLoad runs loadAll as a process.
func startLoad(t *testing.T, s *neo4jtest.Server) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), loadEnv+"="+s.URI, "NEO4J_USERNAME="+s.Username, "NEO4J_PASSWORD="+s.Password)
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

// TestKill kills a process that loads 1,000 articles, at ten moments between its first write and its last. What it said to be
// committed is there, aggregates are right, and after another run the graph is that of a load that nobody disturbed.
func TestKill(t *testing.T) {
	st, server := openEmpty(t), neo4jtest.Start(t)
	finish := func() {
		t.Helper()
		c, lines := startLoad(t, server)
		for lines.Scan() {
		}
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	finish()
	want := dump(t, st)
	for point := range 10 {
		wipe(t, st)
		wait := 1 + point*(killBatches-1)/9 // lines to wait for: "open", then one for each batch
		c, lines := startLoad(t, server)
		last, committed, began := "nothing", 0, time.Now()
		note := func() {
			if last = lines.Text(); strings.HasPrefix(last, "batch") {
				committed++
			}
		}
		for n := 0; n < wait && lines.Scan(); n++ {
			note()
		}
		// Then for a part of the time that one batch takes: the kill comes before, in the midst of, or at the end of a transaction.
		time.Sleep(time.Since(began) / time.Duration(wait+1) * time.Duration(point%5) / 5)
		c.Process.Kill()
		for lines.Scan() {
			note()
		}
		c.Wait() // "signal: killed", unless it was quicker
		held := whole(t, st, last, committed)
		t.Logf("killed after %q: the store holds %d articles, %d of %d batches were done", last, held, committed, killBatches)
		finish()
		if d := storetest.Diff(dump(t, st), want); d != "" {
			t.Errorf("killed after %q and run again:\n%s", last, d)
		}
	}
}

// whole looks at what a killed process left, and returns how many articles there are.
func whole(t *testing.T, st *Store, last string, committed int) int {
	t.Helper()
	// The server may still be busy with what the dead process asked for.
	if err := st.writing(t.Context(), func(x *tx) error { return x.lock() }); err != nil {
		t.Fatal(err)
	}
	if found, err := st.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("killed after %q: %v %v", last, found, err)
	}
	totals, err := st.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if least := min(committed, killNew) * killBatch; totals.Articles < least || totals.Articles%killBatch != 0 {
		t.Errorf("killed after %q: the store holds %d articles, %d were committed", last, totals.Articles, least)
	}
	// The batch in whose midst the process died is recorded wholly or not at all.
	runs, err := st.Runs(t.Context(), 0)
	done := 0
	if len(runs) > 0 {
		done = runs[0].Articles()
	}
	if err != nil || len(runs) > 1 || done < committed*killBatch || done > (committed+1)*killBatch || done%killBatch != 0 {
		t.Errorf("killed after %q: runs %+v, %v", last, runs, err)
	}
	return totals.Articles
}

func dump(t testing.TB, st graph.Store) string {
	t.Helper()
	text, err := storetest.Dump(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestServerComesAndGoes stops and starts a server in the midst of a load: the load waits and goes on, and the graph is that of a
// load that nobody disturbed. Who does not wait so long gets an error that says what to do.
func TestServerComesAndGoes(t *testing.T) {
	server := neo4jtest.New(t)
	open := func(o Options) (*Store, error) {
		o.Username, o.Password = server.Username, server.Password
		return Open(t.Context(), server.URI, o)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	st, err := open(Options{RetryTime: 2 * time.Minute})
	must(err)
	defer st.Close(context.Background())
	const batches, size = 10, 30
	for i := range batches {
		_, err := st.Put(t.Context(), graph.Run{}, storetest.Many(i*size, size, 0))
		must(err)
	}
	want := dump(t, st)
	wipe(t, st)

	hasty, err := open(Options{RetryTime: time.Millisecond})
	must(err)
	defer hasty.Close(context.Background())
	progress, done := make(chan int, batches), make(chan error, 1)
	go func() {
		for i := range batches {
			if _, err := st.Put(context.Background(), graph.Run{}, storetest.Many(i*size, size, 0)); err != nil {
				done <- err
				return
			}
			progress <- i
		}
		done <- nil
	}()
	for i := range progress {
		if i == 4 {
			break
		}
	}
	time.Sleep(20 * time.Millisecond) // into the next batch
	must(server.Stop())
	_, err = hasty.Put(t.Context(), graph.Run{}, killFacts(0))
	line(t, err, "the connection was lost; check the server and run it again, nothing is half-written")
	_, err = open(Options{})
	line(t, err, "no Neo4j answers there; start the server")
	began := time.Now()
	must(server.Start())
	t.Logf("the server was away after batch 5, and started in %v", time.Since(began).Round(time.Millisecond))
	must(<-done)
	if d := storetest.Diff(dump(t, st), want); d != "" {
		t.Error(d)
	}
	if found, err := st.Check(t.Context()); err != nil || len(found) > 0 {
		t.Error(found, err)
	}

	must(server.Stop())
	must(server.Start("server.databases.default_to_read_only=true"))
	st, err = open(Options{})
	must(err) // the schema is there, so that nothing need be written
	defer st.Close(context.Background())
	_, err = st.Put(t.Context(), graph.Run{}, storetest.Many(5000, 1, 0))
	line(t, err, "the database is read-only; take it off server.databases.read_only")
	if d := storetest.Diff(dump(t, st), want); d != "" {
		t.Error(d)
	}
}

// line fails the test unless the error is one line that holds some words.
func line(t *testing.T, err error, words string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "\n") {
		t.Errorf("error is %q, want one line with %q", err, words)
		return
	}
	t.Log(err)
}
