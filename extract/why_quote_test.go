package extract

import (
	"fmt"
	"slices"
	"testing"

	"zgadka/gazetteer"
)

// TestWhyQuote has, of each sort of construction, the words that decide the last quote of the text and who loses.
func TestWhyQuote(t *testing.T) {
	for _, c := range []struct {
		lang  gazetteer.Lang
		text  string
		entry bool // the cue stands in a language file
		words []string
		lost  []string
	}{
		{"uk", "Мер Шпак приїхав до Румунії. Іда Струк заявила, що міст закриють.", true,
			[]string{"subject that agrees with the verb: Іда Струк", "cue: заявила", "conjunction: що"}, nil},
		{"uk", "«Міст закриють», – сказала Укрінформу Іда Струк, зустрівши Івана Мельника у Відні.", true,
			[]string{"opening mark: «", "closing mark: »", "comma: ,", "cue: сказала", "subject that agrees with the verb: Іда Струк"},
			[]string{"Укрінформу: is spoken to", "Івана Мельника: not in the nominative", "Відні: a place that acts for nobody"}},
		{"uk", "Іда Струк і Петро Мельник відкрили міст. Вона не сказала, що Румунія заплатить.", true,
			[]string{"whom the pronoun means: named once before, last 6 words away: Іда Струк", "subject that agrees with the verb: Вона", "negation: не",
				"cue: сказала", "conjunction: що"},
			[]string{"Петро Мельник: of another gender"}},
		{"uk", "За словами Іди Струк, Румунія заплатить.", true,
			[]string{"attribution: За словами", "whose words: Іди Струк"}, nil},
		{"uk", "Румунія заплатить. Про це, передає Укрінформ, заявила Іда Струк.", true,
			[]string{"points back: Про це", "cue: заявила", "subject that agrees with the verb: Іда Струк"},
			[]string{"Укрінформ: passes the words on (carrier)"}},
		{"ru", "Ида Струк призвала Румынию открыть мост.", true,
			[]string{"subject that agrees with the verb: Ида Струк", "cue: призвала", "infinitive: открыть"},
			[]string{"Румынию: is spoken to"}},
		{"en", "Ida Plank's lawyer, Bob Crane, accused Norway of closing the bridge.", true,
			[]string{"subject: Bob Crane", "cue: accused", "preposition: of"},
			[]string{"Ida Plank: a possessive", "Norway: is spoken to"}},
		{"en", "Reuters, citing Ida Plank, reports that Norway will pay.", false,
			[]string{"relay: citing", "subject: Ida Plank", "conjunction: that"},
			[]string{"Reuters: passes the words on (carrier)"}},
	} {
		d := defaultExtractor().Explaining().Extract(whole(c.lang, c.text))
		if len(d.Quotes) == 0 {
			t.Errorf("%s: no quote", c.text)
			continue
		}
		w := d.Quotes[len(d.Quotes)-1].Why
		var words, lost []string
		for _, x := range w.Words {
			words = append(words, fmt.Sprintf("%s: %s", x.Role, d.Text[x.Start:x.End]))
		}
		for _, x := range w.Lost {
			lost = append(lost, fmt.Sprintf("%s: %s", d.Text[x.Start:x.End], x.Reason))
		}
		if !slices.Equal(words, c.words) {
			t.Errorf("%s: words\n%q, want\n%q", c.text, words, c.words)
		}
		if !slices.Equal(lost, c.lost) {
			t.Errorf("%s: lost\n%q, want\n%q", c.text, lost, c.lost)
		}
		if (w.Entry.Line > 0) != c.entry {
			t.Errorf("%s: entry of the cue %v", c.text, w.Entry)
		}
	}
}
