package extract

import (
	"strings"

	"zgadka/gazetteer"
)

// sporting reports whether the article is of sport, where towns are teams: its slug says so, or several different words of such reports do, often
// enough.
func (r *reader) sporting() bool {
	if r.sport == 0 && r.sportSlug() {
		r.sport = 2
	}
	if r.sport == 0 {
		seen, all, words := map[string]bool{}, 0, 0
		for i := range r.toks {
			if r.toks[i].kind != word || r.toks[i].shape != lower {
				continue
			}
			words++
			if s := r.at(i); r.among(s, "sport-word") {
				seen[s] = true
				all++
			}
		}
		r.sport = 1
		if len(seen) >= 4 && all*25 >= words {
			r.sport = 2
		}
	}
	return r.sport == 2
}

// sportSlug reports a headline that begins with the name of a sport: "RUGBY UNION - BATH PLAYER BANNED", "Cricket-Kent on top".
func (r *reader) sportSlug() bool {
	for i := 0; i < min(3, len(r.toks)); i++ {
		first, _, cut := strings.Cut(r.at(i), "-")
		if next := r.at(i + 1); r.among(first, "sport-name") && (cut || next == "-" || next == "–" || next == "—" || r.tok(i).shape == upper && i == 0) {
			return true
		}
	}
	return false
}

// spotTeams finds teams in reports of sport: in tables and lines of results ("Barnsley 0 Tranmere 0", "Kent 239"), in brackets behind players
// ("Tully (Rangers)"), and towns that play ("beat Leeds", "Calgary goalie"). A country stays a country.
func (r *reader) spotTeams() {
	if r.lang.Lang != "en" || !r.sporting() {
		return
	}
	r.spotScorecard()
	next := 0
	for i := range r.capitals() {
		if i < next || !r.runWord(i) {
			continue
		}
		if to := r.clubEnd(i); to > 0 {
			r.addEnglish(i, to, gazetteer.Organization, "club beside its town")
			next = to
			continue
		}
		m := r.covered[i]
		if m != nil && (m.from != i || m.typ == gazetteer.Country && !r.afterCountry(i) || m.typ == gazetteer.Person && !m.family || m.typ == gazetteer.Organization) {
			next = max(i+1, m.to)
			continue
		}
		to := i + 1
		if m != nil {
			to = m.to
		}
		for to < i+4 && r.runWord(to) && !r.among(r.at(to), "opener") && r.adjacent(to-1, to) && (r.covered[to] == nil || r.covered[to].family) && possessive(r.at(to-1)) == 0 {
			to++
		}
		if r.plays(i, to) {
			r.addEnglish(i, to, gazetteer.Organization, "team in a report of sport")
		}
		next = to
	}
}

