package extract

import (
	"cmp"
	"fmt"
	"slices"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// QuoteWhy is what decided a quote.
type QuoteWhy struct {
	Entry gazetteer.Pos // where the cue stands in its language file; zero of a layout quote
	Words []Clue        // the words and marks that decided, by start; at least one
	Lost  []LostSpeaker // who else could have spoken, by start
}

// LostSpeaker is somebody near a quote who is not its speaker.
type LostSpeaker struct {
	Span
	Entity string // id, or ""
	Reason string
}

// whyQuote is a QuoteWhy in the making.
type whyQuote struct {
	*paragraph
	q    *quote
	cue  lexeme // without a Lexeme in layout quotes
	seen map[Span]bool
	QuoteWhy
}

// explainQuotes asks again, of every quote, by which words it is one and who near it does not speak.
func explainQuotes(r *reader) {
	p := &paragraph{reader: r, to: len(r.toks)}
	for i, q := range r.quotes {
		w := &whyQuote{paragraph: p, q: q, seen: map[Span]bool{}}
		w.explainCue()
		w.explainContent()
		w.explainSpeaker()
		w.loseSpeakers(&r.d.Quotes[i])
		slices.SortStableFunc(w.Words, func(a, b Clue) int { return cmp.Compare(a.Start, b.Start) })
		w.Words = slices.Compact(w.Words)
		slices.SortStableFunc(w.Lost, func(a, b LostSpeaker) int { return cmp.Compare(a.Start, b.Start) })
		r.d.Quotes[i].Why = &w.QuoteWhy
	}
}

// clue notes tokens from..to-1 as words that decided.
func (w *whyQuote) clue(from, to int, role string) {
	if 0 <= from && from < to && to <= len(w.toks) {
		w.Words = append(w.Words, Clue{w.span(from, to), role})
	}
}

// explainCue names the word of reporting, with the negation that it took in, and what points back.
func (w *whyQuote) explainCue() {
	from, to := w.q.cue[0], w.q.cue[1]
	if from == to {
		return
	}
	role := "cue"
	for i := from; i < to && w.cue.Lexeme == nil; i++ {
		if c, ok := w.cueAt(i); ok {
			w.cue = c
		} else if l, ok := w.lexemeAt(i, gazetteer.Attribution); ok {
			w.cue = l
		}
	}
	switch {
	case w.cue.Lexeme != nil:
		w.Entry = w.cue.Pos
		if w.cue.Class == gazetteer.Attribution {
			role = "attribution"
		} else if w.cue.verb == 0 && w.cue.to-w.cue.from == 1 {
			role = "predicate"
		}
	case w.wordEnd(from, "relay") > 0:
		role = "relay"
	case w.wordEnd(from, "refuse") > 0:
		role = "refusal"
	default:
		role = "attribution"
	}
	if w.cue.from > from && (w.isWord(from, "negation") || w.isWord(from, "not-negated")) {
		w.clue(from, from+1, "negation")
		from = w.cue.from
	}
	w.clue(from, to, role)
	s, e := w.sentence(from)
	for i := s; i < e; i++ {
		if end := w.wordEnd(i, "about-this"); end > 0 && !w.q.inContent(i) && !w.q.inContent(from+1) && w.q.content[0][0] < i {
			w.clue(i, end, "points back")
			return
		}
	}
}

// explainContent names the marks and words that open and close the content.
func (w *whyQuote) explainContent() {
	from, to := w.q.content[0][0], w.q.content[len(w.q.content)-1][1]
	before := from - 1
	if w.q.typ != Indirect && isOpening(w.at(before)) {
		w.clue(before, before+1, "opening mark")
		if isClosing(w.at(to)) {
			w.clue(to, to+1, "closing mark")
		}
		before--
	}
	switch {
	case w.isColon(before):
		w.clue(before, before+1, "colon")
	case w.isDash(before):
		w.clue(before, before+1, "dash")
	default:
		w.subordination(from)
	}
	after := to
	if isClosing(w.at(after)) {
		after++
	}
	if w.q.cue[0] == w.q.cue[1] || w.q.cue[0] >= after {
		for i := after; i < after+2; i++ {
			if w.isDash(i) || w.at(i) == "," || w.isColon(i) {
				w.clue(i, i+1, map[bool]string{true: "comma", false: "dash"}[w.at(i) == ","])
				break
			}
		}
	}
}

// subordination names the word before token from by which a clause or phrase is content.
func (w *whyQuote) subordination(from int) {
	for i := max(0, from-4); i < from; i++ {
		for _, class := range []string{"that", "purpose"} {
			if w.wordEnd(i, class) == from {
				w.clue(i, from, "conjunction")
				return
			}
		}
	}
	f := w.q.frame
	switch {
	case w.isWord(from, "question") && f != nil && w.q.cue[1] <= from:
		w.clue(from, from+1, "question word")
	case f != nil && f.Infinitive && w.isInfinitive(from):
		w.clue(from, from+1, "infinitive")
	case f != nil && slices.Contains(f.By, w.at(from-1)):
		w.clue(from-1, from, "preposition")
	}
}

// explainSpeaker says by what the words that speak are the speaker.
func (w *whyQuote) explainSpeaker() {
	x := w.q.speaker
	if x == nil {
		return
	}
	role := "subject"
	switch {
	case w.q.cue[0] == w.q.cue[1]:
		role = "speaker by the layout"
	case w.cue.Lexeme != nil && w.cue.Class == gazetteer.Attribution:
		role = "whose words"
	case w.toks[x.from].sent != w.q.sent:
		role = "speaker of the words before"
	case w.prepositioned(x.from) && w.lang.Lang != "en":
		role = "in which it is said"
	case w.cue.verb&inflect.Past != 0 && w.lang.Lang != "en":
		role = "subject that agrees with the verb"
	}
	w.clue(x.from, x.to, role)
	if x.m == nil && x.person != nil {
		if m := w.antecedentOf(x); m != nil {
			w.Words = append(w.Words, Clue{m.Span, "whom the pronoun means: " + w.counted(x.person, x.from)})
		}
	}
	if x.m == nil && x.person == nil && x.issuer != nil && x.issuer.to > 0 {
		w.clue(x.issuer.from, x.issuer.to, "body that speaks through it")
	}
}

// antecedentOf is the last mention before a pronoun of whom it means, the first after it where none stands before.
func (w *whyQuote) antecedentOf(x *party) (found *mention) {
	for _, m := range w.written {
		if m.person == x.person {
			if m.Start >= x.Start && found != nil {
				break
			}
			found = m
		}
	}
	return found
}

// counted says how often a person is named before token i and how far away last.
func (r *reader) counted(p *person, i int) string {
	n, last := 0, -1
	for _, m := range r.written {
		if m.person == p && m.to <= i {
			n, last = n+1, m.to
		}
	}
	if n == 0 {
		return "not named before"
	}
	times := "once"
	if n > 1 {
		times = fmt.Sprintf("%d times", n)
	}
	return fmt.Sprintf("named %s before, last %d words away", times, r.wordsTo(last, i))
}

// wordsTo counts the words from token from on to the word at token to.
func (r *reader) wordsTo(from, to int) (n int) {
	for i := from; i < to; i++ {
		if r.toks[i].kind != mark {
			n++
		}
	}
	return n + 1
}

// loseSpeakers notes whoever is named in the narrator's words near the quote, and why he does not speak.
func (w *whyQuote) loseSpeakers(q *Quote) {
	s, e := w.sentence(max(w.q.cue[0], 0))
	if w.q.cue[0] == w.q.cue[1] {
		s, e = w.sentence(w.q.content[0][0])
	}
	if x := w.q.speaker; x != nil && x.m == nil && x.person != nil {
		w.losePersons(x)
	}
	for i := s; i < e; i++ {
		m := w.mentionFrom(i)
		if m == nil || w.speech[i] && !w.reportedIn(i) || w.q.inContent(i) {
			continue
		}
		if reason := w.silent(m, q); reason != "" {
			w.lose(m, reason)
		}
	}
}

// reportedIn reports whether the quote stands in another's words, to which token i belongs.
func (w *whyQuote) reportedIn(i int) bool { return w.q.parent != nil && w.q.parent.inContent(i) }

func (w *whyQuote) lose(m *mention, reason string) {
	x := w.q.speaker
	if x != nil && (x.from <= m.from && m.to <= x.to || m.id() != "" && m.id() == x.id()) || w.seen[m.Span] {
		return
	}
	w.seen[m.Span] = true
	w.Lost = append(w.Lost, LostSpeaker{m.Span, m.id(), reason})
}

// silent says what keeps m from being the speaker, "" of one who is.
func (w *whyQuote) silent(m *mention, q *Quote) string {
	has := func(rs []Role) int { return slices.IndexFunc(rs, func(r Role) bool { return r.Span == m.Span }) }
	if has(q.CoSpeakers) >= 0 {
		return ""
	}
	if k := has(q.Media); k >= 0 {
		return "passes the words on (" + q.Media[k].Medium + ")"
	}
	x := w.partyOf(m)
	switch {
	case has(q.Addressees) >= 0:
		return "is spoken to"
	case m.typ == gazetteer.Event:
		return "an event does not speak"
	case w.owns(m):
		return "a possessive"
	case w.apposedOver(m.from) != nil && w.apposedOver(m.from) != m:
		o := w.apposedOver(m.from)
		return "belongs to the apposition of " + w.d.Text[o.Start:o.End]
	case m.typ == gazetteer.Place && m.literal == "":
		return "a place that acts for nobody"
	case w.prepositioned(m.from):
		return "stands behind a preposition"
	case w.cue.Lexeme != nil && w.cue.Class == gazetteer.CueWord && x.cases != 0 && x.cases&subjectCases == 0:
		return "not in the nominative"
	case w.cue.Lexeme != nil && w.cue.Class == gazetteer.CueWord && !w.maySpeak(x, w.cue):
		return "the verb has another gender or number"
	case w.q.speaker == nil || w.q.cue[0] == w.q.cue[1]:
		return "not where the construction has its speaker"
	}
	return fmt.Sprintf("%d words from the cue, the speaker %d", w.away(m.from, m.to), w.away(w.q.speaker.from, w.q.speaker.to))
}

// away counts the words from the cue to tokens from..to-1.
func (w *whyQuote) away(from, to int) int {
	if to <= w.q.cue[0] {
		return w.wordsTo(to, w.q.cue[0])
	}
	return w.wordsTo(w.q.cue[1], max(from, w.q.cue[1]))
}

// losePersons notes whom a pronoun that speaks could have meant: who is named in the sentences before.
func (w *whyQuote) losePersons(x *party) {
	const far = 3 // sentences, as a pronoun reaches back
	for _, m := range w.written {
		if m.to > x.from || w.toks[x.from].sent-w.toks[m.from].sent > far || m.person == nil || m.person == x.person {
			continue
		}
		reason := w.counted(m.person, x.from) + ", and no subject or speaker since"
		if m.person.gender != 0 && x.gender != 0 && m.person.gender != x.gender {
			reason = "of another gender"
		} else if w.speech[m.from] {
			reason = "named in what is said"
		}
		w.lose(m, reason)
	}
}
