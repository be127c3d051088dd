package extract

import "zgadka/gazetteer"

// spotProtocol reads the lines in which sport tells who scored, with whose help in brackets: "14:51 Бернс (Рой, Грин)".
func (r *reader) spotProtocol() {
	for i := 2; i+1 < len(r.toks); i++ {
		if r.at(i) != "(" || r.tok(i-2).kind != number || !r.bareName(i-1) || !r.sameSentence(i-2, i+1) {
			continue
		}
		names := []int{i - 1}
		j := i + 1
		for r.bareName(j) && r.sameSentence(i, j) {
			names = append(names, j)
			if j++; r.at(j) != "," {
				break
			}
			j++
		}
		if len(names) < 2 || r.at(j) != ")" {
			continue
		}
		for _, k := range names {
			if c := r.covered[k]; c == nil || c.family {
				r.addPerson(&fullNameAt{from: k, family: k, last: k + 1, to: k + 1, rule: "who scored, in a line of a match"})
			}
		}
		i = j
	}
}

// bareName reports a capital by itself that may be a surname: unknown, a surname, or a town that somebody is called after.
func (r *reader) bareName(i int) bool {
	if !r.nameWord(i) {
		return false
	}
	c := r.tok2mention(i)
	return c == nil || c.family || c.typ == gazetteer.Person
}
