package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// fullNameAt is an unknown full name at tokens from..to-1.
type fullNameAt struct {
	from, family, to int // the family name begins at token family and ends at last
	last             int
	cases            inflect.Cases
	gender           inflect.Gender
	given            string // nominative
	givenAt          int    // its token, -1 where the words are not split into given name and surname
	initials         string // "О. В." as the text has them
	patronymic       string // nominative, where it stands in the place of a surname
	familyFirst      bool
	known            bool // a surname of a person whom the article has
	rule             string
}

// found is the name for those who keep it: at most tokens none begins.
func (n fullNameAt) found() *fullNameAt { return &n }

// fullName reads the name of a person at token i, nil where none begins.
func (r *reader) fullName(i int) *fullNameAt {
	if t := r.tok(i); t.kind != word || t.shape == lower {
		return nil // neither an initial nor a name
	}
	if n := r.withInitials(i); n != nil {
		return n
	}
	if n := r.nicknamed(i); n != nil {
		return n.found()
	}
	if !r.nameWord(i) || !r.free(i) || r.shouting(i) && r.tok(i).shape == upper {
		return nil
	}
	if r.continuesName(i) || r.tok(i).shape == mixed && r.inflectedAcronym(i) > 0 {
		return nil // "глава японского МИДа Сэйдзи Маэхара"
	}
	n := fullNameAt{from: i}
	if g, ok := r.givenInName(i); ok && !r.commonAtStart(i) {
		n.cases, n.gender, n.given, n.rule = g.cases, g.Gender, g.Text, "given name and surname"
	} else {
		if m := r.familyFirst(i); m != nil {
			return m
		}
		if c := r.covered[i]; c != nil && !c.family || r.calls(i) {
			// "Софія прийме саміт": a place that is no given name stays a place. "Академик Сагдеев", "Голови Держінвестпроекту".
			return nil
		}
	}
	j := i + 1
	for k := 0; k < 2 && r.lang.Lang == "en" && n.given != "" && r.sameSentence(i, j); k++ {
		// "Jonathan M. Stan".
		if to := r.initialAt(j); to > 0 && r.sameSentence(i, to) && r.nameWord(to) {
			j = to
		}
	}
	if n.given != "" && r.isPatronymic(j) && r.sameSentence(i, j) && r.adjacent(i, j) && r.openTo(j) {
		if !r.sameSentence(i, j+1) || !r.nameWord(j+1) || !r.adjacent(j, j+1) || !r.free(j+1) || r.calls(j+1) || r.adjectiveOfPlace(j+1) {
			if !r.fatherKnown(j) {
				n.family, n.last, n.to = j, j+1, j+1 // "Івана Юркевича"
				return n.found()
			}
			// "Наина Иосифовна": with the patronymic alone.
			n.family, n.last, n.to, n.rule = j, j+1, j+1, "given name and patronymic"
			n.patronymic = r.patronymicNominative(j, n.gender)
			return n.found()
		}
		j++
	}
	for r.isParticle(j) && r.sameSentence(i, j) {
		j++
	}
	if !r.adjacent(i, j) || !r.nameWord(j) && !r.arabic(j) || !r.free(j) || !r.oneScript(i, j) || n.given == "" && r.calls(j) {
		return nil
	}
	if _, ok := r.noun(j, "body-head"); ok || r.isPronoun(j) {
		return nil
	}
	n.family = j
	n.last = r.familyEnd(j)
	n.to = n.last
	if n.given == "" {
		if r.lang.Lang != "en" && isLatin(r.at(i)) {
			return nil // "представник Vereinigung Cockpit"
		}
		if _, ok := r.givenAt(j); ok && r.sameSentence(j, j+1) && r.nameWord(j+1) && r.adjacent(j, j+1) {
			return nil // "Христианку Асию Биби"
		}
		if !r.looksPersonal(i, n.to) {
			return nil
		}
		n.rule = "two capitals beside a title or a word of reporting"
	} else if c := r.covered[j]; c != nil && !c.family && c.from == j && c.typ != gazetteer.Place {
		// "Ганна Полтава" is not to be had, "Джордж Вашингтон" is.
		return nil
	}
	if r.lang.Lang == "en" {
		if r.noPerson(&n) {
			return nil
		}
		n.to = r.suffixEnd(n.to)
	}
	return n.found()
}

