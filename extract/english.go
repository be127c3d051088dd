package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// run is a row of capitals in English that nothing has explained yet. Nouns have no cases there, so that the words round a run and the words
// in it decide what it is: "in Bhubaneshwar", "Buxton, England", "the Ross Sea"; "Ryder Systems Inc"; "said Lugli", "Mathias Krumbholz".
type run struct {
	from, to int
	start    bool // it opens a sentence, where a capital proves nothing
	key      string
	typ      gazetteer.Type
	rule     string
	sure     bool // the run's own words or what stands beside it tell its type
}

// spotEnglish reads the runs of an article. What one of them is in one place it is in the others too: "shares of Veba … Veba said".
func (r *reader) spotEnglish() {
	var runs []*run
	next := 0
	for i := range r.capitals() {
		if i < next || !r.runWord(i) || r.covered[i] != nil && !r.covered[i].family && !r.partOfRun(i) || r.shouting(i) {
			continue
		}
		x := &run{from: i, to: r.runEnd(i)}
		next = x.to
		if r.headline(x.from) || !r.trimRun(x) {
			continue
		}
		if x.key = r.runKey(x); r.bearsHere(x) {
			continue
		}
		r.judge(x)
		if x.typ != "" && x.sure {
			r.addEnglishRun(x)
			continue
		}
		runs = append(runs, x)
	}
	r.judgeAgain(runs)
}

// bearsHere reports the surname of somebody whom the article names in full: the step of surnames reads it.
func (r *reader) bearsHere(x *run) bool {
	if x.to > x.from+1 || r.tok(x.from).shape == upper && r.at(x.to) == ":" {
		return false
	}
	if len(r.byName[x.key]) > 0 {
		return true
	}
	return r.covered[x.from] != nil && r.covered[x.from].family && slices.ContainsFunc(r.hitsAt(x.from), func(h gazetteer.Hit) bool {
		return slices.ContainsFunc(h.Readings, func(rd gazetteer.Reading) bool { return rd.Name != nil && r.byWho[rd.Name.Entity] != nil })
	})
}

// runKey is the name of the run without a possessive ending.
func (r *reader) runKey(x *run) string {
	s := r.d.Text[r.toks[x.from].Start:r.toks[x.to-1].End]
	return s[:len(s)-possessive(s)]
}

