package inflect

// ruFirst declines the first declension, -а and -я.
func (n *noun) ruFirst() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(Nom|Voc, n.text, "")
	y, e, u, oj := "ы", "е", "у", "о"
	theme := "а"
	switch {
	case last == 'я':
		y, u, oj, theme = "и", "ю", "е", "я"
		if before == 'и' {
			e = "и"
		}
	case in(before, "жчшщ"):
		y, oj = "и", "е"
	case before == 'ц':
		oj = "е"
	case in(before, "гкх"):
		y = "и"
	}
	n.put(Gen, stem, y)
	n.put(Dat|Loc, stem, e)
	n.put(Acc, stem, u)
	n.put(Ins, stem, oj+"й")
	if n.class != Patronymic && (before != 'и' || n.class == Given || n.class == Common) { // Марией and Мариею, but hardly Россиею
		n.put(Ins, stem, oj+"ю")
	}
	if in(before, "жчшщц") && (n.class == Common || n.class == Surname || ends(n.low, "ча", "джа")) { // stress decides: Левшой, Гришей
		n.put(Ins, stem, "ой")
	}
	if !n.pl {
		return
	}
	n.put(NomPl|VocPl, stem, y)
	if !n.animate {
		n.put(AccPl, stem, y)
	}
	switch {
	case n.class == Given && ends(n.low, "ья"): // Аксиний
		n.ruPluralGenitive(cut(stem, 1), "ий")
	case n.class == Given && last == 'а' && !ends(n.low, "ка"): // Ариадн
		n.ruPluralGenitive(stem, "")
	default:
		n.ruPluralGenitive(ruZero(stem, n.low), "")
	}
	n.ruPluralRest(stem, theme)
}

// ruZero is the plural genitive without ending: депутатка → депутаток. stem is without the final vowel, low with it.
func ruZero(stem, low string) string {
	last, before := final(cut(low, 1)), final(cut(low, 2))
	isSoft := final(low) == 'я'
	switch {
	case last == 'и' && isSoft:
		return stem + "й"
	case in(last, vowels):
		return stem + "й"
	case last == 'к' && in(before, "ьй"):
		return cut(stem, 2) + "ек"
	case last == 'к' && in(before, "жчш"):
		return cut(stem, 1) + "ек"
	case last == 'к' && !in(before, vowels+"с"):
		return cut(stem, 1) + "ок"
	case last == 'н' && !in(before, vowels+"н"):
		return cut(stem, 1) + "ен"
	case last == 'ь' && isSoft:
		return cut(stem, 1) + "ей"
	case isSoft:
		return stem + "ь"
	}
	return stem
}

// ruThird declines the third declension: область, Любовь.
func (n *noun) ruThird() {
	stem := n.text
	if final(n.low) == 'ь' {
		stem = cut(n.text, 1)
	}
	oblique := stem
	if n.oblique != "" {
		oblique = n.oblique
	}
	n.put(Nom|Acc|Voc, n.text, "")
	n.put(Gen|Dat|Loc, oblique, "и")
	n.put(Ins, stem, "ью")
	if n.class == Given && n.fact.paradigm == "" { // Гузели, but Мишель
		n.put(singular, n.text, "")
	}
	if !n.pl {
		return
	}
	theme := "я"
	if in(final(stem), "жчшщ") {
		theme = "а"
	}
	n.ruPluralCases(oblique, "и", theme, "ей")
}

