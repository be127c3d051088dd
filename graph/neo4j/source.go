package neo4j

import "zgadka/graph"

// readSources works out what becomes known of the sites of the batch, and suspects the media that they were of.
func (b *batch) readSources() error {
	b.sites = map[string]graph.Source{}
	for _, f := range b.order {
		if f.Article.Site != "" {
			b.sites[f.Article.Site] = f.Source
		}
	}
	return b.t.each(`UNWIND $ids AS id MATCH (s:Zgadka {kind: 'Source', id: id})
		RETURN s.id, head([(s)-[:IS]->(m:Zgadka) | m.id]), s.country, s.lang`, params{"ids": sorted(b.sites)}, func(r row) error {
		was := graph.Source{Medium: r.string(1), Country: r.string(2), Lang: r.string(3)}
		if b.sites[r.string(0)] == was {
			delete(b.sites, r.string(0))
		} else if was.Medium != "" {
			b.suspects[was.Medium] = true
		}
		return nil
	})
}

// writeSources brings what is known of sites up to date.
func (b *batch) writeSources() error {
	var rows, of []params
	for _, site := range sorted(b.sites) {
		s := b.sites[site]
		rows = append(rows, params{"id": site, "props": sourceProps(s)})
		if s.Medium != "" {
			of = append(of, params{"id": site, "medium": s.Medium})
		}
	}
	for _, w := range []struct {
		statement string
		rows      []params
	}{
		{"UNWIND $rows AS row MATCH (s:Zgadka {kind: 'Source', id: row.id}) SET s += row.props", rows},
		{"UNWIND $rows AS row MATCH (:Zgadka {kind: 'Source', id: row.id})-[r:IS]->(:Zgadka) DELETE r", rows},
		{`UNWIND $rows AS row MATCH (s:Zgadka {kind: 'Source', id: row.id}) MATCH (m:Zgadka {kind: 'Entity', id: row.medium})
			MERGE (s)-[:IS]->(m)`, of},
	} {
		if err := b.each(w.statement, w.rows); err != nil {
			return err
		}
	}
	return nil
}

func sourceProps(s graph.Source) params {
	return params{"country": orNull(s.Country), "lang": orNull(s.Lang)}
}

// sweepSources removes sources without articles, and suspects the media that they were of.
func (b *batch) sweepSources() error {
	const bare = "UNWIND $ids AS id MATCH (s:Zgadka {kind: 'Source', id: id}) WHERE NOT EXISTS { (s)<-[:PUBLISHED_BY]-(:Zgadka) } "
	ids := params{"ids": sorted(b.sources)}
	if len(b.sources) == 0 {
		return nil
	}
	err := b.t.each(bare+"MATCH (s)-[:IS]->(m:Zgadka) RETURN m.id", ids, func(r row) error {
		b.suspects[r.string(0)] = true
		return nil
	})
	if err != nil {
		return err
	}
	return b.t.exec(bare+"DETACH DELETE s", ids)
}
