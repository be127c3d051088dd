package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"zgadka/gazetteer/match"
	"zgadka/graph"
)

// row is a record, or a list inside of one. Its methods read a value that is not there as the empty one.
type row []any

func (r row) string(i int) string { return text(r[i]) }
func (r row) int(i int) int       { return number(r[i]) }
func (r row) bool(i int) bool     { b, _ := r[i].(bool); return b }
func (r row) float(i int) float64 { f, _ := r[i].(float64); return f }
func (r row) node(i int) node     { m, _ := r[i].(map[string]any); return m }
func (r row) rows(i int) []row {
	list, _ := r[i].([]any)
	out := make([]row, len(list))
	for i, v := range list {
		out[i], _ = v.([]any)
	}
	return out
}

// node is the properties of a node or relationship.
type node map[string]any

func (n node) string(key string) string    { return text(n[key]) }
func (n node) int(key string) int          { return number(n[key]) }
func (n node) bool(key string) bool        { b, _ := n[key].(bool); return b }
func (n node) strings(key string) []string { return listOf(n[key], text) }
func (n node) ints(key string) []int       { return listOf(n[key], number) }

func text(v any) string { s, _ := v.(string); return s }
func number(v any) int  { i, _ := v.(int64); return int(i) }

// listOf reads a list; an empty one is nil.
func listOf[T any](v any, read func(any) T) []T {
	list, _ := v.([]any)
	var out []T
	for _, x := range list {
		out = append(out, read(x))
	}
	return out
}

// orNull is nil for what is not known: Neo4j has no property then.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Kinds of nodes, which are labels as well.
const (
	kindEntity  = "Entity"
	kindArticle = "Article"
	kindSource  = "Source"
	kindQuote   = "Quote"
	kindAlias   = "Alias"
	kindRun     = "Run"
	kindChange  = "Change"
	kindRetired = "Retired"
)

// types are the labels that say of which type an entity is.
var types = []string{"Person", "Organization", "Country", "Place", "Media", "Event"}

// typeOf is Cypher for the type of an entity e.
const typeOf = "head([l IN labels(e) WHERE l IN ['Person', 'Organization', 'Country', 'Place', 'Media', 'Event']])"

// maxID is the greatest length of an id in bytes: two of them make a key that an index takes, which ends at 8167 bytes.
const maxID = 4050

// validate says what of the facts Neo4j cannot keep.
func validate(f *graph.Facts) error {
	if err := f.Validate(); err != nil {
		return err
	}
	for _, id := range []string{f.Article.ID, f.Article.Story, f.Article.Site} {
		if err := tooLong(f, id); err != nil {
			return err
		}
	}
	if err := validEntities(f); err != nil {
		return err
	}
	for _, m := range f.Mentions {
		for _, s := range m.Surfaces {
			if err := tooLong(f, graph.AliasID(f.Article.Lang, s)); err != nil {
				return err
			}
		}
	}
	return nil
}

// validEntities says which of the entities Neo4j cannot keep.
func validEntities(f *graph.Facts) error {
	for _, e := range f.Entities {
		if !slices.Contains(types, e.Type) {
			return fmt.Errorf("article %q: entity %q is of type %q, which is not one of %s", f.Article.ID, e.ID, e.Type, strings.Join(types, ", "))
		}
		if err := tooLong(f, e.ID); err != nil {
			return err
		}
	}
	return nil
}

func tooLong(f *graph.Facts, id string) error {
	if len(id) > maxID {
		return fmt.Errorf("article %.80q: the id %.80q… has %d bytes, Neo4j takes %d", f.Article.ID, id, len(id), maxID)
	}
	return nil
}

func entityProps(e graph.Entity) params {
	return params{
		"name": e.Name, "nameUk": orNull(e.NameUk), "nameRu": orNull(e.NameRu), "nameEn": orNull(e.NameEn),
		"wikidata": orNull(e.Wikidata), "iso2": orNull(e.ISO2), "known": e.Known,
		"search": search(e.Name, e.NameUk, e.NameRu, e.NameEn),
	}
}

// entityColumns returns an entity e as entityOf reads it.
const entityColumns = "e {.id, .name, .nameUk, .nameRu, .nameEn, .wikidata, .iso2, .known, .firstSeen, .lastSeen, .articles, type: " + typeOf + "}"

