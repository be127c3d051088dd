package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// nominatives of both numbers: who may be a subject.
const subjectCases = inflect.Nom | inflect.NomPl

// headNoun returns the noun for people or bodies at token i: "представник", "компанія", "уряд", "джерела".
func (r *reader) headNoun(i int) (l lexeme, ok bool) {
	if r.tok(i).kind != word {
		return lexeme{}, false
	}
	for _, c := range []gazetteer.Class{gazetteer.PersonWord, gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.ThingWord, gazetteer.Institution, gazetteer.Demonym} {
		r.lexemes(i, c, func(x lexeme) bool {
			if !ok || x.to > l.to {
				l, ok = x, true
			} else if x.to == l.to {
				l.cases |= x.cases
			}
			return true
		})
	}
	if ok {
		return l, true
	}
	for _, class := range []string{"anonymous", "document", "body-head", "body-noun", "speaking-noun"} {
		if e := r.wordEnd(i, class); e > 0 {
			return lexeme{from: i, to: e}, true
		}
	}
	if r.memo(i, asksAgent, (*reader).agent) {
		return lexeme{from: i, to: i + 1}, true // "аудитори", "краеведы": whoever does something for a living
	}
	return lexeme{}, false
}

// agent reports a noun for people by its ending.
func (r *reader) agent(i int) bool {
	const shortest = 12 // bytes: "аудитор" is a word of that sort, "тор" none
	t := r.tok(i)
	return t.shape == lower && t.Len() >= shortest && hasAny(r.at(i), r.lang.Words["agent-ending"]...)
}

