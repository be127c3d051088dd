package neo4j

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"zgadka/graph"
)

// writeChanges keeps what articles gave to edges before the run of the batch replaced or removed them. Of several changes within one run the
// first says what was before it; what a run itself had added was not there before.
func (b *batch) writeChanges() error {
	if b.run.ID == "" {
		return nil
	}
	var rows []params
	for i := range b.gone {
		f := &b.gone[i].Facts
		removed, changed := b.removed[f.Article.ID], true
		if now := b.final[f.Article.ID]; now != nil {
			changed = now.Article.TextHash != f.Article.TextHash
		}
		before, err := json.Marshal(b.sharesOf(f))
		if err != nil {
			return err
		}
		rows = append(rows, params{"id": b.run.ID + "#" + f.Article.ID, "article": f.Article.ID, "run": b.run.ID, "previous": orNull(b.gone[i].run),
			"own": b.gone[i].run == b.run.ID, "removed": removed, "text": changed && !removed, "before": string(before)})
	}
	slices.SortFunc(rows, func(x, y params) int { return cmp.Compare(x["id"].(string), y["id"].(string)) })
	err := b.each(`UNWIND $rows AS row MATCH (c:Zgadka {kind: 'Change', id: row.id})
		SET c.removed = row.removed, c.text = c.text OR row.text`, rows)
	if err != nil {
		return err
	}
	return b.each(`UNWIND $rows AS row WITH row WHERE NOT row.own AND NOT EXISTS { MATCH (:Zgadka {kind: 'Change', id: row.id}) }
		MATCH (r:Zgadka {kind: 'Run', id: row.run})
		MERGE (c:Zgadka {kind: 'Change', id: row.id}) SET c:Change, c.name = row.article, c.article = row.article, c.run = row.run,
			c.previous = row.previous, c.removed = row.removed, c.text = row.text, c.before = row.before
		MERGE (r)-[:CHANGED]->(c)`, rows)
}

// States implements [graph.Store].
func (s *Store) States(ctx context.Context, f graph.StateFilter) iter.Seq2[graph.ArticleState, error] {
	which := "MATCH (a:Zgadka) WHERE a.kind = 'Article' AND a.id > ''"
	switch {
	case f.IDs != nil:
		which = "UNWIND $ids AS id MATCH (a:Zgadka {kind: 'Article', id: id})"
	case f.Stories != nil:
		which = "UNWIND $stories AS story MATCH (a:Zgadka:Article {story: story})"
	case f.Since != "" || f.Until != "":
		which = `CALL {
			MATCH (a:Zgadka:Article) WHERE $since <= a.publishedDate <= $until RETURN a
			UNION ALL MATCH (a:Zgadka:Article) WHERE a.publishedDate IS NULL RETURN a
		} WITH a`
	}
	return stream(ctx, s, which+` RETURN a.id, a.textHash, a.version, a.basis, a.story, a.lang, a.publishedDate, a.sortKey, a.sketch ORDER BY a.kind, a.id`,
		params{"ids": f.IDs, "stories": f.Stories, "since": f.Since, "until": cmp.Or(f.Until, "~")},
		func(r row) graph.ArticleState {
			return graph.ArticleState{ID: r.string(0), State: graph.State{TextHash: r.string(1), Version: r.string(2), Basis: r.string(3), Story: r.string(4)},
				Lang: r.string(5), Day: r.string(6), Sort: r.string(7), Sketch: r.string(8)}
		})
}

// Descriptions implements [graph.Store].
func (s *Store) Descriptions(ctx context.Context) iter.Seq2[graph.Description, error] {
	return stream(ctx, s, `MATCH (e:Zgadka) WHERE e.kind = 'Entity' AND e.id > '' RETURN `+describedColumns+` ORDER BY e.kind, e.id`, nil, descriptionOf)
}

// Sites implements [graph.Store].
func (s *Store) Sites(ctx context.Context) iter.Seq2[graph.Site, error] {
	return stream(ctx, s, `MATCH (s:Zgadka) WHERE s.kind = 'Source' AND s.id > '' RETURN s.id, s.country, s.lang, [(s)-[:IS]->(e:Zgadka) | `+entityColumns+`] ORDER BY s.kind, s.id`, nil,
		func(r row) graph.Site {
			x := graph.Site{ID: r.string(0), Source: graph.Source{Country: r.string(1), Lang: r.string(2)}}
			for _, m := range listOf(r[3], func(v any) graph.Entity { return entityOf(row{v}.node(0)).Entity }) {
				x.Of, x.Medium = m, m.ID
			}
			return x
		})
}

func descriptionOf(r row) graph.Description {
	d := graph.Description{Entity: entityOf(r.node(0)).Entity}
	d.Links = linksOf(d.ID, r.rows(1))
	ends := map[string]graph.Entity{}
	d.Was = listOf(r[2], text)
	slices.Sort(d.Was)
	for _, v := range listOf(r[3], func(v any) graph.Entity { return entityOf(row{v}.node(0)).Entity }) {
		ends[v.ID] = v
	}
	for _, id := range sorted(ends) {
		d.Ends = append(d.Ends, ends[id])
	}
	return d
}

// Changes implements [graph.Store].
func (s *Store) Changes(ctx context.Context, run string) iter.Seq2[graph.ArticleChange, error] {
	return func(yield func(graph.ArticleChange, error) bool) {
		var list []graph.ArticleChange
		err := s.reading(ctx, func(t *tx) (err error) {
			list, err = t.changes(run)
			return err
		})
		if err != nil {
			yield(graph.ArticleChange{}, s.explain("read", err))
			return
		}
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// changes returns what a run did, by article: it is on its nodes of changes, on those of later runs that replaced what it had read, and else
// in what the articles say now.
func (t *tx) changes(run string) ([]graph.ArticleChange, error) {
	by := map[string]*graph.ArticleChange{}
	var present []string
	err := t.each("MATCH (:Zgadka {kind: 'Run', id: $run})-[:CHANGED]->(c:Zgadka) RETURN c.article, c.text, c.before", params{"run": run}, func(r row) error {
		c := &graph.ArticleChange{Article: r.string(0), Change: graph.Removed, Text: r.bool(1)}
		by[c.Article] = c
		return sharesIn(r.string(2), &c.Before)
	})
	if err != nil {
		return nil, err
	}
	add := func(id string) *graph.ArticleChange {
		c := by[id]
		if c == nil {
			c = &graph.ArticleChange{Article: id, Change: graph.Added}
			by[id] = c
		} else {
			c.Change = graph.Replaced
		}
		return c
	}
	err = t.each("MATCH (c:Zgadka:Change) WHERE c.previous = $run RETURN c.article, c.before", params{"run": run}, func(r row) error {
		return sharesIn(r.string(1), &add(r.string(0)).After)
	})
	if err != nil {
		return nil, err
	}
	err = t.each("MATCH (a:Zgadka)-[:EXTRACTED_BY]->(:Zgadka {kind: 'Run', id: $run}) RETURN a.id", params{"run": run}, func(r row) error {
		present = append(present, r.string(0))
		return nil
	})
	if err != nil {
		return nil, err
	}
	said, err := t.said(present, saidColumns)
	for i := range said {
		add(said[i].Article.ID).After = said[i].Shares()
	}
	var out []graph.ArticleChange
	for _, id := range sorted(by) {
		out = append(out, *by[id])
	}
	return out, err
}

func sharesIn(text string, to *[]graph.Share) error {
	if err := json.Unmarshal([]byte(text), to); err != nil {
		return fmt.Errorf("a change is %.80q: %w", text, err)
	}
	return nil
}
