package extract

import (
	"strings"

	"zgadka/gazetteer"
)

// spotScorecard finds the surnames of scorecards of cricket: "B. Youngson c *Jayawickrama* b *Vaasekera* 14", "Bowling: *Zoysa* 40-6-112-1".
func (r *reader) spotScorecard() {
	for i := 0; i < len(r.toks); i++ {
		if !r.runWord(i) || r.covered[i] != nil && !r.covered[i].family || r.among(r.at(i), "opener") {
			continue
		}
		to := i + 1
		for to < i+3 && r.runWord(to) && r.adjacent(to-1, to) && (r.covered[to] == nil || r.covered[to].family) {
			to++
		}
		if r.dismisses(i-1) && r.sameSentence(i-1, i) && (r.dismisses(to) || r.tok(to).kind == number || !r.sameSentence(i, to)) ||
			r.sameSentence(i, to) && strings.Count(r.at(to), "-") == 3 && r.tok(to).kind == number {
			n := &fullNameAt{from: i, family: to - 1, last: to, to: to, rule: "name in a scorecard"}
			if to > i+1 {
				n.given = r.at(i)
			}
			r.addPerson(n)
		}
		i = to - 1
	}
}

// dismisses reports the letters before the names of a fielder and a bowler: "c Healy b Warne", "lbw b Warne", "st Healy".
func (r *reader) dismisses(i int) bool {
	switch r.at(i) {
	case "c", "b", "st":
		return true
	}
	return false
}

// clubEnd returns the token after a club that is called by a word for clubs and its town, 0 where none begins at token i: "Dynamo Moscow".
func (r *reader) clubEnd(i int) int {
	if !r.among(r.at(i), "club-word") || r.covered[i] != nil && !r.covered[i].family && r.covered[i].to != i+1 || possessive(r.at(i)) > 0 {
		return 0
	}
	to := i + 1
	if m := r.tok2mention(to); m != nil && m.from == to && r.adjacent(i, to) && (m.typ == gazetteer.Place || m.typ == gazetteer.Country) {
		return m.to
	}
	for to < i+3 && r.runWord(to) && r.adjacent(to-1, to) && possessive(r.at(to-1)) == 0 && (r.covered[to] == nil || r.covered[to].family) && !r.among(r.at(to), "opener") {
		to++
	}
	if _, given := r.givenAt(i); to == i+1 || given || r.small(r.at(to-1)) {
		return 0
	}
	return to
}

// scorer reports a player in a list of scorers or of rounds: "Panathinaikos - Byron Dinkley 21, Fragiskos Alvertopoulos 12", "135 Ronan Rafter
// 70 65". Teams stand without commas, or with more figures.
func (r *reader) scorer(i, to int) bool {
	if to < i+2 || to-i > 3 || r.tok(to).kind != number || r.covered[i] != nil && !r.covered[i].family || r.plural(r.at(to-1)) && r.small(r.at(to-1)) {
		return false
	}
	end := to
	for end < to+5 && r.sameSentence(i, end) && r.tok(end).kind == number {
		end++
	}
	switch {
	case !r.sameSentence(i-1, i):
		return false
	case r.tok(i-1).kind == number && r.opensParagraph(i-1):
		return end-to <= 4
	case r.at(i-1) == "," || r.at(i-1) == "-" || r.at(i-1) == "–":
		return end == to+1 && (r.at(end) == "," || r.at(end) == "." || !r.sameSentence(i, end) || r.opensParagraph(end))
	}
	return false
}

// pastCountry returns the token after a country in brackets at token i, else i: "Villeurbanne *(France)* 9 5 4 14".
func (r *reader) pastCountry(i int) int {
	if m := r.tok2mention(i + 1); r.at(i) == "(" && m != nil && m.from == i+1 && m.typ == gazetteer.Country && r.at(m.to) == ")" && r.sameSentence(i, m.to) {
		return m.to + 1
	}
	return -1
}
