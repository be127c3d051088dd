package extract

import (
	"slices"
	"strings"
	"unicode"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// writeMentions turns what the steps found into the layer of mentions.
func writeMentions(r *reader) {
	r.sortNames()
	var last Span
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
func unknownID(kind, name string) string {
	var b strings.Builder
	b.WriteString("x/" + kind + "/")
	dash := true
	for _, c := range strings.ToLower(name) {
		s, ok := latin[c]
		if first, initial := latinInitial[c]; initial && dash {
			s = first
		}
		if ok {
			if s != "" {
				b.WriteString(s)
				dash = false
			}
			continue
		}
		if c < 128 && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			b.WriteRune(c)
			dash = false
		} else if !dash && !isApostrophe(c) && !isSilent(c) {
			b.WriteByte('-')
			dash = true
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// latinInitial are the letters that the table of 2010 writes otherwise at the start of a word: Юхим → Yukhym.
var latinInitial = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}

// latin romanises Cyrillic letters after the Ukrainian national table of 2010, Russian letters likewise, and plain accents.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu", 'я': "ia", 'ё': "e", 'ъ': "", 'ы': "y", 'э': "e", 'ў': "u",
	'á': "a", 'à': "a", 'â': "a", 'ä': "a", 'ã': "a", 'å': "a", 'ç': "c", 'č': "c", 'ć': "c", 'é': "e", 'è': "e", 'ê': "e", 'ë': "e", 'ě': "e", 'ę': "e", 'ą': "a",
	'í': "i", 'î': "i", 'ï': "i", 'ł': "l", 'ñ': "n", 'ń': "n", 'ň': "n", 'ó': "o", 'ô': "o", 'ö': "o", 'õ': "o", 'ø': "o", 'ř': "r", 'š': "s", 'ś': "s", 'ş': "s",
	'ť': "t", 'ú': "u", 'ü': "u", 'ů': "u", 'ý': "y", 'ž': "z", 'ź': "z", 'ż': "z", 'ß': "ss", 'ğ': "g", 'ı': "i", 'ș': "s", 'ț': "t",
}

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
