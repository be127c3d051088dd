package page

import "strings"

// isSpaced reports whether the paragraphs of this text stand apart by empty lines.
func (r *reading) isSpaced() bool {
	paras, apart := 0, 0
	for i, l := range r.lines {
		if l.score >= 20 {
			paras++
			if i == 0 || r.lines[i-1].run != l.run || r.lines[i-1].sort != plain {
				apart++
			}
		}
	}
	return paras >= 2 && apart*10 >= paras*6
}

// crowd lowers the score of lines that stand close together where paragraphs stand apart: lists of headlines, footers. The
// last line of a run is left alone: it may be the paragraph under a headline or a read-also line. A list under «Читайте
// також» costs little, as articles go on after it.
func (r *reading) crowd() {
	for i := 0; i < len(r.lines); {
		j, free, last := i, 0, i
		for ; j < len(r.lines) && r.lines[j].run == r.lines[i].run; j++ {
			if l := &r.lines[j]; l.sort == plain {
				free++
				last = j
			}
		}
		below := false
		for ; i < j; i++ {
			l := &r.lines[i]
			switch {
			case l.sort == related && !l.end:
				below = l.bare
				l.score = -4
			case l.sort != plain || i == last && l.score >= 20:
			case (l.twin || l.cut) && l.words < 30:
				l.score = min(l.score, -30)
			case below && l.score < 20:
				l.score = -4
			case r.spaced && free > 1 && (l.score < 20 || r.apart()):
				l.score -= 10
				if l.words < 15 {
					l.score -= 15
				}
			}
		}
	}
}

// teasers lowers the score of summaries under headlines: three headlines or more, each with one short paragraph and perhaps
// a line of figures. Subheadings of an article have more below them.
func (r *reading) teasers() {
	var paras []int
	headed, first := 0, false // headlines with a date, and whether the first is one
	flush := func() {
		// An article with headlines between its paragraphs looks alike, but it has one date, at its beginning.
		if len(paras) >= 3 && (headed != 1 || !first) {
			for _, i := range paras {
				r.lines[i].score = min(r.lines[i].score, -4)
			}
		}
		paras, headed, first = paras[:0], 0, false
	}
	for i := 0; i < len(r.lines); {
		l := &r.lines[i]
		if l.sort != plain || l.stop != 0 || l.words < 4 || l.words > 25 || l.score >= 20 || l.low {
			if l.score >= 8 {
				flush()
			}
			i++
			continue
		}
		j := i + 1
		for j < len(r.lines) && j < i+3 && r.lines[j].score < 8 && r.lines[j].words < 8 {
			j++
		}
		if j < len(r.lines) && r.lines[j].score >= 8 && r.lines[j].words < 50 && (j+1 >= len(r.lines) || r.lines[j+1].score < 8) {
			if r.heads(i) {
				headed++
				first = first || len(paras) == 0
			}
			paras = append(paras, j)
			i = j + 1
			continue
		}
		i++
	}
	flush()
}

// cards makes what a bare label of other articles is over related, where headline and paragraph stand by turns from there on:
// «Читайте також», then cards to the end.
func (r *reading) cards() {
	for i := range r.lines {
		if l := &r.lines[i]; l.sort != related || !l.bare {
			continue
		}
		pairs, k := 0, i+1
		for k+1 < len(r.lines) && r.lines[k].headline() && r.lines[k].stop == 0 && r.lines[k].words > 1 && r.lines[k+1].score >= 20 {
			pairs++
			k += 2
		}
		if pairs < 2 || r.paragraphWithin(k, len(r.lines)) {
			continue
		}
		for ; i < k; i++ {
			r.lines[i].score = min(r.lines[i].score, -15)
			r.lines[i].tail = true
		}
		return
	}
}

// clipped lowers the score of lines that end in dots, where three or more do: beginnings of other articles.
func (r *reading) clipped() {
	n := 0
	for i := range r.lines {
		if r.lines[i].clips() {
			n++
		}
	}
	for i := range r.lines {
		if l := &r.lines[i]; n >= 3 && l.clips() {
			l.tail, l.score = true, min(l.score, -20)
		}
	}
}

