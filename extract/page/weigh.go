package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// worth is how much a block speaks for its place in the page: the length of running text, without links.
func (p *survey) worth(b *block) int {
	if b.known || b.linkish() || b.words < 5 || b.stops == 0 && b.words < 25 || p.elems[b.elem].mark&(captioned|credited) != 0 {
		return 0
	}
	return min(b.runes-b.links, 1500)
}

// weigh sums up what is under every element, and gives the running text of the page. On a page without sentences any text
// stands for them.
func (p *survey) weigh() int {
	worth := make([]int, len(p.blocks))
	for i := range p.blocks {
		b := &p.blocks[i]
		e := &p.elems[b.elem]
		e.runes += b.runes
		e.linked += b.links
		if p.marked(b.elem, quoted) {
			e.quoted += b.runes
		}
		if worth[i] = p.worth(b); worth[i] > 0 {
			b.home = p.home(b)
			h := &p.elems[b.home]
			h.paras++
			h.direct += worth[i]
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if worth[i] > 0 {
			// Teasers are one or two sentences in a box of their own.
			if h := &p.elems[b.home]; h.paras < 2 && h.direct < 400 {
				worth[i] = (worth[i] + 2) / 3
			}
			p.elems[b.elem].prose += worth[i]
		}
	}
	p.sum()
	if p.elems[0].prose == 0 {
		for i := range p.blocks {
			if b := &p.blocks[i]; !b.linkish() && b.words > 3 {
				p.elems[b.elem].prose += b.runes - b.links
			}
		}
		p.sum()
	}
	return p.elems[0].prose
}

// sum adds what every element has to those above it.
func (p *survey) sum() {
	for i := len(p.elems) - 1; i > 0; i-- {
		e := &p.elems[i]
		if e.runes == 0 {
			continue
		}
		up := &p.elems[e.up]
		up.prose += e.prose
		up.runes += e.runes
		up.linked += e.linked
		up.quoted += e.quoted
	}
}

// take removes the prose under element i from what is above it.
func (p *survey) take(i int) {
	n := p.elems[i].prose
	for ; i >= 0; i = p.elems[i].up {
		p.elems[i].prose -= n
	}
}

// leaveOut marks the elements that are no part of the article: what their names say holds where little enough of the page's
// prose is under them. Some sites put everything into a form, or into an element of class "content sidebar-left".
func (p *survey) leaveOut(total int) {
	// Discussions first: there may be more of them than of the article.
	for i := 1; i < len(p.elems); i++ {
		if e := &p.elems[i]; e.mark&discussed != 0 && !e.headed && e.prose*20 < total*19 {
			e.off |= discussed
			p.take(i)
			i = e.end - 1
		}
	}
	total = p.elems[0].prose
	p.leaveLists(total)
	for i := 1; i < len(p.elems); i++ {
		e := &p.elems[i]
		e.off |= p.elems[e.up].off
		if e.off != 0 {
			continue
		}
		own := e.mark & besides
		if own == around && e.quoted*10 > e.runes*6 { // a box with somebody's words
			own = 0
		}
		if e.mark&heading != 0 && !e.headed {
			own |= around
		}
		switch {
		case boxed(e.node.DataAtom) && e.prose < 600 && e.prose*10 < total*2 && p.teases(i):
			e.off = aside
		case (e.node.DataAtom == atom.Ul || e.node.DataAtom == atom.Ol) && p.linkList(e):
			e.off = aside
		case own != 0 && e.prose*10 < total*4:
			e.off = own
		case e.last-e.first >= 3 && e.linked*10 > e.runes*7 && e.prose*10 < total:
			e.off = aside
		}
		if e.off != 0 {
			p.take(i)
		}
	}
}

// leaveLists marks the boxes that a label of other articles begins: «Читайте також» over cards, a column «Популярне». They
// may hold more text than a short article, but then most of it stands under links.
func (p *survey) leaveLists(total int) {
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.words > 6 || b.stops > 0 || len(b.text) > 80 {
			continue
		}
		box := -1
		for k := b.elem; k > 0 && p.elems[k].first == i; k = p.elems[k].up {
			e := &p.elems[k]
			if e.headed || e.off != 0 || e.mark&holding != 0 {
				break
			}
			if e.last-e.first > 1 && (e.prose*10 < total*4 || p.underLinks(e)) {
				box = k
			}
		}
		if box > 0 && known().lists(b.text) {
			p.elems[box].off = aside
			p.take(box)
		}
	}
}

