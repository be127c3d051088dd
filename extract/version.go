package extract

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"strings"
	"sync"

	"zgadka/gazetteer"
)

// source is the rules of reading: nothing else tells so surely whether an article may be read otherwise than before.
//
//go:embed *.go
var source embed.FS

// Version differs wherever the same article and packs may give another document: it is a digest of the rules of this package and of those that
// make the forms of names. Stores read articles again then.
var Version = sync.OnceValue(func() string {
	sum := sha256.New()
	files, err := source.ReadDir(".")
	if err != nil {
		panic(err) // it is in memory
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		b, err := source.ReadFile(f.Name())
		if err != nil {
			panic(err)
		}
		sum.Write(b)
	}
	sum.Write([]byte(gazetteer.Fingerprint()))
	return hex.EncodeToString(sum.Sum(nil))[:12]
})
