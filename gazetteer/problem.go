package gazetteer

import (
	"cmp"
	"errors"
	"fmt"
)

// Severity says how bad a problem is.
type Severity string

// Severities.
const (
	Error   Severity = "error"   // the pack does not load, or says what cannot be
	Warning Severity = "warning" // worth a look
	Note    Severity = "note"    // true of many good entries
)

// Problem is something wrong with a pack. As an error it reads "file:line: message".
type Problem struct {
	Pos
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"` // one of the Rule constants
	Message  string   `json:"message"`
}

// String is "file:line".
func (p Pos) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

func (p Problem) Error() string { return p.Pos.String() + ": " + p.Message }

// String is the same as Error.
func (p Problem) String() string { return p.Error() }

// compare orders by place.
func (p Problem) compare(o Problem) int {
	return cmp.Or(cmp.Compare(p.File, o.File), cmp.Compare(p.Line, o.Line))
}

// Problems returns what an error of [Load] joins, nil where it is of another kind.
func Problems(err error) []Problem {
	var list []Problem
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			list = append(list, Problems(err)...)
		}
		return list
	}
	var p Problem
	if errors.As(err, &p) {
		list = append(list, p)
	}
	return list
}
