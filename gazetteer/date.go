package gazetteer

// Date is a calendar date known to the day, the month or the year: Month and Day are 0 where they are not known.
// The zero Date is "not given".
type Date struct {
	Year, Month, Day int
}
