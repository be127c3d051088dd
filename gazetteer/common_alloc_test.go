//go:build !race

package gazetteer

import "testing"

// The race detector makes pools forget what they hold, so this is not asked under it.
func TestCommonAllocatesNothing(t *testing.T) {
	g := load(t, packOf(commonPack("голос\nоб'єднання\nжінка-лідер\n")))
	for _, form := range []string{"Голос", "Об’єднання", "Столтенберг", "жінка-лідер"} {
		if n := testing.AllocsPerRun(100, func() { g.Common(form, "uk") }); n != 0 {
			t.Errorf("%s: %v allocations", form, n)
		}
	}
}
