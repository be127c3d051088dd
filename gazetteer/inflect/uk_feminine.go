package inflect

// ukFirst declines the first declension, -а and -я, feminine and masculine: Сковорода, Ілля.
func (n *noun) ukFirst() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(Nom, n.text, "")
	switch {
	case last == 'а' && !in(before, "жчшщ"):
		n.put(Gen, stem, "и")
		if ends(n.low, "кка") {
			n.put(Dat|Loc, cut(stem, 2), "цці")
		} else if in(before, "гґкх") {
			n.put(Dat|Loc, cut(stem, 1), ukSoftened(before)+"і")
		} else {
			n.put(Dat|Loc, stem, "і")
		}
		n.put(Acc, stem, "у")
		n.put(Ins, stem, "ою")
		n.put(Voc, stem, "о")
		n.ukFirstPlural(stem, "и", "а")
	case last == 'а':
		n.put(Gen|Dat|Loc, stem, "і")
		n.put(Acc, stem, "у")
		n.put(Ins, stem, "ею")
		n.put(Voc, stem, "е")
		n.ukFirstPlural(stem, "і", "а")
	case in(before, vowels+"йь'’ʼ"):
		n.put(Gen|Dat|Loc, stem, "ї")
		n.put(Acc, stem, "ю")
		n.put(Ins, stem, "єю")
		if n.class == Given && before == 'а' && syllables(n.low) == 2 { // Раю
			n.put(Voc, stem, "ю")
		} else {
			n.put(Voc, stem, "є")
		}
		n.ukFirstPlural(stem, "ї", "я")
	default:
		n.put(Gen|Dat|Loc, stem, "і")
		n.put(Acc, stem, "ю")
		n.put(Ins, stem, "ею")
		tender := n.class != Toponym && in(before, "лсцн") && in(final(cut(stem, 1)), vowels) // Наталю, Олю, but Насте
		short := n.class == Given && syllables(n.low) == 2                                    // Юлю and Юле
		if tender || short {
			n.put(Voc, stem, "ю")
		}
		if !tender || short {
			n.put(Voc, stem, "е")
		}
		n.ukFirstPlural(stem, "і", "я")
	}
	if n.class == Surname {
		n.put(Voc, n.text, "")
	}
}

// ukFirstPlural adds the plural of the first declension.
func (n *noun) ukFirstPlural(stem, nom, theme string) {
	if !n.pl {
		return
	}
	n.put(NomPl|VocPl, stem, nom)
	if !n.animate {
		n.put(AccPl, stem, nom)
	}
	if (n.class == Surname || n.class == Given) && n.gender == Masculine {
		if nom == "ї" {
			n.ukPluralGenitive(stem, "їв")
		} else {
			n.ukPluralGenitive(stem, "ів")
		}
	}
	n.ukPluralGenitive(ukZero(stem, n.low), "")
	n.ukPluralRest(stem, theme)
}

// ukZero is the plural genitive without ending, with a fleeting vowel where two consonants would meet at the end: жінка → жінок.
// stem is without the final vowel, low with it.
func ukZero(stem, low string) string {
	last, before := final(cut(low, 1)), final(cut(low, 2))
	soft := final(low) == 'я'
	switch {
	case in(last, "'’ʼ"):
		return stem
	case in(last, vowels):
		return stem + "й"
	case last == 'к' && before == 'ь':
		return cut(stem, 2) + "ок"
	case last == 'к' && before == 'й':
		return cut(stem, 2) + "йок"
	case last == 'к' && !in(before, vowels+"к"):
		return cut(stem, 1) + "ок"
	case last == 'н' && before == 'й' && !soft:
		return cut(stem, 2) + "єн"
	case last == 'н' && !in(before, vowels+"н") && !soft:
		return cut(stem, 1) + "ен"
	case last == 'н' && !in(before, vowels+"н") && soft:
		return cut(stem, 1) + "ень"
	case soft && last == 'р':
		return stem
	case soft && last == before:
		return cut(stem, 1) + "ь"
	case soft:
		return stem + "ь"
	}
	return stem
}

// ukThird declines the third declension, feminine nouns in a consonant: область, Любов.
func (n *noun) ukThird() {
	stem := n.text
	if final(n.low) == 'ь' {
		stem = cut(n.text, 1)
	}
	last, before := final(stem), final(cut(stem, 1))
	n.put(Nom|Acc, n.text, "")
	oblique := stem
	switch {
	case n.oblique != "":
		oblique = n.oblique
	case ends(n.low, "ість"):
		oblique = cut(n.text, 4) + "ост"
	}
	n.put(Gen|Dat|Loc, oblique, "і")
	if n.class == Toponym && (last == 'т' && !in(before, vowels) || ends(n.low, "русь")) { // Русі and Руси
		n.put(Gen, oblique, "и")
	}
	switch {
	case in(last, "бпвмф"):
		n.put(Ins, stem, "'ю")
	case last == 'р' || !in(before, vowels) || last == 'щ':
		n.put(Ins, stem, "ю")
	default:
		n.put(Ins, stem, string(last)+"ю")
	}
	n.put(Voc, oblique, "е")
	if !n.pl {
		return
	}
	n.put(NomPl|AccPl|VocPl, oblique, "і")
	n.put(GenPl, oblique, "ей")
	theme := "я"
	if in(last, "жчшщ") {
		theme = "а"
	}
	n.ukPluralRest(oblique, theme)
}
