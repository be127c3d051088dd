// Package neo4jtest gives tests a real Neo4j server. With ZGADKA_TEST_NEO4J_URI (and NEO4J_USERNAME, NEO4J_PASSWORD) it is that
// one, whose database must be empty; else one is started for the test binary from Maven packages, APOC among them, which needs java and mvn. Where neither is
// possible the test is skipped with the reason, and fails under CI=true.
//
//	neo4jtest.go  Start, Own: which server
//	server.go     Server: starting and stopping a process
//	query.go      Server: statements past any store
//	broken.go     Old, Cut: servers that no package brings
//	pom.xml       the packages
package neo4jtest

import (
	"fmt"
	"hash/fnv"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"zgadka/graph/maventest"
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
		maventest.Unavailable(t, shared.err)
	}
	return shared.server
}

// Own returns a server that the test may stop and start: that of this test binary, unless somebody else started it.
func Own(t testing.TB) *Server {
	t.Helper()
	if s := Start(t); s.home != "" {
		return s
	}
	s, err := start()
	if err != nil {
		maventest.Unavailable(t, err)
	}
	t.Cleanup(func() { s.end() })
	return s
}

// external is a server that somebody else started.
func external(uri string) (*Server, error) {
	s := &Server{URI: uri, Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
	// Packages are tested side by side, and there is only one database. A port is a lock that no dead process holds.
	if err := s.claim(10 * time.Minute); err != nil {
		return nil, err
	}
	// The node of the schema alone is what other tests leave.
	rows, err := s.Query("", "MATCH (n) WHERE NOT n:ZgadkaSchema RETURN count(n)")
	if err != nil {
		return nil, fmt.Errorf("ZGADKA_TEST_NEO4J_URI=%s: %w", uri, err)
	}
	if n := rows[0][0].(int64); n != 0 {
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
