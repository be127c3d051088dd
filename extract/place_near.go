package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// placeNear reads an unknown capital that what stands beside it tells to be a place: a place in the same list or at the other end of a road ("у Вовчківцях,
// Стецевій та Княжому", "траса Канів – Сахнівка"), "поблизу" and the like, or who lives there or runs it ("жителька Підлужного", "мер Перуджі").
func (r *reader) placeNear(i int) {
	if r.tok(i).shape != capital || r.opensSentence(i) && !isDash(r.at(i-1)) || !r.mayBePlace(i) {
		return
	}
	if r.runsOn(i, i+1) && r.tok(i+1).shape != lower {
		if _, ok := r.givenInName(i + 1); ok && r.nameWord(i+2) && r.adjacent(i+1, i+2) && r.localBefore(i) {
			r.addPlace(i, i+1, "city", inflect.Gen, "", false) // "мешканка Малінді Хадіджа Рамадан"
		}
		return
	}
	if m := r.placeInList(i); m != nil {
		r.addPlace(i, i+1, "city", m.cases, "", false)
		return
	}
	if r.adjectiveAt(i) && r.runsOn(i, i+1) && !r.surelyFinite(i+1) && !r.anyPreposition(i+1) {
		return // "поблизу Чорного лісу"
	}
	switch {
	case r.among(r.at(i-1), "near") && !r.commonAt(i):
		cases := inflect.Gen
		if r.at(i-1) == "під" || r.at(i-1) == "под" {
			cases = inflect.Ins
		}
		if !r.mayHaveCase(i, cases) {
			return
		}
		r.addPlace(i, i+1, "city", cases, "", false)
	case r.localBefore(i):
		r.addPlace(i, i+1, "city", inflect.Gen, "", false)
	}
}

// mayBePlace reports whether token i is a capital that no step has a better idea of.
func (r *reader) mayBePlace(i int) bool {
	s := r.at(i)
	if r.tok(i).shape != capital || r.covered[i] != nil && !r.covered[i].weak && !r.covered[i].family || isLatin(s) || utf8.RuneCountInString(s) < 4 || r.calls(i) || r.compoundAt(i) || r.surnameAt(i) && !r.relationalAt(i) || r.shouting(i) {
		return false
	}
	_, given := r.givenAt(i)
	return !given
}

// mayHaveCase reports whether the word at token i may be a form of a name in one of the cases.
func (r *reader) mayHaveCase(i int, in inflect.Cases) bool {
	for _, w := range r.lemmasOf(r.at(i), r.lang.Lang, inflect.Toponym, 0) {
		if w.Text != r.at(i) && (w.cases|singularOf(w.cases))&in != 0 {
			return true
		}
	}
	return false
}

// placeInList returns the place that token i is listed with, nil where it is not.
func (r *reader) placeInList(i int) *mention {
	m := r.tok2mention(i - 2)
	if m == nil || m.to != i-1 || m.typ != gazetteer.Place || m.entity == nil && m.via != ViaPattern || !r.sameSentence(i-2, i) {
		return nil
	}
	switch {
	case isDash(r.at(i-1)) && r.tok(i).sent == r.tok(i-2).sent:
		if m.cases != 0 && m.cases&inflect.Nom == 0 || r.opensSentence(m.from) || r.runsOn(i, i+1) && r.surelyFinite(i+1) && !r.anyPreposition(m.from-1) && r.tok(m.from-1).kind != word {
			return nil // "Полтава – Коваль виграв"
		}
		return m
	case r.isWord(i-1, "and"):
		if r.finite(i + 1) {
			return nil // "у Києві, і Петренко сказав"
		}
	case r.at(i-1) == ",":
		// The list has to go on: after a comma somebody may be what the next clause is about.
		if r.at(i+1) != "," && !(r.isWord(i+1, "and") && r.capitalised(i+2)) {
			return nil
		}
		if r.tok(m.from-1).kind == mark && r.at(m.from-1) == "(" {
			return nil
		}
	default:
		return nil
	}
	if in := m.cases & singular; in != 0 && in&inflect.Nom == 0 && !r.mayHaveCase(i, in) {
		return nil
	}
	if !r.anyPreposition(m.from-1) && !r.listedBefore(m) && r.placeInList(m.from) == nil { // in this order: a long list is not walked back
		return nil
	}
	return m
}

