package page

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"zgadka/extract"
)

// survey is what one walk over a page gathers: its elements in document order, its blocks of text, and the places that
// speak about the article.
type survey struct {
	elems  []elem
	blocks []block
	buf    []byte // the text that the walk gathers

	metas, links, times, scripts []*html.Node // scripts hold JSON-LD
	title, base, root            *html.Node
	host                         string // of the page, without www
}

// elem is one element that holds text. The elements under it are those up to end.
type elem struct {
	node    *html.Node
	up      int // parent, -1 at the top
	end     int // behind the last element under it
	first   int // first block
	last    int // behind the last block
	mark    mark
	off     mark // why it and all under it are no part of the article
	picture bool // an image stands in it
	headed  bool // an h1 is under it
	prose   int  // runes of running text
	runes   int  // of all text
	linked  int  // of text in links
	quoted  int  // in blockquotes
	paras   int  // paragraphs of running text that stand in it, and
	direct  int  // their runes
}

// block is a run of text between the borders of block elements.
type block struct {
	text  string
	elem  int
	tag   atom.Atom // of the nearest block element
	runes int
	links int // runes of text in links, and
	bold  int // in bold type
	words int // parted by blanks
	stops int // marks that end a sentence
	zone  extract.ZoneKind
	line  *line // of blocks that may be the article's
	home  int   // element that the paragraph stands in
	from  int   // in the text that the walk gathers
	to    int

	below bool // right after a picture
	known bool // of the site's template
}

// linkish reports whether most of the block is links.
func (b *block) linkish() bool { return b.links*10 > b.runes*6 }

// skipped reports whether nothing under such an element is text for readers.
func skipped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Object, atom.Embed, atom.Canvas, atom.Select,
		atom.Button, atom.Input, atom.Textarea, atom.Audio, atom.Video, atom.Math, atom.Option, atom.Datalist, atom.Title, atom.Meta,
		atom.Link, atom.Base:
		return true
	}
	return false
}

