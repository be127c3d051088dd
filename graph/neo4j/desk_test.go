package neo4j

import (
	"context"
	"iter"
	"sync"

	"zgadka/graph"
)

// A database holds one graph; the suite wants several stores at a time. A desk has room for one of its sheets: when another is
// asked for, what lies there is read off and put away, and what the other one had is laid out again, node by node.
type desk struct {
	sync.RWMutex
	st *Store
	on *sheet
}

// sheet is one of several stores that share a database. It may be used from several goroutines.
type sheet struct {
	desk        *desk
	nodes, ties []any
}

var _ graph.Store = (*sheet)(nil)

// use runs f with the sheet on the desk.
func (s *sheet) use(f func(*Store) error) error {
	d := s.desk
	d.RLock()
	if d.on != s {
		d.RUnlock()
		d.Lock()
		if err := s.layOut(); err != nil {
			d.Unlock()
			return err
		}
		d.Unlock()
		d.RLock()
	}
	defer d.RUnlock()
	return f(d.st)
}

func (s *sheet) layOut() error {
	d, ctx := s.desk, context.Background()
	if d.on == s {
		return nil
	}
	var nodes, ties []any
	err := d.st.writing(ctx, func(t *tx) error {
		nodes, ties = nil, nil
		err := t.each("MATCH (n:Zgadka) RETURN labels(n), properties(n)", nil, func(r row) error {
			nodes = append(nodes, []any{r[0], r[1]})
			return nil
		})
		if err != nil {
			return err
		}
		err = t.each("MATCH (a:Zgadka)-[r]->(b:Zgadka) RETURN a.kind, a.id, type(r), properties(r), b.kind, b.id", nil, func(r row) error {
			ties = append(ties, []any(r))
			return nil
		})
		if err != nil {
			return err
		}
		return t.exec("MATCH (n:Zgadka) DETACH DELETE n", nil)
	})
	if err != nil {
		return err
	}
	if d.on != nil {
		d.on.nodes, d.on.ties = nodes, ties
	}
	d.on = s
	if len(s.nodes) == 0 {
		return nil
	}
	return d.st.writing(ctx, func(t *tx) error {
		if err := t.exec("UNWIND $rows AS row CREATE (n:$(row[0])) SET n = row[1]", params{"rows": s.nodes}); err != nil {
			return err
		}
		return t.exec(`UNWIND $rows AS row MATCH (a:Zgadka {kind: row[0], id: row[1]}) MATCH (b:Zgadka {kind: row[4], id: row[5]})
			CREATE (a)-[r:$(row[2])]->(b) SET r = row[3]`, params{"rows": s.ties})
	})
}

func (s *sheet) Put(ctx context.Context, run graph.Run, facts []graph.Facts) (out []graph.Change, err error) {
	err = s.use(func(st *Store) error { out, err = st.Put(ctx, run, facts); return err })
	return out, err
}

func (s *sheet) Remove(ctx context.Context, run graph.Run, ids []string) (out []string, err error) {
	err = s.use(func(st *Store) error { out, err = st.Remove(ctx, run, ids); return err })
	return out, err
}

func (s *sheet) State(ctx context.Context, ids []string) (out map[string]graph.State, err error) {
	err = s.use(func(st *Store) error { out, err = st.State(ctx, ids); return err })
	return out, err
}

func (s *sheet) Facts(ctx context.Context, ids []string) iter.Seq2[graph.Facts, error] {
	return onDesk(s, func(st *Store) iter.Seq2[graph.Facts, error] { return st.Facts(ctx, ids) })
}

func (s *sheet) States(ctx context.Context, f graph.StateFilter) iter.Seq2[graph.ArticleState, error] {
	return copied(onDesk(s, func(st *Store) iter.Seq2[graph.ArticleState, error] { return st.States(ctx, f) }))
}

func (s *sheet) Descriptions(ctx context.Context) iter.Seq2[graph.Description, error] {
	return copied(onDesk(s, func(st *Store) iter.Seq2[graph.Description, error] { return st.Descriptions(ctx) }))
}

