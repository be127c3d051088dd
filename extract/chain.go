package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// chain is the name of a body that is a phrase: adjectives, a head noun and what belongs to it ("Вищий господарський суд України",
// "Департамент по выходу Британии из ЕС", "Федерация бобслея").
type chain struct {
	from, head, to int
	noun           nounForm
	cases          inflect.Cases
	own            int  // words after the head that belong to it
	proper         bool // one of them is a name
}

// chainAt reads the chain that begins at token i, nil where none does.
func (r *reader) chainAt(i int) *chain {
	if r.tok(i).kind != word || !r.openToAdjective(i) {
		return nil
	}
	if _, ok := r.noun(i, "body-head"); !ok && !r.adjectiveAt(i) {
		return nil
	}
	if r.opensSentence(i) && r.tok(i+1).shape == capital && r.sameSentence(i, i+1) && r.adjectiveAt(i+1) && !r.relationalAt(i) {
		return nil // "Опозиційна Конгресова партія": the name begins with the second capital
	}
	s, e := r.sentence(i)
	c := chain{from: i, head: i}
	for c.head < min(e, i+5) && r.openToAdjective(c.head) {
		if n, ok := r.noun(c.head, "body-head"); ok && r.tok(c.head).shape != upper && r.openTo(c.head) {
			c.noun, c.cases = n, n.cases
			break
		}
		if r.tok(c.head).kind != word || !r.adjectiveAt(c.head) || r.stopsPhrase(c.head) || c.head > i && !r.adjacent(c.head-1, c.head) {
			return nil
		}
		c.head++
	}
	if c.noun.class == "" || c.head > i && !r.adjacent(c.head-1, c.head) {
		return nil
	}
	for j := i; j < c.head; j++ {
		// "Британська палата": each adjective agrees with the head, or the phrase begins after it.
		if c.cases = r.agreesWith(r.at(j), c.noun.gender, r.nounCases(c.head, c.noun.lemma)) & c.casesOrAll(); c.cases == 0 {
			return nil
		}
	}
	c.to = c.head + 1
	r.chainTail(&c, e)
	for c.to > c.head+1 && r.anyPreposition(c.to-1) {
		c.to-- // "комитетом ООН против пыток *в* Женеве"
	}
	if !r.chainIsName(&c, s) {
		return nil
	}
	found := c // so that c stays off the heap where none is
	return &found
}

func (c *chain) casesOrAll() inflect.Cases {
	if c.cases == 0 {
		return ^inflect.Cases(0)
	}
	return c.cases
}

// nounCases joins the cases of all readings of the form at token i that have the lemma.
func (r *reader) nounCases(i int, lemma string) (cases inflect.Cases) {
	for _, f := range r.nounsAt(i) {
		if f.lemma == lemma && f.class == "body-head" {
			cases |= f.cases
		}
	}
	return cases
}

// openTo reports whether token i may be a part of a body's name: nothing stands there but what the reader may think again about.
func (r *reader) openTo(i int) bool {
	m := r.tok2mention(i)
	return m == nil || m.family || m.weak
}

// openToAdjective is openTo for adjectives, which may look like a town in the genitive: "Луцька міська рада", "Генічеська РДА".
func (r *reader) openToAdjective(i int) bool {
	m := r.tok2mention(i)
	return r.openTo(i) || m.typ == gazetteer.Place && m.to == m.from+1 && r.relationalAt(i) && r.adjectiveAt(i) && r.sameSentence(i, i+1)
}

