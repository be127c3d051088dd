package dump

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpack returns the data inside gzip, bzip2 or zstd, told by its first bytes, or the data itself.
func unpack(in io.Reader) (*bufio.Reader, error) {
	const buffer = 1 << 20
	raw := bufio.NewReaderSize(in, buffer)
	head, err := raw.Peek(4)
	if len(head) == 0 && err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case len(head) == 0:
		return nil, errors.New("is empty")
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(raw)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		return bufio.NewReaderSize(z, buffer), nil
	case bytes.HasPrefix(head, []byte("BZh")):
		return bufio.NewReaderSize(bzip2.NewReader(raw), buffer), nil
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(raw, zstd.WithDecoderMaxMemory(1<<30), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, fmt.Errorf("zstd: %w", err)
		}
		return bufio.NewReaderSize(z, buffer), nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, errors.New("is a ZIP archive: unpack it and give the text files in it")
	}
	return raw, nil
}

// maxLine is the longest line in bytes that is read; the largest entities of Wikidata have about 5 MB.
const maxLine = 64 << 20

// lines calls f with every line and its number, without its end. The line is valid until f returns.
func lines(r *bufio.Reader, f func(number int, line []byte) error) error {
	var long []byte
	for number := 1; ; number++ {
		line, err := r.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			long = append(long[:0], line...)
			for err == bufio.ErrBufferFull && len(long) <= maxLine {
				line, err = r.ReadSlice('\n')
				long = append(long, line...)
			}
			for err == bufio.ErrBufferFull {
				_, err = r.ReadSlice('\n')
			}
			line = long
		}
		if err != nil && err != io.EOF {
			return err
		}
		if len(line) > 0 {
			if err := f(number, bytes.TrimRight(line, "\r\n")); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}
