package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// party is somebody in the narrator's words: a name, an office, a role word, a pronoun, or people without a name.
type party struct {
	Span
	from, to int
	m        *mention // nil of pronouns and of the nameless
	person   *person  // of pronouns
	gender   inflect.Gender
	cases    inflect.Cases
	plural   bool
}

func (x *party) id() string {
	switch {
	case x == nil:
		return ""
	case x.m != nil:
		return x.m.id()
	case x.person != nil:
		return x.person.id
	}
	return ""
}

// slot is an attribution round a possessive: за … словами.
type slot struct {
	*gazetteer.Lexeme
	before, after string
}

// partyFrom returns the party that starts at token i, and the token after it with its apposition.
func (r *reader) partyFrom(i int) (*party, int) {
	if i < 0 || i >= len(r.toks) {
		return nil, 0
	}
	if isOpening(r.at(i)) {
		if m := r.mentionFrom(i + 1); m != nil && isClosing(r.at(m.to)) {
			x := r.partyOf(m)
			return x, m.to + 1
		}
	}
	if m := r.mentionFrom(i); m != nil {
		return r.partyOf(m), r.afterApposition(m)
	}
	if x := r.pronounAt(i); x != nil {
		return x, i + 1
	}
	// "президент Польщі Навроцький": the title stands before the name.
	for _, t := range r.titles {
		if t.from == i && t.bearer != nil && t.bearer.from >= t.to-1 && !t.bearer.family {
			return r.partyOf(t.bearer), r.afterApposition(t.bearer)
		}
	}
	if l, ok := r.lexemeAt(i, gazetteer.ThingWord); ok {
		if m := r.mentionFrom(l.to); m != nil && m.typ != gazetteer.Person {
			return r.partyOf(m), m.to
		}
		if isOpening(r.at(l.to)) {
			if m := r.mentionFrom(l.to + 1); m != nil {
				return r.partyOf(m), m.to + 1
			}
		}
	}
	return nil, 0
}

// mentionFrom returns the mention that starts at token i, the longest one.
func (r *reader) mentionFrom(i int) *mention {
	var best *mention
	for _, m := range r.written {
		if m.from == i && (best == nil || m.to > best.to) {
			best = m
		}
	}
	return best
}

func (r *reader) partyOf(m *mention) *party {
	return &party{Span: m.Span, from: m.from, to: m.to, m: m, gender: m.gender, cases: m.cases}
}

// afterApposition returns the token after a mention and what stands between commas behind it: "Hana Moriyama, head of the union".
func (r *reader) afterApposition(m *mention) int {
	end := m.to
	if isClosing(r.at(end)) && isOpening(r.at(m.from-1)) {
		end++
	}
	for _, t := range r.titles {
		if t.bearer == m && t.from > m.to {
			end = t.to
			for end < len(r.toks) && r.sameSentence(m.from, end) && r.at(end) != "," && r.at(end) != "." {
				end++
			}
		}
	}
	return end
}

// partyEnding returns the party that ends right before token i.
func (r *reader) partyEnding(i int) *party {
	for _, m := range r.written {
		if m.to == i && r.sameSentence(m.from, i-1) {
			return r.widest(m)
		}
	}
	if x := r.pronounAt(i - 1); x != nil {
		return x
	}
	return nil
}

// widest returns the mention that m stands in and that ends where m ends: the office rather than the country in it.
func (r *reader) widest(m *mention) *party {
	for _, o := range r.written {
		if o.to == m.to && o.from < m.from {
			m = o
		}
	}
	x := r.partyOf(m)
	for _, t := range r.titles {
		if t.bearer == m && t.from < m.from {
			x.from = t.from
		}
	}
	return x
}

