package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer/inflect"
)

func (l *linter) entities() {
	last := map[string]*Entity{} // by file
	unused := map[string][]*Entity{}
	for _, e := range l.g.Entities() {
		if before := last[e.Pos.File]; before != nil && before.Pos.Line > e.Pos.Line {
			l.warn(RuleOrder, before.Pos, "%s stands behind %s: lists are sorted by id", before.ID, e.ID)
		}
		last[e.Pos.File] = e
		l.names(e)
		for _, k := range e.Kinds {
			if !l.things[k] {
				unused[k] = append(unused[k], e)
			}
		}
	}
	for k, es := range unused {
		l.note(RuleUnused, es[0].Pos, "%s: no language has words for the kind %s%s", es[0].ID, k, more(len(es)-1, "entity", "entities"))
	}
}

// more is " (and 3 more entities)", nothing for 0.
func more(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (and 1 more " + one + ")"
	}
	return fmt.Sprintf(" (and %d more %s)", n, many)
}

func (l *linter) names(e *Entity) {
	has := map[Lang]bool{}
	for i := range e.Names {
		n := &e.Names[i]
		has[n.Lang] = true
		for j := range e.Names[:i] {
			if o := &e.Names[j]; o.Lang == n.Lang && o.Part == n.Part && o.Text == n.Text {
				l.warn(RuleTwice, n.Pos, "%s: the %s name %q stands twice", e.ID, n.Lang, n.Text)
				break
			}
		}
		l.letters(n)
		if n.Case == Cap && n.Part == Whole && hasCyrillic(n.Text) && !strings.ContainsFunc(n.Text, upperOrDigit) {
			l.warn(RuleSmall, n.Pos, "%s: %q has no capital: every such word is a hit; case: any says that this is meant", e.ID, n.Text)
		}
	}
	for _, lang := range Languages {
		if e.GeoNames == "" && !has[lang] {
			l.note(RuleLanguage, e.Pos, "%s has no %s name", e.ID, lang)
		}
	}
}

func upperOrDigit(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }

// strange are the letters that a language does not have.
var strange = map[Lang]string{"uk": "ыэъёЫЭЪЁ", "ru": "іїєґІЇЄҐ"}

// Letters of the two scripts that look alike, in the same order.
const latinTwins, cyrillicTwins = "aceiopxyABCEHIKMOPTXY", "асеіорхуАВСЕНІКМОРТХУ"

// letters looks for letters of a name that do not belong into it: «Зeніт» with a Latin e is never found by its look, and an English
// name has no Cyrillic. «FREEДОМ» is a brand, and «Важные истории» are cited in Ukrainian too: the first is fine, the second a note.
func (l *linter) letters(n *Name) {
	for _, w := range strings.FieldsFunc(n.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		latin, cyrillic := lettersOf(w, unicode.Latin), lettersOf(w, unicode.Cyrillic)
		switch {
		case latin != "" && cyrillic != "" && (strings.Trim(latin, latinTwins) == "" || strings.Trim(cyrillic, cyrillicTwins) == ""):
			l.warn(RuleLetters, n.Pos, "%s: in %q Latin %q stands beside Cyrillic %q", n.Entity.ID, n.Text, latin, cyrillic)
			return
		case cyrillic != "" && n.Lang == "en":
			l.warn(RuleLetters, n.Pos, "%s: the English name %q has Cyrillic letters", n.Entity.ID, n.Text)
			return
		}
		if i := strings.IndexAny(w, strange[n.Lang]); i >= 0 && strange[n.Lang] != "" {
			r, _ := utf8.DecodeRuneInString(w[i:])
			l.note(RuleLetters, n.Pos, "%s: the %s name %q has the letter %q", n.Entity.ID, n.Lang, n.Text, string(r))
			return
		}
	}
}

// lettersOf is the letters of a script in a word.
func lettersOf(word string, script *unicode.RangeTable) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(script, r) {
			return r
		}
		return -1
	}, word)
}

// forms looks at what every form may mean.
func (l *linter) forms() {
	shared := map[string]*sharing{}
	common := map[*Name]bool{}
	for readings := range l.g.allReadings() {
		for _, r := range readings {
			l.common(r, common)
		}
		if u := undecided(readings); u != nil {
			key := u.key()
			if s := shared[key]; s != nil {
				s.forms, s.whole = s.forms+1, s.whole || u.whole
				continue
			}
			shared[key] = u
		}
	}
	for _, s := range shared {
		s.report(l)
	}
}

