package sqlite

import "zgadka/graph"

// retract takes an article out with all it said. What the graph loses by it is settled at the end of the batch.
func (b *batch) retract(article int64) {
	var lang, story string
	var source *int64
	b.row("SELECT lang, story, source FROM articles WHERE pk = ?", []any{article}, &lang, &story, &source)
	if source != nil {
		b.sources[*source] = true
	}
	type uses struct {
		entity        int64
		surfaces, via []string
	}
	var mentions []uses
	b.each("SELECT entity, surfaces, via FROM mentions WHERE article = ?", []any{article}, func(scan func(...any) error) error {
		var m uses
		err := scan(&m.entity, into(&m.surfaces), into(&m.via))
		mentions = append(mentions, m)
		return err
	})
	for _, m := range mentions {
		t := b.total(m.entity)
		t.articles--
		t.lost, t.renamed = true, true
		b.suspects[m.entity] = true
		for i, s := range m.surfaces {
			if m.via[i] != graph.Pronoun {
				b.aliases[aliasOf{b.alias(s, lang), m.entity}]--
			}
		}
	}
	for _, table := range []string{"said", "about", "addressed_to", "cited_via"} {
		b.each("SELECT DISTINCT p.entity FROM "+table+" p JOIN quotes q ON q.pk = p.quote WHERE q.article = ? AND p.entity IS NOT NULL",
			[]any{article}, b.suspect)
	}
	copies := b.row("SELECT 1 FROM articles WHERE story = ? AND pk <> ?", []any{story, article}, new(int))
	for _, k := range kinds {
		b.each("SELECT edge, "+k.count+", counted FROM "+k.shares+" WHERE article = ?", []any{article},
			func(scan func(...any) error) error {
				var edge int64
				var n, counted int
				err := scan(&edge, &n, &counted)
				c := b.edges[k.index].of(edge)
				c.count -= n
				c.articles--
				c.weight -= n * counted
				if copies {
					b.edges[k.index].stories[edgeStory{edge, story}] = true
				}
				return err
			})
		b.exec("DELETE FROM "+k.shares+" WHERE article = ?", article)
	}
	b.exec("DELETE FROM articles WHERE pk = ?", article)
}

// suspect notes an entity that may have lost its last evidence.
func (b *batch) suspect(scan func(...any) error) error {
	var pk int64
	err := scan(&pk)
	b.suspects[pk] = true
	return err
}
