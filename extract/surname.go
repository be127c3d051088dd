package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// resolveSurnames gives surnames that stand alone their bearers: a person whom the article names in full, else a known one whose
// surname may stand alone, else one whose office the article names. What has no bearer is no mention.
func resolveSurnames(r *reader) {
	r.spotUnknownSurnames()
	r.sortNames()
	known := len(r.persons)
	for _, m := range r.names {
		if m.family && !m.gone && !r.bear(m) {
			r.drop(m)
			// "на Бондарчука": a surname that the gazetteer has for somebody else still is somebody's.
			if n := r.singleName(m.from); n != nil && n.to >= m.to {
				r.addPerson(n)
			}
		}
	}
	r.spotFamilies()
	r.sortNames()
	if len(r.persons) > known {
		r.spotUnknownSurnames() // who was found by a word of reporting is named without one as well
		r.sortNames()
	}
}

// spotUnknownSurnames finds the bare surnames of unknown persons, in every form.
func (r *reader) spotUnknownSurnames() {
	type bearer struct {
		*person
		part  string // of the surname, or the given name that is put last
		cases inflect.Cases
	}
	forms := map[string][]bearer{}
	for _, p := range r.persons {
		if p.entity != nil {
			continue
		}
		for _, part := range surnameParts(p) {
			genders := []inflect.Gender{p.gender}
			if p.gender == inflect.Feminine && strings.HasSuffix(part, "на") {
				genders = append(genders, inflect.Masculine) // Борозна declines as Заможна or as сосна
			}
			for _, g := range genders {
				for _, f := range r.formsOf(inflect.Word{Text: part, Lang: r.lang.Lang, Class: inflect.Surname, Gender: g}) {
					if f.Cases&singular != 0 { // a family is not its member, see spotFamilies
						forms[f.Text] = append(forms[f.Text], bearer{p, part, f.Cases})
					}
				}
			}
		}
	}
	if len(forms) == 0 {
		return
	}
	for i := range r.capitals() {
		if !r.nameWord(i) || r.covered[i] != nil && !r.covered[i].family {
			continue
		}
		s := r.at(i)
		if r.lang.Lang == "en" {
			s = s[:len(s)-possessive(s)]
		}
		bs := forms[s]
		if len(bs) == 0 || r.wordFirst(i) || r.opensSentence(i) && !r.subjectAt(i) && (r.g.Common(s, r.lang.Lang) || r.lang.Lang != "en" && r.adjectiveLike(s) && !r.anyPreposition(i+1)) {
			continue
		}
		b := bs[0]
		if len(bs) > 1 {
			var ps []*person
			for _, x := range bs {
				ps = append(ps, x.person)
			}
			p := r.nearestBearer(i, ps)
			for _, x := range bs {
				if x.person == p {
					b = x
				}
			}
		}
		m := &mention{
			Span: Span{r.toks[i].Start, r.toks[i].Start + len(s)}, from: i, to: i + 1, typ: gazetteer.Person, person: b.person,
			via: ViaSurname, rule: ruleOfArticle, cases: b.cases, gender: b.gender, lemma: b.part,
		}
		if k := r.particleOf(b.person, i); k < i {
			m.Start, m.from, m.lemma = r.toks[k].Start, k, r.d.Text[r.toks[k].Start:r.toks[i].Start]+m.lemma
		}
		if p := r.placeForGiven(i, b.cases); p != nil {
			m.Start, m.from, m.via, m.rule = p.Start, p.from, ViaPattern, ruleBehindGiven
			m.lemma = r.lemmaOf(p) + " " + m.lemma
		}
		r.replace(m)
	}
}

// particleOf returns the token of the particle right before the surname at token i where the full name of p has it too, else i: "Флавія *ді* Бенедетто …
// *ді* Бенедетто розраховувала".
func (r *reader) particleOf(p *person, i int) int {
	if !r.isParticle(i-1) || !r.adjacent(i-1, i) {
		return i
	}
	for k := p.first + 1; k < p.first+5; k++ {
		if r.sameSentence(p.first, k) && r.at(k) == r.at(i-1) {
			return i - 1
		}
	}
	return i
}

// placeForGiven returns the place right before the surname at token i that must be a given name there: "християнка *Азія* Бібі". After a
// preposition and in another case it is the place.
func (r *reader) placeForGiven(i int, cases inflect.Cases) *mention {
	m := r.tok2mention(i - 1)
	if m == nil || m.typ != gazetteer.Place || m.from != i-1 || m.via != ViaName || !r.adjacent(i-1, i) || r.anyPreposition(i-1) || r.anyPreposition(i-2) || r.isWord(i-2, "place-noun") || m.cases&cases == 0 || r.lang.Lang == "en" {
		return nil
	}
	return m
}

