package neo4j

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"time"

	"zgadka/graph"
)

const (
	// sourceColumn is the site of an article a, with what is known of it.
	sourceColumn = "[(a)-[:PUBLISHED_BY]->(s:Zgadka) | [s.id, head([(s)-[:IS]->(m:Zgadka) | m.id]), s.country, s.lang]]"
	// saidColumns is what sums need of an article a: neither its text nor where things stand in it.
	saidColumns = `a {.id, .story, .publishedAt, .publishedDate, .lang, .digest, .textHash},
		[(a)-[m:MENTIONS]->(e:Zgadka) | [e.id, m {.name, .sentences, .starts, .surfaces, .via}]],
		[(a)<-[:QUOTED_IN]-(q:Zgadka:Quote) | q {.number, .id, .starts, .ends, .parts, .partEntities, .partTexts, .partStarts, .partEnds, .partRoles}],
		` + sourceColumn + `, [(a)-[:EXTRACTED_BY]->(r:Zgadka) | r.id]`
	// factsColumns is all that was put.
	factsColumns = `properties(a), [(a)-[m:MENTIONS]->(e:Zgadka) | [e.id, properties(m)]],
		[(a)<-[:QUOTED_IN]-(q:Zgadka:Quote) | properties(q)], ` + sourceColumn + `, [(a)-[:EXTRACTED_BY]->(r:Zgadka) | r.id]`
)

// describedColumns is all that is held of an entity e beside evidence.
var describedColumns = entityColumns + `, [(e)-[r:HOLDS_OFFICE|STANDS_FOR]->(t:Zgadka) | [type(r), t.id, r.office, r.from, r.to]],
	[(e)<-[:MERGED_INTO]-(o:Zgadka) WHERE e.id IN o.into | o.id],
	[(e)-[:HOLDS_OFFICE|STANDS_FOR]->(e2:Zgadka) | ` + strings.NewReplacer("e {", "e2 {", "labels(e)", "labels(e2)").Replace(entityColumns) + `]`

// kept is facts as the store has them, without entities and links, the digest of what was put, and the run that put it.
type kept struct {
	graph.Facts
	digest string
	run    string
}

