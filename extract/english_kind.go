package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// judge decides what a run is by its words and by what stands beside it. What only its looks say (two capitals are a person as a rule) is
// not sure: another place of the article may tell better.
func (r *reader) judge(x *run) {
	n := x.to - x.from
	set := func(t gazetteer.Type, sure bool, rule string) { x.typ, x.sure, x.rule = t, sure, rule }
	last := r.at(x.to - 1)
	last = last[:len(last)-possessive(last)]
	switch {
	case r.covered[x.from] != nil && !r.covered[x.from].family && r.covered[x.from].to >= x.to, n == 1 && r.among(last, "no-name"):
		return
	case n > 1 && r.nounBefore(x):
		set(gazetteer.Organization, true, "beside a noun for a body")
	case n > 1 && r.among(last, "misc-end"), r.thingNamed(x), r.league(x.to - 1), utf8.RuneCountInString(last) == 1 && n == 1, r.postOfPerson(x):
		return
	case r.among(r.runKey(x), "state") && r.at(x.from-1) == ",":
		set(gazetteer.Place, true, "state after its town")
	case r.dateline(x):
		set(gazetteer.Place, true, "dateline")
	case n > 1 && !r.personal(x.from, x.to) && (r.companyEnd(x.to-1) || r.endsInBody(x.from, x.to)), n > 2 && r.partnership(x), n > 1 && r.amongAt(x.from, "body-begin") && r.covered[x.from] == nil && !r.among(last, "place-end"):
		set(gazetteer.Organization, true, "capitals with a noun for a body")
	case n > 1 && r.titledRun(x):
		set(gazetteer.Person, true, "name after a title")
	case n > 1 && r.partOfRun(x.from) && r.plural(last) && !r.personal(x.from, x.to):
		set(gazetteer.Organization, true, "place with a team's name")
	case n > 1 && r.among(last, "place-end"), n > 1 && r.amongAt(x.from, "place-begin") && !r.titledRun(x) && !r.beforePlayer(x):
		set(gazetteer.Place, true, "capitals with a noun for a place")
	case n == 1 && r.among(last, "body-alone") && (!x.start || r.among(r.at(x.to), "body-after") && r.sameSentence(x.from, x.to)):
		set(gazetteer.Organization, true, "capital of a body that each country has")
	case r.interviewed(x):
		set(gazetteer.Person, true, "who speaks in an interview")
	case n == 1 && r.givenHere(last) && !(x.start && r.small(last) && !r.finite(x.to)) && r.covered[x.from] == nil:
		set(gazetteer.Person, true, "given name of a person of the article")
	case n == 1 && r.givenAlone(x.from, x.start):
		set(gazetteer.Person, true, "given name")
	case r.digestHead(x):
		set(gazetteer.Organization, true, "newspaper above its stories")
	case n <= 3 && r.apposed(x):
		set(gazetteer.Person, true, "between commas after a noun for people")
	case n == 1 && x.start && r.small(last):
		return // "Former champion", "Opposition leader"
	case r.opensParagraph(x.from) && r.among(last, "sport-name") && n == 1:
		return // "NHL-Lindgren hat-trick"
	case n == 1 && r.englishAcronym(x.from):
		set(gazetteer.Organization, true, "acronym")
	case r.bodyBeside(x):
		set(gazetteer.Organization, true, "beside a noun for a body")
	case n <= 3 && r.besidePlace(x.from, x.to):
		set(gazetteer.Place, true, "before the place that it is in")
	case n <= 2 && r.villageOf(x):
		set(gazetteer.Place, true, "before what it is called")
	case n <= 3 && !x.start && r.covered[x.from] == nil && r.placeBeside(x) && !r.personal(x.from, x.to):
		set(gazetteer.Place, true, "capitals after a preposition of place")
	case n == 1 && !x.start && r.covered[x.from] != nil && r.covered[x.from].family && !r.small(last) && r.finite(x.to):
		set(gazetteer.Person, true, "known surname that acts")
	case n == 1 && r.titledRun(x):
		set(gazetteer.Person, true, "name after a title")
	case r.employer(x):
		set(gazetteer.Organization, true, "before somebody's post")
	case n == 1 && r.englishFamily(x.from):
		return // "The Obamas said"
	case n == 1 && !r.small(last) && !r.titleWord(x.from) && (r.saysBeside(x.from, x.to) && !x.start || x.start && r.saysAfter(x.to)):
		set(gazetteer.Person, n == 1 && !x.start, "surname beside a word of reporting")
	case n > 1 && r.partOfRun(x.from):
		if r.looksPlace(x) {
			set(gazetteer.Place, false, "place that goes on")
		}
	case r.minorPlace(x):
		set(gazetteer.Place, false, "town that the gazetteer knows little of")
	case n >= 2 && n <= 4 && (r.covered[x.from] == nil || r.covered[x.from].family) && r.looksLikeName(x):
		set(gazetteer.Person, false, "two capitals that nothing else explains")
	}
}

