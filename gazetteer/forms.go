package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer/inflect"
)

// Sets of cases. A form whose case is not known counts as any.
const (
	anySingular = inflect.Nom | inflect.Gen | inflect.Dat | inflect.Acc | inflect.Ins | inflect.Loc | inflect.Voc
	anyPlural   = anySingular << 7
)

// Forms returns every form under which the gazetteer finds the name, the nominative first. A surname in full names comes in
// both orders and with the patronymic. Literal forms of the pack are readings of every case.
func (g *Gazetteer) Forms(n *Name) []inflect.Form { return n.forms() }

func (n *Name) forms() []inflect.Form {
	if n.Part != Full {
		return n.parts[0].inflected(n.Lang, "sg")
	}
	given, family := n.parts[0].inflected(n.Lang, "sg"), n.parts[1].inflected(n.Lang, "sg")
	var f formList
	if n.Lang == "en" {
		n.english(&f, given, family)
		return f
	}
	if n.familyFirst {
		// "Кім Чен Ина" beside "Кіма Чен Ина": news freezes a family name that stands first as often as not.
		f.join([]inflect.Form{{Text: n.parts[1].text, Cases: anySingular}}, given)
	}
	f.join(given, family)
	f.join(family, given)
	for _, p := range n.parts[2:] {
		patronymic := p.inflected(n.Lang, "sg")
		f.join(given, patronymic, family)
		f.join(family, given, patronymic)
	}
	return f
}

// english adds the forms of a full name: only its last word has a possessive.
func (n *Name) english(f *formList, given, family []inflect.Form) {
	frozen := func(p part) []inflect.Form { return []inflect.Form{{Text: p.text, Cases: anySingular}} }
	if n.familyFirst {
		f.join(frozen(n.parts[1]), given)
	}
	f.join(frozen(n.parts[0]), family)
	for _, p := range n.parts[2:] {
		f.join(frozen(n.parts[0]), frozen(p), family)
	}
}

// formList collects forms; those that are spelt alike are one.
type formList []inflect.Form

func (f *formList) add(text string, c inflect.Cases) {
	for i := range *f {
		if (*f)[i].Text == text {
			(*f)[i].Cases |= c
			return
		}
	}
	*f = append(*f, inflect.Form{Text: text, Cases: c})
}

// join adds every way to put forms of the parts together that share a case.
func (f *formList) join(parts ...[]inflect.Form) {
	var walk func(text string, c inflect.Cases, rest [][]inflect.Form)
	walk = func(text string, c inflect.Cases, rest [][]inflect.Form) {
		if len(rest) == 0 {
			f.add(text, c)
			return
		}
		for _, form := range rest[0] {
			if both := c & form.Cases; both != 0 {
				walk(text+" "+form.Text, both, rest[1:])
			}
		}
	}
	for _, form := range parts[0] {
		walk(form.Text, form.Cases, parts[1:])
	}
}

// inflected is the forms of one stretch of words. Number is as in [inflect.Word].
func (p *part) inflected(lang Lang, number string) []inflect.Form {
	if p.gender == inflect.Plural {
		number = "pl"
	}
	all := anySingular
	switch number {
	case "pl":
		all = anyPlural
	case "":
		all |= anyPlural
	}
	var f formList
	switch words := strings.Fields(p.text); {
	case lang == "en":
		f.english(words, p.pattern, number)
	case p.paradigm == "indecl" || !hasCyrillic(p.text):
		f = formList{{Text: p.text, Cases: all}}
	default:
		f = p.phrase(words, lang, number)
	}
	if len(f) == 0 {
		f = formList{{Text: p.text, Cases: all}}
	}
	for _, literal := range p.forms {
		f.add(literal, all)
		if lang == "en" {
			f.add(literal+"'s", all&(inflect.Gen|inflect.GenPl))
		}
	}
	return f
}

