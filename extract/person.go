package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// person is somebody whom the article names in full, known to the gazetteer or not.
type person struct {
	entity    *gazetteer.Entity // nil of unknown ones
	id        string
	given     string // nominative, of unknown ones
	family    string
	surnames  []string // its spellings in the article's language, once asked for; see surnamesOf
	gender    inflect.Gender
	groups    []string // what common nouns may call this person: expert, diplomat
	words     []string // nouns that the article itself put beside the name: вчителька
	offices   []gazetteer.Office
	first     int      // token of the first full mention
	countries []string // that the article connects the person with
	guessed   bool     // no word of the name is a known given name
}

// Name returns the person's full name in the nominative.
func (p *person) Name() string {
	if p.given == "" {
		return p.family
	}
	return p.given + " " + p.family
}

func (p *person) in(group string) bool { return slices.Contains(p.groups, group) }

func (p *person) join(groups ...string) {
	for _, g := range groups {
		if !p.in(g) {
			p.groups = append(p.groups, g)
		}
	}
}

// known returns the article's record of a person of the gazetteer, made on first use.
func (r *reader) known(e *gazetteer.Entity, tok int) *person {
	if p := r.byWho[e]; p != nil {
		p.first = min(p.first, tok)
		return p
	}
	p := &person{entity: e, id: e.ID, gender: e.Gender, first: tok}
	for _, h := range r.g.OfficesOf(e.ID) {
		if h.May(r.date) {
			p.offices = append(p.offices, *h.Office)
		}
		if h.May(r.date) || h.From.Before(r.date) {
			p.join(r.g.Groups(h.Office.Kind)...)
		}
	}
	r.enter(p)
	return p
}

// enter puts a person among those of the article.
func (r *reader) enter(p *person) {
	r.persons = append(r.persons, p)
	if p.entity != nil {
		r.byWho[p.entity] = p
		return
	}
	for _, part := range surnameParts(p) {
		r.byName[part] = append(r.byName[part], p)
	}
}

// spotPersons records the persons that names give in full and finds those whom the gazetteer lacks: a given name and a surname,
// a patronymic, initials, two capitals beside a title.
func spotPersons(r *reader) {
	for _, m := range r.names {
		if m.typ == gazetteer.Person && !m.family && m.entity != nil && len(m.candidates) == 0 {
			m.person = r.known(m.entity, m.from)
		}
	}
	next := 0
	for i := range r.capitals() {
		if i < next {
			continue
		}
		if r.couple(i) {
			next = i + 4
		} else if n := r.fullName(i); n != nil {
			r.addPerson(n)
			next = n.to
		}
	}
	r.spotProtocol()
	// Full names first, in the whole article: what one word names may belong to one of them.
	for i := range r.capitals() {
		if n := r.singleName(i); n != nil {
			r.addPerson(n)
		}
	}
	r.sortNames()
}

// nameWord reports whether token i may be a part of a person's name: a word with an initial capital.
func (r *reader) nameWord(i int) bool {
	t := r.tok(i)
	return t.kind == word && (t.shape == capital || t.shape == mixed) && len(r.at(i)) > 2
}

// free reports whether token i is not part of a name that must not be broken up.
func (r *reader) free(i int) bool {
	m := r.tok2mention(i)
	switch {
	case m == nil || m.family:
		return true
	case m.to != m.from+1 || m.typ != gazetteer.Place && m.typ != gazetteer.Country && m.typ != gazetteer.Person:
		return false
	case m.typ != gazetteer.Person && !r.hasPreposition(i):
		return true
	}
	return r.givenBesideSurname(i) // "із Софією Безуглою", "Земфіра Новак"
}

// givenBesideSurname reports whether token i is a given name and the unknown capital after it a surname in the same case.
func (r *reader) givenBesideSurname(i int) bool {
	g, ok := r.givenAt(i)
	j := i + 1
	if !ok || r.lang.Lang == "en" || !r.adjacent(i, j) || !r.nameWord(j) || r.covered[j] != nil && !r.covered[j].family || r.calls(j) {
		return false
	}
	cases := g.cases & singular
	if want := r.governed(i); want != 0 {
		cases &= want
	}
	for _, w := range r.lemmasOf(r.at(j), r.lang.Lang, inflect.Surname, g.Gender) {
		if w.cases&cases != 0 {
			return true
		}
	}
	return false
}

func (r *reader) hasPreposition(i int) bool {
	return r.isWord(i-1, "in") || r.isWord(i-1, "with") || r.isWord(i-1, "by")
}

func (r *reader) tok2mention(i int) *mention {
	if i < 0 || i >= len(r.covered) {
		return nil
	}
	return r.covered[i]
}

