package page

import (
	"slices"
	"strings"

	"zgadka/extract"
)

// copies marks lines that stand twice and lines that were cut at an inner quotation mark and stand beside the whole.
func copies(lines []line) {
	count := make(map[string]int, len(lines))
	for i := range lines {
		l := &lines[i]
		count[l.key]++
		l.copy = count[l.key] > 1
	}
	// A refrain is no copy: the questions that several people are asked, each with its answer below.
	answered := map[string]int{}
	for i := range lines[:max(0, len(lines)-1)] {
		if n := &lines[i+1]; count[lines[i].key] > 2 && n.score >= 20 && count[n.key] == 1 {
			answered[lines[i].key]++
		}
	}
	for k, n := range answered {
		if n*3 >= count[k]*2 {
			count[k] = 1
		}
	}
	for i := range lines {
		if l := &lines[i]; l.copy && count[l.key] == 1 {
			l.copy = false
		}
	}
	for i := range lines {
		l := &lines[i]
		l.twin = count[l.key] > 1 && l.words > 0
		if i+1 < len(lines) {
			n := &lines[i+1]
			if cutOf(l, n) || cutOf(n, l) {
				l.cut, n.cut = true, true
			}
		}
	}
}

// cutOf reports whether short is the beginning of long: «Проєкт» and «Проєкт "Мова сусідів" шукає викладачів».
func cutOf(short, long *line) bool {
	rest, ok := strings.CutPrefix(long.key, short.key)
	if !ok || rest == "" || short.words == 0 || short.final() {
		return false
	}
	rest, blank := strings.CutPrefix(rest, " ")
	if rest == "" {
		return false
	}
	if rest[0] == '"' {
		return !(long.final() && long.words > 20)
	}
	return blank && short.words >= 3 && !long.final()
}

// reading is how the lines of one text are told apart: first the title, then the range of the article, then each line.
type reading struct {
	lines  []line
	kinds  []extract.ZoneKind
	title  int // index, -1 without
	head   int // the title, or a headline where another title is given
	from   int // first and
	to     int // behind the last line of the article's own text
	spaced bool
	whole  bool
}

func (r *reading) read(title string) {
	r.kinds = make([]extract.ZoneKind, len(r.lines))
	r.spaced = r.isSpaced()
	if r.whole {
		r.named(title)
		for i := range r.kinds {
			r.kinds[i] = extract.Body
		}
		if r.title >= 0 {
			r.kinds[r.title] = extract.Title
		}
		return
	}
	r.crowd()
	r.teasers()
	if title != "" {
		r.named(title)
	}
	r.head = r.title
	if r.title < 0 {
		r.findTitle()
		if r.head = r.title; title != "" { // known, and not this line
			r.title = -1
		}
	}
	r.rangeAfter(r.head + 1)
	r.label()
}

// isSpaced reports whether the paragraphs of this text stand apart by empty lines.
func (r *reading) isSpaced() bool {
	paras, apart := 0, 0
	for i, l := range r.lines {
		if l.score >= 20 {
			paras++
			if i == 0 || r.lines[i-1].run != l.run || r.lines[i-1].sort != plain {
				apart++
			}
		}
	}
	return paras >= 2 && apart*10 >= paras*6
}

// crowd lowers the score of lines that stand close together where paragraphs stand apart: lists of headlines, footers. The
// last line of a run is left alone: it may be the paragraph under a headline or a read-also line. A list under «Читайте
// також» costs little, as articles go on after it.
func (r *reading) crowd() {
	for i := 0; i < len(r.lines); {
		j, free, last := i, 0, i
		for ; j < len(r.lines) && r.lines[j].run == r.lines[i].run; j++ {
			if l := &r.lines[j]; l.sort == plain {
				free++
				last = j
			}
		}
		below := false
		for ; i < j; i++ {
			l := &r.lines[i]
			switch {
			case l.sort == related && !l.end:
				below = l.bare
				l.score = -8
			case l.sort != plain || i == last && l.score >= 20:
			case (l.twin || l.cut) && l.words < 30:
				l.score = min(l.score, -30)
			case below && l.score < 20:
				l.score = -4
			case r.spaced && free > 1:
				l.score -= 10
				if l.words < 15 {
					l.score -= 15
				}
			}
		}
	}
}

