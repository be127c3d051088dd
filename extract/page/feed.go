package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"zgadka/extract"
)

// Feed reads the entries of an RSS or Atom feed that have their full text (content:encoded, content, full-text, or a
// description of an article's length), one at a time. An entry with only a summary is a *Refusal named FILE:LINE or by its
// address, as a summary must not take the place of an article that a store has; so is the rest of a feed that is no XML.
// Entries larger than MaxBytes end the reading. Any other error is of r, and is the last. [Links] gives the addresses alone.
func Feed(r io.Reader, name string, o Options) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		for e, err := range entries(r, name, o) {
			var a *extract.Article
			if err == nil {
				a, err = e.article(o)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// entries gives the entries of a feed or the addresses of a sitemap, in order; errors are those of [Feed].
func entries(r io.Reader, file string, o Options) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		in := &allowance{Reader: r, limit: o.limit() + 1<<20}
		d := xml.NewDecoder(clean{utf16Reader(in)})
		d.Strict = false
		d.Entity = xml.HTMLEntity
		d.CharsetReader = labelled
		lang, sitemap, found := "", false, false
		for {
			line, _ := d.InputPos()
			place := fmt.Sprintf("%s:%d", file, line)
			t, err := d.Token()
			if err != nil {
				var refused *Refusal
				switch {
				case err == io.EOF && !found:
					yield(nil, &Refusal{o.Meta.nameOr(file), "a feed without entries"})
				case err == io.EOF:
				case errors.As(err, &refused):
					yield(nil, &Refusal{place, refused.Reason})
				case isSyntax(err):
					yield(nil, &Refusal{place, "not XML from here on: " + err.Error()})
				default:
					yield(nil, fmt.Errorf("read %s: %w", file, err))
				}
				return
			}
			start, ok := t.(xml.StartElement)
			if !ok {
				continue
			}
			switch name := start.Name.Local; name {
			case "urlset", "sitemapindex":
				sitemap = true
			case "feed", "rss":
				for _, a := range start.Attr {
					if a.Name.Local == "lang" {
						lang = a.Value
					}
				}
			case "language":
				var s string
				if d.DecodeElement(&s, &start) == nil {
					lang = s
				}
			case "item", "entry", "url", "sitemap":
				if sitemap != (name == "url" || name == "sitemap") {
					continue // the <url> of a feed's <image>
				}
				found, in.used = true, 0
				line, _ := d.InputPos()
				e := entry{kind: name, place: fmt.Sprintf("%s:%d", file, line), lang: lang}
				if err := d.DecodeElement(&e, &start); err != nil {
					if !isSyntax(err) {
						continue // the decoder says it again
					}
					yield(nil, &Refusal{e.place, "not XML from here on: " + err.Error()})
					return
				}
				if !yield(&e, nil) {
					return
				}
			}
		}
	}
}

func isSyntax(err error) bool {
	var s *xml.SyntaxError
	return errors.As(err, &s) || errors.Is(err, io.ErrUnexpectedEOF)
}

// allowance refuses to read more than limit bytes for one entry, of which a reader ahead may take a little more.
type allowance struct {
	io.Reader
	used, limit int64
}

func (a *allowance) Read(b []byte) (int, error) {
	n, err := a.Reader.Read(b)
	if a.used += int64(n); a.used > a.limit {
		return 0, &Refusal{Reason: tooLarge(a.limit - 1<<20)}
	}
	return n, err
}

// labelled reads the charset that the XML declaration names; UTF-16 has been read before.
func labelled(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil
	}
	return charset.NewReaderLabel(label, in)
}

// clean passes on what it reads without the control characters that XML forbids: feeds have them.
type clean struct{ io.Reader }

func (c clean) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	for i, ch := range b[:n] {
		if ch < ' ' && ch != '\n' && ch != '\t' && ch != '\r' {
			b[i] = ' '
		}
	}
	return n, err
}

