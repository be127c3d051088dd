package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"

	"zgadka/graph"
)

// Facts implements [graph.Store].
func (s *Store) Facts(ctx context.Context, ids []string) iter.Seq2[graph.Facts, error] {
	return func(yield func(graph.Facts, error) bool) {
		err := s.snapshot(ctx, func(tx *reading) error {
			if ids != nil {
				ids := slices.Compact(slices.Sorted(slices.Values(ids)))
				return eachID(ctx, tx, ids, yield)
			}
			return eachArticle(ctx, tx, loadFacts, func(f graph.Facts) bool { return yield(f, nil) })
		})
		if err != nil {
			yield(graph.Facts{}, s.explain("read", err))
		}
	}
}

func eachID(ctx context.Context, tx *reading, ids []string, yield func(graph.Facts, error) bool) error {
	for _, id := range ids {
		f, err := loadFacts(ctx, tx, id)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil || !yield(f, nil) {
			return err
		}
	}
	return nil
}

// loader reads one article.
type loader func(ctx context.Context, tx *reading, id string) (graph.Facts, error)

// eachArticle calls f with every article by id, until f returns false. It holds a page of ids at a time.
func eachArticle(ctx context.Context, tx *reading, load loader, f func(graph.Facts) bool) error {
	const page = 500
	ids, err := texts(ctx, tx, "SELECT id FROM articles ORDER BY id LIMIT ?", page)
	for err == nil && len(ids) > 0 {
		for _, id := range ids {
			facts, err := load(ctx, tx, id)
			if err != nil {
				return err
			}
			if !f(facts) {
				return nil
			}
		}
		ids, err = texts(ctx, tx, "SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?", ids[len(ids)-1], page)
	}
	return err
}

// loadSaid reads back what one article says, without the nodes of its entities and their links, or returns sql.ErrNoRows.
func loadSaid(ctx context.Context, tx *reading, id string) (graph.Facts, error) {
	f := graph.Facts{Article: graph.Article{ID: id}}
	if err := ctx.Err(); err != nil {
		return f, err
	}
	// The driver starts a goroutine for each statement that could be cancelled, and these are many and small.
	ctx = context.WithoutCancel(ctx)
	a := &f.Article
	var pk int64
	var zones [][3]any
	var sentences [][2]int
	err := tx.QueryRowContext(ctx, `SELECT a.pk, a.url, coalesce(s.id, ''), a.title, a.lang, a.published_at, a.published_date,
		a.fetched_at, a.text, a.text_hash, a.story, a.version, a.basis, a.sketch, a.zones, a.sentences,
		coalesce(m.id, ''), coalesce(s.country, ''), coalesce(s.lang, '')
		FROM articles a LEFT JOIN sources s ON s.pk = a.source LEFT JOIN entities m ON m.pk = s.medium WHERE a.id = ?`, id).Scan(&pk, &a.URL, &a.Site, &a.Title, &a.Lang,
		&a.PublishedAt, &a.PublishedDate, &a.FetchedAt, &a.Text, &a.TextHash, &a.Story, &a.Version, &a.Basis, &a.Sketch, into(&zones), into(&sentences),
		&f.Source.Medium, &f.Source.Country, &f.Source.Lang)
	if err != nil {
		return f, err
	}
	a.Sentences = rangesOf(sentences)
	if a.Zones, err = zonesOf(zones); err != nil {
		return f, err
	}
	if f.Mentions, err = loadMentions(ctx, tx, pk); err != nil {
		return f, err
	}
	if f.Quotes, err = loadQuotes(ctx, tx, "SELECT pk FROM quotes WHERE article = ? ORDER BY number", pk); err != nil {
		return f, err
	}
	return f, nil
}

// loadFacts reads one article back, or returns sql.ErrNoRows.
func loadFacts(ctx context.Context, tx *reading, id string) (graph.Facts, error) {
	f, err := loadSaid(ctx, tx, id)
	if err != nil {
		return f, err
	}
	ctx = context.WithoutCancel(ctx)
	ids := f.Named()
	for _, id := range f.Named() {
		links, err := loadLinks(ctx, tx, id, false)
		if err != nil {
			return f, err
		}
		for _, l := range links {
			ids = append(ids, l.To)
		}
		f.Links = append(f.Links, links...)
		was, err := former(ctx, tx, id)
		if err != nil {
			return f, err
		}
		for _, old := range was {
			f.Retired = append(f.Retired, graph.Retired{ID: old, Into: id})
		}
	}
	if f.Source.Medium != "" {
		ids = append(ids, f.Source.Medium)
	}
	f.Entities, err = loadEntities(ctx, tx, ids)
	return f, err
}

