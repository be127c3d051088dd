package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// person is somebody whom the article names in full, known to the gazetteer or not.
type person struct {
	entity    *gazetteer.Entity // nil of unknown ones
	id        string
	given     string // nominative, of unknown ones
	family    string
	gender    inflect.Gender
	groups    []string // what common nouns may call this person: expert, diplomat
	words     []string // nouns that the article itself put beside the name: вчителька
	offices   []gazetteer.Office
	first     int      // token of the first full mention
	countries []string // that the article connects the person with
	guessed   bool     // no word of the name is a known given name
}

// Name returns the person's full name in the nominative.
func (p *person) Name() string {
	if p.given == "" {
		return p.family
	}
	return p.given + " " + p.family
}

func (p *person) in(group string) bool { return slices.Contains(p.groups, group) }

func (p *person) join(groups ...string) {
	for _, g := range groups {
		if !p.in(g) {
			p.groups = append(p.groups, g)
		}
	}
}

// known returns the article's record of a person of the gazetteer, made on first use.
func (r *reader) known(e *gazetteer.Entity, tok int) *person {
	if p := r.byWho[e]; p != nil {
		p.first = min(p.first, tok)
		return p
	}
	p := &person{entity: e, id: e.ID, gender: e.Gender, first: tok}
	for _, h := range r.g.OfficesOf(e.ID) {
		if h.May(r.date) {
			p.offices = append(p.offices, *h.Office)
		}
		if h.May(r.date) || h.From.Before(r.date) {
			p.join(r.g.Groups(h.Office.Kind)...)
		}
	}
	r.enter(p)
	return p
}

// enter puts a person among those of the article.
func (r *reader) enter(p *person) {
	r.persons = append(r.persons, p)
	if p.entity != nil {
		r.byWho[p.entity] = p
		return
	}
	r.byName[p.family] = append(r.byName[p.family], p)
}

// spotPersons records the persons that names give in full and finds those whom the gazetteer lacks: a given name and a surname,
// a patronymic, initials, two capitals beside a title.
func spotPersons(r *reader) {
	for _, m := range r.names {
		if m.typ == gazetteer.Person && !m.family && m.entity != nil && len(m.candidates) == 0 {
			m.person = r.known(m.entity, m.from)
		}
	}
	for i := 0; i < len(r.toks); i++ {
		if n := r.fullName(i); n != nil {
			r.addPerson(n)
			i = n.to - 1
		}
	}
	r.spotProtocol()
	// Full names first, in the whole article: what one word names may belong to one of them.
	for i := 0; i < len(r.toks); i++ {
		if n := r.singleName(i); n != nil {
			r.addPerson(n)
		}
	}
	r.sortNames()
}

// nameWord reports whether token i may be a part of a person's name: a word with an initial capital.
func (r *reader) nameWord(i int) bool {
	t := r.tok(i)
	return t.kind == word && (t.shape == capital || t.shape == mixed) && len(r.at(i)) > 2
}

// free reports whether token i is not part of a name that must not be broken up.
func (r *reader) free(i int) bool {
	m := r.tok2mention(i)
	if m == nil || m.family {
		return true
	}
	return m.to == m.from+1 && (m.typ == gazetteer.Place || m.typ == gazetteer.Country) && !r.hasPreposition(i)
}

func (r *reader) hasPreposition(i int) bool {
	return r.isWord(i-1, "in") || r.isWord(i-1, "with") || r.isWord(i-1, "by")
}

func (r *reader) tok2mention(i int) *mention {
	if i < 0 || i >= len(r.covered) {
		return nil
	}
	return r.covered[i]
}

// adjacent reports whether only blanks stand between tokens i and j of one sentence, particles apart.
func (r *reader) adjacent(i, j int) bool {
	if !r.sameSentence(i, j) {
		return false
	}
	return strings.TrimSpace(r.d.Text[r.toks[j-1].End:r.toks[j].Start]) == ""
}

func (r *reader) givenAt(i int) (lexeme, bool) {
	g, ok := r.lexemeAt(i, gazetteer.GivenName)
	return g, ok && g.to == i+1
}

func (r *reader) isPatronymic(i int) bool {
	if !r.nameWord(i) {
		return false
	}
	s := r.at(i)
	for _, suffix := range []string{"ович", "евич", "євич", "йович", "івн", "ївн", "овн", "евн", "ічн", "ович", "ич"} {
		if k := strings.LastIndex(s, suffix); k > 2 && len(s)-k-len(suffix) <= 6 {
			return suffix != "ич" || strings.HasSuffix(s, "ілліч")
		}
	}
	return false
}

