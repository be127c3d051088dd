package inflect

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// How often surnames end in some letters, see paradigms/surnames.py.
var (
	//go:embed surnames-uk.tsv
	surnamesUkTSV string
	//go:embed surnames-ru.tsv
	surnamesRuTSV string
)

// surnameEndings are read once for each language.
var surnameEndings = map[Lang]func() map[string]int{
	"uk": sync.OnceValue(func() map[string]int { return readCounts(surnamesUkTSV) }),
	"ru": sync.OnceValue(func() map[string]int { return readCounts(surnamesRuTSV) }),
}

func readCounts(tsv string) map[string]int {
	counts := make(map[string]int, 12_000)
	for line := range strings.Lines(tsv) {
		if ending, count, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && ending[0] != '#' {
			counts[ending], _ = strconv.Atoi(count)
		}
	}
	return counts
}

// fewEndings surnames and less say nothing where only two letters are shared.
const fewEndings = 10

// byEnding sorts guesses at a surname by how many surnames end as they do: "Асфурі" is Асфура before Асфурі, "Махна" Махно before Махн. What they
// share is the context: as many as three letters of it, or two where no surname ends so.
func byEnding(found []Word, form string) {
	if len(found) < 2 || surnameEndings[found[0].Lang] == nil {
		return
	}
	low := make([]string, len(found))
	for i := range found {
		low[i] = strings.ReplaceAll(strings.ToLower(found[i].Text), "ё", "е")
	}
	stem := low[0]
	for _, s := range low[1:] {
		for !strings.HasPrefix(s, stem) {
			stem = cut(stem, 1)
		}
	}
	counts := surnameEndings[found[0].Lang]()
	type guess struct {
		Word
		count int
	}
	guesses := make([]guess, len(found))
	for context := 3; context > 1; context-- {
		from := len(stem)
		for range context {
			_, n := utf8.DecodeLastRuneInString(stem[:from])
			from -= n
		}
		best := 0
		for i, s := range low {
			guesses[i] = guess{found[i], counts[s[from:]]}
			stem, dative := strings.CutSuffix(form, "ові")
			if dative && (found[i].Text == stem+"ов" || found[i].Text == stem+"ова") || found[i].Text+"і" == form {
				guesses[i].count = 0 // "Рузвельтові" is a dative much more often than a locative of Рузвельтов, "Хаяші" seldom one of Хаяш
			}
			best = max(best, guesses[i].count)
		}
		if best == 0 || context == 2 && best < fewEndings {
			continue
		}
		slices.SortStableFunc(guesses, func(a, b guess) int { return b.count - a.count })
		for i := range guesses {
			found[i] = guesses[i].Word
		}
		return
	}
}
