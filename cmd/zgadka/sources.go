package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"zgadka/extract/page"
)

// sources is the file of a nightly job: where news comes from, and how to ask for it.
type sources struct {
	Agent   string   `yaml:"agent"`   // who asks; sites want an address to complain to
	Pause   duration `yaml:"pause"`   // between two requests to one host; 1s
	Timeout duration `yaml:"timeout"` // of one request; 30s
	Again   duration `yaml:"again"`   // how long after its first reading an article is looked at again; 72h
	Sources []source `yaml:"sources"`
}

// source is one list of articles. Exactly one of Feed, Sitemap and Files is given.
type source struct {
	Name    string  `yaml:"name"`
	Feed    string  `yaml:"feed"`    // address of an RSS or Atom feed
	Sitemap string  `yaml:"sitemap"` // address of a sitemap or an index of sitemaps
	Files   string  `yaml:"files"`   // folder or file, as load takes it; a relative one lies beside the sources
	Text    string  `yaml:"text"`    // of a feed: "page" follows its links (the default), "feed" takes the text that it carries
	Match   pattern `yaml:"match"`   // only addresses that this matches
	Site    string  `yaml:"site"`    // outlet, where the page does not say
	Lang    string  `yaml:"lang"`    // language, likewise
}

func (s *source) list() string { return s.Feed + s.Sitemap }

func (s *source) meta() page.Meta { return page.Meta{Site: s.Site, Lang: s.Lang} }

// readSources reads and checks a file of sources; all mistakes are reported together.
func readSources(name string) (*sources, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("no file %s (looked in %s); zgadka refresh --help shows what stands in one", clean(name), clean(absolute(name)))
	}
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	s := &sources{Again: duration(72 * time.Hour)}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	var mistakes []error
	var fields *yaml.TypeError
	switch err := d.Decode(s); {
	case errors.As(err, &fields):
		for _, f := range fields.Errors {
			f, _, _ = strings.Cut(f, " in type ")
			mistakes = append(mistakes, fmt.Errorf("%s: %s", clean(name), f))
		}
		return nil, errors.Join(mistakes...)
	case err != nil && !errors.Is(err, io.EOF):
		return nil, fmt.Errorf("read sources %s: %w", clean(name), err)
	}
	wrong := func(format string, args ...any) {
		mistakes = append(mistakes, fmt.Errorf("%s: "+format, append([]any{clean(name)}, args...)...))
	}
	if len(s.Sources) == 0 {
		wrong("no sources in it")
	}
	seen := map[string]bool{}
	for i := range s.Sources {
		c := &s.Sources[i]
		if c.Name == "" || seen[c.Name] {
			wrong("source %d needs a name of its own", i+1)
		}
		seen[c.Name] = true
		given := 0
		for _, at := range []string{c.Feed, c.Sitemap, c.Files} {
			if at != "" {
				given++
			}
		}
		if given != 1 {
			wrong("source %q needs one of feed, sitemap and files", c.Name)
		}
		if u, err := url.Parse(c.list()); c.list() != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			wrong("source %q: %q is no http or https address", c.Name, c.list())
		}
		if c.Text != "" && (c.Feed == "" || c.Text != "page" && c.Text != "feed") {
			wrong("source %q: text is page or feed, of a feed", c.Name)
		}
		if c.Files != "" && !filepath.IsAbs(c.Files) {
			c.Files = filepath.Join(filepath.Dir(name), c.Files)
		}
	}
	return s, errors.Join(mistakes...)
}

// duration is a time.Duration written 90s, 1h30m.
type duration time.Duration

// UnmarshalYAML reads a duration.
func (d *duration) UnmarshalYAML(n *yaml.Node) error {
	v, err := time.ParseDuration(n.Value)
	if err != nil || v < 0 {
		return fmt.Errorf("line %d: %q is no duration such as 30s or 72h", n.Line, n.Value)
	}
	*d = duration(v)
	return nil
}

// pattern is a regular expression; the zero value matches everything.
type pattern struct{ *regexp.Regexp }

// UnmarshalYAML compiles the expression.
func (p *pattern) UnmarshalYAML(n *yaml.Node) error {
	re, err := regexp.Compile(n.Value)
	if err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	p.Regexp = re
	return nil
}

func (p pattern) matches(s string) bool { return p.Regexp == nil || p.MatchString(s) }
