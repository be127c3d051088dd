package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// slot is an attribution round a possessive: за … словами.
type slot struct {
	*gazetteer.Lexeme
	before, after []string
}

// attributions reads "За словами X, …", "…, на думку X", "according to X", "як повідомив X, …" in the sentence s..e-1.
func (p *paragraph) attributions(s, e int) {
	if p.isWord(s, "about-this") {
		return // "Об этом, как пишет ТАСС, рассказал мэр" points back
	}
	for i := s; i < e; i++ {
		if p.speech[i] || p.usedCue[i] || !p.about[i].mayReport() {
			continue
		}
		if p.at(i-1) == "," && p.isWord(i-2, "that") && p.cueEnds(s, i-2) {
			continue // "заявила, що, *за даними розвідки*, …": her words
		}
		a, sp, end := p.attributionAt(i, e)
		if a == nil {
			continue
		}
		if q := p.attributed(a, sp, i, end, s, e); q != nil {
			p.add(q)
			p.nested(q)
		}
		return
	}
}

// cueEnds reports a finite word of reporting among the tokens from..to-1 whose clause is said by "що" at token to.
func (p *paragraph) cueEnds(from, to int) bool {
	for i := max(from, to-20); i < to; i++ {
		if c, ok := p.cueAt(i); ok && says(c) && (c.verb&(inflect.Past|inflect.Present) != 0 || c.Cue.Predicate) {
			return true
		}
	}
	return false
}

