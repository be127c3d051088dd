package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
)

// Description is what a store holds of an entity that no article's text gives: its node, its links, and the nodes that these
// lead to.
type Description struct {
	Entity
	Was   []string // ids that the gazetteer retired in its favour, in order
	Links []Link   // from it, ordered by [Link.Compare]
	Ends  []Entity // of the links, by id
}

// same reports whether describing d over o would change nothing: the name of an unknown entity follows from articles.
func (d *Description) same(o *Description) bool {
	e, f := d.Entity, o.Entity
	if !e.Known && !f.Known {
		e.Name, f.Name = "", ""
	}
	return e == f && slices.Equal(d.Links, o.Links) && slices.Equal(d.Was, o.Was)
}

// Facts is the description as facts without an article: what a store writes of them is all but evidence.
func (d *Description) Facts() Facts {
	f := Facts{Entities: append([]Entity{d.Entity}, d.Ends...), Links: d.Links, Mentions: []Mention{{Entity: d.ID}}}
	for _, was := range d.Was {
		f.Retired = append(f.Retired, Retired{was, d.ID})
	}
	return f
}

// Site is what a store holds of one site.
type Site struct {
	ID string
	Source
	Of Entity // the node of its medium, zero without one
}

// Facts is the site as facts without an article.
func (s *Site) Facts() Facts {
	f := Facts{Article: Article{Site: s.ID}, Source: s.Source}
	if s.Medium != "" {
		f.Entities = []Entity{s.Of}
	}
	return f
}

// Synced counts what [Sync] did to articles, and to entities and sites that were described anew.
type Synced struct{ Added, Replaced, Removed, Unchanged, Described int }

// SyncOptions are how [Sync] works. Every function may be nil.
type SyncOptions struct {
	Run   Run           // recorded in the store that changes
	Clock func() string // gives the run its FinishedAt
	// Progress is told how many of the articles that differ are done with.
	Progress func(done, all int)
}

// Sync brings a store to the state of another, from, of which only the differences are read whole: articles that it lacks or has
// otherwise, and entities of another name, outside id or post, and sites of another medium, than from has them. What from lacks is removed. A Sync that was
// interrupted is finished by the next one. While it runs, others should not write to either store. It holds the ids of the
// articles that differ, and one batch of them.
func Sync(ctx context.Context, to, from Store, o SyncOptions) (Synced, error) {
	var out Synced
	put, gone, err := differences(ctx, to, from, &out)
	if err != nil {
		return out, err
	}
	w := &syncing{to: to, from: from, o: o, all: len(put) + len(gone)}
	// First what is too much: an article that has another id now would otherwise stand beside itself.
	for ids := range slices.Chunk(gone, syncBatch) {
		removed, err := to.Remove(ctx, w.run(), ids)
		if err != nil {
			return out, err
		}
		out.Removed += len(removed)
		w.progress(len(ids))
	}
	for ids := range slices.Chunk(put, syncBatch) {
		if err := w.put(ctx, ids, &out); err != nil {
			return out, err
		}
		w.progress(len(ids))
	}
	if err := w.describe(ctx, &out); err != nil {
		return out, err
	}
	return out, w.move(ctx)
}

// syncBatch is how many articles or entities go over in one transaction.
const syncBatch = 200

type syncing struct {
	to, from  Store
	o         SyncOptions
	done, all int
}

func (w *syncing) run() Run {
	r := w.o.Run
	if w.o.Clock != nil {
		r.FinishedAt = w.o.Clock()
	}
	return r
}

func (w *syncing) progress(n int) {
	w.done += n
	if w.o.Progress != nil {
		w.o.Progress(w.done, w.all)
	}
}

// differences returns the articles that must be put and those that must go.
func differences(ctx context.Context, to, from Store, out *Synced) (put, gone []string, err error) {
	id := func(s *ArticleState) string { return s.ID }
	for p, err := range join(from.States(ctx, StateFilter{}), to.States(ctx, StateFilter{}), id) {
		switch {
		case err != nil:
			return nil, nil, err
		case p.to == nil:
			put = append(put, p.from.ID)
		case p.from == nil:
			gone = append(gone, p.to.ID)
		case !p.from.Same(p.to.State):
			put = append(put, p.from.ID)
		default:
			out.Unchanged++
		}
	}
	return put, gone, nil
}

