package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"time"
)

// Appearance is one article that mentions an entity.
type Appearance struct {
	ArticleID, Site, Date string
	Medium                string   // name of the site's medium, or ""
	Surfaces              []string // the words that name it, in order; pronouns are left out
}

// Spoken returns the surfaces that are no pronouns; both lists run in parallel.
func Spoken(surfaces, via []string) (out []string) {
	for i, s := range surfaces {
		if via[i] != Pronoun {
			out = append(out, s)
		}
	}
	return out
}

// Path returns the shortest chain of co-mentions from one entity to another, as edges in its order; of several as short the one
// whose weakest link is strongest, then the first by the ids on the way. It is nil where no chain of most edges leads there,
// and ErrNotFound for an id that the store does not have. What lies within half the way of either end is held in memory.
func Path(ctx context.Context, s Store, from, to string, most int) ([]Edge, error) {
	for _, id := range []string{from, to} {
		if _, err := s.Entity(ctx, id); err != nil {
			return nil, err
		}
	}
	if from == to {
		return nil, nil
	}
	ends := [2]*search{newSearch(from), newSearch(to)}
	for range most {
		near := ends[0]
		if len(ends[1].frontier) < len(near.frontier) {
			near = ends[1]
		}
		if err := near.step(ctx, s); err != nil {
			return nil, err
		}
		if len(near.frontier) == 0 {
			return nil, nil
		}
		if meet := meeting(ends); meet != "" {
			chain := ends[0].chain(meet)
			slices.Reverse(chain)
			return append(chain, ends[1].chain(meet)...), nil
		}
	}
	return nil, nil
}

// search is what was reached from one end, layer by layer.
type search struct {
	reached  map[string]reach
	frontier []string
}

// reach is the best way to an entity: the edge before it, and the weight of the weakest link.
type reach struct {
	by       Edge
	from     string
	strength float64
}

func newSearch(id string) *search {
	return &search{map[string]reach{id: {}}, []string{id}}
}

func (s *search) step(ctx context.Context, st Store) error {
	edges, err := st.Around(ctx, s.frontier, EdgeCoMentioned)
	if err != nil {
		return err
	}
	layer := map[string]reach{}
	at := map[string]bool{}
	for _, id := range s.frontier {
		at[id] = true
	}
	for _, e := range edges {
		for _, way := range [][2]string{{e.From, e.To}, {e.To, e.From}} {
			if _, old := s.reached[way[1]]; old || !at[way[0]] {
				continue
			}
			r := reach{e, way[0], e.Weight}
			if before := s.reached[way[0]]; before.from != "" {
				r.strength = min(r.strength, before.strength)
			}
			if best, ok := layer[way[1]]; !ok || r.strength > best.strength || r.strength == best.strength && r.from < best.from {
				layer[way[1]] = r
			}
		}
	}
	s.frontier = s.frontier[:0]
	for id, r := range layer {
		s.reached[id] = r
		s.frontier = append(s.frontier, id)
	}
	slices.Sort(s.frontier)
	return nil
}

// meeting returns the entity in which both searches meet with the strongest chain, "" before they do.
func meeting(ends [2]*search) string {
	best, strength := "", -1.0
	for id, x := range ends[0].reached {
		y, ok := ends[1].reached[id]
		if !ok {
			continue
		}
		weakest := min(x.strength, y.strength)
		switch {
		case x.from == "":
			weakest = y.strength
		case y.from == "":
			weakest = x.strength
		}
		if weakest > strength || weakest == strength && id < best {
			best, strength = id, weakest
		}
	}
	return best
}

// chain returns the edges from an entity back to where the search began.
func (s *search) chain(id string) (out []Edge) {
	for r := s.reached[id]; r.from != ""; r = s.reached[r.from] {
		out = append(out, r.by)
	}
	return out
}

// Week is what one week holds of an entity or a pair.
type Week struct {
	Monday   string
	Articles int
	Count    int // mentions of the entity; sentences that mention both and quotes of one about the other
}

// Trend counts week by week, from the first that has something to the last, empty ones between them included. With an
// empty b it is of a alone. Undated articles are left out; since (inclusive) and until (exclusive) are days or "".
func Trend(ctx context.Context, s Store, a, b, since, until string) ([]Week, error) {
	weeks := map[string]*Week{}
	add := func(day string, articles, n int) error {
		if day == "" || day < since || until != "" && day >= until {
			return nil
		}
		monday, err := mondayOf(day)
		if err != nil {
			return err
		}
		w := weeks[monday]
		if w == nil {
			w = &Week{Monday: monday}
			weeks[monday] = w
		}
		w.Articles += articles
		w.Count += n
		return nil
	}
	if b == "" {
		for x, err := range s.Appearances(ctx, a) {
			if err == nil {
				err = add(x.Date, 1, len(x.Surfaces))
			}
			if err != nil {
				return nil, err
			}
		}
	} else {
		evidence, err := s.Evidence(ctx, a, b)
		if err != nil {
			return nil, err
		}
		seen := map[string]bool{}
		for _, e := range evidence {
			n := 0
			if !seen[e.ArticleID] {
				seen[e.ArticleID], n = true, 1
			}
			if err := add(e.Date, n, 1); err != nil {
				return nil, err
			}
		}
	}
	return fill(weeks), nil
}

// fill puts the weeks in order with the empty ones between them.
func fill(weeks map[string]*Week) []Week {
	var out []Week
	for _, w := range weeks {
		out = append(out, *w)
	}
	slices.SortFunc(out, func(x, y Week) int { return cmp.Compare(x.Monday, y.Monday) })
	for i := 1; i < len(out); i++ {
		if next := shift(out[i-1].Monday, 7); next != out[i].Monday {
			out = slices.Insert(out, i, Week{Monday: next})
		}
	}
	return out
}

