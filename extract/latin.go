package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// spotLatin reads names in Latin letters inside Cyrillic texts. In brackets after a person they spell that person again; with a given name
// in front they are a person; else a body, unless what stands before calls them a thing ("автомобіль Skoda Superb", "альбом Holy Grail").
func (r *reader) spotLatin() {
	next := 0
	for i := range r.capitals() {
		if i < next {
			continue
		}
		if to := r.latinOver(i); to > 0 {
			r.latinName(i, to)
			next = to
			continue
		}
		if !r.latinWord(i) || !r.openTo(i) {
			continue
		}
		to := i + 1
		for r.sameSentence(i, to) && to < i+6 && (r.domainPart(to) ||
			r.latinWord(to) && r.openTo(to) && r.adjacent(to-1, to) ||
			r.latinLink(to) && r.latinWord(to+1) && r.openTo(to+1) && r.adjacent(to-1, to) && r.adjacent(to, to+1)) {
			to++
		}
		r.latinName(i, to)
		next = to
	}
}

// latinOver returns the end of the name in Latin letters that begins at token i where it has more than the place or the medium that the gazetteer knows
// of it: "*Oman* News Agency", "Nyasa *Times*", "*Caspian* Drilling". Elsewhere it is 0.
func (r *reader) latinOver(i int) int {
	if !r.latinWord(i) || i > 0 && r.runsOn(i-1, i) && r.latinWord(i-1) {
		return 0
	}
	to, over, free := i, false, false
	for to < i+6 && r.latinWord(to) && (to == i || r.adjacent(to-1, to)) {
		m := r.tok2mention(to)
		switch {
		case m == nil || m.family || m.weak:
			free, to = true, to+1
		case m.typ == gazetteer.Place || m.typ == gazetteer.Country || m.typ == gazetteer.Media && m.to == m.from+1:
			over, to = true, m.to
		default:
			return 0
		}
	}
	if !over || !free || to-i < 2 {
		return 0
	}
	return to
}

// latinWord reports a word of Latin letters with a capital.
func (r *reader) latinWord(i int) bool {
	t := r.tok(i)
	if t.kind != word || !isLatin(r.at(i)) || t.Len() < 2 || romanNumeral(r.at(i)) || strings.ContainsFunc(r.at(i), func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) }) {
		return false // "XXI", "SMS-повідомлення"
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.IsUpper(c) || t.shape == mixed && !strings.ContainsAny(r.at(i), "_")
}

// domainPart reports the stop and the end of an address: INTERFAX.RU, Ver.di.
func (r *reader) domainPart(i int) bool {
	if r.at(i) == "." {
		return r.tok(i).Start == r.tok(i-1).End && r.sameSentence(i, i+1) && r.tok(i+1).Start == r.tok(i).End && isLatin(r.at(i+1))
	}
	return r.at(i-1) == "." && r.tok(i).Start == r.tok(i-1).End && isLatin(r.at(i))
}

func (r *reader) latinLink(i int) bool {
	switch r.at(i) {
	case "of", "and", "for", "the", "de", "di", "&", "von", "van", "und", "für", "to", "in":
		return true
	}
	return false
}

func (r *reader) latinName(from, to int) {
	if r.at(from-1) == "." && r.toks[from-1].End == r.toks[from].Start && r.sameSentence(from-1, from) {
		return // the end of an address whose beginning is a name: INTERFAX.RU
	}
	s := Span{r.toks[from].Start, r.toks[to-1].End}
	text := r.d.Text[s.Start:s.End]
	// "Джошуа Вольф (Joshua Wolf)": the same person, spelt again.
	if r.at(from-1) == "(" && to > from+1 {
		if p := r.tok2mention(from - 2); p != nil && p.typ == gazetteer.Person && p.person != nil && p.to == from-1 {
			r.replace(&mention{Span: s, from: from, to: to, typ: gazetteer.Person, entity: p.entity, person: p.person, via: ViaName, rule: "person spelt again in brackets",
				gender: p.gender, lemma: text})
			return
		}
		if p := r.tok2mention(from - 2); p != nil && p.to == from-1 && p.typ == gazetteer.Organization && (p.body != nil || p.entity != nil) {
			r.replace(&mention{Span: s, from: from, to: to, typ: p.typ, entity: p.entity, body: p.body, via: ViaName, rule: "body spelt again in brackets", lemma: text})
			return
		}
	}
	if r.tok(from).shape != upper && to-from <= 3 && to-from >= 2 && r.latinGiven(from) && !r.latinCompany(from, to) {
		n := &fullNameAt{from: from, family: from + 1, last: to, to: to, given: r.at(from), rule: "given name and surname"}
		r.addPerson(n)
		return
	}
	if n := r.tok(to); to > from+1 && n.kind == number && n.Len() == 1 && r.sameSentence(from, to) && r.adjacent(to-1, to) && !(r.at(to+1) == "," && r.tok(to+2).kind == number) {
		to++ // "Nord Stream 2"
		s.End = r.toks[to-1].End
		text = r.d.Text[s.Start:s.End]
	}
	if r.among(text, "common-acronym") {
		return
	}
	switch {
	case r.latinCompany(from, to), r.bodyNounBefore(from), r.subjectOf(to) && !r.thingBefore(from):
	case to == from+1 && r.tok(from).shape != upper && r.once(text):
		// One word once, with nothing that says what it is: "Ctrl", "Enter", "Prado".
		return
	case r.thingBefore(from), r.shouting(from), to-from > 5, r.tok(to).kind == number && r.sameSentence(from, to) && r.adjacent(to-1, to):
		return
	}
	if !r.latinCompany(from, to) && isOpening(r.at(from-1)) && !r.bodyNounBefore(from-1) {
		return
	}
	r.replace(&mention{Span: s, from: from, to: to, typ: gazetteer.Organization, via: ViaPattern, rule: "name in Latin letters",
		body: r.bodyOf(text, text, gazetteer.Organization, []string{"company", "organization"}), lemma: text})
}

// latinGiven reports whether token i is a given name of the language that Latin letters belong to, whatever the language of the article.
func (r *reader) latinGiven(i int) bool {
	for _, h := range r.hitsAt(i) {
		if r.tokenEnd(i, h.End) != i+1 {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Lexeme != nil && rd.Lexeme.Class == gazetteer.GivenName {
				return true
			}
		}
	}
	return false
}

func (r *reader) latinCompany(from, to int) bool {
	for j := from; j < to; j++ {
		if r.among(r.at(j), "latin-company") {
			return true
		}
	}
	return false
}

// bodyNounBefore reports whether a noun for a firm or a body stands right before token i, marks apart.
func (r *reader) bodyNounBefore(i int) bool {
	j := i - 1
	if isOpening(r.at(j)) {
		j--
	}
	if !r.sameSentence(j, i) {
		return false
	}
	_, ok := r.noun(j, "body-head")
	if !ok {
		_, ok = r.noun(j, "marked-head")
	}
	return ok || overlap(r.kindsAt(j), []string{"company", "organization", "institute", "fund", "club", "party", "association", "union"})
}

// thingBefore reports whether the noun before token i calls a thing: a car, an album, a plane, a programme.
func (r *reader) thingBefore(i int) bool {
	for j := i - 1; j >= i-2 && r.sameSentence(j, i); j-- {
		s := folded(r.at(j))
		for _, stem := range r.lang.Words["thing-stem"] {
			if strings.HasPrefix(s, stem) {
				return true
			}
		}
	}
	return false
}
