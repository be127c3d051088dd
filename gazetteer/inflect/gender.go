package inflect

import "strings"

// GenderOf guesses the gender of a nominative by its ending; 0 where the ending leaves it open, as in the surname Мороз or the
// given name Саша. Plural-only words are 'p'.
func GenderOf(word string, lang Lang, class Class) Gender {
	return genderOf(lastWord(word), lang, class, false)
}

// GuessGender is [GenderOf] of w without its Gender, and without what is known of the very word if that is to be left out.
func (w *Word) GuessGender() Gender { return genderOf(lastWord(w.Text), w.Lang, w.Class, w.Unlisted) }

// lastWord is what stands after the last hyphen or space, in lower case.
func lastWord(word string) string { return strings.ToLower(word[strings.LastIndexAny(word, "- ")+1:]) }

func genderOf(low string, lang Lang, class Class, unlisted bool) Gender {
	if !unlisted {
		if g := listedGender(lang, class, low); g != 0 {
			return g
		}
	}
	last := final(low)
	if lang != "uk" && lang != "ru" || last == 0 {
		return 0
	}
	switch class {
	case Surname:
		return surnameGender(low, last, lang)
	case Given:
		switch {
		case in(last, "ая"):
			return Feminine
		case last == 'о':
			return Masculine
		case in(last, vowels):
			return 0
		}
		return Masculine
	case Patronymic:
		if in(last, "ая") {
			return Feminine
		}
		return Masculine
	case Adjective:
		switch {
		case ends(low, "ий", "ій", "їй", "ый", "ой"):
			return Masculine
		case in(last, "ая"):
			return Feminine
		case in(last, "еєо"):
			return Neuter
		}
		return Plural
	}
	return nounGender(low, last, lang, class)
}

// surnameGender knows only the endings that one gender has: -ський, -ська, -ова.
func surnameGender(low string, last rune, lang Lang) Gender {
	if lang == "ru" {
		switch {
		case ends(low, "ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой"):
			return Masculine
		case ends(low, "ова", "ева", "ёва", "ина", "ына", "ая", "яя"):
			return Feminine
		}
		return 0
	}
	switch {
	case ends(low, "ий", "ов", "єв", "ев"):
		return Masculine
	case ends(low, "ін", "їн") && syllables(low) > 1:
		return Masculine
	case ends(low, "ська", "цька", "зька", "ова", "єва", "ева", "їна"), ends(low, "іна") && syllables(low) > 2:
		return Feminine
	}
	return 0
}

// nounGender is for common nouns and toponyms.
func nounGender(low string, last rune, lang Lang, class Class) Gender {
	switch {
	case last == 'ь':
		if ends(low, "ість", "ость", "ль", "нь", "рь", "ть", "сь", "дь", "зь", "вь", "шь", "чь", "жь", "щь") {
			if ends(low, "ість", "ость", "асть", "адь", "шь", "чь", "жь", "щь", "вь", "зь", "сь") {
				return Feminine
			}
			return Masculine
		}
		return Masculine
	case lang == "ru" && ends(low, "ые"), lang == "uk" && ends(low, "ські", "цькі", "зькі"):
		return Plural
	case in(last, "ыи"), last == 'і' && class == Toponym && ends(low, "ці", "чі", "ні", "лі", "ші", "жі"), last == 'ї' && class == Toponym:
		if lang == "ru" && last == 'и' && !ends(low, "ки", "ги", "хи", "ши", "щи", "жи", "чи", "ли", "ни") {
			return Neuter
		}
		return Plural
	case lang == "uk" && last == 'я' && doubledBefore(low):
		return Neuter
	case lang == "ru" && ends(low, "мя"):
		return Neuter
	case in(last, "ая"):
		return Feminine
	case in(last, "оеє"):
		return Neuter
	case in(last, vowels):
		return Neuter
	}
	return Masculine
}

// doubledBefore says whether the final я stands after a doubled consonant or an apostrophe after a labial: Запоріжжя, Прикарпаття.
func doubledBefore(low string) bool {
	stem := cut(low, 1)
	a, b := final(stem), final(cut(stem, 1))
	return a == b && !in(a, vowels) || a == '\'' && !ends(low, "м'я") || ends(low, "стя", "щя") || ends(low, "ім'я", "ем'я")
}