// adjacent reports whether only blanks stand between tokens i and j of one sentence, particles apart.
func (r *reader) adjacent(i, j int) bool {
	if !r.sameSentence(i, j) {
		return false
	}
	return strings.TrimSpace(r.d.Text[r.toks[j-1].End:r.toks[j].Start]) == ""
}

// isPatronymic reports a word that ends as patronymics do: "Трамонтович", "Йосипівні".
func (r *reader) isPatronymic(i int) bool {
	if !r.nameWord(i) {
		return false
	}
	_, ok := fatherOf(r.at(i))
	return ok
}

// patronymics are the suffixes of men's and of women's patronymics with what may stand behind them.
var patronymics = []struct{ suffixes, endings []string }{
	{[]string{"йович", "ович", "евич", "євич"}, []string{"", "а", "у", "ем", "ом", "е", "еві", "і"}},
	{[]string{"івн", "ївн", "овн", "евн", "ічн"}, []string{"а", "и", "ы", "і", "у", "е", "ою", "ой", "о"}},
}

// ilya is the stem of "Ілліч" and "Ильич", whose given name does not show.
const ilya = "Іл"

// fatherOf cuts the suffix of a patronymic and its ending off: "Макаровичем" is of "Макар", "Йосипівні" of "Йосип".
func fatherOf(s string) (stem string, ok bool) {
	if strings.HasPrefix(s, "Ілліч") || strings.HasPrefix(s, "Ильич") {
		return ilya, true
	}
	for _, p := range patronymics {
		for _, suffix := range p.suffixes {
			if k := strings.LastIndex(s, suffix); k > 2 && slices.Contains(p.endings, s[k+len(suffix):]) {
				return s[:k], true
			}
		}
	}
	return "", false
}

// fatherKnown reports whether a known given name is in the patronymic at token i: "Макарович" may be one, "Вуянович" is a surname.
func (r *reader) fatherKnown(i int) bool {
	stem, ok := fatherOf(r.at(i))
	if !ok {
		return false
	}
	if stem == ilya {
		return true
	}
	for _, end := range []string{"", "о", "а", "я", "ь", "й", "ій", "ий"} {
		if m, _ := r.g.Given(stem+end, r.lang.Lang); m {
			return true
		}
		for _, rd := range r.find(stem + end) {
			if rd.Lexeme != nil && rd.Lexeme.Class == gazetteer.GivenName && rd.Langs&r.langBit != 0 && rd.Lexeme.Gender == inflect.Masculine {
				return true
			}
		}
	}
	return false
}

func (r *reader) isParticle(i int) bool {
	switch r.at(i) {
	case "фон", "де", "ван", "дер", "ден", "да", "ді", "дель", "бін", "ібн", "von", "van", "de", "der", "den", "da", "di", "del", "della", "das", "dos", "du", "ter", "ten", "bin", "ibn", "al", "el", "la", "ди", "бин", "ибн":
		return true
	}
	return false
}

// looksPersonal reports whether the unknown capitals at tokens i..end-1 name a person: a title or a post stands before them, a word
// of reporting beside them, or a noun for people after a comma.
func (r *reader) looksPersonal(i, end int) bool {
	if r.covered[i] != nil && !r.covered[i].family || r.covered[end-1] != nil && !r.covered[end-1].family {
		return false
	}
	s, e := r.sentence(i)
	if r.lang.Lang == "en" && i > s && r.isWord(i-1, "article") {
		return false // "a spokesman for the United Steelworkers"
	}
	if i > s && (r.isWord(i-1, "titles") || r.underTitle(i)) {
		return true
	}
	if c, ok := r.lexemeAt(i-1, gazetteer.CueWord); ok && i > s && c.cases == 0 && !c.Cue.Carrier && (r.lang.Lang != "en" || r.tok(i-1).shape == lower && !r.afterTold(i-1)) {
		return true
	}
	if _, ok := r.lexemeAt(end, gazetteer.CueWord); ok && end < e && i == s && !isLatin(r.at(i)) && !noGivenName(r.at(i)) {
		return true
	}
	if end+1 < e && r.at(end) == "," {
		for j := end + 1; j < min(e, end+4); j++ {
			if _, ok := r.lexemeAt(j, gazetteer.PersonWord); ok {
				return true
			}
			if _, ok := r.lexemeAt(j, gazetteer.OfficeWord); ok {
				return true
			}
		}
	}
	if r.writtenSmall(r.at(i)) || r.writtenSmall(r.at(end-1)) {
		return false // "Дня Победы", where the article has "победы" too
	}
	if r.lang.Lang == "en" || r.quotedAt(i) || isLatin(r.at(i)) || end > i+3 || r.relationalAt(i) && r.adjectiveAt(i) || r.adjectiveOfPlace(end-1) || r.agreesInForm(i, end-1) {
		return false
	}
	if !r.opensSentence(i) {
		// "допомогти Наомі Хаяші": two capitals in the middle of a Slavic sentence are a person as a rule.
		return true
	}
	// "Тору Камикава (Япония)", "Леван Гачечиладзе стал": at its start they have to be what the sentence is about.
	if c := r.covered[end-1]; c != nil && c.entity != nil && c.entity.Alone == gazetteer.Always {
		return false // "Увечері Меркель": whom the surname alone tells has no other given name
	}
	for _, w := range r.lemmasOf(r.at(end-1), r.lang.Lang, inflect.Surname, 0) {
		if w.cases&inflect.Nom == 0 && r.byName[w.Text] != nil {
			return false // "… Тараса Шпака. Захист Шпака подав апеляцію"
		}
	}
	return !r.commonAt(i) && utf8.RuneCountInString(r.at(i)) > 2 && r.nominativePair(i, end) && (end >= e || r.isMarkAfterName(end) || r.finite(end) || r.isWord(end, "today"))
}

