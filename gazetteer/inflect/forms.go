package inflect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sets of readings that belong together.
const (
	singular = Nom | Gen | Dat | Acc | Ins | Loc | Voc
	plural   = NomPl | GenPl | DatPl | AccPl | InsPl | LocPl | VocPl
)

// Forms returns all case forms of one word, the nominative first and the rest sorted by bytes; forms that are spelt alike are one
// Form with all their readings. Doublets (Шольцові, Шольцу) are all there. A word in Latin letters, in capitals only, or with
// Paradigm "indecl" has one form. For English it is the word and its possessive. An empty Text has no forms.
//
// Surnames and common nouns have plural forms too, other nouns when Number is "pl"; with gender 'p' or Paradigm "pl" Text itself
// is the plural. An adjective without Gender has the forms of all genders.
//
// Forms is safe for concurrent use.
func Forms(w Word) []Form {
	t := table{forms: make([]Form, 0, 20)}
	t.word(&w)
	if len(t.forms) > 1 {
		slices.SortFunc(t.forms[1:], func(a, b Form) int { return strings.Compare(a.Text, b.Text) })
	}
	return t.forms
}

// CasesOf returns the readings of a form of w, whatever its capitals, and 0 if it is none of Forms(w).
func CasesOf(w Word, form string) Cases {
	if !comparable(w.Text, form) {
		for _, f := range Forms(w) {
			if strings.EqualFold(f.Text, form) {
				return f.Cases
			}
		}
		return 0
	}
	t := table{only: form}
	t.word(&w)
	return t.cases
}

// comparable reports words of one part that begin with the same letter and have no capital behind it, so that their forms can be compared as
// they are.
func comparable(a, b string) bool {
	first, n := utf8.DecodeRuneInString(a)
	other, m := utf8.DecodeRuneInString(b)
	small := func(c rune) bool { return c != '-' && !unicode.IsUpper(c) }
	return first == other && first != '-' && strings.IndexFunc(a[n:], func(c rune) bool { return !small(c) }) < 0 && strings.IndexFunc(b[m:], func(c rune) bool { return !small(c) }) < 0
}

// table collects the forms of one word in the order in which its paradigm names them, the commoner doublet first. With only it collects
// nothing but the readings of that form.
type table struct {
	forms []Form
	only  string
	cases Cases
}

// add puts in stem+ending with the readings c, and builds the string only if it is new.
func (t *table) add(c Cases, stem, ending string) {
	n := len(stem) + len(ending)
	if c == 0 || n == 0 {
		return
	}
	if t.only != "" {
		if len(t.only) == n && t.only[len(stem):] == ending && t.only[:len(stem)] == stem {
			t.cases |= c
		}
		return
	}
	for i := range t.forms {
		f := &t.forms[i]
		if len(f.Text) == n && f.Text[len(stem):] == ending && f.Text[:len(stem)] == stem {
			f.Cases |= c
			return
		}
	}
	t.forms = append(t.forms, Form{stem + ending, c})
}

// has says whether a form is in the table.
func (t *table) has(form string) bool {
	for i := range t.forms {
		if t.forms[i].Text == form {
			return true
		}
	}
	return false
}

// word fills the table with the forms of w.
func (t *table) word(w *Word) {
	switch {
	case w.Text == "":
		return
	case w.Lang == "en":
		t.english(w.Text)
		return
	case w.Paradigm == "indecl" || !cyrillicEnd(w.Text) || acronym(w.Text):
		t.frozen(w)
		return
	}
	if i := strings.LastIndexByte(w.Text, '-'); i > 0 && i < len(w.Text)-1 {
		if t.compound(w, i) {
			return
		}
	}
	t.simple(w)
}

