package neo4j

import (
	"context"
	"slices"
	"strings"
)

// Clear takes out all that zgadka wrote: nodes with their relationships, constraints, indexes and the node of the schema.
// Everything else in the database stays. It works in steps, so that the graph may be of any size; one that is interrupted
// is finished by the next Clear or Open for writing. The store cannot be used afterwards but for Close.
func (s *Store) Clear(ctx context.Context) error {
	if s.readOnly {
		return s.explain("clear", errReadOnly)
	}
	return s.explain("clear", s.clear(ctx))
}

func (s *Store) clear(ctx context.Context) error {
	// From here on nobody writes or reads what is only half there.
	err := s.writing(ctx, func(t *tx) error {
		return t.exec("MATCH (z:ZgadkaSchema {id: 'zgadka'}) SET z.clearing = true", nil)
	})
	if err != nil {
		return err
	}
	const some = 10000
	for _, statement := range []string{
		"MATCH (:Zgadka)-[r:CO_MENTIONED_WITH|SAID_ABOUT]->(:Zgadka) WITH r LIMIT $some DELETE r RETURN count(*)",
		// Hubs last: by then little is left on them.
		"MATCH (n:Zgadka) WHERE n.kind = 'Quote' WITH n LIMIT $some DETACH DELETE n RETURN count(*)",
		"MATCH (n:Zgadka) WHERE n.kind = 'Article' WITH n LIMIT $some / 10 DETACH DELETE n RETURN count(*)",
		"MATCH (n:Zgadka) WITH n LIMIT $some DETACH DELETE n RETURN count(*)",
	} {
		for left := true; left; {
			err := s.writing(ctx, func(t *tx) error {
				return t.each(statement, params{"some": some}, func(r row) error {
					left = r.int(0) > 0
					return nil
				})
			})
			if err != nil {
				return err
			}
		}
	}
	if err := s.define(ctx, undo()...); err != nil {
		return err
	}
	err = s.writing(ctx, func(t *tx) error { return t.exec("MATCH (z:ZgadkaSchema {id: 'zgadka'}) DELETE z", nil) })
	if err != nil {
		return err
	}
	return s.define(ctx, "DROP CONSTRAINT zgadka_schema IF EXISTS")
}

// undo returns the statements that drop what the migrations made, by name, the last first.
func undo() []string {
	var out []string
	for _, statement := range slices.Concat(migrations...) {
		// CREATE [TEXT|FULLTEXT] INDEX name …, CREATE CONSTRAINT name …
		words := strings.Fields(statement)
		i := slices.IndexFunc(words, func(w string) bool { return w == "INDEX" || w == "CONSTRAINT" })
		if words[0] == "CREATE" && i > 0 {
			out = append(out, "DROP "+words[i]+" "+words[i+1]+" IF EXISTS")
		}
	}
	slices.Reverse(out)
	return out
}
