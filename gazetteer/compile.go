package gazetteer

import (
	"maps"
	"slices"
	"strings"

	"zgadka/gazetteer/inflect"
	"zgadka/gazetteer/match"
)

// Gazetteer is a set of packs, compiled. It does not change and serves any number of goroutines; what its methods return is
// shared and must not be written to.
type Gazetteer struct {
	version   string
	entities  []*Entity // by id
	byID      map[string]*Entity
	offices   []*Office            // by institution, then kind
	holdings  map[string][]Holding // by person
	kinds     map[string]officeKind
	kindNames []string
	languages map[Lang]*Language
	common    commonWords
	matcher   *match.Matcher
	readings  [][]Reading // by value of the matcher, see possessive
}

// possessive marks a value of the matcher whose form ends in 's. It stands for three rows of readings, which differ in
// Trim, because the apostrophe of a text has one byte to three.
const possessive = 1 << 31

// formOf is one form with one meaning.
type formOf struct {
	text, key string // as generated, and folded
	Reading
}

// compile makes the gazetteer of a pack without mistakes.
func compile(p *pack, version string) *Gazetteer {
	g := &Gazetteer{version: version, byID: p.entities, kinds: p.kinds, languages: p.languages, common: p.common}
	g.entities, g.offices = p.sortedEntities(), p.sortedOffices()
	g.kindNames = slices.Sorted(maps.Keys(g.kinds))
	g.holdings = map[string][]Holding{}
	for _, o := range g.offices {
		for _, t := range o.Holders {
			g.holdings[t.Who] = append(g.holdings[t.Who], Holding{Office: o, Tenure: t})
		}
	}
	for _, list := range g.holdings {
		slices.SortStableFunc(list, func(a, b Holding) int { return a.From.compare(b.From) })
	}

	const chunk = 64
	forms := make([][]formOf, (len(g.entities)+chunk-1)/chunk+len(Languages))
	parallel(len(forms), func(i int) {
		c := compiler{common: g.common}
		if i < len(Languages) {
			c.language(g.languages[Languages[i]])
		} else {
			from := (i - len(Languages)) * chunk
			for _, e := range g.entities[from:min(from+chunk, len(g.entities))] {
				c.entity(e)
			}
		}
		forms[i] = c.forms
	})
	g.index(forms)
	return g
}

// compiler collects the forms of some entities or of a language.
type compiler struct {
	common commonWords
	forms  []formOf
}

func (c *compiler) add(text string, r Reading) {
	var lang Lang
	if r.Name != nil {
		lang = r.Name.Lang
	} else {
		lang = r.Lexeme.Lang
	}
	r.Langs = 1 << slices.Index(Languages, lang)
	if strings.HasSuffix(text, "'s") && (r.Cases&^(inflect.Gen|inflect.GenPl)) == 0 && r.Cases != 0 {
		r.Trim = int8(len("'s"))
	}
	if r.Name != nil || r.Lexeme.Class == GivenName {
		r.Common = c.common.has(text[:len(text)-int(r.Trim)], lang)
	}
	if key := match.Fold(text); key != "" {
		c.forms = append(c.forms, formOf{text, key, r})
	}
}

func (c *compiler) entity(e *Entity) {
	for i := range e.Names {
		n := &e.Names[i]
		for _, f := range n.forms() {
			c.add(f.Text, Reading{Name: n, Cases: f.Cases})
		}
	}
	for _, lang := range Languages {
		for _, a := range e.Adjectives[lang] {
			c.adjective(e, lang, a)
		}
		for _, d := range e.Demonyms[lang] {
			w := word{Lexeme: Lexeme{Class: Demonym, ID: e.ID, Lang: lang, Text: d, Pos: e.Pos}}
			w.part = part{text: d, animate: true}
			w.Gender = inflect.GenderOf(d, lang, inflect.Common)
			c.word(&w)
		}
	}
}

func (c *compiler) adjective(e *Entity, lang Lang, text string) {
	lex := &Lexeme{Class: CountryAdj, ID: e.ID, Lang: lang, Text: text, Pos: e.Pos}
	if lang == "en" || !hasCyrillic(text) {
		c.add(text, Reading{Lexeme: lex})
		return
	}
	for _, f := range inflect.Forms(inflect.Word{Text: text, Lang: lang, Class: inflect.Adjective}) {
		c.add(f.Text, Reading{Lexeme: lex, Cases: f.Cases})
	}
}

func (c *compiler) language(l *Language) {
	if l == nil {
		return
	}
	for i := range l.words {
		c.word(&l.words[i])
	}
}

func (c *compiler) word(w *word) {
	lex := &w.Lexeme
	w.forms(func(text string, cases inflect.Cases, v inflect.Verb) {
		c.add(text, Reading{Lexeme: lex, Cases: cases, Verb: v})
	})
}

// index builds the matcher and the readings of its values.
func (g *Gazetteer) index(chunks [][]formOf) {
	total := 0
	for _, forms := range chunks {
		total += len(forms)
	}
	rows := make(map[string]uint32, total)
	var texts []string // of each row, one of the forms
	var counts []uint32
	// Entities first, then the languages: names before words.
	order := append(chunks[len(Languages):len(chunks):len(chunks)], chunks[:len(Languages)]...)
	rowOf := make([]uint32, 0, total)
	for _, forms := range order {
		for i := range forms {
			row, ok := rows[forms[i].key]
			if !ok {
				row = uint32(len(texts))
				rows[forms[i].key] = row
				texts, counts = append(texts, forms[i].text), append(counts, 0)
			}
			counts[row]++
			rowOf = append(rowOf, row)
		}
	}
	lists := make([][]Reading, len(texts))
	block := make([]Reading, total)
	for row, n := range counts {
		lists[row], block = block[:0:n], block[n:]
	}
	next := 0
	for _, forms := range order {
		for i := range forms {
			row := rowOf[next]
			next++
			lists[row] = addReading(lists[row], forms[i].Reading)
		}
	}
	var b match.Builder
	for row, text := range texts {
		value := uint32(len(g.readings))
		list := lists[row]
		slices.SortStableFunc(list, func(a, b Reading) int { return rank(a) - rank(b) })
		g.readings = append(g.readings, list)
		if slices.ContainsFunc(list, func(r Reading) bool { return r.Trim > 0 }) {
			value |= possessive
			for extra := int8(1); extra <= 2; extra++ {
				g.readings = append(g.readings, lengthened(list, extra))
			}
		}
		b.Add(text, value)
	}
	g.matcher = b.Build()
}

// rank puts names before words.
func rank(r Reading) int {
	if r.Name != nil {
		return 0
	}
	return 1
}

// addReading adds a meaning of a form; another case of the same meaning is one with it.
func addReading(list []Reading, r Reading) []Reading {
	for i := range list {
		if o := &list[i]; sameName(o.Name, r.Name) && sameLexeme(o.Lexeme, r.Lexeme) && o.Trim == r.Trim {
			o.Cases |= r.Cases
			o.Verb |= r.Verb
			o.Langs |= r.Langs
			return list
		}
	}
	return append(list, r)
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

// lengthened is the readings of a possessive whose apostrophe has more bytes.
func lengthened(list []Reading, extra int8) []Reading {
	list = slices.Clone(list)
	for i := range list {
		if list[i].Trim > 0 {
			list[i].Trim += extra
		}
	}
	return list
}
