package neo4j

import (
	"context"
	"slices"

	"zgadka/graph"
)

// part is a part of the graph in memory.
type part struct {
	nodes []graph.Node // by id
	edges []graph.Edge // by key
}

// part selects what a filter with days or an entity keeps.
func (s *Store) part(ctx context.Context, f graph.Filter) (*part, error) {
	if f.Entity != "" {
		err := s.reading(ctx, func(t *tx) error { _, err := t.entity(f.Entity); return err })
		if err != nil {
			return nil, err
		}
	}
	var nodes map[string]graph.Node
	var edges map[string]graph.Edge
	var err error
	if f.Since != "" || f.Until != "" {
		nodes, edges, err = s.window(ctx, f)
	} else {
		nodes, edges, err = s.around(ctx, f)
	}
	if err != nil {
		return nil, err
	}
	return keep(f, nodes, edges), nil
}

// keep applies entity, hops, type and weight to a graph.
func keep(f graph.Filter, nodes map[string]graph.Node, edges map[string]graph.Edge) *part {
	var strong []graph.Edge
	near := map[string][]string{}
	for _, key := range sorted(edges) {
		if e := edges[key]; f.MinWeight <= 0 || e.Weight >= f.MinWeight {
			strong = append(strong, e)
			near[e.From], near[e.To] = append(near[e.From], e.To), append(near[e.To], e.From)
		}
	}
	fits := func(id string) bool { return f.Type == "" || nodes[id].Type == f.Type }
	kept := map[string]bool{}
	if f.Entity == "" {
		for id := range nodes {
			if fits(id) {
				kept[id] = true
			}
		}
	} else {
		kept[f.Entity] = true
		for last, hop := []string{f.Entity}, 0; hop < f.Hops && len(last) > 0; hop++ {
			var next []string
			for _, id := range last {
				for _, o := range near[id] {
					if !kept[o] && fits(o) {
						kept[o] = true
						next = append(next, o)
					}
				}
			}
			last = next
		}
	}
	p := &part{}
	tied := map[string]bool{f.Entity: true}
	for _, e := range strong {
		if kept[e.From] && kept[e.To] {
			tied[e.From], tied[e.To] = true, true
			p.edges = append(p.edges, e)
		}
	}
	for _, id := range sorted(nodes) {
		if kept[id] && (f.MinWeight <= 0 || tied[id]) {
			p.nodes = append(p.nodes, nodes[id])
		}
	}
	for i := range p.edges {
		e := &p.edges[i]
		e.FromName, e.ToName = nodes[e.From].Name, nodes[e.To].Name
	}
	return p
}

// around reads the entities within so many edges of one, and the edges among them.
func (s *Store) around(ctx context.Context, f graph.Filter) (map[string]graph.Node, map[string]graph.Edge, error) {
	edges := map[string]graph.Edge{}
	ids := map[string]bool{f.Entity: true}
	last := []string{f.Entity}
	walk := func(within any) error { // nil, or the ids that edges may lead to
		var next []string
		err := s.reading(ctx, func(t *tx) error {
			next = nil
			return t.each(`UNWIND $ids AS id MATCH (x:Zgadka {kind: 'Entity', id: id})-[r:CO_MENTIONED_WITH|SAID_ABOUT]-(e:Zgadka)
				WHERE r.key IS NOT NULL AND r.weight >= $min AND ($type = '' OR `+typeOf+` = $type OR e.id = $center) AND ($within IS NULL OR e.id IN $within)
				WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t RETURN `+edgeColumns,
				params{"ids": last, "min": f.MinWeight, "type": f.Type, "center": f.Entity, "within": within}, func(r row) error {
					e := edgeOf(r)
					edges[e.Key] = e
					next = append(next, e.From, e.To)
					return nil
				})
		})
		last = nil
		for _, id := range next {
			if !ids[id] {
				ids[id] = true
				last = append(last, id)
			}
		}
		return err
	}
	for hop := 0; hop < f.Hops && len(last) > 0; hop++ {
		if err := walk(nil); err != nil {
			return nil, nil, err
		}
	}
	if len(last) > 0 && f.Hops > 0 {
		if err := walk(sorted(ids)); err != nil {
			return nil, nil, err
		}
	}
	all, err := s.nodes(ctx, sorted(ids))
	if err != nil {
		return nil, nil, err
	}
	// An entity that only a link leads to is none of the graph's.
	if n := all[f.Entity]; n.Articles == 0 && !slices.ContainsFunc(sorted(edges), func(k string) bool {
		e := edges[k]
		return e.Type == graph.EdgeSaidAbout && (e.From == f.Entity || e.To == f.Entity)
	}) {
		var evidence bool
		err := s.reading(ctx, func(t *tx) error {
			return t.each("MATCH (e:Zgadka {kind: 'Entity', id: $id}) RETURN EXISTS { (e)-[:SAID_ABOUT]-(:Zgadka) }", params{"id": f.Entity},
				func(r row) error { evidence = r.bool(0); return nil })
		})
		if err != nil || !evidence {
			return map[string]graph.Node{}, edges, err
		}
	}
	return all, edges, nil
}

