package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// body is an organisation or a medium that the article names and the gazetteer lacks.
type body struct {
	id       string
	name     string // nominative: профспілка портовиків «Якір»
	short    string // what stands in the marks, or the name
	typ      gazetteer.Type
	kinds    []string
	region   *gazetteer.Entity // of "Луганська ОВА": the region
	initials string            // of the words of the name, once asked for
}

var (
	mediaKinds = []string{"media", "newspaper", "magazine", "tv", "radio", "news-agency", "site"}
	// outsideKinds lists the kinds whose generic word is no part of the name: "бригада «Холодний Яр»", "партія «Голос»".
	outsideKinds = []string{"brigade", "battalion", "party", "club", "city", "town", "village", "company", "fund", "organization"}
	places       = []string{"city", "town", "village", "region", "island", "river", "sea", "strait"}
	ignored      = []string{"country", "aggressor", "alliance", "union", "parliament", "ministry", "court", "church"}
)

// spotBodies finds organisations and media that the gazetteer lacks: a noun for them with a name in quotation marks, what a medium's
// noun or a word of passing on names, and in English capitals that end in such a noun.
func spotBodies(r *reader) {
	bits, relay := gazetteer.ThingWord.Bit()|gazetteer.CueWord.Bit(), gazetteer.WordSetOf("relay")
	for i := range r.toks {
		t, k := &r.toks[i], &r.about[i]
		switch {
		case t.kind == mark, t.shape == lower && k.classes&bits == 0 && !k.words.Meets(relay) && k.vocab == nil:
			continue
		case r.lang.Lang == "en":
			r.englishBody(i)
		default:
			r.namedBody(i)
			r.regionalBody(i)
		}
		r.passedOn(i)
	}
	if r.lang.Lang != "en" {
		r.joinCountries()
		r.spotForms()
		r.spotChains()
		r.spotMarks()
	}
	r.repeatBodies()
	r.sortNames()
}

// namedBody reads "профспілки портовиків «Якір»", "газеті «Вечір»", "телекомпанія NHK".
func (r *reader) namedBody(i int) {
	if c := r.covered[i]; c != nil {
		return
	}
	l, ok := r.lexemeAt(i, gazetteer.ThingWord)
	if !ok {
		r.markedBody(i)
		return
	}
	kinds := r.kindsAt(i)
	media := overlap(kinds, mediaKinds)
	j := l.to
	for j < l.to+4 && r.sameSentence(i, j) && r.toks[j].kind == word && r.toks[j].shape == lower && !r.stopsPhrase(j) {
		j++
	}
	if !r.sameSentence(i, j) {
		return
	}
	if l.ID == "news-agency" && j > l.to && !r.newsBetween(l.to, j) {
		media = false // "агенція нерухомості «Твій дім»"
	}
	if isOpening(r.at(j)) {
		close := r.nameClose(j)
		if close < 0 || close-j > 7 || r.tok(j+1).kind != word || !r.openToMarks(j+1, close) {
			return
		}
		if c, _ := utf8.DecodeRuneInString(r.at(j + 1)); !unicode.IsUpper(c) || overlap(kinds, places) && !overlap(kinds, outsideKinds) || overlap(kinds, ignored) && !media {
			return
		}
		inner := r.d.Text[r.toks[j+1].Start:r.toks[close-1].End]
		switch {
		case media:
			r.addBody(j+1, close, gazetteer.Media, inner, inner, kinds, l, "medium's noun with a name in marks")
		case overlap(kinds, outsideKinds):
			r.addBody(j+1, close, gazetteer.Organization, inner, inner, kinds, l, "noun with a name in marks")
		default:
			name := l.Text + r.d.Text[r.toks[l.to-1].End:r.toks[close].End]
			r.addBody(i, close+1, gazetteer.Organization, name, inner, kinds, l, "noun with a name in marks")
		}
		return
	}
	if media && j == l.to {
		r.bareMedium(j, kinds, "medium's noun with a name")
	}
}

// newsBetween reports whether one of the tokens from..to-1 speaks of news: "агентство *новин*", "агентство экономической *информации*".
func (r *reader) newsBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.amongStems(i, "news") {
			return true
		}
	}
	return false
}