// judgeAgain decides about the runs that their own surroundings left open. What the article has for sure elsewhere wins; then what the
// looks of all places together say.
func (r *reader) judgeAgain(runs []*run) {
	known := r.calledHere()
	var open []*run
	for _, x := range runs {
		if b, ok := known[x.key]; ok && (x.typ != gazetteer.Person || x.to == x.from+1) && r.covered[x.from] == nil {
			r.again(x.from, x.to, b)
			continue
		}
		if x.typ != "" {
			r.addEnglishRun(x)
			continue
		}
		open = append(open, x)
	}
	for _, x := range open {
		// The list that it stands in: "Hoechst and *Veba*", "from Kendari to *Raha*", "in Grimsby and *Peterhead*".
		if x.to-x.from <= 2 && !x.start && r.covered[x.from] == nil && !r.small(r.at(x.to-1)) {
			if o := r.listed(x); o != nil && (o.typ == gazetteer.Place || o.typ == gazetteer.Organization) {
				r.addEnglish(x.from, x.to, o.typ, "in a list with another")
			}
		}
	}
}

// listed returns the name before or after the run, where "and", "to" or a comma binds the two.
func (r *reader) listed(x *run) *mention {
	if k := x.from - 1; r.isWord(k, "and") || r.at(k) == "," || r.at(k) == "to" || r.at(k) == "or" {
		if m := r.tok2mention(k - 1); m != nil && m.to == k && r.sameSentence(k-1, x.from) {
			return m
		}
	}
	if k := x.to; r.isWord(k, "and") || r.at(k) == "," {
		if m := r.tok2mention(k + 1); m != nil && m.from == k+1 && r.sameSentence(x.from, k+1) {
			return m
		}
	}
	return nil
}

// thingNamed reports names of competitions, laws, ships and works: "the Maastricht treaty", "the vessel Sinar Laut".
func (r *reader) thingNamed(x *run) bool {
	return r.sameSentence(x.from, x.to) && r.adjacent(x.to-1, x.to) && r.amongAt(x.to, "misc-after") && !r.beforePlayer(x) ||
		r.sameSentence(x.from-1, x.from) && r.amongAt(x.from-1, "misc-before") || r.amongAt(x.from, "storm")
}

// onlyWords reports capitals that are English words and nothing else: "a project on learning in Ants".
func (r *reader) onlyWords(x *run) bool {
	for j := x.from; j < x.to; j++ {
		if !r.small(r.at(j)) {
			return false
		}
	}
	return !r.minorPlace(&run{from: x.from, to: x.to}) && !r.placeName(x.from)
}

// allSmall reports a slug: words that English writes small, as no dateline has several, and no single one before a dash.
func (r *reader) allSmall(x *run) bool {
	for j := x.from; j < x.to; j++ {
		if !r.small(r.at(j)) {
			return false
		}
	}
	return x.to > x.from+1 || r.at(x.to) == "-" || r.at(x.to) == ":"
}

// league reports a competition in a report of sport: "American League", where the Arab League is a body.
func (r *reader) league(i int) bool {
	return strings.EqualFold(r.at(i), "league") && r.sporting()
}

