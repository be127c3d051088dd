package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// quote is a Quote in the making; content is in token ranges.
type quote struct {
	content [][2]int
	typ     QuoteType
	act     string
	cue     [2]int // tokens; empty for a layout quote
	frame   *gazetteer.Cue
	speaker *party
	co      []*party
	region  [2]int // tokens where addressee and media are looked for
	media   []Role
	negated bool
	rule    string
	sent    int32 // of the cue, or of the content of a layout quote
}

// findQuotes reads reported speech paragraph by paragraph: headlines by their layout, words in marks by the cue beside them, the rest
// by the constructions of indirect speech.
func findQuotes(r *reader) {
	r.speech = make([]bool, len(r.toks))
	r.usedCue = make([]bool, len(r.toks))
	for from := 0; from < len(r.toks); {
		to := from
		for to < len(r.toks) && r.toks[to].zone == r.toks[from].zone {
			to++
		}
		p := &paragraph{reader: r, from: from, to: to, passages: r.passages(from, to)}
		if r.d.Zones[r.toks[from].zone].Kind == Title {
			p.headline()
		}
		p.direct()
		p.indirect()
		from = to
	}
	r.writeQuotes()
}

// paragraph is one zone being read for quotes.
type paragraph struct {
	*reader
	from, to int
	passages []passage
	last     *quote // the last quote of the paragraph
}

func (p *paragraph) add(q *quote) *quote {
	for _, c := range q.content {
		for i := c[0]; i < c[1]; i++ {
			p.speech[i] = true
		}
	}
	for i := q.cue[0]; i < q.cue[1]; i++ {
		p.usedCue[i] = true
	}
	if q.typ == "" {
		q.typ = p.typeOf(q)
	}
	p.quotes = append(p.quotes, q)
	p.last = q
	return q
}

// typeOf tells mixed from indirect: a clause with a passage in marks that is no name.
func (p *paragraph) typeOf(q *quote) QuoteType {
	for _, m := range p.passages {
		from, to := m.inside()
		for _, c := range q.content {
			if c[0] <= m.open && to <= c[1] && !m.unclosed && !p.onlyName(from, to) && !p.titled(from, to) && to > from {
				return Mixed
			}
		}
	}
	return Indirect
}

// onlyName reports whether tokens from..to-1 are a name and nothing else.
func (r *reader) onlyName(from, to int) bool {
	m := r.tok2mention(from)
	return m != nil && m.from <= from && m.to >= to
}

// titled reports a passage in marks that is a name or a title rather than words of somebody: a capital and few words («Північний
// потік – 2», «Ніякої угоди»).
func (p *paragraph) titled(from, to int) bool {
	return to-from <= 5 && p.tok(from).shape != lower
}

// headline reads the layouts of titles: "X: words", "words – X", "«Words»: X про …".
func (p *paragraph) headline() {
	for i := p.from + 1; i < p.to-1; i++ {
		if p.at(i) != ":" || p.inPassage(i) {
			continue
		}
		if s := p.wholeParty(p.from, i); s != nil {
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
		if s := p.wholeParty(i+1, p.to); s != nil {
			p.layout(p.trimMarks(p.from, i), s, "headline: words, dash, speaker")
		}
		return
	}
}

// quotedLen returns how many tokens a passage in marks at the start of the paragraph takes, marks included.
func (p *paragraph) quotedLen() int {
	if len(p.passages) > 0 && p.passages[0].open == p.from && !p.passages[0].unclosed {
		return p.passages[0].close - p.from + 1
	}
	return 0
}

func (p *paragraph) inPassage(i int) bool {
	return slices.ContainsFunc(p.passages, func(m passage) bool { return m.open < i && i < m.close })
}

// trimMarks drops marks round the whole of tokens from..to-1.
func (p *paragraph) trimMarks(from, to int) [2]int {
	for _, m := range p.passages {
		if m.open == from && m.close == to-1 && !m.unclosed {
			return [2]int{from + 1, to - 1}
		}
	}
	return [2]int{from, to}
}

func (p *paragraph) layout(c [2]int, s *party, rule string) {
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
		if p.narrated(m) || p.followed(m, k) || p.announced(m) {
			continue
		}
		p.continued(m)
	}
}

