package extract

import (
	"sort"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// lexicon holds every match of the gazetteer in the zones that count, by start, shorter first.
type lexicon struct{ hits []gazetteer.Hit }

func scan(g *gazetteer.Gazetteer, a *Article) lexicon {
	var l lexicon
	for _, z := range a.Zones {
		if !z.Kind.Content() {
			continue
		}
		for h := range g.Scan(a.Text[z.Start:z.End]) {
			h.Start += z.Start
			h.End += z.Start
			l.hits = append(l.hits, h)
		}
	}
	return l
}

// from returns the matches that start at byte offset start.
func (l *lexicon) from(start int) []gazetteer.Hit {
	i := sort.Search(len(l.hits), func(i int) bool { return l.hits[i].Start >= start })
	j := i
	for j < len(l.hits) && l.hits[j].Start == start {
		j++
	}
	return l.hits[i:j]
}

// lexeme is one word or phrase of the language at tokens from..to-1.
type lexeme struct {
	*gazetteer.Lexeme
	from, to int
	cases    inflect.Cases
	verb     inflect.Verb
}

// lexemes calls yield for the readings of class c that start at token i, the longest match first, until it returns false.
func (r *reader) lexemes(i int, c gazetteer.Class, yield func(lexeme) bool) {
	if i < 0 || i >= len(r.toks) || r.toks[i].kind == mark {
		return
	}
	hits := r.lex.from(r.toks[i].Start)
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		for _, rd := range h.Readings {
			if rd.Lexeme == nil || rd.Lexeme.Class != c || rd.Langs&r.langBit == 0 {
				continue
			}
			if !yield(lexeme{rd.Lexeme, i, r.tokenEnd(i, h.End), rd.Cases, rd.Verb}) {
				return
			}
		}
	}
}

// lexemeAt returns the longest lexeme of class c at token i.
func (r *reader) lexemeAt(i int, c gazetteer.Class) (l lexeme, ok bool) {
	r.lexemes(i, c, func(x lexeme) bool { l, ok = x, true; return false })
	return l, ok
}

// isWord reports whether token i begins a word or phrase of the closed class id; see the section "words" of a language file.
func (r *reader) isWord(i int, id string) bool { return r.wordEnd(i, id) > 0 }

// wordEnd returns the token after the longest phrase of the closed class id that starts at token i, 0 where none does.
func (r *reader) wordEnd(i int, id string) (end int) {
	r.lexemes(i, gazetteer.FunctionWord, func(l lexeme) bool {
		if l.ID == id {
			end = l.to
		}
		return end == 0
	})
	return end
}

// tokenEnd returns the index after the token that ends at or covers byte end-1, from token i on.
func (r *reader) tokenEnd(i, end int) int {
	for i < len(r.toks) && r.toks[i].Start < end {
		i++
	}
	return i
}
