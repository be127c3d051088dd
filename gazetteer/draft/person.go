package draft

import (
	"slices"
	"strings"
	"unicode"

	"zgadka/gazetteer"
)

// Parts are the parts of a person's name.
type Parts struct{ Given, Family, Patronymic string }

// Split divides the full name of a person: «Сирський Олександр Станіславович», "Ursula von der Leyen", "Путин, Владимир". FamilyFirst
// says that the family name comes first and stays there (Сі Цзіньпін). It is false for names without parts (Мадонна, Папа Франциск II)
// and for what is no name of a person.
func Split(full string, lang gazetteer.Lang, familyFirst bool) (Parts, bool) {
	if family, rest, ok := strings.Cut(full, ", "); ok {
		full = rest + " " + family
		familyFirst = false
	}
	words := strings.Fields(full)
	if len(words) < 2 || len(words) > 5 || slices.ContainsFunc(words, noPart) {
		return Parts{}, false
	}
	last := len(words) - 1
	switch {
	case len(words) == 3 && patronymic(words[2], lang) && !patronymic(words[1], lang) && !patronymic(words[0], lang):
		return Parts{words[1], words[0], words[2]}, true
	case len(words) == 3 && patronymic(words[1], lang):
		return Parts{words[0], words[2], words[1]}, true
	case familyFirst:
		return Parts{strings.Join(words[1:], " "), words[0], ""}, true
	}
	from := last
	for from > 1 && particle(words[from-1]) {
		from--
	}
	return Parts{strings.Join(words[:from], " "), strings.Join(words[from:], " "), ""}, !particle(words[last])
}

// noPart reports a word that shows that a name has no parts: a number, "Jr.", a title, a word in marks.
func noPart(w string) bool {
	if particle(w) {
		return false
	}
	_, article, joined := strings.Cut(w, "-") // ас-Сісі, al-Sharaa
	if !Capital(w) && !(joined && Capital(article)) || strings.Trim(w, "IVX") == "" && len(w) > 1 || slices.Contains([]string{"Jr.", "Sr.", "Jr", "Sr", "Saint", "St.", "Святий", "Свята", "Святой", "Святая"}, w) {
		return true
	}
	return strings.ContainsFunc(w, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-‑'’ʼ.", r)
	})
}

// particle reports words that belong to the family name behind them: фон, der, аль.
func particle(w string) bool {
	return slices.Contains([]string{
		"von", "van", "der", "den", "de", "da", "di", "do", "dos", "du", "del", "della", "la", "le", "el", "al", "bin", "ben", "ibn", "ter", "ten", "zu",
		"фон", "ван", "дер", "ден", "де", "да", "ді", "ди", "ду", "дос", "дель", "делла", "ла", "ле", "ель", "эль", "аль", "бін", "бин", "бен", "ібн", "ибн", "тер", "цу",
	}, w)
}

// patronymic reports whether a word looks like one; surnames in -ович do too, so its place decides.
func patronymic(w string, lang gazetteer.Lang) bool {
	var ends []string
	switch lang {
	case "uk":
		ends = []string{"ович", "йович", "ьович", "івна", "ївна", "ілліч", "кузьмич", "лукич", "хомич", "савич", "яківна"}
	case "ru":
		ends = []string{"ович", "евич", "овна", "евна", "ильич", "ильинична", "кузьмич", "лукич", "фомич", "саввич", "никитич", "никитична"}
	}
	low := strings.ToLower(w)
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(low, e) })
}