// wholeParty returns the party that tokens from..to-1 are as a whole, title included.
func (r *reader) wholeParty(from, to int) *party {
	for to > from && (r.at(to-1) == "." || isClosing(r.at(to-1)) && isOpening(r.at(from))) {
		to--
		if isOpening(r.at(from)) {
			from++
		}
	}
	if to-from > 9 || to <= from {
		return nil
	}
	x, end := r.partyFrom(from)
	if x == nil || x.m == nil {
		if t := r.titleWhole(from, to); t != nil {
			return t
		}
		return nil
	}
	if end >= to || x.to >= to {
		return x
	}
	return nil
}

// titleWhole makes a party of an office phrase whose holder nobody knows.
func (r *reader) titleWhole(from, to int) *party {
	for _, t := range r.titles {
		if t.from == from && t.to == to {
			return &party{Span: Span{r.toks[from].Start, r.toks[to-1].End}, from: from, to: to, gender: t.gender, cases: t.cases}
		}
	}
	return nil
}

// pronounAt returns the personal or possessive pronoun at token i with whom it means.
func (r *reader) pronounAt(i int) *party {
	if r.tok(i).kind != word {
		return nil
	}
	x := &party{Span: r.tok(i).Span, from: i, to: i + 1, cases: singular &^ inflect.Nom}
	switch {
	case r.isWord(i, "he") || r.isWord(i, "his"):
		x.gender = inflect.Masculine
	case r.isWord(i, "she") || r.isWord(i, "her"):
		x.gender = inflect.Feminine
	case r.isWord(i, "they") || r.isWord(i, "their"):
		x.plural = true
	default:
		return nil
	}
	for _, class := range []string{"he", "she", "they"} {
		if ws := r.lang.Words[class]; len(ws) > 0 && strings.EqualFold(ws[0], r.at(i)) {
			x.cases = inflect.Nom
		}
	}
	if !x.plural {
		x.person = r.antecedent(i, x.gender)
	}
	return x
}

// antecedent returns whom a pronoun at token i means: the last speaker of its gender where the words go on, else the person of that
// gender named last in the narrator's words.
func (r *reader) antecedent(i int, g inflect.Gender) *person {
	for k := len(r.quotes) - 1; k >= 0; k-- {
		q := r.quotes[k]
		if q.speaker == nil || r.toks[i].sent-q.sent > 2 {
			continue
		}
		p := q.speaker.bearer()
		if p != nil && p.gender == g && q.cue[0] <= i {
			return p
		}
		break
	}
	var best *person
	at := -1
	for _, p := range r.persons {
		if p.gender != 0 && p.gender != g {
			continue
		}
		if score := r.prominence(p, i); score > at && int(r.toks[i].sent)-score/100 <= 3 {
			best, at = p, score
		}
	}
	return best
}

// bearer returns the person behind a party, nil for bodies and the nameless.
func (x *party) bearer() *person {
	if x == nil {
		return nil
	}
	if x.m != nil {
		return x.m.person
	}
	return x.person
}

// speakerOf finds who speaks by the cue c in the narrator's tokens region: beside a quote the subject stands after the verb as a rule,
// elsewhere before it.
func (p *paragraph) speakerOf(c lexeme, region [2]int, direct bool) (*party, []*party) {
	right := p.subjectAfter(c, region)
	left := p.subjectBefore(c, region)
	x := left
	switch {
	case left == nil:
		x = right
	case right != nil && (direct || right.from == c.to && c.Lexeme.Cue.To == "" || right.onlyNominative() && right.from <= c.to+1 && !left.adjacentTo(c.from)):
		x = right
	}
	if x == nil {
		x = p.speakerIn(c, region)
	}
	if x == nil {
		x = p.nameless(c, region, direct)
	}
	if x == nil && c.verb&(inflect.Impersonal) == 0 {
		x = p.carriedOver(c)
	}
	return x, p.together(x, region)
}

func (x *party) onlyNominative() bool {
	return x.cases&inflect.Nom != 0 && x.cases&(inflect.Acc|inflect.Dat|inflect.Gen) == 0
}

func (x *party) adjacentTo(i int) bool { return x.to == i }

