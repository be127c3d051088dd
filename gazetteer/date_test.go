package gazetteer

import (
	"fmt"
	"testing"
)

func date(s string) Date {
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]Date{
		"2014":       {2014, 0, 0},
		"2014-10":    {2014, 10, 0},
		"2014-10-01": {2014, 10, 1},
		"2024-02-29": {2024, 2, 29},
	} {
		if d, err := ParseDate(s); err != nil || d != want {
			t.Errorf("ParseDate(%q) = %v, %v, want %v", s, d, err, want)
		} else if d.String() != s {
			t.Errorf("String of %q is %q", s, d)
		}
	}
	for _, s := range []string{"", "14", "0014", "2014-13", "2014-00", "2014-1", "2014/10", "2014-02-30", "2023-02-29", "2014-10-00", "2014-10-01T00", "201a", "2014-1a", "+201", "２０１４", "01-10-2014"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

func TestFirstLast(t *testing.T) {
	for _, c := range []struct{ date, first, last string }{
		{"2014", "2014-01-01", "2014-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023-12", "2023-12-01", "2023-12-31"},
		{"2023-12-05", "2023-12-05", "2023-12-05"},
		{"", "", ""},
	} {
		if d := date(c.date); d.First().String() != c.first || d.Last().String() != c.last {
			t.Errorf("%s: %s to %s, want %s to %s", c.date, d.First(), d.Last(), c.first, c.last)
		}
	}
}

func TestBefore(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2014-09-30", "2014-10-01", true},
		{"2014-10-01", "2014-10-01", false},
		{"2014-10", "2014-10-02", false}, // may be the third
		{"2014-09", "2014-10-02", true},
		{"2014", "2014-10", false},
		{"2013", "2014", true},
		{"2015", "2014", false},
		{"", "2014", false},
		{"2014", "", false},
	} {
		if got := date(c.a).Before(date(c.b)); got != c.want {
			t.Errorf("%q before %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestMay(t *testing.T) {
	for _, c := range []struct {
		from, to, on string
		want         bool
	}{
		{"2014-10-01", "2024-10-01", "2014-10-01", true}, // half-open
		{"2014-10-01", "2024-10-01", "2014-09-30", false},
		{"2014-10-01", "2024-10-01", "2024-09-30", true},
		{"2014-10-01", "2024-10-01", "2024-10-01", false},
		{"2024-10-01", "", "2026-01-01", true},
		{"", "2014-10-01", "1990", true},
		{"2020-03", "2021", "2020-03-01", true}, // may have begun on the first
		{"2020-03", "2021", "2020-02-29", false},
		{"2020-03", "2021", "2021-12-30", true},
		{"2020-03", "2021", "2022-01-01", false},
		{"2014-10-01", "2024-10-01", "2024-10", false}, // gone on the first of the month
		{"2014-10-01", "2024-10-02", "2024-10", true},
		{"2014-10-01", "2024-10-01", "2014", true},
		{"2014-10-01", "2024-10-01", "", true},
	} {
		if got := (Tenure{From: date(c.from), To: date(c.to)}).May(date(c.on)); got != c.want {
			t.Errorf("[%s, %s) on %q: %v, want %v", c.from, c.to, c.on, got, c.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b [2]string
		want bool
	}{
		{[2]string{"2014-10-01", "2024-10-01"}, [2]string{"2024-10-01", ""}, false},
		{[2]string{"2014-10-01", "2024-10-02"}, [2]string{"2024-10-01", ""}, true},
		{[2]string{"2014-10-01", ""}, [2]string{"2024-10-01", ""}, true},
		{[2]string{"2014", "2020-05"}, [2]string{"2020-05-03", "2021"}, false}, // may have gone before the third
		{[2]string{"2014", "2020-06"}, [2]string{"2020-05-03", "2021"}, true},
		{[2]string{"2014", "2020"}, [2]string{"2020", ""}, false},
		{[2]string{"", "2020"}, [2]string{"", "2021"}, true},
	} {
		a, b := Tenure{From: date(c.a[0]), To: date(c.a[1])}, Tenure{From: date(c.b[0]), To: date(c.b[1])}
		if a.Overlaps(b) != c.want || b.Overlaps(a) != c.want {
			t.Errorf("%v and %v: %v and %v, want %v", c.a, c.b, a.Overlaps(b), b.Overlaps(a), c.want)
		}
	}
}

func ExampleParseDate() {
	d, _ := ParseDate("2024-02")
	fmt.Println(d, "is between", d.First(), "and", d.Last())
	_, err := ParseDate("2023-02-29")
	fmt.Println(err)
	// Output:
	// 2024-02 is between 2024-02-01 and 2024-02-29
	// date "2023-02-29": want a real YYYY, YYYY-MM or YYYY-MM-DD
}