// continuesName reports an English given name that an unknown capital stands before: "Hernan *Dario* Gomez", "Chiang *Kai* Shek".
func (r *reader) continuesName(i int) bool {
	j := i - 1
	return r.lang.Lang == "en" && r.adjacent(j, i) && r.runWord(j) && r.tok(j).shape == capital && r.covered[j] == nil && !r.small(r.at(j)) && !r.titleWord(j) && !r.nationality(j) && possessive(r.at(j)) == 0 &&
		!r.amongAt(j, "latin-company") && !r.isWord(j, "body-noun") && !r.amongAt(j, "opener") && !(r.opensSentence(j) && r.commonAt(j))
}

// familyEnd returns the token after the surname that begins at token j: "Гарсія Маркес", "Абд Эль Фатах", "ван дер Ляйєн".
func (r *reader) familyEnd(j int) int {
	end := j + 1
	for k := 0; k < 3 && r.sameSentence(j, end) && r.adjacent(end-1, end); k++ {
		next := end
		for next < end+2 && (r.isParticle(next) || r.capitalParticle(next)) && r.sameSentence(j, next+1) && r.adjacent(next, next+1) {
			next++
		}
		particle := next > end || r.capitalParticle(end-1)
		if !(r.nameWord(next) || r.arabic(next)) || !r.free(next) || r.covered[next] != nil && !r.covered[next].family && !r.surnamePlace(next) || !r.oneScript(j, next) || r.tok(next).shape == upper {
			break
		}
		if !particle && (k > 0 || r.calls(next) || r.adjectiveOfPlace(next)) {
			break
		}
		if _, ok := r.noun(next, "body-head"); ok || r.lang.Lang == "en" && (r.isWord(next, "body-noun") || r.among(r.at(next), "latin-company") || r.among(r.at(next), "misc-end")) {
			break // "No *Jennifer Lopez* News Today"
		}
		end = next + 1
	}
	return end
}

// surnamePlace reports a town that ends a name in English, where no comma parts the two: "Conceição Deus *Lima*".
func (r *reader) surnamePlace(i int) bool {
	m := r.covered[i]
	return r.lang.Lang == "en" && m.typ == gazetteer.Place && m.from == i && m.to == i+1 && r.tok(i).shape == capital
}

// withInitials reads "О. Мей", "О. В. Коваленко", "Дж.Коми", "Підвисоцький М. Т.".
func (r *reader) withInitials(i int) *fullNameAt {
	j := i
	for k := 0; k < 3; k++ {
		if to := r.initialAt(j); to > 0 && r.sameSentence(i, to) {
			j = to
		}
	}
	if j > i && r.continuesName(i) {
		return nil // "Eumi *K. Leighton*"
	}
	if j > i {
		text := r.d.Text[r.toks[i].Start:r.toks[j-1].End]
		for r.isParticle(j) {
			j++
		}
		if !r.sameSentence(i, j) || r.tok(j).kind != word || r.tok(j).shape == lower && !r.arabic(j) || len(r.at(j)) < 3 || !r.free(j) || r.calls(j) || r.d.Text[r.toks[j-1].End:r.toks[j].Start] != "" && strings.TrimSpace(r.d.Text[r.toks[j-1].End:r.toks[j].Start]) != "" {
			return nil
		}
		if m := r.covered[i]; m != nil && !m.family {
			return nil // "U.S. Ambassador"
		}
		if _, given := r.givenAt(j); given && r.lang.Lang == "en" && r.sameSentence(j, j+1) && r.nameWord(j+1) && r.adjacent(j, j+1) && r.free(j+1) && !r.small(r.at(j+1)) {
			j++ // "L. Ron Hubbard"
			text = r.d.Text[r.toks[i].Start:r.toks[j-1].End]
		}
		return &fullNameAt{from: i, family: j, last: j + 1, to: j + 1, initials: text, rule: "initials and surname"}
	}
	if r.lang.Lang == "en" || !r.nameWord(i) || !r.free(i) || r.calls(i) {
		return nil // "The U.N.", "Jonathan M. Stan"
	}
	k := r.initialAt(i + 1)
	if k == 0 || !r.sameSentence(i, i+1) || !r.adjacent(i, i+1) {
		return nil
	}
	to := k
	if k2 := r.initialAt(k); k2 > 0 && r.sameSentence(i, k) {
		to = k2
	} else if !r.surnameAt(i) && (r.covered[i] == nil || !r.covered[i].family) {
		return nil
	}
	if r.sameSentence(i, to) && r.nameWord(to) && r.adjacent(to-1, to) && !r.free(to) {
		return nil
	}
	return &fullNameAt{from: i, family: i, last: i + 1, to: to, initials: r.d.Text[r.toks[i+1].Start:r.toks[to-1].End], familyFirst: true, rule: "surname and initials"}
}