// subjectAfter looks for a nominative right of the cue, up to the next comma or colon.
func (p *paragraph) subjectAfter(c lexeme, region [2]int) *party {
	for i := c.to; i < region[1]; i++ {
		s := p.at(i)
		if s == "," || s == ":" || s == ";" || s == "." && !p.abbreviated(i) || p.isWord(i, "that") {
			return nil
		}
		if p.hasPreposition(i) || p.isWord(i-1, "preposition") || p.isWord(i-1, "place-preposition") {
			if _, end := p.partyFrom(i); end > 0 {
				i = end - 1
				continue
			}
		}
		x, end := p.partyFrom(i)
		if x == nil {
			continue
		}
		if p.maySpeak(x, c) {
			return x
		}
		i = max(i, end-1)
	}
	return nil
}

// subjectBefore looks for a nominative left of the cue within its sentence.
func (p *paragraph) subjectBefore(c lexeme, region [2]int) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	for i := c.from - 1; i >= s; i-- {
		if p.at(i) == ";" {
			return nil
		}
		if p.speech[i] && !p.inClause(i, c.from) {
			continue
		}
		if m := p.apposedOver(i); m != nil && m.from >= s {
			i = m.to // "Kim Yo Jong, the sister of Kim Jong Un, accused": on to the name before
			continue
		}
		var x *party
		for _, m := range p.written {
			if m.to == i+1 && m.from >= s {
				x = p.widest(m)
				break
			}
		}
		if x == nil {
			x = p.pronounAt(i)
		}
		if x == nil {
			continue
		}
		if !p.prepositioned(x.from) && p.maySpeak(x, c) {
			return x
		}
		i = x.from
	}
	return nil
}

// apposedOver returns the bearer of the apposition in which token i stands.
func (r *reader) apposedOver(i int) *mention {
	for _, t := range r.titles {
		if t.bearer != nil && t.bearer.to < t.at && t.bearer.to < i && t.at <= i && i < r.afterApposition(t.bearer) {
			return t.bearer
		}
	}
	return nil
}

// inClause reports whether token i lies in the same quoted content as the cue itself.
func (p *paragraph) inClause(i, c int) bool { return p.speech[c] }

func (r *reader) prepositioned(i int) bool {
	for isOpening(r.at(i-1)) || r.isWord(i-1, "article") {
		i--
	}
	if l := r.tok2thing(i - 1); l {
		i--
	}
	return r.hasPreposition(i) || r.isWord(i-1, "preposition") || r.isWord(i-1, "place-preposition") || r.isWord(i-1, "between")
}

func (r *reader) tok2thing(i int) bool {
	_, ok := r.lexemeAt(i, gazetteer.ThingWord)
	return ok && r.lang.Lang != "en"
}

// maySpeak reports whether x can be the subject of cue c: a person or a body in the nominative whose gender and number agree.
func (p *paragraph) maySpeak(x *party, c lexeme) bool {
	if x.m != nil {
		switch x.m.typ {
		case gazetteer.Event:
			return false
		case gazetteer.Place:
			return x.m.literal != ""
		}
	}
	if x.cases != 0 && x.cases&inflect.Nom == 0 {
		return false
	}
	g := x.gender
	if x.m != nil && x.m.person != nil && x.m.person.gender != 0 {
		g = x.m.person.gender
		// "министр заявил" of a woman: the noun's gender counts too.
		if x.m.via == ViaOffice || x.m.via == ViaRoleWord {
			if agrees(c.verb, x.gender) {
				return true
			}
		}
	}
	if x.m != nil && (x.m.typ == gazetteer.Media || x.m.body != nil) {
		return true // "пише УП", "повідомило Суспільне": genders of media vary
	}
	if x.plural {
		return c.verb&(inflect.MascSg|inflect.FemSg|inflect.NeutSg|inflect.Sg3) == 0
	}
	if p.coordinated(x) && c.verb&inflect.Pl3 != 0 {
		return true
	}
	if c.verb&inflect.Pl3 != 0 && c.verb&inflect.Sg3 == 0 && c.verb&inflect.Past != 0 && g != inflect.Plural && p.lang.Lang != "en" {
		return false
	}
	return agrees(c.verb, g)
}

