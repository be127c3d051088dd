package page

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"zgadka/extract"
)

// HTML reads a web page: the article in it becomes Text, title first, a blank line between blocks. Captions, credits and
// read-also lines among its paragraphs are kept in zones of their own; menus, footers, comments and scripts are left out.
// What m gives is believed before what the page says; the language of the words is believed before the page's own. A page
// that is broken off, or where no article is found, is a *Refusal.
func HTML(data []byte, m Meta) (*extract.Article, error) {
	return htmlAny(data, m, Options{})
}

func htmlAny(data []byte, m Meta, o Options) (*extract.Article, error) {
	charset := ""
	if !utf8.Valid(data) { // else it does not matter
		charset = declaredCharset(data)
	}
	return htmlIn(data, charset, m, o)
}

func htmlIn(data []byte, charset string, m Meta, o Options) (*extract.Article, error) {
	if head := bytes.TrimLeft(data, " \t\r\n"); len(head) > 0 && head[0] == '<' && utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return fromHTML(data, nil, m, o) // as nearly all are: nothing to decode
	}
	text, notes, err := decode(data, charset)
	if err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	return fromHTML([]byte(text), notes, m, o)
}

// parse is the tree of a page.
func parse(page []byte) (*html.Node, error) {
	d, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	return d.Nodes[0], nil
}

func fromHTML(text []byte, notes []string, m Meta, o Options) (*extract.Article, error) {
	if err := m.normalise(); err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	if brokenOff(text) {
		return nil, &Refusal{ID: m.name(), Reason: "truncated: the page breaks off"}
	}
	root, err := parse(text)
	if err != nil { // elements nested hundreds deep
		return nil, &Refusal{ID: m.name(), Reason: "not a page that can be read: " + err.Error()}
	}
	d := newDocument(root, bytes.Count(text, []byte("<")))
	defer d.release()
	a := &extract.Article{Notes: notes, URL: d.url(m.URL)}
	a.Site = d.site(a.URL)
	a.Title = m.Title
	d.host = siteOf(a.URL)
	if a.Title == "" {
		a.Title = d.headlineWords(a.Site)
	}
	site := cmp.Or(d.host, m.Site, a.Site)
	if t := o.Templates.of(site); t != nil {
		a.Template = t.version
		d.template(t)
	}
	blocks := d.article(a.Title, d.linked.body, d.meta("og:description", "description", "twitter:description"), d.authorKeys())
	if len(blocks) == 0 {
		return nil, &Refusal{ID: m.nameOr(a.URL), Reason: "no article text found"}
	}
	a.Author = d.author(a.Site, a.Title)
	write(a, blocks)
	a.Lang = extract.DetectLanguage(content(a))
	if a.Lang == "" {
		a.Lang = d.lang()
	}
	a.Published = atHome(d.published(a.Title, m.Fetched), d.host, a.Lang)
	a.Updated = later(atHome(d.changed(m.Fetched), d.host, a.Lang), a.Published)
	m.fill(a)
	if o.Lines != nil {
		o.Lines(site, a.Title, d.lines())
	}
	return a, nil
}

// write puts title and blocks into the text, with their zones.
func write(a *extract.Article, blocks []block) {
	var b strings.Builder
	put := func(s string, k extract.ZoneKind) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(s)
		a.Zones = append(a.Zones, extract.Zone{Kind: k, Span: extract.Span{Start: start, End: b.Len()}})
	}
	if a.Title != "" {
		put(a.Title, extract.Title)
	}
	for _, bl := range blocks {
		put(bl.text, bl.zone)
	}
	a.Text = b.String()
}

// brokenOff reports whether a page that begins as a whole document ends inside a tag, a script or open elements without
// ever closing its body.
func brokenOff(text []byte) bool {
	if !htmlTag.Match(text[:min(len(text), 4096)]) {
		return false // a fragment
	}
	tail := text[max(0, len(text)-1<<16):]
	for _, end := range []string{"</html", "</body", "</HTML", "</BODY"} {
		if bytes.Contains(tail, []byte(end)) {
			return false
		}
	}
	open := 0
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return open > 0 || bytes.LastIndexByte(tail, '<') > bytes.LastIndexByte(tail, '>')
		case html.StartTagToken:
			if n, _ := z.TagName(); mustClose[string(n)] {
				open++
			}
		case html.EndTagToken:
			if n, _ := z.TagName(); mustClose[string(n)] {
				open--
			} else if s := string(n); s == "html" || s == "body" {
				return false
			}
		}
	}
}

// mustClose are common elements whose end tag may not be left out.
var mustClose = set([]string{"a", "article", "aside", "div", "footer", "header", "main", "nav", "script", "section", "span", "style", "table", "ul"})
