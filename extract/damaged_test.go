package extract

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"

	"zgadka/gazetteer"
)

// A gazetteer whose file is damaged gives wrong answers at worst: reading an article with it ends, and the end is where it is.
func TestDamagedGazetteer(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := g.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../testdata/articles/ipress-nato-china-weapons.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := &Article{ID: "a", Lang: "uk", Published: "2023-03-21", Text: string(text), Zones: []Zone{{Span: Span{End: len(text)}, Kind: Body}}}
	whole := New(g).Extract(a)
	if len(whole.Mentions) == 0 {
		t.Fatal("no mention in the article")
	}
	random := rand.New(rand.NewPCG(3, 4))
	opened, other := 0, 0
	for round := range 30 {
		bad := bytes.Clone(file.Bytes())
		begin := len(bad) / 10                       // what stands before is checked when it is opened
		for range []int{100, 2000, 20000}[round%3] { // of some 20 MB
			bad[begin+random.IntN(len(bad)-begin)] ^= 1 << random.IntN(8)
		}
		g, err := gazetteer.Open(bad)
		if err != nil {
			continue // the header of a matcher was hit
		}
		opened++
		d := New(g).Extract(a)
		for _, m := range d.Mentions {
			if m.Start < 0 || m.End > len(a.Text) || m.Start >= m.End {
				t.Fatalf("mention %v", m)
			}
		}
		if g.Err() != nil || len(d.Mentions) != len(whole.Mentions) {
			other++
		}
		if g.Verify() == nil {
			t.Error("damage was not noticed")
		}
	}
	t.Logf("%d opened, %d of them answered otherwise", opened, other)
	if opened == 0 || other == 0 {
		t.Error("nothing was tried")
	}
}
