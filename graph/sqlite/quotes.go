package sqlite

import (
	"context"
	"slices"
	"strings"

	"zgadka/graph"
)

// Quotes implements [graph.Store].
func (s *Store) Quotes(ctx context.Context, q graph.QuoteFilter) ([]graph.QuoteHit, error) {
	where := []string{"1"}
	var args []any
	add := func(condition string, value string) {
		if value != "" {
			where, args = append(where, condition), append(args, value)
		}
	}
	add("q.pk IN (SELECT p.quote FROM said p JOIN entities e ON e.pk = p.entity WHERE e.id = ?)", q.Speaker)
	add("q.pk IN (SELECT p.quote FROM about p JOIN entities e ON e.pk = p.entity WHERE e.id = ?)", q.About)
	add("a.published_date >= ?", q.Since)
	add("a.published_date > '' AND a.published_date < ?", q.Until)
	var out []graph.QuoteHit
	err := s.snapshot(ctx, func(tx *reading) error {
		quotes, err := loadQuotes(ctx, tx, "SELECT q.pk FROM quotes q JOIN articles a ON a.pk = q.article WHERE "+
			strings.Join(where, " AND ")+" ORDER BY a.published_date = '', a.sort_key DESC, a.id, q.number LIMIT ?",
			append(args, orAll(q.Limit))...)
		if err != nil {
			return err
		}
		names := map[string]string{}
		for _, quote := range quotes {
			h := graph.QuoteHit{Quote: quote}
			err := tx.QueryRowContext(ctx, `SELECT a.id, a.title, a.url, coalesce(s.id, ''), a.published_date FROM quotes q
				JOIN articles a ON a.pk = q.article LEFT JOIN sources s ON s.pk = a.source WHERE q.id = ?`, quote.ID).
				Scan(&h.ArticleID, &h.ArticleTitle, &h.URL, &h.Site, &h.Date)
			if err != nil {
				return err
			}
			if err := nameParties(ctx, tx, &h, names); err != nil {
				return err
			}
			out = append(out, h)
		}
		return nil
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	return out, nil
}

// nameParties fills in the names; the map keeps those already read.
func nameParties(ctx context.Context, tx *reading, h *graph.QuoteHit, names map[string]string) error {
	name := func(id string) (string, error) {
		if n, ok := names[id]; ok {
			return n, nil
		}
		n, _, err := loadNode(ctx, tx, id)
		names[id] = n.Name
		return n.Name, err
	}
	var err error
	if s := h.Speaker; s != nil {
		h.SpeakerName = s.Text
		if s.Entity != "" {
			if h.SpeakerName, err = name(s.Entity); err != nil {
				return err
			}
		}
	}
	var seen []string
	for _, t := range h.Targets {
		if t.Entity == "" || slices.Contains(seen, t.Entity) {
			continue
		}
		seen = append(seen, t.Entity)
		n, err := name(t.Entity)
		if err != nil {
			return err
		}
		h.TargetNames = append(h.TargetNames, n)
	}
	return nil
}

// Evidence implements [graph.Store].
func (s *Store) Evidence(ctx context.Context, a, b string) ([]graph.Evidence, error) {
	var out []graph.Evidence
	err := s.snapshot(ctx, func(tx *reading) error {
		for _, id := range []string{a, b} {
			if _, _, err := loadNode(ctx, tx, id); err != nil {
				return err
			}
		}
		ids, err := texts(ctx, tx, `SELECT id FROM articles WHERE pk IN (
			SELECT i.article FROM co_mentioned_with e JOIN co_mentioned_in i ON i.edge = e.pk WHERE e.key = ?
			UNION SELECT i.article FROM said_about e JOIN said_about_in i ON i.edge = e.pk WHERE e.key IN (?, ?)) ORDER BY sort_key, id`,
			graph.Key(graph.EdgeCoMentioned, min(a, b), max(a, b)), graph.Key(graph.EdgeSaidAbout, a, b), graph.Key(graph.EdgeSaidAbout, b, a))
		if err != nil {
			return err
		}
		for _, id := range ids {
			f, err := loadSaid(ctx, tx, id)
			if err != nil {
				return err
			}
			out = append(out, graph.EvidenceIn(&f, a, b)...)
		}
		return nil
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	return out, nil
}
