package page

import (
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
	} {
		if got := seenDate(c.line, "2024-04-12T18:00:00Z"); got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestKyivTime(t *testing.T) {
	d := &document{survey: &survey{host: "udai.example.ua"}}
	for in, want := range map[string]string{
		"2023-03-26T02:59:00": "2023-03-26T02:59:00+02:00", "2023-03-26T04:00:00": "2023-03-26T04:00:00+03:00", "2023-07-01T12:00:00": "2023-07-01T12:00:00+03:00",
		"2023-10-29T04:00:00": "2023-10-29T04:00:00+02:00", "2023-03-21": "2023-03-21", "2023-03-21T10:00:00Z": "2023-03-21T10:00:00Z",
	} {
		if got := d.local(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
