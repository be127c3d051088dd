package page_test

import (
	"errors"
	"fmt"
	"strings"

	"zgadka/extract/page"
)

func ExampleText() {
	const text = `Новини Політика Війна

Туск їде до Києва
Фото: PAP
Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.
`
	a, err := page.Text([]byte(text), page.Meta{Published: "21 березня 2024"}, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Published, a.Lang)
	for _, z := range a.Zones {
		fmt.Println(z.Kind, a.Text[z.Start:z.End])
	}
	// Output:
	// 2024-03-21 uk
	// nav Новини Політика Війна
	// title Туск їде до Києва
	// credit Фото: PAP
	// body Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.
}

func ExampleHTML() {
	const text = `<html lang="uk"><head><title>Туск їде до Києва | Полісся</title></head><body><nav>Новини</nav>
<p>Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.</p><p>Про це повідомило агентство PAP.</p></body></html>`
	a, err := page.HTML([]byte(text), page.Meta{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Text)
	// Output:
	// Туск їде до Києва
	//
	// Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.
	//
	// Про це повідомило агентство PAP.
}

func ExampleJSONL() {
	in := strings.NewReader(`{"id": "1", "text": "Туск їде до Києва."}
{"id": "2", "text": "Ту`)
	for a, err := range page.JSONL(in, "news.jsonl", page.Options{}) {
		var refused *page.Refusal
		switch {
		case errors.As(err, &refused):
			fmt.Println(refused.ID, "refused:", refused.Reason)
		case err != nil:
			fmt.Println(err)
		default:
			fmt.Println(a.ID, a.Text)
		}
	}
	// Output:
	// 1 Туск їде до Києва.
	// news.jsonl:2 refused: truncated JSON
}

func ExampleRead() {
	in := strings.NewReader("<!doctype html><h1>Туск їде до Києва</h1><p>Прем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.</p>")
	for a, err := range page.Read(in, "a.html", page.Options{Meta: page.Meta{URL: "https://Polissia.example/tusk?utm_source=x"}}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a.ID, a.Site, a.Title)
	}
	// Output:
	// https://polissia.example/tusk polissia.example Туск їде до Києва
}

func ExampleCanonicalURL() {
	fmt.Println(page.CanonicalURL("HTTPS://Polissia.example:443/tusk?id=7&fbclid=x#top"))
	// Output: https://polissia.example/tusk?id=7
}

func ExampleParseDate() {
	fmt.Println(page.ParseDate("21 березня 2023, 15:40"))
	fmt.Println(page.ParseDate("Tue, 21 Mar 2023 15:40:00 +0200"))
	// Output:
	// 2023-03-21T15:40:00 <nil>
	// 2023-03-21T15:40:00+02:00 <nil>
}

func ExampleParseMeta() {
	m, err := page.ParseMeta([]byte("published: 2023-03-21\nsite: ipress.ua\n"))
	fmt.Println(m.Site, m.Published, err)
	// Output: ipress.ua 2023-03-21 <nil>
}
