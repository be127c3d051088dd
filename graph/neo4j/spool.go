package neo4j

import (
	"bufio"
	"encoding/gob"
	"io"
	"iter"
	"os"
)

// spool is a list on disk that is written once and can be read any number of times.
type spool[T any] struct {
	file *os.File
	n    int   // how many there are
	size int64 // in bytes
}

// spooled writes a list to disk.
func spooled[T any](list iter.Seq2[T, error]) (_ *spool[T], err error) {
	file, err := os.CreateTemp("", "zgadka-*")
	if err != nil {
		return nil, err
	}
	s := &spool[T]{file: file}
	os.Remove(file.Name()) // at once, where the system allows it: whoever is killed leaves nothing
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	w := bufio.NewWriterSize(file, 1<<16)
	out := gob.NewEncoder(w)
	for x, err := range list {
		if err == nil {
			err = out.Encode(&x)
		}
		if err != nil {
			return nil, err
		}
		s.n++
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	s.size, err = file.Seek(0, io.SeekEnd)
	return s, err
}

// all yields the list.
func (s *spool[T]) all(yield func(T, error) bool) {
	in := gob.NewDecoder(bufio.NewReaderSize(io.NewSectionReader(s.file, 0, s.size), 1<<16))
	for range s.n {
		var x T
		err := in.Decode(&x)
		if !yield(x, err) || err != nil {
			return
		}
	}
}

func (s *spool[T]) close() {
	s.file.Close()
	os.Remove(s.file.Name())
}
