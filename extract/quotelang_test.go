package extract

import (
	"strings"
	"testing"

	"zgadka/gazetteer"
)

func TestQuoteLang(t *testing.T) {
	for _, c := range []struct {
		home  gazetteer.Lang
		quote string
		want  gazetteer.Lang
	}{
		{"uk", "Ми не бачили жодних доказів", "uk"},
		{"uk", "Мы этого не говорили, и вы это знаете", "ru"},
		{"uk", "просила зброю", "uk"},
		{"uk", "Росія просила летальну зброю", "uk"},
		{"uk", "Кто, как не они, будет отвечать за то, что было", "ru"},
		{"ru", "Это не так", "ru"},
		{"ru", "Ми її не віддамо, і крапка", "uk"},
		{"ru", "Слава Украине", "ru"},
		{"uk", "We will support Ukraine for as long as it takes", "en"},
		{"uk", "Daily Mail", "uk"},
		{"en", "Ми її не віддамо, і крапка", "uk"},
		{"en", "As long as it takes", "en"},
	} {
		text := "Він сказав: " + c.quote
		start := strings.Index(text, c.quote)
		d := &Document{Article: &Article{Lang: c.home, Text: text}}
		if got := d.QuoteLang(&Quote{Spans: []Span{{start, len(text)}}}); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.home, c.quote, got, c.want)
		}
	}
}
