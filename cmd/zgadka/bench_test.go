package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/tools/txtar"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph"
)

// BenchmarkFacts reads pages into facts and, by turns, only parses them: of each page the fastest of seven rounds. "of-parse" is the rate of the
// first as a share of the second, "html-of-parse" that of reading the page alone. ZGADKA_BENCH_PAGES names a folder of pages, plain or gzip;
// without it pages of the tests are read.
func BenchmarkFacts(b *testing.B) {
	g, err := gazetteer.Default()
	if err != nil {
		b.Fatal(err)
	}
	x := extract.New(g)
	steps := []func([]byte) error{
		func(data []byte) error {
			_, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
			return err
		},
		func(data []byte) error {
			_, err := page.HTML(data, page.Meta{})
			return err
		},
		func(data []byte) error {
			a, err := page.HTML(data, page.Meta{})
			if err == nil {
				_ = graph.Of(x.Extract(a), g, "v")
			}
			return err
		},
	}
	pages := benchPages(b)
	var total [3]time.Duration
	for b.Loop() {
		for _, data := range pages {
			var best [3]time.Duration
			for range 7 {
				for i, step := range steps {
					start := time.Now()
					if err := step(data); err != nil {
						b.Fatal(err)
					}
					if d := time.Since(start); best[i] == 0 || d < best[i] {
						best[i] = d
					}
				}
			}
			for i := range total {
				total[i] += best[i]
			}
		}
	}
	b.ReportMetric(float64(total[0])/float64(total[1]), "html-of-parse")
	b.ReportMetric(float64(total[0])/float64(total[2]), "of-parse")
}

func benchPages(b *testing.B) (pages [][]byte) {
	folder := os.Getenv("ZGADKA_BENCH_PAGES")
	if folder == "" {
		for _, name := range []string{"uk-wordpress", "ru-telegram-lead", "uk-glued"} {
			ar, err := txtar.ParseFile("../../extract/page/testdata/sites/" + name + ".txtar")
			if err != nil {
				b.Fatal(err)
			}
			pages = append(pages, ar.Files[0].Data)
		}
		return pages
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.html*"))
	if err != nil || len(names) == 0 {
		b.Fatalf("no pages in %s: %v", folder, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if filepath.Ext(name) == ".gz" {
			z, err := gzip.NewReader(bytes.NewReader(data))
			if err != nil {
				b.Fatal(err)
			}
			if data, err = io.ReadAll(z); err != nil {
				b.Fatal(err)
			}
		}
		pages = append(pages, data)
	}
	return pages
}
