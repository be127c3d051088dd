package neo4j

import (
	"cmp"
	"maps"
	"slices"

	"zgadka/graph"
)

// batch is what one transaction changes. It is filled with put and remove, and then written.
type batch struct {
	t   *tx
	run graph.Run // with what the batch does

	order    []*graph.Facts          // all that is put, in order: who comes last gives names and links
	final    map[string]*graph.Facts // by article: what stays of it
	replaced map[string]bool         // articles that the store holds
	removed  map[string]bool
	gone     []kept // what the store held of the articles above

	entities map[string]*entity
	edges    map[string]*edge // by key
	shares   map[*graph.Facts][]graph.Share
	uses     map[use]int             // of forms
	sites    map[string]graph.Source // what becomes known of sites that articles of the batch are from
	moves    []graph.Retired         // ids of unknown entities that are known now, beside what the articles say
	suspects map[string]bool         // entities
	sources  map[string]bool         // and sources that may have lost their last evidence
}

// use is a form of an entity.
type use struct{ lang, text, entity string }

func newBatch(t *tx, run graph.Run) *batch {
	run.Added, run.Replaced, run.Removed = 0, 0, 0
	return &batch{
		t: t, run: run, final: map[string]*graph.Facts{}, removed: map[string]bool{}, replaced: map[string]bool{}, entities: map[string]*entity{},
		edges: map[string]*edge{}, shares: map[*graph.Facts][]graph.Share{}, uses: map[use]int{}, suspects: map[string]bool{}, sources: map[string]bool{},
	}
}

// put notes facts to be written; known says that the store holds the article.
func (b *batch) put(f *graph.Facts, c graph.Change, known bool) {
	if c == graph.Added {
		b.run.Added++
	} else {
		b.run.Replaced++
	}
	b.order = append(b.order, f)
	b.final[f.Article.ID] = f
	if known {
		b.replaced[f.Article.ID] = true
	}
}

func (b *batch) remove(id string) {
	b.run.Removed++
	b.removed[id] = true
}

