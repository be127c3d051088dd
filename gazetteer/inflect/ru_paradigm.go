package inflect

// ruParadigm decides the paradigm of a Russian word by its ending; see ukParadigm.
func ruParadigm(low string, class Class, g Gender) string {
	last := final(low)
	surname := class == Surname
	switch {
	case class == Adjective:
		return "adj"
	case g == Plural:
		switch {
		case ends(low, "ские", "цкие", "ные", "ные", "ые"):
			return "adj"
		case in(last, "ыиая"):
			return "pl"
		}
		return "indecl"
	case surname && g == Masculine && ends(low, "ый", "ской", "цкой", "ний", "кий", "хий", "гий", "чий", "щий", "жий"):
		return "adj"
	case surname && g == Masculine && ends(low, "той", "вой", "ной", "рой", "дой", "лой") && syllables(low) > 1:
		return "adj"
	case surname && g == Masculine && ends(low, "ов", "ев", "ёв", "ин", "ын") && syllables(low) > 1:
		return "poss"
	case surname && g == Feminine && ends(low, "ая", "яя"):
		return "adj"
	case surname && g == Feminine && ends(low, "ова", "ева", "ёва", "ина", "ына") && syllables(low) > 1:
		return "f-poss"
	case surname && ends(low, "ых", "их"):
		return "indecl"
	case ends(low, "уа", "оа", "еа", "иа"):
		return "indecl"
	case class == Toponym && (ends(low, "ский", "цкий", "ый") || syllables(low) > 2 && ends(low, "ная", "вая", "тая", "лая", "рая", "хая", "ская", "цкая", "жая", "шая", "щая")):
		return "adj"
	case in(last, "ая") && (g != Neuter || !ends(low, "мя")):
		return "f1"
	}
	switch g {
	case Masculine:
		switch {
		case in(last, vowels) && !(class == Given && ends(low, "рко", "нко", "шко", "йло", "вло", "дло", "рло")):
			return "indecl"
		}
		return "m2"
	case Feminine:
		if in(last, vowels) {
			return "indecl"
		}
		if class == Surname || class == Given && last != 'ь' {
			return "indecl"
		}
		return "f3"
	}
	switch {
	case ends(low, "ое", "ее") && class != Surname:
		return "adj"
	case class == Toponym && last == 'е' && !ends(low, "ье", "ие", "ще", "оле", "оре", "це", "дце"):
		return "indecl" // Зимбабве
	case last == 'о' && !ends(low, "ио", "ео", "ао", "уо", "йо") || last == 'е' || last == 'ё' || ends(low, "мя"):
		return "n2"
	}
	return "indecl"
}

// ru declines a Russian word.
func (n *noun) ru() {
	switch n.paradigm {
	case "adj":
		n.ruAdjective()
	case "poss", "f-poss":
		n.ruPossessive()
	case "f1":
		n.ruFirst()
	case "f3":
		n.ruThird()
	case "n2":
		n.ruNeuter()
	case "pl":
		n.ruPlural()
	default:
		n.ruMasculine()
	}
	if n.class == Toponym && n.paradigm == "n2" && final(n.low) == 'о' && !ends(n.low, "ство", "озеро", "село", "ско", "чко", "сто") { // Сосалито stays as it is; so may Гродно, Домодедово
		n.put(singular, n.text, "")
	}
	if n.fact.flags&both != 0 || n.class == Given && n.paradigm == "m2" && ends(n.low, "рко", "нко", "шко", "йло", "вло", "дло", "рло") { // Марко, Марка
		n.put(singular, n.text, "")
	}
}
