package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zgadka/graph"
)

// Check implements [graph.Store]. It reads all articles and keeps what it counts in memory. Neo4j cannot hold the graph still
// for it: when batches come in between and something differs, it counts again, and gives up after some times.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	for range 3 {
		var before, after schema
		err := s.reading(ctx, func(t *tx) (err error) { before, err = t.schema(); return err })
		if err != nil {
			return nil, s.explain("check", err)
		}
		c := &checker{s: s, ctx: ctx, count: newCount(), named: map[string]bool{}, uses: map[use]int{}, calls: map[string]map[string]int{}, sites: map[string]bool{}}
		for _, step := range []func() error{c.articles, c.edges, c.entities, c.forms, c.sources} {
			if err := step(); err != nil {
				return nil, s.explain("check", err)
			}
		}
		err = s.reading(ctx, func(t *tx) (err error) { after, err = t.schema(); return err })
		if err != nil {
			return nil, s.explain("check", err)
		}
		if len(c.found) == 0 || before.batches == after.batches {
			return c.found, nil
		}
	}
	return nil, s.explain("check", fmt.Errorf("others write all the time; run it again when they are done"))
}

// checker gathers what differs.
type checker struct {
	s     *Store
	ctx   context.Context
	found []string

	count *count
	named map[string]bool // entities with evidence
	uses  map[use]int
	calls map[string]map[string]int // unknown entity → name → articles
	sites map[string]bool
}

// report adds findings in order.
func (c *checker) report(found []string) {
	slices.Sort(found)
	c.found = append(c.found, found...)
}

// checkColumns are factsColumns, with the relationships of each quote.
var checkColumns = strings.Replace(factsColumns, "properties(q)", `q {.*, said: [(e:Zgadka)-[:SAID]->(q) | e.id],
	about: [(q)-[:ABOUT]->(e:Zgadka) | e.id], addressed: [(q)-[:ADDRESSED_TO]->(e:Zgadka) | e.id],
	via: [(q)-[v:CITED_VIA]->(e:Zgadka) | coalesce(v.role, '') + ' ' + e.id]}`, 1)

// articles compares what each article has with what was put, and counts.
func (c *checker) articles() error {
	var found []string
	where := "MATCH (a:Zgadka:Article) WHERE a.story > '' WITH a ORDER BY a.story RETURN " + checkColumns
	var story []kept
	for r, err := range stream(c.ctx, c.s, where, nil, func(r row) row { return r }) {
		if err != nil {
			return err
		}
		quotes, _ := r[2].([]any)
		k := saidOf(r) // sorts the quotes
		if digest(&k.Facts) != k.digest {
			found = append(found, fmt.Sprintf("article %q: it is not what was put", k.Article.ID))
		}
		for i := range k.Quotes {
			if l := ties(&k.Quotes[i], row(quotes).node(i)); l != "" {
				found = append(found, fmt.Sprintf("quote %q: %s", k.Quotes[i].ID, l))
			}
		}
		c.tally(&k.Facts)
		if len(story) > 0 && story[0].Article.StoryID() != k.Article.StoryID() {
			c.count.story(story)
			story = nil
		}
		k.Article.Text = ""
		story = append(story, k)
	}
	if len(story) > 0 {
		c.count.story(story)
	}
	c.report(found)
	return nil
}

// ties compares the relationships of a quote with its parties.
func ties(q *graph.Quote, n node) string {
	for _, t := range []struct {
		typ, key string
		parties  []graph.Party
	}{
		{"SAID", "said", roleless(q.Speakers())}, {"ABOUT", "about", roleless(q.Targets)},
		{"ADDRESSED_TO", "addressed", roleless(q.Addressees)}, {"CITED_VIA", "via", q.Media},
	} {
		var want []string
		for _, p := range t.parties {
			switch {
			case p.Entity == "":
			case t.key == "via":
				want = append(want, p.Role+" "+p.Entity)
			default:
				want = append(want, p.Entity)
			}
		}
		slices.Sort(want)
		want = slices.Compact(want)
		got := n.strings(t.key)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			return fmt.Sprintf("%s is [%s], its text gives [%s]", t.typ, strings.Join(got, "; "), strings.Join(want, "; "))
		}
	}
	return ""
}

func (c *checker) tally(f *graph.Facts) {
	for _, id := range f.Named() {
		c.named[id] = true
	}
	if f.Article.Site != "" {
		c.sites[f.Article.Site] = true
	}
	for _, m := range f.Mentions {
		if m.Name != "" {
			if c.calls[m.Entity] == nil {
				c.calls[m.Entity] = map[string]int{}
			}
			c.calls[m.Entity][m.Name]++
		}
		for i, s := range m.Surfaces {
			if m.Via[i] != graph.Pronoun {
				c.uses[use{f.Article.Lang, s, m.Entity}]++
			}
		}
	}
}

