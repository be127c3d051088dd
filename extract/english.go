package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// spotEnglish reads the runs of capitals in English that nothing has explained yet. Its nouns have no cases, so that the words round a run
// and the words in it decide what it is: "in Bhubaneshwar", "Buxton, England", "the Ross Sea"; "Ryder Systems Inc", "University of
// Copenhagen"; "said Lugli", "Mathias Krumbholz".
func (r *reader) spotEnglish() {
	for i := 0; i < len(r.toks); i++ {
		if !r.runWord(i) || r.covered[i] != nil && !r.covered[i].family && !r.partOfRun(i) || r.headline(i) {
			continue
		}
		to := r.runEnd(i)
		r.englishRun(i, to)
		i = to - 1
	}
}

// runWord reports a capitalised word that may be part of a name.
func (r *reader) runWord(i int) bool {
	t := r.tok(i)
	if t.kind != word || t.shape == lower {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.IsUpper(c) && !r.among(r.at(i), "calendar") && r.at(i) != "I"
}

// partOfRun reports whether the name at token i is a place that goes on: "Hollywood Magic", "Colorado State University".
func (r *reader) partOfRun(i int) bool {
	m := r.covered[i]
	return m != nil && m.from == i && m.typ == gazetteer.Place && r.sameSentence(i, m.to) && r.runWord(m.to) && r.adjacent(m.to-1, m.to) && r.covered[m.to] == nil
}

// runEnd returns the token after the run of capitals that begins at token i.
func (r *reader) runEnd(i int) int {
	to := i + 1
	for r.sameSentence(i, to) && to < i+8 {
		// "St. Louis", "Jonathan M. Stan".
		if r.at(to) == "." && (r.among(r.at(to-1), "saint") || utf8.RuneCountInString(r.at(to-1)) == 1) && r.toks[to].Start == r.toks[to-1].End && r.sameSentence(i, to+1) && r.runWord(to+1) {
			to += 2
			continue
		}
		if !r.adjacent(to-1, to) || strings.HasSuffix(r.at(to-1), "'s") || strings.HasSuffix(r.at(to-1), "’s") {
			break
		}
		if m := r.covered[to]; m != nil && !m.family && m.typ == gazetteer.Person {
			break
		}
		if r.runWord(to) {
			to++
			continue
		}
		if s := r.at(to); (s == "of" || s == "&" || s == "for" && r.endsInBody(i, to)) && r.sameSentence(i, to+1) && r.runWord(to+1) && r.adjacent(to, to+1) && r.covered[to+1] == nil {
			to += 2
			continue
		}
		break
	}
	return to
}

func (r *reader) endsInBody(from, to int) bool {
	for j := from; j < to; j++ {
		if r.isWord(j, "body-noun") {
			return true
		}
	}
	return false
}

// headline reports whether the sentence of token i writes nearly all words with capitals, so that they prove nothing.
func (r *reader) headline(i int) bool {
	if r.shouting(i) {
		return true
	}
	if r.capped == nil {
		r.capped = make([]int8, len(r.sents))
	}
	k := r.toks[i].sent
	if r.capped[k] > 0 {
		return r.capped[k] == 2
	}
	s, e := r.sentence(i)
	caps, words := 0, 0
	for j := s; j < e; j++ {
		if r.toks[j].kind == word && r.toks[j].Len() > 3 {
			words++
			if r.toks[j].shape != lower {
				caps++
			}
		}
	}
	r.capped[k] = 1
	if words > 5 && caps*10 >= words*9 {
		r.capped[k] = 2
	}
	return r.capped[k] == 2
}

// englishRun decides what the run of capitals at from..to-1 is.
func (r *reader) englishRun(from, to int) {
	start := r.opensSentence(from)
	for from < to && (r.among(r.at(from), "opener") || r.isWord(from, "article") || r.titleWord(from)) {
		// "The", "When Bush": what begins the sentence is no part of the name.
		if r.among(r.at(from), "opener") || r.isWord(from, "article") || r.titleWord(from) {
			from++
		}
		if from < to && r.at(from) == "." {
			from++
		}
		start = false
		if from < to && r.titleWord(from-1) {
			r.titledRun(from, to)
			return
		}
	}
	if from+2 < to && r.opensSentence(from) && r.at(from+1) == "of" && !r.isWord(from, "body-noun") && !r.among(r.at(from), "latin-company") {
		from += 2 // "Shares of Ryder Systems Inc"
	}
	for to > from && (r.at(to-1) == "of" || r.at(to-1) == "for" || r.at(to-1) == "&" || r.at(to-1) == ".") {
		to--
	}
	if from >= to {
		return
	}
	last := strings.TrimRight(r.at(to-1), "’'s")
	n := to - from
	switch {
	case r.covered[from] != nil && !r.covered[from].family && r.covered[from].to >= to:
		return
	case r.companyEnd(to-1) && n > 1, r.endsInBody(from, to) && n > 1:
		r.addEnglish(from, to, gazetteer.Organization, "capitals with a noun for a body")
	case n > 1 && r.among(last, "place-end"), n > 1 && r.among(r.at(from), "place-begin"):
		r.addEnglish(from, to, gazetteer.Place, "capitals with a noun for a place")
	case n <= 3 && r.besidePlace(from, to):
		r.addEnglish(from, to, gazetteer.Place, "before the place that it is in")
	case n == 1 && r.englishAcronym(from):
		r.addEnglish(from, to, gazetteer.Organization, "acronym")
	case n <= 3 && !start && r.covered[from] == nil && r.placeWordBefore(from) && !r.personal(from, to):
		r.addEnglish(from, to, gazetteer.Place, "capitals after a preposition of place")
	case n == 1 && r.saysBeside(from, to) && !start || n == 1 && start && r.saysAfter(to) && !r.g.Common(r.at(from), "en"):
		r.addRun(from, to, "surname beside a word of reporting")
	case n == 1 && r.givenAlone(from, start):
		g, _ := r.givenAt(from)
		r.addPerson(&fullNameAt{from: from, family: from, last: to, to: to, given: g.Text, gender: g.Gender, rule: "given name"})
	case n >= 2 && n <= 3 && r.covered[from] == nil && r.looksLikeName(from, to, start):
		r.addRun(from, to, "two capitals that nothing else explains")
	}
}

// titleWord reports words that stand before a person's name.
func (r *reader) titleWord(i int) bool {
	if r.isWord(i, "titles") {
		return true
	}
	for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.PersonWord} {
		if l, ok := r.lexemeAt(i, c); ok && l.to == i+1 {
			return true
		}
	}
	return false
}