// runWord reports a capitalised word that may be part of a name.
func (r *reader) runWord(i int) bool {
	t := r.tok(i)
	if t.kind != word || t.shape == lower {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.IsUpper(c) && !r.among(r.at(i), "calendar") && r.at(i) != "I" && r.at(i-1) != "@" && r.at(i-1) != "#"
}

// partOfRun reports whether the name at token i is a place that goes on: "Hollywood Magic", "Colorado State University".
func (r *reader) partOfRun(i int) bool {
	m := r.covered[i]
	return m != nil && m.from == i && m.typ != gazetteer.Person && r.sameSentence(i, m.to) && r.runWord(m.to) && r.adjacent(m.to-1, m.to) && r.covered[m.to] == nil &&
		possessive(r.at(m.to-1)) == 0 && (m.typ == gazetteer.Place || r.firmAhead(m.to))
}

// firmAhead reports capitals at token k that end in a noun for a firm or a body: "Kuwait *Petroleum*", "Shell *Foundation*". What each country has
// is two names: "U.S. Navy".
func (r *reader) firmAhead(k int) bool {
	end := k
	for end < k+4 && r.sameSentence(k, end) && r.runWord(end) && r.covered[end] == nil && (end == k || r.adjacent(end-1, end) && possessive(r.at(end-1)) == 0) {
		end++
	}
	return (r.companyEnd(end-1) || r.bodyNoun(end-1)) && !r.amongStem(end-1, "body-alone")
}

// bodyNoun reports a noun for a body with a capital, possessive too: "Cardiff University's".
func (r *reader) bodyNoun(i int) bool {
	return r.isWord(i, "body-noun") || possessive(r.at(i)) > 0 && r.amongStem(i, "body-noun")
}

// amongStem is among without a possessive ending.
func (r *reader) amongStem(i int, class string) bool {
	s := r.at(i)
	return r.among(s[:len(s)-possessive(s)], class)
}

// runEnd returns the token after the run of capitals that begins at token i.
func (r *reader) runEnd(i int) int {
	to := i + 1
	for r.sameSentence(i, to) && to < i+8 {
		// "St. Louis", "Jonathan M. Stan".
		if r.at(to) == "." && (r.among(r.at(to-1), "saint") || utf8.RuneCountInString(r.at(to-1)) == 1 && !r.among(r.at(to+1), "opener") && (to-1 == i || r.at(to-2) != ".")) && r.toks[to].Start == r.toks[to-1].End && r.sameSentence(i, to+1) && r.runWord(to+1) && (r.toks[to+1].Start > r.toks[to].End || r.tok(to+1).Len() == 1 || r.tok(to+1).Len() > 3) {
			to += 2
			continue
		}
		if !r.adjacent(to-1, to) || possessive(r.at(to-1)) > 0 {
			break
		}
		if m := r.covered[to]; m != nil && !m.family && m.typ == gazetteer.Person {
			break
		}
		if r.runWord(to) {
			to++
			continue
		}
		s := r.at(to)
		if next := to + 1; r.sameSentence(i, next) && r.runWord(next) && r.adjacent(to, next) && r.covered[next] == nil {
			// "University of Copenhagen", "Standard & Poor", "Maarten den Hertog", "Campo dell'Oro".
			if s == "of" && !r.agentNoun(to-1) && r.bearsOf(to-1) || s == "&" || s == "for" && r.endsInBody(i, to) || r.isParticle(to) || strings.HasPrefix(s, "dell") && s != "dell" {
				to += 2
				continue
			}
		}
		break
	}
	return to
}

// bearsOf reports a word that a name may go on with "of" after: "University of", "Isle of", but not "Sakae *Morinaga* of Jardine Fleming".
func (r *reader) bearsOf(i int) bool { return r.small(r.at(i)) || r.isWord(i, "body-noun") }

// agentNoun reports "President of Ruritania": a title that opens a phrase is no name of a body.
func (r *reader) agentNoun(i int) bool { return r.titleWord(i) }

func (r *reader) endsInBody(from, to int) bool {
	for j := from; j < to; j++ {
		if r.bodyNoun(j) {
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
	caps, words, numbers := 0, 0, 0
	for j := s; j < e; j++ {
		if r.toks[j].kind == number {
			numbers++ // a line of results
		}
		if r.toks[j].kind == word && r.toks[j].Len() > 3 {
			words++
			if r.toks[j].shape != lower {
				caps++
			}
		}
	}
	r.capped[k] = 1
	if words > 5 && caps*10 >= words*9 && numbers < 3 {
		r.capped[k] = 2
	}
	return r.capped[k] == 2
}

// trimRun leaves the words out that begin a sentence or call somebody ("The", "When Bush", "Rival Dresser-Hale Corp", "President Obama") and
// what the run ends in without belonging to it. It reports whether anything is left.
func (r *reader) trimRun(x *run) bool {
	x.start = r.opensSentence(x.from)
	for x.from < x.to {
		s := r.at(x.from)
		switch {
		case r.covered[x.from] != nil && !r.covered[x.from].family:
			goto trimmed // "*New York* Rangers"
		case x.start && r.among(s, "opener") || r.isWord(x.from, "article"), (r.nationality(x.from) || r.among(s, "no-name") && !r.among(s, "place-begin")) && !r.endsInBody(x.from, x.to) && !r.companyEnd(x.to-1):
			x.start = false
		case r.titleWord(x.from) && (x.from+1 < x.to || r.at(x.from+1) == "."):
			x.start = false
		case r.titleTo(x.from) > x.from && r.titleTo(x.from) < x.to:
			x.start, x.from = false, r.titleTo(x.from)-1 // "Prime Minister Hariri"
		case x.start && x.from+1 < x.to && r.onlyOpens(x):
			// "Rival Dresser-Hale Corp", "Police Chief Miller": a small word that only opens the sentence.
			x.start = false
		case s == "." || s == "of" || s == "&":
		default:
			goto trimmed
		}
		x.from++
	}
trimmed:
	if x.from+2 < x.to && x.start && r.at(x.from+1) == "of" && !r.isWord(x.from, "body-noun") && !r.among(r.at(x.from), "latin-company") && r.small(r.at(x.from)) {
		x.from += 2 // "Shares of Ryder Systems Inc"
		x.start = false
	}
	for x.to > x.from {
		switch s := r.at(x.to - 1); {
		case s == "of" || s == "for" || s == "&" || s == "." || r.isParticle(x.to-1):
			x.to--
			continue
		}
		break
	}
	return x.from < x.to
}

// titleTo returns the token after a title of several words at token i, 0 without.
func (r *reader) titleTo(i int) int {
	if l, ok := r.lexemeAt(i, gazetteer.OfficeWord); ok && l.to > i+1 {
		return l.to
	}
	return 0
}

// onlyOpens reports whether the first word of a run that opens a sentence is a small word before a name: nothing of a body's name is in the
// run, or the word calls bodies and people.
func (r *reader) onlyOpens(x *run) bool {
	s := r.at(x.from)
	if r.among(s, "body-before") || r.among(s, "player-noun") || r.isWord(x.from, "former") {
		return !r.isWord(x.from, "body-noun") || r.companyEnd(x.to-1) && r.among(s, "body-before") && !r.among(s, "latin-company")
	}
	return false
}

// nationality reports "Danish", "Slovaks".
func (r *reader) nationality(i int) bool { return r.memo(i, asksNationality, (*reader).nationalityNow) }

func (r *reader) nationalityNow(i int) bool {
	if _, ok := r.lexemeAt(i, gazetteer.CountryAdj); ok {
		return true
	}
	_, ok := r.lexemeAt(i, gazetteer.Demonym)
	return ok
}

// small reports a word that English writes small.
func (r *reader) small(s string) bool {
	s = s[:len(s)-possessive(s)]
	return r.g.Small(s, "en") || r.writtenSmall(s)
}

// titleWord reports words that stand before a person's name.
func (r *reader) titleWord(i int) bool { return r.memo(i, asksTitleWord, (*reader).titleWordNow) }

func (r *reader) titleWordNow(i int) bool {
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

func (r *reader) companyEnd(i int) bool {
	s := r.at(i)
	return r.among(s[:len(s)-possessive(s)], "latin-company")
}

// addEnglishRun puts the run among the names.
func (r *reader) addEnglishRun(x *run) {
	if p := r.speaker(x); p != nil {
		r.replace(&mention{Span: Span{r.toks[x.from].Start, r.toks[x.to-1].End}, from: x.from, to: x.to, typ: gazetteer.Person, person: p, entity: p.entity, via: ViaSurname, rule: x.rule,
			gender: p.gender, lemma: p.family})
		return
	}
	if x.typ != gazetteer.Person {
		r.addEnglish(x.from, x.to, x.typ, x.rule)
		return
	}
	if r.covered[x.from] != nil && !r.covered[x.from].family {
		return
	}
	n := &fullNameAt{from: x.from, family: x.from, last: x.to, to: x.to, rule: x.rule}
	if g, ok := r.givenAt(x.from); ok && x.to == x.from+1 {
		n.given, n.gender = g.Text, g.Gender
	}
	if x.to > x.from+1 {
		n.family = x.to - 1
		for n.family > x.from+1 && r.particle(n.family-1) {
			n.family--
		}
		n.given = strings.TrimSpace(r.d.Text[r.toks[x.from].Start:r.toks[n.family-1].End])
	}
	r.addPerson(n)
}

// particle reports a particle of a surname, small or with a capital.
func (r *reader) particle(i int) bool { return r.isParticle(i) || r.capitalParticle(i) }

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
