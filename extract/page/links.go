package page

import (
	"io"
	"iter"
)

// Link is what a feed or a sitemap says of one address.
type Link struct {
	URL     string // absolute, as listed: fetch this, [CanonicalURL] of it names the article
	Title   string
	Changed string // ISO 8601: the latest of its dates; "" unknown
	Index   bool   // another sitemap, not an article
}

// Links gives the addresses that a feed (RSS, Atom) or a sitemap lists, in its order; base is the list's own address, from which
// relative links are taken, and its name in refusals. Gzip and zstd data is unpacked. An entry without an address is a *[Refusal], as is
// the rest of a list that is no XML; any other error is of r, and is the last.
func Links(r io.Reader, base string, o Options) iter.Seq2[Link, error] {
	return func(yield func(Link, error) bool) {
		in, done, err := unpack(buffered(r))
		if err != nil {
			yield(Link{}, &Refusal{base, err.(*Refusal).Reason})
			return
		}
		defer done()
		for e, err := range entries(in, base, o) {
			var l Link
			if err == nil {
				if l = e.link(base); l.URL == "" {
					err = &Refusal{e.place, "an entry without an address"}
				}
			}
			if !yield(l, err) {
				return
			}
		}
	}
}

func (e *entry) link(base string) Link {
	l := Link{URL: e.address(base), Title: plainText(longest(e.Titles)), Index: e.kind == "sitemap"}
	if l.Title == "" {
		l.Title = oneLine(e.News.Title)
	}
	for _, d := range []string{e.PubDate, e.Publ, e.Date, e.Updated, e.LastMod, e.News.Date} {
		// Of dates without a common zone the text order is near enough: they only say whether to look again.
		if iso, err := ParseDate(oneLine(d)); err == nil && iso > l.Changed {
			l.Changed = iso
		}
	}
	return l
}
