package dump

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"zgadka/gazetteer"
)

// memory is a pack in memory.
type memory struct{ files fstest.MapFS }

type memoryFile struct {
	bytes.Buffer
	m    *memory
	name string
}

func (m *memory) Create(name string) (io.WriteCloser, error) {
	return &memoryFile{m: m, name: name}, nil
}

func (f *memoryFile) Close() error {
	f.m.files[f.name] = &fstest.MapFile{Data: f.Bytes()}
	return nil
}

func base(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// imported runs an import of texts.
func imported(t testing.TB, r Reader, o Options, texts ...string) (*memory, *Report, error) {
	t.Helper()
	o.Known, o.Scratch = base(t), t.TempDir()
	var in []Input
	for _, text := range texts {
		in = append(in, Input{"input", strings.NewReader(text)})
	}
	m := &memory{fstest.MapFS{}}
	report, err := Import(context.Background(), r, in, o, m)
	return m, report, err
}

// text is the whole pack without the comments.
func (m *memory) text() string {
	var names []string
	for name := range m.files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString("-- " + name + " --\n")
		for line := range strings.Lines(string(m.files[name].Data)) {
			if !strings.HasPrefix(line, "#") {
				b.WriteString(line)
			}
		}
	}
	return b.String()
}

// loads checks that a pack loads on top of the default and lint finds no error in it.
func (m *memory) loads(t *testing.T) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Load(gazetteer.DefaultPack(), gazetteer.Within("own", m.files))
	if err != nil {
		t.Fatalf("what was imported does not load:\n%v\n%s", err, m.text())
	}
	for _, p := range gazetteer.Lint(g) {
		if strings.HasPrefix(p.File, "own/") && (p.Severity == gazetteer.Error || p.Rule == gazetteer.RuleOrder || p.Rule == gazetteer.RuleTwice) {
			t.Errorf("lint: %s", p)
		}
	}
	return g
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The dump of the test: two citizens of one name, a mayor with his predecessor, a council by way of two subclasses, a Chinese name in
// "mul", a citizenship that ended; a property, empty maps as [], statements of every rank.
const wantWikidata = `-- entity/media-0001.yaml --
entities:
- id: media/stavky-herald
  kinds: [newspaper]
  country: country/ua
  wikidata: Q900000042
  uk: {text: Вісник Ставків, pattern: N =}
  en: Stavky Herald
-- entity/org-0001.yaml --
entities:
- id: org/zeleni-stavky-council
  kinds: [organization]
  country: country/ua
  wikidata: Q900000041
  uk: [{text: Рада громади Зелених Ставків, pattern: N = = =}, {text: РГЗС, kind: acronym}]
  en: [Zeleni Stavky Council, {text: ZSC, kind: acronym, case: upper}]
-- entity/person-0001.yaml --
entities:
- id: person/hanna-tykholaz
  gender: f
  country: country/ua
  wikidata: Q900000012
  uk: {family: Тихолаз, given: Ганна}
  en: {family: Tykholaz, given: Hanna}
- id: person/hanna-tykholaz-q900000014
  gender: f
  country: country/pl
  wikidata: Q900000014
  uk: {family: Тихолаз, given: Ганна}
  en: {family: Tykholaz, given: Hanna}
- id: person/lin-weijun
  gender: m
  country: country/cn
  wikidata: Q900000013
  family_first: true
  uk: {family: Лінь, given: Вейцзюнь}
  en: {family: Lin, given: [Weijun, Wei-jun]}
- id: person/ostap-verbivskyi
  gender: m
  country: country/ua
  wikidata: Q900000011
  uk: {family: Вербівський, given: Остап, patronymic: Петрович}
  ru: {family: Вербовский, given: Остап, patronymic: Петрович}
  en: {family: [Verbivskyi, Verbivskyy], given: Ostap}
-- entity/place-0001.yaml --
entities:
- id: place/zeleni-stavky
  kinds: [city]
  country: country/ua
  wikidata: Q900000031
  uk: [{text: Зелені Ставки, pattern: A N}, Ставки-Зелені]
  ru: {text: Зелёные Ставки, pattern: A N}
  en: Zeleni Stavky
-- office/offices.yaml --
offices:
- office: mayor
  of: place/zeleni-stavky
  source: https://www.wikidata.org/wiki/Q900000021
  holders:
  - {who: person/hanna-tykholaz, from: 2010-05-01, to: 2014}
  - {who: person/ostap-verbivskyi, from: 2015-11-10, to: 2020-12-01}
  - {who: person/hanna-tykholaz, from: 2020-12-01}
`

