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
	if c.verb&inflect.Gerund != 0 && p.lang.Lang != "en" {
		// "В полиции отказались назвать имена, пояснив, что": the main verb has no subject either.
		for i := max(region[0], p.sents[p.toks[c.from].sent][0], c.from-60); i < c.from; i++ {
			if p.finite(i) {
				if x := p.opensInside(lexeme{c.Lexeme, i, i + 1, 0, inflect.Pl3}, region); x != nil {
					return x, nil
				}
				break
			}
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
	if p.lang.Lang != "en" || inverted && c.Cue.To != "acc" { // "…, she told Reuters": whom she told
		right = p.subjectAfter(c, region)
	}
	if p.lang.Lang == "en" && left != nil && !inverted && !p.beside(left, c) && p.beforeApposition(c, region[0]) == nil {
		// "he brought it to school, and a teacher mistakenly thought": the words beside the verb are its subject.
		if x := p.phraseBefore(c, max(region[0], p.sents[p.toks[c.from].sent][0])); x != nil && x.to >= left.to {
			left = x
		}
	}
	if y := p.partyEnding(c.from); left == nil && !inverted && right != nil && right.m != nil && right.m.typ == gazetteer.Media && right.from == c.to && c.Cue.To == "dat" && y != nil && y.m != nil && y.m.typ == gazetteer.Person {
		left, right = y, nil // "Чоловік Аса Берг повідомив DW": told, whatever the gender of the name
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
	x = p.namedBehind(p.nameApposed(x, c), c)
	p.resolveDocument(x)
	co := p.together(&x, region)
	return x, co
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

// partyBehind returns the party at token i, with or without a trade before the name: "і *піаністка Ліна Клавір*".
func (p *paragraph) partyBehind(i, e int) *party {
	if x, _ := p.partyFrom(i); x != nil {
		return x
	}
	if d, ok := p.descriptorAt(i, e); ok {
		return p.partyIn(d)
	}
	return nil
}

// together makes the first of those who speak together the speaker and returns the others: "Норвегія, острови Північного моря та Данія вважають".
func (p *paragraph) together(x **party, region [2]int) (co []*party) {
	first := *x
	if first == nil || first.m == nil {
		return nil
	}
	if p.isWord(first.to, "and") {
		if y := p.partyBehind(p.wordEnd(first.to, "and"), region[1]); y != nil && y.m != nil && y.from < region[1] && y.m.typ == first.m.typ && y.cases&inflect.Nom != 0 {
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
