package dump

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"zgadka/gazetteer"
)

// position is an item of Wikidata that is an office in the words of the gazetteer.
type position struct {
	kind string
	of   string // id of the institution, where the label names one that is known: "president of Ukraine"
	item uint32 // else the item of the institution that it heads
}

// position reads an office from its labels: "Minister of Defence of Ukraine" is the kind of "minister of defence", and what
// follows is the name of what the gazetteer knows. An office whose label says more than is understood is none: "president of the
// Senate of France" is not the president of France.
func (w *Wikidata) position(r *Record, directs []uint32) (p position, ok bool) {
	for _, lang := range gazetteer.Languages {
		names := r.Names[lang]
		if len(names) == 0 {
			continue
		}
		kind, rest := w.officeWords(names[0].Text, lang)
		if kind == "" {
			continue
		}
		p.kind = kind
		switch of := w.institution(rest); {
		case of != "":
			p.of = of
		case len(directs) > 0:
			p.item = directs[0]
		case rest != "":
			continue
		}
		return p, true
	}
	return position{}, false
}

// maxOfficeWords is the longest office in words.
const maxOfficeWords = 8

// officeWords takes the longest words for an office off the beginning of a label.
func (w *Wikidata) officeWords(label, lang string) (kind, rest string) {
	words := strings.Fields(label)
	for n := min(len(words), maxOfficeWords); n > 0; n-- {
		for _, r := range w.known.Find(strings.Join(words[:n], " ")) {
			if r.Lexeme != nil && r.Lexeme.Class == gazetteer.OfficeWord && r.Lexeme.Lang == lang {
				return r.Lexeme.ID, strings.Join(words[n:], " ")
			}
		}
	}
	return "", ""
}

// institution is the id of what the rest of a label names, "" where that is not known for certain.
func (w *Wikidata) institution(rest string) string {
	rest = strings.TrimPrefix(rest, "of ")
	for _, name := range []string{rest, strings.TrimPrefix(rest, "the ")} {
		id := ""
		for _, r := range w.known.Find(name) {
			if r.Name == nil || r.Name.Entity.Type == gazetteer.Person || id == r.Name.Entity.ID {
				continue
			}
			if id != "" {
				return ""
			}
			id = r.Name.Entity.ID
		}
		if id != "" {
			return id
		}
	}
	return ""
}

// tenures reads the statements of P39 that say when. Deprecated ones do not count.
func tenures(statements gjson.Result) (list []Hold) {
	statements.ForEach(func(_, s gjson.Result) bool {
		q, ok := number(s.Get("mainsnak.datavalue.value.id").Str)
		if !ok || s.Get("rank").Str == "deprecated" {
			return true
		}
		h := Hold{Position: q, From: date(s, "P580"), To: date(s, "P582")}
		for _, property := range []string{"P642", "P1001"} { // of, applies to jurisdiction
			if of, ok := number(s.Get("qualifiers." + property + ".0.datavalue.value.id").Str); ok && h.Of == 0 {
				h.Of = of
			}
		}
		if !slices.Contains(list, h) {
			list = append(list, h)
		}
		return true
	})
	return list
}

// date reads a qualifier as a pack writes dates, "" where there is none of the precision of a year or better.
// Times are "+2014-10-01T00:00:00Z" with precision 11 for a day, 10 for a month ("+2014-10-00T…"), 9 for a year.
func date(statement gjson.Result, property string) string {
	v := statement.Get("qualifiers." + property + ".0.datavalue.value")
	time, ok := strings.CutPrefix(v.Get("time").Str, "+")
	if !ok || len(time) < len("2014-10-01") {
		return ""
	}
	length := map[int64]int{11: len("2014-10-01"), 10: len("2014-10"), 9: len("2014")}[v.Get("precision").Int()]
	d, err := gazetteer.ParseDate(time[:length])
	if err != nil {
		return ""
	}
	return d.String()
}

// office is the kind and institution of a tenure; of is an id, or item is what must still be found out. It is false where the
// position is no office.
func (w *Wikidata) office(h Hold) (kind, of string, item uint32, ok bool) {
	p, ok := w.positions[h.Position]
	switch {
	case !ok:
		return "", "", 0, false
	case p.of != "":
		return p.kind, p.of, 0, true
	case p.item != 0:
		return p.kind, "", p.item, true
	case h.Of != 0:
		return p.kind, "", h.Of, true
	}
	return "", "", 0, false
}
