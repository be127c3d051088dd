package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// mention is a Mention in the making.
type mention struct {
	Span
	from, to   int // tokens
	typ        gazetteer.Type
	entity     *gazetteer.Entity // nil where the gazetteer has none, or the mention stays open
	name       *gazetteer.Name
	person     *person // whom it names, of persons
	body       *body   // which unknown organisation or medium it names
	via        Via
	rule       string
	cases      inflect.Cases
	gender     inflect.Gender
	lemma      string
	literal    string // id of the place that a metonym names
	candidates []string
	nested     bool // inside another mention
	weak       bool // kept only beside a strong mention of the same entity
	family     bool // a surname that waits for its bearer
	gone       bool // taken out again
	sorted     int  // in which sorting it was met; see sortNames
}

// id returns the id of what m names, "" where that is open.
func (m *mention) id() string {
	switch {
	case m.entity != nil:
		return m.entity.ID
	case m.person != nil:
		return m.person.id
	case m.body != nil:
		return m.body.id
	}
	return ""
}

// spotNames finds the names that the gazetteer has: the longest that its case policy and context accept, from left to right, and
// names of other entities inside names of bodies ("МЗС *Польщі*").
func spotNames(r *reader) {
	r.covered, r.starts = grown(r.covered, len(r.toks)), grown(r.starts, len(r.toks))
	for i := 0; i < len(r.toks); i++ {
		if !r.begins(i, hasName) {
			continue
		}
		if r.toks[i].kind == mark && r.at(i) != "«" && r.at(i) != "\"" {
			continue
		}
		m := r.longestName(i, len(r.toks))
		if m == nil || r.ship(m) || m.via == ViaAcronym && r.at(i-1) == "." && r.toks[i-1].End == r.toks[i].Start {
			continue // a cruiser; the end of an address: "президент.рф"
		}
		r.add(m)
		r.cover(m)
		if m.typ == gazetteer.Organization || m.typ == gazetteer.Event {
			r.spotNested(m)
		}
		i = m.to - 1
	}
	r.dropWeak()
	r.spotTrusted()
	r.resolveByCountry()
}

// spotTrusted looks again for names that need a context, now that the article has their entity beyond doubt: "місто Щастя … Полтава не
// забуде про *Щастя*". Names that need marks keep needing them.
func (r *reader) spotTrusted() {
	r.trusted = map[*gazetteer.Entity]bool{}
	for _, m := range r.names {
		if m.entity != nil && !m.family && len(m.candidates) == 0 {
			r.trusted[m.entity] = true
		}
	}
	for i := range r.capitals() {
		if r.covered[i] != nil || r.opensSentence(i) && !r.subjectAt(i) {
			continue
		}
		m := r.longestName(i, len(r.toks))
		if m == nil || m.family || r.ship(m) {
			continue
		}
		free := true
		for j := m.from; j < m.to; j++ {
			free = free && r.covered[j] == nil
		}
		if free && !m.weak {
			r.add(m)
			r.cover(m)
		}
	}
	r.sortNames()
}

// ship reports a place in marks by itself: the cruiser "москва", the hotel «Україна».
func (r *reader) ship(m *mention) bool {
	return (m.typ == gazetteer.Place || m.typ == gazetteer.Country) && isOpening(r.at(m.from-1)) && isClosing(r.at(m.to)) && r.toks[m.from-1].End == m.Start && r.toks[m.to].Start == m.End
}

func (r *reader) spotNested(outer *mention) {
	for i := outer.from + 1; i < outer.to; i++ {
		m := r.longestName(i, outer.to)
		if m == nil || m.weak || m.family || m.id() == outer.id() || r.partOfWords(m, outer) {
			continue
		}
		if m.typ == gazetteer.Country || m.typ == gazetteer.Organization {
			m.nested = true
			r.add(m)
		}
		i = m.to - 1
	}
}

// partOfWords reports a country that is no owner but a word of the name: "Единая *Россия*", where its nominative stands in the nominative of
// the whole. Acronyms don't decline and tell nothing.
func (r *reader) partOfWords(m, outer *mention) bool {
	return r.lang.Lang != "en" && m.typ == gazetteer.Country && m.name.Kind != gazetteer.Acronym && r.tok(m.from).shape != upper && m.to == outer.to && strings.HasSuffix(outer.name.Text, " "+m.name.Text)
}

