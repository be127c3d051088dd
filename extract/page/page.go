// Package page reads articles: bytes of a web page, of crawled plain text or of JSON lines become an [extract.Article] with
// its text, zones and what is known about it.
//
//	page.go     what is given and what comes back: Meta, Options, Refusal, Read
//	charset.go  bytes to UTF-8; unpack.go gzip and zstd
//	text.go     plain text; zones.go labels its lines, headline.go finds the title, extent.go where the article begins and
//	            ends, copies.go what stands twice
//	lines.go    what the shape of one line says; rules.go what its words say
//	html.go     web pages; collect.go walks a page once
//	content.go  the article's blocks: weigh.go tells what is no part of it, locate.go finds its element, blockzone.go looks
//	            at one block
//	meta.go     what a page says of its article: jsonld.go, title.go, author.go, published.go; date.go and kyiv.go read dates
//	templates.go  what the articles of a site have in common
//	jsonl.go    JSON lines; feed.go RSS and Atom, links.go what they and sitemaps list; warc.go archives, with rewind.go to look back in damaged ones
//	facts.go    boilerplate.yaml, the words of menus, credits and labels
//
// Everything here is a pure function of its input and safe for concurrent use.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"
	"unicode"

	"github.com/klauspost/compress/gzip"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// Meta is what is known about an article from elsewhere and is believed before anything its page says.
// The zero value knows nothing.
type Meta struct {
	ID        string `yaml:"id"`
	URL       string `yaml:"url"`
	Site      string `yaml:"site"`
	Lang      string `yaml:"lang"` // ISO 639-1, a region behind it is dropped
	Title     string `yaml:"title"`
	Author    string `yaml:"author"`
	Published string `yaml:"published"` // anything that ParseDate reads
	Fetched   string `yaml:"fetched"`   // likewise
}

// Formats of input. The zero value is Auto.
const (
	Auto        = "auto" // by content
	FormatHTML  = "html"
	FormatText  = "text"
	FormatJSONL = "jsonl"
	FormatFeed  = "feed" // RSS or Atom
	FormatWARC  = "warc"
)

// Options say how input is read. The zero value reads by content, with zones, up to [DefaultMaxBytes].
type Options struct {
	Format    string     // Auto or one of the formats; "" is Auto
	Whole     bool       // all of a plain text is body
	MaxBytes  int64      // of one article: a file, or a line of JSONL; 0 is DefaultMaxBytes
	Templates *Templates // of sites; nil has none: reading depends on the one article only
	// Lines, where it is not nil, is told of every article that is read its site, its title and all lines of its page, for
	// [Learner.Add].
	Lines func(site, title string, lines []string)
	Meta  Meta // of the article; for JSONL Site, Lang, Author, Published and Fetched where a line has none
}

// DefaultMaxBytes is the size above which an article is refused unless Options say otherwise.
const DefaultMaxBytes = 20 << 20

func (o Options) limit() int64 {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// Refusal is the error for one article that cannot be read, while the others go on.
type Refusal struct {
	ID     string // as given, else the address, else FILE or FILE:LINE
	Reason string
}

func (r *Refusal) Error() string { return r.ID + ": " + r.Reason }

// Read gives the articles of r in order; name is the file's, for refusals. An article that cannot be read is a nil article
// with a *Refusal, and reading goes on; any other error is of r itself or of the options, and is the last.
// At most MaxBytes of one article are held. Gzip and zstd data is unpacked.
func Read(r io.Reader, name string, o Options) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		if err := o.Meta.normalise(); err != nil {
			yield(nil, &Refusal{o.Meta.nameOr(name), err.Error()})
			return
		}
		raw := buffered(r)
		// A packed WARC has a member for each record, so that one can be damaged and the others not.
		if head, _ := raw.Peek(4); o.Format == FormatWARC && !bytes.HasPrefix(head, zstdMagic) || (o.Format == "" || o.Format == Auto) && looksWARC(raw) {
			WARC(raw, name, o)(yield)
			return
		}
		in, done, err := unpack(raw)
		if err != nil {
			yield(nil, &Refusal{o.Meta.nameOr(name), err.(*Refusal).Reason})
			return
		}
		defer done()
		format := o.Format
		if format == "" || format == Auto {
			head, _ := in.Peek(1 << 16)
			format = formatOf(head)
		}
		switch format {
		case FormatJSONL:
			JSONL(in, name, o)(yield)
			return
		case FormatFeed:
			Feed(in, name, o)(yield)
			return
		case FormatWARC:
			WARC(in, name, o)(yield)
			return
		case Auto, FormatHTML, FormatText:
		default:
			yield(nil, fmt.Errorf("read %s: unknown format %q", name, o.Format))
			return
		}
		data, err := readUpTo(in, o.limit())
		var a *extract.Article
		if err == nil {
			a, err = one(data, o)
		}
		var refused *Refusal
		switch {
		case err == nil:
			yield(a, nil)
		case errors.As(err, &refused):
			yield(nil, &Refusal{o.Meta.nameOr(name), refused.Reason})
		default:
			yield(nil, fmt.Errorf("read %s: %w", name, err))
		}
	}
}

