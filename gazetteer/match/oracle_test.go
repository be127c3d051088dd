package match

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// oracle says what a matcher must find, the slow and plain way: at every token where a form may begin it folds the text token
// by token and looks the whole key up.
func oracle(forms []string, text string) (hits []Hit) {
	values := map[string]uint32{}
	longest := 0
	for i, f := range forms {
		key := Fold(f)
		values[key] = uint32(i)
		longest = max(longest, len(key))
	}
	var tokens []token
	for pos := 0; pos < len(text); {
		t := next(text, pos)
		pos = t.end
		if t.kind != hidden {
			tokens = append(tokens, t)
		}
	}
	for i, t := range tokens {
		if t.kind == blank || t.kind == mark && i > 0 && tokens[i-1].kind == word {
			continue
		}
		var f folder
		var key []byte
		for j := i; j < len(tokens) && len(key) <= longest; j++ {
			u := tokens[j]
			if u.kind == blank {
				key = append(key, ' ')
				for j+1 < len(tokens) && tokens[j+1].kind == blank {
					j++
				}
				continue
			}
			key = f.append(key, text[u.start:u.end], u)
			free := u.kind == word || j+1 == len(tokens) || tokens[j+1].kind != word
			if value, ok := values[string(key)]; ok && free {
				hits = append(hits, Hit{t.start, u.end, value})
			}
		}
	}
	return hits
}

// exactOracle says what a matcher must find that folds nothing: forms between characters that are of no word.
func exactOracle(forms []string, text string) (hits []Hit) {
	ofWord := func(r rune, n int) bool { return n > 0 && exactProperty(r) == isCore }
	values := map[string]uint32{}
	for i, f := range forms {
		values[strings.TrimSpace(f)] = uint32(i)
	}
	for f, value := range values {
		for from := 0; ; {
			i := strings.Index(text[from:], f)
			if i < 0 {
				break
			}
			start, end := from+i, from+i+len(f)
			if !ofWord(utf8.DecodeLastRuneInString(text[:start])) && !ofWord(utf8.DecodeRuneInString(text[end:])) {
				hits = append(hits, Hit{start, end, value})
			}
			_, n := utf8.DecodeRuneInString(text[start:])
			from = start + n
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return hits
}

// leftmost keeps the longest hit at the leftmost place and goes on behind it.
func leftmost(hits []Hit) (kept []Hit) {
	for i, h := range hits {
		if i+1 < len(hits) && hits[i+1].Start == h.Start {
			continue
		}
		if n := len(kept); n == 0 || h.Start >= kept[n-1].End {
			kept = append(kept, h)
		}
	}
	return kept
}
