package extract

import (
	"slices"

	"zgadka/gazetteer"
)

// Basis digests what the document of an article rests on: the version of the rules, and all that the gazetteer answers about the
// zones that count and the forms that were looked up beside them ([Document.Asked]). With an equal basis, reading the
// article again gives the same document, and the same names and posts of those in it.
func (x *Extractor) Basis(a *Article, asked []string) string {
	b := x.g.NewBasis()
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
	return Version + "/" + b.String()
}

// find looks a form up that the text need not have, and notes it.
func (r *reader) find(form string) []gazetteer.Reading {
	r.d.Asked = append(r.d.Asked, form)
	return r.g.Find(form)
}

// settle brings the forms that were looked up into order.
func (d *Document) settle() {
	slices.Sort(d.Asked)
	d.Asked = slices.Compact(d.Asked)
}
