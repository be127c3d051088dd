package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// A family is nobody by itself: «родина Іваненків» is no person Іваненків. It means the person of that surname whom the article names
// elsewhere, who is one of it; where the article names several, it stays open between them; where it names none, it is no mention, but for a
// surname that stands alone for somebody in any article (подружжя Обам).

const ruleFamily = "plural of the surname of a person of the article"

// familyNoun reports whether token i says what a family or its members are: подружжя, чета, the family of.
func (r *reader) familyNoun(i int) bool { return r.isWord(i, "family") }

// familyAt reports whether the capital at token i is a family, which a noun before it says, in any form but the genitive of one person:
// «сім'я Іваненків», «семья Гриценко», but «родина Петренка».
func (r *reader) familyAt(i int) bool {
	if r.lang.Lang == "en" || !r.familyNoun(i-1) || !r.adjacent(i-1, i) {
		return false
	}
	s := r.at(i)
	return !slices.ContainsFunc(r.lemmasOf(s, r.lang.Lang, inflect.Surname, 0), func(w lemma) bool {
		return w.Text != s && w.cases&inflect.Gen != 0 && r.surnameLike(w.Text)
	})
}

// couple reads two given names before a surname that both share, in the plural, at token i: «Володимир та Олена Зеленські». It reports whether
// they stand there.
func (r *reader) couple(i int) bool {
	if r.tok(i).shape != capital || r.tok(i+2).shape != capital {
		return false
	}
	first, ok1 := r.givenAt(i)
	second, ok2 := r.givenAt(i + 2)
	j := i + 3
	if !ok1 || !ok2 || r.lang.Lang == "en" || !r.isWord(i+1, "and") || !r.adjacent(i, i+1) || !r.adjacent(i+1, i+2) || !r.adjacent(i+2, j) || !r.nameWord(j) || !r.free(i) || !r.free(i+2) || !r.free(j) {
		return false
	}
	p, a := r.ofFamily(first, j)
	q, b := r.ofFamily(second, j)
	if p == nil || q == nil {
		return false
	}
	r.nameCouple(p, i, i+1, first.cases, a)
	r.nameCouple(q, i+2, j+1, second.cases, b)
	return true
}

// ofFamily is the person with a given name and the surname whose plural stands at token j, of the gazetteer or new, and the surname.
func (r *reader) ofFamily(given lexeme, j int) (*person, string) {
	s, family := r.at(j), ""
	for _, w := range r.singularsOf(s) {
		if w == s || !r.pluralOf(w, given.Gender, s) {
			continue
		}
		for _, rd := range r.find(given.Text + " " + w) {
			if rd.Name != nil && rd.Name.Entity.Type == gazetteer.Person {
				return r.known(rd.Name.Entity, j), w
			}
		}
		if family == "" {
			family = w
		}
	}
	if family == "" {
		return nil, ""
	}
	for _, p := range r.byName[family] {
		if p.given == given.Text {
			return p, family
		}
	}
	p := &person{given: given.Text, family: family, gender: given.Gender, first: j, id: personID(given.Text, family)}
	r.enter(p)
	return p, family
}

// nameCouple adds tokens from..to-1 as a name of p.
func (r *reader) nameCouple(p *person, from, to int, c inflect.Cases, family string) {
	m := &mention{Span: Span{r.toks[from].Start, r.toks[to-1].End}, from: from, to: to, typ: gazetteer.Person, person: p, entity: p.entity,
		via: ViaPattern, rule: "given name before a shared surname", cases: c, gender: p.gender, lemma: p.Name()}
	if p.entity != nil {
		m.via, m.lemma = ViaName, r.g.Named(p.id, r.d.Lang)
	}
	if to == from+1 {
		m.lemma, _, _ = strings.Cut(m.lemma, " ")
	}
	r.replace(m)
}

// englishFamily reports whether the capital at token i is a surname that the gazetteer has, in the plural: "the Obamas".
func (r *reader) englishFamily(i int) bool {
	s, ok := strings.CutSuffix(r.at(i), "s")
	return ok && (r.at(i-1) == "the" || r.at(i-1) == "The") && slices.ContainsFunc(r.find(s), func(rd gazetteer.Reading) bool {
		return rd.Name != nil && rd.Name.Part == gazetteer.Family
	})
}

