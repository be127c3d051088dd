package gazetteer

import (
	"strings"
	"testing"
)

func TestLint(t *testing.T) {
	g := load(t, packOf(map[string]string{
		"entity/a.yaml": `entities:
- id: person/b
  gender: m
  surname: alone
  uk: {family: Коваль, given: Іван}
  ru: {family: Коваль, given: Иван}
  en: {family: Koval, given: Ivan}
- id: person/a
  gender: m
  surname: alone
  uk: {family: Коваль, given: Петро}
  ru: {family: Коваленко, given: Пётр}
  en: {family: [Kovalenko, Kovalenko], given: Petro}
- id: place/koval
  kinds: [moon]
  uk: {text: Коваль, prior: 0.3}
  ru: {text: Ковальск, from: 2016}
- id: place/kovalsk
  kinds: [city]
  uk: Ковальськ
  ru: {text: Ковальск, to: 2016}
  en: Kovalsk
`,
		"office/a.yaml": `offices:
- office: mayor
  of: place/koval
  source: https://example.org
  head: true
  holders:
  - {who: person/a, from: 2010, to: 2015-05-01}
  - {who: person/b, from: 2015-06-01, to: 2020}
  - {who: person/a, from: 2020}
- office: boss
  of: place/koval
  head: true
  holders: []
`,
		"office/kinds.yaml": "kinds:\n  boss: {groups: []}\n  mayor: {groups: [official, politician]}\n",
		"lang/uk.yaml":      "language: uk\nthings: {city: [місто, місто]}\npeople: {official: {m: [чиновник]}}\n",
	}))
	want := `entity/a.yaml:8: person/a stands behind person/b: lists are sorted by id
entity/a.yaml:13: person/a: the en name "Petro Kovalenko" stands twice
entity/a.yaml:13: person/a: the en name "Kovalenko" stands twice
entity/a.yaml:14: place/koval has no en name
entity/a.yaml:14: place/koval: no language has words for the kind moon
entity/a.yaml:11: "Коваль" of person/a shares 6 forms with "Коваль" of person/b (entity/a.yaml:5) and nothing tells them apart: give them priors or contexts (need, not)
office/a.yaml:8: mayor of place/koval: nobody from 2015-05-01 to 2015-06-01
office/a.yaml:10: boss of place/koval has no source
office/a.yaml:10: boss of place/koval has no holder
office/a.yaml:2: place/koval has more than one head: boss and mayor
office/kinds.yaml:3: mayor: no language has words for the group politician
lang/uk.yaml:2: місто stands twice under thing city`
	severityOf := map[string]Severity{
		RuleOrder: Warning, RuleTwice: Warning, RuleLanguage: Note, RuleShared: Warning, RuleOffice: Warning, RuleUnused: Note, RuleGap: Note,
	}
	got := map[string]bool{}
	last := Problem{}
	for _, p := range Lint(g) {
		if want := severityOf[p.Rule]; p.Severity != want {
			t.Errorf("%s is a %s", p, p.Severity)
		}
		if p.compare(last) < 0 {
			t.Errorf("%s after %s", p, last)
		}
		got[p.String()], last = true, p
	}
	for line := range strings.Lines(want) {
		line = strings.TrimSuffix(line, "\n")
		if !got[line] {
			t.Errorf("missing: %s", line)
		}
		delete(got, line)
	}
	for line := range got {
		t.Errorf("not wanted: %s", line)
	}
}

