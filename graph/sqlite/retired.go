package sqlite

import (
	"context"
	"errors"
	"iter"
	"slices"

	"zgadka/graph"
)

// retire brings the ids that the gazetteer retired in favour of the entities that the article names up to date.
func (b *batch) retire(f *graph.Facts) {
	by := map[string][]string{}
	for _, r := range f.Retired {
		by[r.Into] = append(by[r.Into], r.ID)
	}
	for _, id := range f.Named() {
		e, now := b.entities[id], by[id]
		if b.err != nil {
			return
		}
		if !e.asked {
			e.asked = true
			b.each("SELECT id FROM retired WHERE into_id = ? AND moved = 0 ORDER BY id", []any{id}, func(scan func(...any) error) error {
				var was string
				err := scan(&was)
				e.was = append(e.was, was)
				return err
			})
		}
		if slices.Equal(e.was, now) {
			continue
		}
		e.was = now
		b.exec("DELETE FROM retired WHERE into_id = ? AND moved = 0", id)
		for _, was := range now {
			b.exec("INSERT OR IGNORE INTO retired(id, into_id, moved) VALUES (?, ?, 0)", was, id)
		}
	}
}

// move notes which unknown entities of an article have another id in its new reading.
func (b *batch) move(article int64, f *graph.Facts) {
	var was []graph.Mention
	b.each("SELECT e.id, m.starts, m.surfaces FROM mentions m JOIN entities e ON e.pk = m.entity WHERE m.article = ? AND e.known = 0",
		[]any{article}, func(scan func(...any) error) error {
			var m graph.Mention
			err := scan(&m.Entity, into(&m.Starts), into(&m.Surfaces))
			was = append(was, m)
			return err
		})
	b.moved(graph.Moves(was, f.Mentions))
}

func (b *batch) moved(list []graph.Retired) {
	for _, r := range list {
		b.exec("INSERT OR IGNORE INTO retired(id, into_id, moved) VALUES (?, ?, 1)", r.ID, r.Into)
	}
}

// Move implements [graph.Store].
func (s *Store) Move(ctx context.Context, list []graph.Retired) error {
	return s.transact(ctx, graph.Run{}, func(b *batch) {
		b.described = len(list) > 0
		b.moved(list)
	})
}

// Moves implements [graph.Store].
func (s *Store) Moves(ctx context.Context) iter.Seq2[graph.Retired, error] {
	return func(yield func(graph.Retired, error) bool) {
		r, err := s.begin(ctx)
		if err != nil {
			yield(graph.Retired{}, s.explain("read", err))
			return
		}
		defer r.Rollback()
		stream(ctx, s, r, "SELECT id, into_id FROM retired WHERE moved = 1 ORDER BY into_id, id", func(x *graph.Retired) []any {
			return []any{&x.ID, &x.Into}
		})(yield)
	}
}

// former returns the ids that the gazetteer retired in favour of an entity.
func former(ctx context.Context, tx *reading, id string) ([]string, error) {
	return texts(ctx, tx, "SELECT id FROM retired WHERE into_id = ? AND moved = 0 ORDER BY id", id)
}

// successors returns the ids of the entities that a retired id leads to.
func successors(ctx context.Context, tx *reading, id string) (out []string, err error) {
	seen := map[string]bool{id: true}
	for next := []string{id}; len(next) > 0; {
		ids, err := texts(ctx, tx, "SELECT DISTINCT into_id FROM retired WHERE id IN (SELECT value FROM json_each(?)) ORDER BY 1", list(next))
		if err != nil {
			return nil, err
		}
		next = nil
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			switch _, _, err := loadNode(ctx, tx, id); {
			case err == nil:
				out = append(out, id)
			case errors.Is(err, graph.ErrNotFound):
				next = append(next, id)
			default:
				return nil, err
			}
		}
	}
	slices.Sort(out)
	return out, nil
}
