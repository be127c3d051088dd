package extract_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// goldRole is a party of a quote as marked: words of the text and the name in full.
type goldRole struct{ words, name, medium string }

// goldQuote is one marked quote. An optional one is neither missed nor too much.
type goldQuote struct {
	kind, act                string
	speakers, targets, media []goldRole // whoever speaks together is one speaker as good as the other
	spans                    []extract.Span
	optional, negated        bool
}

// passage is a text of testdata/quotes with what was marked by hand in it.
type passage struct {
	id, date string
	lang     gazetteer.Lang
	text     string
	quotes   []goldQuote
	open     []extract.Span // not judged
	none     []extract.Span // words in marks that are no quote
}

// readPassages reads the notation of testdata/quotes/README.md.
func readPassages(t *testing.T, file string) (out []passage) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split("\n"+string(raw), "\n@ ")[1:] {
		head, rest, _ := strings.Cut(block, "\n")
		p := passage{lang: gazetteer.Lang(strings.TrimSuffix(filepath.Base(file), ".txt"))}
		p.id, p.date, _ = strings.Cut(head, " ")
		var lines, marks []string
		for _, l := range strings.Split(strings.TrimSpace(rest), "\n") {
			if strings.HasPrefix(l, ">") || strings.HasPrefix(l, "! ") || strings.HasPrefix(l, "? ") {
				marks = append(marks, l)
			} else {
				lines = append(lines, l)
			}
		}
		p.text = strings.TrimSpace(strings.Join(lines, "\n"))
		plain := article(p.lang, p.text).Text
		for _, l := range marks {
			switch {
			case strings.HasPrefix(l, "? "):
				p.open = append(p.open, locate(t, p.id, plain, l[2:])...)
			case strings.HasPrefix(l, "! "):
				p.none = append(p.none, locate(t, p.id, plain, l[2:])...)
			default:
				p.quotes = append(p.quotes, readGold(t, p.id, plain, l))
			}
		}
		out = append(out, p)
	}
	return out
}

// locate returns the spans that "first words ~ last words … next span" means.
func locate(t *testing.T, id, text, notation string) (out []extract.Span) {
	t.Helper()
	at := 0
	for _, part := range strings.Split(notation, " … ") {
		first, last, cut := strings.Cut(strings.TrimSpace(part), " ~ ")
		i := strings.Index(text[at:], first)
		if i < 0 {
			t.Fatalf("%s: %q is not in the text", id, first)
		}
		s := extract.Span{Start: at + i, End: at + i + len(first)}
		if cut {
			j := strings.Index(text[s.End:], last)
			if j < 0 {
				t.Fatalf("%s: %q does not follow", id, last)
			}
			s.End += j + len(last)
		}
		out, at = append(out, s), s.End
	}
	return out
}

func readGold(t *testing.T, id, text, line string) (q goldQuote) {
	t.Helper()
	fields := strings.Split(line, " | ")
	left, content, ok := strings.Cut(fields[0], " <- ")
	if !ok {
		t.Fatalf("%s: %q has no content", id, line)
	}
	mark, left, _ := strings.Cut(left, " ")
	q.optional = mark == ">?"
	q.kind, left, _ = strings.Cut(left, " ")
	q.act, left, _ = strings.Cut(left, " ")
	q.speakers = []goldRole{readRole(left)}
	q.spans = locate(t, id, text, content)
	for _, f := range fields[1:] {
		what, rest, _ := strings.Cut(strings.TrimSpace(f), " ")
		switch what {
		case "and":
			q.speakers = append(q.speakers, readRole(rest))
		case "about":
			for _, x := range strings.Split(rest, "; ") {
				q.targets = append(q.targets, readRole(x))
			}
		case "media":
			for _, x := range strings.Split(rest, "; ") {
				medium, words, _ := strings.Cut(x, " ")
				r := readRole(words)
				r.medium = medium
				q.media = append(q.media, r)
			}
		case "negated":
			q.negated = true
		case "to":
		default:
			t.Fatalf("%s: what is %q?", id, f)
		}
	}
	for _, r := range slices.Concat(q.speakers, q.targets, q.media) {
		if !strings.Contains(text, r.words) {
			t.Fatalf("%s: %q is not in the text", id, r.words)
		}
	}
	return q
}