// modifier reports a word that may stand before the head of a noun phrase: an adjective, a number, "один".
func (r *reader) modifier(i int) bool {
	t := r.tok(i)
	if t.kind == number || r.isWord(i, "former") || r.isWord(i, "other") || r.isWord(i, "titles") || r.isWord(i, "acting") || r.isWord(i, "quantity") || r.isWord(i, "his") || r.isWord(i, "her") || r.isWord(i, "their") {
		return true
	}
	if t.kind != word {
		return false
	}
	if _, ok := r.lexemeAt(i, gazetteer.CountryAdj); ok {
		return true
	}
	if r.lang.Lang == "en" {
		return r.isWord(i, "article") || !r.stopsPhrase(i) && !r.isWord(i, "preposition") && !r.isWord(i, "in") && !r.isWord(i, "place-preposition")
	}
	return t.shape == lower && hasAny(r.at(i), "ий", "ій", "а", "е", "і", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие") && !r.stopsPhrase(i) && !r.anyPreposition(i)
}

// descriptor is a noun phrase for somebody that stands as a subject.
type descriptor struct {
	from, head, to int
	gender         inflect.Gender
	cases          inflect.Cases
}

// descriptorAt reads the noun phrase for a person or body that starts at token i and ends before token e: "представник міського
// департаменту освіти", "дирекція Одеського порту", "колишній соратник вождя". Its head is in the nominative.
func (r *reader) descriptorAt(i, e int) (d descriptor, ok bool) {
	return r.descriptorIn(i, e, subjectCases)
}

// descriptorIn is descriptorAt for a head in one of some cases.
func (r *reader) descriptorIn(i, e int, cases inflect.Cases) (d descriptor, ok bool) {
	j := i
	if k := r.oneOf(i); k > 0 {
		d, ok = r.descriptorIn(k, e, inflect.GenPl)
		d.from, d.gender, d.cases = i, 0, inflect.Nom|inflect.NomPl
		return d, ok // "*один із жителів* Харкова"
	}
	for j < min(e, i+4) {
		if l, ok := r.headNoun(j); ok && (l.cases == 0 || l.cases&cases != 0) {
			d = descriptor{from: i, head: j, to: l.to, cases: l.cases}
			if l.Lexeme != nil {
				d.gender = l.Gender
			}
			break
		}
		if !r.modifier(j) {
			return d, false
		}
		j++
	}
	if d.to == 0 || d.to > e {
		return d, false
	}
	if t := r.index.titles[d.head]; t != nil && t.at == d.head && t.to > d.to && t.to <= e {
		d.to = t.to
	}
	d.to = r.complement(d.to, e)
	for d.from < d.head && r.isWord(d.from, "article") {
		d.from++
	}
	return d, true
}

// oneOf returns the token after "один із", "кілька з", "one of", 0 where none begins at token i.
func (r *reader) oneOf(i int) int {
	if !r.isWord(i, "quantity") {
		return 0
	}
	if k := r.wordEnd(i+1, "of"); k > 0 {
		return k
	}
	return 0
}

// complement returns where the words that belong to a noun end, from token j on: genitives, names, "у справах ЄС", "з питань", names in
// marks; not a place of speaking and not a preposition that begins another phrase.
func (r *reader) complement(j, e int) int {
	for limit := min(e, j+14); j < limit; j++ {
		s := r.at(j)
		switch {
		case isOpening(s):
			close := r.closingMark(j)
			if close < 0 || close >= limit || close-j > 7 {
				return j
			}
			j = close
			continue
		case s == "." && r.abbreviated(j):
			continue
		case r.toks[j].kind == mark:
			return j
		case r.isWord(j, "body-link"):
			continue
		case r.stopsPhrase(j) && !r.isWord(j, "and"):
			return j
		case r.isWord(j, "and"):
			if r.tok(j+1).shape == lower && !r.anyPreposition(j+1) && !r.stopsPhrase(j+1) && j > 0 && r.tok(j-1).shape == lower {
				continue // "міністерство економіки і енергетики"
			}
			return j
		case r.isWord(j, "venue") || r.isWord(j, "relay") || r.isWord(j, "time-noun"):
			return j
		case r.isWord(j, "by") && r.lang.Lang != "en":
			continue // "депутатка від «Голосу»"
		case r.lang.Lang == "en" && (s == "of" || s == "for" || s == "at" || s == "to"):
			if r.isWord(j+1, "reporters") || r.isWord(j+1, "today") {
				return j
			}
			continue
		case r.anyPreposition(j):
			if r.wordEnd(j, "body-link") == 0 {
				return j
			}
		}
	}
	return j
}

// partyIn makes the party of a descriptor: the person whom it names ("міністр Данії у справах ЄС Ян Лодка"), the entity that its
// head means, else its very words, with the body that speaks through an unnamed spokesperson.
func (r *reader) partyIn(d descriptor) *party {
	if r.isWord(d.head, "correspondent") {
		for j := d.head + 1; j < d.to; j++ {
			if m := r.mentionFrom(j); m != nil && m.typ == gazetteer.Media {
				return r.partyOf(m) // "повідомляє кореспондент *Укрінформу*"
			}
		}
	}
	for j := d.head; j < d.to; j++ {
		m := r.mentionFrom(j)
		if m == nil || m.to > d.to {
			continue
		}
		if m.typ == gazetteer.Person && m.via != ViaOffice && m.via != ViaRoleWord && (m.cases == 0 || m.cases&inflect.Nom != 0) && !r.prepositioned(j) && !r.belongsTo(j, d) {
			return r.partyOf(m)
		}
		j = m.to - 1
	}
	for _, i := range []int{d.from, d.head} {
		if m := r.mentionFrom(i); m != nil && m.to <= d.to && !(m.to <= d.head && r.owns(m)) {
			return r.partyOf(m)
		}
	}
	if l, ok := r.lexemeAt(d.head, gazetteer.ThingWord); ok {
		j := l.to
		if isOpening(r.at(j)) {
			j++
		}
		for overlap(r.kindsAt(d.head), mediaKinds) && j < d.to-1 && r.mentionFrom(j) == nil && r.tok(j).shape == lower {
			j++ // "агенція новин X"
		}
		if m := r.mentionFrom(j); m != nil && m.to <= d.to && (m.typ == gazetteer.Organization || m.typ == gazetteer.Media) {
			return r.partyOf(m) // "агентство Reuters"
		}
	}
	if t := r.index.titles[d.from]; t != nil && t.bearer != nil && !t.bearer.family && t.bearer.from >= d.from && t.bearer.to <= d.to {
		return r.partyOf(t.bearer)
	}
	x := r.words(d.from, d.to)
	x.gender, x.cases = d.gender, d.cases
	x.plural = d.cases != 0 && d.cases&inflect.Nom == 0 && d.cases&inflect.NomPl != 0
	x.issuer = r.issuerOf(d.head, d.to)
	return x
}

// namedBehind gives a post after the cue the name that stands behind it between commas: "said the mayor of Leeds, *Ida Plank*".
func (p *paragraph) namedBehind(x *party, c lexeme) *party {
	if x == nil || x.from < c.to || x.m != nil && x.m.via != ViaOffice && x.m.via != ViaRoleWord || !p.hasPost(x.from, x.to) || p.at(x.to) != "," {
		return x
	}
	m := p.mentionFrom(x.to + 1)
	if m == nil || m.typ != gazetteer.Person || m.cases != 0 && m.cases&inflect.Nom == 0 || p.tok(m.to).kind == word && p.sameSentence(m.from, m.to) {
		return x
	}
	if y := p.partyOf(m); p.maySpeak(y, c) {
		return y
	}
	return x
}

// nameApposed gives an English post before the cue the name between commas behind it: "Norway's prime minister, *Ida Plank*, said".
func (p *paragraph) nameApposed(x *party, c lexeme) *party {
	if p.lang.Lang != "en" || x == nil || x.m == nil || x.m.via != ViaOffice || x.to >= c.from || p.at(x.to) != "," {
		return x
	}
	if m := p.mentionFrom(x.to + 1); m != nil && m.person == x.m.person && m.to < c.from && p.at(m.to) == "," {
		return p.partyOf(m)
	}
	return x
}

// nameFurther finds the name of a person behind a post whose phrase holds a place: "голова в'язниці *в Лук'янівці* Семен Ґрата",
// "лідер руху *проти заторів* Колесов".
func (r *reader) nameFurther(d descriptor, e int) *party {
	if !r.personHeadAt(d.head) || r.lang.Lang == "en" || !r.anyPreposition(d.to) {
		return nil
	}
	for j := d.to + 1; j < min(e, d.to+9); j++ {
		if r.toks[j].kind == mark && !isOpening(r.at(j)) && !isClosing(r.at(j)) || r.finite(j) {
			return nil
		}
		if m := r.mentionFrom(j); m != nil && m.typ == gazetteer.Person && (m.cases == 0 || m.cases&inflect.Nom != 0) && !r.prepositioned(j) {
			return r.partyOf(m)
		}
	}
	return nil
}

// hasPost reports a noun for somebody's work among tokens from..to-1.
func (r *reader) hasPost(from, to int) bool {
	for i := from; i < to; i++ {
		if r.personHeadAt(i) || r.isWord(i, "spokesman") {
			return true
		}
	}
	return false
}

func (r *reader) personHeadAt(i int) bool {
	for _, c := range []gazetteer.Class{gazetteer.PersonWord, gazetteer.OfficeWord, gazetteer.HeadWord} {
		if _, ok := r.lexemeAt(i, c); ok {
			return true
		}
	}
	return false
}

// belongsTo reports a name in the nominative form that belongs to the noun before it all the same: "помічник Сари Мельник".
func (r *reader) belongsTo(j int, d descriptor) bool {
	if r.lang.Lang == "en" {
		return r.at(j-1) == "of" || r.at(j-1) == "to"
	}
	m := r.mentionFrom(j)
	if m.cases&inflect.Gen == 0 || m.gender != inflect.Feminine || d.gender != inflect.Masculine {
		return false
	}
	return r.index.named[m] == nil
}

// issuerOf returns the body that speaks through the noun at token head: the one named in the phrase of an unnamed spokesperson, a press
// office or a document ("представник департаменту освіти", "прес-служба Нафтогазу", "заява МЗС").
func (r *reader) issuerOf(head, to int) *mention {
	if !r.isWord(head, "spokesman") && !r.isWord(head, "document") {
		return nil
	}
	for j := head; j < to; j++ {
		m := r.mentionFrom(j)
		if m != nil && m.to <= to && (m.typ == gazetteer.Organization || m.typ == gazetteer.Media) {
			return m
		}
	}
	if !r.isWord(head, "document") {
		return nil
	}
	for j := head + 1; j < to; j++ {
		m := r.mentionFrom(j)
		if m != nil && m.to <= to && m.typ == gazetteer.Person && m.cases&inflect.Gen != 0 && !r.prepositioned(j) {
			return m // "у листі президента Румунії", "у тексті виступу Мааса"
		}
	}
	return nil
}