// formatOf tells the formats of many articles by their beginning; Auto is one article.
func formatOf(head []byte) string {
	switch {
	case looksJSONL(head):
		return FormatJSONL
	case bytes.HasPrefix(head, []byte("WARC/")):
		return FormatWARC
	case xmlDoc.Match(withoutZeros(head[:min(len(head), 1024)])) && looksFeed(withoutZeros(head)):
		return FormatFeed
	}
	return Auto
}

// withoutZeros makes the ASCII of UTF-16 readable.
func withoutZeros(head []byte) []byte {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return head
}

// looksWARC reports whether a file begins with a record, packed or not.
func looksWARC(in *bufio.Reader) bool {
	head, _ := in.Peek(1 << 16)
	if bytes.HasPrefix(head, gzipMagic) {
		z, err := gzip.NewReader(bytes.NewReader(head))
		if err != nil {
			return false
		}
		first := make([]byte, 5)
		if _, err := io.ReadFull(z, first); err != nil {
			return false
		}
		head = first
	}
	return bytes.HasPrefix(head, []byte("WARC/"))
}

func tooLarge(limit int64) string { return fmt.Sprintf("larger than the limit of %d bytes", limit) }

func one(data []byte, o Options) (*extract.Article, error) {
	switch format := o.Format; {
	case format == FormatHTML:
		return htmlAny(data, o.Meta, o)
	case format == FormatText:
		return textAny(data, o.Meta, o)
	}
	text, notes, err := decode(data, declaredCharset(data))
	if err != nil {
		return nil, &Refusal{Reason: err.Error()}
	}
	switch {
	case looksHTML(text):
		return fromHTML([]byte(text), notes, o.Meta, o)
	case json.Valid([]byte(text)) && strings.ContainsAny(text[:1], "[{\""):
		return nil, &Refusal{Reason: "JSON, but not one object with a text on each line"}
	case sitemap.MatchString(text[:min(len(text), 4096)]):
		return nil, &Refusal{Reason: "a sitemap, which lists addresses and has no texts: name it in the sources of zgadka refresh"}
	case xmlDoc.MatchString(text[:min(len(text), 1024)]):
		return nil, &Refusal{Reason: "an XML document, not a page or a text"}
	}
	return fromText(text, notes, o.Meta, o)
}

var (
	sitemap  = regexp.MustCompile(`^\s*(?:<\?xml[^>]*\?>\s*|<\?xml-stylesheet[^>]*\?>\s*|<!--[^>]*-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b`)
	xmlDoc   = regexp.MustCompile(`^\s*<\?xml\b|^\s*<(?:rss|feed|urlset|sitemapindex)\b`)
	htmlHead = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|main|p|h1|section|table|script|link)\b`)
	htmlTag  = regexp.MustCompile(`(?i)<(?:html|body|head)\b[^>]*>`)
)

func looksHTML(text string) bool {
	head := text[:min(len(text), 4096)]
	return htmlHead.MatchString(head) || htmlTag.MatchString(head) && strings.Contains(text, "</")
}

// looksJSONL reports whether input begins with an object that has a key: {"…. A line of JSON that was cut is one too, and is
// refused as a line.
func looksJSONL(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.TrimSpace(head)
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	if !ok {
		return false
	}
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return bytes.HasPrefix(rest, []byte(`"`)) || bytes.HasPrefix(rest, []byte("}"))
}

// normalise checks what is given and brings it into the form that articles have.
func (m *Meta) normalise() error {
	for _, d := range []struct {
		name string
		at   *string
	}{{"published", &m.Published}, {"fetched", &m.Fetched}} {
		if *d.at == "" {
			continue
		}
		iso, err := ParseDate(*d.at)
		if err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
		*d.at = iso
	}
	if m.Lang != "" {
		l := baseLang(m.Lang)
		if l == "" {
			return fmt.Errorf("lang: %.20q is no language code", m.Lang)
		}
		m.Lang = l
	}
	for _, f := range []*string{&m.Title, &m.Author, &m.Site} {
		*f = oneLine(strings.ReplaceAll(strings.ToValidUTF8(*f, "\uFFFD"), "\x00", "\uFFFD"))
	}
	return nil
}

// baseLang is the language of a code like uk-UA or en_US, "" where it is none.
func baseLang(s string) gazetteer.Lang {
	s, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(s)), "-")
	s, _, _ = strings.Cut(s, "_")
	if s == "ua" { // the country's code, a common slip
		return "uk"
	}
	if len(s) < 2 || len(s) > 3 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return s
}

func (m Meta) name() string {
	if m.ID != "" {
		return m.ID
	}
	return CanonicalURL(m.URL)
}

func (m Meta) nameOr(file string) string {
	if n := m.name(); n != "" {
		return n
	}
	return file
}

// fill puts what is given into the article, and the id: the given one, else the address, else the hash of the text.
func (m Meta) fill(a *extract.Article) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&a.ID, m.ID}, {&a.URL, CanonicalURL(m.URL)}, {&a.Site, m.Site}, {&a.Lang, m.Lang}, {&a.Author, m.Author}, {&a.Published, m.Published}, {&a.Fetched, m.Fetched}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if a.Site == "" {
		a.Site = siteOf(a.URL)
	}
	if a.ID == "" {
		a.ID = a.URL
	}
	if a.ID == "" {
		sum := sha256.Sum256([]byte(a.Text))
		a.ID = "sha256:" + hex.EncodeToString(sum[:])
	}
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
