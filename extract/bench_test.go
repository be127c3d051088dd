package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zgadka/gazetteer"
)

// newsArticles are the texts of testdata as plain bodies: 14 invented articles in three languages, the reports of newswire, and the real one.
func newsArticles(tb testing.TB) (articles []*Article, bytes int64) {
	add := func(lang gazetteer.Lang, text string) {
		a := whole(lang, text)
		a.Zones = nil
		for at := 0; at < len(text); { // a zone a paragraph, as plain text is read
			end := at + strings.IndexByte(text[at:], '\n')
			if end < at {
				end = len(text)
			}
			if end > at {
				a.Zones = append(a.Zones, Zone{Body, Span{at, end}})
			}
			at = end + 1
		}
		articles, bytes = append(articles, a), bytes+int64(len(text))
	}
	data, err := os.ReadFile("../testdata/dev/dev_articles.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var d struct{ Lang, Text string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			tb.Fatal(err)
		}
		add(d.Lang, d.Text)
	}
	wire, _ := filepath.Glob("../testdata/newswire/*.txt")
	for _, f := range append(wire, "../testdata/articles/ipress-nato-china-weapons.txt") {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		text, _ := readNewswire(string(raw))
		lang := gazetteer.Lang("en")
		if strings.Contains(f, "ipress") {
			lang = "uk"
		}
		add(lang, text)
	}
	return articles, bytes
}

// BenchmarkArticles reads all of them. CPU-MB/s counts the time of all cores, the collector's included, as the peers of matching do.
func BenchmarkArticles(b *testing.B) {
	x := defaultExtractor()
	articles, bytes := newsArticles(b)
	for _, a := range articles {
		x.Extract(a) // entries of the gazetteer are decoded when they are first asked for
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	before := cpuTime()
	for b.Loop() {
		for _, a := range articles {
			x.Extract(a)
		}
	}
	b.ReportMetric(float64(bytes)*float64(b.N)/1e6/(cpuTime()-before), "CPU-MB/s")
}

// cpuTime is the seconds that the process has used.
func cpuTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	s := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return s(u.Utime) + s(u.Stime)
}