// dropWeak removes mentions that nothing strong supports: "Сума допомоги" in an article that never names the city.
func (r *reader) dropWeak() {
	strong := map[*gazetteer.Entity]bool{}
	for _, m := range r.names {
		if !m.weak && m.entity != nil {
			strong[m.entity] = true
		}
	}
	for _, m := range r.names {
		if m.weak && (!strong[m.entity] || !r.subjectAt(m.from)) {
			r.drop(m)
		}
	}
	r.sortNames()
}

// longestName returns the longest acceptable name that starts at token i and ends at or before token limit.
func (r *reader) longestName(i, limit int) *mention {
	if !r.begins(i, hasName) {
		return nil
	}
	hits := r.hitsAt(i)
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		if !h.Classes.Name {
			continue
		}
		to := r.tokenEnd(i, h.End)
		if to > limit || !r.sameSentence(i, to-1) {
			continue
		}
		if m := r.choose(i, to, h); m != nil && !r.callsSomebody(m) {
			return m
		}
	}
	return nil
}

// teamAt reports whether tokens from..to-1 beat somebody or are beaten.
func (r *reader) teamAt(from, to int) bool {
	return !r.anyPreposition(from-1) && (r.sameSentence(from, to) && r.amongStems(to, "beats") || r.sameSentence(from-1, from) && r.amongStems(from-1, "beats"))
}

// callsSomebody reports the word for somebody before a name: "*Economist* Olena Hnatiuk said".
func (r *reader) callsSomebody(m *mention) bool {
	return r.lang.Lang == "en" && m.to == m.from+1 && m.typ != gazetteer.Person && r.titleWord(m.from) && r.sameSentence(m.from, m.to) && r.runWord(m.to) && r.adjacent(m.from, m.to)
}

// choose picks the reading of a hit: the one that its capitals and context accept, of the article's language before another's, with
// the highest prior.
func (r *reader) choose(from, to int, h gazetteer.Hit) *mention {
	var best *gazetteer.Reading
	var bestScore float64
	var others []string
	for k := range h.Readings {
		rd := &h.Readings[k]
		n := rd.Name
		if n == nil || r.refusal(rd, h, from, to) != "" {
			continue
		}
		score := n.Prior
		if rd.Langs&r.langBit != 0 {
			score += 2
		}
		if n.Part != gazetteer.Family {
			score++
		}
		if n.Need != nil && slices.Contains(n.Entity.Kinds, "club") && r.teamAt(from, to) {
			score++ // "Ліверпуль обіграв Челсі"
		}
		if best == nil || score > bestScore {
			if best != nil && best.Name.Entity != n.Entity {
				others = others[:0]
			}
			best, bestScore = rd, score
		} else if score == bestScore && best.Name.Entity != n.Entity {
			others = append(others, n.Entity.ID)
		}
	}
	if best == nil {
		return nil
	}
	n := best.Name
	if to > from+1 && r.lang.Lang == "en" && r.isWord(from, "article") && !(n.Entity.Type == gazetteer.Place && r.toks[from].shape != lower) {
		from++ // "The Pentagon": the article is no part of the name, but of "The Hague" it is
		h.Start = r.toks[from].Start
	}
	m := &mention{
		Span: Span{h.Start, h.End - int(best.Trim)}, from: from, to: to,
		typ: n.Entity.Type, entity: n.Entity, name: n, via: viaOf(n), cases: best.Cases, gender: n.Entity.Gender,
		family: n.Part == gazetteer.Family, rule: ruleGazetteer,
	}
	if len(others) > 0 && !m.family {
		m.candidates = append(others, n.Entity.ID)
	}
	// "Сума допомоги – 12 млн": at the start of a sentence a capital proves nothing.
	if !m.family && to == from+1 && r.toks[from].shape == capital && (best.Common || n.Prior < 1 || n.Entity.Type == gazetteer.Media && !isLatin(r.at(from))) && n.Need == nil && r.opensSentence(from) && !(isOpening(r.at(from-1)) && isClosing(r.at(to)) && r.sameSentence(from-1, to)) {
		// «Коммерсанта», with nothing else in the marks, is a name.
		m.weak = true
	}
	return m
}