// chainTail takes in what belongs to the head.
func (r *reader) chainTail(c *chain, e int) {
	for j := c.to; j < e; {
		if r.tok(j).kind != mark && !r.adjacent(j-1, j) {
			return
		}
		if m := r.nameFrom(j); m != nil && !m.family {
			if !r.belongsToBody(m, j, c) {
				return
			}
			c.to, c.proper, c.own = m.to, true, c.own+1
			j = m.to
			continue
		}
		at := r.at(j)
		switch {
		case r.tok(j).kind == mark:
			if !isOpening(at) || r.tok(c.from).shape != capital || c.from > 0 && r.opensSentence(c.from) {
				return
			}
			// "Центр сучасного мистецтва «Дах»": a capital in the middle of a sentence takes the marks into the name.
			if close := r.closingMark(j); close > 0 && close-j <= 8 && r.capitalised(j+1) {
				c.to, c.proper = close+1, true
			}
			return
		case r.among(at, "named-after") && j+1 < e:
			// "Театр им. Йозефа Бойса", "університет імені Шевченка".
			k := j + 1
			if r.at(k) == "." {
				k++
			}
			n := k
			for n < min(e, k+4) && (r.capitalised(n) || r.at(n) == "." && n > k && utf8.RuneCountInString(r.at(n-1)) <= 2 || r.isParticle(n)) {
				n++
			}
			if n == k {
				return
			}
			c.to, c.proper = n, true
			return
		case r.among(at, "time-genitive"):
			return
		case r.linkAt(j) > 0:
			// "Комітет з питань охорони здоров'я", "управління у справах сім'ї".
			k := r.linkAt(j)
			if k >= e || r.tok(k).kind != word {
				return
			}
			c.to, c.own = k, c.own+1
			if r.tok(k).shape == lower && !r.stopsPhrase(k) {
				c.to = k + 1
			}
			j = c.to
		case c.own == 0 && c.from < c.head && r.tok(c.from).shape == capital && r.among(c.noun.lemma, "state-head") && r.dutyAfter(j) > 0:
			c.to, c.own = r.dutyAfter(j), 1
			j = c.to
		case r.placeAfter(j, c) > 0:
			c.to, c.proper = r.placeAfter(j, c), true
			j = c.to
		case (r.isWord(j, "and") || at == ",") && c.own > 0 && j+1 < e && r.tok(j+1).kind == word && r.tok(j+1).shape == lower && r.genitive(r.at(j+1)) && !r.stopsPhrase(j+1) && r.tok(j-1).shape == lower && r.adjacent(j, j+1):
			// "освіти і науки", "доходів і зборів".
			c.to, c.own = j+2, c.own+1
			j = c.to
		case r.tok(j).kind != word || r.stopsPhrase(j) || r.isWord(j, "preposition") || r.isWord(j, "place-preposition") || r.isWord(j, "in") || r.isWord(j, "with") || r.isWord(j, "by"):
			return
		case r.tok(j).shape == lower && (hasAny(c.noun.lemma, "суд") || overlap(r.kindsAt(j), []string{"country", "city", "region", "company", "organization"})):
			// "Верховный суд страны", "Верховным судом смертного приговора": what no name ends in.
			return
		case r.tok(j).shape == lower && r.genitive(at):
			if r.surelyFinite(j) {
				return // "на Лондонской бирже выросли"
			}
			if l, person := r.lexemeAt(j, gazetteer.PersonWord); person && (r.tok(c.from).shape == lower || l.cases&inflect.GenPl == 0) {
				return // "школа режисера", but "Спілка художників"
			}
			if r.among(at, "holders") {
				c.own, c.to = 0, c.head // "Рада директорів ПАТ": of whoever it is, no name
				return
			}
			c.to, c.own = j+1, c.own+1
			j = c.to
		case r.tok(j).shape == capital && r.genitive(folded(at)) && r.openTo(j) && c.own < 6 && !r.holderHere(c, j):
			// "Фонд Бориса Колесова", "Інститут Горшеніна".
			c.to, c.own, c.proper = j+1, c.own+1, true
			j = c.to
		default:
			return
		}
	}
}

// holderHere reports whether at token j the name of a person begins who belongs to the body, not to its name: "глава міністерства Баррі Ловенкрон", "директорка
// обласної бібліотеки Наталя Сивак", but "Фонд Бориса Колесова".
func (r *reader) holderHere(c *chain, j int) bool {
	if !r.personHere(j) {
		return false
	}
	if g, ok := r.givenAt(j); ok && g.cases&inflect.Gen == 0 {
		return true
	}
	return c.own > 0 || r.among(c.noun.lemma, "state-head")
}

// personHere reports whether a person's name begins at token j: "глава министерства Барри Лоуенкрон" names no ministry of Barry.
func (r *reader) personHere(j int) bool {
	if _, ok := r.givenAt(j); ok {
		return true
	}
	return r.sameSentence(j, j+1) && r.nameWord(j+1) && r.adjacent(j, j+1) && !r.relationalAt(j) || r.initialAt(j) > 0
}

