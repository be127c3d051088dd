package dump

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
)

// Bounds on further names of one language: what stands behind is rarer, and the forms of a person are all given names times all
// surnames.
const maxParts, maxFurther = 3, 8

// familyFirst are the countries whose persons have the surname first, in ISO 3166.
var familyFirst = []string{"CN", "KP", "KR", "TW", "VN"}

// entry makes an entry of a record, without its id.
func (im *importer) entry(r *Record) draft.Entry {
	e := draft.Entry{Gender: r.Gender, Kinds: r.Kinds, Wikidata: r.Wikidata, Country: im.known.byISO[r.Country], Names: map[gazetteer.Lang]*draft.Names{}}
	if strings.HasPrefix(r.Key, "Q") {
		e.Wikidata = r.Key
	}
	if r.Type == gazetteer.Country {
		e.ISO2, e.Country = r.ISO2, ""
	}
	e.FamilyFirst = r.Type == gazetteer.Person && slices.Contains(familyFirst, r.Country)
	for _, lang := range gazetteer.Languages {
		n := &draft.Names{}
		for i, name := range r.Names[lang] {
			text := draft.Clean(name.Text)
			switch {
			case text == "" || n.Has(text):
			case !draft.Capital(text) || !ofScript(text, lang) || i > 0 && utf8.RuneCountInString(text) < 3:
				im.report.skip(smallName)
			case r.Type == gazetteer.Person:
				im.person(n, text, lang, e.FamilyFirst)
			case len(n.Whole) < maxFurther:
				n.Whole = append(n.Whole, im.whole(name, text, lang))
			}
		}
		if len(n.Family)+len(n.Whole) > 0 {
			e.Names[lang] = n
		}
	}
	if r.Type == gazetteer.Person && len(e.Names) > 0 && !slices.ContainsFunc(gazetteer.Languages, func(l string) bool { return e.Names[l] != nil && len(e.Names[l].Family) > 0 }) {
		e.FamilyFirst = false
	}
	return e
}

func (im *importer) whole(name Named, text string, lang gazetteer.Lang) draft.Name {
	w := draft.NewName(text, lang, im.Known.Common)
	if name.Kind != "" {
		w.Kind = name.Kind
	}
	w.From, _ = gazetteer.ParseDate(name.From)
	w.To, _ = gazetteer.ParseDate(name.To)
	return w
}

// ofScript reports whether a name has letters that texts of the language have: English no Cyrillic, none of them others than Latin
// and Cyrillic.
func ofScript(s string, lang gazetteer.Lang) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && (lang == "en" || !unicode.Is(unicode.Cyrillic, r)) {
			return false
		}
	}
	return true
}

// person adds a name of a person: the first gives the parts, others add spellings of one of them, or stand beside.
func (im *importer) person(n *draft.Names, text string, lang gazetteer.Lang, familyFirst bool) {
	p, ok := draft.Split(text, lang, familyFirst)
	first := len(n.Family)+len(n.Whole) == 0
	switch {
	case first && ok:
		n.Family, n.Given = []string{p.Family}, []string{p.Given}
		if p.Patronymic != "" {
			n.Patronymic = []string{p.Patronymic}
		}
	case first:
		n.Whole = append(n.Whole, draft.Name{Text: text})
	case !ok || len(n.Family) == 0:
		if !strings.Contains(text, " ") {
			im.report.skip(onePart)
		} else if len(n.Whole) < maxFurther {
			n.Whole = append(n.Whole, draft.Name{Text: text})
		}
	default:
		im.spelling(n, p, text)
	}
}

// spelling adds another way to write a name that has parts.
func (im *importer) spelling(n *draft.Names, p draft.Parts, text string) {
	given, family := slices.Contains(n.Given, p.Given), slices.Contains(n.Family, p.Family)
	switch {
	case slices.Contains(n.Given, p.Family) && slices.Contains(n.Family, p.Given): // "Путин Владимир"
	case strings.Contains(p.Given, "."): // initials are found beside any surname
	case given && family:
		if p.Patronymic != "" && len(n.Patronymic) == 0 {
			n.Patronymic = []string{p.Patronymic}
		}
	case family && len(n.Given) < maxParts && !strings.Contains(p.Given, " "):
		n.Given = append(n.Given, p.Given)
	case given && len(n.Family) < maxParts:
		n.Family = append(n.Family, p.Family)
	case len(n.Whole) < maxFurther:
		n.Whole = append(n.Whole, draft.Name{Text: text})
	}
}
