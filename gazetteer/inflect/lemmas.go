package inflect

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// undo is one way back from a form to a nominative: drop the ending, add another.
type undo struct{ ending, nominative string }

// Lemmas returns the nominatives that form may be a form of, in the singular, the most probable first: each w of them has form among
// Forms(w). With gender 0 both masculine and feminine are tried, for surnames and given names; GenderOf decides for other classes.
// For English, and for forms without Cyrillic letters, it is the form itself without a possessive.
func Lemmas(form string, lang Lang, class Class, g Gender) []Word {
	return LemmasAmong(form, lang, class, g, nil)
}

// LemmasAmong returns those of Lemmas that among is true of. It asks first, which is quick where few are.
func LemmasAmong(form string, lang Lang, class Class, g Gender, among func(Word) bool) []Word {
	if form == "" {
		return nil
	}
	if lang == "en" || !cyrillicEnd(form) {
		text := strings.TrimSuffix(form, "'s")
		if text == "" {
			text = form
		}
		return accept(nil, among, form, Word{Text: text, Lang: lang, Class: class, Gender: g})
	}
	genders := []Gender{g}
	if g == 0 && (class == Surname || class == Given || class == Patronymic) {
		genders = []Gender{Masculine, Feminine}
	}
	var found []Word
	for _, gender := range genders {
		if k := strings.IndexByte(form, '-'); class == Surname && k > 0 && k+1 < len(form) && strings.LastIndexByte(form, '-') == k {
			found = doubleSurname(found, among, form, k, lang, gender)
		}
		for _, u := range undoTable(lang, class, gender) {
			stem, ok := strings.CutSuffix(form, u.ending)
			if !ok || stem == "" {
				continue
			}
			w := Word{Text: stem + u.nominative, Lang: lang, Class: class, Gender: gender}
			if lang == "uk" && u.nominative == "а" && (ends(stem, "ц") || ends(stem, "з") && !in(final(cut(stem, 1)), vowels)) { // Авдіївці, Ользі: Авдіївка before Авдіївца
				found = alternated(found, among, form, stem, u.nominative, lang, class, gender)
				found = accept(found, among, form, w)
				continue
			}
			found = accept(found, among, form, w)
			found = alternated(found, among, form, stem, u.nominative, lang, class, gender)
		}
	}
	slices.SortStableFunc(found, func(a, b Word) int { return cmp.Compare(doubt(a, form), doubt(b, form)) })
	if class == Surname && !foreign(strings.ToLower(form)) {
		byEnding(found, form)
	}
	return found
}

// doubleSurname adds the double surnames both of whose parts decline: Кузьменком-Лисим is of Кузьменко-Лисий.
func doubleSurname(found []Word, among func(Word) bool, form string, hyphen int, lang Lang, g Gender) []Word {
	const most = 6 // of each part
	left, right := Lemmas(form[:hyphen], lang, Surname, g), Lemmas(form[hyphen+1:], lang, Surname, g)
	for _, l := range left[:min(most, len(left))] {
		for _, r := range right[:min(most, len(right))] {
			found = accept(found, among, form, Word{Text: l.Text + form[hyphen:hyphen+1] + r.Text, Lang: lang, Class: Surname, Gender: g})
		}
	}
	return found
}

// obliqueEndings are endings that nominatives seldom have: a word that would be indeclinable with one of them is a bad guess.
var obliqueEndings = map[Lang][]string{
	"uk": {"ого", "ому", "ої", "ій", "ою", "ею", "єю", "ові", "еві", "єві", "ими", "их", "ами", "ями", "ським", "цьким", "зі", "ці", "и", "ю"},
	"ru": {"ого", "ому", "ой", "ей", "ою", "ею", "ами", "ями", "ыми", "ими", "ым", "ым", "ии", "ию", "ы", "ю"},
}

