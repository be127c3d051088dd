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
		articles, bytes = append(articles, paragraphs(lang, text)), bytes+int64(len(text))
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

// textArticles cuts a long text into articles of some 4 KB, each in the language that it looks like.
func textArticles(tb testing.TB, file string) (articles []*Article, bytes int64) {
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		b.WriteString(line)
		if b.Len() > 4000 {
			text := b.String()
			articles, bytes = append(articles, paragraphs(DetectLanguage(text), text)), bytes+int64(len(text))
			b.Reset()
		}
	}
	return articles, bytes
}

// paragraphs makes an article with a body zone for each line, as plain text is read.
func paragraphs(lang gazetteer.Lang, text string) *Article {
	a := whole(lang, text)
	a.Zones = nil
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text)
		}
		if end > at {
			a.Zones = append(a.Zones, Zone{Body, Span{at, end}})
		}
		at = end + 1
	}
	return a
}

// BenchmarkArticles reads all of them, or the text of the file that ZGADKA_BENCH_TEXT names. CPU-MB/s counts the time of all cores, the collector's included, as the peers of matching do.
func BenchmarkArticles(b *testing.B) {
	x := defaultExtractor()
	articles, bytes := newsArticles(b)
	if file := os.Getenv("ZGADKA_BENCH_TEXT"); file != "" {
		articles, bytes = textArticles(b, file)
	}
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
