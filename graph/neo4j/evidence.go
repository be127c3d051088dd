package neo4j

import (
	"cmp"
	"slices"

	"zgadka/graph"
)

// retract takes out what articles of the batch said before. The node of an article that comes back stays, with whatever others
// attached to it.
func (b *batch) retract() error {
	ids := slices.Concat(sorted(b.replaced), sorted(b.removed))
	if len(ids) == 0 {
		return nil
	}
	for _, statement := range []string{
		"UNWIND $ids AS id MATCH (:Zgadka {kind: 'Article', id: id})<-[:QUOTED_IN]-(q:Zgadka:Quote) DETACH DELETE q",
		"UNWIND $ids AS id MATCH (:Zgadka {kind: 'Article', id: id})-[r:MENTIONS|PUBLISHED_BY|EXTRACTED_BY]->(:Zgadka) DELETE r",
	} {
		if err := b.t.exec(statement, params{"ids": ids}); err != nil {
			return err
		}
	}
	if len(b.removed) == 0 {
		return nil
	}
	return b.t.exec("UNWIND $ids AS id MATCH (a:Zgadka {kind: 'Article', id: id}) DETACH DELETE a", params{"ids": sorted(b.removed)})
}

// writeRun records the run, if there is one.
func (b *batch) writeRun() error {
	r := &b.run
	if r.ID == "" {
		return nil
	}
	return b.t.exec(`MERGE (r:Zgadka {kind: 'Run', id: $id})
		ON CREATE SET r:Run, r.added = 0, r.replaced = 0, r.removed = 0
		SET r.name = $id, r.gazetteer = $gazetteer, r.extractor = $extractor, r.startedAt = $startedAt, r.finishedAt = $finishedAt,
			r.added = r.added + $added, r.replaced = r.replaced + $replaced, r.removed = r.removed + $removed
		SET r.articles = r.added + r.replaced`,
		params{"id": r.ID, "gazetteer": orNull(r.Gazetteer), "extractor": orNull(r.Extractor), "startedAt": orNull(r.StartedAt),
			"finishedAt": orNull(r.FinishedAt), "added": r.Added, "replaced": r.Replaced, "removed": r.Removed})
}

// writeArticles merges the articles and their sources.
func (b *batch) writeArticles() error {
	var articles, by, extracted []params
	sites := map[string]bool{}
	for _, id := range sorted(b.final) {
		f := b.final[id]
		articles = append(articles, params{"id": id, "props": articleProps(f)})
		if site := f.Article.Site; site != "" {
			sites[site] = true
			by = append(by, params{"id": id, "site": site})
		}
		if b.run.ID != "" {
			extracted = append(extracted, params{"id": id, "run": b.run.ID})
		}
	}
	var sources []params
	for _, site := range sorted(sites) {
		sources = append(sources, params{"id": site})
	}
	for _, w := range []struct {
		statement string
		rows      []params
	}{
		{"UNWIND $rows AS row MERGE (s:Zgadka {kind: 'Source', id: row.id}) ON CREATE SET s:Source, s.name = row.id", sources},
		{"UNWIND $rows AS row MERGE (a:Zgadka {kind: 'Article', id: row.id}) SET a:Article, a += row.props", articles},
		{`UNWIND $rows AS row MATCH (a:Zgadka {kind: 'Article', id: row.id}) MATCH (s:Zgadka {kind: 'Source', id: row.site})
			MERGE (a)-[:PUBLISHED_BY]->(s)`, by},
		{`UNWIND $rows AS row MATCH (a:Zgadka {kind: 'Article', id: row.id}) MATCH (r:Zgadka {kind: 'Run', id: row.run})
			MERGE (a)-[:EXTRACTED_BY]->(r)`, extracted},
	} {
		if err := b.each(w.statement, w.rows); err != nil {
			return err
		}
	}
	return nil
}