func (w *syncing) put(ctx context.Context, ids []string, out *Synced) error {
	var facts []Facts
	for f, err := range w.from.Facts(ctx, ids) {
		if err != nil {
			return err
		}
		facts = append(facts, f)
	}
	changes, err := w.to.Put(ctx, w.run(), facts)
	for _, c := range changes {
		switch c {
		case Added:
			out.Added++
		case Replaced:
			out.Replaced++
		default:
			out.Unchanged++
		}
	}
	return err
}

// describe brings over what does not come with articles: an article put later than those that differ may have given an entity
// its name, or a site its medium, and be gone again. Sites come first, so that the media that they hold are there.
func (w *syncing) describe(ctx context.Context, out *Synced) error {
	sites, err := differing(join(w.from.Sites(ctx), w.to.Sites(ctx), func(s *Site) string { return s.ID }),
		func(x, y *Site) bool { return x.Source == y.Source }, (*Site).Facts)
	if err == nil {
		err = w.tell(ctx, sites, out)
	}
	if err != nil {
		return err
	}
	entities, err := differing(join(w.from.Descriptions(ctx), w.to.Descriptions(ctx), func(d *Description) string { return d.ID }),
		(*Description).same, (*Description).Facts)
	if err != nil {
		return err
	}
	return w.tell(ctx, entities, out)
}

// differing returns what from has otherwise than to.
func differing[T any](pairs iter.Seq2[pair[T], error], same func(x, y *T) bool, facts func(*T) Facts) (out []Facts, err error) {
	for p, err := range pairs {
		if err != nil {
			return nil, err
		}
		if p.from != nil && (p.to == nil || !same(p.from, p.to)) {
			out = append(out, facts(p.from))
		}
	}
	return out, nil
}

func (w *syncing) tell(ctx context.Context, list []Facts, out *Synced) error {
	for part := range slices.Chunk(list, syncBatch) {
		if err := w.to.Describe(ctx, part); err != nil {
			return err
		}
		out.Described += len(part)
	}
	return nil
}

// move brings over which unknown entities became known.
func (w *syncing) move(ctx context.Context) error {
	had := map[Retired]bool{}
	for r, err := range w.to.Moves(ctx) {
		if err != nil {
			return err
		}
		had[r] = true
	}
	var more []Retired
	for r, err := range w.from.Moves(ctx) {
		if err != nil {
			return err
		}
		if !had[r] {
			more = append(more, r)
		}
	}
	if len(more) == 0 {
		return nil
	}
	return w.to.Move(ctx, more)
}

// pair is what two stores have under one id; nil is nothing.
type pair[T any] struct{ from, to *T }

// join yields all ids of two streams that are ordered by id.
func join[T any](from, to iter.Seq2[T, error], id func(*T) string) iter.Seq2[pair[T], error] {
	return func(yield func(pair[T], error) bool) {
		a, b := newCursor(from, id), newCursor(to, id)
		defer a.stop()
		defer b.stop()
		a.next()
		b.next()
		for {
			for _, err := range []error{a.err, b.err} {
				if err != nil {
					yield(pair[T]{}, err)
					return
				}
			}
			if a.at == nil && b.at == nil {
				return
			}
			p := pair[T]{a.at, b.at}
			if a.at != nil && b.at != nil {
				switch c := cmp.Compare(id(a.at), id(b.at)); {
				case c < 0:
					p.to = nil
				case c > 0:
					p.from = nil
				}
			}
			if !yield(p, nil) {
				return
			}
			if p.from != nil {
				a.next()
			}
			if p.to != nil {
				b.next()
			}
		}
	}
}

// cursor is a place in a stream; at is nil at its end.
type cursor[T any] struct {
	at   *T
	err  error
	id   func(*T) string
	pull func() (T, error, bool)
	stop func()
}

func newCursor[T any](s iter.Seq2[T, error], id func(*T) string) *cursor[T] {
	c := &cursor[T]{id: id}
	c.pull, c.stop = iter.Pull2(s)
	return c
}

func (c *cursor[T]) next() {
	last := c.at
	v, err, ok := c.pull()
	c.at, c.err = nil, err
	if ok && err == nil {
		c.at = &v
		if last != nil && c.id(last) >= c.id(&v) {
			c.err = fmt.Errorf("%q comes after %q: the store does not keep the order of ids", c.id(&v), c.id(last))
		}
	}
}
