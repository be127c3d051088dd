package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// spotForms finds bodies by their legal form, whatever it is: a word in capitals right before a name in marks or before a capital is one
// ("ТОВ «Бюро Ейнштейн»", "КВП «Краматорська тепломережа»", "ПрАТ Укрнафта", "ДТГО «Південно-Західна залізниця»").
func (r *reader) spotForms() {
	next := 0
	for i := range r.capitals() {
		if i < next || !r.legalForm(i) {
			continue
		}
		j := i + 1
		// "ТОВ фірма «Київ»", "ПАТ акціонерна компанія «X»": a few small nouns may stand between.
		for j < i+4 && r.sameSentence(i, j) && r.tok(j).kind == word && r.tok(j).shape == lower && !r.stopsPhrase(j) && !r.isWord(j, "preposition") && !r.isWord(j, "in") {
			j++
		}
		if !r.sameSentence(i, j) {
			continue
		}
		if isOpening(r.at(j)) {
			close := r.nameClose(j)
			if close < 0 || close-j > 12 || close == j+1 || !r.capitalised(j+1) && !isOpening(r.at(j+1)) {
				continue
			}
			inner := r.d.Text[r.toks[j+1].Start:r.toks[close-1].End]
			r.addForm(i, close+1, inner)
			next = close + 1
			continue
		}
		if j != i+1 || !r.knownForm(i) {
			continue
		}
		if _, given := r.givenAt(j); given && r.sameSentence(j, j+1) && r.nameWord(j+1) && r.adjacent(j, j+1) {
			continue // "директор ТОВ Микола Петрик"
		}
		// "ПАТ Укрнафта", "ООО Ромашка".
		end := j
		for end < j+3 && r.sameSentence(i, end) && r.capitalised(end) && r.tok(end).kind == word && r.adjacent(end-1, end) {
			if m := r.tok2mention(end); m != nil && m.typ == gazetteer.Person && !m.family {
				break
			}
			end++
		}
		if end > j {
			r.addForm(i, end, r.d.Text[r.toks[j].Start:r.toks[end-1].End])
			next = end
		}
	}
}

// knownForm reports words that the language files list as legal forms of firms.
func (r *reader) knownForm(i int) bool {
	return r.amongAt(i, "legal-form") && r.tok(i).shape != lower
}

// legalForm reports whether token i may be the legal form of a firm: capitals that name nothing by themselves.
func (r *reader) legalForm(i int) bool {
	t := r.tok(i)
	if t.kind != word || t.shape != upper && t.shape != mixed {
		return false
	}
	if r.knownForm(i) {
		return true
	}
	if n := utf8.RuneCountInString(r.at(i)); n > 6 || t.shape == mixed {
		return false
	}
	// "НАТО «Щит»": a name is no form; "СБУ «Альфа»" neither.
	return r.openTo(i) && isOpening(r.at(i+1)) && r.sameSentence(i, i+1) && !r.shouting(i)
}

// addForm adds the body at tokens from..to-1 whose own name is inner. The form is no part of a name that the gazetteer has.
func (r *reader) addForm(from, to int, inner string) {
	if r.knownInside(from, to, inner) {
		return
	}
	name := r.d.Text[r.toks[from].Start:r.toks[to-1].End]
	r.replace(&mention{Span: Span{r.toks[from].Start, r.toks[to-1].End}, from: from, to: to, typ: gazetteer.Organization, via: ViaPattern,
		body: r.bodyOf(name, inner, gazetteer.Organization, []string{"company", "organization"}), rule: "legal form with a name", cases: ^inflect.Cases(0), lemma: name})
}

// knownInside reports whether the words in the marks, as a whole, name a body of the gazetteer.
func (r *reader) knownInside(from, to int, inner string) (found bool) {
	r.overlapping(from, to, func(m *mention) {
		found = found || m.entity != nil && (m.typ == gazetteer.Organization || m.typ == gazetteer.Media) && m.from >= from && m.to <= to &&
			strings.Trim(r.d.Text[m.Start:m.End], "«»\"“”„ ") == inner
	})
	return found
}

// shouting reports whether the sentence of token i is written in capitals, so that capitals prove nothing.
func (r *reader) shouting(i int) bool {
	s, e := r.sentence(i)
	if r.loud == nil {
		r.loud = make([]int8, len(r.sents))
	}
	k := r.toks[i].sent
	if r.loud[k] == 0 {
		caps, words := 0, 0
		for j := s; j < e; j++ {
			if r.toks[j].kind == word && r.toks[j].End-r.toks[j].Start > 2 {
				words++
				if r.toks[j].shape == upper {
					caps++
				}
			}
		}
		r.loud[k] = 1
		if words > 2 && caps*2 > words {
			r.loud[k] = 2
		}
	}
	return r.loud[k] == 2
}