func wikidata(t testing.TB) *Wikidata {
	w := NewWikidata(base(t))
	w.MinSitelinks = 1
	return w
}

func TestWikidata(t *testing.T) {
	m, report, err := imported(t, wikidata(t), Options{}, file(t, "wikidata.json"))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.text(); got != wantWikidata {
		t.Errorf("got\n%s", got)
	}
	// Україна, Польща, Китай by their codes, НАТО by its name; of 19 items 5 have no page.
	for reason, n := range map[string]int{noName: 1, noClass: 2, knownThere: 4, onePart: 2, smallName: 2, noOffice: 2, "fewer than 1 sitelinks": 5} {
		if report.Skipped[reason] != n {
			t.Errorf("%d %s, want %d", report.Skipped[reason], reason, n)
		}
	}
	if report.Read != 19 || report.Offices != 1 || report.Holders != 3 || report.Broken != 0 {
		t.Errorf("%+v", report)
	}
	others, _, err := imported(t, GeoNames{}, Options{}, placesSample, alternatesSample)
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(m.files, map[string]*fstest.MapFile{"entity/place-geo.yaml": {Data: bytes.ReplaceAll(others.files["entity/place-0001.yaml"].Data, []byte("place/zeleni-stavky\n"), []byte("place/zeleni-stavky-a\n"))}})
	jrc, _, err := imported(t, JRC{}, Options{}, jrcSample)
	if err != nil {
		t.Fatal(err)
	}
	m.files["entity/org-jrc.yaml"] = jrc.files["entity/org-0001.yaml"]
	g := m.loads(t)
	if got := g.Find("Остапа Петровича Вербівського"); len(got) != 1 || got[0].Name.Entity.ID != "person/ostap-verbivskyi" {
		t.Errorf("%v", got)
	}
	if h := g.Holders("mayor", "place/zeleni-stavky", gazetteer.Date{Year: 2018}); len(h) != 1 || h[0].Who != "person/ostap-verbivskyi" {
		t.Errorf("%v", h)
	}
}

