package extract

import (
	"fmt"
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// Rules whose words are looked for in a way of their own.
const (
	ruleGazetteer    = "gazetteer"
	ruleOfArticle    = "surname of a person of the article"
	ruleOfHolder     = "surname of the holder of an office that the article names"
	ruleOneKnown     = "surname of one known person, beside a word of reporting"
	ruleAlone        = "surname that may stand alone"
	ruleBesideOffice = "surname beside the office"
	ruleBehindGiven  = "surname of a person of the article behind a given name that is a place too"
)

var surnameRules = map[string]bool{ruleOfArticle: true, ruleOfHolder: true, ruleOneKnown: true, ruleAlone: true, ruleBesideOffice: true, ruleBehindGiven: true, ruleFamily: true}

// explainName tells why a name of the gazetteer stands: a word that its entry asks for, another name of the article, or nothing but itself.
func (w *why) explainName() {
	n := w.name
	switch {
	case n != nil && n.ByCountry:
		w.clueAt(w.nearest(func(o *mention) bool {
			return o.entity != nil && w.entity != nil && w.entity.Country != "" && (o.entity.ID == w.entity.Country || o.entity.Country == w.entity.Country)
		}), "the country that the article names nearest")
	case n != nil && n.Need != nil:
		if i := w.contextAt(n.Need, w.from, w.to); i >= 0 {
			w.clue(i, i+1, "word that the entry asks for")
		} else {
			w.clueAt(w.named(), "named elsewhere in the article")
		}
	case w.weak:
		w.clueAt(w.named(), "named elsewhere in the article")
	}
	if w.typ == gazetteer.Place || w.literal != "" {
		w.explainPlace()
	}
}

// explainPlace tells what made a capital its government, or left it a place.
func (w *why) explainPlace() {
	place := w.entity
	if w.literal != "" {
		place = w.g.Entity(w.literal)
	}
	if place == nil || w.g.ActsFor(place) == "" {
		return
	}
	by, _ := w.acts(w.mention)
	switch {
	case by >= 0 && by == w.from:
		w.clue(by, w.to, "its case")
	case by >= 0 && w.anyPreposition(by):
		w.clue(by, by+1, "preposition")
	case by >= w.to && w.finite(by):
		w.clue(by, by+1, "verb")
	default:
		w.clue(by, by+1, "word beside it")
	}
	w.lose(w.g.ActsFor(place), "nothing says that the capital acts")
}

// named is another name of the same entry, the nearest.
func (w *why) named() *mention {
	return w.nearest(func(o *mention) bool { return o.name != nil && w.name != nil && o.name.Entity == w.name.Entity })
}

// nearest is the nearest mention before the one that is explained of which f holds, else the nearest after; nil without.
func (w *why) nearest(f func(*mention) bool) (found *mention) {
	for _, o := range w.written {
		switch {
		case o == w.mention || !f(o):
		case o.Start < w.Start:
			found = o
		case found == nil:
			return o
		}
	}
	return found
}

// full is the mention that first names a person, nil where that is this one.
func (w *why) full() *mention {
	for _, o := range w.written {
		if o.person == w.person && o.via != ViaOffice && o.via != ViaRoleWord {
			if o == w.mention {
				return nil
			}
			return o
		}
	}
	return nil
}

// explainPerson tells by what words a surname or an unknown name is somebody.
func (w *why) explainPerson() {
	switch w.rule {
	case ruleOfArticle, ruleBehindGiven, ruleFamily:
		w.clueAt(w.full(), "named in full")
		if len(w.Words) == 0 {
			w.clueAt(w.nearest(func(o *mention) bool { return o.person == w.person && o.via != ViaRoleWord }), "named elsewhere in the article")
		}
	case ruleOfHolder:
		w.clueAt(w.nearest(func(o *mention) bool { return o.via == ViaOffice && o.entity == w.entity }), "office")
	case ruleBesideOffice:
		if t := w.title; t != nil {
			w.clue(t.from, t.to, "title")
		}
	case ruleOneKnown:
		w.besideClue()
	case ruleAlone:
	default:
		w.insideClues()
		if len(w.Words) == 0 {
			w.titleClue()
		}
		if len(w.Words) == 0 {
			w.besideClue()
		}
	}
}

// insideClues are the given names, patronymics and initials of a name.
func (w *why) insideClues() {
	for i := w.from; i < w.to; i++ {
		if end := w.initialAt(i); end > 0 {
			w.clue(i, end, "initial")
		} else if _, ok := w.givenAt(i); ok {
			w.clue(i, i+1, "given name")
		} else if i > w.from && w.isPatronymic(i) {
			w.clue(i, i+1, "patronymic")
		}
	}
}

// titleClue is what the person is, before or after the name.
func (w *why) titleClue() {
	switch l := w.titleBefore(w.from); {
	case l != nil:
		w.clue(l.from, l.to, "title")
	case w.isWord(w.from-1, "titles"):
		w.clue(w.from-1, w.from, "title")
	case w.title != nil:
		w.clue(w.title.at, w.title.end, "title")
	}
}

// besideClue is a word of reporting beside a name, or "на думку" before it.
func (w *why) besideClue() {
	for _, j := range []int{w.to, w.from - 1} {
		if !w.sameSentence(w.from, j) {
			continue
		}
		if c, ok := w.lexemeAt(j, gazetteer.CueWord); ok {
			w.clue(j, c.to, "word of reporting")
			return
		}
	}
	if a, ok := w.attributionBefore(w.from); ok {
		w.clue(a.from, a.to, "word of reporting")
	}
}

// explainBody tells which noun made capitals a body or a place, or where the article has the name before.
func (w *why) explainBody() {
	for i := w.from; i < w.to; i++ {
		if role := w.nounRole(i); role != "" {
			w.clue(i, i+1, role)
			return
		}
	}
	i := w.from - 1
	for i >= 0 && w.sameSentence(i, w.from) && w.toks[i].kind == mark {
		i--
	}
	if w.sameSentence(i, w.from) {
		if role := w.nounRole(i); role != "" {
			w.clue(i, i+1, role)
			return
		}
		if w.isWord(i, "in") && w.typ == gazetteer.Place {
			w.clue(i, i+1, "preposition")
			return
		}
	}
	if w.body == nil && w.entity == nil {
		return
	}
	for _, o := range w.written {
		if o.body == w.body && o.entity == w.entity && o.Start < w.Start {
			w.clueAt(o, "named before")
			return
		}
	}
}

// nounRole says what sort of noun for bodies or places token i is, "" for other words.
func (w *why) nounRole(i int) string {
	for _, class := range nounClasses {
		if _, ok := w.noun(i, class); ok {
			return "noun"
		}
	}
	if _, ok := w.lexemeAt(i, gazetteer.ThingWord); ok || w.isWord(i, "body-noun") {
		return "noun"
	}
	switch w.at(i) {
	case "м", "с", "г", "д", "п", "смт", "пгт", "обл":
		return "noun"
	}
	if w.among(w.at(i), "legal-form") {
		return "legal form"
	}
	return ""
}

// explainOffice tells which words are the office and the institution, whom the article names for it, and who else held it.
func (w *why) explainOffice() {
	t := w.title
	if t == nil {
		return
	}
	w.clue(t.at, t.end, "office")
	for i := t.from; i < t.to; i++ {
		switch o := w.nameFrom(i); {
		case i >= t.at && i < t.end:
		case o != nil && o.to <= t.to:
			w.clue(o.from, o.to, "institution")
			i = o.to - 1
		case w.isWord(i, "former") || w.isWord(i, "acting"):
			w.clue(i, i+1, "time")
		default:
			if l, ok := w.lexemeAt(i, gazetteer.CountryAdj); ok {
				w.clue(i, l.to, "institution")
			}
		}
	}
	if w.person != nil {
		w.clueAt(w.full(), "the person in the article")
	}
	for _, o := range w.officesOf(t) {
		for _, x := range o.Holders {
			if w.entity != nil && x.Who == w.entity.ID && (w.Entry == w.entity.Pos || x.May(w.date)) {
				w.Entry = x.Pos
			}
			w.lose(x.Who, w.holderLost(t, x))
		}
	}
}

// officesOf returns the offices that a title may mean.
func (r *reader) officesOf(t *title) (all []*gazetteer.Office) {
	for _, of := range r.institutions(t) {
		for _, k := range t.kinds {
			if o := r.g.Office(k, of); o != nil {
				all = append(all, o)
			}
		}
		if len(all) == 0 && t.head && (slices.Contains(t.of, r.g.Entity(of)) || r.standsFor(t, of)) {
			all = r.g.HeadOffices(of)
		}
		if len(all) > 0 {
			return all
		}
	}
	return all
}

// holderLost says why one who held the office is not meant.
func (w *why) holderLost(t *title, x gazetteer.Tenure) string {
	gender := w.titleGender(t)
	e := w.g.Entity(x.Who)
	switch {
	case !t.former && !x.May(w.date):
		return "held it " + term(x)
	case t.former && (x.To.IsZero() || x.May(w.date)):
		return "still held it on the day, " + term(x)
	case t.acting && !x.Acting:
		return "held it in full right"
	case e != nil && e.Gender != 0 && (gender != 0 && e.Gender != gender || t.gender == inflect.Feminine && e.Gender == inflect.Masculine):
		return "of another gender"
	}
	return "the article names another"
}

// term writes the time of a tenure: "2009-08-01–2014-10-01".
func term(x gazetteer.Tenure) string {
	from, to := "…", "…"
	if !x.From.IsZero() {
		from = x.From.String()
	}
	if !x.To.IsZero() {
		to = x.To.String()
	}
	return fmt.Sprintf("%s–%s", from, to)
}

// explainRole tells whom the article meant before, and who stands between that the noun does not fit.
func (w *why) explainRole() {
	w.clue(w.from, w.to, "noun")
	if w.person == nil {
		w.explainThing()
		return
	}
	if j := w.lastMeant(w.person, w.from); j >= 0 {
		for _, o := range w.starts[j] {
			if o.person == w.person {
				w.clueAt(o, "meant before")
				break
			}
		}
	}
	if w.title == nil {
		return
	}
	gender := w.titleGender(w.title)
	for _, p := range w.meantBefore(w.from) {
		switch {
		case gender != 0 && p.gender != 0 && p.gender != gender:
			w.lose(p.id, "of another gender")
		case w.fitness(w.title, p) == 0:
			w.lose(p.id, "nobody calls this person so")
		case w.fitness(w.title, p) < w.fitness(w.title, w.person):
			w.lose(p.id, fmt.Sprintf("the noun fits less well, %d of 3; the other %d", w.fitness(w.title, p), w.fitness(w.title, w.person)))
		default:
			w.lose(p.id, "less prominent: "+w.compared(p))
		}
	}
}

// explainThing looks back from a noun for a body or place, as far as to what it means.
func (w *why) explainThing() {
	kinds := w.kindsAt(w.from)
	for j := w.from - 1; j >= max(0, w.from-4000); j-- {
		for _, o := range w.starts[j] {
			switch {
			case o.via == ViaRoleWord || o.typ == gazetteer.Person:
			case o.entity == w.entity && o.body == w.body || o.literal != "" && w.entity != nil && o.literal == w.entity.ID:
				w.clueAt(o, "named before")
				return
			case len(o.candidates) == 0 && o.via != ViaMetonym && (o.entity != nil || o.body != nil) && w.thingFits(o, kinds):
				w.lose(o.id(), "nearer, but does not speak")
			default:
				w.lose(o.id(), "nearer, but of another kind")
			}
		}
	}
}