// foreign reports surnames that no case changes: Ландау, Чавушоглу, Беридзе, Лі.
func foreign(low string) bool {
	return ends(low, "ау", "еу", "оу", "глу", "еску", "эску", "дзе") || utf8.RuneCountInString(low) <= 3 && in(final(low), "іиуюеєо") && !ends(low, "ою", "ею")
}

// doubt is how little a guess looks like a nominative; guesses of equal doubt stay in the order of the tables.
func doubt(w Word, form string) int {
	low := strings.ToLower(w.Text)
	last, before := final(low), final(cut(low, 1))
	if w.Class == Surname && foreign(low) && w.Text == form {
		return -1
	}
	if w.Text == form && ends(low, obliqueEndings[w.Lang]...) && !ends(low, "ий", "кой", "той") {
		if f := factOf(w.Lang, w.Class, w.Gender, low, false); f.paradigm != "indecl" {
			return 3
		}
	}
	switch {
	case w.Class == Surname && w.Text == form && !foreign(low) && (w.Lang == "uk" && in(last, "иую") || w.Lang == "ru" && in(last, "ыуюе")):
		return 3
	case w.Text == form && last == 'і' && w.Class != Surname, w.Text == form && last == 'у', w.Text == form && w.Lang == "ru" && in(last, "еи") && w.Class != Surname:
		return 2
	case w.Lang == "uk" && ends(low, "ськой", "цькой", "оя", "ога", "ома"):
		return 2
	case w.Lang == "uk" && ends(low, "вл", "рл", "енк", "етр", "итр", "вк", "вц", "жк", "зк"), w.Lang == "ru" && ends(low, "вл", "рл", "вц", "вк"):
		return 1
	case last == 'ь' && before == 'ц' && !in(final(cut(low, 2)), vowels), w.Lang == "ru" && last == 'ц' && !in(before, vowels+"лнрт"):
		return 1
	case w.Class == Given && w.Gender == Masculine && in(last, "ая") && listedGender(w.Lang, w.Class, low) == 0: // Микола is known
		return 1
	case w.Lang == "uk" && w.Class == Toponym && ends(low, "ов", "ев", "єв"):
		return 1
	}
	return 0
}

// accept appends w if form is one of its forms and it is not there yet.
func accept(found []Word, among func(Word) bool, form string, w Word) []Word {
	for i := range found {
		if found[i].Text == w.Text && found[i].Gender == w.Gender {
			return found
		}
	}
	if among != nil && !among(w) || !plausible(w.Text, w.Lang, w.Class) || w.Class == Patronymic && w.Gender != GenderOf(w.Text, w.Lang, w.Class) {
		return found
	}
	t := table{forms: make([]Form, 0, 20)}
	t.word(&w)
	if t.has(form) {
		found = append(found, w)
	}
	return found
}

// alternated tries the stems that a vowel or a consonant has changed: Орл → Орел, Кравц → Кравець, Ользі → Ольга.
func alternated(found []Word, among func(Word) bool, form, stem, nominative string, lang Lang, class Class, g Gender) []Word {
	try := func(s string) {
		found = accept(found, among, form, Word{Text: s, Lang: lang, Class: class, Gender: g})
	}
	last, before := final(strings.ToLower(stem)), final(strings.ToLower(cut(stem, 1)))
	switch {
	case nominative == "" && last == 'ц' && lang == "ru":
		if before == 'й' || before == 'ь' {
			try(cut(stem, 2) + "ец")
		}
		try(cut(stem, 1) + "ец")
	case nominative == "" && last == 'к' && !in(before, vowels):
		if before == 'ь' {
			try(cut(stem, 2) + "ок")
			try(cut(stem, 2) + "ёк")
		}
		try(cut(stem, 1) + "ок")
	case nominative == "ь" && last == 'ц':
		if before == 'й' {
			try(cut(stem, 2) + "єць")
		}
		if before == 'ь' {
			try(cut(stem, 2) + "ець")
		}
		try(cut(stem, 1) + "ець")
	case nominative == "ь" && last == 'н' && !in(before, vowels):
		try(cut(stem, 1) + "ень")
	case nominative == "" && in(last, "лрнвд") && !in(before, vowels+"йь"):
		try(cut(stem, 1) + "е" + string(last))
	}
	if lang != "uk" {
		return found
	}
	switch {
	case nominative == "а" && in(last, "зцс"):
		velar := map[rune]string{'з': "г", 'ц': "к", 'с': "х"}[last]
		try(cut(stem, 1) + velar + "а")
	case (nominative == "" || nominative == "ь") && in(before, "ое") && last != 0:
		try(cut(stem, 2) + "і" + string(last) + nominative) // Чорновола → Чорновіл
	case nominative == "" && before == 'є':
		try(cut(stem, 2) + "ї" + string(last))
	}
	return found
}

