package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// longestSentence is how many tokens of a sentence are read as one; what a crawler leaves without stops is read in such pieces.
const longestSentence = 1000

// indirect reads the sentences of the paragraph for reported speech without marks.
func (p *paragraph) indirect() {
	for i := p.from; i < p.to; {
		_, e := p.sentence(i)
		if !p.told[p.toks[i].sent].mayReport() {
			i = min(e, p.to)
			continue
		}
		e = p.lostLink(i, min(e, p.to, i+longestSentence))
		p.attributions(i, e)
		p.cues(i, e)
		i = e
	}
}

// mayReport reports whether a word by which indirect speech shows itself begins at the token, or anywhere in the sentence: in most none does.
func (t *told) mayReport() bool { return t.classes&reportBits != 0 || t.words.Meets(reportWords) }

var (
	reportBits  = gazetteer.CueWord.Bit() | gazetteer.Attribution.Bit() | hasSlot
	reportWords = gazetteer.WordSetOf("how", "refuse")
)

// lostLink returns where the sentence s..e-1 breaks because a crawler dropped the link that named a medium: "пише | Тим часом Плетун заявив",
// "пишет « | До этого".
func (p *paragraph) lostLink(s, e int) int {
	for i := s; i < e-3; i++ {
		if !p.carries(i) || p.inPassage(i) {
			continue
		}
		j := i + 1
		if isOpening(p.at(j)) && !p.inPassage(j+1) {
			j++
		}
		if t := p.tok(j); t.kind == word && t.shape == capital && p.tok2mention(j) == nil && p.lang.Lang != "en" &&
			(p.isWord(j, "opener") || p.isWord(j, "first-person") || p.isWord(j, "he") || p.isWord(j, "she") || p.isWord(j, "they") || p.anyPreposition(j)) {
			return j
		}
	}
	return e
}

// cues reads the cues of the sentence s..e-1 from left to right; what is content of one is not searched for another, but for a report
// inside a report.
func (p *paragraph) cues(s, e int) {
	for i := s; i < e; i++ {
		if p.speech[i] || p.usedCue[i] || !p.about[i].mayReport() {
			continue
		}
		if m, ok := p.passageAt(i); ok && !m.unclosed && m.close < e {
			continue // альбом «Хто сказав, що буде легко»
		}
		if end := p.wordEnd(i, "refuse"); end > 0 {
			p.refusal(i, end, s, e)
			continue
		}
		c, ok := p.cueAt(i)
		if !ok {
			continue
		}
		if p.isWord(s, "about-this") || p.isWord(s, "how") && p.isWord(p.commaAfter(s, e)+1, "about-this") {
			c = p.mainCue(c, s, e)
		}
		if q := p.read(c, s, e); q != nil {
			p.add(q)
			p.nested(q)
		}
	}
	p.outer(s, e)
}

// commaAfter returns the first comma of the sentence s..e-1, e without.
func (p *paragraph) commaAfter(s, e int) int {
	for s < e && p.at(s) != "," {
		s++
	}
	return s
}

// refusal reads "відмовився коментувати слова посла", "declined to comment on the summit": what is not spoken of is the content.
func (p *paragraph) refusal(i, end, s, e int) {
	from := end
	for from < e && p.lang.Lang == "en" && p.isWord(from, "in") {
		from++
	}
	q := &quote{act: "say", negated: true, rule: "refusal to speak", cue: [2]int{i, end}, sent: p.toks[i].sent, region: [2]int{s, end}}
	q.content = p.cut(from, p.contentEnd(from, e, q))
	if len(q.content) == 0 || p.speech[from] {
		return
	}
	var verb inflect.Verb
	if p.lang.Lang != "en" {
		switch w := p.at(i); {
		case hasAny(w, "лася", "лась"):
			verb = inflect.Past | inflect.FemSg
		case hasAny(w, "вся", "лся"):
			verb = inflect.Past | inflect.MascSg
		}
	}
	q.speaker, q.co = p.speakerOf(lexeme{&gazetteer.Lexeme{Cue: &gazetteer.Cue{}}, i, end, 0, verb}, [2]int{s, end}, false)
	if q.speaker != nil {
		p.add(q)
	}
}

