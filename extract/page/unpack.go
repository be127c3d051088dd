package page

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packed reads what a packer wrote. An error of the packed data, not of the reader below, becomes a *Refusal.
type packed struct {
	io.Reader
	below *lastError
	kind  string
}

func (p packed) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if err == nil || err == io.EOF {
		return n, err
	}
	if p.below.err != nil && p.below.err != io.EOF {
		return n, p.below.err
	}
	return n, &Refusal{Reason: "damaged or truncated " + p.kind + " data"}
}

// lastError keeps the error that a reader gave.
type lastError struct {
	io.Reader
	err error
}

func (l *lastError) Read(b []byte) (n int, err error) {
	n, err = l.Reader.Read(b)
	if err != nil {
		l.err = err
	}
	return n, err
}

var (
	gzipMagic = []byte("\x1f\x8b")
	zstdMagic = []byte("\x28\xb5\x2f\xfd")
)

func buffered(r io.Reader) *bufio.Reader { return bufio.NewReaderSize(r, 1<<16) }

// unpack unpacks gzip and zstd data; other data comes back as it is. The reader is closed by the caller.
func unpack(in *bufio.Reader) (out *bufio.Reader, done func(), err error) {
	head, _ := in.Peek(4)
	below := &lastError{Reader: in}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(below)
		if err != nil {
			return nil, nil, &Refusal{Reason: "damaged or truncated gzip data"}
		}
		return bufio.NewReaderSize(packed{z, below, "gzip"}, 1<<16), func() {}, nil
	case bytes.HasPrefix(head, zstdMagic):
		// A window larger than 128 MB is refused, so that memory stays bounded.
		z, err := zstd.NewReader(below, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, nil, &Refusal{Reason: "damaged or truncated zstd data"}
		}
		return bufio.NewReaderSize(packed{z, below, "zstd"}, 1<<16), z.Close, nil
	}
	return in, func() {}, nil
}

// readUpTo reads all of r, or refuses what is longer than limit.
func readUpTo(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	_, err := b.ReadFrom(io.LimitReader(r, limit+1))
	var refused *Refusal
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case err != nil:
		return nil, err
	case int64(b.Len()) > limit:
		return nil, &Refusal{Reason: tooLarge(limit)}
	}
	return b.Bytes(), nil
}
