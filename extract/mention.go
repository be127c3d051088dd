package extract

import (
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// writeMentions turns what the steps found into the layer of mentions.
func writeMentions(r *reader) {
	r.sortNames()
	var last Span
	r.d.Mentions, r.written = make([]Mention, 0, len(r.names)), make([]*mention, 0, len(r.names))
	for _, m := range r.names {
		s := m.Span
		if s == last || m.family {
			continue
		}
		last = s
		x := Mention{
			Span: s, Surface: r.d.Text[s.Start:s.End], Type: m.typ, Entity: m.id(), Via: m.via, Rule: m.rule,
			Sentence: int(r.toks[m.from].sent), Literal: m.literal, Candidates: m.candidates, Known: m.entity != nil,
		}
		x.Name, x.Lemma = r.nameOf(m), r.lemmaOf(m)
		if len(m.candidates) > 0 {
			slices.Sort(x.Candidates)
			x.Entity, x.Name, x.Known = "", "", false
		}
		r.d.Mentions = append(r.d.Mentions, x)
		r.written = append(r.written, m)
	}
}

// nameOf returns the canonical spelling of what m names.
func (r *reader) nameOf(m *mention) string {
	switch {
	case m.entity != nil:
		return r.g.Named(m.entity.ID, r.d.Lang)
	case m.person != nil:
		return m.person.Name()
	case m.body != nil:
		return m.body.name
	}
	return ""
}

// lemmaOf returns the nominative of the very words of m.
func (r *reader) lemmaOf(m *mention) string {
	surface := r.d.Text[m.Start:m.End]
	switch {
	case m.lemma != "":
		return m.lemma
	case m.via == ViaOffice || m.via == ViaRoleWord || m.name == nil:
		return surface
	case m.name.Case == gazetteer.Any && r.toks[m.from].shape == lower:
		return strings.ToLower(m.name.Text)
	}
	return m.name.Text
}

// unknownID makes the id of a name that the gazetteer lacks: x/person/hanna-doroshenko. It depends on nothing but the name.
func unknownID(kind, name string) string { return "x/" + kind + "/" + gazetteer.Slug(name) }

// agrees reports whether a subject of gender g may go with a verb form: заявив only with a man or a masculine noun.
func agrees(v inflect.Verb, g inflect.Gender) bool {
	if v&inflect.Past == 0 || g == 0 {
		return true
	}
	switch {
	case v&inflect.MascSg != 0 && g == inflect.Masculine, v&inflect.FemSg != 0 && g == inflect.Feminine, v&inflect.NeutSg != 0 && g == inflect.Neuter:
		return true
	case v&inflect.Pl3 != 0:
		return g == inflect.Plural
	}
	return v&(inflect.MascSg|inflect.FemSg|inflect.NeutSg|inflect.Pl3) == 0
}
