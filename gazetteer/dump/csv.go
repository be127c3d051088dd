package dump

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
)

// CSV reads a table whose first row names the columns; a comma, semicolon or tab stands between them.
type CSV struct {
	Columns map[string]string // headers of the table that stand for columns of ours: "Назва" for uk
	Type    gazetteer.Type    // of rows that give none
}

// csvColumns are the columns that are understood; several names or kinds in one cell have | between them.
var csvColumns = []string{"id", "type", "uk", "ru", "en", "gender", "kinds", "country", "wikidata", "weight"}

// Notice implements Reader.
func (*CSV) Notice() string { return "From a table of your own." }

// Read implements Reader.
func (c *CSV) Read(ctx context.Context, in Input, to Sink) error {
	r, err := unpack(in)
	if err != nil {
		return err
	}
	if bom, _ := r.Peek(3); string(bom) == "\ufeff" {
		_, _ = r.Discard(3)
	}
	head, err := r.Peek(min(r.Size(), 64<<10))
	if err != nil && err != io.EOF {
		return &Damaged{in.Name, 0, err}
	}
	line, _, _ := strings.Cut(string(head), "\n")
	t := csv.NewReader(r)
	t.ReuseRecord, t.FieldsPerRecord = true, -1
	for _, comma := range ";\t" {
		if strings.ContainsRune(line, comma) && !strings.Contains(line, ",") {
			t.Comma = comma
		}
	}
	header, err := t.Read()
	if err != nil {
		return err
	}
	columns, err := c.columns(header)
	if err != nil {
		return err
	}
	for rows := 0; ; rows++ {
		cells, err := t.Read()
		var parse *csv.ParseError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &parse):
			to.Broken(Broken{in.Name, parse.Line, parse.Err.Error()})
			continue
		case err != nil:
			return &Damaged{in.Name, rows, err}
		case ctx.Err() != nil:
			return ctx.Err()
		}
		number, _ := t.FieldPos(0)
		record, err := c.record(columns, cells)
		if err != nil {
			to.Broken(Broken{in.Name, number, err.Error()})
		} else if err := to.Record(record); err != nil {
			return err
		}
	}
}

// columns says which of ours each column of the table is.
func (c *CSV) columns(header []string) ([]string, error) {
	columns := make([]string, len(header))
	names := 0
	for i, h := range header {
		h = strings.TrimSpace(h)
		name := strings.ToLower(h)
		if mapped, ok := c.Columns[h]; ok {
			name = mapped
		}
		if slices.Contains(csvColumns, name) {
			if slices.Contains(columns, name) {
				return nil, fmt.Errorf("two columns are %s", name)
			}
			columns[i] = name
			if slices.Contains(gazetteer.Languages, name) {
				names++
			}
		}
	}
	if names == 0 {
		return nil, fmt.Errorf("no column has names: want a first row with one of uk, ru, en (and perhaps %s); it has %s. --column 'HEADER=uk' says what a column is",
			strings.Join(slices.DeleteFunc(slices.Clone(csvColumns), func(s string) bool { return slices.Contains(gazetteer.Languages, s) }), ", "), strings.Join(quoted(header), ", "))
	}
	return columns, nil
}

func quoted(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%.40q", s)
	}
	return out
}

// record reads one row.
func (c *CSV) record(columns, cells []string) (*Record, error) {
	r := &Record{Type: c.Type, Names: map[string][]Named{}}
	for i, cell := range cells {
		if cell = strings.TrimSpace(cell); cell == "" || i >= len(columns) {
			continue
		}
		var ok = true
		switch column := columns[i]; column {
		case "id":
			r.ID = cell
		case "type":
			r.Type, ok = gazetteer.ParseType(cell)
		case "gender":
			r.Gender = draft.Gender(cell)
			ok = r.Gender != 0
		case "kinds":
			r.Kinds = strings.FieldsFunc(cell, func(c rune) bool { return c == '|' || c == ' ' || c == ',' })
			ok = !slices.ContainsFunc(r.Kinds, func(k string) bool { return gazetteer.Slug(k) != k })
		case "country":
			r.Country = strings.ToUpper(strings.TrimPrefix(cell, "country/"))
			ok = len(r.Country) == 2
		case "wikidata":
			_, ok = number(cell)
			r.Wikidata = cell
		case "weight":
			_, err := fmt.Sscan(cell, &r.Weight)
			ok = err == nil
		case "":
		default:
			for _, name := range strings.Split(cell, "|") {
				r.Names[column] = append(r.Names[column], Named{Text: name})
			}
		}
		if !ok {
			return nil, fmt.Errorf("%s %.40q is not understood", columns[i], cell)
		}
	}
	switch prefix, rest, _ := strings.Cut(r.ID, "/"); {
	case r.ID == "":
	case gazetteer.Slug(rest) != rest || rest == "":
		return nil, fmt.Errorf("id %.40q: want one such as org/nato", r.ID)
	default:
		t, ok := gazetteer.ParseType(prefix)
		if !ok || r.Type != "" && r.Type != t {
			return nil, fmt.Errorf("id %.40q does not go with the type %s", r.ID, r.Type)
		}
		r.Type = t
	}
	if r.Key = r.Wikidata; r.Key == "" {
		sum := sha256.Sum256([]byte(strings.Join(cells, "\x00"))) // the row wherever it stands in the table
		r.Key = "h" + hex.EncodeToString(sum[:4])
	}
	if r.Type == "" {
		return nil, errors.New("no type: want a column type with person, org, country, place, media or event, or --type for all rows")
	}
	return r, nil
}

// Finish implements Reader.
func (*CSV) Finish(*Record) string { return "" }