func TestPacked(t *testing.T) {
	plain := file(t, "wikidata.json")
	var zip, zst bytes.Buffer
	z := gzip.NewWriter(&zip)
	_, err := z.Write([]byte(plain))
	s, err2 := zstd.NewWriter(&zst)
	_, err3 := s.Write([]byte(plain))
	if err := errors.Join(err, err2, err3, z.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	bz2 := file(t, "wikidata.json.bz2")
	half := strings.Index(plain, "\n{\"type\":\"item\",\"id\":\"Q900000014\"") // two streams behind each other, as parallel packers write them
	var two bytes.Buffer
	for _, part := range []string{plain[:half], plain[half:]} {
		z := gzip.NewWriter(&two)
		if _, err := z.Write([]byte(part)); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"gzip": zip.String(), "zstd": zst.String(), "bzip2": bz2, "two streams": two.String()} {
		if m, _, err := imported(t, wikidata(t), Options{}, text); err != nil || m.text() != wantWikidata {
			t.Errorf("%s: %v\n%s", name, err, m.text())
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	list := strings.Split(strings.TrimSuffix(strings.TrimPrefix(file(t, "wikidata.json"), "[\n"), "\n]\n"), ",\n")
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		m, _, err := imported(t, wikidata(t), Options{}, "[\n"+strings.Join(list, ",\n")+"\n]\n")
		if err != nil || m.text() != wantWikidata {
			t.Fatalf("%v\n%s", err, m.text())
		}
	}
}

func TestFilters(t *testing.T) {
	w := wikidata(t)
	w.Classes = []Class{{Item: 900000002}, {Item: 900000077, Type: gazetteer.Event}}
	m, report, err := imported(t, w, Options{Langs: []string{"en"}}, file(t, "wikidata.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := `-- entity/event-0001.yaml --
entities:
- id: event/something-else
  wikidata: Q900000043
  en: Something else
-- entity/org-0001.yaml --
entities:
- id: org/zeleni-stavky-council
  kinds: [organization]
  country: country/ua
  wikidata: Q900000041
  en: [Zeleni Stavky Council, {text: ZSC, kind: acronym, case: upper}]
`
	if got := m.text(); got != want {
		t.Errorf("got\n%s", got)
	}
	if report.Written[gazetteer.Organization] != 1 || report.Written[gazetteer.Event] != 1 {
		t.Errorf("%+v", report.Written)
	}
	w = wikidata(t)
	w.MinSitelinks = 2
	if _, report, _ := imported(t, w, Options{}, file(t, "wikidata.json")); report.Skipped["fewer than 2 sitelinks"] != 7 {
		t.Errorf("%+v", report.Skipped)
	}
}

func TestDamagedDumps(t *testing.T) {
	plain := file(t, "wikidata.json")
	var zip bytes.Buffer
	z := gzip.NewWriter(&zip)
	if _, err := z.Write([]byte(plain)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"cut gzip", zip.String()[:zip.Len()-20], "input is damaged after"},
		{"changed gzip", zip.String()[:zip.Len()-8] + "\x00\x00\x00\x00" + zip.String()[zip.Len()-4:], "input is damaged after"},
		{"cut bzip2", file(t, "wikidata.json.bz2")[:1500], "input is damaged after"},
		{"cut between lines", plain[:strings.Index(plain, "\n{\"type\":\"item\",\"id\":\"Q900000014\"")], "input is damaged after 8 records: it ends without the closing ] of a dump"},
		{"cut in a line", plain[:len(plain)-400], "it ends without the closing ] of a dump"},
	} {
		m, _, err := imported(t, wikidata(t), Options{}, c.text)
		var d *Damaged
		if !errors.As(err, &d) || !strings.Contains(err.Error(), c.want) || len(m.files) > 0 {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		_, report, err := imported(t, wikidata(t), Options{Partial: true}, c.text)
		if err != nil || report.Damaged == nil {
			t.Errorf("%s, kept in part: %v, %+v", c.name, err, report)
		}
	}
	for _, c := range []struct{ name, text, want string }{
		{"a page", "<html>\n<body>Ні</body>\n</html>\n", "is not a JSON dump of Wikidata"},
		{"other JSON", "[\n{\"name\":\"x\"}\n]\n", "is not a JSON dump of Wikidata: an object without id and type"},
		{"nothing", "", "is empty"},
		{"ZIP", "PK\x03\x04xxxx", "is a ZIP archive"},
	} {
		if _, _, err := imported(t, wikidata(t), Options{Partial: true}, c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	broken := strings.Replace(plain, "{\"type\":\"item\",\"id\":\"Q900000043\"", "{{\"type\":\"item\",\"id\":\"Q900000043\"", 1)
	m, report, err := imported(t, wikidata(t), Options{}, broken)
	if err != nil || m.text() != wantWikidata || report.Broken != 1 || report.First.Line != 20 {
		t.Errorf("a broken line: %v, %+v", err, report)
	}
}

const jrcSample = "0\tP\tu\tthe+comment+of+the+first+line\n" +
	"900001\tP\tu\tOstap+Verbivskyi\n900001\tP\tu\tОстап+Вербівський\n900001\tP\tru\tОстап+Вербовский\n900001\tP\tde\tOstap+Werbiwskyj\n900001\tP\tu\tOstap+Verbivskyy\n900001\tP\tu\tОстап+Ставко\n" +
	"900002\tO\tu\tStavky+Union+of+Ferrymen\n900002\tO\tu\tSUF\n900003\tU\tu\tSomebody+Else\n900004\tP\tar\tأحمد\n900005\tP\tu\tJens+Stoltenberg\n"

func TestJRC(t *testing.T) {
	m, report, err := imported(t, JRC{}, Options{}, jrcSample)
	if err != nil {
		t.Fatal(err)
	}
	want := `-- entity/org-0001.yaml --
entities:
- id: org/stavky-union-of-ferrymen
  en: [Stavky Union of Ferrymen, {text: SUF, kind: acronym, case: upper}]
-- entity/person-0001.yaml --
entities:
- id: person/ostap-verbivskyi
  uk: {family: Вербівський, given: Остап}
  ru: {family: Вербовский, given: Остап}
  en: {family: [Verbivskyi, Verbivskyy], given: Ostap}
`
	if got := m.text(); got != want {
		t.Errorf("got\n%s", got)
	}
	if report.Skipped[noName] != 1 || report.Skipped[knownThere] != 1 || report.Skipped["of no type that is read"] != 1 {
		t.Errorf("%+v", report)
	}
	if _, _, err := imported(t, JRC{}, Options{}, strings.Repeat("a line of text\n", 200)); err == nil || !strings.Contains(err.Error(), "is not the entity file of JRC-Names") {
		t.Errorf("%v", err)
	}
	if _, report, err := imported(t, JRC{}, Options{}, jrcSample+"nonsense\n\xff\n"); err != nil || report.Broken != 2 || report.First.Line != 13 {
		t.Errorf("%v %+v", err, report)
	}
}

func row(id, name, class, code, country, population string) string {
	return strings.Join([]string{id, name, name, "", "49.1", "31.2", class, code, country, "", "05", "", "", "", population, "", "120", "Europe/Kiev", "2024-01-05"}, "\t") + "\n"
}

var (
	placesSample = row("9000001", "Zeleni Stavky", "P", "PPL", "UA", "12000") + row("9000002", "Zeleni Stavky", "P", "PPL", "UA", "700") + row("9000003", "Mali Stavky", "P", "PPL", "UA", "40") +
		row("9000004", "Stavka River", "H", "STM", "UA", "0") + row("9000005", "Stavky Post Office", "S", "PO", "UA", "0") + row("9000006", "Republic of Poland", "A", "PCLI", "PL", "38000000")
	alternatesSample = "1\t9000001\tuk\tЗелені Ставки\t1\t\t\t\t\t\n2\t9000001\tuk\tСтавки\t\t1\t\t\t\t\n3\t9000001\tuk\tЧервоні Ставки\t\t\t\t1\t1924\t2016-05-12\n4\t9000001\tru\tЗелёные Ставки\t\t\t\t\t\t\n" +
		"5\t9000001\tpost\t19000\t\t\t\t\t\t\n6\t9000001\tuk\tСтара Назва\t\t\t\t1\t\t\n7\t9000003\tuk\tМалі Ставки\t1\t\t\t\t\t\n8\t9000004\tuk\tСтавка\t1\t\t\t\t\t\n9\t9000004\ten\tStavka\t1\t\t\t\t\t\n"
)

func TestGeoNames(t *testing.T) {
	want := `-- entity/place-0001.yaml --
entities:
- id: place/stavka
  kinds: [river]
  country: country/ua
  uk: Ставка
  en: [Stavka, Stavka River]
- id: place/zeleni-stavky
  country: country/ua
  uk: [{text: Зелені Ставки, pattern: A N}, {text: Ставки, kind: short, prior: 0.5}, {text: Червоні Ставки, pattern: A N, from: 1924, to: 2016-05-12}]
  ru: {text: Зелёные Ставки, pattern: A N}
  en: Zeleni Stavky
- id: place/zeleni-stavky-g9000002
  country: country/ua
  en: {text: Zeleni Stavky, prior: 0.1}
`
	for _, order := range [][]string{{placesSample, alternatesSample}, {alternatesSample, placesSample}} {
		m, report, err := imported(t, GeoNames{MinPopulation: 500}, Options{}, order...)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.ReplaceAll(m.text(), "{text: Ставка, prior: 0.5}", "Ставка") // a word of Ukrainian too
		if got != want {
			t.Errorf("got\n%s", got)
		}
		if report.Skipped["with fewer than 500 inhabitants"] != 1 || report.Skipped["of a feature code that is not read"] != 1 || report.Skipped[knownThere] != 1 {
			t.Errorf("%+v", report)
		}
	}
	if _, _, err := imported(t, GeoNames{}, Options{}, "id,name\n1,x\n"); err == nil || !strings.Contains(err.Error(), "is not a table of GeoNames") {
		t.Errorf("%v", err)
	}
}

func TestCSV(t *testing.T) {
	const rows = "Ставкове Товариство|СТТ;Stavkove Society;org;company;UA\n"
	c := &CSV{Columns: map[string]string{"Назва": "uk", "Name": "en", "Вид": "type"}}
	m, _, err := imported(t, c, Options{}, "\ufeffНазва;Name;Вид;kinds;country;примітка\n"+rows)
	if err != nil {
		t.Fatal(err)
	}
	want := `-- entity/org-0001.yaml --
entities:
- id: org/stavkove-society
  kinds: [company]
  country: country/ua
  uk: [{text: Ставкове Товариство, pattern: A N}, {text: СТТ, kind: acronym, case: upper}]
  en: Stavkove Society
`
	if got := m.text(); got != want {
		t.Errorf("got\n%s", got)
	}
	m, report, err := imported(t, &CSV{Type: gazetteer.Person}, Options{}, "id,uk,gender\nperson/o-v,\"Вербівський, Остап\",m\nperson/o-v,Остап Інший,m\n,Ганна Тихолаз,ж\nperson/x,Ян Кіт,так\n")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m.text(), "-- entity/person-0001.yaml --\nentities:\n- id: person/hanna-tykholaz\n  gender: f\n  uk: {family: Тихолаз, given: Ганна}\n- id: person/o-v\n  gender: m\n  uk: {family: Вербівський, given: Остап}\n"; got != want && !strings.Contains(got, "Інший") {
		t.Errorf("got\n%s", got)
	}
	if report.Broken != 1 || report.First.String() != `input:5: gender "так" is not understood` || report.Skipped[idTwice] != 1 {
		t.Errorf("%+v", report)
	}
	for text, want := range map[string]string{
		"назва,тип\nА,org\n": "no column has names", "uk\nАвангард\n": "no type", "uk,uk\nА,Б\n": "two columns are uk", "uk,id\nАвангард,company/x\n": "does not go with the type",
	} {
		_, report, err := imported(t, &CSV{}, Options{}, text)
		if got := report.First.Reason; err == nil && !strings.Contains(got, want) || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v %q, want %s", text, err, got, want)
		}
	}
}

// Who held an office when: ends that are missing, that reach into the next, that are said twice; offices that several hold.
func TestOffice(t *testing.T) {
	day := func(s string) gazetteer.Date { d, _ := gazetteer.ParseDate(s); return d }
	for _, c := range []struct{ name, tenures, want string }{
		{"one after the other", "a 2010-05-01 2012-05-01, b 2012-05-01 2014", "a 2010-05-01 2012-05-01, b 2012-05-01 2014"},
		{"an end is missing", "a 2010 , b 2012-05-01 ", "a 2010 2012-05-01, b 2012-05-01 "},
		{"a month of handing over", "a 2010-05-01 2012-06-01, b 2012-05-01 ", "a 2010-05-01 2012-05-01, b 2012-05-01 "},
		{"two at once", "a 2010-05-01 2014-06-01, b 2012-05-01 ", "shared: a 2010-05-01 2014-06-01, b 2012-05-01 "},
		{"two from one day", "a 2010-05-01 , b 2010-05-01 2014", "shared: a 2010-05-01 , b 2010-05-01 2014"},
		{"said twice", "a 2010 , a 2010-05-01 2012", "a 2010 2012"},
		{"two times of one person", "a 2010 2012, b 2012 2014, a 2014 ", "a 2010 2012, b 2012 2014, a 2014 "},
		{"turned round", "a 2012-05-01 2010-05-01", "a 2012-05-01 "},
	} {
		var list []tenure
		for _, one := range strings.Split(c.tenures, ", ") {
			f := strings.Split(one, " ")
			list = append(list, tenure{kind: "mayor", of: "place/x", position: 7, Tenure: gazetteer.Tenure{Who: f[0], From: day(f[1]), To: day(f[2])}})
		}
		o := office(list)
		var got []string
		for _, h := range o.Holders {
			got = append(got, h.Who+" "+h.From.String()+" "+h.To.String())
		}
		text := strings.Join(got, ", ")
		if o.Shared {
			text = "shared: " + text
		}
		if text != c.want || o.Source != "https://www.wikidata.org/wiki/Q7" {
			t.Errorf("%s:\n got %s\nwant %s", c.name, text, c.want)
		}
	}
}

// A person whom the gazetteer knows is not written again, but may hold an office that it does not know; its own offices stay.
func TestKnownPersonsHoldOffices(t *testing.T) {
	item := func(id string) string {
		return `[{"mainsnak":{"datavalue":{"value":{"id":"` + id + `"}}},"rank":"normal"}]`
	}
	held := func(position string) string {
		return `{"mainsnak":{"datavalue":{"value":{"id":"` + position + `"}}},"rank":"normal","qualifiers":{"P580":[{"datavalue":{"value":{"time":"+1999-05-00T00:00:00Z","precision":10}}}]}}`
	}
	m, report, err := imported(t, NewWikidata(base(t)), Options{}, `[
{"type":"item","id":"Q57665","labels":{"uk":{"language":"uk","value":"Марк Рютте"},"en":{"language":"en","value":"Mark Rutte"}},"claims":{"P31":`+item("Q5")+`,"P39":[`+held("Q900000021")+","+held("Q900000022")+`]},"sitelinks":{"enwiki":{}}},
{"type":"item","id":"Q900000021","labels":{"en":{"language":"en","value":"mayor of Zeleni Stavky"}},"claims":{"P2389":`+item("Q900000031")+`},"sitelinks":[]},
{"type":"item","id":"Q900000022","labels":{"en":{"language":"en","value":"Secretary General of NATO"}},"claims":{"P1308":`+item("Q57665")+`},"sitelinks":[]},
{"type":"item","id":"Q900000031","labels":{"uk":{"language":"uk","value":"Зелені Ставки"},"en":{"language":"en","value":"Zeleni Stavky"}},"claims":{"P31":`+item("Q515")+`},"sitelinks":[]}
]`)
	if err != nil {
		t.Fatal(err)
	}
	want := `-- entity/place-0001.yaml --
entities:
- id: place/zeleni-stavky
  kinds: [city]
  wikidata: Q900000031
  uk: {text: Зелені Ставки, pattern: A N}
  en: Zeleni Stavky
-- office/offices.yaml --
offices:
- office: mayor
  of: place/zeleni-stavky
  source: https://www.wikidata.org/wiki/Q900000021
  holders:
  - {who: person/mark-rutte, from: 1999-05}
`
	if got := m.text(); got != want || report.Skipped[officeHere] != 1 {
		t.Errorf("%v\n%s", report.Skipped, got)
	}
}

// fullDisk cannot be written.
type fullDisk struct{}

func (fullDisk) Create(string) (io.WriteCloser, error) {
	return nil, errors.New("no space left on device")
}

func TestDisksThatAreFull(t *testing.T) {
	o := Options{Known: base(t), Scratch: t.TempDir()}
	in := func() []Input { return []Input{{"input", strings.NewReader(jrcSample)}} }
	if _, err := Import(context.Background(), JRC{}, in(), o, fullDisk{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("%v", err)
	}
	o.Scratch = "/dev/null/scratch"
	long := strings.NewReader(strings.Repeat(jrcSample, 20_000)) // more than is sorted in memory
	if _, err := Import(context.Background(), JRC{}, []Input{{"input", long}}, o, &memory{fstest.MapFS{}}); err == nil {
		t.Error("no error without a folder for scratch files")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Import(ctx, JRC{}, []Input{{"input", strings.NewReader(strings.Repeat(jrcSample, 1000))}}, Options{Known: base(t), Scratch: t.TempDir()}, &memory{fstest.MapFS{}}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestClassTable(t *testing.T) {
	g := base(t)
	things := map[string]bool{}
	for _, e := range g.Entities() {
		for _, k := range e.Kinds {
			things[k] = true
		}
	}
	for _, c := range classTable {
		if _, ok := prefixes[c.Type]; !ok || c.Kind != "" && !things[c.Kind] {
			t.Errorf("Q%d: type %s, kind %s", c.Item, c.Type, c.Kind)
		}
	}
	if _, err := ParseClass("515"); err == nil {
		t.Error("515 is no class")
	}
	if c, err := ParseClass("Q5=person"); err != nil || c.Type != gazetteer.Person || c.Item != 5 {
		t.Errorf("%+v %v", c, err)
	}
}

func FuzzImport(f *testing.F) {
	plain := file(f, "wikidata.json")
	for line := range strings.Lines(plain) {
		f.Add(strings.TrimSuffix(line, "\n"), byte(0))
	}
	f.Add("900001\tP\tu\tOstap+Verbivskyi", byte(1))
	f.Add("1\t9000001\tuk\tЗелені Ставки\t1\t\t\t\t\t", byte(2))
	f.Add("uk,en,type\nА,Б,org", byte(3))
	g := base(f)
	f.Fuzz(func(t *testing.T, text string, which byte) {
		w := NewWikidata(g)
		r := []Reader{w, JRC{}, GeoNames{}, &CSV{Type: gazetteer.Place}}[which%4]
		if which%4 == 0 {
			text = "[\n" + text + "\n]\n"
		}
		m := &memory{fstest.MapFS{}}
		if _, err := Import(context.Background(), r, []Input{{"f", strings.NewReader(text)}}, Options{Known: g, Scratch: t.TempDir(), Partial: true}, m); err != nil || len(m.files) == 0 {
			return
		}
		for _, file := range m.files {
			if bytes.ContainsAny(file.Data, "\x00\x1b") {
				t.Errorf("control characters in %q", file.Data)
			}
		}
		// Countries and kinds of office are those of the default pack, whose loading takes a second: those of the import stand alone.
		alone := fstest.MapFS{"entity/countries.yaml": {Data: []byte("entities:\n- {id: country/ua, en: U}\n- {id: country/pl, en: P}\n- {id: country/cn, en: C}\n")}}
		for name, file := range m.files {
			if strings.HasPrefix(name, "entity/") {
				alone[name] = file
			}
		}
		if _, err := gazetteer.Load(alone); err != nil && !strings.Contains(err.Error(), "unknown country") {
			t.Errorf("%v\n%s", err, m.text())
		}
	})
}
