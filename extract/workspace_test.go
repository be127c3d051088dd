package extract

import (
	"encoding/json"
	"strings"
	"testing"

	"zgadka/gazetteer"
)

// What an extractor keeps from one article for the next says nothing about the next: an article reads the same after another as first.
func TestArticlesApart(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	read := func(x *Extractor, text string) string {
		d, err := json.Marshal(x.Extract(whole("uk", text)))
		if err != nil {
			t.Fatal(err)
		}
		return string(d)
	}
	const text = "«Нафтогаз» купив вугілля. Директор компанії людей більше не шукає, бо зима тепла."
	first := read(New(g), text)
	if !strings.Contains(first, "noun for the nearest entity of its kind") {
		t.Fatal("the noun is not read: " + first)
	}
	x := New(g)
	read(x, strings.Repeat("НАТО, Київ ", 50)) // names begin at every other token
	read(x, strings.Repeat("Київ НАТО, ", 50))
	read(x, strings.Repeat(", НАТО Київ", 50))
	if got := read(x, text); got != first {
		t.Errorf("after another article\n%s\nalone\n%s", got, first)
	}
}
