package dump

import (
	"context"
	"iter"

	"github.com/lanrat/extsort"
)

// sorter sorts lines on disk.
type sorter struct {
	in     chan string
	out    <-chan string
	errs   <-chan error
	chunks chan struct{} // closed when all that came in is sorted by chunks, or nothing more will be
	cancel context.CancelFunc
}

// sortChunk is how many lines are sorted in memory at a time.
const sortChunk = 50_000

func newSorter(ctx context.Context, scratch string) *sorter {
	ctx, cancel := context.WithCancel(ctx)
	s := &sorter{in: make(chan string, 256), chunks: make(chan struct{}), cancel: cancel}
	e, out, errs := extsort.Strings(s.in, &extsort.Config{ChunkSize: sortChunk, NumWorkers: 1, ChanBuffSize: 0, SortedChanBuffSize: 256, TempFilesDir: scratch})
	s.out, s.errs = out, errs
	go func() {
		e.Sort(ctx)
		close(s.chunks)
	}()
	return s
}

// add takes one line.
func (s *sorter) add(line string) error {
	select {
	case s.in <- line:
		return nil
	case <-s.chunks: // a disk that is full
		return <-s.errs
	}
}

// sorted yields the lines in order; nothing can be added any more. An error comes last.
func (s *sorter) sorted() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		close(s.in)
		<-s.chunks
		for line := range s.out {
			if !yield(line, nil) {
				s.cancel()
				return
			}
		}
		if err := <-s.errs; err != nil {
			yield("", err)
		}
		s.cancel()
	}
}

// drop gives up; what was added is forgotten.
func (s *sorter) drop() { s.cancel() }
