package extract

import (
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// exHead reads a head word behind a prefix of the closed class "former-prefix": "ексгенсек НАТО", "екс-міністр оборони".
func (r *reader) exHead(t *title) {
	w := r.tok(t.at)
	low := strings.ToLower(r.at(t.at))
	for _, prefix := range r.lang.Words["former-prefix"] {
		rest, ok := strings.CutPrefix(low, prefix)
		if !ok || utf8.RuneCountInString(rest) < 3 {
			continue
		}
		last := t.at
		for last < t.at+6 && r.sameSentence(t.at, last+1) {
			last++
		}
		start := w.Start + len(r.at(t.at)) - len(rest)
		var hits []gazetteer.Hit
		for h := range r.g.Scan(r.d.Text[start:r.toks[last].End]) {
			if h.Start > 0 {
				break
			}
			h.End += start
			hits = append(hits, h)
		}
		for k := len(hits) - 1; k >= 0 && t.end == 0; k-- {
			for _, rd := range hits[k].Readings {
				if rd.Lexeme != nil && rd.Langs&r.langBit != 0 {
					t.mean(lexeme{rd.Lexeme, t.at, r.tokenEnd(t.at, hits[k].End), rd.Cases, rd.Verb})
				}
			}
		}
		t.former = t.end > 0
		return
	}
}

// tenures returns who may be meant by an office of the title's kind: who holds it on the article's day, whoever held it before
// where the title says "former", only who stands in for another where it says "acting".
func (r *reader) tenures(t *title, kind, of string) []gazetteer.Tenure {
	if t.former {
		return r.formerHolders(kind, of)
	}
	list := r.g.Holders(kind, of, r.date)
	if !t.acting {
		return list
	}
	var acting []gazetteer.Tenure
	for _, x := range list {
		if x.Acting {
			acting = append(acting, x)
		}
	}
	return acting
}

// formerPrefix reports whether token i begins as words for former officers do: "експрезидент", "екстрений" too.
func (r *reader) formerPrefix(i int) bool {
	s := r.at(i)
	for _, p := range r.lang.Words["former-prefix"] {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}
