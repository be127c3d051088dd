package extract

import "unicode"

// passage is what stands between quotation marks: marks at tokens open and close, close at the end of the paragraph where the mark
// is missing. Speech that runs over several paragraphs has its further pieces in more.
type passage struct {
	open, close int
	unclosed    bool
	more        [][2]int // content in the paragraphs that follow, marks excluded
	after       int      // the token after the last closing mark
}

// inside returns the tokens between the marks, of the first paragraph.
func (p passage) inside() (from, to int) { return p.open + 1, p.close }

// content returns all the tokens between the marks, piece by piece.
func (p passage) content() [][2]int {
	return append([][2]int{{p.open + 1, p.close}}, p.more...)
}

// openMark is an opening mark that waits for its partner, with the passages found inside.
type openMark struct {
	at   int
	kids []passage
}

// passages pairs the quotation marks of tokens from..to-1 with a stack, so that names in marks inside speech in marks of the same sort
// don't end it ("борги "Маяка" зросли"). Only outer pairs are returned. loose is the first closing mark that had no partner, -1
// without; speech from the paragraph before may end there.
func (r *reader) passages(from, to int) (out []passage, loose int) {
	const deepest = 8 // marks inside marks that are looked through for a partner
	var stack []openMark
	loose = -1
	found := func(p passage) {
		if n := len(stack); n > 0 {
			stack[n-1].kids = append(stack[n-1].kids, p)
			return
		}
		out = append(out, p)
	}
	for i := from; i < to; i++ {
		switch {
		case r.toks[i].kind != mark:
		case r.opens(i):
			stack = append(stack, openMark{at: i})
		case r.closes(i):
			k := len(stack) - 1
			for k >= max(0, len(stack)-deepest) && !partners(r.at(stack[k].at), r.at(i)) {
				k--
			}
			if k >= max(0, len(stack)-deepest) {
				o := stack[k]
				stack = stack[:k]
				found(passage{open: o.at, close: i, after: i + 1})
				break
			}
			if len(stack) > 0 {
				break
			}
			if loose < 0 && len(out) == 0 {
				loose = i
			}
			if p, ok := r.lostOpening(out, i, from, to); ok {
				if n := len(out); n > 0 && out[n-1].open == p.open {
					out = out[:n-1]
				}
				out = append(out, p)
			}
		}
	}
	if len(stack) > 0 {
		out = r.unpaired(out, stack, to)
	}
	return out, loose
}

// unpaired finds what to do with opening marks that nothing closes: one mark may close two («компанія «Теплий дім».), else the passage
// runs to the end of the paragraph, or the mark is a slip and what stands inside counts by itself.
func (r *reader) unpaired(out []passage, stack []openMark, to int) []passage {
	bottom := stack[0]
	kids := bottom.kids
	for _, o := range stack[1:] {
		kids = append(kids, o.kids...)
	}
	for k, kid := range kids {
		if r.endsSpeech(kid.close, to) {
			out = append(out, passage{open: bottom.at, close: kid.close, after: kid.close + 1})
			return append(out, kids[k+1:]...)
		}
	}
	if r.worthOpen(bottom.at, to) && (len(kids) == 0 || r.at(bottom.at-1) == ":" || r.startsZone(bottom.at)) {
		return append(out, passage{open: bottom.at, close: to, unclosed: true, after: to})
	}
	out = append(out, kids...)
	if top := stack[len(stack)-1]; len(stack) > 1 && len(top.kids) == 0 && r.worthOpen(top.at, to) {
		out = append(out, passage{open: top.at, close: to, unclosed: true, after: to})
	}
	return out
}

// endsSpeech reports whether the closing mark at token i stands where speech ends: the narrator or nothing follows.
func (r *reader) endsSpeech(i, to int) bool {
	j := i + 1
	for j < to && r.at(j) == "." {
		j++
	}
	return j >= to || r.narratorAfter(i, to)
}

// narratorAfter reports whether after the closing mark at token i a comma or dash and a word of reporting follow.
func (r *reader) narratorAfter(i, to int) bool {
	j := i + 1
	for j < to && (r.at(j) == "," || r.isDash(j)) {
		j++
	}
	if j == i+1 || j >= to {
		return false
	}
	_, ok := r.cueAt(j)
	return ok
}

// lostOpening makes a passage of a closing mark that ends speech without an opening one: …за помощь", добавил пекарь. The words
// begin where the last passage ended, or with that passage where only a name in it was closed: “Лист Маяка“ про … не надійшов”, заявили.
func (r *reader) lostOpening(out []passage, i, from, to int) (passage, bool) {
	if s := r.at(i); s != "»" && s != "”" && s != "\"" || !r.narratorAfter(i, to) {
		return passage{}, false
	}
	p := passage{open: from - 1, close: i, after: i + 1}
	if n := len(out); n > 0 {
		last := out[n-1]
		p.open = last.close
		if last.open < from {
			return p, true
		}
		if first, _ := r.sentence(last.open); first == last.open && r.sameSentence(last.close, i) && r.tok(last.close+1).shape == lower && r.tok(last.close+1).kind == word {
			p.open = last.open
		}
	}
	return p, true
}

