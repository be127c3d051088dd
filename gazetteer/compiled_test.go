package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// filed is the gazetteer as a file.
func filed(t testing.TB, g *Gazetteer) []byte {
	t.Helper()
	var b bytes.Buffer
	if n, err := g.WriteTo(&b); err != nil || n != int64(b.Len()) {
		t.Fatalf("WriteTo = %d, %v with %d bytes", n, err, b.Len())
	}
	return b.Bytes()
}

func reopened(t testing.TB, g *Gazetteer) *Gazetteer {
	t.Helper()
	opened, err := Open(filed(t, g))
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// parsed is what the files of packs say, before anything is compiled.
func parsed(t testing.TB, packs ...fs.FS) *pack {
	t.Helper()
	p, _, err := readPacks(packs)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A compiled gazetteer answers what the pack says, entity by entity, office by office, word by word.
func TestCompiledSaysWhatThePackSays(t *testing.T) {
	for _, packs := range [][]fs.FS{{packOf(small)}, {packOf(small), packOf(commonPack("мороз\n"))}, {DefaultPack()}} {
		p, g := parsed(t, packs...), reopened(t, load(t, packs...))
		if got, want := g.Entities(), p.sortedEntities(); len(got) != len(want) {
			t.Fatalf("%d entities, want %d", len(got), len(want))
		}
		kinds := map[string][]string{}
		for _, want := range p.sortedEntities() {
			got := g.Entity(want.ID)
			if got == nil || got != g.Entity(want.ID) || got.Type != want.Type {
				t.Fatalf("%s is %+v", want.ID, got)
			}
			for i := range got.Names {
				if n := &got.Names[i]; n.Entity != got || n.Text != want.Names[i].Text {
					t.Errorf("%s: name %q of %s", want.ID, n.Text, n.Entity.ID)
				}
			}
			if a, b := plain(*got), plain(*want); !reflect.DeepEqual(a, b) {
				t.Errorf("%s:\n got %+v\nwant %+v", want.ID, a, b)
			}
			for _, k := range want.Kinds {
				if !slices.Contains(kinds[k], want.ID) {
					kinds[k] = append(kinds[k], want.ID)
				}
			}
		}
		for k, want := range kinds {
			var got []string
			for _, e := range g.EntitiesOfKind(k) {
				got = append(got, e.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("of the kind %s: %v, want %v", k, got, want)
			}
		}
		if g.EntitiesOfKind("no such kind") != nil || g.Entity("org/nobody-at-all") != nil || g.Offices("org/nobody-at-all") != nil {
			t.Error("there is more than the pack says")
		}
		officesAreThose(t, g, p)
		languagesAreThose(t, g, p)
		formsAreFound(t, g, p)
		if err := g.Err(); err != nil {
			t.Error(err)
		}
	}
}

// plain is an entity without what only reading needs, and with nothing for an empty list.
func plain(e Entity) Entity {
	e.change = change{}
	e.Names = slices.Clone(e.Names)
	for i := range e.Names {
		n := &e.Names[i]
		n.Entity = nil
		n.parts = slices.Clone(n.parts)
		for j := range n.parts {
			n.parts[j].name = nil
			n.parts[j].forms = append([]string(nil), n.parts[j].forms...)
		}
	}
	for _, m := range []*map[Lang][]string{&e.Adjectives, &e.Demonyms} {
		*m = maps.Clone(*m)
		maps.DeleteFunc(*m, func(_ Lang, list []string) bool { return len(list) == 0 })
		if len(*m) == 0 {
			*m = nil
		}
	}
	e.Kinds = append([]string(nil), e.Kinds...)
	return e
}

func officesAreThose(t *testing.T, g *Gazetteer, p *pack) {
	t.Helper()
	byKind := map[string][]*Office{}
	held := map[string]int{}
	for _, want := range p.sortedOffices() {
		got := g.Office(want.Kind, want.Of)
		if want.change = (change{}); !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %s:\n got %+v\nwant %+v", want.Kind, want.Of, got, want)
			continue
		}
		byKind[want.Kind] = append(byKind[want.Kind], got)
		for _, h := range want.Holders {
			if held[h.Who]++; !slices.Contains(g.OfficesOf(h.Who), Holding{got, h}) {
				t.Errorf("%s did not hold %s of %s", h.Who, want.Kind, want.Of)
			}
		}
	}
	for who, n := range held {
		if list := g.OfficesOf(who); len(list) != n || !slices.IsSortedFunc(list, func(a, b Holding) int { return a.From.compare(b.From) }) {
			t.Errorf("offices of %s: %v", who, list)
		}
	}
	if want := slices.Sorted(maps.Keys(p.kinds)); !slices.Equal(g.Kinds(), want) {
		t.Errorf("kinds %v, want %v", g.Kinds(), want)
	}
	for kind, k := range p.kinds {
		if !slices.Equal(g.OfficesOfKind(kind), byKind[kind]) || !slices.Equal(g.Groups(kind), k.groups) {
			t.Errorf("%s: %v, %v", kind, g.OfficesOfKind(kind), g.Groups(kind))
		}
	}
}

func languagesAreThose(t *testing.T, g *Gazetteer, p *pack) {
	t.Helper()
	for _, lang := range Languages {
		got, want := g.Language(lang), p.languages[lang]
		if want == nil || got == nil {
			if (got == nil) != (want == nil) {
				t.Errorf("%s: %v, want %v", lang, got, want)
			}
			continue
		}
		if !reflect.DeepEqual(got.Abbreviations, want.Abbreviations) || !reflect.DeepEqual(got.Words, want.Words) || len(got.words) != len(want.words) {
			t.Errorf("%s: abbreviations or closed classes or the number of words (%d, want %d)", lang, len(got.words), len(want.words))
			continue
		}
		cues := map[*Cue]*Cue{}
		for i := range want.words {
			a, b := got.words[i], want.words[i]
			if other, ok := cues[b.Cue]; ok && other != a.Cue {
				t.Errorf("%s: %q has a frame of its own", lang, b.part.text)
			}
			cues[b.Cue] = a.Cue
			a.Cue, b.Cue = nil, nil
			a.part.forms, b.part.forms = append([]string(nil), a.part.forms...), append([]string(nil), b.part.forms...)
			b.part.name = nil
			if !reflect.DeepEqual(a.Lexeme, b.Lexeme) || !reflect.DeepEqual(a.part, b.part) || a.how != b.how {
				t.Errorf("%s:\n got %+v\nwant %+v", lang, a, b)
			}
		}
		for b, a := range cues {
			if b != nil && !reflect.DeepEqual(a, b) {
				t.Errorf("%s:\n got %+v\nwant %+v", lang, a, b)
			}
		}
	}
}

// formsAreFound looks every form of every name up: the readings must have it with all its cases.
func formsAreFound(t *testing.T, g *Gazetteer, p *pack) {
	t.Helper()
	for _, e := range p.sortedEntities() {
		for i := range e.Names {
			n := &e.Names[i]
			for _, f := range n.forms() {
				if !slices.ContainsFunc(g.Find(f.Text), func(r Reading) bool {
					return r.Name != nil && r.Name.Entity.ID == e.ID && r.Name.Lang == n.Lang && r.Name.Part == n.Part && r.Cases&f.Cases == f.Cases
				}) {
					t.Errorf("%s: %s is not found", e.ID, f.Text)
				}
			}
		}
	}
}

// A fresh gazetteer and the one of the cache find the same in a text, and write the same bytes.
func TestCompiledFindsWhatTheFreshOneFinds(t *testing.T) {
	articles, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	fresh := load(t, DefaultPack())
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range articles {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := lines(g, string(text)), lines(fresh, string(text)); !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("%s: %d readings, want %d", name, len(got), len(want))
		}
	}
	if !bytes.Equal(filed(t, g), filed(t, fresh)) {
		t.Error("the same pack gives other bytes")
	}
}

const damagedText = "Генсек НАТО Єнс Столтенберг, Xi Jinping's Китай, китайський, китаєць, Володимира Олександровича Зеленського, за словами Ганни, ПВК «Вагнер» заявив, Zelenskyy’s"

// use asks for all there is.
func use(t testing.TB, g *Gazetteer) {
	t.Helper()
	for h := range g.Scan(damagedText) {
		for _, r := range h.Readings {
			if r.Name == nil && r.Lexeme == nil {
				t.Fatal("a reading of nothing")
			}
			if r.Name != nil {
				g.ActsFor(r.Name.Entity)
				r.Accepts(damagedText[h.Start:h.End])
				g.Forms(r.Name)
			}
			if r.Lexeme != nil && (r.Lexeme.Class == CountryAdj || r.Lexeme.Class == Demonym) && g.Entity(r.Lexeme.ID) == nil {
				t.Fatalf("%s is of nobody", r.Lexeme.Text)
			}
		}
	}
	for _, e := range g.Entities() {
		if g.Entity(e.ID) != e {
			t.Fatalf("%s is somebody else", e.ID)
		}
		for _, ref := range []string{e.Country, e.Capital, e.Metonym, e.StandsFor} {
			if ref != "" && g.Entity(ref) == nil {
				t.Fatalf("%s is nobody", ref)
			}
		}
		for _, o := range g.Offices(e.ID) {
			g.Holders(o.Kind, o.Of, Date{})
		}
		g.OfficesOf(e.ID)
		g.HeadOffices(e.ID)
		g.Named(e.ID, "uk")
	}
	for _, k := range g.Kinds() {
		g.OfficesOfKind(k)
		g.Groups(k)
	}
	for _, k := range []string{"alliance", "country"} {
		g.EntitiesOfKind(k)
	}
	for _, lang := range Languages {
		g.Attributions(lang)
		g.Common("мороз", lang)
	}
	Lint(g)
}

// Whatever byte is not what it was: either it does not open, or Verify tells and nothing worse than a wrong answer happens.
func TestOpenDamaged(t *testing.T) {
	data := filed(t, load(t, packOf(commonPack("мороз\n"))))
	for i := range headerEnd + 4 {
		bad := bytes.Clone(data)
		bad[i] ^= 1
		if _, err := Open(bad); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d: Open = %v", i, err)
		}
	}
	for _, n := range []int{0, 1, len(magic), headerSize - 1, headerSize, len(data) / 2, len(data) - 1} {
		if _, err := Open(data[:n]); !errors.Is(err, ErrFormat) {
			t.Errorf("%d bytes: Open = %v", n, err)
		}
	}
	if _, err := Open(append(bytes.Clone(data), 0)); !errors.Is(err, ErrFormat) {
		t.Errorf("a byte too many: Open = %v", err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	silent := 0
	for i := headerSize; i < len(data); i += 1 + random.IntN(60) {
		bad := bytes.Clone(data)
		bad[i] ^= 1 << random.IntN(8)
		g, err := Open(bad)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("byte %d: %v", i, err)
			}
			continue
		}
		if err := g.Verify(); !errors.Is(err, ErrFormat) && !isPadding(t, data, i) {
			t.Errorf("byte %d: Verify = %v", i, err)
		}
		use(t, g)
		if g.Err() == nil {
			silent++
		}
	}
	t.Logf("%d of the damages were not met by any question", silent)
}

