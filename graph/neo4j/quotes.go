package neo4j

import (
	"context"
	"slices"

	"zgadka/graph"
)

// Quotes implements [graph.Store].
func (s *Store) Quotes(ctx context.Context, f graph.QuoteFilter) ([]graph.QuoteHit, error) {
	match := "MATCH (q:Zgadka {kind: 'Quote'})"
	switch {
	case f.Speaker != "":
		match = "MATCH (:Zgadka {kind: 'Entity', id: $speaker})-[:SAID]->(q:Zgadka:Quote)"
	case f.About != "":
		match = "MATCH (:Zgadka {kind: 'Entity', id: $about})<-[:ABOUT]-(q:Zgadka:Quote)"
	case f.Since != "" || f.Until != "":
		match = "MATCH (q:Zgadka:Quote)"
	}
	where := " WHERE true"
	if f.Speaker != "" && f.About != "" {
		where += " AND EXISTS { (q)-[:ABOUT]->(:Zgadka {kind: 'Entity', id: $about}) }"
	}
	if f.Since != "" {
		where += " AND q.publishedDate >= $since"
	}
	if f.Until != "" {
		where += " AND q.publishedDate < $until"
	}
	var out []graph.QuoteHit
	err := s.reading(ctx, func(t *tx) error {
		out = nil
		return t.each(match+where+` MATCH (q)-[:QUOTED_IN]->(a:Zgadka:Article)
			WITH q, a ORDER BY a.publishedDate IS NULL, a.sortKey DESC, a.id, q.number LIMIT $limit
			RETURN properties(q), a.id, a.title, a.url, [(a)-[:PUBLISHED_BY]->(s:Zgadka) | s.id], a.publishedDate,
				[(e:Zgadka)-[:SAID]->(q) | [e.id, e.name]] + [(e:Zgadka)<-[:ABOUT]-(q) | [e.id, e.name]]
			ORDER BY a.publishedDate IS NULL, a.sortKey DESC, a.id, q.number`,
			params{"speaker": f.Speaker, "about": f.About, "since": f.Since, "until": f.Until, "limit": orAll(f.Limit)}, func(r row) error {
				out = append(out, hitOf(r))
				return nil
			})
	})
	return out, s.explain("read", err)
}

func hitOf(r row) graph.QuoteHit {
	h := graph.QuoteHit{Quote: quoteOf(r.node(0)), ArticleID: r.string(1), ArticleTitle: r.string(2), URL: r.string(3), Date: r.string(5)}
	for _, site := range listOf(r[4], text) {
		h.Site = site
	}
	names := map[string]string{}
	for _, e := range r.rows(6) {
		names[e.string(0)] = e.string(1)
	}
	if s := h.Speaker; s != nil {
		h.SpeakerName = s.Text
		if s.Entity != "" {
			h.SpeakerName = names[s.Entity]
		}
	}
	var seen []string
	for _, t := range h.Targets {
		if t.Entity != "" && !slices.Contains(seen, t.Entity) {
			seen = append(seen, t.Entity)
			h.TargetNames = append(h.TargetNames, names[t.Entity])
		}
	}
	return h
}

// Evidence implements [graph.Store].
func (s *Store) Evidence(ctx context.Context, a, b string) ([]graph.Evidence, error) {
	var ids []string
	err := s.reading(ctx, func(t *tx) error {
		ids = nil
		for _, id := range []string{a, b} {
			if _, err := t.entity(id); err != nil {
				return err
			}
		}
		return t.each(`MATCH (x:Zgadka {kind: 'Entity', id: $a}) MATCH (y:Zgadka {kind: 'Entity', id: $b})
			CALL {
				WITH x, y MATCH (x)<-[:MENTIONS]-(a:Zgadka:Article)-[:MENTIONS]->(y) WHERE EXISTS { (x)-[:CO_MENTIONED_WITH]-(y) } RETURN a
				UNION WITH x, y MATCH (x)-[:SAID]->(q:Zgadka:Quote)-[:ABOUT]->(y) MATCH (q)-[:QUOTED_IN]->(a:Zgadka:Article) RETURN a
				UNION WITH x, y MATCH (y)-[:SAID]->(q:Zgadka:Quote)-[:ABOUT]->(x) MATCH (q)-[:QUOTED_IN]->(a:Zgadka:Article) RETURN a
			}
			RETURN a.id ORDER BY a.sortKey, a.id`, params{"a": a, "b": b}, func(r row) error {
			ids = append(ids, r.string(0))
			return nil
		})
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	var out []graph.Evidence
	for part := range slices.Chunk(ids, page) {
		facts, err := s.facts(ctx, part)
		if err != nil {
			return nil, s.explain("read", err)
		}
		by := map[string]*graph.Facts{}
		for i := range facts {
			by[facts[i].Article.ID] = &facts[i]
		}
		for _, id := range part {
			if f := by[id]; f != nil {
				out = append(out, graph.EvidenceIn(f, a, b)...)
			}
		}
	}
	return out, nil
}
