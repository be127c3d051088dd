package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug is a name as the readable part of an id: small letters of English and digits, hyphens between the words. Cyrillic is written
// after the Ukrainian national table of 2010 («Ганна Дорошенко» is hanna-doroshenko), accents are left out, letters of other scripts
// too. It depends on nothing but the name, and is "" where nothing is left.
func Slug(name string) string {
	var b strings.Builder
	dash := true
	write := func(s string) {
		if s != "" {
			b.WriteString(s)
			dash = false
		}
	}
	for _, c := range strings.ToLower(name) {
		first, initial := latinInitial[c]
		s, ok := latin[c]
		switch {
		case initial && dash:
			write(first)
		case ok:
			write(s)
		case c < 128 && isAlnum(c):
			write(string(c))
		case unicode.IsLetter(c):
			write(strings.Map(english, norm.NFD.String(string(c))))
		case !dash && !silentInSlug(c):
			b.WriteByte('-')
			dash = true
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// english leaves the letters of English.
func english(c rune) rune {
	if c < 128 && unicode.IsLetter(c) {
		return c
	}
	return -1
}

// silentInSlug reports what stands inside a word without being a letter: apostrophes, stress marks, the soft hyphen.
func silentInSlug(c rune) bool {
	return strings.ContainsRune("'’ʼ`\u00ad", c) || unicode.Is(unicode.Mn, c)
}

// latinInitial are the letters that the table of 2010 writes otherwise at the start of a word: Юхим → Yukhym.
var latinInitial = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}

// latin romanises Cyrillic letters after the Ukrainian national table of 2010, Russian letters likewise, and letters of Latin
// alphabets that are more than an accent.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu", 'я': "ia", 'ё': "e", 'ъ': "", 'ы': "y", 'э': "e", 'ў': "u",
	'ł': "l", 'ø': "o", 'ß': "ss", 'ı': "i", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ə': "a", 'ħ': "h",
}
