package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// EdgeChange is what a run changed on one aggregated edge: sentences or quotes, copies of stories included.
type EdgeChange struct {
	Type, Key     string
	From, To      string
	Before, After int // 0: the edge was not there, or is no more
	Because       []Cause
}

// Cause is one article's part in the change of an edge.
type Cause struct {
	Article string
	Reason  string
	By      int // sentences or quotes more, or less
}

// Reasons of causes.
const (
	ReasonNew       = "new article"
	ReasonChanged   = "changed article"
	ReasonReading   = "other gazetteer or extractor"
	ReasonWithdrawn = "withdrawn article"
)

// Reason says in words why the article gives something else.
func (c ArticleChange) Reason() string {
	switch {
	case c.Change == Added:
		return ReasonNew
	case c.Change == Removed:
		return ReasonWithdrawn
	case c.Text:
		return ReasonChanged
	}
	return ReasonReading
}

// Diff returns what a run changed, edge by edge, by key; what an article gave before and gives again is no change. It is held in memory, and what
// later runs changed on the same edges too. A run that the store does not have is an ErrNotFound.
func Diff(ctx context.Context, s Store, run string) ([]EdgeChange, error) {
	runs, err := s.Runs(ctx, 0)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(runs, func(r Run) bool { return r.ID == run })
	if at < 0 {
		return nil, fmt.Errorf("run %q: %w", run, ErrNotFound)
	}
	edges := map[string]*EdgeChange{}
	for c, err := range s.Changes(ctx, run) {
		if err != nil {
			return nil, err
		}
		for _, d := range c.differences() {
			key := d.Key()
			e := edges[key]
			if e == nil {
				e = &EdgeChange{Type: d.Type, Key: key, From: d.From, To: d.To}
				edges[key] = e
			}
			e.Because = append(e.Because, Cause{c.Article, c.Reason(), d.N})
		}
	}
	since := map[string]int{} // what later runs added
	for _, later := range runs[:at] {
		for c, err := range s.Changes(ctx, later.ID) {
			if err != nil {
				return nil, err
			}
			for _, d := range c.differences() {
				since[d.Key()] += d.N
			}
		}
	}
	now, err := counts(ctx, s, edges)
	if err != nil {
		return nil, err
	}
	var out []EdgeChange
	for key, e := range edges {
		e.After = now[key] - since[key]
		e.Before = e.After
		for _, c := range e.Because {
			e.Before -= c.By
		}
		slices.SortFunc(e.Because, func(x, y Cause) int { return cmp.Compare(x.Article, y.Article) })
		out = append(out, *e)
	}
	slices.SortFunc(out, func(x, y EdgeChange) int { return cmp.Compare(x.Key, y.Key) })
	return out, nil
}

// differences is what the article gives more, or less.
func (c ArticleChange) differences() (out []Share) {
	sum := map[[3]string]int{}
	for _, s := range c.After {
		sum[[3]string{s.Type, s.From, s.To}] += s.N
	}
	for _, s := range c.Before {
		sum[[3]string{s.Type, s.From, s.To}] -= s.N
	}
	for k, n := range sum {
		if n != 0 {
			out = append(out, Share{k[0], k[1], k[2], n})
		}
	}
	return out
}

// counts returns what the edges count now, those that are gone left out.
func counts(ctx context.Context, s Store, edges map[string]*EdgeChange) (map[string]int, error) {
	out := map[string]int{}
	byType := map[string]map[string]bool{}
	for _, e := range edges {
		if byType[e.Type] == nil {
			byType[e.Type] = map[string]bool{}
		}
		byType[e.Type][e.From] = true // each edge is around its beginning
	}
	for _, typ := range []string{EdgeCoMentioned, EdgeSaidAbout} {
		var ids []string
		for id := range byType[typ] {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for part := range slices.Chunk(ids, 100) {
			around, err := s.Around(ctx, part, typ)
			if err != nil {
				return nil, err
			}
			for _, e := range around {
				if edges[e.Key] != nil {
					out[e.Key] = e.Count
				}
			}
		}
	}
	return out, nil
}
