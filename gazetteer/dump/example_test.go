package dump_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/dump"
)

// screen shows the files of a pack.
type screen struct{}

func (screen) Create(name string) (io.WriteCloser, error) {
	fmt.Println("--", name)
	return struct {
		io.Writer
		io.Closer
	}{os.Stdout, io.NopCloser(nil)}, nil
}

func ExampleImport() {
	g, err := gazetteer.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	table := "Назва;en;вид\nСтавкове Товариство;Stavkove Society;org\nНАТО;NATO;org\n"
	reader := &dump.CSV{Columns: map[string]string{"Назва": "uk", "вид": "type"}}
	report, err := dump.Import(context.Background(), reader, []dump.Input{{Name: "table.csv", Reader: strings.NewReader(table)}},
		dump.Options{Known: g, Scratch: os.TempDir()}, screen{})
	fmt.Println(report.Read, report.Written, report.Skipped, err)
	// Output:
	// -- entity/org-0001.yaml
	// # Imported by zgadka; another import writes it anew.
	// # From a table of your own.
	// entities:
	// - id: org/stavkove-society
	//   uk: {text: Ставкове Товариство, pattern: A N}
	//   en: Stavkove Society
	// 2 map[Organization:1] map[known already:1] <nil>
}