func (r *reader) coordinated(x *party) bool {
	return r.isWord(x.to, "and") || r.isWord(x.from-1, "and")
}

// speakerIn reads "у кремлі пригрозили", "В Токио подтвердили", "у «Праві і справедливості» нагадали".
func (p *paragraph) speakerIn(c lexeme, region [2]int) *party {
	if c.verb&inflect.Pl3 == 0 && c.verb != 0 && c.verb&inflect.Impersonal == 0 {
		return nil
	}
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	var best *party
	for i := s; i < region[1]; i++ {
		if !p.isWord(i, "in") || p.speech[i] {
			continue
		}
		x, _ := p.partyFrom(i + 1)
		if x == nil || x.m == nil || x.m.typ == gazetteer.Person {
			continue
		}
		if x.m.typ == gazetteer.Media && p.isSocial(x.m) {
			continue
		}
		if x.from < c.from || best == nil && x.from <= c.to+2 {
			best = x
		}
	}
	return best
}

func (r *reader) isSocial(m *mention) bool {
	return m.entity != nil && overlap(m.entity.Kinds, []string{"messenger", "social-network"})
}

// nameless returns who speaks without being anybody known: "джерела повідомили", "адміністрація аеропорту повідомила", "У повідомленні
// зазначається", "Belgocontrol said".
func (p *paragraph) nameless(c lexeme, region [2]int, direct bool) *party {
	s := max(region[0], p.sents[p.toks[c.from].sent][0])
	if c.verb&inflect.Impersonal != 0 || c.verb == 0 || c.verb&inflect.Pl3 != 0 || c.verb&inflect.Sg3 != 0 && hasAny(p.at(c.from), "ться", "тся") {
		// "У повідомленні скаржників зазначається": the document speaks.
		for i := s; i < region[1]; i++ {
			if !p.isWord(i, "in") || p.speech[i] || i == c.to && c.to >= region[1] {
				continue
			}
			end := p.phraseEnd(i+1, region[1], c)
			if end > i+1 && p.tok(i+1).shape == lower && (end == c.from || i >= c.to) && !p.isWord(i+1, "today") {
				return p.words(i+1, end)
			}
		}
	}
	if direct || c.Lexeme.Cue.To == "" {
		if x := p.phraseAfter(c, region); x != nil {
			return x
		}
	}
	if x := p.phraseBefore(c, s); x != nil {
		return x
	}
	return p.phraseAfter(c, region)
}

// words makes a party of tokens from..to-1 whom nobody knows.
func (p *paragraph) words(from, to int) *party {
	return &party{Span: p.span(from, to), from: from, to: to}
}

// phraseEnd returns the end of the noun phrase that starts at token i.
func (p *paragraph) phraseEnd(i, limit int, c lexeme) int {
	j := i
	for j < limit && j < i+8 && p.sameSentence(i, j) && p.toks[j].kind != mark && !p.stopsPhrase(j) && !(c.from <= j && j < c.to) {
		if j > i && (p.hasPreposition(j+1) || p.isWord(j, "preposition")) && !p.isWord(j, "by") {
			break
		}
		j++
	}
	return j
}

func (p *paragraph) phraseAfter(c lexeme, region [2]int) *party {
	i := c.to
	for i < region[1] && p.isWord(i, "today") {
		i = p.wordEnd(i, "today")
	}
	// "повідомила у Twitter адміністрація аеропорту": a venue may stand between.
	for i+1 < region[1] && p.isWord(i, "in") {
		if m := p.mentionFrom(i + 1); m != nil {
			i = m.to
			continue
		}
		return nil
	}
	if i >= region[1] || p.isWord(i, "preposition") || p.isWord(i, "place-preposition") || p.tok(i).kind != word || p.tok2mention(i) != nil {
		return nil
	}
	if end := p.phraseEnd(i, region[1], c); end > i && (end == region[1] || p.toks[end].kind == mark || p.hasPreposition(end+1)) {
		if l, ok := p.lexemeAt(i, gazetteer.PersonWord); ok && l.cases&inflect.Nom == 0 {
			return nil
		}
		if p.tok(i).shape == lower && !p.nounLike(i) {
			return nil
		}
		return p.words(i, end)
	}
	return nil
}

