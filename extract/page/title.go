package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// h1s are the words of the page's h1 elements.
func (d *document) h1s() []string {
	var out []string
	for i := range d.elems {
		if n := d.elems[i].node; n.DataAtom == atom.H1 {
			if t := wordsOf(n, 2000); t != "" {
				out = append(out, t)
			}
		}
	}
	return out
}

// headline is the headline: the h1 that the page's own title repeats, else og:title, JSON-LD, the only h1, the title, each
// without the outlet behind it.
func (d *document) headlineWords(site string) string {
	head := ""
	if d.title != nil {
		head = wordsOf(d.title, 2000)
	}
	og := d.meta("og:title", "twitter:title")
	h1 := d.h1s()
	foldedHead, foldedOG := fold(head), fold(og)
	for _, h := range h1 {
		k := fold(h)
		// A logo is an h1 too, and stands behind the headline in the title.
		logo := k == fold(site) || foldedHead != k && strings.HasSuffix(foldedHead, k) && !strings.Contains(foldedOG, k)
		if strings.Contains(h, " ") && !logo && (strings.Contains(foldedHead, k) || strings.Contains(foldedOG, k)) {
			return h
		}
	}
	for _, t := range []string{og, d.linked.headline} {
		if t = withoutSite(t, site); t != "" {
			return t
		}
	}
	if len(h1) == 1 && (head == "" || akin(fold(h1[0]), foldedHead)) {
		return h1[0]
	}
	if t := d.shown(head); t != "" {
		return t
	}
	return withoutSite(head, site)
}

// shown is the longest part of a title that the page shows as a line of its own: of «Outlet :: Headline» the headline.
func (d *document) shown(title string) string {
	parts := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("|:»—–-", r) })
	if len(parts) < 2 {
		return ""
	}
	best := ""
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.words < 3 || b.linkish() || len(b.text) <= len(best) || !strings.Contains(title, b.text) {
			continue
		}
		best = b.text
	}
	return best
}

// akin reports whether a word of some length of one folded title stands in the other.
func akin(a, b string) bool {
	for w := range strings.FieldsSeq(a) {
		if len(w) > 3 && strings.Contains(b, w) {
			return true
		}
	}
	return false
}

// withoutSite cuts « | Outlet» and « - Outlet» off the end of a title; without knowing the outlet only behind a bar.
func withoutSite(title, site string) string {
	title = oneLine(title)
	for _, sep := range []string{" | ", " :: ", " » ", " — ", " – ", " - "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		rest, s := fold(title[i+len(sep):]), fold(site)
		known := s != "" && (strings.Contains(rest, s) || strings.Contains(s, strings.ReplaceAll(rest, " ", "")))
		bar := (sep == " | " || sep == " :: ") && len(strings.Fields(rest)) <= 4 // more is a second headline
		if (len(strings.Fields(title[:i])) >= 2 || known && i > 20) && (known || bar) {
			return title[:i]
		}
	}
	return title
}
