// Package sqlite keeps the graph in one SQLite file. It is written without cgo, needs nothing installed, and any SQLite
// client can read it: the tables are described in schema/1.sql.
//
//	store.go     Store: opening and closing
//	schema.go    creating and upgrading the tables
//	errors.go    what SQLite says, in words that help
//	put.go       Put and Remove: transactions
//	insert.go    what an article adds
//	bulk.go      rows that go with one statement
//	retired.go   ids that entities had before
//	retract.go   what an article takes with it
//	settle.go    aggregates and orphans after a batch
//	facts.go     Facts: articles read back
//	read.go      State, Runs, Totals, Entity, Edges
//	find.go      Find
//	quotes.go    Quotes and Evidence
//	subgraph.go  Subgraph
//	check.go     Check
//	list.go      lists in columns
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver

	"zgadka/graph"
)

// Store is a [graph.Store] in a file. Readers see the last committed state and never wait; writers, also of other
// processes, take turns.
type Store struct {
	path   string
	read   *sql.DB
	write  *sql.DB       // nil when opened for reading
	writer chan *writer  // holds the one writer while nobody writes
	closed chan struct{} // closed by Close
}

var _ graph.Store = (*Store)(nil)

// patience is how long a writer waits for another process.
const patience = 30 * time.Second

// Open opens the store in a file for reading and writing, and creates the file if there is none. The folder must exist.
func Open(ctx context.Context, path string) (*Store, error) { return open(ctx, path, patience) }

func open(ctx context.Context, path string, patience time.Duration) (*Store, error) {
	if err := checkFolder(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, writer: make(chan *writer, 1), closed: make(chan struct{})}
	pragmas := []string{"foreign_keys(1)", fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds())}
	var err error
	if s.write, err = connect(path, "rwc", append(pragmas, "synchronous(normal)", "cache_size(-65536)")...); err != nil {
		return nil, s.explain("open", err)
	}
	s.write.SetMaxOpenConns(1)
	w, err := newWriter(ctx, s.write)
	if err == nil {
		err = prepared(ctx, w.conn, patience)
	}
	if err == nil {
		s.read, err = connect(path, "rw", pragmas...)
	}
	if err != nil {
		s.write.Close()
		return nil, s.explain("open", err)
	}
	s.writer <- w
	return s, nil
}

// OpenReadOnly opens an existing store for reading; Put and Remove fail. It also reads from a folder or a medium that
// cannot be written.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open store %s: there is no such file; load articles into it first", path)
	}
	s := &Store{path: path, closed: make(chan struct{})}
	// Read-only mode would leave SQLite's side files behind: who may not write cannot tidy up.
	for _, mode := range []string{"rw", "ro", "ro&immutable=1"} {
		if mode == "ro&immutable=1" && pending(path) {
			continue // what is not yet in the main file would be missed
		}
		db, err := connect(path, mode, fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()))
		if err == nil {
			if err = inspect(ctx, db); err == nil {
				s.read = db
				return s, nil
			}
			db.Close()
		}
		if !errors.Is(kind(err), errUnwritable) || mode == "ro&immutable=1" || mode == "ro" && pending(path) {
			return nil, s.explain("open", err)
		}
	}
	return nil, fmt.Errorf("open store %s: its folder cannot be written and it was not closed properly; copy it to a folder of your own", path)
}

// pending reports whether a write-ahead log with something in it lies beside the file.
func pending(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// checkFolder says what is wrong with the path before SQLite does so in fewer words.
func checkFolder(path string) error {
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("open store %s: there is no folder %s; create it first", path, folder)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("open store %s: this is a folder; give the name of a file", path)
	}
	return nil
}

func connect(path, mode string, pragmas ...string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// A file name may hold what has a meaning in a URI.
	name := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(absolute))
	uri := "file:" + name + "?mode=" + mode
	for _, p := range pragmas {
		uri += "&_pragma=" + p
	}
	return sql.Open("sqlite", uri)
}

// Close waits for the writer and releases the file. Closing twice is no error.
func (s *Store) Close(ctx context.Context) error {
	select {
	case <-s.closed:
		return nil
	default:
	}
	var err error
	if s.write != nil {
		w, ok := s.takeWriter(ctx)
		if !ok {
			return s.explain("close", ctx.Err())
		}
		err = w.close()
	}
	close(s.closed)
	err = errors.Join(err, s.read.Close())
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
	}
	return s.explain("close", err)
}

// takeWriter waits for the writer. A writer that is free is taken even if the context has ended.
func (s *Store) takeWriter(ctx context.Context) (*writer, bool) {
	select {
	case w := <-s.writer:
		return w, true
	default:
	}
	select {
	case w := <-s.writer:
		return w, true
	case <-s.closed:
	case <-ctx.Done():
	}
	return nil, false
}

// snapshot runs f in one consistent reading. Temporary tables that f makes are gone afterwards.
func (s *Store) snapshot(ctx context.Context, f func(r *reading) error) error {
	r, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer r.Rollback()
	return f(r)
}

// begin starts a reading, to be ended with Rollback.
func (s *Store) begin(ctx context.Context) (*reading, error) {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return &reading{tx, map[string]*sql.Stmt{}}, nil
}

// reading is a transaction that reads. It prepares each query once, since it asks the same of one article after the other;
// the statements end with it.
type reading struct {
	*sql.Tx
	statements map[string]*sql.Stmt
}

func (r *reading) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := r.statements[query]; ok {
		return s, nil
	}
	s, err := r.PrepareContext(ctx, query)
	if err == nil {
		r.statements[query] = s
	}
	return s, err
}

// QueryContext is that of the transaction, with a prepared statement.
func (r *reading) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := r.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext is that of the transaction, with a prepared statement.
func (r *reading) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := r.prepare(ctx, query)
	if err != nil {
		return r.Tx.QueryRowContext(ctx, query, args...) // fails alike; there is no other way to make a row of an error
	}
	return s.QueryRowContext(ctx, args...)
}

// ExecContext is that of the transaction, with a prepared statement.
func (r *reading) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := r.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}
