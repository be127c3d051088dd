package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"zgadka/gazetteer/inflect"
)

// lexeme is one name of a reference in one class and gender, with all its forms.
type lexeme struct {
	lemma  string // with its capitals
	lang   string
	class  inflect.Class
	gender inflect.Gender
	forms  map[string]inflect.Cases // in lower case, with г for ґ in Ukrainian
	frozen bool                     // no reading of it declines
}

// key orders lexemes and tells them apart.
func (l *lexeme) key() string {
	return l.lemma + " " + string(classLetters[l.class]) + string(rune(l.gender))
}

// classLetters names the classes as words.tsv does.
const classLetters = "cagpst"

// caseTags are the tags of cases of dict_uk, in the order of inflect.Cases.
var caseTags = []string{"v_naz", "v_rod", "v_dav", "v_zna", "v_oru", "v_mis", "v_kly"}

// classTags say which part of a name a word is, where a dictionary has them; they stand last.
var classTags = map[string]inflect.Class{"fname": inflect.Given, "lname": inflect.Surname, "pname": inflect.Patronymic, "geo": inflect.Toponym}

// plurals is the set of all plural readings, singulars that of the others.
const (
	singulars = inflect.NomPl - 1
	plurals   = singulars << 7
)

// readExport reads the proper nouns of dict_uk's search dictionary: lemma, form and readings a line, separated by tabs. given
// holds given names in lower case: the export does not tell them from surnames.
func readExport(file, lang string, given map[string]bool) ([]*lexeme, error) {
	r, err := open(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	all := map[string]*lexeme{}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		col := strings.Split(sc.Text(), "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 3", file, n, len(col))
		}
		for _, reading := range strings.Split(col[2], "|") {
			addReading(all, lexeme{lemma: col[0], lang: lang}, plain(col[1]), strings.Split(reading, ":"), given)
		}
	}
	if lang == "uk" {
		surnamesApart(all)
	}
	return finish(all), sc.Err()
}

// addReading adds one reading, "noun:anim:m:v_rod" split at the colons. Adjectives, abbreviations and other words are left out.
func addReading(all map[string]*lexeme, l lexeme, form string, tags []string, given map[string]bool) {
	if len(tags) < 4 || tags[0] != "noun" || slices.Contains(tags, "abbr") || l.lemma == strings.ToUpper(l.lemma) {
		return
	}
	l.class, l.gender = inflect.Toponym, inflect.Gender(tags[2][0])
	c := inflect.Cases(1) << max(0, slices.Index(caseTags, tags[3]))
	if c, ok := classTags[tags[len(tags)-1]]; ok {
		l.class = c
	} else if tags[1] == "anim" {
		l.class = personClass(strings.ToLower(l.lemma), given)
	}
	if l.gender == inflect.Plural {
		c <<= 7
	}
	frozen := slices.Contains(tags, "nv")
	genders := []inflect.Gender{l.gender}
	if l.gender == inflect.Plural && l.class != inflect.Toponym { // Макрони: the plural of whichever gender the name has
		genders = []inflect.Gender{inflect.Masculine, inflect.Feminine}
	}
	for _, g := range genders {
		l := l
		l.gender = g
		have := all[l.key()]
		if have == nil {
			l.forms, l.frozen = map[string]inflect.Cases{}, true
			have = &l
			all[l.key()] = have
		}
		have.forms[form] |= c
		have.frozen = have.frozen && (frozen || l.class != inflect.Toponym && c >= inflect.NomPl)
	}
}

// surnamesApart makes surnames of given names that decline as only surnames do: Сталіна, Сталіної; Савин, Савиним.
func surnamesApart(all map[string]*lexeme) {
	for _, key := range slices.Sorted(maps.Keys(all)) {
		l := all[key]
		if l.class != inflect.Given {
			continue
		}
		for form, c := range l.forms {
			if c&inflect.Gen != 0 && strings.HasSuffix(form, "ої") || c&inflect.Ins != 0 && strings.HasSuffix(form, "им") {
				l.class = inflect.Surname
			}
		}
		if l.class == inflect.Surname && all[l.key()] == nil {
			delete(all, key)
			all[l.key()] = l
		}
	}
}

// finish sorts, and drops what has no nominative: plurals of persons came in for both genders. A name that does not decline has no
// plural of its own: Гриценко of a woman.
func finish(all map[string]*lexeme) []*lexeme {
	var list []*lexeme
	for _, l := range all {
		want := inflect.Nom
		if l.gender == inflect.Plural {
			want = inflect.NomPl
		}
		if l.forms[plain(l.lemma)]&want == 0 {
			continue
		}
		if l.frozen && l.gender != inflect.Plural {
			for form, c := range l.forms {
				if l.forms[form] = c & singulars; c&singulars == 0 {
					delete(l.forms, form)
				}
			}
		}
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b *lexeme) int { return strings.Compare(a.key(), b.key()) })
	return list
}

func personClass(low string, given map[string]bool) inflect.Class {
	switch {
	case given[low] || given[plain(low)]:
		return inflect.Given
	case strings.HasSuffix(low, "ович") && given[strings.TrimSuffix(low, "ович")], strings.HasSuffix(low, "йович") && len(low) > 14,
		strings.HasSuffix(low, "івна"), strings.HasSuffix(low, "ївна"):
		return inflect.Patronymic
	}
	return inflect.Surname
}

// plain is a word as forms are compared: in lower case, г for ґ, е for ё.
func plain(s string) string { return folding.Replace(strings.ToLower(s)) }

var folding = strings.NewReplacer("ґ", "г", "ё", "е")

// readWords reads all words of files, in lower case.
func readWords(files []string) (map[string]bool, error) {
	given := map[string]bool{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(string(b)), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '-' }) {
			given[w] = true
		}
	}
	return given, nil
}

// open opens a file, packed with gzip or not.
func open(file string) (io.ReadCloser, error) {
	f, err := os.Open(file)
	if err != nil || !strings.HasSuffix(file, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}