func readRole(s string) goldRole {
	words, name, ok := strings.Cut(strings.TrimSpace(s), " = ")
	if !ok {
		name = words
	}
	return goldRole{words: words, name: name}
}

// tally counts over passages as the scorer of the annotated sets does: contents match from an overlap of one half, one to one.
type tally struct {
	right, extra, missed        int
	speakers, acts, media, told int
	edges, edgesExtra, edgesAll int
}

func (n *tally) add(o tally) {
	n.right += o.right
	n.extra += o.extra
	n.missed += o.missed
	n.speakers += o.speakers
	n.acts += o.acts
	n.media += o.media
	n.told += o.told
	n.edges += o.edges
	n.edgesExtra += o.edgesExtra
	n.edgesAll += o.edgesAll
}

func (n tally) String() string {
	r := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("quotes P %.3f R %.3f (%d right, %d too many, %d missed), speaker %.3f, act %.3f, media %d of %d, edges P %.3f R %.3f F1 %.3f",
		r(n.right, n.right+n.extra), r(n.right, n.right+n.missed), n.right, n.extra, n.missed, r(n.speakers, n.right), r(n.acts, n.right), n.media, n.told,
		r(n.edges, n.edges+n.edgesExtra), r(n.edges, n.edgesAll), r(2*n.edges, n.edges+n.edgesExtra+n.edgesAll))
}

