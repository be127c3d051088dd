package extract

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// vocab holds the words by which names of bodies and places show themselves, the nouns in every form, and those of other closed classes. The
// language files list nominatives; nothing but the steps that look for unknown names needs their forms.
type vocab struct {
	words  map[string]*vocabWord // by lower-case form
	shift  int
	may    filter
	slots  []*vocabWord // the same by the hash of the form, each at its place or the first free one behind
	tails  *tails
	former []string // what words begin with that call somebody by a post of the past
}

// vocabWord is what a lower-case form is to the vocabulary.
type vocabWord struct {
	form  string
	hash  uint32
	sets  uint64 // bits of closed classes
	nouns []nounForm
}

// at returns the entry of a form, made on first use.
func (v *vocab) at(form string) *vocabWord {
	w := v.words[form]
	if w == nil {
		w = &vocabWord{form: form, hash: foldHash(form)}
		v.words[form] = w
	}
	return w
}

// lay puts the words into slots, a fourth of which are taken at most.
func (v *vocab) lay() {
	size := 2 + bits.Len(uint(len(v.words)))
	v.shift, v.slots = 32-size, make([]*vocabWord, 1<<size)
	for _, w := range v.words { // where hashes meet the order makes no difference
		k := int(w.hash >> v.shift)
		for v.slots[k] != nil {
			k = (k + 1) & (len(v.slots) - 1)
		}
		v.slots[k] = w
		v.may.add(w.hash)
	}
}

// filter tells of most words that they are not among some, by their hash. It is small enough to stay near.
type filter [1 << 10]uint64

func (x *filter) add(h uint32)      { x[h>>22] |= 1 << (h >> 16 & 63) }
func (x *filter) has(h uint32) bool { return x[h>>22]>>(h>>16&63)&1 != 0 }

// find returns the entry of a word that has the hash, nil of most.
func (v *vocab) find(s string, h uint32) *vocabWord {
	if !v.may.has(h) {
		return nil
	}
	for k := int(h >> v.shift); v.slots[k] != nil; k = (k + 1) & (len(v.slots) - 1) {
		if w := v.slots[k]; w.hash == h && (w.form == s || w.form == folded(s)) {
			return w
		}
	}
	return nil
}

// nounForm is one reading of a form of a noun of the class.
type nounForm struct {
	class  string
	lemma  string
	gender inflect.Gender
	cases  inflect.Cases
}

// slotClass is the class of words that attributions round a possessive begin with: *за* його словами.
const slotClass = "slot"

var slotBit = setBit(slotClass)

var (
	nounClasses = []string{"body-head", "place-head", "place-head-after", "street-head", "marked-head", "no-place"}
	setClasses  = []string{"state-head", "small-head", "territorial-head", "time-genitive", "named-after", "common-acronym", "latin-company", "opener", "legal-form", "calendar", "saint", "place-begin", "place-end",
		"misc-end", "misc-after", "misc-before", "no-name", "body-before", "body-after", "of-body", "body-alone", "place-of", "place-after", "place-verb", "player-noun", "sport-word", "sport-verb", "sport-preposition", "state", "wire", slotClass,
		"weekday", "surname-too",
		"body-on", "company-suffix",
		"sport-name", "club-word", "storm",
		"holders", "mission", "not-holder", "near", "local",
		"body-noun", "body-begin", "venue-after", "led-by",
		"at-place"}
)

func vocabsOf(g *gazetteer.Gazetteer) map[gazetteer.Lang]*vocab {
	all := map[gazetteer.Lang]*vocab{}
	for _, l := range gazetteer.Languages {
		if lang := g.Language(l); lang != nil {
			all[l] = vocabOf(lang)
			for _, a := range g.Attributions(l) {
				for _, s := range a.Cue.Slots {
					first, _, _ := strings.Cut(strings.TrimSpace(s[0]), " ")
					all[l].at(strings.ToLower(first)).sets |= setBit(slotClass)
				}
			}
			all[l].lay()
		}
	}
	return all
}

