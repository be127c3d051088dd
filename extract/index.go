package extract

// quoteIndex finds mentions and titles by token, so that the reading of quotes stays linear in long texts.
type quoteIndex struct {
	starts  []*mention // the longest mention that starts at the token
	ends    []*mention // the longest mention whose last token it is
	titles  []*title   // the title that starts at the token
	apposed []*mention // the bearer of the apposition in which the token stands
	named   map[*mention][]*title
	rest    map[int][]*mention // further mentions that start at a token, in their order
}

func newQuoteIndex(r *reader) *quoteIndex {
	n := len(r.toks)
	x := &r.workspace.quoteIndex
	x.starts, x.ends, x.titles, x.apposed = grown(x.starts, n), grown(x.ends, n), grown(x.titles, n), grown(x.apposed, n)
	x.named, x.rest = map[*mention][]*title{}, map[int][]*mention{}
	for _, m := range r.written { // by start, the longer first
		if x.starts[m.from] == nil {
			x.starts[m.from] = m
		} else {
			x.rest[m.from] = append(x.rest[m.from], m)
		}
		if o := x.ends[m.to-1]; o == nil || o.from > m.from {
			x.ends[m.to-1] = m
		}
	}
	for _, t := range r.titles {
		if o := x.titles[t.from]; o == nil || o.to < t.to {
			x.titles[t.from] = t
		}
		if t.bearer != nil {
			x.named[t.bearer] = append(x.named[t.bearer], t)
		}
	}
	r.index = x
	for _, t := range r.titles {
		if m := t.bearer; m != nil && m.to < t.at {
			for i := max(t.at, m.to+1); i < min(r.afterApposition(m), n); i++ {
				x.apposed[i] = m
			}
		}
	}
	return x
}

// forget leaves the index empty, for the next article.
func (x *quoteIndex) forget() {
	clear(x.starts)
	clear(x.ends)
	clear(x.titles)
	clear(x.apposed)
	*x = quoteIndex{starts: x.starts[:0], ends: x.ends[:0], titles: x.titles[:0], apposed: x.apposed[:0]}
}

// at returns the mentions that start at token i, the longer first.
func (x *quoteIndex) at(i int) []*mention {
	m := x.starts[i]
	if m == nil {
		return nil
	}
	if rest := x.rest[i]; len(rest) > 0 {
		return append([]*mention{m}, rest...)
	}
	return []*mention{m}
}
