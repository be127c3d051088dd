// Package suggest finds the names that articles have often and the gazetteer lacks, and drafts entries for them.
//
//	suggest.go  what is counted of each article, and how the counts come together
//	alike.go    one name in several languages
//	entry.go    the draft of an entry with its forms
package suggest

import (
	"cmp"
	"container/heap"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/gazetteer/spill"
)

// Context is a sentence in which a name stands.
type Context struct {
	Text      string // with [ ] round the name
	Article   string // its id
	Published string
	Site      string
}

// Suggestion is a name that the gazetteer lacks.
type Suggestion struct {
	ID        string // for the entry: person/ivan-hnatiuk
	Type      gazetteer.Type
	Names     map[gazetteer.Lang]string // its nominative in each language in which it was found, the most frequent one
	Articles  int
	Mentions  int
	Outlets   []string  // sorted
	Contexts  []Context // of different outlets where there are several
	Resembles []string  // ids of known entities with the same surname or acronym: one of them may be meant
	Forms     []string  // of the entry, as the gazetteer would make them
	YAML      string    // an item of "entities:"
}

// Options bound what is suggested.
type Options struct {
	MinArticles int            // names of fewer articles are left out
	Top         int            // the most suggestions, 0 for all
	Type        gazetteer.Type // of this type only, "" for all
}

// Collector counts names. It keeps them in files of a folder, so that memory does not grow with the articles; it serves one goroutine.
type Collector struct {
	g       *gazetteer.Gazetteer
	sorter  *spill.Sorter
	article int
}

// New returns a collector that keeps what does not fit into memory in files of the folder scratch, until ctx is done.
func New(ctx context.Context, g *gazetteer.Gazetteer, scratch string) *Collector {
	return &Collector{g: g, sorter: spill.New(ctx, scratch)}
}

// seen is what one article has of one name.
type seen struct {
	Type      gazetteer.Type `json:"t"`
	Name      string         `json:"n"`
	Lang      string         `json:"l"`
	Mentions  int            `json:"m"`
	Text      string         `json:"x"`
	Article   string         `json:"a"`
	Published string         `json:"p,omitempty"`
	Site      string         `json:"s,omitempty"`
	title     bool           // the sentence is of a title
}

// Add counts the unknown names of a document.
func (c *Collector) Add(d *extract.Document) error {
	c.article++
	found := map[string]*seen{}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Known || m.Entity == "" || m.Name == "" {
			continue
		}
		s := found[m.Entity]
		if s == nil {
			s = &seen{Type: m.Type, Name: m.Name, Lang: string(d.Lang), Article: d.ID, Published: d.Published, Site: d.Site}
			found[m.Entity] = s
		}
		s.Mentions++
		title := d.Zones[d.Sentences[m.Sentence].Zone].Kind == extract.Title
		if m.Via != extract.ViaRoleWord && (s.Text == "" || s.title && !title) { // a title says less than the first sentence of the text
			s.Text, s.title = sentence(d, m), title
		}
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		if err := c.sorter.AddValue(fmt.Sprintf("%s\x00%s\x00%09d", sound(id), id, c.article), found[id]); err != nil {
			return err
		}
	}
	return nil
}

// around is how many bytes of a sentence are shown on each side of a name.
const around = 140

// sentence is the sentence of a mention with [ ] round its words, in one line, cut where it is long.
func sentence(d *extract.Document, m *extract.Mention) string {
	s := d.Sentences[m.Sentence]
	before, after := d.Text[s.Start:max(m.Start, s.Start)], d.Text[min(m.End, s.End):s.End]
	if len(before) > around {
		if i := strings.IndexByte(before[len(before)-around:], ' '); i >= 0 {
			before = "…" + before[len(before)-around+i:]
		}
	}
	if len(after) > around {
		if i := strings.LastIndexByte(after[:around], ' '); i >= 0 {
			after = after[:i] + " …"
		}
	}
	return strings.Join(strings.Fields(before+"["+m.Surface+"]"+after), " ")
}

