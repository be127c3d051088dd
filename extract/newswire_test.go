package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// annotated is P[…], L[…] or O[…] round a person, a place or a body.
var annotated = regexp.MustCompile(`([PLO])\[([^\]]*)\]`)

type goldName struct {
	Span
	kind string
}

// readNewswire returns the text of an annotated article and its names.
func readNewswire(raw string) (text string, names []goldName) {
	var b strings.Builder
	at := 0
	for _, m := range annotated.FindAllStringSubmatchIndex(raw, -1) {
		b.WriteString(raw[at:m[0]])
		start := b.Len()
		b.WriteString(raw[m[4]:m[5]])
		names = append(names, goldName{Span{start, b.Len()}, raw[m[2]:m[3]]})
		at = m[1]
	}
	b.WriteString(raw[at:])
	return b.String(), names
}

// kindOf is how the articles of testdata/newswire mark a type; a capital that acts for its government is a place there.
func kindOf(m Mention) string {
	switch {
	case m.Via == ViaOffice || m.Via == ViaRoleWord:
		return ""
	case m.Type == "Person":
		return "P"
	case m.Type == "Country" || m.Type == "Place" || m.Literal != "":
		return "L"
	case m.Type == "Organization" || m.Type == "Media":
		return "O"
	}
	return ""
}

// TestNewswire reads our own English reports in the manner of news agencies and sites (testdata/newswire, names marked by hand). The rules were
// written on the first folder; of the others docs/quality.md has what was found at the first reading. -v prints what is missed and what is too much.
func TestNewswire(t *testing.T) {
	for _, set := range []struct {
		files string
		atF1  float64
	}{{"*.txt", 0.92}, {"second/*.txt", 0.88}, {"third/*.txt", 0.82}} {
		t.Run(set.files, func(t *testing.T) { scoreNewswire(t, set.files, set.atF1) })
	}
}

func scoreNewswire(t *testing.T, pattern string, atF1 float64) {
	files, _ := filepath.Glob("../testdata/newswire/" + pattern)
	if len(files) < 10 {
		t.Fatalf("%d articles", len(files))
	}
	var right, found, all float64
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, names := readNewswire(strings.TrimSpace(string(raw)))
		gold := map[goldName]bool{}
		for _, n := range names {
			gold[n] = true
		}
		for _, m := range defaultExtractor().Extract(whole("en", text)).Mentions {
			k := kindOf(m)
			if k == "" {
				continue
			}
			found++
			if n := (goldName{m.Span, k}); gold[n] {
				right++
				delete(gold, n)
			} else {
				t.Logf("%s: too much: %s %s (%s)", filepath.Base(f), k, m.Surface, m.Rule)
			}
		}
		for _, n := range names {
			if gold[n] {
				t.Logf("%s: missed: %s %s", filepath.Base(f), n.kind, text[n.Start:n.End])
			}
		}
		all += float64(len(names))
	}
	p, r := right/found, right/all
	f := 2 * p * r / (p + r)
	t.Logf("P %.3f R %.3f F1 %.3f", p, r, f)
	if f < atF1 {
		t.Errorf("F1 of names is %.3f", f)
	}
}
