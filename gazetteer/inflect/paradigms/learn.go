package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zgadka/gazetteer/inflect"
)

// nothing is the fact that says that the rules are right.
const nothing = "-"

// cost is how wrong the forms of a lexeme are under some facts: a reading too many costs one, and one more if no other reading has its
// form; a reading that is missing costs more than several too many, of places most, whose forms hardly ever are another word's.
func (l *lexeme) cost(facts string) int {
	w := l.asked(false)
	w.Facts = facts
	return l.costOf(all(w))
}

func (l *lexeme) costOf(forms []inflect.Form) int {
	var s score
	s.compare(l, forms)
	missing := 8
	if l.class == inflect.Toponym {
		missing = 16
	}
	return missing*(s.pairs-s.found) + (s.made - s.right) + s.strange
}

// fits says whether facts can be said of a word: "obl=ів:ов" only of one in -ів.
func fits(facts, low string) bool {
	for _, f := range strings.Fields(facts) {
		if obl, ok := strings.CutPrefix(f, "obl="); ok {
			from, _, _ := strings.Cut(obl, ":")
			if !strings.HasSuffix(low, from) || len(from) >= len(low) {
				return false
			}
		}
	}
	return true
}

// best is the simplest facts under which the forms of l are least wrong, and that cost. What no facts give, two of them may: Лев has
// Лева and Льва.
func (l *lexeme) best() (facts string, least int) {
	facts, least = nothing, l.cost(nothing)
	if least == 0 {
		return
	}
	list := append([]string{nothing}, l.candidates()...)
	costs := map[string]int{}
	for _, f := range list {
		if costs[f] = l.cost(f); costs[f] < least {
			facts, least = f, costs[f]
		}
		if least == 0 {
			return
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(costs[a], costs[b]) })
	list = list[:min(len(list), 6)]
	for i, a := range list {
		for _, b := range list[i+1:] {
			if f := a + " | " + b; l.cost(f) < least {
				facts, least = f, l.cost(f)
			}
		}
	}
	return facts, least
}

// candidates are the facts that may hold of a word of this kind, the simple ones first.
func (l *lexeme) candidates() (list []string) {
	low := strings.ToLower(l.lemma)
	paradigms := map[inflect.Gender][]string{
		inflect.Masculine: {"indecl", "adj", "m2", "f1", "poss"}, inflect.Feminine: {"indecl", "adj", "f-poss", "f1", "f3"},
		inflect.Neuter: {"indecl", "adj", "n2"}, inflect.Plural: {"indecl", "adj", "pl"},
	}[l.gender]
	options := [][]string{{""}, {""}, {""}, {""}}
	if strings.Contains(low, "-") {
		return l.hyphenated(paradigms)
	}
	for _, p := range paradigms {
		options[0] = append(options[0], "is="+p)
	}
	for _, o := range l.obliques() {
		options[1] = append(options[1], "obl="+o)
	}
	switch {
	case l.gender == inflect.Plural:
		options[2] = append(options[2], "iv", "zero", "iv zero")
	case l.gender != inflect.Masculine:
	case strings.HasSuffix(low, "р"):
		options[2] = append(options[2], "soft", "mixed", "hard")
	case l.class == inflect.Surname && strings.HasSuffix(low, "н"):
		options[2] = append(options[2], "ins-om", "both")
	default:
		options[2] = append(options[2], "keep", "both")
	}
	if l.gender == inflect.Masculine && l.class == inflect.Toponym {
		options[3] = append(options[3], "gen-a", "gen-u", "loc-u", "gen-u loc-u", "gen-a loc-u")
	}
	for _, a := range options[0] {
		for _, b := range options[1] {
			for _, c := range options[2] {
				for _, d := range options[3] {
					if f := strings.Join(strings.Fields(a+" "+c+" "+d+" "+b), " "); f != "" {
						list = append(list, f)
					}
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b string) int {
		return cmp.Compare(strings.Count(a, " ")*4+strings.Count(a, "obl"), strings.Count(b, " ")*4+strings.Count(b, "obl"))
	})
	return list
}

// hyphenated are the candidates for a word with a hyphen.
func (l *lexeme) hyphenated(paradigms []string) []string {
	list := []string{"last-part", "first-part", "both-parts"}
	for _, p := range paradigms {
		list = append(list, "last-part is="+p)
	}
	for _, o := range l.obliques() {
		list = append(list, "last-part obl="+o)
	}
	if l.class == inflect.Toponym && l.gender == inflect.Masculine {
		list = append(list, "last-part gen-a", "last-part gen-u", "both-parts gen-a", "both-parts gen-u")
	}
	return append(list, "is=indecl")
}

// obliques are the stems that the genitives show, as "ending:stem".
func (l *lexeme) obliques() (list []string) {
	low := plain(l.lemma)
	for _, form := range slices.Sorted(maps.Keys(l.forms)) {
		stem := ""
		switch c := l.forms[form]; {
		case l.gender == inflect.Plural && c&inflect.GenPl != 0:
			stem = form
		case l.gender != inflect.Plural && c&inflect.Gen != 0:
			stem = strings.TrimRight(form, "аяуюиії")
		}
		same := 0
		for same < min(len(low), len(stem)) && low[same] == stem[same] {
			same++
		}
		same &^= 1
		if strings.Contains(low[:same], "'") { // the apostrophe is one byte
			same = commonRunes(low, stem)
		}
		if stem != "" && stem != low && stem+"ь" != low && stem+"й" != low && same > 0 && len(low)-same <= 12 && low[same:] != "" {
			list = append(list, low[same:]+":"+stem[same:])
		}
	}
	return list
}

// commonRunes is the length of the common beginning in whole letters.
func commonRunes(a, b string) (n int) {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			break
		}
		n = i + len(string(r))
	}
	return n
}

