package inflect

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed words.tsv
var wordsTSV string

// fact is what words.tsv says of a word or an ending.
type fact struct {
	gender   Gender
	paradigm string
	oblique  string // replaces the last cut bytes of the nominative
	cut      int
	flags    flag
}

// flag is a deviation within a paradigm.
type flag uint16

// Flags, by their names in words.tsv.
const (
	soft  flag = 1 << iota // р declines softly: Ігор, Ігоря
	mixed                  // р declines as after a hushing: школяр, школяреві
	hard                   // р declines hard where the rule says otherwise
	genA                   // genitive in -а only
	genU                   // genitive in -у only
	insOm                  // surname in -ін with -ом: Дарвіном
	keep                   // no fleeting vowel: Швець, Швеця
	zero                   // plural genitive without ending: Черкас
	iv                     // plural genitive in -ів, -ов: Броварів
	locU                   // locative in stressed -у: в Крыму
	both                   // the word may stay as it is, too
)

var flagNames = map[string]flag{"soft": soft, "mixed": mixed, "hard": hard, "gen-a": genA, "gen-u": genU, "ins-om": insOm,
	"keep": keep, "zero": zero, "iv": iv, "loc-u": locU, "both": both}

// factKey finds a fact; gender is 0 unless the line holds for one gender only and another line has the other.
type factKey struct {
	lang  Lang
	class Class
	word  string
}

type factBook struct{ words, endings map[factKey]fact }

// facts are read once, from the embedded file; a broken one is a bug of this package.
var facts = sync.OnceValue(func() factBook {
	b, err := readFacts(wordsTSV)
	if err != nil {
		panic("inflect: " + err.Error())
	}
	return b
})

// classLetters names the classes in words.tsv, in the order of Class.
const classLetters = "cagpst"

func readFacts(tsv string) (factBook, error) {
	b := factBook{make(map[factKey]fact, 2048), make(map[factKey]fact, 512)}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 4 {
			return b, fmt.Errorf("words.tsv:%d: %d columns, want 4", i+1, len(col))
		}
		f, err := readFact(col[2])
		if err != nil {
			return b, fmt.Errorf("words.tsv:%d: %w", i+1, err)
		}
		classes := col[1]
		if classes == "*" {
			classes = classLetters
		}
		for _, letter := range classes {
			class := strings.IndexRune(classLetters, letter)
			if class < 0 {
				return b, fmt.Errorf("words.tsv:%d: unknown class %q", i+1, letter)
			}
			for _, word := range strings.Fields(col[3]) {
				b.put(col[0], Class(class), word, f)
			}
		}
	}
	return b, nil
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
	key := factKey{lang, class, word}
	if old, ok := m[key]; ok { // two lines about one word add up
		f.flags |= old.flags
		if f.gender == 0 {
			f.gender = old.gender
		}
		if f.paradigm == "" {
			f.paradigm = old.paradigm
		}
		if f.oblique == "" && f.cut == 0 {
			f.oblique, f.cut = old.oblique, old.cut
		}
	}
	m[key] = f
}

func readFact(s string) (fact, error) {
	var f fact
	for _, x := range strings.Fields(s) {
		name, value, _ := strings.Cut(x, "=")
		switch {
		case name == "m" || name == "f" || name == "n" || name == "p":
			f.gender = Gender(name[0])
		case name == "is":
			f.paradigm = value
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
func factOf(lang Lang, class Class, low string) fact {
	b := facts()
	if f, ok := b.words[factKey{lang, class, low}]; ok {
		return f
	}
	for k := min(len(low)-2, 12); k >= 2; k -= 2 {
		if f, ok := b.endings[factKey{lang, class, low[len(low)-k:]}]; ok {
			return f
		}
	}
	return fact{}
}
