package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// contentEnd returns where content that runs from token from ends: before the final stop, and before a clause in which a medium passes
// the words on (", передає X з посиланням на Y").
func (p *paragraph) contentEnd(from, e int, q *quote) int {
	end := e
	for j := from + 1; j < e; j++ {
		if m, ok := p.passageAt(j); ok && m.open >= from {
			j = m.close // what stands in marks is content as a whole
			continue
		}
		if (p.at(j) == "," || p.isDash(j) && p.spaceBefore(j)) && p.carrierClause(j+1, e) != nil || p.semicolon(j, e) {
			end = j
			break
		}
		if k := p.wordEnd(j, "relay"); k > 0 && !p.speech[j] {
			end = j
			if p.at(j-1) == "," {
				end--
			}
			break
		}
		if p.at(j) == "," && (p.newClause(j, e) || p.gerundCue(j+1)) || p.lang.Lang == "en" && p.isWord(j, "subordinator") && p.gerundCue(j+1) {
			end = j
			break
		}
		if p.coordinateCue(j, e, q) {
			end = j
			if p.at(j-1) == "," {
				end--
			}
			break
		}
	}
	for end > from && p.at(end-1) == "." && !p.abbreviated(end-1) {
		end--
	}
	// A passage in marks that begins in the content runs on over the ends of its sentences.
	if m, ok := p.passageAt(end - 1); ok && m.open >= from && !m.unclosed && end <= m.close {
		end = m.close + 1
	}
	return end
}

// coordinateCue reports whether at token j a second cue of the same speaker begins: "заявив, що A, *і додав, що* B", "and said it was". It
// stands right behind the conjunction, agrees with the first and has content of its own.
func (p *paragraph) coordinateCue(j, e int, q *quote) bool {
	if q == nil || !p.isWord(j, "and") && !p.isWord(j, "but") || q.first.Lexeme == nil || q.first.Cue.Carrier || p.impersonal(q.first) && q.first.verb&inflect.Pl3 == 0 {
		return false // "канал повідомив, що кухар скуштував суп і сказав, що": the cook goes on
	}
	k := max(p.wordEnd(j, "and"), p.wordEnd(j, "but"))
	for k < e && (p.isWord(k, "today") || p.isWord(k, "auxiliary")) {
		k = max(k+1, p.wordEnd(k, "today"))
	}
	c, ok := p.cueAt(k)
	if !ok || !says(c) && c.Cue.By == nil || c.verb&(inflect.Past|inflect.Present) == 0 || q.first.verb != 0 && !sameForm(c.verb, q.first.verb) {
		return false
	}
	if p.lang.Lang == "en" {
		return p.at(j-1) == "," || p.isWord(c.to, "that") || p.isWord(c.to, "it")
	}
	for i := c.to; i < min(e, c.to+6); i++ {
		switch {
		case p.at(i) == ",":
			return p.isWord(i+1, "that") || p.isWord(i+1, "purpose") || p.isWord(i+1, "question")
		case c.Cue.Infinitive && p.isInfinitive(i), c.Cue.By != nil && p.isWord(i, "in"):
			return true
		}
	}
	return false
}

// gerundCue reports a gerund of saying at token i: "…, *adding* that", «…, додавши: …». It opens words of its own.
func (p *paragraph) gerundCue(i int) bool {
	c, ok := p.cueAt(i)
	if !ok || c.verb&inflect.Gerund == 0 || c.verb&inflect.Past != 0 || !says(c) {
		return false
	}
	if p.lang.Lang == "en" {
		for j := c.to; j < c.to+6 && p.sameSentence(i, j) && p.tok(j).kind == word; j++ {
			if p.isWord(j, "that") {
				return true // "…, writing in Nikkei Asia that"
			}
		}
	}
	return p.at(c.to) == "," && p.isWord(c.to+1, "that") || p.isColon(c.to)
}

// semicolon reports a semicolon at token j behind which another speaks: "…; a spokesman denied it".
func (p *paragraph) semicolon(j, e int) bool {
	if p.at(j) != ";" {
		return false
	}
	for i := j + 1; i < min(e, j+10) && p.lang.Lang == "en"; i++ {
		if c, ok := p.cueAt(i); ok && says(c) && c.verb&(inflect.Past|inflect.Present) != 0 {
			return true
		}
	}
	return p.lang.Lang != "en"
}