// ruNeuter declines neuters: -о, -е, -ие, -ье, -мя.
func (n *noun) ruNeuter() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(Nom|Acc|Voc, n.text, "")
	switch {
	case ends(n.low, "мя"):
		n.put(Gen|Dat|Loc, stem, "ени")
		n.put(Ins, stem, "енем")
		n.put(NomPl|AccPl|VocPl, stem, "ена")
		n.put(GenPl, stem, "ен")
		n.ruPluralRest(stem, "ена")
	case last == 'о' || in(before, "жчшщц"):
		n.put(Gen, stem, "а")
		n.put(Dat, stem, "у")
		n.put(Ins, n.text, "м")
		n.put(Loc, stem, "е")
		n.put(NomPl|AccPl|VocPl, stem, "а")
		n.put(GenPl, ruZeroNeuter(stem), "")
		n.ruPluralRest(stem, "а")
	default:
		n.put(Gen, stem, "я")
		n.put(Dat, stem, "ю")
		n.put(Ins, n.text, "м")
		if before == 'и' {
			n.put(Loc, stem, "и")
		} else {
			n.put(Loc, stem, "е")
		}
		n.put(NomPl|AccPl|VocPl, stem, "я")
		switch {
		case before == 'и':
			n.put(GenPl, stem, "й")
		case before == 'ь':
			n.put(GenPl, cut(stem, 1), "ий")
		default:
			n.put(GenPl, stem, "ей")
		}
		n.ruPluralRest(stem, "я")
	}
}

func ruZeroNeuter(stem string) string {
	last, before := final(stem), final(cut(stem, 1))
	switch {
	case last == 'н' && !in(before, vowels):
		return cut(stem, 1) + "он"
	case last == 'ц' && before == 'ь':
		return cut(stem, 2) + "ец"
	case in(last, "лр") && in(before, "стдкр"):
		return cut(stem, 1) + "е" + string(last)
	}
	return stem
}

// ruPlural declines words that have a plural only: Сумы, Черновцы, Альпы.
func (n *noun) ruPlural() {
	stem, last, before := cut(n.text, 1), final(n.low), final(cut(n.low, 1))
	n.put(NomPl|VocPl, n.text, "")
	if !n.animate {
		n.put(AccPl, n.text, "")
	}
	theme := "а"
	if last == 'я' || last == 'и' && !in(before, "гкхжчшщ") {
		theme = "я"
	}
	wantIv := n.fact.flags&iv != 0 || n.fact.flags&zero == 0 && ends(n.low, "цы", "ты", "ры", "ды")
	open := n.class == Toponym && n.fact.flags&(iv|zero) == 0 && syllables(n.low) > 2 // Карпат, but Бермудов: nothing tells
	switch {
	case n.oblique != "":
		n.ruPluralGenitive(n.oblique, "")
	case n.class == Toponym && in(before, "жчшщ") && !ends(n.low, "ищи"): // Боровичей
		n.ruPluralGenitive(stem, "ей")
	case n.class == Toponym && n.fact.flags&zero == 0 && theme == "я" && !in(before, vowels): // Жигулей, Зорь
		n.ruPluralGenitive(stem, "ей")
		n.ruPluralGenitive(stem, "ь")
	case open && ends(n.low, "ники", "яки"):
		n.ruPluralGenitive(stem, "ов")
	case open && ends(n.low, "ки"):
		n.ruPluralGenitive(stem, "ов")
		n.ruPluralGenitive(ruZero(stem, cut(n.low, 1)+theme), "")
	case open && ends(n.low, "ицы", "ищи"):
		n.ruPluralGenitive(stem, "")
	case open && in(before, "тркдлсмн"):
		n.ruPluralGenitive(stem, "ов")
		n.ruPluralGenitive(stem, "")
		if before == 'н' {
			n.ruPluralGenitive(ruZero(stem, cut(n.low, 1)+theme), "")
		}
	case open && in(before, "ц") && ends(n.low, "рцы", "вцы"):
		n.ruPluralGenitive(stem, "ов")
		n.ruPluralGenitive(stem, "ев")
		n.ruPluralGenitive(cut(stem, 1), "ец")
	case !wantIv && !(open && in(before, vowels)):
		n.ruPluralGenitive(ruZero(stem, cut(n.low, 1)+theme), "")
	case before == 'ц':
		n.ruPluralGenitive(stem, "ов")
		n.ruPluralGenitive(stem, "ев")
	case theme == "я" && in(before, vowels):
		n.ruPluralGenitive(stem, "ев")
	case theme == "я" || in(before, "жчшщ"):
		n.ruPluralGenitive(stem, "ей")
	default:
		n.ruPluralGenitive(stem, "ов")
	}
	n.ruPluralRest(stem, theme)
}
