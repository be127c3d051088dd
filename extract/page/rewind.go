package page

import (
	"bytes"
	"io"
)

// rewinder reads ahead and can go back to a mark, as long as no more than limit bytes were read since. It is a
// [io.ByteReader], so that flate reads no further than it must.
type rewinder struct {
	r     io.Reader
	buf   []byte
	at    int   // next byte in buf
	keep  int   // mark in buf, -1 without
	base  int64 // offset of buf[0] in r
	limit int64
	err   error // of r, save io.EOF
	done  bool
}

func newRewinder(r io.Reader, limit int64) *rewinder {
	return &rewinder{r: r, keep: -1, limit: limit}
}

// offset is where the next byte stands.
func (w *rewinder) offset() int64 { return w.base + int64(w.at) }

// mark is where rewind goes back to.
func (w *rewinder) mark() { w.keep = w.at }

// reset begins anew with another reader and the same room.
func (w *rewinder) reset(r io.Reader) {
	*w = rewinder{r: r, buf: w.buf[:0], keep: -1, limit: w.limit}
}

// unread gives back the last n bytes of the last Read.
func (w *rewinder) unread(n int) { w.at -= n }

// forget gives up the mark.
func (w *rewinder) forget() { w.keep = -1 }

// rewind goes back to n bytes behind the mark, or as near to it as bytes are still held, but not forward.
func (w *rewinder) rewind(n int) {
	if w.keep >= 0 {
		w.at = min(w.at, w.keep+n)
		w.keep = -1
	}
}

// fill makes n bytes ready, fewer at the end.
func (w *rewinder) fill(n int) {
	for len(w.buf)-w.at < n && !w.done {
		from := w.at
		if w.keep >= 0 {
			if int64(w.at-w.keep) > w.limit {
				w.keep = -1
			} else {
				from = w.keep
			}
		}
		// Room: move what is still needed to the front where that frees half of the buffer.
		if len(w.buf) == cap(w.buf) {
			if from*2 >= cap(w.buf) && from > 0 {
				copy(w.buf, w.buf[from:])
				w.buf = w.buf[:len(w.buf)-from]
				w.base += int64(from)
				w.at -= from
				if w.keep >= 0 {
					w.keep -= from
				}
			} else {
				bigger := make([]byte, len(w.buf), max(1<<16, 2*cap(w.buf)))
				copy(bigger, w.buf)
				w.buf = bigger
			}
		}
		for range 100 {
			k, err := w.r.Read(w.buf[len(w.buf):cap(w.buf)])
			w.buf = w.buf[:len(w.buf)+k]
			if err != nil {
				w.done = true
				if err != io.EOF {
					w.err = err
				}
			}
			if k > 0 || err != nil {
				break
			}
		}
	}
}

func (w *rewinder) peek(n int) []byte {
	w.fill(n)
	return w.buf[w.at:min(len(w.buf), w.at+n)]
}

func (w *rewinder) skip(n int) { w.at += len(w.peek(n)) }

func (w *rewinder) ReadByte() (byte, error) {
	if w.at == len(w.buf) {
		if w.fill(1); w.at == len(w.buf) {
			return 0, w.end()
		}
	}
	w.at++
	return w.buf[w.at-1], nil
}

func (w *rewinder) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	if w.at == len(w.buf) {
		if w.fill(1); w.at == len(w.buf) {
			return 0, w.end()
		}
	}
	n := copy(b, w.buf[w.at:])
	w.at += n
	return n, nil
}

func (w *rewinder) end() error {
	if w.err != nil {
		return w.err
	}
	return io.EOF
}

// line reads up to and with the next newline, at most limit bytes.
func (w *rewinder) line(limit int) ([]byte, error) {
	for n := 256; ; n *= 2 {
		p := w.peek(min(n, limit))
		if i := bytes.IndexByte(p, '\n'); i >= 0 {
			w.at += i + 1
			return p[:i+1], nil
		}
		if len(p) < min(n, limit) || n >= limit {
			w.at += len(p)
			return p, io.ErrUnexpectedEOF
		}
	}
}

// seek goes on to the next of the words, and reports whether there is one; without one it goes to the end.
func (w *rewinder) seek(words []string) bool {
	const step = 1 << 15
	if len(w.peek(1)) == 0 {
		return false
	}
	for first := true; ; first = false {
		p := w.peek(step)
		from := 0
		if first {
			from = 1 // not where it stands
		}
		best := -1
		for _, s := range words {
			if i := bytes.Index(p[min(from, len(p)):], []byte(s)); i >= 0 && (best < 0 || i+from < best) {
				best = i + from
			}
		}
		if best >= 0 {
			w.at += best
			return true
		}
		if len(p) < step {
			w.at += len(p)
			return false
		}
		w.at += len(p) - 8
	}
}
