package gazetteer

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer/match"
)

// Common reports whether a form of a name is also a common word of the language, as «мороз», «щастя», «голос» are in
// Ukrainian: there a capital at the start of a sentence proves nothing. Apostrophes, stress marks and capitals do not matter,
// nor does ґ for г in Ukrainian. Words that are no name at all are not known.
func (g *Gazetteer) Common(form string, lang Lang) bool { return isCommon(g.common, form, lang) }

// Small reports whether the language writes the word small, as English does "bank" and "valve": a capital on it proves no name of its own.
// Only words/LANG.txt knows; of a language without that file nothing is small.
func (g *Gazetteer) Small(word string, lang Lang) bool {
	bits, _ := g.common.Lookup(word)
	i := slices.Index(Languages, lang)
	return i >= 0 && bits>>(i+smallAt)&1 != 0
}

// isCommon looks a form up among the common words, whose values are the bits of languages; from smallAt on, those of languages that write it
// small. They have no white space.
func isCommon(words *match.Matcher, form string, lang Lang) bool {
	if strings.IndexByte(form, ' ') > 0 {
		return false
	}
	langs, _ := words.Lookup(withoutG(form, lang))
	i := slices.Index(Languages, lang)
	return i >= 0 && langs>>i&1 != 0
}

const smallAt = 8

// withoutG writes г for ґ in Ukrainian.
func withoutG(word string, lang Lang) string {
	if lang != "uk" || !strings.ContainsAny(word, "ґҐ") {
		return word
	}
	return strings.NewReplacer("ґ", "г", "Ґ", "г").Replace(word)
}

// commonWords is the lists of all files.
type commonWords []commonList

// commonList is what one file says.
type commonList struct {
	lang  Lang
	small bool // of words/, not of common/
	words []string
}

// wantCommon is what a line of common/*.txt has to be.
const wantCommon = "want one word in lower case, not %q"

// readCommon reads common/LANG.txt or words/LANG.txt: a word a line; lines that begin with # and empty ones do not count. Messages call the file shown.
func readCommon(name, shown string, data []byte, bad *mistakes) (list commonList) {
	folder, base := path.Split(name)
	list.lang = strings.TrimSuffix(base, ".txt")
	list.small = folder == "words/"
	if folder != "common/" && !list.small || !slices.Contains(Languages, list.lang) {
		bad.add(Pos{shown, 1}, "not a list of common words: these are common/%s.txt", strings.Join(Languages, ".txt, common/"))
		return commonList{}
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		switch {
		case len(line) > maxCommon:
			bad.add(Pos{shown, number}, "a word of more than %d bytes", maxCommon)
		case !oneLowerWord(line):
			bad.add(Pos{shown, number}, wantCommon, line)
		default:
			list.words = append(list.words, line)
		}
	}
	return list
}

// maxCommon is the longest word in bytes that a list may have.
const maxCommon = 100

// oneLowerWord reports whether s has letters, no capitals, and no white space.
func oneLowerWord(s string) bool {
	letters := false
	for _, r := range s {
		switch {
		case r == utf8.RuneError || unicode.IsUpper(r) || unicode.IsSpace(r):
			return false
		case unicode.IsLetter(r):
			letters = true
		}
	}
	return letters
}

// matcher is the words as [isCommon] wants them.
func (c commonWords) matcher() *match.Matcher {
	var b match.Builder
	var langs []uint32 // by row
	for _, list := range c {
		for _, word := range list.words {
			row := b.Row(withoutG(word, list.lang))
			if row < 0 {
				continue
			}
			if row == len(langs) {
				langs = append(langs, 0)
			}
			bit := slices.Index(Languages, list.lang)
			if list.small {
				bit += smallAt
			}
			langs[row] |= 1 << bit
		}
	}
	for row, bits := range langs {
		b.Set(row, bits)
	}
	return b.Build()
}