// findings lists the warnings of a rule (of all where it is "") as "file:line: message".
func findings(g *Gazetteer, rule string) string {
	var b strings.Builder
	for _, p := range Lint(g) {
		if rule == "" || p.Rule == rule {
			b.WriteString(string(p.Severity) + " " + p.String() + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestLintRules(t *testing.T) {
	common := "банк\nлуг\nмир\n"
	for _, c := range []struct{ rule, name, file, text, want string }{
		{RuleLetters, "Latin e", "entity/a.yaml", "entities:\n- id: org/a\n  uk: Зeніт\n  ru: Зенит\n  en: Zenit\n", `warning entity/a.yaml:3: org/a: in "Зeніт" Latin "e" stands beside Cyrillic "Зніт"`},
		{RuleLetters, "Russian letter", "entity/a.yaml", "entities:\n- id: org/a\n  uk: Выбор\n  ru: Выбор\n  en: Vybor\n", `note entity/a.yaml:3: org/a: the uk name "Выбор" has the letter "ы"`},
		{RuleLetters, "Cyrillic in English", "entity/a.yaml", "entities:\n- id: org/a\n  uk: Вибір\n  ru: Выбор\n  en: Выбор\n", `warning entity/a.yaml:5: org/a: the English name "Выбор" has Cyrillic letters`},
		{RuleLetters, "a brand", "entity/a.yaml", "entities:\n- id: org/a\n  uk: ЛистInfo\n  ru: ЛистInfo\n  en: List\n", ``},
		{RuleLetters, "words of two scripts", "entity/a.yaml", "entities:\n- id: org/a\n  uk: {text: Канал CNN, pattern: N =}\n  ru: Си\n  en: C\n", ``},
		{RuleSmall, "no capital", "entity/a.yaml", "entities:\n- id: org/a\n  uk: {text: світла вода, pattern: A N}\n  ru: Вода\n  en: {text: water, case: any}\n", `warning entity/a.yaml:3: org/a: "світла вода" has no capital: every such word is a hit; case: any says that this is meant`},
		{RuleSmall, "digits are fine", "entity/a.yaml", "entities:\n- id: org/a\n  uk: '112'\n  ru: '112'\n  en: '112'\n", ``},
		{RuleCommon, "in small letters", "entity/a.yaml", "entities:\n- id: org/a\n  uk: {text: Мир, case: any}\n  ru: Мир\n  en: Myr\n", `warning entity/a.yaml:3: org/a: a form of "Мир" is a common word and counts in small letters: give it a context (need, not) or another case`},
		{RuleCommon, "with a capital", "entity/a.yaml", "entities:\n- id: place/a\n  uk: Луг\n  ru: Луг\n  en: Luh\n", `note entity/a.yaml:3: place/a: "Луг" is a common word too; a prior below 1 or a context (need, not) tells them apart`},
		{RuleCommon, "with a prior", "entity/a.yaml", "entities:\n- id: place/a\n  uk: {text: Луг, prior: 0.6}\n  ru: Луг\n  en: Luh\n", ``},
		{RuleCommon, "with a context", "entity/a.yaml", "entities:\n- id: place/a\n  uk: {text: Мир, case: any, need: {any: [станція]}}\n  ru: Луг\n  en: Luh\n", ``},
		{RuleCommon, "another form only", "entity/a.yaml", "entities:\n- id: place/a\n  uk: Банка\n  ru: Банка\n  en: Banka\n", ``},
		{RuleDate, "a year nobody means", "office/a.yaml", "offices:\n- office: boss\n  of: org/z\n  source: https://example.org\n  holders: [{who: person/z, from: 1022, to: 2023}]\n", `warning office/a.yaml:5: boss of org/z: person/z in 1022: is that the year?`},
		{RuleGap, "a long gap", "office/a.yaml", "offices:\n- office: boss\n  of: org/z\n  source: https://example.org\n  holders:\n  - {who: person/z, from: 2010, to: 2012-01-02}\n  - {who: person/z, from: 2013-01-03}\n", `warning office/a.yaml:7: boss of org/z: nobody from 2012-01-02 to 2013-01-03`},
		{RuleGap, "years that may touch", "office/a.yaml", "offices:\n- office: boss\n  of: org/z\n  source: https://example.org\n  holders:\n  - {who: person/z, from: 2010, to: 2012}\n  - {who: person/z, from: 2012}\n", ``},
	} {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			g := load(t, packOf(map[string]string{
				"entity/z.yaml":     "entities:\n- id: org/z\n  uk: Зет\n  ru: Зет\n  en: Zed\n- id: person/z\n  uk: {family: Зик, given: Олег}\n  ru: {family: Зик, given: Олег}\n  en: {family: Zyk, given: Oleh}\n",
				"office/kinds.yaml": "kinds:\n  boss: {groups: []}\n",
				"common/uk.txt":     common,
				c.file:              c.text,
			}))
			if got := findings(g, c.rule); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLintSharedForms(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"undecided", "uk: Лука", "uk: Лука", `"Лука" of place/b shares 6 forms with "Лука" of place/a (entity/a.yaml:3) and nothing tells them apart: give them priors or contexts (need, not)`},
		{"equal priors decide nothing", "uk: {text: Лука, prior: 0.5}", "uk: {text: Лука, prior: 0.5}", `note entity/a.yaml:5: "Лука" of place/b shares 6 forms with "Лука" of place/a (entity/a.yaml:3) and nothing tells them apart: give them priors or contexts (need, not)`},
		{"priors", "uk: Лука", "uk: {text: Лука, prior: 0.5}", ""},
		{"a context", "uk: Лука", "uk: {text: Лука, need: {any: [село]}}", ""},
		{"by country", "uk: Лука", "uk: {text: Лука, by_country: true}", ""},
		{"dates", "uk: {text: Лука, to: 2016}", "uk: {text: Лука, from: 2016}", ""},
		{"capitals", "uk: {text: ЛУКА, case: upper}", "uk: Лука", ""},
		{"another language", "uk: Лука", "ru: Лука", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := load(t, packOf(map[string]string{"entity/a.yaml": "entities:\n- id: place/a\n  " + c.a + "\n- id: place/b\n  " + c.b + "\n"}))
			got := findings(g, RuleShared)
			if got = strings.TrimPrefix(got, "warning entity/a.yaml:5: "); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
	var list strings.Builder
	list.WriteString("entities:\n")
	for _, id := range strings.Fields("a b c d e f g") {
		list.WriteString("- id: place/" + id + "\n  en: Springfield\n")
	}
	g := load(t, packOf(map[string]string{"entity/a.yaml": list.String()}))
	want := `warning entity/a.yaml:15: "Springfield" of place/g shares 2 forms with "Springfield" of place/a (entity/a.yaml:3), "Springfield" of place/b (entity/a.yaml:5), "Springfield" of place/c (entity/a.yaml:7), "Springfield" of place/d (entity/a.yaml:9), 2 more and nothing tells them apart: give them priors or contexts (need, not)`
	if got := findings(g, RuleShared); got != want {
		t.Errorf("seven of one name are one problem:\n got %s\nwant %s", got, want)
	}
}

// A form of a pack of one's own that the default has too is a problem of one's own pack.
func TestLintNamesThePack(t *testing.T) {
	own := Within("aaa/", packOf(map[string]string{"entity/own.yaml": "entities:\n- id: org/own\n  uk: НАТО\n"}))
	g := load(t, packOf(small), own)
	if got, want := findings(g, RuleShared), `warning aaa/entity/own.yaml:3: "НАТО" of org/own shares a form with "НАТО" of org/nato (entity/a.yaml:22) and nothing tells them apart: give them priors or contexts (need, not)`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	_, err := Load(packOf(small), Within("mine", packOf(map[string]string{"entity/own.yaml": "entities:\n- id: org/own\n  nmae: Своє\n", "common/uk.txt": "Мир\n"})))
	var list []string
	for _, p := range Problems(err) {
		list = append(list, string(p.Severity)+" "+p.Rule+" "+p.Pos.String())
	}
	if got, want := strings.Join(list, ", "), "error load mine/common/uk.txt:1, error load mine/entity/own.yaml:2, error load mine/entity/own.yaml:3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if a, b := load(t, packOf(small)), load(t, Within("elsewhere", packOf(small))); a.Version() != b.Version() {
		t.Error("where a pack lies changes its version")
	}
}
