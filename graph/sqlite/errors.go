package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"zgadka/graph"
)

// Errors whose message says what to do.
var (
	errNotStore   = errors.New("the file is no zgadka store; give another name")
	errNewer      = errors.New("the store was written by a newer zgadka; use that one")
	errOlder      = errors.New("the store was written by an older zgadka; a load upgrades it")
	errUnwritable = errors.New("the file or its folder cannot be opened for writing; check permissions")
	errReadOnly   = errors.New("the store is open for reading only")
	errFull       = errors.New("the disk is full; free some space and run it again, nothing is half-written")
	errBusy       = errors.New("another process is writing to the store; wait for it and run it again")
	errCorrupt    = errors.New("the file is damaged; restore a copy or load the articles into a new store")
	errIO         = errors.New("the disk could not be read or written; check it and run it again, nothing is half-written")
)

// kind returns which of the errors above err is, or nil.
func kind(err error) error {
	for _, e := range []error{errNotStore, errNewer, errOlder, errUnwritable, errReadOnly, errFull, errBusy, errCorrupt, errIO} {
		if errors.Is(err, e) {
			return e
		}
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	if e.Code() == lib.SQLITE_IOERR_SHMSIZE {
		return errFull // there is no room for the index of the log
	}
	switch e.Code() & 0xFF {
	case lib.SQLITE_NOTADB:
		return errNotStore
	case lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return errUnwritable
	case lib.SQLITE_FULL:
		return errFull
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return errBusy
	case lib.SQLITE_CORRUPT:
		return errCorrupt
	case lib.SQLITE_IOERR:
		return errIO
	}
	return nil
}

// explain wraps an error for people: what was attempted on which file, and what to do. A nil error stays nil.
func (s *Store) explain(what string, err error) error {
	switch k := kind(err); {
	case err == nil:
		return nil
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), k == nil:
		return fmt.Errorf("%s store %s: %w", what, s.path, err)
	case k == err:
		return fmt.Errorf("%s store %s: %w", what, s.path, k)
	default:
		return fmt.Errorf("%s store %s: %w (%w)", what, s.path, k, err)
	}
}
