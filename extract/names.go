package extract

import (
	"slices"

	"zgadka/gazetteer"
)

// longestNameTokens bounds how far before a token a name that covers it may begin.
const longestNameTokens = 64

// add puts a name among the names of the article.
func (r *reader) add(m *mention) {
	r.names = append(r.names, m)
	r.starts[m.from] = append(r.starts[m.from], m)
}

// cover makes m the name that its tokens belong to.
func (r *reader) cover(m *mention) {
	for j := m.from; j < m.to; j++ {
		r.covered[j] = m
	}
}

// drop takes a name out again; sortNames sweeps up.
func (r *reader) drop(m *mention) {
	m.gone = true
	for j := m.from; j < m.to; j++ {
		if r.covered[j] == m {
			r.covered[j] = nil
		}
	}
	r.starts[m.from] = slices.DeleteFunc(r.starts[m.from], func(o *mention) bool { return o == m })
}

// overlapping calls f for every name that shares a token with from..to-1.
func (r *reader) overlapping(from, to int, f func(*mention)) {
	for j := max(0, from-longestNameTokens); j < to; j++ {
		var few [4]*mention // f may take names out
		for _, m := range append(few[:0], r.starts[j]...) {
			if m.to > from {
				f(m)
			}
		}
	}
}

// replace puts m in the place of the names that it overlaps.
func (r *reader) replace(m *mention) {
	r.overlapping(m.from, m.to, r.drop)
	r.add(m)
	r.cover(m)
}

// enclose puts m in the place of the names that it overlaps, but keeps the countries and bodies inside it as names of their own:
// "Міністерство доходів і зборів *України*".
func (r *reader) enclose(m *mention) {
	var inner []*mention
	r.overlapping(m.from, m.to, func(o *mention) {
		if o.from >= m.from && o.to <= m.to && (o.from > m.from || o.to < m.to) && (o.typ == gazetteer.Country || o.typ == gazetteer.Organization) && (o.nested || !o.family) && o.from > m.from {
			inner = append(inner, o)
		}
		r.drop(o)
	})
	r.add(m)
	r.cover(m)
	for _, o := range inner {
		o.gone, o.nested = false, true
		r.add(o)
	}
}

// sortNames restores the order by start, the longer first.
func (r *reader) sortNames() {
	r.sorted++
	r.names = slices.DeleteFunc(r.names, func(m *mention) bool {
		if m.gone || m.sorted == r.sorted {
			return true
		}
		m.sorted = r.sorted
		return false
	})
	slices.SortStableFunc(r.names, func(a, b *mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
}
