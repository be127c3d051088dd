package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Layouts whose result names a zone, then those without. Go takes a fraction of a second where a layout has none.
var (
	zoned = []string{
		time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 MST",
		time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, time.RFC850,
		"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
		"2 Jan 2006 15:04 -0700", "Mon, 2 Jan 2006 15:04 -0700", "Mon Jan 2 15:04:05 MST 2006",
		"2 Jan 2006 15:04 MST", "Mon Jan 2 2006 15:04:05 GMT-0700", "January 2, 2006, 15:04 MST",
	}
	local = []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405"}
	dates = []string{"2006-01-02", "2006/01/02", "20060102"}
)

// ParseDate turns the date of an article into ISO 8601: "2023-03-21", "2023-03-21T15:40:00" where the page names no zone, or
// RFC 3339 where it does. It reads ISO, RFC 822 and 1123, seconds and milliseconds since 1970, "21.03.2023", and dates with the month in words, as in
// "21 березня 2023, 15:40", "21 марта 2023 г." or "March 21, 2023 3:40 PM". Words beside the date are an error, as is a
// date without a year. Of zones that only have a name those of RFC 822 are read, UTC, GMT, and America's from EST to PDT; others are
// left out, as such names are ambiguous.
func ParseDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if iso, ok := unix(s); ok {
		return iso, nil
	}
	for _, l := range zoned {
		t, err := time.Parse(l, s)
		if err != nil {
			continue
		}
		if name, off := t.Zone(); strings.Contains(l, "MST") && off == 0 && name != "UTC" && name != "GMT" && name != "Z" {
			return t.Format(local[0]) + offsetOf(strings.ToLower(name)), nil
		}
		return t.Format(time.RFC3339), nil
	}
	for _, l := range local {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(local[0]), nil
		}
	}
	for _, l := range dates {
		if t, err := time.Parse(l, s); err == nil {
			return t.Format(dates[0]), nil
		}
	}
	if len(s) < 100 {
		if d := findDate(fold(s)); d.iso != "" && d.rest == 0 {
			return d.iso, nil
		}
	}
	return "", fmt.Errorf("%.40q is no date that can be read", s)
}

var (
	numeric = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b`)
	isoDate = regexp.MustCompile(`\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:t\d\S*)?\b`)
	clock   = regexp.MustCompile(`\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?\b(?:\s*([ap])\.?m\b)?`)
	dayMon  = regexp.MustCompile(`\b(\d{1,2})(?:-?(?:го|е|th|st|nd|rd)|\.)?\s+(?:de\s+)?(\pL{3,12})\.?,?(?:\s+(?:de\s+)?(\d{4})\b)?`)
	eastern = regexp.MustCompile(`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]`)
	monDay  = regexp.MustCompile(`(\pL{3,12})\.?\s+(\d{1,2})(?:th|st|nd|rd)?\b(?:,?\s+(\d{4})\b)?`)
	wordRE  = regexp.MustCompile(`[\pL\pM'’-]+`)
)

// dating is what a line says about a date.
type dating struct {
	iso   string // "" without a full date
	found bool   // a day and month, or a time of day
	year  bool
	time  bool
	month int // 0 without
	day   int
	clock string // of a date without a year
	at    int    // bytes of the folded line before the first of them
	rest  int    // words that belong to no date
	other string
}

