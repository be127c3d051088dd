// Package spill sorts lines, more than fit into memory, on disk.
package spill

import (
	"context"
	"encoding/json"
	"iter"
	"strings"

	"github.com/lanrat/extsort"
)

// chunk is how many lines are sorted in memory at a time.
const chunk = 50_000

// Sorter takes lines in any order and gives them back sorted by their bytes. It serves one goroutine.
type Sorter struct {
	in     chan string
	out    <-chan string
	errs   <-chan error
	chunks chan struct{} // closed when all that came in is sorted by chunks, or nothing more will be
	cancel context.CancelFunc
}

// New returns a sorter that keeps what does not fit into memory in files of the folder scratch; they are gone when [Sorter.Sorted] has
// come to its end or ctx is done.
func New(ctx context.Context, scratch string) *Sorter {
	ctx, cancel := context.WithCancel(ctx)
	s := &Sorter{in: make(chan string, 256), chunks: make(chan struct{}), cancel: cancel}
	e, out, errs := extsort.Strings(s.in, &extsort.Config{ChunkSize: chunk, NumWorkers: 1, ChanBuffSize: 0, SortedChanBuffSize: 256, TempFilesDir: scratch})
	s.out, s.errs = out, errs
	go func() {
		e.Sort(ctx)
		close(s.chunks)
	}()
	return s
}

// Add takes one line.
func (s *Sorter) Add(line string) error {
	select {
	case s.in <- line:
		return nil
	case <-s.chunks: // a disk that is full
		return <-s.errs
	}
}

// separator stands between a key and its value: less than anything that a key has.
const separator = "\x01"

// Keys may hold any bytes, and still sort by them.
var escape, unescape = strings.NewReplacer("\x00", "\x02\x02", "\x01", "\x02\x03", "\x02", "\x02\x04"),
	strings.NewReplacer("\x02\x02", "\x00", "\x02\x03", "\x01", "\x02\x04", "\x02")

// AddValue takes a line that is a key with a value. Lines of one key sort by the JSON of their values.
func (s *Sorter) AddValue(key string, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return s.Add(escape.Replace(key) + separator + string(b))
}

// Key is the key of a line of [Sorter.AddValue], and reads its value into v.
func Key(line string, v any) (key string, err error) {
	key, text, _ := strings.Cut(line, separator)
	return unescape.Replace(key), json.Unmarshal([]byte(text), v)
}

// Sorted yields the lines in order; nothing can be added any more. An error comes last.
func (s *Sorter) Sorted() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		defer s.cancel()
		close(s.in)
		<-s.chunks
		for line := range s.out {
			if !yield(line, nil) {
				return
			}
		}
		if err := <-s.errs; err != nil {
			yield("", err)
		}
	}
}
