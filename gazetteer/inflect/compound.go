package inflect

import "strings"

// compound declines a word with a hyphen at byte i, and says whether it did: Клімпуш-Цинцадзе, Ростов-на-Дону, лікар-терапевт.
// Where only the last part declines it leaves the word to simple.
func (t *table) compound(w *Word, i int) bool {
	first, last := w.Text[:i], w.Text[i+1:]
	if j := strings.LastIndexByte(first, '-'); j > 0 {
		switch strings.ToLower(first[j+1:]) {
		case "на", "над", "під", "под", "де", "сюр", "ан": // Ростов-на-Дону
			head := *w
			head.Text = w.Text[:j]
			sub := table{}
			sub.word(&head)
			for _, f := range sub.forms {
				t.add(f.Cases, f.Text+w.Text[j:], "")
			}
			return true
		}
	}
	if !firstDeclines(w, strings.ToLower(first), last) {
		return false
	}
	a, b := *w, *w
	a.Text, b.Text = first, last
	a.Oblique, a.Paradigm = "", ""
	if w.Class == Common || w.Class == Toponym {
		a.Gender = GenderOf(first, w.Lang, w.Class)
	}
	var left, right table
	left.word(&a)
	right.word(&b)
	t.join(left.forms, right.forms, "-")
	return true
}

// join adds all pairs of left and right that share a reading.
func (t *table) join(left, right []Form, sep string) {
	for _, l := range left {
		for _, r := range right {
			if c := l.Cases & r.Cases; c != 0 {
				t.add(c, l.Text+sep, r.Text)
			}
		}
	}
}

// firstDeclines says whether the part before the hyphen declines too.
func firstDeclines(w *Word, first, last string) bool {
	switch strings.ToLower(last) {
	case "паша", "ага", "хан", "бей", "бек", "огли", "оглы", "ефенді", "эфенди", "заде", "оглу", "кизи", "кызы":
		return false
	}
	switch w.Class {
	case Given: // Анна-Марія, but Жан-Клод
		switch first {
		case "жан", "п'єр", "пьер", "марі", "мари", "франк", "ан", "абд", "абу", "аль":
			return false
		}
		return true
	case Surname:
		return syllables(first) > 1
	case Patronymic, Adjective:
		return false
	case Toponym:
		// Кам'янець-Подільський, but Усть-Кам'янка and Нью-Йорк.
		g := w.Gender
		if g == 0 {
			g = GenderOf(last, w.Lang, Toponym)
		}
		low := strings.ToLower(last)
		if ends(low, "івка", "ївка") && first != "усть" && final(first) != 'о' { // Рудня-Миколаївка
			return true
		}
		return final(first) != 'о' && (w.Lang == "uk" && ukParadigm(low, Toponym, g) == "adj" || w.Lang == "ru" && ruParadigm(low, Toponym, g) == "adj")
	}
	switch first {
	case "прем'єр", "премьер", "віце", "вице", "екс", "экс", "генерал", "контр", "міні", "мини", "інтернет", "интернет", "онлайн",
		"веб", "бізнес", "бизнес", "топ", "прес", "пресс", "штаб", "унтер", "обер", "капітан", "дизель", "медіа", "медиа", "арт", "фан", "івент":
		return false
	}
	return final(first) != 'о'
}
