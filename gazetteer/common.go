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
func (g *Gazetteer) Common(form string, lang Lang) bool { return g.common.has(form, lang) }

// commonWords is the common words of each language, by their keys.
type commonWords map[Lang]map[string]struct{}

// commonList is what one file says.
type commonList struct {
	lang Lang
	keys []string
}

// wantCommon is what a line of common/*.txt has to be.
const wantCommon = "want one word in lower case, not %q"

// readCommon reads common/LANG.txt: a word a line; lines that begin with # and empty ones do not count. Messages call the file shown.
func readCommon(name, shown string, data []byte, bad *mistakes) (list commonList) {
	folder, base := path.Split(name)
	list.lang = strings.TrimSuffix(base, ".txt")
	if folder != "common/" || !slices.Contains(Languages, list.lang) {
		bad.add(Pos{shown, 1}, "not a list of common words: these are common/%s.txt", strings.Join(Languages, ".txt, common/"))
		return commonList{}
	}
	var b [64]byte
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		key := commonKey(b[:0], line, list.lang)
		switch {
		case len(line) > maxCommon:
			bad.add(Pos{shown, number}, "a word of more than %d bytes", maxCommon)
		case !oneLowerWord(line) || len(key) == 0:
			bad.add(Pos{shown, number}, wantCommon, line)
		case string(key) == line:
			list.keys = append(list.keys, line) // a piece of the file
		default:
			list.keys = append(list.keys, string(key))
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

// add puts the words of a file in.
func (c commonWords) add(list commonList) {
	if len(list.keys) == 0 {
		return
	}
	words := c[list.lang]
	if words == nil {
		words = make(map[string]struct{}, len(list.keys))
		c[list.lang] = words
	}
	for _, key := range list.keys {
		words[key] = struct{}{}
	}
}

// merge puts the words of a later pack in.
func (c commonWords) merge(o commonWords) {
	for _, lang := range Languages {
		switch {
		case o[lang] == nil:
		case c[lang] == nil:
			c[lang] = o[lang]
		default:
			for key := range o[lang] {
				c[lang][key] = struct{}{}
			}
		}
	}
}

func (c commonWords) has(form string, lang Lang) bool {
	words := c[lang]
	if words == nil {
		return false
	}
	var b [64]byte
	_, ok := words[string(commonKey(b[:0], form, lang))]
	return ok
}

// commonKey appends the key of a word: that of [match.Fold], with г for ґ in Ukrainian. Words of Cyrillic or of English letters
// alone, nearly all there are, need no memory beyond b.
func commonKey(b []byte, word string, lang Lang) []byte {
	var latin, cyrillic bool
	for _, r := range word {
		switch {
		case r >= 'а' && r <= 'я' || r == 'і' || r == 'ї' || r == 'є':
			cyrillic = true
		case r >= 'А' && r <= 'Я':
			cyrillic = true
			r += 'а' - 'А'
		case r == 'ё' || r == 'Ё':
			cyrillic = true
			r = 'е'
		case r == 'І' || r == 'Ї' || r == 'Є':
			cyrillic = true
			r += 'і' - 'І'
		case lang == "uk" && (r == 'ґ' || r == 'Ґ'):
			cyrillic = true
			r = 'г'
		case r >= 'a' && r <= 'z':
			latin = true
		case r >= 'A' && r <= 'Z':
			latin = true
			r += 'a' - 'A'
		case r == '-':
		case r == '\'' || r == '’' || r == 'ʼ':
			r = '\''
		default:
			return foldCommon(b, word, lang)
		}
		b = utf8.AppendRune(b, r)
	}
	if latin && cyrillic || len(b) > 0 && (b[0] == '\'' || b[len(b)-1] == '\'') {
		return foldCommon(b, word, lang)
	}
	return b
}

func foldCommon(b []byte, word string, lang Lang) []byte {
	key := match.Fold(word)
	if lang == "uk" {
		key = strings.ReplaceAll(key, "ґ", "г")
	}
	return append(b[:0], key...)
}
