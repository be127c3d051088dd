package inflect

// ukNeuter declines the second declension, neuter: -о, -е, -я.
func (n *noun) ukNeuter() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(Nom|Acc|Voc, n.text, "")
	switch {
	case n.class == Common && ends(n.low, "ім'я", "лем'я"): // but полум'я, Зазим'я
		short := stem[:len(stem)-1]
		n.put(Gen|Dat|Loc, short, "ені")
		n.put(Ins, n.text, "м")
		n.put(Ins, short, "енем")
		n.ukNeuterPlural(short+"ен", "а", "")
	case last == 'о':
		n.put(Gen, stem, "а")
		n.put(Dat|Loc, stem, "у")
		if n.class != Toponym {
			n.put(Dat|Loc, stem, "ові")
		}
		n.put(Ins, stem, "ом")
		if in(before, "гґкх") && !ends(n.low, "ко") {
			n.put(Loc, cut(stem, 1), ukSoftened(before)+"і")
		} else if !in(before, "гґкх") {
			n.put(Loc, stem, "і")
		}
		n.ukNeuterPlural(stem, "а", "")
	case last == 'е' && in(before, "жчшщ"):
		n.put(Gen, stem, "а")
		n.put(Dat|Loc, stem, "у")
		n.put(Ins, stem, "ем")
		n.put(Loc, stem, "і")
		n.ukNeuterPlural(stem, "а", "")
	case last == 'е':
		n.put(Gen, stem, "я")
		n.put(Dat|Loc, stem, "ю")
		n.put(Ins, stem, "ем")
		n.put(Loc, stem, "і")
		gen := "ів"
		if before == 'ц' {
			gen = "ь"
		}
		n.ukNeuterPlural(stem, "я", gen)
	case last == 'є':
		n.put(Gen, stem, "я")
		n.put(Dat|Loc, stem, "ю")
		n.put(Ins, stem, "єм")
		n.put(Loc, stem, "ї")
	case last == 'я':
		n.put(Gen, n.text, "")
		n.put(Dat|Loc, stem, "ю")
		n.put(Ins, stem, "ям")
		if in(before, "'’ʼ"+vowels) {
			n.put(Loc, stem, "ї")
		} else {
			n.put(Loc, stem, "і")
		}
		n.ukNeuterYaPlural(stem, before)
	default: // -ща, -ча: курча
		n.put(Gen, n.text, "ти")
	}
}

func (n *noun) ukNeuterPlural(stem, theme, gen string) {
	n.put(NomPl|AccPl|VocPl, stem, theme)
	if gen == "" {
		n.put(GenPl, ukZeroNeuter(stem), "")
	} else {
		n.put(GenPl, stem, gen)
	}
	n.ukPluralRest(stem, theme)
}

func (n *noun) ukNeuterYaPlural(stem string, before rune) {
	n.put(NomPl|AccPl|VocPl, stem, "я")
	switch {
	case in(before, "'’ʼ"):
		n.put(GenPl, stem, "їв")
	case in(before, "жчшщ"):
		n.put(GenPl, cut(stem, 1), "")
	default:
		n.put(GenPl, cut(stem, 1), "ь")
	}
	n.ukPluralRest(stem, "я")
}

// ukZeroNeuter is the plural genitive of neuters in -о: вікно → вікон, but місто → міст, міністерство → міністерств.
func ukZeroNeuter(stem string) string {
	last, before := final(stem), final(cut(stem, 1))
	switch {
	case last == 'н' && !in(before, vowels):
		return cut(stem, 1) + "он"
	case in(last, "лр") && in(before, "стдкр"):
		return cut(stem, 1) + "е" + string(last)
	}
	return stem
}

// ukPlural declines words that have a plural only: Суми, Чернівці, ворота.
func (n *noun) ukPlural() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(NomPl|VocPl, n.text, "")
	if !n.animate {
		n.put(AccPl, n.text, "")
	}
	theme := "а"
	if in(last, "їя") || last == 'і' && !in(before, "жчшщ") {
		theme = "я"
	}
	ivEnding := "ів"
	if last == 'ї' {
		ivEnding = "їв"
	}
	wantIv, wantZero := ukPluralOnlyGenitive(n, last, before)
	if n.oblique != "" {
		n.ukPluralGenitive(n.oblique, "")
	} else {
		if wantIv {
			n.ukPluralGenitive(stem, ivEnding)
		}
		switch {
		case wantZero && ends(n.low, "ська"): // Мостиська
			n.ukPluralGenitive(stem, "")
		case wantZero:
			n.ukPluralGenitive(ukZero(stem, cut(n.low, 1)+theme), "")
		}
	}
	n.ukPluralRest(stem, theme)
}

// ukPluralOnlyGenitive says which genitives a plural-only word may have.
func ukPluralOnlyGenitive(n *noun, last, before rune) (withIv, withZero bool) {
	switch {
	case n.class == Toponym && n.fact.flags&(zero|iv) != zero && last == 'и' && before != 'к' && ends(cut(n.low, 2), "і") && syllables(n.low) == 2: // Сліди, Слідів: an і that comes from о would not stand here
		return true, false
	case n.fact.flags&(zero|iv) != 0:
		return n.fact.flags&iv != 0, n.fact.flags&zero != 0
	case last == 'а' || last == 'я' || n.class == Common && ends(n.low, "ії") && syllables(n.low) > 2: // нації
		return false, true
	case ends(n.low, "ани", "яни", "шки", "ини", "иці", "пки", "іни", "яги", "шти", "ери", "три", "ити", "луки", "води", "гори"):
		return false, true
	}
	return true, false
}
