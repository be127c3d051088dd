package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// noPerson reports two capitals in English of which the first is a given name too and that still name nobody: "Madison Avenue", "Virginia
// Governor", "the Mary Rose Trust Fund".
func (r *reader) noPerson(n *fullNameAt) bool {
	if r.among(r.at(n.last-1), "weekday") || n.given == "" && r.isWord(n.from, "body-noun") || r.titleWord(n.last-1) && r.placeName(n.from) {
		return true
	}
	if r.among(r.at(n.from), "storm") || r.among(r.at(n.from-1), "storm") && r.sameSentence(n.from-1, n.from) {
		return true // "Tropical Storm Alberto"
	}
	last := n.last - 1
	for r.sameSentence(last, last+1) && r.runWord(last+1) && r.adjacent(last, last+1) && possessive(r.at(last)) == 0 && last < n.from+6 {
		last++
	}
	if k := last + 1; r.sameSentence(last, k) && r.adjacent(last, k) && r.tok(k).shape == lower && r.amongAt(k, "venue-after") {
		return true // "the Ali Sami Yen stadium"
	}
	return r.thingEnd(last) || n.last > n.from+2 && r.thingEnd(n.last-1)
}

// thingEnd reports a word that ends the name of a body or a place and no surname: Avenue, Plc, Foundation; Church and Hill are surnames.
func (r *reader) thingEnd(i int) bool {
	s := r.at(i)
	s = s[:len(s)-possessive(s)]
	return (r.bodyNoun(i) || r.among(s, "latin-company") || r.among(s, "place-end")) && !r.among(s, "surname-too")
}

// placeName reports a word that the gazetteer has as the name of a place: Virginia, Florence.
func (r *reader) placeName(i int) bool {
	for _, h := range r.hitsAt(i) {
		if r.tokenEnd(i, h.End) != i+1 {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Name != nil && (rd.Name.Entity.Type == gazetteer.Place || rd.Name.Entity.Type == gazetteer.Country) {
				return true
			}
		}
	}
	return false
}

// nicknamed reads a name with a nickname in marks: Avrohom "Abe" Teitelman.
func (r *reader) nicknamed(i int) *fullNameAt {
	if r.lang.Lang != "en" || !r.nameWord(i) || r.titleWord(i) {
		return nil
	}
	j := i + 1
	for j < i+3 && r.sameSentence(i, j) && r.nameWord(j) && r.adjacent(j-1, j) {
		j++
	}
	open := r.at(j)
	if open != "\"" && open != "“" && open != "(" && open != "'" && open != "‘" || !r.sameBlock(i, j+1) || !r.runWord(j+1) {
		return nil
	}
	if _, given := r.givenAt(i); open == "(" && (!given || r.placeName(j+1)) {
		return nil // "Stroud (Labour) Simpson"
	}
	k := j + 2
	for k < j+4 && r.sameBlock(i, k) && r.runWord(k) {
		k++
	}
	want := map[string]string{"\"": "\"", "“": "”", "(": ")", "'": "'", "‘": "’"}[open]
	if r.at(k) != want || !r.sameBlock(i, k+1) || r.tok(k+1).Start != r.tok(k).End+1 || r.tok(j).Start != r.tok(j-1).End+1 || r.tok(j+1).Start != r.tok(j).End {
		return nil
	}
	family := k + 1
	for r.isParticle(family) {
		family++
	}
	if !r.nameWord(family) || r.opener(family) || r.covered[family] != nil && r.covered[family].to > family+1 || r.titleWord(family) {
		return nil
	}
	n := &fullNameAt{from: i, family: family, last: r.familyEnd(family), given: r.at(i), rule: "name with a nickname in marks"}
	if g, ok := r.givenAt(i); ok {
		n.given, n.gender = g.Text, g.Gender
	}
	n.to = n.last
	return n
}

// sameBlock reports whether tokens i and j stand in one line: marks may end a sentence in the midst of a name.
func (r *reader) sameBlock(i, j int) bool {
	return j < len(r.toks) && r.toks[i].zone == r.toks[j].zone && !strings.Contains(r.d.Text[r.toks[i].End:r.toks[j].Start], "\n")
}

// suffixEnd returns the token after "Jr.", "III" behind the surname that ends before token i.
func (r *reader) suffixEnd(i int) int {
	j := i
	if r.at(j) == "," {
		j++
	}
	if j > i+1 || !r.sameSentence(i-1, j) {
		return i
	}
	switch r.at(j) {
	case "Jr", "Sr":
		if r.at(j+1) == "." && r.tok(j+1).Start == r.tok(j).End {
			return j + 2
		}
		return j + 1
	case "II", "III", "IV":
		if j == i && utf8.RuneCountInString(r.at(i-1)) > 2 {
			return j + 1
		}
	}
	return i
}
