package inflect

// endings are those of the masculine singular, named by the hard ones.
type endings struct{ a, u, ovi, om, i, yu string }

var ukEndings = [...]endings{
	hardGroup:  {"а", "у", "ові", "ом", "і", "у"},
	mixedGroup: {"а", "у", "еві", "ем", "і", "у"},
	softGroup:  {"я", "ю", "еві", "ем", "і", "ю"},
	yotGroup:   {"я", "ю", "єві", "єм", "ї", "ю"},
}

// group is the softness of a stem.
type group uint8

const (
	hardGroup  group = iota
	mixedGroup       // after a hushing
	softGroup
	yotGroup
)

// ukMasculine declines the second declension, masculine: -∅, -ь, -й, -о.
func (n *noun) ukMasculine() {
	stem, g := n.ukStem()
	if n.oblique != "" {
		stem = n.oblique
	}
	e := ukEndings[g]
	last := final(stem)
	velar := in(last, "гґкх")
	ovi := n.paradigm != "m2" || n.class != Toponym || !ends(n.low, "ськ", "цьк", "зьк", "ів", "їв", "ов", "ев", "єв")
	if n.class == Toponym && n.oblique == "" && ends(n.low, "ів", "їв") && n.fact.flags&keep == 0 && syllables(n.low) > 1 {
		stem = ukIvStem(n.text, n.low, n.class)
	}
	if n.class == Given && n.oblique == "" && n.fact.flags&keep == 0 {
		stem = ukGivenStem(stem, n.low)
	}
	n.put(Nom, n.text, "")
	toAnimate := Cases(0)
	if n.animate {
		toAnimate = Acc
	} else {
		n.put(Acc, n.text, "")
	}
	genU, genA := ukGenitive(n, g)
	if genA {
		n.put(Gen|toAnimate, stem, e.a)
	}
	if genU {
		n.put(Gen, stem, e.u)
	}
	if ovi {
		n.put(Dat|Loc, stem, e.ovi)
	}
	n.put(Dat, stem, e.u)
	n.put(Ins, stem, e.om)
	switch {
	case velar && n.animate:
		n.put(Loc, stem, e.u)
	case velar:
		n.put(Loc, stem, e.u)
		if last != 'к' && last != 'х' && !ends(n.low, "нг") || ends(n.low, "сток") { // but Гонконгу
			n.put(Loc, cut(stem, 1), ukSoftened(last)+"і")
		}
	default:
		n.put(Loc, stem, e.i)
		n.put(Loc, stem, e.u)
	}
	n.ukMasculineVocative(stem, g)
	n.ukMasculinePlural(stem, g)
}

// ukIvStem is the oblique stem of names in -ів and -їв: Харків → Харков, Бердичів → Бердичев, Миколаїв → Миколаєв.
func ukIvStem(text, low string, class Class) string {
	stem := cut(text, 2)
	switch {
	case ends(low, "їв"):
		return stem + "єв"
	case in(final(stem), "жчшщц"):
		return stem + "ев"
	case class == Toponym && ends(low, "енів", "елів"):
		return stem + "ев"
	case class == Toponym && in(final(stem), "нл") && !in(final(cut(stem, 1)), vowels+"'й"): // Вишнів, Вишнева
		return stem + "ев"
	}
	return stem + "ов"
}

// ukGivenStem is the oblique stem of given names whose і comes from о: Федір → Федор, Тихін → Тихон, Прокіп → Прокоп, Яків → Яков. A
// foreign name shows itself by its vowels: Назір and Шамір have а before, Володимір ends in мір, Мартін has no и.
func ukGivenStem(stem, low string) string {
	last, vowel, before := final(stem), final(cut(stem, 1)), final(cut(low, 3))
	native := vowel == 'і' && (in(last, "в") || ends(low, "кіп") || last == 'р' && in(before, "иео") && !ends(low, "мір") || last == 'н' && before == 'и')
	if !native || syllables(low) < 2 {
		return stem
	}
	return cut(stem, 2) + "о" + string(last)
}

// ukMasculineVocative adds the vocative: -е after a hard stem, -у after к, х and soft ones.
func (n *noun) ukMasculineVocative(stem string, g group) {
	last := final(stem)
	e := ukEndings[g]
	switch {
	case n.class == Toponym && ends(n.low, "бург", "берг"):
		n.put(Voc, stem, "у")
		n.put(Voc, stem, "е")
		n.put(Voc, cut(stem, 1), "же")
	case g == hardGroup && last == 'г' && n.class != Surname && !ends(n.low, "нг"):
		n.put(Voc, stem, "у")
		n.put(Voc, cut(stem, 1), "же")
	case g == hardGroup && in(last, "гкхґ"), n.class == Surname && ends(n.low, "ло", "но"):
		n.put(Voc, stem, "у")
	case g == hardGroup:
		n.put(Voc, stem, "е")
	case g == softGroup && last == 'ц' && n.class == Common:
		n.put(Voc, cut(stem, 1), "че")
		n.put(Voc, stem, e.u)
	case g == softGroup && last == 'р' && n.class != Surname:
		n.put(Voc, stem, "ю")
		n.put(Voc, stem, "е")
	case g == mixedGroup && last == 'ж':
		n.put(Voc, stem, "е")
	default:
		n.put(Voc, stem, e.u)
	}
	if n.class == Surname && g == hardGroup && ends(n.low, "ар", "яр", "ир") || n.class == Given && ends(n.low, "ло", "ро", "по") { // Боднаре and Боднару
		n.put(Voc, stem, "у")
	}
	if n.class == Surname {
		n.put(Voc, n.text, "")
	}
}

