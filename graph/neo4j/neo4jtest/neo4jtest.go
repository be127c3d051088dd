// Package neo4jtest gives tests a real Neo4j server. With ZGADKA_TEST_NEO4J_URI (and NEO4J_USERNAME, NEO4J_PASSWORD) it is that
// one, whose database must be empty; else one is started for the test binary from Maven packages, which needs java and mvn. Where neither is
// possible the test is skipped with the reason, and fails under CI=true.
//
//	neo4jtest.go  Start, New: which server
//	server.go     Server: starting and stopping a process
//	pom.xml       the packages
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var shared struct {
	sync.Mutex
	server *Server
	err    error
	done   bool
}

// Start returns the server of this test binary. It is started at the first call and ends with the process. Its database is
// empty then; who writes cleans up. Tests that share it do not run in parallel.
func Start(t testing.TB) *Server {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if !shared.done {
		shared.done = true
		if uri := os.Getenv("ZGADKA_TEST_NEO4J_URI"); uri != "" {
			shared.server, shared.err = external(uri)
		} else {
			shared.server, shared.err = start()
		}
	}
	if shared.err != nil {
		unavailable(t, shared.err)
	}
	return shared.server
}

// New starts a server that belongs to one test, with further lines of configuration. The test may stop and start it.
func New(t testing.TB, config ...string) *Server {
	t.Helper()
	s, err := start(config...)
	if err != nil {
		unavailable(t, err)
	}
	t.Cleanup(func() { s.end() })
	return s
}

// errMissing says that a server cannot be started here; anything else is a failure everywhere.
var errMissing = errors.New("no Neo4j for tests: set ZGADKA_TEST_NEO4J_URI, or install")

func unavailable(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	t.Fatal(err)
}

// external is a server that somebody else started.
func external(uri string) (*Server, error) {
	s := &Server{URI: uri, Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
	// Packages are tested side by side, and there is only one database. A port is a lock that no dead process holds.
	if err := s.claim(10 * time.Minute); err != nil {
		return nil, err
	}
	n := -1
	// The node of the schema alone is what other tests leave.
	err := s.run("", "MATCH (n) WHERE NOT n:ZgadkaSchema RETURN count(n)", func(v any) { n = int(v.(int64)) })
	if err != nil {
		return nil, fmt.Errorf("ZGADKA_TEST_NEO4J_URI=%s: %w", uri, err)
	}
	if n != 0 {
		return nil, fmt.Errorf("ZGADKA_TEST_NEO4J_URI=%s: the database holds %d nodes; tests need an empty one and would spoil it", uri, n)
	}
	return s, nil
}

// claim waits until no other test binary uses the server.
func (s *Server) claim(patience time.Duration) error {
	h := fnv.New32()
	h.Write([]byte(s.URI))
	address := fmt.Sprintf("127.0.0.1:%d", 20000+h.Sum32()%20000)
	for began := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		l, err := net.Listen("tcp", address)
		if err == nil {
			s.lock = l
			return nil
		}
		if time.Since(began) > patience {
			return fmt.Errorf("ZGADKA_TEST_NEO4J_URI=%s: another test uses it: %w", s.URI, err)
		}
	}
}

// run runs one statement, and calls f with the first value of each record.
func (s *Server) run(database, query string, f func(any)) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		f(result.Record().Values[0])
	}
	return result.Err()
}