// dateline reports the place that opens a report: "LONDON, March 3 (Reuters) -", "AARHUS, Denmark 2011-10-08", "NEWARK, N.J. (Reuters)".
func (r *reader) dateline(x *run) bool {
	if r.tok(x.from).shape != upper || x.to-x.from > 3 || !r.opensParagraph(x.from) {
		return false
	}
	if r.allSmall(x) {
		return false // "PRESS DIGEST - Lebanon - Sept 17"
	}
	for j := x.to; j < x.to+9 && j < len(r.toks) && r.sameBlock(x.from, j); j++ {
		switch {
		case r.at(j) == "(" && r.amongAt(j+1, "wire"):
			return true
		case r.tok(j).kind == number && (r.tok(j).Len() >= 4 || r.amongAt(j-1, "calendar")):
			return true
		case r.at(j) == "—" || r.at(j) == "–":
			return j > x.to || r.at(x.to) != ","
		}
	}
	return false
}

// opensParagraph reports whether a new line begins at token i.
func (r *reader) opensParagraph(i int) bool {
	return i == 0 || r.toks[i-1].zone != r.toks[i].zone || strings.Contains(r.d.Text[r.toks[i-1].End:r.toks[i].Start], "\n")
}

// titledRun reports a name right after a title: "President Obama", "Professor Chomsky", "actor Jason Beghe".
func (r *reader) titledRun(x *run) bool {
	k := x.from - 1
	if r.at(k) == "." {
		k--
	}
	if !r.sameSentence(k, x.from) || !r.titleWord(k) || x.to-x.from > 3 || r.covered[x.from] != nil && !r.covered[x.from].family || r.titleWord(x.from) || r.at(x.from+1) == "of" {
		return false
	}
	return !r.endsInBody(x.from, x.to) && (r.tok(k).shape != lower || !r.small(r.at(x.to-1)) || x.to-x.from > 1)
}

// bodyBeside reports a noun for a body beside the run: "a spokesman for Cawley", "Veba shares", "the newspaper Corse-Matin".
func (r *reader) bodyBeside(x *run) bool {
	if r.personal(x.from, x.to) {
		return false
	}
	if k := x.from - 1; r.sameSentence(k, x.from) {
		if r.nounBefore(x) {
			return true
		}
		for k > 0 && (r.isWord(k, "article") || isOpening(r.at(k))) {
			k--
		}
		if (r.at(k) == "for" || r.at(k) == "at" || r.at(k) == "of" || r.at(k) == "with") && r.isWord(k-1, "spokesman") || r.at(k) == "of" && r.amongAt(k-1, "of-body") || r.at(k) == "called" && r.amongAt(k-1, "body-before") {
			return true
		}
	}
	if k := x.to; r.sameSentence(x.from, k) && r.adjacent(k-1, k) && r.tok(k).shape == lower && r.amongAt(k, "body-after") && !(x.start && r.small(r.at(x.from))) {
		return true
	}
	// "the United Steelworkers": several capitals with an article are no person.
	return x.to-x.from > 1 && !r.onlyWords(x) && (r.at(x.from-1) == "the" || r.at(x.from-1) == "its") && r.sameSentence(x.from-1, x.from) && !r.titleWord(x.to) && !r.isWord(x.from-2, "in") && !r.amongAt(x.from-2, "misc-before") &&
		(r.tok(x.to).kind != word || r.tok(x.to).shape != lower || r.finite(x.to) || r.stopsPhrase(x.to) || r.anyPreposition(x.to) || !r.small(r.at(x.to)))
}

// nounBefore reports a noun for a body right before the run: "the newspaper Corse-Matin".
func (r *reader) nounBefore(x *run) bool {
	k := x.from - 1
	return r.sameSentence(k, x.from) && r.tok(k).shape == lower && (r.amongAt(k, "body-before") || r.afterTold(k) && !r.titleWord(x.from)) && !r.personal(x.from, x.to) && (x.to-x.from == 1 || !r.titleWord(x.to))
}

// afterTold reports the word before whom somebody told something: whom nothing else calls a person is a medium as a rule, "told Prothom Alo".
func (r *reader) afterTold(k int) bool { return r.at(k) == "told" }

