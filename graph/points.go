package graph

import (
	"strings"
	"time"
	"unicode/utf8"
)

// stride is how much of a text lies between two places whose offset is noted in both countings.
const stride = 256

// codePoints returns a function from byte offsets of s to code points. It counts s once; a call then counts at most
// one stride.
func codePoints(s string) func(int) int {
	counts := make([]int, 1, len(s)/stride+1) // code points before byte i*stride
	for i := stride; i <= len(s); i += stride {
		counts = append(counts, counts[len(counts)-1]+starts(s[i-stride:i]))
	}
	return func(b int) int {
		return counts[b/stride] + starts(s[b/stride*stride:b])
	}
}

// starts counts the bytes that begin a code point.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// byteOffsets is the way back: a function from code points of s to bytes. What lies outside of s comes back as its
// nearer end.
func byteOffsets(s string) func(int) int {
	marks := []int{} // bytes before code point i*stride
	n := 0
	for b := range s {
		if n%stride == 0 {
			marks = append(marks, b)
		}
		n++
	}
	return func(p int) int {
		if p <= 0 || n == 0 {
			return 0
		}
		if p >= n {
			return len(s)
		}
		b := marks[p/stride]
		for range p % stride {
			_, size := utf8.DecodeRuneInString(s[b:])
			b += size
		}
		return b
	}
}

// day is the day of an ISO date with or without time, "" when it is not known to the day.
func day(iso string) string {
	const layout = "2006-01-02"
	if len(iso) < len(layout) || iso[4] != '-' || iso[7] != '-' {
		return ""
	}
	return iso[:len(layout)]
}

// SortKey sorts articles by publication: by day, within a day by the instant, the undated last. Equal keys are told apart
// by the article's id.
func (a *Article) SortKey() string {
	if a.PublishedDate == "" {
		return "~"
	}
	// A date without a time stands before all times of its day.
	at := strings.Replace(a.PublishedAt, " ", "T", 1)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, at); err == nil {
			return a.PublishedDate + " " + t.UTC().Format("2006-01-02T15:04:05.000Z")
		}
	}
	return a.PublishedDate
}
