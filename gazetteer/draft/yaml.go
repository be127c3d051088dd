package draft

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// AppendYAML appends the entry as an item of "entities:", a language a line.
func (e *Entry) AppendYAML(b []byte) []byte {
	b = append(b, "- id: "+e.ID+"\n"...)
	line := func(key, value string) {
		if value != "" {
			b = append(b, "  "+key+": "+value+"\n"...)
		}
	}
	if e.Gender != 0 {
		line("gender", string(rune(e.Gender)))
	}
	if len(e.Kinds) > 0 {
		line("kinds", "["+strings.Join(e.Kinds, ", ")+"]")
	}
	line("country", e.Country)
	line("iso2", quoteWord(e.ISO2))
	line("wikidata", e.Wikidata)
	if e.FamilyFirst {
		line("family_first", "true")
	}
	for _, lang := range gazetteer.Languages {
		if n := e.Names[lang]; n != nil {
			b = append(b, "  "+lang+": "...)
			b = n.append(b)
			b = append(b, '\n')
		}
	}
	return b
}

// quoteWord keeps the country of Norway from being a "no".
func quoteWord(s string) string {
	if s == "" {
		return ""
	}
	return quote(s)
}

func (n *Names) append(b []byte) []byte {
	if len(n.Family) == 0 {
		if len(n.Whole) == 1 {
			return n.Whole[0].append(b)
		}
		return appendNames(b, n.Whole)
	}
	b = append(b, "{family: "...)
	b = appendWords(b, n.Family)
	for _, p := range []struct {
		key   string
		words []string
	}{{"given", n.Given}, {"patronymic", n.Patronymic}} {
		if len(p.words) > 0 {
			b = append(b, ", "+p.key+": "...)
			b = appendWords(b, p.words)
		}
	}
	if len(n.Whole) > 0 {
		b = append(b, ", also: "...)
		b = appendNames(b, n.Whole)
	}
	return append(b, '}')
}

// appendWords writes one word, or a list of several.
func appendWords(b []byte, words []string) []byte {
	if len(words) == 1 {
		return append(b, quote(words[0])...)
	}
	b = append(b, '[')
	for i, w := range words {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, quote(w)...)
	}
	return append(b, ']')
}

func appendNames(b []byte, names []Name) []byte {
	b = append(b, '[')
	for i := range names {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = names[i].append(b)
	}
	return append(b, ']')
}

// append writes the text alone where there is nothing else to say.
func (n *Name) append(b []byte) []byte {
	start := len(b)
	b = append(b, "{text: "...)
	b = append(b, quote(n.Text)...)
	plain := len(b)
	say := func(key, value string) {
		if value != "" {
			b = append(b, ", "+key+": "+value...)
		}
	}
	if strings.HasPrefix(n.Pattern, "=") {
		say("pattern", "'"+n.Pattern+"'") // = alone is a type of YAML 1.1
	} else {
		say("pattern", n.Pattern)
	}
	say("kind", string(n.Kind))
	say("case", string(n.Case))
	if n.Prior > 0 && n.Prior < 1 {
		say("prior", strconv.FormatFloat(n.Prior, 'g', 2, 64))
	}
	if n.Quoted {
		say("need", "{any: [quoted]}")
	}
	say("from", n.From.String())
	say("to", n.To.String())
	if len(b) == plain {
		return append(b[:start], quote(n.Text)...)
	}
	return append(b, '}')
}

// AppendYAML appends the office as an item of "offices:", a holder a line.
func (o *Office) AppendYAML(b []byte) []byte {
	b = append(b, "- office: "+o.Kind+"\n  of: "+o.Of+"\n"...)
	if o.Shared {
		b = append(b, "  shared: true\n"...)
	}
	if o.Source != "" {
		b = append(b, "  source: "+quote(o.Source)+"\n"...)
	}
	b = append(b, "  holders:\n"...)
	for _, t := range o.Holders {
		b = append(b, "  - {who: "+t.Who...)
		for _, d := range []struct {
			key string
			on  gazetteer.Date
		}{{"from", t.From}, {"to", t.To}} {
			if !d.on.IsZero() {
				b = append(b, ", "+d.key+": "+d.on.String()...)
			}
		}
		if t.Acting {
			b = append(b, ", acting: true"...)
		}
		b = append(b, "}\n"...)
	}
	return b
}

// quote is text as YAML: bare where nothing in it can be taken for something else, else in single quotes.
func quote(s string) string {
	if bareText(s) || strings.HasPrefix(s, "https://") && !strings.ContainsAny(s, " ,[]{}'\"#&*!|>%@`") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// bareText reports whether text needs no quotes, in lists and maps of one line too.
func bareText(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsLetter(first) && first != '«' || last == ' ' {
		return false
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -–.'’ʼ«»()+&/№", r) {
			return false
		}
	}
	return true
}

// Gender is the letter of a pack for a gender, 0 for none that a person has.
func Gender(word string) inflect.Gender {
	switch strings.ToLower(word) {
	case "m", "male", "ч", "м":
		return inflect.Masculine
	case "f", "female", "ж":
		return inflect.Feminine
	case "n":
		return inflect.Neuter
	case "p":
		return inflect.Plural
	}
	return 0
}