// surnameParts gives the words by which a person may be called: the surname, its last word where it has several, and of names that put the
// family first the first word: "Хван Чан Ёп … Хван", "Еміліано Ґуахардо Рохас … Ґуахардо".
func surnameParts(p *person) []string {
	parts := []string{p.family}
	for _, s := range []string{"-молодший", "-старший", "-младший", "-старший"} {
		if f, ok := strings.CutSuffix(p.family, s); ok {
			return append(parts, f)
		}
	}
	if k := strings.LastIndexByte(p.family, ' '); k > 0 {
		parts = append(parts, p.family[k+1:])
		if utf8.RuneCountInString(p.given) >= 2 && utf8.RuneCountInString(p.given) <= 4 && utf8.RuneCountInString(p.family) <= 10 && !strings.ContainsRune(p.given, '.') && p.guessed {
			parts[1] = p.given
		} else if first := p.family[:strings.IndexByte(p.family, ' ')]; utf8.RuneCountInString(first) >= 4 {
			parts = append(parts, first)
		}
	}
	return parts
}

// nearestBearer chooses among persons of one surname: whom the gender of the verb beside token i allows, else who was named last.
func (r *reader) nearestBearer(i int, ps []*person) *person {
	g := r.verbGender(i)
	var best *person
	bestAt := -1
	for _, p := range ps {
		if g != 0 && p.gender != 0 && p.gender != g {
			continue
		}
		at := r.lastNamed(p, i)
		if best == nil || at > bestAt {
			best, bestAt = p, at
		}
	}
	if best == nil {
		return ps[0]
	}
	return best
}

// farBack bounds, in tokens, how far back the bearer of a surname or the meaning of a noun is looked for.
const farBack = 20000

// lastNamed returns the token of the last mention of p before token i, -1 without.
func (r *reader) lastNamed(p *person, i int) int {
	for j := i - 1; j >= max(0, i-farBack); j-- {
		for _, m := range r.starts[j] {
			if m.person == p && !m.nested && r.apposedOver(m.from) == nil {
				return j
			}
		}
	}
	return -1
}

// verbGender returns the gender of a past verb right beside token i.
func (r *reader) verbGender(i int) inflect.Gender {
	for _, j := range []int{i + 1, i - 1} {
		if !r.sameSentence(i, j) || r.toks[j].kind != word {
			continue
		}
		var g inflect.Gender
		r.lexemes(j, gazetteer.CueWord, func(l lexeme) bool {
			switch {
			case l.verb&(inflect.MascSg|inflect.FemSg) == inflect.MascSg:
				g = inflect.Masculine
			case l.verb&(inflect.MascSg|inflect.FemSg) == inflect.FemSg:
				g = inflect.Feminine
			}
			return g == 0
		})
		if g != 0 {
			return g
		}
	}
	// "О. Дубовик поїхала": any past tense tells as much.
	if j := i + 1; r.lang.Lang != "en" && r.sameSentence(i, j) && r.finite(j) {
		switch s := r.at(j); {
		case hasAny(s, "ла", "лася", "лась"):
			return inflect.Feminine
		case hasAny(s, r.byLang([]string{"ив", "ав", "яв", "вся"}, []string{"ил", "ал", "ял", "лся"}, nil)...):
			return inflect.Masculine
		}
	}
	return 0
}

// namesThing reports a surname that marks hold together with one more capital: «Ельцин Центр».
func (r *reader) namesThing(m *mention) bool {
	open := isOpening(r.at(m.from-1)) && r.nameWord(m.to) && isClosing(r.at(m.to+1))
	_, given := r.givenAt(m.to)
	return open && !given
}

// bear gives a surname that the gazetteer knows its bearer and reports whether it has one.
func (r *reader) bear(m *mention) bool {
	var inArticle []*person
	var alone *gazetteer.Entity
	var holder *gazetteer.Entity
	hits := r.hitsAt(m.from)
	for _, h := range hits {
		if r.tokenEnd(m.from, h.End) != m.to {
			continue
		}
		for _, rd := range h.Readings {
			n := rd.Name
			if n == nil || n.Part != gazetteer.Family || !n.Accepts(r.d.Text[h.Start:h.End-int(rd.Trim)]) {
				continue
			}
			if p := r.personOf(n.Entity); p != nil && p.first >= 0 {
				inArticle = append(inArticle, p)
				m.cases |= rd.Cases
			}
			if n.Entity.Alone == gazetteer.Always && alone == nil {
				alone = n.Entity
			}
			if r.heldHere(n.Entity) {
				holder = n.Entity
			}
		}
	}
	switch {
	case alone == nil && r.wordFirst(m.from):
		return false
	case len(inArticle) > 0:
		p := r.nearestBearer(m.from, inArticle)
		m.person, m.entity, m.rule = p, p.entity, ruleOfArticle
	case holder != nil:
		m.person, m.entity, m.rule = r.known(holder, m.from), holder, ruleOfHolder
	case alone == nil && r.onlyBearer(m) != nil && (r.besideCue(m) || r.leads(r.onlyBearer(m)) && !r.opensSentence(m.from)):
		e := r.onlyBearer(m)
		m.person, m.entity, m.rule = r.known(e, m.from), e, ruleOneKnown
	case alone != nil && r.namesThing(m):
		return false
	case alone != nil:
		m.person, m.entity, m.rule = r.known(alone, m.from), alone, ruleAlone
	default:
		return false
	}
	if r.toks[m.from].shape == lower && m.name.Case != gazetteer.Any {
		return false
	}
	m.gender = m.person.gender
	m.family = false
	if len(inArticle) > 0 || holder != nil {
		m.via = ViaSurname
	} else {
		m.via = ViaName // "путіним" in an article without "Володимир": the surname is the name
	}
	if m.entity != nil && m.name.Entity != m.entity {
		m.name = nil
	}
	return true
}

