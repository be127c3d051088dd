package neo4j

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zgadka/graph"
)

// entity is what a batch knows and changes of an entity.
type entity struct {
	id      string
	had     bool       // the store holds it,
	was     graph.Node // like this,
	links   []graph.Link
	retired []string     // ids that the gazetteer retired in its favour
	node    graph.Entity // what it becomes; its id is "" where no article of the batch says
	next    []graph.Link
	former  []string // retired becomes
	named   bool     // next and former hold what an article of the batch says

	mentioned bool // in an article of the batch, before or now
	articles  int
	days      days
	calls     map[string]int // names of an unknown entity that come and go
}

func (b *batch) entity(id string) *entity {
	e := b.entities[id]
	if e == nil {
		e = &entity{id: id}
		b.entities[id] = e
	}
	return e
}

func (e *entity) called(name string, sign int) {
	if name == "" {
		return
	}
	if e.calls == nil {
		e.calls = map[string]int{}
	}
	e.calls[name] += sign
}

// readEntities reads what the store holds of the entities of the batch, and works out what becomes of them.
func (b *batch) readEntities() error {
	for _, f := range b.order {
		for _, e := range f.Entities {
			b.entity(e.ID)
		}
	}
	err := b.t.each(`UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id}) RETURN `+entityColumns+`,
		[(e)-[r:HOLDS_OFFICE|STANDS_FOR]->(t:Zgadka) | [type(r), t.id, r.office, r.from, r.to]],
		[(e)<-[:MERGED_INTO]-(o:Zgadka) WHERE e.id IN o.into | o.id]`, params{"ids": sorted(b.entities)},
		func(r row) error {
			n := entityOf(r.node(0))
			e := b.entities[n.ID]
			e.had, e.was = true, n
			e.links, e.retired = linksOf(n.ID, r.rows(1)), slices.Sorted(slices.Values(listOf(r[2], text)))
			return nil
		})
	if err != nil {
		return err
	}
	for _, f := range b.order {
		for _, n := range f.Entities {
			e := b.entities[n.ID]
			was, known := e.node, e.node.ID != ""
			if !known && e.had {
				was, known = e.was.Entity, true
			}
			if known && !n.Known && !was.Known {
				n.Name = was.Name // the name of an unknown one follows from what all articles call it
			}
			e.node = n
		}
		by := map[string][]graph.Link{}
		for _, l := range f.Links {
			by[l.From] = append(by[l.From], l)
		}
		for _, id := range f.Named() {
			links := by[id]
			slices.SortFunc(links, compareLinks)
			e := b.entities[id]
			for _, l := range e.next {
				b.suspects[l.To] = true
			}
			e.next, e.named, e.former = slices.Compact(links), true, nil
		}
		for _, r := range f.Retired {
			b.entities[r.Into].former = append(b.entities[r.Into].former, r.ID)
		}
	}
	for _, id := range sorted(b.entities) {
		e := b.entities[id]
		if !e.had && !e.node.Known && len(e.calls) > 0 {
			e.node.Name = majority(e.calls)
		}
		if e.named && !slices.Equal(e.links, e.next) {
			for _, l := range e.links {
				b.suspects[l.To] = true
			}
		}
	}
	return nil
}

// majority returns the name that comes most often, of equals the smaller.
func majority(calls map[string]int) string {
	best := ""
	for _, name := range sorted(calls) {
		if n := calls[name]; n > 0 && (best == "" || n > calls[best]) {
			best = name
		}
	}
	return best
}

// unsureName says whether what the batch brings may make another name the most frequent one.
func (e *entity) unsureName() bool {
	known, name := e.was.Known, e.was.Name
	if e.node.ID != "" {
		known, name = e.node.Known, e.node.Name
	}
	if !e.had || known {
		return false
	}
	if e.was.Known && e.mentioned {
		return true
	}
	for called, n := range e.calls {
		if n > 0 && called != name || n < 0 && called == name {
			return true
		}
	}
	return false
}