// markedBody reads what stands in marks after a noun for bodies that calls nothing else: "рух «Чесна вода»", "театр «Дах»". The noun stays
// outside, and so it does before the rest of a list: "рух «Чесна вода», «Зелений дім» та «Дах»".
func (r *reader) markedBody(i int) {
	_, ok := r.noun(i, "body-head")
	if _, marked := r.noun(i, "marked-head"); !ok && !marked || r.tok(i).shape == upper {
		return
	}
	for j := i + 1; r.sameSentence(i, j) && isOpening(r.at(j)); {
		close := r.nameClose(j)
		if close < 0 || close-j > 6 || close == j+1 || !r.capitalised(j+1) || !r.openToMarks(j+1, close) || r.tok(j+1).kind != word {
			return
		}
		inner := r.d.Text[r.toks[j+1].Start:r.toks[close-1].End]
		r.addBody(j+1, close, gazetteer.Organization, inner, inner, []string{"organization"}, lexeme{}, "noun with a name in marks")
		if r.at(close+1) != "," && !r.isWord(close+1, "and") {
			return
		}
		j = close + 2
	}
}

// openToMarks reports whether the words at tokens from..to-1, which marks enclose, may be a body's name: none of them is a name, or one is a place
// that the name only has in it ("партія «Брати Італії»").
func (r *reader) openToMarks(from, to int) bool {
	m := r.covered[from]
	return m == nil || m.family || m.to < to && (m.typ == gazetteer.Place || m.typ == gazetteer.Country)
}

// bareMedium reads a medium's name without marks at token j: Latin letters, or a capital that is no name of anything else.
func (r *reader) bareMedium(j int, kinds []string, rule string) {
	end := j
	for end < j+4 && r.tok(end).kind == word && (r.covered[end] == nil || isLatin(r.at(end)) && r.covered[end].typ == gazetteer.Place) && (end == j || r.adjacent(end-1, end)) && (isLatin(r.at(end)) || r.tok(end).shape != lower) && r.lang.Lang != "en" {
		if !isLatin(r.at(end)) && end > j {
			break
		}
		end++
	}
	if end == j || r.tok(j).shape == lower {
		return
	}
	for r.sameSentence(j, end) && r.domainPart(end) {
		end++
	}
	if _, ok := r.lexemeAt(j, gazetteer.OfficeWord); ok {
		return
	}
	inner := r.d.Text[r.toks[j].Start:r.toks[end-1].End]
	r.addBody(j, end, gazetteer.Media, inner, inner, kinds, lexeme{}, rule)
}

// passedOn reads an unknown medium after a word that passes words on: "передає X", "пише «X»", "із посиланням на X".
func (r *reader) passedOn(i int) {
	j := 0
	if e := r.wordEnd(i, "relay"); e > 0 {
		j = e
	} else if c, ok := r.lexemeAt(i, gazetteer.CueWord); ok && r.carries(i) && c.verb&(inflect.Past|inflect.Present) != 0 && r.at(i-1) == "," {
		j = c.to
	}
	if j == 0 || !r.sameSentence(i, j) {
		return
	}
	kinds := mediaKinds[:1]
	if l, ok := r.lexemeAt(j, gazetteer.ThingWord); ok {
		kinds = r.kindsAt(j)
		if !overlap(kinds, mediaKinds) {
			return
		}
		j = l.to
	}
	if !r.sameSentence(i, j) {
		return
	}
	if isOpening(r.at(j)) {
		if close := r.closingMark(j); close > 0 && close-j <= 6 && close > j+1 && r.covered[j+1] == nil && r.tok(j+1).shape != lower {
			inner := r.d.Text[r.toks[j+1].Start:r.toks[close-1].End]
			r.addBody(j+1, close, gazetteer.Media, inner, inner, kinds, lexeme{}, "who passes words on")
		}
		return
	}
	if r.lang.Lang != "en" && isLatin(r.at(j)) {
		r.bareMedium(j, kinds, "who passes words on")
	}
}

// carries reports whether the cue at token i may pass on another's words.
func (r *reader) carries(i int) (ok bool) {
	r.lexemes(i, gazetteer.CueWord, func(l lexeme) bool {
		ok = ok || l.Cue.Carrier
		return !ok
	})
	return ok
}

