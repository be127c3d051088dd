package main

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// batchSize is how many articles one transaction holds: enough for speed, few enough to be held in memory.
const batchSize = 200

func loadCommand(a *app) *cobra.Command {
	var f inputFlags
	var anyLanguage bool
	c := &cobra.Command{
		Use:   "load INPUT…",
		Short: "Read articles and put what they say into the graph",
		Long: `load extracts articles and puts them into the store: new ones in, changed ones replaced with all that they said, unchanged ones skipped
(by the hash of the text and the version of gazetteer and extractor). It may be run from cron on the same folder every night, and be killed
at any moment: what was written is whole, and the next run goes on.

  zgadka load articles/
  zgadka load --in jsonl crawl.jsonl --store news.db`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			names, err := f.files(args)
			if err != nil {
				return err
			}
			g, err := a.verified()
			if err != nil {
				return err
			}
			return a.withStore(c.Context(), true, func(s graph.Store) error {
				l := &loader{app: a, g: g, store: s, anyLanguage: anyLanguage}
				if err := l.load(c.Context(), a.articles(names, &f), a.bar("reading")); err != nil {
					return err
				}
				return l.report(c.Context())
			})
		},
	}
	f.add(c)
	c.Flags().BoolVar(&anyLanguage, "any-language", false, "also take articles in languages that are not read; they have no mentions")
	return c
}

// loader puts articles into a store, batch by batch.
type loader struct {
	*app
	g           *gazetteer.Gazetteer
	store       graph.Store
	anyLanguage bool

	run       graph.Run
	read      int
	unchanged int
	refusals  []refusedDocument
	seen      map[string]string        // hashes of the texts of this run, by article id
	stories   *graph.Stories           // of the store; made when first something is put
	retold    int                      // articles of the store that moved to another story
	settled   func(ids []string) error // told which articles are done with, once what they say is in the store; may be nil
}

// twice refuses a second article of one id: of two texts for one place only one can be true, and taking them in turn would change the
// graph at every run. The same text again is no harm.
func (l *loader) twice(art *extract.Article) error {
	hash := graph.TextHash(art)
	if first, ok := l.seen[art.ID]; ok && first != hash {
		return &page.Refusal{ID: art.ID, Reason: "another text with this id came before it in the same input"}
	}
	l.seen[art.ID] = hash
	return nil
}

