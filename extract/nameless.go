package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

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
	if !ok || d.cases == 0 && !p.isWord(d.head, "anonymous") {
		return nil
	}
	if !p.onlyPlaces(d.to, c.from) {
		return nil
	}
	if x := p.partyIn(d); p.maySpeak(x, c) {
		return x
	}
	return nil
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
	if x := p.documentBefore(c, s); x != nil {
		return x
	}
	if p.lang.Lang == "en" && region[0] != c.from && c.from-region[0] > 2 {
		return nil
	}
	return p.phraseAfter(c, region)
}

// documentBefore reads "A report by Amnesty International accuses", "Her Finnish colleague, speaking alongside her, agreed".
func (p *paragraph) documentBefore(c lexeme, s int) *party {
	if p.lang.Lang != "en" {
		return nil
	}
	if m := p.index.ends[max(c.from-1, 0)]; m != nil && m.from-2 >= s && p.isWord(m.from-2, "document") && (p.at(m.from-1) == "by" || p.at(m.from-1) == "from") {
		x := p.words(m.from-2, m.to)
		x.issuer = m
		return x
	}
	for s < c.from && (p.toks[s].kind == mark || p.isWord(s, "conjunction") || p.isWord(s, "article")) {
		s++
	}
	end := p.commaAfter(s, c.from)
	if end >= c.from-1 || end-s > 5 || end == s || p.at(c.from-1) != "," || p.anyPreposition(s) || p.isWord(s, "in") || p.isWord(s, "subordinator") || p.hasFinite(s, end) || p.cueWithin(s, c.from) {
		return nil
	}
	return p.words(s, end)
}

// cueWithin reports a gerund at token from, or a word of reporting among tokens from..to-1: "Asked about it, the mayor, …, said".
func (p *paragraph) cueWithin(from, to int) bool {
	end := p.commaAfter(from, to)
	for i := from; i < end; i++ {
		if _, ok := p.lexemeAt(i, gazetteer.CueWord); ok {
			return true
		}
	}
	return hasAny(p.at(from), "ing")
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
	return p.isWord(from, "in") || p.isWord(from, "today") || to-from <= 3 && p.lang.Lang != "en" && !p.hasFinite(from, to) // "прокоментували *рішення Праги* в посольстві"
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
	if p.lang.Lang == "en" && p.isWord(end-1, "and") {
		return nil // "thanked Norway and said"
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