// regionalBody reads "Луганської ОВА": an adjective of a place with the acronym of a body.
func (r *reader) regionalBody(i int) {
	if r.tok(i).shape != capital || r.covered[i] != nil || !r.adjectival(r.at(i)) || !r.isWord(i+1, "body-acronym") || !r.sameSentence(i, i+1) {
		return
	}
	lemma := r.at(i)
	if ws := r.lemmasOf(r.at(i), r.lang.Lang, inflect.Adjective, inflect.Feminine); len(ws) > 0 {
		for _, f := range r.formsOf(ws[0].Word) {
			if f.Cases&inflect.Nom != 0 && (strings.HasSuffix(f.Text, "ка") || strings.HasSuffix(f.Text, "ая")) {
				lemma = f.Text
			}
		}
	}
	name := lemma + " " + r.at(i+1)
	r.addBody(i, i+2, gazetteer.Organization, name, name, []string{"organization"}, lexeme{}, "adjective of a place with an acronym")
	for _, noun := range r.lang.Words["region-noun"] {
		for _, rd := range r.find(lemma + " " + noun) {
			if rd.Name != nil && rd.Name.Entity.Type == gazetteer.Place {
				r.bodyNamed(name, gazetteer.Organization).region = rd.Name.Entity
			}
		}
	}
}

// englishBody reads capitals that end in a noun for a body: Harbor Mechanics Guild.
func (r *reader) englishBody(i int) {
	if r.tok(i).shape != capital && r.tok(i).shape != upper || r.covered[i] != nil && !r.covered[i].family || r.isWord(i, "article") {
		return
	}
	if r.opensSentence(i) && (r.amongAt(i, "opener") || r.at(i+1) == "of" && !r.isWord(i, "body-noun")) {
		return // "His Labour Party", "Shares of Ryder Systems Inc"
	}
	if r.at(i+1) == "of" && r.isWord(i, "body-noun") && !r.runWord(i+2) {
		return
	}
	// "*Kenya* Airways", "*U.S.* Department of Agriculture", "*Colorado* State University".
	first := i
	if m := r.tok2mention(i - 1); m != nil && m.to == i && r.adjacent(i-1, i) && (m.typ == gazetteer.Country || m.typ == gazetteer.Place) && possessive(r.d.Text[m.Start:r.toks[i-1].End]) == 0 {
		first = m.from
	}
	last := -1
	for j := i; j < i+7 && r.sameSentence(i, j) && (j == i || r.adjacent(j-1, j) || isApostropheMark(r.at(j-1))); j++ {
		t := r.tok(j)
		if isApostropheMark(r.at(j)) && j > i && strings.HasSuffix(r.at(j-1), "s") && r.tok(j-1).End == t.Start && r.small(r.at(j-1)) {
			continue // "Commercial Farmers' Union"
		}
		if t.kind != word || t.shape == lower && !r.bindsBody(i, j, last) {
			break
		}
		if r.bodyNoun(j) && (j > i || r.at(j+1) == "of" || first < i && !r.among(r.at(j), "body-alone")) {
			last = j
		}
		if m := r.covered[j]; m != nil && m.typ == gazetteer.Person && !m.family || j > i && possessive(r.at(j)) > 0 && !r.plainGenitive(j) {
			break
		}
	}
	if last < 0 || r.league(last) || r.opensParagraph(i) && r.among(r.at(i), "sport-name") {
		return
	}
	last = r.bodyTail(i, last)
	name := r.d.Text[r.toks[first].Start:r.toks[last].End]
	name = name[:len(name)-possessive(name)]
	r.addBody(first, last+1, gazetteer.Organization, name, name, []string{"organization"}, lexeme{}, "capitals that end in a noun for a body")
}

func isApostropheMark(s string) bool { return s == "'" || s == "’" }

// bindsBody reports a small word at token j that the name of a body which begins at token i may run over on its way to its noun: "Meteorology
// *and* Geophysics Agency", but not "Economist John Smith *of* Kingdom Bank", "Kingdom Bank *and* Harbour Bank". last is the noun, -1 before it.
func (r *reader) bindsBody(i, j, last int) bool {
	if j == i || last == j-1 && r.at(j) != "of" && r.at(j) != "for" {
		return false
	}
	switch r.at(j) {
	case "of", "for":
		_, given := r.givenAt(i)
		return !given && !r.companyEnd(j-1) && !(r.titleWord(i) && j > i+1) && !r.personAt(j+1)
	case "and":
		return r.small(r.at(j - 1))
	}
	return false
}

// personAt reports a full name at token i.
func (r *reader) personAt(i int) bool {
	_, ok := r.givenAt(i)
	return ok && r.sameSentence(i, i+1) && r.nameWord(i+1) && r.adjacent(i, i+1) && !r.thingEnd(i+1)
}

// plainGenitive reports a possessive in the midst of a name: "People's", "Women's", "Fishermen's", where a name's owner is none.
func (r *reader) plainGenitive(j int) bool {
	s := r.at(j)
	return r.small(s[:len(s)-possessive(s)])
}

