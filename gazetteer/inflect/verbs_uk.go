package inflect

import "strings"

func (v *verb) uk() {
	base := v.text
	for _, ending := range []string{"ся", "сь"} {
		if s, ok := strings.CutSuffix(base, ending); ok && ends(s, "ти") {
			base, v.reflexive = s, true
		}
	}
	if !ends(base, "ти") {
		v.ukPredicative()
		return
	}
	p := ukPrincipal(base)
	if q, ok := irregular("uk", base); ok {
		p = q.or(p)
	}
	v.ukAdd(base, Infinitive)
	v.ukAdd(p.past, Past|MascSg)
	past := cut(p.fem, 1)
	v.ukAdd(p.fem, Past|FemSg)
	v.ukAdd(past+"о", Past|NeutSg)
	v.ukAdd(past+"и", Past|Pl3)
	v.ukAdd(p.sg, Present|Sg3)
	v.ukAdd(p.pl, Present|Pl3)
	v.ukAdd(cut(p.pl, 2)+"чи", Gerund)
	v.ukAdd(p.past+"ши", Gerund)
	if !v.reflexive {
		v.add(p.impersonal, Impersonal)
	}
}

// or fills what p leaves open from q.
func (p principal) or(q principal) principal {
	for _, x := range [...][2]*string{{&p.past, &q.past}, {&p.fem, &q.fem}, {&p.sg, &q.sg}, {&p.pl, &q.pl}, {&p.impersonal, &q.impersonal}} {
		if *x[0] == "" {
			*x[0] = *x[1]
		}
	}
	return p
}

// ukAdd adds a form, with -ся and -сь if the verb is reflexive.
func (v *verb) ukAdd(text string, reading Verb) {
	if !v.reflexive {
		v.add(text, reading)
		return
	}
	last := final(text)
	switch {
	case reading&Gerund != 0:
		v.add(text+"сь", reading)
	case reading&Present != 0 && in(last, vowels):
		v.add(text+"ться", reading)
	case reading&Past != 0 && in(last, vowels), reading&Infinitive != 0:
		v.add(text+"ся", reading)
		v.add(text+"сь", reading)
	default:
		v.add(text+"ся", reading)
	}
}

// ukPrincipal conjugates by the ending of the infinitive.
func ukPrincipal(base string) principal {
	stem := cut(base, 2) // without -ти
	p := principal{past: stem + "в", fem: stem + "ла"}
	last := final(stem)
	root := cut(stem, 1)
	switch {
	case ends(stem, "ува", "юва") && syllables(stem) > 2:
		theme, passive := "у", "ова"
		if ends(stem, "юва") {
			theme, passive = "ю", "ьова"
			if in(final(cut(stem, 3)), vowels) {
				passive = "йова"
			}
		}
		root = cut(stem, 3)
		p.sg, p.pl = root+theme+"є", root+theme+"ють"
		p.impersonal = root + passive + "но"
		if in(final(root), "жчшщв") || ends(root, "дж") { // наголошувати, засуджувати
			p.impersonal = stem + "но"
		}
	case in(last, "ая"):
		p.sg, p.pl, p.impersonal = stem+"є", stem+"ють", stem+"но"
	case last == 'и':
		p.sg, p.impersonal = stem+"ть", mutate(root, "дж", "ч")+"ено"
		switch {
		case in(final(root), "жчшщ"):
			p.pl = root + "ать"
		case in(final(root), "бпвмф"):
			p.pl = root + "лять"
		default:
			p.pl = root + "ять"
		}
	case last == 'ї':
		p.sg, p.pl, p.impersonal = stem+"ть", root+"ять", root+"єно"
	case last == 'і':
		p.sg, p.pl, p.impersonal = stem+"є", stem+"ють", ""
	case last == 'у' && ends(root, "н"):
		p.sg, p.pl, p.impersonal = root+"е", root+"уть", stem+"то"
	case last == 'у':
		p.sg, p.pl, p.impersonal = stem+"є", stem+"ють", stem+"то"
	default:
		p.past, p.fem, p.sg, p.pl = stem, stem+"ла", stem+"е", stem+"уть"
	}
	return p
}

func (v *verb) ukPredicative() {
	switch {
	case ends(v.text, "ий"):
		v.predicative(cut(v.text, 2), [3]string{"а", "е", "і"})
	case ends(v.text, "ен"): // згоден, певен
		v.predicative(cut(v.text, 2)+"н", [3]string{"а", "е", "і"})
	default:
		v.add(v.text, Participle)
	}
}