// titledRun reads what follows a title with a capital: "President Obama", "Professor Chomsky".
func (r *reader) titledRun(from, to int) {
	if to-from > 3 || r.at(from) == "of" || r.covered[from] != nil && !r.covered[from].family || r.endsInBody(from, to) || r.titleWord(from) {
		return
	}
	r.addRun(from, to, "name after a title")
}

func (r *reader) companyEnd(i int) bool {
	return r.among(strings.TrimSuffix(strings.TrimSuffix(r.at(i), "'s"), "’s"), "latin-company")
}

// besidePlace reports "Buxton, England", "Irving, Texas": a comma and a known place follow.
func (r *reader) besidePlace(from, to int) bool {
	if r.covered[from] != nil && !r.partOfRun(from) || r.at(to) != "," || !r.sameSentence(from, to+1) {
		return false
	}
	m := r.tok2mention(to + 1)
	if m == nil || m.from != to+1 || m.typ != gazetteer.Country && m.typ != gazetteer.Place || r.personal(from, to) {
		return false
	}
	// "Lukaku, England": a list of parties has a comma too.
	return r.isWord(from-1, "in") || r.isWord(from-1, "place-preposition") || r.at(from-1) == "of" || r.at(from-1) == "to" || !r.isWord(to+1, "and") && !r.isWord(m.to, "and") && r.at(m.to) != "," && !r.saysAfter(m.to)
}

func (r *reader) personal(from, to int) bool {
	_, ok := r.givenAt(from)
	return ok && to > from+1
}

