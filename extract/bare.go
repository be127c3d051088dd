package extract

import (
	"zgadka/gazetteer/inflect"
)

// bareEnglish reads a clause without "that": "said Ban had answered her letter", 'said a "deeper look" is needed'.
func (p *paragraph) bareEnglish(q *quote, c lexeme, s, e int, region *[2]int) bool {
	if p.lang.Lang != "en" || c.Cue.Nominal || c.verb&(inflect.Past|inflect.Present|inflect.Gerund) == 0 || p.isWord(c.from, "no-clause") {
		return false
	}
	j := c.to
	if c.Cue.To == "acc" {
		if sp, end := p.partyFrom(j); sp != nil {
			j = end
		} else if end := p.wordEnd(j, "reporters"); end > 0 {
			j = end
		}
	}
	for p.isWord(j, "today") && j < e {
		j = p.wordEnd(j, "today")
	}
	// A clause needs a subject and a verb.
	if j >= e-2 || p.toks[j].kind == mark && !p.opens(j) || p.isWord(j, "and") || p.isWord(j, "relay") {
		return false
	}
	if (p.isWord(j, "preposition") || p.isWord(j, "in")) && !(p.isWord(j, "in") && p.clauseAfterComma(j, e)) || p.isInfinitive(j) {
		return false
	}
	verb := c.ID != "praise" && e-j > 4 && (p.subjectWord(j) || p.tok(j).shape == capital && !p.isWord(j, "article") && p.subjectStands(c, s))
	depth := 0
	for k := j + 1; k < min(e, j+14) && !verb; k++ {
		switch p.at(k) {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth > 0 || p.at(k) == ")" {
			continue
		}
		if p.toks[k].kind == mark && p.at(k) != "\"" && p.at(k) != "“" && p.at(k) != "”" && p.at(k) != "'" {
			break
		}
		verb = p.finite(k) || p.isWord(k, "finite-word")
	}
	if !verb {
		return false
	}
	q.content = p.cut(j, p.contentEnd(j, e, q))
	q.rule = "cue and clause without that"
	*region = [2]int{s, j}
	return true
}

// subjectStands reports whether the cue has its subject before it, so that a name after it begins the content: "Plank said Brenda wants".
func (p *paragraph) subjectStands(c lexeme, s int) bool {
	x := p.partyEnding(c.from)
	return x != nil || p.phraseBefore(c, s) != nil
}

// subjectWord reports a pronoun that can only be the subject of a clause: "stated *they* were not paid".
func (p *paragraph) subjectWord(j int) bool { return p.isWord(j, "subject-pronoun") }

// clauseAfterComma reports "said in 2011, the firm had …" and the like: a phrase, a comma, a clause.
func (p *paragraph) clauseAfterComma(j, e int) bool {
	for k := j; k < min(e, j+8); k++ {
		if p.at(k) == "," {
			return p.hasFinite(k+1, min(e, k+10))
		}
	}
	return false
}

// trailing reads "…, нагадує агентство Молдпрес", "Пхеньян, додала Кім, порад не потребує", "… – наголошує «Час»" and "…, South Korean
// president says".
func (p *paragraph) trailing(q *quote, c lexeme, s, e int, region *[2]int) bool {
	start := c.from
	english := p.lang.Lang == "en"
	before := false // the speaker stands before the verb
	if english {
		if sp := p.partyEnding(c.from); sp != nil {
			start, before = sp.from, true
			for start > s && start > sp.from-4 && p.tok(start-1).kind == word && p.tok(start-1).shape == lower {
				start-- // "the younger Kim warned"
			}
		}
		if i := p.afterLastComma(c.from, s); i > 0 && (!before || start-1 >= s && p.at(start-1) != ",") {
			start, before = i, true // "…, two people familiar with the matter told Reuters"
		}
	} else if start > s && (p.isWord(start-1, "today") || p.with(start)) && p.tok(start-1).kind == word {
		for k := start - 1; k > s && k > start-6; k-- {
			if p.at(k) == "," || p.isDash(k) {
				start = k + 1 // "…", - с привычной ему грустью вздыхает X
				break
			}
			if !p.isWord(k, "today") && !p.with(k+1) {
				break
			}
		}
	}
	dash := start-1 > s && p.isDash(start-1) && p.spaceBefore(start-1)
	if start-1 <= s || p.at(start-1) != "," && !dash {
		return false
	}
	if c.verb&(inflect.Past|inflect.Present) == 0 && !c.Cue.Predicate && !(c.verb == 0 && (p.isWord(c.from, "impersonal") || c.to-c.from > 1)) || !trails(c) {
		return false
	}
	for j := s; j < start-1; j++ {
		if p.speech[j] || p.usedCue[j] {
			return false // the sentence has its cue: this one only says who passes the words on
		}
	}
	// The words after the cue are its subject and nothing that begins a clause.
	end := c.to
	for end < e && p.at(end) != "," && !(p.at(end) == "." && !p.abbreviated(end)) && p.at(end) != ";" && !p.isColon(end) && !(p.isDash(end) && p.spaceBefore(end)) {
		if p.isWord(end, "that") && english {
			return false
		}
		end++
	}
	told := c.to
	if c.Cue.To == "acc" {
		for p.isWord(told, "article") {
			told++
		}
		if _, to := p.partyFrom(told); to > 0 {
			told = to
		} else if to := p.wordEnd(told, "reporters"); to > 0 {
			told = to
		}
	}
	if before && end > told && !p.onlyCircumstances(told, end) && !(c.Cue.To == "acc" && english && end-told <= 6 && !p.hasFinite(told, end)) {
		return false // "On Monday, Kim said the North would …"
	}
	around := end < e && p.at(end) == "," && p.hasFinite(end+1, e)      // "The plan, critics said, would fail"
	short := before && (end >= e || p.at(end) == ".") && start-1-s >= 3 // "Sweden pays late, she said."
	if english && (!p.hasFinite(s, start-1) && !(before && around) && !short || !before && p.hasFinite(c.to, end)) {
		return false // "Jordan Ellery, an analyst, believes Beijing will …"
	}
	from := s
	for from < start && p.toks[from].kind == mark && !p.opens(from) {
		from++
	}
	for j := from; j < start-1; j++ {
		if p.isColon(j) && !p.inPassage(j) && start-j > 4 && p.cueBefore(from, j) {
			from = j + 1 // "поддержала идею: Грузия готова накрыть стол, написала она"
		}
	}
	to := start - 1
	for to > from && (p.at(to-1) == "," || p.isDash(to-1)) {
		to--
	}
	goesOn := end < e && (p.at(end) == "," || p.isDash(end)) && end+2 < e && (p.hasFinite(end+1, e) || e-end > 12)
	if !p.hasVerb(from, to) && !(goesOn && p.hasVerb(end+1, e)) {
		return false
	}
	q.content = [][2]int{{p.speechBefore(from, s), to}}
	if goesOn && !p.isWord(end+1, "relay") && !p.relativeAt(end+1) && p.carrierClause(end+1, e) == nil && !p.gerundAt(end+1) && !(p.isDash(start-1) && p.at(end) == ",") {
		q.content = append(q.content, p.cut(end+1, p.contentEnd(end+1, e, q))...)
	}
	q.rule = "words, comma, cue"
	q.subjectFirst = before
	*region = [2]int{start, end}
	return !c.Cue.Carrier || p.hasOwnSubject(c, *region) // "…, передає", and the link that named the medium is lost
}

// afterLastComma returns where the words between the last comma and the cue at token i begin, if they can be the subject of an English
// clause in the middle or at the end of a sentence: a few words without a verb. It is 0 without.
func (p *paragraph) afterLastComma(i, s int) int {
	for i-1 > s && p.isWord(i-1, "auxiliary") {
		i-- // "…, its defence minister has claimed"
	}
	if p.at(i-1) == "," {
		return p.apposedBefore(i-1, s)
	}
	j := i - 1
	for j > s && j > i-10 && p.tok(j).kind == word && !p.finite(j) && !p.isWord(j, "relative") && !p.isWord(j, "that") && !p.isWord(j, "and") {
		j--
	}
	if j <= s || p.at(j) != "," || j == i-1 || p.anyPreposition(j+1) || p.isWord(j+1, "conjunction") || p.isWord(j+1, "today") {
		return 0
	}
	return j + 1
}

// apposedBefore returns where somebody between two commas begins who has an apposition that ends with the comma at token i: "…, Thomas Lund,
// a minister, said". It is 0 without.
func (p *paragraph) apposedBefore(i, s int) int {
	for k := i - 1; k > s && k > i-14 && !p.finite(k); k-- {
		if p.at(k) != "," {
			continue
		}
		if x := p.partyEnding(k); x != nil {
			if x.from-1 > s && p.at(x.from-1) == "," {
				return x.from
			}
			return 0
		}
		// "…, its owner, Brenda Hall, said"
		if d := p.afterLastComma(k, s); d > 0 && p.personHead(d, k) && p.personBetween(k+1, i) != nil {
			return d
		}
		return 0
	}
	return 0
}

// hasOwnSubject reports whether cue c has a subject in region.
func (p *paragraph) hasOwnSubject(c lexeme, region [2]int) bool {
	last := p.last
	p.last = nil
	x, _ := p.speakerOf(c, region, true)
	p.last = last
	return x != nil
}

// with reports a preposition that begins a circumstance before the cue: "с привычной ему грустью вздыхает".
func (p *paragraph) with(i int) bool {
	for k := i - 1; k >= max(0, i-5) && p.tok(k).kind == word; k-- {
		if p.isWord(k, "with") {
			return true
		}
	}
	return false
}

// onlyCircumstances reports whether tokens from..to-1 are times and occasions: "…, Kim said *on Monday*".
func (p *paragraph) onlyCircumstances(from, to int) bool {
	if p.isWord(from, "today") || p.isWord(from, "reporters") {
		return true
	}
	return (p.isWord(from, "in") || p.isWord(from, "venue") || p.isWord(from, "preposition")) && !p.hasFinite(from, to)
}

// cueBefore reports whether a word of reporting or of backing stands before a colon, which then opens the words.
func (p *paragraph) cueBefore(from, colon int) bool {
	for j := from; j < colon; j++ {
		if _, ok := p.cueAt(j); ok {
			return true
		}
	}
	return false
}

func (p *paragraph) gerundAt(i int) bool {
	c, ok := p.cueAt(i)
	return ok && c.verb&inflect.Gerund != 0 || p.lang.Lang != "en" && hasAny(p.at(i), "ючи", "ячи", "вши", "вшись", "ючись")
}

// speechBefore takes in the sentences before that belong to the same speech without marks: those of the paragraph that speak of "we", or
// that a sentence beginning with "And" goes on from.
func (p *paragraph) speechBefore(from, s int) int {
	for s > p.from && s == p.sents[p.toks[s].sent][0] {
		prev := p.sents[p.toks[s].sent-1]
		if prev[0] < p.from || p.taken(prev) || !(p.firstPerson(prev[0], prev[1]) && p.firstPerson(s, p.sents[p.toks[s].sent][1]) || p.startsWithAnd(s)) {
			break
		}
		s = prev[0]
		from = s
	}
	return from
}

func (p *paragraph) startsWithAnd(s int) bool {
	return p.tok(s).shape == capital && p.isWord(s, "and") && !p.firstPerson(s, s+1)
}

// taken reports whether a sentence already has a quote or a cue.
func (p *paragraph) taken(sent [2]int) bool {
	for i := sent[0]; i < sent[1]; i++ {
		if p.speech[i] || p.usedCue[i] {
			return true
		}
		if _, ok := p.cueAt(i); ok {
			return true
		}
	}
	return false
}

// firstPerson reports whether tokens from..to-1 hold "я", "ми", "our".
func (p *paragraph) firstPerson(from, to int) bool {
	for i := from; i < min(to, from+100); i++ {
		if p.isWord(i, "first-person") {
			return true
		}
	}
	return false
}
