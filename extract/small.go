package extract

import "math/bits"

// smallWords finds the words that an article has in lower case: a table of tokens by the hash of their words, made when it is first asked.
type smallWords struct {
	table []int32 // a token and one, 0 where there is none
	made  bool
}

// slot is where in the table a word with the hash may stand: there, or at the first places behind that are taken.
func (x *smallWords) slot(h uint32) int { return int(h >> (32 - bits.Len(uint(len(x.table)-1)))) }

// writtenSmall reports whether the article has the word in lower case too.
func (r *reader) writtenSmall(s string) bool {
	x := &r.workspace.small
	if !x.made {
		x.make(r)
	}
	low := folded(s)
	_, found := x.find(r, low, foldHash(low))
	return found
}

// find returns where in the table the word is, or would be.
func (x *smallWords) find(r *reader, low string, h uint32) (slot int, found bool) {
	for k := x.slot(h); ; k = (k + 1) & (len(x.table) - 1) {
		if x.table[k] == 0 {
			return k, false
		}
		if t := &r.toks[x.table[k]-1]; t.hash == h && r.d.Text[t.Start:t.End] == low {
			return k, true
		}
	}
}

func (x *smallWords) make(r *reader) {
	x.made = true
	x.table = grown(x.table, 2<<bits.Len(uint(len(r.toks))))
	clear(x.table)
	for i := range r.toks {
		if t := &r.toks[i]; t.kind == word && t.shape == lower {
			if k, found := x.find(r, r.d.Text[t.Start:t.End], t.hash); !found {
				x.table[k] = int32(i + 1)
			}
		}
	}
}
