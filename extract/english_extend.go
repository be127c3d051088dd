package extract

import "zgadka/gazetteer"

// extendNames gives names of the gazetteer in English the words beside them that make them another name: "*Upper* Egypt", "BBC *Wales*",
// "*Malawi* Congress Party", "Airbus *Industrie*"; and takes out those of which a competition is called: "the Hong Kong *Open*".
func (r *reader) extendNames() {
	for _, m := range append([]*mention(nil), r.names...) {
		if m.gone || m.nested || m.family || m.typ == gazetteer.Person || m.entity == nil || r.shouting(m.from) || r.headline(m.from) {
			continue
		}
		next := m.to
		ahead := r.sameSentence(m.from, next) && r.adjacent(next-1, next) && possessive(r.at(next-1)) == 0 && r.runWord(next)
		place := m.typ == gazetteer.Place || m.typ == gazetteer.Country
		switch {
		case ahead && r.covered[next] == nil && r.competition(next):
			r.drop(m)
		case place && r.partBefore(m.from):
			r.drop(m)
			r.addEnglish(m.from-1, m.to, gazetteer.Place, "part of a place")
		case place:
		case ahead && m.to == m.from+1 && r.branch(m):
			r.addEnglish(m.from, r.covered[next].to, m.typ, "branch of a body")
		case ahead && m.to == m.from+1 && r.firmGoesOn(m):
			r.addEnglish(m.from, next+1, m.typ, "firm whose name goes on")
		case m.typ == gazetteer.Organization && r.bodyNoun(m.to-1) && m.to > m.from+1 && r.bodyBefore(m):
			from := m.from - 1
			if o := r.covered[from]; o != nil {
				from = o.from
			}
			r.drop(m)
			r.addEnglish(from, m.to, m.typ, "body of another country")
		}
	}
}

// competition reports capitals from token k on that end in a word for competitions, in a report of sport.
func (r *reader) competition(k int) bool {
	end := k
	for end < k+3 && r.sameSentence(k, end) && r.runWord(end) && r.covered[end] == nil {
		end++
	}
	switch r.at(end - 1) {
	case "Open", "Cup", "Masters", "Prix", "Championship", "Championships", "Trophy", "Classic", "Invitational", "Games", "Derby", "Bowl", "Series", "Marathon", "Tour":
		return r.sporting()
	}
	return false
}

// partBefore reports a word for a part of the place at token i right before it: Upper, Central.
func (r *reader) partBefore(i int) bool {
	j := i - 1
	if !r.sameSentence(j, i) || !r.adjacent(j, i) || r.covered[j] != nil && r.covered[j].to > i {
		return false
	}
	switch r.at(j) {
	case "Upper", "Lower", "Central", "Inner", "Outer", "Greater", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Southeast", "Northeast", "Southwest", "Northwest":
		return !(r.opensSentence(j) && hasAny(r.at(j), "ern", "al", "er"))
	}
	return false
}

// branch reports an acronym before a place: "BBC Wales".
func (r *reader) branch(m *mention) bool {
	o := r.covered[m.to]
	return r.tok(m.from).shape == upper && o != nil && o.from == m.to && (o.typ == gazetteer.Place || o.typ == gazetteer.Country) && r.at(o.to) != ","
}

// firmGoesOn reports a firm before one more word that is no word of the language and nobody's given name: "Airbus Industrie".
func (r *reader) firmGoesOn(m *mention) bool {
	k := m.to
	if r.covered[k] != nil || !overlap(m.entity.Kinds, []string{"company", "airline", "bank", "automaker"}) || r.tok(k).shape != capital || r.small(r.at(k)) || r.titleWord(k) || r.nationality(k) || r.among(r.at(k), "no-name") {
		return false
	}
	if _, given := r.givenAt(k); given {
		return false
	}
	return !(r.sameSentence(k, k+1) && r.runWord(k+1) && r.adjacent(k, k+1))
}

// bodyBefore reports a word before a party or the like of the gazetteer that makes it another one: "*Malawi* Congress Party", "*Free* Democratic Party".
func (r *reader) bodyBefore(m *mention) bool {
	j := m.from - 1
	if !r.sameSentence(j, m.from) || !r.adjacent(j, m.from) || possessive(r.at(j)) > 0 || !r.runWord(j) || r.titleWord(j) || r.nationality(j) || r.among(r.at(j), "no-name") || r.isWord(j, "article") {
		return false
	}
	if o := r.covered[j]; o != nil {
		return o.typ == gazetteer.Country && o.entity != nil && m.entity.Country != "" && o.entity.ID != m.entity.Country
	}
	return !r.opensSentence(j) && !r.among(r.at(j), "opener")
}