// bodyTail returns the last token of a body whose noun is token last: "Council *for the Welfare* of Immigrants", "Ministry *of Culture and Sports*".
func (r *reader) bodyTail(i, last int) int {
	for k := last + 1; r.sameSentence(i, k) && r.adjacent(k-1, k) && (r.at(k) == "of" || r.at(k) == "for" || r.at(k) == "on" && r.among(r.at(last), "body-on")); k = last + 1 {
		if r.sameSentence(i, k+1) && r.isWord(k+1, "article") {
			k++
		}
		if !r.sameSentence(i, k+1) || !r.runWord(k+1) || r.covered[k+1] != nil && r.covered[k+1].typ == gazetteer.Person || strings.HasSuffix(r.at(last), "s") && possessive(r.at(last)) > 0 || r.companyEnd(last) && r.among(r.at(last), "company-suffix") || r.personAt(k+1) || r.among(r.at(last), "led-by") && !r.small(r.at(k+1)) && r.covered[k+1] == nil {
			break
		}
		for last = k + 1; r.sameSentence(i, last+1) && r.runWord(last+1) && r.adjacent(last, last+1) && r.covered[last+1] == nil && possessive(r.at(last)) == 0; {
			last++
		}
		// "of Culture *and Sports*": two common nouns.
		if k := last + 1; r.sameSentence(i, k+1) && r.at(k) == "and" && r.runWord(k+1) && r.small(r.at(last)) && r.small(r.at(k+1)) && r.covered[k+1] == nil && r.adjacent(last, k) && r.adjacent(k, k+1) && !r.runWord(k+2) {
			last = k + 1
		}
	}
	return last
}

// spotPlaces and spotLeftovers stand on both sides of the persons: a street may bear a person's name, capitals that are left may not.
func spotPlaces(r *reader) {
	if r.lang.Lang != "en" {
		r.spotPlaces()
	}
}

func spotLeftovers(r *reader) {
	r.repeatInflected()
	if r.lang.Lang != "en" {
		r.spotLatin()
		r.spotAcronyms()
	} else {
		r.extendNames()
		r.spotTeams()
		r.spotEnglish()
		r.repeatEnglish()
	}
	r.sortNames()
}

func (r *reader) addBody(from, to int, typ gazetteer.Type, name, short string, kinds []string, head lexeme, rule string) {
	b := r.bodyOf(name, short, typ, kinds)
	cases := head.cases
	if cases == 0 {
		cases = ^inflect.Cases(0)
	}
	end := r.toks[to-1].End
	if r.lang.Lang == "en" {
		end -= possessive(r.d.Text[:end])
	}
	r.replace(&mention{
		Span: Span{r.toks[from].Start, end}, from: from, to: to, typ: typ, body: b, via: ViaPattern,
		rule: rule, cases: cases, gender: head.gender(), lemma: name,
	})
}

// bodyOf finds or makes the body of the name; short is what it may be called without its noun.
func (r *reader) bodyOf(name, short string, typ gazetteer.Type, kinds []string) *body {
	if b := r.bodyNamed(short, typ); b != nil {
		return b
	}
	prefix := "org"
	if typ == gazetteer.Media {
		prefix = "media"
	}
	if typ == gazetteer.Place {
		prefix = "place"
	}
	b := &body{id: unknownID(prefix, name), name: name, short: short, typ: typ, kinds: kinds}
	r.bodies = append(r.bodies, b)
	r.byBody[bodyKey{short, typ}] = b
	return b
}

func (l lexeme) gender() inflect.Gender {
	if l.Lexeme == nil {
		return 0
	}
	return l.Gender
}

// bodyKey finds a body by what it may be called.
type bodyKey struct {
	short string
	typ   gazetteer.Type
}

func (r *reader) bodyNamed(short string, typ gazetteer.Type) *body {
	return r.byBody[bodyKey{short, typ}]
}

// repeatBodies finds the names in marks again where they stand in marks without their noun.
func (r *reader) repeatBodies() {
	if len(r.bodies) == 0 {
		return
	}
	for i := range r.toks {
		if !isOpening(r.at(i)) || i+1 >= len(r.toks) || r.tok(i+1).kind != word {
			continue
		}
		close := r.closingMark(i)
		if close < 0 || close-i > 7 || close == i+1 || !r.openToMarks(i+1, close) {
			continue
		}
		if b := r.markedBefore(r.d.Text[r.toks[i+1].Start:r.toks[close-1].End]); b != nil {
			r.repeatMarked(i+1, close, b)
		}
	}
}

