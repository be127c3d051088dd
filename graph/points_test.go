package graph

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPoints: both ways of counting agree at every code point, also beyond a stride.
func TestPoints(t *testing.T) {
	for _, s := range []string{"", "a", "Ї", "a😀Ї", strings.Repeat("Ї", 300), strings.Repeat("aЇ😀", 500), strings.Repeat("x", stride), strings.Repeat("x", 2*stride+1)} {
		point, at := codePoints(s), byteOffsets(s)
		n := 0
		for b := range s {
			if point(b) != n || at(n) != b {
				t.Fatalf("byte %d is code point %d, not %d; back it is %d", b, n, point(b), at(n))
			}
			n++
		}
		if point(len(s)) != utf8.RuneCountInString(s) || at(n) != len(s) || at(n+5) != len(s) || at(-1) != 0 {
			t.Errorf("the end of %d bytes is %d, %d, %d", len(s), point(len(s)), at(n), at(-1))
		}
	}
}
