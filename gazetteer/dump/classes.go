package dump

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"zgadka/gazetteer"
)

//go:embed classes.tsv
var classText string

// Class is a class of Wikidata and what its members are to a pack.
type Class struct {
	Item     uint32
	Type     gazetteer.Type // "": what the table says of it
	Kind     string
	distance int // from the class that was asked for
}

// classTable is classes.tsv.
var classTable = mustClasses(classText)

func mustClasses(text string) (list []Class) {
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		q, ok := number(f[0])
		if !ok || len(f) != 4 {
			panic("classes.tsv: " + line) // it is part of the program
		}
		list = append(list, Class{Item: q, Type: gazetteer.Type(f[1]), Kind: f[2]})
	}
	return list
}

// ParseClass reads Q515, or Q515=place where the table does not say what its members are.
func ParseClass(s string) (Class, error) {
	id, typ, given := strings.Cut(s, "=")
	q, ok := number(id)
	if !ok {
		return Class{}, fmt.Errorf("class %q: want an item such as Q515, or Q515=place", s)
	}
	c := Class{Item: q}
	if given {
		if c.Type, ok = gazetteer.ParseType(typ); !ok {
			return Class{}, fmt.Errorf("class %q: want person, org, country, place, media or event behind the =", s)
		}
	}
	return c, nil
}

// classGraph is which class is a subclass of which: eight bytes a statement, some four million statements in all of Wikidata.
type classGraph struct{ edges []edge }

type edge struct{ parent, child uint32 }

func (g *classGraph) add(child uint32, parents []uint32) {
	for _, p := range parents {
		g.edges = append(g.edges, edge{p, child})
	}
}

// under returns every class under the wanted ones with what its members are: that of the nearest class that says it. A wanted class
// without a type takes that of the table.
func (g *classGraph) under(wanted []Class) map[uint32]Class {
	slices.SortFunc(g.edges, func(a, b edge) int {
		if a.parent != b.parent {
			return int(int64(a.parent) - int64(b.parent))
		}
		return int(int64(a.child) - int64(b.child))
	})
	typed := g.spread(classTable)
	found := g.spread(wanted)
	for q, c := range found {
		if t, ok := typed[q]; c.Type == "" && ok {
			t.distance = c.distance
			found[q] = t
		} else if c.Type == "" {
			delete(found, q)
		}
	}
	return found
}

// spread walks from the classes to all below them, the nearest first, those of one distance in the order of the list.
func (g *classGraph) spread(from []Class) map[uint32]Class {
	found := map[uint32]Class{}
	queue := slices.Clone(from)
	for len(queue) > 0 {
		c := queue[0]
		queue = queue[1:]
		if _, ok := found[c.Item]; ok {
			continue
		}
		found[c.Item] = c
		i, _ := slices.BinarySearchFunc(g.edges, c.Item, func(e edge, q uint32) int { return int(int64(e.parent) - int64(q)) })
		for ; i < len(g.edges) && g.edges[i].parent == c.Item; i++ {
			queue = append(queue, Class{g.edges[i].child, c.Type, c.Kind, c.distance + 1})
		}
	}
	return found
}
