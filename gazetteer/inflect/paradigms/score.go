package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"zgadka/gazetteer/inflect"
)

// heldOut says whether a lemma is of the tenth that endings are not learnt from.
func heldOut(lemma string) bool {
	h := fnv.New32a()
	h.Write([]byte(plain(lemma)))
	return h.Sum32()%10 == 0
}

// score is how forms compare with a reference. A pair is a form with one case; nominatives, which are given, do not count.
type score struct{ lemmas, pairs, found, made, right, whole, strange int }

// group is the rows of the table.
func (l *lexeme) group() string {
	names := map[inflect.Class]string{inflect.Given: "given name", inflect.Patronymic: "patronymic", inflect.Surname: "surname", inflect.Toponym: "toponym"}
	s := names[l.class] + " " + string(rune(l.gender))
	if l.frozen {
		s = "indeclinable " + s
	}
	return s
}

// compare counts the forms of l that are made and right. A case that the reference leaves out (the vocative of most surnames, the
// plural of many) proves nothing.
func (s *score) compare(l *lexeme, forms []inflect.Form) (missing, wrong []string) {
	known := l.known() &^ inflect.Nom
	made := map[string]inflect.Cases{}
	for _, f := range forms {
		c := f.Cases & known
		if f.Cases&inflect.Nom != 0 && l.class != inflect.Toponym {
			c &^= inflect.Voc &^ l.forms[plain(f.Text)] // «пане Мороз» is as right as «пане Морозе», which is all that the reference has
		}
		made[plain(f.Text)] |= c
	}
	s.lemmas++
	for form, c := range l.forms {
		c &= known
		s.pairs += bits(c)
		s.found += bits(c & made[form])
		if lost := c &^ made[form]; lost != 0 {
			missing = append(missing, form+caseNames(lost))
		}
	}
	for form, c := range made {
		s.made += bits(c)
		s.right += bits(c & l.forms[form])
		if extra := c &^ l.forms[form]; extra != 0 {
			wrong = append(wrong, form+caseNames(extra))
		}
		if _, ok := l.forms[form]; !ok && c != 0 {
			s.strange++
		}
	}
	if len(missing) == 0 && len(wrong) == 0 {
		s.whole++
	}
	slices.Sort(missing)
	slices.Sort(wrong)
	return missing, wrong
}

// known is the cases that the reference has forms for.
func (l *lexeme) known() (all inflect.Cases) {
	for _, c := range l.forms {
		all |= c
	}
	return all
}

func bits(c inflect.Cases) (n int) {
	for ; c != 0; c &= c - 1 {
		n++
	}
	return n
}

var caseLabels = []string{"nom", "gen", "dat", "acc", "ins", "loc", "voc", "nom.pl", "gen.pl", "dat.pl", "acc.pl", "ins.pl", "loc.pl", "voc.pl"}

func caseNames(c inflect.Cases) string {
	var names []string
	for i, l := range caseLabels {
		if c&(1<<i) != 0 {
			names = append(names, l)
		}
	}
	return "(" + strings.Join(names, " ") + ")"
}

// generate makes the forms of l by zgadka's own means.
func (l *lexeme) generate(unlisted bool) []inflect.Form {
	return all(l.asked(unlisted))
}

// asked is what zgadka is asked for.
func (l *lexeme) asked(unlisted bool) inflect.Word {
	return inflect.Word{Text: l.lemma, Lang: l.lang, Class: l.class, Gender: l.gender, Unlisted: unlisted}
}

// all is the forms of w, singular and plural; given names and patronymics are asked for both.
func all(w inflect.Word) []inflect.Form {
	forms := inflect.Forms(w)
	if w.Class == inflect.Given || w.Class == inflect.Patronymic {
		w.Number = "pl"
		forms = append(forms, inflect.Forms(w)...)
	}
	return forms
}

// table writes the scores of the groups, in order.
func table(w io.Writer, scores map[string]*score) {
	fmt.Fprintf(w, "| %-27s | lemmas | recall | precision | whole paradigm | false forms a lemma |\n|---|--:|--:|--:|--:|--:|\n", "group")
	names := make([]string, 0, len(scores))
	for name := range scores {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s := scores[name]
		fmt.Fprintf(w, "| %-27s | %6d | %.4f | %.4f | %.3f | %.3f |\n", name, s.lemmas, ratio(s.found, s.pairs), ratio(s.right, s.made),
			ratio(s.whole, s.lemmas), ratio(s.strange, s.lemmas))
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
