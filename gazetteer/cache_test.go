package gazetteer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// cached opens the packs by a folder and wants a file of it to be in use.
func cached(t testing.TB, dir string, packs ...fs.FS) *Gazetteer {
	t.Helper()
	g, err := Cached(dir, packs...)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(g.File()) != dir {
		t.Fatalf("it is %q that is open", g.File())
	}
	if err := g.Verify(); err != nil {
		t.Error(err)
	}
	use(t, g)
	return g
}

func TestCached(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "zgadka")
	first := cached(t, dir, packOf(small))
	before, _ := os.Stat(first.File())
	second := cached(t, dir, packOf(small))
	after, _ := os.Stat(second.File())
	if first.File() != second.File() || !os.SameFile(before, after) {
		t.Error("it was compiled again")
	}
	if first.Version() != load(t, packOf(small)).Version() || second.Version() != first.Version() {
		t.Error("another version")
	}
	seen := map[string]bool{first.File(): true}
	for _, packs := range [][]fs.FS{
		{with("common/uk.txt", "мороз\n")}, {with("common/uk.txt", "морос\n")}, {with("common/ru.txt", "мороз\n")},
		{packOf(small), packOf(map[string]string{"common/uk.txt": "мороз\n"})},
		{Within("mine", packOf(small))}, // files are remembered by that name
	} {
		if g := cached(t, dir, packs...); seen[g.File()] {
			t.Error("other packs, and the same file")
		} else {
			seen[g.File()] = true
		}
	}
	if _, err := Cached(dir, with("entity/b.yaml", "entitys: []\n")); err == nil {
		t.Error("a pack with mistakes is taken")
	}
}

func TestCachedDamaged(t *testing.T) {
	dir := t.TempDir()
	good := filed(t, load(t, packOf(small)))
	name := cached(t, dir, packOf(small)).File()
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 4
	old := bytes.Clone(good) // of a version with other rules
	old[len(magic)] ^= 1
	binary.LittleEndian.PutUint32(old[headerEnd:], checksum(old[:headerEnd]))
	future := bytes.Clone(good)
	future[len(magic)-1]++
	for what, data := range map[string][]byte{
		"empty": {}, "short": good[:100], "cut": good[:len(good)-1], "a byte": flipped, "zeros": make([]byte, len(good)),
		"text": []byte("not what you think"), "another version": old, "another format": future,
	} {
		replace(t, name, data) // and not in place: the file may be mapped
		if g := cached(t, dir, packOf(small)); g.File() != name {
			t.Errorf("%s: %s is open", what, g.File())
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, good) {
			t.Errorf("%s: it was not replaced", what)
		}
	}
}

func replace(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name+".new", data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		t.Fatal(err)
	}
}

// A folder that cannot be made or written costs time and nothing else.
func TestCachedNowhere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", file, filepath.Join(file, "zgadka"), string([]byte{'a', 0})} {
		g, err := Cached(dir, packOf(small))
		if err != nil || g.File() != "" || g.Verify() != nil {
			t.Errorf("%q: %v, %v", dir, g, err)
			continue
		}
		use(t, g)
	}
}

func TestCachedAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if g, err := Cached(dir, packOf(small)); err != nil || g.Verify() != nil || g.Find("НАТО") == nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) != 1 {
		t.Errorf("left: %v", names)
	}
}

// The newest stay, with what is no business of ours.
func TestCacheIsSwept(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	age := func(name string, d time.Duration) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now.Add(-d), now.Add(-d)); err != nil {
			t.Fatal(err)
		}
		return name
	}
	there := map[string]bool{}
	for i := range 12 {
		there[age(fmt.Sprintf("gazetteer-%02d.zgadka", i), time.Duration(i)*time.Minute)] = i < cacheMost
	}
	there[age("gazetteer-1.tmp", 59*time.Minute)] = true
	there[age("gazetteer-2.tmp", 61*time.Minute)] = false
	there[age("notes.txt", 1000*time.Hour)] = true
	there[age("gazetteer-notes.txt", 1000*time.Hour)] = true
	if err := os.Mkdir(filepath.Join(dir, "gazetteer-x.zgadka"), 0o700); err != nil {
		t.Fatal(err)
	}
	there[filepath.Join(dir, "gazetteer-x.zgadka")] = true
	sweep(dir, filepath.Join(dir, "gazetteer-00.zgadka"))
	for name, want := range there {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s: there is %v", filepath.Base(name), err == nil)
		}
	}
}

func TestOpenFile(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"empty": "", "short": magic[:3], "text": "entities: []\n# and no compiled file at all"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenFile(file); err == nil || err.Error() != file+": no compiled gazetteer of this version" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := OpenFile(filepath.Join(dir, "nothing")); err == nil {
		t.Error("nothing is open")
	}
}
