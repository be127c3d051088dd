package graph_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// knowledge is a small gazetteer.
type knowledge struct {
	entities map[string]*gazetteer.Entity
	offices  map[string][]gazetteer.Holding
}

func (k knowledge) Entity(id string) *gazetteer.Entity { return k.entities[id] }
func (k knowledge) Outlet(site string) (*gazetteer.Entity, string) {
	e := k.entities[map[string]string{"cnn.com": "media/cnn"}[site]]
	if e == nil {
		return nil, ""
	}
	return e, "en"
}
func (k knowledge) OfficesOf(person string) []gazetteer.Holding { return k.offices[person] }
func names(lang gazetteer.Lang, text string) gazetteer.Name {
	return gazetteer.Name{Text: text, Lang: lang, Kind: gazetteer.Canonical}
}
func entity(id string, t gazetteer.Type, n ...gazetteer.Name) *gazetteer.Entity {
	return &gazetteer.Entity{ID: id, Type: t, Names: n}
}

func small() knowledge {
	k := knowledge{map[string]*gazetteer.Entity{}, map[string][]gazetteer.Holding{}}
	for _, e := range []*gazetteer.Entity{
		entity("country/cn", gazetteer.Country, names("uk", "Китай"), names("en", "China")),
		entity("country/ru", gazetteer.Country, names("uk", "Росія"), names("ru", "Россия")),
		entity("org/kremlin", gazetteer.Organization, names("ru", "Кремль")),
		entity("org/nato", gazetteer.Organization, names("uk", "НАТО")),
		entity("media/cnn", gazetteer.Media, names("en", "CNN")),
		entity("person/jens-stoltenberg", gazetteer.Person, names("uk", "Єнс Столтенберг")),
	} {
		k.entities[e.ID] = e
	}
	k.entities["country/cn"].Wikidata, k.entities["country/cn"].ISO2 = "Q148", "CN"
	k.entities["media/cnn"].Country = "country/us"
	k.entities["org/kremlin"].StandsFor = "country/ru"
	k.offices["person/jens-stoltenberg"] = []gazetteer.Holding{
		{Office: &gazetteer.Office{Kind: "prime-minister", Of: "country/no"}}, // not in this gazetteer
		{
			Office: &gazetteer.Office{Kind: "secretary-general", Of: "org/nato"},
			Tenure: gazetteer.Tenure{Who: "person/jens-stoltenberg", From: gazetteer.Date{Year: 2014, Month: 10, Day: 1}, To: gazetteer.Date{Year: 2024, Month: 10}},
		},
	}
	return k
}

// document is an article with a title and two sentences of body, with what its words are found by.
type document struct {
	*extract.Document
	t *testing.T
}