func (r *reader) isParticle(i int) bool {
	switch r.at(i) {
	case "фон", "де", "ван", "дер", "ден", "да", "ді", "дель", "бін", "ібн", "von", "van", "de", "der", "den", "da", "di", "del", "bin", "al", "la", "ди", "бин", "ибн":
		return true
	}
	return false
}

// looksPersonal reports whether the unknown capitals at tokens i..end-1 name a person: a title or a post stands before them, a word
// of reporting beside them, or a noun for people after a comma.
func (r *reader) looksPersonal(i, end int) bool {
	if r.covered[i] != nil && !r.covered[i].family || r.covered[end-1] != nil && !r.covered[end-1].family {
		return false
	}
	s, e := r.sentence(i)
	if r.lang.Lang == "en" && i > s && r.isWord(i-1, "article") {
		return false // "a spokesman for the United Steelworkers"
	}
	if i > s && (r.isWord(i-1, "titles") || r.titleBefore(i) != nil) {
		return true
	}
	if c, ok := r.lexemeAt(i-1, gazetteer.CueWord); ok && i > s && c.cases == 0 && !c.Cue.Carrier {
		return true
	}
	if _, ok := r.lexemeAt(end, gazetteer.CueWord); ok && end < e && i == s && !isLatin(r.at(i)) {
		return true
	}
	if end+1 < e && r.at(end) == "," {
		for j := end + 1; j < min(e, end+4); j++ {
			if _, ok := r.lexemeAt(j, gazetteer.PersonWord); ok {
				return true
			}
			if _, ok := r.lexemeAt(j, gazetteer.OfficeWord); ok {
				return true
			}
		}
	}
	if r.writtenSmall(r.at(i)) || r.writtenSmall(r.at(end-1)) {
		return false // "Дня Победы", where the article has "победы" too
	}
	if r.lang.Lang == "en" || r.quotedAt(i) || isLatin(r.at(i)) || end > i+3 || r.relationalAt(i) && r.adjectiveAt(i) || r.adjectiveOfPlace(end-1) || r.agreesInForm(i, end-1) {
		return false
	}
	if !r.opensSentence(i) {
		// "допомогти Наомі Хаяші": two capitals in the middle of a Slavic sentence are a person as a rule.
		return true
	}
	// "Тору Камикава (Япония)", "Леван Гачечиладзе стал": at its start they have to be what the sentence is about.
	if c := r.covered[end-1]; c != nil && c.entity != nil && c.entity.Alone == gazetteer.Always {
		return false // "Увечері Меркель": whom the surname alone tells has no other given name
	}
	return !r.g.Common(r.at(i), r.lang.Lang) && utf8.RuneCountInString(r.at(i)) > 2 && r.nominativePair(i, end) && (end >= e || r.isMarkAfterName(end) || r.finite(end) || r.isWord(end, "today"))
}

// agreesInForm reports two words of which the first is an adjective of the second: "Дня Победы" is none, "Новом Арбате", "Великой
// Отечественной" are.
func (r *reader) agreesInForm(i, j int) bool {
	s := r.at(i)
	return r.adjectiveLike(s) && hasAny(s, "ной", "ной", "вой", "вом", "ном", "ного", "вого", "ому", "ых", "ый", "ий", "ая", "ое", "ої", "их", "ого", "шої", "ної", "ному", "ний", "шої", "тої", "той") && !r.surnameLike(s)
}

// nominativePair reports whether the words may be a name in the nominative: "Похороны Людмилы" and "Казни Биби" may not.
func (r *reader) nominativePair(i, end int) bool {
	first, last := r.at(i), r.at(end-1)
	if hasAny(first, "ы", "ів", "ов", "ия", "ие", "ія", "ість", "ость", "ння", "ство", "тво", "ка", "ції", "ций") {
		return false
	}
	return !hasAny(last, "ого", "ому", "ы", "ой", "ої", "ів", "ою", "ию", "ию")
}

func (r *reader) isMarkAfterName(i int) bool {
	switch r.at(i) {
	case "(", "—", "–", ",", ":":
		return true
	}
	return false
}

func (r *reader) quotedAt(i int) bool { return isOpening(r.at(i - 1)) }