// findDate looks for a date and a time of day in a folded line.
func findDate(s string) dating {
	d := dating{at: len(s)}
	left := []byte(s)
	cut := func(from, to int) {
		d.found = true
		d.at = min(d.at, from)
		for i := from; i < to; i++ {
			left[i] = ' '
		}
	}
	y, m, day, from, to := 0, 0, 0, 0, 0
	num := func(a, b int) int {
		n, _ := strconv.Atoi(s[max(a, 0):max(b, 0)])
		return n
	}
	k := known()
	if x := isoDate.FindStringSubmatchIndex(s); x != nil {
		y, m, day, from, to = num(x[2], x[3]), num(x[4], x[5]), num(x[6], x[7]), x[0], x[1]
	} else if strings.ContainsAny(s, "年년") && eastern.MatchString(s) {
		x := eastern.FindStringSubmatchIndex(s)
		y, m, day, from, to = num(x[2], x[3]), num(x[4], x[5]), num(x[6], x[7]), x[0], x[1]
	} else if x := numeric.FindStringSubmatchIndex(s); x != nil {
		day, m, y, from, to = num(x[2], x[3]), num(x[4], x[5]), num(x[6], x[7]), x[0], x[1]
		if y < 100 {
			y += 2000
		}
	} else {
		for _, x := range dayMon.FindAllStringSubmatchIndex(s, 4) {
			if mon := k.monthOf(s[x[4]:x[5]]); mon > 0 {
				m, day, y, from, to = mon, num(x[2], x[3]), num(x[6], x[7]), x[0], x[1]
				break
			}
		}
		if m == 0 {
			for _, x := range monDay.FindAllStringSubmatchIndex(s, 4) {
				if mon := k.monthOf(s[x[2]:x[3]]); mon > 0 {
					m, day, y, from, to = mon, num(x[4], x[5]), num(x[6], x[7]), x[0], x[1]
					break
				}
			}
		}
	}
	valid := m >= 1 && m <= 12 && day >= 1 && day <= 31
	if valid {
		cut(from, to)
		d.month, d.day = m, day
		if d.year = y >= 1800 && y < 2200; d.year {
			t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
			if t.Day() == day { // not 31 April
				d.iso = t.Format("2006-01-02")
			}
		}
	}
	if x := clock.FindStringSubmatchIndex(string(left)); x != nil && (left[x[3]] == ':' || x[6] >= 0 || valid) {
		cut(x[0], x[1])
		d.time = true
		h, mi := num(x[2], x[3]), num(x[4], x[5])
		if x[6] >= 0 && h <= 12 {
			h %= 12
			if s[x[6]] == 'p' {
				h += 12
			}
		}
		if d.clock = fmt.Sprintf("T%02d:%02d:00", h, mi); d.iso != "" {
			d.iso += d.clock
			for _, w := range wordRE.FindAllString(s[x[1]:min(x[1]+8, len(s))], 1) {
				d.iso += offsetOf(w)
			}
		}
	}
	for _, w := range wordRE.FindAllString(string(left), 40) {
		if w = strings.Trim(w, "-'"); w != "" && !k.dating[w] && !k.week[w] {
			d.rest++
			if d.rest <= 4 {
				d.other += " " + w
			}
		}
	}
	return d
}

// offsetOf is the offset of a zone that RFC 822 names, in lower case, else "".
func offsetOf(zone string) string {
	switch zone {
	case "utc", "gmt":
		return "Z"
	case "edt":
		return "-04:00"
	case "est", "cdt":
		return "-05:00"
	case "cst", "mdt":
		return "-06:00"
	case "mst", "pdt":
		return "-07:00"
	case "pst":
		return "-08:00"
	}
	return ""
}

// inYearOf is a date without a year in the last one that is not after fetched, or "".
func (d *dating) inYearOf(fetched string) string {
	at, _ := instant(fetched)
	if d.month == 0 || at.IsZero() {
		return ""
	}
	for _, year := range []int{at.Year(), at.Year() - 1} {
		t := time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
		if t.Day() == d.day && t.Before(at.AddDate(0, 0, 2)) {
			return t.Format(dates[0]) + d.clock
		}
	}
	return ""
}

// unix is the time of a number of seconds or milliseconds since 1970, of this century.
func unix(s string) (iso string, ok bool) {
	if len(s) != 10 && len(s) != 13 {
		return "", false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return "", false
	}
	if len(s) == 13 {
		n /= 1000
	}
	if n < 946684800 || n > 4102444800 {
		return "", false
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339), true
}

// monthOf is 1..12 for a month's name or its first letters, 0 for another word.
func (k *facts) monthOf(w string) int { return k.month[w] }