// nodes reads entities.
func (s *Store) nodes(ctx context.Context, ids []string) (map[string]graph.Node, error) {
	out := map[string]graph.Node{}
	for part := range slices.Chunk(ids, maxRows) {
		err := s.reading(ctx, func(t *tx) error {
			return t.each("UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id}) RETURN "+entityColumns, params{"ids": part}, func(r row) error {
				n := entityOf(r.node(0))
				out[n.ID] = n
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// window recounts entities and edges from the articles of some days. Of a story, the earliest of these articles that has the
// edge counts.
func (s *Store) window(ctx context.Context, f graph.Filter) (map[string]graph.Node, map[string]graph.Edge, error) {
	c := newCount()
	err := s.stories(ctx, f.Since, f.Until, saidColumns, func(story []kept) {
		c.story(story)
	})
	if err != nil {
		return nil, nil, err
	}
	ids := map[string]bool{}
	for id := range c.entities {
		ids[id] = true
	}
	for _, e := range c.edges {
		ids[e.From], ids[e.To] = true, true // a party of a quote need not be mentioned
	}
	nodes, err := s.nodes(ctx, sorted(ids))
	if err != nil {
		return nil, nil, err
	}
	for id, n := range nodes {
		n.Articles, n.FirstSeen, n.LastSeen = 0, "", ""
		if t := c.entities[id]; t != nil {
			n.Articles, n.FirstSeen, n.LastSeen = t.articles, t.first, t.last
		}
		nodes[id] = n
	}
	edges := map[string]graph.Edge{}
	for key, e := range c.edges {
		edges[key] = *e
	}
	return nodes, edges, nil
}

// stories reads articles and calls f with those of each story; empty days are no bounds, and with either the undated are left
// out.
func (s *Store) stories(ctx context.Context, since, until, columns string, f func([]kept)) error {
	where := "a.story > ''"
	if since != "" || until != "" {
		where = "a.publishedDate >= $since"
		if until != "" {
			where += " AND a.publishedDate < $until"
		}
	}
	var story []kept
	query := "MATCH (a:Zgadka:Article) WHERE " + where + " WITH a ORDER BY a.story RETURN " + columns
	for k, err := range stream(ctx, s, query, params{"since": since, "until": until}, saidOf) {
		if err != nil {
			return err
		}
		if len(story) > 0 && story[0].Article.StoryID() != k.Article.StoryID() {
			f(story)
			story = nil
		}
		story = append(story, k)
	}
	if len(story) > 0 {
		f(story)
	}
	return nil
}

// count recounts aggregates from evidence.
type count struct {
	entities map[string]*total
	edges    map[string]*graph.Edge // by key
}

type total struct {
	articles    int
	first, last string
}

func (t *total) add(day string) {
	t.articles++
	t.first, t.last = widen(t.first, t.last, day)
}

func widen(first, last, day string) (string, string) {
	if day != "" && (first == "" || day < first) {
		first = day
	}
	return first, max(last, day)
}

func newCount() *count { return &count{map[string]*total{}, map[string]*graph.Edge{}} }

func (c *count) story(story []kept) {
	facts := make([]*graph.Facts, len(story))
	for i := range story {
		f := &story[i].Facts
		facts[i] = f
		for _, m := range f.Mentions {
			if c.entities[m.Entity] == nil {
				c.entities[m.Entity] = &total{}
			}
			c.entities[m.Entity].add(f.Article.PublishedDate)
		}
		for _, s := range f.Shares() {
			e := c.edge(s)
			e.Count += s.N
			e.Articles++
			e.FirstSeen, e.LastSeen = widen(e.FirstSeen, e.LastSeen, f.Article.PublishedDate)
		}
	}
	for _, s := range counted(facts, (*graph.Facts).Shares) {
		c.edge(s).Weight += float64(s.N)
	}
}

func (c *count) edge(s graph.Share) *graph.Edge {
	key := graph.Key(s.Type, s.From, s.To)
	e := c.edges[key]
	if e == nil {
		e = &graph.Edge{Type: s.Type, Key: key, From: s.From, To: s.To}
		c.edges[key] = e
	}
	return e
}
