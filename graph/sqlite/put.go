package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"zgadka/graph"
)

// writer is the one connection that writes, with its statements.
type writer struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt
}

func newWriter(ctx context.Context, db *sql.DB) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &writer{conn, map[string]*sql.Stmt{}}, nil
}

func (w *writer) close() error {
	var err error
	for _, s := range w.statements {
		err = errors.Join(err, s.Close())
	}
	return errors.Join(err, w.conn.Close())
}

func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := w.statements[query]; ok {
		return s, nil
	}
	s, err := w.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	w.statements[query] = s
	return s, nil
}

// Put implements [graph.Store].
func (s *Store) Put(ctx context.Context, run graph.Run, facts []graph.Facts) ([]graph.Change, error) {
	for i := range facts {
		if err := facts[i].Validate(); err != nil {
			return nil, s.explain("write to", err)
		}
	}
	changes := make([]graph.Change, len(facts))
	err := s.transact(ctx, run, func(b *batch) {
		for i := range facts {
			b.interrupted()
			changes[i] = b.put(&facts[i])
		}
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// Remove implements [graph.Store].
func (s *Store) Remove(ctx context.Context, run graph.Run, ids []string) (removed []string, err error) {
	err = s.transact(ctx, run, func(b *batch) {
		for _, id := range ids {
			b.interrupted()
			if pk, ok := b.pk("SELECT pk FROM articles WHERE id = ?", id); ok {
				b.flush()
				b.remember(pk, false, true)
				b.retract(pk)
				b.run.Removed++
				removed = append(removed, id)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return removed, nil
}

// Describe implements [graph.Store].
func (s *Store) Describe(ctx context.Context, list []graph.Facts) error {
	return s.transact(ctx, graph.Run{}, func(b *batch) {
		for i := range list {
			b.interrupted()
			b.describe(&list[i])
		}
	})
}

// transact runs f and what follows from it in one transaction. A batch that changed nothing writes nothing.
func (s *Store) transact(ctx context.Context, run graph.Run, f func(*batch)) error {
	const what = "write to"
	if s.write == nil {
		return s.explain(what, errReadOnly)
	}
	w, ok := s.takeWriter(ctx)
	if !ok {
		return s.explain(what, cmp.Or(ctx.Err(), sql.ErrConnDone))
	}
	defer func() { s.writer <- w }()
	if _, err := w.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return s.explain(what, err)
	}
	b := newBatch(ctx, w, run)
	f(b)
	b.settle()
	b.interrupted()
	end := "ROLLBACK"
	if b.err == nil && b.changed() {
		end = "COMMIT"
	}
	_, err := w.conn.ExecContext(context.WithoutCancel(ctx), end)
	if err != nil && end == "COMMIT" {
		w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // a commit that failed leaves the transaction open
	}
	if b.err != nil {
		return s.explain(what, b.err) // a full disk ends the transaction by itself: that ROLLBACK fails does not matter
	}
	return s.explain(what, err)
}

// batch is one transaction. After the first error its methods do nothing.
type batch struct {
	ctx   context.Context // does not end: the driver would start a goroutine for each of many small statements
	outer context.Context // is looked at between articles
	w     *writer
	err   error

	described bool // something but articles changed

	run      graph.Run          // with what the batch did so far
	runPK    any                // nil while it is not written, or without a run
	entities map[string]*entity // by id, as written in this batch
	totals   map[int64]*totals  // what changed for entities
	suspects map[int64]bool     // entities and
	sources  map[int64]bool     // sources that may have lost their last evidence
	aliases  map[aliasOf]int    // changed uses
	forms    map[form]int64     // pks of forms
	last     map[string]int64   // pks of the newest rows, by table
	edges    [2]*edgeChanges    // by kind
	waiting  map[string]*bulk   // rows that are not written yet, by table and columns,
	order    []*bulk            // and in the order of the tables' first rows
}

type aliasOf struct{ alias, entity int64 }

type form struct{ text, lang string }

func newBatch(ctx context.Context, w *writer, run graph.Run) *batch {
	run.Added, run.Replaced, run.Removed = 0, 0, 0
	return &batch{
		ctx: context.WithoutCancel(ctx), outer: ctx, w: w, run: run,
		entities: map[string]*entity{}, totals: map[int64]*totals{}, suspects: map[int64]bool{}, sources: map[int64]bool{},
		aliases: map[aliasOf]int{}, forms: map[form]int64{}, last: map[string]int64{}, edges: [2]*edgeChanges{newEdgeChanges(), newEdgeChanges()}, waiting: map[string]*bulk{},
	}
}

// interrupted notes that the caller has given up.
func (b *batch) interrupted() {
	if b.err == nil {
		b.err = b.outer.Err()
	}
}

func (b *batch) changed() bool { return b.described || b.run.Added+b.run.Replaced+b.run.Removed > 0 }

// exec runs a statement and returns the pk of the row it inserted.
func (b *batch) exec(query string, args ...any) int64 {
	if b.err != nil {
		return 0
	}
	s, err := b.w.prepare(b.ctx, query)
	if err != nil {
		b.err = err
		return 0
	}
	r, err := s.ExecContext(b.ctx, args...)
	if err != nil {
		b.err = err
		return 0
	}
	pk, _ := r.LastInsertId() // the driver always has it
	return pk
}

// row scans one row and reports whether there was one.
func (b *batch) row(query string, args []any, to ...any) bool {
	if b.err != nil {
		return false
	}
	s, err := b.w.prepare(b.ctx, query)
	if err == nil {
		err = s.QueryRowContext(b.ctx, args...).Scan(to...)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		b.err = err
	}
	return err == nil
}

// pk looks up a pk.
func (b *batch) pk(query string, args ...any) (int64, bool) {
	var pk int64
	ok := b.row(query, args, &pk)
	return pk, ok
}

// each calls f for every row; f scans it. All rows are read before the next statement runs.
func (b *batch) each(query string, args []any, f func(scan func(...any) error) error) {
	if b.err != nil {
		return
	}
	s, err := b.w.prepare(b.ctx, query)
	if err != nil {
		b.err = err
		return
	}
	rows, err := s.QueryContext(b.ctx, args...)
	if err != nil {
		b.err = err
		return
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			b.err = err
			return
		}
	}
	b.err = rows.Err()
}
