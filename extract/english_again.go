package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// calledHere lists the unknown bodies and places of the article by what they may be called: their names, and firms by the first word that is
// no word of the language: "Cawley Industries Inc" is Cawley, "First Call" is not First.
func (r *reader) calledHere() map[string]*body {
	known := map[string]*body{}
	for _, b := range r.bodies {
		if known[b.name] == nil {
			known[b.name] = b
		}
	}
	bearers := map[string]bool{}
	for _, p := range r.persons {
		bearers[p.family] = true
	}
	for _, b := range r.bodies {
		first, rest, ok := strings.Cut(b.name, " ")
		if !ok || b.typ == gazetteer.Place || known[first] != nil || bearers[first] || utf8.RuneCountInString(first) < 3 || r.small(first) || r.among(first, "opener") {
			continue
		}
		last := rest[strings.LastIndexByte(rest, ' ')+1:]
		if r.among(last, "latin-company") || r.plural(last) {
			if len(r.find(first)) == 0 {
				known[first] = b
			}
		}
		// "Montreal Expos … the Expos": the team's own name.
		if r.plural(last) && !r.among(last, "latin-company") && !strings.Contains(rest, " ") && known[last] == nil && b.kinds[0] != "city" {
			known[last] = b
		}
	}
	return known
}

// again names a body at tokens from..to-1 once more.
func (r *reader) again(from, to int, b *body) {
	end := r.toks[to-1].End
	end -= possessive(r.d.Text[:end])
	r.replace(&mention{Span: Span{r.toks[from].Start, end}, from: from, to: to, typ: b.typ, body: b, via: ViaPattern, rule: "name that the article has in full",
		lemma: r.d.Text[r.toks[from].Start:end]})
}

// called is who or what a word of a headline may call.
type called struct {
	body   *body
	person *person
}

// repeatEnglish finds the names of the article in headlines, where all words have capitals or none has small letters: "SANTOVAL HOMERS TWICE",
// "Lindgren hat-trick carries Oilers past Flames".
func (r *reader) repeatEnglish() {
	known := r.calledHere()
	loud := map[string]called{}
	var first [64]bool // letters that they begin with
	at := func(s string) *bool {
		c, _ := utf8.DecodeRuneInString(s)
		return &first[unicode.ToUpper(c)&63]
	}
	put := func(s string, c called) {
		if s = strings.ToUpper(s); utf8.RuneCountInString(s) > 2 && loud[s] == (called{}) {
			loud[s] = c
			*at(s) = true
		}
	}
	for _, s := range slices.Sorted(maps.Keys(known)) {
		put(s, called{body: known[s]})
	}
	for _, p := range r.persons {
		if p.entity == nil {
			put(p.family, called{person: p})
			put(p.Name(), called{person: p})
		}
	}
	if len(loud) == 0 {
		return
	}
	next := 0
	for i := range r.capitals() {
		if i < next || r.covered[i] != nil && !r.covered[i].family || !*at(r.at(i)) {
			continue
		}
		caps := r.headline(i)
		for to := min(i+5, len(r.toks)); to > i; to-- {
			if !r.sameSentence(i, to-1) {
				continue
			}
			s := r.d.Text[r.toks[i].Start:r.toks[to-1].End]
			s = s[:len(s)-possessive(s)]
			c, ok := loud[strings.ToUpper(s)]
			if !ok || !r.unnamed(i, to) || !caps && (strings.ToUpper(s) == s && strings.ContainsFunc(s, unicode.IsLower) || known[s] == nil || r.opensSentence(i) && r.small(s)) {
				continue
			}
			if c.body != nil {
				r.again(i, to, c.body)
			} else {
				r.replace(&mention{Span: Span{r.toks[i].Start, r.toks[i].Start + len(s)}, from: i, to: to, typ: gazetteer.Person, person: c.person, via: ViaSurname,
					rule: "name of the article in a headline", gender: c.person.gender, lemma: s})
			}
			next = to
			break
		}
	}
}

// unnamed reports whether no name stands in tokens from..to-1 yet, surnames that wait for a bearer apart.
func (r *reader) unnamed(from, to int) bool {
	for j := from; j < to; j++ {
		if m := r.covered[j]; m != nil && !m.family {
			return false
		}
	}
	return true
}
