package match

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key of a form: two forms match the same places of a text exactly when their keys are equal. White space
// at the ends is dropped. A key is for comparing, it is no form: "BBC–Ера" has two words, its key one.
//
// Keys are lower case. All apostrophes inside a word are one, as are hyphens with dashes, quotation marks, and runs of white
// space. Stress marks (U+0301), soft hyphens and other invisible characters are skipped, decomposed letters are composed,
// ё is е. A Latin letter that looks like a Cyrillic one is that one in a word that has Cyrillic letters, and only there.
func Fold(s string) string {
	return string(appendFold(make([]byte, 0, len(s)), s))
}

// appendFold adds the key of a form.
func appendFold(key []byte, s string) []byte {
	var f folder
	from := len(key)
	space := false
	for pos := 0; pos < len(s); {
		t := next(s, pos)
		pos = t.end
		switch t.kind {
		case blank:
			space = len(key) > from
		case word, mark:
			if space {
				key, space = append(key, ' '), false
			}
			key = f.append(key, s[t.start:t.end], t)
		}
	}
	return key
}

// folder turns tokens into keys. It keeps the buffers of the slow path.
type folder struct{ decomposed, lowered, composed []byte }

// append adds the key of one word or mark.
func (f *folder) append(key []byte, s string, t token) []byte {
	if t.plain {
		if key, ok := appendPlain(key, s, t.mixed); ok {
			return key
		}
	}
	f.decomposed = norm.NFD.AppendString(f.decomposed[:0], s)
	f.lowered = f.lowered[:0]
	var last rune
	for i := 0; i < len(f.decomposed); {
		r, n := utf8.DecodeRune(f.decomposed[i:])
		i += n
		if r == acute || invisible(r) || r == dots && last == 'е' { // ё
			continue
		}
		r = foldRune(r)
		if t.mixed && r < utf8.RuneSelf {
			r = rune(cyrillic[r])
		}
		f.lowered = utf8.AppendRune(f.lowered, r)
		last = r
	}
	f.composed = norm.NFC.Append(f.composed[:0], f.lowered...)
	return append(key, f.composed...)
}

// appendPlain adds the key of a word all of whose letters the table knows. It returns false, and the key as it was, at a
// breve or dots that make no Cyrillic letter.
func appendPlain(key []byte, s string, mixed bool) ([]byte, bool) {
	from := len(key)
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			i++
			r := rune(folded[b])
			if mixed {
				r = rune(cyrillic[r])
			}
			key = utf8.AppendRune(key, r)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == acute || invisible(r):
		case r == breve || r == dots:
			last, n := utf8.DecodeLastRune(key[from:])
			composed := compose(last, r)
			if composed == 0 {
				return key[:from], false
			}
			key = utf8.AppendRune(key[:len(key)-n], composed)
		default:
			key = utf8.AppendRune(key, foldRune(r))
		}
	}
	return key, true
}

// compose puts a key's letter and a mark together, 0 where that is not one of the letters of our languages.
func compose(letter, mark rune) rune {
	switch {
	case mark == breve && letter == 'и':
		return 'й'
	case mark == breve && letter == 'у':
		return 'ў'
	case mark == dots && letter == 'і':
		return 'ї'
	case mark == dots && letter == 'е':
		return 'е'
	}
	return 0
}

// foldRune is the key of one character that is not skipped.
func foldRune(r rune) rune {
	if r < tableSize {
		return rune(folded[r])
	}
	switch {
	case apostrophe(r):
		return '\''
	case dash(r):
		return '-'
	case quotation(r):
		return '"'
	}
	return small(unicode.ToLower(r))
}

// small maps the lower-case letters whose marks do not count: ё, and letters with an acute.
func small(r rune) rune {
	switch r {
	case 'ё':
		return 'е'
	case 'ѓ':
		return 'г'
	case 'ќ':
		return 'к'
	}
	return r
}

const (
	acute     = '\u0301' // the stress mark
	breve     = '\u0306' // of й
	dots      = '\u0308' // of ї
	tableSize = 0x500    // Latin to Cyrillic
)

var (
	folded   = foldTable()
	classes  = classTable()
	cyrillic = lookalikes()
)

// foldTable maps a character to its key.
func foldTable() (t [tableSize]uint16) {
	for r := range rune(tableSize) {
		k := small(unicode.ToLower(r))
		switch {
		case apostrophe(r):
			k = '\''
		case dash(r):
			k = '-'
		case quotation(r):
			k = '"'
		}
		t[r] = uint16(k)
	}
	return t
}

// lookalikes maps a lower-case Latin letter to the Cyrillic one that looks like it, as a small or as a capital letter, and
// any other character to itself.
func lookalikes() (t [utf8.RuneSelf]uint16) {
	for r := range t {
		t[r] = uint16(r)
	}
	latin, look := "aceiopxykmthb", []rune("асеіорхукмтнв")
	for i, r := range latin {
		t[r] = uint16(look[i])
	}
	return t
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '`', '‘', '´', '′':
		return true
	}
	return false
}

// hyphen reports whether r joins two parts of one word; a dash does not.
func hyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func dash(r rune) bool { return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212' }

func quotation(r rune) bool {
	switch r {
	case '"', '«', '»', '“', '”', '„', '‟', '‹', '›', '＂':
		return true
	}
	return false
}

// invisible reports whether r is skipped wherever it stands: soft hyphen, joiners, direction and byte order marks.
func invisible(r rune) bool {
	return r == '\u00AD' || r >= '\u200C' && r <= '\u200F' || r == '\u2060' || r == '\uFEFF'
}
