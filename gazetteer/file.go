package gazetteer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"zgadka/gazetteer/match"
)

// A compiled gazetteer is a header and sections, all numbers little-endian:
//
//	 0  magic, the last byte of which is the version of the format
//	 8  fingerprint of the code that wrote it
//	24  for each section: 8 bytes of length, 4 of checksum
//	    checksum of the header up to here
//
// Sections begin at multiples of 64 bytes, in the order of their numbers. Checksums are CRC-32C. What a section holds is
// read in place, or decoded at first use, so opening takes the same few milliseconds however many entities there are.
const (
	magic       = "zgadka\x00\x01"
	sectionsAt  = 24
	sectionHead = 12
	headerEnd   = sectionsAt + sectionHead*sectionCount
	headerSize  = (headerEnd + 4 + 63) &^ 63
)

// Sections of a compiled gazetteer.
const (
	aboutSection      = iota // the record of [about]
	idSection                // of entities, sorted; see [ids]
	entitySection            // cells by number of the entity: its record, its first name, its first lexeme; one row more as the end
	officeSection            // cells by institution, then kind: institution, kind, record
	holdingSection           // cells by person, then beginning: person, office, holder
	officeKindSection        // cells by kind, then institution: office
	kindSection              // cells by kind of entity: entity
	recordSection            // 4 bytes of length, 4 of checksum, record
	readingSection           // readings, see [meaning]; rows of them, which the values of the matcher begin
	matchSection             // matcher of all forms
	commonSection            // matcher of common words; the value is the bits of languages
	sectionCount
)

type sections [sectionCount][]byte

// essential lists the sections that must hold for anything to be answered, which are checked when they are opened.
var essential = []int{aboutSection, idSection}

// ErrFormat says that a file is no compiled gazetteer of this version of the program, or that it is damaged.
var ErrFormat = errors.New("no compiled gazetteer of this version")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// WriteTo writes the compiled gazetteer, for [Open]. The same packs give the same bytes.
func (g *Gazetteer) WriteTo(w io.Writer) (written int64, err error) {
	write := func(b []byte) {
		if err == nil {
			var n int
			n, err = w.Write(b)
			written += int64(n)
		}
	}
	write(g.sections.header())
	for _, s := range g.sections {
		write(s)
		write(make([]byte, padding(len(s))))
	}
	if err != nil {
		return written, fmt.Errorf("write gazetteer: %w", err)
	}
	return written, nil
}

func padding(n int) int { return -n & 63 }

func (s *sections) header() []byte {
	h := append(make([]byte, 0, headerSize), magic...)
	h = append(h, fingerprint()...)
	for _, b := range s {
		h = binary.LittleEndian.AppendUint64(h, uint64(len(b)))
		h = binary.LittleEndian.AppendUint32(h, checksum(b))
	}
	h = binary.LittleEndian.AppendUint32(h, checksum(h))
	return h[:headerSize]
}

// sectionsOf finds the sections of a file by its header.
func sectionsOf(data []byte) (s sections, err error) {
	switch {
	case len(data) < len(magic) || string(data[:len(magic)]) != magic:
		return s, ErrFormat
	case len(data) < headerSize || binary.LittleEndian.Uint32(data[headerEnd:]) != checksum(data[:headerEnd]):
		return s, fmt.Errorf("%w: its header is damaged", ErrFormat)
	case string(data[len(magic):sectionsAt]) != fingerprint():
		return s, fmt.Errorf("%w: another version of the program wrote it, compile it again", ErrFormat)
	}
	rest := data[headerSize:]
	for i := range s {
		n := binary.LittleEndian.Uint64(data[sectionsAt+sectionHead*i:])
		if n > uint64(len(rest)) || padding(int(n)) > len(rest)-int(n) {
			return s, fmt.Errorf("%w: its end is missing", ErrFormat)
		}
		s[i], rest = rest[:n:n], rest[int(n)+padding(int(n)):]
	}
	if len(rest) > 0 {
		return s, fmt.Errorf("%w: something stands behind its end", ErrFormat)
	}
	return s, nil
}

// Open returns the gazetteer that [Gazetteer.WriteTo] wrote. It checks the header and what is needed to find anything, and
// keeps using data, which may be a mapped file and must not change. Of damage elsewhere [Gazetteer.Verify] tells, and
// [Gazetteer.Err] once an answer needed what is damaged: that answer lacks something or is wrong, nothing worse. What this
// version of the program did not write is an [ErrFormat].
func Open(data []byte) (*Gazetteer, error) {
	s, err := sectionsOf(data)
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	g := &Gazetteer{sections: s, sums: data[sectionsAt:headerEnd]}
	for _, i := range essential {
		if err := g.verify(i); err != nil {
			return nil, fmt.Errorf("open gazetteer: %w", err)
		}
	}
	if err := g.open(); err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	return g, nil
}

// Verify reads all of a compiled gazetteer and returns an [ErrFormat] if it is not what was written.
func (g *Gazetteer) Verify() error {
	if g.sums == nil {
		return nil // it was never a file
	}
	for i := range g.sections {
		if err := g.verify(i); err != nil {
			return fmt.Errorf("%s: %w", cmp.Or(g.file, "verify gazetteer"), err)
		}
	}
	return nil
}

func (g *Gazetteer) verify(section int) error {
	if binary.LittleEndian.Uint32(g.sums[sectionHead*section+8:]) != checksum(g.sections[section]) {
		return fmt.Errorf("%w: section %d is damaged", ErrFormat, section)
	}
	return nil
}

// open reads what every answer needs.
func (g *Gazetteer) open() error {
	var ok bool
	g.names = &names{}
	if g.names.ids, ok = readIDs(g.sections[idSection]); !ok {
		return fmt.Errorf("%w: ids that cannot be", ErrFormat)
	}
	c := reader(g.names, string(g.sections[aboutSection]))
	if c.about(&g.about); c.bad {
		return fmt.Errorf("%w: a beginning that cannot be", ErrFormat)
	}
	for i := range g.officeKinds {
		g.kindNames = append(g.kindNames, g.officeKinds[i].name)
	}
	var err error
	if g.matcher, err = match.Open(g.sections[matchSection]); err != nil {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if g.common, err = match.Open(g.sections[commonSection]); err != nil {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	g.entries = newLazy[entry](g.names.ids.count())
	g.officeAt = newLazy[Office](g.offices().count())
	g.rows = newLazy[row](len(g.sections[readingSection]) / readingSize)
	return nil
}

// record reads the record at a place. It is false where that is damaged: what was read so far then counts for nothing.
func (g *Gazetteer) record(at uint32, read func(c *coder)) bool {
	if all := g.sections[recordSection]; uint64(at)+8 <= uint64(len(all)) {
		size, sum, rest := binary.LittleEndian.Uint32(all[at:]), binary.LittleEndian.Uint32(all[at+4:]), all[at+8:]
		if uint64(size) <= uint64(len(rest)) && checksum(rest[:size]) == sum {
			c := reader(g.names, string(rest[:size]))
			if read(c); !c.bad {
				return true
			}
		}
	}
	g.damaged(fmt.Errorf("%w: the record at %d is damaged", ErrFormat, at))
	return false
}

// asRecord adds a record to the section of records.
func asRecord(section, record []byte) []byte {
	section = binary.LittleEndian.AppendUint32(section, uint32(len(record)))
	section = binary.LittleEndian.AppendUint32(section, checksum(record))
	return append(section, record...)
}
