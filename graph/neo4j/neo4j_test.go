package neo4j

import (
	"context"
	"os"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/storetest"
)

// TestMain asks for servers with APOC, see TestAPOC.
func TestMain(m *testing.M) {
	neo4jtest.Plugins = []string{"apoc-core"}
	os.Exit(m.Run())
}

// openServer opens the store of the test server.
func openServer(t testing.TB) *Store {
	t.Helper()
	return openAt(t, neo4jtest.Start(t))
}

func openAt(t testing.TB, s *neo4jtest.Server) *Store {
	t.Helper()
	st, err := Open(t.Context(), s.URI, Options{Username: s.Username, Password: s.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return st
}

// openEmpty opens the store of the test server, with nothing in the database, and leaves it so.
func openEmpty(t testing.TB) *Store {
	t.Helper()
	st := openServer(t)
	wipe(t, st)
	t.Cleanup(func() { wipe(t, st) })
	return st
}

// wipe removes every node, whoever wrote it, but that of the schema.
func wipe(t testing.TB, st *Store) {
	t.Helper()
	for _, statement := range []string{
		"MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*)",
		"MATCH (n) WHERE NOT n:ZgadkaSchema WITH n LIMIT 20000 DELETE n RETURN count(*)",
	} {
		for left := 1; left > 0; {
			err := st.writing(context.Background(), func(tx *tx) error {
				return tx.each(statement, nil, func(r row) error {
					left = r.int(0)
					return nil
				})
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func dump(t testing.TB, st graph.Store) string {
	t.Helper()
	text, err := storetest.Dump(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	return text
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

func TestStore(t *testing.T) {
	d := &desk{st: openEmpty(t)}
	storetest.Run(t, func(t *testing.T) graph.Store { return &sheet{desk: d} })
}

func TestLinked(t *testing.T) { storetest.Linked(t, openEmpty(t), "../../testdata/linked") }