// read tries the constructions of one cue in turn.
func (p *paragraph) read(c lexeme, s, e int) *quote {
	if p.pointsBack(c, s, e) {
		return nil
	}
	if p.unreal(c, s) || p.lang.Lang == "en" && c.verb&inflect.Past != 0 && p.isWord(c.from-1, "subordinator") && !p.isWord(c.from-1, "how") {
		return nil // "…, when asked what Rome would do"
	}
	if c.Cue.Nominal {
		return nil
	}
	q := &quote{first: c}
	region := [2]int{s, e}
	inverted := false
	switch {
	case p.thatClause(q, c, s, e, &region):
	case p.afterColon(q, c, e, &region):
	case p.infinitive(q, c, s, e, &region):
	case p.prepositional(q, c, e, &region):
	case p.trailing(q, c, s, e, &region):
		inverted = !q.subjectFirst
	case p.bareEnglish(q, c, s, e, &region):
	case p.bareInMarks(q, c, e, &region):
	default:
		return nil
	}
	if len(q.content) == 0 || q.content[0][1] <= q.content[0][0] {
		return nil
	}
	p.attribute(q, c, region, inverted)
	switch {
	case q.speaker == nil && (p.lang.Lang == "en" || inverted || q.rule == "cue and infinitive" || q.rule == "cue and purpose clause"):
		return nil // "від фірми вимагають, щоб": nobody says so
	case p.isWord(c.from, "learning") && (q.speaker == nil || q.speaker.m == nil || q.speaker.m.typ != gazetteer.Media):
		for i := c.to; i < region[1]; i++ {
			p.usedCue[i] = false
		}
		return nil // "завод дізнався, що" is no speech, "дізналося агентство" is
	}
	return q
}

// unreal reports words that were not said: "сказав би", "might have said", "якщо Трамп скаже, що".
func (p *paragraph) unreal(c lexeme, s int) bool {
	if p.lang.Lang == "en" {
		for i := c.from - 1; i >= max(s, c.from-4); i-- {
			if p.isWord(i, "modal") {
				return true
			}
			if !p.isWord(i, "auxiliary") && !p.isWord(i, "negation") && !p.isWord(i, "today") {
				break
			}
		}
	} else if p.isWord(c.to, "modal") && p.tok(c.to).shape == lower || p.isWord(c.from-1, "modal") { // not "считает Б. Копейкин"
		return true
	}
	if _, e := p.sentence(s); p.isWord(s, "inversion") && p.commaAfter(c.to, e) < e {
		return true // "Had the council said that it would pay, nobody would have …"
	}
	i := max(s, c.from-1)
	for i > s && p.at(i) != "," && p.at(i) != ";" && !p.isDash(i) {
		i--
	}
	for i < c.from && (p.tok(i).kind == mark || p.isWord(i, "conjunction") && !p.isWord(i, "if")) {
		i++
	}
	return p.isWord(i, "if")
}

// nested reads the report of somebody else inside the content of q: "«Час» пише, що уряд стверджує, що …". It needs a subject of its own
// and a clause of its own.
func (p *paragraph) nested(q *quote) {
	if q.typ == Direct || len(q.content) != 1 {
		return
	}
	c := q.content[0]
	for i := c[0] + 1; i < c[1]; i++ {
		if p.inPassage(i) {
			continue
		}
		x, ok := p.cueAt(i)
		if !ok || !says(x) || x.verb&(inflect.Past|inflect.Present) == 0 {
			continue
		}
		n := &quote{parent: q, first: x}
		region := c
		if !p.thatClause(n, x, c[0], c[1], &region) || len(n.content) == 0 {
			continue
		}
		last := p.last
		p.last = nil
		p.attribute(n, x, region, false)
		p.last = last
		if n.speaker == nil || !n.speaker.known() || n.speaker.id() == "" || n.speaker.id() == q.speaker.id() || n.speaker.from < c[0] {
			return
		}
		n.rule += ", inside a report"
		p.add(n)
		p.last = q
		return
	}
}

// outer reads a clause at the end of a sentence whose words are themselves a report: "Рим уже стверджував, що …, каже пекар". The
// whole is the words of the one at the end.
func (p *paragraph) outer(s, e int) {
	q := p.last
	if q == nil || q.parent != nil || p.toks[s].sent != q.sent || q.typ == Direct || len(q.content) != 1 || q.cue[1] > q.content[0][0] || q.content[0][0] < s {
		return
	}
	i := q.content[0][1]
	if i+1 >= e || p.at(i) != "," && !p.isDash(i) || p.usedCue[i+1] {
		return
	}
	c, ok := p.cueAt(i + 1)
	if !ok || !says(c) || c.verb&(inflect.Past|inflect.Present) == 0 || p.lang.Lang == "en" {
		return
	}
	o := &quote{first: c, rule: "words, comma, cue; the words are a report themselves", content: p.cut(s, i)}
	p.attribute(o, c, [2]int{c.from, e}, true)
	if o.speaker == nil || o.speaker.from < c.from || o.speaker.m != nil && o.speaker.m.typ == gazetteer.Media || p.mediumNoun(o.speaker.from) || o.speaker.id() != "" && o.speaker.id() == q.speaker.id() {
		return
	}
	q.parent = o
	p.add(o)
}

