package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// addPerson turns an unknown full name into a mention and a person, joining it to one whom the article named before.
func (r *reader) addPerson(n *fullNameAt) {
	family := r.d.Text[r.toks[n.family].Start:r.toks[n.last-1].End]
	end := r.toks[n.to-1].End
	if r.lang.Lang == "en" {
		end -= possessive(r.d.Text[:end])
		family = family[:len(family)-possessive(family)]
	}
	var p *person
	var lemma string
	switch {
	case n.initials != "":
		p, lemma = r.joinInitials(n, family)
	case n.patronymic != "":
		p, lemma = r.joinGiven(n, n.given+" "+n.patronymic), n.given+" "+n.patronymic
	case n.from == n.family && n.given != "" && !n.familyFirst:
		p, lemma = r.joinGiven(n, n.given), n.given
	case n.from == n.family && n.given == "":
		p, lemma = r.joinSurname(n, family)
	default:
		n.givenAt = n.from
		if n.familyFirst {
			n.givenAt = n.family + 1
		}
		given := r.at(n.givenAt)
		if r.lang.Lang == "en" && n.given != "" {
			given = n.given
		}
		p, lemma = r.joinPerson(n, given, family)
	}
	if r.lang.Lang == "en" {
		lemma = r.d.Text[r.toks[n.from].Start:end]
	}
	m := &mention{
		Span: Span{r.toks[n.from].Start, end}, from: n.from, to: n.to, typ: gazetteer.Person,
		person: p, via: ViaPattern, rule: n.rule, cases: n.cases, gender: p.gender, lemma: lemma,
	}
	if p.entity != nil {
		m.entity, m.via = p.entity, ViaName
	}
	if n.known {
		m.via = ViaSurname
	}
	r.replace(m)
}

// joinInitials finds the person whom initials and a surname mean: one of the article or of the gazetteer with that surname whose given
// name begins so, else a new one.
func (r *reader) joinInitials(n *fullNameAt, family string) (*person, string) {
	first, _ := utf8.DecodeRuneInString(n.initials)
	begins := func(given string) bool {
		c, _ := utf8.DecodeRuneInString(given)
		return c == first
	}
	families := r.surnames(n, family)
	text := func(f string) string {
		if n.familyFirst {
			return f + r.d.Text[r.toks[n.family].End:r.toks[n.to-1].End]
		}
		return r.d.Text[r.toks[n.from].Start:r.toks[n.family].Start] + f
	}
	for _, f := range families {
		for _, p := range r.byName[f.Text] {
			if begins(p.given) && (f.Gender == 0 || p.gender == 0 || f.Gender == p.gender) {
				n.cases = f.cases
				return p, text(f.Text)
			}
		}
	}
	for _, h := range r.hitsAt(n.family) {
		if r.tokenEnd(n.family, h.End) != n.last {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Name == nil || rd.Name.Part != gazetteer.Family || rd.Langs&r.langBit == 0 {
				continue
			}
			if begins(r.g.Named(rd.Name.Entity.ID, r.d.Lang)) {
				n.cases = rd.Cases
				return r.known(rd.Name.Entity, n.from), text(rd.Name.Text)
			}
		}
	}
	f := families[0]
	n.cases = f.cases
	p := &person{given: n.initials, family: f.Text, first: n.from, gender: r.verbGender(n.to - 1)}
	if p.gender == 0 && f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, text(f.Text)
}

