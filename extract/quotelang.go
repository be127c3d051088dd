package extract

import "zgadka/gazetteer"

// QuoteLang is the language of a quote's own words, as an ISO 639-1 code: speakers are quoted in theirs. Letters decide first, then
// common words; where these do not tell Ukrainian from Russian, or the words are few, it is the article's language.
func (d *Document) QuoteLang(q *Quote) gazetteer.Lang {
	text := ""
	for _, s := range q.Spans {
		text += d.Text[s.Start:s.End] + "\n"
	}
	v := newVotes()
	v.count(text)
	lang := v.winner()
	if lang == "" || lang == d.Lang {
		return d.Lang
	}
	if lang != "uk" && lang != "ru" {
		if v.words[1] < fewWords*unquoted { // Latin: a name, a title
			return d.Lang
		}
		return lang
	}
	if d.Lang != "uk" && d.Lang != "ru" {
		return lang
	}
	// A sentence without і and ы may be either, and the words of one are often those of the other.
	if own, other := v.score(lang), v.score(d.Lang); own < other+headlineMargin/2 {
		return d.Lang
	}
	return lang
}

// fewWords in another script do not make another language.
const fewWords = 4

// score is how well the text fits one of the languages that share a script.
func (v *languageVotes) score(code gazetteer.Lang) int {
	for n, l := range v.known.languages {
		if l.code == code {
			return v.fit(n, v.ownLetters(l.script))
		}
	}
	return 0
}