// initialAt returns the token after the stop of an initial at token i, 0 where none stands.
func (r *reader) initialAt(i int) int {
	t := r.tok(i)
	if t.kind != word || r.at(i+1) != "." || !r.sameSentence(i, i+1) || r.toks[i+1].Start != t.End {
		return 0
	}
	s := r.at(i)
	c, n := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(c) {
		return 0
	}
	if rest := s[n:]; rest != "" && rest != "ж" && rest != "h" && rest != "'я" {
		return 0
	}
	return i + 2
}

// familyFirst reads "Любач Вадим Євгенович", "Шевченко Андрій": the surname stands before the given name.
func (r *reader) familyFirst(i int) *fullNameAt {
	j := i + 1
	if !r.sameSentence(i, j) || !r.adjacent(i, j) || r.tok(i).shape != capital || r.calls(i) || !r.oneScript(i, j) || r.covered[i] != nil && !r.covered[i].family {
		return nil
	}
	g, ok := r.givenInName(j)
	if !ok || !r.nameWord(j) || !r.free(j) {
		return nil
	}
	n := &fullNameAt{from: i, family: i, last: i + 1, to: j + 1, cases: g.cases, gender: g.Gender, given: g.Text, familyFirst: true, rule: "surname before the given name"}
	if r.sameSentence(i, j+1) && r.adjacent(j, j+1) && r.isPatronymic(j+1) && r.openTo(j+1) {
		n.to = j + 2
		return n
	}
	// "Раніше Дмитро": without a patronymic the first word has to look like a surname and the given name may not begin another name.
	if r.sameSentence(i, j+1) && r.nameWord(j+1) && r.adjacent(j, j+1) || !r.surnameAt(i) && (r.covered[i] == nil || r.opensSentence(i)) {
		return nil
	}
	return n
}

// calls reports a word that says what somebody or something is, or begins a sentence: no part of a name.
func (r *reader) calls(i int) bool { return r.memo(i, asksCalls, (*reader).callsNow) }

func (r *reader) callsNow(i int) bool {
	for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.PersonWord, gazetteer.ThingWord, gazetteer.CountryAdj, gazetteer.Demonym, gazetteer.Institution} {
		if _, ok := r.lexemeAt(i, c); ok {
			return true
		}
	}
	s := r.at(i)
	if k := strings.LastIndexByte(s, '-'); k > 0 {
		// "Пресс-служба Кадырова", "Поп-звезда Мадонна".
		if c, _ := utf8.DecodeRuneInString(s[k+1:]); unicode.IsLower(c) {
			return true
		}
	}
	for _, class := range nounClasses {
		if _, ok := r.noun(i, class); ok {
			return true
		}
	}
	return r.opener(i) || r.isWord(i, "titles") || r.familyNoun(i)
}

func (r *reader) isPronoun(i int) bool {
	return r.isWord(i, "he") || r.isWord(i, "she") || r.isWord(i, "they") || r.amongAt(i, "opener")
}

// adjectiveOfPlace reports a word that belongs to what follows: "Роман Коноплев Русской службе", "Іван Петренко Київської".
func (r *reader) adjectiveOfPlace(i int) bool {
	return r.relationalAt(i) && r.adjectiveAt(i) && r.sameSentence(i, i+1) && r.tok(i+1).kind == word && r.tok(i+1).shape == lower
}