func length(spans []extract.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

func shared(a, b []extract.Span) (n int) {
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

// pairs returns which found quote each marked one is, -1 for none.
func pairs(gold []goldQuote, found []extract.Quote) []int {
	type pair struct {
		f    float64
		g, q int
	}
	var all []pair
	for i, g := range gold {
		for j, q := range found {
			if f := 2 * float64(shared(g.spans, q.Spans)) / float64(length(g.spans)+length(q.Spans)); f >= 0.5 {
				all = append(all, pair{f, i, j})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.f, a.f) })
	out, used := make([]int, len(gold)), map[int]bool{}
	for i := range out {
		out[i] = -1
	}
	for _, p := range all {
		if out[p.g] < 0 && !used[p.q] {
			out[p.g], used[p.q] = p.q, true
		}
	}
	return out
}

// judged reports whether a quote that nothing marked is one counts as too much: not where it lies in a marked one or in what is left open.
func (p passage) judged(q extract.Quote) bool {
	for _, s := range p.none {
		if q.Spans[0].Overlaps(s) {
			return true
		}
	}
	areas := slices.Clone(p.open)
	for _, g := range p.quotes {
		areas = append(areas, g.spans...)
	}
	for _, s := range q.Spans {
		if !slices.ContainsFunc(areas, func(a extract.Span) bool { return s.Start >= a.Start-4 && s.End <= a.End+4 }) {
			return true
		}
	}
	return false
}

func said(d *extract.Document, r *extract.Role, gold []goldRole) bool {
	return r != nil && slices.ContainsFunc(gold, func(g goldRole) bool {
		words := d.Text[r.Start:r.End]
		return strings.Contains(words, g.words) || strings.Contains(g.words, words)
	})
}

// wordings are all names under which the document has an entity.
func wordings(d *extract.Document, id string) map[string]bool {
	out := map[string]bool{}
	add := func(entity string, names ...string) {
		if entity == id {
			for _, n := range names {
				out[strings.ToLower(strings.Trim(n, "«»“”\"„"))] = true
			}
		}
	}
	for _, m := range d.Mentions {
		add(m.Entity, m.Name, m.Surface, m.Lemma)
	}
	for _, q := range d.Quotes {
		for _, r := range slices.Concat(q.CoSpeakers, q.Targets, q.Addressees, q.Media) {
			add(r.Entity, r.Name, d.Text[r.Start:r.End])
		}
		if q.Speaker != nil {
			add(q.Speaker.Entity, q.Speaker.Name, d.Text[q.Speaker.Start:q.Speaker.End])
		}
	}
	return out
}

// nobody is the name of speakers whom nothing in the passage names.
const nobody = "-"

func (r goldRole) is(words map[string]bool) bool {
	return words[strings.ToLower(r.words)] || words[strings.ToLower(r.name)]
}

// edges scores who said something about whom.
func (p passage) edges(t *testing.T, d *extract.Document, n *tally) {
	type edge struct{ speaker, target string }
	need, optional := map[edge][2]goldRole{}, map[edge][2]goldRole{}
	for _, g := range p.quotes {
		for i, s := range g.speakers {
			for _, x := range g.targets {
				into := need
				if s.name == nobody {
					continue
				}
				if g.optional || i > 0 {
					into = optional
				}
				into[edge{s.name, x.name}] = [2]goldRole{s, x}
			}
		}
	}
	found := map[edge]bool{}
	for _, q := range d.Quotes {
		for _, x := range q.Targets {
			if q.Speaker != nil && q.Speaker.Entity != "" && x.Entity != "" && x.Entity != q.Speaker.Entity {
				found[edge{q.Speaker.Entity, x.Entity}] = true
			}
		}
	}
	met := map[edge]bool{}
	for e := range found {
		s, x := wordings(d, e.speaker), wordings(d, e.target)
		known := false
		for k, g := range need {
			if g[0].is(s) && g[1].is(x) {
				met[k], known = true, true
			}
		}
		for _, g := range optional {
			known = known || g[0].is(s) && g[1].is(x)
		}
		if !known {
			n.edgesExtra++
			t.Logf("%s edge too many: %s -> %s", p.id, e.speaker, e.target)
		}
	}
	n.edges, n.edgesAll = len(met), len(need)
	for k := range need {
		if !met[k] {
			t.Logf("%s edge missed: %s -> %s", p.id, k.speaker, k.target)
		}
	}
}

func (p passage) score(t *testing.T) (n tally) {
	a := article(p.lang, p.text)
	a.Published = p.date
	d := extractor().Extract(a)
	at := pairs(p.quotes, d.Quotes)
	for i, g := range p.quotes {
		content := d.Text[g.spans[0].Start:g.spans[len(g.spans)-1].End]
		switch {
		case g.optional:
			continue
		case at[i] < 0:
			n.missed++
			t.Logf("%s missed: %s", p.id, content)
			continue
		}
		q := d.Quotes[at[i]]
		n.right++
		if said(d, q.Speaker, g.speakers) {
			n.speakers++
		} else {
			t.Logf("%s wrong speaker, not %s: %s", p.id, g.speakers[0].words, show(d, q))
		}
		if q.Act == g.act {
			n.acts++
		} else {
			t.Logf("%s act %s: %s", p.id, g.act, show(d, q))
		}
		n.told += len(g.media)
		for _, m := range g.media {
			if slices.ContainsFunc(slices.Concat(q.Media, q.Addressees), func(r extract.Role) bool { return said(d, &r, []goldRole{m}) }) {
				n.media++
			} else {
				t.Logf("%s medium missed, %s: %s", p.id, m.words, show(d, q))
			}
		}
		if q.Negated != g.negated {
			t.Logf("%s negated %t: %s", p.id, g.negated, show(d, q))
		}
	}
	for j, q := range d.Quotes {
		if !slices.Contains(at, j) && p.judged(q) {
			n.extra++
			t.Logf("%s too many: %s", p.id, show(d, q))
		}
	}
	p.edges(t, d, &n)
	return n
}

// TestNewsroomQuotes reads passages in the manner of many outlets (testdata/quotes, marked by hand before they were first read). -v prints
// what is missed and what is too much.
func TestNewsroomQuotes(t *testing.T) {
	for _, set := range []string{"first", "second", "third"} {
		var all tally
		files, _ := filepath.Glob(filepath.Join("../testdata/quotes", set, "*.txt"))
		if len(files) == 0 {
			t.Fatalf("%s: no passages", set)
		}
		for _, file := range files {
			var one tally
			for _, p := range readPassages(t, file) {
				one.add(p.score(t))
			}
			t.Logf("%s %s: %s", set, filepath.Base(file), one)
			all.add(one)
		}
		t.Logf("%s: %s", set, all)
		if all.extra > 2 || all.missed > 4 || all.speakers < all.right-4 {
			t.Errorf("%s: %d too many, %d missed, %d of %d speakers", set, all.extra, all.missed, all.speakers, all.right)
		}
	}
}
