package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"zgadka/extract"
)

// article finds the article's blocks in a page, in order and with their zones; title is not among them. body is the
// article's text where the page gives it to machines, lead its description; either may be "".
func (p *survey) article(title, body, lead string) []block {
	total := p.weigh()
	p.leaveOut(total)
	title, lead = fold(title), fold(lead)
	head := p.headline(title)
	main := p.main(body, head)
	if main < 0 {
		return nil
	}
	out := p.zones(p.elems[main].first, p.elems[main].last, title, lead)
	if i := p.above(head, p.elems[main].first, lead); i >= 0 && len(out) > 0 && out[0].zone != extract.Lead {
		b := p.blocks[i]
		b.zone = extract.Lead
		out = append([]block{b}, out...)
	}
	return out
}

// worth is how much a block speaks for its place in the page: the length of running text, without links.
func (p *survey) worth(b *block) int {
	if b.linkish() || b.words < 5 || b.stops == 0 && b.words < 25 || p.elems[b.elem].mark&(captioned|credited) != 0 {
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
			if e.node.DataAtom == atom.Article && e.off == 0 && e.prose > 200 &&
				titled >= e.first && titled < e.last && e.prose*10 >= total && (best == 0 || e.prose > p.elems[best].prose) {
				best = i
			}
		}
	}
	for {
		next := -1
		for k := best + 1; k < p.elems[best].end; k = p.elems[k].end {
			e := &p.elems[k]
			if (e.prose*100 >= p.elems[best].prose*85 || titled >= e.first && titled < e.last && e.prose*100 >= p.elems[best].prose*60) && e.node.DataAtom != atom.P && e.node.DataAtom != atom.Blockquote && e.node.DataAtom != atom.Li && e.off == 0 {
				next = k
			}
		}
		if next < 0 {
			return best
		}
		best = next
	}
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

// above is the lead between the headline and from, the first block of the article's element, -1 without.
func (p *survey) above(head, from int, lead string) int {
	for i := max(head, 0) + 1; head >= 0 && i < from; i++ {
		b := &p.blocks[i]
		if p.elems[b.elem].off != 0 || b.words < 6 || b.linkish() || !p.marked(b.elem, leading) && (lead == "" || fold(b.text) != lead) {
			continue
		}
		b.line = &line{text: b.text}
		if b.line.measure(); b.line.sort == plain {
			return i
		}
	}
	return -1
}

