package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
)

// direct reads the passages in marks that are speech.
func (p *paragraph) direct() {
	for k := range p.passages {
		m := p.passages[k]
		if p.speech[min(m.open+1, p.to-1)] || p.usedCue[max(m.open, p.from)] {
			continue
		}
		from, to := m.inside()
		if to <= from || p.onlyName(from, to) {
			continue
		}
		if p.announced(m) || p.narrated(m) || p.followed(m, k) || p.signed(m) {
			continue
		}
		p.continued(m)
	}
}

// narrated reads a passage that the narrator breaks without closing its marks: «…шкірою, – зізнався Мороз. – Але …».
func (p *paragraph) narrated(m passage) bool {
	from, to := m.inside()
	depth := 0
	for i := from + 1; i < to; i++ {
		switch p.at(i) {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		// "(тут: школа. - Ред.": what stands in brackets is the editor's.
		if depth > 0 || !p.isDash(i) || !strings.ContainsAny(p.at(i-1), ",.!?…") {
			continue
		}
		c, ok := p.cueNear(i+1, min(to, i+10))
		if !ok {
			continue
		}
		resume := to
		for j := c.to; j < to; j++ {
			if p.isDash(j) && strings.ContainsAny(p.at(j-1), ",.:") {
				resume = j + 1
				break
			}
		}
		q := &quote{typ: Direct, rule: "narrator inside the marks"}
		first := [2]int{from, i - 1}
		if p.at(i-1) != "," && p.at(i-1) != "." {
			first[1] = i
		}
		q.content = [][2]int{first}
		end := resume
		rest := m.more
		if resume < to {
			rest = append([][2]int{{resume, to}}, rest...)
			end = resume - 1
		}
		if more := p.andGoesOn(c.to, end); more != nil {
			// «Порт стоїть, – каже Мороз. І додає: – Але не довго»: a cue of its own
			end = more.from - 1
			p.attribute(q, c, [2]int{i + 1, end}, true)
			p.add(q)
			n := &quote{typ: Direct, rule: q.rule, content: rest}
			p.attribute(n, *more, [2]int{end, resume - 1}, true)
			p.add(n)
			return true
		}
		q.content = append(q.content, rest...)
		p.attribute(q, c, [2]int{i + 1, end}, true)
		p.add(q)
		return true
	}
	return false
}

// andGoesOn returns the second cue of a narrator's words from..to-1 that end with a colon, nil without.
func (p *paragraph) andGoesOn(from, to int) *lexeme {
	if to-1 <= from || p.at(to-1) != ":" {
		return nil
	}
	for i := from; i < to-1; i++ {
		if c, ok := p.cueAt(i); ok && p.at(i-1) != "," {
			return &c
		}
	}
	return nil
}

// isFragment reports a passage that is a part of the narrator's clause: "Грузия «готова накрыть стол», написала она". Long words with a
// capital are speech there all the same, for crawlers lose the link in 'передає "Ми готові…"'.
func (p *paragraph) isFragment(m passage) bool {
	from, to := m.inside()
	before := m.open - 1
	if before < p.from || p.toks[before].kind == mark || !p.sameSentence(before, m.open) {
		return false
	}
	if p.isWord(before, "that") && p.at(before-1) == "," {
		return true // 'сказав, що "сто човнів готові", пише видання': a clause of the narrator
	}
	if p.tok(from).shape == lower && p.tok(from).kind != number {
		return true
	}
	if to-from >= 6 {
		return false
	}
	return !p.carries(before) || to-from < 4
}

// followed reads "…", – сказав X and "…," said X, and "…", за словами X.
func (p *paragraph) followed(m passage, k int) bool {
	if m.unclosed && len(m.more) == 0 || p.isFragment(m) {
		return false
	}
	content := m.content()
	last := content[len(content)-1][1] - 1
	zoneEnd := p.to
	if len(m.more) > 0 {
		for zoneEnd = m.after; zoneEnd < len(p.toks) && p.toks[zoneEnd].zone == p.toks[m.after-1].zone; zoneEnd++ {
		}
	}
	i := m.after
	sep := strings.ContainsAny(p.at(last), ",!?….")
	comma := false
	for i < zoneEnd && (p.at(i) == "," || p.isDash(i)) {
		comma = true
		i++
	}
	if i < zoneEnd && p.at(i) == "." && p.tok(i+1).kind == word && p.tok(i+1).shape == lower {
		comma, i = true, i+1 // «…». – сказал X
	}
	if p.lang.Lang == "en" {
		comma = comma || sep && (p.at(last) != "." || p.tok(i).shape == lower)
	} else if !comma && sep && p.at(last) != "." && p.tok(i).kind == word && p.tok(i).shape == lower {
		// «…!» сказав X: the dash was lost
		_, comma = p.cueAt(i)
	}
	if !comma || i >= zoneEnd || p.isWord(i, "relative") {
		return false
	}
	end := i
	for end < zoneEnd && p.toks[end].sent == p.toks[i].sent && !p.opensAt(end, k) && end < i+60 {
		end++
	}
	q := &quote{typ: Direct, content: content, rule: "words in marks, then the cue"}
	if a, sp, stop := p.attributionAt(i, end); a != nil && sp != nil {
		// «Ми готові», – за словами міністра.
		q.act, q.cue, q.frame, q.speaker, q.sent, q.region = a.ID, [2]int{i, a.to}, a.Lexeme.Cue, sp, p.toks[i].sent, [2]int{i, stop}
		q.rule = "words in marks, then an attribution"
		p.add(q)
		return true
	}
	c, ok := p.cueNear(i, min(end, i+24))
	if !ok {
		if c, ok = p.cueForeign(i); !ok {
			return false
		}
	}
	// "А", – сказав X, – "Б": the same speech goes on.
	region := [2]int{i, end}
	if p.isWord(i, "about-this") {
		q.rule = "words in marks, then a cue that points back"
	}
	p.attribute(q, c, region, true)
	if end < p.to && p.opensAt(end, k) && k+1 < len(p.passages) {
		n := p.passages[k+1]
		if p.isDash(n.open-1) || p.at(n.open-1) == "," || p.at(n.open-1) == ":" {
			q.content = append(q.content, n.content()...)
		}
	}
	p.add(q)
	return true
}

func (p *paragraph) opensAt(i, k int) bool {
	if k+1 >= len(p.passages) || p.passages[k+1].open != i {
		return false
	}
	// "йдеться в повідомленні аеропорту «Бориспіль»": a name is part of the narrator's words.
	from, to := p.passages[k+1].inside()
	return p.toks[i-1].kind == mark || !p.onlyName(from, to) && !p.titled(from, to)
}

// announced reads X сказав: "…" and X said, "…", and the layout X: "…".
func (p *paragraph) announced(m passage) bool {
	i := m.open - 1
	if i < 0 || i < p.from && !p.runsOn(i) {
		return false
	}
	for i > p.from && p.isDash(i) {
		i-- // "говорит X: — «…»"
	}
	colon := p.isColon(i)
	comma := p.at(i) == ","
	english := p.lang.Lang == "en"
	if !colon && !(english && (comma || p.wholeClause(m))) {
		return false
	}
	s, _ := p.sentence(i)
	q := &quote{typ: Direct, content: m.content(), rule: "cue, colon, words in marks"}
	end := i
	if !colon && !comma {
		end, q.rule = m.open, "cue, words in marks"
	}
	var found *lexeme
	for j := max(s, end-60); j < end; j++ {
		if e := p.wordEnd(j, "that"); e > 0 && found != nil && (p.at(j-1) == "," || english) && !p.onlyPronoun(j) {
			return false // "розповів, що освітлення буде присвячено двом постатям: «…»": a clause that runs on in marks
		}
		c, ok := p.cueAt(j)
		if !ok || p.usedCue[j] || p.speech[j] || !colon && end-c.to >= 8 {
			continue
		}
		if !colon && p.clauseBetween(c.to, end) {
			continue
		}
		found = &c
	}
	if found == nil && m.open >= 2 && p.at(i-1) == "\"" {
		return false
	}
	if found != nil {
		p.attribute(q, *found, [2]int{s, end}, p.inverted(*found, s, end))
		p.add(q)
		return true
	}
	if !colon {
		return false
	}
	j := s
	if e := p.wordEnd(j, "verbatim"); e > 0 {
		j = e
	}
	q.act, q.sent, q.region = "say", p.toks[i].sent, [2]int{s, i}
	if sp := p.wholeParty(j, i); sp != nil {
		q.speaker, q.rule = sp, "speaker, colon, words in marks"
		p.add(q)
		return true
	}
	// "Сам Пекарев ответил мягче: «Для нас…»": who does something, colon, a sentence in marks.
	if from, to := m.inside(); to-from >= 8 && p.tok(from).shape != lower && p.sentenceLike(from, to) {
		for j := s; j < min(s+3, i); j++ {
			if x, _ := p.partyFrom(j); x != nil && x.m != nil {
				if x.bearer() == nil || x.cases != 0 && x.cases&subjectCases == 0 || p.prepositioned(j) || !p.hasVerb(x.to, i) {
					break
				}
				q.speaker, q.rule = x, "who acts, colon, a sentence in marks"
				p.add(q)
				return true
			}
		}
	}
	return false
}

// runsOn reports whether token i ends the paragraph right before this one and announces what follows: "tweeted: ¶ "Fine bridge"".
func (p *paragraph) runsOn(i int) bool {
	z := p.toks[p.from].zone
	return p.toks[i].zone == z-1 && (p.at(i) == ":" || p.at(i) == ",") && p.toks[i].sent >= 0
}

// wholeClause reports a passage that ends its sentence and is long enough to be one itself: said "the bridge will close".
func (p *paragraph) wholeClause(m passage) bool {
	from, to := m.inside()
	if to-from < 4 || p.at(m.open-1) == ":" || p.startsZone(m.open) || p.toks[m.open-1].kind == mark {
		return false
	}
	if strings.ContainsAny(p.at(to-1), ".!?…") {
		return true
	}
	depth := 0
	for j := m.close + 1; j < p.to && p.sameSentence(m.close, j); j++ {
		switch s := p.at(j); {
		case s == "(" || s == "[":
			depth++
		case s == ")" || s == "]":
			depth--
		case p.toks[j].kind != mark && depth == 0:
			return false
		}
	}
	return true
}

// clauseBetween reports whether tokens from..to-1 hold a verb of their own, so that what follows them is no longer said by the cue before.
func (p *paragraph) clauseBetween(from, to int) bool {
	for j := from; j < to; j++ {
		_, noun := p.lexemeAt(j, gazetteer.CueWord)
		if _, cue := p.cueAt(j); p.finite(j) && p.tok2mention(j) == nil && (cue || !noun) {
			return true // but "writing on a blog page": a noun of that form
		}
	}
	return false
}

// onlyPronoun reports "that" before a mark: 'said that "…"', where the words in marks are the clause.
func (p *paragraph) onlyPronoun(j int) bool { return isOpening(p.at(p.wordEnd(j, "that"))) }

// inverted reports whether the subject may stand after cue c in an announcing clause: it may in Ukrainian and Russian; in English the verb
// comes second.
func (p *paragraph) inverted(c lexeme, s, end int) bool {
	return p.lang.Lang != "en" && (c.from == s || c.Lexeme.Cue != nil && c.Lexeme.Cue.Quoted != "")
}

// sentenceLike reports whether tokens from..to-1 make a sentence: they hold a verb, or a final mark ends them.
func (p *paragraph) sentenceLike(from, to int) bool {
	return strings.ContainsAny(p.at(to-1), ".!?…") || p.hasFinite(from, to)
}

func (p *paragraph) hasFinite(from, to int) bool {
	for i := from; i < min(to, from+40); i++ {
		if p.finite(i) || p.isWord(i, "finite-word") {
			return true
		}
	}
	return false
}

// signed reads words in marks with their speaker behind a dash and nothing else: «Ми готові», – Мороз.
func (p *paragraph) signed(m passage) bool {
	from, to := m.inside()
	if m.unclosed || to-from < 4 || p.isFragment(m) || p.tok(from).shape == lower {
		return false
	}
	i := m.after
	if i < p.to && p.at(i) == "," {
		i++
	}
	if i >= p.to || !p.isDash(i) {
		return false
	}
	end := i + 1
	for end < p.to && p.sameSentence(i, end) {
		end++
	}
	sp := p.wholeParty(i+1, end)
	if sp == nil {
		return false
	}
	p.add(&quote{typ: Direct, content: m.content(), act: "say", speaker: sp, rule: "words in marks, dash, speaker", sent: p.toks[from].sent, region: [2]int{i + 1, end}})
	return true
}

// continued adds a passage without a cue of its own to the direct quote before it: "A," said X. "B." The second may be a paragraph by
// itself.
func (p *paragraph) continued(m passage) {
	q := p.last
	if q == nil || q.typ != Direct || q.cue[0] == q.cue[1] || m.open < p.from {
		return
	}
	from, to := m.inside()
	lastEnd := q.content[len(q.content)-1][1]
	if to-from < 3 || m.open < lastEnd || q.cue[0] < q.content[0][0] {
		return
	}
	sent, _ := p.sentence(m.open)
	if m.open != sent || !strings.ContainsAny(p.at(to-1)+p.at(to+1), ".!?…") {
		return
	}
	if p.toks[m.open].zone != p.toks[q.cue[0]].zone {
		// A paragraph that is words in marks from end to end goes on with who spoke at the end of the one before.
		if m.open != p.from || m.after < p.to-1 || p.toks[m.open].zone != p.toks[q.cue[0]].zone+1 || p.toks[m.open].sent-p.toks[max(q.cue[1], lastEnd)-1].sent > 1 {
			return
		}
	} else if p.toks[m.open].sent-p.toks[q.cue[0]].sent > 1 {
		return
	}
	if m.close+1 < p.to && !strings.ContainsAny(p.at(m.close+1), ".!?…") && p.sameSentence(m.close, m.close+1) {
		return
	}
	more := slices.DeleteFunc(m.content(), func(c [2]int) bool { return c[1] <= c[0] })
	q.content = append(q.content, more...)
	for _, c := range more {
		for i := c[0]; i < c[1]; i++ {
			p.speech[i] = true
		}
	}
}
