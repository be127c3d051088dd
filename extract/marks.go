package extract

import "unicode"

// passage is what stands between quotation marks: marks at tokens open and close, close at the end of the paragraph where the mark
// is missing.
type passage struct {
	open, close int
	unclosed    bool
}

// inside returns the tokens between the marks.
func (p passage) inside() (from, to int) { return p.open + 1, p.close }

// passages pairs the quotation marks of tokens from..to-1. Only outer pairs count; an opening mark without its partner runs to the
// end of the paragraph, a closing one without is passed over.
func (r *reader) passages(from, to int) []passage {
	var out []passage
	free := from // the first token that no passage has
	for i := from; i < to; i++ {
		if !r.opens(i) {
			if r.closesSpeech(i, to) {
				out = append(out, passage{open: free - 1, close: i})
				free = i + 1
			}
			continue
		}
		close := r.partner(i, to)
		p := passage{open: i, close: close}
		if close < 0 {
			p.close, p.unclosed = to, true
			if !r.worthOpen(i, to) {
				continue
			}
		}
		out = append(out, p)
		i, free = p.close, p.close+1
	}
	return out
}

// closesSpeech reports a closing mark without its opening one that ends speech all the same: …за работу", заявил пресс-секретарь.
func (r *reader) closesSpeech(i, to int) bool {
	switch r.at(i) {
	case "»", "”", "\"":
	default:
		return false
	}
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

// opens reports whether token i is an opening mark. A straight mark opens where a blank or nothing stands before it.
func (r *reader) opens(i int) bool {
	switch r.at(i) {
	case "«", "„":
		return true
	case "“":
		return r.spaceBefore(i)
	case "\"", "''", "”":
		return r.spaceBefore(i) && !r.spaceAfter(i)
	}
	return false
}

func (r *reader) spaceBefore(i int) bool {
	if i == 0 || r.toks[i-1].zone != r.toks[i].zone {
		return true
	}
	return r.toks[i-1].End < r.toks[i].Start || r.at(i-1) == "(" || r.at(i-1) == "«" || r.at(i-1) == "“"
}

func (r *reader) spaceAfter(i int) bool {
	return i+1 >= len(r.toks) || r.toks[i+1].zone != r.toks[i].zone || r.toks[i].End < r.toks[i+1].Start
}

// partner finds the closing mark for the opening mark at token i before token to, -1 without.
func (r *reader) partner(i, to int) int {
	open := r.at(i)
	depth := 0
	for j := i + 1; j < to; j++ {
		s := r.at(j)
		switch open {
		case "«":
			if s == "«" {
				depth++
			} else if s == "»" {
				if depth == 0 {
					return j
				}
				// One mark may close two: «компанія «Теплий дім».
				if depth--; !r.more(j+1, to, "»") {
					return j
				}
			}
		case "“", "„", "”":
			if s == "”" || s == "“" && !r.spaceBefore(j) || s == "\"" && !r.spaceBefore(j) {
				return j
			}
		default:
			if s == open && (!r.spaceBefore(j) || r.spaceAfter(j)) {
				return j
			}
		}
	}
	return -1
}

func (r *reader) more(from, to int, s string) bool {
	for j := from; j < to; j++ {
		if r.at(j) == s {
			return true
		}
	}
	return false
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
