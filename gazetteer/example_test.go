package gazetteer_test

import (
	"fmt"
	"testing/fstest"

	"zgadka/gazetteer"
)

// pack is a folder of YAML files; os.DirFS gives an analyst's own.
var pack = fstest.MapFS{
	"entity/nato.yaml": {Data: []byte(`entities:
- id: org/nato
  uk: [{text: НАТО, kind: acronym, case: any}, {text: Північноатлантичний альянс, pattern: A N, gender: m}]
  en: NATO
- id: person/jens-stoltenberg
  gender: m
  uk: {family: Столтенберг, given: Єнс}
  en: {family: Stoltenberg, given: Jens}
- id: person/mark-rutte
  gender: m
  uk: {family: Рютте, given: Марк}
`)},
	"office/kinds.yaml": {Data: []byte("kinds:\n  secretary-general: {groups: [diplomat]}\n")},
	"office/nato.yaml": {Data: []byte(`offices:
- office: secretary-general
  of: org/nato
  holders:
  - {who: person/jens-stoltenberg, from: 2014-10-01, to: 2024-10-01}
  - {who: person/mark-rutte, from: 2024-10-01}
`)},
	"lang/uk.yaml": {Data: []byte("language: uk\noffices:\n  secretary-general: {m: [генсек]}\n")},
}

func ExampleLoad() {
	g, err := gazetteer.Load(pack)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(g.Entities()), g.Named("person/jens-stoltenberg", "en"))

	broken := fstest.MapFS{"entity/own.yaml": {Data: []byte("entities:\n- id: org/own\n  colour: red\n  country: country/xx\n  uk: Своє\n")}}
	_, err = gazetteer.Load(pack, broken)
	fmt.Println(err)
	// Output:
	// 3 Jens Stoltenberg
	// entity/own.yaml:2: org/own: unknown country country/xx
	// entity/own.yaml:3: unknown key "colour"
}

func ExampleGazetteer_Scan() {
	g, _ := gazetteer.Load(pack)
	text := "Генсек НАТО Єнс Столтенберг"
	for h := range g.Scan(text) {
		for _, r := range h.Readings {
			if r.Name != nil {
				fmt.Println(text[h.Start:h.End], "is", r.Name.Entity.ID)
			} else {
				fmt.Println(text[h.Start:h.End], "is the", r.Lexeme.Class, "word", r.Lexeme.ID)
			}
		}
	}
	// Output:
	// Генсек is the office word secretary-general
	// НАТО is org/nato
	// Єнс Столтенберг is person/jens-stoltenberg
	// Столтенберг is person/jens-stoltenberg
}

func ExampleGazetteer_Holders() {
	g, _ := gazetteer.Load(pack)
	for _, on := range []string{"2023-03-21", "2024-10-01", "2024"} {
		day, _ := gazetteer.ParseDate(on)
		for _, t := range g.Holders("secretary-general", "org/nato", day) {
			fmt.Println(on, t.Who)
		}
	}
	// Output:
	// 2023-03-21 person/jens-stoltenberg
	// 2024-10-01 person/mark-rutte
	// 2024 person/jens-stoltenberg
	// 2024 person/mark-rutte
}

func ExampleLint() {
	g, _ := gazetteer.Load(pack)
	for _, p := range gazetteer.Lint(g) {
		fmt.Println(p)
		break
	}
	// Output:
	// entity/nato.yaml:2: org/nato has no ru name
}