// plausible says whether a word may end as text does: й only after a vowel, ь only after a consonant that can be soft, and a vowel somewhere.
func plausible(text string, lang Lang, class Class) bool {
	low := strings.ToLower(text)
	last, before := final(low), final(cut(low, 1))
	switch {
	case !cyrillicEnd(text):
		return true
	case class == Patronymic && !ends(low, "ич", "івна", "ївна", "овна", "евна", "ична", "инична"):
		return false
	case lang == "ru" && class == Surname && last == 'ь' && in(before, "жшчщ"): // Ковачем: Ковач
		return false
	case lang == "ru" && ends(low, "кый", "гый", "хый", "жый", "шый", "чый", "щый"):
		return false
	case strings.IndexFunc(low, func(r rune) bool { return in(r, vowels) }) < 0:
		return false
	case last == 'й':
		return in(before, vowels)
	case last == 'ь' && lang == "uk":
		return in(before, "лнтдсзц")
	case last == 'ь':
		return !in(before, vowels+"гкхйцъ")
	case in(last, "яюєї") && lang == "uk":
		return !in(before, "жчшщгкхґ") || before == final(cut(low, 2)) // Запоріжжя
	case last == 'ы':
		return !in(before, "гкхжчшщ")
	}
	return true
}

func undoTable(lang Lang, class Class, g Gender) []undo {
	if lang == "ru" {
		switch {
		case g == Feminine:
			return ruUndoFeminine
		case g == Neuter || g == Plural:
			return ruUndoNeuter
		case g == Masculine && (class == Surname || class == Given || class == Patronymic):
			return ruUndoMasculine
		}
		return ruUndoAll
	}
	switch {
	case g == Feminine:
		return ukUndoFeminine
	case g == Neuter || g == Plural:
		return ukUndoNeuter
	case g == Masculine && (class == Surname || class == Given || class == Patronymic):
		return ukUndoMasculine
	}
	return ukUndoAll
}

