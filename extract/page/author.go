package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// author is the names that the page gives, joined by commas.
func (d *document) author(site, title string) string {
	linked := strings.Join(d.linked.authors, ", ")
	if linked != "" && !d.linked.group && fold(linked) != fold(site) {
		return cmp.Or(d.together(linked, title), linked)
	}
	return cmp.Or(d.written(site, title), linked)
}

// together is the byline by the headline that begins with the author given and names others too: "By Anna Lind and Jon Berg",
// where the page gives machines the first alone.
func (d *document) together(first, title string) string {
	head := d.headline(fold(title))
	for i := max(0, head-3); head >= 0 && i < len(d.blocks) && i < head+12; i++ {
		b := &d.blocks[i]
		if b.words > 16 || !strings.Contains(b.text, first) {
			continue
		}
		rest, ok := strings.CutPrefix(person(b.text), first)
		if !ok {
			continue
		}
		names := strings.Split(strings.NewReplacer(", ", "|", " and ", "|", " та ", "|", " і ", "|", " и ", "|").Replace(rest), "|")
		if names[0] != "" || len(names) < 2 || len(names) > 5 {
			continue
		}
		if !slices.ContainsFunc(names[1:], func(n string) bool { l := line{text: n}; l.measure(); return !l.signs() }) {
			return first + ", " + strings.Join(names[1:], ", ")
		}
	}
	return ""
}

// written is whom meta elements or the page itself names.
func (d *document) written(site, title string) string {
	for _, a := range []string{
		d.meta("author"), d.meta("article:author"), d.meta("parsely-author"), d.meta("sailthru.author"), d.meta("dc.creator", "dcterms.creator"),
		d.meta("byl", "article:author_name", "og:author", "authors", "creator"),
	} {
		if a = person(a); a != "" && fold(a) != fold(site) {
			return a
		}
	}
	head := d.headline(fold(title))
	named := map[string]bool{} // by class
	for pass := range 4 {
		for i := range d.elems {
			n := d.elems[i].node
			e := &d.elems[i]
			if e.off&discussed != 0 || pass > 0 && e.off&aside != 0 && (e.first < head-3 || e.first > head+12) {
				continue
			}
			ok := false
			switch pass {
			case 0:
				ok = attr(n, "itemprop") == "author" || slices.Contains(strings.Fields(attr(n, "rel")), "author")
			case 1, 2: // the name itself before a box about the author
				class := attr(n, "class")
				if class == "" || pass == 1 && !strings.Contains(class, "name") {
					continue
				}
				seen := false
				if ok, seen = named[class]; !seen {
					ok = known().names(class)
					named[class] = ok
				}
			case 3:
				ok = attr(n, "itemprop") == "name" && strings.Contains(attr(n.Parent, "itemprop"), "author")
			}
			if !ok {
				continue
			}
			name := wordsOf(n, 200)
			if len(strings.Fields(name)) > 4 { // with words about the author behind the link
				for k := i + 1; k < d.elems[i].end; k++ {
					if m := d.elems[k].node; m.DataAtom == atom.A && strings.HasPrefix(name, wordsOf(m, 200)) && wordsOf(m, 200) != "" {
						name = wordsOf(m, 200)
						break
					}
				}
			}
			if attr(n, "itemprop") == "author" {
				for k := i + 1; k < d.elems[i].end; k++ {
					if m := d.elems[k].node; attr(m, "itemprop") == "name" {
						name = wordsOf(m, 200)
					}
				}
			}
			if a := person(name); a != "" && fold(a) != fold(site) {
				return a
			}
		}
	}
	// By the headline, for all to see.
	for i := max(0, head-3); head >= 0 && i < len(d.blocks) && i < head+12; i++ {
		b := &d.blocks[i]
		if b.words > 12 || d.elems[b.elem].off&(aside|discussed) != 0 {
			continue
		}
		l := line{text: b.text}
		l.measure()
		if a := person(authorOf(&l)); a != "" && fold(a) != fold(site) {
			return a
		}
	}
	return ""
}

// authorKeys are the names of the article's authors as the page gives them to machines, folded.
func (d *document) authorKeys() []string {
	var out []string
	for _, a := range append(slices.Clone(d.linked.authors), d.meta("author"), d.meta("article:author")) {
		if a = person(a); a != "" {
			out = append(out, fold(a))
		}
	}
	return out
}

// names reports whether a class attribute says that the author stands in the element.
func (k *facts) names(class string) bool {
	for w := range strings.FieldsSeq(class) {
		w = strings.ToLower(w)
		for _, n := range k.writer {
			if w == n || strings.HasSuffix(w, "-"+n) || strings.HasSuffix(w, "_"+n) || strings.HasPrefix(w, n+"-") && len(w) < len(n)+8 {
				return true
			}
		}
	}
	return false
}

// person is the name in a byline, without «By» and «Автор:», or "" where it is no name.
func person(s string) string {
	s = oneLine(s)
	if strings.Contains(s, "://") || strings.Contains(s, "@") && !strings.Contains(s, " ") || strings.HasPrefix(s, "/") {
		return ""
	}
	for {
		i := strings.IndexAny(s, " :")
		if i < 0 {
			break
		}
		w := strings.ToLower(s[:i])
		if known().label[w] != byline && w != "by" && !(strings.HasPrefix(s[i:], " by ") && (w == "posted" || w == "written" || w == "published" || w == "analysis" || w == "opinion" || w == "story")) {
			break
		}
		s = strings.TrimLeft(s[i:], " :")
	}
	if i := strings.IndexAny(s, "|•·@("); i > 0 {
		s = s[:i]
	}
	if i := strings.Index(s, " on "); i > 0 { // "Anna Lind on Monday, 15 May"
		day, _, _ := strings.Cut(s[i+len(" on "):], ",")
		if known().week[strings.ToLower(day)] || findDate(fold(s[i:])).found {
			s = s[:i]
		}
	}
	s = strings.Trim(s, " ,;-–—")
	l := line{text: s}
	if l.measure(); len(s) > 120 || l.words == 0 || l.words > 12 || l.sort == dated || l.sort == nav || l.date.found || !hasLetter(s) {
		return ""
	}
	return s
}
