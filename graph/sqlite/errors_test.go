package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

// oneLine fails unless the message is one line that holds all the words.
func oneLine(t *testing.T, what string, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", what)
		return
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("%s: more than a line: %v", what, err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%s: %q does not say %q", what, err, w)
		}
	}
}

// raw runs statements on a file as any client would.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := connect(path, "rwc")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// filled makes a closed store with a few articles.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "zgadka.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many(0, 20, 0)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOpen: what cannot be opened says why, and is left as it was.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(dir, "other.db")
	raw(t, other, "CREATE TABLE people(name TEXT)")
	newer := filled(t)
	raw(t, newer, "PRAGMA user_version = 99")
	damaged := filled(t)
	content, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	file("cut.db", string(content[:len(content)/2]))
	for _, c := range []struct {
		what, path string
		words      []string
	}{
		{"no folder", filepath.Join(dir, "no", "zgadka.db"), []string{"no folder", "create it"}},
		{"a folder", dir, []string{"is a folder"}},
		{"a text", file("article.txt", strings.Repeat("Столтенберг застеріг Китай. ", 100)), []string{"no zgadka store"}},
		{"another program's", other, []string{"no zgadka store"}},
		{"newer", newer, []string{"newer zgadka"}},
	} {
		before, _ := os.ReadFile(c.path)
		_, err := Open(t.Context(), c.path)
		oneLine(t, c.what, err, append(c.words, c.path)...)
		_, err = OpenReadOnly(t.Context(), c.path)
		oneLine(t, c.what+", reading", err, c.path)
		if after, _ := os.ReadFile(c.path); !bytes.Equal(before, after) {
			t.Errorf("%s: the file has changed", c.what)
		}
	}
	_, err = OpenReadOnly(t.Context(), filepath.Join(dir, "nothing.db"))
	oneLine(t, "missing, reading", err, "no such file", "load")
	if _, err := os.Stat(filepath.Join(dir, "nothing.db")); err == nil {
		t.Error("reading has created a file")
	}
	// An empty file is a new store: tools like mktemp make such.
	s, err := Open(t.Context(), file("empty.db", ""))
	if err != nil {
		t.Error(err)
	} else {
		s.Close(t.Context())
	}
	_, err = OpenReadOnly(t.Context(), file("empty2.db", ""))
	oneLine(t, "empty, reading", err, "no zgadka store")
	if s, err := Open(t.Context(), filepath.Join(dir, "cut.db")); err == nil {
		_, err = s.Check(t.Context())
		if found, err2 := s.Check(t.Context()); err2 == nil && len(found) == 0 {
			t.Error("half a file passes the check")
		}
		if err != nil {
			oneLine(t, "half a file", err, "damaged")
		}
		s.Close(t.Context())
	}
	odd := filepath.Join(dir, "що це? 100% #1 'x';.db")
	if s, err = Open(t.Context(), odd); err != nil {
		t.Fatal(err)
	}
	s.Close(t.Context())
	if _, err := os.Stat(odd); err != nil {
		t.Errorf("a name with signs: %v", err)
	}
}

// TestReadOnly: a store for reading answers, writes nothing, and leaves nothing beside the file.
func TestReadOnly(t *testing.T) {
	path := filled(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	_, err = s.Put(t.Context(), graph.Run{}, storetest.Many(0, 1, 1))
	oneLine(t, "put", err, "reading only")
	_, err = s.Remove(t.Context(), graph.Run{}, []string{"x"})
	oneLine(t, "remove", err, "reading only")
	if err := errors.Join(s.Close(t.Context()), s.Close(t.Context())); err != nil {
		t.Error(err)
	}
	if _, err := s.Totals(t.Context()); err == nil {
		t.Error("a closed store answers")
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("reading has changed the file")
	}
	if rest, _ := filepath.Glob(path + "-*"); len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
	if os.Geteuid() == 0 {
		return // permissions do not bind root
	}
	if err := errors.Join(os.Chmod(path, 0o444), os.Chmod(filepath.Dir(path), 0o555)); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o755)
	_, err = Open(t.Context(), path)
	oneLine(t, "no permission", err, "permissions")
	s, err = OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Totals(t.Context()); err != nil || n.Articles != 20 {
		t.Errorf("%+v %v", n, err)
	}
	s.Close(t.Context())
}

