package neo4j

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"zgadka/graph"
)

// Files for `neo4j-admin database import full`: what [Store.Put] would write into an empty database, as CSV with a header. A text is
// always quoted, so that an empty one differs from none; the values of a list stand between units, U+001F.

const unit = "\x1f"

// columns of files: a name and a type of neo4j-admin each. Nodes have kind and id before them, and a column of labels.
var (
	nodeColumns = map[string]string{
		kindArticle: "name:string url:string title:string lang:string publishedAt:string publishedDate:string sortKey:string fetchedAt:string text:string " +
			"textHash:string story:string version:string basis:string sketch:string zoneKinds:string[] zoneStarts:long[] zoneEnds:long[] " +
			"sentenceStarts:long[] sentenceEnds:long[] digest:string",
		kindEntity: "name:string nameUk:string nameRu:string nameEn:string wikidata:string iso2:string known:boolean search:string " +
			"articles:long firstSeen:string lastSeen:string",
		kindSource: "name:string country:string lang:string",
		kindQuote: "name:string text:string type:string act:string cue:string rule:string negated:boolean inTitle:boolean sentence:long " +
			"starts:long[] ends:long[] parent:string number:long publishedDate:string parts:string[] partEntities:string[] partTexts:string[] " +
			"partStarts:long[] partEnds:long[] partRoles:string[]",
		kindAlias:   "name:string text:string lang:string search:string",
		kindRun:     "name:string gazetteer:string extractor:string startedAt:string finishedAt:string added:long replaced:long removed:long articles:long",
		kindRetired: "name:string into:string[] moved:string[]",
	}
	tieColumns = map[string]string{
		"MENTIONS":     "name:string count:long inTitle:boolean sentences:long[] starts:long[] ends:long[] surfaces:string[] lemmas:string[] via:string[] rules:string[]",
		"PUBLISHED_BY": "", "EXTRACTED_BY": "", "QUOTED_IN": "", "SAID": "", "ABOUT": "", "ADDRESSED_TO": "", "MERGED_INTO": "", "IS": "",
		"CITED_VIA":  "role:string",
		"ALIAS_OF":   "uses:long",
		"STANDS_FOR": "office:string from:string to:string", "HOLDS_OFFICE": "office:string from:string to:string",
		graph.EdgeCoMentioned: "key:string weight:double sentences:long articles:long firstSeen:string lastSeen:string",
		graph.EdgeSaidAbout:   "key:string weight:double quotes:long articles:long firstSeen:string lastSeen:string",
	}
)

// Export writes the files of a store: nodes.KIND.csv and edges.TYPE.csv, schema.cypher with what is to run on the imported database, and
// import.args, the arguments of neo4j-admin. History is left out: the run is what all articles were extracted by. It holds the
// names of forms and sources, and else one article or entity at a time.
func Export(ctx context.Context, s graph.Store, run graph.Run, create func(name string) (io.WriteCloser, error)) (err error) {
	x := &bulk{create: create, run: run, files: map[string]*bulkFile{}, seen: map[string]bool{}}
	defer func() {
		for _, name := range sorted(x.files) {
			f := x.files[name]
			if failed := f.w.Flush(); err == nil {
				err = failed
			}
			if closed := f.to.Close(); err == nil {
				err = closed
			}
		}
	}()
	for _, kind := range sorted(nodeColumns) {
		x.open("nodes."+kind+".csv", ":ID kind:string id:string :LABEL", nodeColumns[kind])
	}
	for _, typ := range sorted(tieColumns) {
		x.open("edges."+typ+".csv", ":START_ID :END_ID", tieColumns[typ])
	}
	for f, err := range s.Facts(ctx, nil) {
		if err != nil {
			return err
		}
		if err := validate(&f); err != nil {
			return err
		}
		x.article(&f)
	}
	into, moved := map[string][]string{}, map[string][]string{}
	for d, err := range s.Descriptions(ctx) {
		if err != nil {
			return err
		}
		p, err := s.Entity(ctx, d.ID)
		if err != nil {
			return err
		}
		x.entity(p, d.Links)
		for _, old := range d.Was {
			into[old] = append(into[old], d.ID)
		}
	}
	for r, err := range s.Moves(ctx) {
		if err != nil {
			return err
		}
		moved[r.ID] = append(moved[r.ID], r.Into)
	}
	x.retired(into, moved)
	if err := x.edges(ctx, s); err != nil {
		return err
	}
	if run.ID != "" {
		x.node(kindRun, run.ID, "", params{"name": run.ID, "gazetteer": orNull(run.Gazetteer), "extractor": orNull(run.Extractor),
			"startedAt": orNull(run.StartedAt), "finishedAt": orNull(run.FinishedAt), "added": x.articles, "replaced": 0, "removed": 0, "articles": x.articles})
	}
	if x.err != nil {
		return x.err
	}
	return x.texts()
}

