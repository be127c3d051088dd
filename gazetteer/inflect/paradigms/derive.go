package main

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"zgadka/gazetteer/inflect"
)

// reduced is what the paradigms of a reference are reduced to: lines of words.tsv by what they say.
type reduced map[string][]string

// endings learns what endings say from the lexemes that are not held out.
func endings(list []*lexeme) reduced {
	groups := map[string][]*lexeme{}
	for _, l := range list {
		if line := l.line(""); l.teaches() {
			groups[line] = append(groups[line], l)
		}
	}
	lines := reduced{}
	for _, group := range groups {
		for ending, facts := range learn(group) {
			line := group[0].line(facts)
			lines[line] = append(lines[line], "-"+ending)
		}
	}
	return lines
}

// teaches says whether endings are learnt from l: not from the tenth that is held out, from words with hyphens, or from men whose
// surnames in a consonant the dictionary leaves as they are for want of forms.
func (l *lexeme) teaches() bool {
	odd := l.frozen && l.class != inflect.Toponym && l.gender == inflect.Masculine && !strings.ContainsAny(l.lemma[len(l.lemma)-2:], "аеєиіїоуюях")
	return !heldOut(l.lemma) && !strings.Contains(l.lemma, "-") && !odd
}

// words lists the names, held out or not, that rules and endings get wrong, with what makes them right.
func words(list []*lexeme) reduced {
	genders := map[string]inflect.Gender{} // of names by class, 0 where there are several
	surnames := map[string]bool{}
	for _, l := range list {
		if g, ok := genders[l.word()]; ok && g != l.gender {
			genders[l.word()] = 0
		} else {
			genders[l.word()] = l.gender
		}
		surnames[l.key()] = l.class == inflect.Surname
	}
	lines := reduced{}
	add := func(l *lexeme, oneGender bool) {
		if facts, ok := l.exception(oneGender); ok {
			lines[l.line(facts)] = append(lines[l.line(facts)], plain(l.lemma))
		}
	}
	for _, l := range list {
		add(l, genders[l.word()] == l.gender)
		// A given name is a surname too: Дарвін, Ігор.
		if s := l.as(inflect.Surname); l.class == inflect.Given && !surnames[s.key()] {
			add(s, false)
		}
	}
	return lines
}

// russianO finds places named as Russian ones in -ово and -ино are.
var russianO = regexp.MustCompile(`(ов|ев|єв|ин|ін|їн)о$`)

// guessed is the gender that the ending of a name shows.
func (l *lexeme) guessed() inflect.Gender {
	w := l.asked(true)
	return w.GuessGender()
}

// as is the same name in another class.
func (l *lexeme) as(c inflect.Class) *lexeme {
	s := *l
	s.class = c
	return &s
}

// word is a lexeme without its gender.
func (l *lexeme) word() string { return string(classLetters[l.class]) + plain(l.lemma) }

// line is the first three columns.
func (l *lexeme) line(facts string) string {
	return fmt.Sprintf("%s\t%c\t%c %s", l.lang, classLetters[l.class], l.gender, facts)
}

// exception says whether a word must be listed, and with what. A name of one gender is listed also where the rules would give it
// another.
//
// The dictionary leaves some names of men and places as they are for want of forms, Палиця and Рен beside Дюма: such a name may
// decline as well, and that of a man in a consonant always does.
func (l *lexeme) exception(oneGender bool) (string, bool) {
	if l.frozen && l.class == inflect.Toponym && russianO.MatchString(l.lemma) { // в Іванові, у Внукові
		return "is=indecl | is=n2", true
	}
	if l.frozen && l.gender == inflect.Masculine {
		switch last := l.lemma[len(l.lemma)-2:]; {
		case !strings.Contains("аяеєиіїоуюь", last) && l.class != inflect.Toponym:
			return "", false
		case !strings.Contains("еєиіїоую", last):
			return "is=indecl | -", true
		}
	}
	now := l.costOf(l.generate(true))
	if now > 0 {
		if facts, least := l.best(); least < now {
			return facts, true
		}
	}
	if oneGender && l.class != inflect.Surname && l.guessed() != l.gender {
		facts, _ := l.best()
		return facts, true
	}
	return "", false
}

// write prints the lines in order, none of them long.
func (r reduced) write(w io.Writer) {
	for _, line := range slices.Sorted(maps.Keys(r)) {
		slices.Sort(r[line])
		row := ""
		for _, word := range r[line] {
			if row != "" && len(line)+len(row)+len(word) > 170 {
				fmt.Fprintf(w, "%s\t%s\n", line, row)
				row = ""
			}
			row = strings.TrimSpace(row + " " + word)
		}
		fmt.Fprintf(w, "%s\t%s\n", line, row)
	}
}
