package inflect

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// words.tsv is written by hand; endings.tsv is learnt from a dictionary, and words-uk.tsv lists the names of that dictionary that rules
// and endings get wrong (see paradigms).
var (
	//go:embed words.tsv
	wordsTSV string
	//go:embed endings.tsv
	endingsTSV string
	//go:embed words-uk.tsv
	wordsUkTSV string
)

// fact is what words.tsv says of a word or an ending.
type fact struct {
	gender   Gender
	paradigm string
	oblique  string // replaces the last cut bytes of the nominative
	cut      int
	flags    flag
	or       *fact // what may hold as well, or hold instead
}

// flag is a deviation within a paradigm.
type flag uint16

// Flags, by their names in words.tsv.
const (
	soft      flag = 1 << iota // р declines softly: Ігор, Ігоря
	mixed                      // р declines as after a hushing: школяр, школяреві
	hard                       // р declines hard where the rule says otherwise
	genA                       // genitive in -а only
	genU                       // genitive in -у only
	insOm                      // surname in -ін with -ом: Дарвіном
	keep                       // no fleeting vowel: Швець, Швеця
	zero                       // plural genitive without ending: Черкас
	iv                         // plural genitive in -ів, -ов: Броварів
	locU                       // locative in stressed -у: в Крыму
	both                       // the word may stay as it is, too
	firstPart                  // of a word with a hyphen the first part declines, the last, or both
	lastPart
	bothParts
)

var flagNames = map[string]flag{"soft": soft, "mixed": mixed, "hard": hard, "gen-a": genA, "gen-u": genU, "ins-om": insOm,
	"keep": keep, "zero": zero, "iv": iv, "loc-u": locU, "both": both,
	"first-part": firstPart, "last-part": lastPart, "both-parts": bothParts}

// factKey finds a fact. A line that names a gender holds for words of that gender only.
type factKey struct {
	lang   Lang
	class  Class
	gender Gender
	word   string
}

type factBook struct{ words, endings map[factKey]fact }

// facts are read once, from the embedded file; a broken one is a bug of this package.
var facts = sync.OnceValue(func() factBook {
	b := factBook{make(map[factKey]fact, 8192), make(map[factKey]fact, 512)}
	if err := errors.Join(b.read("endings.tsv", endingsTSV), b.read("words-uk.tsv", wordsUkTSV), b.read("words.tsv", wordsTSV)); err != nil {
		panic("inflect: " + err.Error())
	}
	return b
})

// classLetters names the classes in words.tsv, in the order of Class.
const classLetters = "cagpst"

// read adds the facts of a file.
func (b factBook) read(name, tsv string) error {
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 4 {
			return fmt.Errorf("%s:%d: %d columns, want 4", name, i+1, len(col))
		}
		f, err := readFact(col[2])
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
		classes := col[1]
		if classes == "*" {
			classes = classLetters
		}
		for _, letter := range classes {
			class := strings.IndexRune(classLetters, letter)
			if class < 0 {
				return fmt.Errorf("%s:%d: unknown class %q", name, i+1, letter)
			}
			for _, word := range strings.Fields(col[3]) {
				b.put(col[0], Class(class), word, f)
			}
		}
	}
	return nil
}

// put adds one item of the last column: a word, an ending with a hyphen before it, either with ":oblique stem".
func (b factBook) put(lang Lang, class Class, item string, f fact) {
	word, oblique, _ := strings.Cut(item, ":")
	m := b.words
	if strings.HasPrefix(word, "-") {
		m, word, oblique = b.endings, word[1:], strings.TrimPrefix(oblique, "-")
	}
	if oblique != "" {
		same := 0
		for same < min(len(word), len(oblique)) && word[same] == oblique[same] {
			same++
		}
		same &^= 1 // whole letters
		f.oblique, f.cut = oblique[same:], len(word)-same
	}
	key := factKey{lang, class, f.gender, word}
	m[key] = m[key].and(f)
}

// and adds what o says and f does not.
func (f fact) and(o fact) fact {
	f.flags |= o.flags
	if f.or == nil {
		f.or = o.or
	}
	if f.gender == 0 {
		f.gender = o.gender
	}
	if f.paradigm == "" {
		f.paradigm = o.paradigm
	}
	if f.oblique == "" && f.cut == 0 {
		f.oblique, f.cut = o.oblique, o.cut
	}
	return f
}