type bulk struct {
	create   func(name string) (io.WriteCloser, error)
	run      graph.Run
	files    map[string]*bulkFile
	seen     map[string]bool // forms and sources
	articles int
	err      error
}

type bulkFile struct {
	to      io.WriteCloser
	w       *bufio.Writer
	columns []string
}

func (x *bulk) open(name, first, columns string) {
	if x.err != nil {
		return
	}
	to, err := x.create(name)
	if err != nil {
		x.err = err
		return
	}
	f := &bulkFile{to: to, w: bufio.NewWriterSize(to, 1<<16)}
	x.files[name] = f
	f.w.WriteString(strings.ReplaceAll(strings.TrimSpace(first+" "+columns), " ", ",") + "\n")
	for _, c := range strings.Fields(columns) {
		name, _, _ := strings.Cut(c, ":")
		f.columns = append(f.columns, name)
	}
}

// node writes a node; typ is a further label.
func (x *bulk) node(kind, id, typ string, props params) {
	labels := []string{"Zgadka", kind}
	if typ != "" {
		labels = append(labels, typ)
	}
	x.row("nodes."+kind+".csv", []any{kind + " " + id, kind, id, labels}, props)
}

// tie writes a relationship; its ends are given with their kinds.
func (x *bulk) tie(typ, from, to string, props params) {
	x.row("edges."+typ+".csv", []any{from, to}, props)
}

func (x *bulk) row(file string, first []any, props params) {
	f := x.files[file]
	if x.err != nil {
		return
	}
	used := 0
	for _, c := range f.columns {
		if _, ok := props[c]; ok {
			used++
		}
		first = append(first, props[c])
	}
	if used != len(props) {
		x.err = fmt.Errorf("%s: some of the properties %v have no column", file, sorted(props))
		return
	}
	for i, v := range first {
		if i > 0 {
			f.w.WriteByte(',')
		}
		if err := writeValue(f.w, v); err != nil && x.err == nil {
			x.err = fmt.Errorf("%s: %v: %w", file, first[0], err)
		}
	}
	if err := f.w.WriteByte('\n'); err != nil && x.err == nil {
		x.err = err
	}
}

func writeValue(w *bufio.Writer, v any) error {
	quoted := func(s string) { w.WriteString(`"` + strings.ReplaceAll(s, `"`, `""`) + `"`) }
	switch v := v.(type) {
	case nil:
	case string:
		quoted(v)
	case bool:
		w.WriteString(strconv.FormatBool(v))
	case int:
		w.WriteString(strconv.Itoa(v))
	case float64:
		w.WriteString(strconv.FormatFloat(v, 'g', -1, 64))
	case []int:
		for i, n := range v {
			if i > 0 {
				w.WriteString(unit)
			}
			w.WriteString(strconv.Itoa(n))
		}
	case []string:
		if slices.ContainsFunc(v, func(s string) bool { return strings.Contains(s, unit) }) {
			return fmt.Errorf("a form has the control character U+001F, which separates lists; load the article again without it")
		}
		if len(v) > 0 {
			quoted(strings.Join(v, unit))
		}
	default:
		return fmt.Errorf("a property is %T", v)
	}
	return nil
}

func (x *bulk) article(f *graph.Facts) {
	id := kindArticle + " " + f.Article.ID
	x.articles++
	x.node(kindArticle, f.Article.ID, "", articleProps(f))
	if site := f.Article.Site; site != "" {
		if !x.seen[kindSource+site] {
			x.seen[kindSource+site] = true
			props := sourceProps(f.Source)
			props["name"] = site
			x.node(kindSource, site, "", props)
			if f.Source.Medium != "" {
				x.tie("IS", kindSource+" "+site, kindEntity+" "+f.Source.Medium, nil)
			}
		}
		x.tie("PUBLISHED_BY", id, kindSource+" "+site, nil)
	}
	if x.run.ID != "" {
		x.tie("EXTRACTED_BY", id, kindRun+" "+x.run.ID, nil)
	}
	for i := range f.Mentions {
		x.tie("MENTIONS", id, kindEntity+" "+f.Mentions[i].Entity, mentionProps(&f.Mentions[i]))
	}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		quote := kindQuote + " " + q.ID
		x.node(kindQuote, q.ID, "", quoteProps(f, i))
		x.tie("QUOTED_IN", quote, id, nil)
		for _, p := range partRows(q, roleless(q.Speakers())) {
			x.tie("SAID", kindEntity+" "+p["entity"].(string), quote, nil)
		}
		for _, p := range partRows(q, roleless(q.Targets)) {
			x.tie("ABOUT", quote, kindEntity+" "+p["entity"].(string), nil)
		}
		for _, p := range partRows(q, roleless(q.Addressees)) {
			x.tie("ADDRESSED_TO", quote, kindEntity+" "+p["entity"].(string), nil)
		}
		for _, p := range partRows(q, q.Media) {
			x.tie("CITED_VIA", quote, kindEntity+" "+p["entity"].(string), params{"role": p["role"]})
		}
	}
}

