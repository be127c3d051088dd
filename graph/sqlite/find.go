package sqlite

import (
	"context"
	"errors"
	"strings"

	"zgadka/gazetteer/match"
	"zgadka/graph"
)

// Find implements [graph.Store].
func (s *Store) Find(ctx context.Context, text string, limit int) ([]graph.Found, error) {
	folded := match.Fold(text)
	if folded == "" {
		return nil, nil
	}
	const (
		names   = "SELECT n.entity AS entity, n.text AS text FROM entity_names n WHERE "
		aliases = "SELECT o.entity AS entity, a.text AS text FROM aliases a JOIN alias_of o ON o.alias = a.pk WHERE "
		starts  = "folded >= ? AND folded < ? || char(0x10FFFF)"
		within  = "instr(' ' || replace(folded, '-', ' '), ' ' || ?) > 0"
	)
	word := strings.ReplaceAll(folded, "-", " ")
	steps := []struct {
		query string
		args  []any
	}{
		{"SELECT pk AS entity, id AS text FROM entities WHERE id = ? UNION ALL " + names + "n.folded = ?", []any{text, folded}},
		{aliases + "a.folded = ?", []any{folded}},
		{names + starts + " UNION ALL " + aliases + starts, []any{folded, folded, folded, folded}},
		{names + within + " UNION ALL " + aliases + within, []any{word, word}},
	}
	var out []graph.Found
	seen := map[string]bool{}
	err := s.snapshot(ctx, func(tx *reading) error {
		var now []string
		if _, _, err := loadNode(ctx, tx, text); errors.Is(err, graph.ErrNotFound) {
			if now, err = successors(ctx, tx, text); err != nil {
				return err
			}
		}
		steps[0].query += " UNION ALL SELECT pk, ? FROM entities WHERE id IN (SELECT value FROM json_each(?))"
		steps[0].args = append(steps[0].args, text, list(now))
		for _, step := range steps {
			if limit > 0 && len(out) >= limit {
				return nil
			}
			// Of several matches of an entity the shortest is shown.
			err := each(ctx, tx, "SELECT "+nodeColumns+", e.articles, m.text FROM ("+step.query+`) m JOIN entities e ON e.pk = m.entity
				ORDER BY e.articles DESC, e.id, length(m.text), m.text`, step.args, func(scan func(...any) error) error {
				var f graph.Found
				if err := scan(append(nodeFields(&f.Entity), &f.Articles, &f.Matched)...); err != nil {
					return err
				}
				if !seen[f.ID] && (limit <= 0 || len(out) < limit) {
					seen[f.ID] = true
					out = append(out, f)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, s.explain("search", err)
}
