package sqlite

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/graph"
)

// rowsAtOnce is how many rows go with one statement: what a statement costs beside its rows is half of inserting them one by one.
const rowsAtOnce = 32

// bulk is rows of one table that wait for their statement.
type bulk struct {
	into string // the statement for one row, with VALUES ? for them
	args []any
	row  int // columns
}

// add puts a row off until flush: so rows go in full statements, and those that others refer to before these.
func (b *batch) add(into string, args ...any) {
	if b.err != nil {
		return
	}
	w := b.waiting[into]
	if w == nil {
		w = &bulk{into: into, row: len(args)}
		b.waiting[into] = w
		b.order = append(b.order, w)
	}
	w.args = append(w.args, args...)
}

// Rows that others refer to.
const (
	insertEntity = "INSERT INTO entities(pk, id, type, name, name_uk, name_ru, name_en, wikidata, iso2, known) VALUES ?"
	insertForm   = "INSERT INTO aliases(pk, text, lang, folded) VALUES ?"
	insertQuote  = `INSERT INTO quotes(pk, id, article, number, text, type, act, cue, rule, negated, in_title, sentence, starts, ends, parent) VALUES ?`
)

// flush writes what was put off, before somebody reads it.
func (b *batch) flush() {
	b.write()
	for _, k := range kinds {
		b.flushShares(k)
	}
	b.write()
}

// write writes the rows that were put off, first those that others refer to.
func (b *batch) write() {
	for _, into := range []string{insertEntity, insertForm, insertQuote} {
		b.insertAll(b.waiting[into])
	}
	for _, w := range b.order {
		b.insertAll(w)
	}
}

// insertAll writes the rows of a table: as many as make a statement, and the rest one by one, so that few statements are prepared.
func (b *batch) insertAll(w *bulk) {
	if w == nil {
		return
	}
	for args := w.args; len(args) > 0 && b.err == nil; {
		n := 1
		if len(args) >= rowsAtOnce*w.row {
			n = rowsAtOnce
		}
		b.exec(strings.Replace(w.into, "VALUES ?", values(n, w.row), 1), args[:n*w.row]...)
		args = args[n*w.row:]
	}
	w.args = w.args[:0]
}

// values is the VALUES of so many rows.
func values(rows, columns int) string {
	row := ", (?" + strings.Repeat(", ?", columns-1) + ")"
	return "VALUES " + strings.Repeat(row, rows)[2:]
}

// look looks rows up by texts, all at once, and calls f for each that is there. It returns the texts that it asked for: such as JSON does not
// give back as they are, are left to be looked up one by one.
func (b *batch) look(query string, texts []string, more []any, f func(scan func(...any) error) error) []string {
	texts = slices.DeleteFunc(texts, func(s string) bool { return strings.ContainsRune(s, 0) || !utf8.ValidString(s) })
	if len(texts) > 0 {
		b.each(query, append([]any{list(texts)}, more...), f)
	}
	return texts
}

// lookEntities looks up the entities of an article that did not come up in the batch, with their links.
func (b *batch) lookEntities(es []graph.Entity) {
	var ids []string
	found := map[int64]*entity{}
	for _, e := range es {
		if b.entities[e.ID] == nil {
			ids = append(ids, e.ID)
		}
	}
	ids = b.look(`SELECT e.pk, e.id, e.type, e.name, e.name_uk, e.name_ru, e.name_en, e.wikidata, e.iso2, e.known FROM json_each(?) j
		CROSS JOIN entities e ON e.id = j.value`, ids, nil, func(scan func(...any) error) error {
		var e entity
		n := &e.node
		err := scan(&e.pk, &n.ID, &n.Type, &n.Name, &n.NameUk, &n.NameRu, &n.NameEn, &n.Wikidata, &n.ISO2, &n.Known)
		b.entities[n.ID] = &e
		found[e.pk] = &e
		return err
	})
	b.each(`SELECT h.person, 'HOLDS_OFFICE', e.id, h.office, h.since, h.until FROM json_each(?1) j CROSS JOIN holds_office h ON h.person = j.value
		JOIN entities e ON e.pk = h.institution UNION ALL SELECT s.entity, 'STANDS_FOR', e.id, '', '', '' FROM json_each(?1) j
		CROSS JOIN stands_for s ON s.entity = j.value JOIN entities e ON e.pk = s.target`, []any{list(sorted(found))},
		func(scan func(...any) error) error {
			var l graph.Link
			var pk int64
			err := scan(&pk, &l.Type, &l.To, &l.Office, &l.Since, &l.Until)
			l.From = found[pk].node.ID
			found[pk].links = append(found[pk].links, l)
			return err
		})
	for _, e := range found {
		slices.SortFunc(e.links, graph.Link.Compare)
		e.named = true
	}
	for _, id := range ids {
		if b.entities[id] == nil {
			b.entities[id] = &entity{node: graph.Entity{ID: id}}
		}
	}
}

// lookForms looks up the forms of an article that did not come up in the batch, and writes those that are new.
func (b *batch) lookForms(f *graph.Facts) {
	lang := f.Article.Lang
	var texts []string
	for i := range f.Mentions {
		m := &f.Mentions[i]
		for k, s := range m.Surfaces {
			if _, ok := b.forms[form{s, lang}]; !ok && m.Via[k] != graph.Pronoun {
				texts = append(texts, s)
			}
		}
	}
	slices.Sort(texts)
	for _, text := range b.look("SELECT a.pk, a.text FROM json_each(?) j CROSS JOIN aliases a ON a.text = j.value AND a.lang = ?", slices.Compact(texts), []any{lang},
		func(scan func(...any) error) error {
			var pk int64
			var text string
			err := scan(&pk, &text)
			b.forms[form{text, lang}] = pk
			return err
		}) {
		if b.forms[form{text, lang}] == 0 {
			b.newForm(text, lang)
		}
	}
}

// next is the pk for a new row of a table. Nobody else takes it: only one batch writes at a time.
func (b *batch) next(table string) int64 {
	last, ok := b.last[table]
	if !ok {
		b.row("SELECT coalesce(max(pk), 0) FROM "+table, nil, &last)
	}
	b.last[table] = last + 1
	return last + 1
}
