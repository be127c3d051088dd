package sqlite

import (
	"slices"

	"zgadka/gazetteer/match"
	"zgadka/graph"
)

// entity is what the batch knows to be written.
type entity struct {
	pk    int64
	node  graph.Entity
	links []graph.Link
	was   []string // retired ids
	asked bool     // was is known
	named bool     // links are the entity's; without it they are not known
}

// put writes one article unless the store has it as it is.
func (b *batch) put(f *graph.Facts) graph.Change {
	a := &f.Article
	var pk int64
	var had graph.State
	known := b.row("SELECT pk, text_hash, version, story FROM articles WHERE id = ?", []any{a.ID}, &pk, &had.TextHash, &had.Version, &had.Story)
	switch {
	case b.err != nil || known && had.Same(a.State()):
		return graph.Unchanged
	case known:
		b.flush()
		b.remember(pk, had.TextHash != a.TextHash, false)
		if had.TextHash == a.TextHash {
			b.move(pk, f)
		}
		b.retract(pk)
		b.run.Replaced++
		b.insert(f)
		return graph.Replaced
	}
	b.run.Added++
	b.insert(f)
	return graph.Added
}

func (b *batch) insert(f *graph.Facts) {
	a := &f.Article
	b.lookEntities(f.Entities)
	for _, e := range f.Entities {
		b.entity(e)
	}
	source := b.source(a.Site, f.Source)
	article := b.exec(`INSERT INTO articles(id, url, title, lang, published_at, published_date, sort_key, fetched_at, source, run,
		story, text_hash, version, basis, sketch, zones, sentences, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.ID, a.URL, a.Title, a.Lang, a.PublishedAt, a.PublishedDate, a.SortKey(), a.FetchedAt, source, b.recorded(),
		a.StoryID(), a.TextHash, a.Version, a.Basis, a.Sketch, zoneList(a.Zones), rangeList(a.Sentences), a.Text)
	b.links(f)
	b.retire(f)
	b.lookForms(f)
	for i := range f.Mentions {
		b.mention(article, a, &f.Mentions[i])
	}
	for i := range f.Quotes {
		b.quote(article, i, &f.Quotes[i])
	}
	alone := !b.row("SELECT 1 FROM articles WHERE story = ? AND pk <> ?", []any{a.StoryID(), article}, new(int))
	for _, c := range f.CoMentions() {
		b.share(coMentioned, article, a, alone, c.A, c.B, c.Sentences)
	}
	for _, c := range f.SaidAbout() {
		b.share(saidAbout, article, a, alone, c.Speaker, c.Target, c.Quotes)
	}
}

// source returns the pk of a site, or nil, and brings what is known of the site up to date.
func (b *batch) source(site string, s graph.Source) any {
	if site == "" {
		return nil
	}
	var pk int64
	var medium *int64
	var was graph.Source
	if !b.row(`SELECT s.pk, s.medium, coalesce(e.id, ''), s.country, s.lang FROM sources s LEFT JOIN entities e ON e.pk = s.medium
		WHERE s.id = ?`, []any{site}, &pk, &medium, &was.Medium, &was.Country, &was.Lang) {
		pk = b.exec("INSERT INTO sources(id) VALUES (?)", site)
	}
	if was == s || b.err != nil {
		return pk
	}
	if medium != nil {
		b.suspects[*medium] = true
	}
	var now any
	if s.Medium != "" {
		b.write()
		now = b.entities[s.Medium].pk
	}
	b.exec("UPDATE sources SET medium = ?, country = ?, lang = ? WHERE pk = ?", now, s.Country, s.Lang, pk)
	return pk
}

// entity writes the node of an entity, or brings it up to date. The name of an unknown one is settled later, from what
// all articles call it.
func (b *batch) entity(e graph.Entity) {
	was := b.entities[e.ID]
	if was == nil {
		was = &entity{node: graph.Entity{ID: e.ID}}
		n := &was.node
		b.row(`SELECT pk, type, name, name_uk, name_ru, name_en, wikidata, iso2, known FROM entities WHERE id = ?`,
			[]any{e.ID}, &was.pk, &n.Type, &n.Name, &n.NameUk, &n.NameRu, &n.NameEn, &n.Wikidata, &n.ISO2, &n.Known)
		b.entities[e.ID] = was
	}
	ok := was.pk > 0
	if ok && !e.Known && !was.node.Known {
		e.Name = was.node.Name
	}
	if ok && was.node == e || b.err != nil {
		return
	}
	if ok {
		b.write()
		b.nameless(was.pk)
		b.exec(`UPDATE entities SET type = ?, name = ?, name_uk = ?, name_ru = ?, name_en = ?, wikidata = ?, iso2 = ?, known = ?
			WHERE pk = ?`, e.Type, e.Name, e.NameUk, e.NameRu, e.NameEn, e.Wikidata, e.ISO2, e.Known, was.pk)
	} else {
		was.pk = b.next("entities")
		was.named = true // it has no links yet
		b.add(insertEntity, was.pk, e.ID, e.Type, e.Name, e.NameUk, e.NameRu, e.NameEn, e.Wikidata, e.ISO2, e.Known)
	}
	if ok && was.node.Known != e.Known {
		b.total(was.pk).renamed = true
	}
	was.node = e
	b.names(was.pk, e.Name, e.NameUk, e.NameRu, e.NameEn)
}

// describe writes what facts without an article say of an entity or a site, and leaves to sweep what no article holds.
func (b *batch) describe(f *graph.Facts) {
	b.described = true
	for _, e := range f.Entities {
		b.entity(e)
	}
	b.links(f)
	b.retire(f)
	if pk, ok := b.source(f.Article.Site, f.Source).(int64); ok {
		b.sources[pk] = true
	}
	for _, e := range f.Entities {
		b.suspects[b.entities[e.ID].pk] = true
	}
}

// names writes what an entity can be searched by.
func (b *batch) names(pk int64, names ...string) {
	for _, n := range names {
		if folded := match.Fold(n); folded != "" {
			b.add(insertName, folded, pk, n)
		}
	}
}

const insertName = "INSERT OR IGNORE INTO entity_names(folded, entity, text) VALUES ?"

// nameless takes the names of an entity away.
func (b *batch) nameless(pk int64) {
	b.write()
	b.exec("DELETE FROM entity_names WHERE entity = ?", pk)
}

// links brings the links of the entities that the article names up to date.
func (b *batch) links(f *graph.Facts) {
	by := map[string][]graph.Link{}
	for _, l := range f.Links {
		by[l.From] = append(by[l.From], l)
	}
	for _, id := range f.Named() {
		e, links := b.entities[id], by[id]
		if b.err != nil {
			return
		}
		slices.SortFunc(links, graph.Link.Compare)
		links = slices.Compact(links)
		if !e.named {
			e.links, e.named = b.linksOf(id, e.pk), true
		}
		if slices.Equal(e.links, links) {
			continue
		}
		if len(e.links) > 0 {
			b.unlink(e.pk)
		}
		e.links = links
		for _, l := range links {
			to := b.entities[l.To].pk
			if l.Type == graph.LinkStandsFor {
				b.add("INSERT OR IGNORE INTO stands_for(entity, target) VALUES ?", e.pk, to)
				continue
			}
			b.add("INSERT INTO holds_office(person, institution, office, since, until) VALUES ?",
				e.pk, to, l.Office, l.Since, l.Until)
		}
	}
}

func (b *batch) linksOf(id string, pk int64) (links []graph.Link) {
	b.each(linksFrom, []any{pk, pk}, func(scan func(...any) error) error {
		l := graph.Link{From: id}
		err := scan(&l.Type, &l.To, &l.Office, &l.Since, &l.Until)
		links = append(links, l)
		return err
	})
	slices.SortFunc(links, graph.Link.Compare)
	return links
}

// linksFrom selects the links from an entity, given twice.
const linksFrom = `SELECT 'HOLDS_OFFICE', e.id, h.office, h.since, h.until FROM holds_office h JOIN entities e ON e.pk = h.institution
	WHERE h.person = ? UNION ALL SELECT 'STANDS_FOR', e.id, '', '', '' FROM stands_for s JOIN entities e ON e.pk = s.target
	WHERE s.entity = ?`

// unlink takes an entity's links away and suspects where they led.
func (b *batch) unlink(pk int64) {
	b.write()
	b.each(`SELECT institution FROM holds_office WHERE person = ? UNION SELECT target FROM stands_for WHERE entity = ?`,
		[]any{pk, pk}, b.suspect)
	b.exec("DELETE FROM holds_office WHERE person = ?", pk)
	b.exec("DELETE FROM stands_for WHERE entity = ?", pk)
}

func (b *batch) mention(article int64, a *graph.Article, m *graph.Mention) {
	if b.err != nil {
		return
	}
	e := b.entities[m.Entity]
	b.add("INSERT INTO mentions(article, entity, day, name, count, in_title, sentences, starts, ends, surfaces, lemmas, via, rules) VALUES ?",
		article, e.pk, a.PublishedDate, m.Name, len(m.Starts), m.InTitle,
		list(m.Sentences), list(m.Starts), list(m.Ends), list(m.Surfaces), list(m.Lemmas), list(m.Via), list(m.Rules))
	t := b.total(e.pk)
	t.articles++
	t.days.add(a.PublishedDate)
	if !e.node.Known && m.Name != "" && m.Name != e.node.Name {
		t.renamed = true
	}
	for i, s := range m.Surfaces {
		if m.Via[i] != graph.Pronoun {
			b.aliases[aliasOf{b.alias(s, a.Lang), e.pk}]++
		}
	}
}

// alias returns the pk of a form.
func (b *batch) alias(text, lang string) int64 {
	pk, ok := b.forms[form{text, lang}]
	if !ok {
		pk, _ = b.pk("SELECT pk FROM aliases WHERE text = ? AND lang = ?", text, lang)
	}
	if pk == 0 {
		return b.newForm(text, lang)
	}
	b.forms[form{text, lang}] = pk
	return pk
}

func (b *batch) newForm(text, lang string) int64 {
	pk := b.next("aliases")
	b.add(insertForm, pk, text, lang, match.Fold(text))
	b.forms[form{text, lang}] = pk
	return pk
}

func (b *batch) quote(article int64, number int, q *graph.Quote) {
	pk := b.next("quotes")
	b.add(insertQuote, pk, q.ID, article, number+1, q.Text, q.Type, q.Act, q.Cue, q.Rule,
		q.Negated, q.InTitle, q.Sentence, list(q.Starts), list(q.Ends), q.Parent)
	if q.Speaker != nil {
		b.parties("said", pk, 0, *q.Speaker)
	}
	b.parties("said", pk, 1, q.CoSpeakers...)
	b.parties("about", pk, 0, q.Targets...)
	b.parties("addressed_to", pk, 0, q.Addressees...)
	b.parties("cited_via", pk, 0, q.Media...)
}

func (b *batch) parties(table string, quote int64, first int, ps ...graph.Party) {
	for i, p := range ps {
		var entity any
		if e := b.entities[p.Entity]; e != nil {
			entity = e.pk
		}
		b.add("INSERT INTO "+table+"(quote, position, entity, text, start_at, end_at, role) VALUES ?",
			quote, first+i, entity, p.Text, p.Start, p.End, p.Role)
	}
}
