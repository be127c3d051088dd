package match

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// noValue marks an entry that is only the beginning of longer forms.
const noValue = ^uint32(0)

// table is an open-addressing hash of keys: the forms, and their beginnings up to each place where a word may end.
type table struct {
	keys    []byte // one after the other
	entries []entry
	slots   []uint32 // index into entries, plus one; the length is a power of two
	marks   bool     // some form begins with a character that is of no word
}

type entry struct {
	hash   uint32 // upper half, to tell keys apart without looking
	offset uint32
	length uint16
	longer bool // longer forms begin with this key
	value  uint32
}

// maxKey is the longest key in bytes.
const maxKey = 1<<16 - 1

// put adds a key, or adds what is new of it.
func (t *table) put(key string, value uint32, longer bool) {
	if len(key) > maxKey {
		panic("match: form of more than 65535 bytes")
	}
	if len(t.slots) < 2*(len(t.entries)+1) {
		t.grow()
	}
	k := t.keys
	t.keys = append(t.keys, key...)
	h := hash(t.keys[len(k):])
	i := t.find(h, t.keys[len(k):])
	if t.slots[i] == 0 {
		t.entries = append(t.entries, entry{hash: uint32(h >> 32), offset: uint32(len(k)), length: uint16(len(key)), value: noValue})
		t.slots[i] = uint32(len(t.entries))
	} else {
		t.keys = t.keys[:len(k)]
	}
	e := &t.entries[t.slots[i]-1]
	e.longer = e.longer || longer
	if value != noValue {
		e.value = value
	}
}

// get is the entry of a key, nil without.
func (t *table) get(key []byte) *entry {
	if len(t.slots) == 0 {
		return nil
	}
	if i := t.slots[t.find(hash(key), key)]; i > 0 {
		return &t.entries[i-1]
	}
	return nil
}

// find is the slot that holds the key or where it belongs.
func (t *table) find(h uint64, key []byte) uint64 {
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == 0 {
			return i
		}
		e := &t.entries[s-1]
		if e.hash == uint32(h>>32) && int(e.length) == len(key) && bytes.Equal(t.keys[e.offset:e.offset+uint32(e.length)], key) {
			return i
		}
	}
}

func (t *table) grow() {
	t.slots = make([]uint32, max(64, 2*len(t.slots)))
	for n, e := range t.entries {
		key := t.keys[e.offset : e.offset+uint32(e.length)]
		t.slots[t.find(hash(key), key)] = uint32(n + 1)
	}
}

// hash mixes eight bytes at a time; it is the same in every process.
func hash(b []byte) uint64 {
	const k0, k1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(b)) * k0
	for ; len(b) >= 8; b = b[8:] {
		hi, lo := bits.Mul64(h^binary.LittleEndian.Uint64(b), k1)
		h = hi ^ lo
	}
	var tail uint64
	for i, c := range b {
		tail |= uint64(c) << (8 * i)
	}
	hi, lo := bits.Mul64(h^tail^k0, k1)
	return hi ^ lo
}
