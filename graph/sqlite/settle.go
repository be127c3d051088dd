package sqlite

import (
	"cmp"
	"maps"
	"slices"

	"zgadka/graph"
)

// edgeKind is one of the two kinds of aggregated edges: its table, the column of its count, and the table of the
// articles' shares.
type edgeKind struct {
	index                     int
	typ, table, shares, count string
}

var (
	coMentioned = edgeKind{0, graph.EdgeCoMentioned, "co_mentioned_with", "co_mentioned_in", "sentences"}
	saidAbout   = edgeKind{1, graph.EdgeSaidAbout, "said_about", "said_about_in", "quotes"}
	kinds       = []edgeKind{coMentioned, saidAbout}
)

// totals is what a batch adds to the totals of an entity or edge.
type totals struct {
	count, articles, weight int
	days                    days
	lost                    bool // an article went: days and all are to be looked up
	renamed                 bool // of an unknown entity: an article calls it otherwise, or one that called it something went
}

// days are the first and the last of some days, "" where none is known.
type days struct{ first, last string }

func (d *days) add(day string) {
	if day != "" && (d.first == "" || day < d.first) {
		d.first = day
	}
	d.last = max(d.last, day)
}

type edgeStory struct {
	edge  int64
	story string
}

// edgeChanges is what a batch changes on the edges of one kind.
type edgeChanges struct {
	grown   map[string]*grown  // by key: what is not written yet
	totals  map[int64]*totals  // of what went, and of stories
	stories map[edgeStory]bool // stories of several articles, in which another one may count now
}

// grown is an edge that gets shares.
type grown struct {
	pk, source, target int64
	totals
	shares []share
}

// share is an article's share in an edge.
type share struct {
	day     string
	article int64
	n       int
	story   string // "" where the article is the only one of its story
}

func newEdgeChanges() *edgeChanges {
	return &edgeChanges{map[string]*grown{}, map[int64]*totals{}, map[edgeStory]bool{}}
}

func (c *edgeChanges) of(edge int64) *totals {
	if c.totals[edge] == nil {
		c.totals[edge] = &totals{}
	}
	return c.totals[edge]
}

func (b *batch) total(entity int64) *totals {
	if b.totals[entity] == nil {
		b.totals[entity] = &totals{}
	}
	return b.totals[entity]
}

// share adds an article's share in an edge.
func (b *batch) share(k edgeKind, article int64, a *graph.Article, alone bool, from, to string, n int) {
	if b.err != nil {
		return
	}
	c := b.edges[k.index]
	key := graph.Key(k.typ, from, to)
	e := c.grown[key]
	if e == nil {
		e = &grown{source: b.entities[from].pk, target: b.entities[to].pk}
		c.grown[key] = e
	}
	s := share{day: a.PublishedDate, article: article, n: n}
	if alone {
		e.weight += n
	} else {
		s.story = a.StoryID()
	}
	e.count += n
	e.articles++
	e.days.add(s.day)
	e.shares = append(e.shares, s)
}

// edgesAtOnce is how many edges are looked up with one statement.
const edgesAtOnce = 500

// flushShares writes the shares that the batch added to edges, and adds them up there. An edge that others have in common with thousands of
// articles costs no more than a new one.
func (b *batch) flushShares(k edgeKind) {
	c := b.edges[k.index]
	keys := slices.Sorted(maps.Keys(c.grown))
	asked := map[string]bool{}
	for part := range slices.Chunk(keys, edgesAtOnce) {
		for _, key := range b.look("SELECT e.pk, e.key FROM json_each(?) j CROSS JOIN "+k.table+" e ON e.key = j.value", slices.Clone(part), nil, func(scan func(...any) error) error {
			var pk int64
			var key string
			err := scan(&pk, &key)
			c.grown[key].pk = pk
			return err
		}) {
			asked[key] = true
		}
	}
	insert := "INSERT INTO " + k.table + "(pk, key, source, target, weight, " + k.count + ", articles, first_seen, last_seen) VALUES ?"
	for _, key := range keys {
		e := c.grown[key]
		if e.pk == 0 && !asked[key] {
			e.pk, _ = b.pk("SELECT pk FROM "+k.table+" WHERE key = ?", key)
		}
		if e.pk > 0 {
			b.exec("UPDATE "+k.table+" SET weight = weight + ?1, "+k.count+" = "+k.count+` + ?2, articles = articles + ?3, last_seen = max(last_seen, ?5),
				first_seen = CASE WHEN first_seen = '' OR ?4 > '' AND ?4 < first_seen THEN ?4 ELSE first_seen END WHERE pk = ?6`,
				e.weight, e.count, e.articles, e.days.first, e.days.last, e.pk)
			continue
		}
		e.pk = b.next(k.table)
		b.add(insert, e.pk, key, e.source, e.target, e.weight, e.count, e.articles, e.days.first, e.days.last)
	}
	b.insertAll(b.waiting[insert])
	insert = "INSERT INTO " + k.shares + "(edge, day, article, " + k.count + ", counted) VALUES ?"
	for _, key := range slices.SortedFunc(maps.Keys(c.grown), func(x, y string) int { return cmp.Compare(c.grown[x].pk, c.grown[y].pk) }) {
		e := c.grown[key]
		for _, s := range e.shares {
			if s.story != "" {
				c.stories[edgeStory{e.pk, s.story}] = true
			}
			b.add(insert, e.pk, s.day, s.article, s.n, s.story == "")
		}
	}
	clear(c.grown)
}

