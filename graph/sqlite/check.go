package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"zgadka/graph"
)

// Check implements [graph.Store]. It reads articles one by one and keeps what it counts in temporary tables, so that
// memory does not grow with the store.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	c := &checker{ctx: ctx}
	err := s.snapshot(ctx, func(tx *reading) error {
		c.tx = tx
		for _, step := range []func() error{c.file, c.shares, c.edges, c.totals, c.aliases, c.names, c.orphans} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, s.explain("check", err)
	}
	return c.found, nil
}

// checker gathers what differs.
type checker struct {
	ctx   context.Context
	tx    *reading
	found []string
}

func (c *checker) report(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

// query reports every row of a query of texts through a format.
func (c *checker) query(format, query string, columns int) error {
	return each(c.ctx, c.tx, query, nil, func(scan func(...any) error) error {
		values, fields := make([]sql.NullString, columns), make([]any, columns)
		for i := range values {
			fields[i] = &values[i]
		}
		if err := scan(fields...); err != nil {
			return err
		}
		args := make([]any, columns)
		for i, v := range values {
			args[i] = v.String
		}
		c.report(format, args...)
		return nil
	})
}

// file lets SQLite look at its own structure.
func (c *checker) file() error {
	lines, err := texts(c.ctx, c.tx, "PRAGMA quick_check(20)")
	for _, l := range lines {
		if l != "ok" {
			c.report("file: %s", l)
		}
	}
	if err != nil {
		return err
	}
	return c.query("file: a row of %s refers to a row of %s that is not there", `SELECT "table", parent FROM pragma_foreign_key_check`, 2)
}

// shares compares the shares of every article with its mentions and quotes, and counts the forms it used.
func (c *checker) shares() error {
	_, err := c.tx.ExecContext(c.ctx, `CREATE TEMP TABLE uses(text TEXT, lang TEXT, entity TEXT, uses INTEGER,
		PRIMARY KEY (text, lang, entity)) WITHOUT ROWID`)
	if err != nil {
		return err
	}
	var failed error
	err = eachArticle(c.ctx, c.tx, loadSaid, func(f graph.Facts) bool {
		failed = c.article(&f)
		return failed == nil
	})
	if err != nil {
		return err
	}
	return failed
}

func (c *checker) article(f *graph.Facts) error {
	var want [2][]string
	for _, m := range f.CoMentions() {
		want[0] = append(want[0], fmt.Sprintf("%s %d", graph.Key(graph.EdgeCoMentioned, m.A, m.B), m.Sentences))
	}
	for _, m := range f.SaidAbout() {
		want[1] = append(want[1], fmt.Sprintf("%s %d", graph.Key(graph.EdgeSaidAbout, m.Speaker, m.Target), m.Quotes))
	}
	for _, k := range kinds {
		got, err := texts(c.ctx, c.tx, fmt.Sprintf(`SELECT e.key || ' ' || i.%s || iif(i.day = a.published_date, '', ' on ' || i.day)
			FROM articles a JOIN %s i ON i.article = a.pk JOIN %s e ON e.pk = i.edge
			JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target WHERE a.id = ? ORDER BY s.id, t.id`,
			k.count, k.shares, k.table), f.Article.ID)
		if err != nil {
			return err
		}
		if g, w := strings.Join(got, "; "), strings.Join(want[k.index], "; "); g != w {
			c.report("article %q: %s is [%s], its text gives [%s]", f.Article.ID, k.typ, g, w)
		}
	}
	for _, m := range f.Mentions {
		for i, text := range m.Surfaces {
			if m.Via[i] == graph.Pronoun {
				continue
			}
			_, err := c.tx.ExecContext(c.ctx, `INSERT INTO temp.uses VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET uses = uses + 1`,
				text, f.Article.Lang, m.Entity)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// edges compares the edges with the shares.
func (c *checker) edges() error {
	for _, k := range kinds {
		turns := fmt.Sprintf(`SELECT i.edge, i.article, i.%s AS n, i.day, i.counted,
			row_number() OVER (PARTITION BY i.edge, a.story ORDER BY a.sort_key, a.id) AS turn
			FROM %s i JOIN articles a ON a.pk = i.article`, k.count, k.shares)
		err := c.query(k.typ+" %s: article %q counts %s for its story", fmt.Sprintf(`SELECT e.key, a.id, w.counted
			FROM (%s) w JOIN %s e ON e.pk = w.edge JOIN articles a ON a.pk = w.article WHERE w.counted <> (w.turn = 1) ORDER BY e.key, a.id`,
			turns, k.table), 3)
		if err != nil {
			return err
		}
		err = c.query(k.typ+" %s: (weight, "+k.count+", articles, firstSeen, lastSeen) are (%s), the evidence gives (%s)", fmt.Sprintf(`
			SELECT e.key, concat_ws(', ', e.weight, e.%s, e.articles, e.first_seen, e.last_seen),
				concat_ws(', ', w.weight, w.n, w.articles, w.first_seen, w.last_seen)
			FROM %s e LEFT JOIN (SELECT edge, CAST(sum(iif(turn = 1, n, 0)) AS REAL) AS weight, sum(n) AS n, count(*) AS articles,
				coalesce(min(nullif(day, '')), '') AS first_seen, max(day) AS last_seen FROM (%s) GROUP BY edge) w ON w.edge = e.pk
			WHERE (e.weight, e.%s, e.articles, e.first_seen, e.last_seen) IS NOT (w.weight, w.n, w.articles, w.first_seen, w.last_seen)
			ORDER BY e.key`, k.count, k.table, turns, k.count), 3)
		if err != nil {
			return err
		}
		err = c.query(k.typ+" %s: it leads from %s to %s", fmt.Sprintf(`SELECT e.key, s.id, t.id FROM %s e JOIN entities s ON s.pk = e.source
			JOIN entities t ON t.pk = e.target WHERE e.key <> %s ORDER BY e.key`, k.table, k.keyOf()), 3)
		if err != nil {
			return err
		}
	}
	return nil
}

// keyOf is graph.Key in SQL, of ends s and t.
func (k edgeKind) keyOf() string {
	escape := "replace(replace(replace(%s.id, '%%', '%%25'), '|', '%%7C'), '>', '%%3E')"
	sep := graph.Key(k.typ, "", "")
	return fmt.Sprintf(escape, "s") + " || '" + sep + "' || " + fmt.Sprintf(escape, "t")
}

// totals compares the totals of entities with the mentions.
func (c *checker) totals() error {
	return c.query("entity %q: (articles, firstSeen, lastSeen) are (%s), the evidence gives (%s)", `
		SELECT e.id, concat_ws(', ', e.articles, e.first_seen, e.last_seen), concat_ws(', ', coalesce(w.n, 0), coalesce(w.first_seen, ''), coalesce(w.last_seen, ''))
		FROM entities e LEFT JOIN (SELECT entity, count(*) AS n, coalesce(min(nullif(day, '')), '') AS first_seen, max(day) AS last_seen
			FROM mentions GROUP BY entity) w ON w.entity = e.pk
		WHERE (e.articles, e.first_seen, e.last_seen) IS NOT (coalesce(w.n, 0), coalesce(w.first_seen, ''), coalesce(w.last_seen, ''))
		ORDER BY e.id`, 3)
}

// aliases compares the uses of forms with what shares counted.
func (c *checker) aliases() error {
	return c.query("form %q (%s) of %s: %s uses, the evidence gives %s", `
		SELECT a.text, a.lang, e.id, o.uses, coalesce(u.uses, 0) FROM alias_of o JOIN aliases a ON a.pk = o.alias JOIN entities e ON e.pk = o.entity
			LEFT JOIN temp.uses u ON u.text = a.text AND u.lang = a.lang AND u.entity = e.id WHERE o.uses IS NOT u.uses
		UNION ALL SELECT u.text, u.lang, u.entity, 0, u.uses FROM temp.uses u WHERE NOT EXISTS (SELECT 1 FROM alias_of o
			JOIN aliases a ON a.pk = o.alias JOIN entities e ON e.pk = o.entity WHERE a.text = u.text AND a.lang = u.lang AND e.id = u.entity)
		ORDER BY 1, 2, 3`, 5)
}

// names compares the names of unknown entities with those that most articles give.
func (c *checker) names() error {
	return c.query("entity %q: its name is %q, most articles call it %q", `
		SELECT e.id, e.name, w.name FROM (SELECT entity, name, row_number() OVER (PARTITION BY entity ORDER BY count(*) DESC, name) AS turn
			FROM mentions WHERE name <> '' GROUP BY entity, name) w JOIN entities e ON e.pk = w.entity
		WHERE w.turn = 1 AND e.known = 0 AND e.name <> w.name ORDER BY e.id`, 3)
}

// orphans looks for what has no evidence.
func (c *checker) orphans() error {
	for _, q := range []struct{ format, query string }{
		{"entity %q: no article names it", `SELECT id FROM entities e WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE entity = e.pk)
			AND NOT EXISTS (SELECT 1 FROM said WHERE entity = e.pk) AND NOT EXISTS (SELECT 1 FROM about WHERE entity = e.pk)
			AND NOT EXISTS (SELECT 1 FROM addressed_to WHERE entity = e.pk) AND NOT EXISTS (SELECT 1 FROM cited_via WHERE entity = e.pk)
			AND NOT EXISTS (SELECT 1 FROM holds_office WHERE institution = e.pk) AND NOT EXISTS (SELECT 1 FROM stands_for WHERE target = e.pk)
			AND NOT EXISTS (SELECT 1 FROM sources WHERE medium = e.pk)
			ORDER BY id`},
		{"form %q: no article uses it", "SELECT text FROM aliases a WHERE NOT EXISTS (SELECT 1 FROM alias_of WHERE alias = a.pk) ORDER BY text"},
		{"source %q: no article is from it", "SELECT id FROM sources s WHERE NOT EXISTS (SELECT 1 FROM articles WHERE source = s.pk) ORDER BY id"},
		{"source %q: a country or language without a medium", "SELECT id FROM sources WHERE medium IS NULL AND (country <> '' OR lang <> '') ORDER BY id"},
		{"source %q: what it is is no medium", "SELECT s.id FROM sources s JOIN entities e ON e.pk = s.medium WHERE e.type <> 'Media' ORDER BY s.id"},
	} {
		if err := c.query(q.format, q.query, 1); err != nil {
			return err
		}
	}
	return nil
}
