package draft

import (
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"zgadka/gazetteer"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		first      bool
		want       string // given|family|patronymic, "" where it has no parts
	}{
		{"Олександр Сирський", "uk", false, "Олександр|Сирський|"},
		{"Сирський Олександр Станіславович", "uk", false, "Олександр|Сирський|Станіславович"},
		{"Ганна Петрівна Коваль", "uk", false, "Ганна|Коваль|Петрівна"},
		{"Путин, Владимир Владимирович", "ru", false, "Владимир|Путин|Владимирович"},
		{"Putin, Vladimir", "en", false, "Vladimir|Putin|"},
		{"Мария Ильинична Ильина", "ru", false, "Мария|Ильина|Ильинична"},
		{"Петро Ілліч Яць", "uk", false, "Петро|Яць|Ілліч"},
		{"Ursula von der Leyen", "en", false, "Ursula|von der Leyen|"},
		{"Урсула фон дер Ляєн", "uk", false, "Урсула|фон дер Ляєн|"},
		{"Сі Цзіньпін", "uk", true, "Цзіньпін|Сі|"},
		{"Кім Чен Ин", "uk", true, "Чен Ин|Кім|"},
		{"J. D. Vance", "en", false, "J. D.|Vance|"},
		{"Ахмед аш-Шараа", "uk", false, "Ахмед|аш-Шараа|"},
		{"Мадонна", "uk", false, ""},
		{"Карл III", "uk", false, ""},
		{"Martin Luther King Jr.", "en", false, ""},
		{"Ганна Коваль 2", "uk", false, ""},
		{"Майор «Грім»", "uk", false, ""},
		{"міністр оборони", "uk", false, ""},
	} {
		got := ""
		if p, ok := Split(c.name, c.lang, c.first); ok {
			got = p.Given + "|" + p.Family + "|" + p.Patronymic
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPattern(t *testing.T) {
	for name, want := range map[string]string{
		"uk Північний потік": "A N", "uk Служба безпеки України": "N = =", "uk Верховна Рада": "A N", "uk Біла Церква": "A N", "uk Країна мрій": "N =",
		"uk Синє озеро": "A N", "uk Збройні сили України": "A N =", "uk Група Вагнера": "N =", "uk Радіо Свобода": "N =", "uk Європейський суд з прав людини": "A N = = =",
		"uk Українська правда": "A N", "uk Нова Каховка": "A N", "uk Поле чудес": "N =", "uk ТОВ «Рогатин»": "= =", "uk CNN Україна": "= =", "uk BBC News": "", "uk Київ": "",
		"uk Державна прикордонна служба": "A A N", "uk Національний антикорупційний комітет": "A A N", "uk Кам'яні Млини": "A N",
		"ru Северный поток": "A N", "ru Служба внешней разведки": "N = =", "ru Большой театр": "A N", "ru Вооружённые силы": "A N", "ru Объединение фермеров": "N =",
		"ru Российские железные дороги": "A A N", "ru Красное море": "A N", "ru Нижний Новгород": "A N", "ru Страна мечты": "N =", "en White House": "",
	} {
		lang, text, _ := strings.Cut(name, " ")
		if got := Pattern(text, lang); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  Ольга \t Кіт ": "Ольга Кіт", "Марс (планета)": "Марс", "(Б)": "", "Ге\u0301рман": "Герман", "a\u202eb\x1b[31m": "", "Ян\u200bко": "Янко", "…": "", "Я": "",
		"один два три чотири п'ять шість сім вісім дев'ять десять одинадцять": "", "a=b": "", "AC/DC": "AC/DC",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// What is written loads, and says what it was.
func TestYAMLLoads(t *testing.T) {
	common := func(form string, lang gazetteer.Lang) bool { return form == "луг" }
	e := Entry{ID: "org/own", Kinds: []string{"party"}, Wikidata: "Q42", Names: map[gazetteer.Lang]*Names{
		"uk": {Whole: []Name{NewName("Партія, що «може»: так", "uk", common), NewName("ПЩМ", "uk", common), NewName("Луг", "uk", common)}},
		"en": {Whole: []Name{NewName("No", "en", common)}},
	}}
	p := Entry{ID: "person/kit", Gender: 'f', Names: map[gazetteer.Lang]*Names{"uk": {Family: []string{"Кіт"}, Given: []string{"Ольга", "Оля"}, Patronymic: []string{"Петрівна"}}}}
	o := Office{Kind: "boss", Of: "org/own", Source: "https://example.org/?a=b#c", Holders: []gazetteer.Tenure{{Who: "person/kit", From: gazetteer.Date{Year: 2020, Month: 5}, Acting: true}}}
	want := `- id: org/own
  kinds: [party]
  wikidata: Q42
  uk: [{text: 'Партія, що «може»: так', pattern: N = = =}, {text: ПЩМ, kind: acronym, case: upper}, {text: Луг, prior: 0.5}]
  en: 'No'
- id: person/kit
  gender: f
  uk: {family: Кіт, given: [Ольга, Оля], patronymic: Петрівна}
`
	if got := string(p.AppendYAML(e.AppendYAML(nil))); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	g, err := gazetteer.Load(fstest.MapFS{
		"entity/a.yaml":     {Data: []byte("entities:\n" + want)},
		"office/a.yaml":     {Data: o.AppendYAML([]byte("offices:\n"))},
		"office/kinds.yaml": {Data: []byte("kinds: {boss: {groups: []}}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"Партії, що «може»: так", "Олі Петрівні Кіт", "Ольгою Кіт", "ПЩМ", "No"} {
		if g.Find(form) == nil {
			t.Errorf("%s is not found", form)
		}
	}
	if h := g.Holders("boss", "org/own", gazetteer.Date{}); len(h) != 1 || !h[0].Acting || h[0].From.String() != "2020-05" {
		t.Errorf("%v", h)
	}
}

func FuzzQuote(f *testing.F) {
	for _, s := range []string{"Ольга", "NO", "1984", "2020-01-01", "- a", "a: b", "a #b", "'", "«»", "~", "=", "[x]", "@", "a'b", "null", "0x1F", ".inf", "é", "Київ,", "\uffff0A00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = Clean(s)
		if s == "" {
			return
		}
		var got struct {
			Flow []map[string]string
		}
		text := "flow: [{text: " + quote(s) + ", kind: short}]\n"
		if err := yaml.Unmarshal([]byte(text), &got); err != nil || len(got.Flow) != 1 || got.Flow[0]["text"] != s || got.Flow[0]["kind"] != "short" {
			t.Errorf("%q is read as %q (%v)", text, got, err)
		}
	})
}
