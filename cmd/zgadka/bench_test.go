package main

import (
	"bytes"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/tools/txtar"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// BenchmarkFacts reads pages into facts; BenchmarkParse only parses them. Compare the two.
func BenchmarkFacts(b *testing.B) {
	g, err := gazetteer.Default()
	if err != nil {
		b.Fatal(err)
	}
	x := extract.New(g)
	benchPages(b, func(data []byte) error {
		a, err := page.HTML(data, page.Meta{})
		if err == nil {
			_ = graph.Of(x.Extract(a), g, "v")
		}
		return err
	})
}

func BenchmarkParse(b *testing.B) {
	benchPages(b, func(data []byte) error {
		_, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
		return err
	})
}

func benchPages(b *testing.B, read func([]byte) error) {
	var pages [][]byte
	for _, name := range []string{"uk-wordpress", "ru-telegram-lead", "uk-glued"} {
		ar, err := txtar.ParseFile("../../extract/page/testdata/sites/" + name + ".txtar")
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, ar.Files[0].Data)
	}
	b.ResetTimer()
	for i := range b.N {
		if err := read(pages[i%len(pages)]); err != nil {
			b.Fatal(err)
		}
	}
}
