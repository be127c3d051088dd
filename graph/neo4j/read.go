package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"zgadka/graph"
)

// State implements [graph.Store].
func (s *Store) State(ctx context.Context, ids []string) (out map[string]graph.State, err error) {
	err = s.reading(ctx, func(t *tx) error {
		out, err = t.states(slices.Sorted(slices.Values(ids)))
		return err
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	return out, nil
}

// Runs implements [graph.Store].
func (s *Store) Runs(ctx context.Context, limit int) (out []graph.Run, err error) {
	err = s.reading(ctx, func(t *tx) error {
		out = nil
		return t.each(`MATCH (r:Zgadka {kind: 'Run'}) RETURN r.id, r.gazetteer, r.extractor, r.startedAt, r.finishedAt, r.added, r.replaced, r.removed
			ORDER BY coalesce(r.startedAt, '') DESC, r.id DESC LIMIT $limit`, params{"limit": orAll(limit)}, func(r row) error {
			out = append(out, graph.Run{ID: r.string(0), Gazetteer: r.string(1), Extractor: r.string(2), StartedAt: r.string(3), FinishedAt: r.string(4),
				Added: r.int(5), Replaced: r.int(6), Removed: r.int(7)})
			return nil
		})
	})
	return out, s.explain("read", err)
}

// Totals implements [graph.Store].
func (s *Store) Totals(ctx context.Context) (out graph.Totals, err error) {
	err = s.reading(ctx, func(t *tx) error {
		out = graph.Totals{}
		err := t.each("MATCH (n:Zgadka) RETURN n.kind, count(*)", nil, func(r row) error {
			n := r.int(1)
			switch r.string(0) {
			case kindArticle:
				out.Articles = n
			case kindEntity:
				out.Entities = n
			case kindAlias:
				out.Aliases = n
			case kindSource:
				out.Sources = n
			case kindQuote:
				out.Quotes = n
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = t.each("MATCH (e:Zgadka) WHERE e.kind = 'Entity' AND NOT "+withEvidence+" RETURN count(e)", nil, func(r row) error {
			out.Entities -= r.int(0)
			return nil
		})
		if err != nil {
			return err
		}
		return t.each(`CALL { MATCH (:Zgadka)-[r:CO_MENTIONED_WITH]->() RETURN count(r) AS co }
			CALL { MATCH (:Zgadka)-[r:SAID_ABOUT]->() RETURN count(r) AS said } RETURN co, said`, nil, func(r row) error {
			out.CoMentions, out.SaidAbout = r.int(0), r.int(1)
			return nil
		})
	})
	return out, s.explain("read", err)
}

// entity reads an entity, or returns graph.ErrNotFound.
func (t *tx) entity(id string) (n graph.Node, err error) {
	err = t.each("MATCH (e:Zgadka {kind: 'Entity', id: $id}) RETURN "+entityColumns, params{"id": id}, func(r row) error {
		n = entityOf(r.node(0))
		return nil
	})
	if err == nil && n.ID == "" {
		err = fmt.Errorf("entity %q: %w", id, graph.ErrNotFound)
	}
	return n, err
}

// Entity implements [graph.Store].
func (s *Store) Entity(ctx context.Context, id string) (*graph.Profile, error) {
	var p *graph.Profile
	err := s.reading(ctx, func(t *tx) error {
		id := id
		n, err := t.entity(id)
		if errors.Is(err, graph.ErrNotFound) {
			now, failed := t.successors(id)
			if failed != nil {
				return failed
			}
			if len(now) == 1 {
				id = now[0]
				n, err = t.entity(id)
			}
		}
		if err != nil {
			return err
		}
		p = &graph.Profile{Node: n}
		return t.each(`MATCH (e:Zgadka {kind: 'Entity', id: $id}) RETURN
			[(f:Zgadka:Alias)-[o:ALIAS_OF]->(e) | [f.text, f.lang, o.uses]],
			[(e)-[r:HOLDS_OFFICE|STANDS_FOR]->(t:Zgadka) | [type(r), t.id, r.office, r.from, r.to]],
			[(e)<-[r:HOLDS_OFFICE|STANDS_FOR]-(f:Zgadka) | [type(r), f.id, r.office, r.from, r.to]],
			COUNT { (e)-[:SAID]->(:Zgadka) }, COUNT { (e)<-[:ABOUT]-(:Zgadka) }`, params{"id": id}, func(r row) error {
			for _, a := range r.rows(0) {
				p.Aliases = append(p.Aliases, graph.Alias{Text: a.string(0), Lang: a.string(1), Count: a.int(2)})
			}
			p.Links = linksOf(id, r.rows(1))
			for _, l := range r.rows(2) {
				if from := l.string(1); from != id {
					l[1] = id
					p.Links = append(p.Links, linksOf(from, []row{l})...)
				}
			}
			p.SaidQuotes, p.AboutQuotes = r.int(3), r.int(4)
			return nil
		})
	})
	if err != nil {
		return nil, s.explain("read", err)
	}
	slices.SortFunc(p.Links, compareLinks)
	slices.SortFunc(p.Aliases, compareAliases)
	return p, nil
}

// Edges implements [graph.Store].
func (s *Store) Edges(ctx context.Context, id string, limit int) (out []graph.Edge, err error) {
	err = s.reading(ctx, func(t *tx) error {
		out = nil
		if _, err := t.entity(id); err != nil {
			return err
		}
		return t.each(`MATCH (e:Zgadka {kind: 'Entity', id: $id})-[r:CO_MENTIONED_WITH|SAID_ABOUT]-(:Zgadka) WHERE r.key IS NOT NULL
			WITH DISTINCT r ORDER BY r.weight DESC, type(r), r.key LIMIT $limit WITH r, startNode(r) AS s, endNode(r) AS t RETURN `+edgeColumns+
			" ORDER BY r.weight DESC, type(r), r.key", params{"id": id, "limit": orAll(limit)}, func(r row) error {
			out = append(out, edgeOf(r))
			return nil
		})
	})
	return out, s.explain("read", err)
}

// Around implements [graph.Store].
func (s *Store) Around(ctx context.Context, ids []string, typ string) (out []graph.Edge, err error) {
	if typ != graph.EdgeCoMentioned && typ != graph.EdgeSaidAbout {
		return nil, nil
	}
	err = s.reading(ctx, func(t *tx) error {
		out = nil
		return t.each(`UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id})-[r:`+typ+`]-(:Zgadka) WHERE r.key IS NOT NULL
			WITH DISTINCT r WITH r, startNode(r) AS s, endNode(r) AS t RETURN `+edgeColumns+" ORDER BY r.key",
			params{"ids": slices.Sorted(slices.Values(ids))}, func(r row) error {
				out = append(out, edgeOf(r))
				return nil
			})
	})
	return out, s.explain("read", err)
}

// Appearances implements [graph.Store].
func (s *Store) Appearances(ctx context.Context, id string) iter.Seq2[graph.Appearance, error] {
	return func(yield func(graph.Appearance, error) bool) {
		err := s.reading(ctx, func(t *tx) error {
			_, err := t.entity(id)
			return err
		})
		if err != nil {
			yield(graph.Appearance{}, s.explain("read", err))
			return
		}
		stream(ctx, s, `MATCH (:Zgadka {kind: 'Entity', id: $id})<-[m:MENTIONS]-(a:Zgadka:Article) OPTIONAL MATCH (a)-[:PUBLISHED_BY]->(s:Zgadka)
			RETURN a.id, s.id, a.publishedDate, m.surfaces, m.via, head([(s)-[:IS]->(o:Zgadka) | o.name]) ORDER BY coalesce(a.publishedDate, ''), a.id`, params{"id": id},
			func(r row) graph.Appearance {
				return graph.Appearance{ArticleID: r.string(0), Site: r.string(1), Date: r.string(2), Medium: r.string(5),
					Surfaces: graph.Spoken(listOf(r[3], text), listOf(r[4], text))}
			})(yield)
	}
}

// edgeColumns returns an edge r from s to t as edgeOf reads it.
const edgeColumns = `type(r), r.key, s.id, t.id, s.name, t.name, r.weight, coalesce(r.sentences, r.quotes), r.articles, r.firstSeen, r.lastSeen`

func edgeOf(r row) graph.Edge {
	return graph.Edge{Type: r.string(0), Key: r.string(1), From: r.string(2), To: r.string(3), FromName: r.string(4), ToName: r.string(5),
		Weight: r.float(6), Count: r.int(7), Articles: r.int(8), FirstSeen: r.string(9), LastSeen: r.string(10)}
}

func compareAliases(x, y graph.Alias) int {
	return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Text, y.Text), cmp.Compare(x.Lang, y.Lang))
}

// orAll is the limit, or more than there is for 0.
func orAll(limit int) int {
	if limit <= 0 {
		return math.MaxInt32
	}
	return limit
}
