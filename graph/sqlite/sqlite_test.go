package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

func openTest(t *testing.T) graph.Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "zgadka.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) { storetest.Run(t, openTest) }

func TestLinked(t *testing.T) { storetest.Linked(t, openTest(t), "../../testdata/linked") }
