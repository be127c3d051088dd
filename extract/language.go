package extract

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

//go:embed language.txt
var languageTxt string

// DetectLanguage tells the language of a text as an ISO 639-1 code, "" where there are too few signs. The script decides
// first, then the letters of its languages together with their commonest words. What stands in quotation marks counts
// little: a Ukrainian article full of Russian quotes is Ukrainian. At most the first 64 KB are read.
func DetectLanguage(text string) gazetteer.Lang {
	if len(text) > 1<<16 {
		text = text[:1<<16]
	}
	v := votes{script: map[*unicode.RangeTable]int{}, letter: map[rune]int{}, word: map[string]int{}}
	v.count(text)
	return v.winner()
}

// ownScripts are the scripts that name their language.
var ownScripts = []struct {
	table *unicode.RangeTable
	lang  gazetteer.Lang
}{
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Hangul, "ko"},
	{unicode.Han, "zh"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"},
	{unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Ethiopic, "am"}, {unicode.Khmer, "km"},
	{unicode.Myanmar, "my"}, {unicode.Lao, "lo"}, {unicode.Sinhala, "si"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"},
}

// sharedScripts are the scripts whose languages language.txt tells apart, with the letters that all of them have.
var sharedScripts = []struct {
	table *unicode.RangeTable
	base  string
}{
	{unicode.Cyrillic, "абвгдежзклмнопрстуфхцчш"},
	{unicode.Latin, "abcdefghijklmnopqrstuvwxyz"},
	{unicode.Arabic, "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"},
}

// language is one line of language.txt.
type language struct {
	code    gazetteer.Lang
	script  *unicode.RangeTable
	letters string // beyond those of the script's base
	words   map[string]bool
	endings []string
}

var languages = sync.OnceValue(func() []language {
	var out []language
	for line := range strings.Lines(languageTxt) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		part := strings.Split(line, "|")
		l := language{words: map[string]bool{}}
		l.code, l.letters, _ = strings.Cut(strings.TrimSpace(part[0]), " ")
		for w := range strings.FieldsSeq(part[1]) {
			l.words[w] = true
			if l.script == nil {
				r, _ := utf8.DecodeRuneInString(w)
				l.script = scriptOf(r)
			}
		}
		if len(part) > 2 {
			l.endings = strings.Fields(part[2])
		}
		out = append(out, l)
	}
	return out
})

func scriptOf(r rune) *unicode.RangeTable {
	for _, s := range sharedScripts {
		if unicode.Is(s.table, r) {
			return s.table
		}
	}
	for _, s := range ownScripts {
		if unicode.Is(s.table, r) {
			return s.table
		}
	}
	return nil
}

// votes are the letters and words of a text, weighted.
type votes struct {
	script map[*unicode.RangeTable]int
	letter map[rune]int
	word   map[string]int
}

// Weights of what stands outside and inside quotation marks.
const (
	outside = 4
	inside  = 1
)

// margin is two common words: so much better than Ukrainian and Russian another Cyrillic language has to fit, as headlines
// without и or ы fit several.
const margin = 2 * 3 * outside

func (v *votes) count(text string) {
	weight := outside
	start := -1
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) && start >= 0 {
			if start < 0 {
				start = i
			}
			low := unicode.ToLower(r)
			if s := scriptOf(low); s != nil {
				v.script[s] += weight
				v.letter[low] += weight
			}
			continue
		}
		if start >= 0 {
			if i-start < 60 {
				v.word[strings.ToLower(text[start:i])] += weight
			}
			start = -1
		}
		switch r {
		case '«', '“', '„':
			weight = inside
			if r == '“' && weight == inside && closesGerman(text[:i]) {
				weight = outside
			}
		case '»', '”':
			weight = outside
		case '"':
			weight = outside + inside - weight
		case '\n': // an unbalanced mark costs one line
			weight = outside
		}
	}
	if start >= 0 {
		v.word[strings.ToLower(text[start:])] += weight
	}
}

// closesGerman reports whether the last mark before is the low one that “ closes: „так“.
func closesGerman(before string) bool {
	i := strings.LastIndexAny(before[max(0, len(before)-4096):], "„“”\n")
	return i >= 0 && strings.HasPrefix(before[max(0, len(before)-4096):][i:], "„")
}

func (v *votes) winner() gazetteer.Lang {
	best, most := (*unicode.RangeTable)(nil), 0
	for _, s := range sharedScripts {
		if n := v.script[s.table]; n > most {
			best, most = s.table, n
		}
	}
	own := gazetteer.Lang("")
	cjk := v.script[unicode.Han] + v.script[unicode.Hiragana] + v.script[unicode.Katakana]
	for _, s := range ownScripts {
		n := v.script[s.table]
		if s.table == unicode.Han {
			n = cjk
		}
		if n > most {
			own, most = s.lang, n
		}
	}
	if own == "zh" && (v.script[unicode.Hiragana]+v.script[unicode.Katakana])*10 > cjk {
		own = "ja"
	}
	if own != "" || best == nil {
		return own
	}
	return v.among(best)
}

// among tells the languages of one script apart: a common word is worth three, an ending and a letter of its own one, a letter
// that the language doesn't have takes four away.
func (v *votes) among(script *unicode.RangeTable) gazetteer.Lang {
	base := ""
	for _, s := range sharedScripts {
		if s.table == script {
			base = s.base
		}
	}
	words := 0
	for w, n := range v.word {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(script, r) {
			words += n
		}
	}
	var lang gazetteer.Lang
	best, uk, ru := 0, 0, 0
	for _, l := range languages() {
		if l.script != script {
			continue
		}
		score, hits := v.score(l, base)
		switch l.code {
		case "uk":
			uk = score
		case "ru":
			ru = score
		}
		switch {
		case script != unicode.Cyrillic && hits*12 < words: // a list of names
		case script == unicode.Cyrillic && l.code != "uk" && l.code != "ru" && score < max(uk, ru)+margin:
		case score > best:
			lang, best = l.code, score
		}
	}
	// Ukrainian shows itself within a few words, і alone is every seventeenth letter; a longer line without any sign is Russian.
	if script == unicode.Cyrillic && uk == ru && uk >= best {
		if v.script[script] < 16*outside || uk < 0 {
			return ""
		}
		return "ru"
	}
	return lang
}

// score sums are the same in any order, so ranging over the maps is safe.
func (v *votes) score(l language, base string) (score, hits int) {
	for r, n := range v.letter {
		switch {
		case !unicode.Is(l.script, r) || strings.ContainsRune(base, r):
		case strings.ContainsRune(l.letters, r):
			score += n
		default:
			score -= 4 * n
		}
	}
	for w, n := range v.word {
		if l.words[w] {
			score += 3 * n
			hits += n
			continue
		}
		for _, e := range l.endings {
			if len(w) > len(e)+4 && strings.HasSuffix(w, e) {
				score += n
				break
			}
		}
	}
	return score, hits
}
