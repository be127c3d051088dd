package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// beside reports whether between a subject and its cue only adverbs, auxiliaries and negations stand.
func (p *paragraph) beside(x *party, c lexeme) bool {
	for i := x.to; i < c.from; i++ {
		if !p.isWord(i, "auxiliary") && !p.isWord(i, "today") && !p.isWord(i, "negation") && !isClosing(p.at(i)) {
			return false
		}
	}
	return x.to <= c.from
}

// mainSubject returns the subject of the main verb, which a gerund shares: "сказав він …, додавши, що", "компанія розкрила плани …,
// заявивши, що".
func (p *paragraph) mainSubject(c lexeme, region [2]int) *party {
	sent := p.toks[c.from].sent
	if p.last != nil && p.last.sent == sent && p.last.speaker != nil {
		return p.last.speaker
	}
	s := p.sents[sent][0]
	for i := s; i < c.from; i++ {
		if p.speech[i] || p.prepositioned(i) {
			continue
		}
		x, end := p.partyFrom(i)
		if x == nil {
			if d, ok := p.descriptorAt(i, c.from); ok && !p.hasPreposition(i) && !p.anyPreposition(i) {
				x, end = p.partyIn(d), d.to
			}
		}
		if x == nil {
			continue
		}
		if p.lang.Lang == "en" && i-s < 4 && p.at(end) == "," && p.isWord(end+1, "relative") {
			return x // "But Ida Plank, who left in May, argues …, writing that"
		}
		if x.cases == 0 || x.cases&subjectCases != 0 {
			for j := end; j < min(c.from, end+4); j++ {
				if p.finite(j) {
					return x
				}
			}
			if i > s && (p.finite(i-1) || p.isWord(i-1, "and") && p.finite(i-2)) {
				return x // "повторив і міністр, написавши"
			}
		}
		i = max(i, end-1)
	}
	return nil
}

// subjectAfter looks for a nominative right of the cue, up to the next comma or colon.
func (p *paragraph) subjectAfter(c lexeme, region [2]int) *party {
	end := min(region[1], c.to+40)
	for i := c.to; i < end; i++ {
		s := p.at(i)
		if s == "," || s == ":" || s == ";" || s == "." && !p.abbreviated(i) || p.isWord(i, "that") || p.isWord(i, "relative") || i > c.to && p.isDash(i) {
			return nil
		}
		if p.hasPreposition(i) || p.isWord(i-1, "preposition") || p.isWord(i-1, "place-preposition") || p.endsVenue(i) {
			if _, to := p.partyFrom(i); to > 0 {
				i = to - 1
			}
			i = p.genitivesFrom(i+1, end) - 1
			continue
		}
		if e := p.wordEnd(i, "relay"); e > 0 {
			return nil
		}
		if d, ok := p.descriptorAt(i, end); ok && p.lang.Lang != "en" && !p.isWord(i, "today") {
			x := p.partyIn(d)
			if y := p.nameFurther(d, end); y != nil && (x.m == nil || x.m.typ != gazetteer.Person) {
				x = y
			}
			if p.maySpeak(x, c) {
				return x
			}
			i = max(i, d.head)
			continue
		}
		x, to := p.partyFrom(i)
		if x == nil {
			continue
		}
		x = p.headOf(x, end)
		if p.maySpeak(x, c) {
			return x
		}
		i = max(i, to-1)
	}
	return nil
}

// whoseBody returns the noun for somebody before a body in marks that only says where he belongs: "*воротар «Маяка»* зізнався".
func (p *paragraph) whoseBody(x *party) *party {
	i := x.from - 2
	if p.lang.Lang == "en" || x.m == nil || x.m.typ != gazetteer.Organization || i < 0 || !isOpening(p.at(i+1)) || !p.personHeadAt(i) {
		return nil
	}
	l, _ := p.headNoun(i)
	if l.cases&inflect.Nom == 0 || !p.sameSentence(i, x.from) {
		return nil
	}
	return p.partyIn(descriptor{from: i, head: i, to: x.to, cases: l.cases})
}

// owns reports an English name in the possessive.
func (r *reader) owns(m *mention) bool {
	return m != nil && r.lang.Lang == "en" && hasAny(r.at(m.to-1), "'s", "’s", "s'", "s’")
}

