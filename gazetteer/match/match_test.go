package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func matcher(forms ...string) *Matcher {
	var b Builder
	for i, f := range forms {
		b.Add(f, uint32(i))
	}
	return b.Build()
}

// found lists the hits as the words of the text.
func found(m *Matcher, text string) (all, longest []string) {
	for h := range m.All(text) {
		all = append(all, text[h.Start:h.End])
	}
	for h := range m.Longest(text) {
		longest = append(longest, text[h.Start:h.End])
	}
	return all, longest
}

func TestAll(t *testing.T) {
	for _, c := range []struct {
		rule  string
		forms string // parted by |
		text  string
		want  string // parted by |
	}{
		{"whole word", "НАТО", "у НАТО кажуть", "НАТО"},
		{"text is the form", "НАТО", "НАТО", "НАТО"},
		{"not before letters", "НАТО", "НАТОвський", ""},
		{"not behind letters", "НАТО", "країнаНАТО", ""},
		{"not before a digit", "Азов", "Азов2", ""},
		{"not in a hyphenated word", "НАТО", "саміт Україна-НАТО", ""},
		{"case", "Китай", "КИТАЙ і китай", "КИТАЙ|китай"},
		{"shorter first, then later starts", "Рада|Верховна Рада|Верховна Рада України|України", "Верховна Рада України", "Верховна Рада|Верховна Рада України|Рада|України"},
		{"longer form breaks off", "Європейський Союз|Європейський", "Європейський парламент", "Європейський"},
		{"no shorter one inside", "Нова Зеландія", "Нова Зеландка", ""},
		{"apostrophes are one", "Куп'янськ", "Куп'янськ Куп’янськ Купʼянськ Куп`янськ Куп‘янськ", "Куп'янськ|Куп’янськ|Купʼянськ|Куп`янськ|Куп‘янськ"},
		{"no apostrophe is another word", "Куп'янськ", "Купянськ", ""},
		{"quoting apostrophes are not of the word", "Китай", "'Китай' ’Китай’ `Китай`", "Китай|Китай|Китай"},
		{"apostrophe before possessive is inside", "Putin|Trump's", "Putin's and Trump’s", "Trump’s"},
		{"trailing apostrophe", "Reuters", "Reuters' own", "Reuters"},
		{"dialogue dash", "Китай", "-Китай- –Китай—", "Китай|Китай"},
		{"hyphens are one", "Нью-Йорк", "Нью-Йорк Нью‐Йорк Нью‑Йорк", "Нью-Йорк|Нью‐Йорк|Нью‑Йорк"},
		{"dashes are hyphens in a form", "Північний потік – 2|Нью-Йорк", "Північний потік — 2, Північний потік - 2, Нью–Йорк", "Північний потік — 2|Північний потік - 2|Нью–Йорк"},
		{"a dash with and without spaces are two", "Північний потік-2", "Північний потік – 2", ""},
		{"a dash parts words", "Україна|Росія", "Україна–Росія", "Україна|Росія"},
		{"stress", "Київ", "Ки\u0301їв і Київ\u0301", "Ки\u0301їв|Київ\u0301"},
		{"soft hyphen", "Столтенберг", "Стол\u00adтен\u00adберг", "Стол\u00adтен\u00adберг"},
		{"soft hyphen behind a hyphen", "прем'єр-міністр", "прем'єр-\u00adміністр", "прем'єр-\u00adміністр"},
		{"stress on a Latin letter", "café", "café cafe\u0301 cafe", "café|cafe\u0301|cafe"},
		{"decomposed й ї ў", "Буйний|Україна|Быкаў", "Буи\u0306нии\u0306 Украі\u0308на Быкау\u0306", "Буи\u0306нии\u0306|Украі\u0308на|Быкау\u0306"},
		{"decomposed form", "Украі\u0308на", "Україна", "Україна"},
		{"й is not и", "Китай", "Китаи", ""},
		{"ё is е", "Орёл|Королев", "Орел Орёл Оре\u0308л Королёв", "Орел|Орёл|Оре\u0308л|Королёв"},
		{"ґ is not г", "Ґданськ", "Гданськ", ""},
		{"Latin in a Cyrillic word", "Росія|Київ|Маск|НАТО", "Pоciя Kиїв Mаcк HАТО", "Pоciя|Kиїв|Mаcк|HАТО"},
		{"Latin ï in a Cyrillic word", "Київ", "Киïв", "Киïв"},
		{"a Latin word stays Latin", "РОСС|CAT", "POCC CAT", "CAT"},
		{"a Cyrillic word stays Cyrillic", "CAT", "САТ", ""},
		{"Latin form in both alphabets", "COVID-19", "COVID-19 СOVID-19", "COVID-19"},
		{"spaces are one", "Джо Байден", "Джо\u00a0Байден, Джо  \n Байден, Джо\u202fБайден", "Джо\u00a0Байден|Джо  \n Байден|Джо\u202fБайден"},
		{"another mark is no space", "Джо Байден", "Джо, Байден", ""},
		{"quotation marks are one", "«Холодний Яр»", "бригада \"Холодний Яр\" і „Холодний Яр“", "\"Холодний Яр\"|„Холодний Яр“"},
		{"form inside quotation marks", "Холодний Яр", "«Холодний Яр»", "Холодний Яр"},
		{"a form that begins with a mark not behind a word", "«Азов»", "полк«Азов» «Азов»", "«Азов»"},
		{"period of the form", "U.S.|US", "the U.S. said. The U.S.", "U.S.|U.S."},
		{"period of the form inside a longer word", "U.S.", "U.S.A", ""},
		{"form with comma", "Washington, D.C.|Washington", "Washington, D.C.", "Washington|Washington, D.C."},
		{"digits", "93-тя ОМБр|93 ОМБр", "93-тя ОМБр, 93 ОМБр, 193 ОМБр", "93-тя ОМБр|93 ОМБр"},
		{"mixed alphabets", "Су-27", "Cу-27", "Cу-27"},
		{"nothing known", "", "Китай", ""},
		{"broken text", "Китай", "\xff\xd0 Китай \xd0", "Китай"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			var forms []string
			if c.forms != "" {
				forms = strings.Split(c.forms, "|")
			}
			all, _ := found(matcher(forms...), c.text)
			if got := strings.Join(all, "|"); got != c.want {
				t.Errorf("%q in %q:\n got %q\nwant %q", c.forms, c.text, got, c.want)
			}
		})
	}
}

