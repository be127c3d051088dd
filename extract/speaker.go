package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// speakerOf finds who speaks by the cue c in the narrator's tokens region: beside a quote the subject stands after the verb as a rule,
// elsewhere before it.
func (p *paragraph) speakerOf(c lexeme, region [2]int, inverted bool) (*party, []*party) {
	if c.verb&inflect.Gerund != 0 {
		if x := p.mainSubject(c, region); x != nil {
			return x, nil
		}
	}
	if p.subjectless(c) {
		x := p.speaksThrough(c, region)
		p.resolveDocument(x)
		return x, nil
	}
	if x := p.opensInside(c, region); x != nil {
		return x, nil
	}
	left := p.subjectBefore(c, region)
	var right *party
	if p.lang.Lang != "en" || inverted {
		right = p.subjectAfter(c, region)
	}
	if p.lang.Lang == "en" && left != nil && !inverted && !p.beside(left, c) && p.beforeApposition(c, region[0]) == nil {
		// "he brought it to school, and a teacher mistakenly thought": the words beside the verb are its subject.
		if x := p.phraseBefore(c, max(region[0], p.sents[p.toks[c.from].sent][0])); x != nil && x.to >= left.to {
			left = x
		}
	}
	x := left
	switch {
	case left == nil:
		x = right
	case right == nil:
	case p.lang.Lang == "en" && p.beside(left, c):
	case inverted || right.from == c.to && c.Lexeme.Cue.To == "" || right.onlyNominative() && right.from <= c.to+1 && !p.beside(left, c):
		x = right
	}
	if x == nil && p.lang.Lang != "en" {
		x = p.openingPhrase(c, region)
	}
	if x == nil {
		if y := p.speakerIn(c, region); y != nil {
			x = y
		}
	}
	if x == nil {
		x = p.nameless(c, region)
	}
	if x == nil && c.verb&inflect.Impersonal == 0 {
		x = p.carriedOver(c)
	}
	p.resolveDocument(x)
	co := p.together(&x, region)
	return x, co
}

// beside reports whether between a subject and its cue only adverbs, auxiliaries and negations stand.
func (p *paragraph) beside(x *party, c lexeme) bool {
	for i := x.to; i < c.from; i++ {
		if !p.isWord(i, "auxiliary") && !p.isWord(i, "today") && !p.isWord(i, "negation") && !isClosing(p.at(i)) {
			return false
		}
	}
	return x.to <= c.from
}

// subjectless reports cues that cannot have a subject: "зазначено", "йдеться", "наголошується".
func (p *paragraph) subjectless(c lexeme) bool {
	return p.lang.Lang != "en" && (c.verb&inflect.Impersonal != 0 && c.verb&inflect.Past == 0 || p.isWord(c.from, "impersonal") || c.verb&inflect.Sg3 != 0 && p.isWord(c.from, "impersonal"))
}

// opensInside reads a sentence that opens with "У міністерстві …" before a plural cue, whatever stands after the cue: "У міністерстві ще не
// бачили повідомлення, що".
func (p *paragraph) opensInside(c lexeme, region [2]int) *party {
	if p.lang.Lang == "en" || c.verb&inflect.Pl3 == 0 {
		return nil
	}
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	for s < c.from && (p.toks[s].kind == mark || p.isWord(s, "conjunction") || p.isWord(s, "today")) {
		s++
	}
	if !p.isWord(s, "in") || s >= c.from {
		return nil
	}
	x := p.insideWords(c, s, [2]int{s, c.from})
	if x == nil || x.from > s+2 {
		return nil
	}
	for i := x.from; i <= x.from+1; i++ {
		if y, to := p.partyFrom(i); y != nil && y.m != nil && to >= x.to-1 && y.m.typ != gazetteer.Person {
			return y
		}
	}
	return x
}

// speaksThrough returns the document or body in which something is said without a subject: "У заяві МЗС зазначено", "йдеться в листі".
func (p *paragraph) speaksThrough(c lexeme, region [2]int) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	if x := p.insideWords(c, s, region); x != nil {
		if m := p.mentionFrom(x.from); m != nil && m.to >= x.to {
			return p.partyOf(m)
		}
		return x
	}
	return p.speakerIn(c, region)
}

