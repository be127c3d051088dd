package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// nominative is one way to read an inflected full name.
type nominative struct {
	given, family string
	gender        inflect.Gender
	cases         inflect.Cases
}

// nominatives gives the ways to read an unknown full name, the likeliest first; there is always one.
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
		return !hasAny(r.at(k), pluralVerbs...)
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
