package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Templates are the lines that the articles of a site have in common, by site: menus, appeals, boxes. Reading with them makes
// such lines nav, wherever they stand; the title excepted. They do not change and are safe for concurrent use; nil has none.
type Templates struct {
	sites map[string]*template
}

// template is what the articles of one site have in common.
type template struct {
	version string
	lines   map[string]bool // by templateKey
}

// templatesVersion is the version of the file's format.
const templatesVersion = 1

// templatesFile is what is written.
type templatesFile struct {
	Zgadka int                     `yaml:"zgadka-templates"`
	Sites  map[string]templateFile `yaml:"sites"`
}

type templateFile struct {
	Articles int      `yaml:"articles"` // that were learnt from
	Lines    []string `yaml:"lines"`    // sorted; numbers are written 0
}

// ReadTemplates reads what [Learner.Write] wrote. A file of another kind or of a newer version is an error.
func ReadTemplates(r io.Reader) (*Templates, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var f templatesFile
	if err := decodeStrict(data, &f); err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	switch {
	case f.Zgadka == 0:
		return nil, errors.New("read templates: no templates of sites; page --learn writes them")
	case f.Zgadka > templatesVersion:
		return nil, fmt.Errorf("read templates: version %d, this program reads up to %d", f.Zgadka, templatesVersion)
	}
	t := &Templates{map[string]*template{}}
	for site, s := range f.Sites {
		slices.Sort(s.Lines)
		sum := sha256.Sum256([]byte(strings.Join(s.Lines, "\n")))
		t.sites[site] = &template{hex.EncodeToString(sum[:6]), set(s.Lines)}
	}
	return t, nil
}

// of is the template of a site, nil without one.
func (t *Templates) of(site string) *template {
	if t == nil {
		return nil
	}
	return t.sites[site]
}

// has reports whether a line is of the template.
func (t *template) has(text string) bool { return t != nil && t.lines[templateKey(text)] }

// templateKey is a line as the lines of several articles are compared: folded, every number 0, as counters and dates differ.
func templateKey(text string) string {
	if len(text) > 1000 {
		return ""
	}
	out := make([]byte, 0, len(text))
	for _, c := range []byte(fold(text)) {
		if c >= '0' && c <= '9' {
			if n := len(out); n > 0 && out[n-1] == '0' {
				continue
			}
			c = '0'
		}
		out = append(out, c)
	}
	return string(out)
}

// What recurs in so many articles of a site, and in so great a share of them, is its template.
const (
	templateArticles = 3
	templateShare    = .3
)

// maxLearnt bounds the lines that are kept of one site while learning; above it those seen once are forgotten.
const maxLearnt = 200_000

// Learner learns templates from articles. The zero value is ready; it is not safe for concurrent use.
type Learner struct {
	sites map[string]*learnt
}

type learnt struct {
	articles int
	titles   map[[16]byte]bool // of articles seen: the same one again teaches nothing
	lines    map[string]int    // articles that have the line
}

// Add takes in the lines of one article, as [Options].Lines gives them. An article of no known site, or with the title of an
// earlier one, is passed over.
func (l *Learner) Add(site, title string, lines []string) {
	if site == "" {
		return
	}
	s := l.sites[site]
	if s == nil {
		if l.sites == nil {
			l.sites = map[string]*learnt{}
		}
		s = &learnt{titles: map[[16]byte]bool{}, lines: map[string]int{}}
		l.sites[site] = s
	}
	sum := sha256.Sum256([]byte(fold(title)))
	if id := [16]byte(sum[:16]); title != "" && s.titles[id] {
		return
	} else if title != "" {
		s.titles[id] = true
	}
	s.articles++
	own := map[string]bool{templateKey(title): true}
	for _, line := range lines {
		key := templateKey(line)
		if key == "" || own[key] || !hasLetter(key) {
			continue
		}
		own[key] = true
		s.lines[key]++
	}
	if len(s.lines) > maxLearnt {
		maps.DeleteFunc(s.lines, func(_ string, n int) bool { return n == 1 })
	}
}

// Counts says how many articles of how many sites were taken in.
func (l *Learner) Counts() (articles, sites int) {
	for _, s := range l.sites {
		articles += s.articles
	}
	return articles, len(l.sites)
}

// Write writes the templates as YAML, sites and lines sorted, and returns how many lines they have. The same articles give the
// same bytes in any order, as long as no site has more than 200,000 different lines.
func (l *Learner) Write(w io.Writer) (lines int, err error) {
	f := templatesFile{templatesVersion, map[string]templateFile{}}
	for name, s := range l.sites {
		t := templateFile{Articles: s.articles}
		for key, n := range s.lines {
			if n >= templateArticles && float64(n) >= templateShare*float64(s.articles) {
				t.Lines = append(t.Lines, key)
			}
		}
		if len(t.Lines) > 0 {
			slices.Sort(t.Lines)
			f.Sites[name] = t
			lines += len(t.Lines)
		}
	}
	var b bytes.Buffer
	b.WriteString("# Lines that the articles of a site have in common. Written by zgadka page --learn; read with --templates.\n")
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(f); err != nil {
		return 0, err
	}
	_, err = w.Write(b.Bytes())
	return lines, err
}
