package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// Pattern guesses which words of a name decline, as [gazetteer] wants it of names of several words in Cyrillic: adjectives before
// the first noun agree with it («Північний потік» is A N), what follows it stays («Служба безпеки України» is N = =). It is "" where
// none is needed. A name that begins with an abbreviation or with letters of another alphabet stays as it is.
func Pattern(name string, lang gazetteer.Lang) string {
	words := strings.Fields(name)
	if lang == "en" || len(words) < 2 || !strings.ContainsFunc(name, cyrillic) {
		return ""
	}
	pattern := slices.Repeat([]string{"="}, len(words))
	head := 0
	for head < len(words)-1 && adjective(bare(words[head]), bare(words[head+1]), lang) {
		pattern[head] = "A"
		head++
	}
	if declines(words[head]) {
		pattern[head] = "N"
	} else {
		pattern = slices.Repeat([]string{"="}, len(words))
	}
	return strings.Join(pattern, " ")
}

func cyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

// bare is a word in small letters without the marks round it.
func bare(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// declines reports whether a word can be the head of a name: Cyrillic, no abbreviation, no title in marks behind nothing.
func declines(w string) bool {
	core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	small := false
	for _, r := range core {
		if !cyrillic(r) && r != '-' && r != '\'' && r != '’' && r != 'ʼ' {
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return small && utf8.RuneCountInString(core) > 2
}

// adjective reports whether w is an adjective in the nominative that goes with the next word. Russian endings tell; in Ukrainian the
// next word must agree, for «країна» ends as «державна» does.
func adjective(w, next string, lang gazetteer.Lang) bool {
	ends := func(s string, suffixes ...string) bool {
		return slices.ContainsFunc(suffixes, func(e string) bool { return strings.HasSuffix(s, e) })
	}
	if utf8.RuneCountInString(w) < 4 || next == "" {
		return false
	}
	if lang == "ru" {
		return ends(w, "ый", "ая", "яя", "ое", "ее", "ые", "ский", "цкий", "ний", "кий", "гий", "хий", "чий", "ший", "щий", "ской", "цкой", "шой", "жой", "вой", "ной", "дой",
			"ские", "цкие", "шие", "щие", "кие", "гие")
	}
	switch {
	case ends(w, "ий", "ій", "їй"):
		return true
	case ends(w, "ська", "цька", "зька", "ське", "цьке", "зьке", "ські", "цькі", "зькі"):
		return true
	case ends(w, "а", "я"):
		return ends(next, "а", "я", "ь", "ість", "ч") && (consonantBefore(w, "на") || slices.Contains(simpleAdjectives, cutEnd(w)) || ends(w, "ова", "ева", "ня"))
	case ends(w, "е", "є"):
		return ends(next, "о", "е", "є", "я")
	case ends(w, "і"):
		return ends(next, "и", "і", "ї", "а")
	}
	return false
}

// simpleAdjectives are the stems of short adjectives that places begin with: Нова Каховка, Біла Церква.
var simpleAdjectives = []string{
	"нов", "стар", "біл", "мал", "велик", "червон", "зелен", "золот", "перш", "друг", "нижн", "верхн", "середн", "сух", "гол", "висок", "широк", "молод", "син", "вільн", "народн", "жовт", "солон", "ранн",
}

func cutEnd(w string) string {
	_, n := utf8.DecodeLastRuneInString(w)
	return w[:len(w)-n]
}

// consonantBefore reports whether w ends in a consonant and the suffix: державна, but not країна.
func consonantBefore(w, suffix string) bool {
	stem, ok := strings.CutSuffix(w, suffix)
	if !ok || stem == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(stem)
	return !strings.ContainsRune("аеєиіїоуюя", r)
}