// belongsToBody reports whether the name at token j is part of the name of the body before it: a country, a place or another body in the
// genitive.
func (r *reader) belongsToBody(m *mention, j int, c *chain) bool {
	switch m.typ {
	case gazetteer.Country, gazetteer.Place, gazetteer.Organization:
	default:
		return false
	}
	if m.cases != 0 && m.cases&(inflect.Gen|inflect.GenPl) == 0 {
		return false
	}
	// "рішення суду України" is one, "суд Україну" none; after a place a second one is another matter.
	return !c.proper || r.tok(j-1).shape == lower || m.typ == gazetteer.Place && r.tok2mention(j-1) != nil && r.tok2mention(j-1).typ == gazetteer.Place
}

// dutyAfter reads what a service is for: "Державна служба *з етнополітики*", "Федеральная служба *по труду*"; it returns the token after the first
// word, 0 where there is none.
func (r *reader) dutyAfter(j int) int {
	switch r.at(j) {
	case "з", "із", "по":
	default:
		return 0
	}
	k := j + 1
	if !r.sameSentence(j, k) || r.tok(k).kind != word || r.tok(k).shape != lower || r.stopsPhrase(k) || utf8.RuneCountInString(r.at(k)) < 4 || r.among(r.at(k), "time-genitive") {
		return 0
	}
	if r.at(j) == "по" && !hasAny(r.at(k), "у", "ю", "е", "и", "ам", "ям", "ой", "ей", "ому", "ему", "ым", "им") || r.at(j) != "по" && !r.genitive(r.at(k)) {
		return 0
	}
	return k + 1
}

// linkAt returns the token after a phrase that leads on inside names of bodies ("з питань", "по делам") at token j, 0 without.
func (r *reader) linkAt(j int) int { return r.wordEnd(j, "body-link") }

// placeAfter reads where a territorial body is: "Управління ДСНС *у Львівській області*", "суд *м. Києва*", "*міста Харкова*". It
// returns the token after it, 0 where there is none.
func (r *reader) placeAfter(j int, c *chain) int {
	k := j
	local := r.among(c.noun.lemma, "territorial-head")
	if r.isWord(k, "in") || r.at(k) == "по" {
		if !local {
			return 0
		}
		k++
	}
	switch folded(r.at(k)) {
	case "м", "с", "г", "смт":
		if r.at(k+1) == "." {
			k++
		}
		k++
	case "місті", "міста", "місту", "города", "городу", "городе", "селища", "району", "района":
		k++
	}
	if k == j || !r.sameSentence(j, k) {
		return 0
	}
	if m := r.nameFrom(k); m != nil && (m.typ == gazetteer.Place || m.typ == gazetteer.Country) {
		return m.to
	}
	return 0
}

