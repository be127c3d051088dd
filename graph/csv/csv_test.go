package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"zgadka/graph/storetest"
)

func TestWrite(t *testing.T) {
	var nodes, edges bytes.Buffer
	if err := Write(&nodes, &edges, storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil)); err != nil {
		t.Fatal(err)
	}
	// Line ends inside a cell come back as \n: that is how Go reads them.
	for file, want := range map[*bytes.Buffer]string{
		&nodes: `
			id|label|type|nameUk|nameRu|nameEn|wikidata|iso2|known|firstSeen|lastSeen|articles
			country/cn|Китай|Country|Китай|Китай|China|Q148|CN|true|2023-03-21|2026-01-01|5
			country/ru|Росія|Country|Росія|Россия|Russia|Q159|RU|true|2023-03-21|2026-01-01|1234567
			person/jens-stoltenberg|Єнс Столтенберг|Person|Єнс Столтенберг|Йенс Столтенберг|Jens Stoltenberg|||true|||0
			x/org/@=<&>|'=SUM(A1) «Ї» <b>&amp;" 'ʼ' 😀⇥⏎кінець|Organization||||||false|||1
			x/person/без-імені|x/person/без-імені|Person||||||false|||2`,
		&edges: `
			id|source|target|kind|sourceName|targetName|weight|sentences|quotes|articles|firstSeen|lastSeen
			country/cn∣country/ru|country/cn|country/ru|CO_MENTIONED_WITH|Китай|Росія|7.5|9||2|2023-03-21|2026-01-01
			country/cn>country/ru|country/cn|country/ru|SAID_ABOUT|Китай|Росія|2||2|2|2023-03-21|2026-01-01
			country/ru>country/cn|country/ru|country/cn|SAID_ABOUT|Росія|Китай|0.25||1|2|2023-03-21|2026-01-01
			x/org/@=<&%3E∣x/person/без-імені|x/org/@=<&>|x/person/без-імені|CO_MENTIONED_WITH|'=SUM(A1) «Ї» <b>&amp;" 'ʼ' 😀⇥⏎кінець||1|1||1||`,
	} {
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		visible := strings.NewReplacer("\n", "⏎", "\t", "⇥", "|", "∣")
		var got []string
		for _, r := range rows {
			for i := range r {
				r[i] = visible.Replace(r[i])
			}
			got = append(got, strings.Join(r, "|"))
		}
		var lines []string
		for l := range strings.Lines(want) {
			if l = strings.TrimSpace(l); l != "" {
				lines = append(lines, l)
			}
		}
		if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
			t.Errorf("got\n%s\nwant\n%s", g, w)
		}
	}
}

func TestFormulas(t *testing.T) {
	for given, want := range map[string]string{
		"=1+1": "'=1+1", "+380": "'+380", "-5": "'-5", "@all": "'@all", "\tx": "'\tx", "Ї=": "Ї=", "": "", "a\x00b": "ab", "\x00=1": "'=1",
		"\n=1": "'\n=1", "＝1+1": "'＝1+1", "\x1b[31mчервоне\u009b0m": "[31mчервоне0m", "\x7f@all": "'@all", "a\t\"b\",\nc": "a\t\"b\",\nc",
	} {
		if got := text(given); got != want {
			t.Errorf("text(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := Write(io.Discard, io.Discard, storetest.Stream(storetest.SampleNodes, nil, broken)); !errors.Is(err, broken) {
		t.Errorf("stream: %v", err)
	}
	for _, w := range [][2]io.Writer{{full{broken}, io.Discard}, {io.Discard, full{broken}}} {
		if err := Write(w[0], w[1], storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil)); !errors.Is(err, broken) {
			t.Errorf("disk: %v", err)
		}
	}
}

type full struct{ error }

func (f full) Write([]byte) (int, error) { return 0, f.error }
