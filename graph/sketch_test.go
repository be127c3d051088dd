package graph

import (
	"strings"
	"testing"
)

func plainArticle(text string) *Article {
	return &Article{Text: text, Zones: []Zone{{"body", Range{0, len([]rune(text))}}}}
}

func TestRetells(t *testing.T) {
	const (
		one   = "Порт у Рені відновив роботу після ремонту, повідомили в адміністрації морських портів. Перше судно зайшло вранці, воно везе добрива з Болгарії. Кранівники чекали на нього пів року, каже начальник зміни."
		two   = "Перше судно зайшло вранці, воно везе добрива з Болгарії. Кранівники чекали на нього пів року, каже начальник зміни."
		other = "У Рені відкрили музей річкового флоту, розповіла директорка. Перший зал присвячено лоцманам, другий майстрам, які будували човни."
		day1  = "Курс на закритті становив 41,20 гривні за долар, обсяг торгів 310 мільйонів, найвищий курс 41,35, найнижчий 41,05, повідомив банк."
		day2  = "Курс на закритті становив 42,77 гривні за долар, обсяг торгів 288 мільйонів, найвищий курс 42,91, найнижчий 42,60, повідомив банк."
	)
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", one, one, true},
		{"cut at the beginning", one, two, true},
		{"case, marks and apostrophes do not count", one, strings.ToUpper(strings.ReplaceAll(one, ",", " –")), true},
		{"one word changed", one, strings.Replace(one, "добрива", "зерно", 1), true},
		{"another event in the same town", one, other, false},
		{"the report of another day", day1, day2, false},
		{"too short to say", "Порт у Рені відновив роботу.", "Порт у Рені відновив роботу.", false},
	} {
		a, b := printOf(plainArticle(c.a)), printOf(plainArticle(c.b))
		if retells(a, b) != c.want || retells(b, a) != c.want {
			t.Errorf("%s: %v and %v, want %v", c.name, retells(a, b), retells(b, a), c.want)
		}
	}
	// What is no lead or body does not count.
	a := plainArticle(one)
	a.Zones[0].Kind = "related"
	if Sketch(a) != "" {
		t.Error("a sketch of a text that does not count")
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("Порт у Рені відновив роботу після ремонту, повідомили в адміністрації морських портів, і то вчасно, без жодної затримки, кажуть.")
	f.Add("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5")
	f.Fuzz(func(t *testing.T, text string) {
		a := plainArticle(text)
		p := printOf(a)
		s := Sketch(a)
		if len(hashesOf(s)) > sketchHashes || (s == "") != (len(p.shingles) < leastShingles) {
			t.Errorf("sketch %q", s)
		}
		for _, h := range hashesOf(s) {
			if !p.shingles[h] {
				t.Errorf("hash %x is of no shingle", h)
			}
		}
		if len(p.shingles) >= leastShingles && !retells(p, p) {
			t.Error("does not retell itself")
		}
	})
}
