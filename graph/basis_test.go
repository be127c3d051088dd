package graph_test

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// wordsOnly is the default pack without its entities and offices.
type wordsOnly struct{ fs.FS }

func (w wordsOnly) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(w.FS, name)
	var out []fs.DirEntry
	for _, e := range list {
		if name == "." && e.Name() != "entity" || name == "office" && e.Name() == "kinds.yaml" || name != "." && name != "office" && name != "entity" {
			out = append(out, e)
		}
	}
	return out, err
}

var few = fstest.MapFS{
	"entity/few.yaml": {Data: []byte(`entities:
- {id: country/cn, gender: m, kinds: [country], capital: place/beijing, uk: [Китай], en: [China]}
- {id: country/no, gender: f, kinds: [country], uk: [Норвегія], en: [Norway]}
- {id: country/pl, gender: f, kinds: [country], capital: place/warsaw, uk: [Польща], en: [Poland]}
- {id: org/nato, kinds: [alliance], uk: [{text: НАТО, kind: acronym}], en: [NATO]}
- {id: person/donald-tusk, gender: m, country: country/pl, uk: {given: Дональд, family: Туск}}
- {id: person/jens-stoltenberg, gender: m, country: country/no, uk: {given: Єнс, family: Столтенберг}}
- {id: person/mark-rutte, gender: m, uk: {given: Марк, family: Рютте}}
- {id: place/beijing, gender: m, kinds: [city], country: country/cn, uk: [Пекін]}
- {id: place/warsaw, gender: f, kinds: [city], country: country/pl, uk: [Варшава]}
`)},
	"office/few.yaml": {Data: []byte(`offices:
- office: secretary-general
  of: org/nato
  head: true
  source: https://nato.example/list
  holders:
  - {who: person/jens-stoltenberg, from: 2014-10-01, to: 2024-10-01}
  - {who: person/mark-rutte, from: 2024-10-01}
- office: prime-minister
  of: country/pl
  source: https://pl.example/list
  holders:
  - {who: person/donald-tusk, from: 2023-12-13}
`)},
}

func article(id, day, text string) *extract.Article {
	return &extract.Article{ID: id, Lang: "uk", Published: day, Text: text, Zones: []extract.Zone{{Kind: extract.Body, Span: extract.Span{End: len(text)}}}}
}

// TestBasis changes a gazetteer in many ways. Wherever the facts of an article change its basis must, and where nothing that the article
// names is touched the basis must stay.
func TestBasis(t *testing.T) {
	articles := []*extract.Article{
		article("A", "2023-03-21", "Генсек НАТО застеріг Китай. Пекін відкинув цю заяву."),
		article("B", "2024-05-01", "Прем'єр-міністр Польщі зустрів у Варшаві Олену Черненко."),
		article("C", "2024-05-01", "Дощі затопили дорогу біля села Саратка. Постраждалих немає, повідомив Мирон Ткачук."),
	}
	articles[1].Site = "day.example"
	read := func(more map[string]string) (facts []graph.Facts, bases []string) {
		t.Helper()
		packs := []fs.FS{wordsOnly{gazetteer.DefaultPack()}, few}
		if more != nil {
			files := fstest.MapFS{}
			for name, text := range more {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
			packs = append(packs, files)
		}
		g, err := gazetteer.Load(packs...)
		if err != nil {
			t.Fatal(err)
		}
		x := extract.New(g)
		for _, a := range articles {
			d := x.Extract(a)
			facts = append(facts, graph.Of(d, g, ""))
			bases = append(bases, x.Basis(d))
			if !x.Holds(a, bases[len(bases)-1]) {
				t.Errorf("%s: its own basis does not hold", a.ID)
			}
		}
		return facts, bases
	}
	facts, bases := read(nil)
	if len(facts[0].Links) == 0 || len(facts[1].Mentions) < 3 {
		t.Fatalf("the articles are not read as they should be: %+v", facts)
	}
	for _, c := range []struct {
		name, files, text string
		facts, bases      string // articles in which they change
	}{
		{"another name in another language", "entity/a.yaml", "- {id: org/nato, add: true, ru: [НАТО]}", "A", "A"},
		{"an outside id", "entity/a.yaml", "- {id: country/pl, add: true, wikidata: Q36}", "B", "B"},
		{"a retired id", "entity/a.yaml", "- {id: country/pl, add: true, was: [country/rp]}", "B", "B"},
		{"a capital that stands for something else", "entity/a.yaml", "- {id: place/beijing, add: true, metonym: org/nato}", "A", "A"},
		{"an entity taken out", "entity/a.yaml", "- {id: org/nato, remove: true}", "A", "A"},
		{"a name that only B has", "entity/a.yaml", "- {id: person/olena-chernenko, gender: f, uk: {given: Олена, family: Черненко}}", "B", "B"},
		{"a place that only C has", "entity/a.yaml", "- {id: place/saratka, gender: f, kinds: [village], uk: [Саратка]}", "C", "C"},
		{"a name that nobody has", "entity/a.yaml", "- {id: org/fifa, uk: [{text: ФІФА, kind: acronym}]}", "", ""},
		{"a person of another surname", "entity/a.yaml", "- {id: person/ivan-dub, gender: m, uk: {given: Іван, family: Дуб}}", "", ""},
		{"an adjective that no article has", "entity/a.yaml", "- {id: country/no, add: true, adjective: {uk: [норвезький]}}", "", ""},
		{"another term of an office", "office/a.yaml", "- {office: secretary-general, of: org/nato, head: true, source: https://a.example, holders: [{who: person/jens-stoltenberg, from: 2014-10-01, to: 2023-01-01}, {who: person/mark-rutte, from: 2023-01-01}]}", "A", "A"},
		{"another post of a holder", "office/a.yaml", "- {office: prime-minister, of: country/no, source: https://a.example, holders: [{who: person/jens-stoltenberg, from: 2005-10-17, to: 2013-10-16}]}", "A", "AB"}, // Польща is not the only one with a прем'єр-міністр any more
		{"an office of nobody here", "office/a.yaml", "- {office: foreign-minister, of: country/no, source: https://a.example, holders: [{who: person/mark-rutte, from: 2010-01-01, to: 2011-01-01}]}", "", "A"},       // Рютте could be the general secretary
		{"the medium of B's site", "entity/a.yaml", "- {id: media/day, sites: {day.example: uk}, en: [Evening Day]}", "B", "B"},
		{"another site", "entity/a.yaml", "- {id: media/day, sites: {week.example: uk}, en: [Evening Day]}", "", ""},
		{"a word of the language", "lang/uk.yaml", "words: {opener: [щойновчора]}", "", "ABC"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.text
			switch folder, _, _ := strings.Cut(c.files, "/"); folder {
			case "entity":
				text = "entities:\n" + text + "\n"
			case "office":
				text = "offices:\n" + text + "\n"
			case "lang":
				text = "language: uk\n" + text + "\n"
			}
			newFacts, newBases := read(map[string]string{c.files: text})
			var inFacts, inBases string
			for i, a := range articles {
				if !reflect.DeepEqual(facts[i], newFacts[i]) {
					inFacts += a.ID
				}
				if bases[i] != newBases[i] {
					inBases += a.ID
				}
			}
			if inFacts != c.facts {
				t.Errorf("facts change in %q, want %q", inFacts, c.facts)
			}
			if inBases != c.bases {
				t.Errorf("bases change in %q, want %q", inBases, c.bases)
			}
			for _, id := range inFacts {
				if !strings.ContainsRune(inBases, id) {
					t.Errorf("the facts of %c change and its basis does not", id)
				}
			}
		})
	}
}
