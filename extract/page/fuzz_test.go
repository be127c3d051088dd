package page

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"zgadka/extract"
)

// sound checks what every article promises: valid UTF-8, zones in order, apart, on the borders of runes, without blanks around
// them, at most one title, an id.
func sound(a *extract.Article) error {
	if !utf8.ValidString(a.Text) || strings.ContainsRune(a.Text, 0) {
		return fmt.Errorf("text is not clean")
	}
	if a.InputStart < 0 || a.InputStart > len(a.Text) {
		return fmt.Errorf("input starts at %d", a.InputStart)
	}
	if a.ID == "" {
		return fmt.Errorf("no id")
	}
	end, titles := 0, 0
	for i, z := range a.Zones {
		if z.Start < end || z.End <= z.Start || z.End > len(a.Text) {
			return fmt.Errorf("zone %d: %v behind %d of %d", i, z, end, len(a.Text))
		}
		s := a.Text[z.Start:z.End]
		if !utf8.ValidString(s) || strings.TrimSpace(s) != s {
			return fmt.Errorf("zone %d: %q", i, s)
		}
		if z.Kind == extract.Title {
			titles++
		}
		if z.Kind == "" {
			return fmt.Errorf("zone %d has no kind", i)
		}
		end = z.End
	}
	if titles > 1 {
		return fmt.Errorf("%d titles", titles)
	}
	return nil
}

