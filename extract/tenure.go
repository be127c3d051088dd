package extract

import (
	"unicode/utf8"

	"zgadka/gazetteer"
)

// afterEx returns where the word behind a prefix of the closed class "former-prefix" begins in token i, in bytes; 0 without one.
func (r *reader) afterEx(i int) int {
	s := r.at(i)
	for _, prefix := range r.vocab.former {
		if len(s) > len(prefix) && sameFold(s[:len(prefix)], prefix) && utf8.RuneCountInString(s[len(prefix):]) > 2 {
			return len(prefix)
		}
	}
	return 0
}

// exHead reads a head word behind such a prefix: "ексгенсек НАТО", "екс-міністр оборони".
func (r *reader) exHead(t *title) {
	at := r.afterEx(t.at)
	if at == 0 {
		return
	}
	last := t.at
	for last < t.at+6 && r.sameSentence(t.at, last+1) {
		last++
	}
	start := r.toks[t.at].Start + at
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
