package gazetteer

import (
	"strings"

	"zgadka/gazetteer/inflect"
)

// person reads a language map of a person, and makes the names of it: each full name, then each surname, then the rest.
func (r *entityReader) person(lang Lang, v node) {
	var family, given, patronymic []part
	var also []part
	v.each(func(key string, v node) bool {
		switch key {
		case "family":
			family = r.spellings(lang, v, inflect.Surname)
		case "given":
			given = r.spellings(lang, v, inflect.Given)
		case "patronymic":
			patronymic = r.spellings(lang, v, inflect.Patronymic)
		case "also":
			v.oneOrMore(func(n node) { also = append(also, r.name(lang, n, true)) })
		default:
			return false
		}
		return true
	})
	kind := Canonical
	if r.change.add {
		kind = Alias
	}
	for _, f := range family {
		for _, g := range given {
			r.full(lang, f, g, patronymic, kind)
			kind = Alias
		}
	}
	for _, f := range family {
		name := *f.name
		switch {
		case len(given) == 0: // one name is all there is: it has no parts
			name.Kind = kind
			kind = Alias
		case r.Alone == Never:
			continue // nobody's name: (Джордж) Вашингтон
		default:
			name.Kind, name.Part = Short, Family
		}
		f.name = nil
		name.Text, name.parts = f.text, []part{f}
		r.Names = append(r.Names, name)
	}
	for _, p := range also {
		if p.text != "" {
			r.whole(lang, p, false, v.bad)
		}
	}
}

// spellings reads one part of a person's name in all its spellings.
func (r *entityReader) spellings(lang Lang, v node, class inflect.Class) (list []part) {
	v.oneOrMore(func(n node) {
		p := r.name(lang, n, false)
		p.class = class
		if p.pattern == "" {
			p.pattern = r.partPattern(p)
		}
		if p.text != "" {
			list = append(list, p)
		}
	})
	return list
}

// partPattern says which words of a part decline: Гарсія Маркес both, фон дер Ляйєн the last, Чже Мьон (family first) the last.
func (r *entityReader) partPattern(p part) string {
	words := strings.Fields(p.text)
	if len(words) == 1 || p.paradigm == "indecl" {
		return ""
	}
	pattern := make([]string, len(words))
	for i, w := range words {
		pattern[i] = "N"
		if i < len(words)-1 && (r.familyFirst || strings.ToLower(w) == w) {
			pattern[i] = "="
		}
	}
	return strings.Join(pattern, " ")
}

// full adds the name of given name and surname, with the patronymic if there is one.
func (r *entityReader) full(lang Lang, family, given part, patronymic []part, kind NameKind) {
	name := Name{Lang: lang, Kind: kind, Case: r.policy, Prior: 1, Part: Full, Pos: family.name.Pos}
	name.familyFirst = r.familyFirst
	name.parts = append([]part{given, family}, patronymic...)
	for i := range name.parts {
		name.parts[i].name = nil
	}
	name.Text = name.text()
	r.Names = append(r.Names, name)
}
