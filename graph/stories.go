package graph

import (
	"context"
	"slices"
	"time"
)

// Stories finds reprints: it says of articles that are about to be put into a store to which story they belong. The story of an article is
// the set of those that retell it, that retell these, and so on; its id is that of the earliest of them. So it does not depend on the order in
// which they came. Of the store it reads and holds, some kilobyte each, only articles of the days around: what a night brings costs no more in a
// large store. It is not safe for concurrent use, and the store must be told what it says before it is asked again.
type Stories struct {
	store   Store
	tellers map[string]*teller
	byHash  map[uint64][]*teller
	members map[string][]*teller // by story
	whole   map[string]bool      // stories all of whose members are known
	gone    map[string]bool      // articles that were removed, whatever the store says
	since   string               // the days from which all articles are known, and all without a day,
	until   string
	all     bool // or simply all
}

// teller is an article as stories know it.
type teller struct {
	id, story, lang, day, sort, sketch string
}

// NewStories returns the stories of a store.
func NewStories(store Store) *Stories {
	return &Stories{
		store: store, tellers: map[string]*teller{}, byHash: map[uint64][]*teller{}, members: map[string][]*teller{},
		whole: map[string]bool{}, gone: map[string]bool{},
	}
}

// fetch makes articles of the store known.
func (s *Stories) fetch(ctx context.Context, f StateFilter) error {
	for a, err := range s.store.States(ctx, f) {
		if err != nil {
			return err
		}
		if s.tellers[a.ID] == nil && !s.gone[a.ID] {
			s.add(&teller{a.ID, a.Story, a.Lang, a.Day, a.Sort, a.Sketch})
		}
	}
	return nil
}

// around makes all articles known that are near to some.
func (s *Stories) around(ctx context.Context, list []*teller) error {
	since, until := s.since, s.until
	for _, t := range list {
		if s.all {
			return nil
		}
		if t.day == "" {
			s.all = true
			return s.fetch(ctx, StateFilter{})
		}
		day, err := time.Parse(time.DateOnly, t.day)
		if err != nil {
			continue // near to none
		}
		if first := day.AddDate(0, 0, -storyDays).Format(time.DateOnly); since == "" || first < since {
			since = first
		}
		until = max(until, day.AddDate(0, 0, storyDays).Format(time.DateOnly))
	}
	var fetch []StateFilter
	switch {
	case s.since == "" && since != "":
		fetch = append(fetch, StateFilter{Since: since, Until: until})
	default:
		if since < s.since {
			fetch = append(fetch, StateFilter{Since: since, Until: s.since})
		}
		if until > s.until {
			fetch = append(fetch, StateFilter{Since: s.until, Until: until})
		}
	}
	for _, f := range fetch {
		if err := s.fetch(ctx, f); err != nil {
			return err
		}
	}
	s.since, s.until = since, until
	return nil
}

// complete makes all members of the stories of some articles known.
func (s *Stories) complete(ctx context.Context, list []*teller) error {
	var stories []string
	for _, t := range list {
		if !s.whole[t.story] {
			s.whole[t.story] = true
			stories = append(stories, t.story)
		}
	}
	if s.all || len(stories) == 0 {
		return nil
	}
	return s.fetch(ctx, StateFilter{Stories: stories})
}

// known makes those of the articles known that the store has, with all that tell the same.
func (s *Stories) known(ctx context.Context, ids []string) error {
	var missing []string
	for _, id := range ids {
		if s.tellers[id] == nil && !s.gone[id] {
			missing = append(missing, id)
		}
	}
	if !s.all && len(missing) > 0 {
		if err := s.fetch(ctx, StateFilter{IDs: missing}); err != nil {
			return err
		}
	}
	var list []*teller
	for _, id := range ids {
		if t := s.tellers[id]; t != nil {
			list = append(list, t)
		}
	}
	return s.complete(ctx, list)
}

