package inflect

import "strings"

func (v *verb) ru() {
	base := v.text
	for _, ending := range []string{"ся", "сь"} {
		if s, ok := strings.CutSuffix(base, ending); ok && ends(s, "ть", "ти", "чь") {
			base, v.reflexive = s, true
		}
	}
	if !ends(base, "ть", "ти", "чь") {
		v.ruPredicative()
		return
	}
	p := ruPrincipal(base)
	if q, ok := irregular("ru", base); ok {
		p = q.or(p)
	}
	v.ruAdd(base, Infinitive)
	v.ruAdd(p.past, Past|MascSg)
	past := cut(p.fem, 1)
	v.ruAdd(p.fem, Past|FemSg)
	v.ruAdd(past+"о", Past|NeutSg)
	v.ruAdd(past+"и", Past|Pl3)
	v.ruAdd(p.sg, Present|Sg3)
	v.ruAdd(p.pl, Present|Pl3)
	v.ruGerunds(base, p)
	if !v.reflexive {
		v.add(p.impersonal, Impersonal)
	}
}

func (v *verb) ruGerunds(base string, p principal) {
	root := cut(p.pl, 2)
	theme := "я"
	if in(final(root), "жчшщ") {
		theme = "а"
	}
	if ruHasPresentGerund(base, root) {
		v.ruAdd(root+theme, Gerund)
	}
	if ends(base, "давать", "знавать", "ставать") {
		v.ruAdd(cut(base, 2)+"я", Gerund) // признавая
	}
	stem, ok := strings.CutSuffix(p.past, "л")
	switch {
	case !ok:
		v.ruAdd(p.past+"ши", Gerund)
	case v.reflexive:
		v.ruAdd(stem+"вши", Gerund)
	default:
		v.add(stem+"в", Gerund)
		v.add(stem+"вши", Gerund)
	}
}

// ruHasPresentGerund keeps out what perfective verbs do not have and what would be another word: сообща, примя, берегя.
func ruHasPresentGerund(base, root string) bool {
	switch {
	case in(final(root), "гк"), ends(base, "казать", "писать", "нуть", "дать", "нять", "звать", "слать", "чать", "знать", "знавать", "ставать", "давать", "стать"):
		return ends(base, "гадать", "ждать", "страдать", "падать", "рыдать", "кидать", "молчать", "кричать", "звучать", "ворчать", "замечать", "обличать", "отвечать", "получать") ||
			base == "знать"
	case ends(base, "ить"):
		return ends(base, "говорить", "просить", "хвалить", "верить", "грозить", "твердить", "шутить", "острить", "винить", "корить", "молить", "язвить", "значить", "благодарить", "спорить", "находить", "приводить", "сулить")
	}
	return true
}

// ruAdd adds a form, with -ся or -сь if the verb is reflexive.
func (v *verb) ruAdd(text string, reading Verb) {
	switch {
	case !v.reflexive:
		v.add(text, reading)
	case in(final(text), vowels):
		v.add(text+"сь", reading)
	default:
		v.add(text+"ся", reading)
	}
}

// ruPrincipal conjugates by the ending of the infinitive.
func ruPrincipal(base string) principal {
	stem := cut(base, 2) // without -ть
	p := principal{past: stem + "л", fem: stem + "ла"}
	root := cut(stem, 1)
	switch last := final(stem); {
	case ends(stem, "ова", "ева") && syllables(stem) > 2:
		root = cut(stem, 3)
		theme := "у"
		if ends(stem, "ева") && !in(final(root), "жчшщц") {
			theme = "ю"
		}
		p.sg, p.pl, p.impersonal = root+theme+"ет", root+theme+"ют", stem+"но"
	case in(last, "ая"):
		p.sg, p.pl, p.impersonal = stem+"ет", stem+"ют", stem+"но"
	case last == 'и':
		p.sg, p.impersonal = stem+"т", mutate(root, "жд", "ч")+"ено"
		if in(final(root), "жчшщ") {
			p.pl = root + "ат"
		} else {
			p.pl = root + "ят"
		}
	case last == 'е':
		p.sg, p.pl = stem+"ет", stem+"ют"
	case last == 'у' && ends(root, "н"):
		p.sg, p.pl, p.impersonal = root+"ет", root+"ут", stem+"то"
	case last == 'ы':
		p.sg, p.pl, p.impersonal = root+"оет", root+"оют", stem+"то"
	default:
		p.past, p.sg, p.pl = stem, stem+"ет", stem+"ут"
	}
	return p
}

func (v *verb) ruPredicative() {
	switch {
	case ends(v.text, "ён"):
		v.predicative(cut(v.text, 2)+"ен", [3]string{"а", "о", "ы"})
	case ends(v.text, "сен", "жен", "чен"): // согласен, должен; but уверен
		v.predicative(cut(v.text, 2)+"н", [3]string{"а", "о", "ы"})
	case ends(v.text, "н", "в", "д", "т", "м"):
		v.predicative(v.text, [3]string{"а", "о", "ы"})
	default:
		v.add(v.text, Participle)
	}
}
