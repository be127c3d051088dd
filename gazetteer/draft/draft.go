// Package draft makes entries of a pack from bare names: it guesses what a pack has to say of them (which word is the surname, which
// words decline, what common nouns may call it) and writes them as YAML, as an editor would.
//
//	draft.go   what an entry says
//	person.go  the parts of a person's name
//	phrase.go  which words of a name decline
//	yaml.go    entries and offices as YAML
package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// Entry is an entry of entity/*.yaml. Zero fields are not written.
type Entry struct {
	ID          string
	Gender      inflect.Gender
	FamilyFirst bool
	Kinds       []string
	Country     string
	Wikidata    string
	ISO2        string
	Names       map[gazetteer.Lang]*Names
}

// Names is what an entry is called in one language, canonical first.
type Names struct {
	Given, Family, Patronymic []string // the parts of a person's name
	Whole                     []Name   // names without parts; of a person who has parts, further names
}

// Name is a name without parts.
type Name struct {
	Text     string
	Pattern  string // of several words in Cyrillic: which decline
	Kind     gazetteer.NameKind
	Case     gazetteer.CasePolicy
	Prior    float64 // 0: not said
	Quoted   bool    // counts in quotation marks only
	From, To gazetteer.Date
}

// Office is an entry of office/*.yaml.
type Office struct {
	Kind, Of string
	Shared   bool
	Source   string
	Holders  []gazetteer.Tenure
}

// maxWords is the longest name in words: what is longer is a description.
const maxWords = 10

// Clean is a name as a pack may have it: without control and format characters and code points that are no characters (YAML has none
// of them), without what stands in brackets behind it (as
// encyclopedias tell namesakes apart), with single spaces; "" where that is no name: without letters, too long, a sentence.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Noncharacter_Code_Point, r) || r == '\u0301':
			return -1
		}
		return r
	}, s)
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(strings.TrimRight(s, " "), ")") {
		s = s[:i]
	}
	words := strings.Fields(s)
	s = strings.Join(words, " ")
	if len(words) > maxWords || len(s) > 200 || !strings.ContainsFunc(s, unicode.IsLetter) || signs(s) < 2 || strings.ContainsAny(s, "|{}[]<>=\\") {
		return ""
	}
	return s
}

// signs counts letters and digits.
func signs(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Capital reports whether a name begins with a capital or a digit, whatever marks stand before it: «президент» is no name.
func Capital(s string) bool {
	i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return !unicode.IsLower(r)
}

// Acronym reports whether a name is one word of two capitals or more: ВООЗ.
func Acronym(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 8
}

// NewName is a name without parts with what can be guessed of it. Common tells words of the language from names.
func NewName(text string, lang gazetteer.Lang, common func(form string, lang gazetteer.Lang) bool) Name {
	n := Name{Text: text, Pattern: Pattern(text, lang)}
	if Acronym(text) {
		n.Kind = gazetteer.Acronym
		if utf8.RuneCountInString(text) <= 3 || common != nil && common(strings.ToLower(text), lang) {
			n.Case = gazetteer.Upper
		}
	} else if !strings.Contains(text, " ") && common != nil && common(strings.ToLower(text), lang) {
		n.Prior = 0.5
	}
	return n
}

// Has reports whether there is a name with this text.
func (n *Names) Has(text string) bool {
	return slices.ContainsFunc(n.Whole, func(o Name) bool { return o.Text == text })
}

// Slug is the readable part of an id for the entry: of its English name, else of the first language that has one.
func (e *Entry) Slug() string {
	for _, lang := range []gazetteer.Lang{"en", "uk", "ru"} {
		n := e.Names[lang]
		if n == nil {
			continue
		}
		if s := gazetteer.Slug(n.main(e.FamilyFirst)); s != "" {
			return s
		}
	}
	return ""
}

// main is the canonical name.
func (n *Names) main(familyFirst bool) string {
	switch {
	case len(n.Family) == 0 && len(n.Whole) > 0:
		return n.Whole[0].Text
	case len(n.Family) == 0:
		return ""
	case len(n.Given) == 0:
		return n.Family[0]
	case familyFirst:
		return n.Family[0] + " " + n.Given[0]
	}
	return n.Given[0] + " " + n.Family[0]
}
