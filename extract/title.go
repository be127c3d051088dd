package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// title is a phrase that says what somebody is: an office, a post, a profession, with whatever it belongs to.
// "глава японського уряду", "очільниця асоціації фермерів «Лан»", "the French foreign minister".
type title struct {
	from, to int // tokens of the phrase, the bearer's name not included
	at       int // token of its head word
	end      int // token after the head word or phrase
	kinds    []string
	groups   []string
	head     bool // a generic head word: глава, chief
	word     string
	gender   inflect.Gender
	cases    inflect.Cases
	of       []*gazetteer.Entity // institutions and countries, nearest first
	bodies   []*body
	bearer   *mention // the name beside it
	former   bool
	acting   bool
	person   *person // who is meant, once resolved
	mention  *mention
}

// titleBits are the classes of words that head a title.
var titleBits = gazetteer.OfficeWord.Bit() | gazetteer.PersonWord.Bit() | gazetteer.HeadWord.Bit()

// title reads the title whose head word stands at token i.
func (r *reader) title(i int) *title {
	if r.tok(i).kind != word || !r.begins(i, titleBits) && r.afterEx(i) == 0 {
		return nil
	}
	t := &title{from: i, at: i}
	r.readHead(t)
	if t.end == 0 || t.end <= i {
		return nil
	}
	if c := r.covered[i]; c != nil && !(c.from >= i && c.to <= t.end) && !c.family {
		if c.from < i || c.typ == gazetteer.Person {
			return nil
		}
	}
	t.to = t.end
	r.readBefore(t)
	r.readAfter(t)
	if t.bearer == nil {
		r.bearerBefore(t)
	}
	return t
}

// readHead reads the head word with all its meanings.
func (r *reader) readHead(t *title) {
	for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.PersonWord} {
		r.lexemes(t.at, c, t.mean)
	}
	if t.end == 0 {
		r.exHead(t)
	}
	if r.lang.Lang == "en" {
		t.cases = singular
	}
}

// mean takes in one meaning of the head word; the first says where it ends. It is false once a shorter one comes.
func (t *title) mean(l lexeme) bool {
	switch l.Class {
	case gazetteer.OfficeWord, gazetteer.HeadWord, gazetteer.PersonWord:
	default:
		return true
	}
	if t.end == 0 {
		t.end = l.to
	}
	if l.to != t.end {
		return l.to > t.end
	}
	switch l.Class {
	case gazetteer.OfficeWord:
		if !slices.Contains(t.kinds, l.ID) {
			t.kinds = append(t.kinds, l.ID)
		}
	case gazetteer.HeadWord:
		t.head = true
	default:
		if !slices.Contains(t.groups, l.ID) {
			t.groups = append(t.groups, l.ID)
		}
	}
	if t.word == "" {
		t.word, t.gender = l.Text, l.Gender
	}
	t.cases |= l.cases
	return true
}

// readBefore takes in what stands before the head: "*турецький* міністр", "*U.N.* climate chief", "*колишній* президент".
func (r *reader) readBefore(t *title) {
	for k := 0; k < 3; k++ {
		j := t.from - 1
		if from := r.phraseBefore(t.from, "acting"); from >= 0 {
			// "в. о. *міністра*": the genitive is of the office, the phrase may stand in any case.
			t.acting, t.from, t.cases = true, from, singular
			continue
		}
		if j < 0 || !r.sameSentence(j, t.at) || r.toks[j].kind == mark && r.covered[j] == nil {
			return
		}
		if l, from, ok := r.endingAt(j, gazetteer.CountryAdj); ok {
			t.of = append(t.of, r.g.Entity(l.ID))
			t.from = from
			continue
		}
		if r.isWord(j, "former") {
			t.former = true
			t.from = j
			continue
		}
		if m := r.covered[j]; r.lang.Lang == "en" && m != nil && m.to == j+1 && m.typ != gazetteer.Person && m.entity != nil {
			t.of = append(t.of, m.entity)
			t.from = m.from
			continue
		}
		return
	}
}