func (l *loader) load(ctx context.Context, in iter.Seq2[*extract.Article, error], bar bar) error {
	defer bar.done()
	started := l.now().UTC()
	l.run = graph.Run{
		ID: "run/" + started.Format("20060102T150405.000000000Z"), Gazetteer: l.g.Version(), Extractor: extract.Version(),
		StartedAt: started.Format(time.RFC3339),
	}
	l.seen = map[string]string{}
	version := l.version(l.g)
	x := extract.New(l.g)
	for batch, err := range batches(in) {
		if err != nil {
			return err
		}
		var articles []*extract.Article
		var ids, done []string
		for _, r := range batch {
			if r.err == nil && !l.anyLanguage && !readable(l.g, r.article.Lang) {
				r.err = &page.Refusal{ID: r.article.ID, Reason: fmt.Sprintf("its language (%s) is not read; --any-language takes it without mentions", or(string(r.article.Lang), "unknown"))}
			}
			if r.err == nil {
				r.err = l.twice(r.article)
			}
			if r.err != nil {
				refusal, err := l.refuse(r.err)
				if err != nil {
					return err
				}
				l.refusals = append(l.refusals, refusedDocument{refusal.ID, refusal.Reason})
			} else {
				articles = append(articles, r.article)
				ids = append(ids, r.article.ID)
			}
			if r.article != nil {
				done = append(done, r.article.ID)
			}
		}
		states, err := l.store.State(ctx, ids)
		if err != nil {
			return err
		}
		same := func(art *extract.Article) bool {
			s, ok := states[art.ID]
			return ok && s.TextHash == graph.TextHash(art) && (s.Version == graph.VersionOf(version, art) || template(s.Version) == art.Template && x.Holds(art, s.Basis))
		}
		var facts []graph.Facts
		for r := range documents(ctx, x, plain(articles), same) {
			l.read++
			bar.add(1)
			if r.doc == nil {
				l.unchanged++
				continue
			}
			f := graph.Of(r.doc, l.g, version)
			f.Article.Basis = r.basis
			facts = append(facts, f)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := l.put(ctx, facts); err != nil {
			return err
		}
		if l.settled != nil {
			if err := l.settled(done); err != nil {
				return err
			}
		}
	}
	return nil
}

func template(version string) string {
	_, t := graph.SplitVersion(version)
	return t
}

// put writes a batch and counts what it changed.
func (l *loader) put(ctx context.Context, facts []graph.Facts) error {
	if len(facts) == 0 {
		return nil
	}
	if l.stories == nil {
		l.stories = graph.NewStories(l.store)
	}
	own := len(facts)
	facts, err := l.stories.Assign(ctx, facts)
	if err != nil {
		return err
	}
	l.retold += len(facts) - own
	l.run.FinishedAt = l.now().UTC().Format(time.RFC3339)
	changes, err := l.store.Put(ctx, l.run, facts)
	if err != nil {
		return err
	}
	for _, c := range changes[:own] {
		switch c {
		case graph.Added:
			l.run.Added++
		case graph.Replaced:
			l.run.Replaced++
		default:
			l.unchanged++
		}
	}
	return nil
}

// batches groups what is read; of two articles of one id in a batch the later would silently win, so the batch ends before it.
func batches(in iter.Seq2[*extract.Article, error]) iter.Seq2[[]*reading, error] {
	return func(yield func([]*reading, error) bool) {
		var batch []*reading
		ids := map[string]bool{}
		for art, err := range in {
			if len(batch) == batchSize || art != nil && ids[art.ID] {
				if !yield(batch, nil) {
					return
				}
				batch, ids = nil, map[string]bool{}
			}
			if art != nil {
				ids[art.ID] = true
			}
			batch = append(batch, &reading{article: art, err: err})
		}
		if len(batch) > 0 {
			yield(batch, nil)
		}
	}
}

func plain(articles []*extract.Article) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// loadReport is what load prints.
type loadReport struct {
	Store     string            `json:"store"`
	Read      int               `json:"read"`
	Added     int               `json:"added"`
	Replaced  int               `json:"replaced"`
	Unchanged int               `json:"unchanged"`
	Refused   []refusedDocument `json:"refused"`
	Totals    totals            `json:"totals"`
}

type totals struct {
	Articles   int `json:"articles"`
	Entities   int `json:"entities"`
	Quotes     int `json:"quotes"`
	CoMentions int `json:"coMentions"`
	SaidAbout  int `json:"saidAbout"`
}

func totalsOf(t graph.Totals) totals {
	return totals{t.Articles, t.Entities, t.Quotes, t.CoMentions, t.SaidAbout}
}

// report prints what came in and what the graph holds now, with its strongest entities and edges.
func (l *loader) report(ctx context.Context) error {
	t, err := l.store.Totals(ctx)
	if err != nil {
		return err
	}
	r := loadReport{l.app.store, l.read, l.run.Added, l.run.Replaced, l.unchanged, l.refusals, totalsOf(t)}
	if r.Refused == nil {
		r.Refused = []refusedDocument{}
	}
	if l.json {
		return l.printJSON(r)
	}
	fmt.Fprintf(l.stdout, "%d articles read: %d new, %d changed, %d unchanged, %d refused\n", r.Read+len(r.Refused), r.Added, r.Replaced, r.Unchanged, len(r.Refused))
	switch {
	case l.retold == 1:
		fmt.Fprintln(l.stdout, "1 article that was there belongs to another story now")
	case l.retold > 1:
		fmt.Fprintf(l.stdout, "%d articles that were there belong to another story now\n", l.retold)
	}
	fmt.Fprintf(l.stdout, "%s holds %d articles, %d entities, %d quotes, %d co-mention and %d said-about edges\n", clean(l.app.store), t.Articles, t.Entities, t.Quotes, t.CoMentions, t.SaidAbout)
	if r.Added+r.Replaced == 0 || t.CoMentions+t.SaidAbout > edgesShown {
		return nil
	}
	return l.strongest(ctx)
}

// edgesShown is how many edges a graph may have for load to show the strongest: it reads them all, which takes a second for so many, and
// a graph that has more is no first impression.
const edgesShown = 200_000

// strongest shows the most named entities and the strongest edges.
func (l *loader) strongest(ctx context.Context) error {
	g, err := l.store.Subgraph(ctx, graph.Filter{})
	if err != nil {
		return err
	}
	defer g.Close()
	nodes := topN[graph.Node]{n: 10, less: func(a, b *graph.Node) bool { return a.Articles > b.Articles }}
	for n, err := range g.Nodes {
		if err != nil {
			return err
		}
		nodes.add(n)
	}
	co := topN[graph.Edge]{n: 8, less: func(a, b *graph.Edge) bool { return a.Weight > b.Weight }}
	said := topN[graph.Edge]{n: 8, less: func(a, b *graph.Edge) bool { return a.Weight > b.Weight }}
	for e, err := range g.Edges {
		if err != nil {
			return err
		}
		if e.Type == graph.EdgeSaidAbout {
			said.add(e)
		} else {
			co.add(e)
		}
	}
	fmt.Fprintln(l.stdout)
	t := l.table("most named", "type", "articles", "id")
	for _, n := range nodes.items {
		t.row(n.Caption(), n.Type, fmt.Sprint(n.Articles), n.ID)
	}
	t.write(l.stdout)
	fmt.Fprintln(l.stdout)
	t = l.table("who spoke", "about whom", "quotes")
	for _, e := range said.items {
		t.row(e.FromName, e.ToName, fmt.Sprint(e.Count))
	}
	t.write(l.stdout)
	fmt.Fprintln(l.stdout)
	t = l.table("named together", "", "sentences")
	for _, e := range co.items {
		t.row(e.FromName, e.ToName, fmt.Sprint(e.Count))
	}
	t.write(l.stdout)
	return nil
}

// topN keeps the n first by less; of equal ones the earlier.
type topN[T any] struct {
	n     int
	less  func(a, b *T) bool
	items []T
}

func (t *topN[T]) add(x T) {
	i := len(t.items)
	for i > 0 && t.less(&x, &t.items[i-1]) {
		i--
	}
	if i >= t.n {
		return
	}
	t.items = append(t.items, x)
	copy(t.items[i+1:], t.items[i:])
	t.items[i] = x
	t.items = t.items[:min(len(t.items), t.n)]
}
