package inflect

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// VerbForm is one form of a verb with its readings.
type VerbForm struct {
	Text string
	Verb Verb
}

// VerbForms returns the forms of a verb of reporting: the infinitive first, then past, present or simple future (third person), gerunds
// and the impersonal in -но, -то, in this order, each spelling once. Reflexives have both -ся and -сь. A Ukrainian or Russian word that is
// no infinitive is taken for a short participle or predicative (переконаний, согласен) and gives its forms by gender and number.
// ё is written. An empty infinitive has no forms.
func VerbForms(infinitive string, lang Lang) []VerbForm {
	v := verb{text: infinitive}
	switch {
	case infinitive == "":
		return nil
	case lang == "uk":
		v.uk()
	case lang == "ru":
		v.ru()
	case lang == "en":
		v.en()
	default:
		v.add(infinitive, Infinitive)
	}
	return v.forms
}

// verb collects the forms of one verb.
type verb struct {
	text      string
	reflexive bool
	forms     []VerbForm
}

func (v *verb) add(text string, reading Verb) {
	if text == "" {
		return
	}
	for i := range v.forms {
		if v.forms[i].Text == text {
			v.forms[i].Verb |= reading
			return
		}
	}
	v.forms = append(v.forms, VerbForm{text, reading})
}

// principal parts, from which the other forms follow.
type principal struct{ past, fem, sg, pl, impersonal string }

//go:embed verbs.tsv
var verbsTSV string

type verbKey struct {
	lang Lang
	word string
}

type verbBook struct{ words, endings map[verbKey]principal }

// verbs are read once, from the embedded file; a broken one is a bug of this package.
var verbs = sync.OnceValue(func() verbBook {
	b, err := readVerbs(verbsTSV)
	if err != nil {
		panic("inflect: " + err.Error())
	}
	return b
})

func readVerbs(tsv string) (verbBook, error) {
	b := verbBook{make(map[verbKey]principal, 256), make(map[verbKey]principal, 256)}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 7 {
			return b, fmt.Errorf("verbs.tsv:%d: %d columns, want 7", i+1, len(col))
		}
		for j := range col {
			if col[j] == "." {
				col[j] = ""
			}
		}
		p := principal{col[2], col[3], col[4], col[5], col[6]}
		if ending, ok := strings.CutPrefix(col[1], "-"); ok {
			b.endings[verbKey{col[0], ending}] = p
		} else {
			b.words[verbKey{col[0], col[1]}] = p
		}
	}
	return b, nil
}

// irregular returns the principal parts of a verb that verbs.tsv knows, its longest known ending first.
func irregular(lang Lang, infinitive string) (principal, bool) {
	b := verbs()
	low := strings.ToLower(infinitive)
	if p, ok := b.words[verbKey{lang, low}]; ok {
		return p, true
	}
	for i := range low {
		if p, ok := b.endings[verbKey{lang, low[i:]}]; ok && i <= len(infinitive) {
			for _, s := range []*string{&p.past, &p.fem, &p.sg, &p.pl, &p.impersonal} {
				if *s != "" {
					*s = infinitive[:i] + *s
				}
			}
			return p, true
		}
	}
	return principal{}, false
}

// mutate softens the last consonant of a stem as passive participles do: заяв → заявл, наголос → наголош. д and т differ by language.
func mutate(stem, d, t string) string {
	if s, ok := strings.CutSuffix(stem, "ст"); ok {
		return s + "щ"
	}
	switch final(stem) {
	case 'б', 'п', 'в', 'м', 'ф':
		return stem + "л"
	case 'с':
		return cut(stem, 1) + "ш"
	case 'з':
		return cut(stem, 1) + "ж"
	case 'д':
		return cut(stem, 1) + d
	case 'т':
		return cut(stem, 1) + t
	}
	return stem
}

// predicative adds the forms of переконаний, упевнена, согласен by its masculine.
func (v *verb) predicative(stem string, endings [3]string) {
	v.add(v.text, Participle|MascSg)
	v.add(stem+endings[0], Participle|FemSg)
	v.add(stem+endings[1], Participle|NeutSg)
	v.add(stem+endings[2], Participle|Pl3)
}
