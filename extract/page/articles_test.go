package page

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"zgadka/extract"
)

// devArticle is what testdata/dev/dev_articles.jsonl says about zones; offsets are code points.
type devArticle struct {
	ID          string
	Lang        string
	Text        string
	BodyRanges  [][2]int `json:"body_ranges"`
	Boilerplate []struct {
		Start, End int
		Text       string
	}
}

func devArticles(t testing.TB) []devArticle {
	t.Helper()
	data, err := os.ReadFile("../../testdata/dev/dev_articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []devArticle
	for l := range strings.Lines(string(data)) {
		var d devArticle
		if err := json.Unmarshal([]byte(l), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// Every line that counts is title or body, and no line of the page around it is.
func TestTextDevArticles(t *testing.T) {
	for _, d := range devArticles(t) {
		t.Run(d.ID, func(t *testing.T) {
			a, err := Text([]byte(d.Text), Meta{}, false)
			if err != nil {
				t.Fatal(err)
			}
			if a.Text != d.Text || a.InputStart != 0 {
				t.Errorf("text changed")
			}
			if a.Lang != d.Lang {
				t.Errorf("lang %q, want %q", a.Lang, d.Lang)
			}
			points := []rune(d.Text)
			kinds := map[string]extract.ZoneKind{}
			for _, z := range a.Zones {
				start := len([]rune(a.Text[:z.Start]))
				text := a.Text[z.Start:z.End]
				kinds[text] = z.Kind
				want := false
				for i, r := range d.BodyRanges {
					if want = want || r[0] == start; r[0] == start {
						if got := string(points[r[0]:r[1]]); got != text {
							t.Errorf("zone is %q, want %q", text, got)
						}
						if (i == 0) != (z.Kind == extract.Title) {
							t.Errorf("%s: %s", z.Kind, text)
						}
					}
				}
				if want != z.Kind.Content() {
					t.Errorf("%s: %s", z.Kind, text)
				}
			}
			for _, b := range d.Boilerplate {
				k := kinds[b.Text]
				if strings.HasPrefix(b.Text, "Фото") && k != extract.Credit || strings.HasPrefix(b.Text, "Читайте также") && k != extract.Related {
					t.Errorf("%s: %s", k, b.Text)
				}
			}
		})
	}
}