func vocabOf(l *gazetteer.Language) *vocab {
	v := &vocab{words: map[string]*vocabWord{}}
	for _, class := range nounClasses {
		for _, noun := range l.Words[class] {
			gender := inflect.GenderOf(noun, l.Lang, inflect.Common)
			for _, f := range inflect.Forms(inflect.Word{Text: noun, Lang: l.Lang, Class: inflect.Common}) {
				w := v.at(strings.ToLower(f.Text))
				w.nouns = append(w.nouns, nounForm{class, noun, gender, f.Cases})
			}
		}
	}
	v.tails, v.former = tailsOf(l.Lang), l.Words["former-prefix"]
	for _, class := range setClasses {
		for _, w := range l.Words[class] {
			v.at(strings.ToLower(w)).sets |= setBit(class)
		}
	}
	return v
}

// noun returns the noun of the class that token i is a form of.
func (r *reader) noun(i int, class string) (nounForm, bool) {
	for _, f := range r.nounsAt(i) {
		if f.class == class {
			return f, true
		}
	}
	return nounForm{}, false
}

// nounsAt returns the readings of token i as nouns of the vocabulary.
func (r *reader) nounsAt(i int) []nounForm {
	if i < 0 || i >= len(r.about) || r.about[i].vocab == nil {
		return nil
	}
	return r.about[i].vocab.nouns
}

// among reports whether s is a word of a closed class, whatever its capitals.
func (r *reader) among(s, class string) bool {
	w := r.vocab.find(s, foldHash(s))
	return w != nil && w.sets&setBit(class) != 0
}

// amongAt is among for token i.
func (r *reader) amongAt(i int, class string) bool {
	if r.tok(i).kind != word {
		return r.among(r.at(i), class)
	}
	w := r.about[i].vocab
	return w != nil && w.sets&setBit(class) != 0
}

// setBit is the bit of a class in vocabWord.sets.
func setBit(class string) uint64 {
	for i := range setClasses {
		if setClasses[i] == class {
			return 1 << i
		}
	}
	panic("extract: no closed class " + class)
}

// opener reports words that begin sentences without naming anything: "Раніше", "Водночас", "Если".
func (r *reader) opener(i int) bool { return r.memo(i, asksOpener, (*reader).openerNow) }

func (r *reader) openerNow(i int) bool {
	if r.among(r.at(i), "opener") || r.stopsPhrase(i) {
		return true
	}
	for _, c := range []string{"today", "former", "preposition", "place-preposition", "in", "with", "by", "their", "his", "verbatim"} {
		if r.isWord(i, c) {
			return true
		}
	}
	return false
}

// adjectiveEnding is one ending of adjectives with what it may mean.
type adjectiveEnding struct {
	text   string
	gender string // m f n p, each that it may be
	cases  inflect.Cases
}

const (
	plNomAcc = inflect.NomPl | inflect.AccPl
	plGenLoc = inflect.GenPl | inflect.LocPl | inflect.AccPl
)