// headOf returns the one whom an English phrase after the cue is about, where a name only begins it: "said Labour MP *Ida Plank*", "said
// *Ida Plank's lawyer*", "said Plank's lawyer, *Bob Crane*".
func (p *paragraph) headOf(x *party, end int) *party {
	if p.lang.Lang != "en" || x.m == nil {
		return x
	}
	i := x.to
	if !p.owns(x.m) && x.m.typ == gazetteer.Person {
		return x
	}
	to := i
	for to < min(end, i+6) && p.tok(to).kind == word && !p.finite(to) && !p.stopsPhrase(to) && !p.anyPreposition(to) && !p.isWord(to, "today") && !p.isWord(to, "in") && !p.isWord(to, "preposition") {
		to++
	}
	if y := p.personBetween(i, to); y != nil {
		return y
	}
	if to == i || !p.owns(x.m) {
		return x
	}
	if m := p.mentionFrom(to + 1); p.at(to) == "," && m != nil && m.typ == gazetteer.Person && p.hasPost(i, to) {
		return p.partyOf(m)
	}
	return p.words(x.from, to)
}

// genitivesFrom returns where the genitives that belong to a noun before token i end: "в уряді *країни*".
func (p *paragraph) genitivesFrom(i, end int) int {
	for i < end && p.tok(i).kind == word && p.tok(i).shape == lower {
		l, ok := p.headNoun(i)
		if (!ok || l.cases&(inflect.Gen|inflect.GenPl) == 0) && !hasAny(p.at(i), "ої", "ого", "их", "ой", "ых") {
			break
		}
		i++
	}
	return i
}

// endsVenue reports whether a phrase of place or occasion ends right before token i: "в інтерв'ю *DW*", "в ефірі *каналу*".
func (p *paragraph) endsVenue(i int) bool {
	if isOpening(p.at(i - 1)) {
		i-- // "в ефірі «Хвилі»"
	}
	for j := i - 1; j >= max(0, i-4); j-- {
		if e := p.wordEnd(j, "venue"); e == i {
			return true
		}
	}
	return false
}

// subjectBefore looks for a nominative left of the cue within its sentence.
func (p *paragraph) subjectBefore(c lexeme, region [2]int) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0], c.from-60)
	if x := p.beforeApposition(c, s); x != nil {
		return x
	}
	if x := p.clauseSubject(c, s); x != nil {
		return x
	}
	if x := p.firstSubject(c, s); x != nil {
		return x
	}
	if x := p.partyEnding(c.from - 2); p.isWord(c.from-1, "relative") && p.at(c.from-2) == "," && x != nil && x.m != nil && x.m.typ == gazetteer.Person && x.from >= s {
		return x // "was welcomed by Ida Plank, *who told* the council"
	}
	skip := p.relativeClauses(s, c.from)
	for i := c.from - 1; i >= s; i-- {
		if p.at(i) == ";" {
			return nil
		}
		if p.speech[i] && !p.speech[c.from] {
			continue
		}
		if from := skip(i); from >= 0 {
			i = from
			continue
		}
		if m := p.apposedOver(i); m != nil && m.from >= s {
			i = m.to // "Kim Yo Jong, the sister of Kim Jong Un, accused": on to the name before
			continue
		}
		var x *party
		if m := p.index.ends[i]; m != nil && m.from >= s {
			x = p.widest(m)
		} else {
			x = p.pronounAt(i)
		}
		if x == nil {
			continue
		}
		if p.owns(x.m) && x.to < c.from {
			continue // "Ida Plank's lawyer said"
		}
		if t := p.postOf(x); t != nil {
			if y := p.bearerOf(t, s); y != nil && p.maySpeak(y, c) {
				return y
			}
			i = t.from
			continue
		}
		if !p.prepositioned(x.from) && p.maySpeak(x, c) && !p.complementOf(x) && !p.endsVenue(x.from) {
			if y := p.whoseBody(x); y != nil && p.maySpeak(y, c) {
				return y
			}
			return x
		}
		i = x.from
	}
	for s < c.from && (p.toks[s].kind == mark || p.isWord(s, "conjunction") || p.isWord(s, "today")) {
		s++
	}
	if d, ok := p.descriptorAt(s, c.from); ok && p.startsSentence(s) && (skip(c.from-1) >= 0 || p.at(d.to) == ",") {
		x := p.partyIn(d)
		if x.m != nil && !p.maySpeak(x, c) {
			x = p.words(d.from, d.to)
			x.gender, x.cases = d.gender, d.cases
		}
		if p.maySpeak(x, c) {
			return x // "Помічник мерки, який відвідав школу заявив"
		}
	}
	return nil
}

