package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"zgadka/graph"
)

// Errors whose message says what to do.
var (
	errUnreachable = errors.New("no Neo4j answers there; start the server, or check host and port (Bolt is 7687, not 7474)")
	errPassword    = errors.New("the server does not accept name and password; set NEO4J_USERNAME and NEO4J_PASSWORD")
	errExpired     = errors.New("the password must be changed first: connect once with Neo4j Browser or cypher-shell and do so")
	errLocked      = errors.New("too many wrong passwords; wait some seconds and check NEO4J_USERNAME and NEO4J_PASSWORD")
	errVersion     = errors.New("zgadka needs Neo4j 5 or newer")
	errForbidden   = errors.New("the user may not do that; give it the right to write and to make indexes, or use another NEO4J_USERNAME")
	errDatabase    = errors.New("there is no such database; check the name after the last slash of the address")
	errSystem      = errors.New("this is the database in which the server keeps its own things; give another name after the last slash of the address, or none")
	errStopped     = errors.New("the database is not available; start it and run it again, nothing is half-written")
	errReadOnlyDB  = errors.New("the database is read-only; take it off server.databases.read_only, or use another one")
	errLost        = errors.New("the connection was lost; check the server and run it again, nothing is half-written")
	errBusy        = errors.New("other transactions were in the way for too long; run it again when they are done, nothing is half-written")
	errMemory      = errors.New("the server has too little memory for it; raise server.memory.heap.max_size, or load fewer articles at a time")
	errFull        = errors.New("the disk of the server is full; free some space and run it again, nothing is half-written")
	errTLS         = errors.New("the server does not speak TLS as asked; use neo4j:// or bolt://, or neo4j+ssc:// for a certificate of its own")
	errNewer       = errors.New("the store was written by a newer zgadka; use that one")
	errOlder       = errors.New("the store was written by an older zgadka; a load upgrades it")
	errNoStore     = errors.New("zgadka has written nothing here; load articles first")
	errClearing    = errors.New("everything of zgadka is being taken out, or that was interrupted; a load finishes it")
	errReadOnly    = errors.New("the store is open for reading only")
	errForeign     = errors.New("a constraint of somebody else in this database forbids it; use another database")
)

var known = []error{errUnreachable, errPassword, errExpired, errLocked, errVersion, errForbidden, errDatabase, errSystem, errStopped, errReadOnlyDB,
	errLost, errBusy, errMemory, errFull, errTLS, errNewer, errOlder, errNoStore, errClearing, errReadOnly, errForeign}

// codes are beginnings of the server's codes, the more special first.
var codes = []struct {
	code string
	err  error
}{
	{"Neo.ClientError.Security.CredentialsExpired", errExpired},
	{"Neo.ClientError.Security.AuthenticationRateLimit", errLocked},
	{"Neo.ClientError.Security.Forbidden", errForbidden},
	{"Neo.ClientError.Security.", errPassword},
	{"Neo.ClientError.Database.DatabaseNotFound", errDatabase},
	{"Neo.ClientError.Cluster.NotALeader", errReadOnlyDB},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", errReadOnlyDB},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", errReadOnlyDB},
	{"Neo.TransientError.General.MemoryPoolOutOfMemoryError", errMemory},
	{"Neo.TransientError.General.OutOfMemoryError", errMemory},
	{"Neo.TransientError.General.TransactionOutOfMemoryError", errMemory},
	{"Neo.TransientError.General.DatabaseUnavailable", errStopped},
	{"Neo.TransientError.Database.DatabaseUnavailable", errStopped},
	{"Neo.TransientError.Transaction.", errBusy},
	{"Neo.ClientError.Transaction.TransactionTimedOut", errBusy},
	{"Neo.ClientError.Schema.Constraint", errForeign},
	{"Neo.ClientError.Schema.", errForeign},
	{"Neo.DatabaseError.Transaction.TransactionCommitFailed", errFull},
}

// kind returns which of the errors above err is, or nil. Opening says that nothing answered yet.
func kind(err error, opening bool) error {
	for _, e := range known {
		if errors.Is(err, e) {
			return e
		}
	}
	var limit *driver.TransactionExecutionLimit
	if errors.As(err, &limit) {
		for i := len(limit.Errors) - 1; i >= 0; i-- {
			if k := kind(limit.Errors[i], opening); k != nil {
				return k
			}
		}
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) {
		switch {
		case strings.Contains(server.Msg, "read-only"), strings.Contains(server.Msg, "read only"), strings.Contains(server.Msg, "read access mode"):
			return errReadOnlyDB
		case strings.Contains(server.Msg, "No space left"):
			return errFull
		case strings.Contains(server.Msg, "The system database supports"):
			return errSystem
		}
		for _, c := range codes {
			if strings.HasPrefix(server.Code, c.code) {
				return c.err
			}
		}
		return nil
	}
	// The driver has no type for this one.
	if strings.Contains(err.Error(), "server did not accept any of the requested Bolt versions") {
		return errVersion
	}
	var lost *driver.ConnectivityError
	if errors.As(err, &lost) {
		switch {
		case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "TLS is enabled"), strings.Contains(err.Error(), "x509"):
			return errTLS
		case opening:
			return errUnreachable
		}
		return errLost
	}
	return nil
}

// lostAtCommit says that nobody knows whether a transaction was written.
func lostAtCommit(err error) bool {
	var lost *driver.ConnectivityError
	return errors.As(err, &lost) && !driver.IsRetryable(err)
}

// checkAgent refuses servers before version 5, by what they call themselves: "Neo4j/5.26.0".
func checkAgent(agent string) error {
	name, version, _ := strings.Cut(agent, "/")
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); name == "Neo4j" && err == nil && n < 5 {
		return fmt.Errorf("%w; this is %s", errVersion, agent)
	}
	return nil
}

// explain wraps an error for people: what was attempted on which database, and what to do. A nil error stays nil.
func (s *Store) explain(what string, err error) error {
	if err == nil {
		return nil
	}
	switch k := kind(err, what == "open"); {
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, context.Canceled):
		return fmt.Errorf("%s store %s: %w", what, s.address, err)
	case k != nil:
		if errors.Is(err, k) {
			return fmt.Errorf("%s store %s: %w", what, s.address, err)
		}
		return fmt.Errorf("%s store %s: %w (%w)", what, s.address, k, oneLine{last(err)})
	case errors.Is(err, context.DeadlineExceeded) && what == "open":
		return fmt.Errorf("%s store %s: %w (%w)", what, s.address, errUnreachable, err)
	default:
		return fmt.Errorf("%s store %s: %w", what, s.address, oneLine{err})
	}
}

// last is the error that ended it, of those that the driver gathered while it tried again.
func last(err error) error {
	var limit *driver.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var lost *driver.ConnectivityError
	if errors.As(err, &lost) && lost.Inner != nil {
		return lost.Inner
	}
	return err
}

// oneLine is an error whose message has one line of bearable length.
type oneLine struct{ error }

func (e oneLine) Error() string {
	s := strings.Join(strings.Fields(e.error.Error()), " ")
	if short := clip(s, 240); len(short) < len(s) {
		return short + "…"
	}
	return s
}

func (e oneLine) Unwrap() error { return e.error }
