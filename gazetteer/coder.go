package gazetteer

import (
	"encoding/binary"
	"math"
)

// coder writes a record or reads one: what a record says is described once for both, see record.go. Numbers are varints. A
// text is its length and its bytes, or the place of the same text further ahead in the record. What is damaged reads as
// zero values, and bad tells.
type coder struct {
	names   *names
	reading bool
	bad     bool
	in      string // what is read; texts are pieces of it
	at      int
	out     []byte
	seen    map[string]int // texts written, by where they begin
}

// names is what records name by number.
type names struct {
	files []string
	file  map[string]int // for writing
	ids   ids
	id    map[string]int // for writing
}

func writer(n *names) *coder            { return &coder{names: n, seen: map[string]int{}} }
func reader(n *names, in string) *coder { return &coder{names: n, reading: true, in: in} }

// start makes the coder ready for another record.
func (c *coder) start() {
	c.out = c.out[:0]
	clear(c.seen)
}

func (c *coder) uvarint() uint64 {
	var x uint64
	for shift := 0; c.at < len(c.in) && shift < 64; shift += 7 {
		b := c.in[c.at]
		c.at++
		x |= uint64(b&0x7F) << shift
		if b < 0x80 {
			return x
		}
	}
	c.bad = true
	return 0
}

func number[T ~int | ~int8 | ~uint8 | ~uint16 | ~uint32 | ~uint64](c *coder, p *T) {
	if c.reading {
		*p = T(c.uvarint())
	} else {
		c.out = binary.AppendUvarint(c.out, uint64(*p))
	}
}

func (c *coder) flag(p *bool) {
	var n uint8
	if *p {
		n = 1
	}
	number(c, &n)
	*p = n == 1
}

// text is written as twice its length, or as twice the place of the same text, plus one.
func text[S ~string](c *coder, p *S) {
	if c.reading {
		*p = S(c.readText())
		return
	}
	s := string(*p)
	if at, ok := c.seen[s]; ok && s != "" {
		c.out = binary.AppendUvarint(c.out, uint64(at)<<1|1)
		return
	}
	c.seen[s] = len(c.out)
	c.out = binary.AppendUvarint(c.out, uint64(len(s))<<1)
	c.out = append(c.out, s...)
}

func (c *coder) readText() string {
	n := c.uvarint()
	if n&1 == 0 {
		return c.bytes(n >> 1)
	}
	here := c.at
	c.at = int(min(n>>1, uint64(here)))
	s := ""
	if n = c.uvarint(); n&1 == 0 {
		s = c.bytes(n >> 1)
	} else {
		c.bad = true
	}
	c.at = here
	return s
}

func (c *coder) bytes(n uint64) string {
	if n > uint64(len(c.in)-c.at) {
		c.bad = true
		return ""
	}
	s := c.in[c.at : c.at+int(n)]
	c.at += int(n)
	return s
}

// list is a number of things, each of at least one byte.
func list[T any](c *coder, p *[]T, each func(*T)) {
	n := len(*p)
	number(c, &n)
	if !c.reading {
		for i := range *p {
			each(&(*p)[i])
		}
		return
	}
	*p = nil
	if n < 0 || n > len(c.in)-c.at {
		c.bad = true
		return
	}
	if n > 0 {
		*p = make([]T, 0, min(n, 16+(len(c.in)-c.at)/8)) // no more than the record can hold
	}
	for ; n > 0 && !c.bad; n-- {
		var x T
		*p = append(*p, x)
		each(&(*p)[len(*p)-1])
	}
}

func (c *coder) texts(p *[]string) { list(c, p, func(s *string) { text(c, s) }) }

// id is the number of an entity, plus one.
func (c *coder) id(p *string) {
	n := 0
	if !c.reading && *p != "" {
		n = c.names.id[*p] + 1
	}
	number(c, &n)
	if c.reading {
		*p = c.names.ids.at(n - 1)
	}
}

func (c *coder) pos(p *Pos) {
	file := 0
	if !c.reading {
		file = c.names.file[p.File]
	}
	number(c, &file)
	number(c, &p.Line)
	if c.reading && file >= 0 && file < len(c.names.files) {
		p.File = c.names.files[file]
	}
}

func (c *coder) date(p *Date) {
	n := p.Year<<9 | p.Month<<5 | p.Day
	number(c, &n)
	*p = Date{n >> 9, n >> 5 & 15, n & 31}
}

// share is a number from 0 to 1, mostly 1.
func (c *coder) share(p *float64) {
	one := math.Float64bits(1)
	n := math.Float64bits(*p) ^ one
	number(c, &n)
	*p = math.Float64frombits(n ^ one)
}

// ids is the sorted ids of all entities: the offset of each behind the count, then the ids.
type ids struct {
	offsets cells
	text    []byte
}

func writeIDs(list []string) (section []byte) {
	section = binary.LittleEndian.AppendUint32(nil, uint32(len(list)))
	end := 0
	for _, id := range list {
		section = binary.LittleEndian.AppendUint32(section, uint32(end))
		end += len(id)
	}
	section = binary.LittleEndian.AppendUint32(section, uint32(end))
	for _, id := range list {
		section = append(section, id...)
	}
	return section
}

func readIDs(section []byte) (ids, bool) {
	n := int64(cells(section).at(0))
	if int64(len(section)) < 4*(n+2) {
		return ids{}, false
	}
	return ids{section[4 : 4*(n+2)], section[4*(n+2):]}, true
}

func (x *ids) count() int { return max(0, x.offsets.count()-1) }

// bytes is the id with the number i, nil without.
func (x *ids) bytes(i int) []byte {
	if i < 0 || i >= x.count() {
		return nil
	}
	from, to := x.offsets.at(i), x.offsets.at(i+1)
	if from > to || uint64(to) > uint64(len(x.text)) {
		return nil
	}
	return x.text[from:to]
}

func (x *ids) at(i int) string { return string(x.bytes(i)) }

// number is the number of an id, -1 without.
func (x *ids) number(id string) int {
	low, high := 0, x.count()
	for low < high {
		if mid := int(uint(low+high) >> 1); string(x.bytes(mid)) < id {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < x.count() && string(x.bytes(low)) == id {
		return low
	}
	return -1
}

// cells is a table of 32-bit numbers, little-endian.
type cells []byte

func (c cells) count() int { return len(c) / 4 }

// at is cell i, 0 outside.
func (c cells) at(i int) uint32 {
	if i < 0 || i >= len(c)/4 {
		return 0
	}
	return binary.LittleEndian.Uint32(c[4*i:])
}

func (c cells) with(numbers ...uint32) cells {
	for _, n := range numbers {
		c = binary.LittleEndian.AppendUint32(c, n)
	}
	return c
}
