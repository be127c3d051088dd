package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"zgadka/extract"
)

// block is a run of text between the borders of block elements.
type block struct {
	text  string
	tag   atom.Atom  // p, li, h2, blockquote, figcaption, div …
	node  *html.Node // the nearest block element
	links int        // runes of text in links
	runes int
	mark  mark
	zone  extract.ZoneKind
	line  line
}

// linkish reports whether most of the block is links.
func (b *block) linkish() bool { return b.links*10 > b.runes*6 }

// article finds the article's blocks in a page, in order and with their zones; title is not among them.
func article(root *html.Node, title string) []block {
	c := &collector{facts: known(), mass: map[*html.Node]mass{}, headed: map[*html.Node]bool{}}
	c.total = c.weigh(root, false, false)
	c.walk(root, nil, 0, 0)
	c.flush()
	for i := range c.blocks {
		b := &c.blocks[i]
		b.line = line{text: b.text, run: i}
		b.line.measure()
	}
	main := mainNode(root, c.blocks)
	if main == nil {
		return nil
	}
	var in []block
	for _, b := range c.blocks {
		if inside(b.node, main) {
			in = append(in, b)
		}
	}
	return zones(in, fold(title))
}

// collector gathers the blocks of a page.
type collector struct {
	facts  *facts
	mass   map[*html.Node]mass
	headed map[*html.Node]bool // an h1 under it
	total  mass                // of the page
	blocks []block
	buf    strings.Builder
	links  int
	node   *html.Node
	mark   mark
	blank  bool // a space is due before the next word
}

var (
	skipped = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Object, atom.Embed, atom.Canvas,
		atom.Select, atom.Button, atom.Input, atom.Textarea, atom.Head, atom.Audio, atom.Video, atom.Math, atom.Option, atom.Datalist)
	outer  = atoms(atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Menu, atom.Dialog)
	blocky = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl,
		atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Header, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul)
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range list {
		m[a] = true
	}
	return m
}

// walk goes through the tree; block is the nearest block element, m what the elements above said by class. The parser
// bounds the depth.
func (c *collector) walk(n, block *html.Node, m mark, anchor int) {
	switch n.Type {
	case html.TextNode:
		c.add(n.Data, block, m, anchor > 0)
		return
	case html.ElementNode:
		if skipped[n.DataAtom] {
			return
		}
		if n.DataAtom == atom.Br {
			if next := nextContent(n); next != nil && next.DataAtom == atom.Br {
				c.flush()
			}
			c.blank = true
			return
		}
		own := c.marks(n)
		if own&besides != 0 && c.dispensable(n) {
			c.flushIf(blocky[n.DataAtom])
			return
		}
		m |= own &^ besides
		if n.DataAtom == atom.A {
			anchor++
		}
		if blocky[n.DataAtom] {
			c.flush()
			block = n
			defer c.flush()
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k, block, m, anchor)
	}
}

// nextContent is the next sibling that is no blank text.
func nextContent(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""; n = n.NextSibling {
	}
	return n
}

// marks is what an element says of itself by name and attributes.
func (c *collector) marks(n *html.Node) mark {
	var m mark
	switch {
	case outer[n.DataAtom]:
		m |= besides
	case n.DataAtom == atom.Figcaption:
		m |= captioned
	case n.DataAtom == atom.Header && !c.headed[n] && !under(n, atom.Article, atom.Main):
		m |= besides
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return 0
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			m |= besides
		case "aria-hidden":
			if a.Val == "true" {
				m |= besides
			}
		case "style":
			if s := strings.ReplaceAll(a.Val, " ", ""); strings.Contains(s, "display:none") {
				m |= besides
			}
		case "class", "id", "role":
			m |= c.facts.marksOf(a.Val)
		case "itemprop":
			if a.Val == "description" {
				m |= leading
			}
		}
	}
	return m
}

// marksOf looks up the words of an attribute: whole ones, and their parts between - and _ and capitals.
func (k *facts) marksOf(attr string) mark {
	var m mark
	for w := range strings.FieldsSeq(attr) {
		m |= k.markup[strings.ToLower(w)]
		start, lower := 0, false
		for i, r := range w {
			up := unicode.IsUpper(r)
			if r == '-' || r == '_' || up && lower {
				m |= k.markup[strings.ToLower(w[start:i])]
				if start = i; !up {
					start++
				}
			}
			lower = unicode.IsLower(r)
		}
		m |= k.markup[strings.ToLower(w[start:])]
	}
	return m
}

func under(n *html.Node, list ...atom.Atom) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		for _, a := range list {
			if n.DataAtom == a {
				return true
			}
		}
	}
	return false
}

// mass is the bytes of text under an element: in paragraphs, and in all that runs without being a link.
type mass struct{ paras, running int }

// dispensable reports whether an element holds little enough of the page's paragraphs to be left out: some sites put
// everything into a form, or into an element of class "content sidebar-left". On a page without paragraphs running text
// stands for them.
func (c *collector) dispensable(n *html.Node) bool {
	m := c.mass[n]
	if c.total.paras*4 > c.total.running {
		return m.paras*10 < c.total.paras*4
	}
	return m.running*10 < c.total.running*5
}

