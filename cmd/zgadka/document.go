package main

import (
	"encoding/json"
	"io"
	"sort"
	"unicode/utf8"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// document is one line of what extract writes: the contract in docs/design.md. Offsets are code points of text.
type document struct {
	ID         string          `json:"id"`
	URL        *string         `json:"url"`
	Site       *string         `json:"site"`
	Lang       *string         `json:"lang"`
	Title      *string         `json:"title"`
	Published  *string         `json:"published"`
	Text       string          `json:"text"`
	InputStart int             `json:"inputStart"`
	Zones      []jsonZone      `json:"zones"`
	Sentences  []jsonSpan      `json:"sentences"`
	Mentions   []jsonMention   `json:"mentions"`
	Quotes     []jsonQuote     `json:"quotes"`
	CoMentions []jsonCoMention `json:"coMentions"`
	SaidAbout  []jsonSaidAbout `json:"saidAbout"`
}

type jsonSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type jsonZone struct {
	Zone string `json:"zone"`
	jsonSpan
}

type jsonText struct {
	jsonSpan
	Text string `json:"text"`
}

type jsonMention struct {
	jsonText
	Type       string   `json:"type"`
	Entity     *string  `json:"entity"`
	Name       *string  `json:"name"`
	Lemma      *string  `json:"lemma"`
	Via        string   `json:"via"`
	Rule       *string  `json:"rule"`
	Sentence   int      `json:"sentence"`
	Literal    *string  `json:"literal"`
	Candidates []string `json:"candidates"`
}

type jsonParty struct {
	jsonText
	Entity *string `json:"entity"`
	Name   *string `json:"name"`
}

type jsonMedium struct {
	jsonParty
	Role string `json:"role"`
}

type jsonQuote struct {
	Type       string       `json:"type"`
	Act        string       `json:"act"`
	Spans      []jsonSpan   `json:"spans"`
	Cue        *jsonText    `json:"cue"`
	Speaker    *jsonParty   `json:"speaker"`
	CoSpeakers []jsonParty  `json:"coSpeakers"`
	Targets    []jsonParty  `json:"targets"`
	Addressees []jsonParty  `json:"addressees"`
	Media      []jsonMedium `json:"media"`
	Parent     *int         `json:"parent"`
	Negated    bool         `json:"negated"`
	InTitle    bool         `json:"inTitle"`
	Rule       *string      `json:"rule"`
	Lang       *string      `json:"lang"`
}

type jsonCoMention struct {
	A         string `json:"a"`
	B         string `json:"b"`
	Sentences int    `json:"sentences"`
}

type jsonSaidAbout struct {
	Speaker string `json:"speaker"`
	Target  string `json:"target"`
	Quotes  int    `json:"quotes"`
}

// refusedDocument is the line of an article that was not read.
type refusedDocument struct {
	ID      string `json:"id"`
	Refused string `json:"refused"`
}

// documentOf turns a document into its JSON shape.
func documentOf(d *extract.Document, g *gazetteer.Gazetteer) *document {
	p := newPoints(d.Text)
	out := &document{
		ID: d.ID, URL: orNull(d.URL), Site: orNull(d.Site), Lang: orNull(string(d.Lang)), Title: orNull(d.Title), Published: orNull(d.Published),
		Text: d.Text, InputStart: p.at(d.InputStart),
		Zones: []jsonZone{}, Sentences: []jsonSpan{}, Mentions: []jsonMention{}, Quotes: []jsonQuote{}, CoMentions: []jsonCoMention{}, SaidAbout: []jsonSaidAbout{},
	}
	for _, z := range d.Zones {
		out.Zones = append(out.Zones, jsonZone{string(z.Kind), p.span(z.Span)})
	}
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, p.span(s.Span))
	}
	for _, m := range d.Mentions {
		out.Mentions = append(out.Mentions, jsonMention{
			jsonText: p.text(m.Span), Type: string(m.Type), Entity: orNull(m.Entity), Name: orNull(m.Name), Lemma: orNull(m.Lemma),
			Via: string(m.Via), Rule: orNull(m.Rule), Sentence: m.Sentence, Literal: orNull(m.Literal), Candidates: orEmpty(m.Candidates),
		})
	}
	for _, q := range d.Quotes {
		jq := p.quote(q)
		jq.Lang = orNull(string(d.QuoteLang(&q)))
		out.Quotes = append(out.Quotes, jq)
	}
	f := graph.Of(d, g, "")
	for _, c := range f.CoMentions() {
		out.CoMentions = append(out.CoMentions, jsonCoMention(c))
	}
	for _, s := range f.SaidAbout() {
		out.SaidAbout = append(out.SaidAbout, jsonSaidAbout(s))
	}
	return out
}

func (p *points) quote(q extract.Quote) jsonQuote {
	out := jsonQuote{
		Type: string(q.Type), Act: q.Act, Spans: []jsonSpan{}, Negated: q.Negated, InTitle: q.InTitle, Rule: orNull(q.Rule),
		CoSpeakers: p.parties(q.CoSpeakers), Targets: p.parties(q.Targets), Addressees: p.parties(q.Addressees), Media: []jsonMedium{},
	}
	for _, s := range q.Spans {
		out.Spans = append(out.Spans, p.span(s))
	}
	if q.Cue != nil {
		t := p.text(*q.Cue)
		out.Cue = &t
	}
	if q.Speaker != nil {
		s := p.party(*q.Speaker)
		out.Speaker = &s
	}
	for _, m := range q.Media {
		out.Media = append(out.Media, jsonMedium{p.party(m), m.Medium})
	}
	if q.Parent >= 0 {
		out.Parent = &q.Parent
	}
	return out
}

func (p *points) parties(rs []extract.Role) []jsonParty {
	out := make([]jsonParty, 0, len(rs))
	for _, r := range rs {
		out = append(out, p.party(r))
	}
	return out
}

func (p *points) party(r extract.Role) jsonParty {
	return jsonParty{p.text(r.Span), orNull(r.Entity), orNull(r.Name)}
}

// points turns bytes of a text into code points.
type points struct {
	text_ string
	marks []int // code points before byte 256·i
}

func newPoints(s string) *points {
	p := &points{text_: s}
	n := 0
	for i := 0; i < len(s); i++ {
		if i%256 == 0 {
			p.marks = append(p.marks, n)
		}
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return p
}

func (p *points) at(b int) int {
	if len(p.marks) == 0 {
		return 0
	}
	k := min(b/256, len(p.marks)-1)
	n := p.marks[k]
	for i := k * 256; i < b; i++ {
		if utf8.RuneStart(p.text_[i]) {
			n++
		}
	}
	return n
}

func (p *points) span(s extract.Span) jsonSpan { return jsonSpan{p.at(s.Start), p.at(s.End)} }

func (p *points) text(s extract.Span) jsonText { return jsonText{p.span(s), p.text_[s.Start:s.End]} }

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	sort.Strings(s)
	return s
}

// writeLine writes v as one line of JSON, without escaping what is harmless outside HTML.
func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
