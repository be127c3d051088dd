package extract

import (
	"cmp"
	"fmt"
	"slices"

	"zgadka/gazetteer"
)

// Why is what decided a mention.
type Why struct {
	Entry gazetteer.Pos // where the name, office holder or entity that matched stands in its pack; zero where no pack has it
	Words []Clue        // the words that decided, by start; at least one
	Lost  []Lost        // what else the words could have been, without those of Candidates; by entity
}

// Clue is a stretch of the article that a rule went by.
type Clue struct {
	Span
	Role string // what it is to the mention: "the name itself", "title", "preposition", "named before"
}

// Lost is an entity that the words of a mention could have named, and what spoke against it.
type Lost struct {
	Entity string // id
	Reason string
}

// Explaining returns an extractor that knows the same and also fills [Mention.Why] and [Quote.Why], which costs time. It is safe for concurrent use.
func (x *Extractor) Explaining() *Extractor {
	return &Extractor{g: x.g, slots: x.slots, vocab: x.vocab, steps: append(slices.Clone(x.steps), explainMentions, explainQuotes)}
}

// explainMentions asks again, of every mention, what its rule asked when it decided.
func explainMentions(r *reader) {
	held, borne := map[*mention]*title{}, map[*mention]*title{}
	for _, t := range r.titles {
		if t.mention != nil {
			held[t.mention] = t
		} else if t.bearer != nil && borne[t.bearer] == nil {
			borne[t.bearer] = t
		}
	}
	for i, m := range r.written {
		w := &why{reader: r, mention: m, title: cmp.Or(held[m], borne[m])}
		w.explain()
		w.finish()
		r.d.Mentions[i].Why = &w.Why
	}
}

// why is a Why in the making.
type why struct {
	*reader
	*mention
	title *title // whose mention it is, or that stands beside it
	Why
}

func (w *why) explain() {
	if w.entity != nil {
		w.Entry = w.entryOf(w.entity)
	}
	switch {
	case w.via == ViaOffice:
		w.explainOffice()
	case w.via == ViaRoleWord:
		w.explainRole()
	case w.via == ViaMetonym || w.rule == ruleGazetteer:
		w.explainName()
		w.loseReadings()
	case w.typ == gazetteer.Person && w.name == nil && w.entity == nil || w.via == ViaSurname || surnameRules[w.rule]:
		w.explainPerson()
		w.loseReadings()
	default:
		w.explainBody()
		w.loseReadings()
	}
}

// finish puts all in order; where nothing round the name decided, the name itself did.
func (w *why) finish() {
	if len(w.Words) == 0 {
		w.clue(w.from, w.to, "the name itself")
	}
	slices.SortStableFunc(w.Words, func(a, b Clue) int { return a.Start - b.Start })
	w.Words = slices.Compact(w.Words)
	slices.SortStableFunc(w.Lost, func(a, b Lost) int { return cmp.Compare(a.Entity, b.Entity) })
}

// clue notes tokens from..to-1 as words that decided.
func (w *why) clue(from, to int, role string) {
	if from < 0 || to > len(w.toks) || from >= to {
		return
	}
	w.Words = append(w.Words, Clue{Span{w.toks[from].Start, w.toks[to-1].End}, role})
}

// clueAt notes another mention.
func (w *why) clueAt(m *mention, role string) {
	if m != nil {
		w.Words = append(w.Words, Clue{m.Span, role})
	}
}

// lose notes an entity that the mention could have named. The first reason stands.
func (w *why) lose(id, reason string) {
	if id == "" || id == w.id() || slices.Contains(w.candidates, id) || slices.ContainsFunc(w.Lost, func(l Lost) bool { return l.Entity == id }) {
		return
	}
	w.Lost = append(w.Lost, Lost{id, reason})
}

// entryOf is where the name of e stands that the words are, else where its entry begins.
func (w *why) entryOf(e *gazetteer.Entity) gazetteer.Pos {
	if w.name != nil && (w.name.Entity == e || w.via == ViaMetonym) {
		return w.name.Pos
	}
	for _, h := range w.hitsAt(w.from) {
		for k := range h.Readings {
			if n := h.Readings[k].Name; n != nil && n.Entity == e && w.tokenEnd(w.from, h.End) == w.to {
				return n.Pos
			}
		}
	}
	return e.Pos
}

// loseReadings notes the other entities to which the gazetteer gives the same words, and why they are not meant.
func (w *why) loseReadings() {
	if w.literal != "" {
		w.lose(w.literal, "the capital acts here")
	}
	for _, h := range w.hitsAt(w.from) {
		to := w.tokenEnd(w.from, h.End)
		if to > w.to {
			continue
		}
		for k := range h.Readings {
			rd := &h.Readings[k]
			if rd.Name == nil || rd.Name.ByCountry && to < w.to {
				continue // "МЗС Польщі" is not on the point of being another country's
			}
			switch reason := w.refusal(rd, h, w.from, to); {
			case reason != "":
				w.lose(rd.Name.Entity.ID, reason)
			case to < w.to:
				w.lose(rd.Name.Entity.ID, "the longer name goes first")
			case rd.Name.Part == gazetteer.Family:
				w.lose(rd.Name.Entity.ID, w.surnameLost(rd.Name.Entity))
			case rd.Name.ByCountry:
				w.lose(rd.Name.Entity.ID, "of another country than the article names nearest")
			case rd.Langs&w.langBit == 0:
				w.lose(rd.Name.Entity.ID, "a form of another language")
			default:
				w.lose(rd.Name.Entity.ID, w.lessLikely(rd.Name))
			}
		}
	}
}

// lessLikely compares the prior of a name with that of the name that was taken.
func (w *why) lessLikely(n *gazetteer.Name) string {
	if w.name == nil || n.Prior >= w.name.Prior {
		return "less likely by its kind"
	}
	return fmt.Sprintf("less likely: prior %g, the other %g", n.Prior, w.name.Prior)
}

// compared says how often and how far away a person is named, and whoever was taken instead.
func (w *why) compared(p *person) string {
	s := w.counted(p, w.from)
	if w.person != nil {
		s += "; the other " + w.counted(w.person, w.from)
	}
	return s
}

// surnameLost says why a bearer of the surname is not meant.
func (w *why) surnameLost(e *gazetteer.Entity) string {
	g := w.verbGender(w.from)
	switch p := w.personOf(e); {
	case g != 0 && e.Gender != 0 && g != e.Gender:
		return "the verb has another gender"
	case w.title != nil && w.title.bearer == w.mention && len(w.institutions(w.title)) > 0 && w.rule == ruleBesideOffice:
		return "did not hold that office on the day"
	case p != nil && p.first < len(w.toks):
		return "named farther away: " + w.compared(p)
	case w.typ != gazetteer.Person:
		return "a surname, and no bearer is named"
	}
	return "not named in the article"
}
