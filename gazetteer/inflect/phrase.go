package inflect

import (
	"slices"
	"strings"
)

// Phrase returns the forms of a name of several words, joined by single spaces: the nominative first, the rest sorted. The pattern
// has one symbol per word, spaces between them do not count: N declines, A agrees with the head (the first N) in gender, number
// and animacy, = stays as it is. Words past the end of the pattern stay as they are. Words that decline do so together; of their
// doublets all pairs are formed while there are at most six to a case, else only the i-th with the i-th.
func Phrase(words []Word, pattern string) []Form {
	if len(words) == 0 {
		return nil
	}
	symbols := strings.ReplaceAll(pattern, " ", "")
	head := strings.IndexByte(symbols, 'N')
	parts := make([][]Form, len(words))
	for i := range words {
		w := words[i]
		symbol := byte('=')
		if i < len(symbols) {
			symbol = symbols[i]
		}
		switch {
		case symbol == 'A' && head >= 0 && head < len(words):
			agree(&w, &words[head])
			fallthrough
		case symbol == 'A' || symbol == 'N':
			t := table{}
			t.word(&w)
			parts[i] = t.forms
		default:
			parts[i] = []Form{{w.Text, singular | plural}}
		}
	}
	var t table
	for c := Nom; c <= VocPl; c <<= 1 {
		t.phraseCase(parts, c)
	}
	if len(t.forms) == 0 {
		return nil
	}
	slices.SortFunc(t.forms[1:], func(a, b Form) int { return strings.Compare(a.Text, b.Text) })
	return t.forms
}

// agree makes an adjective follow its head.
func agree(w, head *Word) {
	w.Class = Adjective
	w.Animate = head.Animate || head.Class == Given || head.Class == Surname || head.Class == Patronymic
	w.Number = head.Number
	if w.Number == "" && head.Class != Common && head.Class != Surname && head.Class != Adjective {
		w.Number = "sg"
	}
	w.Gender = head.Gender
	if w.Gender == 0 {
		w.Gender = GenderOf(head.Text, head.Lang, head.Class)
	}
	if w.Gender == 0 {
		w.Gender = Masculine
	}
	if head.Paradigm == "pl" {
		w.Gender = Plural
	}
}

// phraseCase adds the combinations of one case.
func (t *table) phraseCase(parts [][]Form, c Cases) {
	options := make([][]string, len(parts))
	total, most := 1, 1
	for i, forms := range parts {
		for _, f := range forms {
			if f.Cases&c != 0 {
				options[i] = append(options[i], f.Text)
			}
		}
		total = min(total*len(options[i]), 1000)
		most = max(most, len(options[i]))
	}
	if total == 0 {
		return
	}
	row := make([]string, len(parts))
	if total <= 6 { // Балтійському морі: two of the adjective, three of the noun
		for k := range total {
			for i, rest := len(parts)-1, k; i >= 0; i-- {
				row[i] = options[i][rest%len(options[i])]
				rest /= len(options[i])
			}
			t.add(c, strings.Join(row, " "), "")
		}
		return
	}
	for k := range most {
		for i := range parts {
			row[i] = options[i][min(k, len(options[i])-1)]
		}
		t.add(c, strings.Join(row, " "), "")
	}
}
