package extract

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// The id of a person whom the gazetteer lacks is made of nothing but the name and what the article itself says of the person, so that it does
// not depend on what was read before. One name has one id in all three languages as often as spelling allows: Іван Марчук, Иван Марчук and
// Ivan Marchuk are x/person/ivan-marchuk.

//go:embed given.txt
var givenFile string

// givenNames gives the spelling that ids show of a folded given name.
var givenNames = readGiven(givenFile)

func readGiven(file string) map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		set := strings.Fields(line)
		for _, n := range set {
			if k := foldName(n); names[k] == "" {
				names[k] = slugOf(set[0])
			}
		}
	}
	return names
}

// personID makes the id of an unknown person of the name: x/person/hanna-doroshenko. What tells the person from others of the name follows a
// tilde, see tellApart: x/person/ivan-marchuk~by-sport.
func personID(given, family string) string {
	words := strings.FieldsFunc(given, func(c rune) bool { return c == ' ' || c == '.' || c == '\u00a0' || isHyphen(c) })
	for i, w := range words {
		k := foldName(w)
		if utf8.RuneCountInString(w) == 1 {
			words[i] = initial(w, k)
		} else if words[i] = givenNames[k]; words[i] == "" {
			words[i] = readable(k)
		}
	}
	for _, w := range strings.FieldsFunc(family, func(c rune) bool { return c == ' ' || c == '\u00a0' || isHyphen(c) }) {
		words = append(words, readable(foldName(w)))
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	return "x/person/" + strings.Join(words, "-")
}

// initial is the letter of an initial: Я. is not А., whose sounds are one within a name, and Й. is И.
func initial(letter, folded string) string {
	switch strings.ToLower(letter) {
	case "я":
		return "ya"
	case "ю":
		return "yu"
	}
	if folded == "" {
		return "e"
	}
	return readable(folded)
}

// foldName brings the spellings of a name in three languages together: one letter for и, і, ы, й and e, y, i; for г, х, g, h and kh; for з, ц,
// с and z, c, s, ts. What English does with vowels is beyond it.
func foldName(s string) string {
	s = strings.ToLower(s)
	if strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) }) {
		s = cyrillicSounds.Replace(s)
	} else {
		s = latinSounds.Replace(s)
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		last := byte(0)
		if len(b) > 0 {
			last = b[len(b)-1]
		}
		switch {
		case c >= utf8.RuneSelf || c < 'A' || c > 'z':
			continue
		case c == 'c' && (next == 'e' || next == 'i' || next == 'y'), c == 'z':
			c = 's'
		case c == 'c' || c == 'q':
			c = 'k'
		case c == 'w':
			c = 'v'
		case c == 'h':
			c = 'g'
		case c == 'j':
			c = 'J'
		case c == 'y' || c == 'i' || c == '^':
			if isBack(last) && c != '^' {
				continue // the glide of ай, ой
			}
			c = 'e'
		}
		if last == 'e' && isBack(c) {
			b[len(b)-1] = c // ия, іо, ye
			if n := len(b); n > 1 && b[n-2] == c {
				b = b[:n-1]
			}
			continue
		}
		if c != last {
			b = append(b, c)
		}
	}
	if n := len(b); n > 3 && b[n-1] == 'e' && !isBack(b[n-2]) {
		b = b[:n-1]
	}
	return string(b)
}

func isBack(c byte) bool { return c == 'a' || c == 'o' || c == 'u' }

// cyrillicSounds and latinSounds write Š as Q, Č as C, Ž and Dž as J; a vowel that is no glide as ^ where it would be i.
var (
	cyrillicSounds = strings.NewReplacer("дж", "J", "дз", "s", "ьо", "o", "йо", "o", "а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "e", "э", "e", "ё", "e",
		"ж", "J", "з", "s", "и", "^", "і", "^", "ї", "^", "й", "", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f",
		"х", "g", "ц", "s", "ч", "C", "ш", "Q", "щ", "Q", "ь", "", "ъ", "", "ы", "^", "ю", "u", "я", "a")
	latinSounds = strings.NewReplacer("shch", "Q", "tsch", "C", "sch", "Q", "tch", "C", "sh", "Q", "zh", "J", "kh", "g", "ch", "C", "cz", "C", "sz", "Q", "ph", "f", "th", "t", "gh", "g", "ck", "k",
		"dzh", "J", "dj", "J", "tz", "s", "ts", "s", "x", "ks", "č", "C", "ć", "C", "š", "Q", "ś", "Q", "ş", "Q", "ș", "Q", "ž", "J", "ż", "J", "ź", "s", "ç", "C", "ğ", "g", "ł", "l", "ø", "o",
		"ß", "s", "æ", "e", "œ", "e", "ı", "i", "đ", "d", "á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ă", "a", "ą", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ě", "e", "ę", "e", "ė", "e", "ē", "e",
		"í", "i", "î", "i", "ï", "i", "ī", "i", "ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ô", "o", "ö", "o", "õ", "o", "ő", "o", "ř", "r", "ť", "t", "ț", "t", "ú", "u", "ü", "u", "ů", "u", "ű", "u", "ū", "u", "ý", "y")
)

var idLetters = strings.NewReplacer("Q", "sh", "C", "ch", "J", "zh")

// readable writes a folded name with the letters of ids.
func readable(s string) string {
	return idLetters.Replace(s)
}

func slugOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c == '-' {
			return c
		}
		return -1
	}, s)
}

// fields are the walks of life that keep two bearers of one name apart, by the group of people that the article counts somebody among. Who
// speaks in politics, business and for himself may be called by any of the other groups.
var fields = map[string]string{"athlete": "sport", "artist": "art", "cleric": "church", "medic": "medicine"}

// tellApart gives the unknown persons their ids: of two Іван Марчук the boxer and the minister, the mayor in Ukraine and the farmer in Belarus
// stay two. The article must say so beside the name: what only its readers know makes no other id.
func tellApart(r *reader) {
	for _, p := range r.persons {
		if p.entity != nil {
			continue
		}
		var apart []string
		if len(p.countries) == 1 && p.countries[0] != home {
			apart = append(apart, strings.TrimPrefix(p.countries[0], "country/"))
		}
		field := ""
		for _, g := range p.groups {
			f := fields[g]
			if f == "" && g != "predecessor" && g != "any" && g != "relative" || field != "" && f != "" && f != field {
				field = "" // "боксер, а нині депутат"
				break
			}
			field = f
		}
		if field != "" {
			apart = append(apart, field)
		}
		if len(apart) > 0 {
			p.id += "~" + strings.Join(apart, "-")
		}
	}
}

// home is the country that the project's first readers leave unsaid.
const home = "country/ua"

// live notes a country that the article connects a person with: "білоруський фермер", "мер Гомеля".
func (p *person) live(e *gazetteer.Entity) {
	country := e.Country
	if e.Type == gazetteer.Country {
		country = e.ID
	}
	if country != "" && !slices.Contains(p.countries, country) {
		p.countries = append(p.countries, country)
	}
}
