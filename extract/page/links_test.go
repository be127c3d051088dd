package page

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func ExampleLinks() {
	const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://visnyk.example/ozero</loc><lastmod>2024-05-02</lastmod>
<news:news><news:publication_date>2024-05-01T10:00:00+03:00</news:publication_date><news:title>Озеро обміліло</news:title></news:news></url>
</urlset>`
	for l, err := range Links(strings.NewReader(sitemap), "https://visnyk.example/sitemap.xml", Options{}) {
		fmt.Println(l.URL, l.Title, l.Changed, err)
	}
	// Output: https://visnyk.example/ozero Озеро обміліло 2024-05-02 <nil>
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"a feed with relative links and an image", `<rss><channel><image><url>https://v.example/logo.png</url></image>
<item><title>A &amp; B</title><link>/news/1</link><pubDate>Tue, 21 Mar 2023 13:40:00 GMT</pubDate></item>
<item><guid>https://v.example/news/2</guid></item></channel></rss>`,
			"https://v.example/news/1 A & B 2023-03-21T13:40:00Z | https://v.example/news/2"},
		{"Atom: the page, not the feed itself", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>C</title><link rel="self" href="https://v.example/atom/3"/>
<link rel="alternate" href="https://v.example/news/3"/><published>2023-03-21T10:00:00Z</published><updated>2023-03-22T10:00:00Z</updated></entry></feed>`,
			"https://v.example/news/3 C 2023-03-22T10:00:00Z"},
		{"a sitemap index", `<sitemapindex><sitemap><loc>https://v.example/s1.xml.gz</loc></sitemap></sitemapindex>`, "https://v.example/s1.xml.gz index"},
		{"an address that is none", `<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>https://v.example/4</loc></url></urlset>`, "refused | https://v.example/4"},
		{"cut in the middle", `<urlset><url><loc>https://v.example/5</loc></url><url><lo`, "https://v.example/5 | refused"},
		{"no list at all", `<html><body>404</body></html>`, "refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for l, err := range Links(strings.NewReader(c.list), "https://v.example/list", Options{}) {
				var r *Refusal
				switch {
				case errors.As(err, &r):
					got = append(got, "refused")
					continue
				case err != nil:
					t.Fatal(err)
				}
				words := slices.DeleteFunc([]string{l.URL, l.Title, l.Changed, map[bool]string{true: "index"}[l.Index]}, func(s string) bool { return s == "" })
				got = append(got, strings.Join(words, " "))
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
