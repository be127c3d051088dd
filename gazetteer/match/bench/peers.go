//go:build unix

package main

import (
	"bytes"
	"cmp"
	"log"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/anknown/ahocorasick"
	"github.com/blevesearch/vellum"
	"github.com/petar-dambovaliev/aho-corasick"
)

// peers builds a matcher of others from forms. What it returns counts the matches of a text that are whole words.
var peers = map[string]func(forms []string) func(text string) int{
	"anknown": anknown,
	"vellum":  fst,
	"petar":   petar,
}

// anknown is a double array of all forms: it finds all that overlap, of which the bounded and then the longest are taken.
func anknown(forms []string) func(string) int {
	var m goahocorasick.Machine
	keys := make([][]rune, len(forms))
	for i, f := range forms {
		keys[i] = []rune(f)
	}
	if err := m.Build(keys); err != nil {
		log.Fatal(err)
	}
	var text string
	var runes []rune
	return func(s string) int {
		if s != text {
			text, runes = s, []rune(s) // not its fault that we have bytes
		}
		type span struct{ start, end int }
		var found []span
		for _, t := range m.MultiPatternSearch(runes, false) {
			start, end := t.Pos, t.Pos+len(t.Word)
			if (start == 0 || !ofWord(runes[start-1])) && (end == len(runes) || !ofWord(runes[end])) {
				found = append(found, span{start, end})
			}
		}
		slices.SortFunc(found, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
		n, behind := 0, 0
		for _, f := range found {
			if f.start >= behind {
				n, behind = n+1, f.end
			}
		}
		return n
	}
}

// fst walks a transducer from the beginning of every word and takes the longest bounded.
func fst(forms []string) func(string) int {
	var b bytes.Buffer
	w, err := vellum.New(&b, nil)
	if err != nil {
		log.Fatal(err)
	}
	forms = slices.Sorted(slices.Values(forms))
	for i, f := range slices.Compact(forms) {
		if err := w.Insert([]byte(f), uint64(i)); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	m, err := vellum.Load(b.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	return func(s string) (n int) {
		for i := 0; i < len(s); {
			end := 0
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); i == 0 || !ofWord(before) {
				state := m.Start()
				for j := i; j < len(s); j++ {
					if state = m.Accept(state, s[j]); !m.CanMatch(state) {
						break
					}
					if m.IsMatch(state) {
						if after, size := utf8.DecodeRuneInString(s[j+1:]); size == 0 || !ofWord(after) {
							end = j + 1
						}
					}
				}
			}
			if end > 0 {
				n, i = n+1, end
				continue
			}
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		}
		return n
	}
}

// petar is an NFA with failure links: the longest first, of which the bounded are taken.
func petar(forms []string) func(string) int {
	b := aho_corasick.NewAhoCorasickBuilder(aho_corasick.Opts{MatchKind: aho_corasick.LeftMostLongestMatch})
	m := b.Build(forms)
	return func(s string) (n int) {
		it := m.Iter(s)
		for f := it.Next(); f != nil; f = it.Next() {
			before, _ := utf8.DecodeLastRuneInString(s[:f.Start()])
			after, size := utf8.DecodeRuneInString(s[f.End():])
			if (f.Start() == 0 || !ofWord(before)) && (size == 0 || !ofWord(after)) {
				n++
			}
		}
		return n
	}
}

// ofWord reports what counts to a word where nothing is folded.
func ofWord(r rune) bool {
	switch r {
	case '_', '\'', '’', 'ʼ', '-', '\u0301', '\u00ad':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}
