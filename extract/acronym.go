package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// spotAcronyms finds bodies by capitals that nothing else explains ("ВГСУ", "ДАБІ України", "Тернопільське ОТВ АМКУ", "LAPFF") and by words
// that are put together as names of offices and firms are ("Укравтодор", "Минобрнауки", "Харківобленерго").
func (r *reader) spotAcronyms() {
	next := 0
	for i := range r.capitals() {
		if i < next || !r.openTo(i) || r.covered[i] != nil && !r.covered[i].weak {
			continue
		}
		switch {
		case r.acronymAt(i):
			from, to := i, i+1
			// "Генічеська РДА", "Південноукраїнський НПЗ": the adjective of the place says which.
			if j := i - 1; r.sameSentence(j, i) && r.adjacent(j, i) && r.tok(j).shape == capital && r.openToAdjective(j) && r.relationalAt(j) && r.adjectiveAt(j) {
				from = j
			}
			for k := to; k < to+3 && r.sameSentence(i, k) && r.adjacent(k-1, k); {
				m := r.nameFrom(k)
				if m == nil || m.typ == gazetteer.Person || m.cases != 0 && m.cases&inflect.Gen == 0 || m.typ == gazetteer.Media {
					break
				}
				k, to = m.to, m.to
			}
			if k := r.departmentOf(i, to); k > 0 {
				to = k
			}
			r.addAcronym(from, i, to)
			next = to
		case r.inflectedAcronym(i) > 0:
			r.addInflected(i, r.inflectedAcronym(i))
		case r.compoundAt(i) && !r.surnameAt(i):
			name := r.compoundLemma(r.at(i))
			r.enclose(&mention{Span: Span{r.toks[i].Start, r.toks[i].End}, from: i, to: i + 1, typ: gazetteer.Organization, via: ViaPattern,
				body: r.bodyOf(name, name, gazetteer.Organization, []string{"organization"}), rule: "word put together as names of bodies are", lemma: name})
		}
	}
}

// departmentOf reads where the department whose acronym stands at token i is, behind token to-1: "ГУНП *в Одеській області*", "УМВД *по Ивановской
// области*"; it returns the token after the place, 0 where there is none. Acronyms of departments begin with У or ГУ.
func (r *reader) departmentOf(i, to int) int {
	if s := r.at(i); !strings.HasPrefix(s, "У") && !strings.HasPrefix(s, "ГУ") || utf8.RuneCountInString(s) < 3 || !r.runsOn(to-1, to) {
		return 0
	}
	if !r.isWord(to, "in") && r.at(to) != "по" {
		return 0
	}
	m := r.nameFrom(to + 1)
	if m == nil || m.typ != gazetteer.Place || !r.adjacent(to, to+1) || r.at(to) != "по" && !isRegion(m.entity) {
		return 0
	}
	return m.to
}

// acronymAt reports whether token i is an acronym that nobody explains otherwise.
func (r *reader) acronymAt(i int) bool {
	t := r.tok(i)
	s := r.at(i)
	n := utf8.RuneCountInString(s)
	if t.kind != word || t.shape != upper || n < 2 || n > 6 || r.shouting(i) || r.among(s, "common-acronym") || r.among(s, "legal-form") || romanNumeral(s) {
		return false
	}
	if strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsUpper(c) }) || r.opener(i) || r.commonAt(i) {
		return false // "ТАКОЖ" is a word
	}
	if _, ok := r.lexemeAt(i, gazetteer.ThingWord); ok {
		return false
	}
	// "БТР-80", "А-320", "МІ 8", "ст. 190 КК": a number makes it a model or an article of a law.
	if r.tok(i+1).kind == number && r.adjacent(i, i+1) || strings.HasPrefix(r.d.Text[t.End:], "-") {
		return false
	}
	if n == 2 && r.tok(i-1).kind != word && r.tok(i+1).kind != word {
		return false
	}
	// "[ред. – АВ]", "Джерело: УП": initials of an author stand alone.
	return r.sameSentence(i, i+1) || r.sameSentence(i-1, i)
}