func read(t *testing.T) document {
	const title, first, second = "🙂 Генсек НАТО застеріг Китай", "Столтенберг заявив CNN, що Кремль і Китай бояться НАТО.", "Він не вірить Кремлю і Олі Коваль, сказав речник."
	text := "Меню\n" + title + "\n\n" + first + " " + second
	d := document{&extract.Document{Article: &extract.Article{
		ID: "a/1", URL: "https://a.ua/1", Site: "a.ua", Lang: "uk", Title: title, Published: "2023-03-21T10:00:00+02:00", Fetched: "2023-03-22", Text: text,
	}}, t}
	span := d.span
	d.Zones = []extract.Zone{
		{Kind: extract.Nav, Span: span("Меню", 1)}, {Kind: extract.Title, Span: span(title, 1)}, {Kind: extract.Body, Span: span(first+" "+second, 1)},
	}
	d.Sentences = []extract.Sentence{{Span: span(title, 1), Zone: 1}, {Span: span(first, 1), Zone: 2}, {Span: span(second, 1), Zone: 2}}
	add := func(words string, nth int, entity string, via extract.Via, sentence int, name string) {
		d.Mentions = append(d.Mentions, extract.Mention{
			Span: span(words, nth), Surface: words, Entity: entity, Name: name, Lemma: strings.ToLower(words), Via: via, Rule: "by " + string(via), Sentence: sentence,
			Type: map[bool]gazetteer.Type{true: gazetteer.Person}[strings.HasPrefix(entity, "x/person")],
		})
	}
	add("Генсек НАТО", 1, "person/jens-stoltenberg", extract.ViaOffice, 0, "Єнс Столтенберг")
	add("НАТО", 1, "org/nato", extract.ViaAcronym, 0, "НАТО") // stands inside the mention before
	add("Китай", 1, "country/cn", extract.ViaName, 0, "Китай")
	add("Столтенберг", 1, "person/jens-stoltenberg", extract.ViaSurname, 1, "Єнс Столтенберг")
	add("CNN", 1, "media/cnn", extract.ViaAcronym, 1, "CNN")
	add("Кремль", 1, "org/kremlin", extract.ViaName, 1, "Кремль")
	add("Китай", 2, "country/cn", extract.ViaName, 1, "Китай")
	add("НАТО", 2, "org/nato", extract.ViaAcronym, 1, "НАТО")
	add("Він", 1, "person/jens-stoltenberg", extract.ViaPronoun, 2, "Єнс Столтенберг")
	add("Кремлю", 1, "org/kremlin", extract.ViaName, 2, "Кремль")
	add("Олі Коваль", 1, "x/person/olia-koval", extract.ViaPattern, 2, "Оля Коваль")
	add("речник", 1, "", extract.ViaRoleWord, 2, "") // open
	role := func(words string, nth int, entity string) extract.Role {
		return extract.Role{Span: span(words, nth), Entity: entity}
	}
	stoltenberg := role("Столтенберг", 1, "person/jens-stoltenberg")
	spokesman := role("речник", 1, "")
	title1 := role("Генсек НАТО", 1, "person/jens-stoltenberg")
	cue := span("заявив", 1)
	venue := role("CNN", 1, "media/cnn")
	venue.Medium = "venue"
	d.Quotes = []extract.Quote{
		{
			Spans: []extract.Span{span("застеріг Китай", 1)}, Type: extract.Indirect, Act: "warn", Speaker: &title1, Parent: -1, InTitle: true,
			Addressees: []extract.Role{role("Китай", 1, "country/cn")},
		},
		{
			Spans: []extract.Span{span("Кремль", 1), span("і Китай бояться НАТО", 1)}, Type: extract.Indirect, Act: "say", Cue: &cue, Speaker: &stoltenberg,
			CoSpeakers: []extract.Role{role("НАТО", 2, "org/nato")}, Parent: -1, Media: []extract.Role{venue},
			Targets: []extract.Role{role("Кремль", 1, "org/kremlin"), role("Китай", 2, "country/cn"), role("НАТО", 2, "org/nato")},
		},
		{
			Spans: []extract.Span{span("не вірить Кремлю", 1)}, Type: extract.Indirect, Act: "think", Speaker: &stoltenberg, Parent: 1, Negated: true,
			Targets: []extract.Role{role("Кремлю", 1, "org/kremlin"), role("Він", 1, "person/jens-stoltenberg"), role("речник", 1, "")},
		},
		{
			Spans: []extract.Span{span("Він не вірить", 1)}, Type: extract.Indirect, Act: "say", Speaker: &spokesman, Parent: -1,
			Targets: []extract.Role{role("Він", 1, "person/jens-stoltenberg")}, // anonymous: no edge
		},
	}
	return d
}

func (d document) span(words string, nth int) extract.Span {
	at := 0
	for {
		i := strings.Index(d.Text[at:], words)
		if i < 0 {
			d.t.Fatalf("no %q", words)
		}
		at += i
		if nth--; nth == 0 {
			return extract.Span{Start: at, End: at + len(words)}
		}
		at += len(words)
	}
}

