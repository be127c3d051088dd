package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// addPerson turns an unknown full name into a mention and a person, joining it to one whom the article named before.
func (r *reader) addPerson(n *fullNameAt) {
	family := r.d.Text[r.toks[n.family].Start:r.toks[n.last-1].End]
	end := r.toks[n.to-1].End
	if r.lang.Lang == "en" {
		end -= possessive(r.d.Text[:end])
		family = family[:len(family)-possessive(family)]
	}
	var p *person
	var lemma string
	switch {
	case n.initials != "":
		p, lemma = r.joinInitials(n, family)
	case n.patronymic != "":
		p, lemma = r.joinGiven(n, n.given+" "+n.patronymic), n.given+" "+n.patronymic
	case n.from == n.family && n.given != "" && !n.familyFirst:
		p, lemma = r.joinGiven(n, n.given), n.given
	case n.from == n.family && n.given == "":
		p, lemma = r.joinSurname(n, family)
	default:
		n.givenAt = n.from
		if n.familyFirst {
			n.givenAt = n.family + 1
		}
		given := r.at(n.givenAt)
		if r.lang.Lang == "en" && n.given != "" {
			given = n.given
		}
		p, lemma = r.joinPerson(n, given, family)
	}
	if r.lang.Lang == "en" {
		lemma = r.d.Text[r.toks[n.from].Start:end]
	}
	m := &mention{
		Span: Span{r.toks[n.from].Start, end}, from: n.from, to: n.to, typ: gazetteer.Person,
		person: p, via: ViaPattern, rule: n.rule, cases: n.cases, gender: p.gender, lemma: lemma,
	}
	if p.entity != nil {
		m.entity, m.via = p.entity, ViaName
	}
	if n.known {
		m.via = ViaSurname
	}
	r.replace(m)
}

// joinInitials finds the person whom initials and a surname mean: one of the article or of the gazetteer with that surname whose given
// name begins so, else a new one.
func (r *reader) joinInitials(n *fullNameAt, family string) (*person, string) {
	first, _ := utf8.DecodeRuneInString(n.initials)
	begins := func(given string) bool {
		c, _ := utf8.DecodeRuneInString(given)
		return c == first
	}
	families := r.surnames(n, family)
	text := func(f string) string {
		if n.familyFirst {
			return f + r.d.Text[r.toks[n.family].End:r.toks[n.to-1].End]
		}
		return r.d.Text[r.toks[n.from].Start:r.toks[n.family].Start] + f
	}
	for _, f := range families {
		for _, p := range r.byName[f.Text] {
			if begins(p.given) && (f.Gender == 0 || p.gender == 0 || f.Gender == p.gender) {
				n.cases = f.cases
				return p, text(f.Text)
			}
		}
	}
	for _, h := range r.hitsAt(n.family) {
		if r.tokenEnd(n.family, h.End) != n.last {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Name == nil || rd.Name.Part != gazetteer.Family || rd.Langs&r.langBit == 0 {
				continue
			}
			if begins(r.g.Named(rd.Name.Entity.ID, r.d.Lang)) {
				n.cases = rd.Cases
				return r.known(rd.Name.Entity, n.from), text(rd.Name.Text)
			}
		}
	}
	f := families[0]
	n.cases = f.cases
	p := &person{given: n.initials, family: f.Text, first: n.from, gender: r.verbGender(n.to - 1)}
	if p.gender == 0 && f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, text(f.Text)
}

// surnames gives the nominatives that a surname's form may come from, the likeliest first.
func (r *reader) surnames(n *fullNameAt, family string) []lemma {
	plain := r.readings(family, r.lang.Lang, inflect.Surname, 0)[:1]
	if r.lang.Lang == "en" || isLatin(family) {
		return plain
	}
	want := r.wanted(n)
	var out []lemma
	for _, f := range r.lemmasOf(family, r.lang.Lang, inflect.Surname, 0) {
		if f.cases&want != 0 {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return plain
	}
	slices.SortStableFunc(out, func(a, b lemma) int { return r.likely(n, b.Text) - r.likely(n, a.Text) })
	if r.subjectName(n) {
		verb := r.nameGender(n)
		slices.SortStableFunc(out, func(a, b lemma) int { return subjectOf(b.cases, b.Gender, verb) - subjectOf(a.cases, a.Gender, verb) })
	}
	return out
}

// joinGiven finds the one person of the article with the given name, else makes one of that name.
func (r *reader) joinGiven(n *fullNameAt, name string) *person {
	var one *person
	for _, p := range r.persons[:min(len(r.persons), 500)] {
		given := p.given
		if p.entity != nil {
			given, _, _ = strings.Cut(r.g.Named(p.id, r.d.Lang), " ")
		}
		if given == n.given || p.family == name {
			if one != nil && one != p {
				one = nil
				break
			}
			one = p
		}
	}
	if one != nil {
		return one
	}
	p := &person{family: name, gender: n.gender, first: n.from, id: personID("", name)}
	r.enter(p)
	return p
}

// joinSurname finds the person of the article with the surname, else makes one of that name.
func (r *reader) joinSurname(n *fullNameAt, family string) (*person, string) {
	families := r.surnames(n, family)
	var ps []*person
	lemma := families[0].Text
	for _, f := range families {
		for _, p := range r.byName[f.Text] {
			if (f.Gender == 0 || p.gender == 0 || f.Gender == p.gender) && (len(ps) == 0 || lemma == f.Text) && !slices.Contains(ps, p) {
				ps = append(ps, p)
				lemma = f.Text
				n.cases |= f.cases
			}
		}
	}
	if len(ps) > 0 {
		n.known = true
		return r.nearestBearer(n.from, ps), lemma
	}
	f := families[0]
	n.cases = f.cases
	p := &person{family: f.Text, first: n.from}
	if g := r.verbGender(n.from); g != 0 {
		p.gender = g
	} else if f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, lemma
}

// joinPerson finds or makes the person that a full name means. Nominatives are those that give the very form in the very case.
func (r *reader) joinPerson(n *fullNameAt, given, family string) (*person, string) {
	best := r.nominatives(n, given, family)
	lemma := func(b nominative) string {
		if n.familyFirst {
			s := b.family + " " + b.given
			if n.to > n.family+2 {
				s += " " + r.patronymicNominative(n.to-1, b.gender)
			}
			return s
		}
		s := b.given + " "
		if n.family > n.from+1 && r.isPatronymic(n.from+1) {
			s += r.patronymicNominative(n.from+1, b.gender) + " "
		}
		if k := r.firstParticle(n); k < n.family {
			s += r.d.Text[r.toks[k].Start:r.toks[n.family].Start]
		}
		return s + b.family
	}
	for _, b := range best {
		for _, p := range r.byName[b.family] {
			if p.given == b.given {
				if n.gender == 0 {
					n.gender = p.gender
				}
				n.cases = b.cases
				return p, lemma(b)
			}
		}
	}
	b := best[0]
	n.cases = b.cases
	p := &person{given: b.given, family: b.family, gender: b.gender, first: n.from, guessed: n.given == ""}
	p.id = personID(p.given, p.family)
	r.enter(p)
	return p, lemma(b)
}

// firstParticle returns the token of the first particle before the surname, the surname's where there is none.
func (r *reader) firstParticle(n *fullNameAt) int {
	k := n.family
	for k > n.from+1 && r.isParticle(k-1) {
		k--
	}
	return k
}

// possessive returns the length of an English possessive ending of s.
func possessive(s string) int {
	for _, p := range []string{"'s", "’s"} {
		if strings.HasSuffix(s, p) {
			return len(p)
		}
	}
	return 0
}
