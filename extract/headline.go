package extract

import "zgadka/gazetteer"

// headline reads the layouts of titles: "X: words", "words – X", "«Words»: X про …".
func (p *paragraph) headline() {
	for i := p.from + 1; i < p.to-1; i++ {
		if !p.isColon(i) || p.inPassage(i) {
			continue
		}
		if s := p.headlineParty(p.from, i); s != nil {
			c := p.trimMarks(i+1, p.to)
			p.layout(c, s, "headline: speaker, colon, words")
			return
		}
		if i == p.from+p.quotedLen() {
			if s, _ := p.partyFrom(i + 1); s != nil {
				p.layout([2]int{p.from + 1, i - 1}, s, "headline: words in marks, colon, speaker")
				return
			}
		}
		break
	}
	for i := p.to - 2; i > p.from; i-- {
		if !p.isDash(i) || p.inPassage(i) || !p.spaceBefore(i) {
			continue
		}
		if s := p.headlineParty(i+1, p.to); s != nil && (s.known() || p.hasFinite(p.from, i)) {
			p.layout(p.trimMarks(p.from, i), s, "headline: words, dash, speaker")
		}
		return
	}
}

// headlineParty returns who speaks in a headline: a party, a noun for people ("Експерт: …", "… – ЗМІ"), or one capital whom the article may
// name later ("… – Мей"). A place that acts for nobody speaks not: "Київ: двоє загиблих".
func (p *paragraph) headlineParty(from, to int) *party {
	for to > from && p.at(to-1) == "." {
		to--
	}
	if x, end := p.partyFrom(from); x != nil && x.m != nil && x.m.typ == gazetteer.Person && p.isWord(end, "about") && !p.hasFinite(end, to) {
		return x // "Кулеба про зустріч із Лавровим: …"
	}
	if x := p.wholeParty(from, to); x != nil {
		if x.m != nil && (x.m.typ == gazetteer.Place && x.m.literal == "" || x.m.typ == gazetteer.Event) {
			return nil
		}
		return x
	}
	if p.lang.Lang == "en" || to <= from {
		return nil
	}
	if d, ok := p.descriptorAt(from, to); ok && d.to >= to {
		return p.partyIn(d)
	}
	t := p.tok(from)
	if to == from+1 && t.kind == word && t.shape == capital && from-p.from > 4 && p.tok(from-2).shape == lower && p.tok2mention(from) == nil && from > p.from {
		return p.words(from, to)
	}
	return nil
}

// quotedLen returns how many tokens a passage in marks at the start of the paragraph takes, marks included.
func (p *paragraph) quotedLen() int {
	if len(p.passages) > 0 && p.passages[0].open == p.from && !p.passages[0].unclosed {
		return p.passages[0].close - p.from + 1
	}
	return 0
}

// layout adds a quote that no cue but the layout shows.
func (p *paragraph) layout(c [2]int, s *party, rule string) {
	for c[1] > c[0] && (p.at(c[1]-1) == "." || p.at(c[1]-1) == ",") && !p.abbreviated(c[1]-1) {
		c[1]--
	}
	if c[1]-c[0] < 2 {
		return
	}
	q := &quote{content: [][2]int{c}, act: "say", speaker: s, rule: rule, sent: p.toks[c[0]].sent}
	if c[0] > p.from && isOpening(p.at(c[0]-1)) {
		q.typ = Direct
	}
	p.add(q)
	for i := p.from; i < p.to; i++ {
		p.usedCue[i] = true
	}
}