// blocky reports whether such an element begins a block of its own.
func blocky(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// collector walks a page.
type collector struct {
	survey
	facts  *facts
	marks  map[string]mark // of attributes seen
	links  int
	line   lineStart
	block  int // nearest block element
	at     int // the block that is being gathered stands in this element
	start  int
	blank  bool // a space is due before the next word
	joined bool // so it is before a capital: «площади» and «Фото» in elements side by side
	shown  bool // a picture stands before the next word, and
	below  bool // before the block that is being gathered
	anchor int  // depth of links
	strong int  // depth of bold type
	bold   int
	within int // depth of article and main elements
}

// look walks the page once; tags is about how many tags it has.
func look(root *html.Node, tags int) *survey {
	c := &collector{facts: known(), marks: make(map[string]mark, 256), block: -1, at: -1}
	if r, ok := rooms.Get().(*room); ok {
		c.elems, c.blocks, c.buf = r.elems, r.blocks, r.buf
	}
	c.elems, c.blocks, c.buf = slices.Grow(c.elems, tags/2+64), slices.Grow(c.blocks, tags/6+64), slices.Grow(c.buf, 1<<14)
	c.root = root
	c.walk(root, -1)
	c.flush()
	all := string(c.buf)
	for i := range c.blocks {
		b := &c.blocks[i]
		b.text = all[b.from:b.to]
		b.count()
	}
	return &c.survey
}

// room is what a survey is kept in; the next page takes it over.
type room struct {
	elems  []elem
	blocks []block
	buf    []byte
}

var rooms sync.Pool

// release gives the survey's room back. Nothing of it may be used afterwards.
func (p *survey) release() {
	if cap(p.elems) > 1<<16 { // a giant's
		return
	}
	clear(p.elems)
	clear(p.blocks)
	rooms.Put(&room{p.elems[:0], p.blocks[:0], p.buf[:0]})
	p.elems, p.blocks, p.buf = nil, nil, nil
}

// walk goes through the tree; up is the element above. The parser bounds the depth.
func (c *collector) walk(n *html.Node, up int) {
	switch n.Type {
	case html.TextNode:
		c.add(n.Data)
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Meta:
			c.metas = append(c.metas, n)
		case atom.Link:
			c.survey.links = append(c.survey.links, n)
		case atom.Base:
			if c.base == nil {
				c.base = n
			}
		case atom.Title:
			if c.title == nil {
				c.title = n
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" {
				c.scripts = append(c.scripts, n)
			}
		case atom.Img, atom.Picture:
			// Not the drawn faces that some systems make of signs.
			if c.block >= 0 && len(attr(n, "alt")) != 4 && !strings.Contains(attr(n, "class"), "emoji") && !strings.Contains(attr(n, "class"), "smil") {
				c.elems[c.block].picture, c.shown = true, true
			}
		case atom.Iframe, atom.Video, atom.Object, atom.Embed:
			if c.block >= 0 {
				c.elems[c.block].picture = true
			}
		case atom.Time:
			c.times = append(c.times, n)
		case atom.Br:
			if next := nextContent(n); next != nil && next.DataAtom == atom.Br {
				c.flush()
			} else {
				c.endLine()
			}
			c.blank = true
			return
		}
		if skipped(n.DataAtom) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	i := len(c.elems)
	c.elems = append(c.elems, elem{node: n, up: up, first: len(c.blocks), mark: c.marksOf(n)})
	if n.DataAtom == atom.H1 {
		for j := i; j >= 0 && !c.elems[j].headed; j = c.elems[j].up {
			c.elems[j].headed = true
		}
	}
	block, bordered := c.block, blocky(n.DataAtom)
	if bordered {
		c.flush()
		c.block = i
		c.elems[i].first = len(c.blocks)
	}
	switch n.DataAtom {
	case atom.A:
		c.anchor++
		c.joined = c.joined || beside(n)
	case atom.Span:
		c.joined = c.joined || beside(n)
	case atom.B, atom.Strong:
		c.strong++
	case atom.Article, atom.Main:
		c.within++
	case 0:
		if n.Data == "amp-img" && c.block >= 0 {
			c.elems[c.block].picture, c.shown = true, true
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k, i)
	}
	switch n.DataAtom {
	case atom.A:
		c.anchor--
	case atom.B, atom.Strong:
		c.strong--
	case atom.Article, atom.Main:
		c.within--
	}
	if bordered {
		c.flush()
		c.block = block
	} else if c.elems[i].mark&besides != 0 {
		c.blank = true
	}
	c.elems[i].end, c.elems[i].last = len(c.elems), len(c.blocks)
}

// beside reports whether an element follows another of its kind without anything between: a list of links, or a caption
// and its credit, which the page's style sets apart.
func beside(n *html.Node) bool {
	return n.PrevSibling != nil && n.PrevSibling.Type == html.ElementNode && n.PrevSibling.DataAtom == n.DataAtom
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// nextContent is the next sibling that is no blank text.
func nextContent(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""; n = n.NextSibling {
	}
	return n
}

// marksOf is what an element says of itself by name and attributes.
func (c *collector) marksOf(n *html.Node) mark {
	var m mark
	switch n.DataAtom {
	case 0:
		if n.Type != html.ElementNode {
			return 0
		}
		if name, ok := strings.CutPrefix(n.Data, "amp-"); ok && name != "img" {
			switch name {
			case "ad", "embed", "list", "next-page", "sidebar", "sticky-ad":
				m |= aside
			}
		}
	case atom.Body, atom.Html:
		return 0
	case atom.Figcaption, atom.Figure:
		m |= captioned
	case atom.Blockquote:
		m |= quoted
	case atom.Header:
		if c.within == 0 {
			m |= heading
		}
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Menu, atom.Dialog:
		m |= around
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			m |= hidden
		case "aria-hidden":
			if a.Val == "true" {
				m |= hidden
			}
		case "style":
			if strings.Contains(a.Val, "none") && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				m |= hidden
			}
		case "class", "id", "role":
			v, ok := c.marks[a.Val]
			if !ok {
				v = c.facts.marksOf(a.Val)
				c.marks[a.Val] = v
			}
			m |= v
		case "itemprop":
			switch a.Val {
			case "articleBody":
				m |= holding
			case "description":
				m |= leading
			}
		}
	}
	return m
}

// marksOf looks up the words of an attribute: whole ones, and their parts between - and _ and capitals, alone and two by
// two. Words of taxonomy ("tag-social", "category-popular") say what an article is about, not what an element is.
func (k *facts) marksOf(attr string) mark {
	var m mark
	var low [64]byte
	for w := range strings.FieldsSeq(attr) {
		if len(w) > len(low) || strings.HasPrefix(w, "tag-") || strings.HasPrefix(w, "category-") {
			continue
		}
		// The word in lower case with - between its parts.
		out, lower := low[:0], false
		for i := 0; i < len(w); i++ {
			ch := w[i]
			up := ch >= 'A' && ch <= 'Z'
			if ch == '_' || ch == ':' || ch == '/' {
				ch = '-'
			}
			if up {
				ch += 'a' - 'A'
				if lower && len(out) < len(low) {
					out = append(out, '-')
				}
			}
			lower = ch >= 'a' && ch <= 'z' && !up
			if len(out) == len(low) || ch == '-' && (len(out) == 0 || out[len(out)-1] == '-') {
				continue
			}
			out = append(out, ch)
		}
		for before, start := -1, 0; start < len(out); {
			end := start
			for end < len(out) && out[end] != '-' {
				end++
			}
			if start == 0 && end < len(out) && k.absent[string(out[:end])] {
				break
			}
			m |= k.markup[string(out[start:end])]
			if before >= 0 {
				m |= k.markup[string(out[before:end])]
			}
			before, start = start, end+1
		}
	}
	if m&embedded != 0 {
		m &^= around
	}
	return m
}