// mondayOf returns the Monday of the week of a day.
func mondayOf(day string) (string, error) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", fmt.Errorf("day %q of an article: %w", day, err)
	}
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7).Format(time.DateOnly), nil
}

// shift returns the day so many days later; day must be one.
func shift(day string, days int) string {
	t, _ := time.Parse(time.DateOnly, day)
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// Rise is an edge that is new or grew.
type Rise struct {
	Edge           // as it is in the last week
	Before float64 // its weight in a week on average, in the weeks before
}

// Growth is how much more it weighs than before.
func (r Rise) Growth() float64 { return r.Weight - r.Before }

// Rising returns the n edges that grew most in the week before the day until against so many weeks before that week, by growth, then type and
// key. Of a story the earliest article of a time counts. n 0 is all.
func Rising(ctx context.Context, s Store, until string, weeks, n int) ([]Rise, error) {
	if _, err := mondayOf(until); err != nil {
		return nil, err
	}
	week := shift(until, -7)
	now, err := s.Subgraph(ctx, Filter{Since: week, Until: until})
	if err != nil {
		return nil, err
	}
	defer now.Close()
	var out []Rise
	for e, err := range now.Edges {
		if err != nil {
			return nil, err
		}
		out = append(out, Rise{Edge: e})
	}
	before, err := s.Subgraph(ctx, Filter{Since: shift(week, -7*weeks), Until: week})
	if err != nil {
		return nil, err
	}
	defer before.Close()
	i := 0
	for e, err := range before.Edges { // both by key
		if err != nil {
			return nil, err
		}
		for i < len(out) && out[i].Key < e.Key {
			i++
		}
		if i < len(out) && out[i].Key == e.Key {
			out[i].Before = e.Weight / float64(weeks)
		}
	}
	out = slices.DeleteFunc(out, func(r Rise) bool { return r.Growth() <= 0 })
	slices.SortFunc(out, func(x, y Rise) int {
		return cmp.Or(cmp.Compare(y.Growth(), x.Growth()), cmp.Compare(x.Type, y.Type), cmp.Compare(x.Key, y.Key))
	})
	if n > 0 {
		out = out[:min(n, len(out))]
	}
	return out, nil
}

// Silence is an entity that others speak about and that is never quoted itself.
type Silence struct {
	ID, Name string
	Weight   float64 // of the quotes of others about it, each story once
	Speakers int
}

// Silent returns the n entities that are most spoken about without ever being quoted, by weight, then id. n 0 is all.
func Silent(ctx context.Context, s Store, n int) ([]Silence, error) {
	g, err := s.Subgraph(ctx, Filter{})
	if err != nil {
		return nil, err
	}
	defer g.Close()
	about := map[string]*Silence{}
	speaks := map[string]bool{}
	for e, err := range g.Edges {
		if err != nil {
			return nil, err
		}
		if e.Type != EdgeSaidAbout {
			continue
		}
		speaks[e.From] = true
		x := about[e.To]
		if x == nil {
			x = &Silence{ID: e.To, Name: e.ToName}
			about[e.To] = x
		}
		x.Weight += e.Weight
		x.Speakers++
	}
	var all []*Silence
	for id, x := range about {
		if !speaks[id] {
			all = append(all, x)
		}
	}
	slices.SortFunc(all, func(x, y *Silence) int {
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.ID, y.ID))
	})
	var out []Silence
	for _, x := range all {
		if n > 0 && len(out) == n {
			break
		}
		p, err := s.Entity(ctx, x.ID)
		if err != nil {
			return nil, err
		}
		if p.SaidQuotes == 0 { // who speaks about nobody has no edges either
			out = append(out, *x)
		}
	}
	return out, nil
}

// Outlet is how one outlet writes of an entity.
type Outlet struct {
	Site     string // "" where articles have none
	Medium   string // name of the site's medium, "" where none is known
	Articles int
	Words    []Alias // most used first; Lang is ""
}

// Outlets returns who writes of an entity and in which words, by articles, then site.
func Outlets(ctx context.Context, s Store, id, since, until string) ([]Outlet, error) {
	by := map[string]*Outlet{}
	words := map[string]map[string]int{}
	for x, err := range within(s.Appearances(ctx, id), since, until) {
		if err != nil {
			return nil, err
		}
		o := by[x.Site]
		if o == nil {
			o, words[x.Site] = &Outlet{Site: x.Site, Medium: x.Medium}, map[string]int{}
			by[x.Site] = o
		}
		o.Articles++
		for _, w := range x.Surfaces {
			words[x.Site][w]++
		}
	}
	var out []Outlet
	for site, o := range by {
		for w, n := range words[site] {
			o.Words = append(o.Words, Alias{Text: w, Count: n})
		}
		slices.SortFunc(o.Words, func(x, y Alias) int {
			return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Text, y.Text))
		})
		out = append(out, *o)
	}
	slices.SortFunc(out, func(x, y Outlet) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Site, y.Site))
	})
	return out, nil
}

// within keeps the appearances of some days.
func within(in iter.Seq2[Appearance, error], since, until string) iter.Seq2[Appearance, error] {
	return func(yield func(Appearance, error) bool) {
		for x, err := range in {
			if err == nil && (since != "" || until != "") && (x.Date == "" || x.Date < since || until != "" && x.Date >= until) {
				continue
			}
			if !yield(x, err) {
				return
			}
		}
	}
}