// said reads what articles say, in the order of their ids, without entities and links.
func (t *tx) said(ids []string, columns string) ([]kept, error) {
	var out []kept
	for part := range slices.Chunk(slices.Sorted(slices.Values(ids)), 500) {
		err := t.each("UNWIND $ids AS id MATCH (a:Zgadka {kind: 'Article', id: id}) RETURN "+columns, params{"ids": part}, func(r row) error {
			out = append(out, saidOf(r))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func saidOf(r row) kept {
	n := r.node(0)
	var source graph.Source
	for _, s := range r.rows(3) {
		n["site"], source = s[0], graph.Source{Medium: s.string(1), Country: s.string(2), Lang: s.string(3)}
	}
	f := kept{Facts: graph.Facts{Article: articleOf(n), Source: source}, digest: n.string("digest")}
	for _, run := range listOf(r[4], text) {
		f.run = run
	}
	for _, m := range r.rows(1) {
		f.Mentions = append(f.Mentions, mentionOf(m.string(0), m.node(1)))
	}
	slices.SortFunc(f.Mentions, func(x, y graph.Mention) int { return cmp.Compare(x.Entity, y.Entity) })
	list, _ := r[2].([]any)
	slices.SortFunc(list, func(x, y any) int { return row{x}.node(0).int("number") - row{y}.node(0).int("number") })
	for i := range list {
		f.Quotes = append(f.Quotes, quoteOf(row(list).node(i)))
	}
	return f
}

// page is how many articles are read at a time.
const page = 200

// Facts implements [graph.Store].
func (s *Store) Facts(ctx context.Context, ids []string) iter.Seq2[graph.Facts, error] {
	return func(yield func(graph.Facts, error) bool) {
		err := s.pages(ctx, ids, func(part []string) (bool, error) {
			facts, err := s.facts(ctx, part)
			for _, f := range facts {
				if err == nil && !yield(f, nil) {
					return false, nil
				}
			}
			return true, err
		})
		if err != nil {
			yield(graph.Facts{}, s.explain("read", err))
		}
	}
}

// pages calls f with ids of articles in order, some at a time, until f returns false: with those given, or with all for nil.
func (s *Store) pages(ctx context.Context, ids []string, f func([]string) (bool, error)) error {
	if ids != nil {
		ids = slices.Compact(slices.Sorted(slices.Values(ids)))
		for part := range slices.Chunk(ids, page) {
			if more, err := f(part); err != nil || !more {
				return err
			}
		}
		return nil
	}
	for last := ""; ; {
		var part []string
		err := s.reading(ctx, func(t *tx) error {
			part = nil
			return t.each(`MATCH (a:Zgadka) WHERE a.kind = 'Article' AND a.id > $last RETURN a.id ORDER BY a.kind, a.id LIMIT $page`,
				params{"last": last, "page": page}, func(r row) error {
					part = append(part, r.string(0))
					return nil
				})
		})
		if err != nil || len(part) == 0 {
			return err
		}
		if more, err := f(part); err != nil || !more {
			return err
		}
		last = part[len(part)-1]
	}
}

// facts reads articles with their entities, in the order of the ids. Neo4j shows what others commit in the midst of a reading,
// so an article whose digest does not fit is read again. One that never fits was changed by somebody else's hand: it is
// returned as it is, and Check tells.
func (s *Store) facts(ctx context.Context, ids []string) ([]graph.Facts, error) {
	const tries = 12
	var out []graph.Facts
	for try := 1; len(ids) > 0; try++ {
		var whole []graph.Facts
		var torn []string
		err := s.reading(ctx, func(t *tx) error {
			whole, torn = nil, nil
			read, err := t.said(ids, factsColumns)
			if err != nil {
				return err
			}
			for _, f := range read {
				if try < tries && digest(&f.Facts) != f.digest {
					torn = append(torn, f.Article.ID)
				} else {
					whole = append(whole, f.Facts)
				}
			}
			return t.addEntities(whole)
		})
		if err != nil {
			return nil, err
		}
		out = append(out, whole...)
		if ids = torn; len(ids) > 0 {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Duration(try) * 10 * time.Millisecond):
			}
		}
	}
	slices.SortFunc(out, func(x, y graph.Facts) int { return cmp.Compare(x.Article.ID, y.Article.ID) })
	return out, nil
}

// addEntities reads the nodes and links of the entities that the facts name.
func (t *tx) addEntities(facts []graph.Facts) error {
	links, nodes, was := map[string][]graph.Link{}, map[string]graph.Entity{}, map[string][]string{}
	ids := map[string]bool{}
	for i := range facts {
		for _, id := range facts[i].Named() {
			ids[id] = true
		}
		if medium := facts[i].Source.Medium; medium != "" {
			ids[medium] = true
		}
	}
	err := t.each("UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id}) RETURN "+describedColumns, params{"ids": sorted(ids)}, func(r row) error {
		d := descriptionOf(r)
		nodes[d.ID], links[d.ID], was[d.ID] = d.Entity, d.Links, d.Was
		for _, e := range d.Ends {
			nodes[e.ID] = e
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range facts {
		f := &facts[i]
		ids := f.Named()
		for _, id := range f.Named() {
			f.Links = append(f.Links, links[id]...)
			for _, old := range was[id] {
				f.Retired = append(f.Retired, graph.Retired{ID: old, Into: id})
			}
			for _, l := range links[id] {
				ids = append(ids, l.To)
			}
		}
		if f.Source.Medium != "" {
			ids = append(ids, f.Source.Medium)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			f.Entities = append(f.Entities, nodes[id])
		}
	}
	return nil
}