// Assign sets the story of articles that are about to be put and returns them, and behind them those articles of the store that
// their coming or their change moves to another story: they must be put in the same call. Of two facts of one article the last counts.
func (s *Stories) Assign(ctx context.Context, facts []Facts) ([]Facts, error) {
	r := &regrouping{Stories: s, ctx: ctx, facts: map[string]*Facts{}, prints: map[string]print{}}
	for i := range facts {
		r.own = append(r.own, facts[i].Article.ID)
	}
	if err := s.known(ctx, r.own); err != nil {
		return nil, err
	}
	for i := range facts {
		f := &facts[i]
		t := tellerOf(&f.Article)
		if was := s.tellers[t.id]; was != nil {
			if was.sketch == t.sketch && was.lang == t.lang && was.day == t.day && was.sort == t.sort {
				f.Article.Story = was.story // the same text read again
				continue
			}
			r.leave(was)
		}
		r.facts[t.id] = f
		delete(s.gone, t.id)
		r.come(t)
	}
	moved, err := r.settle()
	if err != nil {
		return nil, err
	}
	for i := range facts {
		facts[i].Article.Story = s.tellers[facts[i].Article.ID].story
	}
	return append(facts, moved...), nil
}

// Remove forgets articles and returns those of the store that their going moves to another story: they are to be put.
func (s *Stories) Remove(ctx context.Context, ids []string) ([]Facts, error) {
	r := &regrouping{Stories: s, ctx: ctx, facts: map[string]*Facts{}, prints: map[string]print{}, own: ids}
	if err := s.known(ctx, ids); err != nil {
		return nil, err
	}
	for _, id := range ids {
		s.gone[id] = true
		if t := s.tellers[id]; t != nil {
			r.leave(t)
		}
	}
	return r.settle()
}

func tellerOf(a *Article) *teller {
	return &teller{a.ID, a.ID, a.Lang, a.PublishedDate, a.SortKey(), a.Sketch}
}

func (s *Stories) add(t *teller) {
	s.tellers[t.id] = t
	for _, h := range hashesOf(t.sketch) {
		s.byHash[h] = append(s.byHash[h], t)
	}
	s.members[t.story] = append(s.members[t.story], t)
}

func (s *Stories) drop(t *teller) {
	delete(s.tellers, t.id)
	without := func(list []*teller) []*teller {
		return slices.DeleteFunc(list, func(o *teller) bool { return o == t })
	}
	for _, h := range hashesOf(t.sketch) {
		s.byHash[h] = without(s.byHash[h])
	}
	s.members[t.story] = without(s.members[t.story])
}

