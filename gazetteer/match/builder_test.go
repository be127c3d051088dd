package match

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// Builders that are put together make the matcher that one makes of all forms.
func TestMerge(t *testing.T) {
	var forms []string
	for i := range 500 {
		forms = append(forms, fmt.Sprintf("форма %d", i%300), fmt.Sprint("слово", i), fmt.Sprintf("U.%d.S. Ераст", i))
	}
	var one, all Builder
	parts := make([]Builder, 4)
	var rows [4][]int
	for i, f := range forms {
		n := i * len(parts) / len(forms)
		one.Set(one.Row(f), uint32(i))
		rows[n] = append(rows[n], parts[n].Row(f))
	}
	all.Grow(700)
	i := 0
	for n := range parts {
		to := all.Merge(&parts[n])
		for _, row := range rows[n] {
			all.Set(to[row], uint32(i))
			i++
		}
	}
	if a, b := written(t, all.Build()), written(t, one.Build()); !bytes.Equal(a, b) {
		t.Error("another matcher")
	}
}

func TestRow(t *testing.T) {
	var b Builder
	var rows []int
	for _, f := range []string{"НАТО", "Куп'янськ", "нато", " ", "\u00ad", "Куп’янськ", "Рада"} {
		rows = append(rows, b.Row(f))
	}
	if want := []int{0, 1, 0, -1, -1, 1, 2}; !slices.Equal(rows, want) {
		t.Errorf("rows %v, want %v", rows, want)
	}
	b.Set(1, 7)
	m := b.Build()
	for form, want := range map[string]uint32{"Куп`янськ": 7, "Рада": 0} {
		if v, ok := m.Lookup(form); v != want || !ok {
			t.Errorf("%s: %d, %v", form, v, ok)
		}
	}
}