var (
	ukAdjective = []adjectiveEnding{
		{"ий", "m", inflect.Nom | inflect.Acc}, {"ого", "mn", inflect.Gen | inflect.Acc}, {"ому", "mn", inflect.Dat | inflect.Loc}, {"им", "mn", inflect.Ins},
		{"ім", "mn", inflect.Loc}, {"ій", "f", inflect.Dat | inflect.Loc}, {"а", "f", inflect.Nom}, {"ої", "f", inflect.Gen}, {"у", "f", inflect.Acc},
		{"ою", "f", inflect.Ins}, {"е", "n", inflect.Nom | inflect.Acc}, {"і", "p", plNomAcc}, {"их", "p", plGenLoc}, {"ими", "p", inflect.InsPl}, {"им", "p", inflect.DatPl},
		{"ій", "m", inflect.Nom | inflect.Acc}, {"ього", "mn", inflect.Gen | inflect.Acc}, {"ьому", "mn", inflect.Dat | inflect.Loc}, {"ьої", "f", inflect.Gen}, {"ьою", "f", inflect.Ins},
		{"я", "f", inflect.Nom}, {"ю", "f", inflect.Acc}, {"є", "n", inflect.Nom | inflect.Acc}, {"іх", "p", plGenLoc}, {"іми", "p", inflect.InsPl},
	}
	ruAdjective = []adjectiveEnding{
		{"ый", "m", inflect.Nom | inflect.Acc}, {"ий", "m", inflect.Nom | inflect.Acc}, {"ой", "m", inflect.Nom | inflect.Acc}, {"ого", "mn", inflect.Gen | inflect.Acc},
		{"его", "mn", inflect.Gen | inflect.Acc}, {"ому", "mn", inflect.Dat}, {"ему", "mn", inflect.Dat}, {"ым", "mn", inflect.Ins}, {"им", "mn", inflect.Ins},
		{"ом", "mn", inflect.Loc}, {"ем", "mn", inflect.Loc}, {"ая", "f", inflect.Nom}, {"яя", "f", inflect.Nom},
		{"ой", "f", inflect.Gen | inflect.Dat | inflect.Ins | inflect.Loc}, {"ей", "f", inflect.Gen | inflect.Dat | inflect.Ins | inflect.Loc},
		{"ую", "f", inflect.Acc}, {"юю", "f", inflect.Acc}, {"ою", "f", inflect.Ins}, {"ое", "n", inflect.Nom | inflect.Acc}, {"ее", "n", inflect.Nom | inflect.Acc},
		{"ые", "p", plNomAcc}, {"ие", "p", plNomAcc}, {"ых", "p", plGenLoc}, {"их", "p", plGenLoc}, {"ым", "p", inflect.DatPl}, {"им", "p", inflect.DatPl}, {"ыми", "p", inflect.InsPl}, {"ими", "p", inflect.InsPl},
	}
)

// agreesWith returns the cases that the adjective s may share with a noun of the gender and cases, 0 where it cannot belong to it.
func (r *reader) agreesWith(s string, g inflect.Gender, cases inflect.Cases) (shared inflect.Cases) {
	s = folded(s)
	if utf8.RuneCountInString(s) < 4 {
		return 0
	}
	const plurals = inflect.NomPl | inflect.GenPl | inflect.DatPl | inflect.AccPl | inflect.InsPl | inflect.LocPl | inflect.VocPl
	for _, e := range r.adjectiveEndings() {
		if !strings.HasSuffix(s, e.text) {
			continue
		}
		if e.gender == "p" {
			shared |= e.cases & cases & plurals
		} else if g == 0 || strings.ContainsRune(e.gender, rune(g)) {
			shared |= e.cases & cases &^ plurals
		}
	}
	return shared
}

func (r *reader) adjectiveEndings() []adjectiveEnding { return adjectiveEndings(r.lang.Lang) }

func adjectiveEndings(l gazetteer.Lang) []adjectiveEnding {
	if l == "ru" {
		return ruAdjective
	}
	return ukAdjective
}