// zones says what the blocks of the article are, and leaves out what stands before the first and after the last of its text.
func (p *survey) zones(from, to int, title, lead string) []block {
	out := make([]block, 0, to-from)
	prose := 0
	said := map[string]atom.Atom{}
	after := 0 // running text from here on
	for i := from; i < to; i++ {
		if p.elems[p.blocks[i].elem].off == 0 {
			after += p.worth(&p.blocks[i])
		}
	}
	for i := from; i < to; i++ {
		b := p.blocks[i]
		off := p.elems[b.elem].off
		if off == 0 {
			after -= p.worth(&b)
		}
		if off&hidden != 0 {
			continue
		}
		b.line = &line{text: b.text, run: i}
		b.line.measure()
		if off == 0 && b.line.key == title {
			if prose < 300 { // what stands above the headline is no part of the article
				out, prose = out[:0], 0
			}
			continue
		}
		b.zone = p.zone(&b, off, title)
		if b.zone == extract.Body && b.words > 4 && b.tag != atom.Td {
			if tag, ok := said[b.line.key]; ok && tag != b.tag { // a pulled quote
				b.zone = extract.Related
			}
			said[b.line.key] = b.tag
		}
		if b.zone == extract.Body {
			if len(out) == 0 || prose == 0 {
				if p.marked(b.elem, leading) && b.words > 5 || lead != "" && b.line.key == lead {
					b.zone = extract.Lead
				}
			}
			prose += p.worth(&b)
		}
		if off == 0 && prose > 0 && (b.line.end && (after*3 < prose || prose > 400 && b.discusses()) ||
			b.tag == atom.H1 && prose > 400 && p.opens(i)) {
			break
		}
		out = append(out, b)
	}
	headings(out)
	if prose > 0 {
		p.trim(out)
	}
	last, first := -1, -1
	for i := range out {
		b := &out[i]
		if b.zone.Content() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	for last+1 < len(out) && (out[last+1].zone == extract.Caption || out[last+1].zone == extract.Credit) {
		last++
	}
	for first > 0 && (out[first-1].zone == extract.Caption || out[first-1].zone == extract.Credit) {
		first--
	}
	return out[first : last+1]
}

// discusses reports whether the label is over readers' comments, of which there may be more than of the article.
func (b *block) discusses() bool { return known().discuss[strings.Trim(b.line.key, " :()0123456789")] }

// opens reports whether the h1 at block i begins another article: some sites load the next one under the first. An h1 in the
// midst of text may also be a heading, but then it is not in an element of its own with its text.
func (p *survey) opens(i int) bool {
	for k := p.blocks[i].elem; k > 0; k = p.elems[k].up {
		if p.elems[k].node.DataAtom == atom.Article {
			return p.elems[k].first >= i-3 && p.elems[k].prose > 200
		}
	}
	return false
}

// trim makes what is no sentence, and stands before or behind the article's sentences and apart from them, no part of it.
func (p *survey) trim(list []block) {
	homes := map[int]bool{}
	first, last := -1, -1
	for i := range list {
		if b := &list[i]; b.zone.Content() && p.worth(b) > 0 {
			homes[p.home(b)] = true
			if last = i; first < 0 {
				first = i
			}
		}
	}
	for i := range list {
		b := &list[i]
		if (i < first || i > last) && b.zone == extract.Body && p.worth(b) == 0 && isHeading(b) == 0 && b.words < 8 && b.stops == 0 && !homes[p.home(b)] {
			b.zone = extract.Nav
		}
	}
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

// isOffer reports whether the line asks the reader to follow or subscribe: «Підписуйтесь на наш канал у Telegram».
func (k *facts) isOffer(l *line) bool {
	if l.words > 60 {
		return false
	}
	for at := 0; at < len(l.key); {
		rest := strings.TrimLeft(l.key[at:], " \"'-*>(")
		first := rest
		if i := strings.IndexAny(rest, " ,.:!"); i >= 0 {
			first = rest[:i]
		}
		for _, w := range k.ask[first] {
			if strings.HasPrefix(rest, w) && slices.ContainsFunc(k.of, func(of string) bool { return strings.Contains(rest[len(w):], of) }) {
				return true
			}
		}
		// The next sentence or part of one.
		i := strings.IndexAny(l.key[at:], ".!?:,")
		if i < 0 {
			break
		}
		at += i + 1
	}
	return false
}

// marked reports whether element i or one of the three above it has mark m.
func (p *survey) marked(i int, m mark) bool {
	for n := 0; i >= 0 && n < 4; i, n = p.elems[i].up, n+1 {
		if p.elems[i].mark&m != 0 {
			return true
		}
	}
	return false
}

// zone is what a block of the article's element is, seen by itself.
func (p *survey) zone(b *block, off mark, title string) extract.ZoneKind {
	l := b.line
	switch {
	case off&aside != 0:
		return extract.Related
	case off != 0:
		return extract.Nav
	case p.marked(b.elem, credited):
		return extract.Credit
	case p.marked(b.elem, captioned) && !p.marked(b.elem, quoted) && b.tag != atom.Td && b.tag != atom.Th:
		if l.sort == photo && l.words <= 8 {
			return extract.Credit
		}
		return extract.Caption
	}
	cell := b.tag == atom.Td || b.tag == atom.Th || b.tag == atom.Li || b.tag == atom.Dd || b.tag == atom.Dt
	switch l.sort {
	case plain, source:
	case counter:
		if cell || isHeading(b) > 0 || p.marked(b.elem, quoted) {
			break
		}
		return extract.Nav
	default:
		if p.marked(b.elem, quoted) {
			break
		}
		return l.sort.zone()
	}
	if b.linkish() && b.words > 2 && b.tag != atom.Td && b.tag != atom.Th && (b.stops == 0 || b.words < 12 || b.links*10 > b.runes*9) {
		return extract.Related
	}
	if e := &p.elems[b.elem]; e.picture && l.words <= 30 && e.last-e.first == 1 && isHeading(b) == 0 && !cell {
		return extract.Caption
	}
	if l.words < 60 && strings.Count(l.key, "cookie") > 1 && !strings.Contains(title, "cookie") || b.links > 0 && known().isOffer(l) {
		return extract.Nav
	}
	return extract.Body
}

func isHeading(b *block) int {
	switch b.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(b.tag.String()[1] - '0')
	}
	return 0
}

// headings takes out headings with none of the article under them: those of boxes.
func headings(list []block) {
	body := false // between here and the next heading
	for i := len(list) - 1; i >= 0; i-- {
		b := &list[i]
		switch {
		case !b.zone.Content():
		case isHeading(b) > 0:
			if !body {
				b.zone = extract.Nav
			}
		default:
			body = true
		}
		if isHeading(b) > 0 && b.zone.Content() {
			continue
		}
		if isHeading(b) > 0 {
			body = false
		}
	}
}
