package page

import (
	"strings"
	"unicode"

	"zgadka/extract"
)

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
	limit  int  // behind the last line that may be the article's: readers' comments follow
	sure   bool // the title has its date or author below it: the text begins right there
}

func (r *reading) read(title string) {
	r.kinds, r.limit = make([]extract.ZoneKind, len(r.lines)), len(r.lines)
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
	r.clipped()
	r.cards()
	r.replies()
	r.captions()
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
	if r.sure {
		r.rangeFrom(r.head + 1)
	} else {
		r.rangeAfter(r.head + 1)
	}
	r.label()
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
	if r.amid(i) {
		return true
	}
	if !r.spaced || l.low || l.stop != 0 || l.words < 4 {
		return false
	}
	return r.listed(i)
}

// amid reports whether the line is a headline between two paragraphs and too long for a heading of the text: «Ердоган та Алієв
// обговорили залізницю до Карса». Ukrainian and Russian outlets put links there in bold type, and what is lost with a long heading
// is little beside a headline taken for text; English ones have headings of any length.
func (r *reading) amid(i int) bool {
	l := &r.lines[i]
	if l.low || l.stop != 0 || l.words < 6 || l.words > 25 || !cyrillicLine(l.text) || i == 0 || i+1 >= len(r.lines) {
		return false
	}
	return r.lines[i-1].score > 0 && r.lines[i+1].score > 0
}

func cyrillicLine(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
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
