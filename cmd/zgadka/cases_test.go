package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// TestCases reads every article of testdata/cases and compares what it says, line by line, with what a person wrote down from the
// text. A case has these files, all but the article optional:
//
//	meta.yaml    what is known of the article: published, lang, title, …
//	article.txt  the text as a crawler leaves it, or article.html, or article.path: the file of testdata/articles to read
//	mentions     one line a mention, in order: VIA ENTITY ← SURFACE
//	quotes       one line a quote, in order: TYPE ACT SPEAKER ← CONTENT, then | about …, | to …, | media …, | negated, | title
//	edges        SAID_ABOUT A → B N and CO_MENTIONED_WITH A – B N, sorted
//	not          one line a stretch of text that no mention may touch
//
// A list that is there is complete. Cases in testdata/cases/open are not passed yet; the test fails when one of them passes.
func TestCases(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(g)
	files, err := filepath.Glob("../../testdata/cases/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	open := 0
	for _, f := range files {
		dir := filepath.Base(filepath.Dir(f))
		t.Run(dir+"/"+strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			diff, err := runCase(x, g, f)
			switch {
			case err != nil:
				t.Fatal(err)
			case dir == "open" && diff == "":
				t.Error("this open case passes: move it to its language")
			case dir == "open":
				open++
			case diff != "":
				t.Errorf("want (-) and got (+):\n%s", diff)
			}
		})
	}
	t.Logf("%d cases, %d of them open", len(files), open)
}

func runCase(x *extract.Extractor, g *gazetteer.Gazetteer, file string) (string, error) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		return "", err
	}
	parts := map[string]string{}
	for _, f := range a.Files {
		parts[f.Name] = string(f.Data)
	}
	if len(bytes.TrimSpace(a.Comment)) == 0 {
		return "", fmt.Errorf("the case does not say why it exists")
	}
	m, err := page.ParseMeta([]byte(parts["meta.yaml"]))
	if err != nil {
		return "", err
	}
	var art *extract.Article
	switch text := strings.TrimSuffix(parts["article.txt"], "\n"); {
	case parts["article.path"] != "":
		b, err := os.ReadFile(filepath.Join("../../testdata/articles", strings.TrimSpace(parts["article.path"])))
		if err != nil {
			return "", err
		}
		art, err = page.Text(b, m, false)
		if err != nil {
			return "", err
		}
	case parts["article.html"] != "":
		art, err = page.HTML([]byte(parts["article.html"]), m)
	default:
		art, err = page.Text([]byte(text), m, strings.Contains(parts["options"], "whole"))
	}
	if err != nil {
		return "", err
	}
	d := x.Extract(art)
	facts := graph.Of(d, g, "test")
	got := map[string][]string{"mentions": mentionLines(d), "quotes": quoteLines(d), "edges": edgeLines(&facts)}
	var diff strings.Builder
	for _, section := range []string{"mentions", "quotes", "edges"} {
		want, ok := parts[section]
		if !ok {
			continue
		}
		diffLines(&diff, section, lines(want), got[section])
	}
	for _, s := range lines(parts["not"]) {
		for _, m := range d.Mentions {
			for at := strings.Index(d.Text, s); at >= 0; {
				if m.Overlaps(extract.Span{Start: at, End: at + len(s)}) {
					fmt.Fprintf(&diff, "not: %q is touched by %s %s\n", s, m.Entity, m.Surface)
				}
				next := strings.Index(d.Text[at+1:], s)
				if next < 0 {
					break
				}
				at += 1 + next
			}
		}
	}
	return diff.String(), nil
}

func lines(s string) (out []string) {
	for l := range strings.Lines(s) {
		l = strings.TrimSpace(l)
		if l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

// diffLines writes the lines that only one side has, in order.
func diffLines(w *strings.Builder, section string, want, got []string) {
	if slices.Equal(want, got) {
		return
	}
	fmt.Fprintf(w, "%s:\n", section)
	n := len(w.String())
	rest := slices.Clone(got)
	for _, l := range want {
		if i := slices.Index(rest, l); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			fmt.Fprintf(w, "  - %s\n", l)
		}
	}
	for _, l := range rest {
		fmt.Fprintf(w, "  + %s\n", l)
	}
	if len(w.String()) == n {
		fmt.Fprintf(w, "  the same lines in another order:\n    %s\n", strings.Join(got, "\n    "))
	}
}

func mentionLines(d *extract.Document) (out []string) {
	for _, m := range d.Mentions {
		entity := m.Entity
		switch {
		case entity == "":
			entity = "? " + strings.Join(m.Candidates, "|")
		case m.Literal != "":
			entity += " (" + m.Literal + ")"
		}
		out = append(out, fmt.Sprintf("%s %s ← %s", m.Via, entity, m.Surface))
	}
	return out
}

func quoteLines(d *extract.Document) (out []string) {
	for _, q := range d.Quotes {
		var content []string
		for _, s := range q.Spans {
			content = append(content, d.Text[s.Start:s.End])
		}
		speaker := "nobody"
		if q.Speaker != nil {
			speaker = partyLine(d, *q.Speaker)
		}
		for _, c := range q.CoSpeakers {
			speaker += " and " + partyLine(d, c)
		}
		l := fmt.Sprintf("%s %s %s ← %s", q.Type, q.Act, speaker, strings.Join(content, " … "))
		l += partyList(d, " | about ", q.Targets) + partyList(d, " | to ", q.Addressees)
		var media []string
		for _, m := range q.Media {
			media = append(media, m.Medium+" "+partyLine(d, m))
		}
		if len(media) > 0 {
			l += " | media " + strings.Join(media, ", ")
		}
		if q.Negated {
			l += " | negated"
		}
		if q.InTitle {
			l += " | title"
		}
		out = append(out, l)
	}
	return out
}

// partyLine is the id, or the words where nobody known is meant.
func partyLine(d *extract.Document, r extract.Role) string {
	if r.Entity == "" {
		return "“" + d.Text[r.Start:r.End] + "”"
	}
	return r.Entity
}

func partyList(d *extract.Document, label string, rs []extract.Role) string {
	var ids []string
	for _, r := range rs {
		if id := partyLine(d, r); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return label + strings.Join(ids, ", ")
}

func edgeLines(f *graph.Facts) (out []string) {
	for _, c := range f.CoMentions() {
		out = append(out, fmt.Sprintf("CO_MENTIONED_WITH %s – %s %d", c.A, c.B, c.Sentences))
	}
	for _, s := range f.SaidAbout() {
		out = append(out, fmt.Sprintf("SAID_ABOUT %s → %s %d", s.Speaker, s.Target, s.Quotes))
	}
	slices.Sort(out)
	return out
}