// wordFirst reports a word that begins an English sentence as a word does, not as the surname that it is too: "Ban on exports remains",
// "May elections are near".
func (r *reader) wordFirst(i int) bool {
	if r.lang.Lang != "en" || !r.opensSentence(i) || !r.commonAt(i) || !r.sameSentence(i, i+1) || r.toks[i+1].shape != lower {
		return false
	}
	if r.isWord(i+1, "in") || r.isWord(i+1, "preposition") {
		return true
	}
	_, cue := r.lexemeAt(i+1, gazetteer.CueWord)
	return strings.HasSuffix(r.at(i+1), "s") && !cue && !r.isWord(i+1, "auxiliary") && !r.isWord(i+1, "today")
}

func (r *reader) personOf(e *gazetteer.Entity) *person { return r.byWho[e] }

// heldHere reports whether an office phrase of the article means e.
func (r *reader) heldHere(e *gazetteer.Entity) bool {
	if r.held == nil {
		r.held = map[*gazetteer.Entity]bool{}
		for _, m := range r.names {
			if m.via == ViaOffice && m.entity != nil {
				r.held[m.entity] = true
			}
		}
	}
	return r.held[e]
}

// onlyBearer returns the one person of the gazetteer who bears the surname m and may hold an office on the article's day, nil where there
// are none or several.
func (r *reader) onlyBearer(m *mention) *gazetteer.Entity {
	var all []*gazetteer.Entity
	for _, h := range r.hitsAt(m.from) {
		if r.tokenEnd(m.from, h.End) != m.to {
			continue
		}
		for _, rd := range h.Readings {
			n := rd.Name
			if n == nil || n.Part != gazetteer.Family || n.Entity.Alone == gazetteer.Never || rd.Common || !n.Accepts(r.d.Text[h.Start:h.End-int(rd.Trim)]) {
				continue
			}
			held := false
			for _, o := range r.g.OfficesOf(n.Entity.ID) {
				held = held || o.May(r.date)
			}
			if held && !slices.Contains(all, n.Entity) {
				all = append(all, n.Entity)
			}
		}
	}
	if len(all) > 1 {
		// "Британія …, вважає Джонсон": of several Johnsons the one of the country that the article names.
		all = slices.DeleteFunc(all, func(e *gazetteer.Entity) bool { return !r.namesEntity(e.Country) })
	}
	if len(all) != 1 {
		return nil
	}
	return all[0]
}

// namesEntity reports whether the article names the entity of that id.
func (r *reader) namesEntity(id string) bool {
	return id != "" && slices.ContainsFunc(r.names, func(m *mention) bool { return !m.gone && m.entity != nil && m.entity.ID == id })
}

// leads reports whether a person is the head of a country or body on the article's day: "візит Асада до Москви" needs no first name.
func (r *reader) leads(e *gazetteer.Entity) bool {
	if r.date.IsZero() {
		return false
	}
	return slices.ContainsFunc(r.g.OfficesOf(e.ID), func(h gazetteer.Holding) bool {
		of := r.g.Entity(h.Office.Of)
		return h.Office.Head && h.May(r.date) && of != nil && (of.Type == gazetteer.Country || overlap(of.Kinds, []string{"alliance", "union"}))
	})
}

// besideCue reports whether a word of reporting that agrees with m stands right before or after it, or "на думку" before it.
func (r *reader) besideCue(m *mention) bool {
	for _, j := range []int{m.to, m.from - 1} {
		if !r.sameSentence(m.from, j) || r.tok(j).kind != word {
			continue
		}
		if c, ok := r.cueAt(j); ok && agrees(c.verb, m.gender) {
			return true
		}
	}
	_, ok := r.attributionBefore(m.from)
	return ok
}
