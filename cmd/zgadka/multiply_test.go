package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/sqlite"
)

// multiplied are articles of the generator that measurements of stores are made with.
func multiplied(t *testing.T, args ...string) []byte {
	t.Helper()
	c := exec.Command("go", append([]string{"run", "../../testdata/multiply", "-texts", "../../testdata"}, args...)...)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("multiply: %v\n%s", err, &errs)
	}
	return out
}

// The articles that stores are measured with are no reprints of each other, name hubs and people whom nobody knows, and do not depend on how
// many were made. Loaded once more they write nothing: not a byte of the store changes.
func TestMultipliedArticlesLoadOnce(t *testing.T) {
	const articles = 300
	all := multiplied(t, "-n", "300")
	if rest := multiplied(t, "-from", "200", "-n", "100"); !bytes.HasSuffix(all, rest) {
		t.Error("an article depends on which one was made first")
	}
	input, file := filepath.Join(t.TempDir(), "articles.jsonl"), filepath.Join(t.TempDir(), "news.db")
	if err := os.WriteFile(input, all, 0o644); err != nil {
		t.Fatal(err)
	}
	load := func() (r loadReport) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), []string{"load", "--json", "--whole", "--in", "jsonl", input, "--store", file}, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("exit code %d: %s", code, &errs)
		}
		if err := json.Unmarshal(out.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := load(); r.Added != articles || r.Totals.Entities < articles || r.Totals.SaidAbout < articles {
		t.Errorf("the first load gives %+v", r)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if r := load(); r.Added+r.Replaced > 0 || r.Unchanged != articles {
		t.Errorf("the second load gives %+v", r)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the second load wrote to the store (%v)", err)
	}
	s, err := sqlite.OpenReadOnly(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	stories, most := map[string]bool{}, 0
	for a, err := range s.States(t.Context(), graph.StateFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		stories[a.Story] = true
	}
	if len(stories) != articles {
		t.Errorf("%d articles tell %d stories", articles, len(stories))
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check finds %v, %v", found, err)
	}
	for _, id := range []string{"country/ua", "country/ru"} {
		e, err := s.Entity(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, e.Articles)
	}
	if most < articles/2 {
		t.Errorf("the greatest hub is in %d of %d articles", most, articles)
	}
}
