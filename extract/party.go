package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// party is somebody in the narrator's words: a name, an office, a role word, a pronoun, or people without a name.
type party struct {
	Span
	from, to int
	m        *mention // nil of pronouns and of the nameless
	person   *person  // of pronouns
	gender   inflect.Gender
	cases    inflect.Cases
	plural   bool
	issuer   *mention // of a document or an unnamed spokesperson: the body that speaks through it
}

func (x *party) id() string {
	switch {
	case x == nil:
		return ""
	case x.m != nil:
		return x.m.id()
	case x.person != nil:
		return x.person.id
	case x.issuer != nil:
		return x.issuer.id()
	}
	return ""
}

// known reports a party that is an entity: a name, or a pronoun that means one.
func (x *party) known() bool { return x != nil && (x.m != nil || x.person != nil) }

// partyFrom returns the party that starts at token i, and the token after it with its apposition.
func (r *reader) partyFrom(i int) (*party, int) {
	if i < 0 || i >= len(r.toks) {
		return nil, 0
	}
	if isOpening(r.at(i)) {
		if m := r.mentionFrom(i + 1); m != nil && isClosing(r.at(m.to)) {
			x := r.partyOf(m)
			return x, m.to + 1
		}
	}
	if m := r.mentionFrom(i); m != nil {
		return r.partyOf(m), r.afterApposition(m)
	}
	if x := r.pronounAt(i); x != nil {
		return x, i + 1
	}
	// "президент Польщі Навроцький": the title stands before the name.
	if t := r.index.titles[i]; t != nil && t.bearer != nil && t.bearer.from >= t.to-1 && !t.bearer.family {
		return r.partyOf(t.bearer), r.afterApposition(t.bearer)
	}
	if l, ok := r.lexemeAt(i, gazetteer.ThingWord); ok {
		if m := r.mentionFrom(l.to); m != nil && m.typ != gazetteer.Person && r.sameSentence(i, l.to) {
			return r.partyOf(m), m.to
		}
		if isOpening(r.at(l.to)) {
			if m := r.mentionFrom(l.to + 1); m != nil {
				return r.partyOf(m), m.to + 1
			}
		}
	}
	return nil, 0
}

// mentionFrom returns the mention that starts at token i, the longest one.
func (r *reader) mentionFrom(i int) *mention {
	if i < 0 || i >= len(r.toks) {
		return nil
	}
	return r.index.starts[i]
}

func (r *reader) partyOf(m *mention) *party {
	return &party{Span: m.Span, from: m.from, to: m.to, m: m, gender: m.gender, cases: m.cases}
}

// words makes a party of tokens from..to-1 whom nobody knows.
func (r *reader) words(from, to int) *party {
	return &party{Span: r.span(from, to), from: from, to: to}
}

// afterApposition returns the token after a mention and what stands between commas behind it: "Hana Moriyama, head of the union".
func (r *reader) afterApposition(m *mention) int {
	end := m.to
	if isClosing(r.at(end)) && isOpening(r.at(m.from-1)) {
		end++
	}
	for _, t := range r.index.named[m] {
		if t.from > m.to {
			end = t.to
			for end < t.to+20 && end < len(r.toks) && r.sameSentence(m.from, end) && r.at(end) != "," && r.at(end) != "." {
				end++
			}
		}
	}
	return end
}

// partyEnding returns the party that ends right before token i.
func (r *reader) partyEnding(i int) *party {
	if i <= 0 || i > len(r.toks) {
		return nil
	}
	if m := r.index.ends[i-1]; m != nil && r.sameSentence(m.from, i-1) {
		return r.widest(m)
	}
	if x := r.pronounAt(i - 1); x != nil {
		return x
	}
	return nil
}

// widest returns the party of m, which is the longest mention that ends where it ends, with the title before it.
func (r *reader) widest(m *mention) *party {
	x := r.partyOf(m)
	for _, t := range r.index.named[m] {
		if t.from < m.from {
			x.from = t.from
		}
	}
	return x
}

