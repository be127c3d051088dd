package gazetteer

import (
	"encoding/binary"
	"slices"
	"strings"

	"zgadka/gazetteer/inflect"
	"zgadka/gazetteer/match"
)

// formOf is one form, by its row, with one meaning.
type formOf struct {
	row int32
	meaning
}

// compiler makes the forms of entities or of a language.
type compiler struct {
	common *match.Matcher
	match.Builder
	forms []formOf
}

// add adds a form. Isolated says that it is of a name, or a given name, and may be a common word as well.
func (c *compiler) add(text string, lang Lang, isolated bool, m meaning) {
	m.langs = 1 << slices.Index(Languages, lang)
	word := text
	if strings.HasSuffix(text, "'s") && (m.cases&^(inflect.Gen|inflect.GenPl)) == 0 && m.cases != 0 {
		m.possessive = true
		word = strings.TrimSuffix(text, "'s")
	}
	m.common = isolated && isCommon(c.common, word, lang)
	if row := c.Row(text); row >= 0 {
		c.forms = append(c.forms, formOf{int32(row), m})
	}
}

// entity makes the forms of an entity whose first name and first lexeme have these numbers.
func (c *compiler) entity(e *Entity, lexemes []Lexeme, name, lexeme uint32) {
	for i := range e.Names {
		for _, f := range e.Names[i].forms() {
			c.add(f.Text, e.Names[i].Lang, true, meaning{of: ofName, number: name + uint32(i), cases: f.Cases})
		}
	}
	for i, l := range lexemes {
		m := meaning{of: ofEntity, number: lexeme + uint32(i)}
		switch {
		case l.Class == Demonym:
			w := word{Lexeme: l, part: part{text: l.Text, animate: true}}
			c.word(&w, m)
		case l.Lang == "en" || !hasCyrillic(l.Text):
			c.add(l.Text, l.Lang, false, m)
		default:
			for _, f := range inflect.Forms(inflect.Word{Text: l.Text, Lang: l.Lang, Class: inflect.Adjective}) {
				m.cases = f.Cases
				c.add(f.Text, l.Lang, false, m)
			}
		}
	}
}

// word makes the forms of a word, which is what m is of.
func (c *compiler) word(w *word, m meaning) {
	w.forms(func(text string, cases inflect.Cases, v inflect.Verb) {
		m.cases, m.verb = cases, v
		c.add(text, w.Lang, w.Class == GivenName, m)
	})
}

// index builds the matcher of all forms and the rows of their readings, names before words.
func (w *writing) index() {
	var b match.Builder
	var counts []uint32 // of meanings, by row
	total := 0
	for _, c := range w.compiled {
		total += len(c.forms)
	}
	b.Grow(total)
	for _, c := range w.compiled {
		rows := b.Merge(&c.Builder)
		c.Builder = match.Builder{} // a million forms take room
		for i := range c.forms {
			row := rows[c.forms[i].row]
			if row >= len(counts) {
				counts = append(counts, make([]uint32, row+1-len(counts))...)
			}
			counts[row]++
			c.forms[i].row = int32(row)
		}
	}
	lists := make([][]meaning, len(counts))
	block := make([]meaning, total)
	for row, n := range counts {
		lists[row], block = block[:0:n], block[n:]
	}
	for _, c := range w.compiled {
		for _, f := range c.forms {
			lists[f.row] = w.addMeaning(lists[f.row], f.meaning)
		}
		c.forms = nil
	}
	w.about.forms = uint32(len(lists))
	section := make([]byte, 0, total*readingSize)
	for row, list := range lists {
		b.Set(row, uint32(len(section)/readingSize))
		for i, m := range list {
			section = binary.LittleEndian.AppendUint64(section, m.pack(i == len(list)-1))
		}
	}
	w.sections[readingSection] = section
	w.sections[matchSection] = bytesOf(b.Build())
}

// addMeaning adds a meaning of a form; another case of the same meaning is one with it.
func (w *writing) addMeaning(list []meaning, m meaning) []meaning {
	for i := range list {
		if o := &list[i]; o.possessive == m.possessive && w.same(*o, m) {
			o.cases |= m.cases
			o.verb |= m.verb
			o.langs |= m.langs
			return list
		}
	}
	return append(list, m)
}

// same reports whether two meanings are of the same, or of what says the same.
func (w *writing) same(a, b meaning) bool {
	switch {
	case a.of == b.of && a.number == b.number:
		return true
	case a.of == ofName || b.of == ofName:
		return a.of == b.of && sameName(w.nameOf[a.number], w.nameOf[b.number])
	}
	return sameLexeme(w.lexeme(a), w.lexeme(b))
}

func (w *writing) lexeme(m meaning) *Lexeme {
	if m.of == ofEntity {
		return w.lexemeOf[m.number]
	}
	return w.wordOf[m.number]
}

// sameName reports whether two names say the same: "Ли Чжэ Мён" and "Ли Чжэ Мен".
func sameName(a, b *Name) bool {
	if a == b {
		return true
	}
	return a != nil && b != nil && a.Entity == b.Entity && a.Lang == b.Lang && a.Part == b.Part && a.Case == b.Case && a.Prior == b.Prior &&
		a.Need == b.Need && a.Not == b.Not && a.From == b.From && a.To == b.To && a.ByCountry == b.ByCountry &&
		match.Fold(a.Text) == match.Fold(b.Text)
}

// sameLexeme reports whether two lexemes say the same: "didn't" and "didn’t".
func sameLexeme(a, b *Lexeme) bool {
	if a == b {
		return true
	}
	return a != nil && b != nil && a.Class == b.Class && a.ID == b.ID && a.Lang == b.Lang && a.Cue == b.Cue && a.Gender == b.Gender &&
		match.Fold(a.Text) == match.Fold(b.Text)
}