func TestLongest(t *testing.T) {
	m := matcher("Рада", "Верховна Рада", "Верховна Рада України", "України", "України і", "і світу", "світу")
	for text, want := range map[string]string{
		"Верховна Рада України":         "Верховна Рада України",
		"Рада, Верховна Рада":           "Рада|Верховна Рада",
		"Рада України і світу":          "Рада|України і|світу",
		"Верховна Рада України і світу": "Верховна Рада України|і світу",
		"нічого": "",
	} {
		_, longest := found(m, text)
		if got := strings.Join(longest, "|"); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	for range m.Longest("Рада Рада") {
		break // a loop may stop early
	}
}

func TestValues(t *testing.T) {
	var b Builder
	b.Add("Китай", 1)
	b.Add("КИТАЙ", 2)
	b.Add("Китай і Росія", 3)
	m := b.Build()
	for form, want := range map[string]uint32{"китай": 2, " Китай\u00a0і  Росія ": 3} {
		if v, ok := m.Lookup(form); !ok || v != want {
			t.Errorf("Lookup(%q) = %d, %v, want %d", form, v, ok, want)
		}
	}
	for _, form := range []string{"Китай і", "Росія", ""} {
		if v, ok := m.Lookup(form); ok {
			t.Errorf("Lookup(%q) = %d, want nothing", form, v)
		}
	}
	if _, ok := new(Builder).Build().Lookup("Китай"); ok {
		t.Error("an empty matcher finds something")
	}
}

func TestAddPanics(t *testing.T) {
	for _, form := range []string{"", "  ", "\u00ad"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Add(%q) does not panic", form)
				}
			}()
			new(Builder).Add(form, 1)
		}()
	}
}

// A text is read in windows; what stands across the border of two must be found.
func TestWindows(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("дуже ", 40)) + " далеко"
	forms := []string{"Верховна Рада", "Верховна Рада України", long, "Сі Цзіньпін"}
	m := matcher(forms...)
	for n := range 24 {
		text := strings.Repeat("і ", window-12+n) + "Верховна Ра\u0301да України, " + strings.Repeat("Pада, ", window/2) + long + ". Сі Цзінь. Сі Цзіньпін"
		if got, want := slices.Collect(m.All(text)), oracle(forms, text); len(want) != 4 || !slices.Equal(got, want) {
			t.Fatalf("%d: %v, want %v", n, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ form, want string }{
		{"Путін", "путін"},
		{"  Куп’янськ\u00a0\u00a0Вузловий ", "куп'янськ вузловий"},
		{"«Північний потік — 2»", "\"північний потік - 2\""},
		{"Буи\u0306нии\u0306", "буйний"},
		{"Ёлка", "елка"},
		{"Е\u0308лка", "елка"},
		{"Ки\u0301їв", "київ"},
		{"Kиïв", "київ"}, // Latin K and ï
		{"NATO", "nato"},
		{"Ко\u00adзак", "козак"},
		{"Beyoncé", "beyonce"},
		{"Erdoğan", "erdoğan"},
		{"Erdog\u0306an", "erdoğan"},
		{"ЇЖАК", "їжак"},
	} {
		if got := Fold(c.form); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.form, got, c.want)
		}
		if again := Fold(Fold(c.form)); again != Fold(c.form) {
			t.Errorf("Fold is not stable: %q, then %q", Fold(c.form), again)
		}
	}
}

