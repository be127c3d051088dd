package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/extract"

	"golang.org/x/net/html/atom"
)

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
	if b.linkish() && b.words > 2 && b.tag != atom.Td && b.tag != atom.Th && (b.stops == 0 || b.words < 12 || b.links*10 > b.runes*9) && !b.tells() {
		return extract.Related
	}
	if b.links*10 > b.runes*3 && known().sends(l) {
		return extract.Related
	}
	if l.sort == source && l.stop == 0 && l.words <= 8 && isHeading(b) == 0 {
		return extract.Credit
	}
	if isHeading(b) == 0 && p.isCaption(b, cell) {
		return extract.Caption
	}
	if l.words < 60 && strings.Count(l.key, "cookie") > 1 && !strings.Contains(title, "cookie") || b.links > 0 && (known().isOffer(l) || known().calls(l)) {
		return extract.Nav
	}
	return extract.Body
}

// tells reports whether the block is a sentence around a link, «Про це йдеться на сайті комітету.», and not a headline.
func (b *block) tells() bool { return b.line.stop == '.' && b.runes-b.links >= 5 && b.words > 3 }

// sends reports whether the line sends the reader to another article: «Докладніше про це читайте в матеріалі …».
func (k *facts) sends(l *line) bool {
	if l.words > 40 {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(l.key) {
		if k.reading[strings.Trim(w, ",:")] {
			return true
		}
		if n++; n == 6 {
			break
		}
	}
	return false
}

// sentOff is where a line that is text at first begins to send the reader to another article, -1 if it does not:
// «Україну представляв посол Кориневич. Читайте також: Лавров назвав суд фарсом».
func (k *facts) sentOff(s string) int {
	for at := 0; ; {
		i := strings.IndexAny(s[at:], ".!?»…\u201d")
		if i < 0 {
			return -1
		}
		at += i
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
		rest := strings.TrimLeft(s[at:], " ")
		colon := strings.IndexByte(rest[:min(len(rest), 80)], ':')
		if colon < 0 || len(rest) == len(s[at:]) {
			continue
		}
		if label := fold(rest[:colon]); k.label[label] == related && !k.weak[label] && len(strings.Fields(rest)) <= 30 {
			return len(s) - len(rest)
		}
	}
}

// isCaption reports whether the block stands below a picture as captions do: alone with it in an element, or right after it
// and no sentence. A list or table has pictures of its own.
func (p *survey) isCaption(b *block, cell bool) bool {
	l := b.line
	if l.words > 30 {
		return false
	}
	if e := &p.elems[b.elem]; !cell && e.picture && e.last-e.first == 1 {
		return true
	}
	if l.final() && l.words > 12 || b.tag == atom.Li {
		return false
	}
	for i, n := p.elems[b.elem].up, 0; i > 0 && n < 4 && p.elems[i].last-p.elems[i].first == 1; i, n = p.elems[i].up, n+1 {
		if p.elems[i].picture || p.elems[i].node.DataAtom == atom.Table && p.pictured(i) {
			return true
		}
	}
	return b.below && !cell && l.stop == 0 && l.words <= 12 && b.bold*2 < b.runes
}

// pictured reports whether a picture stands in element i or under it.
func (p *survey) pictured(i int) bool {
	for k := i; k < p.elems[i].end; k++ {
		if p.elems[k].picture {
			return true
		}
	}
	return false
}

// calls reports whether the line ends in a call to act that stands alone: «Нам потрібна ваша допомога. Підтримати».
func (k *facts) calls(l *line) bool {
	i := strings.LastIndexAny(l.key, ".!?")
	return i > 0 && l.words < 60 && k.label[strings.Trim(l.key[i+1:], " \"'>→»")] == nav
}

func isHeading(b *block) int {
	switch b.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(b.tag.String()[1] - '0')
	}
	return 0
}
