package graph

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A reprint repeats runs of words of the other article. They are compared by shingles, runs of so many words; a sketch keeps
// the smallest hashes of them, of which two articles that share much of their text share some.
const (
	shingleWords = 4
	sketchHashes = 16
	// Two articles in one language tell one story where their sketches share two hashes, not more than so many days lie between them,
	leastShared = 2
	storyDays   = 30
	// the shorter one has no less than so many shingles, so great a part of them is the longer one's too,
	leastShingles = 12
	contained     = .6
	// and so great a part of its numbers: a report on the rates of the day repeats all words of yesterday's but those.
	sameNumbers = .6
	fewNumbers  = 3 // say nothing
)

// print is an article's text for comparing it with others.
type print struct {
	shingles map[uint64]bool
	numbers  map[string]bool
}

// printOf reads lead and body. The title is left out: each outlet has its own.
func printOf(a *Article) print {
	p := print{map[uint64]bool{}, map[string]bool{}}
	eachShingle(a, func(w string, shingle uint64, whole bool) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) {
			p.numbers[w] = true
		}
		if whole {
			p.shingles[shingle] = true
		}
	})
	return p
}

// eachShingle gives the words of lead and body, each with the hash of the shingle that it ends; the first words end none that is whole.
func eachShingle(a *Article, f func(word string, shingle uint64, whole bool)) {
	at := byteOffsets(a.Text)
	var window [shingleWords]uint64
	n := 0
	for _, z := range a.Zones {
		if z.Kind != "lead" && z.Kind != "body" {
			continue
		}
		eachWord(a.Text[at(z.Start):at(z.End)], func(w string, hash uint64) {
			copy(window[:], window[1:])
			window[shingleWords-1] = hash
			h := uint64(14695981039346656037)
			for _, x := range window {
				h = mix(h ^ x)
			}
			n++
			f(w, h, n >= shingleWords)
		})
	}
}

// eachWord gives the words of s, letters and digits alone, with a hash of them in lower case.
func eachWord(s string, f func(word string, hash uint64)) {
	start, h := -1, uint64(0)
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start, h = i, 14695981039346656037
			}
			h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		} else if start >= 0 && !(r == '\'' || r == '’' || r == 'ʼ' || unicode.Is(unicode.Mn, r)) {
			f(s[start:i], h)
			start = -1
		}
	}
	if start >= 0 {
		f(s[start:], h)
	}
}

// mix spreads the bits of a hash.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Sketch is what [Stories] compares the article by: the smallest hashes of its shingles as text, "" where its lead and body are too short
// for that.
func Sketch(a *Article) string {
	all := make([]uint64, 0, len(a.Text)/8) // about as many as words
	eachShingle(a, func(_ string, shingle uint64, whole bool) {
		if whole {
			all = append(all, shingle)
		}
	})
	slices.Sort(all)
	if all = slices.Compact(all); len(all) < leastShingles {
		return ""
	}
	all = all[:min(len(all), sketchHashes)]
	b := make([]byte, 0, 8*len(all))
	for _, h := range all {
		b = binary.BigEndian.AppendUint64(b, h)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// hashesOf undoes sketch; of what is none it gives none.
func hashesOf(sketch string) []uint64 {
	b, err := base64.RawStdEncoding.DecodeString(sketch)
	if err != nil {
		return nil
	}
	out := make([]uint64, 0, len(b)/8)
	for len(b) >= 8 {
		out = append(out, binary.BigEndian.Uint64(b))
		b = b[8:]
	}
	return out
}

// retells reports whether two texts are one story told twice. It says the same of a and b as of b and a.
func retells(a, b print) bool {
	short, long := a, b
	if len(a.shingles) > len(b.shingles) {
		short, long = b, a
	}
	if len(short.shingles) < leastShingles {
		return false
	}
	shared := 0
	for h := range short.shingles {
		if long.shingles[h] {
			shared++
		}
	}
	if float64(shared) < contained*float64(len(short.shingles)) {
		return false
	}
	few, many := a.numbers, b.numbers
	if len(few) > len(many) {
		few, many = many, few
	}
	shared = 0
	for n := range few {
		if many[n] {
			shared++
		}
	}
	return len(few) < fewNumbers || float64(shared) >= sameNumbers*float64(len(few))
}

// near reports whether articles of two days may tell one story; a day that is not known is near to any.
func near(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	d := x.Sub(y)
	return err1 == nil && err2 == nil && max(d, -d) <= storyDays*24*time.Hour
}

// told orders the articles of a story: the first one gives it its id.
func told(x, y *teller) int {
	return cmp.Or(strings.Compare(x.sort, y.sort), strings.Compare(x.id, y.id))
}
