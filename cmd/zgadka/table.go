package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// table prints aligned columns; the header is bold on a terminal. Cells are cut to a readable width, save on --json, which has no tables.
type table struct {
	header []string
	rows   [][]string
	bold   bool
}

const cellWidth = 72

func (a *app) table(header ...string) *table { return &table{header: header, bold: a.colour()} }

func (t *table) row(cells ...string) {
	for i, c := range cells {
		cells[i] = cut(clean(c), cellWidth)
	}
	t.rows = append(t.rows, cells)
}

func (t *table) write(w io.Writer) {
	if len(t.rows) == 0 {
		return
	}
	widths := make([]int, len(t.header))
	for i, h := range t.header {
		widths[i] = columns(h)
	}
	for _, r := range t.rows {
		for i, c := range r {
			widths[i] = max(widths[i], columns(c))
		}
	}
	line := func(cells []string, on, off string) {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString(on + c + off)
			if i < len(cells)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-columns(c)+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	if t.bold {
		line(t.header, "\x1b[1m", "\x1b[0m")
	} else {
		line(t.header, "", "")
	}
	for _, r := range t.rows {
		line(r, "", "")
	}
}

// columns is how many columns of a terminal s takes.
func columns(s string) (n int) {
	for _, c := range s {
		switch {
		case unicode.Is(unicode.Mn, c):
		case width.LookupRune(c).Kind() == width.EastAsianWide || width.LookupRune(c).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}

// clean makes text of a page safe for a terminal: control and format characters, escape sequences among them, become blanks.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) {
			return ' '
		}
		return c
	}, s)
}

// screen is a terminal as standard output. Tables are cleaned where they are made; JSON and files that go there keep their signs, so of these
// the ones that would steer a terminal or turn the direction of writing are shown as JSON writes them: \u009b.
type screen struct {
	w    io.Writer
	rest []byte // a rune that has not come whole
}

func (s *screen) Write(b []byte) (int, error) {
	in := append(s.rest, b...)
	var out []byte
	for len(in) > 0 && utf8.FullRune(in) {
		c, n := utf8.DecodeRune(in)
		if c == 0x7f || c >= 0x80 && c < 0xa0 || unicode.Is(unicode.Bidi_Control, c) {
			out = fmt.Appendf(out, `\u%04x`, c)
		} else {
			out = append(out, in[:n]...)
		}
		in = in[n:]
	}
	s.rest = append([]byte(nil), in...)
	if _, err := s.w.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// printJSON prints v indented, for people who asked for JSON as well as for programs.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
