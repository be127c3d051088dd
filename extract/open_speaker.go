package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// openSpeakers gives those speakers an entity whom only the quotes around them tell: the issuer of a document, a government by its country, a
// pronoun whose person is named after it, a noun in a headline. Their words stay what they are.
func (r *reader) openSpeakers() {
	for k, q := range r.quotes {
		x := q.speaker
		if x == nil || x.id() != "" {
			continue
		}
		switch {
		case r.namely(q):
		case r.government(x):
		case r.isWord(x.from, "document"):
			x.issuer = r.issuerBefore(k)
		case r.pronounAt(x.from) != nil && x.to == x.from+1:
			if !x.plural {
				x.person = r.namedAfter(k, x.gender)
			}
		case r.opensArticle(q) && (r.personHeadAt(x.from) || x.to == x.from+1 && r.tok(x.from).shape == capital):
			x.person = r.firstSpeaker(k, x)
		}
	}
}

// namely gives "польські ЗМІ, зокрема «Gazeta Polska»" the one that is named.
func (r *reader) namely(q *quote) bool {
	i := q.speaker.to
	if r.at(i) != "," || !r.isWord(i+1, "namely") {
		return false
	}
	y, _ := r.partyFrom(r.wordEnd(i+1, "namely"))
	if y == nil || y.id() == "" {
		return false
	}
	q.speaker = y
	return true
}

// government gives "британський уряд", "уряд Польщі", "влада країни" the country that it governs, as a capital that acts for it has.
func (r *reader) government(x *party) bool {
	at := -1
	for i := x.from; i < x.to && at < 0; i++ {
		if r.isWord(i, "government") {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	for i := x.from; i < at; i++ {
		if l, ok := r.lexemeAt(i, gazetteer.CountryAdj); ok {
			if e := r.g.Entity(l.ID); e != nil && e.Type == gazetteer.Country {
				x.issuer = &mention{typ: e.Type, entity: e}
				return true
			}
		}
	}
	for i := at + 1; i < x.to; i++ {
		if m := r.mentionFrom(i); m != nil && m.typ == gazetteer.Country && m.id() != "" && (r.lang.Lang == "en" || m.cases == 0 || m.cases&inflect.Gen != 0) {
			x.issuer = m
			return true
		}
	}
	return false
}

// issuerBefore returns the body whose document the k-th quote is from: the one that spoke last, else the last that the narrator has for a
// subject, or whose press office or inside: "Про це повідомляє прес-служба *Нафтогазу*. «…», – йдеться в повідомленні".
func (r *reader) issuerBefore(k int) *mention {
	const far = 4 // sentences
	q := r.quotes[k]
	after := q.sent - far
	for j := k - 1; j >= 0 && r.quotes[j].sent >= after; j-- {
		s := r.quotes[j].speaker
		switch {
		case s == nil:
		case s.issuer != nil:
			return s.issuer
		case s.m != nil && s.m.typ != gazetteer.Person && s.m.typ != gazetteer.Media && s.m.id() != "":
			return s.m
		case s.known():
			after = r.quotes[j].sent + 1 // what somebody said before is none of it
		}
	}
	for i := q.speaker.from - 1; i >= 0 && r.toks[i].sent >= after; i-- {
		m := r.index.ends[i]
		if m == nil || m.typ != gazetteer.Organization || m.id() == "" || r.speech[i] {
			continue
		}
		if r.isWord(m.from-1, "spokesman") || r.isWord(m.from-1, "in") || isOpening(r.at(m.from-1)) && r.isWord(m.from-2, "in") || m.cases&inflect.Nom != 0 && !r.prepositioned(m.from) && r.subjectOfSentence(m) {
			return m
		}
	}
	return nil
}

// subjectOfSentence reports a mention with a finite verb behind it in its sentence.
func (r *reader) subjectOfSentence(m *mention) bool {
	_, e := r.sentence(m.from)
	for i := m.to; i < min(e, m.to+4); i++ {
		if r.finite(i) {
			return true
		}
	}
	return false
}

// namedAfter returns whom the pronoun of the k-th quote means where nobody of its gender is named before: the first speaker after it, if
// it is one of its gender. "Він підкреслив, що … Підсумовуючи, *Клименко* підкреслив, що".
func (r *reader) namedAfter(k int, g inflect.Gender) *person {
	const far = 3 // sentences
	q := r.quotes[k]
	for i := q.speaker.from - 1; i >= 0; i-- {
		if m := r.index.ends[i]; m != nil && m.person != nil && (m.person.gender == 0 || m.person.gender == g) {
			return nil
		}
	}
	for _, next := range r.quotes[k+1:] {
		if next.sent-q.sent > far {
			break
		}
		if p := next.speaker.bearer(); p != nil {
			if p.gender == g || p.gender == 0 {
				return p
			}
			break
		}
	}
	return nil
}

// opensArticle reports a quote of the title, or one that the layout of the first line shows.
func (r *reader) opensArticle(q *quote) bool {
	first := r.d.Zones[r.toks[q.content[0][0]].zone].Kind == Title || r.toks[q.content[0][0]].zone == r.toks[0].zone
	return first && q.cue[1] == q.cue[0]
}

// firstSpeaker returns the person who speaks first after the k-th quote, which stands in a headline that does not name him: "Експерт: …". A
// surname in it must be his.
func (r *reader) firstSpeaker(k int, x *party) *person {
	const far = 5 // sentences
	q := r.quotes[k]
	for _, next := range r.quotes[k+1:] {
		if next.sent-q.sent > far {
			break
		}
		p := next.speaker.bearer()
		if p == nil {
			continue
		}
		if !r.personHeadAt(x.from) && !strings.HasSuffix(" "+r.nameOf(&mention{entity: p.entity, person: p}), " "+r.at(x.from)) || x.gender == inflect.Feminine && p.gender == inflect.Masculine {
			return nil
		}
		return p
	}
	return nil
}
