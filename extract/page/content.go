package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/extract"

	"golang.org/x/net/html/atom"
)

// article finds the article's blocks in a page, in order and with their zones; title is not among them. body is the
// article's text where the page gives it to machines, lead its description; either may be "". authors are folded names.
func (p *survey) article(title, body, lead string, authors []string) []block {
	title, lead = fold(title), fold(lead)
	head := p.headline(title)
	total := p.weigh()
	p.leaveNext(head)
	p.leaveOut(total)
	main := p.main(body, head)
	if main < 0 {
		return nil
	}
	out := p.zones(p.elems[main].first, p.elems[main].last, title, lead)
	for i := range out {
		if b := &out[i]; b.zone == extract.Body && b.words < 8 && slices.Contains(authors, b.line.key) {
			b.zone = extract.Credit
		}
	}
	if i := p.above(head, p.elems[main].first, lead); i >= 0 && len(out) > 0 && out[0].zone != extract.Lead {
		b := p.blocks[i]
		b.zone = extract.Lead
		out = append([]block{b}, out...)
	}
	return out
}

// template marks the blocks that the site's articles have in common.
func (p *survey) template(t *template) {
	for i := range p.blocks {
		p.blocks[i].known = t.has(p.blocks[i].text)
	}
}

// lines are the words of all blocks.
func (p *survey) lines() []string {
	out := make([]string, len(p.blocks))
	for i := range p.blocks {
		out[i] = p.blocks[i].text
	}
	return out
}

// above is the lead between the headline and from, the first block of the article's element, -1 without.
func (p *survey) above(head, from int, lead string) int {
	for i := max(head, 0) + 1; head >= 0 && i < from; i++ {
		b := &p.blocks[i]
		if p.elems[b.elem].off != 0 || b.known || b.words < 4 || b.linkish() || !p.marked(b.elem, leading) && (lead == "" || fold(b.text) != lead) {
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
		if off == 0 && b.links > 0 && b.line.sort == plain {
			if at := known().sentOff(b.text); at > 0 {
				b.text, b.links = strings.TrimRight(b.text[:at], " "), 0
				b.line = &line{text: b.text, run: i}
				b.line.measure()
			}
		}
		if b.zone = p.zone(&b, off, title); b.known && b.zone.Content() {
			b.zone = extract.Nav
		}
		if b.zone == extract.Body && b.words > 4 && b.tag != atom.Td {
			if tag, ok := said[b.line.key]; ok && tag != b.tag { // a pulled quote
				b.zone = extract.Related
			}
			said[b.line.key] = b.tag
		}
		if b.zone == extract.Body {
			if len(out) == 0 || prose == 0 {
				if p.marked(b.elem, leading) && (b.words > 5 || b.words > 3 && b.stops > 0) || lead != "" && b.line.key == lead {
					b.zone = extract.Lead
				}
			}
			prose += p.worth(&b)
		}
		if off == 0 && prose > 0 && (b.line.end && (after*3 < prose || prose > 100 && b.discusses()) ||
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
		if i > last && b.zone == extract.Body && b.line.signs() {
			b.zone = extract.Credit
		}
	}
}

// signs reports whether the line is a name, as authors sign: «Айгуль Сатпаева», «Сергей ГРИНЬ.», «Тарас Вовк, спеціально
// для Погляду».
func (l *line) signs() bool {
	if l.words < 2 || l.words > 8 || l.stop != 0 && l.stop != '.' {
		return false
	}
	name, rest, more := strings.Cut(strings.Trim(l.text, ".— –-"), ",")
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || more && (rest == "" || l.stop != 0) || strings.ToUpper(name) == name {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
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