// spotFamilies finds plural surnames of persons of the article: «Макрони», "the Clintons", «подружжя Зеленських».
func (r *reader) spotFamilies() {
	for i := range r.capitals() {
		if !r.nameWord(i) || r.tok(i).shape != capital {
			continue
		}
		after := r.lang.Lang != "en" && r.familyNoun(i-1) && r.adjacent(i-1, i)
		if m := r.covered[i]; m != nil && (!after || m.via == ViaName && m.rule != ruleAlone || m.from != i || m.to != i+1 || m.typ != gazetteer.Person) {
			continue
		}
		bearers := r.familyBearers(i, after)
		if m := r.covered[i]; len(bearers) == 0 || m != nil && len(bearers) == 1 {
			continue
		}
		s := r.at(i)
		end := len(s) - r.possessiveAt(s)
		m := &mention{Span: Span{r.toks[i].Start, r.toks[i].Start + end}, from: i, to: i + 1, typ: gazetteer.Person, via: ViaSurname, rule: ruleFamily,
			cases: inflect.NomPl | inflect.AccPl, gender: inflect.Plural, lemma: s[:end]}
		if len(bearers) == 1 {
			m.person, m.entity = bearers[0], bearers[0].entity
		}
		for _, p := range bearers {
			if len(bearers) > 1 {
				m.candidates = append(m.candidates, p.id)
			}
		}
		r.replace(m)
	}
}

// possessiveAt is the length of an English possessive at the end of s.
func (r *reader) possessiveAt(s string) int {
	if r.lang.Lang != "en" {
		return 0
	}
	return possessive(s)
}

// familyBearers are the persons of the article, without repetition, whose surname has the plural at token i; after a noun also those whose surname
// is the very word: «брати Клички», «братья Кличко».
func (r *reader) familyBearers(i int, after bool) (list []*person) {
	s := r.at(i)
	s = s[:len(s)-r.possessiveAt(s)]
	if r.lang.Lang == "en" && (!strings.HasSuffix(s, "s") || r.at(i-1) != "the" && r.at(i-1) != "The") {
		return nil
	}
	for _, p := range r.persons[:min(len(r.persons), 500)] {
		if !slices.Contains(list, p) && slices.ContainsFunc(r.surnamesOf(p), func(family string) bool {
			return sameStem(family, s) && (after && family == s || family != s && r.pluralOf(family, p.gender, s))
		}) {
			list = append(list, p)
		}
	}
	if len(list) == 0 && after {
		list = r.standingAlone(i)
	}
	return list
}

// standingAlone is the one person whose surname stands alone in any article and has its plural at token i: «подружжя Обам».
func (r *reader) standingAlone(i int) []*person {
	s := r.at(i)
	var found *gazetteer.Entity
	for _, w := range r.singularsOf(s) {
		for _, rd := range r.find(w) {
			n := rd.Name
			if n == nil || n.Part != gazetteer.Family || n.Lang != r.lang.Lang || n.Entity.Alone != gazetteer.Always || n.Entity == found || !r.pluralOf(n.Text, n.Entity.Gender, s) {
				continue
			}
			if found != nil {
				return nil
			}
			found = n.Entity
		}
	}
	if found == nil {
		return nil
	}
	return []*person{r.known(found, i)}
}

// singularsOf are words whose plural a form may be: Обам and Макронів, Зеленських, Порошенків.
func (r *reader) singularsOf(s string) (list []string) {
	for _, ending := range pluralEndings[r.lang.Lang] {
		if stem, ok := strings.CutSuffix(s, ending); ok && len(stem) >= 6 {
			for _, singular := range []string{"", "а", "о", "ий", "ая", "ь", "й", "я"} {
				list = append(list, stem+singular)
			}
		}
	}
	return list
}

// pluralEndings has the longest first, so that Ященкам is of Ященко before it is of an Ященкама.
var pluralEndings = map[gazetteer.Lang][]string{
	"uk": {"ами", "ями", "ими", "ів", "їв", "их", "ам", "ям", "им", "и", "і", ""},
	"ru": {"ами", "ями", "ими", "ыми", "ие", "ов", "ев", "ей", "их", "ых", "ам", "ям", "им", "ым", "ы", "и", ""},
}

// surnamesOf are the spellings of a person's surname in the language of the article.
func (r *reader) surnamesOf(p *person) []string {
	if p.surnames != nil {
		return p.surnames
	}
	if p.surnames = []string{}; p.entity == nil {
		p.surnames = surnameParts(p)
		return p.surnames
	}
	for i := range p.entity.Names {
		if n := &p.entity.Names[i]; n.Part == gazetteer.Family && n.Lang == r.lang.Lang {
			p.surnames = append(p.surnames, n.Text)
		}
	}
	return p.surnames
}

// sameStem reports whether two words begin alike but for few letters, so that one may be a form of the other.
func sameStem(a, b string) bool {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= 4 && len(a)-n <= 6 && len(b)-n <= 8
}

// pluralOf reports whether form is a plural of a surname and none of its singulars.
func (r *reader) pluralOf(family string, g inflect.Gender, form string) bool {
	if r.lang.Lang == "en" {
		return form == family+"s" || form == family+"es"
	}
	w := inflect.Word{Text: family, Lang: r.lang.Lang, Class: inflect.Surname, Gender: g}
	c := inflect.CasesOf(w, form)
	if w.Gender = inflect.Masculine; c == 0 && g == inflect.Feminine {
		c = inflect.CasesOf(w, form) // Марія Петренко is one of the Петренки
	}
	return c != 0 && c&singular == 0
}
