package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// main is the element that holds the article, -1 without one.
func (p *survey) main(body string, titled int) int {
	total := p.elems[0].prose
	if total <= 0 {
		return -1
	}
	best := 0
	if len(body) > 300 {
		if i := p.spoken(body); i >= 0 {
			return i
		}
	}
	for i := range p.elems {
		e := &p.elems[i]
		if e.mark&holding != 0 && e.off == 0 && e.node.DataAtom != atom.P && e.prose*10 >= total*2 && (best == 0 || e.prose > p.elems[best].prose) {
			best = i
		}
	}
	if best > 0 {
		best = p.parts(best)
	}
	if p.elems[best].prose*10 < total*4 {
		best = 0
	}
	if best == 0 {
		for i := range p.elems {
			e := &p.elems[i]
			// The one with the headline may be one of several: of those that follow, of comments that are articles too.
			if e.node.DataAtom == atom.Article && e.off == 0 && e.prose > 80 &&
				titled >= e.first && titled < e.last && e.prose*10 >= total && (best == 0 || e.prose > p.elems[best].prose) {
				best = i
			}
		}
	}
	for {
		next := -1
		for k := best + 1; k < p.elems[best].end; k = p.elems[k].end {
			e := &p.elems[k]
			if (e.prose*100 >= p.elems[best].prose*85 || titled >= e.first && titled < e.last && e.prose*100 >= p.elems[best].prose*60) && e.node.DataAtom != atom.P && e.node.DataAtom != atom.Blockquote && e.node.DataAtom != atom.Li && e.off == 0 && !p.entry(k, titled) {
				next = k
			}
		}
		if next < 0 {
			return best
		}
		best = next
	}
}

// entry reports whether element i is one of several alike below the headline, each with text of its own: the entries of a
// live page, of which one may be much longer than the others.
func (p *survey) entry(i, titled int) bool {
	e := &p.elems[i]
	class := attr(e.node, "class")
	if class == "" || titled < 0 || titled >= e.first {
		return false
	}
	alike, told := 0, 0
	for k := e.up + 1; k < p.elems[e.up].end; k = p.elems[k].end {
		if o := &p.elems[k]; o.off == 0 && o.runes > o.linked && o.node.DataAtom == e.node.DataAtom && attr(o.node, "class") == class {
			alike++
			if o.prose > 0 {
				told++
			}
		}
	}
	return alike > 2 && told > 1
}

// parts is the element that holds the text of element i and of those of the same class: some sites cut an article into
// pieces, with advertisements between.
func (p *survey) parts(i int) int {
	class := attr(p.elems[i].node, "class")
	first, end := i, p.elems[i].end
	for k := range p.elems {
		if e := &p.elems[k]; e.mark&holding != 0 && e.off == 0 && e.prose > 0 && class != "" && attr(e.node, "class") == class {
			first, end = min(first, k), max(end, e.end)
		}
	}
	i = first
	for i > 0 && p.elems[i].end < end {
		i = p.elems[i].up
	}
	return i
}

// spoken is the deepest element with the text that the page gives to machines, -1 where that is not the greater part of it.
func (p *survey) spoken(body string) int {
	body = letters(body[:min(len(body), 1<<18)], -1)
	first, last, found := -1, -1, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if p.elems[b.elem].off != 0 || p.worth(b) == 0 {
			continue
		}
		if l := letters(b.text, 80); len(l) > 30 && strings.Contains(body, l) {
			if first < 0 {
				first = i
			}
			last = i
			found += len(letters(b.text, -1))
		}
	}
	if found*10 < len(body)*6 {
		return -1
	}
	i := p.blocks[first].elem
	for i > 0 && p.elems[i].last <= last {
		i = p.elems[i].up
	}
	if p.blocks[first].elem == i && p.elems[i].up >= 0 && first == last && p.elems[i].node.DataAtom == atom.P {
		i = p.elems[i].up
	}
	return i
}

// letters is s without anything but letters and digits, in lower case, at most n bytes of it where n is not negative.
func letters(s string, n int) string {
	out := make([]byte, 0, min(len(s), max(n, 0)+4))
	for i := 0; i < len(s) && (n < 0 || len(out) < n); i++ {
		switch ch := s[i]; {
		case ch >= 'a' && ch <= 'z', ch >= '0' && ch <= '9', ch >= 0xC3 && ch != 0xE2:
			out = append(out, ch)
		case ch >= 'A' && ch <= 'Z':
			out = append(out, ch|0x20)
		case ch == 0xE2:
			i += 2
		case ch == 0xC2:
			i++
		case ch >= 0x80:
			out = append(out, ch)
		}
	}
	return string(out)
}

// headline is the last block that stands as the title above the text, -1 without.
func (p *survey) headline(title string) int {
	h := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.tag == atom.H1 && h < 0 || b.words > 1 && len(b.text) < 2*len(title)+20 && len(b.text) > len(title)/2 && (h < 0 || isHeading(b) > 0) && fold(b.text) == title {
			h = i
		}
	}
	return h
}
