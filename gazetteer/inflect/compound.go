package inflect

import "strings"

// compound declines a word with a hyphen at byte i, and says whether it did: Клімпуш-Цинцадзе, Ростов-на-Дону, лікар-терапевт.
// Where only the last part declines it leaves the word to simple.
func (t *table) compound(w *Word, i int) bool {
	first, last := w.Text[:i], w.Text[i+1:]
	f, _ := w.whole(w.Gender)
	switch {
	case f.paradigm == "indecl":
		t.frozen(w)
		return true
	case f.flags&lastPart != 0:
		return false
	case f.flags&firstPart != 0:
		t.firstOnly(w, strings.IndexByte(w.Text, '-'))
		return true
	case f.flags&bothParts != 0:
		t.pair(w, i)
		return true
	}
	if j := strings.LastIndexByte(first, '-'); j > 0 {
		switch strings.ToLower(first[j+1:]) {
		case "на", "над", "під", "под": // Ростов-на-Дону, but Сантьяго-де-Куби
			t.firstOnly(w, j)
			return true
		}
	}
	if !firstDeclines(w, strings.ToLower(first), last) {
		return false
	}
	t.pair(w, i)
	return true
}

// firstOnly declines what stands before byte j.
func (t *table) firstOnly(w *Word, j int) {
	head := w.part(w.Text[:j])
	sub := table{}
	sub.word(&head)
	for _, f := range sub.forms {
		t.add(f.Cases, f.Text+w.Text[j:], "")
	}
}

// pair declines both what stands before and after byte i.
func (t *table) pair(w *Word, i int) {
	a, b := w.part(w.Text[:i]), w.part(w.Text[i+1:])
	a.Oblique, a.Paradigm = "", ""
	if w.Class == Common || w.Class == Toponym {
		a.Gender = GenderOf(a.Text, w.Lang, w.Class)
		if own := GenderOf(b.Text, w.Lang, w.Class); a.Gender == w.Gender && own != 0 {
			b.Gender = own
		}
	}
	var left, right table
	left.word(&a)
	right.word(&b)
	t.join(left.forms, right.forms, "-")
	if len(t.forms) == 0 || t.forms[0].Text != w.Text { // a singular and a plural do not decline together
		t.forms = t.forms[:0]
		t.simple(w)
	}
}

// part is a part of w as a word: what is known of the whole is not known of it.
func (w *Word) part(text string) Word {
	p := *w
	p.Text = text
	if p.Facts != "" {
		p.Facts = "-"
	}
	return p
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
		case "жан", "жак", "п'єр", "пьер", "марі", "мари", "франк", "ан", "абд", "абдул", "абдель", "абу", "аль", "санта", "ак":
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
		if own := GenderOf(first, w.Lang, Toponym); w.Gender != 0 && own == w.Gender && GenderOf(last, w.Lang, Toponym) != w.Gender {
			return true // Рокитне-Донівка, a neuter
		}
		if w.Lang == "uk" && nativeFirst(first) { // Гута-Скляна
			return true
		}
		if ends(low, "івка", "ївка") && first != "усть" && !in(final(first), "оє") { // Рудня-Миколаївка
			return true
		}
		return final(first) != 'о' && first != "усть" && (w.Lang == "uk" && ukParadigm(low, Toponym, g) == "adj" || w.Lang == "ru" && ruParadigm(low, Toponym, g) == "adj")
	}
	switch first {
	case "прем'єр", "премьер", "віце", "вице", "екс", "экс", "генерал", "контр", "міні", "мини", "інтернет", "интернет", "онлайн",
		"веб", "бізнес", "бизнес", "топ", "прес", "пресс", "штаб", "унтер", "обер", "капітан", "дизель", "медіа", "медиа", "арт", "фан", "івент":
		return false
	}
	return final(first) != 'о'
}

// nativeFirst says whether the first part of a place is a noun of the language that declines, unlike Санта and Понта.
func nativeFirst(first string) bool {
	switch first {
	case "гута", "рудня", "руда", "слобода", "слобідка", "воля", "буда", "гора", "долина", "криниця", "лука", "поляна", "верховина", "гребля",
		"вільшана", "діброва", "дуброва", "пристань", "середина", "україна", "чайка", "лопушанка", "асканія":
		return true
	}
	return false
}