// interviewed reports the surname before a colon at the head of a paragraph, of somebody of the article or of who speaks so twice: "SAAR: How do you
// breathe?"
func (r *reader) interviewed(x *run) bool {
	if r.at(x.to) != ":" || !r.opensParagraph(x.from) || x.to > x.from+2 {
		return false
	}
	name := r.runKey(x)
	if r.speaker(x) != nil {
		return true
	}
	if r.small(r.at(x.from)) || utf8.RuneCountInString(name) < 3 {
		return false
	}
	return r.turns()[r.at(x.from)] > 1
}

// turns counts by its first word what stands before a colon at the head of a paragraph, in one or two words.
func (r *reader) turns() map[string]int {
	if r.turn == nil {
		r.turn = map[string]int{}
		for i := range r.capitals() {
			if (r.at(i+1) == ":" || r.at(i+2) == ":") && r.opensParagraph(i) {
				r.turn[r.at(i)]++
			}
		}
	}
	return r.turn
}

// speaker returns the person of the article whose name in capitals stands before a colon at the head of a paragraph.
func (r *reader) speaker(x *run) *person {
	if r.at(x.to) != ":" || !r.opensParagraph(x.from) || x.to > x.from+2 {
		return nil
	}
	name := r.runKey(x)
	for _, p := range r.persons[:min(len(r.persons), 500)] {
		if strings.EqualFold(p.family, name) && p.family != name {
			return p
		}
	}
	return nil
}

// minorPlace reports the name of a place of the gazetteer that may be a surname or a word as well, where nothing says that it is: "Leicester lost".
func (r *reader) minorPlace(x *run) bool {
	if x.start && x.to == x.from+1 || r.small(r.at(x.from)) && x.to == x.from+1 || r.isWord(x.from-1, "article") {
		return false
	}
	if _, given := r.givenAt(x.from); given || r.titleWord(x.from-1) {
		return false
	}
	for _, h := range r.hitsAt(x.from) {
		if r.tokenEnd(x.from, h.End) != x.to {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Name != nil && rd.Name.Entity.Type == gazetteer.Place && rd.Name.Accepts(r.d.Text[h.Start:h.End-int(rd.Trim)]) {
				return true
			}
		}
	}
	return false
}

// villageOf reports what a comma and a noun for places explain: "Kapsait, a village in West Pokot".
func (r *reader) villageOf(x *run) bool {
	return r.covered[x.from] == nil && r.at(x.to) == "," && r.isWord(x.to+1, "article") && r.sameSentence(x.from, x.to+2) && !r.personal(x.from, x.to) &&
		(r.amongAt(x.to+2, "place-of") || r.amongAt(x.to+3, "place-of") && r.tok(x.to+2).shape == lower)
}

// postOfPerson reports what somebody is, before the name: "*Board President* Marlys Dreckman".
func (r *reader) postOfPerson(x *run) bool {
	m := r.tok2mention(x.to)
	return r.titleWord(x.to-1) && m != nil && m.typ == gazetteer.Person && m.from == x.to && r.adjacent(x.to-1, x.to)
}

// digestHead reports the name of a paper in capitals above what it writes, in a digest of the press.
func (r *reader) digestHead(x *run) bool {
	if r.tok(x.from).shape != upper || !r.opensParagraph(x.from) || x.to < len(r.toks) && !r.opensParagraph(x.to) {
		return false
	}
	_, e := r.sentence(0)
	for i := 0; i < min(e, 6); i++ {
		if strings.EqualFold(r.at(i), "digest") {
			return true
		}
	}
	return false
}

// apposed reports what stands between commas behind a noun for people, or before one: "Her brother, Decky, dug", "Theo, my student".
func (r *reader) apposed(x *run) bool {
	k := x.from - 1
	if r.at(k) != "," || r.at(x.to) != "," || !r.sameSentence(k-1, x.to) || r.tok(k-1).shape != lower || !r.titleWord(k-1) {
		return r.at(x.to) == "," && x.to == x.from+1 && r.sameSentence(x.from, x.to+1) && r.ourOwn(x.to+1) && !r.small(r.at(x.from)) && r.covered[x.from] == nil
	}
	return r.covered[x.from] == nil && !r.onlyWords(x) && !r.endsInBody(x.from, x.to) && !r.among(r.at(x.to-1), "place-end")
}

