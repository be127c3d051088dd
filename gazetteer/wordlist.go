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
	return listed(g.common, word, lang)>>smallWords&1 != 0
}

// Given reports whether the word is a given name of men, and of women, in the nominative: one of given/LANG.txt, which has the rare ones (Магомед,
// Нурсултан), not those of lang/LANG.yaml, whose forms are found as [GivenName]. Capitals, apostrophes and stress marks do not matter.
func (g *Gazetteer) Given(word string, lang Lang) (m, f bool) {
	bits := listed(g.common, word, lang)
	return bits>>namesOfMen&1 != 0, bits>>namesOfWomen&1 != 0
}

// isCommon looks a form up among the common words.
func isCommon(words *match.Matcher, form string, lang Lang) bool {
	return listed(words, form, lang)>>ordinaryWords&1 != 0
}

// listed looks a word up in the lists of its language, which have the bits of their kinds. The value of a word has a bit for each language and
// kind of list.
func listed(words *match.Matcher, word string, lang Lang) (kinds uint32) {
	if strings.IndexByte(word, ' ') > 0 {
		return 0 // they have no white space
	}
	i := slices.Index(Languages, lang)
	if i < 0 {
		return 0
	}
	bits, _ := words.Lookup(withoutG(word, lang))
	return bits >> i
}

// The kinds of lists, each by the bit where its languages begin.
const (
	ordinaryWords = 8 * iota
	smallWords
	namesOfMen
	namesOfWomen
)

// withoutG writes г for ґ in Ukrainian.
func withoutG(word string, lang Lang) string {
	if lang != "uk" || !strings.ContainsAny(word, "ґҐ") {
		return word
	}
	return strings.NewReplacer("ґ", "г", "Ґ", "г").Replace(word)
}

// wordLists is the lists of all files.
type wordLists []wordList

// wordList is the words of one file that are of one kind.
type wordList struct {
	lang  Lang
	kind  int // ordinaryWords …
	words []string
}

// wantCommon is what a line of common/*.txt has to be, wantGiven one of given/*.txt.
const (
	wantCommon = "want one word in lower case, not %q"
	wantGiven  = "want a given name in lower case and m, f or mf, not %q"
)

// listFolders are the folders of a pack that have lists of words.
var listFolders = []string{"common", "words", "given"}

// readWordLists reads common/LANG.txt or words/LANG.txt, a word a line, or given/LANG.txt, with a gender after it; lines that begin with # and
// empty ones do not count. Messages call the file shown.
func readWordLists(name, shown string, data []byte, bad *mistakes) wordLists {
	folder, base := path.Split(name)
	lang := strings.TrimSuffix(base, ".txt")
	if !slices.Contains(listFolders, strings.TrimSuffix(folder, "/")) || !slices.Contains(Languages, lang) {
		bad.add(Pos{shown, 1}, "not a list of common words: these are common/%s.txt", strings.Join(Languages, ".txt, common/"))
		return nil
	}
	var plain, m, f wordList
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		word, want, gender := line, wantCommon, ""
		if folder == "given/" {
			word, gender, _ = strings.Cut(line, " ")
			want = wantGiven
		}
		switch {
		case len(word) > maxCommon:
			bad.add(Pos{shown, number}, "a word of more than %d bytes", maxCommon)
		case !oneLowerWord(word), folder == "given/" && gender != "m" && gender != "f" && gender != "mf":
			bad.add(Pos{shown, number}, want, line)
		case gender == "":
			plain.words = append(plain.words, word)
		default:
			if gender != "f" {
				m.words = append(m.words, word)
			}
			if gender != "m" {
				f.words = append(f.words, word)
			}
		}
	}
	plain.kind, m.kind, f.kind = ordinaryWords, namesOfMen, namesOfWomen
	if folder == "words/" {
		plain.kind = smallWords
	}
	var lists wordLists
	for _, l := range []wordList{plain, m, f} {
		if len(l.words) > 0 {
			l.lang = lang
			lists = append(lists, l)
		}
	}
	return lists
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
func (c wordLists) matcher() *match.Matcher {
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
			langs[row] |= 1 << (slices.Index(Languages, list.lang) + list.kind)
		}
	}
	for row, bits := range langs {
		b.Set(row, bits)
	}
	return b.Build()
}