// refusal says why the name of a reading cannot stand at tokens from..to-1, "" where it can.
func (r *reader) refusal(rd *gazetteer.Reading, h gazetteer.Hit, from, to int) string {
	n := rd.Name
	switch {
	case !n.Accepts(r.d.Text[h.Start : h.End-int(rd.Trim)]):
		return "other capitals"
	case r.lang.Lang == "en" && to == from+1 && r.toks[from].shape == capital && allCaps(n.Text):
		return "capitals only"
	case r.lang.Lang == "en" && h.End < len(r.d.Text) && r.d.Text[h.End] == '$':
		return "a currency"
	case n.From != (gazetteer.Date{}) && r.date != (gazetteer.Date{}) && r.date.Before(n.From):
		return "not yet named so on the day"
	case n.Not != nil && r.contextAt(n.Not, from, to) >= 0:
		return "a word of its \"not\" is there"
	case n.Need != nil && r.contextAt(n.Need, from, to) < 0 && (!r.trusted[n.Entity] || slices.Contains(n.Need.Any, "quoted")):
		return "no word of its \"need\" is there"
	case minor(rd) && (r.partOfMore(from, to) || !r.trusted[n.Entity] && !r.placed(rd, from, to)):
		return "little known, and nothing says that a place is meant"
	case rd.Langs != 0 && rd.Langs&r.langBit == 0 && r.foreign(rd, h):
		return "a form of another language"
	}
	return ""
}

// allCaps reports an acronym of three Latin letters or more: "Rai" and "Ice" are no RAI and no ICE.
func allCaps(s string) bool {
	return len(s) > 2 && strings.IndexFunc(s, func(c rune) bool { return c < 'A' || c > 'Z' }) < 0
}

// foreign reports whether a reading of another language than the article's must be left out: a Cyrillic form of Ukrainian only in a
// Russian text is most often another word.
func (r *reader) foreign(rd *gazetteer.Reading, h gazetteer.Hit) bool {
	c, _ := utf8.DecodeRuneInString(r.d.Text[h.Start:])
	return unicode.Is(unicode.Cyrillic, c) && rd.Name.Prior < 1
}

func viaOf(n *gazetteer.Name) Via {
	switch n.Kind {
	case gazetteer.Acronym:
		return ViaAcronym
	case gazetteer.Alias, gazetteer.Short, gazetteer.Nick:
		if n.Part == gazetteer.Family {
			return ViaSurname
		}
		if n.Part == gazetteer.Full {
			return ViaName
		}
		return ViaAlias
	}
	if n.Part == gazetteer.Family {
		return ViaSurname
	}
	return ViaName
}

// opensSentence reports whether token i is the first word of a sentence, of a quoted passage or of a phrase after a colon.
func (r *reader) opensSentence(i int) bool {
	from, _ := r.sentence(i)
	for j := i - 1; j >= from; j-- {
		switch {
		case r.toks[j].kind != mark:
			return false
		case strings.ContainsAny(r.at(j), "\"«“„:–—("), r.at(j) == "-" && r.lang.Lang == "en":
			return true
		}
	}
	return true
}

// contextAt returns a token for which an item of c holds round tokens from..to-1, -1 where none does.
func (r *reader) contextAt(c *gazetteer.Context, from, to int) int {
	// A sentence of news is shorter than this; what a crawler glued together must not make every name read all of it.
	const far = 150
	s, e := r.sentence(from)
	s, e = max(s, from-far), min(e, to+far)
	for _, it := range c.Left {
		if i := r.itemIn(it, max(s, from-3), from, from, to); i >= 0 {
			return i
		}
	}
	for _, it := range c.Right {
		if i := r.itemIn(it, to, min(e, to+3), from, to); i >= 0 {
			return i
		}
	}
	for _, it := range c.Any {
		if i := r.itemIn(it, s, from, from, to); i >= 0 {
			return i
		}
		if i := r.itemIn(it, to, e, from, to); i >= 0 {
			return i
		}
	}
	return -1
}

