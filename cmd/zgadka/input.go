package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
)

// inputFlags say how INPUT is read.
type inputFlags struct {
	format   string
	whole    bool
	maxBytes int64
	meta     page.Meta

	templatesFile string
	templates     *page.Templates
	lines         func(site, title string, lines []string)
}

func (f *inputFlags) add(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&f.format, "in", page.Auto, "what the input is: auto, html, text, jsonl, feed (RSS, Atom) or warc")
	fl.BoolVar(&f.whole, "whole", false, "take all text as body, looking for no menus or related headlines")
	fl.Int64Var(&f.maxBytes, "max-bytes", page.DefaultMaxBytes, "refuse articles larger than this")
	fl.StringVar(&f.meta.Published, "published", "", "publication date of the article, where the input does not say")
	fl.StringVar(&f.meta.URL, "url", "", "address of the article")
	fl.StringVar(&f.meta.Site, "site", "", "outlet of the article")
	fl.StringVar(&f.meta.Lang, "lang", "", "language of the article: uk, ru, en, …; found out by default")
	f.addTemplates(c)
	_ = c.RegisterFlagCompletionFunc("in", cobra.FixedCompletions([]string{"auto", "html", "text", "jsonl", "feed", "warc"}, cobra.ShellCompDirectiveNoFileComp))
}

func (f *inputFlags) addTemplates(c *cobra.Command) {
	c.Flags().StringVar(&f.templatesFile, "templates", "", "file of site templates, from page --learn: lines that a site's articles have in common are left out")
}

func (f *inputFlags) check() error {
	switch f.format {
	case page.Auto, page.FormatHTML, page.FormatText, page.FormatJSONL, page.FormatFeed, page.FormatWARC:
	default:
		return usageError{fmt.Errorf("--in %s: want auto, html, text, jsonl, feed or warc", clean(f.format))}
	}
	if f.meta.Published != "" {
		if _, err := page.ParseDate(f.meta.Published); err != nil {
			return usageError{fmt.Errorf("--published %s: want a date such as 2023-03-21", clean(f.meta.Published))}
		}
	}
	if n := len(f.meta.Lang); n != 0 && n != 2 {
		return usageError{fmt.Errorf("--lang %s: want a code of two letters such as uk", clean(f.meta.Lang))}
	}
	return nil
}

// files expands the arguments; what is said of one article cannot be said of several.
func (f *inputFlags) files(args []string) ([]string, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	if err := f.readTemplates(); err != nil {
		return nil, err
	}
	names, err := files(args)
	if err == nil && f.meta.URL != "" && len(names) != 1 {
		err = usageError{fmt.Errorf("--url is the address of one article: %d inputs are given", len(names))}
	}
	return names, err
}

func (f *inputFlags) readTemplates() error {
	if f.templatesFile == "" {
		return nil
	}
	in, err := os.Open(f.templatesFile)
	if err != nil {
		return fmt.Errorf("--templates: %w", err)
	}
	defer in.Close()
	if f.templates, err = page.ReadTemplates(in); err != nil {
		return fmt.Errorf("--templates %s: %w", clean(f.templatesFile), err)
	}
	return nil
}

// endings are those of files that a folder is searched for. A file that is named itself is read whatever its ending.
var endings = []string{".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom", ".warc"}

// files expands the arguments: folders to their articles, sorted, whatever lies below them.
func files(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if arg == "-" {
			if slices.Contains(out, arg) {
				return nil, usageError{errors.New("standard input can be read once: - is given twice")}
			}
			out = append(out, arg)
			continue
		}
		info, err := os.Stat(arg)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("no file or folder %s (looked in %s)", arg, absolute(arg))
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", arg, err)
		}
		if !info.IsDir() {
			out = append(out, arg)
			continue
		}
		found, err := filesIn(strings.TrimSuffix(arg, string(filepath.Separator)) + string(filepath.Separator)) // so that a link to a folder is followed
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("no articles in folder %s (looked for files ending in %s, also with .gz or .zst)", absolute(arg), strings.Join(endings, " "))
		}
		out = append(out, found...)
	}
	return out, nil
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

func filesIn(dir string) (out []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular() && isArticle(d.Name()):
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read folder %s: %w", dir, err)
	}
	return out, nil
}