// clauseSubject reads the noun for somebody that opens the clause of the cue: "як нагадує RT, *джерело польської газети* повідомило", "канал
// повідомив, що *дипломат* назвав план дурницею і сказав". What is named before it belongs to another clause.
func (p *paragraph) clauseSubject(c lexeme, s int) *party {
	if p.lang.Lang == "en" {
		return nil
	}
	at := func(boundary int) (descriptor, bool) {
		i := boundary + 1
		for i < c.from && (p.isWord(i, "conjunction") || p.isWord(i, "today")) {
			i++
		}
		if i >= c.from || p.mentionFrom(i) != nil {
			return descriptor{}, false
		}
		return p.descriptorAt(i, c.from)
	}
	i := c.from - 1
	for i > s && p.at(i) != "," && !p.isWord(i, "that") && p.at(i) != ";" && !p.isDash(i) {
		i--
	}
	if i > s && (p.at(i) == "," || p.isWord(i, "that")) {
		if d, ok := at(i); ok && (d.to >= c.from || p.onlyAdverbs(d.to, c.from) || p.onlyPlaces(d.to, c.from)) {
			if x := p.partyIn(d); p.maySpeak(x, c) {
				return x
			}
		}
	}
	if p.isWord(c.from-1, "and") {
		for i > s && !p.isWord(i, "that") {
			i--
		}
		if i > s {
			if d, ok := at(i); ok && p.finite(d.to) {
				if x := p.partyIn(d); p.maySpeak(x, c) {
					return x
				}
			}
		}
	}
	return nil
}

// firstSubject reads the subject of an English sentence whose second predicate the cue is: "*Ida Plank* thanked Norway *and said*".
func (p *paragraph) firstSubject(c lexeme, s int) *party {
	if p.lang.Lang != "en" || !p.isWord(c.from-1, "and") {
		return nil
	}
	for i := s; i < min(s+12, c.from-2); i++ {
		if p.finite(i) {
			return nil
		}
		if x, _ := p.partyFrom(i); x != nil && !p.prepositioned(x.from) && !p.owns(x.m) {
			end := x.to
			if p.at(end) == "," {
				end = p.commaAfter(end+1, c.from) + 1
			}
			if end < c.from && p.finite(end) && p.maySpeak(x, c) {
				return x
			}
			return nil
		}
		if d, ok := p.descriptorAt(i, c.from-1); ok && i == s && p.finite(d.to) {
			return p.partyIn(d) // "The mayor thanked Norway and said"
		}
	}
	return nil
}

// onlyPlaces reports whether tokens from..to-1 are a phrase that says where somebody is: "джерело *в порту* повідомило".
func (p *paragraph) onlyPlaces(from, to int) bool {
	if !p.anyPreposition(from) {
		return false
	}
	for i := from; i < to; i++ {
		if p.toks[i].kind == mark && !isOpening(p.at(i)) && !isClosing(p.at(i)) || p.finite(i) {
			return false
		}
	}
	return true
}

func (p *paragraph) startsSentence(i int) bool {
	s, _ := p.sentence(i)
	return i-s < 4
}

// postOf returns the post without a bearer of its own that party x only completes: "директор *ACN*".
func (p *paragraph) postOf(x *party) *title {
	if x.m == nil || x.m.typ == gazetteer.Person {
		return nil
	}
	for j := x.from - 1; j >= max(0, x.from-4); j-- {
		if t := p.index.titles[j]; t != nil && t.to >= x.m.to && t.at < x.from && t.bearer == nil && t.mention == nil && p.at(j-1) == "," {
			return t
		}
	}
	return nil
}

// bearerOf finds the person before the comma of a post in apposition, past a name in another script in brackets: "Уго Бранка
// (Ugo Branca), директор ACME".
func (p *paragraph) bearerOf(t *title, s int) *party {
	i := t.from - 2
	if p.at(i) == ")" {
		for i > s && p.at(i) != "(" {
			i--
		}
		i--
	}
	if i < s {
		return nil
	}
	if m := p.index.ends[i]; m != nil && m.typ == gazetteer.Person {
		return p.partyOf(m)
	}
	return nil
}

// beforeApposition reads an English subject with appositions between commas before the cue: "Walter Plank, director of one, and chairman of
// another, says".
func (p *paragraph) beforeApposition(c lexeme, s int) *party {
	if p.lang.Lang != "en" || p.at(c.from-1) != "," {
		return nil
	}
	for i := s; i < min(s+4, c.from); i++ {
		if x, _ := p.partyFrom(i); x != nil && x.m != nil {
			if p.at(x.to) == "," && x.to < c.from-1 && !p.hasFinite(x.to, c.from) && p.maySpeak(x, c) {
				return x
			}
			return nil
		}
	}
	return nil
}