// adjectiveNominative gives the nominative of the gender from any form of an adjective: "Вищого" → "Вищий" with суд.
func (r *reader) adjectiveNominative(s string, g inflect.Gender, cases inflect.Cases) string {
	if g == 0 || g == inflect.Plural {
		return s
	}
	low := folded(s)
	best := ""
	for _, e := range r.adjectiveEndings() {
		if strings.HasSuffix(low, e.text) && e.gender != "p" && strings.ContainsRune(e.gender, rune(g)) && e.cases&cases != 0 && len(e.text) > len(best) {
			best = e.text
		}
	}
	if best == "" {
		return s
	}
	stem := s[:len(s)-len(best)]
	last, _ := utf8.DecodeLastRuneInString(folded(stem))
	if r.lang.Lang == "ru" {
		soft := best == "его" || best == "ему" || best == "ем" || best == "ей" || best == "яя" || best == "юю" || best == "ее"
		hush := strings.ContainsRune("жшчщ", last)
		switch g {
		case inflect.Feminine:
			if soft && !hush {
				return stem + "яя"
			}
			return stem + "ая"
		case inflect.Neuter:
			if soft {
				return stem + "ее"
			}
			return stem + "ое"
		}
		if best == "ый" || best == "ий" || best == "ой" {
			return s
		}
		for _, w := range r.lemmasOf(s, "ru", inflect.Adjective, inflect.Masculine) {
			if strings.HasPrefix(w.Text, stem) && hasAny(w.Text, "ый", "ий", "ой") {
				return w.Text
			}
		}
		if soft || hush || strings.ContainsRune("кгх", last) {
			return stem + "ий"
		}
		return stem + "ый"
	}
	soft := strings.HasPrefix(best, "ь") || best == "я" || best == "ю" || best == "є"
	switch {
	case g == inflect.Feminine && soft:
		return strings.TrimSuffix(stem, "ь") + "я"
	case g == inflect.Feminine:
		return stem + "а"
	case g == inflect.Neuter && soft:
		return stem + "є"
	case g == inflect.Neuter:
		return stem + "е"
	case soft || best == "ій":
		return stem + "ій"
	}
	return stem + "ий"
}

// adjectiveAt is adjectiveLike of token i, and so are the three after it.
func (r *reader) adjectiveAt(i int) bool {
	return r.memo(i, asksAdjective, func(r *reader, i int) bool { return r.adjectiveLike(r.at(i)) })
}

func (r *reader) surnameAt(i int) bool {
	return r.memo(i, asksSurname, func(r *reader, i int) bool { return r.surnameLike(r.at(i)) })
}

func (r *reader) relationalAt(i int) bool {
	return r.memo(i, asksRelational, func(r *reader, i int) bool { return r.relational(r.at(i)) })
}

// commonAt reports whether token i is a common word, see [gazetteer.Gazetteer.Common].
func (r *reader) commonAt(i int) bool {
	return r.memo(i, asksCommon, func(r *reader, i int) bool { return r.g.Common(r.at(i), r.lang.Lang) })
}

func (r *reader) compoundAt(i int) bool {
	return r.memo(i, asksCompound, func(r *reader, i int) bool { return r.compoundBody(r.at(i)) })
}

// tails tells by the last two letters of a word whether it may have the ending of an adjective.
type tails [64 * 64]tail

type tail uint8

const (
	noTail   tail = iota
	someTail      // with more letters before them they are an ending
	allTail       // they are an ending
)

// tailOf is where the last two letters of a word have their place; false where they are not Ukrainian or Russian.
func tailOf(s string) (place int, ok bool) {
	n := len(s) - 4
	if n < 0 || s[n]&0xFE != 0xD0 || s[n+2]&0xFE != 0xD0 {
		return 0, false
	}
	a, b := lows[0x400|int(s[n]&1)<<6|int(s[n+1]&0x3F)]-'а', lows[0x400|int(s[n+2]&1)<<6|int(s[n+3]&0x3F)]-'а'
	return int(a&63)<<6 | int(b&63), a < 64 && b < 64
}

func tailsOf(l gazetteer.Lang) *tails {
	x := &tails{}
	add := func(ending string) {
		k, ok := tailOf(ending)
		switch {
		case !ok: // one letter
		case len(ending) == len("ий"):
			x[k] = allTail
		default:
			x[k] = max(x[k], someTail)
		}
	}
	for _, e := range adjectiveEndings(l) {
		add(e.text)
	}
	if l == "uk" {
		for _, e := range ukShortAdjective {
			add(e)
		}
	}
	return x
}

// ukShortAdjective are endings of Ukrainian adjectives of one letter, with the letters before them.
var ukShortAdjective = []string{"ька", "ьку", "ьке", "ькі", "на", "ну", "не", "ні", "ва", "ву"}

