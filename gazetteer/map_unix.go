//go:build unix

package gazetteer

import (
	"os"

	"golang.org/x/sys/unix"
)

// contents is the bytes of a file, mapped where the file system can, for as long as the program runs: a program opens few
// gazetteers, and what they answered may still be in use.
func contents(f *os.File, size int64) ([]byte, error) {
	if size > 0 && size == int64(int(size)) {
		if b, err := unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED); err == nil {
			return b, nil
		}
	}
	return readAll(f, size)
}