// learnt is what endings say: facts by ending.
type learnt map[string]string

// Endings of at least support lexemes become a rule if they save at least gain of cost.
const (
	support = 3
	gain    = 14
	longest = 6 // letters
)

// learn finds the endings whose words have other forms than shorter endings say.
func learn(list []*lexeme) learnt {
	labels := frequentLabels(list)
	costs := make([][]int, len(list))
	endings := map[string][]int{}
	for i, l := range list {
		costs[i] = make([]int, len(labels))
		low := plain(l.lemma)
		for k, f := range labels {
			costs[i][k] = 1000
			if fits(f, low) {
				costs[i][k] = l.cost(f)
			}
		}
		letters := []rune(low[strings.LastIndexAny(low, "- ")+1:])
		for n := 1; n <= longest && n < len(letters); n++ {
			e := string(letters[len(letters)-n:])
			endings[e] = append(endings[e], i)
		}
	}
	rules, effective := learnt{}, map[string]int{"": 0}
	order := slices.SortedFunc(maps.Keys(endings), func(a, b string) int {
		return cmp.Or(cmp.Compare(len([]rune(a)), len([]rune(b))), strings.Compare(a, b))
	})
	for _, e := range order {
		parent := effective[string([]rune(e)[1:])]
		k := choose(costs, endings[e], parent, len(labels), func(k int) bool { return allowed(labels[k], e, list[0].class) })
		effective[e] = k
		if k != parent {
			rules[e] = labels[k]
		}
	}
	return rules
}

// allowed says whether facts may be said of an ending. That і becomes о shows in long endings only, and is no more than
// possible: of names that no dictionary has the most are foreign. Of persons it is not said at all.
func allowed(facts, ending string, class inflect.Class) bool {
	if !strings.Contains(facts, "obl=") || strings.Contains(facts, "obl=ів:") {
		return true
	}
	return class == inflect.Toponym && !strings.Contains(facts, "obl=е") && strings.HasPrefix(facts, nothing+" | ") && len([]rune(ending)) >= 3
}

// choose is the label that is cheapest for the lexemes of an ending, or the parent's if that is hardly dearer.
func choose(costs [][]int, of []int, parent, labels int, allowed func(int) bool) int {
	if len(of) < support {
		return parent
	}
	best, least, now := parent, -1, 0
	for k := range labels {
		if !allowed(k) {
			continue
		}
		sum := 0
		for _, i := range of {
			sum += costs[i][k]
		}
		if least < 0 || sum < least {
			best, least = k, sum
		}
		if k == parent {
			now = sum
		}
	}
	better := 0
	for _, i := range of {
		if costs[i][best] < costs[i][parent] {
			better++
		}
	}
	if now-least < gain || better < support {
		return parent
	}
	return best
}

// frequentLabels are the facts that are best for several lexemes, "nothing" first, then the most frequent; and pairs of the most
// frequent, for endings that leave it open.
func frequentLabels(list []*lexeme) []string {
	count := map[string]int{}
	for _, l := range list {
		if f, _ := l.best(); f != nothing {
			count[f]++
		}
	}
	labels := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(-cmp.Compare(count[a], count[b]), strings.Compare(a, b))
	})
	labels = slices.DeleteFunc(labels, func(f string) bool { return count[f] < support })
	labels = append([]string{nothing}, labels[:min(len(labels), 80)]...)
	plain := slices.DeleteFunc(slices.Clone(labels), func(f string) bool { return strings.Contains(f, "|") })
	plain = plain[:min(len(plain), 14)]
	for i, a := range plain {
		for _, b := range plain[i+1:] {
			if f := a + " | " + b; !slices.Contains(labels, f) {
				labels = append(labels, f)
			}
		}
	}
	return labels
}
