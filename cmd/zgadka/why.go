package main

import (
	"fmt"
	"io"
	"strings"

	"zgadka/extract"
)

// jsonWhy is one line of extract --explain --json: why every mention and quote of a document is what it is. Offsets are code points.
type jsonWhy struct {
	ID       string           `json:"id"`
	Mentions []jsonWhyMention `json:"mentions"`
	Quotes   []jsonWhyQuote   `json:"quotes"`
}

type jsonWhyMention struct {
	jsonText
	Via        string     `json:"via"`
	Entity     *string    `json:"entity"`
	Rule       string     `json:"rule"`
	Entry      *string    `json:"entry"` // file:line in its pack; null of what no pack has
	Words      []jsonClue `json:"words"`
	Literal    *string    `json:"literal"`
	Candidates []string   `json:"candidates"`
	Lost       []jsonLost `json:"lost"`
}

type jsonClue struct {
	jsonText
	Role string `json:"role"`
}

type jsonLost struct {
	Entity string `json:"entity"`
	Reason string `json:"reason"`
}

type jsonWhyQuote struct {
	Spans   []jsonSpan        `json:"spans"`
	Act     string            `json:"act"`
	Speaker *jsonParty        `json:"speaker"`
	Rule    string            `json:"rule"`
	Entry   *string           `json:"entry"` // file:line of the cue in its language file; null of layouts
	Words   []jsonClue        `json:"words"`
	Lost    []jsonLostSpeaker `json:"lost"`
}

type jsonLostSpeaker struct {
	jsonText
	Entity *string `json:"entity"`
	Reason string  `json:"reason"`
}

// whyOf turns a document that was read by an explaining extractor into its explanation.
func whyOf(d *extract.Document) *jsonWhy {
	p := newPoints(d.Text)
	out := &jsonWhy{ID: d.ID, Mentions: []jsonWhyMention{}, Quotes: []jsonWhyQuote{}}
	for _, m := range d.Mentions {
		x := jsonWhyMention{jsonText: p.text(m.Span), Via: string(m.Via), Entity: orNull(m.Entity), Rule: m.Rule,
			Words: []jsonClue{}, Literal: orNull(m.Literal), Candidates: orEmpty(m.Candidates), Lost: []jsonLost{}}
		if m.Why.Entry.File != "" {
			x.Entry = orNull(m.Why.Entry.String())
		}
		for _, c := range m.Why.Words {
			x.Words = append(x.Words, jsonClue{p.text(c.Span), c.Role})
		}
		for _, l := range m.Why.Lost {
			x.Lost = append(x.Lost, jsonLost(l))
		}
		out.Mentions = append(out.Mentions, x)
	}
	for _, q := range d.Quotes {
		jq := p.quote(q)
		x := jsonWhyQuote{Spans: jq.Spans, Act: q.Act, Speaker: jq.Speaker, Rule: q.Rule, Words: []jsonClue{}, Lost: []jsonLostSpeaker{}}
		if q.Why.Entry.File != "" {
			x.Entry = orNull(q.Why.Entry.String())
		}
		for _, c := range q.Why.Words {
			x.Words = append(x.Words, jsonClue{p.text(c.Span), c.Role})
		}
		for _, l := range q.Why.Lost {
			x.Lost = append(x.Lost, jsonLostSpeaker{p.text(l.Span), orNull(l.Entity), l.Reason})
		}
		out.Quotes = append(out.Quotes, x)
	}
	return out
}

// explainDocument prints why every mention and quote is what it is, for people.
func (a *app) explainDocument(w io.Writer, d *extract.Document) {
	x := whyOf(d)
	fmt.Fprintln(w, clean(d.ID))
	for _, m := range x.Mentions {
		fmt.Fprintf(w, "%s  %s  %s\n", a.strong(clean(m.Text)), m.Via, or(value(m.Entity), "open"))
		fmt.Fprintf(w, "  rule   %s\n  entry  %s\n", m.Rule, or(value(m.Entry), "none"))
		for i, c := range m.Words {
			fmt.Fprintf(w, "  %-5s  %s “%s” %d–%d\n", first(i, "words"), c.Role, clean(c.Text), c.Start, c.End)
		}
		if m.Literal != nil {
			fmt.Fprintf(w, "  place  %s\n", *m.Literal)
		}
		if len(m.Candidates) > 0 {
			fmt.Fprintf(w, "  could  be %s\n", strings.Join(m.Candidates, ", "))
		}
		for i, l := range shortened(m.Lost) {
			fmt.Fprintf(w, "  %-5s  %s\n", first(i, "lost"), l)
		}
	}
	for i, q := range x.Quotes {
		s := d.Quotes[i].Spans[0]
		fmt.Fprintf(w, "%s  %s\n", a.strong("“"+clean(d.Text[s.Start:s.End])+"”"), q.Act)
		a.explainQuote(w, q)
	}
}

// explainQuote prints the lines under a quote.
func (a *app) explainQuote(w io.Writer, q jsonWhyQuote) {
	speaker := "nobody"
	if q.Speaker != nil {
		speaker = clean(q.Speaker.Text) + " = " + or(value(q.Speaker.Entity), "open")
	}
	fmt.Fprintf(w, "  by     %s\n  rule   %s\n  entry  %s\n", speaker, q.Rule, or(value(q.Entry), "none"))
	for i, c := range q.Words {
		fmt.Fprintf(w, "  %-5s  %s “%s” %d–%d\n", first(i, "words"), c.Role, clean(c.Text), c.Start, c.End)
	}
	for i, l := range q.Lost {
		fmt.Fprintf(w, "  %-5s  %s (%s): %s\n", first(i, "lost"), clean(l.Text), or(value(l.Entity), "open"), l.Reason)
	}
}

// shortened is a line for each that lost; of many the first only, as --json has them all.
func shortened(lost []jsonLost) (lines []string) {
	const most = 10
	for i, l := range lost {
		if i == most {
			return append(lines, fmt.Sprintf("and %d more", len(lost)-most))
		}
		lines = append(lines, l.Entity+": "+l.Reason)
	}
	return lines
}

// strong is bold on a terminal.
func (a *app) strong(s string) string {
	if a.colour() {
		return "\x1b[1m" + s + "\x1b[0m"
	}
	return s
}

// first is the label of a list beside its first line.
func first(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