// adjectival reports endings that first words of bodies and places have: "Національний", "Чорне", "Південна".
func (r *reader) adjectival(s string) bool {
	for _, suffix := range []string{"ський", "ська", "ське", "ської", "ському", "ський", "цький", "цька", "ний", "на", "не", "ної", "ному", "ною", "ний", "ий", "ого", "ому", "ій", "им", "их", "ский", "ская", "ское", "ской", "ском", "ный", "ная", "ное", "ной", "ном", "ый", "ого", "ому", "ых"} {
		if strings.HasSuffix(s, suffix) && len(s) > len(suffix)+4 {
			return true
		}
	}
	return false
}

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
				n.cases = r.casesOf(f, family)
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
	n.cases = r.casesOf(f, family)
	p := &person{given: n.initials, family: f.Text, first: n.from, gender: r.verbGender(n.to - 1)}
	if p.gender == 0 && f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family, "")
	r.enter(p)
	return p, text(f.Text)
}

// surnames gives the nominatives that a surname's form may come from, those in the case that the sentence wants first.
func (r *reader) surnames(n *fullNameAt, family string) []inflect.Word {
	plain := inflect.Word{Text: family, Lang: r.lang.Lang, Class: inflect.Surname}
	if r.lang.Lang == "en" || isLatin(family) {
		return []inflect.Word{plain}
	}
	want := r.governed(n.from)
	var straight, oblique []inflect.Word
	for _, w := range r.lemmasOf(family, r.lang.Lang, inflect.Surname, 0) {
		c := r.casesOf(w, family) & singular
		switch {
		case c == 0 || want != 0 && c&want == 0:
		case c&inflect.Nom != 0:
			straight = append(straight, w)
		default:
			oblique = append(oblique, w)
		}
	}
	out := append(straight, oblique...)
	if len(oblique) > 0 && (want != 0 && want&inflect.Nom == 0 || r.surnameLike(oblique[0].Text)) {
		out = append(oblique, straight...)
	}
	if len(out) == 0 {
		return []inflect.Word{plain}
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
	p := &person{family: name, gender: n.gender, first: n.from, id: personID("", name, "")}
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
				n.cases |= r.casesOf(f, family)
			}
		}
	}
	if len(ps) > 0 {
		n.known = true
		return r.nearestBearer(n.from, ps), lemma
	}
	f := families[0]
	n.cases = r.casesOf(f, family)
	p := &person{family: f.Text, first: n.from}
	if g := r.verbGender(n.from); g != 0 {
		p.gender = g
	} else if f.Text != family {
		p.gender = f.Gender
	}
	p.id = personID(p.given, p.family, "")
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
	p.id = personID(p.given, p.family, "")
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

// nominative is one way to read an inflected full name.
type nominative struct {
	given, family string
	gender        inflect.Gender
	cases         inflect.Cases
}

func (r *reader) nominatives(n *fullNameAt, given, family string) []nominative {
	plain := nominative{given, family, n.gender, inflect.Nom}
	if r.lang.Lang == "en" {
		return []nominative{plain}
	}
	var out []nominative
	givens := []inflect.Word{{Text: n.given, Lang: r.lang.Lang, Class: inflect.Given, Gender: n.gender}}
	if n.given == "" {
		givens = append([]inflect.Word{{Text: given, Lang: r.lang.Lang, Class: inflect.Given}}, r.lemmasOf(given, r.lang.Lang, inflect.Given, 0)...)
	}
	if n.given != "" && n.givenAt >= 0 {
		// "Ніка Бинтова" is Нік Бинтов in the genitive or Ніка in the nominative: all readings are tried.
		r.lexemes(n.givenAt, gazetteer.GivenName, func(l lexeme) bool {
			if l.to == n.givenAt+1 && (l.Text != n.given || l.Gender != n.gender) {
				givens = append(givens, inflect.Word{Text: l.Text, Lang: r.lang.Lang, Class: inflect.Given, Gender: l.Gender})
			}
			return true
		})
	}
	want := r.governed(n.from)
	for _, g := range givens {
		gc := n.cases
		if n.given == "" || g.Text != n.given || g.Gender != n.gender {
			gc = r.casesOf(g, given)
		}
		families := append([]inflect.Word{{Text: family, Lang: r.lang.Lang, Class: inflect.Surname, Gender: g.Gender}}, r.lemmasOf(family, r.lang.Lang, inflect.Surname, g.Gender)...)
		for _, f := range families {
			cases := gc & r.casesOf(f, family) & singular
			if cases == 0 {
				continue
			}
			if want != 0 && cases&want == 0 {
				continue
			}
			gender := g.Gender
			if gender == 0 {
				gender = f.Gender
			}
			out = append(out, nominative{g.Text, f.Text, gender, cases})
		}
	}
	if len(out) == 0 {
		if n.given != "" {
			plain.given = n.given
		}
		return []nominative{plain}
	}
	// With the nominative possible and nothing that governs another case, it is the nominative.
	if n.given != "" && !r.finite(n.to) && n.cases&inflect.Nom == 0 {
		return out
	}
	slices.SortStableFunc(out, func(a, b nominative) int { return int(b.cases&inflect.Nom) - int(a.cases&inflect.Nom) })
	return out
}

