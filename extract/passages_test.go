package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zgadka/gazetteer"
)

// markedName is P[…], L[…] or O[…] round a person, a place or a body: the words, behind a bar their nominative where it differs, behind
// another the full name of whom they name where that differs from the nominative.
var markedName = regexp.MustCompile(`([PLO])\[([^|\]]*)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]`)

type markedMention struct {
	Span
	kind, surface, lemma, full string
}

// readMarked returns the text of a passage of testdata/names and its names.
func readMarked(raw string) (text string, names []markedMention) {
	var b strings.Builder
	at := 0
	for _, m := range markedName.FindAllStringSubmatchIndex(raw, -1) {
		b.WriteString(raw[at:m[0]])
		group := func(n int, or string) string {
			if m[2*n] < 0 {
				return or
			}
			return raw[m[2*n]:m[2*n+1]]
		}
		n := markedMention{kind: group(1, ""), surface: group(2, "")}
		n.lemma = group(3, n.surface)
		n.full = group(4, n.lemma)
		n.Start = b.Len()
		b.WriteString(n.surface)
		n.End = b.Len()
		names = append(names, n)
		at = m[1]
	}
	b.WriteString(raw[at:])
	return b.String(), names
}

const nameMarks = "\"'”«„ʼ»“ʻ()[] \t\n-–—,.:;"

// bare is the span without the marks at its edges, which nobody means when they mark a name.
func bare(text string, s Span) Span {
	left := len(text[s.Start:s.End]) - len(strings.TrimLeft(text[s.Start:s.End], nameMarks))
	s.Start += left
	s.End = s.Start + len(strings.TrimRight(text[s.Start:s.End], nameMarks))
	return s
}

// namesScore counts names of passages, and the pairs of them in one passage that are or are said to be of one entity.
type namesScore struct{ right, found, all, lemmas, links, linksFound, linksRight float64 }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func f1(right, found, all float64) float64 { return ratio(2*right, found+all) }

// outermost leaves out what stands inside another mention: names inside names are not marked in the passages.
func outermost(ms []Mention) []Mention {
	var out []Mention
	end := 0
	for _, m := range ms { // by start, the longer first
		if kindOf(m) == "" || m.End <= end {
			continue
		}
		end = m.End
		out = append(out, m)
	}
	return out
}

func (s *namesScore) passage(t *testing.T, file string, lang gazetteer.Lang) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSuffix(filepath.Base(file), ".txt")
	text, names := readMarked(strings.TrimSpace(string(raw)))
	type key struct {
		Span
		kind string
	}
	gold := map[key]markedMention{}
	for _, n := range names {
		gold[key{bare(text, n.Span), n.kind}] = n
	}
	s.all += float64(len(names))
	var matched []markedMention
	var entities []string
	for _, m := range outermost(defaultExtractor().Extract(whole(lang, text)).Mentions) {
		s.found++
		k := key{bare(text, m.Span), kindOf(m)}
		n, ok := gold[k]
		if !ok {
			t.Logf("%s: too much: %s %s (%s)", name, k.kind, m.Surface, m.Rule)
			continue
		}
		delete(gold, k)
		s.right++
		if strings.EqualFold(strings.Trim(m.Lemma, nameMarks), strings.Trim(n.lemma, nameMarks)) {
			s.lemmas++
		} else {
			t.Logf("%s: %s: nominative %s, want %s", name, m.Surface, m.Lemma, n.lemma)
		}
		entity := m.Entity
		if m.Literal != "" { // a capital that acts for its government is a place here
			entity = m.Literal
		}
		for i, o := range matched {
			same := n.kind == o.kind && strings.Trim(n.full, nameMarks) == strings.Trim(o.full, nameMarks)
			got := entity != "" && entity == entities[i]
			s.count(same, got)
			if same != got {
				t.Logf("%s: %s and %s: one %v, got %s and %s", name, o.surface, n.surface, same, entities[i], entity)
			}
		}
		matched, entities = append(matched, n), append(entities, entity)
	}
	for _, n := range names {
		if _, ok := gold[key{bare(text, n.Span), n.kind}]; ok {
			t.Logf("%s: missed: %s %s", name, n.kind, n.surface)
		}
	}
}

func (s *namesScore) count(same, got bool) {
	if same {
		s.links++
	}
	if got {
		s.linksFound++
	}
	if same && got {
		s.linksRight++
	}
}

// TestMarkedNames reads our own Ukrainian and Russian passages (testdata/names, names marked by hand before they were read, most of them in no
// gazetteer). -v prints what is missed, what is too much, and what has another nominative or identity.
func TestMarkedNames(t *testing.T) {
	for _, c := range []struct {
		set                string // folder
		passages           int
		names, lemma, link float64
	}{
		{"uk", 40, 0.92, 0.96, 0.93},
		{"ru", 20, 0.89, 0.95, 0.95},
		{"second/uk", 13, 0.90, 0.97, 0.95},
		{"second/ru", 7, 0.91, 0.97, 0.95},
	} {
		t.Run(c.set, func(t *testing.T) {
			files, _ := filepath.Glob("../testdata/names/" + c.set + "/*.txt")
			if len(files) < c.passages {
				t.Fatalf("%d passages", len(files))
			}
			var s namesScore
			for _, f := range files {
				s.passage(t, f, gazetteer.Lang(filepath.Base(c.set)))
			}
			names, lemma, link := f1(s.right, s.found, s.all), ratio(s.lemmas, s.right), f1(s.linksRight, s.linksFound, s.links)
			t.Logf("%.0f names: P %.3f R %.3f F1 %.3f; nominative %.3f; links F1 %.3f", s.all, ratio(s.right, s.found), ratio(s.right, s.all), names, lemma, link)
			if names < c.names || lemma < c.lemma || link < c.link {
				t.Errorf("F1 of names %.3f, nominative %.3f, links %.3f", names, lemma, link)
			}
		})
	}
}