func lines(t *testing.T, what string, got []string, want string) {
	t.Helper()
	var list []string
	for l := range strings.Lines(want) {
		if l = strings.TrimSpace(l); l != "" {
			list = append(list, l)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(list, "\n"); g != w {
		t.Errorf("%s: got\n%s\nwant\n%s", what, g, w)
	}
}

func TestOf(t *testing.T) {
	d := read(t)
	f := graph.Of(d.Document, small(), "v1")
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range f.Mentions {
		for i, via := range m.Via {
			if m.Rules[i] != "by "+via {
				t.Errorf("rules of %s are %q", m.Entity, m.Rules)
			}
		}
		got = append(got, fmt.Sprint(m.Entity, " ", m.Name, m.Sentences, m.Starts, m.Ends, m.Surfaces, m.Via, m.InTitle))
	}
	// "Меню" and its line end are 5 code points, the smiling face is one.
	lines(t, "mentions", got, `
		country/cn [0 1] [28 71] [33 76] [Китай Китай] [name name] true
		media/cnn [1] [54] [57] [CNN] [acronym] false
		org/kremlin [1 2] [62 105] [68 111] [Кремль Кремлю] [name name] false
		org/nato [0 1] [14 85] [18 89] [НАТО НАТО] [acronym acronym] true
		person/jens-stoltenberg [0 1 2] [7 35 91] [18 46 94] [Генсек НАТО Столтенберг Він] [office surname pronoun] true
		x/person/olia-koval Оля Коваль[2] [114] [124] [Олі Коваль] [pattern] false`)
	got = nil
	for _, e := range f.Entities {
		got = append(got, fmt.Sprintf("%s %s %q %q %q %q %s %s %v", e.ID, e.Type, e.Name, e.NameUk, e.NameRu, e.NameEn, e.Wikidata, e.ISO2, e.Known))
	}
	lines(t, "entities", got, `
		country/cn Country "Китай" "Китай" "" "China" Q148 CN true
		country/ru Country "Росія" "Росія" "Россия" ""   true
		media/cnn Media "CNN" "" "" "CNN"   true
		org/kremlin Organization "Кремль" "" "Кремль" ""   true
		org/nato Organization "НАТО" "НАТО" "" ""   true
		person/jens-stoltenberg Person "Єнс Столтенберг" "Єнс Столтенберг" "" ""   true
		x/person/olia-koval Person "Оля Коваль" "" "" ""   false`)
	got = nil
	for _, l := range f.Links {
		got = append(got, fmt.Sprint(l))
	}
	lines(t, "links", got, `
		{STANDS_FOR org/kremlin country/ru   }
		{HOLDS_OFFICE person/jens-stoltenberg org/nato secretary-general 2014-10-01 2024-10}`)
	got = nil
	for _, q := range f.Quotes {
		got = append(got, fmt.Sprint(q.ID, " ", q.Text, q.Starts, q.Ends, q.Act, q.Sentence, q.Cue, q.Parent, q.Negated, q.InTitle, *q.Speaker, q.CoSpeakers, q.Addressees, q.Media))
	}
	lines(t, "quotes", got, `
		a/1#q1 застеріг Китай[19] [33]warn0false true {person/jens-stoltenberg Генсек НАТО 7 18 } [] [{country/cn Китай 28 33 }] []
		a/1#q2 Кремль … і Китай бояться НАТО[62 69] [68 89]say1заявивfalse false {person/jens-stoltenberg Столтенберг 35 46 } [{org/nato НАТО 85 89 }] [] [{media/cnn CNN 54 57 venue}]
		a/1#q3 не вірить Кремлю[95] [111]think2a/1#q2true false {person/jens-stoltenberg Столтенберг 35 46 } [] [] []
		a/1#q4 Він не вірить[91] [104]say2false false { речник 133 139 } [] [] []`)
	got = nil
	for _, c := range f.CoMentions() {
		got = append(got, fmt.Sprint(c))
	}
	// The pronoun of the last sentence makes no co-mention.
	lines(t, "co-mentions", got, `
		{country/cn media/cnn 1}
		{country/cn org/kremlin 1}
		{country/cn org/nato 2}
		{country/cn person/jens-stoltenberg 2}
		{media/cnn org/kremlin 1}
		{media/cnn org/nato 1}
		{media/cnn person/jens-stoltenberg 1}
		{org/kremlin org/nato 1}
		{org/kremlin person/jens-stoltenberg 1}
		{org/kremlin x/person/olia-koval 1}
		{org/nato person/jens-stoltenberg 2}`)
	got = nil
	for _, c := range f.SaidAbout() {
		got = append(got, fmt.Sprint(c))
	}
	// Addressees are no targets, НАТО says nothing about itself, nor does Столтенберг.
	lines(t, "said about", got, `
		{org/nato country/cn 1}
		{org/nato org/kremlin 1}
		{person/jens-stoltenberg country/cn 1}
		{person/jens-stoltenberg org/kremlin 2}
		{person/jens-stoltenberg org/nato 1}`)
	a := f.Article
	if a.PublishedDate != "2023-03-21" || a.Story != "a/1" || a.Version != "v1" || a.FetchedAt != "2023-03-22" || a.SortKey() != "2023-03-21 2023-03-21T08:00:00.000Z" {
		t.Errorf("article %+v", a)
	}
}

// TestInput: an article comes back as it was read.
func TestInput(t *testing.T) {
	d := read(t)
	f := graph.Of(d.Document, small(), "v1")
	got, err := f.Article.Input()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, d.Article) {
		t.Errorf("got %+v, want %+v", got, d.Article)
	}
	if graph.TextHash(got) != f.Article.TextHash {
		t.Error("its hash has changed")
	}
	for _, z := range []graph.Range{{Start: 0, End: 1000}, {Start: 5, End: 4}, {Start: -1, End: 3}} {
		a := f.Article
		a.Zones = []graph.Zone{{Kind: "body", Range: z}}
		if _, err := a.Input(); err == nil {
			t.Errorf("zone %v: no error", z)
		}
	}
}

// TestTextHash: whatever facts depend on changes the hash, and what they do not depend on does not.
func TestTextHash(t *testing.T) {
	base := graph.TextHash(read(t).Article)
	if len(base) != 64 || base != graph.TextHash(read(t).Article) {
		t.Errorf("hash %q", base)
	}
	seen := map[string]string{base: "nothing"}
	for name, change := range map[string]func(*extract.Article){
		"text":      func(a *extract.Article) { a.Text += " " },
		"zone":      func(a *extract.Article) { a.Zones[0].Kind = extract.Related },
		"zone end":  func(a *extract.Article) { a.Zones[0].End-- },
		"title":     func(a *extract.Article) { a.Title = "" },
		"url":       func(a *extract.Article) { a.URL = "" },
		"site":      func(a *extract.Article) { a.Site, a.URL = a.URL, a.Site },
		"lang":      func(a *extract.Article) { a.Lang = "ru" },
		"published": func(a *extract.Article) { a.Published = "2023-03-22" },
	} {
		a := read(t).Article
		change(a)
		h := graph.TextHash(a)
		if other, ok := seen[h]; ok {
			t.Errorf("%s and %s give one hash", name, other)
		}
		seen[h] = name
	}
	a := read(t).Article
	a.Fetched, a.Author = "2024", "x"
	if graph.TextHash(a) != base {
		t.Error("fetching anew changes the hash")
	}
}

// TestOfSource: the medium of the site comes with the facts, although the article does not name it.
func TestOfSource(t *testing.T) {
	of := func(site string) graph.Facts {
		f := graph.Of(&extract.Document{Article: &extract.Article{ID: "a", Site: site, Text: "x"}}, small(), "")
		if err := f.Validate(); err != nil {
			t.Error(err)
		}
		return f
	}
	f := of("cnn.com")
	if want := (graph.Source{Medium: "media/cnn", Country: "country/us", Lang: "en"}); f.Source != want {
		t.Errorf("got %+v, want %+v", f.Source, want)
	}
	if want := []graph.Entity{{ID: "media/cnn", Type: "Media", Name: "CNN", NameEn: "CNN", Known: true}}; !reflect.DeepEqual(f.Entities, want) {
		t.Errorf("got %+v, want %+v", f.Entities, want)
	}
	if f := of("nobody.example"); f.Source != (graph.Source{}) || f.Entities != nil {
		t.Errorf("made up: %+v", f)
	}
}

// TestOfEmpty: an article without layers has facts, too.
func TestOfEmpty(t *testing.T) {
	f := graph.Of(&extract.Document{Article: &extract.Article{ID: "a", Text: "x"}}, small(), "")
	if err := f.Validate(); err != nil || len(f.CoMentions())+len(f.SaidAbout())+len(f.Entities) != 0 {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestSortKey(t *testing.T) {
	// In order of publication.
	for i, pair := range [][2]string{
		{"2023-03-20T23:59:59Z", "2023-03-21"},
		{"2023-03-21", "2023-03-21T00:00:00Z"},
		{"2023-03-21T10:00:00+03:00", "2023-03-21T08:00:00Z"},
		{"2023-03-21 10:00", "2023-03-21T10:00:01"},
		{"2023-03-21T10:00:00+0300", "2023-03-21T07:00:00.5Z"},
		{"2023-03-21T10:00:00Z", ""},
		{"2023-03-21", "2023-03"}, // not known to the day
	} {
		key := func(s string) string {
			f := graph.Of(&extract.Document{Article: &extract.Article{Published: s}}, small(), "")
			return f.Article.SortKey()
		}
		if a, b := key(pair[0]), key(pair[1]); a >= b {
			t.Errorf("%d: %q is not before %q", i, a, b)
		}
	}
}

func TestKey(t *testing.T) {
	for _, c := range [][4]string{
		{graph.EdgeCoMentioned, "country/cn", "country/ru", "country/cn|country/ru"},
		{graph.EdgeSaidAbout, "country/cn", "country/ru", "country/cn>country/ru"},
		{graph.EdgeSaidAbout, "a>b", "c|d%", "a%3Eb>c%7Cd%25"},
	} {
		if got := graph.Key(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("got %q, want %q", got, c[3])
		}
	}
}
