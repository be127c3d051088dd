package extract_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// FuzzQuotes holds what must be true of quotes whatever the text is.
func FuzzQuotes(f *testing.F) {
	extractor() // loading takes longer than one input may
	for _, s := range []string{
		"«Міст відкриють», – сказав мер Сергій Сухомлин. – «Так».",
		"\"Компанія \"Вітрогон\" продала \"Обрій\"\", - повідомила Олена Вітряк, пише \"Село лишилося",
		"# Дрон упав – МЗС Румунії\n\nУ МЗС Румунії заявили, що «дрон упав.\n\n«Ніхто не постраждав», – йдеться в повідомленні.",
		"Він сказав: «Ми купили «Теплий дім» і \"Маяк'.",
		"- Порт працює, - відповів Мороз. - А ви?",
		"За словами його, як повідомив, що, чи, про це заявив.",
		"По его словам, Путин заявил, что «А», и добавил, что „Б“.",
		"“The bridge,” he said, “opens.” \"No,\n\nYes.\" As X said, according to Y",
		"X told Y: \"It's 'nested \"deep\"' (he said)\" — Z.",
		"»–казав»–казав ",
		"Повідомив, що дощ.", // the article begins with its cue
		"Сказал, что дождь.",
		"Said it rained.",
		"»»» ««« \"\"\" ''' „„„ ““ ”” , , , – – – сказав сказав",
		"«" + strings.Repeat("a ", 40) + "»" + strings.Repeat("», – сказав ", 5),
	} {
		for i := range 3 {
			f.Add(uint8(i), s)
		}
	}
	f.Fuzz(func(t *testing.T, lang uint8, text string) {
		if !utf8.ValidString(text) || len(text) > 20000 {
			return
		}
		a := article(gazetteer.Languages[int(lang)%len(gazetteer.Languages)], text)
		d := extractor().Extract(a)
		again := extractor().Extract(a)
		if len(again.Quotes) != len(d.Quotes) {
			t.Fatal("another number of quotes the second time")
		}
		for i, q := range d.Quotes {
			if show(again, again.Quotes[i]) != show(d, q) {
				t.Fatalf("quote %d differs the second time", i)
			}
			if len(q.Spans) == 0 || q.Rule == "" || q.Act == "" || q.Parent >= len(d.Quotes) || q.Parent == i {
				t.Fatalf("quote %d: %+v", i, q)
			}
			spans := append([]extract.Span{}, q.Spans...)
			if q.Cue != nil {
				spans = append(spans, *q.Cue)
			}
			for _, rs := range [][]extract.Role{q.CoSpeakers, q.Targets, q.Addressees, q.Media} {
				for _, r := range rs {
					spans = append(spans, r.Span)
				}
			}
			if q.Speaker != nil {
				spans = append(spans, q.Speaker.Span)
			}
			for _, s := range spans {
				if s.Start < 0 || s.Start >= s.End || s.End > len(d.Text) || !utf8.RuneStart(d.Text[s.Start]) || s.End < len(d.Text) && !utf8.RuneStart(d.Text[s.End]) {
					t.Fatalf("span %v of quote %d in %d bytes", s, i, len(d.Text))
				}
			}
			for k := 1; k < len(q.Spans); k++ {
				if q.Spans[k].Start < q.Spans[k-1].End {
					t.Fatalf("spans of quote %d out of order: %v", i, q.Spans)
				}
			}
		}
	})
}

// TestQuotesLongLines reads what crawlers leave at their worst: one line without an end, marks without partners.
func TestQuotesLongLines(t *testing.T) {
	if testing.Short() {
		return
	}
	for name, unit := range map[string]string{
		"opening marks":      "« ",
		"opening, tight":     "«а ",
		"straight marks":     "\"а\" ",
		"mixed marks":        "«а „б “в \"г ",
		"closing marks":      "а», – ",
		"cues":               "заявив, що він сказав, що ",
		"speech":             "«Так», – сказав Мороз, ",
		"attributions":       "за словами X, як повідомив Y, ",
		"dashes":             "а – б, – ",
		"pronouns, one line": "він сказав, що вона ",
	} {
		t.Run(name, func(t *testing.T) {
			const size = 60_000
			text := strings.Repeat(unit, size/len(unit))
			start := time.Now()
			d := extractor().Extract(article("uk", text))
			first := time.Since(start)
			start = time.Now()
			extractor().Extract(article("uk", text+text))
			second := time.Since(start)
			t.Logf("%d quotes, %v, twice the text %v", len(d.Quotes), first, second)
			if second > 5*first+time.Second {
				t.Errorf("twice the text takes %v after %v", second, first)
			}
		})
	}
}
