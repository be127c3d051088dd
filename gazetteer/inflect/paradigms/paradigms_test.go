package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zgadka/gazetteer/inflect"
)

// The sample is a hundred names of the tenth that endings are not learnt from, in the form of the dictionary.
func TestSample(t *testing.T) {
	list, err := readExport("testdata/sample.tsv", "uk", map[string]bool{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		unlisted          bool
		recall, precision float64
	}{{true, 0.95, 0.89}, {false, 0.99, 0.97}} {
		var s score
		for _, l := range list {
			if !heldOut(l.lemma) {
				t.Errorf("%s is not of the tenth", l.lemma)
			}
			s.compare(l, l.generate(tt.unlisted))
		}
		if r, p := ratio(s.found, s.pairs), ratio(s.right, s.made); r < tt.recall || p < tt.precision {
			t.Errorf("unlisted %v: recall %.3f, want %.3f; precision %.3f, want %.3f", tt.unlisted, r, tt.recall, p, tt.precision)
		}
	}
}

func TestReadExport(t *testing.T) {
	file := filepath.Join(t.TempDir(), "export.tsv")
	write(t, file, `Мороз	мороз	noun:anim:m:v_naz|noun:anim:f:v_naz:nv|noun:anim:f:v_rod:nv
Мороз	мороза	noun:anim:m:v_rod|noun:anim:m:v_zna
Мороз	морози	noun:anim:p:v_naz
Ольга	ользі	noun:anim:f:v_dav|noun:anim:f:v_mis
Ольга	ольга	noun:anim:f:v_naz
Суми	сум	noun:inanim:p:v_rod:ns
Суми	суми	noun:inanim:p:v_naz:ns
ООН	оон	noun:inanim:f:v_naz:nv:abbr
Алін	алінин	adj:m:v_naz
Разіна	разіна	noun:anim:f:v_naz
Разіна	разіної	noun:anim:f:v_rod
`)
	list, err := readExport(file, "uk", map[string]bool{"ольга": true, "разіна": true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range list {
		got = append(got, l.key()+": "+l.group())
	}
	want := []string{"Мороз sf: indeclinable surname f", "Мороз sm: surname m", "Ольга gf: given name f", "Разіна sf: surname f", "Суми tp: toponym p"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := list[1].forms["морози"]; c != inflect.NomPl {
		t.Errorf("морози is %s, want the plural of the man's name", caseNames(c))
	}
	write(t, file, "Мороз\tмороз\n")
	if _, err := readExport(file, "uk", nil); err == nil || !strings.Contains(err.Error(), "export.tsv:1: 2 columns, want 3") {
		t.Errorf("a line of two columns: %v", err)
	}
}

// A place is missing one form and has one too many.
func TestCompare(t *testing.T) {
	l := &lexeme{lemma: "Суми", lang: "uk", class: inflect.Toponym, gender: inflect.Plural, forms: map[string]inflect.Cases{
		"суми": inflect.NomPl | inflect.AccPl, "сум": inflect.GenPl, "сумам": inflect.DatPl}}
	var s score
	missing, wrong := s.compare(l, []inflect.Form{{Text: "Суми", Cases: inflect.NomPl | inflect.AccPl}, {Text: "Сумів", Cases: inflect.GenPl},
		{Text: "Сумам", Cases: inflect.DatPl}, {Text: "Сумами", Cases: inflect.InsPl}})
	if !slices.Equal(missing, []string{"сум(gen.pl)"}) || !slices.Equal(wrong, []string{"сумів(gen.pl)"}) {
		t.Errorf("missing %q, wrong %q", missing, wrong)
	}
	if s != (score{lemmas: 1, pairs: 4, found: 3, made: 4, right: 3, strange: 1}) {
		t.Errorf("%+v", s)
	}
}

// Names in -зар that decline softly teach the ending, and the one that does not is listed.
func TestLearn(t *testing.T) {
	soft := func(lemma string) *lexeme {
		stem := plain(lemma)
		return &lexeme{lemma: lemma, lang: "uk", class: inflect.Given, gender: inflect.Masculine, forms: map[string]inflect.Cases{
			stem: inflect.Nom, stem + "я": inflect.Gen | inflect.Acc, stem + "ем": inflect.Ins}}
	}
	rules := learn([]*lexeme{soft("Базар"), soft("Визар"), soft("Газар"), soft("Дозар"), soft("Езар")})
	if rules["р"] != "soft" || len(rules) != 1 {
		t.Errorf("learnt %v, want soft of all in -р", rules)
	}
}

func TestWordsAreListedWithWhatMakesThemRight(t *testing.T) {
	l := &lexeme{lemma: "Зюзюр", lang: "uk", class: inflect.Given, gender: inflect.Masculine, forms: map[string]inflect.Cases{
		"зюзюр": inflect.Nom, "зюзюря": inflect.Gen | inflect.Acc, "зюзюрем": inflect.Ins}}
	var b bytes.Buffer
	words([]*lexeme{l}).write(&b)
	if got, want := b.String(), "uk\tg\tm soft\tзюзюр\nuk\ts\tm soft\tзюзюр\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestText(t *testing.T) {
	file := filepath.Join(t.TempDir(), "text.txt")
	write(t, file, "Вони їхали до Сумів і назад.\nОни ехали в Сумів, этот ряд не считается.\nсумів і Сумами\n")
	l := &lexeme{lemma: "Зюзі", lang: "uk", class: inflect.Toponym, gender: inflect.Plural, forms: map[string]inflect.Cases{
		"зюзі": inflect.NomPl, "зюзей": inflect.GenPl}}
	var b bytes.Buffer
	if err := text(&b, []*lexeme{l}, []string{file}, nil, true); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "9 running words; 1 names with 1 forms too many; in 10,000 words 0.00 hits") {
		t.Error(got)
	}
	write(t, file, "Село Зюзів і його люди\n")
	b.Reset()
	if err := text(&b, []*lexeme{l}, []string{file}, nil, true); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "     1 зюзів of Зюзі\n") {
		t.Error(got)
	}
}

func write(t *testing.T, file, s string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}
