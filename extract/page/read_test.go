package page

import (
	"bytes"
	"compress/gzip"
	"errors"
	"github.com/klauspost/compress/zstd"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	enc "golang.org/x/text/encoding/unicode"

	"zgadka/extract"
)

// collect reads everything; a refusal becomes the line "ID: reason".
func collect(r io.Reader, o Options) (ids []string, articles []*extract.Article, err error) {
	for a, e := range Read(r, "in", o) {
		var refused *Refusal
		switch {
		case e == nil:
			ids, articles = append(ids, a.ID), append(articles, a)
		case errors.As(e, &refused):
			ids = append(ids, e.Error())
		default:
			err = e
		}
	}
	return ids, articles, err
}

func TestJSONL(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"ids come back unchanged", `{"id":" a/1 ","text":"Туск їде."}`, " a/1 "},
		{"without id the address", `{"text":"Туск їде.","url":"HTTPS://Polissia.example/a?utm_source=x"}`, "https://polissia.example/a"},
		{"without both the text", `{"text":"Туск їде."}`, "sha256:2e76"},
		{"a number is an id", `{"id":17,"text":"Туск їде."}`, "17"},
		{"other keys are ignored", `{"id":"a","text":"Туск їде.","Text":5,"x":{"y":[1]},"site":null}`, "a"},
		{"a page", `{"id":"a","html":"<h1>Туск їде</h1><p>Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.</p>"}`, "a"},
		{"empty lines are skipped", "\n{\"id\":\"a\",\"text\":\"Туск.\"}\r\n\n{\"id\":\"b\",\"text\":\"Туск.\"}", "a b"},
		{"bad lines are named", "{\"id\":\"a\",\"text\":\"Туск.\"}\n[1]\n{\"id\":\"b\"\nnull\n{\"id\":\"c\",\"text\":\"Туск.\"}", "a in:2: not a JSON object in:3: truncated JSON in:4: not a JSON object c"},
		{"no text", `{"id":"a"}`, `a: no "text"`},
		{"empty text", `{"url":"https://polissia.example/a","text":""}`, "https://polissia.example/a: empty text"},
		{"text of a wrong type", `{"id":"a","text":["x"]}`, `in:1: "text" is no string`},
		{"a date that cannot be read", `{"id":"a","text":"Туск.","published":"торік"}`, `a: published: "торік" is no date that can be read`},
		{"a language that is none", `{"id":"a","text":"Туск.","lang":"Ukrainian"}`, `a: lang: "Ukrainian" is no language code`},
		{"an object over several lines", "{\n\"id\":\"a\"}", "in:1: truncated JSON in:2: not JSON: invalid character ':' after top-level value"},
		{"a long line", `{"id":"a","text":"Туск."}` + "\n" + `{"id":"b","text":"` + strings.Repeat("x", 2000) + `"}` + "\n" + `{"id":"c","text":"Туск."}`, "a in:2: longer than the limit of 1000 bytes c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, _, err := collect(strings.NewReader(c.in), Options{Format: FormatJSONL, MaxBytes: 1000})
			if err != nil {
				t.Fatal(err)
			}
			for i, id := range ids {
				if len(id) == 71 { // sha256
					ids[i] = id[:11]
				}
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

func TestJSONLFields(t *testing.T) {
	const line = `{"id":"a","url":"https://polissia.example/a#x","site":"Полісся","lang":"ru","title":"Туск їде","published":"21.03.2023 15:40","text":"Туск їде\nПрем'єр Польщі приїде до Києва."}`
	_, as, err := collect(strings.NewReader(line), Options{Meta: Meta{ID: "no", Title: "ні", Site: "ні", Fetched: "2024-01-01"}})
	if err != nil || len(as) != 1 {
		t.Fatal(err, len(as))
	}
	a := as[0]
	if a.URL != "https://polissia.example/a" || a.Site != "Полісся" || a.Lang != "ru" || a.Title != "Туск їде" || a.Published != "2023-03-21T15:40:00" || a.Fetched != "2024-01-01" || a.InputStart != 0 {
		t.Errorf("%+v", a)
	}
	if got := zonesOf(a); got != "title|Туск їде\nbody|Прем'єр Польщі приїде до Києва.\n" {
		t.Error(got)
	}
}

func TestJSONLCharset(t *testing.T) {
	const line = `{"id":"a","text":"Генсек НАТО застеріг Китай від надання росії летальної допомоги."}` + "\n"
	utf16, _ := enc.UTF16(enc.LittleEndian, enc.UseBOM).NewEncoder().String(line)
	cp1251, _ := charmap.Windows1251.NewEncoder().String(line)
	for name, in := range map[string]string{"utf-8": line, "mark": "\xEF\xBB\xBF" + line, "utf-16": utf16, "windows-1251": cp1251} {
		_, as, err := collect(strings.NewReader(in), Options{})
		if err != nil || len(as) != 1 || !strings.HasPrefix(as[0].Text, "Генсек НАТО") {
			t.Errorf("%s: %v %v", name, err, as)
		}
	}
}

func TestReadFormats(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	io.WriteString(z, ukPage)
	z.Close()
	var zst bytes.Buffer
	y, err := zstd.NewWriter(&zst)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(y, ukPage)
	y.Close()
	for _, c := range []struct {
		name, in string
		o        Options
		want     string
	}{
		{"a page", ukPage, Options{}, "https://polissia.example/news/1"},
		{"a page behind blanks and a comment", "\n <!-- x -->\n" + ukPage, Options{}, "https://polissia.example/news/1"},
		{"a page, zipped", zipped.String(), Options{}, "https://polissia.example/news/1"},
		{"zipped and cut", zipped.String()[:zipped.Len()-20], Options{}, "in: damaged or truncated gzip data"},
		{"text", "Туск їде до Києва.", Options{Meta: Meta{ID: "t"}}, "t"},
		{"text that begins with a brace", "{зауваження} Туск їде до Києва.", Options{Meta: Meta{ID: "t"}}, "t"},
		{"text that names a tag", "Тег <p> у тексті.", Options{Meta: Meta{ID: "t"}}, "t"},
		{"JSON lines", `{"id":"a","text":"Туск."}`, Options{}, "a"},
		{"a page as text", "<p>Туск їде до Києва.</p>", Options{Format: FormatText, Meta: Meta{ID: "t"}}, "t"},
		{"a JSON list", `[{"text":"Туск"}]`, Options{}, "in: JSON, but not one object with a text on each line"},
		{"a feed", `<?xml version="1.0"?><rss><item>Туск</item></rss>`, Options{}, "in:1: no full text in the feed"},
		{"a sitemap", `<?xml version="1.0"?><urlset><url><loc>https://x.example/</loc></url></urlset>`, Options{}, "in: a sitemap, which lists addresses and has no texts: name it in the sources of zgadka refresh"},
		{"XML of another kind", `<?xml version="1.0"?><office:document>x</office:document>`, Options{}, "in: an XML document, not a page or a text"},
		{"zstd", zst.String(), Options{}, "https://polissia.example/news/1"},
		{"zstd and cut", zst.String()[:zst.Len()-20], Options{}, "in: damaged or truncated zstd data"},
		{"empty", "", Options{}, "in: empty"},
		{"empty page", "", Options{Format: FormatHTML}, "in: empty"},
		{"binary", "\x00\x01\x02\x03Туск", Options{}, "in: binary data, not text"},
		{"an image", "\x89PNG\r\n\x1a\n", Options{}, "in: a PNG image, not text"},
		{"too large", strings.Repeat("Туск їде. ", 100), Options{MaxBytes: 100}, "in: larger than the limit of 100 bytes"},
		{"a wrong date given", "Туск їде.", Options{Meta: Meta{ID: "t", Published: "торік"}}, `t: published: "торік" is no date that can be read`},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, _, err := collect(strings.NewReader(c.in), c.o)
			if got := strings.Join(ids, " "); err != nil || got != c.want {
				t.Errorf("%s, %v, want %s", got, err, c.want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	for name, in := range map[string]io.Reader{
		"at once":      iotest.ErrReader(broken),
		"in a line":    io.MultiReader(strings.NewReader(`{"id":"a",`), iotest.ErrReader(broken)),
		"in a text":    io.MultiReader(strings.NewReader("Туск"), iotest.ErrReader(broken)),
		"behind lines": io.MultiReader(strings.NewReader("{\"id\":\"a\",\"text\":\"Туск.\"}\n"), iotest.ErrReader(broken)),
	} {
		if _, _, err := collect(in, Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := collect(strings.NewReader("x"), Options{Format: "word"}); err == nil {
		t.Error("unknown format read")
	}
}

func TestReadStops(t *testing.T) {
	n := 0
	for range Read(strings.NewReader(strings.Repeat("{\"text\":\"Туск.\"}\n", 9)), "in", Options{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d", n)
	}
}

func TestParseMeta(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     Meta
		ok       bool
	}{
		{"all", "id: a\nurl: https://polissia.example/a\nsite: Полісся\nlang: uk-UA\ntitle: 'Туск:  їде'\nauthor: Марта\npublished: 2023-03-21\nfetched: 2023-03-22T10:00:00Z\n",
			Meta{"a", "https://polissia.example/a", "Полісся", "uk", "Туск: їде", "Марта", "2023-03-21", "2023-03-22T10:00:00Z"}, true},
		{"nothing", "", Meta{}, true},
		{"an unknown key", "publshed: 2023-03-21\n", Meta{}, false},
		{"a key twice", "id: a\nid: b\n", Meta{}, false},
		{"a list", "id: [a]\n", Meta{}, false},
		{"a wrong date", "published: torik\n", Meta{}, false},
		{"two documents", "id: a\n---\nid: b\n", Meta{}, false},
	} {
		m, err := ParseMeta([]byte(c.in))
		if m != c.want || (err == nil) != c.ok {
			t.Errorf("%s: %+v %v", c.name, m, err)
		}
	}
}
