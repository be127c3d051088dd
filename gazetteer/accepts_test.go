package gazetteer

import (
	"strings"
	"testing"
)

func TestAccepts(t *testing.T) {
	g := load(t, packOf(map[string]string{"entity/a.yaml": `entities:
- id: country/ru
  uk: {text: Росія, case: any}
- id: country/za
  uk: {text: ПАР, kind: acronym, case: upper}
- id: media/slovo-i-dilo
  uk: {text: Слово і Діло, pattern: = = =}
- id: org/93-ombr
  uk: {text: 93-тя ОМБр, pattern: = =, forms: [93 омбр]}
- id: org/adn
  uk: {text: АдН, case: exact}
- id: org/holodny-yar
  uk: {text: «Холодний Яр», pattern: A N}
- id: org/nato
  uk: [{text: Північноатлантичний альянс, pattern: A N, gender: m}, {text: НАТО, kind: acronym}]
  en: the Alliance
- id: org/wagner
  uk: {text: Вагнер, case: exact}
- id: person/olaf-scholz
  gender: m
  uk: {family: Шольц, given: Олаф}
  en: {family: Scholz, given: Olaf}
- id: person/ursula-von-der-leyen
  gender: f
  uk: {family: {text: фон дер Ляєн, paradigm: indecl}, given: Урсула}
- id: person/volodymyr-zelenskyi
  gender: m
  uk: {family: Зеленський, given: Володимир, patronymic: Олександрович}
`}))
	for _, c := range []struct {
		id   string
		yes  string // parted by |
		no   string
		rule string
	}{
		{"country/ru", "росія|Росія|РОСІЯ|росії", "", "any"},
		{"country/za", "ПАР", "пар|Пар|пАР", "upper"},
		{"org/nato", "Північноатлантичного альянсу|Північноатлантичного Альянсу|ПІВНІЧНОАТЛАНТИЧНИЙ АЛЬЯНС|НАТО|the Alliance|The Alliance|THE ALLIANCE|the Alliance's", "північноатлантичного альянсу|нАТО|the alliance", "cap: initials only"},
		{"media/slovo-i-dilo", "Слово і Діло|СЛОВО І ДІЛО", "слово і діло|Слово і діло", "cap of each word that has one"},
		{"org/holodny-yar", "«Холодний Яр»|\"Холодного Яру\"", "«холодний яр»|«Холодний яр»", "a quotation mark is no letter"},
		{"org/93-ombr", "93-тя ОМБр|93 омбр", "93-тя омбр", "digits, and the literal form as it is written"},
		{"org/adn", "АдН", "АДН|адн|Адн", "exact"},
		{"org/wagner", "Вагнер|Вагнера", "ВАГНЕР|вагнер|вАгнер", "exact with an ending"},
		{"person/olaf-scholz", "Олаф Шольц|Шольца|Шольца Олафа|ОЛАФ ШОЛЬЦ|Scholz’s|Olaf Scholz's", "олаф Шольц|шольц|Шольца олафа|scholz's", "parts of a person"},
		{"person/ursula-von-der-leyen", "Урсула фон дер Ляєн|фон дер Ляєн|Урсула Фон дер Ляєн|фон дер Ляєн Урсула", "урсула фон дер Ляєн|Урсула фон дер ляєн", "particles are small"},
		{"person/volodymyr-zelenskyi", "Володимир Олександрович Зеленський|Зеленському Володимиру", "Володимир олександрович Зеленський", "patronymic"},
	} {
		check := func(surface string, want bool) {
			found := false
			for _, r := range g.Find(surface) {
				if r.Name != nil && r.Name.Entity.ID == c.id {
					found = true
					if got := r.Accepts(surface); got != want {
						t.Errorf("%s: %s %q: %v, want %v", c.rule, c.id, surface, got, want)
					}
				}
			}
			if !found {
				t.Errorf("%s: %q is no form of %s", c.rule, surface, c.id)
			}
		}
		for _, s := range split(c.yes) {
			check(s, true)
		}
		for _, s := range split(c.no) {
			check(s, false)
		}
	}
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
