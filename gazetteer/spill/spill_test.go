package spill

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestSorted(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 2*chunk + 7} {
		dir := t.TempDir()
		s := New(context.Background(), dir)
		for i := range n {
			if err := s.AddValue(fmt.Sprintf("%09d", (i*7919)%n), i); err != nil {
				t.Fatal(err)
			}
		}
		got := 0
		for line, err := range s.Sorted() {
			var i int
			key, err2 := Key(line, &i)
			if err != nil || err2 != nil || key != fmt.Sprintf("%09d", got) || (i*7919)%n != got {
				t.Fatalf("line %d of %d is %q: %v %v", got, n, line, err, err2)
			}
			got++
		}
		if got != n {
			t.Errorf("%d lines of %d", got, n)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%d files are left", len(left))
		}
	}
}

// Whatever bytes are in a key, it sorts by them and comes back.
func TestKeys(t *testing.T) {
	keys := []string{"", "\x00", "\x00\x01", "\x01", "\x01\x02\x03", "\x02", "\x02\x00", "\x03", "a", "a\x00b", "a\x01", "a\x02", "a\n", "a ", "ї"}
	s := New(context.Background(), t.TempDir())
	for i := range keys {
		if err := s.AddValue(keys[len(keys)-1-i], "\x00\x01\n"); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for line, err := range s.Sorted() {
		var v string
		key, err2 := Key(line, &v)
		if err != nil || err2 != nil || v != "\x00\x01\n" {
			t.Fatalf("%q: %v %v", line, err, err2)
		}
		got = append(got, key)
	}
	if !slices.Equal(got, keys) {
		t.Errorf("got %q, want %q", got, keys)
	}
}

// A folder that is no folder stands for a disk that is full: nothing hangs.
func TestNoRoom(t *testing.T) {
	s := New(context.Background(), "/dev/null/scratch")
	var err error
	for i := 0; err == nil && i < 4*chunk; i++ {
		err = s.Add(strings.Repeat("x", 20))
	}
	if err == nil {
		for _, err = range s.Sorted() {
		}
	}
	if err == nil {
		t.Error("no error")
	}
}