// newClause reports an English main clause with a cue and a subject of its own after the comma at token j: ", but Ambassador Plank says".
func (p *paragraph) newClause(j, e int) bool {
	if p.lang.Lang != "en" || !p.isWord(j+1, "and") && !p.isWord(j+1, "but") {
		return false
	}
	commas := 0
	for k := j + 3; k < min(e, j+9+4*commas); k++ {
		if c, ok := p.cueAt(k); ok && says(c) && c.verb&(inflect.Past|inflect.Present) != 0 {
			if commas == 1 {
				return false
			}
			x := p.partyEnding(k - commas/2)
			return x != nil && x.m != nil || p.tok(k-1).shape == capital
		}
		switch {
		case p.at(k) == ",": // ", but its chair, Ida Plank, warns"
			commas++
		case p.toks[k].kind == mark || p.finite(k):
			return false
		}
	}
	return false
}

// sameForm reports whether two verb forms may share a subject.
func sameForm(a, b inflect.Verb) bool {
	const person = inflect.MascSg | inflect.FemSg | inflect.NeutSg | inflect.Pl3
	if a&inflect.Past != 0 && b&inflect.Past != 0 {
		return a&person == 0 || b&person == 0 || a&b&person != 0
	}
	return a&b&(inflect.Present|inflect.Past) != 0 && (a|b)&inflect.Pl3 == a&b&inflect.Pl3
}

// abbreviated reports whether the stop at token i belongs to an abbreviation: "U.S."
func (r *reader) abbreviated(i int) bool {
	prev := r.tok(i - 1)
	return prev.kind == word && prev.End == r.toks[i].Start && (prev.shape != lower && prev.Len() <= 2 || r.lang.Abbreviations[strings.ToLower(r.at(i-1))] && !r.isWord(i-1, "ending-abbreviation"))
}

// carrierClause returns the cue of a clause at tokens i..e-1 that only says who passes the words on.
func (p *paragraph) carrierClause(i, e int) *lexeme {
	if i >= e || p.isWord(i, "that") || p.isWord(i, "relative") {
		return nil
	}
	if p.isWord(i, "how") {
		if a, _, _ := p.howAt(i, e); a != nil {
			return a
		}
	}
	limit := min(e, i+9)
	for j := i; j < limit; j++ {
		if c, ok := p.cueAt(j); ok && c.verb&(inflect.Past|inflect.Present) != 0 {
			if j > i && p.lang.Lang != "en" || !says(c) {
				return nil
			}
			// Nothing but a subject may follow: the clause ends the sentence, or another says whom it cites.
			for k := c.to; k < e; k++ {
				switch {
				case p.isWord(k, "that") || p.at(k) == ":" || p.isInfinitive(k) || p.isWord(k, "question") && p.at(k-1) == ",":
					return nil
				case p.at(k) == ",":
					if p.isWord(k+1, "relay") || p.isWord(k+1, "relative") || p.titleOf(k+1) {
						return &c
					}
					return nil
				case k > c.to+24:
					return nil
				}
			}
			if p.lang.Lang != "en" && !p.followedBySubject(c, e) {
				return nil
			}
			if j > i && p.partyEnding(j) == nil && !p.allCapitals(i, j) {
				return nil
			}
			return &c
		}
		if p.at(j) == "," {
			return nil
		}
	}
	return nil
}

// followedBySubject reports whether a clause that begins with cue c has somebody for its subject, so that it is no further predicate of the
// content: "мають поступитися, сподівається міністр", but "прибуде, заявляє про готовність і чекає".
func (p *paragraph) followedBySubject(c lexeme, e int) bool {
	if c.Cue.Carrier || c.to >= e {
		return true
	}
	x := p.subjectAfter(c, [2]int{c.to, e})
	return x != nil || p.speakerIn(c, [2]int{c.from, e}) != nil || p.insideWords(c, c.from, [2]int{c.from, e}) != nil || p.phraseAfter(c, [2]int{c.to, e}) != nil
}

// allCapitals reports whether tokens from..to-1 could be a medium's name: "the Daily Planet reported".
func (r *reader) allCapitals(from, to int) bool {
	for i := from; i < to; i++ {
		if r.tok(i).shape == lower && !r.isWord(i, "article") && r.tok(i).kind == word {
			return false
		}
	}
	return to > from
}

func (p *paragraph) titleOf(i int) bool {
	if i < 0 || i >= len(p.toks) {
		return false
	}
	if p.index.titles[i] != nil {
		return true
	}
	for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.PersonWord} {
		if _, ok := p.lexemeAt(i, c); ok {
			return true
		}
	}
	return false
}

// cut makes content of tokens from..to-1 without marks at its edges that do not belong to it.
func (p *paragraph) cut(from, to int) [][2]int {
	for from < to && (p.at(from) == "," || p.at(from) == ":" || p.isDash(from)) {
		from++
	}
	for to > from && (p.at(to-1) == "," || p.at(to-1) == ";" || p.isDash(to-1)) {
		to--
	}
	if to <= from {
		return nil
	}
	return [][2]int{{from, to}}
}