func (p *paragraph) phraseBefore(c lexeme, s int) *party {
	i := c.from
	for i > s && i > c.from-8 && p.toks[i-1].kind == word && !p.stopsPhrase(i-1) && !p.speech[i-1] {
		i--
	}
	for i < c.from && (p.isWord(i, "today") || p.isWord(i, "conjunction") || p.isWord(i, "article") || p.isWord(i, "about-this")) {
		i++
	}
	if i == c.from || p.hasPreposition(i+1) || p.isWord(i, "preposition") || p.isWord(i, "in") || p.isWord(i, "with") || p.isWord(i, "place-preposition") {
		return nil
	}
	if p.tok(i).shape == lower && p.lang.Lang != "en" && !p.nounLike(i) {
		return nil
	}
	return p.words(i, c.from)
}

// nounLike keeps adverbs and prepositions from being taken for a subject.
func (p *paragraph) nounLike(i int) bool {
	for _, c := range []gazetteer.Class{gazetteer.PersonWord, gazetteer.ThingWord, gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.Institution} {
		if _, ok := p.lexemeAt(i, c); ok {
			return true
		}
	}
	return p.isWord(i, "anonymous") || p.isWord(i, "document")
}

// carriedOver takes the speaker of the quote right before, where the cue has no subject of its own and agrees: "…, додав він" without "він".
func (p *paragraph) carriedOver(c lexeme) *party {
	if p.last == nil || p.last.speaker == nil || p.lang.Lang == "en" || p.toks[c.from].sent-p.last.sent > 2 {
		return nil
	}
	if c.verb&(inflect.MascSg|inflect.FemSg|inflect.Sg3|inflect.Gerund) == 0 {
		return nil
	}
	x := p.last.speaker
	g := x.gender
	if b := x.bearer(); b != nil {
		g = b.gender
	}
	if !agrees(c.verb, g) {
		return nil
	}
	return x
}

// together returns those who speak with x: "X і Y заявили".
func (p *paragraph) together(x *party, region [2]int) (co []*party) {
	if x == nil || x.m == nil {
		return nil
	}
	if p.isWord(x.to, "and") {
		if y, _ := p.partyFrom(p.wordEnd(x.to, "and")); y != nil && y.m != nil && y.from < region[1] && y.m.typ == x.m.typ && y.cases&inflect.Nom != 0 {
			co = append(co, y)
		}
	}
	if p.isWord(x.from-1, "and") {
		if y := p.partyEnding(x.from - 1); y != nil && y.m != nil && y.m.typ == x.m.typ && y.cases&inflect.Nom != 0 {
			co = append(co, y)
		}
	}
	return co
}

