package gazetteer

import (
	"fmt"
	"slices"
)

// Lint looks for what loads but is worth a look, sorted by file and line: names that stand twice, forms that two entities
// share with nothing to tell them apart, offices with gaps or without a source, missing languages, words that nobody uses,
// lists out of order.
func Lint(g *Gazetteer) []Problem {
	l := linter{g: g, things: map[string]bool{}, people: map[string]bool{}}
	l.words()
	l.entities()
	l.sharedForms()
	l.offices()
	slices.SortStableFunc(l.list, Problem.compare)
	return slices.Compact(l.list)
}

type linter struct {
	g              *Gazetteer
	list           []Problem
	things, people map[string]bool // ids that some language has words for
}

func (l *linter) warn(at Pos, format string, args ...any) {
	l.list = append(l.list, Problem{at, Warning, fmt.Sprintf(format, args...)})
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
		if l.g.languages[lang] == nil {
			continue
		}
		for _, w := range l.g.languages[lang].words {
			switch w.Class {
			case ThingWord:
				l.things[w.ID] = true
			case PersonWord:
				l.people[w.ID] = true
			}
			k := key{w.Class, w.ID + " " + string(rune(w.Gender)), w.Lexeme.Text, w.Cue}
			if seen[k] {
				l.warn(w.Pos, "%s stands twice under %s %s", w.Lexeme.Text, w.Class, w.ID)
			}
			seen[k] = true
		}
	}
	for _, name := range l.g.kindNames {
		k := l.g.kinds[name]
		for _, group := range k.groups {
			if !l.people[group] {
				l.warn(k.pos, "%s: no language has words for the group %s", name, group)
			}
		}
	}
}

func (l *linter) entities() {
	last := map[string]*Entity{} // by file
	for _, e := range l.g.entities {
		if before := last[e.Pos.File]; before != nil && before.Pos.Line > e.Pos.Line {
			l.warn(before.Pos, "%s stands behind %s: lists are sorted by id", before.ID, e.ID)
		}
		last[e.Pos.File] = e
		l.names(e)
		for _, k := range e.Kinds {
			if !l.things[k] {
				l.things[k] = true // once is enough
				l.warn(e.Pos, "%s: no language has words for the kind %s", e.ID, k)
			}
		}
	}
}

func (l *linter) names(e *Entity) {
	has := map[Lang]bool{}
	for i := range e.Names {
		n := &e.Names[i]
		has[n.Lang] = true
		for j := range e.Names[:i] {
			if o := &e.Names[j]; o.Lang == n.Lang && o.Part == n.Part && o.Text == n.Text {
				l.warn(n.Pos, "%s: the %s name %q stands twice", e.ID, n.Lang, n.Text)
				break
			}
		}
	}
	for _, lang := range Languages {
		if !has[lang] {
			l.warn(e.Pos, "%s has no %s name", e.ID, lang)
		}
	}
}

// sharedForms looks for forms of two entities in one language that nothing tells apart: each pair of names is named once.
func (l *linter) sharedForms() {
	seen := map[[2]*Name]bool{}
	for _, readings := range l.g.readings {
		for i, r := range readings {
			if r.Name == nil || !r.Name.certain() {
				continue
			}
			for _, o := range readings[:i] {
				if o.Name == nil || o.Name.Entity == r.Name.Entity || o.Name.Lang != r.Name.Lang || !o.Name.certain() || !sameTime(r.Name, o.Name) || seen[[2]*Name{o.Name, r.Name}] {
					continue
				}
				if (r.Name.Case == Upper || r.Name.Case == Exact) != (o.Name.Case == Upper || o.Name.Case == Exact) {
					continue
				}
				seen[[2]*Name{o.Name, r.Name}] = true
				l.warn(r.Name.Pos, "%q of %s and %q of %s share a form and nothing tells them apart", r.Name.Text, r.Name.Entity.ID, o.Name.Text, o.Name.Entity.ID)
			}
		}
	}
}

// certain reports whether a bare hit of the name means its entity, whatever stands near.
func (n *Name) certain() bool {
	return n.Prior == 1 && n.Need == nil && n.Not == nil && !n.ByCountry && (n.Part != Family || n.Entity.Alone == Always)
}

// sameTime reports whether two names may be in use on the same day.
func sameTime(a, b *Name) bool {
	return Tenure{From: a.From, To: a.To}.overlaps(Tenure{From: b.From, To: b.To})
}

func (l *linter) offices() {
	for _, o := range l.g.offices {
		if o.Source == "" {
			l.warn(o.Pos, "%s of %s has no source", o.Kind, o.Of)
		}
		if len(o.Holders) == 0 {
			l.warn(o.Pos, "%s of %s has no holder", o.Kind, o.Of)
		}
		if o.Shared {
			continue
		}
		for i, t := range o.Holders {
			if i > 0 && o.Holders[i-1].To.Before(t.From) {
				l.warn(t.Pos, "%s of %s: nobody from %s to %s", o.Kind, o.Of, o.Holders[i-1].To, t.From)
			}
		}
	}
	for _, of := range l.g.entities {
		if heads := l.g.HeadOffices(of.ID); len(heads) > 1 {
			l.warn(heads[1].Pos, "%s has more than one head: %s and %s", of.ID, heads[0].Kind, heads[1].Kind)
		}
	}
}