const singular = inflect.Nom | inflect.Gen | inflect.Dat | inflect.Acc | inflect.Ins | inflect.Loc

// governed returns the cases that the word before token i demands, 0 where it demands none.
func (r *reader) governed(i int) inflect.Cases {
	if t := r.titleBefore(i); t != nil {
		return t.cases & singular
	}
	switch {
	case r.isWord(i-1, "by"):
		return inflect.Gen
	case r.isWord(i-1, "with"):
		return inflect.Ins | inflect.Gen
	}
	if a, ok := r.attributionBefore(i); ok && a.Cue.Speaker == "gen" {
		return inflect.Gen
	}
	return 0
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
		cases inflect.Cases
	}
	forms := map[string][]bearer{}
	for _, p := range r.persons {
		if p.entity != nil {
			continue
		}
		for _, part := range surnameParts(p) {
			for _, f := range r.formsOf(inflect.Word{Text: part, Lang: r.lang.Lang, Class: inflect.Surname, Gender: p.gender}) {
				forms[f.Text] = append(forms[f.Text], bearer{p, f.Cases})
			}
		}
	}
	if len(forms) == 0 {
		return
	}
	for i := range r.toks {
		if !r.nameWord(i) || r.covered[i] != nil && !r.covered[i].family {
			continue
		}
		s := r.at(i)
		if r.lang.Lang == "en" {
			s = s[:len(s)-possessive(s)]
		}
		bs := forms[s]
		if len(bs) == 0 || r.opensSentence(i) && !r.subjectAt(i) && (r.g.Common(s, r.lang.Lang) || r.lang.Lang != "en" && r.adjectiveLike(s)) {
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
			via: ViaSurname, rule: "surname of a person of the article", cases: b.cases, gender: b.gender, lemma: b.family,
		}
		if p := r.placeForGiven(i, b.cases); p != nil {
			m.Start, m.from, m.via, m.rule = p.Start, p.from, ViaPattern, "surname of a person of the article behind a given name that is a place too"
			m.lemma = r.lemmaOf(p) + " " + m.lemma
		}
		r.replace(m)
	}
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
// family first the first word: "Хван Чан Ёп … Хван".
func surnameParts(p *person) []string {
	parts := []string{p.family}
	if k := strings.LastIndexByte(p.family, ' '); k > 0 {
		parts = append(parts, p.family[k+1:])
		if utf8.RuneCountInString(p.given) >= 2 && utf8.RuneCountInString(p.given) <= 4 && utf8.RuneCountInString(p.family) <= 10 && !strings.ContainsRune(p.given, '.') && p.guessed {
			parts[1] = p.given
		}
	}
	return parts
}

// subjectAt reports whether the word at the start of a sentence acts: "Степовик гарантує", but "Пшенична каша" does not.
func (r *reader) subjectAt(i int) bool {
	j := i + 1
	if !r.sameSentence(i, j) {
		return true
	}
	if _, ok := r.lexemeAt(j, gazetteer.CueWord); ok {
		return true
	}
	if r.toks[j].kind == mark {
		return true
	}
	for r.sameSentence(i, j) && (r.isWord(j, "negation") || r.isWord(j, "today")) {
		j++
	}
	return r.lang.Lang == "en" || r.finite(j)
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
	case len(inArticle) > 0:
		p := r.nearestBearer(m.from, inArticle)
		m.person, m.entity, m.rule = p, p.entity, "surname of a person of the article"
	case holder != nil:
		m.person, m.entity, m.rule = r.known(holder, m.from), holder, "surname of the holder of an office that the article names"
	case alone == nil && r.onlyBearer(m) != nil && (r.besideCue(m) || r.leads(r.onlyBearer(m)) && !r.opensSentence(m.from)):
		e := r.onlyBearer(m)
		m.person, m.entity, m.rule = r.known(e, m.from), e, "surname of one known person, beside a word of reporting"
	case alone != nil:
		m.person, m.entity, m.rule = r.known(alone, m.from), alone, "surname that may stand alone"
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

// attributionBefore returns the attribution group that ends right before token i: "за словами *Злати*".
func (r *reader) attributionBefore(i int) (found lexeme, ok bool) {
	for from := i - 1; from >= max(0, i-3); from-- {
		r.lexemes(from, gazetteer.Attribution, func(l lexeme) bool {
			if l.to == i {
				found, ok = l, true
			}
			return !ok
		})
		if ok {
			return found, true
		}
	}
	return lexeme{}, false
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
