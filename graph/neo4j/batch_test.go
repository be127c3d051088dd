package neo4j

import (
	"slices"
	"testing"
)

func TestDaysMove(t *testing.T) {
	for _, c := range []struct {
		name               string
		came, went         []string
		first, last        string
		wantFirst, wantEnd string
		unsure             bool
	}{
		{"first article", []string{"2023-03-02"}, nil, "", "", "2023-03-02", "2023-03-02", false},
		{"earlier and later", []string{"2023-03-09", "2023-03-01"}, nil, "2023-03-02", "2023-03-05", "2023-03-01", "2023-03-09", false},
		{"one from the middle goes", nil, []string{"2023-03-03"}, "2023-03-02", "2023-03-05", "2023-03-02", "2023-03-05", false},
		{"the first goes", nil, []string{"2023-03-02"}, "2023-03-02", "2023-03-05", "2023-03-02", "2023-03-05", true},
		{"the last is replaced by one of its day", []string{"2023-03-05"}, []string{"2023-03-05"}, "2023-03-02", "2023-03-05", "2023-03-02", "2023-03-05", false},
		{"two of the last day go, one comes", []string{"2023-03-05"}, []string{"2023-03-05", "2023-03-05"}, "2023-03-02", "2023-03-05", "2023-03-02", "2023-03-05", true},
	} {
		d := days{c.came, c.went}
		first, last, unsure := d.move(c.first, c.last)
		if first != c.wantFirst || last != c.wantEnd || unsure != c.unsure {
			t.Errorf("%s: %s..%s %v, want %s..%s %v", c.name, first, last, unsure, c.wantFirst, c.wantEnd, c.unsure)
		}
	}
}

func TestUndo(t *testing.T) {
	list := undo()
	if len(list) != len(slices.Concat(migrations...)) || list[len(list)-1] != "DROP CONSTRAINT zgadka_node IF EXISTS" || list[0] != "DROP INDEX zgadka_source_id IF EXISTS" {
		t.Errorf("got %q", list)
	}
}
