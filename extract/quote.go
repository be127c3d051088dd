package extract

import (
	"slices"

	"zgadka/gazetteer"
)

// quote is a Quote in the making; content is in token ranges.
type quote struct {
	content [][2]int
	typ     QuoteType
	act     string
	cue     [2]int // tokens; empty for a layout quote
	frame   *gazetteer.Cue
	speaker *party
	co      []*party
	region  [2]int // tokens where addressee and media are looked for
	media   []Role
	told    []Role // addressees that another sentence names
	parent  *quote // whose words report these
	negated bool
	first   lexeme // the cue that opens its content, for what may share its subject
	rule    string
	// subjectFirst says that the subject is known to stand before the cue, as in "…, traders told Reuters".
	subjectFirst bool
	sent         int32 // of the cue, or of the content of a layout quote
}

// inContent reports whether token i lies in the content of q.
func (q *quote) inContent(i int) bool {
	return slices.ContainsFunc(q.content, func(c [2]int) bool { return c[0] <= i && i < c[1] })
}

// findQuotes reads reported speech paragraph by paragraph: headlines by their layout, words in marks by the cue beside them, the rest
// by the constructions of indirect speech.
func findQuotes(r *reader) {
	r.speech, r.usedCue = grown(r.speech, len(r.toks)), grown(r.usedCue, len(r.toks))
	r.index = newQuoteIndex(r)
	passages := r.readPassages()
	var last *quote
	for k, from := 0, 0; from < len(r.toks); k++ {
		to := from
		for to < len(r.toks) && r.toks[to].zone == r.toks[from].zone {
			to++
		}
		p := &paragraph{reader: r, from: from, to: to, passages: passages[k], last: last}
		if r.d.Zones[r.toks[from].zone].Kind == Title {
			p.last = nil
			p.headline()
		} else {
			p.block()
			p.label()
		}
		p.direct()
		p.indirect()
		if last = p.last; last != nil && p.inTitle(last) {
			last = nil
		}
		from = to
	}
	r.writeQuotes()
}

// paragraph is one zone being read for quotes.
type paragraph struct {
	*reader
	from, to int
	passages []passage
	last     *quote // the last quote so far, of this paragraph or the one before
}

// add takes in a quote, without pieces that hold nothing: "« »".
func (p *paragraph) add(q *quote) *quote {
	if q.content = slices.DeleteFunc(q.content, func(c [2]int) bool { return c[1] <= c[0] }); len(q.content) == 0 {
		return q
	}
	for _, c := range q.content {
		for i := c[0]; i < c[1]; i++ {
			p.speech[i] = true
		}
	}
	for i := q.cue[0]; i < q.cue[1]; i++ {
		p.usedCue[i] = true
	}
	if q.typ == "" {
		q.typ = p.typeOf(q)
	}
	p.quotes = append(p.quotes, q)
	p.last = q
	return q
}

// typeOf tells direct, mixed and indirect apart: content that is one passage in marks ("сказал, что «порт сам решит»") is direct and loses its
// marks; a clause with a passage that is no name is mixed.
func (p *paragraph) typeOf(q *quote) QuoteType {
	if len(q.content) == 1 {
		c := q.content[0]
		for _, m := range p.passages {
			if m.open == c[0] && m.close == c[1]-1 && !m.unclosed && m.close-m.open > 3 {
				q.content[0] = [2]int{m.open + 1, m.close}
				return Direct
			}
		}
	}
	for _, m := range p.passages {
		from, to := m.inside()
		for _, c := range q.content {
			if c[0] <= m.open && m.open < c[1] && to > from && !p.onlyName(from, to) && !p.titled(from, to) && (!m.unclosed || to-from > 3) {
				return Mixed
			}
		}
	}
	return Indirect
}

// onlyName reports whether tokens from..to-1 are a name and nothing else.
func (r *reader) onlyName(from, to int) bool {
	m := r.tok2mention(from)
	return m != nil && m.from <= from && m.to >= to
}

// titled reports a passage in marks that is a name or a title rather than words of somebody: a capital and few words («Північний
// потік – 2», «Ніякої угоди»).
func (p *paragraph) titled(from, to int) bool {
	return to-from <= 5 && p.tok(from).shape != lower
}

func (p *paragraph) inPassage(i int) bool {
	_, ok := p.passageAt(i)
	return ok
}

// passageAt returns the passage between whose marks token i stands.
func (p *paragraph) passageAt(i int) (passage, bool) {
	k, ok := slices.BinarySearchFunc(p.passages, i, func(m passage, i int) int {
		switch {
		case m.close <= i:
			return -1
		case m.open >= i:
			return 1
		}
		return 0
	})
	if !ok {
		return passage{}, false
	}
	return p.passages[k], true
}

// trimMarks drops marks round the whole of tokens from..to-1.
func (p *paragraph) trimMarks(from, to int) [2]int {
	for _, m := range p.passages {
		if m.open == from && m.close == to-1 && !m.unclosed {
			return [2]int{from + 1, to - 1}
		}
	}
	return [2]int{from, to}
}

func (p *paragraph) inTitle(q *quote) bool {
	return p.d.Zones[p.toks[q.content[0][0]].zone].Kind == Title
}

func (p *paragraph) covers(q *quote, sent int32) bool {
	for _, c := range q.content {
		if p.toks[c[0]].sent <= sent && sent <= p.toks[c[1]-1].sent {
			return true
		}
	}
	return false
}

func (r *reader) span(from, to int) Span { return Span{r.toks[from].Start, r.toks[to-1].End} }
