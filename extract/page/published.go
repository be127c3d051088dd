package page

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
