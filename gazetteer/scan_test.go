package gazetteer

import (
	"fmt"
	"strings"
	"testing"

	"zgadka/gazetteer/inflect"
)

// caseLetters writes cases as one letter each, plural ones as capitals: "gd".
func caseLetters(c inflect.Cases) string {
	var b strings.Builder
	for i, r := range "ngdailvNGDAILV" {
		if c&(1<<i) != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lines writes hits with their readings: "surface = id cases" for names, "surface = class:id text" for words.
func lines(g *Gazetteer, text string) (list []string) {
	for h := range g.Scan(text) {
		for _, r := range h.Readings {
			surface := text[h.Start : h.End-int(r.Trim)]
			if r.Name != nil {
				part := []string{"", " family", " full"}[r.Name.Part]
				list = append(list, fmt.Sprintf("%s = %s%s %s", surface, r.Name.Entity.ID, part, caseLetters(r.Cases)))
				continue
			}
			list = append(list, fmt.Sprintf("%s = %s:%s %s", surface, r.Lexeme.Class, r.Lexeme.ID, r.Lexeme.Text))
		}
	}
	return list
}

func TestScan(t *testing.T) {
	g := load(t, packOf(small))
	for _, c := range []struct{ rule, text, want string }{
		{"acronym is frozen", "у НАТО", "НАТО = org/nato ngdailv"},
		{"country declines", "Китаю", "Китаю = country/cn gdlv|Китаю = country/cn d"},
		{"pattern A N", "Північноатлантичного альянсу", "Північноатлантичного альянсу = org/nato g|альянсу = thing:alliance альянс"},
		{"quotation marks stay round the form", "ПВК «Вагнера»", "ПВК «Вагнера» = org/wagner g"},
		{"surname alone", "про Столтенберга", "Столтенберга = person/jens-stoltenberg family ga"},
		{"full name", "Єнсом Столтенбергом", "Єнсом Столтенбергом = person/jens-stoltenberg full i|Столтенбергом = person/jens-stoltenberg family i"},
		{"surname first", "Столтенбергом Єнсом", "Столтенбергом = person/jens-stoltenberg family i|Столтенбергом Єнсом = person/jens-stoltenberg full i"},
		{"parts of two cases", "Єнса Столтенбергом", "Столтенбергом = person/jens-stoltenberg family i"},
		{"patronymic", "Володимира Олександровича Зеленського", "Володимира Олександровича Зеленського = person/volodymyr-zelenskyi full ga|Зеленського = person/volodymyr-zelenskyi family ga"},
		{"surname first with patronymic", "Зеленський Володимир Олександрович",
			"Зеленський = person/volodymyr-zelenskyi family nv|Зеленський Володимир = person/volodymyr-zelenskyi full n|Зеленський Володимир Олександрович = person/volodymyr-zelenskyi full n"},
		{"family name first", "Сі Цзіньпіна", "Сі = person/xi-jinping family ngdailv|Сі Цзіньпіна = person/xi-jinping full ga"},
		{"English possessive", "Jens Stoltenberg's", "Jens Stoltenberg = person/jens-stoltenberg full g|Stoltenberg = person/jens-stoltenberg family g"},
		{"possessive with another apostrophe", "Zelensky’s", "Zelensky = person/volodymyr-zelenskyi family g"},
		{"spellings are names of one entity", "Volodymyr Zelenskyy", "Volodymyr Zelenskyy = person/volodymyr-zelenskyi full ndailv|Zelenskyy = person/volodymyr-zelenskyi family ndailv"},
		{"English family first", "Xi Jinping", "Xi = person/xi-jinping family ndailv|Xi Jinping = person/xi-jinping full ndailv"},
		{"name without parts", "Папи Франциска", "Папи Франциска = person/pope-francis g"},
		{"office word", "генсекові", "генсекові = office:secretary-general генсек"},
		{"office phrase", "генеральному секретареві", "генеральному секретареві = office:secretary-general генеральний секретар"},
		{"verb", "застеріг", "застеріг = cue:warn застерегти"},
		{"literal words", "наводить слова", "наводить слова = cue:say наводить слова"},
		{"attribution", "за словами", "за словами = attribution:say за словами"},
		{"adjective of a country", "китайського", "китайського = adjective:country/cn китайський"},
		{"demonym", "китайців", "китайців = demonym:country/cn китаєць"},
		{"English demonym and adjective", "Chinese", "Chinese = adjective:country/cn Chinese|Chinese = demonym:country/cn Chinese"},
		{"given name", "Ганни", "Ганни = given: Ганна"},
		{"closed class", "що", "що = word:that що"},
		{"inside a longer word", "НАТОвський китайсько-російський", ""},
	} {
		t.Run(c.rule, func(t *testing.T) {
			got := strings.Join(lines(g, c.text), "|")
			if got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestScanTrim(t *testing.T) {
	g := load(t, packOf(small))
	for _, c := range []struct {
		form string
		trim int8
	}{{"Stoltenberg's", 2}, {"Stoltenberg`s", 2}, {"Stoltenbergʼs", 3}, {"Stoltenberg’s", 4}, {"Stoltenberg’\u00ads", 6}, {"Stoltenberg", 0}} {
		r := g.Find(c.form)
		if len(r) != 1 || r[0].Trim != c.trim {
			t.Errorf("%s: %+v, want one reading with Trim %d", c.form, r, c.trim)
		}
		for h := range g.Scan("by " + c.form + " now") {
			if h.Readings[0].Trim != c.trim {
				t.Errorf("%s: trim %d in a text, want %d", c.form, h.Readings[0].Trim, c.trim)
			}
		}
	}
}

func TestReadings(t *testing.T) {
	g := load(t, packOf(small))
	for _, r := range g.Find("CNN") {
		if len(g.Find("CNN")) != 2 || Languages[map[uint8]int{1: 0, 2: 1, 4: 2}[r.Langs]] != r.Name.Lang {
			t.Errorf("CNN: %+v", r)
		}
	}
	say := g.Find("заявила")
	if len(say) != 1 || say[0].Verb != inflect.Past|inflect.FemSg || say[0].Lexeme.Cue.To != "dat" || say[0].Lexeme.Cue.Act != "say" {
		t.Errorf("заявила: %+v", say)
	}
	warn := g.Find("застерегти")[0].Lexeme.Cue
	if !warn.Infinitive || strings.Join(warn.By, " ") != "від проти" || warn.To != "acc" {
		t.Errorf("застерегти: %+v", warn)
	}
	if cue := g.Find("наводить слова")[0].Lexeme.Cue; !cue.Carrier || cue.Quoted != "gen" {
		t.Errorf("наводить слова: %+v", cue)
	}
	if cue := g.Find("за словами")[0].Lexeme.Cue; cue.Speaker != "gen" || len(cue.Slots) != 1 || cue.Slots[0] != [2]string{"за", "словами"} {
		t.Errorf("за словами: %+v", cue)
	}
	if r := g.Find("генсекаря"); r != nil {
		t.Errorf("генсекаря: %+v", r)
	}
}

// Nothing is made for a hit: readings are shared.
func TestScanAllocates(t *testing.T) {
	g := load(t, packOf(small))
	text := strings.Repeat("Генсек НАТО Єнс Столтенберг застеріг Китай. Jens Stoltenberg’s NATO. ", 50)
	scan := func() {
		for range g.Scan(text) {
		}
	}
	scan()
	if n := testing.AllocsPerRun(20, scan); n > 8 {
		t.Errorf("%v allocations for 600 hits", n)
	}
}

func TestForms(t *testing.T) {
	g := load(t, packOf(small))
	e := g.Entity("person/jens-stoltenberg")
	forms := g.Forms(&e.Names[0])
	if forms[0].Text != "Єнс Столтенберг" || forms[0].Cases&inflect.Nom == 0 {
		t.Errorf("the nominative does not come first: %v", forms[0])
	}
	for _, f := range forms {
		if g.Find(f.Text) == nil {
			t.Errorf("%s is not found", f.Text)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal("the embedded pack does not load")
	}
	text := strings.Repeat("Генеральний секретар НАТО Єнс Столтенберг застеріг Китай від постачання росії зброї. Про це він заявив у Брюсселі, цитує CNN.\n", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range g.Scan(text) {
		}
	}
}