// thatClause reads "заявив, що …", "запитав, чи …", "said that …".
func (p *paragraph) thatClause(q *quote, c lexeme, s, e int, region *[2]int) bool {
	commas := 0
	english := p.lang.Lang == "en"
	for j := c.to; j < e && j < c.to+24 && (!p.speech[j] || p.speech[c.from]); j++ {
		if j > c.to && !p.speech[j] {
			if x, ok := p.cueAt(j); ok && x.verb&(inflect.Past|inflect.Present) != 0 && x.from > c.to && p.at(j-1) != "," {
				// "заявив і додав, що": the clause belongs to both; the first keeps it.
				if !p.isWord(j-1, "and") {
					return false
				}
			}
		}
		w := p.at(j)
		if w == ":" || w == ";" || isOpening(w) && p.opens(j) && p.nameFrom(j+1) == nil && p.tok(j+1).shape == lower {
			return false
		}
		prevComma := p.at(j-1) == ","
		content := func(from int, rule string) bool {
			for i := c.to; i < j; i++ {
				p.usedCue[i] = true // "заявив і повторив, що": one content, one quote
			}
			q.content = p.cut(from, p.contentEnd(from, p.mainClause(s, c.from, from, e), q))
			q.rule = rule
			*region = [2]int{s, j}
			return true
		}
		if end := p.wordEnd(j, "that"); end > 0 && (prevComma || english) {
			if english && j > c.to+10 {
				return false
			}
			if english && p.tok2mention(j) != nil {
				continue
			}
			ok := content(end, "cue and subordinate clause")
			p.reportedNoun(q, c, j)
			return ok
		}
		if c.Cue.Question && (prevComma && p.isWord(j+1, "question-particle") || (prevComma || english) && p.isWord(j, "question")) {
			return content(j, "cue and question")
		}
		// "спитав, наскільки", "розповів, як", "не сказала, коли": other question words open a clause after any cue of saying.
		if prevComma && !c.Cue.Carrier && p.isWord(j, "question") && commas == 1 && j == c.to+1 {
			return content(j, "cue and question")
		}
		if prevComma && p.isWord(j, "purpose") && (c.Cue.Infinitive || c.ID == "urge") {
			return content(p.wordEnd(j, "purpose"), "cue and purpose clause")
		}
		if w == "," {
			if commas++; commas > 2 {
				return false
			}
			// One aside may stand between: "заявила, виступаючи в Раді, що".
			if commas == 1 && !p.isWord(j+1, "that") && !p.isWord(j+1, "question") && !p.isWord(j+2, "question-particle") && !p.isWord(j+1, "purpose") && !p.thatWithin(j+1, min(e, j+14)) {
				return false
			}
		}
		if english && j > c.to && p.finite(j) && p.tok2mention(j) == nil {
			_, noun := p.lexemeAt(j, gazetteer.CueWord)
			if _, verb := p.cueAt(j); noun && !verb {
				continue // "said in a *post* that"
			}
			return false
		}
	}
	return false
}

// reportedNoun finds the noun of speaking between a cue and its clause, whose owner speaks: "нагадав про слова президента про те, що".
func (p *paragraph) reportedNoun(q *quote, c lexeme, that int) {
	for i := c.to; i < that; i++ {
		if !p.isWord(i, "reported-noun") {
			continue
		}
		for j := i + 1; j < that; j++ {
			x, _ := p.partyFrom(j)
			if d := x; d == nil {
				continue
			}
			if x.m != nil && (x.cases == 0 || x.cases&(inflect.Gen|inflect.GenPl) != 0) && (x.m.typ == gazetteer.Person || p.personBetween(j, that) == nil) {
				q.speaker = x
				return
			}
		}
	}
}