// narrated reads a passage that the narrator breaks without closing its marks: «…шкірою, – зізнався Мороз. – Але …».
func (p *paragraph) narrated(m passage) bool {
	from, to := m.inside()
	for i := from + 1; i < to; i++ {
		if !p.isDash(i) || !strings.ContainsAny(p.at(i-1), ",.!?…") {
			continue
		}
		c, ok := p.cueNear(i+1, min(to, i+8))
		if !ok {
			continue
		}
		resume := to
		for j := c.to; j < to; j++ {
			if p.isDash(j) && strings.ContainsAny(p.at(j-1), ",.") {
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
		if resume < to {
			q.content = append(q.content, [2]int{resume, to})
			end = resume - 1
		}
		p.attribute(q, c, [2]int{i + 1, end})
		p.add(q)
		return true
	}
	return false
}

// followed reads "…", – сказав X and "…," said X.
func (p *paragraph) followed(m passage, k int) bool {
	if m.unclosed {
		return false
	}
	from, to := m.inside()
	// "Грузия «готова накрыть стол», написала она": a passage that goes on with the narrator's clause is a part of it.
	// A capital begins speech there all the same: crawlers lose the link in 'передає "Ми готові…"'.
	if before := m.open - 1; before >= p.from && p.toks[before].kind != mark && p.sameSentence(before, m.open) && (p.tok(from).shape == lower || to-from < 6) {
		return false
	}
	i := m.close + 1
	sep := strings.ContainsAny(p.at(to-1), ",!?…")
	comma := false
	for i < p.to && (p.at(i) == "," || p.isDash(i)) {
		comma = true
		i++
	}
	if p.lang.Lang == "en" {
		comma = comma || sep
	}
	if !comma || i >= p.to {
		return false
	}
	end := i
	for end < p.to && p.toks[end].sent == p.toks[i].sent && !p.opensAt(end, k) {
		end++
	}
	c, ok := p.cueNear(i, min(end, i+12))
	if !ok {
		return false
	}
	q := &quote{typ: Direct, content: [][2]int{{from, to}}, rule: "words in marks, then the cue"}
	// "А", – сказав X, – "Б": the same speech goes on.
	region := [2]int{i, end}
	p.attribute(q, c, region)
	if end < p.to && p.opensAt(end, k) && k+1 < len(p.passages) {
		n := p.passages[k+1]
		if p.isDash(n.open-1) || p.at(n.open-1) == "," || p.at(n.open-1) == ":" {
			nf, nt := n.inside()
			q.content = append(q.content, [2]int{nf, nt})
		}
	}
	p.add(q)
	return true
}

func (p *paragraph) opensAt(i, k int) bool {
	return k+1 < len(p.passages) && p.passages[k+1].open == i
}

// announced reads X сказав: "…" and X said, "…", and the layout X: "…".
func (p *paragraph) announced(m passage) bool {
	i := m.open - 1
	if i < p.from {
		return false
	}
	colon := p.at(i) == ":"
	if !colon && !(p.at(i) == "," && p.lang.Lang == "en") {
		return false
	}
	s, _ := p.sentence(i)
	s = max(s, p.from)
	from, to := m.inside()
	q := &quote{typ: Direct, content: [][2]int{{from, to}}, rule: "cue, colon, words in marks"}
	var found *lexeme
	for j := s; j < i; j++ {
		if c, ok := p.cueAt(j); ok && !p.usedCue[j] && !p.speech[j] && (colon || i-c.to < 6) {
			found = &c
		}
	}
	if found == nil && m.open >= 2 && p.at(i-1) == "\"" {
		return false
	}
	if found != nil {
		p.attribute(q, *found, [2]int{s, i})
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
	if sp := p.wholeParty(j, i); sp != nil {
		q.speaker, q.act, q.rule, q.sent = sp, "say", "speaker, colon, words in marks", p.toks[i].sent
		p.add(q)
		return true
	}
	return false
}

// continued adds a passage without a cue of its own to the direct quote before it: "A," said X. "B."
func (p *paragraph) continued(m passage) {
	q := p.last
	if q == nil || q.typ != Direct || q.cue[0] == q.cue[1] {
		return
	}
	from, to := m.inside()
	lastEnd := q.content[len(q.content)-1][1]
	if to-from < 3 || m.open < lastEnd || q.cue[0] < q.content[0][0] {
		return
	}
	sent, _ := p.sentence(m.open)
	if m.open != sent || !strings.ContainsAny(p.at(to-1)+p.at(to+1), ".!?…") || p.toks[m.open].sent-p.toks[q.cue[0]].sent > 1 {
		return
	}
	if m.close+1 < p.to && !strings.ContainsAny(p.at(m.close+1), ".!?…") && p.sameSentence(m.close, m.close+1) {
		return
	}
	q.content = append(q.content, [2]int{from, to})
	for i := from; i < to; i++ {
		p.speech[i] = true
	}
}

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
	if r.isWord(i-1, "article") || r.isWord(i-1, "preposition") || r.isWord(i-1, "his") || r.isWord(i-1, "their") || r.isWord(i-1, "other") {
		return false
	}
	return r.tok(i).shape == lower
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
		if s == ";" || s == "." && !p.sameSentence(i, i+1) || isOpening(s) && p.nameFrom(i+1) == nil {
			return lexeme{}, false
		}
	}
	return lexeme{}, false
}

// attribute fills in what the cue says of q: act, negation, speaker; region is the narrator's stretch.
func (p *paragraph) attribute(q *quote, c lexeme, region [2]int) {
	q.cue, q.act, q.frame, q.sent, q.region = [2]int{c.from, c.to}, c.ID, c.Lexeme.Cue, p.toks[c.from].sent, region
	p.negate(q)
	if q.speaker == nil {
		q.speaker, q.co = p.speakerOf(c, region, q.typ == Direct)
	}
	if q.frame != nil && q.frame.Quoted != "" {
		// "наводить слова дипломатки газета «La Repubblica»": the one in the genitive speaks.
		for i := c.to; i < region[1]; i++ {
			if s, _ := p.partyFrom(i); s != nil && s.m != nil && s.m.typ == gazetteer.Person {
				q.speaker = s
				break
			}
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

// indirect reads the sentences of the paragraph for reported speech without marks.
func (p *paragraph) indirect() {
	for i := p.from; i < p.to; {
		s, e := p.sentence(i)
		e = min(e, p.to)
		p.attributions(s, e)
		p.cues(s, e)
		i = e
	}
}

// attributions reads "За словами X, …", "…, на думку X", "according to X".
func (p *paragraph) attributions(s, e int) {
	if p.isWord(s, "about-this") {
		return // "Об этом, как передает ТАСС, сообщил Песков" points back
	}
	for i := s; i < e; i++ {
		if p.speech[i] || p.usedCue[i] {
			continue
		}
		a, sp, end := p.attributionAt(i, e)
		if a == nil {
			continue
		}
		q := &quote{act: a.ID, cue: [2]int{i, a.to}, frame: a.Lexeme.Cue, speaker: sp, rule: "attribution before or after the words", sent: p.toks[i].sent, region: [2]int{i, end}}
		if a.Lexeme.Cue != nil && len(a.Lexeme.Cue.Slots) > 0 && a.cases == slotCases {
			q.rule = "attribution with a possessive"
		}
		if p.lang.Lang == "en" && (sp == nil) {
			continue
		}
		atStart := true
		for j := s; j < i; j++ {
			if p.toks[j].kind != mark && !p.isWord(j, "conjunction") && !p.isWord(j, "today") {
				atStart = false
			}
		}
		stop := p.contentEnd(end, e, q)
		switch {
		case atStart:
			from := end
			if p.at(from) == "," {
				from++
			}
			q.content = p.cut(from, stop)
		case p.at(i-1) == "," || p.lang.Lang == "en":
			before := [2]int{p.clauseStart(s, i-1), i}
			for before[1] > before[0] && p.at(before[1]-1) == "," {
				before[1]--
			}
			q.content = [][2]int{before}
			if p.at(end) == "," {
				q.content = append(q.content, p.cut(end+1, stop)...)
			}
		default:
			// "Пхеньян, за словами X, порад не потребує" has its comma; "зустріч за словами" has none and is something else.
			if from := end; p.at(from) == "," {
				q.content = p.cut(from+1, stop)
			}
		}
		if len(q.content) > 0 && q.content[0][1]-q.content[0][0] >= 2 {
			p.add(q)
		}
		return
	}
}

// clauseStart returns where the content before a trailing attribution begins: after a coordinated cue clause it does not reach over.
func (p *paragraph) clauseStart(s, i int) int {
	for j := s; j < i; j++ {
		if p.toks[j].kind != mark {
			if e := p.wordEnd(j, "conjunction"); e > 0 && j == s {
				return e
			}
			return j
		}
	}
	return s
}

const slotCases = inflect.Cases(1 << 15)

// attributionAt reads an attribution group at token i with its speaker; end is the token after the group.
func (p *paragraph) attributionAt(i, e int) (a *lexeme, sp *party, end int) {
	for _, l := range p.slots {
		j := i
		before, after := strings.Fields(l.before), strings.Fields(l.after)
		for _, w := range before {
			if j >= e || !strings.EqualFold(p.at(j), w) {
				j = -1
				break
			}
			j++
		}
		if j < 0 || j >= e {
			continue
		}
		pr := p.pronounAt(j)
		if pr == nil {
			continue
		}
		k := j + 1
		for _, w := range after {
			if k >= e || !strings.EqualFold(p.at(k), w) {
				k = -1
				break
			}
			k++
		}
		if k < 0 {
			continue
		}
		x := lexeme{l.Lexeme, i, k, slotCases, 0}
		return &x, pr, k
	}
	l, ok := p.lexemeAt(i, gazetteer.Attribution)
	if !ok || l.to >= e {
		return nil, nil, 0
	}
	sp, end = p.partyOrText(l.to, e, l.Lexeme.Cue.Speaker == "nom")
	if sp == nil {
		return nil, nil, 0
	}
	return &l, sp, end
}

// cues reads the cues of the sentence s..e-1 from left to right; what is content of one is not searched for another.
func (p *paragraph) cues(s, e int) {
	for i := s; i < e; i++ {
		if p.speech[i] || p.usedCue[i] {
			continue
		}
		c, ok := p.cueAt(i)
		if !ok {
			continue
		}
		if q := p.read(c, s, e); q != nil {
			p.add(q)
		}
	}
}

// read tries the constructions of one cue in turn.
func (p *paragraph) read(c lexeme, s, e int) *quote {
	if p.pointsBack(c, s, e) {
		return nil
	}
	if c.Cue.Nominal {
		return nil
	}
	q := &quote{}
	var ok bool
	var region [2]int
	switch {
	case p.thatClause(q, c, s, e, &region):
		ok = true
	case p.afterColon(q, c, e, &region):
		ok = true
	case p.infinitive(q, c, s, e, &region):
		ok = true
	case p.prepositional(q, c, e, &region):
		ok = true
	case p.bareEnglish(q, c, s, e, &region):
		ok = true
	case p.trailing(q, c, s, e, &region):
		ok = true
	}
	if !ok || len(q.content) == 0 || q.content[0][1] <= q.content[0][0] {
		return nil
	}
	p.attribute(q, c, region)
	if q.speaker == nil && c.verb&inflect.Infinitive != 0 {
		return nil
	}
	if p.lang.Lang == "en" && q.speaker == nil {
		return nil
	}
	return q
}

// thatClause reads "заявив, що …", "запитав, чи …", "said that …".
func (p *paragraph) thatClause(q *quote, c lexeme, s, e int, region *[2]int) bool {
	commas := 0
	for j := c.to; j < e && j < c.to+24; j++ {
		if j > c.to && !p.speech[j] {
			if x, ok := p.cueAt(j); ok && x.verb&(inflect.Past|inflect.Present) != 0 && x.from > c.to && p.at(j-1) != "," {
				// "заявив і додав, що": the clause belongs to both; the first keeps it.
				if !p.isWord(j-1, "and") {
					return false
				}
			}
		}
		w := p.at(j)
		if w == ":" || w == ";" || isOpening(w) && p.nameFrom(j+1) == nil {
			return false
		}
		prevComma := p.at(j-1) == ","
		if end := p.wordEnd(j, "that"); end > 0 && (prevComma || p.lang.Lang == "en") {
			if p.lang.Lang == "en" && j > c.to+10 {
				return false
			}
			if p.lang.Lang == "en" && p.tok2mention(j) != nil {
				continue
			}
			q.content = p.cut(end, p.contentEnd(end, e, q))
			q.rule = "cue and subordinate clause"
			*region = [2]int{s, j}
			return true
		}
		if c.Cue.Question && (prevComma || p.lang.Lang == "en") && p.isWord(j, "question") {
			q.content = p.cut(j, p.contentEnd(j, e, q))
			q.rule = "cue and question"
			*region = [2]int{s, j}
			return true
		}
		// "спитав, наскільки", "розповів, як", "не сказала, коли": other question words open a clause after any cue of saying.
		if prevComma && !c.Cue.Carrier && p.isWord(j, "question") && commas == 1 && j == c.to+1 {
			q.content = p.cut(j, p.contentEnd(j, e, q))
			q.rule = "cue and question"
			*region = [2]int{s, j}
			return true
		}
		if prevComma && p.isWord(j, "purpose") && (c.Cue.Infinitive || c.ID == "urge") {
			q.content = p.cut(p.wordEnd(j, "purpose"), p.contentEnd(j, e, q))
			q.rule = "cue and purpose clause"
			*region = [2]int{s, j}
			return true
		}
		if w == "," {
			if commas++; commas > 2 {
				return false
			}
			// One aside may stand between: "заявила, виступаючи в Раді, що".
			if commas == 1 && !p.isWord(j+1, "that") && !p.isWord(j+1, "question") && !p.thatWithin(j+1, min(e, j+14)) {
				return false
			}
		}
		if p.lang.Lang == "en" && j > c.to && p.finite(j) && p.tok2mention(j) == nil {
			return false
		}
	}
	return false
}

func (p *paragraph) thatWithin(from, to int) bool {
	for j := from; j < to; j++ {
		if p.at(j) == "," && j+1 < to && p.isWord(j+1, "that") {
			return true
		}
		if _, ok := p.cueAt(j); ok {
			return false
		}
	}
	return false
}

// afterColon reads "наголосив: Організація матиме доступ".
func (p *paragraph) afterColon(q *quote, c lexeme, e int, region *[2]int) bool {
	for j := c.to; j < min(e, c.to+12); j++ {
		switch {
		case p.at(j) == ":":
			if j+2 >= e || p.opens(j+1) {
				return false
			}
			q.content = p.cut(j+1, p.contentEnd(j+1, e, q))
			q.rule = "cue, colon, words"
			s, _ := p.sentence(c.from)
			*region = [2]int{s, j}
			return true
		case p.at(j) == "," || p.at(j) == ";":
			return false
		}
	}
	return false
}

// infinitive reads "закликав Пхеньян не відправляти …", "promised to visit …".
func (p *paragraph) infinitive(q *quote, c lexeme, s, e int, region *[2]int) bool {
	if !c.Cue.Infinitive {
		return false
	}
	for j := c.to; j < min(e, c.to+14); j++ {
		if p.at(j) == "," || p.at(j) == ":" || p.at(j) == ";" {
			return false
		}
		if p.isInfinitive(j) {
			from := j
			for from > c.to && p.isWord(from-1, "negation") {
				from--
			}
			q.content = p.cut(from, p.contentEnd(j, e, q))
			q.rule = "cue and infinitive"
			*region = [2]int{s, from}
			return true
		}
		if j > c.to {
			if _, ok := p.cueAt(j); ok {
				return false
			}
		}
	}
	return false
}

func (r *reader) isInfinitive(j int) bool {
	t := r.tok(j)
	if t.kind != word || t.shape != lower {
		return false
	}
	s := r.at(j)
	switch r.lang.Lang {
	case "en":
		return s == "to" && r.tok(j+1).kind == word && r.tok(j+1).shape == lower && !r.isWord(j+1, "article")
	case "ru":
		return hasAny(s, "ть", "ться", "ти", "тись", "чь") && len(s) > 6 && !hasAny(s, "ость", "есть", "сть")
	default:
		return hasAny(s, "ти", "тися", "тись") && len(s) > 6 && !hasAny(s, "ності", "ости") && r.covered[j] == nil
	}
}

func hasAny(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(s, x) })
}

// prepositional reads content after a preposition of the frame: "застеріг Китай від надання …", "звинуватили Ізраїль у спробі …",
// "accused Washington of rehearsing …".
func (p *paragraph) prepositional(q *quote, c lexeme, e int, region *[2]int) bool {
	if len(c.Cue.By) == 0 {
		return false
	}
	for j := c.to; j < min(e, c.to+12); j++ {
		if p.at(j) == "," || p.at(j) == ":" || p.at(j) == ";" {
			return false
		}
		if !slices.Contains(c.Cue.By, strings.ToLower(p.at(j))) {
			continue
		}
		if (c.ID == "urge" || c.ID == "warn" && p.lang.Lang != "en" && hasAny(p.at(j), "про", "о", "об")) && c.ID == "urge" {
			return false
		}
		from := j + 1
		q.content = p.cut(from, p.contentEnd(from, e, q))
		q.rule = "cue and prepositional phrase"
		s, _ := p.sentence(c.from)
		*region = [2]int{s, j}
		return true
	}
	return false
}

// bareEnglish reads a clause without "that": "said Ban had answered her letter".
func (p *paragraph) bareEnglish(q *quote, c lexeme, s, e int, region *[2]int) bool {
	if p.lang.Lang != "en" || c.Cue.Nominal || c.verb&(inflect.Past|inflect.Present|inflect.Gerund) == 0 {
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
	if j >= e-2 || p.toks[j].kind == mark || p.isWord(j, "preposition") || p.isWord(j, "in") || p.isWord(j, "and") {
		return false
	}
	verb := false
	for k := j + 1; k < min(e, j+9); k++ {
		if p.toks[k].kind == mark && p.at(k) != "\"" && p.at(k) != "“" {
			break
		}
		if p.finite(k) {
			verb = true
			break
		}
	}
	if !verb {
		return false
	}
	q.content = p.cut(j, p.contentEnd(j, e, q))
	q.rule = "cue and clause without that"
	*region = [2]int{s, j}
	return true
}

// trailing reads "…, нагадує агентство Молдпрес" and "Пхеньян, додала Кім, порад не потребує".
func (p *paragraph) trailing(q *quote, c lexeme, s, e int, region *[2]int) bool {
	start := c.from
	if p.lang.Lang == "en" {
		// "…, South Korean president says": the speaker stands before the verb.
		if sp := p.partyEnding(c.from); sp != nil {
			start = sp.from
			for start > s && start > sp.from-4 && p.tok(start-1).kind == word && p.tok(start-1).shape == lower {
				start-- // "the younger Kim warned"
			}
		}
	}
	if start-1 <= s || p.at(start-1) != "," {
		return false
	}
	if c.verb&(inflect.Past|inflect.Present) == 0 {
		return false
	}
	for j := s; j < start-1; j++ {
		if p.speech[j] || p.usedCue[j] {
			return false // the sentence has its cue: this one only says who passes the words on
		}
	}
	// The words after the cue are its subject and nothing that begins a clause.
	end := c.to
	for end < e && p.at(end) != "," && p.at(end) != "." && p.at(end) != ";" && p.at(end) != ":" {
		end++
	}
	from := s
	for from < start && p.toks[from].kind == mark && !p.opens(from) {
		from++
	}
	for j := from; j < start-1; j++ {
		if p.at(j) == ":" && !p.inPassage(j) && start-j > 4 {
			from = j + 1 // "поддержала идею: Грузия готова накрыть стол, написала она"
		}
	}
	if !p.hasVerb(from, start-1) && (p.at(end) != "," || !p.hasVerb(end+1, e)) {
		return false
	}
	q.content = [][2]int{{from, start - 1}}
	if p.at(end) == "," && end+2 < e {
		if !p.isWord(end+1, "relay") && !p.relativeAt(end+1) && p.carrierClause(end+1, e) == nil {
			q.content = append(q.content, p.cut(end+1, p.contentEnd(end+1, e, q))...)
		}
	}
	q.rule = "words, comma, cue"
	*region = [2]int{start, end}
	return true
}

func (p *paragraph) relativeAt(i int) bool { return p.isWord(i, "relative") || p.isWord(i, "that") }

func (p *paragraph) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if p.finite(i) || p.isDash(i) || p.isInfinitive(i) {
			return true
		}
	}
	return to-from > 3
}

// contentEnd returns where content that runs from token from ends: before the final stop, and before a clause in which a medium passes
// the words on (", передає X з посиланням на Y").
func (p *paragraph) contentEnd(from, e int, q *quote) int {
	end := e
	for j := from + 1; j < e; j++ {
		if p.at(j) == "," && p.carrierClause(j+1, e) != nil || p.at(j) == ";" && !p.inPassage(j) {
			end = j
			break
		}
		if k := p.wordEnd(j, "relay"); k > 0 && !p.speech[j] && end == e {
			end = j
			if p.at(j-1) == "," {
				end--
			}
			break
		}
	}
	for end > from && (p.at(end-1) == "." || p.at(end-1) == "…" && false) {
		if p.abbreviated(end - 1) {
			break
		}
		end--
	}
	return end
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
	if a, ok := p.lexemeAt(i, gazetteer.Attribution); ok && a.Lexeme.Cue.Speaker == "nom" {
		return &a
	}
	limit := min(e, i+9)
	for j := i; j < limit; j++ {
		if c, ok := p.cueAt(j); ok && c.verb&(inflect.Past|inflect.Present) != 0 {
			if j > i && p.lang.Lang != "en" {
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
				case k > c.to+14:
					return nil
				}
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
	for _, t := range p.titles {
		if t.from == i || t.at == i {
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

// pointsBack reads "Про це … заявив Столтенберг, цитує телеканал CNN": the words are in the sentence before. Where that has a quote of
// its own, only the medium is new.
func (p *paragraph) pointsBack(c lexeme, s, e int) bool {
	back := -1
	for j := s; j < min(e, c.to+6); j++ {
		if end := p.wordEnd(j, "about-this"); end > 0 {
			back = j
			if p.at(end) == "," && (p.isWord(end+1, "that") || p.isWord(end+1, "question")) {
				return false // "розповів про те, що …"
			}
			break
		}
	}
	if back < 0 || c.from < back && back-c.to > 3 || c.verb&(inflect.Past|inflect.Present) == 0 && c.verb != 0 {
		return false
	}
	for i := s; i < e; i++ {
		p.usedCue[i] = true
	}
	region := [2]int{s, e}
	prev := p.toks[s].sent - 1
	for k := len(p.quotes) - 1; k >= 0; k-- {
		q := p.quotes[k]
		if q.sent == prev || q.sent == prev-1 && p.covers(q, prev) || p.covers(q, prev) {
			if p.inTitle(q) {
				break
			}
			q.media = p.mediaIn(q, region)
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
	p.attribute(q, c, region)
	q.typ = Indirect
	if isOpening(p.at(from)) && isClosing(p.at(to-1)) {
		q.content, q.typ = [][2]int{{from + 1, to - 1}}, Direct
	}
	p.add(q)
	return true
}

func (p *paragraph) inTitle(q *quote) bool {
	return p.d.Zones[p.toks[q.content[0][0]].zone].Kind == Title
}

func (p *paragraph) covers(q *quote, sent int32) bool {
	for _, c := range q.content {
		if p.toks[c[0]].sent <= sent && sent <= p.toks[c[1]-1].sent {
			return true
		}
	}
	return false
}
