package extract

import (
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// repeatPlaces finds the places again, in any case, that the gazetteer lacks and the article has told to be places: "у Коїмбрі та Авейру … Мер *Авейру*".
func (r *reader) repeatPlaces() {
	forms := r.bodyForms(r.bodies[:min(len(r.bodies), mostBodies)], func(b *body) string {
		if b.typ != gazetteer.Place || !overlap(b.kinds, []string{"city"}) || utf8.RuneCountInString(b.name) < 4 || r.g.Common(b.name, r.lang.Lang) {
			return ""
		}
		return b.name
	})
	if len(forms) == 0 {
		return
	}
	for i := range r.capitals() {
		b := forms[r.at(i)]
		if b == nil || r.covered[i] != nil && !r.covered[i].family || r.tok(i).shape != capital || r.commonAt(i) || r.surnameAt(i) || r.runsOn(i-1, i) && r.tok(i-1).shape != lower {
			continue
		}
		if _, given := r.givenAt(i); given || !r.anyPreposition(i-1) && !r.amongAt(i-1, "near") && !r.localBefore(i) && r.placeInList(i) == nil {
			continue
		}
		r.replace(&mention{Span: Span{r.toks[i].Start, r.toks[i].End}, from: i, to: i + 1, typ: gazetteer.Place, body: b, via: ViaPattern, rule: "place that the article has",
			cases: ^inflect.Cases(0), lemma: b.name})
	}
}
