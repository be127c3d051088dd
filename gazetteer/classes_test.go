package gazetteer

import "testing"

// What the classes of a hit say is what its readings are.
func TestClasses(t *testing.T) {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	names, words := 0, 0
	for h := range g.Scan("Речник НАТО заявив, що Китай не відповів. По словам посла, президент России приедет. The minister said that he will not go to Berlin.") {
		want := classesOf(h.Readings)
		if *h.Classes != want {
			t.Errorf("%d-%d: %+v, want %+v", h.Start, h.End, *h.Classes, want)
		}
		for _, r := range h.Readings {
			if r.Name != nil {
				names++
				if !h.Classes.Name {
					t.Error("a name is not told of")
				}
				continue
			}
			for i := range Languages {
				if r.Langs>>i&1 == 0 {
					continue
				}
				words++
				if h.Classes.Lexemes[i]&r.Lexeme.Class.Bit() == 0 || r.Lexeme.Class == FunctionWord && !h.Classes.Words[i].MayHave(r.Lexeme.ID) {
					t.Errorf("%s %s is not told of", r.Lexeme.Class, r.Lexeme.ID)
				}
			}
		}
	}
	if names < 3 || words < 10 {
		t.Fatalf("%d names and %d words: the sentences say nothing", names, words)
	}
}

func TestWordSet(t *testing.T) {
	a := WordSetOf("how", "refuse")
	if !a.MayHave("how") || !a.MayHave("refuse") || a.MayHave("in") {
		t.Errorf("%b", a)
	}
	if b := WordSetOf("in"); a.Meets(b) || !b.Meets(b) {
		t.Errorf("%b meets %b", a, b)
	} else if a.Add(b); !a.Meets(b) || !a.MayHave("in") || !a.MayHave("how") {
		t.Errorf("%b", a)
	}
}
