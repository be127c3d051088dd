package neo4j

import (
	"context"
	"slices"

	"zgadka/graph"
)

// Put implements [graph.Store].
func (s *Store) Put(ctx context.Context, run graph.Run, facts []graph.Facts) ([]graph.Change, error) {
	for i := range facts {
		if err := validate(&facts[i]); err != nil {
			return nil, s.explain("write to", err)
		}
	}
	var changes []graph.Change
	var tried []graph.Change // what a transaction did of which nobody knows whether it was committed
	ids := make([]string, len(facts))
	for i := range facts {
		ids[i] = facts[i].Article.ID
	}
	slices.Sort(ids)
	err := s.transact(ctx, func(t *tx) error {
		had, err := t.states(ids)
		if err != nil {
			return err
		}
		if changes = compare(facts, had); !slices.ContainsFunc(changes, func(c graph.Change) bool { return c != graph.Unchanged }) {
			if tried != nil {
				changes = tried // it was
			}
			return nil
		}
		if err := t.lock(); err != nil {
			return err
		}
		// While this one waited, another batch may have written the same articles.
		if had, err = t.states(ids); err != nil {
			return err
		}
		known := map[string]bool{}
		for id := range had {
			known[id] = true
		}
		changes = compare(facts, had)
		b := newBatch(t, run)
		for i, c := range changes {
			if c != graph.Unchanged {
				b.put(&facts[i], c, known[facts[i].Article.ID])
			}
		}
		if err = b.write(); err == nil {
			tried = changes
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// compare says what putting the facts one after the other does to a store of such states, and brings the states up to date.
func compare(facts []graph.Facts, had map[string]graph.State) []graph.Change {
	changes := make([]graph.Change, len(facts))
	for i := range facts {
		a := &facts[i].Article
		next := a.State()
		switch was, ok := had[a.ID]; {
		case !ok:
			changes[i] = graph.Added
		case !was.Same(next):
			changes[i] = graph.Replaced
		}
		had[a.ID] = next
	}
	return changes
}

// Remove implements [graph.Store].
func (s *Store) Remove(ctx context.Context, run graph.Run, ids []string) (removed []string, err error) {
	sorted := slices.Sorted(slices.Values(ids))
	var tried []string // what a transaction did of which nobody knows whether it was committed
	err = s.transact(ctx, func(t *tx) error {
		removed = nil
		had, err := t.states(sorted)
		if err != nil {
			return err
		}
		if len(had) == 0 {
			removed = tried // it was, or there was nothing to do
			return nil
		}
		if err := t.lock(); err != nil {
			return err
		}
		// While this one waited, another batch may have withdrawn them.
		if had, err = t.states(sorted); err != nil {
			return err
		}
		b := newBatch(t, run)
		for _, id := range ids {
			if _, ok := had[id]; ok {
				delete(had, id)
				removed = append(removed, id)
				b.remove(id)
			}
		}
		if err = b.write(); err == nil {
			tried = removed
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return removed, nil
}

// Describe implements [graph.Store].
func (s *Store) Describe(ctx context.Context, list []graph.Facts) error {
	for i := range list {
		if err := validEntities(&list[i]); err != nil {
			return s.explain("write to", err)
		}
	}
	return s.transact(ctx, func(t *tx) error {
		if err := t.lock(); err != nil {
			return err
		}
		b := newBatch(t, graph.Run{})
		for i := range list {
			b.order = append(b.order, &list[i]) // of no article, so that sweep looks at them
		}
		return b.write()
	})
}

// transact runs f in one transaction and explains what went wrong. Of a connection that was lost at the very commit nobody
// knows whether it was written, so that the driver gives up; but to put or remove a second time changes nothing.
func (s *Store) transact(ctx context.Context, f func(*tx) error) error {
	const what = "write to"
	if s.readOnly {
		return s.explain(what, errReadOnly)
	}
	err := s.writing(ctx, f)
	if lostAtCommit(err) && ctx.Err() == nil {
		err = s.writing(ctx, f)
	}
	return s.explain(what, err)
}

// states returns the state of those of the articles that the store holds.
func (t *tx) states(ids []string) (map[string]graph.State, error) {
	out := map[string]graph.State{}
	err := t.each("UNWIND $ids AS id MATCH (a:Zgadka {kind: 'Article', id: id}) RETURN a.id, a.textHash, a.version, a.basis, a.story", params{"ids": ids},
		func(r row) error {
			out[r.string(0)] = graph.State{TextHash: r.string(1), Version: r.string(2), Basis: r.string(3), Story: r.string(4)}
			return nil
		})
	return out, err
}