// add takes in text, with single blanks.
func (c *collector) add(s string) {
	for i := 0; i < len(s); {
		ch := s[i]
		if ch == ' ' || ch >= '\t' && ch <= '\r' {
			c.blank = true
			i++
			continue
		}
		j := i
		size := 0
		for j < len(s) {
			ch := s[j]
			if ch == ' ' || ch >= '\t' && ch <= '\r' {
				break
			}
			if ch == 0xC2 || ch >= 0xE1 && ch <= 0xE3 {
				if r, n := utf8.DecodeRuneInString(s[j:]); unicode.IsSpace(r) {
					size = n
					break
				}
			}
			j++
		}
		if j > i {
			if len(c.buf) == c.start {
				c.at, c.below, c.shown = c.block, c.shown, false
			} else if c.blank || c.joined && upper(s[i:]) {
				c.buf = append(c.buf, ' ')
			}
			c.blank, c.joined = false, false
			c.buf = append(c.buf, s[i:j]...)
			if c.anchor > 0 {
				c.links += utf8.RuneCountInString(s[i:j]) + 1
			}
			if c.strong > 0 {
				c.bold += utf8.RuneCountInString(s[i:j]) + 1
			}
		}
		if size > 0 {
			c.blank = true
		}
		i = j + size
	}
}

// lineStart is where a line that <br> began stands in what is being gathered, and what came before it.
type lineStart struct{ at, links, bold int }

// endLine ends a line: one that is a link for the most part becomes a block of its own, as «Читайте также: …» between two
// lines of text.
func (c *collector) endLine() {
	l := c.line
	if l.at < c.start {
		l = lineStart{at: c.start}
	}
	links, bold := c.links-l.links, c.bold-l.bold
	if text := c.buf[l.at:]; links*10 > utf8.RuneCount(text)*6 && bytes.Count(text, []byte(" ")) > 2 && !bytes.Contains(text, []byte("http")) {
		to := len(c.buf)
		if l.at > c.start {
			c.emit(l.at, l.links, l.bold)
		}
		c.emit(to, links, bold)
	}
	c.line = lineStart{len(c.buf), c.links, c.bold}
}

// flush ends the block that is being gathered.
func (c *collector) flush() {
	if c.line.at > c.start {
		c.endLine()
	}
	c.emit(len(c.buf), c.links, c.bold)
	c.blank, c.joined = false, false
}

// emit makes a block of what was gathered up to a place.
func (c *collector) emit(to, links, bold int) {
	raw, from := c.buf[c.start:to], c.start
	c.start, c.links, c.bold = to, c.links-links, c.bold-bold
	c.line = lineStart{}
	if len(raw) == 0 || c.at < 0 {
		return
	}
	left := bytes.TrimLeftFunc(raw, blankRune)
	from += len(raw) - len(left)
	left = bytes.TrimRightFunc(left, blankRune)
	if bytes.ContainsFunc(left, isWord) {
		c.blocks = append(c.blocks, block{from: from, to: from + len(left), elem: c.at, tag: c.elems[c.at].node.DataAtom, links: links, bold: bold, below: c.below})
		c.below = false
	}
}

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// count fills in what the shape of the text says.
func (b *block) count() {
	b.words = 1
	wide := 0
	s := b.text
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == ' ':
			b.words++
		case ch == '.', ch == '!', ch == '?':
			if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '"' || s[i+1] == ')' || s[i+1] >= 0x80 {
				b.stops++
			}
		case ch >= 0xE3 && ch <= 0xE9: // Chinese, Japanese
			wide++
			if strings.HasPrefix(s[i:], "。") {
				b.stops++
			}
		case ch == 0xE2 && strings.HasPrefix(s[i:], "…"), ch >= 0xD8 && strings.HasPrefix(s[i:], "۔"), ch == 0xE0 && strings.HasPrefix(s[i:], "।"), ch == 0xD8 && strings.HasPrefix(s[i:], "؟"):
			b.stops++
		}
	}
	b.words += wide / 2
	b.runes = utf8.RuneCountInString(s)
}
