package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// spotPlaces finds places that the gazetteer lacks: streets ("вул. Івана Франка", "проспекті Перемоги"), what an adjective names
// ("Печерський район", "Поштова площа"), and what a noun for places introduces ("селі Краснопопівське", "річка Ворскла").
func (r *reader) spotPlaces() {
	for i := 0; i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.kind != word || t.shape == lower && r.about[i].vocab == nil && t.Len() > longestPlaceSign {
			continue
		}
		if to := r.street(i); to > 0 {
			i = to - 1
			continue
		}
		if to := r.adjectivePlace(i); to > 0 {
			i = to - 1
			continue
		}
		if to := r.placeOfTwo(i); to > 0 {
			i = to - 1
			continue
		}
		r.placeByNoun(i)
		r.hyphenStreet(i)
		r.placeIn(i)
		r.placeNear(i)
	}
	r.repeatPlaces()
	r.sortNames()
}

// street reads "вул. Горького, 5", "просп. Науки", "вулиці Героїв Сталінграда"; the noun belongs to the name.
func (r *reader) street(i int) int {
	n, ok := r.noun(i, "street-head")
	if !ok || r.covered[i] != nil {
		return 0
	}
	j := i + 1
	if r.at(j) == "." {
		j++
	} else if n.lemma == "вул" || n.lemma == "ул" || n.lemma == "пл" || n.lemma == "просп" || n.lemma == "пров" || n.lemma == "пер" || n.lemma == "бул" || n.lemma == "наб" {
		return 0
	}
	end := j
	for end < j+4 && r.sameSentence(i, end) && !(end > j && r.patronymicAfter(end)) && (r.capitalised(end) && r.tok(end).kind == word || end > j && r.tok(end).kind == word && r.genitive(r.at(end)) && r.capitalised(end+1) || r.at(end) == "." && len(r.at(end-1)) <= 2) {
		end++
	}
	if end == j || r.tok(j).shape == upper {
		return 0
	}
	r.addPlace(i, end, "street", n.cases, n.lemma, true)
	return end
}

// patronymicAfter reports whether a given name stands at token i with a patronymic behind it: "вулиці Шевченка *Галина Тимофіївна*".
func (r *reader) patronymicAfter(i int) bool {
	return r.runsOn(i, i+1) && r.isPatronymic(i+1)
}

// adjectivePlace reads "Печерському районі", "Донецька обл.", "Гостинна площа".
func (r *reader) adjectivePlace(i int) int {
	if r.tok(i).shape != capital || r.covered[i] != nil && r.covered[i].to != i+1 || !r.adjectiveAt(i) {
		return 0
	}
	if m := r.covered[i]; m != nil && m.typ == gazetteer.Country {
		return 0
	}
	j := i + 1
	if !r.sameSentence(i, j) || !r.adjacent(i, j) {
		return 0
	}
	if r.tok(j).shape == lower && r.adjectiveAt(j) && r.sameSentence(j, j+1) && r.adjacent(j, j+1) {
		if _, ok := r.noun(j+1, "place-head-after"); ok && r.agreesInCase(i, j) {
			j++ // "Чукотский автономный округ"
		}
	}
	if r.at(j) == "обл" || r.at(j) == "р-н" || r.at(j) == "р-ні" || r.at(j) == "р-ну" || r.at(j) == "р-на" || r.at(j) == "р-не" {
		if !r.relationalAt(i) {
			return 0
		}
		r.addPlace(i, j+1, r.at(j), 0, "", false)
		return j + 1
	}
	n, ok := r.noun(j, "place-head-after")
	if !ok || r.tok(j).shape == upper || r.covered[j] != nil {
		return 0
	}
	cases := inflect.Cases(0)
	for _, f := range r.nounsAt(j) {
		if f.class == "place-head-after" {
			cases |= r.agreesWith(r.at(i), f.gender, f.cases)
		}
	}
	if cases == 0 {
		return 0
	}
	if r.opensSentence(i) && (!r.relationalAt(i) || r.opener(i)) {
		return 0
	}
	if _, ok := r.lexemeAt(i, gazetteer.CountryAdj); ok && !hasAny(n.lemma, "море", "затока", "площа", "вулиця", "острів", "острови", "республіка", "республика", "улица", "площадь", "залив", "остров", "острова", "долина") {
		return 0
	}
	r.addPlace(i, j+1, n.lemma, cases, "", false)
	m := r.covered[i]
	if j > i+1 {
		m.lemma = r.adjectiveNominative(r.at(i), n.gender, cases) + " " + r.adjectiveNominative(r.at(i+1), n.gender, cases) + " " + n.lemma
		r.rename(m)
		return j + 1
	}
	m.lemma = r.adjectiveNominative(r.at(i), n.gender, cases) + " " + n.lemma
	if r.tok(j).shape == capital {
		m.lemma = r.adjectiveNominative(r.at(i), n.gender, cases) + " " + strings.ToUpper(n.lemma[:2]) + n.lemma[2:]
	}
	r.rename(m)
	return j + 1
}

// agreesInCase reports whether two adjectives end alike: "Северо-Кавказском федеральном".
func (r *reader) agreesInCase(i, j int) bool {
	for _, g := range []inflect.Gender{inflect.Masculine, inflect.Feminine, inflect.Neuter, inflect.Plural} {
		if r.agreesWith(r.at(j), g, r.agreesWith(r.at(i), g, ^inflect.Cases(0))) != 0 {
			return true
		}
	}
	return false
}

