package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// resolveRoleWords gives bare common nouns their entity: the nearest one named before that they fit ("генсек", "дипломатка",
// "агентство"). What fits nothing is no mention.
func resolveRoleWords(r *reader) {
	for _, t := range r.titles {
		if t.bearer != nil || t.mention != nil || len(t.of) > 0 {
			continue
		}
		if p := r.called(t); p != nil {
			t.person = p
			t.mention = &mention{
				Span: Span{r.toks[t.from].Start, r.toks[t.to-1].End}, from: t.from, to: t.to, typ: gazetteer.Person, entity: p.entity, person: p,
				via: ViaRoleWord, rule: "noun that the nearest fitting person was called or may be called", cases: t.cases, gender: p.gender,
			}
			r.add(t.mention)
		}
	}
	r.resolveThings()
	r.sortNames()
}

// called returns the person whom a bare noun means.
func (r *reader) called(t *title) *person {
	if r.indefinite(t) {
		return nil
	}
	if t.cases&(singular|inflect.Voc) == 0 {
		return nil
	}
	gender := r.titleGender(t)
	here := r.toks[t.at].sent
	words := r.wordsBefore(t.from)
	type candidate struct {
		p      *person
		fit    int
		at     int
		before bool
	}
	var best *candidate
	for _, p := range r.meantBefore(t.from) {
		if gender != 0 && p.gender != 0 && p.gender != gender {
			continue
		}
		fit := r.fitness(t, p)
		if fit == 0 {
			continue
		}
		at := r.prominence(p, t.from, words)
		if at < 0 {
			continue
		}
		far := int(here) - at/100
		if fit == 1 && (far > 2 || far == 0 || at%100 < 50) || far > 12 {
			continue
		}
		c := &candidate{p, fit, at, true}
		// The nearest wins, unless another was called by this very word not long ago.
		if best == nil || c.fit > best.fit && far <= 6 || c.fit == best.fit && c.at > best.at {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	return best.p
}

// titleGender is the gender that the noun or the verb beside it demands. "Премьер заявила": the verb tells where the noun cannot.
func (r *reader) titleGender(t *title) inflect.Gender {
	if t.cases&inflect.Nom != 0 {
		for _, i := range []int{t.to - 1, t.from} {
			if g := r.verbGender(i); g != 0 {
				return g
			}
		}
	}
	if t.gender == inflect.Feminine || r.lang.Lang == "uk" && len(t.kinds) == 0 && !t.head {
		return t.gender
	}
	return 0
}

// fitness says how well a noun fits a person: 3 the article called the person so, 2 the person holds such an office or is of such
// a group, 1 anybody may be called so.
func (r *reader) fitness(t *title, p *person) int {
	if slices.Contains(p.words, t.word) {
		return 3
	}
	for _, o := range p.offices {
		if slices.Contains(t.kinds, o.Kind) {
			return 3
		}
	}
	for _, g := range t.groups {
		switch {
		case g == "any":
			return 1
		case g == "relative" || g == "predecessor" || g == "resident" || g == "worker":
		case p.in(g):
			return 2
		}
	}
	if t.head && p.in("politician") {
		return 2
	}
	return 0
}

// indefinite reports nouns that bring in somebody new: "один політик", "a diplomat", "his predecessor, …".
func (r *reader) indefinite(t *title) bool {
	if r.lang.Lang == "en" {
		s := r.at(t.from - 1)
		return s != "the" && s != "The" || r.tok(t.to).shape == capital && r.tok(t.to).kind == word
	}
	switch r.at(t.from - 1) {
	case "один", "одна", "кожен", "кожний", "будь-який", "інший", "інша", "новий", "новим", "майбутній", "каждый", "один из", "другой", "новый", "любой":
		return true
	}
	return false
}

// prominence orders persons by how near before token i they were meant: by sentence, the subject of a sentence before others in it,
// then by place; what stands in words is not looked at. It is -1 for those not meant before; the sentence is prominence/100.
func (r *reader) prominence(p *person, i int, words [2]int) int {
	best := -1
	for j := i - 1; j >= r.windowBefore(i); j-- {
		if words[0] <= j && j < words[1] {
			continue
		}
		for _, m := range r.starts[j] {
			if m.person != p {
				continue
			}
			s := int(r.toks[m.from].sent)
			score := s*100 + min(m.from-r.sents[s][0], 39)
			if m.cases&inflect.Nom != 0 && !r.prepositioned(m.from) {
				score += 50
			}
			best = max(best, score)
		}
	}
	return best
}

// wordsBefore returns the tokens of a passage in marks whose speaker stands at token i: «Я сказав це Макрону», – зазначив *міністр*. Who is
// spoken of in it is not who speaks.
func (r *reader) wordsBefore(i int) (words [2]int) {
	j := i - 1
	for j > i-7 && j >= 0 && !isClosing(r.at(j)) {
		if _, ok := r.lexemeAt(j, gazetteer.CueWord); !ok && r.at(j) != "," && !r.isDash(j) && r.tok(j).shape != lower {
			return words
		}
		j--
	}
	if j <= i-7 || j < 0 || !r.closes(j) {
		return words
	}
	depth := 1
	for k := j - 1; k >= max(0, j-400); k-- {
		switch {
		case r.opens(k):
			if depth--; depth == 0 {
				return [2]int{k, j + 1}
			}
		case r.closes(k):
			depth++
		}
	}
	return words
}

// windowBefore returns the first token of the stretch before token i in which a noun's person is looked for.
func (r *reader) windowBefore(i int) int {
	from := r.sents[max(0, int(r.toks[i].sent)-13)][0]
	return max(from, i-1500)
}

// meantBefore returns the persons meant in the stretch before token i, in the order of the article.
func (r *reader) meantBefore(i int) []*person {
	seen := map[*person]bool{}
	for j := r.windowBefore(i); j < i; j++ {
		for _, m := range r.starts[j] {
			if m.person != nil {
				seen[m.person] = true
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	var ps []*person
	for _, p := range r.persons {
		if seen[p] {
			ps = append(ps, p)
		}
	}
	return ps
}

// lastMeant returns the token of the last mention of p before token i, offices and role words included.
func (r *reader) lastMeant(p *person, i int) int {
	for j := i - 1; j >= max(0, i-farBack); j-- {
		for _, m := range r.starts[j] {
			if m.person == p {
				return j
			}
		}
	}
	return -1
}

// resolveThings gives "альянс", "видання", "місто" the nearest entity of their kind.
func (r *reader) resolveThings() {
	for i := range r.toks {
		if !r.begins(i, gazetteer.ThingWord.Bit()) || r.toks[i].kind != word || r.covered[i] != nil || r.headsTitle(i) {
			continue
		}
		l, ok := r.lexemeAt(i, gazetteer.ThingWord)
		if !ok || l.cases != 0 && l.cases&singular == 0 {
			continue
		}
		if r.toks[i].shape == capital && !r.opensSentence(i) || r.toks[i].shape == upper {
			continue
		}
		if r.namesItself(l) {
			continue
		}
		kinds := r.kindsAt(i)
		m := r.speakingThing(i, l.to, kinds)
		if m == nil {
			m = r.nearestThing(i, kinds)
		}
		if m != nil {
			r.add(&mention{
				Span: Span{r.toks[i].Start, r.toks[l.to-1].End}, from: i, to: l.to, typ: m.typ, entity: m.entity, body: m.body,
				via: ViaRoleWord, rule: "noun for the nearest entity of its kind", cases: l.cases, gender: l.Gender,
			})
		}
	}
}

// namesItself reports a noun that stands with its own name: "агентство Anadolu", "міста Щастя", "Мюнхенська конференція".
func (r *reader) namesItself(l lexeme) bool {
	if r.lang.Lang == "en" && r.at(l.from-1) != "the" && r.at(l.from-1) != "The" {
		return true
	}
	if !r.sameSentence(l.from, l.to) {
		return false
	}
	next := r.tok(l.to)
	if next.kind == word && next.shape != lower || isOpening(r.at(l.to)) || next.kind == number {
		return true
	}
	if next.kind == word && r.lang.Lang != "en" && r.sameSentence(l.from, l.to+1) && len(r.starts[l.to+1]) > 0 && hasAny(r.at(l.to), "ів", "ей", "ин", "ок", "ов", "й", "ь") {
		return true // "агенція новин AP"
	}
	if next.kind == word && r.lang.Lang != "en" {
		if _, ok := r.lexemeAt(l.to, gazetteer.CountryAdj); ok {
			return true
		}
	}
	return l.from > 0 && r.sameSentence(l.from-1, l.from) && (r.adjectival(r.at(l.from-1)) || r.isWord(l.from-1, "other"))
}

// headsTitle reports whether token i is the head word of a title.
func (r *reader) headsTitle(i int) bool {
	if r.heads == nil {
		r.heads = make([]bool, len(r.toks))
		for _, t := range r.titles {
			for j := t.at; j < t.end; j++ {
				r.heads[j] = true
			}
		}
	}
	return r.heads[i]
}

// speakingThing returns, for a noun that speaks ("заявили в *компанії*"), the entity of its kind that spoke last: «У «Нафтогазі» стверджують,
// що суд не арештував акцій Nord Stream AG».
func (r *reader) speakingThing(i, to int, kinds []string) *mention {
	if !r.speaks(i, to) {
		return nil
	}
	for j := i - 1; j >= max(0, i-600) && r.toks[i].sent-r.toks[j].sent <= 4; j-- {
		for _, m := range r.starts[j] {
			if m.via != ViaRoleWord && m.via != ViaMetonym && m.typ != gazetteer.Person && len(m.candidates) == 0 && (m.entity != nil || m.body != nil) && r.thingFits(m, kinds) && r.speaks(m.from, m.to) {
				return m
			}
		}
	}
	return nil
}

// speaks reports whether tokens from..to-1 are whom a word of reporting beside them has for its subject, or in whom it is said.
func (r *reader) speaks(from, to int) bool {
	if isOpening(r.at(from-1)) && isClosing(r.at(to)) {
		from, to = from-1, to+1
	}
	inside := r.isWord(from-1, "in")
	if inside {
		from--
	} else if r.prepositioned(from) {
		return false
	}
	for _, i := range []int{from - 1, from - 2, to, to + 1} {
		if i < 0 || i >= len(r.toks) || !r.sameSentence(i, from) {
			continue
		}
		if l, ok := r.lexemeAt(i, gazetteer.CueWord); ok && (!inside || l.verb&(inflect.Pl3|inflect.Impersonal) != 0) && (l.from >= to || l.to <= from) {
			return true
		}
	}
	return false
}

func (r *reader) nearestThing(i int, kinds []string) *mention {
	var best *mention
	for j := i - 1; j >= max(0, i-4000) && int(r.toks[i].sent-r.toks[j].sent) <= 10 && best == nil; j-- {
		for _, m := range r.starts[j] {
			if m.via == ViaRoleWord || m.typ == gazetteer.Person || len(m.candidates) > 0 || m.via == ViaMetonym || m.entity == nil && m.body == nil {
				continue
			}
			if best == nil && r.thingFits(m, kinds) {
				best = m
			}
		}
	}
	if slices.Contains(kinds, "aggressor") && best == nil {
		if list := r.g.EntitiesOfKind("aggressor"); len(list) > 0 {
			return &mention{typ: list[0].Type, entity: list[0]}
		}
	}
	return best
}

func (r *reader) thingFits(m *mention, kinds []string) bool {
	if m.body != nil {
		return overlap(m.body.kinds, kinds)
	}
	e := m.entity
	if overlap(e.Kinds, kinds) {
		return true
	}
	return e.Type == gazetteer.Media && slices.Contains(kinds, "media") && !overlap(e.Kinds, []string{"messenger", "social-network"})
}
