package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"zgadka/graph"
)

// remember keeps what an article gives to edges before it is taken out, for the run of the batch. Of several changes within one run the first
// says what was before it; what a run itself had added was not there before.
func (b *batch) remember(article int64, text, removed bool) {
	run := b.recorded()
	if b.err != nil || run == nil {
		return
	}
	var id string
	var previous *int64
	b.row("SELECT id, run FROM articles WHERE pk = ?", []any{article}, &id, &previous)
	if b.row("SELECT 1 FROM changes WHERE run = ? AND article = ?", []any{run, id}, new(int)) {
		b.exec("UPDATE changes SET removed = ?, text = max(text, ?) WHERE run = ? AND article = ?", removed, text, run, id)
		return
	}
	if previous != nil && *previous == run.(int64) {
		return
	}
	var before [][4]any
	b.each(sharesNow, []any{article, article}, func(scan func(...any) error) error {
		s, err := scanShare(scan)
		before = append(before, [4]any{s.Type, s.From, s.To, s.N})
		return err
	})
	b.exec("INSERT INTO changes(run, article, previous, removed, text, before) VALUES (?, ?, ?, ?, ?, ?)", run, id, previous, removed, text, list(before))
}

// sharesNow selects the shares of an article, given twice, in the order of [graph.Facts.Shares].
const sharesNow = `SELECT 'CO_MENTIONED_WITH', s.id, t.id, i.sentences FROM co_mentioned_in i JOIN co_mentioned_with e ON e.pk = i.edge
	JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target WHERE i.article = ?
	UNION ALL SELECT 'SAID_ABOUT', s.id, t.id, i.quotes FROM said_about_in i JOIN said_about e ON e.pk = i.edge
	JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target WHERE i.article = ? ORDER BY 1, 2, 3`

func scanShare(scan func(...any) error) (s graph.Share, err error) {
	err = scan(&s.Type, &s.From, &s.To, &s.N)
	return s, err
}

func sharesOf(list [][4]any) (out []graph.Share, err error) {
	for _, x := range list {
		typ, ok := x[0].(string)
		from, ok1 := x[1].(string)
		to, ok2 := x[2].(string)
		n, ok3 := x[3].(float64)
		if !ok || !ok1 || !ok2 || !ok3 {
			return nil, fmt.Errorf("a share is %v", x)
		}
		out = append(out, graph.Share{Type: typ, From: from, To: to, N: int(n)})
	}
	return out, nil
}

// States implements [graph.Store].
func (s *Store) States(ctx context.Context, f graph.StateFilter) iter.Seq2[graph.ArticleState, error] {
	return func(yield func(graph.ArticleState, error) bool) {
		r, err := s.begin(ctx)
		if err != nil {
			yield(graph.ArticleState{}, s.explain("read", err))
			return
		}
		defer r.Rollback()
		where, args := whichStates(f)
		stream(ctx, s, r, "SELECT id, text_hash, version, basis, story, lang, published_date, sort_key, sketch FROM articles"+where+" ORDER BY id", func(a *graph.ArticleState) []any {
			return []any{&a.ID, &a.TextHash, &a.Version, &a.Basis, &a.Story, &a.Lang, &a.Day, &a.Sort, &a.Sketch}
		}, args...)(yield)
	}
}

func whichStates(f graph.StateFilter) (where string, args []any) {
	switch {
	case f.IDs != nil:
		return " WHERE id IN (SELECT value FROM json_each(?))", []any{list(f.IDs)}
	case f.Stories != nil:
		return " WHERE story IN (SELECT value FROM json_each(?))", []any{list(f.Stories)}
	case f.Since != "" || f.Until != "":
		return " WHERE published_date = '' OR published_date BETWEEN ? AND ?", []any{f.Since, cmp.Or(f.Until, "~")}
	}
	return "", nil
}

// Descriptions implements [graph.Store].
func (s *Store) Descriptions(ctx context.Context) iter.Seq2[graph.Description, error] {
	return func(yield func(graph.Description, error) bool) {
		more := true
		err := s.snapshot(ctx, func(tx *reading) error {
			const page = 500
			for last := ""; ; {
				ids, err := texts(ctx, tx, "SELECT id FROM entities WHERE id > ? ORDER BY id LIMIT ?", last, page)
				if err != nil || len(ids) == 0 {
					return err
				}
				for _, id := range ids {
					d, err := loadDescription(ctx, tx, id)
					if err != nil {
						return err
					}
					if more = yield(d, nil); !more {
						return nil
					}
				}
				last = ids[len(ids)-1]
			}
		})
		if err != nil && more {
			yield(graph.Description{}, s.explain("read", err))
		}
	}
}

