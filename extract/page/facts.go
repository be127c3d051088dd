package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"zgadka/extract"
)

//go:embed boilerplate.yaml
var boilerplateYAML []byte

// words is one section of boilerplate.yaml; the head of that file says what each list means.
type words struct {
	Label []string `yaml:"label"`
	Weak  []string `yaml:"weak"`
	Start []string `yaml:"start"`
	Plea  []string `yaml:"plea"`
	Hard  []string `yaml:"hard"`
	Soft  []string `yaml:"soft"`
	Tail  []string `yaml:"tail"`
}

// file is boilerplate.yaml.
type file struct {
	Photo    words               `yaml:"photo"`
	Byline   words               `yaml:"byline"`
	Caption  words               `yaml:"caption"`
	Related  words               `yaml:"related"`
	Nav      words               `yaml:"nav"`
	End      []string            `yaml:"end"`
	Source   []string            `yaml:"source"`
	Months   map[string][]string `yaml:"months"`
	Weekdays []string            `yaml:"weekdays"`
	Dating   []string            `yaml:"dating"`

	Around     []string `yaml:"around"`
	Aside      []string `yaml:"aside"`
	Discussion []string `yaml:"discussion"`
	Holder     []string `yaml:"holder"`
	Embedded   []string `yaml:"embedded"`
	Without    []string `yaml:"without"`
	Writer     []string `yaml:"writer"`
	Closing    []string `yaml:"closing"`
	Discuss    []string `yaml:"discuss"`
	Reading    []string `yaml:"reading"`
	Offer      struct {
		Ask []string `yaml:"ask"`
		Of  []string `yaml:"of"`
	} `yaml:"offer"`
	Lead      []string `yaml:"lead"`
	Captioned []string `yaml:"captioned"`
	Credited  []string `yaml:"credited"`
}

// sort of line that a rule makes. The order says which rule wins where two labels are equal.
type sort uint8

const (
	plain   sort = iota
	photo        // a credit, or a caption where a sentence follows
	byline       // credit
	caption      // caption
	related      // related
	nav          // nav
	source       // body among paragraphs, credit after them
	dated        // nav: a date line
	counter      // nav: numbers, breadcrumbs, addresses
)

// zone is the zone of a line of that sort.
func (s sort) zone() extract.ZoneKind {
	switch s {
	case photo, byline, source:
		return extract.Credit
	case caption:
		return extract.Caption
	case related:
		return extract.Related
	default:
		return extract.Nav
	}
}

// facts is boilerplate.yaml made ready for looking up. It is read-only and safe for concurrent use.
type facts struct {
	label   map[string]sort
	weak    map[string]bool
	end     map[string]bool
	start   map[string][]phrase      // by first word
	inner   map[uint32][]innerPhrase // by their first four bytes
	month   map[string]int           // 1..12
	dating  map[string]bool
	week    map[string]bool
	markup  map[string]mark
	absent  map[string]bool
	writer  []string
	closing []string
	discuss map[string]bool
	ask     map[string][]string // of offers, by first word
	of      []string
	reading map[string]bool
}

// mark is what a word of a class attribute says about its element.
type mark uint16

const (
	around    mark = 1 << iota // no part of the article
	aside                      // about other articles
	discussed                  // comments
	hidden                     // not shown
	holding                    // the article's text
	leading                    // the lead
	captioned                  // a caption
	credited                   // a credit
	quoted                     // in a blockquote
	heading                    // a header outside of articles

	embedded // from elsewhere

	besides = around | aside | discussed | hidden
)

type phrase struct {
	text string
	stem bool // more letters may follow
	plea bool
	sort sort
}

// known reads the embedded file once; it is the program's own, so a mistake in it is a bug.
var known = sync.OnceValue(func() *facts {
	var f file
	if err := decodeStrict(boilerplateYAML, &f); err != nil {
		panic("page: boilerplate.yaml: " + err.Error())
	}
	return f.ready()
})

func (f *file) ready() *facts {
	k := &facts{
		label: map[string]sort{}, weak: map[string]bool{}, inner: map[uint32][]innerPhrase{}, end: set(f.End), start: map[string][]phrase{},
		absent: set(f.Without), writer: f.Writer, closing: f.Closing, discuss: set(f.Discuss), reading: set(f.Reading), month: map[string]int{}, dating: set(f.Dating), week: set(f.Weekdays),
	}
	for _, w := range f.End {
		k.label[w] = related
	}
	for _, w := range f.Source {
		k.label[w] = source
	}
	for _, s := range []struct {
		words
		sort
	}{{f.Nav, nav}, {f.Related, related}, {f.Caption, caption}, {f.Byline, byline}, {f.Photo, photo}} {
		for _, w := range s.Label {
			k.label[w] = s.sort
		}
		for _, w := range s.Weak {
			k.label[w], k.weak[w] = s.sort, true
		}
		for _, w := range s.Start {
			k.begin(w, s.sort, false)
		}
		for _, w := range s.Plea {
			k.begin(w, s.sort, true)
		}
		for _, in := range []struct {
			words []string
			where byte
		}{{s.Hard, 'h'}, {s.Soft, 's'}, {s.Tail, 't'}} {
			for _, w := range in.words {
				k.inner[innerKey(w)] = append(k.inner[innerKey(w)], innerPhrase{phrase{text: w, sort: s.sort}, in.where})
			}
		}
	}
	k.of, k.ask = f.Offer.Of, map[string][]string{}
	for _, w := range f.Offer.Ask {
		first, _, _ := strings.Cut(w, " ")
		k.ask[first] = append(k.ask[first], w)
	}
	k.markup = map[string]mark{}
	for _, m := range []struct {
		words []string
		mark
	}{{f.Around, around}, {f.Aside, aside}, {f.Discussion, discussed}, {f.Holder, holding}, {f.Embedded, embedded}, {f.Lead, leading}, {f.Captioned, captioned}, {f.Credited, credited}} {
		for _, w := range m.words {
			k.markup[w] |= m.mark
		}
	}
	for _, names := range f.Months {
		for i, w := range names {
			k.month[w] = i + 1
		}
	}
	return k
}

func (k *facts) begin(w string, s sort, plea bool) {
	text, stem := strings.CutSuffix(w, "*")
	first, _, _ := strings.Cut(text, " ")
	k.start[first] = append(k.start[first], phrase{text, stem, plea, s})
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[w] = true
	}
	return m
}

// ParseMeta reads the YAML that stands beside an article (NAME.meta.yaml): the keys id, url, site, lang, title, author,
// published and fetched, each once and as a scalar. An unknown key or a date that cannot be read is an error; dates come
// back as [ParseDate] writes them. Empty data is the zero Meta.
func ParseMeta(data []byte) (Meta, error) {
	var m Meta
	if err := decodeStrict(data, &m); err != nil {
		return Meta{}, fmt.Errorf("read meta: %w", err)
	}
	if err := m.normalise(); err != nil {
		return Meta{}, fmt.Errorf("read meta: %w", err)
	}
	return m, nil
}

func decodeStrict(data []byte, v any) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(v); err != nil && err != io.EOF {
		return err
	}
	if err := d.Decode(new(yaml.Node)); err != io.EOF {
		return fmt.Errorf("more than one document")
	}
	return nil
}