// TestLocked: a writer that waits in vain says so, readers go on, and afterwards all is well.
func TestLocked(t *testing.T) {
	path := filled(t)
	s, err := open(t.Context(), path, 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	db, err := connect(path, "rw")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Put(t.Context(), graph.Run{}, storetest.Many(0, 1, 1))
	oneLine(t, "put", err, "another process", path)
	if n, err := s.Totals(t.Context()); err != nil || n.Articles != 20 {
		t.Errorf("%+v %v", n, err)
	}
	if _, err := conn.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if changes, err := s.Put(t.Context(), graph.Run{}, storetest.Many(0, 1, 1)); err != nil || changes[0] != graph.Replaced {
		t.Error(changes, err)
	}
}

// TestFull: a disk that fills up in the middle of a batch costs that batch and nothing else.
func TestFull(t *testing.T) {
	path := filled(t)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	want, err := storetest.Dump(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	limit := func(pages string) {
		w := <-s.writer
		var n int
		if err := w.conn.QueryRowContext(t.Context(), "PRAGMA max_page_count = "+pages).Scan(&n); err != nil {
			t.Fatal(err)
		}
		s.writer <- w
	}
	limit("1") // no less than what it has
	_, err = s.Put(t.Context(), graph.Run{}, storetest.Many(100, 400, 0))
	oneLine(t, "put", err, "disk is full", "free some space", path)
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
	got, err := storetest.Dump(t.Context(), s)
	if err != nil || got != want {
		t.Errorf("%v\n%s", err, storetest.Diff(got, want))
	}
	limit("1000000")
	if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many(100, 400, 0)); err != nil {
		t.Error(err)
	}
}

// TestNothingWritten: putting what is there does not touch a byte.
func TestNothingWritten(t *testing.T) {
	path := filled(t)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	state := func() (out string) {
		for _, name := range []string{path, path + "-wal"} {
			content, err := os.ReadFile(name)
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			out += fmt.Sprintf("%d:%s", len(content), content)
		}
		return out
	}
	before := state()
	changes, err := s.Put(t.Context(), graph.Run{ID: "run", StartedAt: "2023-01-01"}, storetest.Many(0, 20, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c != graph.Unchanged {
			t.Errorf("an article is %v", c)
		}
	}
	if _, err := s.Remove(t.Context(), graph.Run{ID: "run"}, []string{"nowhere"}); err != nil {
		t.Fatal(err)
	}
	if state() != before {
		t.Error("the files have changed")
	}
	if runs, err := s.Runs(t.Context(), 0); err != nil || len(runs) != 0 {
		t.Errorf("runs %v, %v", runs, err)
	}
}

// TestSnapshot: a subgraph is one state of the store, whatever is written while it streams.
func TestSnapshot(t *testing.T) {
	s := openTest(t)
	if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many(0, 10, 0)); err != nil {
		t.Fatal(err)
	}
	g, err := s.Subgraph(t.Context(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	known := map[string]bool{}
	for n, err := range g.Nodes {
		if err != nil {
			t.Fatal(err)
		}
		if len(known) == 0 {
			if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many(0, 50, 1)); err != nil {
				t.Fatal(err)
			}
		}
		known[n.ID] = true
	}
	for e, err := range g.Edges {
		if err != nil {
			t.Fatal(err)
		}
		if !known[e.From] || !known[e.To] || e.Articles > 10 {
			t.Errorf("edge %+v is of another state", e)
		}
	}
}

// TestTwoProcesses: stores of one file that are opened and written at once give the graph of one.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zgadka.db")
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close(context.Background())
			for part := range 6 {
				if _, err := s.Put(t.Context(), graph.Run{}, storetest.Many((part+i)%6*5, 5, 0)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	whole := openTest(t)
	if _, err := whole.Put(t.Context(), graph.Run{}, storetest.Many(0, 30, 0)); err != nil {
		t.Fatal(err)
	}
	want, err := storetest.Dump(t.Context(), whole)
	if err != nil {
		t.Fatal(err)
	}
	if d := storetest.Diff(dumpFile(t, path), want); d != "" {
		t.Error(d)
	}
}

// TestCheck: every aggregate that is wrong is found.
func TestCheck(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ statement, want string }{
		{"UPDATE co_mentioned_with SET weight = weight + 1 WHERE pk = 1", "weight"},
		{"UPDATE co_mentioned_with SET sentences = 7 WHERE pk = 1", "sentences"},
		{"UPDATE said_about SET articles = 0 WHERE pk = 1", "articles"},
		{"UPDATE said_about SET first_seen = '' WHERE pk = 1", "firstSeen"},
		{"UPDATE said_about SET source = target WHERE pk = 1", "leads from"},
		{"UPDATE said_about_in SET counted = 0 WHERE article = 1", "counts 0 for its story"},
		{"UPDATE co_mentioned_in SET sentences = 9 WHERE article = 1", "its text gives"},
		{"DELETE FROM co_mentioned_in WHERE article = 1", "its text gives"},
		{"UPDATE co_mentioned_in SET day = '2000-01-01' WHERE article = 1", "on 2000-01-01"},
		{"DELETE FROM quotes WHERE article = 1", "its text gives"},
		{"DELETE FROM mentions WHERE article = 1", "evidence gives"},
		{"UPDATE entities SET articles = articles - 1 WHERE pk = 1", "(articles, firstSeen, lastSeen)"},
		{"UPDATE entities SET last_seen = '2099-01-01' WHERE pk = 1", "(articles, firstSeen, lastSeen)"},
		{"UPDATE entities SET name = 'x' WHERE known = 0", "most articles call it"},
		{"UPDATE alias_of SET uses = uses + 1 WHERE alias = 1", "uses, the evidence gives"},
		{"DELETE FROM alias_of WHERE alias = 1", "0 uses, the evidence gives"},
		{"INSERT INTO aliases(text, lang, folded) VALUES ('x', 'uk', 'x')", "no article uses it"},
		{"INSERT INTO sources(id) VALUES ('x')", "no article is from it"},
		{"UPDATE sources SET lang = 'uk'", "a country or language without a medium"},
		{"UPDATE sources SET medium = (SELECT pk FROM entities WHERE type = 'Country')", "what it is is no medium"},
		{"INSERT INTO entities(id, type, name, name_uk, name_ru, name_en, wikidata, iso2, known) VALUES ('x', '', '', '', '', '', '', '', 0)", "no article names it"},
		{"INSERT INTO said_about(key, source, target) VALUES ('x', 1, 2)", "the evidence gives ()"},
		{"DELETE FROM entities WHERE pk = 1", "is not there"},
	} {
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
		raw(t, path, c.statement)
		s, err := OpenReadOnly(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Check(t.Context())
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Errorf("%s: %v", c.statement, err)
		}
		if !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%s: found %q, want %q", c.statement, found, c.want)
		}
		s.Close(t.Context())
	}
}
