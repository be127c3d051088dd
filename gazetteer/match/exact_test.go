package match

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func exactMatcher(forms ...string) *Matcher {
	b := Builder{Exact: true}
	for i, f := range forms {
		b.Add(f, uint32(i))
	}
	return b.Build()
}

func TestExact(t *testing.T) {
	for _, c := range []struct {
		rule  string
		forms string // parted by |
		text  string
		want  string // parted by |
	}{
		{"as written", "Київ|рф", "Київ, КИЇВ, київ, рф, РФ", "Київ|рф"},
		{"another apostrophe is another form", "Куп'янськ", "Куп'янськ Куп’янськ", "Куп'янськ"},
		{"apostrophes are of the word", "НАТО", "'НАТО' ’НАТО «НАТО»", "НАТО"},
		{"hyphens are of the word", "Китай", "-Китай Китай- –Китай–", "Китай"},
		{"stress marks and soft hyphens are of the word", "Київ", "Ки\u0301їв Київ\u0301 Київ\u00ad Київ", "Київ"},
		{"a breve is not", "Кии", "Кии\u0306в Кии", "Кии|Кии"},
		{"look-alikes are others", "Росія", "Pocія Росія", "Росія"},
		{"spaces are others", "Джо Байден", "Джо  Байден, Джо\u00a0Байден, Джо Байден", "Джо Байден"},
		{"two spaces in the form", "Джо  Байден", "Джо Байден, Джо  Байден", "Джо  Байден"},
		{"an ideographic space in the form", "Джо\u3000Байден", "Джо Байден, Джо\u3000Байден", "Джо\u3000Байден"},
		{"marks", "U.S.|«Азов»|D.C.", "the U.S. U.S.A «Азов» полк«Азов» D.C.", "U.S.|«Азов»|D.C."},
		{"other letters", "Sălişte|北京|Erdoğan", "Sălişte Saliste 北京 Erdoğan’s Erdoğan", "Sălişte|北京|Erdoğan"},
		{"letters that codes leave out", "ѠѡҐ|ґ", "ѠѡҐ ѠѡҐѠ ґ Ґ", "ѠѡҐ|ґ"},
		{"NUL", "a\x00b", "a\x00b a", "a\x00b"},
		{"broken bytes", "a\xffb", "a\xffb a\xfeb", "a\xffb"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			all, _ := found(exactMatcher(strings.Split(c.forms, "|")...), c.text)
			if got := strings.Join(all, "|"); got != c.want {
				t.Errorf("%q in %q:\n got %q\nwant %q", c.forms, c.text, got, c.want)
			}
		})
	}
}

func FuzzExact(f *testing.F) {
	for _, s := range []string{
		"Верховна Рада України, Рада і «Азов»", "the U.S. said", "'Китай' -Китай", "a-b a-b- a  b", "Ки\u0301їв\u00ad", "Сі Цзіньпіна北京",
		"рф, РФ … ’рф’", "а а а",
	} {
		f.Add(s)
	}
	forms := []string{"Рада", "Верховна Рада", "Верховна Рада України", "України", "«Азов»", "Київ", "U.S.", "Китай", "a", "a-b", "a  b", "b",
		"-", "'", "…", "рф", "а а", "а а а", "北京", "é", "\u0306"}
	m := exactMatcher(forms...)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			for range m.All(text) { // only the absence of panics
			}
			return
		}
		want := exactOracle(forms, text)
		if got := slices.Collect(m.All(text)); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
		if got := slices.Collect(m.All(before + text)); !slices.Equal(got, shifted(want)) {
			t.Fatalf("%q: %v in a long text, want %v", text, got, shifted(want))
		}
		if got := slices.Collect(m.Longest(text)); !slices.Equal(got, leftmost(want)) {
			t.Fatalf("%q: longest %v, want %v", text, got, leftmost(want))
		}
	})
}
