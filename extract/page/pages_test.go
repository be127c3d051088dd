package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Pages of testdata with what is around articles; NAME.txt beside NAME.html says what must come out, zone by zone.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no pages")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(f, "html") + "txt")
			if err != nil {
				t.Fatal(err)
			}
			a, err := HTML(data, Meta{})
			if err != nil {
				t.Fatal(err)
			}
			if got := zonesOf(a); got != string(want) {
				t.Errorf("zones:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestPageFacts(t *testing.T) {
	for _, c := range []struct{ file, title, published, author, lang, url string }{
		{"uk-around", "Мер Прилук відкрив нову школу", "2023-03-21T15:40:00+02:00", "Ольга Дячук", "uk", "https://udai.example.ua/novyny/shkola"},
		{"ru-breaks", "Глава МИД Эстонии приехал в Одессу", "2024-04-12T10:15:00", "", "ru", ""},
	} {
		data, err := os.ReadFile("testdata/pages/" + c.file + ".html")
		if err != nil {
			t.Fatal(err)
		}
		a, err := HTML(data, Meta{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != c.title || a.Published != c.published || a.Author != c.author || a.Lang != c.lang || a.URL != c.url {
			t.Errorf("%s: %q %q %q %q %q", c.file, a.Title, a.Published, a.Author, a.Lang, a.URL)
		}
	}
}

func TestRelativeDates(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Сьогодні, 12:30", "2024-04-12T12:30:00"},
		{"вчора, 9:05", "2024-04-11T09:05:00"},
		{"Вчера 23:59", "2024-04-11T23:59:00"},
		{"Today, 12:30", "2024-04-12T12:30:00"},
		{"12:30", ""},
		{"Опубліковано сьогодні о 12:30", "2024-04-12T12:30:00"},
		{"3 години тому", "2024-04-12T18:00:00"}, // in Kyiv
		{"25 хвилин тому", "2024-04-12T20:35:00"},
		{"2 дня назад", "2024-04-10"},
		{"3 hours ago", "2024-04-12T15:00:00"},
		{"11 лютого, 16:05", "2024-02-11T16:05:00"},
		{"31 грудня, 09:00", "2023-12-31T09:00:00"},
	} {
		if got := seenDate(c.line, "2024-04-12T18:00:00Z"); got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

// Late in the evening of Greenwich it is the next day in Kyiv, in summer from nine on, in winter from ten.
func TestRelativeToKyiv(t *testing.T) {
	for _, c := range []struct{ fetched, want string }{
		{"2024-07-12T21:30:00Z", "2024-07-13T00:10:00"},
		{"2024-07-12T20:30:00Z", "2024-07-12T00:10:00"},
		{"2024-01-12T21:30:00Z", "2024-01-12T00:10:00"},
		{"2024-01-12T22:30:00Z", "2024-01-13T00:10:00"},
		{"2024-01-12T23:30:00+01:00", "2024-01-13T00:10:00"},
		{"2024-07-12", "2024-07-12T00:10:00"},
	} {
		if got := seenDate("Сьогодні, 00:10", c.fetched); got != c.want {
			t.Errorf("%s: %q, want %q", c.fetched, got, c.want)
		}
	}
}

func TestUpdated(t *testing.T) {
	const head = `<html lang="uk"><head><title>Міст</title>%s</head><body><h1>Міст</h1><p>Міст відкрили вранці, повідомив мер міста.</p><p>Рух по ньому вже пішов, сказав він.</p></body></html>`
	for _, c := range []struct{ name, head, published, updated string }{
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Міст","datePublished":"2024-05-02T08:10:00+03:00","dateModified":"2024-05-02T11:45:00+03:00"}</script>`, "2024-05-02T08:10:00+03:00", "2024-05-02T11:45:00+03:00"},
		{"seconds since 1970", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Міст","datePublished":1714626600,"dateModified":1714639500000}</script>`, "2024-05-02T05:10:00Z", "2024-05-02T08:45:00Z"},
		{"meta, local time", `<meta property="article:published_time" content="2024-01-02 08:10:00"><meta property="article:modified_time" content="2024-01-03 09:00:00">`, "2024-01-02T08:10:00+02:00", "2024-01-03T09:00:00+02:00"},
		{"the same says nothing", `<meta property="article:published_time" content="2024-01-02T08:10:00Z"><meta property="article:modified_time" content="2024-01-02T08:10:00Z">`, "2024-01-02T08:10:00Z", ""},
	} {
		a, err := HTML(fmt.Appendf(nil, head, c.head), Meta{})
		if err != nil || a.Published != c.published || a.Updated != c.updated {
			t.Errorf("%s: published %q, updated %q, %v", c.name, a.Published, a.Updated, err)
		}
	}
}

func TestKyivTime(t *testing.T) {
	for in, want := range map[string]string{
		"2023-03-26T02:59:00": "2023-03-26T02:59:00+02:00", "2023-03-26T04:00:00": "2023-03-26T04:00:00+03:00", "2023-07-01T12:00:00": "2023-07-01T12:00:00+03:00",
		"2023-10-29T04:00:00": "2023-10-29T04:00:00+02:00", "2023-03-21": "2023-03-21", "2023-03-21T10:00:00Z": "2023-03-21T10:00:00Z",
	} {
		if got := atHome(in, "udai.example.ua", "ru"); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
