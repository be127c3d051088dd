package dump

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"zgadka/gazetteer"
)

// JRC reads the entity file of JRC-Names: a name a line, as "1510<TAB>P<TAB>u<TAB>Barack+Obama": number, type (P person,
// O organisation, T place, E event), language (u where it is not known) and the name with + for blanks. The first line of an entity is
// its main name.
type JRC struct{}

// Notice implements Reader.
func (JRC) Notice() string {
	return "JRC-Names, European Commission, Joint Research Centre; see the terms of use that come with it"
}

// Read implements Reader.
func (JRC) Read(ctx context.Context, in Input, to Sink) error {
	types := map[string]gazetteer.Type{"P": gazetteer.Person, "p": gazetteer.Person, "O": gazetteer.Organization, "T": gazetteer.Place, "E": gazetteer.Event}
	return table(ctx, in, "the entity file of JRC-Names", to, func(number int, line string) (err error) {
		f := strings.Split(line, "\t")
		if len(f) != 4 || !digits(f[0]) {
			return errors.New("want number, type, language and name with tabs between them")
		}
		if f[0] == "0" {
			return nil
		}
		r := &Record{Key: "j" + f[0], Order: fmt.Sprintf("%09d", number), Type: types[f[1]], Names: map[string][]Named{}}
		name := strings.ReplaceAll(f[3], "+", " ")
		if lang := jrcLanguage(f[2], name); lang != "" {
			r.Names[lang] = []Named{{Text: name}}
		}
		return failed(to.Record(r))
	})
}

// jrcLanguage is the language that a name is taken for. A name in Latin letters is written so in English; one in Cyrillic of no given
// language is Ukrainian or Russian only where its letters say so: it may be Bulgarian or Serbian.
func jrcLanguage(code, name string) string {
	cyrillic := strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	switch {
	case code == "uk" || code == "ru":
		return code
	case !cyrillic && (code == "u" || code == "en"):
		return "en"
	case cyrillic && code == "u" && strings.ContainsAny(name, "іїєґІЇЄҐ"):
		return "uk"
	case cyrillic && code == "u" && strings.ContainsAny(name, "ыэёЫЭЁ"):
		return "ru"
	}
	return ""
}

// Finish implements Reader.
func (JRC) Finish(r *Record) string {
	if r.Type == "" {
		return "of no type that is read"
	}
	return ""
}
