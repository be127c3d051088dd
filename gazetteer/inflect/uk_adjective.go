package inflect

// ukAdjective declines adjectives and all names that look like one.
func (n *noun) ukAdjective() {
	stem, last := cut(n.text, 1), final(n.low)
	isSoft, yot := false, false
	switch {
	case n.class == Adjective && ends(n.low, "ів"): // Андріїв, Шевченків
		stem = ukIvStem(n.text, n.low, n.class)
	case n.class == Adjective && ends(n.low, "їв"):
		stem = cut(n.text, 2) + "єв"
	case n.class == Adjective && ends(n.low, "ин", "їн"):
		stem = n.text
	case ends(n.low, "ій", "їй", "ий", "ой"):
		stem = cut(n.text, 2)
		isSoft, yot = ends(n.low, "ій") && !ends(n.low, "чій", "жій", "шій", "щій"), ends(n.low, "їй")
		if ends(n.low, "лиций") {
			isSoft = true
		}
	case last == 'я':
		isSoft, yot = true, in(final(stem), vowels)
	case last == 'є':
		isSoft, yot = true, in(final(stem), vowels)
	case last == 'ї':
		yot = true
	}
	e := &ukHardAdj
	if yot {
		e = &ukYotAdj
	} else if isSoft {
		e = &ukSoftAdj
	}
	g := n.gender
	any := g == 0
	pl := n.pl
	if any || g == Masculine {
		n.put(Nom|Voc, n.text, "")
		if n.class == Adjective && any || !n.animate {
			n.put(Acc, n.text, "")
		}
		c := Gen
		if n.class == Adjective && any || n.animate {
			c |= Acc
		}
		n.put(c, stem, e.oho)
		n.put(Dat|Loc, stem, e.omu)
		n.put(Ins, stem, e.ym)
		n.put(Loc, stem, e.im)
	}
	if any || g == Feminine {
		n.put(Nom|Voc, stem, e.a)
		n.put(Gen, stem, e.oi)
		n.put(Dat|Loc, stem, e.ij)
		n.put(Acc, stem, e.u)
		n.put(Ins, stem, e.oyu)
	}
	if any || g == Neuter {
		if last == 'о' { // Смереково
			n.put(Nom|Acc|Voc, n.text, "")
		} else {
			n.put(Nom|Acc|Voc, stem, e.e)
		}
		n.put(Gen, stem, e.oho)
		n.put(Dat|Loc, stem, e.omu)
		n.put(Ins, stem, e.ym)
		n.put(Loc, stem, e.im)
	}
	if pl {
		c := NomPl | VocPl
		if !n.animate || any {
			c |= AccPl
		}
		n.put(c, stem, e.i)
		c = GenPl | LocPl
		if n.animate || any {
			c |= AccPl
		}
		n.put(c, stem, e.ykh)
		n.put(DatPl, stem, e.ym)
		n.put(InsPl, stem, e.ymy)
	}
}

// adjEndings are the endings of an adjective, named by the hard ones.
type adjEndings struct{ oho, omu, ym, im, a, oi, ij, u, oyu, e, i, ykh, ymy string }

var (
	ukHardAdj = adjEndings{"ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"}
	ukSoftAdj = adjEndings{"ього", "ьому", "ім", "ім", "я", "ьої", "ій", "ю", "ьою", "є", "і", "іх", "іми"}
	ukYotAdj  = adjEndings{"його", "йому", "їм", "їм", "я", "йої", "їй", "ю", "йою", "є", "ї", "їх", "їми"}
)

// ukPossessive declines surnames in -ов, -ев, -ін, -ин, -ів: nouns, but Путіним, Путіних; and their feminines: Путіної.
func (n *noun) ukPossessive() {
	if n.paradigm == "f-poss" {
		stem := cut(n.text, 1)
		n.put(Nom|Voc, n.text, "")
		n.put(Gen, stem, "ої")
		n.put(Dat|Loc, stem, "ій")
		n.put(Acc, stem, "у")
		n.put(Ins, stem, "ою")
		n.ukPossessivePlural(stem)
		return
	}
	stem := n.text
	n.put(Nom|Voc, stem, "")
	stems := [2]string{stem, ""}
	if n.oblique != "" && ends(n.low, "ів") {
		stems[1] = n.oblique
	} else if n.oblique != "" {
		stems[0] = n.oblique
	} else if final(cut(n.low, 1)) == 'і' && final(n.low) == 'в' {
		// Ковалів: Ковалева or Коваліва.
		stems[1] = ukIvStem(stem, n.low, n.class)
	} else if ends(n.low, "їв") {
		stems[1] = cut(stem, 2) + "єв"
	}
	slavic := ends(n.low, "ов", "ев", "єв", "ів", "їв")
	for _, s := range stems {
		if s == "" {
			continue
		}
		n.put(Gen|Acc, s, "а")
		n.put(Dat|Loc, s, "у")
		if !slavic {
			n.put(Dat|Loc, s, "ові")
		}
		if n.fact.flags&insOm == 0 {
			n.put(Ins, s, "им")
		}
		if n.fact.flags&(insOm|both) != 0 {
			n.put(Ins, s, "ом")
		}
		n.put(Loc, s, "і")
		n.put(Voc, s, "е")
		if n.fact.flags&insOm != 0 {
			n.ukMasculinePlural(s, hardGroup)
		} else {
			n.ukPossessivePlural(s)
		}
	}
}

func (n *noun) ukPossessivePlural(stem string) {
	n.put(NomPl|VocPl, stem, "и")
	n.put(GenPl|AccPl|LocPl, stem, "их")
	n.put(DatPl, stem, "им")
	n.put(InsPl, stem, "ими")
}