// phrase declines words by the pattern. What is no letter round a word («Вагнер») stays where it is.
func (p *part) phrase(words []string, lang Lang, number string) formList {
	pattern := strings.Fields(p.pattern)
	if len(pattern) == 0 {
		pattern = []string{"N"}
	}
	list := make([]inflect.Word, len(words))
	trimmed := false
	best, prefix := -1, 0
	for i, w := range words {
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		trimmed = trimmed || core != w
		list[i] = inflect.Word{Text: core, Lang: lang, Class: p.class, Gender: p.gender, Animate: p.animate, Number: number}
		if core == strings.ToLower(core) && p.class != inflect.Adjective {
			list[i].Class = inflect.Common // море, принц
			list[i].Animate = p.animate || p.class == inflect.Given || p.class == inflect.Surname
		}
		if i >= len(pattern) || pattern[i] != "N" {
			continue
		}
		list[i].Paradigm = p.paradigm
		if n := commonPrefix(core, p.oblique); n > prefix {
			best, prefix = i, n
		}
	}
	if best >= 0 {
		list[best].Oblique = p.oblique
	}
	symbols := strings.Join(pattern, "")
	if i := strings.IndexByte(symbols, 'A'); i >= 0 && !strings.Contains(symbols, "N") {
		symbols = symbols[:i] + "N" + symbols[i+1:] // «Суспільне»: an adjective is the head
		list[i].Paradigm = "adj"
	}
	forms := formList(inflect.Phrase(list, symbols))
	if trimmed {
		for i := range forms {
			forms[i].Text = dress(forms[i].Text, words)
		}
	}
	return forms
}

// dress puts the characters that stand round the words in the nominative round the words of a form.
func dress(form string, words []string) string {
	cores := strings.Split(form, " ")
	if len(cores) != len(words) {
		return form
	}
	for i, w := range words {
		start := strings.IndexFunc(w, isAlnum)
		if start < 0 {
			cores[i] = w
			continue
		}
		last := strings.LastIndexFunc(w, isAlnum)
		_, size := utf8.DecodeRuneInString(w[last:])
		cores[i] = w[:start] + cores[i] + w[last+size:]
	}
	return strings.Join(cores, " ")
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// commonPrefix counts the bytes that two words begin with alike.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// english adds a phrase and its possessive, and the plural of its head where number wants both.
func (f *formList) english(words []string, pattern, number string) {
	text := strings.Join(words, " ")
	one, other := anySingular&^inflect.Gen, inflect.Gen
	if number == "pl" {
		one, other = anyPlural&^inflect.GenPl, inflect.GenPl
	}
	f.add(text, one)
	f.add(text+"'s", other)
	if number != "" {
		return
	}
	head := len(words) - 1
	for i, symbol := range strings.Fields(pattern) {
		if symbol == "N" {
			head = i
		}
	}
	many := append([]string(nil), words...)
	many[head] = englishPlural(many[head])
	f.add(strings.Join(many, " "), anyPlural)
}

// englishPlural is the plural of a common noun.
func englishPlural(w string) string {
	ends := func(suffixes ...string) bool {
		for _, s := range suffixes {
			if strings.HasSuffix(w, s) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasSuffix(w, "man") && !ends("german", "German", "Roman", "Oman"):
		return strings.TrimSuffix(w, "man") + "men"
	case ends("ese", "series", "media", "staff"):
		return w
	case strings.HasSuffix(w, "wife"):
		return strings.TrimSuffix(w, "fe") + "ves"
	case ends("s", "x", "z", "ch", "sh"):
		return w + "es"
	case ends("y") && !ends("ay", "ey", "oy", "uy"):
		return strings.TrimSuffix(w, "y") + "ies"
	}
	return w + "s"
}

// forms calls f with the forms of a word of a language file.
func (w *word) forms(f func(text string, c inflect.Cases, v inflect.Verb)) {
	switch w.how {
	case literal:
		f(w.part.text, 0, 0)
	case conjugated:
		first, rest, _ := strings.Cut(w.part.text, " ")
		for _, v := range inflect.VerbForms(first, w.Lang) {
			f(strings.TrimSpace(v.Text+" "+rest), 0, v.Verb)
		}
		for _, literal := range w.part.forms {
			f(literal, 0, 0)
		}
	default:
		for _, form := range w.part.inflected(w.Lang, "") {
			f(form.Text, form.Cases, 0)
		}
	}
}
