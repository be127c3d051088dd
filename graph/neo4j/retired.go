package neo4j

import (
	"context"
	"iter"
	"slices"

	"zgadka/graph"
)

// A retired id is a node of its own: into lists what the gazetteer retired it in favour of, moved what an unknown entity is since the
// gazetteer knows it. MERGED_INTO leads to those of them that the graph has. The nodes stay when it has none.

// writeRetired brings the retired ids of the entities that the batch names up to date.
func (b *batch) writeRetired() error {
	waiting, err := b.waiting()
	if err != nil {
		return err
	}
	var less, more, moved []params
	for _, id := range sorted(b.entities) {
		e := b.entities[id]
		if !e.named {
			continue
		}
		for _, old := range e.retired {
			if !slices.Contains(e.former, old) {
				less = append(less, params{"id": old, "into": id})
			}
		}
		for _, old := range e.former {
			if !slices.Contains(e.retired, old) {
				more = append(more, params{"id": old, "into": id})
			}
		}
	}
	for i := range b.gone {
		was := &b.gone[i].Facts
		if now := b.final[was.Article.ID]; now != nil && now.Article.TextHash == was.Article.TextHash {
			for _, r := range graph.Moves(was.Mentions, now.Mentions) {
				moved = append(moved, params{"id": r.ID, "into": r.Into})
			}
		}
	}
	for _, r := range b.moves {
		moved = append(moved, params{"id": r.ID, "into": r.Into})
	}
	const retired = "UNWIND $rows AS row MERGE (o:Zgadka {kind: 'Retired', id: row.id}) ON CREATE SET o:Retired, o.name = row.id, o.into = [], o.moved = [] "
	for _, w := range []struct {
		statement string
		rows      []params
	}{
		{retired + "SET o.into = [x IN o.into WHERE x <> row.into]", less},
		{retired + "SET o.into = [x IN o.into WHERE x <> row.into] + row.into", more},
		{retired + "SET o.moved = [x IN o.moved WHERE x <> row.into] + row.into", moved},
	} {
		if err := b.each(w.statement, w.rows); err != nil {
			return err
		}
	}
	touched := slices.Concat(less, more, moved, waiting)
	if err := b.each("UNWIND $rows AS row MATCH (:Zgadka {kind: 'Retired', id: row.id})-[m:MERGED_INTO]->(:Zgadka) DELETE m", touched); err != nil {
		return err
	}
	return b.each(`UNWIND $rows AS row MATCH (o:Zgadka {kind: 'Retired', id: row.id}) WITH DISTINCT o UNWIND o.into + o.moved AS id
		MATCH (e:Zgadka {kind: 'Entity', id: id}) MERGE (o)-[:MERGED_INTO]->(e)`, touched)
}

// waiting returns the retired ids that lead to entities which the graph did not have.
func (b *batch) waiting() (out []params, err error) {
	var fresh []string
	for _, id := range sorted(b.entities) {
		if !b.entities[id].had {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	err = b.t.each(`MATCH (o:Zgadka) WHERE o.kind = 'Retired' AND o.id > '' UNWIND o.into + o.moved AS id
		WITH o, id WHERE id IN $fresh RETURN o.id, id, id IN o.into`, params{"fresh": fresh}, func(r row) error {
		out = append(out, params{"id": r.string(0)})
		if e := b.entities[r.string(1)]; r.bool(2) && !slices.Contains(e.retired, r.string(0)) {
			e.retired = append(e.retired, r.string(0))
		}
		return nil
	})
	return out, err
}

// Move implements [graph.Store].
func (s *Store) Move(ctx context.Context, list []graph.Retired) error {
	return s.transact(ctx, func(t *tx) error {
		if err := t.lock(); err != nil {
			return err
		}
		b := newBatch(t, graph.Run{})
		b.moves = list
		return b.writeRetired()
	})
}

// Moves implements [graph.Store].
func (s *Store) Moves(ctx context.Context) iter.Seq2[graph.Retired, error] {
	return stream(ctx, s, `MATCH (o:Zgadka) WHERE o.kind = 'Retired' AND o.id > '' UNWIND o.moved AS into RETURN o.id, into ORDER BY into, o.id`, nil,
		func(r row) graph.Retired { return graph.Retired{ID: r.string(0), Into: r.string(1)} })
}

// successors returns the ids of the entities that a retired id leads to.
func (t *tx) successors(id string) (out []string, err error) {
	seen := map[string]bool{id: true}
	for next := []string{id}; len(next) > 0 && err == nil; {
		ids := next
		next = nil
		err = t.each(`UNWIND $ids AS id MATCH (o:Zgadka {kind: 'Retired', id: id}) UNWIND o.into + o.moved AS into
			RETURN DISTINCT into, EXISTS { MATCH (:Zgadka {kind: 'Entity', id: into}) }`, params{"ids": ids}, func(r row) error {
			switch into := r.string(0); {
			case seen[into]:
			case r.bool(1):
				seen[into] = true
				out = append(out, into)
			default:
				seen[into] = true
				next = append(next, into)
			}
			return nil
		})
	}
	slices.Sort(out)
	return out, err
}
