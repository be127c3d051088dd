package sqlite

import "strings"

// rowsAtOnce is how many rows go with one statement: what a statement costs beside its rows is half of inserting them one by one.
const rowsAtOnce = 32

// bulk is rows of one table that wait for their statement.
type bulk struct {
	into string // table and columns
	args []any
	row  int // columns
}

// add puts a row off until there are enough of them, or until flush.
func (b *batch) add(into string, args ...any) {
	if b.err != nil {
		return
	}
	w := b.waiting[into]
	if w == nil {
		w = &bulk{into: into, row: len(args)}
		b.waiting[into] = w
		b.order = append(b.order, w)
	}
	if w.args = append(w.args, args...); len(w.args) == rowsAtOnce*w.row {
		b.insertAll(w)
	}
}

// flush writes what was put off, before somebody reads it.
func (b *batch) flush() {
	for _, k := range kinds {
		b.flushShares(k)
	}
	for _, w := range b.order {
		b.insertAll(w)
	}
}

// insertAll writes the rows of a table: with one statement where it is full, else one by one, so that few statements are prepared.
func (b *batch) insertAll(w *bulk) {
	n := 1
	if len(w.args) == rowsAtOnce*w.row {
		n = rowsAtOnce
	}
	for args := w.args; len(args) > 0 && b.err == nil; args = args[n*w.row:] {
		b.exec(w.into+values(n, w.row), args[:n*w.row]...)
	}
	w.args = w.args[:0]
}

// values is the VALUES of so many rows.
func values(rows, columns int) string {
	row := ", (?" + strings.Repeat(", ?", columns-1) + ")"
	return " VALUES " + strings.Repeat(row, rows)[2:]
}