// complementOf reports a name that only completes a noun for somebody else: "помічник *Сари Мельник* з питань … заявив".
func (p *paragraph) complementOf(x *party) bool {
	if x.m == nil || p.lang.Lang == "en" || x.m.via == ViaOffice || x.m.via == ViaRoleWord {
		return false
	}
	for j := x.m.from - 1; j >= max(0, x.m.from-2); j-- {
		if t := p.index.titles[j]; t != nil && t.at == j && t.bearer == nil && t.mention == nil && t.end == x.m.from && x.m.cases&inflect.Gen != 0 && x.m.typ == gazetteer.Person {
			return true
		}
	}
	return false
}

// relativeClauses returns a function that gives, for a token inside a relative clause that ends before the cue at token to ("помічник …,
// який у вівторок відвідав школу заявив"), the comma where the clause begins, -1 for others. A clause whose own verb the cue is
// does not count.
func (p *paragraph) relativeClauses(from, to int) func(int) int {
	type clause struct{ from, to int }
	var all []clause
	for i := from; i < to; i++ {
		if p.at(i) != "," || !p.isWord(i+1, "relative") && !(p.anyPreposition(i+1) && p.isWord(i+2, "relative")) {
			continue
		}
		end, verb := i+2, false
		for end < to && p.at(end) != "," {
			verb = verb || p.finite(end)
			end++
		}
		if verb {
			all = append(all, clause{i, end})
		}
		i = end - 1
	}
	return func(i int) int {
		for _, c := range all {
			if c.from < i && i < c.to {
				return c.from
			}
		}
		return -1
	}
}

// apposedOver returns the bearer of the apposition in which token i stands.
func (r *reader) apposedOver(i int) *mention {
	if r.index != nil {
		return r.index.apposed[i]
	}
	for _, t := range r.titles {
		if t.bearer != nil && t.bearer.to < t.at && t.bearer.to < i && t.at <= i && i < t.to+20 {
			end := t.to
			for end < i && r.sameSentence(t.at, end) && r.at(end) != "," && r.at(end) != "." {
				end++
			}
			if end >= i {
				return t.bearer
			}
		}
	}
	return nil
}

func (r *reader) prepositioned(i int) bool {
	for isOpening(r.at(i-1)) || r.isWord(i-1, "article") {
		i--
	}
	if l := r.tok2thing(i - 1); l {
		i--
	}
	return r.hasPreposition(i) || r.isWord(i-1, "preposition") || r.isWord(i-1, "place-preposition") || r.isWord(i-1, "between")
}

func (r *reader) tok2thing(i int) bool {
	_, ok := r.lexemeAt(i, gazetteer.ThingWord)
	return ok && r.lang.Lang != "en"
}

// maySpeak reports whether x can be the subject of cue c: a person or a body in the nominative whose gender and number agree.
func (p *paragraph) maySpeak(x *party, c lexeme) bool {
	if x.m != nil {
		switch x.m.typ {
		case gazetteer.Event:
			return false
		case gazetteer.Place:
			return x.m.literal != ""
		}
	}
	if x.cases != 0 && x.cases&inflect.Nom == 0 && (x.m != nil && (x.m.via == ViaRoleWord || x.m.via == ViaOffice) || x.cases&inflect.NomPl == 0) {
		return false
	}
	g := x.gender
	if x.m != nil && x.m.person != nil && x.m.person.gender != 0 {
		g = x.m.person.gender
		// "министр заявил" of a woman: the noun's gender counts too.
		if x.m.via == ViaOffice || x.m.via == ViaRoleWord {
			if agrees(c.verb, x.gender) {
				return true
			}
		}
	}
	if x.m != nil && (x.m.typ == gazetteer.Media || x.m.body != nil) {
		return true // "пише УП", "повідомило Суспільне": genders of media vary
	}
	if x.plural {
		return c.verb&(inflect.MascSg|inflect.FemSg|inflect.NeutSg|inflect.Sg3) == 0
	}
	if !x.known() && x.cases&inflect.NomPl != 0 && c.verb&inflect.Pl3 != 0 {
		return true // "джерела повідомили", "представники заявили"
	}
	if p.coordinated(x) && c.verb&inflect.Pl3 != 0 {
		return true
	}
	if c.verb&inflect.Pl3 != 0 && c.verb&inflect.Sg3 == 0 && c.verb&inflect.Past != 0 && g != inflect.Plural && p.lang.Lang != "en" && (x.known() || x.cases != 0) {
		return false
	}
	return agrees(c.verb, g)
}

func (r *reader) coordinated(x *party) bool {
	return r.isWord(x.to, "and") || r.isWord(x.from-1, "and")
}