func FuzzText(f *testing.F) {
	for _, d := range devArticles(f)[:3] {
		f.Add([]byte(d.Text), "", false)
	}
	f.Add([]byte("Фото: \xff\r\n\u2028Проєкт\nПроєкт \"х\" у"), "Проєкт", false)
	f.Add([]byte(". . .\n«»\n|||\n12.12.2012"), "x", true)
	f.Fuzz(func(t *testing.T, data []byte, title string, whole bool) {
		a, err := Text(data, Meta{Title: title}, whole)
		if err != nil {
			return
		}
		if err := sound(a); err != nil {
			t.Fatal(err)
		}
		if utf8.Valid(data) && len(a.Notes) == 0 && a.Text[a.InputStart:] != string(data) {
			t.Fatal("text changed")
		}
		if b, _ := Text(data, Meta{Title: title}, whole); !reflect.DeepEqual(a, b) {
			t.Fatal("not deterministic")
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(ukPage))
	f.Add([]byte(page("<title>x</title>", "<h1>Ten boats</h1>"+twoParas+"<table><tr><td>x</table>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := HTML(data, Meta{})
		if err != nil {
			return
		}
		if err := sound(a); err != nil {
			t.Fatal(err)
		}
		if b, _ := HTML(data, Meta{}); !reflect.DeepEqual(a, b) {
			t.Fatal("not deterministic")
		}
	})
}

func FuzzJSONL(f *testing.F) {
	f.Add([]byte("{\"id\":\"a\",\"text\":\"Туск \\ud800 їде.\",\"title\":\"Туск\"}\n{\"html\":\"<p>x\"}\n{"))
	f.Add([]byte("\xFF\xFE{\x00\"\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range JSONL(bytes.NewReader(data), "in", Options{MaxBytes: 1 << 16}) {
			if err == nil {
				if err := sound(a); err != nil {
					t.Fatal(err)
				}
			}
		}
		for a, err := range Read(bytes.NewReader(data), "in", Options{MaxBytes: 1 << 16}) {
			if (a == nil) == (err == nil) {
				t.Fatal("neither article nor error")
			}
		}
	})
}

// Hostile input is read or refused in bounded time. The bounds are twenty times what it takes.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	words := strings.Repeat("слово ", 900_000)
	for name, in := range map[string]string{
		"one line":               words,
		"one line of no word":    "а" + strings.Repeat("—", 3_000_000),
		"short lines":            strings.Repeat("Рядок\n", 100_000),
		"lines like no other":    numbered("Рядок номер %d без крапки\n", 100_000),
		"paragraphs, each twice": strings.Repeat(numbered("Речення номер %d, у якому є понад тридцять слів? Ні, стільки в ньому немає, але воно все ж довге і має крапку.\n\n", 5_000), 2),
		"deep page":              "<html><body>" + strings.Repeat("<div>", 100_000) + "<p>Текст тут є, і він має кінець.</p></body></html>",
		"deep, but allowed":      "<html><body>" + strings.Repeat("<div class=sidebar>", 400) + strings.Repeat("<p>Текст тут є, і він має кінець, а далі нічого.</p>", 20_000) + "</body></html>",
		"wide page":              "<html><body>" + strings.Repeat("<p>Текст тут є, і він має кінець.</p>", 50_000) + "</body></html>",
		"tags only":              "<html><body>" + strings.Repeat("<b>", 200_000) + "</body></html>",
		"labels of comments":     "<html><body><h1>Туск</h1><p>Речення, у якому є понад п'ять слів.</p>" + strings.Repeat("<p>Коментарі</p><h1>Туск</h1><p>Речення, у якому є слова.</p>", 10_000) + "</body></html>",
		"lists in lists":         "<html><body><p>Речення, у якому є понад п'ять слів.</p>" + strings.Repeat("<ul><li><a href=/>Туск</a>", 200) + strings.Repeat("<li><a href=/>Туск їде</a>", 20_000) + "</body></html>",
		"entities":               "<html><body><p>" + strings.Repeat("&lt;&amp;&nbsp;&#x10FFFF;&#0;&notanentity;", 100_000) + "</p></body></html>",
		"NUL bytes":              "<html><body>" + strings.Repeat("<p>Текст\x00 тут є, і він має кінець.</p>", 20_000) + "</body></html>",
		"scripts in titles":      "<html><head>" + strings.Repeat("<title><script>alert('Туск')</script></title>", 20_000) + "</head><body><h1><script>x</script>Туск</h1><p>Текст тут є, і він має кінець.</p></body></html>",
		"JSON-LD":                "<html><body><script type=\"application/ld+json\">" + strings.Repeat("[", 200_000) + "{\"headline\":1</script>" + strings.Repeat("<p>Текст тут є, і він має кінець.</p>", 20_000) + "</body></html>",
		"attributes":             "<html><body><div " + strings.Repeat("class=a-b-c-d-e-f ", 50_000) + "class='" + strings.Repeat("x-y ", 100_000) + "'><p>Текст тут є, і він має кінець.</p></div></body></html>",
		"teasers":                "<html><body>" + strings.Repeat("<div><h3><a href=/x>Туск їде</a></h3><p>Він буде там у середу, кажуть.</p></div>", 20_000) + "</body></html>",
		"quotation marks":        strings.Repeat("\"«„", 300_000) + "слово",
		"dates":                  strings.Repeat("12.12.2012 12:12 | ", 100_000) + "слово",
	} {
		start := time.Now()
		for a, err := range Read(strings.NewReader(in), "in", Options{}) {
			if err == nil {
				if err := sound(a); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		d := time.Since(start)
		t.Logf("%-24s %v", name, d.Round(time.Millisecond))
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func BenchmarkText(b *testing.B) {
	data, err := os.ReadFile("../../testdata/articles/ipress-nato-china-weapons.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Text(data, Meta{}, false); err != nil {
			b.Fatal(err)
		}
	}
}

// newsPage is a page of the size that news pages have, with what stands around articles.
func newsPage() []byte {
	const article = `<p class="article-lead">`
	around := "<script>" + strings.Repeat("var settings = {a: [1, 2, 3], b: \"слово\"};\n", 800) + "</script>" +
		"<ul class=\"menu\">" + strings.Repeat(`<li class="menu-item menu-item-type-custom"><a href="/rubryka" title="Рубрика">Рубрика новин</a></li>`, 150) + "</ul>"
	paras := strings.Repeat("<p>За його словами, перші два човни вже в порту, а решта <a href=\"/x\">прибуде</a> восени, коли їх добудують.</p>\n", 30)
	after := strings.Repeat(`<div class="card"><div class="card__image"><img src="x.jpg" alt=""></div><h3 class="card__title"><a href="/n">Інша новина дня про інші речі</a></h3><span class="card__date">12 квітня</span></div>`, 120)
	page := strings.Replace(ukPage, article, around+article, 1)
	page = strings.Replace(page, "<h2>Коли", paras+"<h2>Коли", 1)
	return []byte(strings.Replace(page, "<aside>", after+"<aside>", 1))
}

func BenchmarkHTML(b *testing.B) {
	data := newsPage()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := HTML(data, Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParse is goquery's parser alone on the page of BenchmarkHTML, which may take at most 1.6 times as long.
func BenchmarkParse(b *testing.B) {
	data := newsPage()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := goquery.NewDocumentFromReader(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