func (r *reader) capitalised(i int) bool {
	t := r.tok(i)
	if t.kind != word {
		return t.kind == number
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.IsUpper(c)
}

// chainIsName decides whether a chain is a name. A capital in the middle of a sentence is proof; at its start and in lower case the
// phrase has to name what only one body can be.
func (r *reader) chainIsName(c *chain, start int) bool {
	if c.to <= c.head {
		return false
	}
	adjectives := c.head - c.from
	state := r.among(c.noun.lemma, "state-head")
	if r.tok(c.from).shape == lower {
		// "окружной суд Амстердама", "міністерства охорони здоров'я Великої Британії"; "суд Амстердама" may be any.
		return c.proper && r.among(c.noun.lemma, "small-head") && (adjectives+c.own > 1 || r.among(c.noun.lemma, "mission"))
	}
	if r.tok(c.from).shape == capital && r.spelledOut(c) {
		return true
	}
	if !r.opensSentence(c.from) {
		return adjectives > 0 || c.own > 0 || c.proper || state
	}
	if _, ok := r.lexemeAt(c.from, gazetteer.CountryAdj); ok || r.opener(c.from) {
		return false
	}
	if c.proper {
		return state || adjectives > 0
	}
	// "Верховний суд дозволив", "Міністерство фінансів повідомило"; but "Фонд допомагає", "Рада директорів вирішила".
	if !state {
		return false
	}
	if adjectives > 0 {
		return r.among(c.noun.lemma, "small-head") || r.relationalAt(c.from)
	}
	return c.own > 0 && r.among(c.noun.lemma, "small-head") && c.noun.lemma != "суд"
}

// spelledOut reports whether the chain's initials stand behind it in brackets: "Всеукраїнська спілка зернотрейдерів (ВСЗ)".
func (r *reader) spelledOut(c *chain) bool {
	if r.at(c.to) != "(" || r.at(c.to+2) != ")" || !r.sameSentence(c.from, c.to+2) || r.tok(c.to+1).shape != upper {
		return false
	}
	var initials []rune
	for j := c.from; j < c.to; j++ {
		if r.tok(j).kind == word && utf8.RuneCountInString(r.at(j)) > 2 {
			first, _ := utf8.DecodeRuneInString(r.at(j))
			initials = append(initials, unicode.ToUpper(first))
		}
	}
	return r.at(c.to+1) == string(initials)
}

// relational reports adjectives of places, offices and ranks, not of qualities: "Київська", "Державна", "Верховный".
func (r *reader) relational(s string) bool {
	low := folded(s)
	for _, stem := range []string{"ськ", "цьк", "зьк", "ск", "цк", "державн", "национальн", "національн", "государственн", "верховн", "вищ", "центральн", "генеральн", "рахунков", "счетн", "следственн", "слідч", "конституційн", "федеральн", "виборч", "избирательн", "народн"} {
		if k := strings.LastIndex(low, stem); k > 1 && len(low)-k-len(stem) <= 6 || k == 0 {
			return true
		}
	}
	return false
}

// chainLemma gives the chain in the nominative.
func (r *reader) chainLemma(c *chain) string {
	var b strings.Builder
	for j := c.from; j < c.head; j++ {
		b.WriteString(r.adjectiveNominative(r.at(j), c.noun.gender, c.cases))
		b.WriteByte(' ')
	}
	head := c.noun.lemma
	if r.tok(c.head).shape != lower {
		first, n := utf8.DecodeRuneInString(head)
		head = string(unicode.ToUpper(first)) + head[n:]
	}
	b.WriteString(head)
	if c.to > c.head+1 {
		b.WriteString(r.d.Text[r.toks[c.head].End:r.toks[c.to-1].End])
	}
	return b.String()
}

// isRegion reports a part of a country that has bodies of its own: "Верховный суд Татарстана".
func isRegion(e *gazetteer.Entity) bool {
	return e != nil && e.Type == gazetteer.Place && slices.Contains(e.Kinds, "region")
}

// joinCountries lengthens names of bodies that each country has by the country that follows: "Мінфін Британії", "МВД Пакистана". The country
// says whose body it is; one that the gazetteer lacks is a body of its own.
func (r *reader) joinCountries() {
	for _, m := range slices.Clone(r.names) {
		if m.gone || m.nested || m.name == nil || !m.name.ByCountry || !r.sameSentence(m.from, m.to) || !r.adjacent(m.to-1, m.to) {
			continue
		}
		c := r.tok2mention(m.to)
		if c == nil || c.from != m.to || c.typ != gazetteer.Country && !isRegion(c.entity) || c.cases != 0 && c.cases&inflect.Gen == 0 || c.entity == nil {
			continue
		}
		x := *m
		x.to, x.End, x.candidates, x.entity, x.name = c.to, c.End, nil, nil, nil
		x.lemma = m.name.Text + r.d.Text[m.End:c.End]
		for _, h := range r.hitsAt(m.from) {
			for _, rd := range h.Readings {
				if rd.Name != nil && rd.Name.ByCountry && rd.Name.Entity.Country == c.entity.ID && r.tokenEnd(m.from, h.End) == m.to && x.entity == nil {
					x.entity = rd.Name.Entity
				}
			}
		}
		if x.entity == nil {
			x.via, x.rule = ViaPattern, "name of a body with its country"
			x.body = r.bodyOf(x.lemma, x.lemma, gazetteer.Organization, []string{"organization"})
		}
		r.enclose(&x)
	}
}

// spotChains finds the bodies whose names are phrases.
func (r *reader) spotChains() {
	for i := 0; i < len(r.toks); i++ {
		c := r.chainAt(i)
		if c == nil {
			continue
		}
		name := r.chainLemma(c)
		b := r.bodyOf(name, name, gazetteer.Organization, append(r.kindsAt(c.head), "organization"))
		r.enclose(&mention{
			Span: Span{r.toks[c.from].Start, r.toks[c.to-1].End}, from: c.from, to: c.to, typ: gazetteer.Organization, body: b, via: ViaPattern,
			rule: "noun for a body with what belongs to it", cases: c.cases, gender: c.noun.gender, lemma: name,
		})
		i = c.to - 1
	}
}