// settle brings the aggregates up to date with the evidence of the batch and removes what has no evidence left.
func (b *batch) settle() {
	if b.err != nil || !b.changed() {
		return
	}
	b.flush()
	for _, k := range kinds {
		c := b.edges[k.index]
		b.settleStories(k, c)
		for _, edge := range sorted(c.totals) {
			b.settleEdge(k, edge, c.totals[edge])
		}
	}
	for _, pk := range sorted(b.totals) {
		b.settleEntity(pk, b.totals[pk])
	}
	b.settleAliases()
	b.sweep()
	if b.runPK != nil || b.recorded() != nil {
		r := &b.run
		b.exec(`UPDATE runs SET gazetteer = ?, extractor = ?, started_at = ?, finished_at = ?, added = added + ?,
			replaced = replaced + ?, removed = removed + ? WHERE pk = ?`,
			r.Gazetteer, r.Extractor, r.StartedAt, r.FinishedAt, r.Added, r.Replaced, r.Removed, b.runPK)
	}
}

// settleStories decides anew which article of a story counts on an edge: the earliest that has the edge.
func (b *batch) settleStories(k edgeKind, c *edgeChanges) {
	for key := range c.stories {
		type told struct {
			share
			counted int
		}
		var shares []told
		b.each("SELECT i.day, i.article, i."+k.count+", i.counted FROM articles a JOIN "+k.shares+` i
			ON i.edge = ? AND i.day = a.published_date AND i.article = a.pk WHERE a.story = ? ORDER BY a.sort_key, a.id`,
			[]any{key.edge, key.story}, func(scan func(...any) error) error {
				var s told
				err := scan(&s.day, &s.article, &s.n, &s.counted)
				shares = append(shares, s)
				return err
			})
		for i, s := range shares {
			counts := 0
			if i == 0 {
				counts = 1
			}
			if s.counted != counts {
				c.of(key.edge).weight += (counts - s.counted) * s.n
				b.exec("UPDATE "+k.shares+" SET counted = ? WHERE edge = ? AND day = ? AND article = ?", counts, key.edge, s.day, s.article)
			}
		}
	}
}

func (b *batch) settleEdge(k edgeKind, edge int64, t *totals) {
	if t.articles <= 0 && !b.row("SELECT 1 FROM "+k.shares+" WHERE edge = ?", []any{edge}, new(int)) {
		b.each("SELECT source FROM "+k.table+" WHERE pk = ? UNION SELECT target FROM "+k.table+" WHERE pk = ?", []any{edge, edge}, b.suspect)
		b.exec("DELETE FROM "+k.table+" WHERE pk = ?", edge)
		return
	}
	b.exec("UPDATE "+k.table+" SET weight = weight + ?, "+k.count+" = "+k.count+` + ?, articles = articles + ?,
		first_seen = coalesce((SELECT min(day) FROM `+k.shares+` WHERE edge = ? AND day > ''), ''),
		last_seen = (SELECT max(day) FROM `+k.shares+` WHERE edge = ?) WHERE pk = ?`,
		t.weight, t.count, t.articles, edge, edge, edge)
}

