package neo4j

import (
	"iter"

	"zgadka/gazetteer/spill"
	"zgadka/graph"
)

// count recounts aggregates from evidence.
type count struct {
	entities map[string]*total
	edges    map[string]*graph.Edge // by key
}

type total struct {
	ID          string
	Articles    int
	First, Last string
}

func (t *total) add(day string) {
	t.Articles++
	t.First, t.Last = widen(t.First, t.Last, day)
}

func widen(first, last, day string) (string, string) {
	if day != "" && (first == "" || day < first) {
		first = day
	}
	return first, max(last, day)
}

func newCount() *count { return &count{map[string]*total{}, map[string]*graph.Edge{}} }

func (c *count) story(story []kept) {
	facts := make([]*graph.Facts, len(story))
	for i := range story {
		f := &story[i].Facts
		facts[i] = f
		for _, m := range f.Mentions {
			if c.entities[m.Entity] == nil {
				c.entities[m.Entity] = &total{ID: m.Entity}
			}
			c.entities[m.Entity].add(f.Article.PublishedDate)
		}
		for _, s := range f.Shares() {
			e := c.edge(s)
			e.Count += s.N
			e.Articles++
			e.FirstSeen, e.LastSeen = widen(e.FirstSeen, e.LastSeen, f.Article.PublishedDate)
		}
	}
	for _, s := range counted(facts, (*graph.Facts).Shares) {
		c.edge(s).Weight += float64(s.N)
	}
}

func (c *count) edge(s graph.Share) *graph.Edge {
	key := graph.Key(s.Type, s.From, s.To)
	e := c.edges[key]
	if e == nil {
		e = &graph.Edge{Type: s.Type, Key: key, From: s.From, To: s.To}
		c.edges[key] = e
	}
	return e
}

// tally is a count that puts its sums on disk, one after the other, and can so count more than fits into memory.
type tally struct {
	*count
	totals, edges *spill.Sorter
}

func (t *tally) story(story []kept) error {
	t.count.story(story)
	if len(t.count.edges)+len(t.count.entities) < inMemory {
		return nil
	}
	return t.spill()
}

func (t *tally) spill() error {
	for key, e := range t.count.edges {
		if err := t.edges.AddValue(key, e); err != nil {
			return err
		}
		for _, id := range []string{e.From, e.To} { // a party of a quote need not be mentioned
			if t.entities[id] == nil {
				t.entities[id] = &total{ID: id}
			}
		}
	}
	for id, one := range t.entities {
		if err := t.totals.AddValue(id, one); err != nil {
			return err
		}
	}
	t.count = newCount()
	return nil
}

// summed yields what a sorter has, with what came under one key added up.
func summed[T any](s *spill.Sorter, add func(*T, T)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var all T
		last, any := "", false
		for line, err := range s.Sorted() {
			var one T
			key := ""
			if err == nil {
				key, err = spill.Key(line, &one)
			}
			switch {
			case err != nil:
				yield(one, err)
				return
			case any && key == last:
				add(&all, one)
				continue
			case any && !yield(all, nil):
				return
			}
			all, last, any = one, key, true
		}
		if any {
			yield(all, nil)
		}
	}
}

func (t *total) sum(o total) {
	t.Articles += o.Articles
	t.First, t.Last = widen(t.First, t.Last, o.First)
	t.Last = max(t.Last, o.Last)
}

func sum(e *graph.Edge, o graph.Edge) {
	e.Weight, e.Count, e.Articles = e.Weight+o.Weight, e.Count+o.Count, e.Articles+o.Articles
	e.FirstSeen, e.LastSeen = widen(e.FirstSeen, e.LastSeen, o.FirstSeen)
	e.LastSeen = max(e.LastSeen, o.LastSeen)
}