// attributed makes the quote of the attribution group a at tokens i..end-1, nil where what stands round it is no content.
func (p *paragraph) attributed(a *lexeme, sp *party, i, end, s, e int) *quote {
	q := &quote{act: a.ID, cue: [2]int{i, a.to}, frame: a.Lexeme.Cue, speaker: sp, rule: "attribution before or after the words", sent: p.toks[i].sent, region: [2]int{i, end}}
	if a.cases == slotCases {
		q.rule = "attribution with a possessive"
	}
	english := p.lang.Lang == "en"
	if english && sp == nil {
		return nil
	}
	atStart := true
	for j := s; j < i; j++ {
		if end := p.wordEnd(j, "today"); end > j+1 {
			j = end - 1 // "До цього, як нагадує X, …"
			continue
		}
		// "Тем временем, как сообщает X, …", "Отже, згідно з даними X, …"
		if p.toks[j].kind != mark && !p.isWord(j, "conjunction") && !p.isWord(j, "today") && !(j == s && i-s <= 3 && p.isWord(j, "opener")) {
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
		if p.reportsAnother(q, from, stop) || p.isWord(from, "about-this") {
			return nil // "Як передає Укрінформ, про це заявив мер" points back
		}
		q.content = p.cut(from, stop)
	case p.at(i-1) == "," || english || p.isDash(i-1):
		before := [2]int{p.clauseStart(s, i-1), i}
		for before[1] > before[0] && (p.at(before[1]-1) == "," || p.isDash(before[1]-1)) {
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
	if len(q.content) == 0 || q.content[0][1]-q.content[0][0] < 2 && len(q.content) == 1 {
		return nil
	}
	p.relayed(q, q.region)
	return q
}

// reportsAnother reports an attribution to a medium whose content is the report of somebody else: "За даними телеканалу,
// мер заявив, що …". The words are the mayor's; the channel passes them on.
func (p *paragraph) reportsAnother(q *quote, from, to int) bool {
	x := q.speaker
	if x == nil || x.person != nil || x.m != nil && x.m.typ != gazetteer.Media || x.m == nil && !p.mediumNoun(x.from) {
		return false
	}
	for j := from; j < min(to, from+14); j++ {
		c, ok := p.cueAt(j)
		if !ok {
			continue
		}
		that := j + 1
		for that < min(to, j+8) && p.at(that) != "," {
			that++
		}
		return says(c) && c.verb&(inflect.Past|inflect.Present) != 0 && p.isWord(that+1, "that")
	}
	return false
}

func (p *paragraph) mediumNoun(i int) bool {
	_, ok := p.lexemeAt(i, gazetteer.ThingWord)
	return ok && overlap(p.kindsAt(i), mediaKinds)
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
	if p.toks[i].kind == mark {
		return nil, nil, 0
	}
	for _, l := range p.slotsAt(i) {
		j := i
		for _, w := range l.before {
			if j >= e || !sameFold(p.at(j), w) {
				j = -1
				break
			}
			j++
		}
		if j < 0 || j >= e {
			continue
		}
		k := j + 1
		for _, w := range l.after {
			if k >= e || !sameFold(p.at(k), w) {
				k = -1
				break
			}
			k++
		}
		if k < 0 {
			continue
		}
		pr := p.pronounAt(j)
		if pr == nil {
			continue
		}
		x := lexeme{l.Lexeme, i, k, slotCases, 0}
		return &x, pr, k
	}
	if a, sp, end := p.howAt(i, e); a != nil {
		return a, sp, end
	}
	l, ok := p.lexemeAt(i, gazetteer.Attribution)
	if !ok || l.to >= e {
		return nil, nil, 0
	}
	sp, end = p.partyOrText(l.to, e, l.Lexeme.Cue.Speaker == "nom")
	if sp == nil {
		return nil, nil, 0
	}
	x := l // so that l stays off the heap where nothing is found
	return &x, sp, end
}

// howAt reads "як повідомив X", "как, в частности, напоминает RT", "як своєю чергою пише «Час»", "as X said": what such a clause
// stands beside is content.
func (p *paragraph) howAt(i, e int) (a *lexeme, sp *party, end int) {
	if !p.isWord(i, "how") || i > 0 && p.sameSentence(i-1, i) && p.tok(i-1).kind == word && !p.isWord(i-1, "conjunction") && !p.isWord(i-1, "today") || p.isWord(i-2, "question-noun") {
		return nil, nil, 0
	}
	for j := i + 1; j < min(e, i+9); j++ {
		if p.isWord(j, "that") || p.at(j) == "," && j > i+1 && p.lang.Lang != "en" {
			break
		}
		c, ok := p.cueAt(j)
		if !ok {
			if p.finite(j) {
				break
			}
			continue
		}
		if !says(c) || c.verb != 0 && c.verb&(inflect.Past|inflect.Present) == 0 {
			break
		}
		end := c.to
		for end < min(e, c.to+24) && (p.at(end) != "," || p.isWord(end+1, "relative")) && p.at(end) != ":" && !(p.at(end) == "." && !p.abbreviated(end)) && !(p.isDash(end) && p.spaceBefore(end)) && !p.closesSpeechAt(end) {
			if m := p.mentionFrom(end); m != nil {
				if to := p.afterApposition(m); to > end && to < e {
					end = to
					continue
				}
			}
			end++
		}
		if p.at(end) != "," && end < e && p.at(end) != "." && !p.isDash(end) {
			break
		}
		c.from = i
		sp, _ := p.speakerOf(lexeme{c.Lexeme, j, c.to, c.cases, c.verb}, [2]int{i + 1, end}, true)
		if sp == nil || sp.from < i {
			break // "як повідомлялося раніше": nobody says so
		}
		return &c, sp, end
	}
	return nil, nil, 0
}

// closesSpeechAt reports a closing mark that ends a passage which began long before, not a name in marks.
func (p *paragraph) closesSpeechAt(i int) bool {
	if !isClosing(p.at(i)) || p.opens(i) {
		return false
	}
	for j := i - 1; j >= max(0, i-8) && p.sameSentence(j, i); j-- {
		if p.opens(j) {
			return false
		}
	}
	return true
}

// partyOrText returns the party at token i of an attribution, or the words up to the next comma where nobody known is named.
func (p *paragraph) partyOrText(i, e int, nominative bool) (*party, int) {
	end := i
	for end < min(e, i+40) && p.at(end) != "," && (p.at(end) != "." || p.abbreviated(end) && end+1 < e) && !p.isColon(end) && !(p.isDash(end) && p.spaceBefore(end)) {
		end++
	}
	if p.isWord(end+1, "relative") && p.at(end) == "," {
		// "За словами міністра, країна якого головує, …": the clause belongs to the speaker.
		for end++; end < min(e, i+40) && p.at(end) != ","; end++ {
		}
	} else if p.at(end) == "," && end+2 < e && p.isWord(end+2, "relative") && p.tok(end+1).shape == lower && p.lang.Lang != "en" {
		for end++; end < min(e, i+40) && p.at(end) != ","; end++ {
		}
	}
	for j := i; j < min(end, i+12); j++ {
		x, to := p.partyFrom(j)
		if x == nil || x.m == nil {
			continue
		}
		if x.m.typ == gazetteer.Place && x.m.literal == "" || x.m.typ == gazetteer.Event {
			continue
		}
		if p.lang.Lang == "en" && j > i && p.tok(i).shape == capital && !p.personHeadAt(i) && p.tok2mention(i) == nil && !p.isWord(i, "article") && p.tok(i+1).shape == lower {
			break // "According to Rathbun the Moldova property": somebody whom nobody knows
		}
		if j > i && x.m.typ != gazetteer.Person && (x.m.typ != gazetteer.Media || p.lang.Lang == "en" && p.anyPreposition(j-1)) && p.personHead(i, j) && p.personBetween(j, end) == nil {
			// "за словами представника поліції Києва": a person speaks whom nobody names.
			y := p.words(i, end)
			y.issuer = p.issuerOf(i, end)
			return y, end
		}
		if to > end {
			end = to
		}
		// "за словами голови профспілки «Якір» Леоніда Мороза": the bearer of the title, not the body in it.
		if y := p.personBetween(j, end); y != nil {
			x = y
			if to := p.afterApposition(y.m); to > end {
				end = to
			}
		}
		if p.lang.Lang != "en" && !nominative && x.m.typ == gazetteer.Person {
			end = p.furtherApposition(end, e)
		}
		if p.at(end) != "," && p.lang.Lang != "en" && !nominative {
			if x.to < end {
				end = max(x.to, p.afterApposition(x.m))
			}
		}
		if p.lang.Lang == "en" && x.m.typ == gazetteer.Person && x.to == end {
			end = p.englishApposition(end, e)
		}
		if p.lang.Lang == "en" && p.at(end) != "," && x.to < end {
			return x, p.afterApposition(x.m) // "According to Plank the bridge was closed": no comma
		}
		return x, end
	}
	if p.lang.Lang == "en" && end-i > 8 && p.tok(i).shape == capital {
		end = i
		for end < i+4 && p.tok(end).kind == word && p.tok(end).shape != lower {
			end++
		}
	}
	if end-i > 10 || end == i {
		return nil, 0
	}
	// "According to the team's coach, Walter Plank, the boat …"
	if m := p.mentionFrom(end + 1); m != nil && m.typ == gazetteer.Person && p.at(end) == "," && m.to < e && p.at(m.to) == "," && p.personHead(i, end) {
		return p.partyOf(m), m.to
	}
	x := p.words(i, end)
	x.issuer = p.issuerOf(i, end)
	if p.lang.Lang != "en" && !nominative {
		end = p.furtherApposition(end, e) // "По словам собеседника, *близкого к правительству*, …"
	}
	return x, end
}

// englishApposition passes what a person is, between commas: "According to Ida Plank, *a rope maker*, …".
func (p *paragraph) englishApposition(end, e int) int {
	if p.at(end) != "," || !p.isWord(end+1, "article") || p.at(end+1) == "the" && !p.hasPost(end+2, min(e, end+6)) {
		return end
	}
	for i := end + 2; i < min(e-2, end+12); i++ {
		switch {
		case p.at(i) == ",":
			return i
		case p.finite(i) || p.toks[i].kind == mark:
			return end
		}
	}
	return end
}

// furtherApposition passes genitives between commas that say more of the one before: "За словами Льва Зими, секретаря спілки, *найбільшої
// в країні*, …".
func (p *paragraph) furtherApposition(end, e int) int {
	for p.at(end) == "," {
		next := end + 1
		for next < min(e, end+14) && p.at(next) != "," {
			if p.finite(next) || p.tok(next).kind == mark {
				return end
			}
			next++
		}
		l, ok := p.headNoun(end + 1)
		if p.at(next) != "," || !(ok && l.cases != 0 && l.cases&inflect.Gen != 0 && l.cases&inflect.Nom == 0) && !(p.tok(end+1).shape == lower && hasAny(p.at(end+1), "ого", "его", "ої", "ьої", "ой", "ей")) {
			return end
		}
		end = next
	}
	return end
}

// personHead reports whether a noun for a person stands among tokens from..to-1.
func (p *paragraph) personHead(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := p.lexemeAt(i, gazetteer.PersonWord); ok {
			return true
		}
	}
	return false
}

func (p *paragraph) personBetween(from, to int) *party {
	for i := from; i < to; i++ {
		if m := p.mentionFrom(i); m != nil && m.typ == gazetteer.Person && m.to <= to {
			return p.partyOf(m)
		}
	}
	return nil
}

// slotsAt returns the slots that may begin at token i: none where its word begins none of them.
func (p *paragraph) slotsAt(i int) []slot {
	if !p.begins(i, hasSlot) {
		return nil
	}
	return p.slots
}

// slotsOf gathers the attributions round a possessive of every language.
func slotsOf(g *gazetteer.Gazetteer) map[gazetteer.Lang][]slot {
	out := map[gazetteer.Lang][]slot{}
	for _, lang := range gazetteer.Languages {
		for _, l := range g.Attributions(lang) {
			for _, s := range l.Cue.Slots {
				out[lang] = append(out[lang], slot{l, strings.Fields(s[0]), strings.Fields(s[1])})
			}
		}
	}
	return out
}
