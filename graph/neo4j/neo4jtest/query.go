package neo4jtest

import (
	"context"
	"fmt"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Query runs one statement in a database, "" for the default one, and returns its rows.
func (s *Server) Query(database, statement string) ([][]any, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return nil, err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		return nil, err
	}
	var rows [][]any
	for result.Next(ctx) {
		rows = append(rows, result.Record().Values)
	}
	return rows, result.Err()
}

func (s *Server) execute(database, statement string) error {
	_, err := s.Query(database, statement)
	return err
}

// Wipe takes everything out of the database, whoever wrote it: nodes, constraints, users. Only what zgadka makes once (its
// indexes and the node of its schema) stays.
func (s *Server) Wipe() error {
	for _, statement := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) WHERE NOT n:ZgadkaSchema CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if err := s.execute("", statement); err != nil {
			return err
		}
	}
	for _, what := range []struct{ database, show, drop string }{
		{"", "SHOW CONSTRAINTS YIELD name WHERE NOT name STARTS WITH 'zgadka_' RETURN name", "DROP CONSTRAINT `%s`"},
		{"system", "SHOW USERS YIELD user WHERE user <> '" + s.Username + "' RETURN user", "DROP USER `%s`"},
	} {
		rows, err := s.Query(what.database, what.show)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := s.execute(what.database, fmt.Sprintf(what.drop, strings.ReplaceAll(r[0].(string), "`", "``"))); err != nil {
				return err
			}
		}
	}
	return nil
}