// commonAtStart reports a given name at the start of a sentence that is a common word too: "Надія", "Любов", "Роман вийшов".
func (r *reader) commonAtStart(i int) bool {
	return r.opensSentence(i) && r.commonAt(i) && !(r.sameSentence(i, i+1) && (r.nameWord(i+1) || r.isParticle(i+1)))
}

// oneScript reports whether tokens i and j are written in one alphabet: in "Cockpit Мартін Лохер" two names stand side by side.
func (r *reader) oneScript(i, j int) bool { return isLatin(r.at(i)) == isLatin(r.at(j)) }

// arabic reports surnames that begin with a small article: аль-Асад, уль-Малук.
func (r *reader) arabic(i int) bool {
	t := r.tok(i)
	if t.kind != word {
		return false
	}
	first, rest, ok := strings.Cut(r.at(i), "-")
	if !ok {
		first, rest, ok = strings.Cut(strings.ReplaceAll(r.at(i), "’", "'"), "'") // "Patrizia d'Ettorre"
	}
	c, _ := utf8.DecodeRuneInString(rest)
	return ok && unicode.IsUpper(c) && utf8.RuneCountInString(first) <= 3 && folded(first) == first
}

// capitalParticle reports particles that some newsrooms write with a capital: "Де Блекере", "Ван Велли", "Абд Эль Фатах".
func (r *reader) capitalParticle(i int) bool {
	switch r.at(i) {
	case "Де", "Ді", "Ди", "Ван", "Фон", "Ель", "Эль", "Аль", "Абд", "Бін", "Бин", "Бен", "Ібн", "Ибн", "Ла", "Ле", "Дель", "Да", "Душ", "Дос", "Сан", "De", "Van", "Von", "Di", "El", "Al", "Bin", "Ben", "La", "Le", "Da", "Dos", "Das", "Du", "Den", "Der", "Ter", "Mac", "Ní", "Nic", "Ó", "Abu", "Abd", "Ibn", "Ould", "Ait", "Bint":
		return true
	}
	return false
}

// patronymicNominative gives the nominative of the patronymic at token i.
func (r *reader) patronymicNominative(i int, g inflect.Gender) string {
	if ws := r.lemmasOf(r.at(i), r.lang.Lang, inflect.Patronymic, g); len(ws) > 0 {
		return ws[0].Text
	}
	return r.at(i)
}

// singleName reads a person whom one word names: a surname after a title or beside a word of reporting ("депутат Кобринчук",
// "каже Лохер"), one that looks like nothing else ("Коваленко"), or a given name by itself ("Марк").
func (r *reader) singleName(i int) *fullNameAt {
	if !r.nameWord(i) || r.covered[i] != nil || r.tok(i).shape != capital || r.calls(i) || r.shouting(i) || isLatin(r.at(i)) && r.lang.Lang != "en" {
		return nil
	}
	if r.lang.Lang == "en" || isOpening(r.at(i-1)) && r.sameSentence(i-1, i) && !(r.runsOn(i, i+1) && r.tok(i+1).shape == lower && r.calledBy(i) != nil) {
		return nil // a name in marks; but "«*Остап* ніколи не запізнювався»"
	}
	if r.familyAt(i) {
		return nil
	}
	if next := r.tok(i + 1); r.sameSentence(i, i+1) && next.kind == word && next.shape != lower && r.adjacent(i, i+1) && !r.opener(i+1) {
		return nil // part of a longer name that nobody knows
	}
	n := fullNameAt{from: i, family: i, last: i + 1, to: i + 1}
	if g, ok := r.givenAt(i); ok {
		if r.opensSentence(i) && !r.subjectAt(i) || r.commonAt(i) || r.isWord(i-1, "in") {
			return nil
		}
		n.cases, n.gender, n.given, n.rule = g.cases, g.Gender, g.Text, "given name"
		return n.found()
	}
	if p := r.calledBy(i); p != nil && !r.commonAt(i) && !r.isWord(i-1, "in") && (!r.opensSentence(i) || r.subjectAt(i) || isOpening(r.at(i-1))) {
		n.cases, n.gender, n.given, n.rule = inflect.Nom, p.gender, p.given, "given name"
		return n.found()
	}
	start := r.opensSentence(i)
	if c := r.covered[max(0, i-1)]; i > 0 && c != nil && r.sameSentence(i-1, i) && r.adjacent(i-1, i) && c.typ == gazetteer.Person {
		return nil
	}
	switch {
	case r.surnameAt(i) && !r.relationalAt(i) && (!start || r.subjectAt(i) && !r.commonAt(i)):
		n.rule = "surname by its ending"
	case !start && !r.adjectiveOfPlace(i) && r.titledSingle(i):
		n.rule = "surname after a title"
	case !start && r.weakSurname(i):
		n.rule = "surname by its ending"
	case r.reported(i):
		n.rule = "surname beside a word of reporting"
	default:
		return nil
	}
	if hasAny(r.at(i), "енки", "енків", "енкам", "енками") || len(r.familyBearers(i, false)) > 0 {
		return nil // "Петренки мають сад"
	}
	return n.found()
}

