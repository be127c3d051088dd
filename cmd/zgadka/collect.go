package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"zgadka/cmd/fetch"
	"zgadka/extract"
	"zgadka/extract/page"
)

const (
	sourcesAtOnce = 16 // asked at the same time; one host still waits for itself
	sitemapDepth  = 3  // an index of indexes of sitemaps

	// maxAddresses bounds what one list may name: sitemaps have 50,000 addresses at the most, and a packed one could hold any number.
	maxAddresses = 100_000
)

// asked is what a run has asked for, until the store has it.
type asked struct {
	mu      sync.Mutex
	empty   bool               // the store holds nothing: what is remembered is of another one
	seen    map[string]bool    // addresses of this run
	pending map[string]fetched // by article id
	lists   []fetched          // lists and files, remembered when all that they named is in the store
	gone    []fetched          // articles to withdraw
}

// claim reports whether an address comes up for the first time in this run.
func (q *asked) claim(key string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.seen == nil {
		q.seen, q.pending = map[string]bool{}, map[string]fetched{}
	}
	if q.seen[key] {
		return false
	}
	q.seen[key] = true
	return true
}

func (q *asked) wait(e fetched) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending[e.ID] = e
}

func (q *asked) take(ids []string) (list []fetched) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, id := range ids {
		if e, ok := q.pending[id]; ok {
			list = append(list, e)
			delete(q.pending, id)
		}
	}
	return list
}

func (q *asked) keep(to *[]fetched, list ...fetched) {
	q.mu.Lock()
	defer q.mu.Unlock()
	*to = append(*to, list...)
}

// articles yields what the sources have that is new or changed, as it comes in. Errors are those of app.articles.
func (r *refresher) articles(ctx context.Context) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type item struct {
			article *extract.Article
			err     error
		}
		out := make(chan item)
		room := make(chan struct{}, sourcesAtOnce)
		var wg sync.WaitGroup
		for i := range r.from.Sources {
			c := &collector{refresher: r, source: &r.from.Sources[i], report: &sourceReport{Name: r.from.Sources[i].Name}}
			c.send = func(a *extract.Article, err error) bool {
				select {
				case out <- item{a, err}:
					return true
				case <-ctx.Done():
					return false
				}
			}
			r.report.Sources = append(r.report.Sources, c.report)
			wg.Go(func() {
				room <- struct{}{}
				defer func() { <-room }()
				c.collect(ctx)
			})
		}
		go func() { wg.Wait(); close(out) }()
		for x := range out {
			if !yield(x.article, x.err) {
				cancel()
				for range out {
				}
				return
			}
		}
	}
}

// collector reads one source.
type collector struct {
	*refresher
	source *source
	report *sourceReport
	send   func(*extract.Article, error) bool // false when nobody wants more

	missing map[string]bool // ids of articles that are remembered and not in the store
	read    []fetched       // lists read in this run
}

func (c *collector) collect(ctx context.Context) {
	defer c.logged()
	if c.source.Files != "" {
		c.files(ctx)
		return
	}
	remembered := c.memory.of(c.source.Name)
	if err := c.compare(ctx, remembered); err != nil {
		c.send(nil, err)
		return
	}
	c.list(ctx, c.source.list(), "", sitemapDepth)
	for _, e := range remembered {
		if e.ID != "" && !e.Gone && c.young(e) && ctx.Err() == nil {
			c.page(ctx, page.Link{URL: e.Key, Changed: e.Changed})
		}
	}
	if ctx.Err() == nil && c.report.Failed == 0 && !c.dry {
		c.asked.keep(&c.asked.lists, c.read...)
	}
}

func (c *collector) logged() {
	c.log.Info("source", "name", c.report.Name, "listed", c.report.Listed, "asked", c.report.Asked, "read", c.report.Read,
		"unchanged", c.report.Unchanged, "refused", c.report.Refused, "failed", c.report.Failed)
}

// compare finds articles that the store does not have though they were read once: it was deleted, or another one is used.
func (c *collector) compare(ctx context.Context, remembered []fetched) error {
	c.missing = map[string]bool{}
	for len(remembered) > 0 {
		n := min(len(remembered), 1000)
		var ids []string
		for _, e := range remembered[:n] {
			if e.ID != "" && !e.Gone {
				ids = append(ids, e.ID)
			}
		}
		remembered = remembered[n:]
		states, err := c.store.State(ctx, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, ok := states[id]; !ok {
				c.missing[id] = true
			}
		}
	}
	return nil
}