// wholeParty returns the party that tokens from..to-1 are as a whole, title included.
func (r *reader) wholeParty(from, to int) *party {
	for to > from && (r.at(to-1) == "." || isClosing(r.at(to-1)) && isOpening(r.at(from))) {
		to--
		if isOpening(r.at(from)) {
			from++
		}
	}
	if to-from > 12 || to <= from {
		return nil
	}
	x, end := r.partyFrom(from)
	if x == nil || x.m == nil {
		return r.titleWhole(from, to)
	}
	if end >= to || x.to >= to {
		return x
	}
	return nil
}

// titleWhole makes a party of an office phrase whose holder nobody knows: "глава МИД ФРГ", "представник поліції".
func (r *reader) titleWhole(from, to int) *party {
	t := r.index.titles[from]
	if t == nil || t.bearer != nil || len(t.kinds) == 0 && !t.head && len(t.of) == 0 && len(t.bodies) == 0 {
		return nil
	}
	for j := t.to; j < to; j++ {
		if r.toks[j].kind == mark || r.stopsPhrase(j) || r.hasPreposition(j+1) {
			return nil
		}
	}
	x := r.words(from, to)
	x.gender, x.cases = t.gender, t.cases
	return x
}

// pronounAt returns the personal or possessive pronoun at token i with whom it means.
func (r *reader) pronounAt(i int) *party {
	if r.tok(i).kind != word {
		return nil
	}
	var gender inflect.Gender
	switch {
	case r.isWord(i, "he") || r.isWord(i, "his"):
		gender = inflect.Masculine
	case r.isWord(i, "she") || r.isWord(i, "her"):
		gender = inflect.Feminine
	case r.isWord(i, "they") || r.isWord(i, "their"):
	default:
		return nil
	}
	x := &party{Span: r.tok(i).Span, from: i, to: i + 1, cases: singular &^ inflect.Nom, gender: gender, plural: gender == 0}
	for _, class := range []string{"he", "she", "they"} {
		if ws := r.lang.Words[class]; len(ws) > 0 && strings.EqualFold(ws[0], r.at(i)) {
			x.cases = inflect.Nom
		}
	}
	if !x.plural {
		x.person = r.antecedent(i, x.gender)
	}
	return x
}

// antecedent returns whom a pronoun at token i means: the last speaker of its gender where the words go on, else the person of that
// gender named last in the narrator's words.
func (r *reader) antecedent(i int, g inflect.Gender) *person {
	const far = 3 // sentences over which a pronoun reaches back
	for k := len(r.quotes) - 1; k >= 0; k-- {
		q := r.quotes[k]
		if q.speaker == nil || r.toks[i].sent-q.sent > far {
			break
		}
		if q.cue[0] > i {
			continue
		}
		if p := q.speaker.bearer(); p != nil {
			if p.gender != g {
				break
			}
			// "…, заявил Лавров. Премьер Израиля отверг это. «…», — сказал он": a subject of the narrator's since then is nearer.
			for j := i - 1; j >= 0 && r.toks[j].sent > q.sent && r.toks[j].sent < r.toks[i].sent; j-- {
				if m := r.index.ends[j]; m != nil && !r.speech[j] && m.person != nil && m.person.gender == g && m.cases&inflect.Nom != 0 && !r.prepositioned(m.from) {
					return m.person
				}
			}
			return p
		}
	}
	var best *person
	at := -1
	for j := i - 1; j >= 0 && r.toks[i].sent-r.toks[j].sent <= far; j-- {
		m := r.index.ends[j]
		if m == nil || m.person == nil || m.person.gender != 0 && m.person.gender != g {
			continue
		}
		score := int(r.toks[j].sent)*100 + min(m.from-r.sents[r.toks[j].sent][0], 39)
		if m.cases&inflect.Nom != 0 && !r.prepositioned(m.from) {
			score += 50
		}
		if score > at {
			best, at = m.person, score
		}
	}
	return best
}

// bearer returns the person behind a party, nil for bodies and the nameless.
func (x *party) bearer() *person {
	if x == nil {
		return nil
	}
	if x.m != nil {
		return x.m.person
	}
	return x.person
}

func (x *party) onlyNominative() bool {
	return x.cases&inflect.Nom != 0 && x.cases&(inflect.Acc|inflect.Dat|inflect.Gen) == 0
}
