package page

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// document is a page with what its JSON-LD says about the article.
type document struct {
	*survey
	linked linked
	named  map[string]string // contents of meta elements by property, name or itemprop in lower case; the first counts
}

// linked is the article in a page's JSON-LD.
type linked struct {
	headline, published, body, lang string
	authors                         []string
	people                          map[string]string // names by @id
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
	if s := d.meta("og:site_name"); s != "" {
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
	return withoutSite(head, site)
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

// published is the first date that can be read: JSON-LD, meta elements, time elements, a date line by the headline. fetched
// is when the page was, for dates like "today, 12:30".
func (d *document) published(title, fetched string) string {
	for _, s := range []string{
		d.linked.published,
		d.meta("article:published_time"), d.meta("og:published_time", "og:article:published_time"), d.meta("datepublished"),
		d.meta("pubdate", "publish_date", "publish-date", "publication_date", "published_time", "pdate", "parsely-pub-date", "sailthru.date"),
		d.meta("dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "cxenseparse:recs:publishtime"),
		d.meta("date", "article.published", "article.created", "datecreated", "published-date", "article_date_original"),
	} {
		if iso, err := ParseDate(s); err == nil && iso > "1990" { // not a zero that was formatted
			return d.local(iso)
		}
	}
	for _, first := range []bool{true, false} {
		for _, n := range d.times {
			if first != (attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate") || within(n, atom.Article, atom.Main)) {
				continue
			}
			for _, v := range []string{attr(n, "datetime"), attr(n, "content"), wordsOf(n, 100)} {
				if iso, err := ParseDate(oneLine(v)); err == nil {
					return d.local(iso)
				}
			}
		}
	}
	// By the headline, for all to see.
	head := d.headline(fold(title))
	for i := max(0, head-3); head >= 0 && i < len(d.blocks) && i < head+15; i++ {
		if iso := seenDate(d.blocks[i].text, fetched); iso != "" {
			return d.local(iso)
		}
	}
	for i := range d.elems {
		n := d.elems[i].node
		c := strings.ToLower(attr(n, "class"))
		if attr(n, "itemprop") != "datePublished" && !strings.Contains(c, "date") && !strings.Contains(c, "time") && !strings.Contains(c, "publi") {
			continue
		}
		for _, v := range []string{attr(n, "content"), wordsOf(n, 200)} {
			if iso, err := ParseDate(v); err == nil && v != "" {
				return d.local(iso)
			}
			if iso := seenDate(v, fetched); iso != "" {
				return d.local(iso)
			}
		}
	}
	return ""
}

// seenDate is the date of a line that tells it, or "".
func seenDate(s, fetched string) string {
	if len(s) > 200 || !hasDigit(s) {
		return ""
	}
	l := line{text: s}
	l.measure()
	if l.sort != dated {
		return ""
	}
	if l.date.iso == "" && fetched != "" && l.date.time {
		return relative(l.key, fetched)
	}
	return l.date.iso
}

var (
	hourMinute = regexp.MustCompile(`\b([01]?\d|2[0-3]):([0-5]\d)\b`)
	dayBefore  = regexp.MustCompile(`^(?:вчора|вчера|yesterday)(?:$|[^\pL])`)
	sameDay    = regexp.MustCompile(`^(?:сьогодні|сегодня|today)(?:$|[^\pL])`)
)

// relative is the date of «сьогодні, 12:30» and «вчора, 9:05», seen from when the page was fetched.
func relative(s, fetched string) string {
	days := 0
	switch {
	case dayBefore.MatchString(s):
		days = -1
	case !sameDay.MatchString(s):
		return ""
	}
	m := hourMinute.FindStringSubmatch(s)
	day, err := time.Parse(dates[0], fetched[:min(len(fetched), 10)])
	if m == nil || err != nil {
		return ""
	}
	if len(m[1]) == 1 {
		m[1] = "0" + m[1]
	}
	return day.AddDate(0, 0, days).Format(dates[0]) + "T" + m[1] + ":" + m[2] + ":00"
}

// local adds Kyiv's offset to a time without one on a site of Ukraine's domain.
func (d *document) local(iso string) string {
	t, err := time.Parse(local[0], iso)
	if err != nil || !strings.HasSuffix(d.host, ".ua") && !strings.HasSuffix(d.host, ".укр") {
		return iso
	}
	return t.Format(local[0]) + kyivOffset(t)
}

// kyivOffset is Kyiv's offset at a local time: summer time runs from 03:00 on the last Sunday of March to 04:00 on that of
// October. Of the hour that October has twice it takes the first.
func kyivOffset(t time.Time) string {
	last := func(m time.Month, hour int) time.Time {
		d := time.Date(t.Year(), m, 31, hour, 0, 0, 0, time.UTC)
		return d.AddDate(0, 0, -int(d.Weekday()))
	}
	if !t.Before(last(time.March, 3)) && t.Before(last(time.October, 4)) {
		return "+03:00"
	}
	return "+02:00"
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func within(n *html.Node, list ...atom.Atom) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if slices.Contains(list, n.DataAtom) {
			return true
		}
	}
	return false
}

// author is the names that the page gives, joined by commas.
func (d *document) author(site, title string) string {
	if len(d.linked.authors) > 0 {
		return strings.Join(d.linked.authors, ", ")
	}
	for _, a := range []string{
		d.meta("author"), d.meta("article:author"), d.meta("parsely-author"), d.meta("sailthru.author"), d.meta("dc.creator", "dcterms.creator"),
		d.meta("byl", "article:author_name", "og:author", "authors", "creator"),
	} {
		if a = person(a); a != "" && fold(a) != fold(site) {
			return a
		}
	}
	for pass := range 3 {
		for i := range d.elems {
			n := d.elems[i].node
			if d.elems[i].off != 0 && d.elems[i].off != around {
				continue
			}
			ok := false
			switch pass {
			case 0:
				ok = attr(n, "itemprop") == "author" || slices.Contains(strings.Fields(attr(n, "rel")), "author")
			case 1:
				ok = known().names(attr(n, "class"))
			case 2:
				ok = attr(n, "itemprop") == "name" && strings.Contains(attr(n.Parent, "itemprop"), "author")
			}
			if !ok {
				continue
			}
			name := wordsOf(n, 200)
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
	head := d.headline(fold(title))
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
		if known().label[w] != byline && w != "by" && w != "posted" && w != "written" {
			break
		}
		s = strings.TrimLeft(s[i:], " :")
	}
	if i := strings.IndexAny(s, "|•·@("); i > 0 {
		s = s[:i]
	}
	if i := strings.Index(s, " on "); i > 0 { // "Anna Lind on Monday, 15 May"
		day, _, _ := strings.Cut(s[i+len(" on "):], ",")
		if known().week[strings.ToLower(day)] {
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

// readLinked reads the article of the page's JSON-LD. What is broken there is passed over.
func (d *document) readLinked() linked {
	var l linked
	for _, n := range d.scripts {
		if n.FirstChild == nil {
			continue
		}
		s := strings.TrimSpace(n.FirstChild.Data)
		if !strings.Contains(s, "headline") && !strings.Contains(s, "datePublished") && !strings.Contains(s, "author") {
			continue
		}
		var v any
		if json.Unmarshal([]byte(s), &v) != nil {
			// Line breaks inside strings, a comment around, a semicolon behind.
			s = strings.Map(func(r rune) rune {
				if r < ' ' {
					return ' '
				}
				return r
			}, s)
			if i := strings.IndexAny(s, "{["); i > 0 {
				s = s[i:]
			}
			s = s[:strings.LastIndexAny(s, "}]")+1]
			if json.Unmarshal([]byte(s), &v) != nil {
				continue
			}
		}
		l.people = map[string]string{}
		gather(v, l.people, 0)
		l.read(v, 0)
		if l.headline != "" && l.published != "" {
			break
		}
	}
	return l
}

// gather notes the names of what has an @id: an article may name its author by that alone.
func gather(v any, people map[string]string, depth int) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			gather(x, people, depth)
		}
	case map[string]any:
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" {
			people[id] = name
		}
		if depth < 4 {
			gather(v["@graph"], people, depth+1)
		}
	}
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
			l.body = html.UnescapeString(str(v["articleBody"]))
			l.published = str(v["datePublished"])
			l.lang = str(v["inLanguage"])
			for _, a := range l.names(v["author"], nil) {
				if a = person(html.UnescapeString(a)); a != "" && !slices.Contains(l.authors, a) {
					l.authors = append(l.authors, a)
				}
			}
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
func (l *linked) names(v any, out []string) []string {
	switch v := v.(type) {
	case string:
		if v = oneLine(v); v != "" && !strings.Contains(v, "://") && !slices.Contains(out, v) {
			out = append(out, v)
		}
	case []any:
		for _, x := range v[:min(len(v), 20)] {
			out = l.names(x, out)
		}
	case map[string]any:
		if name := l.people[str(v["@id"])]; v["name"] == nil && name != "" {
			return l.names(name, out)
		}
		out = l.names(v["name"], out)
	}
	return out
}
