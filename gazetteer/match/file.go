package match

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/bits"
)

// The file of a matcher is a header and the tables as they lie in memory, all numbers little-endian:
//
//	 0  magic, the last byte of which is the version
//	 8  checksum of the folding rules
//	12  1 if nothing is folded
//	16  pieces of the longest form
//	20  longest search, in slots
//	24  places that a hash can ask for
//	32  bytes of the slots
//	40  words of the first filter
//	48  words of the second filter
//	56  bytes of the keys
//	64  checksum of all that follows the header
//	68  checksum of the header up to here
//
// The header is filled up to headerSize, then come slots, filters and keys. Checksums are CRC-32C.
const (
	magic      = "zgmatch\x01"
	headerSize = 128
	headerUsed = 68
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrFormat says that bytes are no matcher that this version can use: another version of the format or of the folding rules
// wrote them, or they are damaged.
var ErrFormat = errors.New("no matcher of this version")

// WriteTo writes the matcher for [Open]. The same forms and values, added in the same order, give the same bytes.
func (m *Matcher) WriteTo(w io.Writer) (int64, error) {
	sum := crc32.New(castagnoli)
	if _, err := m.writeBody(sum); err != nil {
		return 0, fmt.Errorf("write matcher: %w", err)
	}
	h := make([]byte, headerSize)
	copy(h, magic)
	le := binary.LittleEndian
	le.PutUint32(h[8:], m.script.print)
	if m.script.exact {
		le.PutUint32(h[12:], 1)
	}
	le.PutUint32(h[16:], uint32(m.pieces))
	le.PutUint32(h[20:], uint32(m.table.reach))
	le.PutUint64(h[24:], m.table.places)
	le.PutUint64(h[32:], uint64(len(m.table.slots)))
	le.PutUint64(h[40:], uint64(len(m.first.words)))
	le.PutUint64(h[48:], uint64(len(m.later.words)))
	le.PutUint64(h[56:], uint64(len(m.table.keys)))
	le.PutUint32(h[64:], sum.Sum32())
	le.PutUint32(h[headerUsed:], crc32.Checksum(h[:headerUsed], castagnoli))
	n, err := w.Write(h)
	written := int64(n)
	if err == nil {
		var body int64
		body, err = m.writeBody(w)
		written += body
	}
	if err != nil {
		return written, fmt.Errorf("write matcher: %w", err)
	}
	return written, nil
}

// Size is the number of bytes that [Matcher.WriteTo] writes.
func (m *Matcher) Size() int {
	return headerSize + len(m.table.slots) + 8*len(m.first.words) + 8*len(m.later.words) + len(m.table.keys)
}

func (m *Matcher) writeBody(w io.Writer) (written int64, err error) {
	write := func(b []byte) {
		if err == nil {
			var n int
			n, err = w.Write(b)
			written += int64(n)
		}
	}
	write(m.table.slots)
	var block []byte
	for _, words := range [][]uint64{m.first.words, m.later.words} {
		for len(words) > 0 {
			n := min(len(words), 4096)
			block = block[:0]
			for _, x := range words[:n] {
				block = binary.LittleEndian.AppendUint64(block, x)
			}
			write(block)
			words = words[n:]
		}
	}
	write(m.table.keys)
	return written, err
}

// Open returns the matcher that [Matcher.WriteTo] wrote. It reads the header and the filters only and keeps using data, which
// may be a mapped file and must not change while the matcher is in use. The header is checked; of damage behind it only
// [Matcher.Verify] tells: such a matcher misses forms or gives wrong values, nothing worse. What is not of this version is
// an [ErrFormat].
func Open(data []byte) (*Matcher, error) {
	le := binary.LittleEndian
	switch {
	case len(data) < headerSize || string(data[:len(magic)]) != magic:
		return nil, fmt.Errorf("open matcher: %w", ErrFormat)
	case crc32.Checksum(data[:headerUsed], castagnoli) != le.Uint32(data[headerUsed:]):
		return nil, fmt.Errorf("open matcher: %w: damaged header", ErrFormat)
	}
	rules := folding
	if le.Uint32(data[12:]) != 0 {
		rules = exactly
	}
	c := rules()
	if le.Uint32(data[8:]) != c.print {
		return nil, fmt.Errorf("open matcher: %w: other folding rules", ErrFormat)
	}
	m := newMatcher(c)
	m.data, m.sum = data, le.Uint32(data[64:])
	m.pieces, m.table.reach, m.table.places = int(le.Uint32(data[16:])), int(le.Uint32(data[20:])), le.Uint64(data[24:])
	rest := data[headerSize:]
	ok := m.pieces > 0 && m.pieces <= maxKey && m.table.places < 1<<32
	take := func(at int, size uint64) []byte {
		n := le.Uint64(data[at:])
		if ok = ok && n <= uint64(len(rest))/size; !ok {
			return nil
		}
		b := rest[: n*size : n*size]
		rest = rest[n*size:]
		return b
	}
	m.table.slots = take(32, 1)
	m.first, m.later = filterOf(take(40, 8)), filterOf(take(48, 8))
	m.table.keys = take(56, 1)
	if !ok || len(rest) > 0 || m.first.words == nil || m.later.words == nil {
		return nil, fmt.Errorf("open matcher: %w: sizes that cannot be", ErrFormat)
	}
	return m, nil
}

// filterOf reads a filter, an empty one where the number of words cannot be.
func filterOf(b []byte) filter {
	n := len(b) / 8
	if n < 2 || n&(n-1) != 0 {
		return filter{}
	}
	f := filter{make([]uint64, n), uint8(64 - bits.TrailingZeros(uint(n)))}
	for i := range f.words {
		f.words[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return f
}

// Verify reads all bytes that [Open] was given and returns an [ErrFormat] if they are not those that were written.
func (m *Matcher) Verify() error {
	if m.data != nil && crc32.Checksum(m.data[headerSize:], castagnoli) != m.sum {
		return fmt.Errorf("verify matcher: %w: damaged", ErrFormat)
	}
	return nil
}
