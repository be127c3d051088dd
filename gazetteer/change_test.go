package gazetteer

import (
	"strings"
	"testing"
)

// changed loads the small pack with one of an editor's own on top.
func changed(t *testing.T, files map[string]string) *Gazetteer {
	t.Helper()
	return load(t, packOf(small), packOf(files))
}

func TestAddNames(t *testing.T) {
	g := changed(t, map[string]string{"entity/own.yaml": `entities:
- id: org/nato
  add: true
  kinds: [bloc]
  adjective: {uk: [натівський]}
  uk: {text: Атлантичний блок, pattern: A N, gender: m}
- id: person/jens-stoltenberg
  add: true
  uk: {also: [{text: Столті, kind: nick}]}
  ru: {family: Столтенберг, given: Йенс}
- id: place/beijing
  add: true
  uk: {text: Бейцзін, kind: canonical}
`})
	for form, id := range map[string]string{
		"НАТО": "org/nato", "Атлантичного блоку": "org/nato", "Столті": "person/jens-stoltenberg", "Єнса Столтенберга": "person/jens-stoltenberg",
		"Йенсом Столтенбергом": "person/jens-stoltenberg", "Пекіном": "place/beijing", "Бейцзіном": "place/beijing",
	} {
		if r := g.Find(form); len(r) == 0 || r[0].Name == nil || r[0].Name.Entity != g.Entity(id) {
			t.Errorf("%s is not %s", form, id)
		}
	}
	if got := g.Named("org/nato", "uk") + " " + g.Named("place/beijing", "uk"); got != "НАТО Бейцзін" {
		t.Errorf("called %s", got)
	}
	if e := g.Entity("org/nato"); strings.Join(e.Kinds, " ") != "alliance bloc" || e.Gender != 'n' {
		t.Errorf("%+v", e)
	}
	if r := g.Find("натівського"); len(r) == 0 || r[0].Lexeme == nil || r[0].Lexeme.ID != "org/nato" {
		t.Error("the adjective is not found")
	}
}

func TestTakeNamesOut(t *testing.T) {
	g := changed(t, map[string]string{"entity/own.yaml": "entities:\n- id: org/nato\n  add: true\n  without: [North Atlantic Treaty Organization, НАТО]\n"})
	if g.Find("НАТО") != nil || g.Find("North Atlantic Treaty Organization") != nil {
		t.Error("a name that was taken out is found")
	}
	if g.Find("Північноатлантичного альянсу") == nil || g.Named("org/nato", "en") != "NATO" {
		t.Error("other names are gone")
	}
}

// Who is taken out leaves the offices too, and an institution takes its offices along.
func TestTakeEntitiesOut(t *testing.T) {
	g := changed(t, map[string]string{"entity/own.yaml": "entities:\n- {id: person/mark-rutte, remove: true}\n- {id: org/wagner, remove: true}\n"})
	if g.Entity("person/mark-rutte") != nil || g.Find("Рютте") != nil || g.Find("Вагнер") != nil {
		t.Error("still there")
	}
	if h := g.Holders("secretary-general", "org/nato", Date{}); len(h) != 1 || h[0].Who != "person/jens-stoltenberg" {
		t.Errorf("holders %v", h)
	}
	g = changed(t, map[string]string{"entity/own.yaml": "entities:\n- {id: org/nato, remove: true}\n"})
	if g.Office("secretary-general", "org/nato") != nil {
		t.Error("an office of nobody")
	}
}

func TestNewHolder(t *testing.T) {
	g := changed(t, map[string]string{
		"entity/own.yaml": "entities:\n- id: person/olha-kit\n  gender: f\n  uk: {family: Кіт, given: Ольга}\n",
		"office/own.yaml": "offices:\n- office: secretary-general\n  of: org/nato\n  add: true\n  holders: [{who: person/olha-kit, from: 2028-10-01}]\n",
	})
	for on, who := range map[string]string{"2020-05-05": "person/jens-stoltenberg", "2028-09-30": "person/mark-rutte", "2028-10-01": "person/olha-kit"} {
		if h := g.Holders("secretary-general", "org/nato", date(on)); len(h) != 1 || h[0].Who != who {
			t.Errorf("%s: %v, want %s", on, h, who)
		}
	}
	if o := g.Office("secretary-general", "org/nato"); !o.Head || o.Source != "https://www.nato.int" {
		t.Errorf("%+v", o)
	}
}

func TestCorrectHolder(t *testing.T) {
	g := changed(t, map[string]string{"office/own.yaml": "offices:\n- office: secretary-general\n  of: org/nato\n  add: true\n  holders: [{who: person/mark-rutte, from: 2024-10-01, to: 2028}]\n"})
	if h := g.Office("secretary-general", "org/nato").Holders; len(h) != 2 || h[1].To != date("2028") {
		t.Errorf("%v", h)
	}
	g = changed(t, map[string]string{"office/own.yaml": "offices:\n- {office: secretary-general, of: org/nato, remove: true}\n"})
	if g.Office("secretary-general", "org/nato") != nil {
		t.Error("the office is still there")
	}
}

func TestChangesThatCannotBe(t *testing.T) {
	for _, c := range []struct{ rule, file, text, want string }{
		{"nothing to add to", "entity/own.yaml", "entities:\n- id: org/own\n  add: true\n  uk: Своє\n", "entity/own.yaml:2: org/own: no earlier pack has it, so there is nothing to change"},
		{"nothing to remove", "entity/own.yaml", "entities:\n- {id: org/own, remove: true}\n", "entity/own.yaml:2: org/own: no earlier pack has it, so there is nothing to change"},
		{"add and remove", "entity/own.yaml", "entities:\n- {id: org/nato, add: true, remove: true}\n", "entity/own.yaml:2: org/nato: either add or remove"},
		{"without a name", "entity/own.yaml", "entities:\n- {id: org/nato, add: true, without: OTAN}\n", `entity/own.yaml:2: org/nato has no name "OTAN" to take out`},
		{"without but whole", "entity/own.yaml", "entities:\n- {id: org/nato, without: НАТО, uk: Альянс}\n", `entity/own.yaml:2: org/nato: "without" goes with add: true`},
		{"no name left", "entity/own.yaml", "entities:\n- {id: place/beijing, add: true, without: Пекін}\n", "entity/own.yaml:2: place/beijing has no name left: remove: true takes an entity out"},
		{"who is needed", "entity/own.yaml", "entities:\n- {id: country/no, remove: true}\n", "entity/a.yaml:27: person/jens-stoltenberg: unknown country country/no"},
		{"no such office", "office/own.yaml", "offices:\n- {office: secretary-general, of: org/cnn, remove: true}\n", "office/own.yaml:2: secretary-general of org/cnn: no earlier pack has it, so there is nothing to change"},
		{"two at once", "office/own.yaml", "offices:\n- {office: secretary-general, of: org/nato, add: true, holders: [{who: person/mark-rutte, from: 2020, to: 2024}]}\n",
			"office/own.yaml:2: secretary-general of org/nato: person/mark-rutte (from 2020) overlaps person/jens-stoltenberg (from 2014-10-01)"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			_, err := Load(packOf(small), packOf(map[string]string{c.file: c.text}))
			if err == nil || err.Error() != c.want {
				t.Errorf("\n got %v\nwant %s", err, c.want)
			}
		})
	}
}