// mainClause returns where a sentence whose cue stands in a subordinate or relative clause comes to its main one, e for others: "Оскільки
// суд заявив, що справи немає, *фірма пише* …".
func (p *paragraph) mainClause(s, cue, from, e int) int {
	for s < cue && (p.toks[s].kind == mark || p.isWord(s, "conjunction") && !p.isWord(s, "subordinator")) {
		s++
	}
	switch {
	case p.isWord(cue-1, "relative") && (p.at(cue-2) == "," || p.anyPreposition(cue-2)): // "X, who said that A, *left*"
	case !p.isWord(s, "subordinator"), p.commaAfter(s, cue) < cue:
		return e
	}
	for j := from; j < e; j++ {
		if m, ok := p.passageAt(j); ok {
			j = m.close
			continue
		}
		if p.at(j) == "," && !p.isWord(j+1, "relative") && !p.isWord(j+1, "that") && !p.isWord(j+1, "question") && !p.isWord(j+1, "conjunction") && !p.anyPreposition(j+1) && p.hasFinite(from, j) && p.hasFinite(j+1, e) {
			return j
		}
	}
	return e
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

// afterColon reads "наголосив: Організація матиме доступ". Between cue and colon stand only parties and circumstances: "розкрив перелік
// майна: там є крани" tells what was disclosed, not what was said.
func (p *paragraph) afterColon(q *quote, c lexeme, e int, region *[2]int) bool {
	strange := 0
	for j := c.to; j < min(e, c.to+14); j++ {
		switch {
		case p.isColon(j), j == c.to && p.isDash(j) && p.spaceBefore(j) && says(c) && p.hasFinite(j+1, e) && p.lang.Lang != "en": // "Учений вважає — море обміліє"
			if j+2 >= e || p.opens(j+1) || strange > 1 || p.usedCue[j+1] {
				return false // "сомневается: по его оценке, …" has been read
			}
			q.content = p.cut(j+1, p.contentEnd(j+1, e, q))
			q.rule = "cue, colon, words"
			s, _ := p.sentence(c.from)
			*region = [2]int{s, j}
			return true
		case p.at(j) == ",":
			// "додав він, виступаючи перед студентами:"
			if x, ok := p.cueAt(j + 1); ok && x.verb&inflect.Gerund == 0 || p.isWord(j+1, "that") || p.isWord(j+1, "relative") || strange > 1 {
				return false
			}
			strange++
		case p.at(j) == ";":
			return false
		default:
			if d, ok := p.descriptorAt(j, e); ok {
				j = d.to - 1
			} else if l, ok := p.headNoun(j); ok {
				j = max(l.to, p.genitivesFrom(l.to, e)) - 1 // "похвалив господаря зустрічі: …"
			} else if m := p.tok2mention(j); m == nil && p.toks[j].kind == word && p.tok(j).shape == lower && p.pronounAt(j) == nil && !p.isWord(j, "today") && !p.anyPreposition(j) && !p.isWord(j, "venue") {
				strange++
			}
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
			if from-1 >= c.to && isOpening(p.at(from-1)) && p.opens(from-1) {
				from-- // "обіцяв «паралізувати країну»"
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

// bareInMarks reads a clause in marks without що: Он сказал, новый мост это "подарок …".
func (p *paragraph) bareInMarks(q *quote, c lexeme, e int, region *[2]int) bool {
	if p.lang.Lang == "en" || c.ID != "say" || c.verb&inflect.Past == 0 || p.at(c.to) != "," {
		return false
	}
	for j := c.to + 1; j < min(e, c.to+20); j++ {
		if p.at(j) == "," {
			return false
		}
		if p.opens(j) {
			from, to := c.to+1, p.contentEnd(c.to+1, e, q)
			m, ok := p.passageAt(j + 1)
			if !ok || p.titled(m.open+1, m.close) || p.onlyName(m.open+1, m.close) {
				return false
			}
			q.content, q.rule = p.cut(from, to), "cue, comma, clause with words in marks"
			s, _ := p.sentence(c.from)
			*region = [2]int{s, c.to}
			return true
		}
	}
	return false
}

func (p *paragraph) relativeAt(i int) bool { return p.isWord(i, "relative") || p.isWord(i, "that") }

func (p *paragraph) hasVerb(from, to int) bool {
	for i := from; i < min(to, from+60); i++ {
		if p.finite(i) || p.isWord(i, "copula") || p.isWord(i, "finite-word") || p.isDash(i) || p.isInfinitive(i) {
			return true
		}
	}
	return to-from > 3
}