// weigh notes the mass of every element under n, and which hold an h1.
func (c *collector) weigh(n *html.Node, inP, inA bool) mass {
	var sum mass
	if n.Type == html.TextNode {
		size := len(strings.TrimSpace(n.Data))
		if inP {
			sum.paras = size
		}
		if !inA && size > 40 {
			sum.running = size
		}
		return sum
	}
	if skipped[n.DataAtom] {
		return sum
	}
	inP, inA = inP || n.DataAtom == atom.P, inA || n.DataAtom == atom.A
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		m := c.weigh(k, inP, inA)
		sum.paras += m.paras
		sum.running += m.running
		if k.DataAtom == atom.H1 || c.headed[k] {
			c.headed[n] = true
		}
	}
	if sum != (mass{}) {
		c.mass[n] = sum
	}
	return sum
}

func (c *collector) add(s string, block *html.Node, m mark, linked bool) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, unicode.IsSpace)
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			if c.buf.Len() == 0 {
				c.node, c.mark = block, m
			} else if c.blank {
				c.buf.WriteByte(' ')
			}
			c.blank = false
			c.buf.WriteString(s[:i])
			if linked {
				c.links += utf8.RuneCountInString(s[:i]) + 1
			}
			s = s[i:]
			continue
		}
		c.blank = true
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
}

func (c *collector) flushIf(yes bool) {
	if yes {
		c.flush()
	} else {
		c.blank = true
	}
}

func (c *collector) flush() {
	text := strings.TrimFunc(c.buf.String(), blankRune)
	if text != "" && hasLetterOrDigit(text) && c.node != nil {
		c.blocks = append(c.blocks, block{text: text, tag: c.node.DataAtom, node: c.node, links: c.links, runes: utf8.RuneCountInString(text), mark: c.mark})
	}
	c.buf.Reset()
	c.links, c.blank = 0, false
}

func hasLetterOrDigit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// worth is how much a block speaks for its place in the page: the length of running text, without links.
func (b *block) worth() int {
	if b.linkish() || b.mark&(captioned|credited) != 0 || b.line.score < 8 || b.line.words < 5 {
		return 0
	}
	return min(b.runes-b.links, 1500)
}

// mainNode is the deepest element that holds 85 of a hundred parts of the running text.
func mainNode(root *html.Node, blocks []block) *html.Node {
	sum := map[*html.Node]int{}
	total := 0
	for i := range blocks {
		w := blocks[i].worth()
		total += w
		for n := blocks[i].node; n != nil && w > 0; n = n.Parent {
			sum[n] += w
		}
	}
	if total == 0 {
		return nil
	}
	best := root
	for {
		var next *html.Node
		for k := best.FirstChild; k != nil; k = k.NextSibling {
			if s := sum[k]; s*100 >= sum[best]*85 && k.DataAtom != atom.P && k.DataAtom != atom.Blockquote && k.DataAtom != atom.Li {
				next = k
			}
		}
		if next == nil {
			return best
		}
		best = next
	}
}

func inside(n, in *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == in {
			return true
		}
	}
	return false
}

// inPage is the line's score where the page says more than the line: a list item or a heading among paragraphs is no reason
// to end the article, a block of links is.
func (b *block) inPage() int {
	s := b.line.score
	switch {
	case b.linkish():
		return min(s, -12)
	case b.line.end:
		return -40
	case s > 0 || b.line.sort != plain:
		return s
	case b.line.words >= 3 && (b.tag == atom.Li || b.tag == atom.Td || b.tag == atom.Dd):
		return 2
	case b.line.tail:
		return -10
	}
	return -3
}

// zones keeps the blocks that make the article and says what each is.
func zones(in []block, title string) []block {
	r := reading{title: -1, kinds: make([]extract.ZoneKind, len(in))}
	for i := range in {
		b := &in[i]
		l := b.line
		l.score = b.inPage()
		r.lines = append(r.lines, l)
		if b.tag == atom.H1 && r.title < 0 || l.key == title {
			r.title = i
		}
	}
	copies(r.lines)
	r.crowd()
	if r.title >= 0 && !r.paragraphWithin(r.title+1, 40) {
		r.title = -1
	}
	r.head = r.title
	r.rangeAfter(r.head + 1)
	r.label()
	var out []block
	for i, b := range in {
		b.zone = r.kinds[i]
		switch {
		case i == r.title || b.line.key == title:
			continue
		case b.mark&credited != 0:
			b.zone = extract.Credit
		case b.mark&captioned != 0 && b.line.sort != photo:
			b.zone = extract.Caption
		case b.mark&leading != 0 && len(out) == 0 && b.line.sort == plain && b.line.words > 4 && i > r.title:
			b.zone = extract.Lead
		case b.tag == atom.Li && b.linkish() && b.zone.Content():
			b.zone = extract.Related
		}
		inRange := i >= r.from && i < r.to
		if b.zone == extract.Nav || !inRange && !b.zone.Content() && b.zone != extract.Caption && b.zone != extract.Credit || i < r.title || i >= r.to {
			continue
		}
		out = append(out, b)
	}
	for _, b := range out {
		if b.zone.Content() {
			return out
		}
	}
	return nil
}
