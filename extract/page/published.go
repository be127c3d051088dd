package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// published is the first date that can be read: JSON-LD, meta elements, time elements, a date line by the headline. fetched
// is when the page was, for dates like "today, 12:30".
func (d *document) published(title, fetched string) string {
	day := "" // known without its time
	for _, s := range []string{
		d.linked.published,
		d.meta("article:published_time"), d.meta("og:published_time", "og:article:published_time"), d.meta("datepublished"),
		d.meta("pubdate", "publish_date", "publish-date", "publication_date", "published_time", "pdate", "parsely-pub-date", "sailthru.date"),
		d.meta("dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "cxenseparse:recs:publishtime"),
		d.meta("date", "article.published", "article.created", "datecreated", "published-date", "article_date_original"),
	} {
		iso, err := ParseDate(s)
		switch {
		case err != nil || iso < "1990": // a zero that was formatted
		case hasTime(iso) && (day == "" || strings.HasPrefix(iso, day)):
			return iso
		case day == "":
			day = iso
		}
	}
	if day != "" {
		return day
	}
	for _, first := range []bool{true, false} {
		for _, n := range d.times {
			if first != (attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate") || within(n, atom.Article, atom.Main)) || attr(n, "itemprop") == "dateModified" {
				continue
			}
			if iso := timeOf(n, fetched); iso != "" {
				return iso
			}
		}
	}
	// By the headline, for all to see.
	head := d.headline(fold(title))
	for i := max(0, head-3); head >= 0 && i < len(d.blocks) && i < head+15; i++ {
		if iso := seenDate(d.blocks[i].text, fetched); iso != "" {
			return iso
		}
	}
	for i := range d.elems {
		n := d.elems[i].node
		c := strings.ToLower(attr(n, "class"))
		if attr(n, "itemprop") != "datePublished" && !strings.Contains(c, "date") && !strings.Contains(c, "time") && !strings.Contains(c, "publi") {
			continue
		}
		if iso := timeOf(n, fetched); iso != "" {
			return iso
		}
		if iso := seenDate(wordsOf(n, 200), fetched); iso != "" {
			return iso
		}
	}
	// "Anna Lind published on 25 September 2018", where nothing says it better.
	for i := max(0, head-3); head >= 0 && i < len(d.blocks) && i < head+15; i++ {
		if b := &d.blocks[i]; b.words <= 12 && b.stops <= 1 && hasDigit(b.text) {
			if seen := findDate(fold(b.text)); seen.iso != "" && seen.rest <= 5 {
				return seen.iso
			}
		}
	}
	return ""
}

// later is a date of change if it is after the publication, else "": the same says nothing.
func later(changed, published string) string {
	c, _ := instant(changed)
	p, _ := instant(published)
	if published != "" && (!c.After(p) || hasTime(published) && !hasTime(changed)) {
		return ""
	}
	return changed
}

// changed is the date of the last change that the page gives, or "".
func (d *document) changed(fetched string) string {
	for _, s := range []string{
		d.linked.modified, d.meta("article:modified_time"), d.meta("og:updated_time", "og:modified_time", "article:updated_time"), d.meta("datemodified"),
		d.meta("last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "revision_date", "article.updated", "article_date_updated"),
	} {
		if iso, err := ParseDate(s); err == nil && iso > "1990" {
			return iso
		}
	}
	for _, n := range d.times {
		if attr(n, "itemprop") == "dateModified" || strings.Contains(attr(n, "class"), "updated") && !strings.Contains(attr(n, "class"), "published") {
			if iso := timeOf(n, fetched); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// timeOf is the date of an element: its datetime, its content, its words.
func timeOf(n *html.Node, fetched string) string {
	for _, v := range []string{attr(n, "datetime"), attr(n, "content"), wordsOf(n, 100)} {
		v = oneLine(v)
		if iso, err := ParseDate(v); err == nil {
			return iso
		}
		if iso := seenDate(v, fetched); iso != "" {
			return iso
		}
	}
	return ""
}

// seenDate is the date of a line that tells it, or "". Where the line leaves out day or year, fetched helps.
func seenDate(s, fetched string) string {
	if len(s) > 200 || !hasDigit(s) {
		return ""
	}
	l := line{text: s}
	l.measure()
	return l.dateSeen(fetched)
}

// dateSeen is the date of a date line. «Сьогодні, 12:30», «3 години тому» and «11 лютого, 16:05» need to know when the page was
// fetched.
func (l *line) dateSeen(fetched string) string {
	if l.sort != dated && l.sort != nav && l.sort != counter && l.sort != byline && (l.sort != plain || l.words > 6) {
		return ""
	}
	if l.date.iso != "" || fetched == "" {
		return l.date.iso
	}
	if iso := relative(l.key, fetched); iso != "" {
		return iso
	}
	if l.sort == dated {
		return l.date.inYearOf(fetched)
	}
	return ""
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
