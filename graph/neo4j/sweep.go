package neo4j

// sweep removes sources and entities without evidence. An entity takes its links with it, and these may have been the last to
// hold another one.
func (b *batch) sweep() error {
	if err := b.sweepSources(); err != nil {
		return err
	}
	for suspects := sorted(b.suspects); len(suspects) > 0; {
		var bare []string
		err := b.t.each(`UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id})
			WHERE NOT EXISTS { (e)<-[:MENTIONS|ABOUT|ADDRESSED_TO|CITED_VIA]-(:Zgadka) } AND NOT EXISTS { (e)-[:SAID]->(:Zgadka) }
			RETURN e.id`, params{"ids": suspects}, func(r row) error {
			bare = append(bare, r.string(0))
			return nil
		})
		if err != nil {
			return err
		}
		if len(bare) == 0 {
			break
		}
		next := map[string]bool{}
		// Only what an article names has links.
		err = b.t.each(`UNWIND $ids AS id MATCH (:Zgadka {kind: 'Entity', id: id})-[r:HOLDS_OFFICE|STANDS_FOR]->(t:Zgadka)
			WITH r, t.id AS id DELETE r RETURN DISTINCT id`, params{"ids": bare}, func(r row) error {
			next[r.string(0)] = true
			return nil
		})
		if err != nil {
			return err
		}
		err = b.t.exec(`UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id})
			WHERE NOT EXISTS { (e)<-[:HOLDS_OFFICE|STANDS_FOR|IS]-(:Zgadka) } DETACH DELETE e`, params{"ids": bare})
		if err != nil {
			return err
		}
		suspects = sorted(next)
	}
	return nil
}