// openingPhrase returns the noun for somebody that opens the sentence, where only phrases of place stand between it and the cue: "Джерела
// в уряді повідомили".
func (p *paragraph) openingPhrase(c lexeme, region [2]int) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0], c.from-20)
	for s < c.from && (p.toks[s].kind == mark || p.isWord(s, "conjunction") || p.isWord(s, "today")) {
		s++
	}
	d, ok := p.descriptorAt(s, c.from)
	if !ok || d.cases == 0 && !p.isWord(d.head, "anonymous") || !p.anyPreposition(d.to) {
		return nil
	}
	for j := d.to; j < c.from; j++ {
		if p.toks[j].kind == mark && !isOpening(p.at(j)) && !isClosing(p.at(j)) || p.finite(j) {
			return nil
		}
	}
	if x := p.partyIn(d); p.maySpeak(x, c) {
		return x
	}
	return nil
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
		if x.cases == 0 || x.cases&subjectCases != 0 {
			for j := end; j < min(c.from, end+4); j++ {
				if p.finite(j) {
					return x
				}
			}
			if i > s && p.finite(i-1) {
				return x
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
		if p.maySpeak(x, c) {
			return x
		}
		i = max(i, to-1)
	}
	return nil
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
		if t := p.postOf(x); t != nil {
			if y := p.bearerOf(t, s); y != nil && p.maySpeak(y, c) {
				return y
			}
			i = t.from
			continue
		}
		if !p.prepositioned(x.from) && p.maySpeak(x, c) && !p.complementOf(x) {
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

// impersonal reports cues that have no subject: plural without one ("у кремлі заявили"), "зазначено", "йдеться", "наголошується".
func (p *paragraph) impersonal(c lexeme) bool {
	return c.verb&(inflect.Impersonal|inflect.Pl3) != 0 || c.verb == 0 || c.verb&inflect.Sg3 != 0 && hasAny(p.at(c.to-1), "ться", "тся")
}

// speakerIn reads "у кремлі пригрозили", "В Токио подтвердили", "у «Праві і справедливості» нагадали".
func (p *paragraph) speakerIn(c lexeme, region [2]int) *party {
	if !p.impersonal(c) || p.lang.Lang == "en" {
		return nil
	}
	s := max(region[0], p.sents[p.toks[c.from].sent][0], c.from-40)
	var best *party
	for i := s; i < min(region[1], c.to+20); i++ {
		if !p.isWord(i, "in") || p.speech[i] || p.isWord(i, "venue") {
			continue
		}
		x, _ := p.partyFrom(i + 1)
		if x == nil || x.m == nil || x.m.typ == gazetteer.Person || x.m.typ == gazetteer.Event {
			continue
		}
		if x.m.typ == gazetteer.Media && p.isSocial(x.m) || x.m.typ == gazetteer.Place && x.m.literal == "" {
			continue
		}
		if x.from < c.from || best == nil && x.from <= c.to+4 {
			best = x
		}
	}
	return best
}

func (r *reader) isSocial(m *mention) bool {
	return m.entity != nil && overlap(m.entity.Kinds, []string{"messenger", "social-network"})
}

// nameless returns who speaks without being anybody known: "джерела повідомили", "адміністрація аеропорту повідомила", "У повідомленні
// зазначається", "Belgocontrol said".
func (p *paragraph) nameless(c lexeme, region [2]int) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	if p.impersonal(c) && p.lang.Lang != "en" {
		if x := p.insideWords(c, s, region); x != nil {
			return x
		}
	}
	if x := p.phraseBefore(c, s); x != nil {
		return x
	}
	if p.lang.Lang == "en" && region[0] != c.from && c.from-region[0] > 2 {
		return nil
	}
	return p.phraseAfter(c, region)
}

// insideWords reads "У повідомленні скаржників зазначається", "заявили у середу в мерії міста", "У Belgocontrol заявили".
func (p *paragraph) insideWords(c lexeme, s int, region [2]int) *party {
	for i := max(s, c.from-20); i < min(region[1], c.to+16); i++ {
		if !p.isWord(i, "in") || p.speech[i] || p.isWord(i, "venue") || c.from <= i && i < c.to {
			continue
		}
		if p.isWord(i+1, "time-noun") || p.isWord(i+1, "today") || p.tok(i+1).kind == number || p.isWord(i, "place-preposition") {
			continue
		}
		if m := p.mentionFrom(i + 1); m != nil && (m.typ == gazetteer.Media && p.isSocial(m) || m.typ == gazetteer.Event || m.typ == gazetteer.Place) {
			continue
		}
		end := p.complement(i+1, region[1])
		if i < c.from {
			end = min(end, c.from)
			if !p.onlyAdverbs(end, c.from) {
				continue
			}
		} else if i > c.to+1 && !p.inPhrasesSince(c.to, i) {
			return nil
		}
		if end > i+1 && (p.tok(i+1).kind == word || isOpening(p.at(i+1))) {
			x := p.words(i+1, end)
			x.issuer = p.issuerOf(i+1, end)
			return x
		}
	}
	return nil
}

// onlyAdverbs reports whether tokens from..to-1 are adverbs and negations only.
func (p *paragraph) onlyAdverbs(from, to int) bool {
	for i := from; i < to; {
		switch e := max(p.wordEnd(i, "today"), p.wordEnd(i, "negation"), p.wordEnd(i, "auxiliary")); {
		case e > 0:
			i = e
		case p.lang.Lang != "en" && p.tok(i).shape == lower && hasAny(p.at(i), "но", "ко", "же", "ж"):
			i++
		default:
			return false
		}
	}
	return true
}

// inPhrasesSince reports whether tokens from..to-1 are phrases with "у" and adverbs only: "заявили *у середу* в мерії".
func (p *paragraph) inPhrasesSince(from, to int) bool {
	for i := from; i < to; i++ {
		if p.toks[i].kind == mark || p.stopsPhrase(i) && !p.isWord(i, "today") {
			return false
		}
	}
	return p.isWord(from, "in") || p.isWord(from, "today")
}

// phraseAfter takes the words after the cue for its subject.
func (p *paragraph) phraseAfter(c lexeme, region [2]int) *party {
	i := c.to
	for i < region[1] && p.isWord(i, "today") {
		i = p.wordEnd(i, "today")
	}
	// "написала у Facebook дирекція порту": a venue may stand between.
	for i+1 < region[1] && p.isWord(i, "in") {
		if m := p.mentionFrom(i + 1); m != nil {
			i = m.to
			continue
		}
		return nil
	}
	for i < region[1] && p.isWord(i, "article") {
		i++
	}
	if i >= region[1] || p.anyPreposition(i) || p.tok(i).kind != word || p.tok2mention(i) != nil || p.stopsPhrase(i) {
		return nil
	}
	if d, ok := p.descriptorAt(i, region[1]); ok {
		if x := p.partyIn(d); p.maySpeak(x, c) {
			return x
		}
		return nil
	}
	if l, ok := p.headNoun(i); ok && l.cases != 0 && l.cases&subjectCases == 0 {
		return nil
	}
	if p.tok(i).shape == lower {
		return nil
	}
	end := i
	for end < region[1] && end < i+5 && p.tok(end).kind == word && p.tok(end).shape != lower && p.adjacent(i, i+1) {
		end++
	}
	for end > i+1 && !p.adjacent(end-2, end-1) {
		end--
	}
	return p.words(i, max(end, i+1))
}

// phraseBefore takes the noun phrase that ends right before the cue, auxiliaries and adverbs apart, for its subject.
func (p *paragraph) phraseBefore(c lexeme, s int) *party {
	end := c.from
	for end > s && (p.isWord(end-1, "auxiliary") || p.isWord(end-1, "today") || p.isWord(end-1, "negation") || p.lang.Lang == "en" && hasAny(p.at(end-1), "ly") && p.tok(end-1).shape == lower) {
		end--
	}
	comma := false
	if end > s && end < c.from && p.at(end-1) == "," && p.lang.Lang == "en" && end-1 > s {
		end-- // "The firm Plank.com, has said"
		comma = true
	}
	i := end
	for i > s && i > end-10 && !p.speech[i-1] {
		switch {
		case isClosing(p.at(i-1)) || isOpening(p.at(i-1)) || p.at(i-1) == "." && p.abbreviated(i-1):
		case p.toks[i-1].kind == mark && p.at(i-1) != "'s", p.toks[i-1].kind != mark && p.stopsPhrase(i-1) && !p.isWord(i-1, "and"):
			goto found
		}
		i--
	}
found:
	for i < end && (p.isWord(i, "today") || p.isWord(i, "conjunction") || p.isWord(i, "article") || p.isWord(i, "about-this") || p.toks[i].kind == mark && !isOpening(p.at(i))) {
		i = max(i+1, p.wordEnd(i, "today"), p.wordEnd(i, "about-this"))
	}
	if i >= end {
		return nil
	}
	// The nominative head nearest the start of the phrase; what stands before it belongs to another phrase.
	for j := i; j < end; j++ {
		if p.anyPreposition(j) {
			if p.lang.Lang != "en" {
				if e := p.complement(j+1, end); e >= end {
					return nil
				}
			}
			continue
		}
		if p.hasPreposition(j) || p.isWord(j-1, "preposition") {
			continue
		}
		if d, ok := p.descriptorAt(j, end); ok && d.to >= end-1 {
			d.to = min(d.to, end)
			x := p.partyIn(d)
			if !p.maySpeak(x, c) && x.m == nil && c.verb&inflect.FemSg != 0 && d.gender == inflect.Masculine && d.cases&inflect.Nom != 0 {
				return x // "підприємець просила": the noun has no form for a woman
			}
			if p.maySpeak(x, c) {
				if x.m == nil && p.lang.Lang == "en" {
					x = p.capitalsEnding(x, end)
				}
				return x
			}
		}
	}
	if p.lang.Lang != "en" && (p.tok(i).shape == lower || p.isWord(i, "by") || end-i > 2 && p.tok(end-1).shape == lower) || p.anyPreposition(i) {
		return nil
	}
	if p.lang.Lang != "en" && c.Cue.To == "acc" && c.verb&inflect.Pl3 != 0 {
		return nil // "Копійкіна попросили уточнити": whom, not who
	}
	x := p.words(i, end)
	if comma || p.lang.Lang == "en" {
		x = p.capitalsEnding(x, end)
	}
	return x
}

// capitalsEnding narrows a phrase to the name at its end: "Chief cook of the Leeds branch *Brenda Hall* said".
func (p *paragraph) capitalsEnding(x *party, end int) *party {
	i := end
	for i > x.from && i > end-4 && p.tok(i-1).kind == word && p.tok(i-1).shape != lower {
		i--
	}
	if i == end || i == x.from || end-i < 2 {
		return x
	}
	return p.words(i, end)
}

// carriedOver takes the speaker of the quote right before, where the cue has no subject of its own and agrees: "…, додав він" without "він".
func (p *paragraph) carriedOver(c lexeme) *party {
	if p.last == nil || p.last.speaker == nil || p.toks[c.from].sent-p.last.sent > 2 {
		return nil
	}
	if p.lang.Lang == "en" {
		// "X said A, and said B"
		if p.toks[c.from].sent == p.last.sent && p.isWord(c.from-1, "and") {
			return p.last.speaker
		}
		return nil
	}
	if c.verb&(inflect.MascSg|inflect.FemSg|inflect.NeutSg|inflect.Sg3|inflect.Gerund) == 0 && !(c.verb&inflect.Pl3 != 0 && p.toks[c.from].sent == p.last.sent) {
		return nil
	}
	x := p.last.speaker
	g := x.gender
	if b := x.bearer(); b != nil {
		g = b.gender
	}
	if !agrees(c.verb, g) && c.verb&inflect.Pl3 == 0 {
		return nil
	}
	return x
}

// resolveDocument gives a document without an issuer in its phrase the body that spoke last: «…», – йдеться в повідомленні.
func (p *paragraph) resolveDocument(x *party) {
	if x.known() || x == nil || x.issuer != nil || !p.isWord(x.from, "document") || p.last == nil || p.toks[x.from].sent-p.last.sent > 4 {
		return
	}
	switch s := p.last.speaker; {
	case s == nil:
	case s.issuer != nil:
		x.issuer = s.issuer
	case s.m != nil && s.m.typ != gazetteer.Person && s.m.typ != gazetteer.Media:
		x.issuer = s.m
	}
}

// together makes the first of those who speak together the speaker and returns the others: "Норвегія, острови Північного моря та Данія вважають".
func (p *paragraph) together(x **party, region [2]int) (co []*party) {
	first := *x
	if first == nil || first.m == nil {
		return nil
	}
	if p.isWord(first.to, "and") {
		if y, _ := p.partyFrom(p.wordEnd(first.to, "and")); y != nil && y.m != nil && y.from < region[1] && y.m.typ == first.m.typ && y.cases&inflect.Nom != 0 {
			co = append(co, y)
		}
	}
	for {
		i := first.from - 1
		for i > 0 && p.tok(i).kind == word && p.tok(i).shape == lower && !p.isWord(i, "and") && i > first.from-4 && p.sameSentence(i, first.from) && !p.stopsPhrase(i) && !p.anyPreposition(i) {
			i--
		}
		if !p.isWord(i, "and") && !(p.at(i) == "," && len(co) > 0) {
			return co
		}
		y := p.partyEnding(i)
		for j := i - 1; y == nil && p.isWord(i, "and") && j > max(0, i-5) && p.sameSentence(j, i); j-- {
			if p.at(j) == "," {
				y = p.partyEnding(j) // "Норвегія, острови Північного моря та Данія"
				break
			}
			if p.toks[j].kind != word || p.stopsPhrase(j) {
				break
			}
		}
		if y != nil && y.cases&inflect.Nom == 0 {
			y = nil
			for j := i - 1; p.isWord(i, "and") && j > max(0, i-5) && p.sameSentence(j, i); j-- {
				if p.at(j) == "," {
					y = p.partyEnding(j) // "Норвегія, острови *Північного моря* та Данія"
					break
				}
			}
		}
		if y == nil || y.m == nil || y.m.typ != first.m.typ && !(y.m.typ != gazetteer.Person && first.m.typ != gazetteer.Person) || y.cases&inflect.Nom == 0 || p.prepositioned(y.from) || !p.sameSentence(y.from, i) || p.speech[y.from] {
			return co
		}
		co = append([]*party{first}, co...)
		first = y
		*x = first
	}
}