// calledBy returns the unknown person of the article whose given name the word at token i is, nil where there is none.
func (r *reader) calledBy(i int) *person {
	for _, p := range r.persons[:min(len(r.persons), 500)] {
		if p.entity == nil && p.given == r.at(i) && p.family != "" && !strings.HasSuffix(p.given, ".") {
			return p
		}
	}
	return nil
}

// weakSurname reports -ов, -ев, -ин in the middle of a sentence where no place is asked for: "сыграл Топалов", but "в Козине".
func (r *reader) weakSurname(i int) bool {
	s := folded(r.at(i))
	if utf8.RuneCountInString(s) < 5 || r.commonAt(i) || r.isWord(i-1, "in") || r.isWord(i-1, "with") || r.isWord(i-1, "place-preposition") || r.isWord(i-1, "place-noun") || r.at(i-1) == "." || r.at(i-1) == "на" || r.at(i-1) == "из" {
		return false
	}
	for _, stem := range r.byLang([]string{"ов", "єв", "ьов", "ін", "їн"}, []string{"ов", "ев", "ёв", "ин", "ын"}, nil) {
		for _, e := range []string{"", "а", "у", "ым", "ым", "ом", "е", "ой", "им", "ові", "і", "ої", "ій"} {
			if rest, ok := strings.CutSuffix(s, e); ok && strings.HasSuffix(rest, stem) && len(rest) > len(stem)+3 {
				return true
			}
		}
	}
	return false
}

// titledSingle reports whether the title of a person stands right before token i in the same case.
func (r *reader) titledSingle(i int) bool {
	if r.isWord(i-1, "titles") {
		return true
	}
	for from := i - 1; from >= max(0, i-3) && r.sameSentence(from, i); from-- {
		for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.PersonWord} {
			if l, ok := r.lexemeAt(from, c); ok && l.to == i && l.cases&singular != 0 {
				for _, g := range []inflect.Gender{inflect.Masculine, inflect.Feminine} {
					for _, w := range r.lemmasOf(r.at(i), r.lang.Lang, inflect.Surname, g) {
						if w.cases&l.cases&singular != 0 {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// reported reports whether a word of reporting in the masculine or feminine past stands right after or before token i: "Лохер заявив".
func (r *reader) reported(i int) bool {
	if r.compoundAt(i) || r.adjectiveAt(i) && !r.surnameAt(i) || r.writtenSmall(r.at(i)) || r.commonAt(i) {
		return false
	}
	if r.opensSentence(i) && hasAny(r.at(i), "ка", "ця", "ость", "ість", "ция", "ція", "ник", "тель", "ець", "ец", "ие", "ия", "ія", "ння", "ство") {
		return false // "Соседка указала", "Обвинитель требовал": nouns for people and things open sentences as surnames do
	}
	for _, j := range []int{i + 1, i - 1} {
		if !r.sameSentence(i, j) || r.toks[j].kind != word || j < i && r.opensSentence(j) {
			continue
		}
		ok := false
		r.lexemes(j, gazetteer.CueWord, func(l lexeme) bool {
			ok = ok || l.verb&inflect.Past != 0 && (l.verb&(inflect.MascSg|inflect.FemSg) != 0) && !l.Cue.Nominal
			return !ok
		})
		if ok && (r.opensSentence(i) || j < i) {
			return true
		}
	}
	return false
}