// phraseBefore returns where a phrase of the closed class id that ends right before token i begins, -1 without.
func (r *reader) phraseBefore(i int, id string) int {
	for from := i - 1; from >= max(0, i-6) && r.sameSentence(from, i); from-- {
		if end := r.wordEnd(from, id); end == i || end == i-1 && r.at(i-1) == "." {
			return from
		}
	}
	return -1
}

// endingAt finds a lexeme of class c whose last token is j.
func (r *reader) endingAt(j int, c gazetteer.Class) (lexeme, int, bool) {
	for from := j; from >= max(0, j-2); from-- {
		var found lexeme
		ok := false
		r.lexemes(from, c, func(l lexeme) bool {
			if l.to == j+1 {
				found, ok = l, true
			}
			return !ok
		})
		if ok {
			return found, from, true
		}
	}
	return lexeme{}, 0, false
}

// readAfter takes in what the head belongs to and finds a name beside it.
func (r *reader) readAfter(t *title) {
	soft := 0 // words since the last that certainly belongs to the phrase
	for j := t.end; r.sameSentence(t.at, j) && soft <= 6; {
		if m := r.nameFrom(j); m != nil {
			if m.typ == gazetteer.Person {
				// "глава МЗС Польщі Сікорський": the bearer; but "зустріч міністра з Фідан" has a preposition between, and in
				// "радник Зеленського", "the sister of Kim Jong Un" the name is somebody else's.
				switch {
				case r.hasPreposition(j) || r.at(j-1) == "of" || r.at(j-1) == "to":
				case t.cases&m.cases == 0 && m.cases != 0 && t.cases != 0 && !m.family:
				default:
					t.bearer = m
				}
				return
			}
			if r.isWord(j-1, "and") {
				return
			}
			if m.entity != nil {
				t.of = append(t.of, m.entity)
				if n := r.nestedIn(m); n != nil && n.entity != nil {
					t.of = append(t.of, n.entity)
				}
			} else if m.body != nil {
				t.bodies = append(t.bodies, m.body)
				if m.body.region != nil {
					t.of = append(t.of, m.body.region)
				}
			}
			for k := m.from; k < m.to; k++ {
				if l := r.institutionAt(k); l != nil && t.head && !slices.Contains(t.kinds, l.ID) {
					t.kinds = append(t.kinds, l.ID) // "очільник Луганської *ОВА*"
				}
			}
			j = m.to
			if isClosing(r.at(j)) {
				j++
			}
			t.to, soft = j, 0
			continue
		}
		switch {
		case isOpening(r.at(j)):
			close := r.closingMark(j)
			if close < 0 || close-j > 7 {
				return
			}
			if m := r.nameFrom(j + 1); m != nil {
				j++
				continue
			}
			j, soft = close+1, soft+1
		case r.toks[j].kind == mark:
			return
		case r.institutionAt(j) != nil:
			l := r.institutionAt(j)
			if t.head && !slices.Contains(t.kinds, l.ID) {
				t.kinds = append(t.kinds, l.ID)
			}
			j = l.to
			t.to, soft = j, 0
		default:
			if l, ok := r.lexemeAt(j, gazetteer.CountryAdj); ok {
				t.of = append(t.of, r.g.Entity(l.ID))
				j, soft = l.to, soft+1
				continue
			}
			if r.stopsPhrase(j) && !r.isWord(j, "and") {
				return
			}
			if r.lang.Lang == "en" && !r.isWord(j, "article") && r.at(j) != "of" && r.at(j) != "at" && r.at(j) != "for" && r.at(j) != "from" && r.at(j) != "to" && r.at(j) != "in" && soft > 0 && r.tok(j).shape == lower {
				return
			}
			// "президент у Києві", "премьер Швеции о вступлении в НАТО": but "депутатка від «Голосу»".
			if r.lang.Lang != "en" && (r.hasPreposition(j+1) && !r.isWord(j, "by") || r.isWord(j, "preposition") || r.isWord(j, "place-preposition")) && !slices.Contains(t.kinds, "ambassador") {
				return
			}
			// "слова *дипломатки* газета «La Repubblica»": only a genitive belongs to the noun before.
			if l, ok := r.lexemeAt(j, gazetteer.ThingWord); ok && r.lang.Lang != "en" && l.cases&(inflect.Gen|inflect.GenPl|inflect.Ins) == 0 {
				return
			}
			if l, ok := r.lexemeAt(j, gazetteer.ThingWord); ok && r.lang.Lang != "en" && j == t.end && !r.namesItself(l) {
				t.to = l.to // "голови земляцтва", "собеседница канала"
			}
			if _, ok := r.lexemeAt(j, gazetteer.PersonWord); ok && r.lang.Lang != "en" && soft == 0 && j > t.end {
				return
			}
			j, soft = j+1, soft+1
		}
	}
}

