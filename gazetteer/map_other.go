//go:build !unix

package gazetteer

import "os"

// contents is the bytes of a file.
func contents(f *os.File, size int64) ([]byte, error) { return readAll(f, size) }
