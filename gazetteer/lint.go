package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Rules of [Lint], as [Problem.Rule] names them.
const (
	RuleLoad     = "load"      // the pack does not load
	RuleTwice    = "twice"     // a word or name stands twice
	RuleOrder    = "order"     // a list is not sorted by id
	RuleUnused   = "unused"    // no language has words for it
	RuleLanguage = "language"  // an entity without a name in one of the languages
	RuleLetters  = "letters"   // letters of another language or script in a name
	RuleSmall    = "lowercase" // a name in small letters, found wherever the common word stands
	RuleCommon   = "common"    // a name that is a common word too, with nothing to tell them apart
	RuleShared   = "shared"    // a form of several entities, with nothing to tell them apart
	RuleOffice   = "office"    // an office without source or holders, an institution with two heads
	RuleGap      = "gap"       // a time without a holder
	RuleDate     = "date"      // a year that is hardly meant
)

// Lint looks for what loads but is worth a look, sorted by file and line: names that stand twice, forms that several entities
// share with nothing to tell them apart, names that are common words too, letters that do not belong, offices with gaps or without a
// source, missing languages, words that nobody uses, lists out of order. What several entries of one kind have in common is one
// problem, not one each.
func Lint(g *Gazetteer) []Problem {
	l := linter{g: g, things: map[string]bool{}, people: map[string]bool{}}
	l.words()
	l.entities()
	l.forms()
	l.offices()
	slices.SortFunc(l.list, func(a, b Problem) int {
		return cmp.Or(a.compare(b), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(l.list)
}

type linter struct {
	g              *Gazetteer
	list           []Problem
	things, people map[string]bool // ids that some language has words for
}

func (l *linter) warn(rule string, at Pos, format string, args ...any) {
	l.list = append(l.list, Problem{Pos: at, Severity: Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

func (l *linter) note(rule string, at Pos, format string, args ...any) {
	l.list = append(l.list, Problem{Pos: at, Severity: Note, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// words looks at the language files.
func (l *linter) words() {
	type key struct {
		class Class
		id    string
		text  string
		cue   *Cue
	}
	for _, lang := range Languages {
		seen := map[key]bool{}
		known := l.g.Language(lang)
		if known == nil {
			continue
		}
		for _, w := range known.words {
			switch w.Class {
			case ThingWord:
				l.things[w.ID] = true
			case PersonWord:
				l.people[w.ID] = true
			}
			k := key{w.Class, w.ID + " " + string(rune(w.Gender)), w.Lexeme.Text, w.Cue}
			if seen[k] {
				l.warn(RuleTwice, w.Pos, "%s stands twice under %s", w.Lexeme.Text, strings.TrimSpace(string(w.Class)+" "+w.ID))
			}
			seen[k] = true
		}
	}
	for _, k := range l.g.officeKinds {
		for _, group := range k.groups {
			if !l.people[group] {
				l.note(RuleUnused, k.pos, "%s: no language has words for the group %s", k.name, group)
			}
		}
	}
}

// heldFrom and heldTo are the years in which somebody in the news may have held an office.
const heldFrom, heldTo = 1900, 2100

// longGap is the time without a holder that is worth a look, in days: successors are named within months.
const longGap = 366

func (l *linter) offices() {
	for i := range l.g.offices().count() {
		o := l.g.office(i)
		name := o.Kind + " of " + o.Of
		if o.Source == "" {
			l.warn(RuleOffice, o.Pos, "%s has no source", name)
		}
		if len(o.Holders) == 0 {
			l.warn(RuleOffice, o.Pos, "%s has no holder", name)
		}
		for _, t := range o.Holders {
			for _, d := range []Date{t.From, t.To} {
				if !d.IsZero() && (d.Year < heldFrom || d.Year > heldTo) {
					l.warn(RuleDate, t.Pos, "%s: %s in %d: is that the year?", name, t.Who, d.Year)
				}
			}
		}
		if !o.Shared {
			l.gaps(o, name)
		}
	}
	for _, of := range l.g.Entities() {
		if heads := l.g.HeadOffices(of.ID); len(heads) > 1 {
			l.warn(RuleOffice, heads[1].Pos, "%s has more than one head: %s and %s", of.ID, heads[0].Kind, heads[1].Kind)
		}
	}
}

func (l *linter) gaps(o *Office, name string) {
	for i, t := range o.Holders[:max(0, len(o.Holders)-1)] {
		next := o.Holders[i+1]
		if !t.To.Before(next.From) {
			continue
		}
		say := l.note
		if t.To.Last().Days(next.From.First()) >= longGap {
			say = l.warn
		}
		say(RuleGap, next.Pos, "%s: nobody from %s to %s", name, t.To, next.From)
	}
}
