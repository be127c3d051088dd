package suggest

import (
	"context"
	"strings"
	"testing"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
)

// articles are made up; the names in them too.
var articles = []struct{ site, text string }{
	{"a.example", "Міст відкрили\n\nГолова громади Іван Гнатюк заявив, що міст відкриють восени. Гнатюка підтримала профспілка «Якір».\n"},
	{"a.example", "Міст добудують\n\nГолова громади Іван Гнатюк пояснив, що грошей вистачить. Іванові Гнатюку подякувала Президентка Естонії.\n"},
	{"b.example", "Профспілка проти\n\nПрофспілка «Якір» оголосила страйк. Голова громади Іван Гнатюк відмовився від коментарів.\n"},
	{"c.example", "Новий голова\n\nПосол Іван Дубовик подякував НАТО. Голова громади Іван Гнатюк пішов у відставку.\n"},
}

func ranked(t *testing.T, order []int, o Options) []Suggestion {
	t.Helper()
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(g)
	c := New(context.Background(), g, t.TempDir())
	for _, i := range order {
		for a, err := range page.Read(strings.NewReader(articles[i].text), "a", page.Options{Format: page.FormatText, Meta: page.Meta{Site: articles[i].site, Lang: "uk"}}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Add(x.Extract(a)); err != nil {
				t.Fatal(err)
			}
		}
	}
	list, err := c.Ranked(o)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func ids(list []Suggestion) string {
	var out []string
	for _, s := range list {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

func TestRanked(t *testing.T) {
	all := []int{0, 1, 2, 3}
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"two articles", Options{MinArticles: 2}, "person/ivan-hnatiuk org/profspilka-yakir"},
		{"every name", Options{MinArticles: 1}, "person/ivan-hnatiuk org/profspilka-yakir person/ivan-dubovyk"},
		{"the first", Options{MinArticles: 1, Top: 1}, "person/ivan-hnatiuk"},
		{"bodies", Options{MinArticles: 1, Type: gazetteer.Organization}, "org/profspilka-yakir"},
		{"nothing", Options{MinArticles: 9}, ""},
	} {
		if got := ids(ranked(t, all, c.o)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSuggestion(t *testing.T) {
	list := ranked(t, []int{0, 1, 2, 3}, Options{MinArticles: 2})
	if len(list) != 2 {
		t.Fatalf("%v", ids(list))
	}
	s := list[0]
	if s.Articles != 4 || s.Mentions != 6 || strings.Join(s.Outlets, " ") != "a.example b.example c.example" || s.Names["uk"] != "Іван Гнатюк" {
		t.Errorf("%+v", s)
	}
	if len(s.Contexts) != 3 || s.Contexts[0].Text != "Голова громади [Іван Гнатюк] заявив, що міст відкриють восени." || s.Contexts[0].Site != "a.example" {
		t.Errorf("%+v", s.Contexts)
	}
	if want := "- id: person/ivan-hnatiuk\n  gender: m\n  uk: {family: Гнатюк, given: Іван}\n"; s.YAML != want {
		t.Errorf("got\n%s", s.YAML)
	}
	if !strings.HasPrefix(strings.Join(s.Forms, ", "), "Іван Гнатюк, Івана Гнатюка, ") {
		t.Errorf("%v", s.Forms)
	}
	if want := "- id: org/profspilka-yakir\n  kinds: [trade-union]\n  uk: [{text: профспілка «Якір», pattern: N =}, {text: Якір, need: {any: [quoted]}}]\n"; list[1].YAML != want {
		t.Errorf("got\n%s", list[1].YAML)
	}
}

// The counts do not depend on the order of the articles, and the same articles give the same.
func TestOrder(t *testing.T) {
	a, b := ranked(t, []int{0, 1, 2, 3}, Options{MinArticles: 1}), ranked(t, []int{3, 1, 0, 2}, Options{MinArticles: 1})
	if ids(a) != ids(b) {
		t.Errorf("%s and %s", ids(a), ids(b))
	}
	for i := range a {
		if a[i].Articles != b[i].Articles || a[i].Mentions != b[i].Mentions || a[i].YAML != b[i].YAML {
			t.Errorf("%+v and %+v", a[i], b[i])
		}
	}
}

// One name in three languages is one suggestion; two spellings of one language stay two.
func TestAcrossLanguages(t *testing.T) {
	of := func(id string, n int, names map[string]string) *tally {
		s := newTally(id, gazetteer.Person)
		for range n {
			for lang, name := range names {
				s.add(&seen{Name: name, Lang: lang, Mentions: 1, Text: name, Site: lang})
			}
		}
		return s
	}
	group := []*tally{
		of("x/person/ivan-hnatiuk", 3, map[string]string{"uk": "Іван Гнатюк"}), of("x/person/ivan-gnatyuk", 1, map[string]string{"en": "Ivan Gnatyuk"}),
		of("x/person/yvan-hnatiuk", 2, map[string]string{"ru": "Иван Гнатюк"}), of("x/person/ivan-hnatyuk", 2, map[string]string{"uk": "Іван Гнатьюк"}),
	}
	for _, s := range group[1:3] {
		if sound(s.ID) != sound(group[0].ID) {
			t.Errorf("%s does not sound as %s", s.ID, group[0].ID)
		}
	}
	got := acrossLanguages(group)
	if len(got) != 2 {
		t.Fatalf("%d names", len(got))
	}
	s := got[0].done()
	if s.Articles != 6 || s.Names["uk"] != "Іван Гнатюк" || s.Names["ru"] != "Иван Гнатюк" || s.Names["en"] != "Ivan Gnatyuk" || len(s.Outlets) != 3 || len(s.Contexts) != 3 {
		t.Errorf("%+v", s)
	}
	if s := got[1].done(); s.ID != "x/person/ivan-hnatyuk" || s.Articles != 2 {
		t.Errorf("%+v", s)
	}
}

func TestContextsOfOtherOutlets(t *testing.T) {
	one := newTally("x/person/a", gazetteer.Person)
	for _, s := range []struct{ site, text string }{{"a", "1"}, {"a", "2"}, {"a", "3"}, {"a", "3"}, {"b", "4"}, {"b", "5"}, {"c", "6"}} {
		one.add(&seen{Name: "А", Lang: "uk", Mentions: 1, Text: s.text, Site: s.site})
	}
	got := ""
	for _, c := range one.done().Contexts {
		got += c.Site + c.Text + " "
	}
	if got != "a1 b4 c6 " {
		t.Errorf("got %s, want a sentence of each outlet", got)
	}
}

func TestNamesInMarks(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	c := New(context.Background(), g, t.TempDir())
	for text, want := range map[string]string{
		"профспілка «Якір»": "Якір", `НАК "Нафтоліс України"`: "Нафтоліс України", "«Якір»": "", "Асоціація рибалок": "", "гурт «якір»": "",
	} {
		got := ""
		if list := c.whole(text, "uk"); len(list) == 2 && list[1].Quoted {
			got = list[1].Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