// young reports articles that are still looked at again.
func (c *collector) young(e fetched) bool {
	first, err := time.Parse(time.RFC3339, e.First)
	return err == nil && c.now().Sub(first) < time.Duration(c.from.Again)
}

// list reads a feed or sitemap and asks for what it names.
func (c *collector) list(ctx context.Context, address, changed string, depth int) {
	e, known := c.memory.get(address)
	if len(c.missing) > 0 || c.asked.empty {
		e, known = fetched{}, false
	}
	if known && changed != "" && changed <= e.Changed {
		c.report.count(&c.report.Unchanged, 1)
		return
	}
	c.report.count(&c.report.Asked, 1)
	p, err := c.client.Get(ctx, address, e.Validators)
	switch {
	case errors.Is(err, fetch.ErrNotModified):
		c.report.reached()
		c.report.count(&c.report.Unchanged, 1)
		return
	case err != nil:
		c.fail(ctx, address, err)
		return
	}
	c.report.reached()
	c.read = append(c.read, fetched{Key: address, Validators: p.Known, First: c.stamp(), Changed: changed})
	if c.source.Text == "feed" {
		c.feed(p)
		return
	}
	n := 0
	for link, err := range page.Links(bytes.NewReader(p.Body), p.URL, page.Options{MaxBytes: c.in.maxBytes}) {
		n++
		switch {
		case ctx.Err() != nil:
			return
		case n > maxAddresses:
			c.said(c.report, &c.report.Failed, address, fmt.Errorf("it lists more than %d addresses; the others are left out", maxAddresses))
			return
		case err != nil:
			c.said(c.report, &c.report.Failed, address, err)
		case link.Index && depth > 0:
			if link.URL != address && c.asked.claim(link.URL) {
				c.list(ctx, link.URL, link.Changed, depth-1)
			}
		case link.Index:
			c.said(c.report, &c.report.Failed, link.URL, errors.New("sitemaps nested too deep"))
		case c.source.Match.matches(link.URL):
			c.report.count(&c.report.Listed, 1)
			if c.since == "" || link.Changed == "" || link.Changed >= c.since {
				c.page(ctx, link)
			}
		}
	}
}

// feed takes the articles that a feed carries.
func (c *collector) feed(p *fetch.Page) {
	for a, err := range page.Read(bytes.NewReader(p.Body), p.URL, c.options(page.FormatFeed, c.source.meta())) {
		c.report.count(&c.report.Listed, 1)
		switch {
		case err != nil:
			c.report.trouble(&c.report.Refused, p.URL, err)
		case !c.source.Match.matches(a.URL) || c.since != "" && a.Published != "" && a.Published < c.since || !c.asked.claim(a.ID):
			continue
		case c.dry:
			c.would(a.ID, "in the feed")
			continue
		default:
			c.report.count(&c.report.Read, 1)
		}
		if !c.send(a, err) {
			return
		}
	}
}

// would prints what a dry run leaves alone; as JSON it is one object a line.
func (c *collector) would(address, why string) {
	if c.json {
		_ = writeLine(c.stdout, struct {
			Source  string `json:"source"`
			Address string `json:"address"`
			Reason  string `json:"reason"`
		}{c.source.Name, address, why}) // standard output remembers its errors
		return
	}
	fmt.Fprintf(c.stdout, "%s\t%s\n", clean(address), why)
}

// reason says why an address is asked for, "" where it need not be.
func (c *collector) reason(link page.Link, e fetched, known bool) string {
	switch {
	case !known:
		return "new"
	case link.Changed > e.Changed:
		return "changed"
	case e.Gone, e.ID == "":
		return "" // withdrawn, or no article: until its list says that it changed
	case c.asked.empty, c.missing[e.ID]:
		return "not in the store"
	case c.young(e):
		return "looked at again"
	}
	return ""
}

// page asks for one article.
func (c *collector) page(ctx context.Context, link page.Link) {
	key := page.CanonicalURL(link.URL)
	if !c.asked.claim(key) {
		return
	}
	e, known := c.memory.get(key)
	why := c.reason(link, e, known)
	switch {
	case why == "":
		c.report.count(&c.report.Unchanged, 1)
		return
	case c.dry:
		c.would(link.URL, why)
		return
	}
	validators := e.Validators
	if c.asked.empty || c.missing[e.ID] {
		validators = fetch.Validators{}
	}
	if !known {
		e = fetched{Key: key, First: c.stamp()}
	}
	e.Source, e.Changed = c.source.Name, max(e.Changed, link.Changed)
	c.report.count(&c.report.Asked, 1)
	p, err := c.client.Get(ctx, link.URL, validators)
	switch {
	case errors.Is(err, fetch.ErrNotModified):
		c.report.count(&c.report.Unchanged, 1)
		e.Missing = 0
		c.remember(e)
	case e.ID != "" && !e.Gone && (errors.Is(err, fetch.ErrGone) || errors.Is(err, fetch.ErrNotFound) && e.Missing > 0):
		c.report.count(&c.report.Withdrawn, 1)
		c.asked.keep(&c.asked.gone, e)
	case err != nil:
		if errors.Is(err, fetch.ErrNotFound) && known {
			e.Missing++
			c.remember(e)
		}
		c.fail(ctx, link.URL, err)
	default:
		c.take(p, e)
	}
}

