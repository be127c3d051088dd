package page

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Pages of testdata/sites, each in the manner of another system: what counts on them, and nothing else, is title, lead and
// body. The comment of the archive says what the page is about.
func TestSites(t *testing.T) {
	files, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no pages")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(f)
			if err != nil || len(ar.Files) != 2 {
				t.Fatal(err, "want page.html and content")
			}
			a, err := HTML(ar.Files[0].Data, Meta{})
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, z := range a.Zones {
				if z.Kind.Content() {
					got.WriteString(string(z.Kind) + "|" + a.Text[z.Start:z.End] + "\n")
				}
			}
			if want := string(ar.Files[1].Data); got.String() != want {
				t.Errorf("got:\n%s\nwant:\n%s\nall zones:\n%s", got.String(), want, zonesOf(a))
			}
		})
	}
}