// adjectiveLike reports a word with the ending of an adjective in any case.
func (r *reader) adjectiveLike(s string) bool {
	k, ok := tailOf(s)
	if !ok {
		return false
	}
	switch r.vocab.tails[k] {
	case noTail:
		return false
	case allTail:
		return utf8.RuneCountInString(s) >= 5
	}
	low := folded(s)
	if utf8.RuneCountInString(low) < 5 {
		return false
	}
	for _, e := range r.adjectiveEndings() {
		if len(e.text) > 4 && strings.HasSuffix(low, e.text) {
			return true
		}
	}
	return r.lang.Lang == "uk" && hasAny(low, ukShortAdjective...)
}

// genitive reports whether the lower-case word s may be a genitive, as the words are that follow the head noun of a body: "охорони
// здоров'я", "фінансових послуг". Nouns without an ending ("послуг", "справ") count; what no genitive ends in does not.
func (r *reader) genitive(s string) bool {
	last, n := utf8.DecodeLastRuneInString(s)
	if utf8.RuneCountInString(s) < 3 || n == 0 {
		return false
	}
	if r.lang.Lang == "ru" {
		switch {
		case hasAny(s, "ого", "его", "ых", "их", "ой", "ей", "ов", "ев", "ёв", "ы", "и", "а", "я"):
			return !hasAny(s, "ами", "ями", "ыми", "ими", "ая", "яя", "ться", "тся")
		case hasAny(s, "ний", "аний", "ств", "дел", "прав", "сил", "войск", "дорог", "наук", "ресурсов"):
			return true
		}
		return false
	}
	switch {
	case hasAny(s, "ого", "ої", "их", "ій", "ів", "їв", "ей", "и", "і", "ї", "у", "ю", "а", "я"):
		return !hasAny(s, "ами", "ями", "ими", "ою", "ею", "єю", "ати", "яти", "ити", "ути", "ться", "ому", "ську", "цьку")
	}
	// The plural without an ending: справ, послуг, досліджень, споруд, доріг.
	return unicode.IsLetter(last) && !strings.ContainsRune("еєоийм", last) && !hasAny(s, "ом", "ем", "ам", "ям", "ах", "ях", "ив", "ав", "ує", "ає", "ть", "ен", "ін") && hasAny(s, "справ", "послуг", "ень", "ств", "уд", "іг", "сил", "прав", "осіб", "порту", "мереж", "робіт", "наук", "військ", "акцій", "ицій", "ацій")
}

func hasFoldPrefix(s string, list []string) (string, bool) {
	low := folded(s)
	best := ""
	for _, p := range list {
		if strings.HasPrefix(low, p) && len(p) > len(best) {
			best = p
		}
	}
	return best, best != ""
}

// compoundBody reports one word that names a body by how it is put together: Укравтодор, Минобрнауки, Держпраці, Харківобленерго.
func (r *reader) compoundBody(s string) bool {
	if utf8.RuneCountInString(s) < 6 {
		return false
	}
	low := folded(s)
	if p, ok := hasFoldPrefix(low, r.lang.Words["body-prefix"]); ok {
		if _, ok := hasFoldPrefix(low[len(p):], r.lang.Words["body-stem"]); ok {
			return true
		}
	}
	for _, e := range r.lang.Words["body-ending"] {
		if k := strings.LastIndex(low, e); k > 3 && utf8.RuneCountInString(low[k+len(e):]) <= 2 {
			return true
		}
	}
	return false
}

// surnameLike reports endings that hardly any other name has: Коваленко, Бондарчука, Маргвелашвили.
func (r *reader) surnameLike(s string) bool {
	low := folded(s)
	for _, e := range r.lang.Words["surname-ending"] {
		stem := strings.TrimSuffix(e, "о")
		if k := strings.LastIndex(low, stem); k > 3 {
			rest := low[k+len(stem):]
			if rest == "" && stem == e || slices.Contains([]string{"о", "а", "у", "ом", "ові", "ю", "я", "ем", "ою", "и", "і", "ів", "им", "ого", "ому", "е"}, rest) && (rest != "о" || e != stem) {
				return true
			}
		}
	}
	return false
}