// alike are the articles that may tell what t tells, in order.
func (s *Stories) alike(t *teller) []*teller {
	shared := map[*teller]int{}
	for _, h := range hashesOf(t.sketch) {
		for _, o := range s.byHash[h] {
			shared[o]++
		}
	}
	var out []*teller
	for o, n := range shared {
		if o != t && n >= leastShared && o.lang == t.lang && near(o.day, t.day) {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, told)
	return out
}

// regrouping is one change of stories.
type regrouping struct {
	*Stories
	ctx    context.Context
	facts  map[string]*Facts // at hand, by article
	prints map[string]print  // likewise
	fresh  []*teller         // whose story is not known yet
	was    map[string]string // stories of articles of the store that were taken apart
	own    []string          // articles that the caller writes or has removed
}

// leave takes an article out; those that told the same story are to be compared anew, as it may have been what joined them.
func (r *regrouping) leave(t *teller) {
	r.drop(t)
	r.fresh = slices.DeleteFunc(r.fresh, func(o *teller) bool { return o == t })
	if r.was == nil {
		r.was = map[string]string{}
	}
	for _, o := range slices.Clone(r.members[t.story]) {
		if _, ok := r.was[o.id]; !ok && r.facts[o.id] == nil {
			r.was[o.id] = o.story
		}
		r.drop(o)
		o.story = o.id
		r.fresh = slices.DeleteFunc(r.fresh, func(x *teller) bool { return x == o })
		r.come(o)
	}
}

func (r *regrouping) come(t *teller) {
	r.add(t)
	r.fresh = append(r.fresh, t)
}

// settle joins what belongs together and returns the facts of those articles of the store whose story is another one now.
func (r *regrouping) settle() ([]Facts, error) {
	before := map[string]string{}
	for id, story := range r.was {
		before[id] = story
	}
	touched := map[string]bool{}
	if err := r.around(r.ctx, r.fresh); err != nil {
		return nil, err
	}
	alike := make([][]*teller, len(r.fresh))
	for i, t := range r.fresh {
		alike[i] = r.alike(t)
	}
	if err := r.complete(r.ctx, slices.Concat(alike...)); err != nil {
		return nil, err
	}
	if err := r.read(alike); err != nil {
		return nil, err
	}
	for i, t := range r.fresh {
		touched[t.story] = true
		for _, o := range alike[i] {
			if o.story == t.story {
				continue
			}
			same, err := r.compare(t, o)
			if err != nil {
				return nil, err
			}
			if !same {
				continue
			}
			from, to := o.story, t.story
			for _, m := range r.members[from] {
				if _, ok := before[m.id]; !ok {
					before[m.id] = m.story
				}
				m.story = to
			}
			r.members[to] = append(r.members[to], r.members[from]...)
			delete(r.members, from)
			touched[to] = true
		}
	}
	for story := range touched {
		list := r.members[story]
		if len(list) == 0 {
			continue
		}
		first := slices.MinFunc(list, told)
		for _, m := range list {
			if _, ok := before[m.id]; !ok {
				before[m.id] = m.story
			}
			m.story = first.id
		}
		delete(r.members, story)
		r.members[first.id] = list
	}
	var moved []string
	for id, story := range before {
		if t := r.tellers[id]; t != nil && t.story != story && !slices.Contains(r.own, id) {
			moved = append(moved, id)
		}
	}
	slices.Sort(moved)
	out := make([]Facts, 0, len(moved))
	for _, id := range moved {
		f, err := r.load(id)
		if err != nil {
			return nil, err
		}
		if f != nil {
			g := *f
			g.Article.Story = r.tellers[id].story
			out = append(out, g)
		}
	}
	return out, nil
}

// compare reports whether two articles tell one story.
func (r *regrouping) compare(a, b *teller) (bool, error) {
	p, err := r.print(a.id)
	if err != nil {
		return false, err
	}
	q, err := r.print(b.id)
	return err == nil && retells(p, q), err
}

// read reads the articles of the store that are to be compared, all at once: there may be thousands.
func (r *regrouping) read(alike [][]*teller) error {
	var ids []string
	for i, list := range alike {
		if len(list) > 0 {
			list = append(slices.Clip(list), r.fresh[i])
		}
		for _, t := range list {
			if r.facts[t.id] == nil {
				ids = append(ids, t.id)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	for f, err := range r.store.Facts(r.ctx, ids) {
		if err != nil {
			return err
		}
		r.prints[f.Article.ID] = printOf(&f.Article)
	}
	return nil
}

func (r *regrouping) print(id string) (print, error) {
	if p, ok := r.prints[id]; ok {
		return p, nil
	}
	f, err := r.load(id)
	if err != nil || f == nil {
		return print{}, err
	}
	p := printOf(&f.Article)
	r.prints[id] = p
	return p, nil
}

// load is the facts of an article, from the store if need be; nil where it is gone.
func (r *regrouping) load(id string) (*Facts, error) {
	if f := r.facts[id]; f != nil {
		return f, nil
	}
	for f, err := range r.store.Facts(r.ctx, []string{id}) {
		if err != nil {
			return nil, err
		}
		r.facts[id] = &f
		return &f, nil
	}
	return nil, nil
}
