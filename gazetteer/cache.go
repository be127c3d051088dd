package gazetteer

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// OpenFile opens a compiled gazetteer as [Open] does. The file is mapped into memory where the system can and must not be
// written to meanwhile; it may be replaced by another, or removed.
func OpenFile(name string) (*Gazetteer, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(f, head); err != nil || string(head) != magic {
		return nil, fmt.Errorf("%s: %w", name, ErrFormat) // nobody wants to read all of /dev/zero
	}
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	data, err := contents(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: %w", err)
	}
	g, err := Open(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g.file = name
	return g, nil
}

func readAll(f *os.File, size int64) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size))
	if _, err := io.Copy(b, io.NewSectionReader(f, 0, size)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// File is the name of the compiled file that the gazetteer reads, "" where it is in memory.
func (g *Gazetteer) File() string { return g.file }

// CacheDir is the folder of compiled gazetteers in the user's cache, "" where the user has none.
func CacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "zgadka")
}

// Cached is [Load] that keeps what it has compiled in a folder and next time opens that. The name of the file says what it
// was made of: the files of the packs and the code that read them. What is damaged is compiled again and replaced. Programs
// that start at once may all compile; each file is there whole or not at all. Where the folder is "" or cannot be written,
// the gazetteer is in memory, see [Gazetteer.File].
func Cached(dir string, packs ...fs.FS) (*Gazetteer, error) {
	if dir == "" {
		return Load(packs...)
	}
	key, err := cacheKey(packs)
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, cachePrefix+key+cacheSuffix)
	if g, err := OpenFile(name); err == nil && g.Verify() == nil {
		return g, nil
	}
	g, err := Load(packs...)
	if err != nil {
		return nil, err
	}
	// A pack that was edited meanwhile must not stand under the name of what it was.
	if again, err := cacheKey(packs); err == nil && again == key && keep(g, name) == nil {
		if kept, err := OpenFile(name); err == nil {
			g = kept // mapped, it takes less memory
		}
		sweep(dir, name)
	}
	return g, nil
}

// Names in a folder of compiled gazetteers, and how many are left in it: those of a few versions and packs.
const (
	cachePrefix = "gazetteer-"
	cacheSuffix = ".zgadka"
	cacheMost   = 8
)

// cacheKey is the same for packs of the same files and the same code.
func cacheKey(packs []fs.FS) (string, error) {
	sum := sha256.New()
	io.WriteString(sum, fingerprint())
	for _, fsys := range packs {
		fmt.Fprintf(sum, "pack %q\n", shown(fsys, "")) // files are remembered by that name
		if err := printFiles(sum, fsys, ofPack); err != nil {
			return "", fmt.Errorf("read pack: %w", err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// keep writes a compiled gazetteer beside its place and moves it there. It need not reach the disk at once: what a crash
// leaves is found to be damaged and replaced.
func keep(g *Gazetteer, name string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), cachePrefix+"*.tmp")
	if err != nil {
		return err
	}
	_, err = g.WriteTo(f)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// abandoned is the age at which a file that is being written is nobody's any more.
const abandoned = time.Hour

// sweep removes compiled gazetteers but the newest, of which name is one, and what programs that were killed have left.
func sweep(dir, name string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var list []fs.FileInfo
	var now time.Time // by the clock of the file system
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !strings.HasPrefix(e.Name(), cachePrefix) {
			continue
		}
		if e.Name() == filepath.Base(name) {
			now = info.ModTime()
		} else {
			list = append(list, info)
		}
	}
	slices.SortFunc(list, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	kept := 1
	for _, info := range list {
		switch {
		case strings.HasSuffix(info.Name(), cacheSuffix):
			if kept++; kept > cacheMost {
				os.Remove(filepath.Join(dir, info.Name()))
			}
		case strings.HasSuffix(info.Name(), ".tmp") && now.Sub(info.ModTime()) > abandoned:
			os.Remove(filepath.Join(dir, info.Name()))
		}
	}
}
