package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// pointsBack reads "Про це … заявив Столтенберг, цитує телеканал CNN": the words are in the sentence before. Where that has a quote of
// its own, only the medium is new.
func (p *paragraph) pointsBack(c lexeme, s, e int) bool {
	if !p.backward(c, s, e) {
		return false
	}
	region := [2]int{s, e}
	if k, _ := slices.BinarySearchFunc(p.passages, c.to, func(m passage, i int) int { return m.open - i }); k < len(p.passages) && p.passages[k].open < e {
		if from, to := p.passages[k].inside(); !p.onlyName(from, to) && !p.titled(from, to) {
			region[1] = p.passages[k].open // 'Про це пише "Сто вагонів…', where the link was lost
		}
	}
	for i := s; i < region[1]; i++ {
		p.usedCue[i] = true
	}
	prev := p.toks[s].sent - 1
	for k := len(p.quotes) - 1; k >= max(0, len(p.quotes)-8); k-- {
		q := p.quotes[k]
		if q.sent == prev || p.covers(q, prev) {
			if p.inTitle(q) {
				break
			}
			q.told = append(q.told, p.toldIn(c, region)...)
			q.media = p.mediaIn(q, region)
			if q.speaker == nil {
				q.speaker, q.co = p.speakerOf(c, region, true)
			}
			return true
		}
	}
	if prev < 0 || p.d.Zones[p.d.Sentences[prev].Zone].Kind == Title {
		return true
	}
	from, to := p.sents[prev][0], p.sents[prev][1]
	for to > from && p.at(to-1) == "." {
		to--
	}
	q := &quote{content: [][2]int{{from, to}}, rule: "points back at the sentence before"}
	p.attribute(q, c, region, true)
	if q.speaker == nil || to-from < 2 {
		return true // "Про це повідомляє", and the link that named the medium is lost
	}
	if isOpening(p.at(from)) && isClosing(p.at(to-1)) && to-from > 2 {
		q.content, q.typ = [][2]int{{from + 1, to - 1}}, Direct
	}
	p.add(q)
	return true
}

// toldIn lists whom a cue that points back is put to: "Про це мер розповів *газеті «Хвиля»*".
func (p *paragraph) toldIn(c lexeme, region [2]int) []Role {
	back := &quote{cue: [2]int{c.from, c.to}, frame: c.Cue, region: region}
	if back.speaker, _ = p.speakerOf(c, region, true); back.speaker == nil {
		return nil
	}
	return p.addressees(back)
}

// backward reports whether the cue c of the sentence s..e-1 has "про це" for its object: "Про це заявив X", "заявив про це X". Not "розповів
// про те, що …", and not a cue inside "як передає Y" or after the main one.
func (p *paragraph) backward(c lexeme, s, e int) bool {
	if c.verb&(inflect.Past|inflect.Present) == 0 && c.verb != 0 {
		return false
	}
	back := -1
	for j := s; j < min(e, c.to+6, s+60); j++ {
		end := p.wordEnd(j, "about-this")
		if end == 0 {
			if j > s && (p.isWord(j, "that") || p.isColon(j)) {
				return false
			}
			continue
		}
		if p.at(end) == "," && (p.isWord(end+1, "that") || p.isWord(end+1, "question") && !p.isWord(end+1, "how")) {
			return false
		}
		back = j
		break
	}
	if back < 0 || c.from < back && back-c.to > 3 {
		return false
	}
	return true
}

// mainCue returns the cue that "Про це" at the start of sentence s..e-1 belongs to: the first finite one that is not inside a clause with
// "як": "Об этом, как пишет ТАСС, рассказал мэр".
func (p *paragraph) mainCue(c lexeme, s, e int) lexeme {
	first := c
	for i := s; i < min(e, s+50); i++ {
		if p.isWord(i, "how") && (p.at(i-1) == "," || i == s) {
			for i++; i < e && p.at(i) != ","; i++ {
			}
			continue
		}
		if end := p.aside(i, e); end > 0 {
			i = end // "Про це, *передає Суспільне*, заявив мер"
			continue
		}
		if x, ok := p.cueAt(i); ok && x.from >= c.from && (x.verb == 0 || x.verb&(inflect.Past|inflect.Present) != 0) {
			return x
		}
	}
	return first
}

// aside returns the comma after a medium that carries between two commas, of which the first stands at token i; 0 for anything else.
func (p *paragraph) aside(i, e int) int {
	if p.at(i) != "," || !p.carries(i+1) {
		return 0
	}
	end := p.commaAfter(i+1, min(e, i+8))
	for j := i + 2; j < end; j++ {
		if m := p.mentionFrom(j); m != nil && m.typ == gazetteer.Media && p.at(end) == "," {
			return end
		}
	}
	return 0
}

// relayed gives the words to whom the medium cites, where it does: "повідомляє CNN з посиланням на розповідь мера", "пише «Інтерфакс» з
// посиланням на профспілку пілотів". A medium behind such words stays a relay.
func (p *paragraph) relayed(q *quote, region [2]int) {
	if q.frame == nil || !q.frame.Carrier || q.speaker != nil && (q.speaker.m == nil || q.speaker.m.typ != gazetteer.Media) {
		return
	}
	cite := func(x *party, cue [2]int) {
		if q.speaker != nil && q.speaker.id() != "" {
			m := p.role(q.speaker)
			m.Medium = "carrier"
			q.media = append(q.media, m)
		}
		q.speaker, q.co, q.cue = x, nil, cue
		q.rule += ", as a medium cites"
	}
	s := p.sents[q.sent]
	for i := max(s[0], region[0]-30); i < min(s[1], region[1]+30); i++ {
		end := p.wordEnd(i, "relay")
		if end == 0 || p.speech[i] {
			continue
		}
		for j := end; j < min(s[1], end+14); j++ {
			if p.at(j) == "," && j > end {
				break
			}
			x, to := p.partyFrom(j)
			if x == nil || x.m == nil {
				if l, ok := p.lexemeAt(j, gazetteer.ThingWord); ok && x == nil && !overlap(p.kindsAt(j), mediaKinds) {
					cite(p.words(j, max(p.complement(l.to, s[1]), l.to)), [2]int{i, end})
					return
				}
				if p.isWord(j, "spokesman") && x == nil {
					y := p.words(j, max(p.complement(j+1, s[1]), j+1))
					y.issuer = p.issuerOf(y.from, y.to)
					cite(y, [2]int{i, end}) // "із посиланням на *пресслужбу порту*"
					return
				}
				if d, ok := p.descriptorIn(j, min(s[1], j+14), inflect.Acc|inflect.Gen|inflect.AccPl|inflect.GenPl); ok && x == nil {
					if p.isWord(d.head, "anonymous") {
						return // "из источников в полиции": what nobody signs is the medium's
					}
					if p.personHeadAt(d.head) {
						if y := p.personBetween(d.head, min(s[1], d.to+4)); y != nil {
							cite(y, [2]int{i, end}) // "із посиланням на мера Лідса Брайана Голла"
						} else {
							cite(p.partyIn(d), [2]int{i, end}) // "citing the mayor of Leeds"
						}
						return
					}
				}
				continue
			}
			if x.m.typ == gazetteer.Person || x.m.typ == gazetteer.Organization && p.personBetween(j, min(s[1], j+8)) == nil {
				cite(x, [2]int{i, end})
				return
			}
			if x.m.typ == gazetteer.Media {
				return
			}
			j = max(j, to-1)
		}
	}
}
