package page

import (
	"slices"
	"strings"
)

// named finds the line that a given title names: of several copies the last one before the article's text.
func (r *reading) named(title string) {
	if title == "" {
		return
	}
	first := len(r.lines)
	for i, l := range r.lines {
		if l.score >= 20 && !l.names(title) {
			first = i
			break
		}
	}
	for i, l := range r.lines {
		if l.names(title) && (r.title < 0 || i < first) {
			r.title = i
		}
	}
}

// names reports whether the line is the title, be it that the title has an outlet behind it.
func (l *line) names(title string) bool {
	rest, ok := strings.CutPrefix(title, l.key)
	return ok && (rest == "" || l.words > 2 && (strings.HasPrefix(rest, " | ") || strings.HasPrefix(rest, " - ") && len(strings.Fields(rest)) <= 5))
}

const reach = 8 // lines that may stand between a title and its first paragraph

// findTitle looks for a headline above the first paragraph: one that stands twice, else the first line of the run that the
// paragraph or its date line belongs to.
func (r *reading) findTitle() {
	if r.title = r.dated(); r.title >= 0 {
		r.sure = true
		return
	}
	// A slogan over the menu may read like a paragraph: look for the first one where most of the text stands.
	r.rangeAfter(0)
	paragraph := func(l line) bool { return l.score >= 20 }
	p := slices.IndexFunc(r.lines[r.from:], paragraph)
	if p >= 0 {
		p += r.from
	} else if p = slices.IndexFunc(r.lines, paragraph); p < 0 {
		p = slices.IndexFunc(r.lines, func(l line) bool { return l.score > 0 })
	}
	if p < 0 {
		return
	}
	if r.title = r.doubled(p); r.title >= 0 {
		return
	}
	// A slogan above the menu may read like a paragraph: a headline with its date line below it shows where the article begins.
	if l := &r.lines[p]; l.words < 14 {
		for i := p + 1; i+1 < len(r.lines) && i < p+reach && r.lines[i].score < 20; i++ {
			if r.lines[i].headline() && r.lines[i].words > 3 && (r.lines[i+1].sort == dated || r.lines[i+1].sort == byline) && r.lines[i+1].run == r.lines[i].run {
				if r.paragraphWithin(i+1, reach) {
					r.title = i
					return
				}
			}
		}
	}
	if r.title = r.above(p); r.title > 0 && r.deck(r.title, p) {
		r.title = 0
	}
	if r.title < 0 && p+1 < len(r.lines) && r.lines[p].words <= 20 && r.lines[p].sents <= 1 {
		if s := r.lines[p+1].sort; (s == dated || s == byline || s == photo) && r.paragraphWithin(p+1, reach) {
			r.title = p
		}
	}
}

// dated is the headline with its date or its author below it after which most of the text follows, -1 without: of a column
// of other articles, each with its date, the texts are short.
func (r *reading) dated() int {
	best, most := -1, max(20, r.rangeAfter(0)*6/10)
	for i := range r.lines[:r.limit] {
		if !r.heads(i) {
			continue
		}
		sum, top := 0, 0
		for k := r.textAfter(i + 1); k < r.limit && sum > top-600; k++ {
			if sum += r.lines[k].score; r.heads(k) {
				sum -= 60
			}
			top = max(top, sum)
		}
		if r.lines[i].twin || r.lines[i].cut {
			top += 40
		}
		if top >= most {
			best, most = i, top
		}
	}
	return best
}

// heads reports whether line i reads like a headline, with a date or an author within the next lines and text soon after.
func (r *reading) heads(i int) bool {
	l := &r.lines[i]
	if !l.headline() || l.words < 4 && (l.words < 3 || i+1 >= len(r.lines) || r.lines[i+1].sort != dated) || l.stop == '.' || l.stop == ',' || l.score >= 20 {
		return false
	}
	for k := i + 1; k < len(r.lines) && k < i+4; k++ {
		n := &r.lines[k]
		if n.score >= 20 && k > i+1 || n.end || r.lines[i+1].score >= 20 && k > i+2 {
			return false // but for one standfirst
		}
		if n.sort == byline && !n.bare || n.sort == dated && (n.date.iso != "" || n.date.found && len(n.key) > len("12:30")+3) {
			return r.paragraphWithin(k+1, reach)
		}
	}
	return false
}

func (l *line) headline() bool { return l.sort == plain && l.words > 1 && l.words <= 40 }

func (r *reading) paragraphWithin(i, n int) bool {
	for ; i < len(r.lines) && n > 0; i, n = i+1, n-1 {
		if r.lines[i].score >= 20 {
			return true
		}
	}
	return false
}

// doubled is the last copy of the last line that stands twice above the text that begins about p, or -1.
func (r *reading) doubled(p int) int {
	best := -1
	seen := map[string]int{}
	for i, l := range r.lines {
		if i > p && (l.score >= 20 || best >= 0) {
			break
		}
		_, again := seen[l.key]
		cut := l.cut && i > 0 && r.lines[i-1].cut && len(r.lines[i-1].key) < len(l.key)
		if l.headline() && (again || cut) && r.paragraphWithin(i+1, reach) && !r.endBetween(i) {
			best = i
		}
		seen[l.key] = i
	}
	// Menus stand twice as well, once for small screens: a headline below them is longer.
	if best >= 0 && r.lines[best].words < 4 {
		for i := best + 1; i < p; i++ {
			if l := &r.lines[i]; l.sort == plain && l.words > 4 && l.stop == 0 {
				return -1
			}
		}
	}
	return best
}

// endBetween reports whether a label that ends articles stands between line i and the next paragraph.
func (r *reading) endBetween(i int) bool {
	for i++; i < len(r.lines) && r.lines[i].score < 20; i++ {
		if r.lines[i].end {
			return true
		}
	}
	return false
}

// above is the headline over the paragraph at p, or -1.
func (r *reading) above(p int) int {
	best := -1
	for i := p - 1; i >= 0; i-- {
		l := &r.lines[i]
		if best >= 0 && (!r.apart() || l.run != r.lines[best].run) {
			break
		}
		if l.headline() && (r.apart() || l.words > 3 || best < 0) {
			best = i
			if l.run != r.lines[p].run && r.lines[i+1].run != l.run {
				// Alone or last of a run of its own: the lines above it are a menu.
				break
			}
		}
	}
	return best
}

// deck reports whether the headline at i is a standfirst under a longer one that begins the text: a page without a menu.
func (r *reading) deck(i, p int) bool {
	l := &r.lines[0]
	return i == 1 && p == 2 && l.headline() && l.words >= 7 && l.sents == 0 && l.run != r.lines[1].run && !l.twin
}

// apart reports whether empty lines part the text at all.
func (r *reading) apart() bool { return len(r.lines) > 0 && r.lines[len(r.lines)-1].run > 1 }
