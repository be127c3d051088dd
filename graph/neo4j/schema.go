package neo4j

import (
	"context"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// migrations are the steps from one version of the schema to the next. What was released is never edited: a change is a new
// step. Each statement can run again, for a process may die between two of them.
//
// Constraints concern the label Zgadka and the two aggregated relationship types alone. Indexes on labels that others use
// too only help to find: they forbid nothing.
var migrations = [][]string{
	{
		"CREATE CONSTRAINT zgadka_node IF NOT EXISTS FOR (n:Zgadka) REQUIRE (n.kind, n.id) IS UNIQUE",
		"CREATE CONSTRAINT zgadka_co_mentioned_with IF NOT EXISTS FOR ()-[r:CO_MENTIONED_WITH]-() REQUIRE r.key IS UNIQUE",
		"CREATE CONSTRAINT zgadka_said_about IF NOT EXISTS FOR ()-[r:SAID_ABOUT]-() REQUIRE r.key IS UNIQUE",
		"CREATE INDEX zgadka_entity_id IF NOT EXISTS FOR (n:Entity) ON (n.id)",
		"CREATE INDEX zgadka_article_id IF NOT EXISTS FOR (n:Article) ON (n.id)",
		"CREATE INDEX zgadka_article_day IF NOT EXISTS FOR (n:Article) ON (n.publishedDate)",
		"CREATE INDEX zgadka_article_story IF NOT EXISTS FOR (n:Article) ON (n.story)",
		"CREATE INDEX zgadka_quote_day IF NOT EXISTS FOR (n:Quote) ON (n.publishedDate)",
		"CREATE TEXT INDEX zgadka_search IF NOT EXISTS FOR (n:Zgadka) ON (n.search)",
		"CREATE FULLTEXT INDEX zgadka_names IF NOT EXISTS FOR (n:Entity|Alias) ON EACH [n.name, n.nameUk, n.nameRu, n.nameEn, n.text]",
		"CREATE FULLTEXT INDEX zgadka_quotes IF NOT EXISTS FOR (n:Quote) ON EACH [n.text]",
		"CREATE FULLTEXT INDEX zgadka_titles IF NOT EXISTS FOR (n:Article) ON EACH [n.title]",
	},
	{
		"CREATE INDEX zgadka_change_previous IF NOT EXISTS FOR (n:Change) ON (n.previous)",
	},
	{
		"CREATE INDEX zgadka_source_id IF NOT EXISTS FOR (n:Source) ON (n.id)",
	},
}

// The node of the schema carries its version, a count of batches, and whether a Clear is under way.
const (
	readSchema = "MATCH (z:ZgadkaSchema {id: 'zgadka'}) RETURN z.version, z.batches, coalesce(z.clearing, false)"
	oneSchema  = "CREATE CONSTRAINT zgadka_schema IF NOT EXISTS FOR (z:ZgadkaSchema) REQUIRE z.id IS UNIQUE"
	setSchema  = `MERGE (z:ZgadkaSchema {id: 'zgadka'}) ON CREATE SET z.name = 'schema of zgadka', z.batches = 0, z.version = $version
		ON MATCH SET z.version = $version`
)

// schema is the node ZgadkaSchema; version 0 is none.
type schema struct {
	version, batches int
	clearing         bool
}

func (t *tx) schema() (z schema, err error) {
	err = t.each(readSchema, nil, func(r row) error {
		z = schema{r.int(0), r.int(1), r.bool(2)}
		return nil
	})
	return z, err
}

// check says whether the store can be used as it is.
func (z schema) check() error {
	switch {
	case z.clearing:
		return errClearing
	case z.version == 0:
		return errNoStore
	case z.version > len(migrations):
		return errNewer
	case z.version < len(migrations):
		return errOlder
	}
	return nil
}

// prepare makes sure of the schema: of a store that is opened for reading it must be there.
func (s *Store) prepare(ctx context.Context) error {
	var z schema
	err := s.reading(ctx, func(t *tx) (err error) {
		z, err = t.schema()
		return err
	})
	if err != nil {
		return err
	}
	if z.clearing && !s.readOnly {
		// Half a graph is no graph: what a killed Clear left goes too.
		if err := s.clear(ctx); err != nil {
			return err
		}
		z = schema{}
	}
	if s.readOnly || z.version >= len(migrations) {
		return z.check()
	}
	return s.migrate(ctx, z.version)
}

// migrate runs the missing steps. Two processes may do so at once. The version is written last.
func (s *Store) migrate(ctx context.Context, version int) error {
	statements := append([]string{oneSchema}, slices.Concat(migrations[version:]...)...)
	if err := s.define(ctx, append(statements, "CALL db.awaitIndexes(300)")...); err != nil {
		return err
	}
	return s.writing(ctx, func(t *tx) error { return t.exec(setSchema, params{"version": len(migrations)}) })
}

// define runs statements about the schema, each in a transaction of its own: Neo4j does not mix them with data.
func (s *Store) define(ctx context.Context, statements ...string) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	for _, statement := range statements {
		_, err := session.ExecuteWrite(ctx, func(t driver.ManagedTransaction) (any, error) {
			return nil, (&tx{ctx: ctx, runner: t, observe: s.observe}).exec(statement, nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// lock lets one transaction at a time go on, and counts it. The lock ends with the transaction.
func (t *tx) lock() error {
	z := schema{}
	err := t.each("MATCH (z:ZgadkaSchema {id: 'zgadka'}) SET z.batches = z.batches + 1 RETURN z.version, z.batches, coalesce(z.clearing, false)",
		nil, func(r row) error {
			z = schema{r.int(0), r.int(1), r.bool(2)}
			return nil
		})
	if err != nil {
		return err
	}
	return z.check()
}
