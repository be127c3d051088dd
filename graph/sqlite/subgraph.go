package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"

	"zgadka/graph"
)

// Subgraph implements [graph.Store]. What a filter needs to know of all entities and edges lies in temporary tables, which
// SQLite keeps on disk when they are large.
func (s *Store) Subgraph(ctx context.Context, f graph.Filter) (*graph.Subgraph, error) {
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, s.explain("read", err)
	}
	sel, err := selectGraph(ctx, tx, f)
	if err != nil {
		tx.Rollback()
		return nil, s.explain("read", err)
	}
	return &graph.Subgraph{
		Nodes: stream(ctx, s, tx, sel.nodes, func(n *graph.Node) []any {
			return append(nodeFields(&n.Entity), &n.FirstSeen, &n.LastSeen, &n.Articles)
		}),
		Edges: stream(ctx, s, tx, sel.edges, edgeFields),
		Close: func() error {
			if err := tx.Rollback(); err != nil && err != sql.ErrTxDone {
				return s.explain("read", err)
			}
			return nil
		},
	}, nil
}

// stream runs a query and yields its rows.
func stream[T any](ctx context.Context, s *Store, tx *reading, query string, fields func(*T) []any, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			yield(zero, s.explain("read", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var v T
			if err := rows.Scan(fields(&v)...); err != nil {
				yield(zero, s.explain("read", err))
				return
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(zero, s.explain("read", err))
		}
	}
}

// selection is the queries for what a filter keeps.
type selection struct{ nodes, edges string }

// allEdges is every aggregated edge with the pks of its ends; the columns of windowed edges are the same.
const allEdges = `SELECT 'CO_MENTIONED_WITH' AS type, key, source, target, weight, sentences AS count, articles, first_seen, last_seen
	FROM co_mentioned_with UNION ALL SELECT 'SAID_ABOUT', key, source, target, weight, quotes, articles, first_seen, last_seen FROM said_about`

// withEvidence says of an entity n that the graph has it.
const withEvidence = `(n.articles > 0
	OR EXISTS (SELECT 1 FROM said_about WHERE source = n.pk) OR EXISTS (SELECT 1 FROM said_about WHERE target = n.pk))`

// selectGraph prepares what the filter needs and says where the graph is to be read.
func selectGraph(ctx context.Context, tx *reading, f graph.Filter) (selection, error) {
	// Every entity with evidence: an entity that only a link leads to is none of the graph's.
	totals := "SELECT n.pk AS entity, n.first_seen, n.last_seen, n.articles FROM entities n WHERE " + withEvidence
	edges := allEdges
	if f.Recounts() {
		if err := window(ctx, tx, f); err != nil {
			return selection{}, err
		}
		totals, edges = "SELECT * FROM temp.window_totals", "SELECT * FROM temp.window_edges"
	}
	where := ""
	if f.MinWeight > 0 {
		where = fmt.Sprintf(" WHERE weight >= %v", f.MinWeight)
	}
	kept := ""
	if f.Entity != "" || f.Type != "" || f.MinWeight > 0 {
		if err := keep(ctx, tx, f, totals, "SELECT * FROM ("+edges+")"+where); err != nil {
			return selection{}, err
		}
		kept = " JOIN temp.kept %s ON %s.entity = %s "
	}
	join := func(alias, on string) string {
		if kept == "" {
			return ""
		}
		return fmt.Sprintf(kept, alias, alias, on)
	}
	return selection{
		nodes: "SELECT " + nodeColumns + ", w.first_seen, w.last_seen, w.articles FROM (" + totals + ") w JOIN entities e ON e.pk = w.entity" +
			join("k", "e.pk") + " ORDER BY e.id",
		edges: "SELECT g.type, g.key, s.id, t.id, s.name, t.name, g.weight, g.count, g.articles, g.first_seen, g.last_seen FROM (" + edges +
			") g JOIN entities s ON s.pk = g.source JOIN entities t ON t.pk = g.target" + join("k", "g.source") + join("l", "g.target") +
			where + " ORDER BY g.key",
	}, nil
}

// window recounts edges and totals from the articles of some days, of a medium. Of a story, the earliest of these articles that has
// the edge counts.
func window(ctx context.Context, tx *reading, f graph.Filter) error {
	since, until := f.Since, cmp.Or(f.Until, "~")
	if f.Until != "" {
		since = cmp.Or(f.Since, "0") // '' is no day
	}
	// The sites of the medium are few, and in a table of their own the articles are found by their index.
	queries := []string{`CREATE TEMP TABLE window_sites(site INTEGER PRIMARY KEY)`,
		`INSERT INTO temp.window_sites SELECT s.pk FROM sources s LEFT JOIN entities m ON m.pk = s.medium WHERE ?3 IN (s.id, m.id)`,
		`CREATE TEMP TABLE window_edges(type TEXT, key TEXT PRIMARY KEY, source INTEGER, target INTEGER, weight REAL, count INTEGER,
			articles INTEGER, first_seen TEXT, last_seen TEXT)`,
		`CREATE TEMP TABLE window_totals(entity INTEGER PRIMARY KEY, first_seen TEXT, last_seen TEXT, articles INTEGER)`,
	}
	const by = ` AND (?3 = '' OR a.source IN (SELECT site FROM temp.window_sites))`
	for _, k := range kinds {
		queries = append(queries, fmt.Sprintf(`INSERT INTO temp.window_edges
			SELECT '%s', e.key, e.source, e.target, w.weight, w.n, w.articles, w.first_seen, w.last_seen FROM (
				SELECT edge, CAST(sum(iif(turn = 1, n, 0)) AS REAL) AS weight, sum(n) AS n, count(*) AS articles,
					coalesce(min(nullif(day, '')), '') AS first_seen, max(day) AS last_seen
				FROM (SELECT i.edge, i.%s AS n, i.day, row_number() OVER (PARTITION BY i.edge, a.story ORDER BY a.sort_key, a.id) AS turn
					FROM %s i JOIN articles a ON a.pk = i.article WHERE i.day >= ?1 AND i.day < ?2`+by+`)
				GROUP BY edge) w JOIN %s e ON e.pk = w.edge`, k.typ, k.count, k.shares, k.table))
	}
	queries = append(queries, `INSERT INTO temp.window_totals SELECT m.entity, coalesce(min(nullif(m.day, '')), ''), max(m.day), count(*)
			FROM mentions m JOIN articles a ON a.pk = m.article WHERE m.day >= ?1 AND m.day < ?2`+by+` GROUP BY m.entity`,
		// A party of a quote need not be mentioned.
		`INSERT OR IGNORE INTO temp.window_totals SELECT source, '', '', 0 FROM temp.window_edges
			UNION SELECT target, '', '', 0 FROM temp.window_edges`)
	for _, q := range queries {
		if _, err := tx.ExecContext(ctx, q, since, until, f.Medium); err != nil {
			return err
		}
	}
	return known(ctx, tx, f.Medium)
}

// known says that a medium has no site here.
func known(ctx context.Context, tx *reading, medium string) error {
	var sites int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM temp.window_sites").Scan(&sites)
	if err == nil && sites == 0 && medium != "" {
		err = fmt.Errorf("medium %q: %w", medium, graph.ErrNotFound)
	}
	return err
}

// keep writes the entities that stay into temp.kept.
func keep(ctx context.Context, tx *reading, f graph.Filter, totals, edges string) error {
	exec := func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	}
	if err := exec("CREATE TEMP TABLE kept(entity INTEGER PRIMARY KEY, hops INTEGER)"); err != nil {
		return err
	}
	center := int64(-1)
	if f.Entity == "" {
		if err := exec(`INSERT INTO temp.kept SELECT w.entity, 0 FROM (`+totals+`) w JOIN entities e ON e.pk = w.entity
			WHERE ?1 = '' OR e.type = ?1`, f.Type); err != nil {
			return err
		}
	} else {
		var err error
		if _, center, err = loadNode(ctx, tx, f.Entity); err != nil {
			return err
		}
		if err := exec("INSERT INTO temp.kept VALUES (?, 0)", center); err != nil {
			return err
		}
		if f.Hops > 0 {
			// Each step looks along the edges from either end of what the last one reached.
			if err := exec("CREATE TEMP TABLE ways AS SELECT source AS a, target AS b FROM (" + edges + ") UNION SELECT target, source FROM (" + edges + ")"); err != nil {
				return err
			}
			if err := exec("CREATE INDEX temp.ways_by_a ON ways(a)"); err != nil {
				return err
			}
		}
		for hop := 1; hop <= f.Hops; hop++ {
			r, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO temp.kept SELECT w.b, ?1 FROM temp.kept k JOIN temp.ways w ON w.a = k.entity
				JOIN entities e ON e.pk = w.b WHERE k.hops = ?1 - 1 AND (?2 = '' OR e.type = ?2)`, hop, f.Type)
			if err != nil {
				return err
			}
			if n, err := r.RowsAffected(); err != nil || n == 0 {
				break
			}
		}
	}
	if f.MinWeight > 0 {
		return exec(`DELETE FROM temp.kept WHERE entity <> ? AND entity NOT IN (
			SELECT g.source FROM (`+edges+`) g JOIN temp.kept k ON k.entity = g.source JOIN temp.kept l ON l.entity = g.target
			UNION SELECT g.target FROM (`+edges+`) g JOIN temp.kept k ON k.entity = g.source JOIN temp.kept l ON l.entity = g.target)`, center)
	}
	return nil
}
