package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"

	"zgadka/graph"
)

// State implements [graph.Store].
func (s *Store) State(ctx context.Context, ids []string) (map[string]graph.State, error) {
	out := map[string]graph.State{}
	err := s.snapshot(ctx, func(tx *reading) error {
		for _, id := range ids {
			var st graph.State
			switch err := tx.QueryRowContext(ctx, "SELECT text_hash, version, basis, story FROM articles WHERE id = ?", id).Scan(&st.TextHash, &st.Version, &st.Basis, &st.Story); {
			case err == nil:
				out[id] = st
			case !errors.Is(err, sql.ErrNoRows):
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	return out, nil
}

// Runs implements [graph.Store].
func (s *Store) Runs(ctx context.Context, limit int) (out []graph.Run, err error) {
	err = each(ctx, s.read, `SELECT id, gazetteer, extractor, started_at, finished_at, added, replaced, removed FROM runs
		ORDER BY started_at DESC, id DESC LIMIT ?`, []any{orAll(limit)}, func(scan func(...any) error) error {
		var r graph.Run
		err := scan(&r.ID, &r.Gazetteer, &r.Extractor, &r.StartedAt, &r.FinishedAt, &r.Added, &r.Replaced, &r.Removed)
		out = append(out, r)
		return err
	})
	return out, s.explain("read", err)
}

// Totals implements [graph.Store].
func (s *Store) Totals(ctx context.Context) (t graph.Totals, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM entities n WHERE `+withEvidence+`),
		(SELECT count(*) FROM aliases), (SELECT count(*) FROM sources), (SELECT count(*) FROM quotes),
		(SELECT count(*) FROM co_mentioned_with), (SELECT count(*) FROM said_about)`).
		Scan(&t.Articles, &t.Entities, &t.Aliases, &t.Sources, &t.Quotes, &t.CoMentions, &t.SaidAbout)
	return t, s.explain("read", err)
}

// Entity implements [graph.Store].
func (s *Store) Entity(ctx context.Context, id string) (*graph.Profile, error) {
	p := &graph.Profile{}
	err := s.snapshot(ctx, func(tx *reading) error {
		n, pk, err := loadNode(ctx, tx, id)
		if errors.Is(err, graph.ErrNotFound) {
			now, failed := successors(ctx, tx, id)
			if failed != nil {
				return failed
			}
			if len(now) == 1 {
				id = now[0]
				n, pk, err = loadNode(ctx, tx, id)
			}
		}
		if err != nil {
			return err
		}
		p.Node = n
		if p.Links, err = loadLinks(ctx, tx, id, true); err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `SELECT (SELECT count(DISTINCT quote) FROM said WHERE entity = ?),
			(SELECT count(DISTINCT quote) FROM about WHERE entity = ?)`, pk, pk).Scan(&p.SaidQuotes, &p.AboutQuotes)
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT a.text, a.lang, o.uses FROM alias_of o JOIN aliases a ON a.pk = o.alias WHERE o.entity = ?
			ORDER BY o.uses DESC, a.text, a.lang`, []any{pk}, func(scan func(...any) error) error {
			var a graph.Alias
			err := scan(&a.Text, &a.Lang, &a.Count)
			p.Aliases = append(p.Aliases, a)
			return err
		})
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	return p, nil
}

// nodeColumns are what scanNode reads, of entities as e.
const nodeColumns = "e.id, e.type, e.name, e.name_uk, e.name_ru, e.name_en, e.wikidata, e.iso2, e.known"

// nodeFields are the targets of nodeColumns.
func nodeFields(e *graph.Entity) []any {
	return []any{&e.ID, &e.Type, &e.Name, &e.NameUk, &e.NameRu, &e.NameEn, &e.Wikidata, &e.ISO2, &e.Known}
}

// loadNode reads an entity, or returns graph.ErrNotFound.
func loadNode(ctx context.Context, db querier, id string) (n graph.Node, pk int64, err error) {
	err = db.QueryRowContext(ctx, "SELECT "+nodeColumns+", e.first_seen, e.last_seen, e.articles, e.pk FROM entities e WHERE e.id = ?", id).
		Scan(append(nodeFields(&n.Entity), &n.FirstSeen, &n.LastSeen, &n.Articles, &pk)...)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("entity %q: %w", id, graph.ErrNotFound)
	}
	return n, pk, err
}

// Edges implements [graph.Store].
func (s *Store) Edges(ctx context.Context, id string, limit int) (out []graph.Edge, err error) {
	err = s.snapshot(ctx, func(tx *reading) error {
		_, pk, err := loadNode(ctx, tx, id)
		if err != nil {
			return err
		}
		var query string
		var args []any
		for i, k := range kinds {
			if i > 0 {
				query += " UNION ALL "
			}
			query += "SELECT * FROM (" + k.selectEdges() + " WHERE e.source = ? OR e.target = ?)"
			args = append(args, pk, pk)
		}
		out, err = scanEdges(ctx, tx, query+" ORDER BY weight DESC, type, key LIMIT ?", append(args, orAll(limit))...)
		return err
	})
	return out, s.explain("read", err)
}

// Around implements [graph.Store].
func (s *Store) Around(ctx context.Context, ids []string, typ string) (out []graph.Edge, err error) {
	for _, k := range kinds {
		if k.typ != typ {
			continue
		}
		query := "WITH w AS (SELECT pk FROM entities WHERE id IN (SELECT value FROM json_each(?))) " +
			k.selectEdges() + " WHERE e.source IN w UNION " + k.selectEdges() + " WHERE e.target IN w ORDER BY key"
		out, err = scanEdges(ctx, s.read, query, list(ids))
	}
	return out, s.explain("read", err)
}

// Appearances implements [graph.Store].
func (s *Store) Appearances(ctx context.Context, id string) iter.Seq2[graph.Appearance, error] {
	return func(yield func(graph.Appearance, error) bool) {
		more := true
		err := s.snapshot(ctx, func(tx *reading) error {
			_, pk, err := loadNode(ctx, tx, id)
			if err != nil {
				return err
			}
			rows, err := tx.QueryContext(ctx, `SELECT a.id, coalesce(s.id, ''), coalesce(o.name, ''), a.published_date, m.surfaces, m.via FROM mentions m
				JOIN articles a ON a.pk = m.article LEFT JOIN sources s ON s.pk = a.source LEFT JOIN entities o ON o.pk = s.medium WHERE m.entity = ? ORDER BY m.day, a.id`, pk)
			if err != nil {
				return err
			}
			defer rows.Close()
			for more && rows.Next() {
				var x graph.Appearance
				var via []string
				if err := rows.Scan(&x.ArticleID, &x.Site, &x.Medium, &x.Date, into(&x.Surfaces), into(&via)); err != nil {
					return err
				}
				x.Surfaces = graph.Spoken(x.Surfaces, via)
				more = yield(x, nil)
			}
			return rows.Err()
		})
		if err != nil && more {
			yield(graph.Appearance{}, s.explain("read", err))
		}
	}
}

// selectEdges selects the edges of a kind as e, with their ends as s and t.
func (k edgeKind) selectEdges() string {
	return "SELECT '" + k.typ + "' AS type, e.key AS key, s.id, t.id, s.name, t.name, e.weight AS weight, e." + k.count +
		", e.articles, e.first_seen, e.last_seen FROM " + k.table + " e JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target"
}

func edgeFields(e *graph.Edge) []any {
	return []any{&e.Type, &e.Key, &e.From, &e.To, &e.FromName, &e.ToName, &e.Weight, &e.Count, &e.Articles, &e.FirstSeen, &e.LastSeen}
}

func scanEdges(ctx context.Context, db querier, query string, args ...any) (out []graph.Edge, err error) {
	err = each(ctx, db, query, args, func(scan func(...any) error) error {
		var e graph.Edge
		err := scan(edgeFields(&e)...)
		out = append(out, e)
		return err
	})
	return out, err
}

// each calls f for every row of a query; f scans it.
func each(ctx context.Context, db querier, query string, args []any, f func(scan func(...any) error) error) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// texts reads a column of texts.
func texts(ctx context.Context, db querier, query string, args ...any) (out []string, err error) {
	err = each(ctx, db, query, args, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		out = append(out, s)
		return err
	})
	return out, err
}

// orAll is the limit, or none for 0.
func orAll(limit int) int {
	if limit <= 0 {
		return math.MaxInt
	}
	return limit
}