// ukGenitive says which genitives in -у and -а a masculine noun may have. Persons have -а; of things the rule often cannot know.
func ukGenitive(n *noun, g group) (u, a bool) {
	switch {
	case n.animate || n.fact.flags&genA != 0:
		return false, true
	case n.fact.flags&genU != 0:
		return true, false
	case n.class == Toponym:
		u = ends(n.low, "шир", "вейг", "нагляд", "госп", "план", "стат", "кадастр", "канал", "гес", "проект", "проєкт", "комзем", "атом", "ризм", "стан", "банк", "маш", "сервіс", "інвест", "фест", "трест", "центр", "буд", "торг", "пром", "газ", "транс",
			"союз", "світ", "ізм", "інг", "трон", "строй", "фонд", "спорт", "завод", "комбінат", "холдинг", "парк", "комітет", "океан", "нафт", "істан")
		return !ends(n.low, "ець", "іїв"), !u
	case ends(n.low, "изм", "їзм", "інг", "ант", "ент", "ист", "аж", "нок", "тет", "ум", "ом"):
		return true, ends(n.low, "ант", "ент", "ист", "нок")
	}
	return true, true
}

// ukSoftened is the second palatalisation: нога, нозі.
func ukSoftened(r rune) string {
	switch r {
	case 'г', 'ґ':
		return "з"
	case 'к':
		return "ц"
	case 'х':
		return "с"
	}
	return string(r)
}

// ukStem returns the stem of a masculine noun and its group, with fleeting vowels gone: Кравець → Кравц, Орел → Орл.
func (n *noun) ukStem() (string, group) {
	text, low := n.text, n.low
	fleeting := n.fact.flags&keep == 0 && syllables(low) > 1
	switch final(low) {
	case 'о':
		if ends(low, "ьо") { // Лемцьо, Лемця
			return cut(text, 2), softGroup
		}
		return cut(text, 1), hardGroup
	case 'й':
		return cut(text, 1), yotGroup
	case 'ь':
		stem, soft := cut(text, 1), cut(low, 1)
		if !fleeting {
			return stem, softGroup
		}
		switch {
		case ends(low, "єць"):
			return cut(text, 3) + "йц", softGroup
		case ends(low, "лець") && in(final(cut(low, 4)), vowels):
			return cut(text, 3) + "ьц", softGroup
		case ends(low, "ець") && !cluster(cut(low, 3)):
			return cut(text, 3) + "ц", softGroup
		case n.class == Toponym && ends(low, "інь"):
			return cut(text, 3) + "ен", softGroup
		case ends(low, "піль") && n.class == Toponym:
			return cut(text, 4) + "пол", softGroup
		case n.class == Toponym && ends(low, "день", "зень", "тень") && !cluster(cut(low, 3)):
			return cut(text, 3) + "н", softGroup
		case ends(soft, "ен") && n.class == Common && !cluster(cut(low, 3)):
			return cut(text, 3) + "н", softGroup
		case ends(low, "ість", "ость"):
			return stem, softGroup
		}
		return stem, softGroup
	}
	last := final(low)
	switch {
	case in(last, "жчшщ"):
		return text, mixedGroup
	case last == 'р' && n.fact.flags&soft != 0:
		return text, softGroup
	case last == 'р' && n.fact.flags&mixed != 0:
		return text, mixedGroup
	case last == 'р' && n.fact.flags&hard == 0 && n.class == Common && ends(low, "ар") && syllables(low) > 1 && n.animate:
		return text, softGroup
	case last == 'р' && n.fact.flags&hard == 0 && n.class == Common && ends(low, "яр") && n.animate:
		return text, mixedGroup
	case fleeting && ends(low, "ок") && (n.class == Toponym && !ends(low, "кок", "крок", "шок", "ток") || ends(low, "исток", "есток", "рисок", "шток", "куток", "иток", "аток") || in(final(cut(low, 2)), "нчшжвптдсмь")):
		return cut(text, 2) + "к", hardGroup
	}
	return text, hardGroup
}

// cluster says whether s ends in two consonants, after which no vowel is fleeting: мудрець, мудреця.
func cluster(s string) bool {
	last := final(s)
	return !in(last, vowels) && last != 'ь' && last != '\'' && !in(final(cut(s, 1)), vowels+"йьлрн'")
}

// ukMasculinePlural adds the plural of a masculine noun.
func (n *noun) ukMasculinePlural(stem string, g group) {
	if !n.pl {
		return
	}
	if ends(n.low, "анин", "янин") {
		stem = cut(stem, 2)
		n.ukPluralCases(stem, "и", "а", "")
		return
	}
	switch g {
	case hardGroup:
		n.ukPluralCases(stem, "и", "а", "ів")
	case mixedGroup:
		n.ukPluralCases(stem, "і", "а", "ів")
	case softGroup:
		n.ukPluralCases(stem, "і", "я", "ів")
	case yotGroup:
		n.ukPluralCases(stem, "ї", "я", "їв")
	}
}

// ukPluralCases adds the plural with the given nominative, theme vowel and genitive.
func (n *noun) ukPluralCases(stem, nom, theme, gen string) {
	n.put(NomPl|VocPl, stem, nom)
	n.ukPluralGenitive(stem, gen)
	if !n.animate {
		n.put(AccPl, stem, nom)
	}
	n.ukPluralRest(stem, theme)
}

func (n *noun) ukPluralGenitive(stem, gen string) {
	c := GenPl
	if n.animate {
		c |= AccPl
	}
	n.put(c, stem, gen)
}

func (n *noun) ukPluralRest(stem, theme string) {
	n.put(DatPl, stem, theme+"м")
	n.put(InsPl, stem, theme+"ми")
	n.put(LocPl, stem, theme+"х")
}
