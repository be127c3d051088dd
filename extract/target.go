package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// writeQuotes fills targets, addressees and media and writes the layer.
func (r *reader) writeQuotes() {
	slices.SortStableFunc(r.quotes, func(a, b *quote) int { return a.content[0][0] - b.content[0][0] })
	r.openSpeakers()
	at := map[*quote]int{}
	for i, q := range r.quotes {
		at[q] = i
	}
	p := &paragraph{reader: r}
	for _, q := range r.quotes {
		x := Quote{Type: q.typ, Act: q.act, Parent: -1, Negated: q.negated, Rule: q.rule}
		for _, c := range q.content {
			x.Spans = append(x.Spans, r.span(c[0], c[1]))
		}
		if q.cue[1] > q.cue[0] {
			s := r.span(q.cue[0], q.cue[1])
			x.Cue = &s
		}
		if q.parent != nil {
			x.Parent = at[q.parent]
		}
		x.InTitle = r.d.Zones[r.toks[q.content[0][0]].zone].Kind == Title
		if q.speaker != nil {
			s := r.role(q.speaker)
			x.Speaker = &s
			if m := q.speaker.m; m != nil && m.typ == gazetteer.Media && q.cue[1] > q.cue[0] && q.act != "think" && !r.isSocial(m) {
				s.Medium = "carrier" // "повідомляє Reuters": who says it also brings it
				q.media = append(q.media, s)
			}
		}
		for _, c := range q.co {
			x.CoSpeakers = append(x.CoSpeakers, r.role(c))
		}
		x.Addressees = dropRoles(append(r.addressees(q), q.told...), nil)
		media := q.media
		if q.region[1] > q.region[0] {
			media = append(p.mediaIn(q, r.attributionRegion(q)), media...)
		}
		x.Media = dropRoles(media, x.Addressees)
		x.Targets = r.targets(q)
		r.d.Quotes = append(r.d.Quotes, x)
	}
}

func (r *reader) role(x *party) Role {
	role := Role{Span: x.Span, Entity: x.id()}
	m := x.m
	if m == nil && x.person == nil {
		m = x.issuer
	}
	switch {
	case m != nil:
		role.Type = m.typ
		role.Name = r.nameOf(m)
		if len(m.candidates) > 0 {
			role.Entity, role.Name = "", ""
		}
	case x.person != nil:
		role.Type = "Person"
		role.Name = r.nameOf(&mention{entity: x.person.entity, person: x.person})
	}
	return role
}

// targets lists every entity that the content names, the speaker left out, and persons by a pronoun whose noun is in the content.
func (r *reader) targets(q *quote) (out []Role) {
	speaker := q.speaker.id()
	for _, c := range q.content {
		from := len(out)
		var named []*mention
		for i := c[0]; i < c[1]; i++ {
			if x := r.pronounTarget(i, named, q); x != nil {
				out = append(out, r.role(x))
			}
			for _, m := range r.index.at(i) {
				if m.person != nil {
					named = append(named, m)
				}
				if m.to > c[1] || m.id() == "" || m.id() == speaker || len(m.candidates) > 0 || r.signs(m) {
					continue
				}
				out = append(out, r.role(r.partyOf(m)))
			}
		}
		slices.SortStableFunc(out[from:], func(a, b Role) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
	}
	return out
}

// signs reports a medium that signs a remark of its own within the words of another: «Ми будемо ("Азов" – УНІАН) тут».
func (r *reader) signs(m *mention) bool {
	return m.typ == gazetteer.Media && r.at(m.to) == ")" && r.isDash(m.from-1)
}

// pronounTarget resolves a pronoun in content to the nearest person that the same content names before it: "візит Сі Цзіньпіна … і *його*
// зустріч". What lies outside is too uncertain to make an edge of.
func (r *reader) pronounTarget(i int, named []*mention, q *quote) *party {
	if len(named) == 0 {
		return nil
	}
	x := r.pronounAt(i)
	if x == nil || x.plural {
		return nil
	}
	x.person = nil
	for k := len(named) - 1; k >= max(0, len(named)-20); k-- {
		m := named[k]
		if m.to <= i && m.id() != q.speaker.id() && (m.person.gender == 0 || m.person.gender == x.gender) {
			x.person = m.person
			return x
		}
	}
	return nil
}

// addressees are those whom the frame of the cue puts between it and the content, in the case that it demands.
func (r *reader) addressees(q *quote) (out []Role) {
	if q.frame == nil || q.frame.To == "" {
		return nil
	}
	want := map[string]inflect.Cases{"dat": inflect.Dat, "acc": inflect.Acc, "gen": inflect.Gen}[q.frame.To]
	for i := q.cue[1]; i < min(q.region[1], q.cue[1]+60); i++ {
		if r.at(i) == "," || q.inContent(i) {
			break
		}
		if r.isWord(i, "in") || r.isWord(i, "with") || r.isWord(i, "preposition") || r.isWord(i, "venue") || r.isWord(i, "place-preposition") {
			break
		}
		x, end := r.partyFrom(i)
		if x == nil || x.m == nil && x.person == nil {
			continue
		}
		if q.speaker != nil && x.Span == q.speaker.Span || x.id() == "" {
			i = max(i, end-1)
			continue
		}
		if r.lang.Lang == "en" || x.cases&want != 0 || x.cases == 0 {
			out = append(out, r.role(x))
		}
		i = max(i, end-1)
	}
	return out
}
