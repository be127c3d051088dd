package gazetteer

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// packOf makes a pack of files.
func packOf(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// small is a pack without mistakes that other tests build on.
var small = map[string]string{
	"entity/a.yaml": `# hand-made
entities:
- id: country/cn
  gender: m
  kinds: [country]
  iso2: CN
  capital: place/beijing
  uk: [Китай, {text: КНР, kind: acronym, case: any}]
  ru: [Китай]
  en: [China]
  adjective: {uk: [китайський], en: [Chinese]}
  demonym: {uk: [китаєць, китаянка], en: [Chinese]}
- id: country/no
  iso2: NO
  uk: Норвегія
- id: org/cnn
  uk: CNN
  en: CNN
- id: org/nato
  gender: n
  kinds: [alliance]
  uk: [{text: НАТО, kind: acronym, case: any}, {text: Північноатлантичний альянс, pattern: A N, gender: m}]
  en: [NATO, North Atlantic Treaty Organization]
- id: org/wagner
  gender: f
  uk: [{text: ПВК «Вагнер», pattern: = N, gender: m}]
- id: person/jens-stoltenberg
  gender: m
  country: country/no
  surname: alone
  uk: {family: Столтенберг, given: Єнс}
  en: {family: Stoltenberg, given: Jens}
- id: person/mark-rutte
  gender: m
  uk: {family: Рютте, given: Марк}
- id: person/pope-francis
  gender: m
  uk: {text: Папа Франциск, pattern: N N}
- id: person/volodymyr-zelenskyi
  gender: m
  uk: {family: Зеленський, given: Володимир, patronymic: Олександрович, also: [{text: Зе, kind: nick, case: exact, paradigm: indecl}]}
  en: {family: [Zelensky, Zelenskyy], given: Volodymyr}
- id: person/xi-jinping
  gender: m
  family_first: true
  uk: {family: {text: Сі, paradigm: indecl}, given: Цзіньпін}
  en: {family: Xi, given: Jinping}
- id: place/beijing
  country: country/cn
  uk: Пекін
`,
	"office/a.yaml": `offices:
- office: secretary-general
  of: org/nato
  head: true
  source: https://www.nato.int
  holders:
  - {who: person/jens-stoltenberg, from: 2014-10-01, to: 2024-10-01}
  - {who: person/mark-rutte, from: 2024-10-01}
`,
	"office/kinds.yaml": `kinds:
  secretary-general: {groups: [diplomat]}
`,
	"lang/uk.yaml": `language: uk
offices:
  secretary-general: {m: [генсек, {text: генеральний секретар, pattern: A N}], f: [генсекретарка]}
heads: {m: [очільник]}
people:
  diplomat: {m: [дипломат]}
things:
  alliance: [альянс]
  country: [країна]
cues:
  say:
  - {verbs: [заявити], to: dat}
  - {words: [наводить слова], quoted: gen, carrier: true}
  warn:
  - {verbs: [застерегти], to: acc, by: [від, проти], inf: true}
attributions:
  say:
  - {phrases: [за словами], speaker: gen, slot: [за _ словами]}
words:
  that: [що, ніби]
abbreviations: [ім, вул.]
given: {m: [Марк], f: [Ганна]}
`,
}

// with is the small pack with one file replaced or added.
func with(name, text string) fs.FS {
	files := map[string]string{name: text}
	for n, s := range small {
		if n != name {
			files[n] = s
		}
	}
	return packOf(files)
}

func load(t testing.TB, packs ...fs.FS) *Gazetteer {
	t.Helper()
	g, err := Load(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLoadMistakes(t *testing.T) {
	const entity, office, lang, kinds = "entity/b.yaml", "office/b.yaml", "lang/ru.yaml", "office/kinds.yaml"
	for _, c := range []struct{ rule, file, text, want string }{
		{"unknown key of an entity", entity, "entities:\n- id: org/x\n  uk: Ікс\n  colour: red\n", `entity/b.yaml:4: unknown key "colour"`},
		{"unknown key of a file", entity, "entitys: []\n", `entity/b.yaml:1: unknown key "entitys"`},
		{"unknown key of a name", entity, "entities:\n- id: org/x\n  uk:\n  - {text: Ікс, kase: any}\n", `entity/b.yaml:4: unknown key "kase"`},
		{"unknown key of a context", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, need: {near: [ігрек]}}\n", `entity/b.yaml:3: unknown key "near"`},
		{"a key twice", entity, "entities:\n- id: org/x\n  uk: Ікс\n  uk: Ігрек\n", `entity/b.yaml:4: key "uk" stands twice`},
		{"an id twice", entity, "entities:\n- id: org/nato\n  uk: Ікс\n", `entity/b.yaml:2: org/nato stands twice, first at entity/a.yaml:19`},
		{"a site in capitals", entity, "entities:\n- id: media/x\n  sites: {Ex.example: uk}\n  uk: Ікс\n", `entity/b.yaml:3: want a host name in lower case, such as bbc.co.uk, not "Ex.example"`},
		{"a site with an open path", entity, "entities:\n- id: media/x\n  sites: {x.example/news/: uk}\n  uk: Ікс\n", `entity/b.yaml:3: want a host name in lower case, such as bbc.co.uk, not "x.example/news/"`},
		{"a site with www", entity, "entities:\n- id: media/x\n  sites: {www.x.example: uk}\n  uk: Ікс\n", `entity/b.yaml:3: "www.x.example": leave the www out`},
		{"a site in no language", entity, "entities:\n- id: media/x\n  sites: {x.example: Ukrainian}\n  uk: Ікс\n", `entity/b.yaml:3: want the code of a language, such as uk, or ~, not "Ukrainian"`},
		{"a site of a body", entity, "entities:\n- id: org/x\n  sites: {x.example: uk}\n  uk: Ікс\n", `entity/b.yaml:3: key "sites" does not go with org/x`},
		{"one site of two media", entity, "entities:\n- id: media/x\n  sites: {x.example: uk}\n  uk: Ікс\n- id: media/y\n  sites: {x.example: uk}\n  uk: Ігрек\n", `entity/b.yaml:5: media/y: the site x.example is that of media/x at entity/b.yaml:2`},
		{"bad region code", entity, "entities:\n- id: place/x\n  iso3166_2: UA63\n  uk: Ікс\n", `entity/b.yaml:3: want a code such as UA-63, not "UA63"`},
		{"region of another country", entity, "entities:\n- id: place/x\n  country: country/no\n  iso3166_2: UA-63\n  uk: Ікс\n", `entity/b.yaml:2: place/x: iso3166_2 UA-63 is not of country/no (NO)`},
		{"bad number of geonames", entity, "entities:\n- id: place/x\n  geonames: 07\n  uk: Ікс\n", `entity/b.yaml:3: want a number such as 703448, not "07"`},
		{"geonames of an organisation", entity, "entities:\n- id: org/x\n  geonames: 7\n  uk: Ікс\n", `entity/b.yaml:3: key "geonames" does not go with org/x`},
		{"an id retired that is there", entity, "entities:\n- id: org/x\n  was: [org/nato]\n  uk: Ікс\n", `entity/b.yaml:2: org/x: it cannot have been org/nato, which is there: take that entry out first`},
		{"an id retired twice", entity, "entities:\n- id: org/x\n  was: [org/y, x/org/y, org/y]\n  uk: Ікс\n", `entity/b.yaml:2: org/x: was has org/y twice`},
		{"a retired id that is none", entity, "entities:\n- id: org/x\n  was: [Ігрек]\n  uk: Ікс\n", `entity/b.yaml:3: want an id such as org/nato, not "Ігрек"`},
		{"an outside id twice", entity, "entities:\n- id: place/x\n  geonames: 7\n  uk: Ікс\n- id: place/y\n  geonames: 7\n  uk: Ігрек\n", `entity/b.yaml:5: place/y: geonames 7 is that of place/x at entity/b.yaml:2`},
		{"no id", entity, "entities:\n- uk: Ікс\n", `entity/b.yaml:2: an entity without id`},
		{"bad id", entity, "entities:\n- id: company/x\n  uk: Ікс\n", `entity/b.yaml:2: want an id such as org/nato, not "company/x"`},
		{"no name", entity, "entities:\n- id: org/x\n", `entity/b.yaml:2: org/x has no name`},
		{"empty name", entity, "entities:\n- id: org/x\n  uk: ' '\n  en: X\n", `entity/b.yaml:3: want text, not an empty string`},
		{"endless name", entity, "entities:\n- id: org/x\n  uk: " + strings.Repeat("Ікс", 100) + "\n  en: X\n", `entity/b.yaml:3: text of more than 500 bytes`},
		{"a number as name", entity, "entities:\n- id: media/x\n  uk: 24\n  en: X\n", `entity/b.yaml:3: want text, not "24" (put it in quotes if it is meant)`},
		{"nothing as name", entity, "entities:\n- id: media/x\n  uk:\n  en: X\n", `entity/b.yaml:3: want text, not nothing (put it in quotes if it is meant)`},
		{"a map where a list is wanted", entity, "entities: {id: org/x}\n", `entity/b.yaml:1: want a list, not a map`},
		{"a list where text is wanted", entity, "entities:\n- id: [org/x]\n  uk: Ікс\n", `entity/b.yaml:2: want text, not a list`},
		{"bad gender", entity, "entities:\n- id: org/x\n  gender: x\n  uk: Ікс\n", `entity/b.yaml:3: unknown value "x", want one of m, f, n, p`},
		{"bad case policy", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, case: lower}\n", `entity/b.yaml:3: unknown value "lower", want one of cap, any, upper, exact`},
		{"bad paradigm", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, paradigm: m9}\n", `entity/b.yaml:3: unknown value "m9", want one of indecl, m2, f1, f3, n2, adj, pl`},
		{"bad prior", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, prior: 1.5}\n", `entity/b.yaml:3: want a number from 0 to 1, not "1.5"`},
		{"bad flag", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, by_country: так}\n", `entity/b.yaml:3: want true or false, not "так"`},
		{"pattern missing", entity, "entities:\n- id: org/x\n  uk: Європейський Союз\n", `entity/b.yaml:3: "Європейський Союз" has more than one word and needs a pattern`},
		{"pattern of another length", entity, "entities:\n- id: org/x\n  uk: {text: Європейський Союз, pattern: N}\n", `entity/b.yaml:3: pattern "N" does not fit the words of "Європейський Союз"`},
		{"pattern of other symbols", entity, "entities:\n- id: org/x\n  uk: {text: Союз, pattern: X}\n", `entity/b.yaml:3: want one of N A = for each word, not "X"`},
		{"a date that is none", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, from: 2014-02-30}\n", `entity/b.yaml:3: date "2014-02-30": want a real YYYY, YYYY-MM or YYYY-MM-DD`},
		{"a name that ends first", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, from: 2014, to: 2013}\n", `entity/b.yaml:3: a name that ends before it begins`},
		{"a key of another type", entity, "entities:\n- id: org/x\n  capital: place/beijing\n  uk: Ікс\n", `entity/b.yaml:3: key "capital" does not go with org/x`},
		{"unknown country", entity, "entities:\n- id: org/x\n  country: country/xx\n  uk: Ікс\n", `entity/b.yaml:2: org/x: unknown country country/xx`},
		{"country of another type", entity, "entities:\n- id: org/x\n  country: org/nato\n  uk: Ікс\n", `entity/b.yaml:3: want an id that begins with country/, not "org/nato"`},
		{"unknown capital", entity, "entities:\n- id: country/xx\n  capital: place/x\n  uk: Ікс\n", `entity/b.yaml:2: country/xx: unknown capital place/x`},
		{"unknown metonym", entity, "entities:\n- id: place/x\n  metonym: org/x\n  uk: Ікс\n", `entity/b.yaml:2: place/x: unknown metonym org/x`},
		{"unknown stands_for", entity, "entities:\n- id: org/x\n  stands_for: org/y\n  uk: Ікс\n", `entity/b.yaml:2: org/x: unknown stands_for org/y`},
		{"unknown id in a context", entity, "entities:\n- id: org/x\n  uk: {text: Ікс, not: {any: [org/y]}}\n", `entity/b.yaml:3: context names unknown org/y`},
		{"anchor", entity, "entities:\n- id: &a org/x\n  uk: Ікс\n", `entity/b.yaml:2: want text, not an anchor or alias`},
		{"broken YAML", entity, "entities:\n- id: org/x\n  uk: [Ікс\n", `entity/b.yaml:3: did not find expected ',' or ']'`},
		{"broken indentation", entity, "entities:\n- id: org/x\n  uk: Ікс\n en: X\n", `entity/b.yaml:4: did not find expected key`},
		{"colon in text", entity, "entities:\n- id: org/x\n  uk: Ікс: Ігрек\n", `entity/b.yaml:3: mapping values are not allowed in this context`},
		{"empty file", entity, "# nothing\n", `entity/b.yaml:1: the file is empty`},
		{"two documents", entity, "entities: []\n---\nentities: []\n", `entity/b.yaml:2: one document a file, please`},
		{"file elsewhere", "people.yaml", "entities: []\n", `people.yaml:1: not part of a pack: its files are entity/*.yaml, office/*.yaml, lang/*.yaml and common/*.txt`},
		{"other ending", "entity/b.yml", "entities: []\n", `entity/b.yml:1: not part of a pack: its files are entity/*.yaml, office/*.yaml, lang/*.yaml and common/*.txt`},

		{"office twice", office, "offices:\n- {office: secretary-general, of: org/nato, holders: []}\n", `office/b.yaml:2: secretary-general of org/nato stands twice, first at office/a.yaml:2`},
		{"unknown kind of office", office, "offices:\n- {office: general, of: org/nato, holders: []}\n", `office/b.yaml:2: unknown kind of office "general": office/kinds.yaml does not have it`},
		{"unknown institution", office, "offices:\n- {office: secretary-general, of: org/x, holders: []}\n", `office/b.yaml:2: secretary-general of unknown org/x`},
		{"unknown holder", office, "offices:\n- office: secretary-general\n  of: org/cnn\n  holders:\n  - {who: person/x}\n", `office/b.yaml:5: secretary-general of org/cnn: unknown holder person/x`},
		{"holder who is none", office, "offices:\n- office: secretary-general\n  of: org/cnn\n  holders:\n  - {who: org/nato}\n", `office/b.yaml:5: want an id that begins with person/, not "org/nato"`},
		{"holder without who", office, "offices:\n- office: secretary-general\n  of: org/cnn\n  holders:\n  - {from: 2014}\n", `office/b.yaml:5: a holder without "who"`},
		{"office without holders", office, "offices:\n- {office: secretary-general, of: org/cnn}\n", `office/b.yaml:2: an office without "holders"`},
		{"tenure that ends first", office, "offices:\n- office: secretary-general\n  of: org/cnn\n  holders:\n  - {who: person/mark-rutte, from: 2014-10-01, to: 2014-10-01}\n", `office/b.yaml:5: person/mark-rutte ends (2014-10-01) before it begins (2014-10-01)`},
		{"overlap", office, "offices:\n- office: secretary-general\n  of: org/cnn\n  holders:\n  - {who: person/mark-rutte, from: 2014}\n  - {who: person/jens-stoltenberg, from: 2020}\n",
			`office/b.yaml:6: secretary-general of org/cnn: person/jens-stoltenberg (from 2020) overlaps person/mark-rutte (from 2014)`},
		{"kind that is no word", kinds, "kinds:\n  secretary-general: {groups: []}\n  Big Boss: {groups: []}\n", `office/kinds.yaml:3: want a word of a-z, 0-9 and hyphens, not "Big Boss"`},

		{"no language", lang, "heads: {m: [глава]}\n", `lang/ru.yaml:1: a language file without "language"`},
		{"unknown language", lang, "language: pl\n", `lang/ru.yaml:1: unknown value "pl", want one of uk, ru, en`},
		{"unknown section", lang, "language: ru\nverbs: []\n", `lang/ru.yaml:2: unknown key "verbs"`},
		{"unknown kind of an office word", lang, "language: ru\noffices:\n  general: {m: [генерал]}\n", `lang/ru.yaml:3: unknown kind of office "general": office/kinds.yaml does not have it`},
		{"unknown act", lang, "language: ru\ncues:\n  sing: [{verbs: [петь]}]\n", `lang/ru.yaml:3: unknown key "sing"`},
		{"unknown key of a frame", lang, "language: ru\ncues:\n  say: [{verbs: [петь], of: gen}]\n", `lang/ru.yaml:3: unknown key "of"`},
		{"unknown case", lang, "language: ru\ncues:\n  say: [{verbs: [петь], to: abl}]\n", `lang/ru.yaml:3: unknown value "abl", want one of nom, gen, dat, acc, ins, loc`},
		{"frame without words", lang, "language: ru\ncues:\n  say: [{to: acc}]\n", `lang/ru.yaml:3: a frame without words`},
		{"slot without a place", lang, "language: ru\nattributions:\n  say: [{phrases: [по словам], slot: по словам}]\n", `lang/ru.yaml:3: want one _ in "по словам"`},
		{"unknown gender of words", lang, "language: ru\nheads: {x: [глава]}\n", `lang/ru.yaml:2: unknown key "x"`},
		{"common words of no language", "common/pl.txt", "dom\n", `common/pl.txt:1: not a list of common words: these are common/uk.txt, common/ru.txt, common/en.txt`},
		{"given name without gender", "given/uk.txt", "магомед m\nзарема\n", `given/uk.txt:2: want a given name in lower case and m, f or mf, not "зарема"`},
		{"given name with a capital", "given/uk.txt", "Магомед m\n", `given/uk.txt:1: want a given name in lower case and m, f or mf, not "Магомед m"`},
		{"common words too deep", "common/old/uk.txt", "дім\n", `common/old/uk.txt:1: not a list of common words: these are common/uk.txt, common/ru.txt, common/en.txt`},
		{"YAML among the common words", "common/uk.yaml", "words: []\n", `common/uk.yaml:1: not part of a pack: its files are entity/*.yaml, office/*.yaml, lang/*.yaml and common/*.txt`},
		{"two common words in a line", "common/uk.txt", "# words\nмороз\nщастя, голос\n", `common/uk.txt:3: want one word in lower case, not "щастя, голос"`},
		{"common word with a capital", "common/uk.txt", "Мороз\n", `common/uk.txt:1: want one word in lower case, not "Мороз"`},
		{"common word without letters", "common/uk.txt", "мороз\n---\n", `common/uk.txt:2: want one word in lower case, not "---"`},
		{"common word in another encoding", "common/uk.txt", "\xec\xee\n", "common/uk.txt:1: want one word in lower case, not \"\\xec\\xee\""},
		{"word without text", lang, "language: ru\nheads: {m: [{pattern: N}]}\n", `lang/ru.yaml:2: a word without text`},
	} {
		t.Run(c.rule, func(t *testing.T) {
			_, err := Load(with(c.file, c.text))
			if err == nil {
				t.Fatalf("loads, want %s", c.want)
			}
			if got := err.Error(); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLoadReportsAll(t *testing.T) {
	pack := packOf(map[string]string{
		"entity/b.yaml": "entities:\n- id: org/b\n  colour: red\n  uk: Бе\n- id: org/b\n  uk: Бе\n- id: org/c\n  country: country/xx\n  uk: Це\n",
		"entity/a.yaml": "entities:\n- {id: org/a, gender: q, uk: А}\n",
		"office/a.yaml": "offices:\n- {office: boss, of: org/a, holders: [{who: person/x}]}\n",
	})
	_, err := Load(pack)
	want := `entity/a.yaml:2: unknown value "q", want one of m, f, n, p
entity/b.yaml:3: unknown key "colour"
entity/b.yaml:5: org/b stands twice, first at entity/b.yaml:2
entity/b.yaml:7: org/c: unknown country country/xx
office/a.yaml:2: unknown kind of office "boss": office/kinds.yaml does not have it
office/a.yaml:2: boss of org/a: unknown holder person/x`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	var p Problem
	if !errors.As(err, &p) || p.Pos != (Pos{"entity/a.yaml", 2}) || p.Severity != Error {
		t.Errorf("the first mistake is %+v", p)
	}
}

func TestLoadFolders(t *testing.T) {
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "no YAML file") {
		t.Errorf("an empty pack: %v", err)
	}
	g := load(t, with("README.md", "# words: [about the pack"))
	if g.Entity("org/nato") == nil {
		t.Error("a file that is not YAML disturbs")
	}
}

func TestOverride(t *testing.T) {
	base := packOf(small)
	own := packOf(map[string]string{
		"entity/own.yaml":   "entities:\n- id: org/nato\n  uk: {text: Альянс, gender: m}\n- id: org/own\n  uk: Своє\n",
		"office/own.yaml":   "offices:\n- office: secretary-general\n  of: org/nato\n  holders: [{who: person/mark-rutte, from: 2014}]\n- office: boss\n  of: org/own\n  holders: []\n",
		"office/kinds.yaml": "kinds:\n  boss: {groups: [boss]}\n",
		"lang/uk.yaml":      "language: uk\noffices: {boss: {m: [бос]}}\nwords: {that: [буцім]}\nabbreviations: [бул]\n",
	})
	g, plain := load(t, base, own), load(t, base)
	if got := g.Named("org/nato", "uk"); got != "Альянс" {
		t.Errorf("org/nato is called %q", got)
	}
	if g.Find("НАТО") != nil {
		t.Error("a name of the replaced entry is still found")
	}
	if h := g.Holders("secretary-general", "org/nato", date("2015")); len(h) != 1 || h[0].Who != "person/mark-rutte" {
		t.Errorf("holders %v", h)
	}
	if g.Entity("org/own") == nil || g.Office("boss", "org/own") == nil || g.Find("боса") == nil || g.Find("генсека") == nil {
		t.Error("entries are missing")
	}
	uk := g.Language("uk")
	if !uk.Abbreviations["бул"] || !uk.Abbreviations["вул"] || strings.Join(uk.Words["that"], " ") != "що ніби буцім" {
		t.Errorf("language %v %v", uk.Abbreviations, uk.Words)
	}
	if g.Version() == plain.Version() || plain.Version() != load(t, packOf(small)).Version() || len(g.Version()) != 12 {
		t.Errorf("versions %s and %s", g.Version(), plain.Version())
	}
}

func TestOverrideMakesHoles(t *testing.T) {
	own := packOf(map[string]string{"entity/own.yaml": "entities:\n- id: place/beijing\n  country: country/xx\n  uk: Пекін\n"})
	_, err := Load(packOf(small), own)
	if want := "entity/own.yaml:2: place/beijing: unknown country country/xx"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func FuzzLoad(f *testing.F) {
	for _, text := range small {
		f.Add(text)
	}
	f.Add("entities: [{id: person/x, uk: {family: [А, {text: Бе Ве, pattern: = N}], given: '«'}}]")
	f.Add("entities: [{id: org/x, uk: {text: \"\\u00ad\"}, en: [\"'s\", '-']}]")
	f.Add("a: &a [*a]\n")
	f.Add("? [1]\n: 2\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"entity/f.yaml", "office/f.yaml", "office/kinds.yaml", "lang/uk.yaml", "common/uk.txt"} {
			g, err := Load(packOf(map[string]string{name: text}))
			if err != nil {
				continue
			}
			for range g.Scan(text) {
			}
			Lint(g)
		}
	})
}
