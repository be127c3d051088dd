// Package neo4j keeps the graph in a Neo4j 5 database, where analysts question it with Cypher.
//
//	store.go     Store: opening and closing
//	schema.go    constraints, indexes and their migrations
//	clear.go     Clear: taking out all that zgadka wrote
//	bulk.go      Export: files for neo4j-admin
//	errors.go    what server and driver say, in words that help
//	put.go       Put and Remove: transactions
//	batch.go     what a batch changes, before anything is written
//	entity.go    entities, their names and links
//	edge.go      aggregated edges
//	retired.go   ids that entities had before
//	source.go    sites and the media that they are
//	evidence.go  articles, mentions, quotes and forms
//	sweep.go     what has no evidence left
//	rows.go      facts as properties and back
//	facts.go     Facts: articles read back
//	read.go      State, Runs, Totals, Entity, Edges
//	find.go      Find
//	quotes.go    Quotes and Evidence
//	subgraph.go  Subgraph
//	window.go    Subgraph of some days or around an entity
//	check.go     Check
//
// # Whose nodes
//
// The labels of the graph (Person, Article, …) are words that others use too. Every node that zgadka wrote therefore
// carries the label Zgadka beside them, and the property kind says which of the labels Entity, Article, Source, Quote, Alias,
// Run, Change and Retired it has. Nodes without the label are never matched, changed or counted: each statement finds its nodes by the
// unique constraint on (:Zgadka {kind, id}). No constraint concerns a label that others may use. What others attach to a node
// of zgadka (relationships, labels, properties) stays as long as the node has evidence, and goes with it.
//
// # Writers
//
// A batch is one transaction. Before its first change it locks the node ZgadkaSchema, so that batches take turns, also those
// of other processes: Neo4j reads what is committed and nothing more, and an aggregate, a name by majority, an orphan can
// only be settled by one at a time. Batches share their hubs, so that they would wait for each other anyhow. Values are
// always parameters; no statement is put together from them.
package neo4j

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"zgadka/graph"
)

// Schemes are the beginnings of addresses that Open understands.
var Schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// Options are what an address does not say. The zero value connects without authentication, for writing.
type Options struct {
	Username, Password string
	// ReadOnly opens a store that exists; Put, Remove and Clear fail.
	ReadOnly bool
	// Timeout bounds the first connection; 0 is 15 seconds.
	Timeout time.Duration
	// RetryTime is how long a batch, or a query that did not begin, is tried again while the server is away or another transaction
	// is in the way; 0 is a minute.
	RetryTime time.Duration
}

// Store is a [graph.Store] in a database. Readers never wait; what they stream while others write may have some of it, but
// each article that Facts returns is whole.
type Store struct {
	driver   driver.DriverWithContext
	address  string // without credentials
	database string
	readOnly bool
	retry    time.Duration // how long a batch, or a query that did not begin, is tried again

	observe func(driver.ResultSummary) // of tests: called with the summary of every statement that writes
}

var _ graph.Store = (*Store)(nil)

// Open connects to a server and prepares its database: neo4j://host:7687, bolt://host, neo4j+s://host/database. Without a
// database in the address it is the user's default one. Constraints and indexes are made at the first opening for writing.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	target, database, err := parse(address)
	if err != nil {
		return nil, err
	}
	s := &Store{address: address, database: database, readOnly: o.ReadOnly, retry: orDuration(o.RetryTime, time.Minute)}
	auth := driver.NoAuth()
	if o.Username != "" || o.Password != "" {
		auth = driver.BasicAuth(o.Username, o.Password, "")
	}
	timeout := orDuration(o.Timeout, 15*time.Second)
	s.driver, err = driver.NewDriverWithContext(target, auth, func(c *config.Config) {
		c.SocketConnectTimeout = timeout
		c.MaxTransactionRetryTime = s.retry
		c.TelemetryDisabled = true
		c.UserAgent = "zgadka"
	})
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", address, err)
	}
	first, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	info, err := s.driver.GetServerInfo(first)
	if err == nil {
		err = checkAgent(info.Agent())
	}
	if err == nil {
		err = s.prepare(ctx)
	}
	if err != nil {
		s.driver.Close(ctx)
		return nil, s.explain("open", err)
	}
	return s, nil
}

func orDuration(d, other time.Duration) time.Duration {
	if d == 0 {
		return other
	}
	return d
}

// parse takes the database off an address.
func parse(address string) (target, database string, err error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", "", fmt.Errorf("open store %s: this is no address; it should look like neo4j://localhost:7687", address)
	}
	if u.User != nil {
		u.User = nil
		return "", "", fmt.Errorf("open store %s: name and password do not belong into the address; set NEO4J_USERNAME and NEO4J_PASSWORD", u)
	}
	known := false
	for _, scheme := range Schemes {
		known = known || u.Scheme == scheme
	}
	if !known {
		return "", "", fmt.Errorf("open store %s: scheme %q is not one of %s", address, u.Scheme, strings.Join(Schemes, ", "))
	}
	database = strings.Trim(u.Path, "/")
	u.Path = ""
	return u.String(), database, nil
}

// Close releases the connections. Closing twice is no error.
func (s *Store) Close(ctx context.Context) error {
	return s.explain("close", s.driver.Close(ctx))
}

// session opens a session, to be closed by the caller.
func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{AccessMode: mode, DatabaseName: s.database})
}

// reading runs f in a transaction that reads; f may run several times.
func (s *Store) reading(ctx context.Context, f func(*tx) error) error {
	session := s.session(ctx, driver.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteRead(ctx, func(t driver.ManagedTransaction) (any, error) {
		return nil, f(&tx{ctx: ctx, runner: t})
	})
	return err
}

// writing runs f in a transaction that writes; f may run several times. It must return errors of the driver as they are: the
// driver does not know them again inside of others, and would give up what it could retry.
func (s *Store) writing(ctx context.Context, f func(*tx) error) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(t driver.ManagedTransaction) (any, error) {
		return nil, f(&tx{ctx: ctx, runner: t, observe: s.observe})
	})
	return err
}

// tx is a transaction of the driver.
type tx struct {
	ctx    context.Context
	runner interface {
		Run(ctx context.Context, cypher string, params map[string]any) (driver.ResultWithContext, error)
	}
	observe func(driver.ResultSummary)
}

type params = map[string]any

// each calls f with every record of a query.
func (t *tx) each(query string, p params, f func(row) error) error {
	result, err := t.runner.Run(t.ctx, query, p)
	if err != nil {
		return err
	}
	for result.Next(t.ctx) {
		if err := f(row(result.Record().Values)); err != nil {
			return err
		}
	}
	if err := result.Err(); err != nil {
		return err
	}
	return t.end(result)
}

// exec runs a statement that writes.
func (t *tx) exec(query string, p params) error {
	result, err := t.runner.Run(t.ctx, query, p)
	if err != nil {
		return err
	}
	return t.end(result)
}

func (t *tx) end(result driver.ResultWithContext) error {
	summary, err := result.Consume(t.ctx)
	if err == nil && t.observe != nil {
		t.observe(summary)
	}
	return err
}