// teasers lowers the score of summaries under headlines: three headlines or more, each with one short paragraph and perhaps
// a line of figures. Subheadings of an article have more below them.
func (r *reading) teasers() {
	var paras []int
	flush := func() {
		if len(paras) >= 3 {
			for _, i := range paras {
				r.lines[i].score = min(r.lines[i].score, -4)
			}
		}
		paras = paras[:0]
	}
	for i := 0; i < len(r.lines); {
		l := &r.lines[i]
		if l.sort != plain || l.stop != 0 || l.words < 4 || l.words > 25 || l.score >= 20 || l.low {
			if l.score >= 8 {
				flush()
			}
			i++
			continue
		}
		j := i + 1
		for j < len(r.lines) && j < i+3 && r.lines[j].score < 8 && r.lines[j].words < 8 {
			j++
		}
		if j < len(r.lines) && r.lines[j].score >= 8 && r.lines[j].words < 50 && (j+1 >= len(r.lines) || r.lines[j+1].score < 8) {
			paras = append(paras, j)
			i = j + 1
			continue
		}
		i++
	}
	flush()
}

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
	p := slices.IndexFunc(r.lines, func(l line) bool { return l.score >= 20 })
	if p < 0 {
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
	best, paras := -1, 0
	seen := map[string]int{}
	for i, l := range r.lines {
		if l.score >= 20 {
			if paras++; paras > 2 || i > p && best >= 0 {
				break
			}
		}
		_, again := seen[l.key]
		cut := l.cut && i > 0 && r.lines[i-1].cut && len(r.lines[i-1].key) < len(l.key)
		if l.words > 1 && (again || cut) && l.sort != dated && r.paragraphWithin(i+1, reach) && !r.endBetween(i) {
			best = i
		}
		seen[l.key] = i
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

// rangeAfter finds the lines from i on that together read most like an article.
func (r *reading) rangeAfter(i int) {
	best, sum, start := 0, 0, i
	for ; i < len(r.lines); i++ {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += r.lines[i].score
		if sum > best {
			best, r.from, r.to = sum, start, i+1
		}
	}
	if best == 0 { // a headline, a note without full stops
		r.from, r.to = r.head+1, len(r.lines)
		for r.to > r.from && r.lines[r.to-1].sort != plain {
			r.to--
		}
		return
	}
	r.lastWithoutStop()
}

// lastWithoutStop takes in a last paragraph that lost its full stop: it stands alone, and what follows is no list like it.
func (r *reading) lastWithoutStop() {
	n := r.to
	if !r.spaced || n >= len(r.lines) {
		return
	}
	l := &r.lines[n]
	if l.sort != plain || l.twin || l.cut || l.tail || l.words < 10 || r.lines[n-1].run == l.run {
		return
	}
	if n+1 < len(r.lines) {
		next := &r.lines[n+1]
		single := n+2 >= len(r.lines) || r.lines[n+2].run != next.run
		if next.run == l.run || next.sort == plain && single && !next.twin {
			return
		}
	}
	r.to++
}

// label gives every line its zone.
func (r *reading) label() {
	below := false // under a bare «Читайте також»
	for i := range r.lines {
		l := &r.lines[i]
		k := l.sort.zone()
		if l.sort == photo && l.final() && l.words > 10 {
			k = extract.Caption
		}
		switch {
		case i == r.title:
			k = extract.Title
		case i == r.head:
			k = extract.Nav
		case i < r.from:
			if l.sort == plain || l.sort == related || i < r.head {
				k = extract.Nav
			}
			// A line of a sentence's length between title and text is the standfirst.
			if l.sort == plain && r.head >= 0 && i > r.head && l.words >= 8 && !l.twin && !l.cut {
				k = extract.Body
			}
		case i >= r.to:
			if l.sort == plain || l.twin || l.cut {
				k = extract.Related
			}
		case l.sort == source:
			k = extract.Body
		case l.sort == plain:
			k = extract.Body
			if r.isRelated(i, below) {
				k = extract.Related
			}
		}
		r.kinds[i] = k
		switch {
		case l.sort == related && l.bare:
			below = true
		case k != extract.Related || i > 0 && r.lines[i-1].run != l.run && !r.lines[i-1].bare:
			below = false
		}
	}
}

// isRelated tells headlines of other articles from the paragraphs that they stand between.
func (r *reading) isRelated(i int, below bool) bool {
	l := &r.lines[i]
	if l.tail || l.twin && l.words < 30 || l.cut && l.stop == 0 {
		return true
	}
	if l.copy { // a pulled quote: the first counts
		return true
	}
	if below && l.score < 20 && l.words > 1 {
		return true
	}
	if !r.spaced || l.low || l.stop != 0 || l.words < 4 {
		return false
	}
	return r.listed(i)
}

// listed reports whether the run of line i, which is a headline by its shape, holds nothing but two headlines or more.
func (r *reading) listed(i int) bool {
	n := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(r.lines) && r.lines[j].run == r.lines[i].run; j += step {
			o := &r.lines[j]
			if n++; n > 40 || o.sort == plain && (o.low || o.stop != 0 || o.words < 4) {
				return false // a table, a poem, a list
			}
		}
	}
	return n > 1
}