// plays reports whether the capitals at tokens i..to-1 are a team.
func (r *reader) plays(i, to int) bool {
	if r.personal(i, to) || r.covered[i] == nil && r.amongAt(i, "opener") || r.nationality(i) || r.amongAt(i, "no-name") && to == i+1 || r.titleWord(i) || r.amongAt(to-1, "misc-end") || r.endsInBody(i, to) {
		return false
	}
	place := r.covered[i] != nil && r.covered[i].typ == gazetteer.Place
	// "BOSTON 1996-08-11", "In Boston,", "Dunmore, a qualifier from Baton Rouge, Louisiana".
	if r.opensParagraph(i) && r.dateline(&run{from: i, to: to}) || r.isWord(i-1, "in") || r.at(i-1) == "from" || r.at(i-1) == "near" || r.at(i-1) == "of" && !place && !r.aheadOf(i-1) {
		return false
	}
	if r.scorer(i, to) {
		return false
	}
	if r.table(i, to) || to == i+1 && r.table(i, r.pastCountry(to)) {
		return true
	}
	if r.at(i-1) == "(" && r.at(to) == ")" && r.sameSentence(i-2, to) && r.tok(i-2).kind == word && r.tok(i-2).shape != lower {
		return true
	}
	if r.afterCountry(i) {
		return true // "Luc Van Roosbroeck (Belgium) Telekom same time"
	}
	if r.sameSentence(i, to) && r.adjacent(to-1, to) && r.amongAt(to, "player-noun") && r.runWord(to+1) && to == i+1 && !r.titleWord(i) {
		return true // "Bath flanker Nathan Thomason"
	}
	if !place && to == i+1 && r.small(r.at(i)) && !(r.at(i-1) == "the" && r.plural(r.at(i))) {
		return false
	}
	switch {
	case r.at(i-1) == "the" && to == i+1 && !place && r.plural(r.at(i)) && r.sameSentence(i-1, i):
		return r.find(r.at(i)) == nil || r.small(r.at(i))
	case r.sameSentence(i, to) && r.adjacent(to-1, to) && r.amongAt(to, "player-noun") && (place || r.runWord(to+1) || r.plural(r.at(to-1)) || !r.small(r.at(to-1))):
		return true
	case r.aheadOf(i - 1):
		return true
	case !place && to-i > 1 && !r.amongAt(to-1, "place-end"):
		return false
	case r.sameSentence(i-1, i) && (r.amongAt(i-1, "sport-verb") || r.amongAt(i-1, "sport-preposition")) && (place || !r.small(r.at(i))):
		return place || to-i > 1 || r.at(i-1) == "against" || r.at(i-1) == "v" || r.at(i-1) == "vs"
	case place && r.sameSentence(i, to) && (r.amongAt(to, "sport-verb") || r.at(to) == "," && r.at(to+1) == "who" || r.at(to) == "," && r.at(to+1) == "which" || r.opensSentence(i) && r.finite(to)):
		return true
	}
	return false
}

// afterCountry reports a place right behind a country in brackets.
func (r *reader) afterCountry(i int) bool {
	m := r.tok2mention(i - 2)
	return r.at(i-1) == ")" && m != nil && m.typ == gazetteer.Country && r.at(m.from-1) == "(" && r.sameSentence(i-1, i)
}

// aheadOf reports "of" after a lead: "within two points *of* Vancouver", "ahead of Leeds".
func (r *reader) aheadOf(i int) bool {
	switch r.at(i - 1) {
	case "points", "point", "ahead", "games", "clear", "strokes":
		return r.at(i) == "of" && r.sameSentence(i-1, i)
	}
	return false
}

// table reports a line of a table or of results: the name opens a line or follows a number, and a number follows it.
func (r *reader) table(i, to int) bool {
	if to <= i || to >= len(r.toks) || r.toks[to].kind != number || !r.sameSentence(i, to) || r.toks[to].Len() > 3 && !r.score(to) {
		return r.versus(i, to)
	}
	if i > 0 && r.sameSentence(i-1, i) && r.tok(i-1).kind != number && r.at(i-1) != ":" && r.at(i-1) != "," && r.at(i-1) != ")" && !r.opensParagraph(i) {
		return r.versus(i, to)
	}
	// "Barnsley 0 Tranmere 0", "Charlton 30 18 7 5", "Sussex 341-6 (M. Haddow 118 not out)".
	next := to + 1
	return next >= len(r.toks) || !r.sameSentence(to, next) || r.toks[next].kind == number || r.runWord(next) || r.at(next) == "(" || r.at(next) == "," || r.opensParagraph(next) || r.at(next) == "." ||
		r.at(next) == "v" || r.at(next) == ";" || r.score(to)
}

// versus reports "Huddersfield v Ipswich", "New York at Philadelphia" in a line without a verb.
func (r *reader) versus(i, to int) bool {
	return r.at(to) == "v" && r.sameSentence(i, to) && r.runWord(to+1) || r.at(i-1) == "v" && r.sameSentence(i-1, i) ||
		strings.EqualFold(r.at(to), "at") && r.sameSentence(i, to) && r.runWord(to+1) && (r.at(i-1) == ":" || r.at(i-1) == "," || r.opensParagraph(i))
}

// score reports "8-3", "341-6", "14.10".
func (r *reader) score(i int) bool {
	s := r.at(i)
	dash := false
	for _, c := range s {
		switch {
		case isHyphen(c) || c == '.':
			dash = true
		case c < '0' || c > '9':
			return false
		}
	}
	return dash && len(s) <= 7
}
