package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"zgadka/graph"
	"zgadka/graph/neo4j/neo4jtest"
	"zgadka/graph/storetest"
)

// strangers is what somebody else keeps in the same database, with the same labels, types, ids and names.
const strangers = `
	CREATE (p:Person {id: 'person/jens-stoltenberg', name: 'Our Jens', search: '\nстолтенберг\n', articles: 99}),
		(e:Entity:Country {id: 'country/cn', name: 'Китай', kind: 'Entity', articles: 7}), (e2:Entity {id: 'country/cn', name: 'China again'}),
		(a:Article {id: 'ua/1', title: 'Not yours', story: 'ua/1', publishedDate: '2023-03-21', text: 'Китай'}), (q:Quote {id: 'ua/1#q1', text: 'Not yours', publishedDate: '2023-03-21'}),
		(s:Source {id: 'ipress.ua'}), (f:Alias {id: 'alias/uk/Китай', text: 'Китай'}), (r:Run {id: 'run'}),
		(p)-[:SAID]->(q)-[:ABOUT]->(e), (q)-[:QUOTED_IN]->(a)-[:MENTIONS {count: 3}]->(e), (f)-[:ALIAS_OF]->(e),
		(p)-[:SAID_ABOUT {weight: 5}]->(e), (e)-[:CO_MENTIONED_WITH {weight: 9}]->(p), (a)-[:PUBLISHED_BY]->(s), (p)-[:HOLDS_OFFICE]->(e)`

