package inflect

// ukParadigm decides the paradigm of a Ukrainian word by its ending. Beside those of Word.Paradigm it names "poss", the surnames
// in -ов and -ін that decline as nouns but for one case, and "f-poss", their feminines.
func ukParadigm(low string, class Class, g Gender) string {
	last := final(low)
	switch {
	case class == Adjective:
		return "adj"
	case g == Plural:
		if ends(low, "ські", "цькі", "зькі", "ові", "еві", "чні", "жні") && class == Toponym {
			return "adj"
		}
		if in(last, "иіїая") {
			return "pl"
		}
		return "indecl"
	case class == Surname || class == Given || class == Patronymic:
		return ukPersonParadigm(low, class, g)
	}
	switch g {
	case Masculine:
		switch {
		case ends(low, "уа", "оа", "еа"): // Гоа
			return "indecl"
		case in(last, "ая"):
			return "f1"
		case ends(low, "ий", "рхній", "шній", "ижній", "едній", "альній") && syllables(low) > 1:
			return "adj"
		case last == 'о' && class == Common:
			return "m2"
		case in(last, vowels):
			return "indecl"
		}
		return "m2"
	case Feminine:
		switch {
		case class == Toponym && ukFeminineAdjective(low):
			return "adj"
		case last == 'а' && ends(low, "уа", "оа", "еа"):
			return "indecl"
		case in(last, "ая"):
			return "f1"
		case in(last, vowels):
			return "indecl"
		}
		return "f3"
	}
	switch {
	case last == 'о' && class == Toponym && !ends(low, "ово", "ево", "єво", "ино", "іно", "їно", "ко", "ело", "еро", "ило", "кло", "тво", "вно", "дно",
		"зно", "чно", "шно", "ьно", "хно", "тно", "кно", "істо") || ends(low, "іо", "ео", "ао", "уо", "йо", "іко", "ако", "екко", "окко", "лло", "нто"):
		return "indecl" // Токіо, Чикаго, Осло
	case last == 'о':
		return "n2"
	case ends(low, "ське", "цьке", "зьке"):
		return "adj"
	case class == Toponym && ends(low, "ове", "еве", "єве", "иве", "яве", "не", "ате", "исте", "насте", "няте", "вте", "яче", "уще", "оке", "еньке", "пече", "ьче", "йче", "нче", "вче", "дче", "хче", "оче", "тче", "лоске", "нєе", "ше", "иче", "аче", "ече", "уче", "же", "юче", "єче", "бче"):
		return "adj"
	case class == Toponym && ends(low, "днє", "шнє", "жнє", "рнє", "тнє"):
		return "adj"
	case class == Toponym && ends(low, "'є", "ьє"):
		return "n2"
	case class == Toponym && last == 'е' && !ends(low, "ще", "че", "це", "поле", "море"):
		return "indecl"
	case last == 'е' || last == 'я' || ends(low, "ща"):
		return "n2"
	}
	return "indecl"
}

// ukFeminineAdjective knows the feminines in -а that decline as adjectives by their ending: Тарнавська, Нагірна, Ясинувата.
func ukFeminineAdjective(low string) bool {
	switch {
	case syllables(low) < 2 || ends(low, "івна", "ївна"):
		return false
	case ends(low, "ська", "цька", "зька", "увата", "овата", "ована", "енька", "ова", "ева", "єва"):
		return syllables(low) > 2 || ends(low, "ська", "цька", "зька")
	case ends(low, "на"):
		before := final(cut(low, 2))
		return !in(before, vowels+"фгхл'")
	}
	return false
}

// ukPersonParadigm is ukParadigm for the parts of persons' names.
func ukPersonParadigm(low string, class Class, g Gender) string {
	last := final(low)
	surname := class == Surname
	if g == Feminine {
		switch {
		case surname && ends(low, "ова", "єва", "ева", "їна", "шина", "жина") && syllables(low) > 2:
			return "f-poss"
		case surname && ends(low, "іна") && syllables(low) > 2:
			return "f-poss"
		case surname && (ukFeminineAdjective(low) || ends(low, "чана", "тяна")):
			return "adj"
		case ends(low, "уа", "оа", "еа"):
			return "indecl"
		case in(last, "ая"):
			return "f1"
		}
		return "indecl"
	}
	switch {
	case surname && ends(low, "ий"):
		return "adj"
	case surname && ends(low, "шній", "жній", "рхній", "дній", "ірній", "тній", "айній"):
		return "adj"
	case surname && ends(low, "ов", "ев", "єв", "йов", "ів", "їв", "ін", "їн") && syllables(low) > 1,
		surname && ends(low, "ин") && syllables(low) > 1:
		return "poss"
	case ends(low, "уа", "оа", "еа"), in(last, "ая") && syllables(low) == 1: // бог Ра, Нья
		return "indecl"
	case in(last, "ая"):
		return "f1"
	case last == 'о' && ukPersonO(low, surname):
		return "m2"
	case in(last, vowels):
		return "indecl"
	}
	return "m2"
}

// ukPersonO tells Ukrainian names in -о, which decline, from foreign ones: Марко, Шевченко, Дмитро, but Енріко, Альберто.
func ukPersonO(low string, surname bool) bool {
	switch {
	case surname && ends(low, "ако", "еко", "иско", "аско") && !ends(low, "реко"):
		return true
	case ends(low, "іко", "еко", "ско", "ако", "уно", "іно", "ано", "єно", "лло", "рро"):
		return surname && ends(low, "жако", "ушко")
	case ends(low, "ко", "йло", "вло", "ило", "ало", "сло", "тло", "рло", "хно", "сьо", "цьо", "вро", "митро", "етро", "дро", "рпо", "ньо", "тьо"):
		return syllables(low) > 1 && !ends(low, "андро", "едро")
	}
	return surname && ends(low, "но", "бло", "гло", "оло", "уло", "ро")
}

// uk declines a Ukrainian word.
func (n *noun) uk() {
	switch n.paradigm {
	case "adj":
		n.ukAdjective()
	case "poss", "f-poss":
		n.ukPossessive()
	case "f1":
		n.ukFirst()
	case "f3":
		n.ukThird()
	case "n2":
		n.ukNeuter()
	case "pl":
		n.ukPlural()
	default:
		n.ukMasculine()
	}
	if n.fact.flags&both != 0 && n.paradigm != "poss" {
		n.put(singular, n.text, "")
	}
}