// underTitle reports a title before token i. In English nothing stands between the two: "a sergeant in the Kenya *Armed Forces*".
func (r *reader) underTitle(i int) bool {
	t := r.titleBefore(i)
	return t != nil && (r.lang.Lang != "en" || t.to == i)
}

// agreesInForm reports two words of which the first is an adjective of the second: "Дня Победы" is none, "Новом Арбате", "Великой
// Отечественной" are.
func (r *reader) agreesInForm(i, j int) bool {
	s := r.at(i)
	return r.adjectiveLike(s) && hasAny(s, "ной", "ной", "вой", "вом", "ном", "ного", "вого", "ому", "ых", "ый", "ий", "ая", "ое", "ої", "их", "ого", "шої", "ної", "ному", "ний", "шої", "тої", "той") && !r.surnameLike(s)
}

// nominativePair reports whether the words may be a name in the nominative: "Похороны Людмилы" and "Казни Биби" may not.
func (r *reader) nominativePair(i, end int) bool {
	first, last := r.at(i), r.at(end-1)
	if hasAny(first, "ы", "ів", "ов", "ия", "ие", "ія", "ість", "ость", "ння", "ство", "тво", "ка", "ції", "ций") || noGivenName(first) {
		return false
	}
	return !hasAny(last, "ого", "ому", "ы", "ой", "ої", "ів", "ою", "ию", "ию")
}

// noGivenName reports endings that open sentences and no full name: "Учнями Ґави", "Сторонники Фатти", "Тіло Жемайтіса".
func noGivenName(s string) bool {
	return hasAny(s, "ами", "ями", "ники", "чики", "тели", "телі", "ло", "ння")
}

func (r *reader) isMarkAfterName(i int) bool {
	switch r.at(i) {
	case "(", "—", "–", ",", ":":
		return true
	}
	return false
}

func (r *reader) quotedAt(i int) bool { return isOpening(r.at(i - 1)) }

// adjectival reports endings that first words of bodies and places have: "Національний", "Чорне", "Південна".
func (r *reader) adjectival(s string) bool {
	for _, suffix := range []string{"ський", "ська", "ське", "ської", "ському", "ський", "цький", "цька", "ний", "на", "не", "ної", "ному", "ною", "ний", "ий", "ого", "ому", "ій", "им", "их", "ский", "ская", "ское", "ской", "ском", "ный", "ная", "ное", "ной", "ном", "ый", "ого", "ому", "ых"} {
		if strings.HasSuffix(s, suffix) && len(s) > len(suffix)+4 {
			return true
		}
	}
	return false
}

// subjectAt reports whether the word at the start of a sentence acts: "Степовик гарантує", but "Пшенична каша" does not.
func (r *reader) subjectAt(i int) bool {
	j := i + 1
	if !r.sameSentence(i, j) {
		return true
	}
	if _, ok := r.lexemeAt(j, gazetteer.CueWord); ok {
		return true
	}
	if r.toks[j].kind == mark {
		return true
	}
	for r.sameSentence(i, j) && (r.isWord(j, "negation") || r.isWord(j, "today")) {
		j++
	}
	return r.lang.Lang == "en" || r.finite(j)
}

// attributionBefore returns the attribution group that ends right before token i: "за словами *Злати*".
func (r *reader) attributionBefore(i int) (found lexeme, ok bool) {
	for from := i - 1; from >= max(0, i-3); from-- {
		r.lexemes(from, gazetteer.Attribution, func(l lexeme) bool {
			if l.to == i {
				found, ok = l, true
			}
			return !ok
		})
		if ok {
			return found, true
		}
	}
	return lexeme{}, false
}