// The order of these tables is the order of probability.
var (
	ukUndoMasculine = []undo{
		{"ого", "ий"}, {"ому", "ий"}, {"ським", "ський"}, {"цьким", "цький"}, {"зьким", "зький"}, {"овим", "ов"}, {"євим", "єв"}, {"ським", "ський"},
		{"ських", "ський"}, {"цьких", "цький"}, {"зьких", "зький"}, {"ські", "ський"}, {"цькі", "цький"}, {"зькі", "зький"},
		{"ськім", "ський"}, {"цькім", "цький"}, {"зькім", "зький"}, {"ськими", "ський"}, {"цькими", "цький"}, {"зькими", "зький"},
		{"енка", "енко"}, {"енку", "енко"}, {"енкові", "енко"}, {"енком", "енко"}, {"енки", "енко"}, {"енків", "енко"}, {"енкам", "енко"},
		{"енками", "енко"}, {"енках", "енко"},
		{"іним", "ін"}, {"їним", "їн"}, {"иним", "ин"}, {"ових", "ов"}, {"іних", "ін"}, {"ими", ""}, {"их", ""},
		{"ові", ""}, {"еві", ""}, {"еві", "ь"}, {"єві", "й"}, {"ом", ""}, {"ем", "ь"}, {"ем", ""}, {"єм", "й"},
		{"ою", "а"}, {"ею", "я"}, {"ею", "а"}, {"єю", "я"}, {"а", ""}, {"я", "ь"}, {"я", "й"}, {"я", ""}, {"у", ""}, {"ю", "ь"}, {"ю", "й"}, {"ю", ""}, {"и", "а"},
		{"", ""}, {"ові", "о"}, {"ом", "о"}, {"а", "о"}, {"у", "о"}, {"и", "о"}, {"и", ""}, {"у", "а"}, {"ю", "я"},
		{"же", "г"}, {"е", ""}, {"е", "о"}, {"е", "я"}, {"є", "я"}, {"о", "а"}, {"і", ""}, {"і", "а"}, {"і", "о"}, {"і", "ь"}, {"і", "я"}, {"ї", "й"}, {"ї", "я"},
		{"им", "ий"}, {"им", ""}, {"ім", "ій"}, {"ім", "ий"}, {"ього", "ій"}, {"ьому", "ій"}, {"іх", "ій"}, {"еві", ""}, {"еві", "р"},
		{"ів", ""}, {"ів", "ь"}, {"їв", "й"}, {"ам", ""}, {"ям", "ь"}, {"ям", "й"}, {"ами", ""}, {"ями", "ь"}, {"ями", "й"}, {"ах", ""}, {"ях", "ь"}, {"ях", "й"},
		{"ів", "о"}, {"ів", "а"}, {"ам", "о"}, {"ам", "а"}, {"ами", "о"}, {"ах", "о"}, {"ами", "а"}, {"ах", "а"}, {"і", "ий"}, {"их", "ий"}, {"ими", "ий"},
		{"ого", "ой"}, {"ому", "ой"}, {"им", "ой"},
	}
	ukUndoFeminine = []undo{
		{"ської", "ська"}, {"цької", "цька"}, {"зької", "зька"}, {"ській", "ська"}, {"цькій", "цька"}, {"зькій", "зька"},
		{"ської", "ська"}, {"ську", "ська"}, {"ською", "ська"}, {"ої", "а"}, {"ій", "а"}, {"ії", "ія"}, {"ію", "ія"}, {"ією", "ія"}, {"іє", "ія"},
		{"и", "а"}, {"ю", "я"}, {"ою", "а"}, {"ею", "я"}, {"ею", "а"}, {"єю", "я"}, {"у", "а"}, {"", ""}, {"і", "а"}, {"ї", "я"}, {"і", "я"}, {"о", "а"},
		{"е", "я"}, {"є", "я"}, {"е", "а"}, {"'ю", ""}, {"і", ""}, {"і", "ь"}, {"ості", "ість"}, {"лю", "ль"}, {"ю", ""}, {"ю", "ь"}, {"ньою", "ня"}, {"ьої", "я"},
	}
	ukUndoNeuter = []undo{
		{"", ""}, {"ого", "е"}, {"ому", "е"}, {"им", "е"}, {"а", "о"}, {"у", "о"}, {"ом", "о"}, {"і", "о"}, {"ю", "я"}, {"ям", "я"}, {"і", "я"},
		{"а", "е"}, {"я", "е"}, {"у", "е"}, {"ю", "е"}, {"ем", "е"}, {"і", "е"}, {"ові", "о"}, {"", "и"}, {"ів", "и"}, {"ам", "и"}, {"ами", "и"}, {"ах", "и"},
		{"ів", "і"}, {"ям", "і"}, {"ями", "і"}, {"ях", "і"}, {"ам", "і"}, {"ами", "і"}, {"ах", "і"},
	}
	ukUndoAll = append(append([]undo{}, ukUndoMasculine...), append(ukUndoFeminine, ukUndoNeuter...)...)

	ruUndoMasculine = []undo{
		{"ого", "ий"}, {"ому", "ий"}, {"ского", "ской"}, {"ского", "ский"}, {"ским", "ский"}, {"ском", "ский"}, {"цким", "цкий"}, {"цком", "цкий"},
		{"ские", "ский"}, {"ских", "ский"}, {"скими", "ский"}, {"овым", "ов"}, {"евым", "ев"}, {"ёвым", "ёв"}, {"иным", "ин"}, {"ыным", "ын"},
		{"овых", "ов"}, {"евых", "ев"}, {"иных", "ин"},
		{"ом", ""}, {"ем", "ь"}, {"ем", "й"}, {"ем", ""}, {"ой", "а"}, {"ей", "а"}, {"ей", "я"}, {"а", ""}, {"я", "ь"}, {"я", "й"}, {"у", ""}, {"ю", "ь"}, {"ю", "й"},
		{"ы", "а"}, {"и", "а"}, {"", ""}, {"и", "я"}, {"у", "а"}, {"ю", "я"}, {"е", ""}, {"е", "ь"}, {"е", "й"}, {"е", "а"}, {"е", "я"}, {"и", "й"}, {"ого", "ый"}, {"ому", "ый"},
		{"ым", "ый"}, {"ом", "ый"}, {"ого", "ой"}, {"ому", "ой"}, {"ым", "ой"}, {"ом", "ой"}, {"ым", ""}, {"ыми", ""}, {"ых", ""}, {"ы", ""}, {"и", ""}, {"и", "ь"},
		{"ов", ""}, {"ев", "й"}, {"ей", "ь"}, {"ей", ""}, {"ам", ""}, {"ям", "ь"}, {"ям", "й"}, {"ами", ""}, {"ями", "ь"}, {"ями", "й"}, {"ах", ""}, {"ях", "ь"}, {"ях", "й"},
		{"его", "ий"}, {"ему", "ий"}, {"им", "ий"}, {"ем", "ий"}, {"а", "о"}, {"у", "о"}, {"ом", "о"}, {"е", "о"}, {"ою", "а"}, {"ею", "я"},
		{"ых", "ый"}, {"ыми", "ый"}, {"ые", "ый"}, {"ие", "ий"}, {"их", "ий"}, {"ими", "ий"}, {"ев", ""},
	}
	ruUndoFeminine = []undo{
		{"ской", "ская"}, {"цкой", "цкая"}, {"скую", "ская"}, {"цкую", "цкая"}, {"овой", "ова"}, {"евой", "ева"}, {"ёвой", "ёва"}, {"иной", "ина"}, {"ыной", "ына"},
		{"ии", "ия"}, {"ию", "ия"}, {"ией", "ия"}, {"ы", "а"}, {"", ""}, {"и", "а"}, {"и", "я"}, {"е", "а"}, {"е", "я"}, {"у", "а"}, {"ю", "я"}, {"ой", "а"}, {"ей", "я"}, {"ей", "а"},
		{"ью", "ь"}, {"и", "ь"}, {"ой", "ая"}, {"ую", "ая"}, {"ей", "яя"}, {"ею", "я"}, {"ою", "а"},
	}
	ruUndoNeuter = []undo{
		{"", ""}, {"а", "о"}, {"у", "о"}, {"ом", "о"}, {"е", "о"}, {"я", "е"}, {"ю", "е"}, {"ем", "е"}, {"и", "е"}, {"ого", "ое"}, {"ому", "ое"}, {"ым", "ое"}, {"ом", "ое"},
		{"", "ы"}, {"", "и"}, {"ов", "ы"}, {"ам", "ы"}, {"ами", "ы"}, {"ах", "ы"}, {"ов", "и"}, {"ам", "и"}, {"ами", "и"}, {"ах", "и"},
	}
	ruUndoAll = append(append([]undo{}, ruUndoMasculine...), append(ruUndoFeminine, ruUndoNeuter...)...)
)
