package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
)

// Basis says what the document of an article rests on: a digest of the version of the rules and of all that the gazetteer answers about the
// zones that count, the forms that were looked up beside them and its site, then these forms, a line each. See [Extractor.Holds].
func (x *Extractor) Basis(d *Document) string {
	return strings.Join(append([]string{x.digest(d.Article, d.asked)}, d.asked...), "\n")
}

// Holds reports whether reading the article again gives the document whose basis this is, and the same names and posts of all who are in
// it: the rules and what the gazetteer answers are the same. The article must be the same too.
func (x *Extractor) Holds(a *Article, basis string) bool {
	lines := strings.Split(basis, "\n")
	return basis != "" && x.digest(a, lines[1:]) == lines[0]
}

func (x *Extractor) digest(a *Article, asked []string) string {
	b := x.g.NewBasis()
	b.Site(a.Site)
	if x.g.Language(a.Lang) != nil {
		for _, z := range a.Zones {
			if z.Kind.Content() {
				b.Text(a.Text[z.Start:z.End])
			}
		}
		for _, form := range asked {
			b.Form(form)
		}
	}
	return Version() + "/" + b.String()
}

// find looks a form up that the text need not have, and notes it.
func (r *reader) find(form string) []gazetteer.Reading {
	if i, ok := slices.BinarySearch(r.d.asked, form); !ok && !strings.Contains(form, "\n") {
		r.d.asked = slices.Insert(r.d.asked, i, form)
	}
	return r.g.Find(form)
}
