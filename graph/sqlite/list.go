package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"zgadka/graph"
)

// list writes a list as JSON, "[]" for none.
func list[T any](v []T) string {
	if len(v) == 0 {
		return "[]"
	}
	if ints, ok := any(v).([]int); ok {
		b := []byte{'['}
		for i, n := range ints {
			if i > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(b, int64(n), 10)
		}
		return string(append(b, ']'))
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // lists hold numbers and strings
	}
	return string(bytes.TrimSuffix(buf.Bytes(), []byte("\n")))
}

// listOf scans a list; none is nil.
type listOf[T any] struct{ to *[]T }

func into[T any](to *[]T) listOf[T] { return listOf[T]{to} }

// Scan implements sql.Scanner.
func (l listOf[T]) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a list is %T", v)
	}
	*l.to = nil
	if s == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(s), l.to)
}

func rangeList(rs []graph.Range) string {
	out := make([][2]int, len(rs))
	for i, r := range rs {
		out[i] = [2]int{r.Start, r.End}
	}
	return list(out)
}

func zoneList(zs []graph.Zone) string {
	out := make([][3]any, len(zs))
	for i, z := range zs {
		out[i] = [3]any{z.Kind, z.Start, z.End}
	}
	return list(out)
}

func zonesOf(list [][3]any) ([]graph.Zone, error) {
	var out []graph.Zone
	for _, z := range list {
		kind, ok := z[0].(string)
		start, ok1 := z[1].(float64)
		end, ok2 := z[2].(float64)
		if !ok || !ok1 || !ok2 {
			return nil, fmt.Errorf("a zone is %v", z)
		}
		out = append(out, graph.Zone{Kind: kind, Range: graph.Range{Start: int(start), End: int(end)}})
	}
	return out, nil
}

func rangesOf(list [][2]int) []graph.Range {
	var out []graph.Range
	for _, r := range list {
		out = append(out, graph.Range{Start: r[0], End: r[1]})
	}
	return out
}
