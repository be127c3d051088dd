package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"zgadka/gazetteer"
)

var (
	hourMinute = regexp.MustCompile(`\b([01]?\d|2[0-3]):([0-5]\d)\b`)
	dayBefore  = regexp.MustCompile(`(?:^|[^\pL])(?:вчора|вчера|yesterday)(?:$|[^\pL])`)
	sameDay    = regexp.MustCompile(`(?:^|[^\pL])(?:сьогодні|сегодня|today)(?:$|[^\pL])`)
	before     = regexp.MustCompile(`(?:^|[^\pL\d])(\d{1,3})\s*(хв|мин|min|год|час|hour|дн|ден|день|day)\pL*\.?\s+(?:тому|назад|ago)(?:$|[^\pL])`)
)

// relative is the date of «сьогодні, 12:30», «вчора, 9:05» and «3 години тому», seen from when the page was fetched; "" for other
// lines. Days are Kyiv's where fetched has a time with a zone and the words are Ukrainian or Russian.
func relative(s, fetched string) string {
	at, zoned := instant(fetched)
	if at.IsZero() || len(s) > 100 {
		return ""
	}
	if strings.ContainsAny(s, "абвгдеіоср") {
		at = inKyiv(at, zoned)
	}
	if m := before.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		switch m[2] {
		case "хв", "мин", "min":
			at = at.Add(-time.Duration(n) * time.Minute)
		case "год", "час", "hour":
			at = at.Add(-time.Duration(n) * time.Hour)
		default:
			return at.AddDate(0, 0, -n).Format(dates[0])
		}
		if !hasTime(fetched) {
			return ""
		}
		return at.Format(local[0])
	}
	days := 0
	switch {
	case dayBefore.MatchString(s):
		days = -1
	case !sameDay.MatchString(s):
		return ""
	}
	m := hourMinute.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return fmt.Sprintf("%sT%02s:%s:00", at.AddDate(0, 0, days).Format(dates[0]), m[1], m[2])
}

func hasTime(iso string) bool { return len(iso) > len("2006-01-02") }

// instant is a date as a time, and whether it has a zone.
func instant(iso string) (t time.Time, zoned bool) {
	for _, l := range []string{time.RFC3339, local[0], dates[0]} {
		if t, err := time.Parse(l, iso); err == nil {
			return t, l == time.RFC3339
		}
	}
	return time.Time{}, false
}

// inKyiv is a time as clocks in Kyiv show it, when its zone is known.
func inKyiv(t time.Time, zoned bool) time.Time {
	if !zoned {
		return t
	}
	t = t.UTC()
	for _, hours := range []int{3, 2} {
		if there := t.Add(time.Duration(hours) * time.Hour); kyivOffset(there) == fmt.Sprintf("+%02d:00", hours) {
			return there
		}
	}
	return t
}

// atHome adds Kyiv's offset to a time without one, on a site of Ukraine's domain or in Ukrainian.
func atHome(iso, host string, lang gazetteer.Lang) string {
	t, err := time.Parse(local[0], iso)
	if err != nil || lang != "uk" && !strings.HasSuffix(host, ".ua") && !strings.HasSuffix(host, ".укр") {
		return iso
	}
	return t.Format(local[0]) + kyivOffset(t)
}

// kyivOffset is Kyiv's offset at a local time: summer time runs from 03:00 on the last Sunday of March to 04:00 on that of
// October. Of the hour that October has twice it takes the first.
func kyivOffset(t time.Time) string {
	last := func(m time.Month, hour int) time.Time {
		d := time.Date(t.Year(), m, 31, hour, 0, 0, 0, time.UTC)
		return d.AddDate(0, 0, -int(d.Weekday()))
	}
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	if !t.Before(last(time.March, 3)) && t.Before(last(time.October, 4)) {
		return "+03:00"
	}
	return "+02:00"
}
