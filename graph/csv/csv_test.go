package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"zgadka/graph"
	"zgadka/graph/storetest"
)

// files keeps what was written, by name.
type files map[string]*bytes.Buffer

type closer struct {
	io.Writer
	closed func() error
}

func (c closer) Close() error { return c.closed() }

func (f files) create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return closer{f[name], func() error {
		f[name+" closed"] = nil
		return nil
	}}, nil
}

func TestWrite(t *testing.T) {
	f := files{}
	if err := Write(f.create, storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil)); err != nil {
		t.Fatal(err)
	}
	// Line ends inside a cell come back as \n: that is how Go reads them.
	for name, want := range map[string]string{
		Nodes: `
			id|label|type|nameUk|nameRu|nameEn|wikidata|iso2|known|firstSeen|lastSeen|articles
			country/cn|Китай|Country|Китай|Китай|China|Q148|CN|true|2023-03-21|2026-01-01|5
			country/ru|Росія|Country|Росія|Россия|Russia|Q159|RU|true|2023-03-21|2026-01-01|1234567
			person/jens-stoltenberg|Єнс Столтенберг|Person|Єнс Столтенберг|Йенс Столтенберг|Jens Stoltenberg|||true|||0
			x/org/@=<&>|'=SUM(A1) «Ї» <b>&amp;" 'ʼ' 😀⇥␛⏎кінець|Organization||||||false|||1
			x/person/без-імені|x/person/без-імені|Person||||||false|||2`,
		Edges: `
			id|source|target|kind|sourceName|targetName|weight|count|articles|firstSeen|lastSeen
			country/cn∣country/ru|country/cn|country/ru|CO_MENTIONED_WITH|Китай|Росія|7.5|9|2|2023-03-21|2026-01-01
			country/cn>country/ru|country/cn|country/ru|SAID_ABOUT|Китай|Росія|2|2|2|2023-03-21|2026-01-01
			country/ru>country/cn|country/ru|country/cn|SAID_ABOUT|Росія|Китай|0.25|1|2|2023-03-21|2026-01-01
			x/org/@=<&%3E∣x/person/без-імені|x/org/@=<&>|x/person/без-імені|CO_MENTIONED_WITH|'=SUM(A1) «Ї» <b>&amp;" 'ʼ' 😀⇥␛⏎кінець||1|1|1||`,
	} {
		if _, ok := f[name+" closed"]; !ok {
			t.Errorf("%s is not closed", name)
		}
		rows, err := csv.NewReader(f[name]).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		visible := strings.NewReplacer("\n", "⏎", "\t", "⇥", "\x1b", "␛", "|", "∣")
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
			t.Errorf("%s: got\n%s\nwant\n%s", name, g, w)
		}
	}
}

func TestFormulas(t *testing.T) {
	for given, want := range map[string]string{
		"=1+1": "'=1+1", "+380": "'+380", "-5": "'-5", "@all": "'@all", "\tx": "'\tx", "Ї=": "Ї=", "": "", "a\x00b": "ab", "\x00=1": "'=1",
	} {
		if got := text(given); got != want {
			t.Errorf("text(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := Write(files{}.create, storetest.Stream(storetest.SampleNodes, nil, broken)); !errors.Is(err, broken) {
		t.Errorf("stream: %v", err)
	}
	g := func() *graph.Subgraph { return storetest.Stream(storetest.SampleNodes, storetest.SampleEdges, nil) }
	if err := Write(func(string) (io.WriteCloser, error) { return nil, broken }, g()); !errors.Is(err, broken) {
		t.Errorf("create: %v", err)
	}
	f := files{}
	err := Write(func(name string) (io.WriteCloser, error) {
		w, err := f.create(name)
		return closer{w, func() error { return broken }}, err
	}, g())
	if !errors.Is(err, broken) {
		t.Errorf("close: %v", err)
	}
}
