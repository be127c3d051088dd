package extract

import (
	"strings"

	"zgadka/gazetteer/inflect"
)

// inflected remembers what inflect said, from article to article: the same given names and surnames come again and again. What it returns is
// shared and must not be written to.
type inflected struct {
	forms  map[inflect.Word][]inflect.Form
	lemmas map[lemmaKey][]inflect.Word
}

type lemmaKey struct {
	form   string
	lang   inflect.Lang
	class  inflect.Class
	gender inflect.Gender
}

// mostInflected bounds both; then they begin anew.
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
func (x *inflected) lemmasOf(form string, lang inflect.Lang, class inflect.Class, g inflect.Gender) []inflect.Word {
	k := lemmaKey{form, lang, class, g}
	if ws, ok := x.lemmas[k]; ok {
		return ws
	}
	if x.lemmas == nil || len(x.lemmas) >= mostInflected {
		x.lemmas = map[lemmaKey][]inflect.Word{}
	}
	k.form = strings.Clone(form)
	ws := inflect.Lemmas(k.form, lang, class, g)
	x.lemmas[k] = ws
	return ws
}

// casesOf returns the cases in which the word has the form.
func (x *inflected) casesOf(w inflect.Word, form string) inflect.Cases {
	for _, f := range x.formsOf(w) {
		if sameFold(f.Text, form) {
			return f.Cases
		}
	}
	return 0
}