// write does it all: evidence out, nodes, relationships, aggregates, what is left without evidence.
func (b *batch) write() error {
	for _, step := range []func() error{
		b.readGone, b.count, b.weigh, b.readEntities, b.readSources,
		b.writeRun, b.writeChanges, b.retract, b.writeEntities, b.writeArticles, b.writeSources, b.writeQuotes, b.writeMentions, b.writeAliases, b.writeLinks, b.writeRetired,
		b.writeEdges, b.recount, b.sweep,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// readGone reads what the store holds of the articles that change.
func (b *batch) readGone() error {
	var err error
	b.gone, err = b.t.said(slices.Concat(sorted(b.replaced), sorted(b.removed)), saidColumns)
	return err
}

// count adds up what articles add to entities, forms and edges and take from them.
func (b *batch) count() error {
	for i := range b.gone {
		f := &b.gone[i].Facts
		b.tally(f, -1)
		for _, id := range f.Named() {
			b.suspects[id] = true
		}
		if f.Article.Site != "" {
			b.sources[f.Article.Site] = true
		}
	}
	for _, id := range sorted(b.final) {
		b.tally(b.final[id], 1)
	}
	// Entities that are only in a state that another one of the batch overtook.
	for _, f := range b.order {
		if b.final[f.Article.ID] != f {
			for _, e := range f.Entities {
				b.suspects[e.ID] = true
			}
		}
	}
	return nil
}

func (b *batch) tally(f *graph.Facts, sign int) {
	day := f.Article.PublishedDate
	for i := range f.Mentions {
		m := &f.Mentions[i]
		e := b.entity(m.Entity)
		e.mentioned = true
		e.articles += sign
		e.days.add(day, sign)
		e.called(m.Name, sign)
		for i, s := range m.Surfaces {
			if m.Via[i] != graph.Pronoun {
				b.uses[use{f.Article.Lang, s, m.Entity}] += sign
			}
		}
	}
	for _, s := range b.sharesOf(f) {
		e := b.edge(s)
		e.count += sign * s.N
		e.articles += sign
		e.days.add(day, sign)
	}
}

// weigh works out what the edges weigh more or less: of each story of the batch, what its earliest articles gave before and
// give now.
func (b *batch) weigh() error {
	before, after := map[string][]*graph.Facts{}, map[string][]*graph.Facts{}
	for i := range b.gone {
		f := &b.gone[i].Facts
		before[f.Article.StoryID()] = append(before[f.Article.StoryID()], f)
	}
	for _, f := range b.final {
		after[f.Article.StoryID()] = append(after[f.Article.StoryID()], f)
	}
	stories := map[string]bool{}
	for story := range before {
		stories[story] = true
	}
	for story := range after {
		stories[story] = true
	}
	var ids []string
	err := b.t.each("UNWIND $stories AS story MATCH (a:Zgadka:Article {story: story}) RETURN a.id", params{"stories": sorted(stories)},
		func(r row) error {
			if id := r.string(0); b.final[id] == nil && !b.removed[id] {
				ids = append(ids, id)
			}
			return nil
		})
	if err != nil {
		return err
	}
	slices.Sort(ids)
	others, err := b.t.said(ids, saidColumns)
	if err != nil {
		return err
	}
	for i := range others {
		f := &others[i].Facts
		story := f.Article.StoryID()
		before[story], after[story] = append(before[story], f), append(after[story], f)
	}
	for _, story := range sorted(stories) {
		for _, s := range counted(before[story], b.sharesOf) {
			b.edge(s).weight -= float64(s.N)
		}
		for _, s := range counted(after[story], b.sharesOf) {
			b.edge(s).weight += float64(s.N)
		}
	}
	return nil
}

// sharesOf remembers what it worked out.
func (b *batch) sharesOf(f *graph.Facts) []graph.Share {
	s, ok := b.shares[f]
	if !ok {
		s = f.Shares()
		b.shares[f] = s
	}
	return s
}

// counted returns the shares that weigh of the articles of one story: for each edge that of the earliest article with it.
func counted(story []*graph.Facts, sharesOf func(*graph.Facts) []graph.Share) []graph.Share {
	if len(story) == 1 {
		return sharesOf(story[0])
	}
	slices.SortFunc(story, func(x, y *graph.Facts) int {
		return cmp.Or(cmp.Compare(x.Article.SortKey(), y.Article.SortKey()), cmp.Compare(x.Article.ID, y.Article.ID))
	})
	type ends struct{ typ, from, to string }
	seen := map[ends]bool{}
	var out []graph.Share
	for _, f := range story {
		for _, s := range sharesOf(f) {
			if k := (ends{s.Type, s.From, s.To}); !seen[k] {
				seen[k] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// days are the days of articles that come to an entity or edge or go from it.
type days struct{ came, went []string }

func (d *days) add(day string, sign int) {
	switch {
	case day == "":
	case sign > 0:
		d.came = append(d.came, day)
	default:
		d.went = append(d.went, day)
	}
}

// move returns what first and last become; unsure says that one of them went and what follows it must be looked up.
func (d *days) move(first, last string) (newFirst, newLast string, unsure bool) {
	came := map[string]int{}
	for _, day := range d.came {
		came[day]++
	}
	for _, day := range d.went {
		if came[day] > 0 {
			came[day]-- // another article of the same day came
		} else if day == first || day == last {
			unsure = true
		}
	}
	for _, day := range d.came {
		if first == "" || day < first {
			first = day
		}
		last = max(last, day)
	}
	return first, last, unsure
}

// sorted returns the keys of a map in order.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// maxRows is how many rows go with one statement.
const maxRows = 10000

// each runs a statement over rows.
func (b *batch) each(statement string, rows []params) error {
	for part := range slices.Chunk(rows, maxRows) {
		if err := b.t.exec(statement, params{"rows": part}); err != nil {
			return err
		}
	}
	return nil
}