func (x *bulk) entity(p *graph.Profile, links []graph.Link) {
	id := kindEntity + " " + p.ID
	props := entityProps(p.Entity)
	props["articles"], props["firstSeen"], props["lastSeen"] = p.Articles, orNull(p.FirstSeen), orNull(p.LastSeen)
	x.node(kindEntity, p.ID, p.Type, props)
	for _, a := range p.Aliases {
		form := graph.AliasID(a.Lang, a.Text)
		if !x.seen[kindAlias+form] {
			x.seen[kindAlias+form] = true
			x.node(kindAlias, form, "", aliasProps(a.Lang, a.Text))
		}
		x.tie("ALIAS_OF", kindAlias+" "+form, id, params{"uses": a.Count})
	}
	for _, l := range links {
		x.tie(l.Type, id, kindEntity+" "+l.To, linkProps(l))
	}
}

func (x *bulk) retired(into, moved map[string][]string) {
	ids := map[string]bool{}
	for id := range into {
		ids[id] = true
	}
	for id := range moved {
		ids[id] = true
	}
	for _, id := range sorted(ids) {
		x.node(kindRetired, id, "", params{"name": id, "into": into[id], "moved": moved[id]})
	}
}

func (x *bulk) edges(ctx context.Context, s graph.Store) error {
	g, err := s.Subgraph(ctx, graph.Filter{})
	if err != nil {
		return err
	}
	defer g.Close()
	for e, err := range g.Edges {
		if err != nil {
			return err
		}
		x.tie(e.Type, kindEntity+" "+e.From, kindEntity+" "+e.To, params{"key": e.Key, "weight": e.Weight, countOf[e.Type]: e.Count,
			"articles": e.Articles, "firstSeen": orNull(e.FirstSeen), "lastSeen": orNull(e.LastSeen)})
	}
	return nil
}

// texts writes what is to be run: the import, and what comes after it.
func (x *bulk) texts() error {
	var args strings.Builder
	args.WriteString("--array-delimiter=U+001F\n--multiline-fields=true\n--id-type=string\n")
	for _, kind := range sorted(nodeColumns) {
		fmt.Fprintf(&args, "--nodes=nodes.%s.csv\n", kind)
	}
	for _, typ := range sorted(tieColumns) {
		fmt.Fprintf(&args, "--relationships=%s=edges.%s.csv\n", typ, typ)
	}
	for name, text := range map[string]string{"import.args": args.String(), "schema.cypher": strings.Join(afterImport(), ";\n") + ";\n"} {
		w, err := x.create(name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

// mended gives back the lists that neo4j-admin cannot tell from none: empty ones, and those of one empty text.
var mended = []string{
	"MATCH (q:Zgadka:Quote) WHERE q.parts IS NULL OR q.partRoles IS NULL OR q.partEntities IS NULL OR q.partTexts IS NULL " +
		"SET q.parts = coalesce(q.parts, []), q.partStarts = coalesce(q.partStarts, []), q.partEnds = coalesce(q.partEnds, []) " +
		"SET q.partEntities = coalesce(q.partEntities, [x IN q.parts | '']), q.partTexts = coalesce(q.partTexts, [x IN q.parts | '']), " +
		"q.partRoles = coalesce(q.partRoles, [x IN q.parts | ''])",
	"MATCH (a:Zgadka:Article) WHERE a.zoneKinds IS NULL SET a.zoneKinds = [], a.zoneStarts = [], a.zoneEnds = []",
	"MATCH (a:Zgadka:Article) WHERE a.sentenceStarts IS NULL SET a.sentenceStarts = [], a.sentenceEnds = []",
	"MATCH (:Zgadka:Article)-[m:MENTIONS]->(:Zgadka) WHERE m.lemmas IS NULL OR m.surfaces IS NULL OR m.via IS NULL " +
		"SET m.lemmas = coalesce(m.lemmas, ['']), m.surfaces = coalesce(m.surfaces, ['']), m.via = coalesce(m.via, [''])",
	"MATCH (o:Zgadka:Retired) SET o.into = coalesce(o.into, []), o.moved = coalesce(o.moved, []) " +
		"WITH o UNWIND o.into + o.moved AS id MATCH (e:Zgadka {kind: 'Entity', id: id}) MERGE (o)-[:MERGED_INTO]->(e)",
}

// afterImport is what makes an imported database one that zgadka opens.
func afterImport() []string {
	out := append([]string{oneSchema}, slices.Concat(migrations...)...)
	out = append(out, "CALL db.awaitIndexes(300)")
	out = append(out, mended...)
	return append(out, strings.ReplaceAll(setSchema, "$version", strconv.Itoa(len(migrations))))
}