// Records that say something else under a right checksum, as only malice writes them, break nothing either.
func TestOpenForged(t *testing.T) {
	data := filed(t, load(t, packOf(small)))
	from := headerSize
	for n := range recordSection {
		size := int(binary.LittleEndian.Uint64(data[sectionsAt+sectionHead*n:]))
		from += size + padding(size)
	}
	size := int(binary.LittleEndian.Uint64(data[sectionsAt+sectionHead*recordSection:]))
	met := 0
	for i := from; i < from+size; i += 5 {
		for _, b := range []byte{0, 1, 0x7F, 0xFF} {
			bad := bytes.Clone(data)
			bad[i] = b
			g, err := Open(resealed(bad))
			if err != nil {
				t.Fatal(err)
			}
			use(t, g)
			if g.Err() != nil {
				met++
			}
		}
	}
	if met == 0 {
		t.Error("no damage was met")
	}
}

// isPadding reports whether a byte lies between sections.
func isPadding(t *testing.T, data []byte, i int) bool {
	at := headerSize
	for n := range sectionCount {
		size := int(binary.LittleEndian.Uint64(data[sectionsAt+sectionHead*n:]))
		if i < at+size {
			return false
		}
		if at += size + padding(size); i < at {
			return true
		}
	}
	t.Fatal("behind the end")
	return false
}