// opens reports whether token i is an opening mark. A straight mark opens where a blank or nothing stands before it.
func (r *reader) opens(i int) bool {
	switch r.at(i) {
	case "«", "„":
		// "пишет « До того": a mark that a lost link left behind.
		return !r.spaceAfter(i) || r.startsZone(i+1) || r.looseMarks(i)
	case "“":
		return r.spaceBefore(i)
	case "\"", "''", "”":
		return r.spaceBefore(i) && !r.spaceAfter(i)
	}
	return false
}

// looseMarks reports marks that stand off their words on both sides: « Азов ».
func (r *reader) looseMarks(i int) bool {
	for j := i + 1; j < min(i+60, len(r.toks)) && r.toks[j].zone == r.toks[i].zone; j++ {
		switch s := r.at(j); {
		case s == r.at(i):
			return false
		case isClosing(s):
			return r.spaceBefore(j)
		}
	}
	return false
}

func (r *reader) closes(i int) bool { return isClosing(r.at(i)) }

// partners reports whether a closing mark may belong to an opening one.
func partners(open, close string) bool {
	switch open {
	case "«":
		return close == "»"
	case "„", "“", "”":
		return close == "”" || close == "“" || close == "\""
	}
	return open == close
}

func (r *reader) spaceBefore(i int) bool {
	if r.startsZone(i) {
		return true
	}
	return r.toks[i-1].End < r.toks[i].Start || r.at(i-1) == "(" || r.at(i-1) == "«" || r.at(i-1) == "“" || r.isDash(i-1)
}

func (r *reader) startsZone(i int) bool {
	return i <= 0 || i >= len(r.toks) || r.toks[i-1].zone != r.toks[i].zone
}

func (r *reader) spaceAfter(i int) bool {
	return i+1 >= len(r.toks) || r.toks[i+1].zone != r.toks[i].zone || r.toks[i].End < r.toks[i+1].Start
}

// worthOpen reports whether an unclosed passage begins speech rather than a slip: a capital and some words.
func (r *reader) worthOpen(i, to int) bool {
	if to-i < 4 {
		return false
	}
	for _, c := range r.at(i + 1) {
		return unicode.IsUpper(c) || r.opensSentence(i+1)
	}
	return false
}

func (r *reader) isDash(i int) bool {
	s := r.at(i)
	return s == "–" || s == "—" || s == "-" || s == "―"
}

// isColon reports a colon that announces something; that of a time of day ("з 4:01") is none.
func (r *reader) isColon(i int) bool {
	if r.at(i) != ":" {
		return false
	}
	return !(r.tok(i-1).kind == number && r.tok(i+1).kind == number && r.toks[i-1].End == r.toks[i].Start && r.toks[i].End == r.toks[i+1].Start)
}

// readPassages pairs the marks of every paragraph and joins speech that runs on: a passage that nothing closes goes on in the paragraphs
// after it, where each begins with a mark again or the closing mark stands at last.
func (r *reader) readPassages() [][]passage {
	type block struct {
		from, to int
		passages []passage
		loose    int
	}
	var blocks []block
	for from := 0; from < len(r.toks); {
		to := from
		for to < len(r.toks) && r.toks[to].zone == r.toks[from].zone {
			to++
		}
		ps, loose := r.passages(from, to)
		blocks = append(blocks, block{from, to, ps, loose})
		from = to
	}
	const furthest = 4 // paragraphs without a mark between opening and closing
	for k := range blocks {
		b := &blocks[k]
		if len(b.passages) == 0 || !b.passages[len(b.passages)-1].unclosed || r.d.Zones[r.toks[b.from].zone].Kind == Title {
			continue
		}
		p := &b.passages[len(b.passages)-1]
		var pieces [][2]int
		silent := 0
	follow:
		for n := k + 1; n < len(blocks) && silent < furthest; n++ {
			c := &blocks[n]
			switch {
			case len(c.passages) > 0 && c.passages[0].open == c.from:
				q := c.passages[0]
				if !q.unclosed && r.at(p.open-1) == ":" && r.narratorAfter(q.close, c.to) {
					break follow // "X сказав: «… ¶ «…», – додав Y": the first lost its mark, the second is another's
				}
				c.passages = c.passages[1:]
				silent = 0
				pieces = append(pieces, [2]int{q.open + 1, q.close})
				p.more, p.after = append(p.more, pieces...), q.after
				pieces = nil
				if !q.unclosed {
					break follow
				}
			case c.loose >= 0 && (len(c.passages) == 0 || c.passages[0].open > c.loose):
				p.more, p.after = append(append(p.more, pieces...), [2]int{c.from, c.loose}), c.loose+1
				break follow
			case len(c.passages) > 0:
				break follow
			default:
				silent++
				pieces = append(pieces, [2]int{c.from, c.to})
			}
		}
	}
	out := make([][]passage, len(blocks))
	for k := range blocks {
		out[k] = blocks[k].passages
	}
	return out
}
