package extract

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// sentences puts a name into each case.
var sentences = map[gazetteer.Lang]map[inflect.Cases]string{
	"uk": {
		inflect.Nom: "%s не прийде до суду.",
		inflect.Gen: "Адвокат попросив вирок для %s учора.",
		inflect.Dat: "Суд відмовив %s у звільненні.",
		inflect.Acc: "Поліція затримала %s вчора.",
		inflect.Ins: "Слідчий розмовляв із %s вчора.",
	},
	"ru": {
		inflect.Nom: "%s не придёт в суд.",
		inflect.Gen: "Адвокат попросил приговор для %s вчера.",
		inflect.Dat: "Суд отказал %s в освобождении.",
		inflect.Acc: "Полиция задержала %s вчера.",
		inflect.Ins: "Следователь говорил с %s вчера.",
	},
}

// TestNominatives puts given names and surnames, each from another person, through all cases and reads them back: the span has to be the name and
// its lemma the nominative. Once with the surnames of the gazetteer, once with their first letter changed, so that nobody knows them, and those with an
// initial, where nothing but the sentence tells the case.
func TestNominatives(t *testing.T) {
	x := defaultExtractor()
	for _, c := range []struct {
		lang             gazetteer.Lang
		unknown, initial bool
		most             float64 // errors in 100
	}{{"uk", false, false, 1.5}, {"ru", false, false, 1.5}, {"uk", true, false, 5}, {"ru", true, false, 5}, {"uk", true, true, 10}, {"ru", true, true, 10}} {
		t.Run(fmt.Sprintf("%s, unknown %v, initial %v", c.lang, c.unknown, c.initial), func(t *testing.T) {
			givens, families := frequentNames(t, c.lang), surnamesOf(x.g, c.lang)
			rnd := rand.New(rand.NewSource(1))
			wrong, all := map[inflect.Cases]int{}, map[inflect.Cases]int{}
			errors, names := 0, 0
			for range 1500 {
				given, family := givens[rnd.Intn(len(givens))], families[rnd.Intn(len(families))]
				if given.Gender != family.Gender || c.unknown && !unheard(x.g, &family, rnd) {
					continue
				}
				if c.initial {
					first, _ := utf8.DecodeRuneInString(given.Text)
					given = inflect.Word{Text: string(first) + "."}
				}
				for cases, sentence := range sentences[c.lang] {
					name := formIn(given, cases) + " " + formIn(family, cases)
					text := fmt.Sprintf(sentence, name)
					got := "no person"
					for _, m := range x.Extract(paragraphs(c.lang, text)).Mentions {
						if m.Type == gazetteer.Person && m.Surface == name {
							got = m.Lemma
						}
					}
					names, all[cases] = names+1, all[cases]+1
					if want := given.Text + " " + family.Text; got != want {
						errors, wrong[cases] = errors+1, wrong[cases]+1
						t.Logf("%s: %s, want %s", text, got, want)
					}
				}
			}
			share := 100 * float64(errors) / float64(names)
			t.Logf("%d of %d wrong, %.2f %%; by case %v of %v", errors, names, share, wrong, all)
			if share > c.most {
				t.Errorf("%.2f %% wrong", share)
			}
		})
	}
}

// frequentNames are the given names in the file of a language.
func frequentNames(t *testing.T, lang gazetteer.Lang) (words []inflect.Word) {
	data, err := os.ReadFile("../gazetteer/data/lang/" + lang + ".yaml")
	var file struct{ Given map[string][]yaml.Node }
	if err == nil {
		err = yaml.Unmarshal(data, &file)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, gender := range []inflect.Gender{inflect.Masculine, inflect.Feminine} {
		for _, n := range file.Given[string(rune(gender))] {
			if n.Kind == yaml.ScalarNode {
				words = append(words, inflect.Word{Text: n.Value, Lang: lang, Class: inflect.Given, Gender: gender})
			}
		}
	}
	return words
}

// surnamesOf are those of the people of the gazetteer.
func surnamesOf(g *gazetteer.Gazetteer, lang gazetteer.Lang) (words []inflect.Word) {
	for _, e := range g.Entities() {
		for i := range e.Names {
			if n := &e.Names[i]; e.Type == gazetteer.Person && e.Gender != 0 && n.Lang == lang && n.Part == gazetteer.Family && !strings.ContainsAny(n.Text, " -") {
				words = append(words, inflect.Word{Text: n.Text, Lang: lang, Class: inflect.Surname, Gender: e.Gender})
			}
		}
	}
	return words
}

// unheard changes the first letter of a surname until the gazetteer does not know it; false where it always does.
func unheard(g *gazetteer.Gazetteer, w *inflect.Word, rnd *rand.Rand) bool {
	letters := []rune("БВГДЗКЛМНПРСТФХЦЧШ")
	name := []rune(w.Text)
	if len(name) < 5 || strings.ContainsRune("АЕЄИІЇОУЮЯЭЁЫ", name[0]) {
		return false
	}
	for range 5 {
		name[0] = letters[rnd.Intn(len(letters))]
		if w.Text = string(name); g.Find(w.Text) == nil && !g.Common(w.Text, w.Lang) {
			return true
		}
	}
	return false
}

func formIn(w inflect.Word, cases inflect.Cases) string {
	for _, f := range inflect.Forms(w) {
		if f.Cases&cases != 0 {
			return f.Text
		}
	}
	return w.Text
}