func readFact(s string) (f fact, err error) {
	if first, rest, ok := strings.Cut(s, "|"); ok {
		other, err := readFact(rest)
		if err != nil {
			return f, err
		}
		f.or, s = &other, first
	}
	for _, x := range strings.Fields(s) {
		name, value, _ := strings.Cut(x, "=")
		switch {
		case name == "m" || name == "f" || name == "n" || name == "p":
			f.gender = Gender(name[0])
		case name == "-": // nothing: the rules are right where a shorter ending is not
		case name == "is":
			f.paradigm = value
		case name == "obl" && value != "": // obl=ів:ов
			from, to, _ := strings.Cut(value, ":")
			f.oblique, f.cut = to, len(from)
		case name == "obl": // the word names its stem itself
		case flagNames[name] != 0:
			f.flags |= flagNames[name]
		default:
			return f, fmt.Errorf("unknown %q", x)
		}
	}
	return f, nil
}

// factOf looks for the word itself, then for its longest ending that has an entry.
func factOf(lang Lang, class Class, g Gender, low string, unlisted bool) fact {
	b := facts()
	low = asListed(low)
	if !unlisted {
		if f, ok := listed(b.words, lang, class, g, low); ok {
			return f
		}
	}
	if adjectiveName(lang, class, g, low) {
		return fact{paradigm: "adj"}
	}
	for k := min(len(low), 12); k >= 2; k -= 2 {
		e := low[len(low)-k:]
		if f, ok := b.endings[factKey{lang, class, g, e}]; ok {
			return f
		}
		if f, ok := b.endings[factKey{lang, class, 0, e}]; ok {
			return f
		}
	}
	return fact{}
}

// factOf is what is known of w, low being its last part in lower case.
func (w *Word) factOf(g Gender, low string) fact {
	if w.Facts != "" {
		f, _ := readFact(w.Facts)
		return f
	}
	if f, ok := w.whole(g); ok {
		return f
	}
	return factOf(w.Lang, w.Class, g, low, w.Unlisted)
}

// whole is what is known of a word with a hyphen as a whole.
func (w *Word) whole(g Gender) (fact, bool) {
	switch {
	case strings.IndexByte(w.Text, '-') < 0:
		return fact{}, false
	case w.Facts != "":
		f, err := readFact(w.Facts)
		return f, err == nil
	case w.Unlisted:
		return fact{}, false
	}
	return listed(facts().words, w.Lang, w.Class, g, asListed(strings.ToLower(w.Text)))
}

// asListed is a word as the lists spell it: the dictionary behind them has no ґ.
func asListed(low string) string {
	return strings.ReplaceAll(strings.ReplaceAll(low, "ґ", "г"), "’", "'")
}

// adjectiveName says whether a place, or a woman's surname, is an adjective of the language: Жовта, Глухе, Старі; Солодка.
func adjectiveName(lang Lang, class Class, g Gender, low string) bool {
	if lang != "uk" || class != Toponym && (class != Surname || g != Feminine) {
		return false
	}
	stem, ending := cut(low, 1), "ий"
	switch final(low) {
	case 'а', 'е', 'і':
	case 'я', 'є':
		ending = "ій"
	default:
		return false
	}
	_, ok := facts().words[factKey{lang, Adjective, 0, stem + ending}]
	return ok
}

// listed finds what is listed for the gender and for all.
func listed(m map[factKey]fact, lang Lang, class Class, g Gender, word string) (fact, bool) {
	f, ok := m[factKey{lang, class, 0, word}]
	if g != 0 {
		if own, found := m[factKey{lang, class, g, word}]; found {
			return own.and(f), true
		}
	}
	return f, ok
}

// listedGender is the gender that a word is listed with, 0 if it has several or none.
func listedGender(lang Lang, class Class, low string) (g Gender) {
	low = asListed(low)
	for _, x := range []Gender{Masculine, Feminine, Neuter, Plural} {
		if _, ok := facts().words[factKey{lang, class, x, low}]; ok {
			if g != 0 {
				return 0
			}
			g = x
		}
	}
	return g
}
