package extract

import "zgadka/gazetteer"

// label reads a paragraph that begins with its speaker and a colon, as interviews and transcripts do: "Мороз: Порт працює. …", and a
// paragraph of speech that a dash opens: "– Порт працює, – відповів Мороз."
func (p *paragraph) label() {
	if p.isDash(p.from) {
		p.dialogue()
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
	if p.narrated(m) {
		p.last.rule = "speech behind a dash, with the narrator's words"
		for i := p.from; i < p.to; i++ {
			p.usedCue[i] = true
		}
	}
}