// ourOwn reports "my", "our" and the like at token i.
func (r *reader) ourOwn(i int) bool {
	switch r.at(i) {
	case "my", "our", "his", "her", "their":
		return true
	}
	return false
}

// partnership reports "Larsen & Thakur".
func (r *reader) partnership(x *run) bool {
	for j := x.from + 1; j < x.to-1; j++ {
		if r.at(j) == "&" && r.tok(j-1).Len() > 1 {
			return true
		}
	}
	return false
}

// employer reports "Commerzbank analyst Ulrike Sondermann", "Ajax coach Louis": a body stands before the post of somebody.
func (r *reader) employer(x *run) bool {
	k := x.to
	if possessive(r.at(k-1)) > 0 || !r.sameSentence(x.from, k) || !r.adjacent(k-1, k) || r.tok(k).shape != lower {
		return false
	}
	j := k
	for j < k+3 && r.sameSentence(x.from, j) && r.tok(j).kind == word && r.tok(j).shape == lower {
		if (r.titleWord(j) || r.amongAt(j, "player-noun")) && (r.runWord(j+1) || r.covered[min(j+1, len(r.covered)-1)] != nil) && r.sameSentence(j, j+1) && r.adjacent(j, j+1) {
			return !r.personal(x.from, x.to)
		}
		if r.stopsPhrase(j) || r.anyPreposition(j) || r.isWord(j, "article") || r.finite(j) {
			return false
		}
		j++
	}
	return false
}

// beforePlayer reports a noun for players after the run: "Tampa Bay goalie".
func (r *reader) beforePlayer(x *run) bool {
	return r.sameSentence(x.from, x.to) && r.adjacent(x.to-1, x.to) && r.amongAt(x.to, "player-noun")
}

// besidePlace reports "Buxton, England", "Irving, Texas": a comma and a known place follow.
func (r *reader) besidePlace(from, to int) bool {
	if to > from+1 && r.onlyWords(&run{from: from, to: to}) {
		return false // "Tax Code, US Second Amendment"
	}
	if r.covered[from] != nil && !r.partOfRun(from) || r.at(to) != "," || !r.sameSentence(from, to+1) {
		return false
	}
	if r.amongAt(to+1, "state") && r.at(to+2) == "." {
		return true
	}
	m := r.tok2mention(to + 1)
	if m == nil || m.from != to+1 || possessive(r.at(m.to-1)) > 0 || to == from+1 && r.tok(from).shape == upper && !r.opensParagraph(from) || m.typ != gazetteer.Country && m.typ != gazetteer.Place || r.personal(from, to) {
		return false
	}
	// "Lukaku, England": a list of parties has a comma too.
	return r.isWord(from-1, "in") || r.isWord(from-1, "place-preposition") || r.at(from-1) == "of" || r.at(from-1) == "to" || !r.isWord(to+1, "and") && !r.isWord(m.to, "and") && r.at(m.to) != "," && !r.saysAfter(m.to)
}

func (r *reader) personal(from, to int) bool {
	_, ok := r.givenInName(from)
	return ok && to > from+1 && !r.thingEnd(to-1)
}