// partyOrText returns the party at token i of an attribution, or the words up to the next comma where nobody known is named.
func (p *paragraph) partyOrText(i, e int, nominative bool) (*party, int) {
	end := i
	for end < e && p.at(end) != "," && p.at(end) != "." && p.at(end) != ":" {
		end++
	}
	for j := i; j < min(end, i+12); j++ {
		x, to := p.partyFrom(j)
		if x == nil || x.m == nil {
			continue
		}
		if x.m.typ == gazetteer.Place && x.m.literal == "" {
			continue
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
		if p.at(end) != "," && p.lang.Lang != "en" && !nominative {
			if x.to < end {
				end = max(x.to, p.afterApposition(x.m))
			}
		}
		return x, end
	}
	if end-i > 8 || end == i {
		return nil, 0
	}
	return &party{Span: Span{p.toks[i].Start, p.toks[end-1].End}, from: i, to: end}, end
}

func (p *paragraph) personBetween(from, to int) *party {
	for _, m := range p.written {
		if m.typ == gazetteer.Person && m.from >= from && m.to <= to {
			return p.partyOf(m)
		}
	}
	return nil
}

// writeQuotes fills targets, addressees and media and writes the layer.
func (r *reader) writeQuotes() {
	slices.SortStableFunc(r.quotes, func(a, b *quote) int { return a.content[0][0] - b.content[0][0] })
	p := &paragraph{reader: r}
	for _, q := range r.quotes {
		x := Quote{Type: q.typ, Act: q.act, Parent: -1, Negated: q.negated, Rule: q.rule}
		for _, c := range q.content {
			x.Spans = append(x.Spans, r.span(c[0], c[1]))
		}
		if q.cue[1] > q.cue[0] {
			s := r.span(q.cue[0], q.cue[1])
			x.Cue = &s
		}
		x.InTitle = r.d.Zones[r.toks[q.content[0][0]].zone].Kind == Title
		if q.speaker != nil {
			s := r.role(q.speaker)
			x.Speaker = &s
		}
		for _, c := range q.co {
			x.CoSpeakers = append(x.CoSpeakers, r.role(c))
		}
		x.Addressees = r.addressees(q)
		media := q.media
		if q.region[1] > q.region[0] {
			media = append(p.mediaIn(q, r.attributionRegion(q)), media...)
		}
		x.Media = dropRoles(media, x.Addressees)
		x.Targets = r.targets(q)
		r.d.Quotes = append(r.d.Quotes, x)
	}
}

func (r *reader) span(from, to int) Span { return Span{r.toks[from].Start, r.toks[to-1].End} }

// attributionRegion is the sentence of the cue, in which media stand.
func (r *reader) attributionRegion(q *quote) [2]int {
	s := r.sents[q.sent]
	return [2]int{min(s[0], q.region[0]), max(s[1], q.region[1])}
}

func (r *reader) role(x *party) Role {
	role := Role{Span: x.Span, Entity: x.id()}
	switch {
	case x.m != nil:
		role.Type = x.m.typ
		role.Name = r.nameOf(x.m)
		if len(x.m.candidates) > 0 {
			role.Entity, role.Name = "", ""
		}
	case x.person != nil:
		role.Type = gazetteer.Person
		role.Name = r.nameOf(&mention{entity: x.person.entity, person: x.person})
	}
	return role
}

func dropRoles(roles, other []Role) (kept []Role) {
	for _, x := range roles {
		if !slices.ContainsFunc(other, func(o Role) bool { return o.Span == x.Span }) && !slices.ContainsFunc(kept, func(o Role) bool { return o.Span == x.Span }) {
			kept = append(kept, x)
		}
	}
	return kept
}

// inContent reports whether token i lies in the content of q.
func (q *quote) inContent(i int) bool {
	return slices.ContainsFunc(q.content, func(c [2]int) bool { return c[0] <= i && i < c[1] })
}

// targets lists every entity that the content names, the speaker left out, and persons by a pronoun whose noun is in the content.
func (r *reader) targets(q *quote) (out []Role) {
	speaker := q.speaker.id()
	for _, c := range q.content {
		for _, m := range r.written {
			if m.from < c[0] || m.to > c[1] || m.id() == "" || m.id() == speaker || len(m.candidates) > 0 {
				continue
			}
			out = append(out, r.role(r.partyOf(m)))
		}
		for i := c[0]; i < c[1]; i++ {
			if x := r.pronounTarget(i, c, q); x != nil {
				out = append(out, r.role(x))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Role) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return out
}

// pronounTarget resolves a pronoun in content to the nearest person that the same content names before it: "візит Сі Цзіньпіна … і *його*
// зустріч". What lies outside is too uncertain to make an edge of.
func (r *reader) pronounTarget(i int, c [2]int, q *quote) *party {
	x := r.pronounAt(i)
	if x == nil || x.plural {
		return nil
	}
	x.person = nil
	for _, m := range r.written {
		if m.person != nil && m.from >= c[0] && m.to <= i && m.id() != q.speaker.id() && (m.person.gender == 0 || m.person.gender == x.gender) {
			x.person = m.person
		}
	}
	if x.person == nil {
		return nil
	}
	return x
}

// addressees are those whom the frame of the cue puts between it and the content, in the case that it demands.
func (r *reader) addressees(q *quote) (out []Role) {
	if q.frame == nil || q.frame.To == "" {
		return nil
	}
	want := map[string]inflect.Cases{"dat": inflect.Dat, "acc": inflect.Acc, "gen": inflect.Gen}[q.frame.To]
	for i := q.cue[1]; i < q.region[1]; i++ {
		if r.at(i) == "," || q.inContent(i) {
			break
		}
		if r.isWord(i, "in") || r.isWord(i, "with") || r.isWord(i, "preposition") || r.isWord(i, "venue") || r.isWord(i, "place-preposition") {
			break
		}
		x, end := r.partyFrom(i)
		if x == nil || x.m == nil && x.person == nil {
			continue
		}
		if q.speaker != nil && x.Span == q.speaker.Span || x.id() == "" {
			i = max(i, end-1)
			continue
		}
		if r.lang.Lang == "en" || x.cases&want != 0 || x.cases == 0 {
			out = append(out, r.role(x))
		}
		i = max(i, end-1)
	}
	return out
}

// mediaIn lists the media that the narrator names in region, each with its role.
func (p *paragraph) mediaIn(q *quote, region [2]int) (out []Role) {
	out = q.media
	for _, m := range p.written {
		if m.typ != gazetteer.Media || m.from < region[0] || m.to > region[1] || q.inContent(m.from) || p.speech[m.from] || q.speaker != nil && m.Span == q.speaker.Span {
			continue
		}
		medium := p.mediumRole(m, q)
		if medium == "" {
			continue
		}
		x := p.role(p.partyOf(m))
		x.Medium = medium
		out = append(out, x)
	}
	return out
}

// mediumRole tells a relay (із посиланням на X), a venue (в ефірі X, у Telegram) and a carrier (передає X) apart by the words before.
func (p *paragraph) mediumRole(m *mention, q *quote) string {
	s, _ := p.sentence(m.from)
	for i := m.from - 1; i >= max(s, m.from-5); i-- {
		switch {
		case p.isWord(i, "relay"):
			return "relay"
		case p.isWord(i, "venue"):
			return "venue"
		case p.carries(i) && !p.onlyOwnCue(i, q):
			return "carrier"
		case p.isWord(i, "in") && i == m.from-1:
			return "venue"
		case p.at(i) == "," && !isOpening(p.at(i)):
			if c, ok := p.cueAt(m.to); ok && c.verb != 0 {
				return "carrier"
			}
			return ""
		}
		if _, ok := p.cueAt(i); ok && !p.onlyOwnCue(i, q) {
			return "carrier"
		}
	}
	if c, ok := p.cueAt(m.to); ok && c.from != q.cue[0] {
		return "carrier"
	}
	if q.frame != nil && q.frame.Quoted != "" {
		return "carrier"
	}
	return ""
}

// onlyOwnCue reports whether the cue at token i is the one of q itself, which has its own subject.
func (p *paragraph) onlyOwnCue(i int, q *quote) bool {
	return q.cue[0] <= i && i < q.cue[1] && q.frame != nil && q.frame.Quoted == ""
}

// slotsOf gathers the attributions round a possessive of every language.
func slotsOf(g *gazetteer.Gazetteer) map[gazetteer.Lang][]slot {
	out := map[gazetteer.Lang][]slot{}
	for _, lang := range gazetteer.Languages {
		for _, l := range g.Attributions(lang) {
			for _, s := range l.Cue.Slots {
				out[lang] = append(out[lang], slot{l, s[0], s[1]})
			}
		}
	}
	return out
}