// inflectedAcronym returns the length of the capitals of "МИДа", "ЗАГСу", or of the whole of "СхідГЗК", "ЗакДУ"; 0 for other words.
func (r *reader) inflectedAcronym(i int) int {
	if r.tok(i).kind != word || r.tok(i).shape != mixed || r.knownForm(i) {
		return 0
	}
	s := r.at(i)
	if isLatin(s) || strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }) {
		return 0
	}
	k := strings.IndexFunc(s, unicode.IsLower)
	head, tail := s[:max(k, 0)], s[max(k, 0):]
	if n := utf8.RuneCountInString(head); n >= 3 && n <= 6 && slices.Contains([]string{"а", "у", "ом", "ом", "е", "і", "ові", "ы", "и", "ов", "ів"}, tail) {
		return len(head)
	}
	last := strings.LastIndexFunc(s, unicode.IsLower)
	if k > 0 && utf8.RuneCountInString(head) == 1 && last < len(s)-4 && strings.ToUpper(s[last+2:]) == s[last+2:] {
		return len(s)
	}
	return 0
}

// addInflected adds the body of an acronym with an ending. One that the gazetteer knows as an acronym of one body is that body.
func (r *reader) addInflected(i, n int) {
	name := r.at(i)[:n]
	m := &mention{Span: Span{r.toks[i].Start, r.toks[i].End}, from: i, to: i + 1, typ: gazetteer.Organization, via: ViaAcronym, rule: "acronym with an ending", lemma: name}
	for _, rd := range r.find(name) {
		if rd.Name != nil && rd.Langs&r.langBit != 0 && rd.Name.Kind == gazetteer.Acronym && !rd.Name.ByCountry && rd.Name.Need == nil {
			m.entity, m.typ = rd.Name.Entity, rd.Name.Entity.Type
			break
		}
	}
	if m.entity == nil {
		m.body = r.bodyOf(name, name, gazetteer.Organization, []string{"organization"})
	}
	r.enclose(m)
}

func romanNumeral(s string) bool {
	return strings.Trim(s, "IVXLCDMІХСМ") == ""
}

// addAcronym adds the body whose acronym is token at of from..to-1. A phrase of the article with the same initials is the same body.
func (r *reader) addAcronym(from, at, to int) {
	name := r.d.Text[r.toks[from].Start:r.toks[to-1].End]
	if from < at {
		name = r.acronymAdjective(from, at) + r.d.Text[r.toks[from].End:r.toks[to-1].End]
	}
	b := r.bodyNamed(name, gazetteer.Organization)
	if b == nil && from == at {
		b = r.bodyByInitials(name)
	}
	if b == nil {
		b = r.bodyOf(name, name, gazetteer.Organization, []string{"organization"})
	}
	r.enclose(&mention{Span: Span{r.toks[from].Start, r.toks[to-1].End}, from: from, to: to, typ: gazetteer.Organization, body: b, via: ViaAcronym,
		rule: "acronym", lemma: name})
}

// acronymAdjective gives the nominative of "Генічеської" in "Генічеської РДА", the gender being that of what it ends in.
func (r *reader) acronymAdjective(from, at int) string {
	s := r.at(from)
	for _, g := range []inflect.Gender{inflect.Feminine, inflect.Neuter, inflect.Masculine} {
		if r.agreesWith(s, g, inflect.Nom) != 0 {
			return s
		}
	}
	if c := r.agreesWith(s, inflect.Feminine, singular); c != 0 {
		return r.adjectiveNominative(s, inflect.Feminine, c)
	}
	return r.adjectiveNominative(s, inflect.Masculine, singular)
}

// bodyByInitials returns the body of the article whose words begin with the letters of an acronym: "Громадська рада освітян … ГРО".
func (r *reader) bodyByInitials(acronym string) *body {
	if utf8.RuneCountInString(acronym) < 3 {
		return nil
	}
	for _, b := range r.bodies[:min(len(r.bodies), 500)] {
		if b.initials == "" {
			b.initials = initials(b.name)
		}
		if b.initials == acronym {
			return b
		}
	}
	return nil
}

func initials(name string) string {
	var s strings.Builder
	for _, w := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !isApostrophe(c) }) {
		if utf8.RuneCountInString(w) > 2 {
			c, _ := utf8.DecodeRuneInString(w)
			s.WriteRune(unicode.ToUpper(c))
		}
	}
	if s.Len() == 0 {
		return "-"
	}
	return s.String()
}

// compoundLemma gives the nominative of a compound name: "Укравтодору" → "Укравтодор".
func (r *reader) compoundLemma(s string) string {
	low := folded(s)
	if hasAny(low, "о", "нія", "ія", "ння") {
		return s
	}
	for _, e := range r.lang.Words["body-ending"] {
		if k := strings.LastIndex(low, e); k > 0 && k+len(e) == len(low) {
			return s
		}
	}
	if ws := r.lemmasOf(s, r.lang.Lang, inflect.Toponym, 0); len(ws) > 0 {
		return ws[0].Text
	}
	return s
}