// itemIn returns a token of lo..hi-1 for which one item of a context holds, -1 without; from..to-1 is the name itself. A condition on the
// marks or the sentence holds for the mark or the name, one on an entity for where the article names it.
func (r *reader) itemIn(item string, lo, hi, from, to int) int {
	switch item {
	case "quoted":
		switch {
		case isOpening(r.at(from-1)) && isClosing(r.at(to)):
			return from - 1
		case strings.ContainsAny(r.at(from), "«\"“„"):
			return from
		}
		return -1
	case "sentence-start":
		if r.opensSentence(from) {
			return from
		}
		return -1
	}
	if strings.Contains(item, "/") {
		return r.articleHas(item, from)
	}
	prefix, cut := strings.CutSuffix(item, "*")
	for i := lo; i < hi; i++ {
		if foldEqual(r.at(i), prefix, cut) {
			return i
		}
	}
	return -1
}

// articleHas returns the token at which some strong name of entity id stands in the article elsewhere than at token i, -1 without.
func (r *reader) articleHas(id string, i int) int {
	if r.strong == nil {
		r.strong = map[string][]int{}
		for _, h := range r.lex.hits {
			for _, rd := range h.Readings {
				if rd.Name == nil || rd.Name.Need != nil || !rd.Name.Accepts(r.d.Text[h.Start:h.End-int(rd.Trim)]) {
					continue
				}
				at := r.strong[rd.Name.Entity.ID]
				if len(at) < 2 && !slices.Contains(at, h.Start) {
					r.strong[rd.Name.Entity.ID] = append(at, h.Start)
				}
			}
		}
	}
	for _, start := range r.strong[id] {
		if start != r.toks[i].Start {
			return r.tokenFrom(start)
		}
	}
	return -1
}

// tokenFrom returns the first token that begins at or after byte start.
func (r *reader) tokenFrom(start int) int {
	return sort.Search(len(r.toks), func(i int) bool { return r.toks[i].Start >= start })
}

// foldEqual compares without regard to case; with prefix set, want need only begin s.
func foldEqual(s, want string, prefix bool) bool {
	if !prefix {
		return sameFold(s, want)
	}
	if len(s) < len(want) {
		return false
	}
	n := utf8.RuneCountInString(want)
	for i := range s {
		if n == 0 {
			return strings.EqualFold(s[:i], want)
		}
		n--
	}
	return n == 0 && strings.EqualFold(s, want)
}

func isOpening(s string) bool { return s == "«" || s == "\"" || s == "“" || s == "„" || s == "''" }

func isClosing(s string) bool { return s == "»" || s == "\"" || s == "”" || s == "“" || s == "''" }

// resolveByCountry gives "МЗС" and "Foreign Ministry" without a country the one of the nearest country before in the article, else
// the nearest after.
func (r *reader) resolveByCountry() {
	const farNames = 1000
	for at, m := range r.names {
		if m.name == nil || !m.name.ByCountry {
			continue
		}
		var ids []*gazetteer.Entity
		for _, h := range r.hitsAt(m.from) {
			if r.tokenEnd(m.from, h.End) != m.to {
				continue
			}
			for k := range h.Readings {
				if n := h.Readings[k].Name; n != nil && n.ByCountry {
					ids = append(ids, n.Entity)
				}
			}
		}
		m.candidates = nil
		fits := func(o *mention) *gazetteer.Entity {
			if o.entity == nil || o == m || o.family && o.entity.Alone != gazetteer.Always {
				return nil // "*У* повідомленні МЗС" is no word of У Цянь's country
			}
			country := o.entity.Country
			if o.typ == gazetteer.Country {
				country = o.entity.ID
			}
			if country == "" {
				return nil
			}
			if k := slices.IndexFunc(ids, func(e *gazetteer.Entity) bool { return e.Country == country }); k >= 0 {
				return ids[k]
			}
			return nil
		}
		var best *gazetteer.Entity
		for k := at - 1; k >= max(0, at-farNames) && best == nil; k-- {
			best = fits(r.names[k])
		}
		for k := at + 1; k < min(len(r.names), at+farNames) && best == nil; k++ {
			best = fits(r.names[k])
		}
		if best != nil {
			m.entity = best
		}
		if best == nil && len(ids) > 1 {
			for _, e := range ids {
				m.candidates = append(m.candidates, e.ID)
			}
		}
	}
}