// longestPlaceSign is the longest abbreviation that placeByNoun knows, in bytes.
const longestPlaceSign = len("смт")

// placeByNoun reads the name after "село", "місто", "р.", "озеро"; the noun stays outside, as one may leave it out.
func (r *reader) placeByNoun(i int) {
	n, ok := r.noun(i, "place-head")
	j := i + 1
	if !ok {
		// "с. Козин", "смт Буринь", "м. Березне".
		switch r.at(i) {
		case "м", "с", "г", "д", "п", "смт", "пгт":
			if r.at(j) != "." && len(r.at(i)) < 4 {
				return
			}
			if r.at(j) == "." {
				j++
			}
			n = nounForm{lemma: r.at(i)}
		default:
			return
		}
	}
	if !r.sameSentence(i, j) || r.tok(j).kind != word || r.tok(j).shape != capital || r.covered[j] != nil && !r.covered[j].family && !r.covered[j].weak || !r.adjacent(i, j) && r.at(j-1) != "." {
		return
	}
	if _, ok := r.givenInName(j); r.initialAt(j) > 0 || ok && r.runsOn(j, j+1) && r.nameWord(j+1) && !r.adjectiveAt(j) {
		return // "глава города Фанис Гатауллин"
	}
	end := j + 1
	for end < j+3 && r.sameSentence(j, end) && r.adjacent(end-1, end) && r.tok(end).shape == capital && r.openTo(end) && r.adjectiveAt(j) {
		if _, ok := r.noun(end, "place-head-after"); ok {
			break
		}
		end++
	}
	if _, ok := r.noun(end, "place-head-after"); ok && r.adjectiveAt(end-1) {
		return // "села Яворівського району"
	}
	last, _ := utf8.DecodeLastRuneInString(r.at(end - 1))
	cases := n.cases
	if !strings.ContainsRune("іїуюиы", last) && !hasAny(r.at(end-1), "ом", "ем", "ою", "ой", "ому", "ого") {
		cases = inflect.Nom // "у селі Крутоярівка": the noun alone declines
	}
	r.addPlace(j, end, n.lemma, cases, "", false)
}

// placeIn reads an unknown capital after "в": "в Равалпинди", "у Козині". Bodies go by other words or stand in marks.
func (r *reader) placeIn(i int) {
	if r.tok(i).shape != capital {
		return
	}
	switch folded(r.at(i - 1)) {
	case "в", "у", "во":
	default:
		return
	}
	s := r.at(i)
	if r.covered[i] != nil || !r.sameSentence(i-1, i) || isLatin(s) || utf8.RuneCountInString(s) < 4 || r.calls(i) || r.compoundBody(s) || r.surnameLike(s) || r.shouting(i) {
		return
	}
	if _, ok := r.givenAt(i); ok || r.adjectiveAt(i) && r.runsOn(i, i+1) && !r.surelyFinite(i+1) && !r.anyPreposition(i+1) || r.commonAt(i) || r.writtenSmall(s) {
		return
	}
	if n := r.tok(i + 1); r.sameSentence(i, i+1) && (n.kind == word && n.shape != lower && r.adjacent(i, i+1) || isOpening(r.at(i+1))) {
		return // "в Палаці «Україна»"
	}
	cases := inflect.Loc
	if r.lang.Lang == "ru" && folded(r.at(i-1)) == "у" {
		cases = inflect.Gen
	}
	r.addPlace(i, i+1, "city", cases, "", false)
}

// hyphenStreet reads foreign street names: Даунінг-стрит, Пенсильванія-авеню.
func (r *reader) hyphenStreet(i int) {
	if r.covered[i] != nil || r.tok(i).shape == lower {
		return
	}
	if s := r.at(i); strings.Contains(s, "-") && hasAny(folded(s), "-стріт", "-стрит", "-роуд", "-авеню", "-сквер", "-штрасе", "-штрассе", "-айленд", "-роу", "-гілл", "-хилл") {
		r.addPlace(i, i+1, "street", 0, "", true)
	}
}

func (r *reader) addPlace(from, to int, kind string, cases inflect.Cases, head string, frozen bool) {
	s := Span{r.toks[from].Start, r.toks[to-1].End}
	name := r.d.Text[s.Start:s.End]
	switch {
	case head != "" && !strings.HasSuffix(r.at(from+1), "."):
		name = head + r.d.Text[r.toks[from].End:s.End]
	case !frozen && to == from+1:
		if cases&inflect.Nom == 0 && cases != 0 {
			name = r.nominativeOf(name, cases)
		}
	}
	m := &mention{Span: s, from: from, to: to, typ: gazetteer.Place, via: ViaPattern, rule: "noun or adjective for a place", cases: cases, lemma: name}
	m.body = &body{name: name, short: name, typ: gazetteer.Place, kinds: []string{kind}}
	r.rename(m)
	r.replace(m)
}

// rename gives the unknown place of m the name of its nominative.
func (r *reader) rename(m *mention) {
	for _, rd := range r.find(m.lemma) {
		if rd.Name != nil && rd.Name.Entity.Type == gazetteer.Place && rd.Name.Prior >= 1 && rd.Cases&inflect.Nom != 0 {
			m.entity, m.body, m.via = rd.Name.Entity, nil, ViaName
			return
		}
	}
	m.body = r.bodyOf(m.lemma, m.lemma, gazetteer.Place, m.body.kinds)
}