// placeBeside reports what only a place has beside it: "in", "near", "northern" before, "province" after.
func (r *reader) placeBeside(x *run) bool {
	if k := x.to; r.sameSentence(x.from, k) && r.adjacent(k-1, k) && r.tok(k).shape == lower && r.amongAt(k, "place-after") {
		return true
	}
	k := x.from - 1
	if !r.sameSentence(k, x.from) {
		return false
	}
	switch s := folded(r.at(k)); s {
	case "near", "northern", "southern", "eastern", "western", "central", "outside", "downtown", "southeastern", "northeastern", "southwestern", "northwestern", "off":
		return true
	case "in":
		return !r.attributive(x) && !r.onlyWords(x) && !(r.tok(x.to).kind == number && r.small(r.at(x.from)) && r.adjacent(x.to-1, x.to))
	case "at":
		if r.tok(k-1).shape == lower && r.amongAt(k-1, "at-place") && x.to-x.from <= 3 && !r.attributive(x) {
			return true // "a camp at Kutupalong"
		}
		// "At Hove:", "at Headingley when": "at Commerzbank" is no place, a sports ground is.
		return r.sporting() && x.to-x.from == 1 && !r.attributive(x)
	case "of":
		return r.amongAt(k-1, "place-of") || r.at(k-1) == "people" || r.at(k-1) == "mayor" || r.at(k-1) == "outskirts" || r.at(k-1) == "residents" || r.at(k-1) == "streets"
	case "around":
		return x.to-x.from <= 2 && !r.attributive(x) && !r.small(r.at(x.from))
	case "from":
		if r.titleWord(k-1) && r.tok(k-1).shape == lower && x.to-x.from <= 2 && !r.small(r.at(x.from)) && !r.attributive(x) {
			return true // "a lawyer from Thyolo"
		}
		return x.to-x.from <= 2 && !r.attributive(x) && r.travels(k) && !r.small(r.at(x.from))
	case "to", "through", "via", "towards", "toward", "into", "between":
		return x.to-x.from <= 2 && !r.attributive(x) && r.travels(k) && !r.small(r.at(x.from))
	default:
		return r.among(s, "place-verb") && x.to-x.from == 1 && !r.small(r.at(x.from)) && !r.sporting() || r.among(s, "place-of") && r.tok(k).shape == lower
	}
}

// attributive reports a small noun after the run that it only describes: "in Windows mode".
func (r *reader) attributive(x *run) bool {
	k := x.to
	return r.sameSentence(x.from, k) && r.adjacent(k-1, k) && possessive(r.at(k-1)) == 0 && r.tok(k).kind == word && r.tok(k).shape == lower && r.small(r.at(k)) && !r.finite(k) && !r.stopsPhrase(k) &&
		!r.anyPreposition(k) && !r.amongAt(k, "opener") && !strings.HasSuffix(r.at(k), "ly")
}

// travels reports whether "from" or "to" at token k is a way: of something that goes, or with its other end.
func (r *reader) travels(k int) bool {
	if !r.sameSentence(k-1, k) {
		return false
	}
	switch r.at(k) {
	case "through", "via", "towards", "toward", "between":
		return true
	}
	switch r.at(k - 1) {
	case "way", "flew", "went", "drove", "travelled", "traveled", "moved", "returned", "flight", "flights", "trip", "road", "km", "miles", "kilometres", "visit", "fled", "ships", "ship", "train", "came", "arrived", "sailed", "qualifier", "sent", "back", "go", "goes", "going", "fly", "return", "deported", "extradited", "transferred":
		return true
	}
	for j := k + 1; j < k+5 && r.sameSentence(k, j); j++ {
		if r.at(k) == "from" && r.at(j) == "to" && r.runWord(j+1) {
			return true
		}
	}
	for j := k - 1; j > k-5 && r.sameSentence(j, k); j-- {
		if r.at(k) == "to" && r.at(j) == "from" && r.runWord(j+1) {
			return true
		}
	}
	m := r.tok2mention(k - 1)
	return m != nil && m.typ == gazetteer.Place
}

func (r *reader) englishAcronym(i int) bool {
	s := r.at(i)
	s = s[:len(s)-possessive(s)]
	n := utf8.RuneCountInString(s)
	return r.tok(i).shape == upper && n >= 2 && n <= 6 && !r.among(s, "common-acronym") && !romanNumeral(s) && !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsUpper(c) }) && !r.small(s) &&
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

// looksPlace reports a place whose name goes on, where a place may stand: "a former mayor of Perth Amboy".
func (r *reader) looksPlace(x *run) bool {
	k := x.from - 1
	return r.sameSentence(k, x.from) && (r.at(k) == "of" || r.at(k) == "in" || r.at(k) == "from" || r.at(k) == "to" || r.at(k) == "at" || r.at(k) == ",") && !r.attributive(x)
}