// loadEntities reads the entities of ids, each once, by id.
func loadEntities(ctx context.Context, tx *reading, ids []string) (all []graph.Entity, err error) {
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		n, _, err := loadNode(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, n.Entity)
	}
	return all, nil
}

func loadMentions(ctx context.Context, tx *reading, article int64) (out []graph.Mention, err error) {
	err = each(ctx, tx, `SELECT e.id, m.name, m.in_title, m.sentences, m.starts, m.ends, m.surfaces, m.lemmas, m.via, m.rules
		FROM mentions m JOIN entities e ON e.pk = m.entity WHERE m.article = ? ORDER BY e.id`, []any{article},
		func(scan func(...any) error) error {
			var m graph.Mention
			err := scan(&m.Entity, &m.Name, &m.InTitle, into(&m.Sentences), into(&m.Starts), into(&m.Ends), into(&m.Surfaces),
				into(&m.Lemmas), into(&m.Via), into(&m.Rules))
			out = append(out, m)
			return err
		})
	return out, err
}

// loadQuotes reads the quotes whose pks a query selects, in its order.
func loadQuotes(ctx context.Context, tx *reading, query string, args ...any) ([]graph.Quote, error) {
	var pks []int64
	err := each(ctx, tx, query, args, func(scan func(...any) error) error {
		var pk int64
		err := scan(&pk)
		pks = append(pks, pk)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []graph.Quote
	for _, pk := range pks {
		var q graph.Quote
		err := tx.QueryRowContext(ctx, `SELECT id, text, type, act, cue, rule, negated, in_title, sentence, starts, ends, parent
			FROM quotes WHERE pk = ?`, pk).Scan(&q.ID, &q.Text, &q.Type, &q.Act, &q.Cue, &q.Rule, &q.Negated, &q.InTitle,
			&q.Sentence, into(&q.Starts), into(&q.Ends), &q.Parent)
		if err == nil {
			err = loadParties(ctx, tx, pk, &q)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

func loadParties(ctx context.Context, tx *reading, quote int64, q *graph.Quote) error {
	for _, p := range []struct {
		table string
		to    *[]graph.Party
	}{{"said", &q.CoSpeakers}, {"about", &q.Targets}, {"addressed_to", &q.Addressees}, {"cited_via", &q.Media}} {
		err := each(ctx, tx, `SELECT p.position, coalesce(e.id, ''), p.text, p.start_at, p.end_at, p.role FROM `+p.table+` p
			LEFT JOIN entities e ON e.pk = p.entity WHERE p.quote = ? ORDER BY p.position`, []any{quote},
			func(scan func(...any) error) error {
				var party graph.Party
				var position int
				if err := scan(&position, &party.Entity, &party.Text, &party.Start, &party.End, &party.Role); err != nil {
					return err
				}
				if p.table == "said" && position == 0 {
					q.Speaker = &party
					return nil
				}
				*p.to = append(*p.to, party)
				return nil
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// loadLinks reads the links from an entity, and to it if both is set.
func loadLinks(ctx context.Context, tx *reading, id string, both bool) (out []graph.Link, err error) {
	query := `SELECT 'HOLDS_OFFICE', p.id, o.id, h.office, h.since, h.until FROM holds_office h
		JOIN entities p ON p.pk = h.person JOIN entities o ON o.pk = h.institution WHERE %s
		UNION ALL SELECT 'STANDS_FOR', p.id, o.id, '', '', '' FROM stands_for s
		JOIN entities p ON p.pk = s.entity JOIN entities o ON o.pk = s.target WHERE %s`
	where, args := "p.id = ?", []any{id, id}
	if both {
		where, args = "(p.id = ? OR o.id = ?)", []any{id, id, id, id}
	}
	err = each(ctx, tx, fmt.Sprintf(query, where, where), args, func(scan func(...any) error) error {
		var l graph.Link
		err := scan(&l.Type, &l.From, &l.To, &l.Office, &l.Since, &l.Until)
		out = append(out, l)
		return err
	})
	slices.SortFunc(out, graph.Link.Compare)
	return out, err
}
