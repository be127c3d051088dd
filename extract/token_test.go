package extract

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzTokens: tokens stand in order, are whole letters, and leave out nothing but spaces and what is never seen.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"О'Коннор, F-16…", "1-Kovalik NHL-Lindgren", "-‑'ʼ` а-", "Ки\u0301їв і пі\u00adвденний", "\u0301 \u00ad", "...!?", "Й\u0306ЇА́"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		end := 0
		gap := func(to int) {
			for _, c := range s[end:to] {
				if !unicode.IsSpace(c) && !isSilent(c) {
					t.Fatalf("%q in %q is of no token", c, s)
				}
			}
		}
		for _, k := range tokenize(nil, s, Span{0, len(s)}, 0) {
			if k.Start < end || k.End <= k.Start || k.End > len(s) || !utf8.ValidString(s[k.Start:k.End]) {
				t.Fatalf("token %v of %q after %d", k.Span, s, end)
			}
			if k.kind != mark && k.hash != foldHash(s[k.Start:k.End]) {
				t.Fatalf("%q has the hash %x, want %x", s[k.Start:k.End], k.hash, foldHash(s[k.Start:k.End]))
			}
			gap(k.Start)
			end = k.End
		}
		gap(len(s))
	})
}

// The quick way to decode a character says what the slow one does, and capitals make no difference to a hash.
func TestCharAt(t *testing.T) {
	for c := rune(0); c < 0x3000; c++ {
		s := string(c)
		got, n, traits := charAt(s, 0)
		if want := traitsOf(c); got != c || n != len(s) || traits != want {
			t.Errorf("%U: %U of %d bytes, %b, want %b", c, got, n, traits, want)
		}
		if low := string(unicode.ToLower(c)); foldHash(s) != foldHash(low) {
			t.Errorf("%q and %q differ", s, low)
		}
	}
}
