package gazetteer

import (
	"testing"
	"time"
)

// The pack that comes with the program loads without a mistake.
func TestDefault(t *testing.T) {
	start := time.Now()
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	entities, forms := g.Size()
	t.Logf("%d entities, %d forms in %v", entities, forms, time.Since(start))
	if again, _ := Default(); again != g {
		t.Error("a second call makes another gazetteer")
	}
	for _, p := range Lint(g) {
		if p.Severity == Error {
			t.Error(p)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(DefaultPack()); err != nil {
			b.Fatal("the embedded pack does not load")
		}
	}
}