func (b *batch) settleEntity(pk int64, t *totals) {
	if t.lost {
		b.exec(`UPDATE entities SET articles = articles + ?,
			first_seen = coalesce((SELECT min(day) FROM mentions WHERE entity = ? AND day > ''), ''),
			last_seen = coalesce((SELECT max(day) FROM mentions WHERE entity = ?), '') WHERE pk = ?`, t.articles, pk, pk, pk)
	} else {
		b.exec(`UPDATE entities SET articles = articles + ?1, last_seen = max(last_seen, ?3), first_seen = CASE
			WHEN first_seen = '' OR ?2 > '' AND ?2 < first_seen THEN ?2 ELSE first_seen END WHERE pk = ?4`, t.articles, t.days.first, t.days.last, pk)
	}
	var was, name string
	if t.renamed && b.row("SELECT name FROM entities WHERE pk = ? AND known = 0", []any{pk}, &was) &&
		b.row("SELECT name FROM mentions WHERE entity = ? AND name <> '' GROUP BY name ORDER BY count(*) DESC, name LIMIT 1", []any{pk}, &name) &&
		name != was {
		b.exec("UPDATE entities SET name = ? WHERE pk = ?", name, pk)
		b.nameless(pk)
		b.names(pk, name)
	}
}

func (b *batch) settleAliases() {
	keys := make([]aliasOf, 0, len(b.aliases))
	for k := range b.aliases {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y aliasOf) int {
		return cmp.Or(cmp.Compare(x.alias, y.alias), cmp.Compare(x.entity, y.entity))
	})
	for _, k := range keys {
		if n := b.aliases[k]; n != 0 {
			b.add(`INSERT INTO alias_of(alias, entity, uses) VALUES ?
				ON CONFLICT (alias, entity) DO UPDATE SET uses = uses + excluded.uses`, k.alias, k.entity, n)
		}
	}
	b.flush()
	// Only now is it clear which forms are left without a use. One that came and went within the batch has none either.
	for _, k := range keys {
		if b.aliases[k] <= 0 {
			b.exec("DELETE FROM alias_of WHERE alias = ? AND entity = ? AND uses = 0", k.alias, k.entity)
			b.exec("DELETE FROM aliases WHERE pk = ? AND NOT EXISTS (SELECT 1 FROM alias_of WHERE alias = ?)", k.alias, k.alias)
		}
	}
}

// sweep removes sources and entities without evidence. An entity takes its links with it, and these may have been the
// last to hold another one, as a source may have been the last to hold its medium.
func (b *batch) sweep() {
	for _, pk := range sorted(b.sources) {
		if b.row("SELECT 1 FROM articles WHERE source = ?", []any{pk}, new(int)) {
			continue
		}
		b.each("SELECT medium FROM sources WHERE pk = ? AND medium IS NOT NULL", []any{pk}, b.suspect)
		b.exec("DELETE FROM sources WHERE pk = ?", pk)
	}
	for len(b.suspects) > 0 && b.err == nil {
		pks := sorted(b.suspects)
		clear(b.suspects)
		for _, pk := range pks {
			if b.row(evidence, []any{pk, pk, pk, pk, pk}, new(int)) {
				continue
			}
			b.unlink(pk) // only what an article names has links
			if b.row(`SELECT 1 FROM holds_office WHERE institution = ? UNION ALL SELECT 1 FROM stands_for WHERE target = ?
				UNION ALL SELECT 1 FROM sources WHERE medium = ?`, []any{pk, pk, pk}, new(int)) {
				continue
			}
			b.exec("DELETE FROM entities WHERE pk = ?", pk)
		}
	}
}

// evidence finds a row if an article names the entity, given five times.
const evidence = `SELECT 1 FROM mentions WHERE entity = ? UNION ALL SELECT 1 FROM said WHERE entity = ?
	UNION ALL SELECT 1 FROM about WHERE entity = ? UNION ALL SELECT 1 FROM addressed_to WHERE entity = ?
	UNION ALL SELECT 1 FROM cited_via WHERE entity = ? LIMIT 1`

// recorded returns the pk of the batch's run and writes it if need be; nil when there is none to record.
func (b *batch) recorded() any {
	if b.runPK == nil && b.run.ID != "" {
		pk, ok := b.pk("SELECT pk FROM runs WHERE id = ?", b.run.ID)
		if !ok {
			pk = b.exec(`INSERT INTO runs(id, gazetteer, extractor, started_at, finished_at, added, replaced, removed)
				VALUES (?, '', '', '', '', 0, 0, 0)`, b.run.ID)
		}
		b.runPK = pk
	}
	return b.runPK
}

func sorted[V any](m map[int64]V) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
