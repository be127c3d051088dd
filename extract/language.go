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
// little: a Ukrainian article full of Russian quotes is Ukrainian. At most the first 16 KB are read.
func DetectLanguage(text string) gazetteer.Lang {
	if len(text) > 1<<14 {
		text = text[:1<<14]
	}
	v := newVotes()
	v.count(text)
	return v.winner()
}

func newVotes() *languageVotes {
	v := &languageVotes{known: readLanguages()}
	v.hits = make([]int, len(v.known.languages))
	v.ends = make([]int, len(v.known.languages))
	return v
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

// scriptOf numbers the scripts: the shared ones first, then those of ownScripts; -1 for others.
func scriptOf(r rune) int {
	switch { // most letters of most texts
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return 1
	case r >= 0x400 && r < 0x530:
		return 0
	}
	for i, s := range sharedScripts {
		if unicode.Is(s.table, r) {
			return i
		}
	}
	for i, s := range ownScripts {
		if unicode.Is(s.table, r) {
			return len(sharedScripts) + i
		}
	}
	return -1
}

// language is one line of language.txt.
type language struct {
	code    gazetteer.Lang
	script  int
	letters string // beyond those of the script's base
	words   []string
}

// languageFacts is language.txt, with its words and endings turned round: to the numbers of the languages that have them.
type languageFacts struct {
	languages []language
	word      map[string][]int
	ending    map[string][]int
}

const longestEnding = 5 // letters

var readLanguages = sync.OnceValue(func() *languageFacts {
	k := &languageFacts{word: map[string][]int{}, ending: map[string][]int{}}
	for line := range strings.Lines(languageTxt) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		part := strings.Split(line, "|")
		l := language{words: strings.Fields(part[1])}
		l.code, l.letters, _ = strings.Cut(strings.TrimSpace(part[0]), " ")
		first, _ := utf8.DecodeRuneInString(l.words[0])
		l.script = scriptOf(first)
		n := len(k.languages)
		for _, w := range l.words {
			k.word[w] = append(k.word[w], n)
		}
		if len(part) > 2 {
			for w := range strings.FieldsSeq(part[2]) {
				k.ending[w] = append(k.ending[w], n)
			}
		}
		k.languages = append(k.languages, l)
	}
	return k
})

// languageVotes are the letters and words of a text, weighted.
type languageVotes struct {
	known  *languageFacts
	script [32]int      // by scriptOf
	words  [32]int      // likewise
	letter [0x700]int   // Latin, Cyrillic and Arabic
	other  map[rune]int // rarer letters
	hits   []int        // common words, by number of language
	ends   []int        // endings, likewise
	buf    [64]byte     // the word, in lower case
}

// Weights of what stands outside and inside quotation marks.
const (
	unquoted = 4
	quoted   = 1
)

// headlineMargin is two common words: so much better than Ukrainian and Russian another Cyrillic language has to fit, as headlines
// without и or ы fit several.
const headlineMargin = 2 * 3 * unquoted

func (v *languageVotes) count(text string) {
	weight, word, script := unquoted, v.buf[:0], -1
	last := rune(0) // the opening mark of this line
	for _, r := range text {
		if unicode.IsLetter(r) || len(word) > 0 && unicode.Is(unicode.Mn, r) {
			low := unicode.ToLower(r)
			if s := scriptOf(low); s >= 0 {
				script = s
				v.script[s] += weight
				switch {
				case int(low) < len(v.letter):
					v.letter[low] += weight
				default:
					if v.other == nil {
						v.other = map[rune]int{}
					}
					v.other[low] += weight
				}
			}
			if len(word) < len(v.buf)-utf8.UTFMax {
				word = utf8.AppendRune(word, low)
			}
			continue
		}
		if len(word) > 0 {
			v.wordEnds(word, script, weight)
			word, script = word[:0], -1
		}
		switch r {
		case '«', '„':
			weight, last = quoted, r
		case '“': // closes „ and opens ”
			if weight = quoted; last == '„' {
				weight = unquoted
			}
			last = r
		case '»', '”':
			weight, last = unquoted, 0
		case '"':
			weight = unquoted + quoted - weight
		case '\n': // an unbalanced mark costs one line
			weight, last = unquoted, 0
		}
	}
	if len(word) > 0 {
		v.wordEnds(word, script, weight)
	}
}

