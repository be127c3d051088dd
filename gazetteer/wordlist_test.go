package gazetteer

import "testing"

// commonPack is the small pack with names that are common words, and lists of them.
func commonPack(words string) map[string]string {
	files := map[string]string{
		"entity/common.yaml": `entities:
- id: org/holos
  uk: Голос
  en: Voice
- id: person/x-moroz
  gender: m
  uk: {family: Мороз, given: Ікс}
- id: place/shchastia
  gender: n
  uk: Щастя
`,
		"common/uk.txt": words,
		"common/en.txt": "voice\n",
	}
	for name, text := range small {
		files[name] = text
	}
	return files
}

func TestReadingCommon(t *testing.T) {
	g := load(t, packOf(commonPack("# by hand\n\nмороз\nморозу\r\nщастя\nганна\nкитайський\n")))
	for _, c := range []struct {
		rule, form string
		want       bool
	}{
		{"place", "Щастя", true},
		{"capitals do not matter", "ЩАСТЯ", true},
		{"surname", "Мороз", true},
		{"case form", "Морозу", true},
		{"case form that is not listed", "Мороза", false},
		{"full name", "Ікс Мороз", false},
		{"given name", "Ганна", true},
		{"possessive", "Voice's", true},
		{"adjective of a country", "китайський", false},
		{"name only", "Столтенберг", false},
	} {
		t.Run(c.rule, func(t *testing.T) {
			readings := g.Find(c.form)
			if len(readings) == 0 {
				t.Fatalf("%s is not found", c.form)
			}
			for _, r := range readings {
				if r.Common != c.want {
					t.Errorf("%s: common is %v", c.form, r.Common)
				}
			}
		})
	}
}

func TestCommon(t *testing.T) {
	g := load(t, packOf(commonPack("ґрати\nоб'єднання\nжінка-лідер\n")), packOf(map[string]string{
		"common/uk.txt": "голос\n", "common/ru.txt": "орёл\n",
	}))
	for _, c := range []struct {
		rule, form, lang string
		want             bool
	}{
		{"as listed", "ґрати", "uk", true},
		{"г for ґ", "Грати", "uk", true},
		{"ґ is its own letter elsewhere", "орёґ", "ru", false},
		{"apostrophes are one", "Об’єднання", "uk", true},
		{"hyphens are one", "жінка‑лідер", "uk", true},
		{"stress mark", "го́лос", "uk", true},
		{"look-alike letters", "гoлoc", "uk", true},
		{"later pack", "голос", "uk", true},
		{"ё is е", "Орел", "ru", true},
		{"other language", "голос", "ru", false},
		{"earlier pack, other language", "Voice", "en", true},
		{"unknown language", "голос", "pl", false},
		{"nothing", "", "uk", false},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if got := g.Common(c.form, c.lang); got != c.want {
				t.Errorf("Common(%q, %s) is %v", c.form, c.lang, got)
			}
		})
	}
}

func TestCommonVersion(t *testing.T) {
	a, b := load(t, packOf(commonPack("голос\n"))), load(t, packOf(commonPack("мороз\n")))
	if a.Version() == b.Version() {
		t.Error("other words, same version")
	}
}

// The lists of the pack that comes with the program.
func TestDefaultCommon(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal("the embedded pack does not load")
	}
	for _, c := range []struct {
		lang  Lang
		words []string
		want  bool
	}{
		{"uk", []string{"рима", "дума", "суми", "мороз", "щастя", "прут", "голос", "день", "Коваль", "Вовк", "Рада", "Захід", "Гончар", "Маска"}, true},
		{"uk", []string{"Столтенберг", "Бахмут", "Київ", "Москва", "Рим", "Зеленський", "Бондаренко", "Порошенко", "Бундестаг", "Кремль", "Франції", "Росія"}, false},
		{"ru", []string{"мороз", "Орёл", "день", "Правда", "Волков", "Песков", "счастье"}, true},
		{"ru", []string{"Столтенберг", "Киев", "Путина", "Кремль", "Лавров", "Рим", "Германии", "Бахмут"}, false},
		{"en", []string{"Rice", "May", "Time", "West"}, true},
		{"en", []string{"Stoltenberg", "China", "Turkey", "Trump", "Rutte", "Kremlin"}, false},
	} {
		for _, w := range c.words {
			if got := g.Common(w, c.lang); got != c.want {
				t.Errorf("%s %s: common is %v", c.lang, w, got)
			}
		}
	}
	if r := g.Find("Щастя"); len(r) == 0 || !r[0].Common {
		t.Errorf("readings of Щастя: %+v", r)
	}
}

func TestGiven(t *testing.T) {
	g := load(t, packOf(commonPack("голос\n")), packOf(map[string]string{"given/uk.txt": "# rare\nмагомед m\nайгуль mf\nзарема f\n"}))
	for _, c := range []struct {
		word, lang string
		m, f       bool
	}{
		{"Магомед", "uk", true, false},
		{"Магомеда", "uk", false, false}, // only nominatives
		{"Айгуль", "uk", true, true},
		{"Зарема", "uk", false, true},
		{"Зарема", "ru", false, false},
		{"голос", "uk", false, false},
	} {
		if m, f := g.Given(c.word, c.lang); m != c.m || f != c.f {
			t.Errorf("Given(%q, %s) is %v, %v", c.word, c.lang, m, f)
		}
	}
	if g.Common("магомед", "uk") || g.Small("магомед", "uk") {
		t.Error("a rare given name is a common word")
	}
}
