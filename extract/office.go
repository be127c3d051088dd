package extract

import (
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// resolveOffices reads every title: beside a name it tells who the named one is, alone it means the holder.
func resolveOffices(r *reader) {
	for i := 0; i < len(r.toks); i++ {
		t := r.title(i)
		if t == nil {
			continue
		}
		r.titles = append(r.titles, t)
		r.tell(t)
		i = t.end - 1
	}
	for _, t := range r.titles {
		if t.bearer != nil || len(t.of) == 0 || t.cases&(singular|inflect.Voc) == 0 {
			continue
		}
		r.hold(t)
	}
	r.sortNames()
}

// tell tells the bearer of a title what it is.
func (r *reader) tell(t *title) {
	if t.bearer == nil {
		return
	}
	m := t.bearer
	if m.family {
		r.bearTitled(m, t)
	}
	p := m.person
	if p == nil {
		return
	}
	p.join(t.groups...)
	for _, of := range t.of {
		p.live(of)
	}
	if !slices.Contains(p.words, t.word) {
		p.words = append(p.words, t.word)
	}
	for _, k := range t.kinds {
		p.join(r.g.Groups(k)...)
		for _, of := range t.of {
			p.offices = append(p.offices, gazetteer.Office{Kind: k, Of: of.ID})
		}
		if len(t.of) == 0 {
			p.offices = append(p.offices, gazetteer.Office{Kind: k})
		}
	}
	t.person = p
}

// bearTitled resolves a bare surname that stands beside a title: "президент Навроцький" is the holder of that name.
func (r *reader) bearTitled(m *mention, t *title) {
	for _, h := range r.hitsAt(m.from) {
		if r.tokenEnd(m.from, h.End) != m.to {
			continue
		}
		for _, rd := range h.Readings {
			if rd.Name == nil || rd.Name.Part != gazetteer.Family {
				continue
			}
			for _, k := range t.kinds {
				for _, of := range r.institutions(t) {
					for _, x := range r.tenures(t, k, of) {
						if x.Who == rd.Name.Entity.ID {
							m.entity, m.name = rd.Name.Entity, rd.Name
							m.person = r.known(m.entity, m.from)
							m.family, m.cases, m.gender = false, rd.Cases, m.person.gender
							m.rule = ruleBesideOffice
							return
						}
					}
				}
			}
		}
	}
}

// standsFor reports whether a body of the title stands for of: "глава Білого дому" is the president, "глава Мінцифри" is not.
func (r *reader) standsFor(t *title, of string) bool {
	return slices.ContainsFunc(t.of, func(e *gazetteer.Entity) bool { return e.StandsFor == of })
}

// institutions returns the ids that may hold the office of t: what it names, and the countries of the bodies that it names.
func (r *reader) institutions(t *title) []string {
	var ids []string
	for _, e := range t.of {
		if !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	for _, e := range t.of {
		for _, id := range []string{e.Country, e.StandsFor} {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// hold resolves a title that stands alone to the holder of the office on the article's day; the article's own words win.
func (r *reader) hold(t *title) {
	m := &mention{
		Span: Span{r.toks[t.from].Start, r.toks[t.to-1].End}, from: t.from, to: t.to, typ: gazetteer.Person,
		via: ViaOffice, rule: "office and institution", cases: t.cases, gender: t.gender,
	}
	if r.lang.Lang == "en" {
		m.End -= possessive(r.d.Text[:m.End])
	}
	if p := r.grouped(t); p != nil {
		m.person, m.entity, m.rule = p, p.entity, "person of the article of that group and country"
	} else if p := r.titled(t); p != nil {
		m.person, m.entity, m.rule = p, p.entity, "office that the article gives a person"
	} else {
		ids := r.holders(t)
		var here []*person
		for _, id := range ids {
			if p := r.personOf(r.g.Entity(id)); p != nil {
				here = append(here, p)
			}
		}
		switch {
		case len(here) == 1:
			m.person, m.entity, m.rule = here[0], here[0].entity, "holder that the article names"
		case len(ids) == 1:
			e := r.g.Entity(ids[0])
			m.person, m.entity, m.rule = r.known(e, 1<<30), e, "holder on the day"
		case len(ids) > 1:
			if e := r.onlySurname(ids); e != nil {
				m.person, m.entity, m.rule = r.known(e, 1<<30), e, "holder whose surname the article has"
				break
			}
			m.candidates = ids
		default:
			return
		}
	}
	if m.person != nil {
		t.person = m.person
		if m.person.first == 1<<30 {
			m.person.first = t.from
		}
		m.gender = m.person.gender
	}
	t.mention = m
	r.add(m)
}

// onlySurname returns the one of several holders whose surname stands in the article: "Британія вийде з договору – *Мей*".
func (r *reader) onlySurname(ids []string) (only *gazetteer.Entity) {
	for _, h := range r.lex.hits {
		for _, rd := range h.Readings {
			if rd.Name == nil || rd.Name.Part != gazetteer.Family || rd.Langs&r.langBit == 0 || !slices.Contains(ids, rd.Name.Entity.ID) || !rd.Accepts(r.d.Text[h.Start:h.End]) {
				continue
			}
			if only != nil && only != rd.Name.Entity {
				return nil
			}
			only = rd.Name.Entity
		}
	}
	return only
}

// grouped returns the person of the article whom a noun for a group beside a country means: "турецький міністр".
func (r *reader) grouped(t *title) *person {
	if len(t.kinds) > 0 || t.head || t.former {
		return nil
	}
	var best *person
	for _, p := range r.persons {
		if !overlap(p.groups, t.groups) || t.gender == inflect.Feminine && p.gender == inflect.Masculine || !r.belongs(p, t) {
			continue
		}
		if best == nil || r.lastMeant(p, t.from) > r.lastMeant(best, t.from) {
			best = p
		}
	}
	return best
}

// belongs reports whether a person is of a country or body that the title names; a body's people are not all of its country:
// "уповноважений ВР" is no minister of Ukraine.
func (r *reader) belongs(p *person, t *title) bool {
	ids := r.institutions(t)
	body := slices.ContainsFunc(t.of, func(e *gazetteer.Entity) bool { return e.Type == gazetteer.Organization })
	if body {
		ids = nil
		for _, e := range t.of {
			if e.Type == gazetteer.Organization {
				ids = append(ids, e.ID)
			}
		}
	} else if p.entity != nil && slices.Contains(ids, p.entity.Country) {
		return true
	}
	return slices.ContainsFunc(p.offices, func(o gazetteer.Office) bool { return slices.Contains(ids, o.Of) })
}

// titled returns the person to whom the article itself gives this office.
func (r *reader) titled(t *title) *person {
	key := func(t *title, kind, id string) string {
		if t.former {
			kind = "former " + kind
		}
		return kind + " " + id
	}
	if r.borne == nil {
		r.borne = map[string]*person{}
		for _, o := range r.titles {
			if o.bearer == nil || o.person == nil {
				continue
			}
			for _, id := range r.institutions(o) {
				for _, kind := range o.kinds {
					if k := key(o, kind, id); r.borne[k] == nil {
						r.borne[k] = o.person
					}
				}
			}
		}
	}
	var first *person
	for _, id := range r.institutions(t) {
		for _, kind := range t.kinds {
			if p := r.borne[key(t, kind, id)]; p != nil && (first == nil || p.first < first.first) {
				first = p
			}
		}
	}
	return first
}

// holders returns the ids of those who may hold the office of t on the article's day, sorted.
func (r *reader) holders(t *title) []string {
	var ids []string
	gender := r.titleGender(t)
	add := func(kind, of string) {
		for _, x := range r.tenures(t, kind, of) {
			e := r.g.Entity(x.Who)
			if t.gender == inflect.Feminine && e.Gender == inflect.Masculine || gender != 0 && e.Gender != 0 && e.Gender != gender {
				continue // "Прем'єр-міністр Польщі *заявила*"
			}
			if !slices.Contains(ids, x.Who) {
				ids = append(ids, x.Who)
			}
		}
	}
	defer func() { slices.Sort(ids) }()
	for _, of := range r.institutions(t) {
		for _, k := range t.kinds {
			add(k, of)
		}
		if e := r.g.Entity(of); len(ids) == 0 && t.head && (slices.Contains(t.of, e) || r.standsFor(t, of)) {
			for _, o := range r.g.HeadOffices(of) {
				add(o.Kind, of)
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	if len(ids) == 0 {
		// "U.N. climate chief": the post is one of a kind, whatever body the article gives it to.
		for _, k := range t.kinds {
			if os := r.g.OfficesOfKind(k); len(os) == 1 {
				add(k, os[0].Of)
			}
		}
	}
	return ids
}

// formerHolders returns those who held an office before the article's day and no longer, the latest only where the day is known.
func (r *reader) formerHolders(kind, of string) (out []gazetteer.Tenure) {
	o := r.g.Office(kind, of)
	if o == nil {
		return nil
	}
	for _, t := range o.Holders {
		if r.date.IsZero() || !t.To.IsZero() && t.To.Before(r.date) && !t.May(r.date) {
			out = append(out, t)
		}
	}
	return out
}
