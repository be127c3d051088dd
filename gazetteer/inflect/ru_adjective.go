package inflect

// ruAdjective declines adjectives and names that look like one.
func (n *noun) ruAdjective() {
	stem := cut(n.text, 2)
	before := final(cut(n.low, 2))
	e := &ruHardAdj
	switch {
	case in(before, "гкх"):
		e = &ruVelarAdj
	case in(before, "жчшщ") && ends(n.low, "ой"): // чужой
		e = &ruVelarAdj
	case in(before, "жчшщ"):
		e = &ruHushAdj
	case ends(n.low, "ий", "яя", "ее", "ие"):
		e = &ruSoftAdj
	}
	any := n.gender == 0
	if any || n.gender == Masculine {
		n.put(Nom|Voc, n.text, "")
		c := Gen
		if any || n.animate {
			c |= Acc
		}
		if any || !n.animate {
			n.put(Acc, n.text, "")
		}
		n.put(c, stem, e.oho)
		n.put(Dat, stem, e.omu)
		n.put(Ins, stem, e.ym)
		n.put(Loc, stem, e.im)
	}
	if any || n.gender == Feminine {
		n.put(Nom|Voc, stem, e.a)
		n.put(Gen|Dat|Ins|Loc, stem, e.oi)
		n.put(Acc, stem, e.u)
		if n.class != Surname {
			n.put(Ins, stem, e.oyu)
		}
	}
	if any || n.gender == Neuter {
		n.put(Nom|Acc|Voc, stem, e.e)
		n.put(Gen, stem, e.oho)
		n.put(Dat, stem, e.omu)
		n.put(Ins, stem, e.ym)
		n.put(Loc, stem, e.im)
	}
	if n.pl {
		c := NomPl | VocPl
		if any || !n.animate {
			c |= AccPl
		}
		n.put(c, stem, e.i)
		c = GenPl | LocPl
		if any || n.animate {
			c |= AccPl
		}
		n.put(c, stem, e.ykh)
		n.put(DatPl, stem, e.ym)
		n.put(InsPl, stem, e.ymy)
	}
}

var (
	ruHardAdj  = adjEndings{"ого", "ому", "ым", "ом", "ая", "ой", "ой", "ую", "ою", "ое", "ые", "ых", "ыми"}
	ruVelarAdj = adjEndings{"ого", "ому", "им", "ом", "ая", "ой", "ой", "ую", "ою", "ое", "ие", "их", "ими"}
	ruHushAdj  = adjEndings{"его", "ему", "им", "ем", "ая", "ей", "ей", "ую", "ею", "ее", "ие", "их", "ими"}
	ruSoftAdj  = adjEndings{"его", "ему", "им", "ем", "яя", "ей", "ей", "юю", "ею", "ее", "ие", "их", "ими"}
)

// ruPossessive declines surnames in -ов, -ев, -ин, Путиным, and their feminines, Путиной.
func (n *noun) ruPossessive() {
	stem := n.text
	if n.paradigm == "f-poss" {
		stem = cut(n.text, 1)
		n.put(Nom|Voc, n.text, "")
		n.put(Gen|Dat|Ins|Loc, stem, "ой")
		n.put(Acc, stem, "у")
	} else {
		n.put(Nom|Voc, stem, "")
		n.put(Gen|Acc, stem, "а")
		n.put(Dat, stem, "у")
		if n.fact.flags&insOm != 0 {
			n.put(Ins, stem, "ом")
		} else {
			n.put(Ins, stem, "ым")
		}
		n.put(Loc, stem, "е")
	}
	n.put(NomPl|VocPl, stem, "ы")
	n.put(GenPl|AccPl|LocPl, stem, "ых")
	n.put(DatPl, stem, "ым")
	n.put(InsPl, stem, "ыми")
}
