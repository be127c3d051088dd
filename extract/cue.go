package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// cueAt returns the cue at token i: a finite form, a gerund, an impersonal or a literal phrase of reporting.
func (r *reader) cueAt(i int) (lexeme, bool) {
	var best lexeme
	ok := false
	r.lexemes(i, gazetteer.CueWord, func(l lexeme) bool {
		if ok && l.to < best.to {
			return false
		}
		if l.verb != 0 && l.verb&(inflect.Past|inflect.Present|inflect.Gerund|inflect.Impersonal|inflect.Participle) == 0 {
			return true
		}
		if !ok {
			best, ok = l, true
		}
		return true
	})
	if ok && r.lang.Lang == "en" && !r.verbal(i, best) {
		return lexeme{}, false
	}
	return best, ok
}

// verbal tells English verbs from nouns of the same form: "the report", "a claim".
func (r *reader) verbal(i int, l lexeme) bool {
	if l.verb&inflect.Past != 0 {
		return true
	}
	if l.verb&inflect.Gerund != 0 && r.isWord(i-1, "subordinator") {
		return true // "before adding that"
	}
	if l.verb&inflect.Gerund != 0 && r.tok(i-1).kind == word && !r.isWord(i-1, "and") {
		return false // "the request of the council asking schools to pay"; ", adding that" speaks
	}
	if r.isWord(i-1, "article") || r.isWord(i-1, "preposition") || r.isWord(i-1, "his") || r.isWord(i-1, "their") || r.isWord(i-1, "other") {
		return false
	}
	if r.tok(i).shape != lower {
		return false
	}
	if l.verb&inflect.Present != 0 && l.verb&inflect.Sg3 == 0 && l.to == i+1 {
		// "a blog post", "the latest report": a base form needs a plural subject or a verb that governs it.
		before := r.at(i - 1)
		return r.isWord(i-1, "subject-pronoun") || r.isWord(i-1, "negation") || r.isWord(i-1, "auxiliary") || r.isWord(i-1, "and") || hasAny(before, "s", "ce") && !hasAny(before, "'s", "’s", "ss") || r.isWord(i-1, "anonymous") || before == "people" || before == "who" ||
			r.pluralBefore(i) || before == "," && (r.toks[min(i+1, len(r.toks)-1)].kind == mark || r.isWord(i+1, "that")) // not ", state media reported"
	}
	return true
}

// pluralBefore reports a plural with a name behind it that ends before token i: "residents of *Haverfold* say".
func (r *reader) pluralBefore(i int) bool {
	j := i - 1
	for j > i-4 && r.tok(j).kind == word && r.tok(j).shape != lower {
		j--
	}
	if j == i-1 || !r.anyPreposition(j) && !r.isWord(j, "in") && r.at(j) != "of" {
		return false
	}
	return r.tok(j-1).kind == word && hasAny(r.at(j-1), "s", "people", "men") && !hasAny(r.at(j-1), "'s", "’s", "ss")
}

// cueNear returns the first usable cue in tokens from..to-1 before which only its subject stands.
func (p *paragraph) cueNear(from, to int) (lexeme, bool) {
	for i := from; i < to; i++ {
		if p.usedCue[i] {
			return lexeme{}, false
		}
		if c, ok := p.cueAt(i); ok && c.verb != inflect.Infinitive {
			return c, true
		}
		s := p.at(i)
		if s == ";" || s == "." && !p.sameSentence(i, i+1) || isOpening(s) && p.nameFrom(i+1) == nil && p.closingMark(i) < 0 || i > from && p.isWord(i, "that") {
			return lexeme{}, false
		}
	}
	return lexeme{}, false
}

// cueForeign returns a finite cue at token i of the sister language: outlets leave "сказал" in a Ukrainian text.
func (r *reader) cueForeign(i int) (found lexeme, ok bool) {
	if r.lang.Lang == "en" || r.tok(i).kind != word {
		return lexeme{}, false
	}
	for _, h := range r.hitsAt(i) {
		for _, rd := range h.Readings {
			if rd.Lexeme != nil && rd.Lexeme.Class == gazetteer.CueWord && rd.Lexeme.Lang != "en" && rd.Verb&(inflect.Past|inflect.Present) != 0 {
				found, ok = lexeme{rd.Lexeme, i, r.tokenEnd(i, h.End), rd.Cases, rd.Verb}, true
			}
		}
	}
	return found, ok
}

// says reports a cue of saying or thinking, such as may pass words on or stand in a clause by itself after them.
func says(c lexeme) bool {
	return !c.Cue.Nominal && (c.ID == "say" || c.ID == "think" || c.ID == "confirm" || c.ID == "warn" || c.ID == "ask" || c.ID == "deny" || c.ID == "promise" || c.ID == "urge")
}

// trails reports a cue that may stand behind its words: all that say, and "…, пригрозив X", "…, дорікнула вона".
func trails(c lexeme) bool {
	return says(c) || !c.Cue.Nominal && (c.ID == "threaten" || c.ID == "apologise" || c.ID == "accuse" && c.Cue.By == nil)
}

// attribute fills in what the cue says of q: act, negation, speaker; region is the narrator's stretch, inverted says that the subject
// stands after the verb as a rule.
func (p *paragraph) attribute(q *quote, c lexeme, region [2]int, inverted bool) {
	q.cue, q.act, q.frame, q.sent, q.region = [2]int{c.from, c.to}, c.ID, c.Lexeme.Cue, p.toks[c.from].sent, region
	p.negate(q)
	if q.speaker == nil {
		q.speaker, q.co = p.speakerOf(c, region, inverted)
	}
	if q.frame != nil && q.frame.Quoted != "" {
		p.quotedSpeaker(q, c.to, region[1])
	}
	p.relayed(q, region)
}

// quotedSpeaker takes the one whose words are passed on: "наводить слова дипломатки газета «La Repubblica»", «цитирует Хвана Lenta.ru».
func (p *paragraph) quotedSpeaker(q *quote, from, to int) {
	for i := from; i < to; i++ {
		if s, _ := p.partyFrom(i); s != nil && (s.m != nil && s.m.typ == gazetteer.Person || s.person != nil) {
			q.speaker, q.co = s, nil
			return
		}
		if d, ok := p.descriptorIn(i, to, inflect.Gen); ok && p.personHeadAt(d.head) {
			q.speaker, q.co = p.partyIn(d), nil // "приводит слова *губернатора* ТАСС"
			return
		}
	}
}

// negate takes a negation into the cue: "не підтвердило", but "не виключив" affirms.
func (p *paragraph) negate(q *quote) {
	i := q.cue[0] - 1
	if i < 0 || !p.sameSentence(i, q.cue[0]) {
		return
	}
	if p.isWord(i, "not-negated") {
		q.cue[0] = i
		return
	}
	if p.isWord(i, "negation") {
		q.cue[0] = i
		q.negated = true
	} else if p.lang.Lang == "en" && p.isWord(i, "auxiliary") && p.isWord(i-1, "negation") || p.isWord(i-1, "negation") && p.isWord(i, "auxiliary") {
		q.negated = true
	}
}
