package extract

import (
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// resolveMetonyms tells capitals that act for their governments from capitals as places. A capital acts as the subject of a verb,
// as whom a verb is directed at, in the genitive of who does or has something ("рішення Вашингтона"), and with з or між beside
// another party; after the prepositions of place it is the place.
func resolveMetonyms(r *reader) {
	for _, m := range r.names {
		if m.typ != gazetteer.Place || m.entity == nil || m.via == ViaRoleWord || m.nested {
			continue
		}
		e := r.g.Entity(r.g.ActsFor(m.entity))
		if e == nil {
			continue
		}
		if _, ok := r.acts(m); !ok {
			continue
		}
		m.literal, m.via, m.rule = m.entity.ID, ViaMetonym, "capital that acts for its government"
		m.entity, m.typ = e, e.Type
	}
}

// acts reports whether a capital acts, and by which token one tells; -1 where nothing beside it tells.
func (r *reader) acts(m *mention) (by int, ok bool) {
	if r.lang.Lang == "en" {
		return r.actsEnglish(m)
	}
	i := m.from
	before, after := i-1, m.to
	if !r.sameSentence(before, i) {
		before = -1
	}
	// "Пекіна й москви": what holds for the first of a pair holds for the second.
	if before > 0 && r.isWord(before, "and") {
		if o := r.tok2mention(before - 1); o != nil && o.typ == gazetteer.Place || o != nil && o.via == ViaMetonym {
			return before, o.via == ViaMetonym
		}
		before = -1
	}
	if before >= 0 && r.isWord(before, "in") {
		if k := r.speaksIn(m); k > 0 {
			return k, true
		}
		return before, false
	}
	if before >= 0 && r.isWord(before, "place-preposition") {
		return before, false
	}
	if before >= 0 && r.isWord(before, "with") {
		// "суперечка з Києвом" but "їхав з Києва"; "дзвінок із Пекіна" is from the government.
		return before, m.cases&inflect.Ins != 0 || r.isWord(before-1, "from-government")
	}
	if before >= 0 && r.isWord(before, "between") {
		return before, true
	}
	if before >= 0 && r.isWord(before, "place-noun") {
		return before, false
	}
	if _, ok := r.lexemeAt(before, gazetteer.ThingWord); ok && before >= 0 {
		return before, false
	}
	if before >= 0 && r.toks[before].kind == word && r.isWord(before, "by") {
		return before, true
	}
	if m.cases&inflect.Nom != 0 {
		if k := r.predicateOf(after); k > 0 {
			return k, true
		}
	}
	if m.cases&(inflect.Dat) != 0 && m.cases&(inflect.Nom) == 0 {
		return i, true
	}
	if m.cases&inflect.Ins != 0 && m.cases&inflect.Nom == 0 {
		return before, before >= 0 && r.toks[before].kind == word
	}
	if before >= 0 && r.toks[before].kind == word && r.toks[before].shape == lower {
		// "рішення Вашингтона", "предостерег Хельсинки", "лишит Москву".
		return before, m.cases&(inflect.Gen|inflect.Acc|inflect.Dat) != 0 && !r.anyPreposition(before)
	}
	return -1, false
}

func (r *reader) anyPreposition(i int) bool {
	return r.isWord(i, "in") || r.isWord(i, "with") || r.isWord(i, "place-preposition") || r.isWord(i, "preposition")
}

// subjectOf reports whether the words from token i on are the predicate of what stands before: "мусить вивчити", "уже готує", "і
// Будапешт сдержали".
func (r *reader) subjectOf(i int) bool { return r.predicateOf(i) > 0 }

// predicateOf returns the verb of that predicate, 0 without.
func (r *reader) predicateOf(i int) int {
	if i <= 0 {
		return 0
	}
	for k := i; k < i+14 && r.sameSentence(i-1, k) && (k < i+5 || r.at(i) == ","); k++ {
		switch {
		case r.finite(k):
			return k
		case isOpening(r.at(k)):
			// 'москва "не залишить це без відповіді"'
		case r.at(k) == "," && k == i:
			// "Пхеньян, додала Кім, порад не потребує"
			for k++; k < i+9 && r.sameSentence(i-1, k) && r.at(k) != ","; k++ {
			}
		case r.toks[k].kind == mark:
			return 0
		}
	}
	return 0
}

// speaksIn returns the verb by which "у Тегерані" is who speaks, one of reporting in the plural right after; 0 without.
func (r *reader) speaksIn(m *mention) int {
	for k := m.to; k < m.to+3 && r.sameSentence(m.from, k); k++ {
		ok := false
		r.lexemes(k, gazetteer.CueWord, func(l lexeme) bool {
			ok = ok || l.verb&inflect.Pl3 != 0 && l.verb&(inflect.Past|inflect.Present) != 0 || l.verb == 0 && l.Lexeme.Cue != nil && r.pluralWords(l)
			return !ok
		})
		if ok {
			return k
		}
		if r.toks[k].kind == mark {
			return 0
		}
	}
	return 0
}

// pluralWords reports a literal cue in the plural: "выразили надежду".
func (r *reader) pluralWords(l lexeme) bool {
	s := r.at(l.from)
	return len(s) > 4 && s[len(s)-len("и"):] == "и"
}

func (r *reader) actsEnglish(m *mention) (by int, ok bool) {
	i := m.from
	if r.sameSentence(i-1, i) {
		if r.isWord(i-1, "and") {
			if o := r.tok2mention(i - 2); o != nil && (o.typ == gazetteer.Place || o.via == ViaMetonym) {
				return i - 1, o.via == ViaMetonym
			}
		}
		if r.isWord(i-1, "place-preposition") || r.isWord(i-1, "in") {
			return i - 1, false
		}
		if r.toks[i-1].kind == word && r.toks[i-1].shape == lower {
			return i - 1, true
		}
	}
	if r.at(m.to) == "," {
		return m.to, false
	}
	for k := m.to; k < m.to+4 && r.sameSentence(i, k); k++ {
		if r.finite(k) {
			return k, true
		}
		if r.toks[k].kind == mark {
			return -1, false
		}
		if o := r.tok2mention(k); o != nil && o.typ == gazetteer.Place {
			continue
		}
	}
	return -1, false
}
