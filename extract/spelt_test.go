package extract

import (
	"strings"
	"testing"

	"zgadka/gazetteer"
)

// Every word of the vocabulary is found as it is and in capitals, and no other.
func TestVocabFind(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	for lang, v := range vocabsOf(g) {
		for form, w := range v.words {
			for _, s := range []string{form, strings.ToUpper(form)} {
				if folded(s) == form && v.find(s, foldHash(s)) != w {
					t.Fatalf("%s: %q is not found", lang, s)
				}
			}
			if s := form + "щ"; v.words[s] == nil && v.find(s, foldHash(s)) != nil {
				t.Fatalf("%s: %q is found", lang, s)
			}
		}
	}
}

// What an article has small or large, and once or again, is told by the spelling.
func TestSpelling(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := New(g)
	a := whole("uk", "Мороз каже: мороз міцний. Іній теж. Міцний мороз, а НАТО одне.")
	r := &reader{g: g, lang: g.Language("uk"), d: &Document{Article: a}, lex: scan(g, a, nil), workspace: x.workspace()}
	r.vocab = x.vocab["uk"]
	splitSentences(r)
	for _, c := range []struct {
		word               string
		small, large, once bool
	}{
		{"мороз", true, false, false}, {"Мороз", true, true, true}, {"Іній", false, true, true}, {"іній", false, false, true},
		{"Міцний", true, true, true}, {"НАТО", false, true, true}, {"Нато", false, false, true}, {"сніг", false, false, true},
	} {
		if r.writtenSmall(c.word) != c.small || r.writtenLarge(c.word) != c.large || r.once(c.word) != c.once {
			t.Errorf("%s: small %t, large %t, once %t", c.word, r.writtenSmall(c.word), r.writtenLarge(c.word), r.once(c.word))
		}
	}
}
