package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// schoolPage is a page with a line that no word or class betrays.
func schoolPage(n int, own string) []byte {
	return fmt.Appendf(nil, `<html lang="uk"><head><title>Новина %d</title><link rel="canonical" href="https://p.example/%d"></head><body><h1>Новина %d про школу</h1>
<div><p>%s</p><p>Ми пишемо про край з 1991 року, і край пише нам: надсилайте знімки, листи, спогади.</p><p>Школу відкриють у вересні %d року, додав він.</p></div></body></html>`, n, n, n, own, 2020+n)
}

func TestTemplates(t *testing.T) {
	pages := [][]byte{
		schoolPage(1, "У Сарнах збудують школу, повідомив мер Руслан Серпенінов."),
		schoolPage(2, "У Дубні добудують школу, розповів голова громади."),
		schoolPage(3, "У Клесові оновлять школу, пообіцяла директорка."),
	}
	var l Learner
	for _, p := range append(pages, pages[0], pages[0]) { // the same again teaches nothing
		for _, err := range Read(bytes.NewReader(p), "p.html", Options{Lines: l.Add}) {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if articles, sites := l.Counts(); articles != 3 || sites != 1 {
		t.Errorf("%d articles of %d sites", articles, sites)
	}
	var file bytes.Buffer
	if _, err := l.Write(&file); err != nil {
		t.Fatal(err)
	}
	// "Школу відкриють у вересні 0 року" recurs as well, as far as numbers are all one.
	if n := strings.Count(file.String(), "\n      - "); n != 2 {
		t.Errorf("%d lines:\n%s", n, file.String())
	}
	ts, err := ReadTemplates(&file)
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range Read(bytes.NewReader(pages[0]), "p.html", Options{Templates: ts}) {
		if err != nil {
			t.Fatal(err)
		}
		const want = `title|Новина 1 про школу
body|У Сарнах збудують школу, повідомив мер Руслан Серпенінов.
`
		if got := zonesOf(a); got != want || a.Template == "" {
			t.Errorf("template %q, zones:\n%s", a.Template, got)
		}
	}
	// Another site is not touched.
	other := bytes.ReplaceAll(pages[0], []byte("p.example"), []byte("other.example"))
	for a, err := range Read(bytes.NewReader(other), "p.html", Options{Templates: ts}) {
		if err != nil || a.Template != "" || len(a.Zones) != 4 {
			t.Errorf("%v %q %d zones", err, a.Template, len(a.Zones))
		}
	}
}

// Few articles, or few of many, make no template.
func TestTemplatesThreshold(t *testing.T) {
	for _, c := range []struct{ articles, with, lines int }{{2, 2, 0}, {3, 3, 1}, {10, 3, 1}, {11, 3, 0}} {
		var l Learner
		for i := range c.articles {
			lines := []string{fmt.Sprint("власний рядок ", strings.Repeat("а", i+1))}
			if i < c.with {
				lines = append(lines, "Спільний рядок", "Спільний рядок")
			}
			l.Add("p.example", fmt.Sprint("Назва ", strings.Repeat("б", i+1)), lines)
		}
		if n, err := l.Write(new(bytes.Buffer)); err != nil || n != c.lines {
			t.Errorf("%d of %d articles: %d lines, want %d; %v", c.with, c.articles, n, c.lines, err)
		}
	}
}