// entry is an item of RSS, an entry of Atom, or an address of a sitemap.
type entry struct {
	kind, place, lang string // element, FILE:LINE, language of the feed

	Titles  []text  `xml:"title"`
	Links   []link  `xml:"link"`
	GUID    string  `xml:"guid"`
	ID      string  `xml:"id"`
	PubDate string  `xml:"pubDate"`
	Date    string  `xml:"date"`
	Publ    string  `xml:"published"`
	Updated string  `xml:"updated"`
	Creator string  `xml:"creator"`
	Authors []maker `xml:"author"`
	Lang    string  `xml:"lang,attr"`
	Encoded []text  `xml:"encoded"`
	Full    []text  `xml:"full-text"`
	Content []text  `xml:"content"`
	Summary []text  `xml:"description"`
	Loc     string  `xml:"loc"`
	LastMod string  `xml:"lastmod"`
	News    struct {
		Title string `xml:"title"`
		Date  string `xml:"publication_date"`
	} `xml:"news"`
}

type link struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Text string `xml:",chardata"`
}

type maker struct {
	Name string `xml:"name"`
	Text string `xml:",chardata"`
}

// text is words, HTML in an XML string, or elements of XHTML.
type text struct {
	Type  string `xml:"type,attr"`
	Words string `xml:",chardata"`
	Inner string `xml:",innerxml"`
}

func (t text) html() string {
	if t.Type == "xhtml" {
		return t.Inner
	}
	return t.Words
}

// address is where the entry's article stands, relative links taken from base; "" without.
func (e *entry) address(base string) string {
	for _, l := range e.Links {
		if u := resolve(base, strings.TrimSpace(l.Href+l.Text)); (l.Rel == "" || l.Rel == "alternate") && u != "" {
			return u
		}
	}
	for _, id := range []string{e.Loc, e.GUID, e.ID} {
		if u := resolve("", strings.TrimSpace(id)); u != "" {
			return u
		}
	}
	return ""
}

// article is the entry as an article.
func (e *entry) article(o Options) (*extract.Article, error) {
	m := Meta{Title: plainText(longest(e.Titles)), Site: o.Meta.Site, Lang: o.Meta.Lang, Author: o.Meta.Author, Published: o.Meta.Published, Fetched: o.Meta.Fetched}
	m.URL = e.address("")
	for _, id := range []string{e.GUID, e.ID} {
		if id = strings.TrimSpace(id); id != "" && m.URL == "" {
			m.ID = id
		}
	}
	for _, d := range []string{e.PubDate, e.Publ, e.Date, e.Updated} {
		if iso, err := ParseDate(oneLine(d)); err == nil && m.Published == "" {
			m.Published = iso
		}
	}
	if m.Author == "" {
		m.Author = person(e.Creator)
	}
	for _, a := range e.Authors {
		if name := person(a.Name + a.Text); name != "" && m.Author == "" {
			m.Author = name
		}
	}
	body := longest(e.Encoded)
	for _, list := range [][]text{e.Full, e.Content} {
		if body == "" {
			body = longest(list)
		}
	}
	if s := longest(e.Summary); body == "" && utf8.RuneCountInString(plainText(s)) >= 600 {
		body = s
	}
	id := m.nameOr(e.place)
	if body == "" {
		return nil, &Refusal{id, "no full text in the feed"}
	}
	body, notes := mend([]byte(body), nil)
	var a *extract.Article
	var err error
	if strings.Contains(body, "</") || strings.Contains(body, "<br") || strings.Contains(body, "<p>") {
		a, err = fromHTML([]byte("<article>"+body+"</article>"), notes, m, o)
	} else {
		a, err = fromText(body, notes, m, o)
	}
	var refused *Refusal
	if errors.As(err, &refused) {
		return nil, &Refusal{id, refused.Reason}
	}
	if err == nil && a.Lang == "" {
		a.Lang = baseLang(e.lang)
	}
	return a, err
}

func longest(list []text) string {
	out := ""
	for _, t := range list {
		if s := strings.TrimSpace(t.html()); len(s) > len(out) {
			out = s
		}
	}
	return out
}

// plainText is a short piece of HTML without its tags.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return oneLine(s)
	}
	root, err := parse([]byte(s))
	if err != nil {
		return oneLine(s)
	}
	return wordsOf(root, 1<<20)
}

// looksFeed reports whether XML begins with the element of a feed.
func looksFeed(head []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	d.CharsetReader = labelled
	for {
		t, err := d.Token()
		if err != nil {
			return false
		}
		if s, ok := t.(xml.StartElement); ok {
			return s.Name.Local == "rss" || s.Name.Local == "feed" || s.Name.Local == "RDF"
		}
	}
}
