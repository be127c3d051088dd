package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"zgadka/extract"
)

const ukPage = `<!DOCTYPE html>
<html lang="en"><head>
<title>Естонія передасть Україні човни — Полісся</title>
<meta property="og:title" content="Естонія передасть Україні човни | Полісся">
<meta property="og:site_name" content="Полісся">
<link rel="canonical" href="/news/1?utm_source=rss">
<meta property="og:url" content="https://Polissia.example/news/1">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",
"headline":"Естонія передасть Україні човни","datePublished":"2024-04-12T10:15:00+03:00","author":[{"@type":"Person","name":"Марта Коваленко"}]}]}</script>
<style>p{color:red}</style></head>
<body class="has-sidebar">
<header><a href="/">Полісся</a> <nav><ul><li><a href="/a">Новини</a></li><li><a href="/b">Війна</a></li></ul></nav></header>
<main><article>
<h1>Естонія передасть Україні човни</h1>
<div class="meta"><span>12 квітня 2024, 10:15</span> <span>Переглядів: 512</span></div>
<p class="article-lead">Таллінн передасть Україні десять човнів, повідомив міністр оборони Естонії Ганно Певкур.</p>
<figure><img src="x.jpg"><figcaption>Човни в порту Палдіскі</figcaption></figure>
<p>«Ми не чекаємо, поки хтось <b>інший</b> зробить перший крок», – сказав він.</p>
<p>Читайте також: <a href="/2">Латвія купує дрони</a></p>
<h2>Коли їх чекати</h2>
<p>За його словами, перші два човни вже в порту,<br>решта прибуде восени.</p>
<script>var x = "Не текст, а скрипт статті про човни.";</script>
<blockquote>Нагадаємо, торік Естонія вже передавала катери.</blockquote>
<div class="share-buttons">Поділитися у соцмережах з друзями.</div>
</article>
<div class="comments"><p>Іван: це дуже добра новина для всіх нас, дякуємо вам.</p></div>
</main>
<aside><p>Інша новина дня про зовсім інші речі, які тут ні до чого.</p></aside>
<footer><p>Усі права захищено. Передрук лише з посиланням на сайт.</p></footer>
</body></html>`

