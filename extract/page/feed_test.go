package page

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Полісся</title><language>uk</language><atom:link href="https://polissia.example/rss" rel="self"/>
<item><title>Естонія передасть човни &amp; катери</title><link>https://polissia.example/news/1?utm_source=rss</link><guid isPermaLink="false">17</guid>
<pubDate>Fri, 12 Apr 2024 10:15:00 +0300</pubDate><dc:creator>Марта Коваленко</dc:creator><media:title>Катер</media:title>
<description>Коротко про човни.</description>
<content:encoded><![CDATA[<p>Таллінн передасть Україні десять човнів, повідомив міністр.</p><p>Читайте також: <a href="/2">Латвія купує дрони</a></p><p>Перші два вже в порту, сказав він.</p>]]></content:encoded></item>
<item><title>Без тексту</title><link>https://polissia.example/news/2</link><description>Лише анонс новини.</description></item>
<item><title>Туск їде до Києва</title><guid>18</guid><yandex:full-text>Туск їде до Києва завтра, повідомила його речниця. Це його другий візит.</yandex:full-text></item>
</channel></rss>`

const atomFeed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Полесье</title>
<entry><title type="html">Туск едет в &lt;b&gt;Киев&lt;/b&gt;</title><link rel="edit" href="https://p.example/edit/1"/><link href="https://p.example/1"/><id>tag:1</id>
<published>2024-04-12T10:15:00Z</published><updated>2024-04-13T00:00:00Z</updated><author><name>Иван Лось</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Туск едет в Киев завтра, сообщила его пресс-секретарь.</p><p>Это его второй визит за год.</p></div></content></entry></feed>`

func TestFeed(t *testing.T) {
	ids, articles, err := collect(strings.NewReader(rss), Options{})
	if err != nil || strings.Join(ids, " ") != "https://polissia.example/news/1 https://polissia.example/news/2: no full text in the feed 18" {
		t.Fatal(ids, err)
	}
	a := articles[0]
	if a.Title != "Естонія передасть човни & катери" || a.Published != "2024-04-12T10:15:00+03:00" || a.Author != "Марта Коваленко" || a.Lang != "uk" {
		t.Errorf("%+v", a)
	}
	const want = `title|Естонія передасть човни & катери
body|Таллінн передасть Україні десять човнів, повідомив міністр.
related|Читайте також: Латвія купує дрони
body|Перші два вже в порту, сказав він.
`
	if got := zonesOf(a); got != want {
		t.Errorf("zones:\n%s", got)
	}
	if got := zonesOf(articles[1]); got != "title|Туск їде до Києва\nbody|Туск їде до Києва завтра, повідомила його речниця. Це його другий візит.\n" {
		t.Errorf("zones:\n%s", got)
	}
}

func TestFeedAtom(t *testing.T) {
	ids, articles, err := collect(strings.NewReader(atomFeed), Options{})
	if err != nil || strings.Join(ids, " ") != "https://p.example/1" {
		t.Fatal(ids, err)
	}
	a := articles[0]
	if a.Title != "Туск едет в Киев" || a.Published != "2024-04-12T10:15:00Z" || a.Author != "Иван Лось" || a.Lang != "ru" || !strings.HasSuffix(a.Text, "Это его второй визит за год.") {
		t.Errorf("%+v", a)
	}
}

func TestFeedCharset(t *testing.T) {
	data, err := charmap.Windows1251.NewEncoder().String(strings.Replace(rss, "UTF-8", "windows-1251", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, articles, err := collect(strings.NewReader(data), Options{}); err != nil || len(articles) != 2 || articles[0].Author != "Марта Коваленко" {
		t.Error(len(articles), err)
	}
}

func TestFeedRefuses(t *testing.T) {
	second := strings.Index(rss, "<item><title>Без")
	for _, c := range []struct{ name, in, want string }{
		{"cut", rss[:second+30], "https://polissia.example/news/1 in:8: not XML from here on"},
		{"cut between entries", rss[:second], "https://polissia.example/news/1 in:8: not XML from here on"},
		{"no entries", `<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>`, "in: a feed without entries"},
		{"an entry above the limit", strings.Replace(rss, "Без тексту", strings.Repeat("Без тексту ", 200_000), 1), "https://polissia.example/news/1 in:8: larger than the limit of 10000 bytes"},
	} {
		ids, _, err := collect(strings.NewReader(c.in), Options{MaxBytes: 10000})
		got := strings.Join(ids, " ")
		if err != nil || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, %v", c.name, got, err)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(atomFeed))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range Read(strings.NewReader(string(data)), "in", Options{Format: FormatFeed, MaxBytes: 1 << 16}) {
			if (a == nil) == (err == nil) {
				t.Fatal("neither article nor error")
			}
			if a != nil {
				if err := sound(a); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
