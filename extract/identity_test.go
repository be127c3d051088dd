package extract

import (
	"strings"
	"testing"

	"zgadka/gazetteer"
)

func TestPersonID(t *testing.T) {
	for _, c := range []struct {
		rule, want string
		names      [][2]string
	}{
		{"three languages", "x/person/ivan-marchuk", [][2]string{{"Іван", "Марчук"}, {"Иван", "Марчук"}, {"Ivan", "Marchuk"}}},
		{"given names that differ", "x/person/oleksandr-shevchenko", [][2]string{{"Олександр", "Шевченко"}, {"Александр", "Шевченко"}, {"Oleksandr", "Shevchenko"}, {"Alexander", "Shevchenko"}}},
		{"h, g and kh", "x/person/olga-gomenko", [][2]string{{"Ольга", "Хоменко"}, {"Ольга", "Хоменко"}, {"Olha", "Khomenko"}}},
		{"two surnames", "x/person/maria-kosach-kvetka", [][2]string{{"Марія", "Косач-Квітка"}, {"Мария", "Косач-Квитка"}, {"Maria", "Kosach-Kvitka"}}},
		{"initials that sound alike in names", "x/person/ya-koval", [][2]string{{"Я.", "Коваль"}}},
		{"the same", "x/person/a-koval", [][2]string{{"А.", "Коваль"}, {"A.", "Koval"}}},
		{"the same", "x/person/e-koval", [][2]string{{"Й.", "Коваль"}, {"І.", "Коваль"}, {"И.", "Коваль"}}},
		{"initials", "x/person/o-v-kovalenko", [][2]string{{"О. В.", "Коваленко"}, {"O.V.", "Kovalenko"}}},
	} {
		for _, n := range c.names {
			if got := personID(n[0], n[1]); got != c.want {
				t.Errorf("%s: %s %s is %s, want %s", c.rule, n[0], n[1], got, c.want)
			}
		}
	}
}

// The people of the gazetteer have names in three languages. Most spellings of one person meet in one id; those of two persons never do.
func TestPersonIDsOfThePack(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	all, met := 0.0, map[string]float64{}
	bearers := map[string]string{}
	for _, e := range g.Entities() {
		ids := map[string]string{}
		for _, l := range gazetteer.Languages {
			if given, family, ok := strings.Cut(e.Named(l), " "); ok {
				ids[l] = personID(given, family)
			}
		}
		if e.Type != gazetteer.Person || len(ids) < 3 {
			continue
		}
		all++
		for _, pair := range []string{"uk-ru", "uk-en", "ru-en"} {
			if ids[pair[:2]] == ids[pair[3:]] {
				met[pair]++
			}
		}
		for _, l := range gazetteer.Languages {
			if o := bearers[ids[l]]; o != "" && o != e.ID && e.Named(l) != g.Named(o, l) {
				t.Errorf("%s is %s and %s", ids[l], o, e.ID)
			}
			bearers[ids[l]] = e.ID
		}
	}
	for pair, least := range map[string]float64{"uk-ru": 0.9, "uk-en": 0.6, "ru-en": 0.6} {
		t.Logf("%s %.3f of %.0f", pair, met[pair]/all, all)
		if met[pair] < least*all {
			t.Errorf("%s: only %.3f of the names meet", pair, met[pair]/all)
		}
	}
}