func isArticle(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".zst")
	for _, e := range endings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// articles yields the articles of the files in order; a refused one is nil with its *page.Refusal.
func (a *app) articles(names []string, f *inputFlags) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		for _, name := range names {
			for art, err := range a.articlesOf(name, f) {
				if !yield(art, err) {
					return
				}
			}
		}
	}
}

func (a *app) articlesOf(name string, f *inputFlags) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		o := page.Options{Format: f.format, Whole: f.whole, MaxBytes: f.maxBytes, Meta: f.meta, Templates: f.templates, Lines: f.lines}
		var in io.Reader = a.stdin
		if name == "-" {
			name = "standard input"
		} else {
			file, err := os.Open(name)
			if err != nil {
				yield(nil, &page.Refusal{ID: name, Reason: err.Error()})
				return
			}
			defer file.Close()
			in = file
			beside, err := metaBeside(name)
			if err != nil {
				yield(nil, &page.Refusal{ID: name, Reason: err.Error()})
				return
			}
			o.Meta = overlay(beside, f.meta)
		}
		for art, err := range page.Read(in, name, o) {
			if !yield(art, err) {
				return
			}
		}
	}
}

// metaBeside reads NAME.meta.yaml beside an article.
func metaBeside(name string) (page.Meta, error) {
	path := strings.TrimSuffix(name, filepath.Ext(name)) + ".meta.yaml"
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return page.Meta{}, nil
	}
	if err != nil {
		return page.Meta{}, fmt.Errorf("read %s: %w", path, err)
	}
	m, err := page.ParseMeta(b)
	if err != nil {
		return m, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// overlay puts what the flags say over what stands beside the file.
func overlay(m, flags page.Meta) page.Meta {
	for _, p := range []struct{ to, from *string }{
		{&m.Published, &flags.Published}, {&m.URL, &flags.URL}, {&m.Site, &flags.Site}, {&m.Lang, &flags.Lang},
	} {
		if *p.from != "" {
			*p.to = *p.from
		}
	}
	return m
}

// reading is one article on its way: read, refused, or failed for good.
type reading struct {
	article *extract.Article
	doc     *extract.Document
	basis   string // of doc
	err     error
	done    chan struct{}
}

// documents extracts articles on all processors and yields the results in input order. As many articles are held as there
// are processors, twice over. An article that skip reports is handed on unread.
func documents(ctx context.Context, x *extract.Extractor, in iter.Seq2[*extract.Article, error], skip func(*extract.Article) bool) iter.Seq[*reading] {
	bases := skip != nil // who asks what is known already will ask again
	return func(yield func(*reading) bool) {
		n := runtime.GOMAXPROCS(0)
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		order := make(chan *reading, 2*n)
		work := make(chan *reading)
		var wg sync.WaitGroup
		for range n {
			wg.Go(func() {
				for r := range work {
					r.doc = x.Extract(r.article)
					if bases {
						r.basis = x.Basis(r.doc)
					}
					close(r.done)
				}
			})
		}
		go func() {
			defer close(order)
			defer close(work)
			for art, err := range in {
				r := &reading{article: art, err: err, done: make(chan struct{})}
				select {
				case order <- r:
				case <-ctx.Done():
					return
				}
				if err != nil || skip != nil && skip(art) {
					close(r.done)
					continue
				}
				select {
				case work <- r:
				case <-ctx.Done():
					close(r.done)
					return
				}
			}
		}()
		for r := range order {
			<-r.done
			if !yield(r) {
				break
			}
		}
		cancel()
		for range order {
		}
		wg.Wait()
	}
}

// refuse reports an article that was not read on standard error and counts it; any other error ends the command.
func (a *app) refuse(err error) (*page.Refusal, error) {
	var r *page.Refusal
	if !errors.As(err, &r) {
		return nil, err
	}
	a.refused++
	fmt.Fprintf(a.stderr, "zgadka: refused %s: %s\n", clean(r.ID), clean(r.Reason))
	return r, nil
}

// readable reports whether articles of a language are read.
func readable(g *gazetteer.Gazetteer, lang gazetteer.Lang) bool { return g.Language(lang) != nil }