func zonesOf(a *extract.Article) string {
	var b strings.Builder
	for _, z := range a.Zones {
		fmt.Fprintf(&b, "%s|%s\n", z.Kind, a.Text[z.Start:z.End])
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	a, err := HTML([]byte(ukPage), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	const want = `title|Естонія передасть Україні човни
lead|Таллінн передасть Україні десять човнів, повідомив міністр оборони Естонії Ганно Певкур.
caption|Човни в порту Палдіскі
body|«Ми не чекаємо, поки хтось інший зробить перший крок», – сказав він.
related|Читайте також: Латвія купує дрони
body|Коли їх чекати
body|За його словами, перші два човни вже в порту, решта прибуде восени.
body|Нагадаємо, торік Естонія вже передавала катери.
`
	if got := zonesOf(a); got != want {
		t.Errorf("zones:\n%s\nwant:\n%s", got, want)
	}
	for _, f := range []struct{ name, got, want string }{
		{"id", a.ID, "https://polissia.example/news/1"}, {"url", a.URL, "https://polissia.example/news/1"}, {"site", a.Site, "Полісся"},
		{"lang", a.Lang, "uk"}, {"title", a.Title, "Естонія передасть Україні човни"}, {"author", a.Author, "Марта Коваленко"},
		{"published", a.Published, "2024-04-12T10:15:00+03:00"},
	} {
		if f.got != f.want {
			t.Errorf("%s %q, want %q", f.name, f.got, f.want)
		}
	}
	if !strings.HasPrefix(a.Text, "Естонія передасть Україні човни\n\nТаллінн") {
		t.Errorf("text %.80q", a.Text)
	}
}

func TestHTMLMetaIsBelieved(t *testing.T) {
	m := Meta{ID: "x1", URL: "https://other.example/a#b", Site: "Інша", Lang: "ru-RU", Title: "Своя назва", Author: "Хтось", Published: "21.03.2023"}
	a, err := HTML([]byte(ukPage), m)
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != "x1" || a.URL != "https://other.example/a" || a.Site != "Інша" || a.Lang != "ru" || a.Title != "Своя назва" || a.Author != "Хтось" || a.Published != "2023-03-21" {
		t.Errorf("%+v", a)
	}
	if !strings.HasPrefix(a.Text, "Своя назва\n\n") {
		t.Errorf("text %.60q", a.Text)
	}
}

func page(head, body string) string {
	return "<html><head>" + head + "</head><body>" + body + "</body></html>"
}

const twoParas = "<p>The Estonian minister said on Thursday that ten boats were ready to sail.</p><p>They will leave in June, he added, when the ice is gone.</p>"

func TestHTMLFacts(t *testing.T) {
	for _, c := range []struct {
		name, page, title, published, author, url, site string
	}{
		{"title with the outlet cut", page("<title>Ten boats are ready | Baltic Wire</title>", twoParas), "Ten boats are ready", "", "", "", ""},
		{"title with the outlet behind a dash, known by the site", page(`<title>Ten boats - and a crew - Baltic Wire</title><meta property="og:site_name" content="Baltic Wire">`, twoParas), "Ten boats - and a crew", "", "", "", "Baltic Wire"},
		{"dash in the headline", page("<title>Ten boats - and a crew</title>", "<h1>Ten boats - and a crew</h1>"+twoParas), "Ten boats - and a crew", "", "", "", ""},
		{"h1 that the title repeats", page("<title>Ten boats are ready - BW</title>", "<h1>BW</h1><h1>Ten boats are ready</h1>"+twoParas), "Ten boats are ready", "", "", "", ""},
		{"published in meta", page(`<meta property="article:published_time" content="2024-04-12T07:15:00Z"><meta name="author" content="Liis Tamm">`, "<h1>Ten boats</h1>"+twoParas), "Ten boats", "2024-04-12T07:15:00Z", "Liis Tamm", "", ""},
		{"published in time", page("", `<h1>Ten boats</h1><time datetime="2024-04-12">yesterday</time>`+twoParas), "Ten boats", "2024-04-12", "", "", ""},
		{"published for all to see", page("", `<h1>Ten boats</h1><div class="post-date">April 12, 2024 7:15 PM</div>`+twoParas), "Ten boats", "2024-04-12T19:15:00", "", "", ""},
		{"a date that cannot be read", page(`<meta name="date" content="soon">`, "<h1>Ten boats</h1>"+twoParas), "Ten boats", "", "", "", ""},
		{"canonical against base", page(`<base href="https://BW.example/x/"><link rel="canonical" href="../boats?gclid=1">`, "<h1>Ten boats</h1>"+twoParas), "Ten boats", "", "", "https://bw.example/boats", "bw.example"},
		{"broken JSON-LD", page(`<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>`, "<h1>Ten boats</h1>"+twoParas), "Ten boats", "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := HTML([]byte(c.page), Meta{})
			if err != nil {
				t.Fatal(err)
			}
			if a.Title != c.title || a.Published != c.published || a.Author != c.author || a.URL != c.url || a.Site != c.site {
				t.Errorf("title %q published %q author %q url %q site %q", a.Title, a.Published, a.Author, a.URL, a.Site)
			}
			if !strings.HasSuffix(a.Text, "They will leave in June, he added, when the ice is gone.") || a.Lang != "en" {
				t.Errorf("lang %q text %q", a.Lang, a.Text)
			}
		})
	}
}

func TestHTMLCharset(t *testing.T) {
	src := strings.Replace(ukPage, "<head>", `<head><meta charset="windows-1251">`, 1)
	data, err := charmap.Windows1251.NewEncoder().String(src)
	if err != nil {
		t.Fatal(err)
	}
	a, err := HTML([]byte(data), Meta{})
	if err != nil || a.Title != "Естонія передасть Україні човни" || len(a.Notes) != 1 || a.Notes[0] != "read as windows-1251" {
		t.Errorf("%v %+v", err, a)
	}
}

func TestHTMLRefuses(t *testing.T) {
	for _, c := range []struct{ name, page, reason string }{
		{"empty", "", "empty"},
		{"menus only", page("<title>x</title>", "<nav><a href=/>Home</a></nav><footer>All rights reserved.</footer>"), "no article text found"},
		{"breaks off in a tag", `<html><body><div><p>The minister said that ten boats were ready.</p><p cla`, "truncated: the page breaks off"},
		{"breaks off in a paragraph", `<html><body><div><p>The minister said that ten boats were`, "truncated: the page breaks off"},
		{"breaks off in a script", `<html><head><script>var x = "`, "truncated: the page breaks off"},
	} {
		_, err := HTML([]byte(c.page), Meta{URL: "https://bw.example/a"})
		var r *Refusal
		if !errors.As(err, &r) || r.Reason != c.reason || r.ID != "https://bw.example/a" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// End tags of html and body may be left out.
	if _, err := HTML([]byte("<html><body><h1>Ten boats</h1>"+twoParas), Meta{}); err != nil {
		t.Error(err)
	}
}

func TestWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, site, want string }{
		{"Туск їде до Києва | Полісся", "", "Туск їде до Києва"},
		{"Туск їде до Києва – генсек НАТО", "Полісся", "Туск їде до Києва – генсек НАТО"},
		{"Туск їде до Києва – Полісся", "Полісся", "Туск їде до Києва"},
		{"Туск їде до Києва - polissia", "polissia.example", "Туск їде до Києва"},
		{"Полісся | Новини", "", "Полісся | Новини"},
	} {
		if got := withoutSite(c.title, c.site); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}