// surnames gives the nominatives that a surname's form may come from, the likeliest first.
func (r *reader) surnames(n *fullNameAt, family string) []lemma {
	plain := r.readings(family, r.lang.Lang, inflect.Surname, 0)[:1]
	if r.lang.Lang == "en" || isLatin(family) {
		return plain
	}
	want := r.wanted(n)
	var out []lemma
	for _, f := range r.lemmasOf(family, r.lang.Lang, inflect.Surname, 0) {
		if f.cases&want != 0 {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return plain
	}
	slices.SortStableFunc(out, func(a, b lemma) int { return r.likely(n, b.Text) - r.likely(n, a.Text) })
	if r.subjectName(n) {
		verb := r.nameGender(n)
		slices.SortStableFunc(out, func(a, b lemma) int { return subjectOf(b.cases, b.Gender, verb) - subjectOf(a.cases, a.Gender, verb) })
	}
	return out
}

// joinGiven finds the one person of the article with the given name, else makes one of that name.
func (r *reader) joinGiven(n *fullNameAt, name string) *person {
	var one *person
	for _, p := range r.persons[:min(len(r.persons), 500)] {
		given := p.given
		if p.entity != nil {
			given, _, _ = strings.Cut(r.g.Named(p.id, r.d.Lang), " ")
		}
		if given == n.given || p.family == name {
			if one != nil && one != p {
				one = nil
				break
			}
			one = p
		}
	}
	if one != nil {
		return one
	}
	p := &person{family: name, gender: n.gender, first: n.from, id: personID("", name)}
	r.enter(p)
	return p
}

// joinSurname finds the person of the article with the surname, else makes one of that name.
func (r *reader) joinSurname(n *fullNameAt, family string) (*person, string) {
	families := r.surnames(n, family)
	var ps []*person
	lemma := families[0].Text
	for _, f := range families {
		for _, p := range r.byName[f.Text] {
			if (f.Gender == 0 || p.gender == 0 || f.Gender == p.gender) && (len(ps) == 0 || lemma == f.Text) && !slices.Contains(ps, p) {
				ps = append(ps, p)
				lemma = f.Text
				n.cases |= f.cases
			}
		}
	}
	if len(ps) > 0 {
		n.known = true
		return r.nearestBearer(n.from, ps), lemma
	}
	f := families[0]
	n.cases = f.cases
	p := &person{family: f.Text, first: n.from}
	if g := r.verbGender(n.from); g != 0 {
		p.gender = g
	} else if f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, lemma
}

// joinPerson finds or makes the person that a full name means. Nominatives are those that give the very form in the very case.
func (r *reader) joinPerson(n *fullNameAt, given, family string) (*person, string) {
	best := r.nominatives(n, given, family)
	lemma := func(b nominative) string {
		if n.familyFirst {
			s := b.family + " " + b.given
			if n.to > n.family+2 {
				s += " " + r.patronymicNominative(n.to-1, b.gender)
			}
			return s
		}
		s := b.given + " "
		if n.family > n.from+1 && r.isPatronymic(n.from+1) {
			s += r.patronymicNominative(n.from+1, b.gender) + " "
		}
		if k := r.firstParticle(n); k < n.family {
			s += r.d.Text[r.toks[k].Start:r.toks[n.family].Start]
		}
		return s + b.family
	}
	for _, b := range best {
		for _, p := range r.byName[b.family] {
			if p.given == b.given {
				if n.gender == 0 {
					n.gender = p.gender
				}
				n.cases = b.cases
				return p, lemma(b)
			}
		}
	}
	b := best[0]
	n.cases = b.cases
	p := &person{given: b.given, family: b.family, gender: b.gender, first: n.from, guessed: n.given == ""}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, lemma(b)
}

// firstParticle returns the token of the first particle before the surname, the surname's where there is none.
func (r *reader) firstParticle(n *fullNameAt) int {
	k := n.family
	for k > n.from+1 && r.isParticle(k-1) {
		k--
	}
	return k
}

// nominative is one way to read an inflected full name.
type nominative struct {
	given, family string
	gender        inflect.Gender
	cases         inflect.Cases
}

func (r *reader) nominatives(n *fullNameAt, given, family string) []nominative {
	plain := nominative{given, family, n.gender, inflect.Nom}
	if r.lang.Lang == "en" {
		return []nominative{plain}
	}
	var givens []lemma
	if n.given == "" {
		givens = r.readings(given, r.lang.Lang, inflect.Given, 0)
	} else {
		givens = []lemma{{inflect.Word{Text: n.given, Lang: r.lang.Lang, Class: inflect.Given, Gender: n.gender}, n.cases}}
	}
	if n.given != "" && n.givenAt >= 0 {
		// "Ніка Бинтова" is Нік Бинтов in the genitive or Ніка in the nominative: all readings are tried.
		r.lexemes(n.givenAt, gazetteer.GivenName, func(l lexeme) bool {
			if l.to == n.givenAt+1 && (l.Text != n.given || l.Gender != n.gender) {
				givens = append(givens, newLemma(inflect.Word{Text: l.Text, Lang: r.lang.Lang, Class: inflect.Given, Gender: l.Gender}, given))
			}
			return true
		})
		if _, frequent := r.givenAt(n.givenAt); !frequent {
			for _, w := range r.rareGiven(n.givenAt) {
				if w.Text != n.given || w.Gender != n.gender {
					givens = append(givens, w)
				}
			}
		}
	}
	out := r.agreeing(n, givens, family, r.wanted(n))
	if len(out) == 0 {
		// "інженера заводу Петренка Юзефа Ясинського": what seemed to govern the name does not.
		out = r.agreeing(n, givens, family, singular)
	}
	if len(out) == 0 {
		if n.given != "" {
			plain.given = n.given
		}
		return []nominative{plain}
	}
	// With the nominative possible and nothing that governs another case, it is the nominative: "Марко Струна" has other forms for other cases. "Франческо
	// Дмитрієва", with a given name that does not decline, is the subject only where it stands as one.
	if first := out[0]; n.given == "" || n.cases&singular == inflect.Nom || first.given == given && r.declines(first) && !r.elsewhere(first.family, family) || r.subjectName(n) {
		verb := r.nameGender(n)
		slices.SortStableFunc(out, func(a, b nominative) int {
			return subjectOf(b.cases, b.gender, verb) - subjectOf(a.cases, a.gender, verb)
		})
	}
	return out
}

// wanted returns the cases in which a name may stand where it does: what the word before it governs, else any but the locative, which needs a preposition.
func (r *reader) wanted(n *fullNameAt) inflect.Cases {
	if want := r.governed(n.from); want != 0 {
		return want
	}
	return singular &^ inflect.Loc
}

// declines reports a man whose given name has a form of its own in the genitive.
func (r *reader) declines(n nominative) bool {
	return n.gender == inflect.Masculine && len(r.formsOf(inflect.Word{Text: n.given, Lang: r.lang.Lang, Class: inflect.Given, Gender: n.gender})) > 1
}

// nameGender is the gender of a verb beside the name.
func (r *reader) nameGender(n *fullNameAt) inflect.Gender {
	if g := r.verbGender(n.to - 1); g != 0 {
		return g
	}
	return r.toldBefore(n)
}

// subjectOf is 1 for a reading that can be the subject of a verb of the gender: in "свидетель узнал Ивана Юркевича" nobody is called Ивана.
func subjectOf(cases inflect.Cases, gender, verb inflect.Gender) int {
	if cases&inflect.Nom == 0 || verb != 0 && gender != 0 && gender != verb {
		return 0
	}
	return 1
}

// agreeing lists the readings of a full name whose parts have a case in common, one of those wanted, the likeliest first; the word as it stands comes last:
// "Сергею Абишеву" is nobody called Абишеву.
func (r *reader) agreeing(n *fullNameAt, givens []lemma, family string, want inflect.Cases) (out []nominative) {
	for _, g := range givens {
		at := len(out)
		read := r.readings(family, r.lang.Lang, inflect.Surname, g.Gender)
		for i := range read {
			f := read[(i+1)%len(read)] // the word as it stands is the first of them
			cases := g.cases & f.cases & want
			if cases == 0 {
				continue
			}
			b := nominative{g.Text, f.Text, g.Gender, cases}
			if b.gender == 0 {
				b.gender = f.Gender
			}
			out = append(out, b)
		}
		slices.SortStableFunc(out[at:], func(a, b nominative) int { return r.likely(n, b.family) - r.likely(n, a.family) })
	}
	return out
}

// likely is how much speaks for a surname beside its ending: that the article has it in the nominative ("Гордія Тимкова … Тимків пояснив"), that somebody of the
// gazetteer bears it.
func (r *reader) likely(n *fullNameAt, family string) int {
	switch {
	case r.elsewhere(family, r.at(n.family)):
		return 2
	case r.knownSurname(n, family):
		return 1
	}
	return 0
}

// elsewhere reports whether the article has a nominative that is not the form at hand.
func (r *reader) elsewhere(nominative, form string) bool {
	return nominative != form && r.writtenLarge(nominative)
}

// knownSurname reports whether the gazetteer has somebody of that surname, a form of which the text has there.
func (r *reader) knownSurname(n *fullNameAt, family string) bool {
	for _, h := range r.hitsAt(n.family) {
		for _, rd := range h.Readings {
			if rd.Name != nil && rd.Name.Part == gazetteer.Family && rd.Name.Text == family && rd.Langs&r.langBit != 0 {
				return true
			}
		}
	}
	return false
}

// subjectName reports whether the name stands by itself, or a verb beside it as beside its subject: "… не прийде", "… заявила", "сказав …". Verbs in
// the plural want more than one.
func (r *reader) subjectName(n *fullNameAt) bool {
	if t := r.titleBefore(n.from); t != nil && t.ID == "relative" {
		return false // "сестра Марчука взяла": she did
	}
	k := n.to
	if r.isWord(k, "negation") {
		k++
	}
	if r.sameSentence(n.from, k) && r.finite(k) {
		return !hasAny(r.at(k), "ли", "лися", "лись", "уть", "ють", "ать", "ять", "ут", "ют", "ат", "ят", "ються", "ются", "яться", "ятся", "утся")
	}
	if r.opensSentence(n.from) || r.tok(n.from-1).kind == mark {
		return true // "• Бенито Арчундия (Мексика)"
	}
	return r.toldBefore(n) != 0
}

// toldBefore is the gender of the word of reporting before the name, over no more than a noun for who it is: "рассказала распорядительница праздника
// Айнура Ветрова". Without one it is 0.
func (r *reader) toldBefore(n *fullNameAt) inflect.Gender {
	for i := n.from - 1; i >= max(0, n.from-4) && r.sameSentence(i, n.from) && r.tok(i).kind == word && r.tok(i).shape == lower && !r.anyPreposition(i); i-- {
		c, ok := r.lexemeAt(i, gazetteer.CueWord)
		switch {
		case !ok && r.surelyFinite(i):
			return 0
		case ok && c.verb&inflect.FemSg != 0:
			return inflect.Feminine
		case ok && c.verb&inflect.MascSg != 0:
			return inflect.Masculine
		}
	}
	return 0
}

const singular = inflect.Nom | inflect.Gen | inflect.Dat | inflect.Acc | inflect.Ins | inflect.Loc

// prepositions are the closed classes of words before a name, with the cases that they want of it.
var prepositions = []struct {
	class string
	cases inflect.Cases
}{
	{"before-gen", inflect.Gen}, {"before-dat", inflect.Dat}, {"before-acc", inflect.Acc}, {"before-ins", inflect.Ins}, {"before-loc", inflect.Loc},
}

// governed returns the cases that the word before token i demands, 0 where it demands none.
func (r *reader) governed(i int) inflect.Cases {
	if t := r.titleBefore(i); t != nil {
		if t.ID == "relative" {
			return t.cases&singular | inflect.Gen // "сестра Остапа Марчука", "сестра Ольга"
		}
		return t.cases & singular
	}
	if d, ok := r.lexemeAt(i-1, gazetteer.Demonym); ok && d.to == i && d.cases&singular != 0 {
		return d.cases & singular // "нагородили американця Деррелла Вінстона"
	}
	var want inflect.Cases
	if r.sameSentence(i-1, i) {
		for _, p := range prepositions {
			if r.isWord(i-1, p.class) {
				want |= p.cases
			}
		}
	}
	if want != 0 {
		return want
	}
	if a, ok := r.attributionBefore(i); ok && a.Cue.Speaker == "gen" {
		return inflect.Gen
	}
	return 0
}

// possessive returns the length of an English possessive ending of s.
func possessive(s string) int {
	for _, p := range []string{"'s", "’s"} {
		if strings.HasSuffix(s, p) {
			return len(p)
		}
	}
	return 0
}
