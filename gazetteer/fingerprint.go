package gazetteer

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// source is the code that makes a compiled gazetteer, with the paradigms it knows: nothing else tells so surely whether a
// file of yesterday is what this program would write.
//
//go:embed *.go inflect/*.go inflect/*.tsv match/*.go
var source embed.FS

// fingerprint is 16 bytes that differ where another version of the program might write another file.
var fingerprint = sync.OnceValue(func() string {
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version(), unicode.Version, norm.Version)
	if err := printFiles(sum, source, func(name string) bool { return !strings.HasSuffix(name, "_test.go") }); err != nil {
		panic(err) // it is in memory
	}
	return string(sum.Sum(nil)[:16])
})

// Fingerprint is 16 bytes that differ where another version of the program might make other forms of the same packs.
func Fingerprint() string { return fingerprint() }

// printFiles writes what tells the files apart that are wanted: name, length and two checksums of each, which take the
// processor a tenth of the time of a cryptographic hash. They guard against change, not against malice.
func printFiles(w io.Writer, fsys fs.FS, want func(name string) bool) error {
	block := make([]byte, 1<<16)
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !want(name) {
			return err
		}
		f, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		var size int64
		var a, b uint32
		for {
			n, err := f.Read(block)
			size += int64(n)
			a, b = crc32.Update(a, castagnoli, block[:n]), crc32.Update(b, crc32.IEEETable, block[:n])
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(w, "%q %d %x %x\n", name, size, a, b)
		return err
	})
}
