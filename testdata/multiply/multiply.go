// Command multiply makes as many articles as are wanted out of the texts of testdata, for measuring stores:
//
//	go run ./testdata/multiply -n 20000 | zgadka load --in jsonl --whole -
//	go run ./testdata/multiply -n 2000 -from 20000 -on 2025-12-30 > night.jsonl
//
// Each article is put together from paragraphs of the cases, the articles and the reports, with other names in the same case, other dates,
// other numbers and so many other words with the same endings that none retells another. Whoever is named often in the texts is
// named in most articles, the rest of the gazetteer now and then, and every few articles bring people whom nobody knows. An article
// depends on its number alone: -from goes on where -n ended. They are of all days of six years; -on makes the news of one.
//
//	multiply.go  the command, and an article put together
//	source.go    paragraphs of the texts and what may change in them
//	cast.go      names for names
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// article is one line of what is written.
type article struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Site      string `json:"site"`
	Lang      string `json:"lang"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 1000, "articles")
	from := flag.Int("from", 0, "number of the first article")
	on := flag.String("on", "", "day of all articles (default: any of 2020 to 2025)")
	texts := flag.String("texts", "testdata", "folder of the texts")
	flag.Parse()
	g, err := gazetteer.Cached(gazetteer.CacheDir(), gazetteer.DefaultPack())
	if err != nil {
		log.Fatal(err)
	}
	s, err := read(*texts, g, extract.New(g))
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	lines := json.NewEncoder(out)
	for i := *from; i < *from+*n; i++ {
		a := s.article(i)
		if *on != "" {
			a.Published = *on
		}
		if err := lines.Encode(a); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

// Of an article: how many outlets there are, the days it may be from, and how long it is, in code points.
const (
	outlets  = 60
	days     = 6 * 365
	shortest = 1400
	spread   = 1400
)

var firstDay = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// article makes the article of a number.
func (s *source) article(i int) *article {
	r := rand.New(rand.NewPCG(1, uint64(i)))
	lang := [...]string{"uk", "uk", "uk", "uk", "uk", "uk", "uk", "ru", "ru", "en"}[r.IntN(10)]
	published := firstDay.AddDate(0, 0, r.IntN(days))
	site := fmt.Sprintf("outlet%02d.example", r.IntN(outlets))
	c := &cast{source: s, r: r, lang: lang, year: published.Year(), plays: map[string]*gazetteer.Entity{}, others: map[string]stranger{}}
	var text []string
	used := map[int]bool{}
	from := s.paragraphs[lang]
	for size, want := 0, shortest+r.IntN(spread); size < want && len(used) < len(from); {
		if k := r.IntN(len(from)); !used[k] {
			used[k] = true
			p := c.tell(from[k])
			text = append(text, p)
			size += utf8.RuneCountInString(p)
		}
	}
	title := headline(text[0])
	url := fmt.Sprintf("https://%s/%d/%07d", site, published.Year(), i)
	return &article{
		ID: url, URL: url, Site: site, Lang: lang, Title: title, Published: published.Format(time.DateOnly),
		Text: title + "\n\n" + strings.Join(text[1:], "\n\n"),
	}
}

// headline is the beginning of a text: its first sentence, but no more than a line.
func headline(s string) string {
	s, _, _ = strings.Cut(s, ". ")
	if words := strings.Fields(s); len(words) > 14 {
		s = strings.Join(words[:14], " ")
	}
	return strings.TrimRight(s, ".,:–- ")
}

// tell writes a paragraph with what this article has in the place of its names, numbers and words.
func (c *cast) tell(p paragraph) string {
	var b strings.Builder
	for i := range p {
		switch x := &p[i]; x.kind {
		case name:
			b.WriteString(c.name(x))
		case number:
			b.WriteString(c.number(x.text))
		case word:
			b.WriteString(c.word(x.text))
		default:
			b.WriteString(x.text)
			if x.text == " " && c.r.IntN(10) < added {
				b.WriteString(c.some() + " ")
			}
		}
	}
	return b.String()
}

// changed is how many of ten words become others, added how many of ten gaps get one more: two articles with one paragraph have hardly any
// run of four words in common then, as real news has not.
const (
	changed = 7
	added   = 2
)

// some is any word.
func (c *cast) some() string {
	all := c.every[c.lang]
	return all[c.r.IntN(len(all))]
}

func (c *cast) word(w string) string {
	if c.r.IntN(10) >= changed {
		return w
	}
	alike := c.words[c.lang+ending(w)]
	return alike[c.r.IntN(len(alike))]
}

func (c *cast) number(s string) string {
	if n, err := strconv.Atoi(s); err == nil && n > 1900 && n < 2100 {
		return strconv.Itoa(c.year - c.r.IntN(2))
	}
	b := []byte(s)
	for i := range b {
		b[i] = byte('0' + c.r.IntN(10))
	}
	b[0] = byte('1' + c.r.IntN(cmp.Or(min(2, len(b)-1), 1)*4)) // a day of two digits stays one of a month as often as not
	return string(b)
}
