package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"time"
)

// migrations are the steps from one user_version to the next. What was released is never edited: a change of the tables
// is a new step.
var migrations = []string{schema1, schema2, schema3, schema4, schema5, schema6}

//go:embed schema/1.sql
var schema1 string

//go:embed schema/2.sql
var schema2 string

//go:embed schema/3.sql
var schema3 string

//go:embed schema/4.sql
var schema4 string

//go:embed schema/5.sql
var schema5 string

//go:embed schema/6.sql
var schema6 string

// applicationID marks the file as ours in SQLite's header: "zgdk".
const applicationID = 0x7A67646B

// querier is what reads rows: a connection, a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// versions reads whose file it is, in one statement, so that a process that creates the store at this moment is seen wholly
// or not at all. A fresh file has neither tables nor an application.
func versions(ctx context.Context, db querier) (application, version, tables int, err error) {
	err = db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM sqlite_schema), (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version)`).Scan(&tables, &application, &version)
	return application, version, tables, err
}

// inspect says whether a file can be read as it is.
func inspect(ctx context.Context, db querier) error {
	application, version, _, err := versions(ctx, db)
	switch {
	case err != nil:
		return err
	case application != applicationID:
		return errNotStore
	case version > len(migrations):
		return errNewer
	case version < len(migrations):
		return errOlder
	}
	return nil
}

// prepared upgrades, and tries again while another process is doing so: SQLite itself does not wait for the change to
// write-ahead logging.
func prepared(ctx context.Context, conn *sql.Conn, patience time.Duration) error {
	const pause = 10 * time.Millisecond
	err := upgrade(ctx, conn)
	for tries := patience / pause; tries > 0 && errors.Is(kind(err), errBusy); tries-- {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		err = upgrade(ctx, conn)
	}
	return err
}

// upgrade creates the tables or brings them to the present version, all in one transaction, so that a process that is
// killed or runs beside another leaves no half schema.
func upgrade(ctx context.Context, conn *sql.Conn) error {
	application, version, tables, err := versions(ctx, conn)
	if err != nil {
		return err
	}
	if application != applicationID && (application != 0 || version != 0 || tables != 0) {
		return errNotStore
	}
	if version > len(migrations) {
		return errNewer
	}
	var mode string
	if err := conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		if err := conn.QueryRowContext(ctx, "PRAGMA journal_mode = wal").Scan(&mode); err != nil {
			return err
		}
	}
	if version == len(migrations) {
		return nil
	}
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // no effect after COMMIT
	// Another process may have been quicker.
	if _, version, _, err = versions(ctx, conn); err != nil {
		return err
	}
	for ; version < len(migrations); version++ {
		if _, err := conn.ExecContext(ctx, migrations[version]); err != nil {
			return fmt.Errorf("upgrade to schema %d: %w", version+1, err)
		}
	}
	if _, err := conn.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}
