package neo4j

import (
	"zgadka/graph"
)

// edge is what a batch changes of an aggregated edge.
type edge struct {
	typ, key, from, to string
	count, articles    int
	weight             float64
	days               days
}

// countOf names the property that counts what an edge is made of.
var countOf = map[string]string{graph.EdgeCoMentioned: "sentences", graph.EdgeSaidAbout: "quotes"}

// edgeTypes are the aggregated edges in order.
var edgeTypes = []string{graph.EdgeCoMentioned, graph.EdgeSaidAbout}

func (b *batch) edge(s graph.Share) *edge {
	key := graph.Key(s.Type, s.From, s.To)
	e := b.edges[key]
	if e == nil {
		e = &edge{typ: s.Type, key: key, from: s.From, to: s.To}
		b.edges[key] = e
	}
	return e
}

// writeEdges brings the aggregated edges up to date. Most only grow; of one that articles go from, the store is asked what it
// was, so that it is known when nothing is left of it.
func (b *batch) writeEdges() error {
	grow, shrink := map[string][]params{}, map[string][]string{}
	for _, key := range sorted(b.edges) {
		e := b.edges[key]
		switch {
		case len(e.days.went) > 0 || e.articles < 0 || e.count < 0:
			shrink[e.typ] = append(shrink[e.typ], key)
		case e.articles > 0 || e.count != 0 || e.weight != 0 || len(e.days.came) > 0:
			first, last, _ := e.days.move("", "")
			grow[e.typ] = append(grow[e.typ], params{"key": key, "from": e.from, "to": e.to, "weight": e.weight, "count": e.count,
				"articles": e.articles, "first": orNull(first), "last": orNull(last)})
		}
	}
	for _, typ := range edgeTypes {
		if err := b.each(`UNWIND $rows AS row
			MATCH (f:Zgadka {kind: 'Entity', id: row.from}) MATCH (t:Zgadka {kind: 'Entity', id: row.to})
			MERGE (f)-[r:`+typ+` {key: row.key}]->(t)
			ON CREATE SET r.weight = row.weight, r.`+countOf[typ]+` = row.count, r.articles = row.articles,
				r.firstSeen = row.first, r.lastSeen = row.last
			ON MATCH SET r.weight = r.weight + row.weight, r.`+countOf[typ]+` = r.`+countOf[typ]+` + row.count, r.articles = r.articles + row.articles,
				r.firstSeen = CASE WHEN r.firstSeen IS NULL OR row.first < r.firstSeen THEN row.first ELSE r.firstSeen END,
				r.lastSeen = CASE WHEN r.lastSeen IS NULL OR row.last > r.lastSeen THEN row.last ELSE r.lastSeen END`, grow[typ]); err != nil {
			return err
		}
		if err := b.shrink(typ, shrink[typ]); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) shrink(typ string, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	was := map[string]graph.Edge{}
	err := b.t.each("UNWIND $keys AS key MATCH (:Zgadka)-[r:"+typ+" {key: key}]->(:Zgadka) RETURN r.key, r.weight, r."+countOf[typ]+
		", r.articles, r.firstSeen, r.lastSeen", params{"keys": keys}, func(r row) error {
		was[r.string(0)] = graph.Edge{Weight: r.float(1), Count: r.int(2), Articles: r.int(3), FirstSeen: r.string(4), LastSeen: r.string(5)}
		return nil
	})
	if err != nil {
		return err
	}
	var set, unsure []params
	var dead []string
	for _, key := range keys {
		e, w := b.edges[key], was[key]
		first, last, lost := e.days.move(w.FirstSeen, w.LastSeen)
		if w.Articles+e.articles <= 0 {
			dead = append(dead, key)
			continue
		}
		set = append(set, params{"key": key, "from": e.from, "to": e.to, "props": params{"weight": w.Weight + e.weight,
			countOf[typ]: w.Count + e.count, "articles": w.Articles + e.articles, "firstSeen": orNull(first), "lastSeen": orNull(last)}})
		if lost {
			unsure = append(unsure, params{"key": key, "from": e.from, "to": e.to})
		}
	}
	if len(dead) > 0 {
		if err := b.t.exec("UNWIND $keys AS key MATCH (:Zgadka)-[r:"+typ+" {key: key}]->(:Zgadka) DELETE r", params{"keys": dead}); err != nil {
			return err
		}
	}
	if err := b.each(`UNWIND $rows AS row MATCH (f:Zgadka {kind: 'Entity', id: row.from}) MATCH (t:Zgadka {kind: 'Entity', id: row.to})
		MERGE (f)-[r:`+typ+` {key: row.key}]->(t) SET r += row.props`, set); err != nil {
		return err
	}
	return b.each(seen[typ], unsure)
}

// seen looks the days of an edge up in its evidence: the sentences that mention both, or the quotes.
var seen = map[string]string{
	graph.EdgeCoMentioned: `UNWIND $rows AS row
		MATCH (f:Zgadka {kind: 'Entity', id: row.from})-[r:CO_MENTIONED_WITH {key: row.key}]->(t:Zgadka {kind: 'Entity', id: row.to})
		CALL {
			WITH f, t
			MATCH (f)<-[m:MENTIONS]-(a:Zgadka:Article)-[n:MENTIONS]->(t)
			WHERE a.publishedDate IS NOT NULL AND any(i IN range(0, size(m.sentences) - 1) WHERE m.sentences[i] >= 0 AND m.via[i] <> 'pronoun'
				AND any(j IN range(0, size(n.sentences) - 1) WHERE n.sentences[j] = m.sentences[i] AND n.via[j] <> 'pronoun'))
			RETURN min(a.publishedDate) AS first, max(a.publishedDate) AS last
		}
		SET r.firstSeen = first, r.lastSeen = last`,
	graph.EdgeSaidAbout: `UNWIND $rows AS row
		MATCH (f:Zgadka {kind: 'Entity', id: row.from})-[r:SAID_ABOUT {key: row.key}]->(t:Zgadka {kind: 'Entity', id: row.to})
		CALL {
			WITH f, t
			MATCH (f)-[:SAID]->(q:Zgadka:Quote)-[:ABOUT]->(t)
			RETURN min(q.publishedDate) AS first, max(q.publishedDate) AS last
		}
		SET r.firstSeen = first, r.lastSeen = last`,
}

// recount looks up what the batch could not work out: days of entities that lost their first or last, and names.
func (b *batch) recount() error {
	var ids []params
	for _, id := range sorted(b.entities) {
		e := b.entities[id]
		if _, _, lost := e.days.move(e.was.FirstSeen, e.was.LastSeen); lost {
			ids = append(ids, params{"id": id})
		}
	}
	err := b.each(`UNWIND $rows AS row MATCH (e:Zgadka {kind: 'Entity', id: row.id})
		CALL {
			WITH e
			OPTIONAL MATCH (e)<-[:MENTIONS]-(a:Zgadka:Article) RETURN min(a.publishedDate) AS first, max(a.publishedDate) AS last
		}
		SET e.firstSeen = first, e.lastSeen = last`, ids)
	if err != nil {
		return err
	}
	return b.renameEntities()
}
