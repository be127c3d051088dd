package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// givenAt returns the given name that token i is: one of the language file, whose forms are known.
func (r *reader) givenAt(i int) (lexeme, bool) {
	g, ok := r.lexemeAt(i, gazetteer.GivenName)
	return g, ok && g.to == i+1
}

// givenInName is givenAt for a word that has the rest of a name beside it: there the rare given names count as well, "задержали *Магомеда* Евлоева".
func (r *reader) givenInName(i int) (lexeme, bool) {
	if g, ok := r.givenAt(i); ok {
		return g, true
	}
	if !r.goesOn(i) && !r.goesOn(i-1) {
		return lexeme{}, false
	}
	if r.lang.Lang == "en" {
		return r.rareEnglish(i)
	}
	rare := r.rareGiven(i)
	if len(rare) == 0 {
		return lexeme{}, false
	}
	w := rare[0]
	return lexeme{
		Lexeme: &gazetteer.Lexeme{Class: gazetteer.GivenName, Text: w.Text, Gender: w.Gender},
		from:   i, to: i + 1, cases: w.cases,
	}, true
}

// rareEnglish is a given name of the long list at token i, where names have no cases.
func (r *reader) rareEnglish(i int) (lexeme, bool) {
	if r.tok(i).shape != capital || r.covered[i] != nil && !r.covered[i].family || r.calls(i) {
		return lexeme{}, false
	}
	m, f := r.g.Given(r.at(i), "en")
	if !m && !f {
		return lexeme{}, false
	}
	l := lexeme{Lexeme: &gazetteer.Lexeme{Class: gazetteer.GivenName, Text: r.at(i)}, from: i, to: i + 1}
	switch {
	case m && !f:
		l.Lexeme.Gender = inflect.Masculine
	case f && !m:
		l.Lexeme.Gender = inflect.Feminine
	}
	return l, true
}

// rareGiven returns the given names of the long list that token i may be a form of, the most probable first. That list has nominatives only, so
// the way leads from the form back.
func (r *reader) rareGiven(i int) (names []lemma) {
	if r.lang.Lang == "en" || r.tok(i).shape != capital || r.covered[i] != nil && !r.covered[i].family || r.calls(i) || isLatin(r.at(i)) {
		return nil
	}
	return r.rareNames(r.at(i), r.lang.Lang, func(w inflect.Word) bool {
		m, f := r.g.Given(w.Text, w.Lang)
		return w.Gender == inflect.Masculine && m || w.Gender == inflect.Feminine && f
	})
}

// goesOn reports whether what may be the rest of a name follows token i.
func (r *reader) goesOn(i int) bool {
	return r.sameSentence(i, i+1) && r.isParticle(i+1) || r.adjacent(i, i+1) && (r.tok(i+1).shape != lower || r.arabic(i+1))
}