// common looks for names that ordinary words are taken for. In small letters nothing protects the reader; a capital does, except
// at the start of a sentence, where the reader is careful by itself.
func (l *linter) common(r Reading, seen map[*Name]bool) {
	n := r.Name
	if n == nil || !r.Common || !n.certain() || seen[n] || n.Case == Upper || n.Case == Exact {
		return
	}
	if n.Case == Any {
		seen[n] = true
		l.warn(RuleCommon, n.Pos, "%s: a form of %q is a common word and counts in small letters: give it a context (need, not) or another case", n.Entity.ID, n.Text)
		return
	}
	if !slices.ContainsFunc(l.g.Find(n.Text), func(o Reading) bool { return o.Name == n && o.Common }) {
		return // only another form of it: Бердянська
	}
	seen[n] = true
	l.note(RuleCommon, n.Pos, "%s: %q is a common word too; a prior below 1 or a context (need, not) tells them apart", n.Entity.ID, n.Text)
}

// sharing is a set of names that have forms in common and nothing that tells them apart.
type sharing struct {
	names []*Name // one of each entity, by place, the packs in their order
	forms int
	whole bool // a nominative is among the forms
}

// undecided is the names among the readings of one form between which nothing decides, nil where there are none.
func undecided(readings []Reading) *sharing {
	if slices.ContainsFunc(readings, func(r Reading) bool { return r.Trim > int8(len("'s")) }) {
		return nil // a longer apostrophe, else the same
	}
	for i, r := range readings {
		var s sharing
		for _, o := range readings[i+1:] {
			if rivals(r, o) && !slices.ContainsFunc(s.names, func(n *Name) bool { return n.Entity == o.Name.Entity }) {
				s.names = append(s.names, o.Name)
			}
		}
		if s.names != nil {
			s.names, s.forms = append(s.names, r.Name), 1
			s.whole = r.Cases&(inflect.Nom|inflect.NomPl) != 0
			return &s
		}
	}
	return nil
}

// rivals reports whether two readings may both be meant by the same words on the same day, and equally well.
func rivals(a, b Reading) bool {
	return a.Name != nil && b.Name != nil && a.Name.Entity != b.Name.Entity && a.Langs&b.Langs != 0 &&
		a.Name.alone() && b.Name.alone() && (a.Name.Part == Family) == (b.Name.Part == Family) &&
		a.Name.Prior == b.Name.Prior && sameTime(a.Name, b.Name) &&
		(a.Name.Case == Upper || a.Name.Case == Exact) == (b.Name.Case == Upper || b.Name.Case == Exact)
}

// alone reports whether a bare hit of the name counts, whatever stands near.
func (n *Name) alone() bool {
	return n.Need == nil && n.Not == nil && !n.ByCountry && (n.Part != Family || n.Entity.Alone == Always)
}

// certain reports whether a bare hit of the name means its entity.
func (n *Name) certain() bool { return n.Prior == 1 && n.alone() }

// sameTime reports whether two names may be in use on the same day.
func sameTime(a, b *Name) bool {
	return Tenure{From: a.From, To: a.To}.Overlaps(Tenure{From: b.From, To: b.To})
}

// key is the same for the same entities.
func (s *sharing) key() string {
	ids := make([]string, len(s.names))
	for i, n := range s.names {
		ids[i] = n.Entity.ID
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// maxNamed is how many of the entities that share a form a message names.
const maxNamed = 4

func (s *sharing) report(l *linter) {
	slices.SortFunc(s.names, func(a, b *Name) int {
		return cmp.Or(a.pack()-b.pack(), Problem{Pos: a.Pos}.compare(Problem{Pos: b.Pos}), cmp.Compare(a.Text, b.Text))
	})
	last := len(s.names) - 1
	var others []string
	for _, n := range s.names[:last] {
		if len(others) == maxNamed {
			others = append(others, fmt.Sprintf("%d more", last-maxNamed))
			break
		}
		others = append(others, fmt.Sprintf("%q of %s (%s)", n.Text, n.Entity.ID, n.Pos))
	}
	n := s.names[last]
	say := l.warn
	if !s.whole || s.names[last].Prior < 1 {
		say = l.note // Турчинові: of Турчинов, or to Турчин; a prior below 1 on both sides says that a bare hit is open anyway
	}
	say(RuleShared, n.Pos, "%q of %s shares %s with %s and nothing tells them apart: give them priors or contexts (need, not)", n.Text, n.Entity.ID,
		count(s.forms, "a form", "forms"), strings.Join(others, ", "))
}

// pack is 0 for the default pack and 1 for those of [Within]: it is theirs that a problem is laid to.
func (n *Name) pack() int {
	if strings.HasPrefix(n.Pos.File, "entity/") {
		return 0
	}
	return 1
}

// count is one for 1, else "3 forms".
func count(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", n, many)
}