// Ranked returns the names by number of articles, then of mentions, then of outlets, then by id. The collector is used up.
func (c *Collector) Ranked(o Options) ([]Suggestion, error) {
	var best ranking
	var group []*tally // ids that sound alike, in their order
	flush := func() {
		for _, s := range acrossLanguages(group) {
			if s.Articles < o.MinArticles || o.Type != "" && s.Type != o.Type {
				continue
			}
			heap.Push(&best, s.done())
			if o.Top > 0 && len(best) > o.Top {
				heap.Pop(&best)
			}
		}
		group = nil
	}
	last := ""
	for line, err := range c.sorter.Sorted() {
		if err != nil {
			return nil, fmt.Errorf("suggest: %w", err)
		}
		var one seen
		key, err := spill.Key(line, &one)
		if err != nil {
			return nil, fmt.Errorf("suggest: %w", err)
		}
		like, rest, _ := strings.Cut(key, "\x00")
		if like != last {
			flush()
			last = like
		}
		if id, _, _ := strings.Cut(rest, "\x00"); len(group) == 0 || group[len(group)-1].ID != id {
			group = append(group, newTally(id, one.Type))
		}
		group[len(group)-1].add(&one)
	}
	flush()
	slices.SortFunc(best, func(a, b *Suggestion) int { return -a.compare(b) })
	list := make([]Suggestion, 0, len(best))
	for _, s := range best {
		c.draft(s)
		list = append(list, *s)
	}
	return list, nil
}

// compare is less than 0 where s is less worth an entry than o.
func (s *Suggestion) compare(o *Suggestion) int {
	return cmp.Or(cmp.Compare(s.Articles, o.Articles), cmp.Compare(s.Mentions, o.Mentions), cmp.Compare(len(s.Outlets), len(o.Outlets)), cmp.Compare(o.ID, s.ID))
}

// ranking is a heap with the least on top.
type ranking []*Suggestion

func (r ranking) Len() int           { return len(r) }
func (r ranking) Less(i, j int) bool { return r[i].compare(r[j]) < 0 }
func (r ranking) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *ranking) Push(x any)        { *r = append(*r, x.(*Suggestion)) }
func (r *ranking) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}

// tally is a suggestion under way.
type tally struct {
	Suggestion
	names    map[string]map[string]int // by language, with the articles that have it so
	outlets  map[string]bool
	contexts []Context
}

// maxContexts is how many sentences a suggestion shows, maxSpellings how many spellings of a language are counted.
const maxContexts, maxSpellings = 3, 100

func newTally(id string, typ gazetteer.Type) *tally {
	return &tally{Suggestion: Suggestion{ID: id, Type: typ}, names: map[string]map[string]int{}, outlets: map[string]bool{}}
}

func (t *tally) add(s *seen) {
	t.Articles++
	t.Mentions += s.Mentions
	names := t.names[s.Lang]
	if names == nil {
		names = map[string]int{}
		t.names[s.Lang] = names
	}
	if len(names) < maxSpellings || names[s.Name] > 0 {
		names[s.Name]++
	}
	c := Context{s.Text, s.Article, s.Published, s.Site}
	switch fresh := s.Site != "" && !t.outlets[s.Site]; {
	case s.Text == "" || slices.ContainsFunc(t.contexts, func(o Context) bool { return o.Text == c.Text }):
	case len(t.contexts) < maxContexts:
		t.contexts = append(t.contexts, c)
	case fresh:
		for i := len(t.contexts) - 1; i > 0; i-- {
			if slices.ContainsFunc(t.contexts[:i], func(o Context) bool { return o.Site == t.contexts[i].Site }) {
				t.contexts = append(slices.Delete(t.contexts, i, i+1), c)
				break
			}
		}
	}
	if s.Site != "" {
		t.outlets[s.Site] = true
	}
}

// done is the suggestion.
func (t *tally) done() *Suggestion {
	s := t.Suggestion
	s.Names = map[string]string{}
	for lang, names := range t.names {
		for _, name := range slices.Sorted(maps.Keys(names)) {
			if names[name] > names[s.Names[lang]] {
				s.Names[lang] = name
			}
		}
	}
	s.Outlets, s.Contexts = slices.Sorted(maps.Keys(t.outlets)), t.contexts
	return &s
}
