package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A look-up that nobody notes would make a stale reading pass for a good one; see find.
func TestLookUpsAreNoted(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), ".g.Find("); n > 0 && name != "basis.go" && !strings.HasSuffix(name, "_test.go") {
			t.Errorf("%s: %d times g.Find: use reader.find", name, n)
		}
	}
}