// writeQuotes merges the quotes and, for each entity that has a part in one, one relationship.
func (b *batch) writeQuotes() error {
	var quotes, said, about, addressed, via []params
	for _, id := range sorted(b.final) {
		f := b.final[id]
		for i := range f.Quotes {
			q := &f.Quotes[i]
			quotes = append(quotes, params{"id": q.ID, "article": id, "props": quoteProps(f, i)})
			said = append(said, partRows(q, roleless(q.Speakers()))...)
			about = append(about, partRows(q, roleless(q.Targets))...)
			addressed = append(addressed, partRows(q, roleless(q.Addressees))...)
			via = append(via, partRows(q, q.Media)...)
		}
	}
	const parts = "UNWIND $rows AS row MATCH (q:Zgadka {kind: 'Quote', id: row.quote}) MATCH (e:Zgadka {kind: 'Entity', id: row.entity}) "
	for _, w := range []struct {
		statement string
		rows      []params
	}{
		{`UNWIND $rows AS row MATCH (a:Zgadka {kind: 'Article', id: row.article})
			MERGE (q:Zgadka {kind: 'Quote', id: row.id}) SET q:Quote, q += row.props MERGE (q)-[:QUOTED_IN]->(a)`, quotes},
		{parts + "MERGE (e)-[:SAID]->(q)", said},
		{parts + "MERGE (q)-[:ABOUT]->(e)", about},
		{parts + "MERGE (q)-[:ADDRESSED_TO]->(e)", addressed},
		{parts + "MERGE (q)-[:CITED_VIA {role: row.role}]->(e)", via},
	} {
		if err := b.each(w.statement, w.rows); err != nil {
			return err
		}
	}
	return nil
}

// partRows is the relationships of a quote to parties, one for each entity and role.
func partRows(q *graph.Quote, ps []graph.Party) (out []params) {
	seen := map[[2]string]bool{}
	for _, p := range ps {
		if k := [2]string{p.Entity, p.Role}; p.Entity != "" && !seen[k] {
			seen[k] = true
			out = append(out, params{"quote": q.ID, "entity": p.Entity, "role": p.Role})
		}
	}
	return out
}

// roleless returns the parties without their roles, which only media have.
func roleless(ps []graph.Party) []graph.Party {
	out := slices.Clone(ps)
	for i := range out {
		out[i].Role = ""
	}
	return out
}

func (b *batch) writeMentions() error {
	var rows []params
	for _, id := range sorted(b.final) {
		f := b.final[id]
		for i := range f.Mentions {
			rows = append(rows, params{"article": id, "entity": f.Mentions[i].Entity, "props": mentionProps(&f.Mentions[i])})
		}
	}
	return b.each(`UNWIND $rows AS row MATCH (a:Zgadka {kind: 'Article', id: row.article}) MATCH (e:Zgadka {kind: 'Entity', id: row.entity})
		MERGE (a)-[m:MENTIONS]->(e) SET m = row.props`, rows)
}

// writeAliases counts the uses of forms, and takes out what nobody uses any more.
func (b *batch) writeAliases() error {
	keys := make([]use, 0, len(b.uses))
	for k, n := range b.uses {
		if n != 0 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(x, y use) int {
		return cmp.Or(cmp.Compare(x.lang, y.lang), cmp.Compare(x.text, y.text), cmp.Compare(x.entity, y.entity))
	})
	var forms, more, fewer []params
	for i, k := range keys {
		id := graph.AliasID(k.lang, k.text)
		row := params{"id": id, "entity": k.entity, "n": b.uses[k]}
		if b.uses[k] < 0 {
			fewer = append(fewer, row)
			continue
		}
		more = append(more, row)
		if last := len(forms) - 1; i == 0 || last < 0 || forms[last]["id"] != id {
			forms = append(forms, params{"id": id, "props": aliasProps(k.lang, k.text)})
		}
	}
	const of = "UNWIND $rows AS row MATCH (f:Zgadka {kind: 'Alias', id: row.id}) MATCH (e:Zgadka {kind: 'Entity', id: row.entity}) "
	for _, w := range []struct {
		statement string
		rows      []params
	}{
		{"UNWIND $rows AS row MERGE (f:Zgadka {kind: 'Alias', id: row.id}) ON CREATE SET f:Alias, f += row.props", forms},
		{of + "MERGE (f)-[o:ALIAS_OF]->(e) ON CREATE SET o.uses = row.n ON MATCH SET o.uses = o.uses + row.n", more},
		{of + "MATCH (f)-[o:ALIAS_OF]->(e) SET o.uses = o.uses + row.n", fewer},
		{of + "MATCH (f)-[o:ALIAS_OF]->(e) WHERE o.uses <= 0 DELETE o", fewer},
		{`UNWIND $rows AS row MATCH (f:Zgadka {kind: 'Alias', id: row.id}) WHERE NOT EXISTS { (f)-[:ALIAS_OF]->(:Zgadka) }
			WITH DISTINCT f DETACH DELETE f`, fewer},
	} {
		if err := b.each(w.statement, w.rows); err != nil {
			return err
		}
	}
	return nil
}