// others reads all that is not zgadka's, constraints and indexes included.
func others(t *testing.T, st *Store) string {
	t.Helper()
	var out []string
	err := st.reading(t.Context(), func(x *tx) error {
		out = nil
		add := func(r row) error { out = append(out, fmt.Sprint(r...)); return nil }
		err := x.each("MATCH (n) WHERE NOT n:Zgadka AND NOT n:ZgadkaSchema RETURN elementId(n), labels(n), properties(n)", nil, add)
		if err != nil {
			return err
		}
		return x.each("MATCH (n)-[r]->(m) WHERE NOT n:Zgadka AND NOT m:Zgadka RETURN elementId(r), type(r), properties(r), elementId(n), elementId(m)", nil, add)
	})
	if err == nil {
		err = st.reading(t.Context(), func(x *tx) error {
			return x.each("SHOW INDEXES YIELD name, type, labelsOrTypes, properties WHERE NOT name STARTS WITH 'zgadka_' RETURN name, type, labelsOrTypes, properties",
				nil, func(r row) error { out = append(out, fmt.Sprint(r...)); return nil })
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestStrangers loads, changes, withdraws and clears beside somebody else's nodes: these stay as they are, and no answer has them.
func TestStrangers(t *testing.T) {
	st := openEmpty(t)
	write := func(statements ...string) {
		t.Helper()
		if err := st.define(t.Context(), statements...); err != nil {
			t.Fatal(err)
		}
	}
	put := func(facts []graph.Facts) {
		t.Helper()
		if _, err := st.Put(t.Context(), graph.Run{ID: "run"}, facts); err != nil {
			t.Fatal(err)
		}
	}
	put(newsroom())
	alone := dump(t, st)
	wipe(t, st)
	write(strangers, "CREATE INDEX theirs FOR (n:Person) ON (n.name)")
	first := st
	t.Cleanup(func() { first.define(context.Background(), "DROP INDEX theirs IF EXISTS") })
	before := others(t, st)
	same := func(after string) {
		t.Helper()
		if d := storetest.Diff(others(t, st), before); d != "" {
			t.Errorf("after %s something else has changed:\n%s", after, d)
		}
	}
	put(newsroom())
	same("a load")
	if d := storetest.Diff(dump(t, st), alone); d != "" {
		t.Errorf("with others beside:\n%s", d)
	}
	if found, err := st.Check(t.Context()); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	if found, err := st.Find(t.Context(), "столтенберг", 0); err != nil || len(found) != 1 || found[0].Name != "Єнс Столтенберг" {
		t.Error(found, err)
	}
	if hits, err := st.Quotes(t.Context(), graph.QuoteFilter{Since: "2023-03-21", Until: "2023-03-22"}); err != nil || len(hits) != 2 {
		t.Error(len(hits), err)
	}
	put(storetest.Many(0, 20, 0))
	put(storetest.Many(0, 20, 1))
	if _, err := st.Remove(t.Context(), graph.Run{}, []string{"ua/1", "copy/1", "many/00003"}); err != nil {
		t.Fatal(err)
	}
	same("changes")
	// Their relationships to our nodes hold as long as ours do.
	write("MATCH (p:Person {name: 'Our Jens'}) MATCH (e:Zgadka {kind: 'Entity', id: 'country/ru'}) CREATE (p)-[:WATCHES]->(e)")
	put(storetest.Many(0, 20, 0))
	if err := st.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	same("Clear")
	ours := 0
	err := st.reading(t.Context(), func(x *tx) error {
		return x.each("MATCH (n) WHERE n:Zgadka OR n:ZgadkaSchema RETURN n", nil, func(row) error { ours++; return nil })
	})
	if err == nil {
		err = st.reading(t.Context(), func(x *tx) error {
			return x.each("SHOW INDEXES YIELD name WHERE name STARTS WITH 'zgadka_' RETURN name", nil, func(r row) error { ours++; t.Log(r...); return nil })
		})
	}
	if err != nil || ours > 0 {
		t.Errorf("Clear left %d things of ours, %v", ours, err)
	}
	// A store that was cleared refuses to go on as if nothing were.
	_, err = st.Put(t.Context(), graph.Run{}, newsroom())
	line(t, err, errNoStore.Error())
	// One that was killed in the midst of it is finished by whoever opens it next.
	st = openServer(t)
	put(newsroom())
	write("MATCH (z:ZgadkaSchema) SET z.clearing = true", "MATCH (n:Zgadka:Quote) DETACH DELETE n")
	_, err = st.Put(t.Context(), graph.Run{}, storetest.Many(0, 1, 0))
	line(t, err, errClearing.Error())
	st = openServer(t)
	if totals, err := st.Totals(t.Context()); err != nil || totals != (graph.Totals{}) {
		t.Error(totals, err)
	}
	same("the end")
}

// TestCheckTells changes one thing after the other by hand; Check names each.
func TestCheckTells(t *testing.T) {
	st := openEmpty(t)
	for _, c := range []struct{ change, want string }{
		{"MATCH ()-[r:CO_MENTIONED_WITH {key: 'country/cn|country/ru'}]->() SET r.weight = 7.0", "CO_MENTIONED_WITH country/cn|country/ru: (weight, sentences, articles, firstSeen, lastSeen) are (7, 5, 3, 2023-03-21, 2023-04-10), the evidence gives (3, 5, 3, 2023-03-21, 2023-04-10)"},
		{"MATCH ()-[r:SAID_ABOUT {key: 'person/mark-rutte>country/ua'}]->() DELETE r", "SAID_ABOUT person/mark-rutte>country/ua: it is missing, the evidence gives (1, 1, 1, 2024-11-05, 2024-11-05)"},
		{"MATCH (e:Zgadka {kind: 'Entity', id: 'country/cn'}) SET e.articles = 1", `entity "country/cn": (articles, firstSeen, lastSeen) are (1, 2023-03-21, 2023-04-10), the evidence gives (3, 2023-03-21, 2023-04-10)`},
		{"MATCH (e:Zgadka {kind: 'Entity', id: 'x/person/ivan-petrenko'}) SET e.name = 'X'", `entity "x/person/ivan-petrenko": its name is "X", most articles call it "Иван Петренко"`},
		{"MATCH (f:Zgadka {id: 'alias/uk/КНР'})-[o:ALIAS_OF]->() SET o.uses = 4", `form "КНР" (uk) of country/cn: 4 uses, the evidence gives 1`},
		{"CREATE (:Zgadka:Entity:Person {kind: 'Entity', id: 'person/nobody', name: 'x', articles: 0, known: true})", `entity "person/nobody": no article names it`},
		{"CREATE (:Zgadka:Source {kind: 'Source', id: 'nowhere.ua'})", `source "nowhere.ua": no article is from it`},
		{"MATCH (s:Zgadka {kind: 'Source', id: 'copy.ua'}) SET s.lang = 'uk'", `source "copy.ua": a country or language without a medium`},
		{"MATCH (s:Zgadka {kind: 'Source', id: 'copy.ua'}) MATCH (e:Zgadka {id: 'country/cn'}) CREATE (s)-[:IS]->(e)", `source "copy.ua": what it is is no medium`},
		{"MATCH (s:Zgadka {kind: 'Source', id: 'copy.ua'}) MATCH (e:Zgadka {id: 'media/cnn'}) MATCH (f:Zgadka {id: 'media/reuters'}) CREATE (s)-[:IS]->(e) CREATE (s)-[:IS]->(f)", `source "copy.ua": it is 2 media at once`},
		{"MATCH (q:Zgadka {kind: 'Quote', id: 'ua/2#q1'})-[r:ABOUT]->() DELETE r", `quote "ua/2#q1": ABOUT is [], its text gives [org/nato]`},
		{"MATCH (a:Zgadka {kind: 'Article', id: 'en/1'}) SET a.text = 'other'", `article "en/1": it is not what was put`},
	} {
		wipe(t, st)
		if _, err := st.Put(t.Context(), graph.Run{}, newsroom()); err != nil {
			t.Fatal(err)
		}
		if err := st.define(t.Context(), c.change); err != nil {
			t.Fatal(err)
		}
		found, err := st.Check(t.Context())
		if err != nil || len(found) != 1 || found[0] != c.want {
			t.Errorf("%s:\ngot  %q, %v\nwant %q", c.change, found, err, c.want)
		}
	}
}

// TestOpenErrors: whoever cannot get in is told in one line what to do.
func TestOpenErrors(t *testing.T) {
	server := neo4jtest.Start(t)
	old, stop, err := neo4jtest.Old("Neo4j/4.4.36")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	host := strings.TrimPrefix(server.URI, "bolt://")
	for _, c := range []struct {
		name, address string
		o             Options
		want          string
	}{
		{"nobody there", "bolt://127.0.0.1:1", Options{}, "open store bolt://127.0.0.1:1: no Neo4j answers there; start the server, or check host and port"},
		{"nobody there, routed", "neo4j://127.0.0.1:1", Options{Timeout: 2 * time.Second}, "no Neo4j answers there; start the server"},
		{"wrong password", server.URI, Options{Username: server.Username, Password: "wrong"}, "the server does not accept name and password; set NEO4J_USERNAME and NEO4J_PASSWORD"},
		{"no password", server.URI, Options{}, "the server does not accept name and password; set NEO4J_USERNAME and NEO4J_PASSWORD"},
		{"no such database", server.URI + "/nowhere", Options{Username: server.Username, Password: server.Password}, "there is no such database; check the name after the last slash"},
		{"no TLS", "bolt+s://" + host, Options{}, "the server does not speak TLS as asked"},
		{"old server", "bolt://" + old, Options{}, "zgadka needs Neo4j 5 or newer; this is Neo4j/4.4.36"},
		{"not an address", "neo4j:/host", Options{}, "this is no address; it should look like neo4j://localhost:7687"},
		{"other scheme", "http://" + host, Options{}, `scheme "http" is not one of neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc`},
		{"password in the address", "neo4j://me:secret@" + host, Options{}, "name and password do not belong into the address; set NEO4J_USERNAME and NEO4J_PASSWORD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			st, err := Open(t.Context(), c.address, c.o)
			if err == nil {
				st.Close(t.Context())
			}
			line(t, err, c.want)
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Error("the error has the password")
			}
		})
	}
	t.Run("empty and for reading", func(t *testing.T) {
		if err := openServer(t).Clear(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), server.URI, Options{Username: server.Username, Password: server.Password, ReadOnly: true})
		line(t, err, "zgadka has written nothing here; load articles first")
		st := openServer(t) // makes the schema again
		version := func(n int) {
			t.Helper()
			if err := st.writing(t.Context(), func(x *tx) error { return x.exec("MATCH (z:ZgadkaSchema) SET z.version = $n", params{"n": n}) }); err != nil {
				t.Fatal(err)
			}
		}
		version(99)
		_, err = Open(t.Context(), server.URI, Options{Username: server.Username, Password: server.Password})
		line(t, err, "the store was written by a newer zgadka; use that one")
		version(len(migrations) - 1)
		_, err = Open(t.Context(), server.URI, Options{Username: server.Username, Password: server.Password, ReadOnly: true})
		line(t, err, "the store was written by an older zgadka; a load upgrades it")
		openServer(t) // upgrades it
		r, err := Open(t.Context(), server.URI, Options{Username: server.Username, Password: server.Password, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close(t.Context())
		_, err = r.Put(t.Context(), graph.Run{}, newsroom())
		line(t, err, "the store is open for reading only")
	})
}

// TestExplain: what a Community server cannot be brought to say.
func TestExplain(t *testing.T) {
	s := &Store{address: "neo4j://db"}
	for _, c := range []struct {
		err  error
		want string
	}{
		{&driver.Neo4jError{Code: "Neo.ClientError.Security.Forbidden", Msg: "Create node with labels 'Zgadka' is not allowed\nfor user 'reader'."},
			"write to store neo4j://db: the user may not do that; give it the right to write and to make indexes, or use another NEO4J_USERNAME"},
		{&driver.Neo4jError{Code: "Neo.TransientError.Transaction.DeadlockDetected", Msg: "x"}, "other transactions were in the way for too long"},
		{&driver.TransactionExecutionLimit{Cause: "timeout", Errors: []error{&driver.Neo4jError{Code: "Neo.TransientError.General.MemoryPoolOutOfMemoryError"}}},
			"the server has too little memory for it; raise server.memory.heap.max_size, or load fewer articles at a time"},
		{&driver.Neo4jError{Code: "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"}, "the database is read-only"},
		{&driver.ConnectivityError{Inner: io.EOF}, "the connection was lost; check the server and run it again, nothing is half-written"},
		{errors.New("something\n  else"), "write to store neo4j://db: something else"},
	} {
		line(t, s.explain("write to", c.err), c.want)
	}
	f := newsroom()[0]
	f.Entities = slices.Clone(f.Entities)
	f.Entities[0].Type = "Person) DETACH DELETE (n"
	if err := validate(&f); err == nil || !strings.Contains(err.Error(), "is not one of Person, Organization") {
		t.Error(err)
	}
}