// placeWordBefore reports "in", "near", "northern" before token i.
func (r *reader) placeWordBefore(i int) bool {
	if !r.sameSentence(i-1, i) {
		return false
	}
	switch strings.ToLower(r.at(i - 1)) {
	case "in", "near", "northern", "southern", "eastern", "western", "central", "outside", "downtown", "southeastern", "northeastern", "southwestern", "northwestern":
		return true
	}
	return false
}

func (r *reader) englishAcronym(i int) bool {
	s := r.at(i)
	n := utf8.RuneCountInString(s)
	return r.tok(i).shape == upper && n >= 2 && n <= 6 && !r.among(s, "common-acronym") && !romanNumeral(s) && !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsUpper(c) }) &&
		!(r.tok(i+1).kind == number && r.sameSentence(i, i+1) && r.adjacent(i, i+1))
}

// saysBeside reports a word of reporting right before or after the run.
func (r *reader) saysBeside(from, to int) bool {
	return r.saysAfter(to) && r.sameSentence(from, to) || r.sameSentence(from-1, from) && r.saysAfter(from-1) && (isClosing(r.at(from-2)) || r.at(from-2) == ",")
}

func (r *reader) saysAfter(to int) bool {
	c, ok := r.lexemeAt(to, gazetteer.CueWord)
	return ok && c.verb&inflect.Past != 0 && r.tok(to).shape == lower
}

// looksLikeName reports two or three capitals that may be a given name and a surname: no word of them is written small elsewhere in the
// article or known as a common word.
func (r *reader) looksLikeName(from, to int, start bool) bool {
	if r.isWord(from-1, "article") || isOpening(r.at(from-1)) || r.at(from-1) == "'" {
		return false
	}
	for j := from; j < to; j++ {
		s := r.at(j)
		if r.tok(j).kind != word {
			continue
		}
		if r.tok(j).shape != capital && r.tok(j).shape != mixed && utf8.RuneCountInString(s) > 1 || r.among(s, "opener") || r.writtenSmall(s) || r.isWord(j, "body-noun") || r.at(j) == "of" || r.calls(j) {
			return false
		}
		if r.g.Common(s, "en") && (j == from || start) || hasAny(s, "ing", "tion", "ness", "ment", "ship", "ism", "ical", "able", "ous", "ive", "ian", "ish", "ese", "ans") {
			return false
		}
	}
	return true
}

// givenAlone reports a given name by itself: "Isabel and I".
func (r *reader) givenAlone(i int, start bool) bool {
	_, ok := r.givenAt(i)
	return ok && r.covered[i] == nil && (!start || r.saysAfter(i+1)) && !r.g.Common(r.at(i), "en") && !r.isWord(i-1, "article")
}

// writtenSmall reports whether the article has the word in lower case too.
func (r *reader) writtenSmall(s string) bool {
	if r.small == nil {
		r.small = map[string]bool{}
		for i := range r.toks {
			if r.toks[i].kind == word && r.toks[i].shape == lower {
				r.small[r.at(i)] = true
			}
		}
	}
	return r.small[strings.ToLower(s)]
}

// addRun adds the person whom a run of capitals names.
func (r *reader) addRun(from, to int, rule string) {
	if r.covered[from] != nil && !r.covered[from].family {
		return
	}
	n := &fullNameAt{from: from, family: from, last: to, to: to, rule: rule}
	if to > from+1 {
		n.family, n.given = to-1, strings.TrimSpace(r.d.Text[r.toks[from].Start:r.toks[to-2].End])
	}
	r.addPerson(n)
}

func (r *reader) addEnglish(from, to int, typ gazetteer.Type, rule string) {
	end := r.toks[to-1].End
	end -= possessive(r.d.Text[:end])
	name := r.d.Text[r.toks[from].Start:end]
	kind := "organization"
	if typ == gazetteer.Place {
		kind = "city"
	}
	m := &mention{Span: Span{r.toks[from].Start, end}, from: from, to: to, typ: typ, via: ViaPattern, rule: rule, lemma: name}
	if b := r.bodyByInitials(name); b != nil && typ == gazetteer.Organization {
		m.body, m.via = b, ViaAcronym
	} else {
		m.body = r.bodyOf(name, name, typ, []string{kind})
	}
	r.enclose(m)
}