// clips reports whether the line ends in dots, as what was cut does.
func (l *line) clips() bool {
	return l.words > 4 && l.sort == plain && (strings.HasSuffix(l.text, "...") || strings.HasSuffix(l.text, "…") || strings.HasSuffix(l.text, "…]") || strings.HasSuffix(l.text, "...]"))
}

// captions knows the line over a credit in brackets, «(Фото: AFP)», as the caption that it belongs to.
func (r *reading) captions() {
	for i := 1; i < len(r.lines); i++ {
		l, o := &r.lines[i], &r.lines[i-1]
		if l.sort == photo && strings.HasPrefix(l.text, "(") && o.sort == plain && o.words <= 45 && o.sents <= 2 {
			o.sort, o.score = caption, -8
		}
	}
}

// replies finds where readers' comments begin, of which there may be more than of the article: at the label over them, or
// at the first of three lines or more that have a date with a time of day and a name beside it or above it.
func (r *reading) replies() {
	first, n, paras := -1, 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.score >= 20 {
			paras++
		}
		if paras > 2 && l.end && known().discuss[strings.Trim(l.key, " :()[]0123456789")] && r.paragraphWithin(i+1, reach) {
			r.limit = i
			return
		}
		if paras > 1 && r.signed(i) {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n >= 3 {
		r.limit = first
	}
}

// signed reports whether line i is a date and time with somebody's name: «Віктор 18.05.2023 15:01», "Anna, 2 days ago at 07:52 am".
func (r *reading) signed(i int) bool {
	l := &r.lines[i]
	if l.words > 14 || !l.date.time || l.date.iso == "" && !strings.Contains(l.key, " ago") && !strings.Contains(l.key, " тому") && !strings.Contains(l.key, " назад") {
		return false
	}
	if l.date.rest > 0 && l.date.iso != "" {
		return l.date.rest <= 5
	}
	if i == 0 {
		return false
	}
	o := &r.lines[i-1]
	return o.words <= 4 && (o.stop == 0 || o.stop == ':') && o.score < 20 && hasLetter(o.key)
}

// rangeAfter finds the lines from i on that together read most like an article, and says how much.
func (r *reading) rangeAfter(i int) int {
	best, sum, start := 0, 0, i
	for ; i < r.limit; i++ {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += r.lines[i].score
		if sum > best {
			best, r.from, r.to = sum, start, i+1
		}
	}
	if best == 0 { // a headline, a note without full stops
		r.from, r.to = r.head+1, len(r.lines)
		for r.to > r.from && r.lines[r.to-1].sort != plain {
			r.to--
		}
		return 0
	}
	r.lastWithoutStop()
	return best
}

// rangeFrom finds where the article ends that begins at line i or with the first paragraph soon after.
func (r *reading) rangeFrom(i int) {
	i = r.textAfter(i)
	best, sum := 0, 0
	for k := i; k < r.limit; k++ {
		if sum += r.lines[k].score; sum > best {
			best, r.from, r.to = sum, i, k+1
		}
	}
	if best == 0 {
		r.rangeAfter(i)
		return
	}
	r.lastWithoutStop()
}

// textAfter is the first line from i on that reads like text, if there is one soon, else i.
func (r *reading) textAfter(i int) int {
	for k := i; k < len(r.lines) && k < i+2*reach; k++ {
		if r.lines[k].score > 0 {
			return k
		}
	}
	return i
}

// lastWithoutStop takes in a last paragraph that lost its full stop: it stands alone, and what follows is no list like it.
func (r *reading) lastWithoutStop() {
	n := r.to
	if !r.spaced || n >= len(r.lines) {
		return
	}
	l := &r.lines[n]
	if l.sort != plain || l.twin || l.cut || l.tail || l.words < 10 || r.lines[n-1].run == l.run {
		return
	}
	if n+1 < len(r.lines) {
		next := &r.lines[n+1]
		single := n+2 >= len(r.lines) || r.lines[n+2].run != next.run
		if next.run == l.run || next.sort == plain && single && !next.twin {
			return
		}
	}
	r.to++
}