// edges compares the edges with the evidence.
func (c *checker) edges() error {
	totals := func(e *graph.Edge) string {
		return fmt.Sprintf("%v, %d, %d, %s, %s", e.Weight, e.Count, e.Articles, e.FirstSeen, e.LastSeen)
	}
	var found []string
	for _, typ := range edgeTypes {
		query := "MATCH (s:Zgadka)-[r:" + typ + "]->(t:Zgadka) RETURN " + edgeColumns
		for e, err := range stream(c.ctx, c.s, query, nil, edgeOf) {
			if err != nil {
				return err
			}
			want := c.count.edges[e.Key]
			delete(c.count.edges, e.Key)
			switch {
			case want == nil:
				found = append(found, fmt.Sprintf("%s %s: it has no evidence", typ, e.Key))
			case e.Key != graph.Key(typ, e.From, e.To):
				found = append(found, fmt.Sprintf("%s %s: it leads from %s to %s", typ, e.Key, e.From, e.To))
			case totals(&e) != totals(want):
				found = append(found, fmt.Sprintf("%s %s: (weight, %s, articles, firstSeen, lastSeen) are (%s), the evidence gives (%s)",
					typ, e.Key, countOf[typ], totals(&e), totals(want)))
			}
		}
	}
	for _, e := range c.count.edges {
		found = append(found, fmt.Sprintf("%s %s: it is missing, the evidence gives (%s)", e.Type, e.Key, totals(e)))
	}
	c.report(found)
	return nil
}

// entities compares totals and names of entities with the mentions, and looks for those without evidence.
func (c *checker) entities() error {
	var found []string
	query := "MATCH (e:Zgadka {kind: 'Entity'}) RETURN " + entityColumns + ", EXISTS { (e)<-[:HOLDS_OFFICE|STANDS_FOR|IS]-(:Zgadka) }"
	type linked struct {
		graph.Node
		linked bool
	}
	for n, err := range stream(c.ctx, c.s, query, nil, func(r row) linked { return linked{entityOf(r.node(0)), r.bool(1)} }) {
		if err != nil {
			return err
		}
		want := total{ID: n.ID}
		if t := c.count.entities[n.ID]; t != nil {
			want = *t
		}
		delete(c.count.entities, n.ID)
		if got := (total{n.ID, n.Articles, n.FirstSeen, n.LastSeen}); got != want {
			found = append(found, fmt.Sprintf("entity %q: (articles, firstSeen, lastSeen) are (%d, %s, %s), the evidence gives (%d, %s, %s)",
				n.ID, got.Articles, got.First, got.Last, want.Articles, want.First, want.Last))
		}
		if name := majority(c.calls[n.ID]); name != "" && !n.Known && name != n.Name {
			found = append(found, fmt.Sprintf("entity %q: its name is %q, most articles call it %q", n.ID, n.Name, name))
		}
		if !c.named[n.ID] && !n.linked {
			found = append(found, fmt.Sprintf("entity %q: no article names it", n.ID))
		}
	}
	c.report(found)
	return nil
}

// forms compares the uses of forms.
func (c *checker) forms() error {
	var found []string
	query := "MATCH (f:Zgadka {kind: 'Alias'}) OPTIONAL MATCH (f)-[o:ALIAS_OF]->(e:Zgadka) RETURN f.text, f.lang, e.id, o.uses"
	for r, err := range stream(c.ctx, c.s, query, nil, func(r row) row { return r }) {
		if err != nil {
			return err
		}
		k := use{r.string(1), r.string(0), r.string(2)}
		switch n := c.uses[k]; {
		case k.entity == "":
			found = append(found, fmt.Sprintf("form %q: no article uses it", k.text))
		case n != r.int(3):
			found = append(found, fmt.Sprintf("form %q (%s) of %s: %d uses, the evidence gives %d", k.text, k.lang, k.entity, r.int(3), n))
		}
		delete(c.uses, k)
	}
	for k, n := range c.uses {
		found = append(found, fmt.Sprintf("form %q (%s) of %s: 0 uses, the evidence gives %d", k.text, k.lang, k.entity, n))
	}
	c.report(found)
	return nil
}

// sources looks for sources without articles, and for what they are if not one medium.
func (c *checker) sources() error {
	var found []string
	query := "MATCH (s:Zgadka {kind: 'Source'}) RETURN s.id, coalesce(s.country, s.lang), [(s)-[:IS]->(m:Zgadka) | m:Media]"
	for r, err := range stream(c.ctx, c.s, query, nil, func(r row) row { return r }) {
		if err != nil {
			return err
		}
		id := r.string(0)
		if !c.sites[id] {
			found = append(found, fmt.Sprintf("source %q: no article is from it", id))
		}
		switch of, _ := r[2].([]any); {
		case len(of) == 0 && r[1] != nil:
			found = append(found, fmt.Sprintf("source %q: a country or language without a medium", id))
		case len(of) > 1:
			found = append(found, fmt.Sprintf("source %q: it is %d media at once", id, len(of)))
		case len(of) == 1 && of[0] != true:
			found = append(found, fmt.Sprintf("source %q: what it is is no medium", id))
		}
	}
	c.report(found)
	return nil
}
