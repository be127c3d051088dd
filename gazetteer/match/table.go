package match

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// maxKey is the longest key in bytes.
const maxKey = 1<<16 - 1

// A slot is, little-endian: 4 bytes of hash, the upper half; 4 of value; 2 of length of the key, 0 in an empty slot; 22 of
// key, or where it is longer 4 of its offset.
const (
	slotSize = 32
	keyAt    = 10
	inSlot   = slotSize - keyAt
)

// table is a hash table of the forms' keys. It is flat bytes, the same in memory and in a file. The slots are in the order of
// the hashes, each as near as can be behind the place that its hash asks for, so a search knows early that there is nothing.
// Damaged, it lacks keys and has wrong ones, and that is all.
type table struct {
	keys   []byte // that slots have no room for
	slots  []byte
	places uint64 // that a hash can ask for
	reach  int    // the longest search, in slots
}

// home is the place in slots that a hash asks for.
func (t *table) home(h uint64) int {
	return int(h>>32*t.places>>32) * slotSize
}

// near asks memory for the slot of a hash. What it returns has no meaning.
func (t *table) near(h uint64) byte {
	if p := t.home(h); p < len(t.slots) {
		return t.slots[p]
	}
	return 0
}

// seek is the first place from p on whose slot has the hash, -1 without.
func (t *table) seek(p int, h uint64) int {
	tag := uint32(h >> 32)
	for n := t.reach; n > 0 && p >= 0 && p+slotSize <= len(t.slots); n-- {
		s := t.slots[p : p+slotSize : p+slotSize]
		switch is := binary.LittleEndian.Uint32(s); {
		case is == tag && s[8]|s[9] != 0:
			return p
		case is > tag || s[8]|s[9] == 0:
			return -1
		}
		p += slotSize
	}
	return -1
}

// at is the key and the value of the slot at p, which [table.seek] has found.
func (t *table) at(p int) (key []byte, value uint32) {
	s := t.slots[p : p+slotSize : p+slotSize]
	value = binary.LittleEndian.Uint32(s[4:])
	size := int(binary.LittleEndian.Uint16(s[8:]))
	if size <= inSlot {
		return s[keyAt : keyAt+size], value // more bytes are behind it
	}
	if from := int(binary.LittleEndian.Uint32(s[keyAt:])); from+size <= len(t.keys) {
		return t.keys[from : from+size], value
	}
	return nil, value
}

// get looks a key with its hash up.
func (t *table) get(h uint64, key []byte) (value uint32, ok bool) {
	for p := t.seek(t.home(h), h); p >= 0; p = t.seek(p+slotSize, h) {
		if k, value := t.at(p); string(k) == string(key) {
			return value, true
		}
	}
	return 0, false
}

// filter holds two sets of hashes: those of forms and those of beginnings of longer forms. It has all that were put in, and a
// few others.
type filter struct {
	words []uint64
	shift uint8
}

// In a filter, and in a start.
const (
	form      = 1
	beginning = 2
)

func newFilter(n int) filter {
	b := max(bits.Len(uint(n*8/64)), 1)
	return filter{make([]uint64, 1<<b), uint8(64 - b)}
}

func (f *filter) addForm(h uint64) { f.words[h>>(f.shift&63)] |= 1<<(h>>20&63) | 1<<(h>>26&63) }

func (f *filter) addBeginning(h uint64) { f.words[h>>(f.shift&63)] |= 1<<(h>>8&63) | 1<<(h>>14&63) }

// has says of which sets the hash is.
func (f *filter) has(h uint64) uint64 {
	w := f.words[h>>(f.shift&63)]
	return w>>(h>>20&63)&(w>>(h>>26&63))&form | w>>(h>>8&63)&(w>>(h>>14&63))&1<<1
}

// entry is a form while the table is built.
type entry struct {
	hash   uint64
	offset uint32 // of the key
	value  uint32
	length uint16
	one    bool // it may be one piece
	many   bool // it may be more
}

// byHash sorts entries: into drawers by the first bits, as many as there are entries, then each drawer.
func byHash(entries []entry) []entry {
	shift := 64 - max(bits.Len(uint(len(entries))), 1)
	ends := make([]uint32, 1<<(64-shift)+1)
	for i := range entries {
		ends[entries[i].hash>>shift+1]++
	}
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	sorted := make([]entry, len(entries))
	for _, e := range entries {
		at := &ends[e.hash>>shift]
		sorted[*at] = e
		*at++
	}
	from := uint32(0)
	for _, to := range ends[:len(ends)-1] {
		if to > from+1 {
			slices.SortFunc(sorted[from:to], func(a, b entry) int { return cmp.Compare(a.hash, b.hash) })
		}
		from = to
	}
	return sorted
}

// layOut makes the table of the entries.
func layOut(entries []entry, keys []byte) table {
	entries = byHash(entries)
	t := table{places: uint64(len(entries))*3/2 + 1}
	at := make([]int, len(entries))
	free, long := 0, 0
	for i := range entries {
		home := t.home(entries[i].hash)
		free = max(free, home)
		t.reach = max(t.reach, (free-home)/slotSize+2)
		at[i] = free
		free += slotSize
		if n := int(entries[i].length); n > inSlot {
			long += n
		}
	}
	t.slots = make([]byte, max(free, int(t.places)*slotSize))
	t.keys = make([]byte, 0, long)
	for i, e := range entries {
		s := t.slots[at[i] : at[i]+slotSize]
		binary.LittleEndian.PutUint32(s, uint32(e.hash>>32))
		binary.LittleEndian.PutUint32(s[4:], e.value)
		binary.LittleEndian.PutUint16(s[8:], e.length)
		key := keys[e.offset : e.offset+uint32(e.length)]
		if len(key) > inSlot {
			binary.LittleEndian.PutUint32(s[keyAt:], uint32(len(t.keys)))
			t.keys = append(t.keys, key...)
		} else {
			copy(s[keyAt:], key)
		}
	}
	return t
}