// resealed is a file whose checksums are right again, so that nothing but care protects the reader.
func resealed(data []byte) []byte {
	at := headerSize
	for n := range sectionCount {
		h := data[sectionsAt+sectionHead*n:]
		size := int(min(binary.LittleEndian.Uint64(h), uint64(len(data)-at)))
		if n == recordSection {
			resealRecords(data[at : at+size])
		}
		binary.LittleEndian.PutUint32(h[8:], checksum(data[at:at+size]))
		at = min(at+size+padding(size), len(data))
	}
	binary.LittleEndian.PutUint32(data[headerEnd:], checksum(data[:headerEnd]))
	return data
}

func resealRecords(b []byte) {
	for len(b) >= 8 {
		size := int(binary.LittleEndian.Uint32(b))
		if size < 0 || size > len(b)-8 {
			return
		}
		binary.LittleEndian.PutUint32(b[4:], checksum(b[8:8+size]))
		b = b[8+size:]
	}
}

func FuzzOpen(f *testing.F) {
	data := filed(f, load(f, packOf(commonPack("мороз\n"))))
	f.Add([]byte(nil), []byte(nil), 0, false)
	f.Add([]byte{0, 1, 0xFF, 9, 9, 9}, data[:300], 5, true)
	f.Add([]byte{3, 7, 0x80, 20, 30, 1}, []byte(magic), 1000, true)
	f.Fuzz(func(t *testing.T, damage, whole []byte, cut int, seal bool) {
		if g, err := Open(whole); err == nil {
			use(t, g)
		}
		bad := bytes.Clone(data)
		for ; len(damage) >= 3; damage = damage[3:] { // two bytes say where, one what
			bad[headerSize+(int(damage[0])|int(damage[1])<<8)%(len(bad)-headerSize)] = damage[2]
		}
		if cut > 0 {
			bad = bad[:len(bad)-min(cut, len(bad)-headerSize)]
		}
		if seal {
			bad = resealed(bad)
		}
		g, err := Open(bad)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatal(err)
			}
			return
		}
		if !seal {
			use(t, g)
			return
		}
		// Sealed, ids may be out of order; what must not happen is a panic.
		defer func() {
			if r := recover(); r != nil && r != "stop" {
				panic(r)
			}
		}()
		use(silence{t}, g)
	})
}

// silence stops where a test would fail.
type silence struct{ testing.TB }

func (silence) Fatalf(string, ...any) { panic("stop") }
func (silence) Fatal(...any)          { panic("stop") }
