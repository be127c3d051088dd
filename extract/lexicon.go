package extract

import (
	"iter"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// lexicon holds every match of the gazetteer in the zones that count, by start, shorter first.
type lexicon struct {
	hits []gazetteer.Hit
	at   int // the first that no token is known to begin
}

// scan appends to hits, which is empty.
func scan(g *gazetteer.Gazetteer, a *Article, hits []gazetteer.Hit) lexicon {
	l := lexicon{hits: hits}
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

// known is what is looked up about a token once for all steps.
type known struct {
	told
	hits  [2]int32   // matches of the gazetteer that start with it, as a range of lexicon.hits
	asked question   // what was asked before, see reader.memo
	yes   question   // and answered with yes
	vocab *vocabWord // what the word is to the vocabulary, nil of most
}

// told is which words of the article's language begin at a token, or at some token of a sentence.
type told struct {
	classes uint16 // bits of their classes
	words   gazetteer.WordSet
}

// Further bits of known.classes, beside those of the gazetteer.
const (
	hasSlot = 1 << 13 // an attribution round a possessive may begin with it
	hasName = 1 << 14 // a name of the gazetteer begins with it
)

// begins reports whether a word of one of the classes, or a name, starts at token i.
func (r *reader) begins(i int, classes uint16) bool { return r.about[i].classes&classes != 0 }

// knowTokens looks up what known holds, of the tokens from first on: one walk over tokens and matches, both in the order of the text.
func (r *reader) knowTokens(first int) {
	hits, h := r.lex.hits, r.lex.at
	for i := first; i < len(r.toks); i++ {
		t := &r.toks[i]
		for h < len(hits) && hits[h].Start < t.Start {
			h++
		}
		k := known{hits: [2]int32{int32(h), int32(h)}}
		for ; h < len(hits) && hits[h].Start == t.Start; h++ {
			c := hits[h].Classes
			k.classes |= c.Lexemes[r.langNumber]
			k.words.Add(c.Words[r.langNumber])
			if c.Name {
				k.classes |= hasName
			}
		}
		k.hits[1] = int32(h)
		if t.kind == word {
			if k.vocab = r.vocab.find(r.at(i), t.hash); k.vocab != nil && k.vocab.sets&slotBit != 0 {
				k.classes |= hasSlot
			}
		}
		if t.kind == word && t.shape != lower {
			r.caps = append(r.caps, int32(i))
		}
		r.about = append(r.about, k)
	}
	r.lex.at = h
}

// capitals yields the tokens that are words with capitals.
func (r *reader) capitals() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, i := range r.caps {
			if !yield(int(i)) {
				return
			}
		}
	}
}

// hitsAt returns the matches that start with token i, the shorter first.
func (r *reader) hitsAt(i int) []gazetteer.Hit {
	k := r.about[i].hits
	return r.lex.hits[k[0]:k[1]]
}

// question is something that is asked about a token again and again, and whose answer never changes.
type question uint16

const (
	asksStopsPhrase question = 1 << iota
	asksOpener
	asksFinite
	asksCalls
	asksTitleWord
	asksNationality
	asksAdjective
	asksSurname
	asksRelational
	asksCompound
	asksAgent
	asksCommon
)

// memo answers a question about token i, by f where it was not asked before.
func (r *reader) memo(i int, q question, f func(*reader, int) bool) bool {
	if i < 0 || i >= len(r.about) {
		return f(r, i)
	}
	k := &r.about[i]
	if k.asked&q == 0 {
		k.asked |= q
		if f(r, i) {
			k.yes |= q
		}
	}
	return k.yes&q != 0
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
	bit := c.Bit()
	if r.about[i].classes&bit == 0 {
		return
	}
	hits := r.hitsAt(i)
	for k := len(hits) - 1; k >= 0; k-- {
		h := &hits[k]
		if h.Classes.Lexemes[r.langNumber]&bit == 0 {
			continue
		}
		for n := range h.Readings {
			rd := &h.Readings[n]
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
	if i >= 0 && i < len(r.about) && !r.about[i].words.MayHave(id) {
		return 0
	}
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