func entityOf(n node) graph.Node {
	return graph.Node{
		Entity: graph.Entity{
			ID: n.string("id"), Type: n.string("type"), Name: n.string("name"), NameUk: n.string("nameUk"), NameRu: n.string("nameRu"),
			NameEn: n.string("nameEn"), Wikidata: n.string("wikidata"), ISO2: n.string("iso2"), Known: n.bool("known"),
		},
		FirstSeen: n.string("firstSeen"), LastSeen: n.string("lastSeen"), Articles: n.int("articles"),
	}
}

// search is what Find looks names up in: each name folded, without hyphens, on a line of its own.
func search(names ...string) string {
	var b strings.Builder
	var seen []string
	for _, n := range names {
		if f := strings.ReplaceAll(match.Fold(n), "-", " "); f != "" && !slices.Contains(seen, f) {
			seen = append(seen, f)
			b.WriteString("\n" + f)
		}
	}
	b.WriteString("\n")
	return clip(b.String(), 8000) // the index takes no more than 32 kB
}

// clip cuts a text to so many code points.
func clip(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func articleProps(f *graph.Facts) params {
	a := &f.Article
	name := a.Title
	if name == "" {
		name = a.ID
	}
	kinds, starts, ends := make([]string, len(a.Zones)), make([]int, len(a.Zones)), make([]int, len(a.Zones))
	for i, z := range a.Zones {
		kinds[i], starts[i], ends[i] = z.Kind, z.Start, z.End
	}
	from, to := make([]int, len(a.Sentences)), make([]int, len(a.Sentences))
	for i, s := range a.Sentences {
		from[i], to[i] = s.Start, s.End
	}
	return params{
		"name": name, "url": orNull(a.URL), "title": orNull(a.Title), "lang": orNull(a.Lang),
		"publishedAt": orNull(a.PublishedAt), "publishedDate": orNull(a.PublishedDate), "sortKey": a.SortKey(), "fetchedAt": orNull(a.FetchedAt),
		"text": a.Text, "textHash": orNull(a.TextHash), "story": a.StoryID(), "version": orNull(a.Version), "basis": orNull(a.Basis), "sketch": orNull(a.Sketch),
		"zoneKinds": kinds, "zoneStarts": starts, "zoneEnds": ends, "sentenceStarts": from, "sentenceEnds": to,
		"digest": digest(f),
	}
}

func articleOf(n node) graph.Article {
	a := graph.Article{
		ID: n.string("id"), URL: n.string("url"), Site: n.string("site"), Title: n.string("title"), Lang: n.string("lang"),
		PublishedAt: n.string("publishedAt"), PublishedDate: n.string("publishedDate"), FetchedAt: n.string("fetchedAt"),
		Text: n.string("text"), TextHash: n.string("textHash"), Story: n.string("story"), Version: n.string("version"), Basis: n.string("basis"), Sketch: n.string("sketch"),
	}
	starts, ends := n.ints("zoneStarts"), n.ints("zoneEnds")
	for i, k := range n.strings("zoneKinds") {
		a.Zones = append(a.Zones, graph.Zone{Kind: k, Range: graph.Range{Start: starts[i], End: ends[i]}})
	}
	ends = n.ints("sentenceEnds")
	for i, s := range n.ints("sentenceStarts") {
		a.Sentences = append(a.Sentences, graph.Range{Start: s, End: ends[i]})
	}
	return a
}

func aliasProps(lang, form string) params {
	return params{"name": form, "text": form, "lang": orNull(lang), "search": search(form)}
}

func linkProps(l graph.Link) params {
	return params{"office": orNull(l.Office), "from": orNull(l.Since), "to": orNull(l.Until)}
}

func mentionProps(m *graph.Mention) params {
	return params{
		"name": orNull(m.Name), "count": len(m.Starts), "inTitle": m.InTitle, "sentences": m.Sentences, "starts": m.Starts,
		"ends": m.Ends, "surfaces": m.Surfaces, "lemmas": m.Lemmas, "via": m.Via,
		"rules": orNoList(m.Rules),
	}
}

// orNoList is nil for a list in which all texts are empty.
func orNoList(list []string) any {
	if !slices.ContainsFunc(list, func(s string) bool { return s != "" }) {
		return nil
	}
	return list
}

func mentionOf(entity string, n node) graph.Mention {
	return graph.Mention{
		Entity: entity, Name: n.string("name"), InTitle: n.bool("inTitle"), Sentences: n.ints("sentences"), Starts: n.ints("starts"),
		Ends: n.ints("ends"), Surfaces: n.strings("surfaces"), Lemmas: n.strings("lemmas"), Via: n.strings("via"),
		Rules: n.strings("rules"),
	}
}

// Parts that a party has in a quote, as the property parts of the quote names them.
const (
	partSpeaker   = "speaker"
	partCoSpeaker = "coSpeaker"
	partTarget    = "target"
	partAddressee = "addressee"
	partMedium    = "medium"
)

// quoteProps keeps the parties as lists of the quote itself: an open party has words but no node. The relationships SAID,
// ABOUT, ADDRESSED_TO and CITED_VIA follow from these lists, one for each entity.
func quoteProps(f *graph.Facts, number int) params {
	q := &f.Quotes[number]
	var parts, entities, texts, roles []string
	var starts, ends []int
	add := func(part string, ps ...graph.Party) {
		for _, p := range ps {
			parts, entities, texts, roles = append(parts, part), append(entities, p.Entity), append(texts, p.Text), append(roles, p.Role)
			starts, ends = append(starts, p.Start), append(ends, p.End)
		}
	}
	if q.Speaker != nil {
		add(partSpeaker, *q.Speaker)
	}
	add(partCoSpeaker, q.CoSpeakers...)
	add(partTarget, q.Targets...)
	add(partAddressee, q.Addressees...)
	add(partMedium, q.Media...)
	name := clip(q.Text, 80)
	if len(name) < len(q.Text) {
		name += "…"
	}
	return params{
		"name": name, "text": orNull(q.Text), "type": orNull(q.Type), "act": orNull(q.Act), "cue": orNull(q.Cue), "rule": orNull(q.Rule),
		"negated": q.Negated, "inTitle": q.InTitle, "sentence": q.Sentence, "starts": q.Starts, "ends": q.Ends, "parent": orNull(q.Parent),
		"number": number + 1, "publishedDate": orNull(f.Article.PublishedDate),
		"parts": parts, "partEntities": entities, "partTexts": texts, "partStarts": starts, "partEnds": ends, "partRoles": roles,
	}
}

func quoteOf(n node) graph.Quote {
	q := graph.Quote{
		ID: n.string("id"), Text: n.string("text"), Type: n.string("type"), Act: n.string("act"), Cue: n.string("cue"), Rule: n.string("rule"),
		Negated: n.bool("negated"), InTitle: n.bool("inTitle"), Sentence: n.int("sentence"), Starts: n.ints("starts"), Ends: n.ints("ends"),
		Parent: n.string("parent"),
	}
	entities, texts, roles := n.strings("partEntities"), n.strings("partTexts"), n.strings("partRoles")
	starts, ends := n.ints("partStarts"), n.ints("partEnds")
	for i, part := range n.strings("parts") {
		p := graph.Party{Entity: entities[i], Text: texts[i], Start: starts[i], End: ends[i], Role: roles[i]}
		switch part {
		case partSpeaker:
			q.Speaker = &p
		case partCoSpeaker:
			q.CoSpeakers = append(q.CoSpeakers, p)
		case partTarget:
			q.Targets = append(q.Targets, p)
		case partAddressee:
			q.Addressees = append(q.Addressees, p)
		case partMedium:
			q.Media = append(q.Media, p)
		}
	}
	return q
}

// digest is a sum over what an article says. A reader tells by it that it read all of one state of the article.
func digest(f *graph.Facts) string {
	h := sha256.New()
	a := f.Article
	fmt.Fprintf(h, "%d %s ", len(a.Text), a.Text)
	a.Text, a.FetchedAt, a.Story = "", "", a.StoryID()
	fmt.Fprintf(h, "%v %v", a, digested(f.Mentions))
	for _, q := range f.Quotes {
		if q.Speaker != nil {
			fmt.Fprintf(h, " %v", *q.Speaker)
			q.Speaker = nil
		}
		fmt.Fprintf(h, " %v", q)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// digested writes mentions as they were written before their rules were kept, where they have none, so that what stores hold keeps its digest.
func digested(mentions []graph.Mention) []string {
	var out []string
	for _, m := range mentions {
		s := fmt.Sprintf("%v", m)
		if orNoList(m.Rules) == nil {
			m.Rules = nil
			s = strings.TrimSuffix(fmt.Sprintf("%v", m), " []}") + "}"
		}
		out = append(out, s)
	}
	return out
}
