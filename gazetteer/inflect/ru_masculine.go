package inflect

// ruMasculine declines the second declension, masculine.
func (n *noun) ruMasculine() {
	stem, g := n.ruStem()
	if n.oblique != "" {
		stem = n.oblique
	}
	a, u, om, e := "а", "у", "ом", "е"
	last := final(stem)
	switch g {
	case softGroup:
		a, u, om = "я", "ю", "ем"
	case yotGroup:
		a, u, om = "я", "ю", "ем"
		if last == 'и' {
			e = "и"
		}
	case mixedGroup:
		om = "ем"
	}
	n.put(Nom|Voc, n.text, "")
	c := Gen
	if n.animate {
		c |= Acc
	} else {
		n.put(Acc, n.text, "")
	}
	n.put(c, stem, a)
	n.put(Dat, stem, u)
	n.put(Ins, stem, om)
	if g == mixedGroup && n.endStressed() { // Ткачом, but Абрамовичем
		n.put(Ins, stem, "ом")
	}
	n.put(Loc, stem, e)
	if n.fact.flags&locU != 0 {
		n.put(Loc, stem, u)
	}
	if !n.pl {
		return
	}
	switch {
	case ends(n.low, "анин", "янин"):
		n.ruPluralCases(cut(stem, 2), "е", "а", "")
	case last == 'ц':
		n.ruPluralCases(stem, "ы", "а", "ев")
		if n.endStressed() {
			n.ruPluralGenitive(stem, "ов")
		}
	case g == mixedGroup:
		n.ruPluralCases(stem, "и", "а", "ей")
	case g == softGroup:
		n.ruPluralCases(stem, "и", "я", "ей")
	case g == yotGroup:
		n.ruPluralCases(stem, "и", "я", "ев")
	case in(last, "гкх"):
		n.ruPluralCases(stem, "и", "а", "ов")
	default:
		n.ruPluralCases(stem, "ы", "а", "ов")
	}
}

// endStressed says whether a masculine after a hushing or ц may have its stress on the endings.
func (n *noun) endStressed() bool {
	if syllables(n.low) == 1 && n.class != Given && n.class != Surname { // Горячий Ключ
		return true
	}
	switch final(n.low) {
	case 'ц':
		return ends(n.low, "ец") && n.class != Given && syllables(n.low) > 1
	case 'ч':
		return n.class == Common || n.class == Given || ends(n.low, "ач", "еч", "хч") || n.class == Surname && !ends(n.low, "ич", "нч", "йч")
	}
	return n.class == Common || n.class == Surname && ends(n.low, "ыш", "иш", "еш", "аш", "иж", "еж", "уж", "щ") || n.class == Toponym && ends(n.low, "ыш", "иш", "яш")
}

// ruStem returns the stem of a masculine noun and its group, fleeting vowels gone.
func (n *noun) ruStem() (string, group) {
	text, low := n.text, n.low
	fleeting := n.fact.flags&keep == 0 && syllables(low) > 1
	switch last := final(low); {
	case last == 'о':
		return cut(text, 1), hardGroup
	case last == 'й':
		return cut(text, 1), yotGroup
	case last == 'ь':
		if fleeting && n.class == Common && ends(low, "ень") && !cluster(cut(low, 3)) {
			return cut(text, 3) + "н", softGroup
		}
		return cut(text, 1), softGroup
	case last == 'ц':
		switch {
		case fleeting && ends(low, "аец", "еец", "оец", "иец"):
			return cut(text, 2) + "йц", mixedGroup
		case fleeting && ends(low, "лец") && in(final(cut(low, 3)), vowels):
			return cut(text, 2) + "ьц", mixedGroup
		case fleeting && ends(low, "ец") && !cluster(cut(low, 2)):
			return cut(text, 2) + "ц", mixedGroup
		}
		return text, mixedGroup
	case in(last, "жчшщ"):
		return text, mixedGroup
	case fleeting && n.class == Toponym && ends(low, "жок", "родок", "чок", "мок", "чёк"): // Торжок
		return cut(text, 2) + "к", hardGroup
	case fleeting && n.class != Toponym && n.class != Given && ends(low, "ок", "ёк") && !cluster(cut(low, 2)) && in(final(cut(low, 2)), "нчшжвтдл"):
		if final(cut(low, 1)) == 'ё' && final(cut(low, 2)) == 'л' {
			return cut(text, 2) + "ьк", hardGroup
		}
		return cut(text, 2) + "к", hardGroup
	}
	return text, hardGroup
}

// ruPluralCases adds the plural with the given nominative, theme vowel and genitive.
func (n *noun) ruPluralCases(stem, nom, theme, gen string) {
	n.put(NomPl|VocPl, stem, nom)
	if !n.animate {
		n.put(AccPl, stem, nom)
	}
	n.ruPluralGenitive(stem, gen)
	n.ruPluralRest(stem, theme)
}

func (n *noun) ruPluralGenitive(stem, gen string) {
	c := GenPl
	if n.animate {
		c |= AccPl
	}
	n.put(c, stem, gen)
}

func (n *noun) ruPluralRest(stem, theme string) {
	n.put(DatPl, stem, theme+"м")
	n.put(InsPl, stem, theme+"ми")
	n.put(LocPl, stem, theme+"х")
}