// listedBefore reports whether a comma and another place stand before m.
func (r *reader) listedBefore(m *mention) bool {
	o := r.tok2mention(m.from - 2)
	return r.at(m.from-1) == "," && o != nil && o.typ == gazetteer.Place && o.to == m.from-1
}

// localBefore reports whether the word before token i says who lives in a place or runs it, and the word at i is a genitive.
func (r *reader) localBefore(i int) bool {
	l, ok := r.lexemeAt(i-1, gazetteer.PersonWord)
	if !ok {
		l, ok = r.lexemeAt(i-1, gazetteer.OfficeWord)
	}
	if !ok || l.to != i || !r.among(l.Text, "local") || !r.sameSentence(i-1, i) {
		return false
	}
	s := r.at(i)
	if l.ID == "resident" {
		return r.mayHaveCase(i, inflect.Gen) || hasAny(s, "и", "і", "ї", "ы")
	}
	// "мер Садовий", "мера Садового", "мер Філатова": whoever runs it may stand there as well.
	return l.cases&inflect.Nom != 0 && l.cases&inflect.Gen == 0 && hasAny(s, "и", "і", "ї", "ы", "ого", "ої", "ой")
}

// placeOfTwo reads an adjective and a noun after a preposition of place: "у Горішніх Плавнях", "до Нової Маячки", "в Старых Зятцах".
func (r *reader) placeOfTwo(i int) int {
	j := i + 1
	if !r.runsOn(i, j) || r.tok(i).shape != capital || r.tok(j).shape != capital || r.covered[i] != nil && !r.covered[i].family || r.covered[j] != nil && !r.covered[j].family ||
		!r.adjectiveAt(i) || r.runsOn(j, j+1) && r.tok(j+1).shape != lower || r.shouting(i) {
		return 0
	}
	loc := r.isWord(i-1, "in")
	if !loc && !r.among(r.at(i-1), "near") && r.at(i-1) != "до" && r.at(i-1) != "з" && r.at(i-1) != "із" && r.at(i-1) != "из" {
		return 0
	}
	if !loc && r.lang.Words["place-adjective"] != nil && !r.amongPrefixes(r.at(i), "place-adjective") {
		return 0 // "з Людмилою Новою"
	}
	if _, ok := r.givenAt(i); ok || r.calls(j) || r.surnameAt(j) || r.adjectiveAt(j) && r.runsOn(j, j+1) && !r.surelyFinite(j+1) && !r.anyPreposition(j+1) {
		return 0 // "в Великой Отечественной войне"
	}
	lemma, cases, likely := "", inflect.Cases(0), false
	for _, w := range r.lemmasOf(r.at(j), r.lang.Lang, inflect.Toponym, 0) {
		c := w.cases
		g := w.Gender
		if g == 0 {
			g = inflect.GenderOf(w.Text, r.lang.Lang, inflect.Toponym)
		}
		l := r.likelyNominative(r.at(j), w.Text)
		if w.Text == r.at(j) || r.agreesWith(r.at(i), g, c) == 0 || lemma != "" && (likely || !l) {
			continue
		}
		lemma, cases, likely = r.adjectiveNominative(r.at(i), g, c)+" "+w.Text, c, l
		if g == inflect.Plural {
			lemma = r.pluralNominative(r.at(i)) + " " + w.Text
		}
	}
	if lemma == "" {
		return 0
	}
	r.addPlace(i, j+1, "city", 0, "", true)
	m := r.covered[i]
	m.lemma, m.cases = lemma, cases
	r.rename(m)
	return j + 1
}

// pluralNominative gives the nominative of the plural of an adjective in the plural: "Горішніх" → "Горішні".
func (r *reader) pluralNominative(s string) string {
	for _, e := range r.byLang([]string{"ими і", "іми і", "их і", "іх і", "им і"}, []string{"ыми ые", "ими ие", "ых ые", "их ие", "ым ые"}, nil) {
		f, l, _ := strings.Cut(e, " ")
		if strings.HasSuffix(s, f) {
			return strings.TrimSuffix(s, f) + l
		}
	}
	return s
}

func (r *reader) amongPrefixes(s, class string) bool {
	low := folded(s)
	for _, p := range r.lang.Words[class] {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return false
}