func (s *sheet) Moves(ctx context.Context) iter.Seq2[graph.Retired, error] {
	return copied(onDesk(s, func(st *Store) iter.Seq2[graph.Retired, error] { return st.Moves(ctx) }))
}

func (s *sheet) Move(ctx context.Context, list []graph.Retired) error {
	return s.use(func(st *Store) error { return st.Move(ctx, list) })
}

func (s *sheet) Sites(ctx context.Context) iter.Seq2[graph.Site, error] {
	return copied(onDesk(s, func(st *Store) iter.Seq2[graph.Site, error] { return st.Sites(ctx) }))
}

func (s *sheet) Describe(ctx context.Context, list []graph.Facts) error {
	return s.use(func(st *Store) error { return st.Describe(ctx, list) })
}

// copied reads all of a stream first: of two sheets that are compared only one can lie on the desk.
func copied[T any](in iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var list []T
		for x, err := range in {
			if err != nil {
				yield(x, err)
				return
			}
			list = append(list, x)
		}
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func (s *sheet) Changes(ctx context.Context, run string) iter.Seq2[graph.ArticleChange, error] {
	return onDesk(s, func(st *Store) iter.Seq2[graph.ArticleChange, error] { return st.Changes(ctx, run) })
}

// onDesk streams with the sheet on the desk.
func onDesk[T any](s *sheet, open func(*Store) iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := s.use(func(st *Store) error {
			for x, err := range open(st) {
				if !yield(x, err) {
					break
				}
			}
			return nil
		})
		if err != nil {
			yield(*new(T), err)
		}
	}
}

func (s *sheet) Runs(ctx context.Context, limit int) (out []graph.Run, err error) {
	err = s.use(func(st *Store) error { out, err = st.Runs(ctx, limit); return err })
	return out, err
}

func (s *sheet) Find(ctx context.Context, text string, limit int) (out []graph.Found, err error) {
	err = s.use(func(st *Store) error { out, err = st.Find(ctx, text, limit); return err })
	return out, err
}

func (s *sheet) Entity(ctx context.Context, id string) (out *graph.Profile, err error) {
	err = s.use(func(st *Store) error { out, err = st.Entity(ctx, id); return err })
	return out, err
}

func (s *sheet) Edges(ctx context.Context, id string, limit int) (out []graph.Edge, err error) {
	err = s.use(func(st *Store) error { out, err = st.Edges(ctx, id, limit); return err })
	return out, err
}

func (s *sheet) Around(ctx context.Context, ids []string, typ string) (out []graph.Edge, err error) {
	err = s.use(func(st *Store) error { out, err = st.Around(ctx, ids, typ); return err })
	return out, err
}

func (s *sheet) Appearances(ctx context.Context, id string) iter.Seq2[graph.Appearance, error] {
	return onDesk(s, func(st *Store) iter.Seq2[graph.Appearance, error] { return st.Appearances(ctx, id) })
}

func (s *sheet) Quotes(ctx context.Context, q graph.QuoteFilter) (out []graph.QuoteHit, err error) {
	err = s.use(func(st *Store) error { out, err = st.Quotes(ctx, q); return err })
	return out, err
}

func (s *sheet) Evidence(ctx context.Context, a, b string) (out []graph.Evidence, err error) {
	err = s.use(func(st *Store) error { out, err = st.Evidence(ctx, a, b); return err })
	return out, err
}

func (s *sheet) Totals(ctx context.Context) (out graph.Totals, err error) {
	err = s.use(func(st *Store) error { out, err = st.Totals(ctx); return err })
	return out, err
}

func (s *sheet) Check(ctx context.Context) (out []string, err error) {
	err = s.use(func(st *Store) error { out, err = st.Check(ctx); return err })
	return out, err
}

func (s *sheet) Subgraph(ctx context.Context, f graph.Filter) (out *graph.Subgraph, err error) {
	err = s.use(func(st *Store) error { out, err = st.Subgraph(ctx, f); return err })
	return out, err
}

func (s *sheet) Close(context.Context) error { return nil }
