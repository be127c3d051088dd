package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// block reads a paragraph without marks that a cue and a colon at the end of the paragraph before announce: "У привітанні президента
// сказано: ¶ Ви все встигаєте …". Lists are none.
func (p *paragraph) block() {
	i := p.from - 1
	if i < 1 || p.at(i) != ":" || p.toks[i].zone != p.toks[p.from].zone-1 || p.tok(p.from).shape == lower || p.tok(p.from).kind != word || p.to-p.from < 8 {
		return
	}
	if !strings.ContainsAny(p.at(p.to-1), ".!?…") || p.taken(p.sents[p.toks[p.from].sent]) {
		return
	}
	s, _ := p.sentence(i)
	for j := i - 1; j >= max(s, i-30); j-- {
		c, ok := p.cueAt(j)
		if !ok || p.usedCue[j] || p.speech[j] || c.verb != 0 && c.verb&(inflect.Past|inflect.Present|inflect.Impersonal) == 0 {
			continue
		}
		q := &quote{typ: Direct, content: [][2]int{{p.from, p.to}}, rule: "cue, colon, a paragraph of its own"}
		p.attribute(q, c, [2]int{s, i}, false)
		if q.speaker != nil {
			p.add(q)
		}
		return
	}
}

// label reads a paragraph that begins with its speaker and a colon, as interviews and transcripts do: "Мороз: Порт працює. …", and a
// paragraph of speech that a dash opens: "– Порт працює, – відповів Мороз."
func (p *paragraph) label() {
	if p.isDash(p.from) {
		p.dialogue()
		return
	}
	if p.isWord(p.from, "answer-label") && p.at(p.from+1) == ":" {
		p.answer(p.from+2, "answer of an interview")
		return
	}
	for i := p.from + 1; i < min(p.to-3, p.from+9); i++ {
		if !p.isColon(i) {
			continue
		}
		if p.opens(i + 1) {
			return // read with the passages in marks
		}
		s := p.wholeParty(p.from, i)
		if s != nil && s.m != nil && s.m.typ == gazetteer.Media && p.at(p.to-1) == "?" {
			p.layout(p.trimMarks(i+1, p.to), s, "question of an interview")
			p.last.act = "ask"
			return
		}
		if s == nil || s.m == nil || s.m.typ != gazetteer.Person || s.cases != 0 && s.cases&subjectCases == 0 || !p.hasVerb(i+1, p.to) {
			return
		}
		p.layout(p.trimMarks(i+1, p.to), s, "speaker's label at the start of a paragraph")
		return
	}
}

// dialogue reads speech behind a dash with the narrator's words in it. A line without them has a speaker whom only the reader knows.
func (p *paragraph) dialogue() {
	if p.to-p.from < 4 || p.tok(p.from+1).shape == lower {
		return
	}
	m := passage{open: p.from, close: p.to, after: p.to}
	if p.isDash(p.zoneBefore()) && p.at(p.from-1) == "?" && p.at(p.to-1) != "?" && !p.taken([2]int{p.from + 1, p.to}) {
		p.answer(p.from+1, "answer of an interview, behind a dash")
		return
	}
	if p.narrated(m) {
		p.last.rule = "speech behind a dash, with the narrator's words"
		for i := p.from; i < p.to; i++ {
			p.usedCue[i] = true
		}
	}
}

// zoneBefore returns the first token of the paragraph right before this one, -1 without.
func (p *paragraph) zoneBefore() int {
	i := p.from - 1
	if i < 0 || p.toks[i].zone != p.toks[p.from].zone-1 {
		return -1
	}
	for !p.startsZone(i) {
		i--
	}
	return i
}

// answer gives the paragraph from token from on to whom the article says it talked with; without such a one it stays nobody's.
func (p *paragraph) answer(from int, rule string) {
	if s := p.talkedWith(); s != nil {
		p.layout([2]int{from, p.to}, s, rule)
	}
}

// talkedWith returns the person behind "розмова з", "we spoke to", the first of the article; it may stand behind the answers too.
func (r *reader) talkedWith() *party {
	const farthest = 2000 // tokens: an interview says at its start with whom it is, short ones at their end
	for i := range min(len(r.toks), farthest) {
		end := r.wordEnd(i, "interview-with")
		if end == 0 {
			continue
		}
		for j := end; j < min(end+12, len(r.toks)) && r.sameSentence(i, j); j++ {
			if x, _ := r.partyFrom(j); x.bearer() != nil {
				return x
			}
		}
	}
	return nil
}
