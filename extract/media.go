package extract

import (
	"slices"

	"zgadka/gazetteer"
)

// mediaIn lists the media that the narrator names in region, each with its role.
func (p *paragraph) mediaIn(q *quote, region [2]int) (out []Role) {
	out = q.media
	for i := region[0]; i < region[1]; i++ {
		m := p.index.starts[i]
		if m == nil || m.typ != gazetteer.Media || m.to > region[1] || q.inContent(m.from) || p.speech[m.from] || q.speaker != nil && m.Span == q.speaker.Span {
			continue
		}
		medium := p.mediumRole(m, q)
		if medium == "" {
			continue
		}
		x := p.role(p.partyOf(m))
		x.Medium = medium
		out = append(out, x)
	}
	return out
}

// mediumRole tells a relay (із посиланням на X), a venue (в ефірі X, у Telegram) and a carrier (передає X) apart by the words before.
func (p *paragraph) mediumRole(m *mention, q *quote) string {
	s, _ := p.sentence(m.from)
	for i := m.from - 1; i >= max(s, m.from-8); i-- {
		if e := p.wordEnd(i, "relay"); e > 0 {
			if p.at(m.from-1) != "," || e == m.from-1 {
				return "relay"
			}
			break
		}
		if p.at(i) == "," {
			break
		}
	}
	for i := m.from - 1; i >= max(s, m.from-6); i-- {
		switch {
		case p.isWord(i, "venue"):
			return "venue"
		case p.carries(i) && !p.onlyOwnCue(i, q):
			return "carrier"
		case p.isWord(i, "in") && i >= m.from-2:
			return "venue"
		case p.at(i) == ",":
			if c, ok := p.cueAt(m.to); ok && c.verb != 0 {
				return "carrier"
			}
			return ""
		}
		if _, ok := p.cueAt(i); ok && !p.onlyOwnCue(i, q) {
			return "carrier"
		}
		if _, ok := p.lexemeAt(i, gazetteer.Attribution); ok && q.cue[0] != i {
			return "carrier" // "За даними телеканалу Sky, мер заявив, що"
		}
	}
	if c, ok := p.cueAt(m.to); ok && c.from != q.cue[0] {
		return "carrier"
	}
	if q.frame != nil && q.frame.Quoted != "" {
		return "carrier"
	}
	if q.speaker != nil && p.carries(max(q.cue[0], 0)) && m.from != q.speaker.from && q.cue[1] > q.cue[0] {
		return "carrier"
	}
	return ""
}

// onlyOwnCue reports whether the cue at token i is the one of q itself, which has its own subject.
func (p *paragraph) onlyOwnCue(i int, q *quote) bool {
	return q.cue[0] <= i && i < q.cue[1] && q.frame != nil && q.frame.Quoted == ""
}

// attributionRegion is the sentence of the cue, in which media stand.
func (r *reader) attributionRegion(q *quote) [2]int {
	const reach = 80 // tokens on either side of the cue
	s := r.sents[q.sent]
	from, to := min(s[0], q.region[0]), max(s[1], q.region[1])
	if last := q.content[len(q.content)-1][1]; last < len(r.toks) && q.cue[1] <= q.content[0][0] && r.sameSentence(last-1, last) {
		// X сказав: «…», пише Y: the medium stands behind the words.
		to = max(to, min(r.sents[r.toks[last].sent][1], last+20))
	}
	return [2]int{max(from, q.cue[0]-reach, 0), min(to, max(q.cue[1], q.region[1], q.content[len(q.content)-1][1])+reach)}
}

func dropRoles(roles, other []Role) (kept []Role) {
	for _, x := range roles {
		if !slices.ContainsFunc(other, func(o Role) bool { return o.Span == x.Span }) && !slices.ContainsFunc(kept, func(o Role) bool { return o.Span == x.Span }) {
			kept = append(kept, x)
		}
	}
	return kept
}
