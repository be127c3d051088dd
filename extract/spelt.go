package extract

import "math/bits"

// spelt finds the words of an article by their spelling: a table by the hash of the word, made when it is first asked.
type spelt struct {
	table []speltAt
	shift int
	made  bool
}

// speltAt is where a word stands first, plus one, and how often; zero where none is.
type speltAt struct{ first, count int32 }

// spelling returns a token that is the word, and how many are.
func (r *reader) spelling(s string, h uint32) (tok token, count int) {
	x := &r.workspace.spelt
	if !x.made {
		x.fill(r)
	}
	if at := x.find(r, s, h); at.count > 0 {
		return r.toks[at.first-1], int(at.count)
	}
	return token{}, 0
}

// find returns where the table has the word, or would have it.
func (x *spelt) find(r *reader, s string, h uint32) *speltAt {
	for k := int(h >> x.shift); ; k = (k + 1) & (len(x.table) - 1) {
		at := &x.table[k]
		if at.count == 0 {
			return at
		}
		if t := &r.toks[at.first-1]; t.hash == h && r.d.Text[t.Start:t.End] == s {
			return at
		}
	}
}

func (x *spelt) fill(r *reader) {
	size := 1 + bits.Len(uint(len(r.toks)))
	x.table, x.shift, x.made = grown(x.table, 1<<size), 32-size, true
	clear(x.table)
	for i := range r.toks {
		if t := &r.toks[i]; t.kind == word {
			at := x.find(r, r.d.Text[t.Start:t.End], t.hash)
			if at.count++; at.count == 1 {
				at.first = int32(i + 1)
			}
		}
	}
}

// writtenSmall reports whether the article has the word in lower case too.
func (r *reader) writtenSmall(s string) bool {
	t, n := r.spelling(folded(s), foldHash(s))
	return n > 0 && t.shape == lower
}

// writtenLarge reports whether the article has the word with a capital.
func (r *reader) writtenLarge(s string) bool {
	t, n := r.spelling(s, foldHash(s))
	return n > 0 && t.shape != lower
}

// once reports whether one token of the article is the word, or none.
func (r *reader) once(s string) bool {
	_, n := r.spelling(s, foldHash(s))
	return n < 2
}
