package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// spotMarks finds bodies whose names stand in marks without any noun for them: who holds a post there ("лідер «Сили громад»"), what they do ("«Десна»
// розгромила «Зорянку»", "купити «Нафтосервіс»"), or a score ("«Скіф» – «Сула»") tells that they act.
func (r *reader) spotMarks() {
	for i := range r.toks {
		if !isOpening(r.at(i)) {
			continue
		}
		close := r.markedName(i)
		if close < 0 {
			continue
		}
		switch next := r.markedName(close + 2); {
		case r.holderBefore(i):
			r.addMarked(i, close, inflect.Gen, "post with a name in marks")
		case r.amongStems(close+1, "body-verb") && !r.anyPreposition(i-1) && !hasAny(r.at(i+1), "у", "ю", "ого", "ої", "ой"): // "(квитки на) «Лісову пісню» продали"
			r.addMarked(i, close, inflect.Nom, "name in marks that acts")
		case r.amongStems(i-1, "body-object") && r.sameSentence(i-1, i):
			r.addMarked(i, close, inflect.Acc, "name in marks that acts")
		case next > 0 && isOpening(r.at(close+2)) && isDash(r.at(close+1)):
			r.addMarked(i, close, inflect.Nom, "name in marks that acts")
			r.addMarked(close+2, next, inflect.Nom, "name in marks that acts")
		}
	}
}

// markedName returns the mark that closes the one at token i where no more than four words stand between, a capital first and no verb; else -1.
func (r *reader) markedName(i int) int {
	close := -1
	if r.sameSentence(i, i+1) {
		close = r.closingMark(i)
	}
	if close < 0 || close == i+1 || close-i > 5 || !r.capitalised(i+1) || r.tok(i+1).kind != word {
		return -1
	}
	for j := i + 1; j < close; j++ {
		m := r.tok2mention(j)
		if r.tok(j).kind == mark || r.tok(j).shape == lower && r.stopsPhrase(j) || m != nil && !m.family && (m.from == i+1 && m.to == close || m.typ != gazetteer.Place && m.typ != gazetteer.Country) {
			return -1
		}
	}
	return close
}

// holderBefore reports whether the word right before token i says what somebody is in a firm, a party, a club or a newsroom.
func (r *reader) holderBefore(i int) bool {
	for from := i - 1; from >= max(0, i-3) && r.sameSentence(from, i); from-- {
		for _, c := range []gazetteer.Class{gazetteer.PersonWord, gazetteer.OfficeWord, gazetteer.HeadWord} {
			l, ok := r.lexemeAt(from, c)
			if !ok || l.to != i {
				continue
			}
			if l.ID == "worker" && l.cases&singular == 0 {
				return true // "робітники «Дніпрометизу»"; "водій «Газелі»" drives one
			}
			switch l.ID {
			case "artist", "cleric", "relative", "any", "resident", "worker", "teacher", "medic", "lawyer", "expert":
				return false // "актор «Камінного господаря»", "читач «Кобзаря»"
			}
			return !r.among(r.at(from), "not-holder")
		}
	}
	return false
}

// amongStems reports whether token i is a small word that begins with a stem of the class.
func (r *reader) amongStems(i int, class string) bool {
	if r.tok(i).kind != word || r.tok(i).shape != lower {
		return false
	}
	s := folded(r.at(i))
	for _, stem := range r.lang.Words[class] {
		if strings.HasPrefix(s, stem) {
			return true
		}
	}
	return false
}

// addMarked adds the body whose name stands in the case between the marks at tokens open and close.
func (r *reader) addMarked(open, close int, in inflect.Cases, rule string) {
	s := r.d.Text[r.toks[open+1].Start:r.toks[close-1].End]
	if b := r.markedBefore(s); b != nil {
		r.repeatMarked(open+1, close, b)
		return
	}
	name := s
	if in == inflect.Acc && hasAny(s, "а", "я") {
		in |= inflect.Gen // "розгромив «Прикордонника»"
	}
	if first, _, more := strings.Cut(s, " "); in != inflect.Nom && !(more && r.adjectiveLike(first)) {
		name = r.nominativeOf(first, in) + s[len(first):] // "Сили громад": the rest belongs to the first word
	}
	r.addBody(open+1, close, gazetteer.Organization, name, name, []string{"organization"}, lexeme{}, rule)
}

