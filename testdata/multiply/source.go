package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// What a piece of a paragraph is.
const (
	fixed  = iota // as it is: words of reporting, short words, punctuation
	word          // may be another one with the same ending
	number        // any other
	name          // of somebody or something else
)

// piece is a stretch of a paragraph.
type piece struct {
	text  string
	kind  int
	as    *gazetteer.Name // the name that it is a form of, nil for people whom the gazetteer does not know
	cases inflect.Cases
	of    string // id of the entity
	words []inflect.Word
}

type paragraph []piece

// source is all that articles are made of. It does not change once read.
type source struct {
	g          *gazetteer.Gazetteer
	paragraphs map[string][]paragraph                   // by language
	words      map[string][]string                      // by language and ending
	every      map[string][]string                      // words by language
	ranks      map[gazetteer.Type][]*gazetteer.Entity   // those of the texts first, the most named before the others
	named      map[string]int                           // mentions of entities in the texts
	people     map[string]map[inflect.Gender][][]string // by language: full names of two words
	forms      map[*gazetteer.Name][]inflect.Form       // of names that came up
}

// read reads the texts.
func read(folder string, g *gazetteer.Gazetteer, x *extract.Extractor) (*source, error) {
	s := &source{
		g: g, paragraphs: map[string][]paragraph{}, words: map[string][]string{}, every: map[string][]string{}, ranks: map[gazetteer.Type][]*gazetteer.Entity{},
		named: map[string]int{}, people: map[string]map[inflect.Gender][][]string{"uk": {}, "ru": {}, "en": {}}, forms: map[*gazetteer.Name][]inflect.Form{},
	}
	for _, each := range []func(string, func(text string, m page.Meta, whole bool) error) error{cases, articles, reports, lines} {
		err := each(folder, func(text string, m page.Meta, whole bool) error {
			a, err := page.Text([]byte(text), m, whole)
			if err != nil {
				return err
			}
			s.add(x.Extract(a))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, e := range g.Entities() {
		s.ranks[e.Type] = append(s.ranks[e.Type], e)
		for i := range e.Names {
			n := &e.Names[i]
			if words := strings.Fields(n.Text); e.Type == gazetteer.Person && n.Kind == gazetteer.Canonical && len(words) == 2 && s.people[n.Lang] != nil {
				s.people[n.Lang][e.Gender] = append(s.people[n.Lang][e.Gender], words)
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for _, typ := range []gazetteer.Type{gazetteer.Person, gazetteer.Organization, gazetteer.Country, gazetteer.Place, gazetteer.Media, gazetteer.Event} {
		list := s.ranks[typ]
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		slices.SortStableFunc(list, func(a, b *gazetteer.Entity) int { return s.named[b.ID] - s.named[a.ID] })
	}
	return s, nil
}

// add cuts the paragraphs of a text into pieces.
func (s *source) add(d *extract.Document) {
	if s.people[d.Lang] == nil {
		return
	}
	keep := make([]int, len(d.Text)) // index of the piece that a byte belongs to, from 1; 0 is free
	var pieces []piece
	take := func(sp extract.Span, p piece) {
		if slices.ContainsFunc(keep[sp.Start:sp.End], func(n int) bool { return n > 0 }) {
			return
		}
		p.text = d.Text[sp.Start:sp.End]
		pieces = append(pieces, p)
		for i := sp.Start; i < sp.End; i++ {
			keep[i] = len(pieces)
		}
	}
	for _, m := range d.Mentions {
		if p, ok := s.nameOf(d, &m); ok {
			take(m.Span, p)
			s.named[m.Entity]++
		}
	}
	for _, q := range d.Quotes {
		if q.Cue != nil {
			take(*q.Cue, piece{})
		}
	}
	for h := range s.g.Scan(d.Text) {
		if slices.ContainsFunc(h.Readings, telling) {
			take(extract.Span{Start: h.Start, End: h.End}, piece{})
		}
	}
	for _, z := range d.Zones {
		if z.Kind != extract.Body && z.Kind != extract.Lead || z.End-z.Start < 40 {
			continue
		}
		var p paragraph
		for at := z.Start; at < z.End; {
			if n := keep[at]; n > 0 {
				p = append(p, pieces[n-1])
				at += len(pieces[n-1].text)
				continue
			}
			end := at + wordLen(d.Text[at:z.End])
			if i := slices.IndexFunc(keep[at:end], func(n int) bool { return n > 0 }); i >= 0 {
				end = at + i
			}
			p = append(p, s.plain(d.Lang, d.Text[at:end]))
			at = end
		}
		if p.varied() {
			s.paragraphs[d.Lang] = append(s.paragraphs[d.Lang], p)
		}
	}
}

// varied reports whether a third of a paragraph may change, so that many articles can have it.
func (p paragraph) varied() bool {
	stay, change := 0, 0
	for i := range p {
		n := len(strings.FieldsFunc(p[i].text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if p[i].kind == fixed {
			stay += n
		} else {
			change += n
		}
	}
	return 2*change >= stay
}

// telling finds the words that make a quote, or lead from one to who speaks.
func telling(r gazetteer.Reading) bool {
	return r.Lexeme != nil && (r.Lexeme.Class == gazetteer.CueWord || r.Lexeme.Class == gazetteer.Attribution || r.Lexeme.Class == gazetteer.FunctionWord)
}

// plain is a piece that is no name.
func (s *source) plain(lang, text string) piece {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(r):
		return piece{text: text, kind: number}
	case unicode.IsLower(r) && utf8.RuneCountInString(text) >= 4:
		s.words[lang+ending(text)] = append(s.words[lang+ending(text)], text)
		s.every[lang] = append(s.every[lang], text)
		return piece{text: text, kind: word}
	}
	return piece{text: text}
}

// wordLen is the length of the word, of the number or of what stands between them that a text begins with.
func wordLen(s string) int {
	class := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r) || r == '\'' || r == '’':
			return 2
		}
		return 0
	}
	first, _ := utf8.DecodeRuneInString(s)
	if i := strings.IndexFunc(s, func(r rune) bool { return class(r) != class(first) }); i > 0 {
		return i
	}
	return len(s)
}

// ending is the last two letters of a word, which its case or tense shows in.
func ending(w string) string {
	_, last := utf8.DecodeLastRuneInString(w)
	_, before := utf8.DecodeLastRuneInString(w[:len(w)-last])
	return w[len(w)-last-before:]
}

// nameOf says what a mention is a form of, so that another name can stand in its place.
func (s *source) nameOf(d *extract.Document, m *extract.Mention) (piece, bool) {
	switch m.Via {
	case extract.ViaName, extract.ViaAlias, extract.ViaAcronym, extract.ViaSurname, extract.ViaMetonym, extract.ViaPattern:
	default:
		return piece{}, false
	}
	if m.Known {
		for _, r := range s.g.Find(m.Surface) {
			if r.Name != nil && r.Name.Lang == d.Lang && (r.Name.Entity.ID == m.Entity || r.Name.Entity.ID == m.Literal) {
				return piece{kind: name, as: r.Name, cases: r.Cases, of: r.Name.Entity.ID}, true
			}
		}
		return piece{}, false
	}
	lemma, surface := strings.Fields(m.Lemma), strings.Fields(m.Surface)
	if m.Type != gazetteer.Person || len(lemma) != len(surface) || len(lemma) == 0 || len(lemma) > 2 {
		return piece{}, false
	}
	last := len(lemma) - 1
	p := piece{kind: name, of: m.Entity}
	if last == 1 {
		p.words = append(p.words, inflect.Word{Text: lemma[0], Lang: d.Lang, Class: inflect.Given})
	}
	w := inflect.Word{Text: lemma[last], Lang: d.Lang, Class: inflect.Surname, Gender: inflect.GenderOf(lemma[0], d.Lang, inflect.Given)}
	p.words = append(p.words, w)
	for _, f := range inflect.Forms(w) {
		if f.Text == surface[last] {
			p.cases = f.Cases
			return p, true
		}
	}
	return piece{}, false
}

var marked = regexp.MustCompile(`[PLOM]\[([^\]]*)\]`)

func cases(folder string, add func(string, page.Meta, bool) error) error {
	return files(folder, "cases/*/*.txtar", func(name string, b []byte) error {
		parts := map[string]string{}
		for _, f := range txtar.Parse(b).Files {
			parts[f.Name] = string(f.Data)
		}
		m, err := page.ParseMeta([]byte(parts["meta.yaml"]))
		if err != nil || parts["article.txt"] == "" {
			return err
		}
		return add(parts["article.txt"], m, strings.Contains(parts["options"], "whole"))
	})
}

func articles(folder string, add func(string, page.Meta, bool) error) error {
	return files(folder, "articles/*.txt", func(name string, b []byte) error {
		meta, err := os.ReadFile(strings.TrimSuffix(name, ".txt") + ".meta.yaml")
		if err != nil {
			return err
		}
		m, err := page.ParseMeta(meta)
		if err != nil {
			return err
		}
		return add(string(b), m, false)
	})
}

func reports(folder string, add func(string, page.Meta, bool) error) error {
	return files(folder, "newswire/*.txt", func(name string, b []byte) error {
		return add(marked.ReplaceAllString(string(b), "$1"), page.Meta{Lang: "en"}, true)
	})
}

func lines(folder string, add func(string, page.Meta, bool) error) error {
	return files(folder, "dev/*.jsonl", func(name string, b []byte) error {
		in := bufio.NewScanner(bytes.NewReader(b))
		in.Buffer(nil, len(b)+1)
		for in.Scan() {
			var a struct{ Text, Lang, Published, Site string }
			if err := json.Unmarshal(in.Bytes(), &a); err != nil {
				return err
			}
			if err := add(a.Text, page.Meta{Lang: a.Lang, Published: a.Published, Site: a.Site}, false); err != nil {
				return err
			}
		}
		return in.Err()
	})
}

// files calls f with the files that a pattern finds below a folder, in order.
func files(folder, pattern string, f func(name string, b []byte) error) error {
	names, err := filepath.Glob(filepath.Join(folder, filepath.FromSlash(pattern)))
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("no %s in %s", pattern, folder)
	}
	for _, name := range names {
		b, e := os.ReadFile(name)
		if e == nil {
			e = f(name, b)
		}
		if e != nil {
			return fmt.Errorf("%s: %w", name, e)
		}
	}
	return err
}