// writeEntities merges the entities that are new and sets what changes on the others.
func (b *batch) writeEntities() error {
	rows, moved := map[string][]params{}, map[string][]params{}
	var totals []params
	for _, id := range sorted(b.entities) {
		e := b.entities[id]
		p := params{}
		if e.articles != 0 || len(e.days.came)+len(e.days.went) > 0 || !e.had {
			first, last, _ := e.days.move(e.was.FirstSeen, e.was.LastSeen)
			p = params{"articles": e.was.Articles + e.articles, "firstSeen": orNull(first), "lastSeen": orNull(last)}
		}
		if e.node.ID != "" && e.node != e.was.Entity {
			for k, v := range entityProps(e.node) {
				p[k] = v
			}
			row := params{"id": id, "props": p}
			rows[e.node.Type] = append(rows[e.node.Type], row)
			if e.had && e.node.Type != e.was.Type {
				moved[e.was.Type] = append(moved[e.was.Type], row)
			}
		} else if len(p) > 0 && e.had {
			totals = append(totals, params{"id": id, "props": p})
		}
	}
	for _, typ := range types {
		// Labels cannot be parameters; these are ours.
		if err := b.each("UNWIND $rows AS row MATCH (e:Zgadka {kind: 'Entity', id: row.id}) REMOVE e:"+typ, moved[typ]); err != nil {
			return err
		}
	}
	for _, typ := range types {
		if err := b.each("UNWIND $rows AS row MERGE (e:Zgadka {kind: 'Entity', id: row.id}) SET e:Entity:"+typ+", e += row.props", rows[typ]); err != nil {
			return err
		}
	}
	return b.each("UNWIND $rows AS row MATCH (e:Zgadka {kind: 'Entity', id: row.id}) SET e += row.props", totals)
}

// writeLinks replaces the links of entities that have others now.
func (b *batch) writeLinks() error {
	var change []string
	rows := map[string][]params{}
	for _, id := range sorted(b.entities) {
		e := b.entities[id]
		if !e.named || slices.Equal(e.links, e.next) {
			continue
		}
		if len(e.links) > 0 {
			change = append(change, id)
		}
		for _, l := range e.next {
			rows[l.Type] = append(rows[l.Type], params{"from": l.From, "to": l.To, "props": linkProps(l)})
		}
	}
	if len(change) > 0 {
		if err := b.t.exec(`UNWIND $ids AS id MATCH (:Zgadka {kind: 'Entity', id: id})-[r:HOLDS_OFFICE|STANDS_FOR]->(:Zgadka) DELETE r`,
			params{"ids": change}); err != nil {
			return err
		}
	}
	for _, typ := range []string{graph.LinkHoldsOffice, graph.LinkStandsFor} {
		// A person may hold the same office twice: links have no key to merge by, and theirs are gone.
		if err := b.each(`UNWIND $rows AS row MATCH (f:Zgadka {kind: 'Entity', id: row.from}) MATCH (t:Zgadka {kind: 'Entity', id: row.to})
			CREATE (f)-[r:`+typ+`]->(t) SET r = row.props`, rows[typ]); err != nil {
			return err
		}
	}
	return nil
}

// linksOf reads links from an entity: type, id of the other, office, from, to.
func linksOf(id string, rows []row) []graph.Link {
	var out []graph.Link
	for _, r := range rows {
		out = append(out, graph.Link{Type: r.string(0), From: id, To: r.string(1), Office: r.string(2), Since: r.string(3), Until: r.string(4)})
	}
	slices.SortFunc(out, compareLinks)
	return out
}

func compareLinks(x, y graph.Link) int {
	return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.Type, y.Type), cmp.Compare(x.To, y.To),
		cmp.Compare(x.Office, y.Office), cmp.Compare(x.Since, y.Since), cmp.Compare(x.Until, y.Until))
}

// renameEntities gives unknown entities the name that most articles call them by.
func (b *batch) renameEntities() error {
	var ids []string
	for _, id := range sorted(b.entities) {
		if b.entities[id].unsureName() {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []params
	err := b.t.each(`UNWIND $ids AS id MATCH (e:Zgadka {kind: 'Entity', id: id})<-[m:MENTIONS]-(:Zgadka) WHERE m.name IS NOT NULL
		WITH e, m.name AS name, count(*) AS n RETURN e.id, e.name, collect([name, n])`, params{"ids": ids}, func(r row) error {
		calls := map[string]int{}
		for _, c := range r.rows(2) {
			calls[c.string(0)] = c.int(1)
		}
		if name := majority(calls); name != r.string(1) {
			rows = append(rows, params{"id": r.string(0), "props": params{"name": name, "search": search(name)}})
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(rows, byID)
	return b.each("UNWIND $rows AS row MATCH (e:Zgadka {kind: 'Entity', id: row.id}) SET e += row.props", rows)
}

func byID(x, y params) int { return strings.Compare(fmt.Sprint(x["id"]), fmt.Sprint(y["id"])) }