// Sites implements [graph.Store].
func (s *Store) Sites(ctx context.Context) iter.Seq2[graph.Site, error] {
	return func(yield func(graph.Site, error) bool) {
		r, err := s.begin(ctx)
		if err != nil {
			yield(graph.Site{}, s.explain("read", err))
			return
		}
		defer r.Rollback()
		stream(ctx, s, r, `SELECT s.id, s.country, s.lang, coalesce(e.id, ''), coalesce(e.id, ''), coalesce(e.type, ''), coalesce(e.name, ''), coalesce(e.name_uk, ''),
			coalesce(e.name_ru, ''), coalesce(e.name_en, ''), coalesce(e.wikidata, ''), coalesce(e.iso2, ''), coalesce(e.known, 0)
			FROM sources s LEFT JOIN entities e ON e.pk = s.medium ORDER BY s.id`, func(x *graph.Site) []any {
			m := &x.Of
			return []any{&x.ID, &x.Country, &x.Lang, &x.Medium, &m.ID, &m.Type, &m.Name, &m.NameUk, &m.NameRu, &m.NameEn, &m.Wikidata, &m.ISO2, &m.Known}
		})(yield)
	}
}

func loadDescription(ctx context.Context, tx *reading, id string) (d graph.Description, err error) {
	n, _, err := loadNode(ctx, tx, id)
	if err != nil {
		return d, err
	}
	d.Entity = n.Entity
	if d.Links, err = loadLinks(ctx, tx, id, false); err != nil {
		return d, err
	}
	if d.Was, err = former(ctx, tx, id); err != nil {
		return d, err
	}
	var ends []string
	for _, l := range d.Links {
		ends = append(ends, l.To)
	}
	d.Ends, err = loadEntities(ctx, tx, ends)
	return d, err
}

// Changes implements [graph.Store].
func (s *Store) Changes(ctx context.Context, run string) iter.Seq2[graph.ArticleChange, error] {
	return func(yield func(graph.ArticleChange, error) bool) {
		more := true
		err := s.snapshot(ctx, func(tx *reading) error {
			var pk int64
			if err := tx.QueryRowContext(ctx, "SELECT pk FROM runs WHERE id = ?", run).Scan(&pk); errors.Is(err, sql.ErrNoRows) {
				return nil
			} else if err != nil {
				return err
			}
			ids, err := texts(ctx, tx, `SELECT article FROM changes WHERE run = ?1 UNION SELECT id FROM articles WHERE run = ?1
				UNION SELECT article FROM changes WHERE previous = ?1 ORDER BY 1`, pk)
			for _, id := range ids {
				if err != nil || !more {
					break
				}
				var c graph.ArticleChange
				if c, err = loadChange(ctx, tx, pk, id); err == nil {
					more = yield(c, nil)
				}
			}
			return err
		})
		if err != nil && more {
			yield(graph.ArticleChange{}, s.explain("read", err))
		}
	}
}

func loadChange(ctx context.Context, tx *reading, run int64, id string) (c graph.ArticleChange, err error) {
	c = graph.ArticleChange{Article: id, Change: graph.Added}
	var removed bool
	var list [][4]any
	switch err := tx.QueryRowContext(ctx, "SELECT removed, text, before FROM changes WHERE run = ? AND article = ?", run, id).Scan(&removed, &c.Text, into(&list)); {
	case err == nil:
		c.Change = graph.Replaced
		if c.Before, err = sharesOf(list); err != nil {
			return c, err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return c, err
	}
	var article int64
	switch err := tx.QueryRowContext(ctx, "SELECT pk FROM articles WHERE id = ? AND run = ?", id, run).Scan(&article); {
	case err == nil:
		return c, each(ctx, tx, sharesNow, []any{article, article}, func(scan func(...any) error) error {
			s, err := scanShare(scan)
			c.After = append(c.After, s)
			return err
		})
	case !errors.Is(err, sql.ErrNoRows):
		return c, err
	}
	switch err := tx.QueryRowContext(ctx, "SELECT before FROM changes WHERE previous = ? AND article = ?", run, id).Scan(into(&list)); {
	case err == nil:
		c.After, err = sharesOf(list)
		return c, err
	case errors.Is(err, sql.ErrNoRows):
		c.Change = graph.Removed
		return c, nil
	default:
		return c, err
	}
}
