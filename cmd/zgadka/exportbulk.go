package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"zgadka/graph"
	"zgadka/graph/neo4j"
)

// bulkFormat is the format of neo4j-admin.
const bulkFormat = "neo4j-csv"

// exportBulk writes the folder, which is there whole or not at all, and prints what to do with it.
func (a *app) exportBulk(ctx context.Context, s graph.Store, out string) error {
	if out == "-" {
		return usageError{errors.New("neo4j-csv makes a folder: give -o FOLDER")}
	}
	out = filepath.Clean(out)
	if _, err := os.Lstat(out); err == nil {
		return usageError{fmt.Errorf("%s is there already; give the name of a new folder", clean(out))}
	}
	part, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	defer os.RemoveAll(part)
	now := a.now().UTC()
	run := graph.Run{ID: "run/" + now.Format("20060102T150405.000000000Z"), StartedAt: now.Format(time.RFC3339), FinishedAt: now.Format(time.RFC3339)}
	last, err := s.Runs(ctx, 1)
	if err != nil {
		return err
	}
	if len(last) > 0 {
		run.Gazetteer, run.Extractor = last[0].Gazetteer, last[0].Extractor
	}
	err = neo4j.Export(ctx, s, run, func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(part, name)) })
	if err == nil {
		err = os.Chmod(part, 0o755)
	}
	if err == nil {
		err = os.Rename(part, out)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	fmt.Fprintf(a.stdout, `with the server stopped, in %s:
  neo4j-admin database import full neo4j --overwrite-destination @import.args
then, with the server started:
  cypher-shell -f schema.cypher
`, clean(out))
	return nil
}
