package extract_test

import (
	"strings"
	"sync"
	"testing"

	"zgadka/extract"
	"zgadka/gazetteer"
)

var extractor = sync.OnceValue(func() *extract.Extractor {
	g, err := gazetteer.Default()
	if err != nil {
		panic(err)
	}
	return extract.New(g)
})

// article makes an article whose paragraphs stand between blank lines; one that begins with "# " is the title.
func article(lang gazetteer.Lang, text string) *extract.Article {
	a := &extract.Article{ID: "t", Lang: lang, Published: "2024-03-05"}
	for _, p := range strings.Split(text, "\n\n") {
		kind := extract.Body
		if t, ok := strings.CutPrefix(p, "# "); ok {
			p, kind = t, extract.Title
		}
		if a.Text != "" {
			a.Text += "\n\n"
		}
		a.Zones = append(a.Zones, extract.Zone{Kind: kind, Span: extract.Span{Start: len(a.Text), End: len(a.Text) + len(p)}})
		a.Text += p
	}
	return a
}

// show writes a quote as "TYPE ACT SPEAKER | CONTENT", with what else it has behind: "| to X", "| media venue X", "| and X", "| negated",
// "| in 0" for a quote inside the first.
func show(d *extract.Document, q extract.Quote) string {
	var b strings.Builder
	text := func(s extract.Span) string { return d.Text[s.Start:s.End] }
	b.WriteString(string(q.Type) + " " + q.Act + " ")
	if q.Speaker == nil {
		b.WriteString("?")
	} else {
		b.WriteString(text(q.Speaker.Span))
	}
	b.WriteString(" | ")
	for i, s := range q.Spans {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(text(s))
	}
	for _, x := range q.CoSpeakers {
		b.WriteString(" | and " + text(x.Span))
	}
	for _, x := range q.Addressees {
		b.WriteString(" | to " + text(x.Span))
	}
	for _, x := range q.Media {
		b.WriteString(" | media " + x.Medium + " " + text(x.Span))
	}
	if q.Negated {
		b.WriteString(" | negated")
	}
	if q.Parent >= 0 {
		b.WriteString(" | in " + string(rune('0'+q.Parent)))
	}
	return b.String()
}

type quoteCase struct {
	name, text string
	want       []string
}

func check(t *testing.T, lang gazetteer.Lang, cases []quoteCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := extractor().Extract(article(lang, c.text))
			var got []string
			for _, q := range d.Quotes {
				got = append(got, show(d, q))
				if q.Cue == nil && q.Rule == "" {
					t.Error("a quote with neither cue nor rule")
				}
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("%s\n got:\n%s\nwant:\n%s", c.text, g, w)
			}
		})
	}
}