// looksLikeName reports two or three capitals that may be a given name and a surname: no word of them is written small elsewhere in the
// article or in English at all, but for the surname of a given name that is known.
func (r *reader) looksLikeName(x *run) bool {
	if r.isWord(x.from-1, "article") || isOpening(r.at(x.from-1)) || r.at(x.from-1) == "'" {
		return false
	}
	for j := x.from; j < x.to; j++ {
		s := r.at(j)
		if r.tok(j).kind != word || r.particle(j) && j > x.from {
			continue
		}
		if utf8.RuneCountInString(s) == 1 && j > x.from && j < x.to-1 {
			continue // the middle initial
		}
		if _, verb := r.lexemeAt(j, gazetteer.CueWord); verb && j == x.from && x.to == j+2 && !x.start {
			continue // "Said Sadi-Hamou"
		}
		if r.tok(j).shape != capital && r.tok(j).shape != mixed && utf8.RuneCountInString(s) > 1 || r.among(s, "opener") || r.writtenSmall(s) || r.isWord(j, "body-noun") || s == "of" || s == "&" || r.calls(j) {
			return false
		}
		// "Chip Joyner", "Bill Rusk": one of the two may be a small word, if nothing follows that the two describe.
		if r.small(s) && (x.to > x.from+2 || r.plural(r.at(x.to-1)) || r.small(r.at(x.from)) && r.small(r.at(x.to-1)) || r.attributive(x) || r.at(x.from-1) == "the") {
			return false
		}
		if hasAny(s, "tion", "ness", "ment", "ship", "ism", "ical", "ese", "ans") {
			return false
		}
	}
	return true
}

// givenAlone reports a given name by itself: "Isabel and I". At the start of a sentence it has to act or be explained ("Hank can read", "Theo, my
// student"); in its midst a capital says that "Frank" is no common word.
func (r *reader) givenAlone(i int, start bool) bool {
	g, ok := r.givenAt(i)
	if !ok || r.covered[i] != nil && !r.covered[i].family || r.isWord(i-1, "article") || r.attributive(&run{from: i, to: i + 1}) {
		return false
	}
	word := r.small(r.at(i)) || r.g.Common(r.at(i), "en")
	if word && r.givenHere(g.Text) && !r.at2(i+1, "of") {
		return !start || r.finite(i+1) || r.at(i+1) == ","
	}
	if start {
		return !word && (r.saysAfter(i+1) || r.finite(i+1) || r.explained(i+1) || !r.sameSentence(i, i+1) && r.opensParagraph(i)) || isOpening(r.at(i-1)) && r.at(i+1) == ","
	}
	return !word || r.addressed(i)
}

// at2 reports whether token i is s, of the same sentence as the one before.
func (r *reader) at2(i int, s string) bool { return r.at(i) == s && r.sameSentence(i-1, i) }

// givenHere reports whether the article names somebody of that given name in full.
func (r *reader) givenHere(given string) bool {
	return slices.ContainsFunc(r.persons[:min(len(r.persons), 500)], func(p *person) bool { return p.given == given })
}

// explained reports a comma with what says who somebody is: ", my editor", ", who was there".
func (r *reader) explained(i int) bool {
	if r.at(i) != "," || !r.sameSentence(i, i+1) {
		return false
	}
	switch r.at(i + 1) {
	case "my", "our", "his", "her", "their", "who", "whose", "whom":
		return true
	}
	return false
}

// addressed reports what stands before a given name in speech: "Hey Frank", "my name is John", "a guy named Mario".
func (r *reader) addressed(i int) bool {
	switch strings.ToLower(r.at(i - 1)) {
	case "hey", "hi", "hello", "dear", "named", "thanks", "called", "little", "poor", "with", "when", "that":
		return r.sameSentence(i-1, i) && r.at(i+1) != "of"
	case "is", "was":
		return r.at(i-2) == "name"
	}
	return false
}

// plural reports a word in the plural as names of teams are: Oilers, Cubs, Red Sox.
func (r *reader) plural(s string) bool {
	s = s[:len(s)-possessive(s)]
	return utf8.RuneCountInString(s) > 3 && (strings.HasSuffix(s, "s") && !hasAny(s, "ss", "us", "is", "as", "os") || strings.HasSuffix(s, "Sox"))
}
