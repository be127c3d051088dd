package inflect

import "strings"

func (v *verb) en() {
	base, rest, _ := strings.Cut(v.text, " ") // point out: pointed out
	if rest != "" {
		rest = " " + rest
	}
	p := enPrincipal(base)
	if q, ok := irregular("en", base); ok {
		p = q.or(p)
	}
	v.add(base+rest, Infinitive|Present|Pl3)
	v.add(p.past+rest, Past|MascSg|FemSg|NeutSg|Pl3)
	v.add(p.fem+rest, Participle)
	v.add(p.sg+rest, Present|Sg3)
	v.add(p.pl+rest, Gerund)
}

// enPrincipal is the regular conjugation: past, participle, third person and gerund in the places of the principal parts.
func enPrincipal(base string) principal {
	p := principal{past: base + "ed", sg: base + "s", pl: base + "ing"}
	if base == "" {
		return p
	}
	consonantY := strings.HasSuffix(base, "y") && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	switch {
	case consonantY:
		p.past, p.sg = base[:len(base)-1]+"ied", base[:len(base)-1]+"ies"
	case strings.HasSuffix(base, "ee"):
		p.past = base + "d"
	case strings.HasSuffix(base, "e"):
		p.past, p.pl = base+"d", base[:len(base)-1]+"ing"
	case ends(base, "s", "sh", "ch", "x", "z", "o"):
		p.sg = base + "es"
	}
	p.fem = p.past
	return p
}