// lists reports whether the words stand over lists of other articles.
func (k *facts) lists(s string) bool {
	s = strings.Trim(fold(s), " :.>»\"'()|-+!→↓")
	return (k.label[s] == related && !k.weak[s]) || k.end[s]
}

// underLinks reports whether the element has no less links to pages of this site than paragraphs.
func (p *survey) underLinks(e *elem) bool {
	links, paras := 0, 0
	for k := e.first; k < e.last; k++ {
		switch b := &p.blocks[k]; {
		case b.linkish() && p.internal(b.elem):
			links++
		case p.worth(b) > 0:
			paras++
		}
	}
	return links >= 2 && links >= paras
}

// leaveNext marks the articles that a page without end loads below its own: elements like the one with the headline, each
// with an h1.
func (p *survey) leaveNext(head int) {
	if head < 0 {
		return
	}
	for i := p.blocks[head].elem; i > 0; i = p.elems[i].up {
		e := &p.elems[i]
		class := attr(e.node, "class")
		if class == "" && e.node.DataAtom != atom.Article || !e.headed {
			continue
		}
		for k := e.end; k < p.elems[e.up].end; k = p.elems[k].end {
			if o := &p.elems[k]; o.headed && o.node.DataAtom == e.node.DataAtom && attr(o.node, "class") == class {
				o.off = aside
				p.take(k)
			}
		}
	}
}

// linkList reports whether every item of a list is a link, perhaps with a few words beside it.
func (p *survey) linkList(e *elem) bool {
	if e.last-e.first < 2 || e.linked*10 < e.runes*4 {
		return false
	}
	words, stops := 0, 0
	for _, b := range p.blocks[e.first:e.last] {
		if b.links == 0 {
			return false
		}
		words += b.words
		stops += min(b.stops, 1)
	}
	return words < 20*(e.last-e.first) && stops*2 < e.last-e.first
}

// boxed reports whether boxes of other articles are made of such elements.
func boxed(a atom.Atom) bool {
	return a == atom.Article || a == atom.Li || a == atom.Div || a == atom.Section
}

// teases reports whether element i is the teaser of another article: one heading, which is a link to a page of the same
// site, and a few words.
func (p *survey) teases(i int) bool {
	e := &p.elems[i]
	if e.last-e.first > 8 || e.headed && e.node.DataAtom != atom.Article {
		return false
	}
	found := false
	for k := e.first; k < e.last; k++ {
		b := &p.blocks[k]
		if isHeading(b) == 0 {
			continue
		}
		if found || !b.linkish() || !p.internal(b.elem) {
			return false
		}
		found = true
	}
	return found
}

// internal reports whether the link about or in element i leads to a page of this site.
func (p *survey) internal(i int) bool {
	n := p.elems[i].node
	for k := i; k < p.elems[i].end; k++ {
		if p.elems[k].node.DataAtom == atom.A {
			n = p.elems[k].node
			break
		}
	}
	for k := 0; n != nil && n.DataAtom != atom.A && k < 4; k++ {
		n = n.Parent
	}
	if n == nil || n.DataAtom != atom.A {
		return false
	}
	href := strings.TrimSpace(attr(n, "href"))
	if rest, ok := strings.CutPrefix(href, "http"); ok {
		rest = strings.TrimPrefix(rest, "s")
		rest = strings.TrimPrefix(rest, "://")
		return p.host != "" && strings.TrimPrefix(rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz0123456789.-"))], "www.") == p.host
	}
	return href != "" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "//")
}

// home is the element in which a paragraph, list or table stands: the nearest with more than one block.
func (p *survey) home(b *block) int {
	i := b.elem
	for i > 0 {
		switch e := &p.elems[i]; e.node.DataAtom {
		case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Table, atom.Dd, atom.Dt, atom.Dl, atom.Blockquote:
		default:
			if e.last-e.first > 1 {
				return i
			}
		}
		i = p.elems[i].up
	}
	return i
}
