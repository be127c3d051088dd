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
entity/a.yaml:5: "Коваль" of person/b and "Коваль" of person/a share a form and nothing tells them apart
office/a.yaml:8: mayor of place/koval: nobody from 2015-05-01 to 2015-06-01
office/a.yaml:10: boss of place/koval has no source
office/a.yaml:10: boss of place/koval has no holder
office/a.yaml:2: place/koval has more than one head: boss and mayor
office/kinds.yaml:3: mayor: no language has words for the group politician
lang/uk.yaml:2: місто stands twice under thing city`
	got := map[string]bool{}
	last := Problem{}
	for _, p := range Lint(g) {
		if p.Severity != Warning {
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
