package extract

import (
	"sort"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// lexicon holds every match of the gazetteer in the zones that count, by start, shorter first.
type lexicon struct{ hits []gazetteer.Hit }

// scan appends to hits, which is empty.
func scan(g *gazetteer.Gazetteer, a *Article, hits []gazetteer.Hit) lexicon {
	l := lexicon{hits}
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

// known is what is looked up about a token once for all steps.
type known struct {
	hits    [2]int32 // matches of the gazetteer that start with it, as a range of lexicon.hits
	classes uint16   // bits of the classes whose words begin here, of the article's language
	asked   uint16   // questions that were asked before, see reader.memo
	yes     uint16   // and answered with yes
	words   uint64   // bits of the closed classes whose words begin here, see wordBit
	nouns   []nounForm
}

// classBit is the bit of a class in known.
func classBit(c gazetteer.Class) uint16 {
	switch c {
	case gazetteer.FunctionWord:
		return 1
	case gazetteer.CueWord:
		return 1 << 1
	case gazetteer.OfficeWord:
		return 1 << 2
	case gazetteer.PersonWord:
		return 1 << 3
	case gazetteer.HeadWord:
		return 1 << 4
	case gazetteer.ThingWord:
		return 1 << 5
	case gazetteer.Institution:
		return 1 << 6
	case gazetteer.CountryAdj:
		return 1 << 7
	case gazetteer.Demonym:
		return 1 << 8
	case gazetteer.GivenName:
		return 1 << 9
	case gazetteer.Attribution:
		return 1 << 10
	}
	return 1 << 15
}

// hasName is the bit in known.classes of a token with which a name of the gazetteer begins.
const hasName = 1 << 14

// begins reports whether a word of one of the classes, or a name, starts at token i.
func (r *reader) begins(i int, classes uint16) bool { return r.about[i].classes&classes != 0 }

// knowTokens looks up what known holds: one walk over tokens and matches, both in the order of the text.
func (r *reader) knowTokens() {
	r.workspace.hits = r.lex.hits // to be kept
	r.about = grown(r.about, len(r.toks))
	h := 0
	for i := range r.toks {
		k := &r.about[i]
		for h < len(r.lex.hits) && r.lex.hits[h].Start < r.toks[i].Start {
			h++
		}
		from := h
		for h < len(r.lex.hits) && r.lex.hits[h].Start == r.toks[i].Start {
			for n := range r.lex.hits[h].Readings {
				rd := &r.lex.hits[h].Readings[n]
				if rd.Name != nil {
					k.classes |= hasName
				}
				if rd.Lexeme != nil && rd.Langs&r.langBit != 0 {
					k.classes |= classBit(rd.Lexeme.Class)
					if rd.Lexeme.Class == gazetteer.FunctionWord {
						k.words |= wordBit(rd.Lexeme.ID)
					}
				}
			}
			h++
		}
		k.hits = [2]int32{int32(from), int32(h)}
		if s := r.at(i); r.toks[i].kind == word && len(s) >= r.vocab.nounLen && r.vocab.nounHash.has(s) {
			k.nouns = r.vocab.nouns[folded(s)]
		}
	}
}

// hitsAt returns the matches that start with token i, the shorter first.
func (r *reader) hitsAt(i int) []gazetteer.Hit {
	if len(r.about) == 0 {
		return r.lex.from(r.toks[i].Start)
	}
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
)

// memo answers a question about token i, by f where it was not asked before.
func (r *reader) memo(i int, q question, f func(*reader, int) bool) bool {
	if i < 0 || i >= len(r.about) {
		return f(r, i)
	}
	k := &r.about[i]
	if k.asked&uint16(q) == 0 {
		k.asked |= uint16(q)
		if f(r, i) {
			k.yes |= uint16(q)
		}
	}
	return k.yes&uint16(q) != 0
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
	if len(r.about) > 0 && r.about[i].classes&classBit(c) == 0 {
		return
	}
	hits := r.hitsAt(i)
	for k := len(hits) - 1; k >= 0; k-- {
		h := &hits[k]
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
	if i >= 0 && i < len(r.about) && r.about[i].words&wordBit(id) == 0 {
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

// wordBit is the bit of the closed class id in known.words. Some classes share one: a bit that is missing says no, one that is there says perhaps.
func wordBit(id string) uint64 {
	return 1 << ((uint(len(id))*5 + uint(id[0])*3 + uint(id[len(id)-1])*7 + uint(id[len(id)/2])) & 63)
}

// tokenEnd returns the index after the token that ends at or covers byte end-1, from token i on.
func (r *reader) tokenEnd(i, end int) int {
	for i < len(r.toks) && r.toks[i].Start < end {
		i++
	}
	return i
}
