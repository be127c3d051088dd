package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer/match"
)

// Accepts reports whether the capitals of a hit are those the name must have. Surface is the text of the hit; its last
// r.Trim bytes are not looked at. A word is never refused.
func (r Reading) Accepts(surface string) bool {
	return r.Name == nil || r.Name.Accepts(surface[:max(0, len(surface)-int(r.Trim))])
}

// Accepts reports whether surface, a form of the name as a text has it, without a possessive 's, has the capitals that
// n.Case asks for. Capitals beyond those are fine but for [Exact], so headlines in capitals pass.
func (n *Name) Accepts(surface string) bool {
	switch n.Case {
	case Any:
		return true
	case Upper:
		return !strings.ContainsFunc(surface, unicode.IsLower)
	}
	model := n.model(surface)
	if n.Case != Exact && n.Part != Full && oneWord(surface) && oneWord(model) {
		return !initialUpper(model) || initialUpper(surface)
	}
	have, want := strings.Fields(surface), strings.Fields(model)
	if n.Case == Exact {
		return exact(have, want)
	}
	if n.Part == Full || len(have) != len(want) {
		return capitalised(have, want)
	}
	for i := range want {
		if initialUpper(want[i]) && !initialUpper(have[i]) {
			return false
		}
	}
	return true
}

// oneWord reports a word without anything round it.
func oneWord(s string) bool { return s != "" && strings.IndexFunc(s, unicode.IsSpace) < 0 }

// model is the spelling whose capitals count: a literal form if surface is one, else the nominative.
func (n *Name) model(surface string) string {
	if len(n.parts) == 1 && len(n.parts[0].forms) > 0 {
		key := match.Fold(surface)
		for _, f := range n.parts[0].forms {
			if match.Fold(f) == key {
				return f
			}
		}
	}
	return n.Text
}

// capitalised compares names whose words have another order or number, as with a patronymic: only words that are small in
// the name ("фон", "der") may be small.
func capitalised(have, want []string) bool {
	for _, w := range have {
		if initialUpper(w) || !hasLetter(w) {
			continue
		}
		key := match.Fold(w)
		if !slices.ContainsFunc(want, func(o string) bool { return !initialUpper(o) && match.Fold(o) == key }) {
			return false
		}
	}
	return true
}

// initialUpper reports whether the first letter or digit of a word is a capital; «, a digit and an apostrophe are none.
func initialUpper(w string) bool {
	i := strings.IndexFunc(w, isAlnum)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w[i:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func hasLetter(w string) bool { return strings.ContainsFunc(w, unicode.IsLetter) }

// exact reports whether each letter is a capital where the name has one. Behind the end of the name's word stands an ending.
func exact(have, want []string) bool {
	if len(have) != len(want) {
		return false
	}
	for i := range want {
		h, w := letters(have[i]), letters(want[i])
		for j, r := range h {
			if unicode.IsUpper(r) != (j < len(w) && unicode.IsUpper(w[j])) {
				return false
			}
		}
	}
	return true
}

// letters is the letters of a word, without marks.
func letters(w string) []rune {
	var list []rune
	for _, r := range w {
		if unicode.IsLetter(r) {
			list = append(list, r)
		}
	}
	return list
}
