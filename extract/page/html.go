package page

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"zgadka/extract"
)

// HTML reads a web page: the article in it becomes Text, title first, a blank line between blocks. Captions, credits and
// read-also lines among its paragraphs are kept in zones of their own; menus, footers, comments and scripts are left out.
// What m gives is believed before what the page says; the language of the words is believed before the page's own. A page
// that is broken off, or where no article is found, is a *Refusal.
func HTML(data []byte, m Meta) (*extract.Article, error) {
	text, notes, err := decode(data, declaredCharset(data))
	if err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	return fromHTML(text, notes, m)
}

func fromHTML(text string, notes []string, m Meta) (*extract.Article, error) {
	if err := m.normalise(); err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	if brokenOff(text) {
		return nil, &Refusal{ID: m.name(), Reason: "truncated: the page breaks off"}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // elements nested hundreds deep
		return nil, &Refusal{ID: m.name(), Reason: "not a page that can be read: " + err.Error()}
	}
	d := &document{Document: goquery.NewDocumentFromNode(root)}
	d.linked = d.readLinked()
	a := &extract.Article{Notes: notes, URL: d.url(m.URL)}
	a.Site = d.site(a.URL)
	a.Title = m.Title
	if a.Title == "" {
		a.Title = d.title(a.Site)
	}
	blocks := article(root, a.Title)
	if len(blocks) == 0 {
		return nil, &Refusal{ID: m.nameOr(a.URL), Reason: "no article text found"}
	}
	a.Author, a.Published = d.author(), d.published()
	write(a, blocks)
	a.Lang = extract.DetectLanguage(content(a))
	if lang, _ := d.Find("html").Attr("lang"); a.Lang == "" {
		a.Lang = baseLang(lang)
	}
	m.fill(a)
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
func brokenOff(text string) bool {
	if !htmlTag.MatchString(text[:min(len(text), 4096)]) {
		return false // a fragment
	}
	tail := strings.ToLower(text[max(0, len(text)-1<<16):])
	if strings.Contains(tail, "</html") || strings.Contains(tail, "</body") {
		return false
	}
	open := 0
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return open > 0 || strings.LastIndexByte(tail, '<') > strings.LastIndexByte(tail, '>')
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

// document is a page with what its JSON-LD says about the article.
type document struct {
	*goquery.Document
	linked linked
}

// linked is the article in a page's JSON-LD.
type linked struct {
	headline, published string
	authors             []string
}

// meta is the first non-empty content among the named meta elements, in the order of names.
func (d *document) meta(names ...string) string {
	for _, n := range names {
		var found string
		d.Find("meta").EachWithBreak(func(_ int, s *goquery.Selection) bool {
			for _, key := range []string{"property", "name", "itemprop"} {
				if v, _ := s.Attr(key); strings.EqualFold(v, n) {
					c, _ := s.Attr("content")
					found = oneLine(c)
				}
			}
			return found == ""
		})
		if found != "" {
			return found
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// url is the page's address: the given one, else its canonical link or og:url, resolved.
func (d *document) url(given string) string {
	if given != "" {
		return CanonicalURL(given)
	}
	canonical, _ := d.Find(`link[rel~="canonical"]`).Attr("href")
	base, _ := d.Find("base").Attr("href")
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
	if s := d.meta("og:site_name"); s != "" {
		return s
	}
	return siteOf(address)
}

// title is the headline: the h1 that the page's own title repeats, else og:title, JSON-LD, the only h1, the title, each
// without the outlet behind it.
func (d *document) title(site string) string {
	head := oneLine(d.Find("head title").First().Text())
	if head == "" {
		head = oneLine(d.Find("title").First().Text())
	}
	og := d.meta("og:title", "twitter:title")
	var h1 []string
	d.Find("h1").Each(func(_ int, s *goquery.Selection) {
		if t := oneLine(s.Text()); t != "" {
			h1 = append(h1, t)
		}
	})
	for _, h := range h1 {
		if k := fold(h); len(strings.Fields(h)) > 1 && (strings.Contains(fold(head), k) || strings.Contains(fold(og), k)) {
			return h
		}
	}
	for _, t := range []string{og, d.linked.headline} {
		if t = withoutSite(t, site); t != "" {
			return t
		}
	}
	if len(h1) == 1 {
		return h1[0]
	}
	return withoutSite(head, site)
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
		if len(strings.Fields(title[:i])) >= 2 && (known || sep == " | " || sep == " :: ") {
			return title[:i]
		}
	}
	return title
}

// published is the first date that can be read: JSON-LD, meta elements, time elements, a date line by the headline.
func (d *document) published() string {
	for _, s := range []string{
		d.linked.published,
		d.meta("article:published_time", "og:published_time", "datePublished", "pubdate", "publish_date", "publish-date", "publication_date",
			"parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "article.published"),
	} {
		if iso, err := ParseDate(s); err == nil {
			return iso
		}
	}
	var found string
	d.Find(`time[pubdate], [itemprop="datePublished"], article time, main time, time`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		for _, v := range []string{s.AttrOr("datetime", ""), s.AttrOr("content", ""), s.Text()} {
			if iso, err := ParseDate(oneLine(v)); err == nil {
				found = iso
				break
			}
		}
		return found == ""
	})
	if found != "" {
		return found
	}
	d.Find(`[class*="date"], [class*="time"], [class*="publish"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if t := oneLine(s.Text()); len(t) < 200 && hasDigit(t) {
			l := line{text: t}
			l.measure()
			if l.sort == dated {
				found = l.date.iso
			}
		}
		return found == ""
	})
	return found
}

// author is the names that the page gives, joined by commas.
func (d *document) author() string {
	if len(d.linked.authors) > 0 {
		return strings.Join(d.linked.authors, ", ")
	}
	if a := d.meta("author", "article:author", "parsely-author", "dc.creator"); a != "" && !strings.Contains(a, "://") {
		return a
	}
	a := oneLine(d.Find(`[rel~="author"], [itemprop="author"], .author-name, .byline__name`).First().Text())
	if len(a) > 120 {
		return ""
	}
	return a
}

// readLinked reads the article of the page's JSON-LD. What is broken there is passed over.
func (d *document) readLinked() linked {
	var l linked
	d.Find(`script[type="application/ld+json"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		var v any
		if json.Unmarshal([]byte(strings.TrimSpace(s.Text())), &v) == nil {
			l.read(v, 0)
		}
		return l.headline == "" || l.published == ""
	})
	return l
}

func (l *linked) read(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.read(x, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) && l.headline == "" {
			l.headline = oneLine(html.UnescapeString(str(v["headline"])))
			l.published = str(v["datePublished"])
			l.authors = names(v["author"], nil)
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			l.read(v[k], depth+1)
		}
	}
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		return slices.ContainsFunc(v, isArticle)
	}
	return false
}

// names are the names of persons in JSON-LD: a string, an object with a name, or a list of them.
func names(v any, out []string) []string {
	switch v := v.(type) {
	case string:
		if v = oneLine(v); v != "" && !strings.Contains(v, "://") && !slices.Contains(out, v) {
			out = append(out, v)
		}
	case []any:
		for _, x := range v[:min(len(v), 20)] {
			out = names(x, out)
		}
	case map[string]any:
		out = names(v["name"], out)
	}
	return out
}