// simple declines the end of w.Text; what stands before its last hyphen or space stays as it is.
func (t *table) simple(w *Word) {
	low := strings.ToLower(w.Text[strings.LastIndexAny(w.Text, "- ")+1:])
	n := noun{t: t, text: w.Text, low: low, class: w.Class, gender: w.Gender, paradigm: w.Paradigm}
	n.animate = w.Animate || w.Class == Given || w.Class == Patronymic || w.Class == Surname
	n.sg = w.Number != "pl"
	n.pl = w.Number == "pl" || w.Number == "" && (w.Class == Common || w.Class == Surname || w.Class == Adjective)
	if n.gender == 0 && n.paradigm != "pl" && n.class != Adjective {
		n.gender = genderOf(n.low, w.Lang, n.class, w.Unlisted)
		if n.gender == 0 {
			n.gender = Masculine
			if n.class != Surname && n.class != Given {
				n.gender = Neuter
			}
		}
	}
	if n.paradigm == "pl" {
		n.gender = Plural
	}
	if n.gender == Plural {
		n.sg, n.pl = false, true
	}
	for f := w.factOf(n.gender, n.low); ; f = *f.or {
		m := n
		m.decline(w, f)
		if f.or == nil || w.Paradigm != "" || w.Oblique != "" || n.animate && chinese(n.low) {
			return
		}
	}
}

// decline adds the forms of w that follow from f.
func (n *noun) decline(w *Word, f fact) {
	n.fact = f
	if f.paradigm == "adj" && n.class == Surname && ends(n.low, "ой") && syllables(n.low) == 1 { // Цой is no Толстой
		return
	}
	if f.oblique != "" && len(n.text) >= f.cut {
		n.oblique = n.text[:len(n.text)-f.cut] + f.oblique
	}
	if w.Oblique != "" {
		n.oblique = w.Oblique
	}
	if n.paradigm == "" {
		n.paradigm = f.paradigm
	}
	if n.paradigm == "" {
		if w.Lang == "ru" {
			n.paradigm = ruParadigm(n.low, n.class, n.gender)
		} else {
			n.paradigm = ukParadigm(n.low, n.class, n.gender)
		}
	}
	switch {
	case n.paradigm == "indecl" || len(n.low) <= 2: // one letter
		n.t.frozen(w)
	case w.Lang == "uk":
		n.uk()
	case w.Lang == "ru":
		n.ru()
	default:
		n.t.frozen(w)
	}
}

// chinese knows names from Chinese, which never do as the endings of others have it: Цзіньпіна, not Цзіньпона as Антона.
func chinese(low string) bool {
	return strings.Contains(low, "цз") || strings.Contains(low, "чж") || strings.Contains(low, "сяо") || strings.Contains(low, "нь") && !ends(low, "нь")
}

// frozen adds the one form of an indeclinable word.
func (t *table) frozen(w *Word) {
	c := singular
	switch {
	case w.Gender == Plural || w.Number == "pl" || w.Paradigm == "pl":
		c = plural
	case w.Number == "" && (w.Class == Common || w.Class == Surname || w.Class == Adjective):
		c |= plural
	}
	t.add(c, w.Text, "")
}

// english adds a word and its possessive.
func (t *table) english(text string) {
	t.add(singular&^Gen|plural&^GenPl, text, "")
	if strings.HasSuffix(text, "s") {
		t.add(Gen|GenPl, text, "'")
	}
	t.add(Gen, text, "'s")
}

// cyrillicEnd says whether the last letter is Cyrillic: "COVID-19" and "Tesla" do not decline.
func cyrillicEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= 0x400 && r < 0x500
}

// acronym says whether s has two letters or more and no small one.
func acronym(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// noun is one word with everything decided that its forms depend on.
type noun struct {
	t         *table
	text, low string // low is in lower case and may be the last part of text only
	class     Class
	gender    Gender
	paradigm  string
	oblique   string
	animate   bool
	sg, pl    bool
	fact      fact
}

// put adds a form where its number is wanted.
func (n *noun) put(c Cases, stem, ending string) {
	if !n.sg {
		c &^= singular
	}
	if !n.pl {
		c &^= plural
	}
	n.t.add(c, stem, ending)
}

// cut returns s without its last n Cyrillic letters, which are two bytes each.
func cut(s string, n int) string { return s[:max(0, len(s)-2*n)] }

// final returns the last letter of s, 0 of an empty string.
func final(s string) rune {
	r, size := utf8.DecodeLastRuneInString(s)
	if size == 0 {
		return 0
	}
	return r
}

// in says whether a letter is one of set.
func in(r rune, set string) bool { return r != 0 && strings.ContainsRune(set, r) }

// ends says whether s ends in one of the suffixes.
func ends(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

const vowels = "аеєиіїоуюяыэё"

// syllables counts the vowels of s.
func syllables(s string) int {
	k := 0
	for _, r := range s {
		if in(r, vowels) {
			k++
		}
	}
	return k
}