// repeatMarked adds the name of b that stands in marks again, at tokens from..to-1.
func (r *reader) repeatMarked(from, to int, b *body) {
	lemma := b.name
	if r.d.Text[r.toks[from].Start:r.toks[to-1].End] != b.short {
		lemma = b.short
	}
	r.replace(&mention{Span: Span{r.toks[from].Start, r.toks[to-1].End}, from: from, to: to, typ: b.typ, body: b, via: ViaPattern,
		rule: "name in marks that the article has with its noun", cases: ^inflect.Cases(0), lemma: lemma})
}

// bodyForms maps every form of the names of bodies to the first of them that has it. The name of a body that does not count is "".
func (r *reader) bodyForms(bodies []*body, name func(*body) string) map[string]*body {
	forms := map[string]*body{}
	for _, b := range bodies {
		n := name(b)
		if n == "" {
			continue
		}
		for _, f := range r.formsOf(inflect.Word{Text: n, Lang: r.lang.Lang, Class: inflect.Toponym}) {
			if forms[f.Text] == nil {
				forms[f.Text] = b
			}
		}
	}
	return forms
}

// repeatInflected finds the names of firms again that the article has in marks, in any case and with or without them: "ТОВ «Кабельпостач» …
// з Кабельпостачем".
func (r *reader) repeatInflected() {
	if r.lang.Lang == "en" {
		return
	}
	forms := r.bodyForms(r.bodies, func(b *body) string {
		if b.typ == gazetteer.Place || b.short == b.name && b.typ != gazetteer.Media || strings.ContainsAny(b.short, " «»\"“”") || utf8.RuneCountInString(b.short) < 5 || isLatin(b.short) {
			return ""
		}
		return b.short
	})
	if len(forms) == 0 {
		return
	}
	for i := range r.capitals() {
		if r.covered[i] != nil || r.opensSentence(i) && !r.subjectAt(i) || r.commonAt(i) && !isOpening(r.at(i-1)) {
			continue
		}
		if b := forms[r.at(i)]; b != nil {
			r.replace(&mention{Span: Span{r.toks[i].Start, r.toks[i].End}, from: i, to: i + 1, typ: b.typ, body: b, via: ViaPattern,
				rule: "name that the article has in marks", cases: ^inflect.Cases(0), lemma: b.short})
		}
	}
}

// longestMarked bounds how many tokens may stand between marks, so that marks without partners cost no more than their number.
const longestMarked = 200

// closingMark returns the token of the mark that closes the one at token i within the sentence, -1 without.
func (r *reader) closingMark(i int) int {
	open := r.at(i)
	want := map[string]string{"«": "»", "\"": "\"", "“": "”", "„": "“", "''": "''"}[open]
	depth := 0
	for j := i + 1; j < i+longestMarked && r.sameSentence(i, j); j++ {
		switch s := r.at(j); {
		case s == want || open == "„" && s == "”":
			if depth == 0 {
				return j
			}
			depth--
		case s == open:
			depth++
		}
	}
	return -1
}

// nameClose is closingMark for names, where one mark may close two: «ТД «Укрпласт».
func (r *reader) nameClose(i int) int {
	if j := r.closingMark(i); j >= 0 {
		return j
	}
	want := map[string]string{"«": "»", "“": "”", "„": "“"}[r.at(i)]
	for j := i + 1; want != "" && j < i+longestMarked && r.sameSentence(i, j); j++ {
		if r.at(j) == want {
			return j
		}
	}
	return -1
}

// kindsAt returns the kinds of entity that the noun at token i can call.
func (r *reader) kindsAt(i int) (kinds []string) {
	end := -1
	r.lexemes(i, gazetteer.ThingWord, func(l lexeme) bool {
		if end < 0 {
			end = l.to
		}
		if l.to == end && !slices.Contains(kinds, l.ID) {
			kinds = append(kinds, l.ID)
		}
		return true
	})
	return kinds
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func isLatin(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Latin, c)
}

// stopsPhrase reports words that a noun phrase cannot run over: verbs, conjunctions, pronouns.
func (r *reader) stopsPhrase(i int) bool { return r.memo(i, asksStopsPhrase, (*reader).stopsPhraseNow) }

func (r *reader) stopsPhraseNow(i int) bool {
	if _, ok := r.lexemeAt(i, gazetteer.CueWord); ok {
		return true
	}
	for _, c := range []string{"conjunction", "and", "that", "relative", "negation", "he", "she", "they", "question", "today", "purpose", "auxiliary"} {
		if r.isWord(i, c) {
			return true
		}
	}
	return r.surelyFinite(i) || r.isWord(i, "auxiliary")
}
