package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// document is a page with what its JSON-LD says about the article.
type document struct {
	*survey
	linked linked
	named  map[string]string // contents of meta elements by property, name or itemprop in lower case; the first counts
}

func newDocument(root *html.Node, tags int) *document {
	d := &document{survey: look(root, tags), named: map[string]string{}}
	for _, n := range d.metas {
		c := attr(n, "content")
		if c == "" {
			continue
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			for k := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
				if d.named[k] == "" {
					d.named[k] = c
				}
			}
		}
	}
	d.linked = d.readLinked()
	return d
}

// meta is the first non-empty content among the named meta elements, in the order of names; these are in lower case.
func (d *document) meta(names ...string) string {
	for _, n := range names {
		if c := oneLine(d.named[n]); c != "" {
			return c
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// wordsOf is the text under a node, at most about limit bytes of it.
func wordsOf(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
			return
		}
		for k := n.FirstChild; k != nil && b.Len() < limit; k = k.NextSibling {
			if walk(k); blocky(k.DataAtom) || k.DataAtom == atom.Br {
				b.WriteByte(' ')
			}
		}
	}
	walk(n)
	return oneLine(b.String())
}

// url is the page's address: the given one, else its canonical link or og:url, resolved.
func (d *document) url(given string) string {
	if given != "" {
		return CanonicalURL(given)
	}
	canonical, base := "", ""
	for _, n := range d.survey.links {
		if slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "canonical") {
			canonical = attr(n, "href")
			break
		}
	}
	if d.base != nil {
		base = attr(d.base, "href")
	}
	og := d.meta("og:url")
	for _, c := range []string{canonical, og} {
		if c == "" {
			continue
		}
		for _, b := range []string{"", base, og} {
			if u := resolve(b, c); u != "" {
				return CanonicalURL(u)
			}
		}
	}
	return ""
}

// resolve is ref seen from base as an absolute web address, or "".
func resolve(base, ref string) string {
	r, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		r = b.ResolveReference(r)
	}
	if r.Host == "" || r.Scheme != "http" && r.Scheme != "https" {
		return ""
	}
	return r.String()
}

func (d *document) site(address string) string {
	if s := d.meta("og:site_name"); s != "" && !strings.Contains(s, "://") && !strings.HasPrefix(s, "@") {
		return s
	}
	return siteOf(address)
}

// lang is the language that the page says it has.
func (d *document) lang() string {
	for i := range d.elems[:min(len(d.elems), 3)] {
		if n := d.elems[i].node; n.DataAtom == atom.Html {
			if l := baseLang(attr(n, "lang")); l != "" {
				return l
			}
		}
	}
	for _, l := range []string{d.linked.lang, d.meta("content-language", "language"), d.meta("og:locale")} {
		if l = baseLang(l); l != "" {
			return l
		}
	}
	return ""
}
