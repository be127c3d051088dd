package inflect

import "testing"

// FuzzInflect holds that no input panics, that the nominative comes first, and that a lemma has the form it was asked for.
func FuzzInflect(f *testing.F) {
	for _, s := range []string{"Мороза", "Тарнавської", "Клімпуш-Цинцадзе", "Ростов-на-Дону", "Кам'янець-Подільський", "о", "ь", "-", "НАТО", "м'я", "ся", "\xff", "Ёлкин"} {
		f.Add(s, byte(0), byte(4), byte('m'))
		f.Add(s, byte(1), byte(5), byte(0))
	}
	langs := []Lang{"uk", "ru", "en", ""}
	f.Fuzz(func(t *testing.T, text string, lang, class, gender byte) {
		l, c := langs[lang%4], Class(class%6)
		g := Gender(0)
		if gender != 0 {
			g = []Gender{Masculine, Feminine, Neuter, Plural}[gender%4]
		}
		w := Word{Text: text, Lang: l, Class: c, Gender: g}
		forms := Forms(w)
		if len(text) > 0 && len(forms) == 0 {
			t.Fatalf("Forms(%+v) is empty", w)
		}
		for _, x := range forms {
			if x.Text == "" || x.Cases == 0 {
				t.Fatalf("Forms(%+v) has %+v", w, x)
			}
		}
		for _, lemma := range Lemmas(text, l, c, g) {
			if readings(Forms(lemma), text) == 0 {
				t.Fatalf("Lemmas(%q) has %+v, which has no such form", text, lemma)
			}
		}
		Phrase([]Word{w, w}, "A N")
		VerbForms(text, l)
		GenderOf(text, l, c)
	})
}

func BenchmarkForms(b *testing.B) {
	words := []Word{
		{Text: "Шмигаль", Lang: "uk", Class: Surname, Gender: Masculine},
		{Text: "Авдіївка", Lang: "uk", Class: Toponym},
		{Text: "північноатлантичний", Lang: "uk", Class: Adjective},
		{Text: "Зеленский", Lang: "ru", Class: Surname, Gender: Masculine},
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Forms(words[i%len(words)])
	}
}
