package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text counts the capitalised words of articles that are a form which the rules made of some name and which is no form of any
// name: what a gazetteer of all these names would find where nothing is. A form that common has, words in lower case, counts
// apart: the gazetteer marks such forms and wants more than a capital there. Lines of another language do not count.
func text(w io.Writer, list []*lexeme, files []string, common map[string]bool, listed bool) error {
	wrong := tooMany(list, listed)
	running, bare, marked, hits := 0, 0, 0, map[string]int{}
	for _, file := range files {
		err := eachWord(file, list[0].lang, func(word string) {
			running++
			form := plain(word)
			if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || wrong[form] == "" {
				return
			}
			hits[form]++
			if common[form] {
				marked++
			} else {
				bare++
			}
		})
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "%d running words; %d names with %d forms too many; in 10,000 words %.2f hits on them, and %.2f that are marked as common words\n",
		running, len(list), len(wrong), 10000*ratio(bare, max(running, 1)), 10000*ratio(marked, max(running, 1)))
	order := slices.SortedFunc(maps.Keys(hits), func(a, b string) int { return cmp.Or(hits[b]-hits[a], strings.Compare(a, b)) })
	for _, form := range order[:min(len(order), 30)] {
		note := ""
		if common[form] {
			note = " (common)"
		}
		fmt.Fprintf(w, "%6d %s of %s%s\n", hits[form], form, wrong[form], note)
	}
	return nil
}

// tooMany is the forms that are made of a name though its reference has others for their cases, with the name. A plural of which the
// reference has no form at all proves nothing.
func tooMany(list []*lexeme, listed bool) map[string]string {
	right, wrong := map[string]bool{}, map[string]string{}
	for _, l := range list {
		for form := range l.forms {
			right[form] = true
		}
	}
	for _, l := range list {
		known := l.known()
		for _, f := range l.generate(!listed) {
			if form := plain(f.Text); f.Cases&known != 0 && !right[form] {
				wrong[form] = l.lemma
			}
		}
	}
	return wrong
}

// eachWord calls f with the words of the lines of a file that are in lang.
func eachWord(file, lang string, f func(string)) error {
	r, err := os.Open(file)
	if err != nil {
		return err
	}
	defer r.Close()
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		line := sc.Text()
		low := strings.ToLower(line)
		uk, ru := strings.ContainsAny(low, "іїєґ"), strings.ContainsAny(low, "ыэъё")
		if lang == "uk" && (!uk || ru) || lang == "ru" && (uk || !ru) {
			continue
		}
		for _, word := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("'’ʼ-", r) }) {
			f(strings.Trim(strings.NewReplacer("’", "'", "ʼ", "'").Replace(word), "'-"))
		}
	}
	return sc.Err()
}