// nominativeOf gives the nominative of the one word of a name that stands in the case: one that the article has, else the likeliest.
func (r *reader) nominativeOf(s string, in inflect.Cases) string {
	if r.lang.Lang == "uk" && hasAny(s, "лля", "ння", "ття", "ззя", "сся", "ддя", "ччя", "жжя") && in&inflect.Gen != 0 {
		return s // "біля Завалля"
	}
	best, likely := "", false
	for _, w := range r.lemmasOf(s, r.lang.Lang, inflect.Toponym, 0) {
		if w.Text == s || (w.cases|singularOf(w.cases))&in == 0 {
			continue
		}
		if r.writtenLarge(w.Text) {
			return w.Text
		}
		if l := r.likelyNominative(s, w.Text); best == "" || l && !likely {
			best, likely = w.Text, l
		}
	}
	if best == "" {
		return s
	}
	return best
}

// singularOf gives the cases of the singular that go with those of the plural.
func singularOf(c inflect.Cases) (out inflect.Cases) {
	for _, p := range [][2]inflect.Cases{{inflect.GenPl, inflect.Gen}, {inflect.DatPl, inflect.Dat}, {inflect.AccPl, inflect.Acc}, {inflect.InsPl, inflect.Ins}, {inflect.LocPl, inflect.Loc}} {
		if c&p[0] != 0 {
			out |= p[1]
		}
	}
	return out
}

// likelyNominative reports whether names that end as the form does mostly have a nominative that ends as the other: "у Лозуватці" is of Лозуватка, "у
// Вінниці" of Вінниця, "у Вовчківцях" of Вовчківці, "у Святопетрівському" of Святопетрівське, "в Листвянке" of Листвянка, "в Мигалове" of Мигалово.
func (r *reader) likelyNominative(form, lemma string) bool {
	for _, e := range r.byLang([]string{"иці иця", "уці уця", "ці ка", "зі га", "ому е", "ого е", "ах и", "ях і", "ій а", "нку нок", "тку ток", "вку вок", "дку док", "шку шок", "аві ава", "дрі дра", "трі тра", "брі бра", "прі пра", "плі пла"},
		[]string{"ске ск", "цке цк", "ке ка", "ове ово", "еве ево", "ине ино", "ыне ыно", "ах ы", "ях и", "ой ая", "ом ое"}, nil) {
		f, l, _ := strings.Cut(e, " ")
		if strings.HasSuffix(form, f) {
			return strings.HasSuffix(lemma, l)
		}
	}
	return false
}

// markedBefore returns the body of the article whose name in marks is s in another case, nil where there is none.
func (r *reader) markedBefore(s string) *body {
	for _, typ := range []gazetteer.Type{gazetteer.Organization, gazetteer.Media} {
		if b := r.bodyNamed(s, typ); b != nil {
			return b
		}
	}
	for _, b := range r.bodies[:min(len(r.bodies), mostBodies)] {
		if (b.typ == gazetteer.Organization || b.typ == gazetteer.Media) && likeInflected(b.short, s) {
			return b
		}
	}
	return nil
}

// mostBodies bounds with how many bodies a name is compared.
const mostBodies = 200

// likeInflected reports whether two names differ in the endings of their words only: "Сила громад" and "Сили громад".
func likeInflected(a, b string) bool {
	for {
		x, restA, moreA := strings.Cut(a, " ")
		y, restB, moreB := strings.Cut(b, " ")
		n := commonPrefix(x, y)
		if moreA != moreB || utf8.RuneCountInString(x[:n]) < 3 && x != y || utf8.RuneCountInString(x[n:]) > 2 || utf8.RuneCountInString(y[n:]) > 3 {
			return false
		}
		if !moreA {
			return true
		}
		a, b = restA, restB
	}
}

// commonPrefix returns how many bytes two words begin with in common, whole runes only.
func commonPrefix(a, b string) int {
	for i, c := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(c)) {
			return i
		}
	}
	return len(a)
}

func isDash(s string) bool { return s == "–" || s == "—" || s == "-" }