func (r *reader) institutionAt(j int) *lexeme {
	l, ok := r.lexemeAt(j, gazetteer.Institution)
	if !ok {
		return nil
	}
	return &l
}

// nameFrom returns the name that starts at token j, the outer one first.
func (r *reader) nameFrom(j int) *mention {
	if m := r.tok2mention(j); m != nil && m.from == j {
		return m
	}
	if j >= 0 && j < len(r.starts) {
		for _, m := range r.starts[j] {
			if m.nested {
				return m
			}
		}
	}
	return nil
}

func (r *reader) nestedIn(outer *mention) *mention {
	for j := outer.from; j < outer.to; j++ {
		for _, m := range r.starts[j] {
			if m.nested && m.to <= outer.to && m != outer {
				return m
			}
		}
	}
	return nil
}

// bearerBefore finds a name in front: "Ярина Пшенична, очільниця асоціації", "Laurent Fabius, the French foreign minister".
func (r *reader) bearerBefore(t *title) {
	j := t.from - 1
	for k := 0; k < 3 && r.sameSentence(j, t.at) && r.toks[j].kind == word && (r.isWord(j, "article") || r.adjectival(r.at(j))); k++ {
		j--
	}
	if !r.sameSentence(j, t.at) || r.at(j) != "," && r.at(j) != "–" && r.at(j) != "—" {
		return
	}
	m := r.tok2mention(j - 1)
	if m == nil || m.typ != gazetteer.Person || !r.sameSentence(j-1, t.at) {
		return
	}
	if t.cases&m.cases == 0 && m.cases != 0 {
		return
	}
	// "…, сказав Мороз. – Голова…" begins anew; "X, президент сказав" has a verb of its own and no comma after.
	if r.at(j) != "," && r.finite(t.to) {
		return
	}
	t.bearer = m
}

// titleBefore returns the title that ends right before token i.
func (r *reader) titleBefore(i int) *lexeme {
	for from := i - 1; from >= max(0, i-9) && r.sameSentence(from, i); from-- {
		for _, c := range []gazetteer.Class{gazetteer.OfficeWord, gazetteer.PersonWord, gazetteer.HeadWord} {
			l, ok := r.lexemeAt(from, c)
			if !ok {
				continue
			}
			if l.to == i || l.to < i && r.runsTo(l.to, i) {
				found := l // so that l stays off the heap where it is none
				return &found
			}
		}
		if r.tok(from).kind == mark && !isOpening(r.at(from)) && !isClosing(r.at(from)) {
			return nil
		}
		if r.finite(from) {
			return nil
		}
	}
	return nil
}

// runsTo reports whether tokens from..to-1 can be the complement of a title: nouns in lower case, bodies and places, names in marks.
func (r *reader) runsTo(from, to int) bool {
	for j := from; j < to; {
		if m := r.nameFrom(j); m != nil && m.typ != gazetteer.Person {
			j = m.to
			continue
		}
		switch {
		case isOpening(r.at(j)):
			c := r.closingMark(j)
			if c < 0 || c >= to {
				return false
			}
			j = c
		case isClosing(r.at(j)):
		case r.tok(j).kind == mark || r.stopsPhrase(j):
			return false
		case r.tok(j).shape != lower:
			if _, ok := r.lexemeAt(j, gazetteer.Institution); !ok && r.tok(j).shape != upper && !r.adjectival(r.at(j)) {
				return false
			}
		}
		j++
	}
	return true
}