// take reads a page that came.
func (c *collector) take(p *fetch.Page, e fetched) {
	e.Validators, e.Missing, e.Gone = p.Known, 0, false
	a, err := c.article(p)
	var refused *page.Refusal
	switch {
	case errors.As(err, &refused):
		c.report.trouble(&c.report.Refused, e.Key, err)
		e.ID = ""
		c.remember(e) // not asked for again until its list says that it changed
		c.send(nil, &page.Refusal{ID: p.URL, Reason: refused.Reason})
	case err != nil:
		c.send(nil, err)
	default:
		c.report.count(&c.report.Read, 1)
		e.ID = a.ID
		c.asked.wait(e)
		c.send(a, nil)
	}
}

// article reads a page. A canonical address on another host is not believed: a page could take the place of an article of somebody else.
func (c *collector) article(p *fetch.Page) (*extract.Article, error) {
	m := c.source.meta()
	m.Fetched = c.stamp()
	a, err := c.html(p, m)
	if err != nil {
		return nil, err
	}
	if !sameHost(a.URL, p.URL) {
		m.URL = p.URL
		return c.html(p, m)
	}
	return a, nil
}

func (c *collector) html(p *fetch.Page, m page.Meta) (a *extract.Article, err error) {
	for a, err = range page.Read(bytes.NewReader(p.Body), p.URL, c.options(page.FormatHTML, m)) {
		break // one page is one article
	}
	return a, err
}

func (c *collector) options(format string, m page.Meta) page.Options {
	return page.Options{Format: format, MaxBytes: c.in.maxBytes, Meta: m, Templates: c.in.templates}
}

func sameHost(a, b string) bool {
	host := func(s string) string {
		u, err := url.Parse(s)
		if err != nil {
			return ""
		}
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return host(a) != "" && host(a) == host(b)
}

// files reads a folder or file whose files are new or changed by their size and time.
func (c *collector) files(ctx context.Context) {
	names, err := files([]string{c.source.Files})
	if err != nil {
		c.said(c.report, &c.report.Failed, c.source.Files, err)
		return
	}
	c.report.reached()
	for _, name := range names {
		c.report.count(&c.report.Listed, 1)
		info, err := os.Stat(name)
		if err != nil {
			c.said(c.report, &c.report.Failed, name, err)
			continue
		}
		key := "file:" + absolute(name)
		e, known := c.memory.get(key)
		switch {
		case known && e.Validators == fileKey(info) && !c.asked.empty:
			c.report.count(&c.report.Unchanged, 1)
			continue
		case c.since != "" && info.ModTime().UTC().Format(time.DateOnly) < c.since, !c.asked.claim(key):
			continue
		case c.dry:
			c.would(name, map[bool]string{false: "new", true: "changed"}[known])
			continue
		}
		c.report.count(&c.report.Asked, 1)
		for a, err := range c.articlesOf(name, &inputFlags{maxBytes: c.in.maxBytes, meta: c.source.meta(), templates: c.in.templates}) {
			if err != nil {
				c.report.trouble(&c.report.Refused, name, err)
			} else {
				c.report.count(&c.report.Read, 1)
			}
			if !c.send(a, err) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		c.asked.keep(&c.asked.lists, fetched{Key: key, Validators: fileKey(info), First: c.stamp()})
	}
}

// fail counts an address that could not be had; when the run is ended from outside that is no failure of the address.
func (c *collector) fail(ctx context.Context, key string, err error) {
	if ctx.Err() == nil {
		c.said(c.report, &c.report.Failed, key, err)
	}
}

func (c *collector) remember(e fetched) {
	if err := c.memory.put(e); err != nil {
		c.send(nil, err)
	}
}

// stamp is the time now.
func (c *collector) stamp() string { return c.now().UTC().Format(time.RFC3339) }
