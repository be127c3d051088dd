package extract

import (
	"strings"

	"zgadka/gazetteer/inflect"
)

// inflected remembers what inflect said, from article to article: the same given names and surnames come again and again. What it returns is
// shared and must not be written to.
type inflected struct {
	forms  map[inflect.Word][]inflect.Form
	lemmas map[lemmaKey][]lemma
	rare   map[lemmaKey][]lemma
}

type lemmaKey struct {
	form   string
	lang   inflect.Lang
	class  inflect.Class
	gender inflect.Gender
}

// lemma is a nominative that a form may come from, with the cases that the form is.
type lemma struct {
	inflect.Word
	cases inflect.Cases
}

// mostInflected bounds each; then they begin anew.
const mostInflected = 4096

// formsOf is inflect.Forms.
func (x *inflected) formsOf(w inflect.Word) []inflect.Form {
	if fs, ok := x.forms[w]; ok {
		return fs
	}
	if x.forms == nil || len(x.forms) >= mostInflected {
		x.forms = map[inflect.Word][]inflect.Form{}
	}
	w.Text = strings.Clone(w.Text) // not the whole article with it
	fs := inflect.Forms(w)
	x.forms[w] = fs
	return fs
}

// lemmasOf is inflect.Lemmas.
func (x *inflected) lemmasOf(form string, lang inflect.Lang, class inflect.Class, g inflect.Gender) []lemma {
	return x.readings(form, lang, class, g)[1:]
}

// readings is the form itself as a nominative, which it need not be, and what lemmasOf says.
func (x *inflected) readings(form string, lang inflect.Lang, class inflect.Class, g inflect.Gender) []lemma {
	k := lemmaKey{form, lang, class, g}
	if ls, ok := x.lemmas[k]; ok {
		return ls
	}
	if x.lemmas == nil || len(x.lemmas) >= mostInflected {
		x.lemmas = map[lemmaKey][]lemma{}
	}
	k.form = strings.Clone(form)
	ws := append([]inflect.Word{{Text: k.form, Lang: lang, Class: class, Gender: g}}, inflect.Lemmas(k.form, lang, class, g)...)
	ls := newLemmas(ws, k.form)
	x.lemmas[k] = ls
	return ls
}

// rareNames returns the given names that form may be a form of and that are listed.
func (x *inflected) rareNames(form string, lang inflect.Lang, listed func(inflect.Word) bool) []lemma {
	k := lemmaKey{form: form, lang: lang}
	if ls, ok := x.rare[k]; ok {
		return ls
	}
	if x.rare == nil || len(x.rare) >= mostInflected {
		x.rare = map[lemmaKey][]lemma{}
	}
	k.form = strings.Clone(form)
	ls := newLemmas(inflect.LemmasAmong(k.form, lang, inflect.Given, 0, listed), k.form)
	x.rare[k] = ls
	return ls
}

func newLemmas(ws []inflect.Word, form string) []lemma {
	ls := make([]lemma, len(ws))
	for i, w := range ws {
		ls[i] = newLemma(w, form)
	}
	return ls
}

func newLemma(w inflect.Word, form string) lemma { return lemma{w, inflect.CasesOf(w, form)} }
