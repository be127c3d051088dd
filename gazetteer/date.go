package gazetteer

import (
	"fmt"
	"time"
)

// Date is a calendar date known to the day, the month or the year: Month and Day are 0 where they are not known.
// The zero Date is "not given".
type Date struct {
	Year, Month, Day int
}

// ParseDate reads "2014", "2014-10" or "2014-10-01". The date must be in the calendar; years are 1000 to 9999.
func ParseDate(s string) (Date, error) {
	var d Date
	var ok bool
	switch len(s) {
	case len("2014"):
		d.Year, ok = digits(s)
	case len("2014-10"):
		var y, m bool
		d.Year, y = digits(s[:4])
		d.Month, m = digits(s[5:])
		ok = y && m && s[4] == '-'
	case len("2014-10-01"):
		t, err := time.Parse(time.DateOnly, s)
		d, ok = Date{t.Year(), int(t.Month()), t.Day()}, err == nil
	}
	if !ok || d.Year < 1000 || len(s) > 4 && (d.Month < 1 || d.Month > 12) {
		return Date{}, fmt.Errorf("date %q: want a real YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return d, nil
}

// digits reads a number that is nothing but digits.
func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// First is the first day that d may be.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the last day that d may be.
func (d Date) Last() Date {
	switch {
	case d.IsZero() || d.Day > 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return Date{d.Year, d.Month, time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()}
}

// Before reports whether d is certainly earlier than o: its last day is before the first day of o. A date that is not given
// is before none and after none.
func (d Date) Before(o Date) bool {
	if d.IsZero() || o.IsZero() {
		return false
	}
	a, b := d.Last(), o.First()
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

// String is the date as [ParseDate] reads it, "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Days is the number of days from d to o, both known to the day.
func (d Date) Days(o Date) int {
	at := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC) }
	return int(at(o).Sub(at(d)).Hours() / 24)
}

// compare orders dates by their first day, the vaguer first; it is for sorting.
func (d Date) compare(o Date) int {
	if c := d.Year - o.Year; c != 0 {
		return c
	}
	if c := d.Month - o.Month; c != 0 {
		return c
	}
	return d.Day - o.Day
}

// May reports whether the half-open time of the tenure may hold a day that on may be. Where from or to are known to the
// month or year only, every day that they may be counts. The zero date is in every tenure.
func (t Tenure) May(on Date) bool {
	if on.IsZero() {
		return true
	}
	if !t.From.IsZero() && on.Last().Before(t.From.First()) {
		return false
	}
	return t.To.IsZero() || on.First().Before(t.To.Last())
}

// Overlaps reports whether two tenures certainly share a day.
func (t Tenure) Overlaps(o Tenure) bool {
	starts := func(a, b Tenure) bool { return b.To.IsZero() || a.From.IsZero() || a.From.Last().Before(b.To.First()) }
	return starts(t, o) && starts(o, t)
}
