package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/gazetteer"
)

// splitSentences fills r.toks and the sentences of the zones that count. A sentence ends with its zone, or at . ! ? … when what
// follows can begin one.
func splitSentences(r *reader) {
	d := r.d
	for z, zone := range d.Zones {
		if !zone.Kind.Content() {
			continue
		}
		first := len(r.toks)
		r.toks = tokenize(r.toks, d.Text, zone.Span, z)
		r.knowTokens(first)
		start := first
		for i := first; i < len(r.toks); i++ {
			last := i == len(r.toks)-1
			end := i
			if !last && !r.endsLine(i, zone.Start) {
				if !r.stops(i) {
					continue
				}
				end = r.closing(i)
				if end+1 < len(r.toks) && !r.canBegin(end+1, i) {
					continue
				}
			}
			r.addSentence(start, end+1)
			start, i = end+1, end
		}
	}
	if len(r.sents) > 0 {
		d.Sentences = make([]Sentence, len(r.sents))
	}
	for n, s := range r.sents {
		d.Sentences[n] = Sentence{r.span(s[0], s[1]), int(r.toks[s[0]].zone)}
	}
}

// shortLine is the length in bytes below which no margin breaks a line.
const shortLine = 50

// endsLine reports whether the line ends its sentence at token i without a final mark: an empty line follows, or the line is too short to be
// one that a margin broke, as those of tables and bylines are. The zone begins at byte zone.
func (r *reader) endsLine(i, zone int) bool {
	gap := r.d.Text[r.toks[i].End:r.toks[i+1].Start]
	k := strings.IndexByte(gap, '\n')
	if k < 0 {
		return false
	}
	if strings.IndexByte(gap[k+1:], '\n') >= 0 {
		return true
	}
	from := max(zone, r.toks[i].End-shortLine)
	return r.toks[i+1].kind != mark && (from == zone || strings.IndexByte(r.d.Text[from:r.toks[i].End], '\n') >= 0)
}

func (r *reader) addSentence(from, to int) {
	if from >= to {
		return
	}
	n := len(r.sents)
	var all told
	for i := from; i < to; i++ {
		r.toks[i].sent = int32(n)
		all.classes |= r.about[i].classes
		all.words.Add(r.about[i].words)
	}
	r.told = append(r.told, all)
	r.sents = append(r.sents, [2]int{from, to})
}

// stops reports whether token i can end a sentence: a final mark that is not the stop of an abbreviation or an initial.
func (r *reader) stops(i int) bool {
	s := r.at(i)
	switch {
	case s == "!" || s == "?" || s == "…" || strings.HasPrefix(s, ".."):
		return true
	case s != ".":
		return false
	}
	if i == 0 || r.toks[i-1].End != r.toks[i].Start || r.toks[i-1].kind == mark {
		return true
	}
	prev := r.at(i - 1)
	if c, n := utf8.DecodeRuneInString(prev); n == len(prev) && unicode.IsUpper(c) {
		// "О. Мей", "U.S. Ambassador"; but "план Б. Далі" and "вітамін C." are rare enough.
		return false
	}
	if i+1 < len(r.toks) && r.toks[i+1].Start == r.toks[i].End && r.toks[i+1].kind != mark {
		return false // 21.03, ipress.ua
	}
	if !r.lang.Abbreviations[strings.ToLower(prev)] {
		return true
	}
	// "у 2023 р. Президент": an abbreviation that ends a phrase may end a sentence too, "ім. Шевченка" may not.
	return r.isWord(i-1, "ending-abbreviation")
}

// closing returns the last of the closing marks that follow token i.
func (r *reader) closing(i int) int {
	for i+1 < len(r.toks) && r.toks[i+1].Start == r.toks[i].End && strings.ContainsAny(r.at(i+1), "\"»”“’')]!?…") {
		i++
	}
	return i
}

// canBegin reports whether a sentence can begin at token i, after the final mark at stop. Names that war-time spelling writes
// small begin sentences too: "…кордони силою. росія має вивести війська".
func (r *reader) canBegin(i, stop int) bool {
	if r.toks[i].Start == r.toks[i-1].End {
		return false
	}
	for i < len(r.toks) && r.toks[i].kind == mark {
		s := r.at(i)
		switch s {
		case "–", "—", "-":
			// «…поза шкірою», – said; "…? – запитав": the narrator goes on in lower case.
		case "«", "\"", "“", "„", "(", "[", "'", "‘", "…", "...", "•", "🔴":
		default:
			if s != "." {
				return true
			}
			return false
		}
		i++
	}
	if i >= len(r.toks) {
		return true
	}
	t := r.toks[i]
	if t.kind == number {
		return true
	}
	c, _ := utf8.DecodeRuneInString(r.at(i))
	return unicode.IsUpper(c) || !unicode.IsLower(c) || r.smallName(i)
}

// smallName reports whether a name that may be written small starts at token i.
func (r *reader) smallName(i int) bool {
	for _, h := range r.hitsAt(i) {
		for _, rd := range h.Readings {
			if rd.Name != nil && rd.Name.Case == gazetteer.Any && rd.Name.Entity.Type != gazetteer.Media {
				return true
			}
		}
	}
	return false
}
