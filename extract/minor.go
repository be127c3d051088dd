package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// minorPrior is the prior below which the name of a place is somebody's surname or a common word as often: Бар, Jackson.
const minorPrior = 0.5

// minor reports whether a reading is the name of a place that needs to stand as one and nothing of its entry says how.
func minor(rd *gazetteer.Reading) bool {
	n := rd.Name
	return n.Prior < minorPrior && n.Need == nil && n.Not == nil && n.Entity.Type == gazetteer.Place
}

// placed reports whether tokens from..to-1 stand as a place: "у Барі", "поблизу Бара", "місто Бар", "мер Бара", "Jackson, Mississippi";
// "у Бара" is at somebody's.
func (r *reader) placed(rd *gazetteer.Reading, from, to int) bool {
	return r.placeBefore(rd.Cases, from) || r.largerAfter(from, to)
}

// partOfMore reports a name that begins or ends inside a longer one ("Eureka Springs", "Jordan Rochester"), and an adjective with its
// noun: "на Північному потоці".
func (r *reader) partOfMore(from, to int) bool {
	if r.runsOn(to-1, to) && (r.tok(to).shape != lower || r.lang.Lang != "en" && r.adjectiveAt(to-1) && !r.finite(to) && !r.stopsPhrase(to) && !r.anyPreposition(to)) {
		return true
	}
	if !r.runsOn(from-1, from) || r.tok(from-1).shape == lower {
		return false
	}
	_, noun := r.noun(from-1, "place-head")
	return !noun && !r.opensSentence(from-1)
}

// runsOn reports whether i and j = i+1 are words of one sentence with nothing but a space between.
func (r *reader) runsOn(i, j int) bool {
	return i >= 0 && r.sameSentence(i, j) && r.tok(i).kind == word && r.tok(j).kind == word && r.adjacent(i, j)
}

func (r *reader) placeBefore(cases inflect.Cases, from int) bool {
	before := from - 1
	if !r.sameSentence(before, from) || before < 0 {
		return false
	}
	if r.lang.Lang == "en" && strings.EqualFold(r.at(before), "in") || r.lang.Lang != "en" && r.isWord(before, "in") {
		return cases&(inflect.Loc|inflect.Acc|inflect.LocPl|inflect.AccPl) != 0
	}
	if _, ok := r.noun(before, "place-head"); ok {
		return true
	}
	if r.at(before) == "." && before > 0 {
		switch r.at(before - 1) {
		case "м", "с", "г", "смт": // "м. Бар"
			return true
		}
	}
	for k := before; k >= max(0, before-2) && r.sameSentence(k, from); k-- {
		if r.wordEnd(k, "place-sign") == from {
			return true
		}
	}
	return false
}

// largerAfter reports a country or place behind a comma or in brackets: "Бар, Чорногорія", "Нара (Японія)".
func (r *reader) largerAfter(from, to int) bool {
	if s := r.at(to); s != "," && s != "(" || !r.sameSentence(from, to+1) || !r.capitalised(to+1) {
		return false
	}
	for _, h := range r.hitsAt(to + 1) {
		end := r.tokenEnd(to+1, h.End)
		for _, rd := range h.Readings {
			n := rd.Name
			if n == nil || n.Entity.Type != gazetteer.Country && n.Entity.Type != gazetteer.Place || n.Prior < minorPrior || !n.Accepts(r.d.Text[h.Start:h.End-int(rd.Trim)]) {
				continue
			}
			// A list of towns says nothing of each: "Бар, Київ і Львів".
			if next := r.at(end); n.Entity.Type == gazetteer.Country || r.lang.Lang == "en" && n.Entity.Country != "" && (next == "," || next == "." || next == ")" || !r.sameSentence(to, end)) {
				return true
			}
		}
	}
	return false
}