func TestNoAllocation(t *testing.T) {
	m := matcher("Джо Байден", "Київ", "Україна")
	text := strings.Repeat("Президент США Джо Байден у Ки\u0301єві, Украі\u0308на. ", 20)
	scan := func() {
		for range m.All(text) {
		}
	}
	scan()
	// The text has 160 words. The pool may have been emptied now and then, under -race it is so every fourth time.
	if n := testing.AllocsPerRun(50, scan); n > 8 {
		t.Errorf("%v allocations a text", n)
	}
}

// noise writes text as careless tools would: decomposed, with stress marks, other apostrophes and soft hyphens.
func noise(text string) string {
	text = norm.NFD.String(text)
	text = strings.ReplaceAll(text, "'", "’")
	var b strings.Builder
	vowel := false
	for _, r := range text {
		if vowel && r < 0x300 || vowel && r > 0x36f {
			b.WriteString("\u0301\u00ad")
		}
		b.WriteRune(r)
		vowel = strings.ContainsRune("аеиоуюя", r)
	}
	return b.String()
}

// before is words up to near the end of a window.
var before = strings.Repeat("і ", window-4)

// shifted is the hits of a text as they are behind before.
func shifted(hits []Hit) (list []Hit) {
	for _, h := range hits {
		list = append(list, Hit{h.Start + len(before), h.End + len(before), h.Value})
	}
	return list
}

func FuzzAll(f *testing.F) {
	for _, s := range []string{
		"Верховна Рада України, Рада і «Азов»", "Куп'янськ-Вузловий – Київ", "the U.S. said", "Ки\u0301їв\u00ad", "\xff\xd0\x9a", "Cу-27 ï",
		"Північний потік – 2", "'Китай'", "a-\u00adb", "\u0301Київ", "İstanbul ǅ ß",
	} {
		f.Add(s)
	}
	forms := []string{"Рада", "Верховна Рада", "Верховна Рада України", "України", "«Азов»", "Куп'янськ", "Куп'янськ-Вузловий", "Київ",
		"U.S.", "Китай", "Північний потік – 2", "Су-27", "a", "a-b", "й", "-", "'", "…", "a-b a-b", "a-b a-b a",
		"İstanbul", "ß ю"}
	m := matcher(forms...)
	f.Fuzz(func(t *testing.T, text string) {
		var all []Hit
		for h := range m.All(text) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
				t.Fatalf("%q: span %v", text, h)
			}
			if n := len(all); n > 0 && (h.Start < all[n-1].Start || h.Start == all[n-1].Start && h.End <= all[n-1].End) {
				t.Fatalf("%q: %v after %v", text, h, all[n-1])
			}
			all = append(all, h)
			if utf8.ValidString(text) {
				if !utf8.ValidString(text[:h.Start]) || !utf8.ValidString(text[h.Start:h.End]) {
					t.Fatalf("%q: %v cuts a character", text, h)
				}
				if got, want := Fold(text[h.Start:h.End]), Fold(forms[h.Value]); got != want {
					t.Fatalf("%q: %v is %q, want %q", text, h, got, want)
				}
			}
		}
		if want := oracle(forms, text); !slices.Equal(all, want) {
			t.Fatalf("%q: %v, want %v", text, all, want)
		}
		if longest := slices.Collect(m.Longest(text)); !slices.Equal(longest, leftmost(all)) {
			t.Fatalf("%q: longest %v, want %v", text, longest, leftmost(all))
		}
		if got := slices.Collect(m.All(before + text)); !slices.Equal(got, shifted(all)) { // across the border of two windows
			t.Fatalf("%q: %v in a long text, want %v", text, got, shifted(all))
		}
		if key := Fold(text); key != "" && len(text) < 200 { // a form, not an article
			own := matcher(text)
			if !slices.ContainsFunc(slices.Collect(own.All(text)), func(h Hit) bool { return Fold(text[h.Start:h.End]) == key }) {
				t.Fatalf("%q is not found in itself", text)
			}
		}
	})
}

func FuzzNoise(f *testing.F) {
	f.Add("Верховна Рада України й Куп'янськ")
	f.Add("Джо Байден, Ёлкін у Йорку ї")
	m := matcher("Верховна Рада", "Верховна Рада України", "Куп'янськ", "Джо Байден", "Ёлкін", "Йорку", "ї", "й")
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range text {
			if r > 0x7e && (r < 0x410 || r > 0x491) || r == '`' { // Ukrainian, Russian and English text
				return
			}
		}
		values := func(s string) (list []uint32) {
			for h := range m.All(s) {
				list = append(list, h.Value)
			}
			return list
		}
		if clean, noisy := values(text), values(noise(text)); !slices.Equal(clean, noisy) {
			t.Fatalf("%q: %v, noisy %v", text, clean, noisy)
		}
	})
}

func ExampleMatcher_Longest() {
	var b Builder
	b.Add("Північний потік", 1)
	b.Add("Північний потік – 2", 2)
	text := "Труба «Північний потік — 2» і її сестра Півні\u0301чний потік."
	for h := range b.Build().Longest(text) {
		fmt.Println(h.Value, text[h.Start:h.End])
	}
	// Output:
	// 2 Північний потік — 2
	// 1 Півні́чний потік
}