func (v *languageVotes) wordEnds(word []byte, script, weight int) {
	if script < 0 {
		return
	}
	v.words[script] += weight
	if langs, ok := v.known.word[string(word)]; ok {
		for _, l := range langs {
			v.hits[l] += weight
		}
		return
	}
	if script != 0 {
		return
	}
	for n, i := 0, len(word); n < longestEnding && i > 4; n++ { // at least two letters of a stem
		_, size := utf8.DecodeLastRune(word[:i])
		i -= size
		if langs, ok := v.known.ending[string(word[i:])]; ok && i > 3 {
			for _, l := range langs {
				v.ends[l] += weight
			}
			return
		}
	}
}

func (v *languageVotes) winner() gazetteer.Lang {
	best := -1
	most := 0
	cjk := 0
	for i, s := range ownScripts {
		if s.lang == "ja" || s.lang == "zh" {
			cjk += v.script[len(sharedScripts)+i]
		}
	}
	kana := cjk
	for i, n := range v.script {
		if own := i - len(sharedScripts); own >= 0 && own < len(ownScripts) && ownScripts[own].lang == "zh" {
			kana -= n
			n = cjk
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return ""
	}
	if best < len(sharedScripts) {
		return v.among(best)
	}
	lang := ownScripts[best-len(sharedScripts)].lang
	if lang == "zh" && kana*10 > cjk {
		return "ja"
	}
	return lang
}

// among tells the languages of one script apart: a common word is worth three, an ending and a letter of its own one, a letter
// that the language doesn't have takes four away.
func (v *languageVotes) among(script int) gazetteer.Lang {
	var lang gazetteer.Lang
	best, uk, ru := 0, 0, 0
	letters := v.ownLetters(script)
	for n, l := range v.known.languages {
		if l.script != script {
			continue
		}
		score := v.fit(n, letters)
		switch l.code {
		case "uk":
			uk = score
		case "ru":
			ru = score
		}
		switch {
		case script != 0 && v.hits[n]*12 < v.words[script]: // a list of names
		case script == 0 && l.code != "uk" && l.code != "ru" && score < max(uk, ru)+headlineMargin:
		case score > best:
			lang, best = l.code, score
		}
	}
	// Ukrainian shows itself within a few words, і alone is every seventeenth letter; a longer line without any sign is Russian.
	if script == 0 && uk == ru && uk >= best {
		if v.script[script] < 16*unquoted || uk < 0 {
			return ""
		}
		return "ru"
	}
	return lang
}

// ownLetters returns the letters of the text that not all languages of the script have.
func (v *languageVotes) ownLetters(script int) (own []counted) {
	put := func(r rune, n int) {
		if n > 0 && scriptOf(r) == script && !strings.ContainsRune(sharedScripts[script].base, r) {
			own = append(own, counted{r, n})
		}
	}
	for r, n := range v.letter {
		put(rune(r), n)
	}
	for r, n := range v.other { // they are summed: the order doesn't matter
		put(r, n)
	}
	return own
}

type counted struct {
	letter rune
	n      int
}

// fit is how well the text fits the language with the number n; letters are those of [languageVotes.ownLetters].
func (v *languageVotes) fit(n int, letters []counted) int {
	sum := 3*v.hits[n] + v.ends[n]
	for _, c := range letters {
		if strings.ContainsRune(v.known.languages[n].letters, c.letter) {
			sum += c.n
		} else {
			sum -= 4 * c.n
		}
	}
	return sum
}
