package dump

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"zgadka/gazetteer"
)

// GeoNames reads the dump of GeoNames: places (allCountries.txt, cities500.txt, UA.txt; 19 columns) and their names
// (alternateNamesV2.txt; 10 columns, or the 8 of alternateNames.txt). Both are inputs, in any order; the columns tell them apart.
// Without names in Ukrainian and Russian a place has its main name as the English one.
type GeoNames struct {
	MinPopulation int // of towns; other places have none
}

// Notice implements Reader.
func (GeoNames) Notice() string {
	return "GeoNames (https://www.geonames.org), CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
}

// Read implements Reader.
func (g GeoNames) Read(ctx context.Context, in Input, to Sink) error {
	return table(ctx, in, "a table of GeoNames", to, func(_ int, line string) error {
		switch f := strings.Split(line, "\t"); {
		case len(f) == 19 && digits(f[0]):
			return g.place(f, to)
		case (len(f) == 8 || len(f) == 10) && digits(f[0]) && digits(f[1]):
			return failed(alternate(f, to))
		}
		return errors.New("want the 19 columns of a place or the 10 of an alternate name, with tabs between them")
	})
}

// place reads geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code, country code, cc2, four
// admin codes, population, elevation, dem, timezone, modification date.
func (g GeoNames) place(f []string, to Sink) error {
	kinds, ok := placeKind(f[6], f[7])
	population, err := strconv.Atoi(f[14])
	if err != nil {
		return errors.New("the population is no number")
	}
	switch {
	case !ok:
		to.Skip("of a feature code that is not read")
		return nil
	case f[6] == "P" && population < g.MinPopulation:
		to.Skip("with fewer than " + strconv.Itoa(g.MinPopulation) + " inhabitants")
		return nil
	}
	r := &Record{Key: "g" + f[0], Type: gazetteer.Place, Kinds: kinds, Country: f[8], Weight: population, Order: "5",
		Names: map[string][]Named{"en": {{Text: f[1]}}}}
	if f[6] == "A" && strings.HasPrefix(f[7], "PCL") {
		r.Type, r.ISO2 = gazetteer.Country, f[8]
	}
	return failed(to.Record(r))
}

// placeKind says what is read of the feature classes, and what it is called.
func placeKind(class, code string) (kinds []string, ok bool) {
	switch class {
	case "P":
		if slices.Contains([]string{"PPLC", "PPLA"}, code) {
			return []string{"city"}, true
		}
		return nil, !slices.Contains([]string{"PPLQ", "PPLW", "PPLX"}, code) // abandoned, destroyed, quarters
	case "A":
		switch {
		case code == "ADM1":
			return []string{"region"}, true
		case strings.HasPrefix(code, "PCL") && code != "PCLH":
			return []string{"country"}, true
		}
	case "H":
		kind := map[string]string{"SEA": "sea", "OCN": "sea", "GULF": "sea", "STM": "river", "STRT": "strait", "LK": "lake"}[code]
		return []string{kind}, kind != ""
	case "T":
		kind := map[string]string{"ISL": "island", "ISLS": "island", "MT": "mountain", "MTS": "mountain"}[code]
		return []string{kind}, kind != ""
	}
	return nil, false
}

// alternate reads alternateNameId, geonameid, isolanguage, alternate name, isPreferredName, isShortName, isColloquial, isHistoric, and
// in the newer file from and to. Preferred names come first; old ones only with the year in which they ended.
func alternate(f []string, to Sink) error {
	if !slices.Contains(gazetteer.Languages, f[2]) || f[6] == "1" {
		return nil
	}
	f = append(f, "", "")
	n := Named{Text: f[3], From: year(f[8]), To: year(f[9])}
	order := "6"
	switch {
	case f[7] == "1" && n.To == "":
		return nil
	case f[7] == "1":
		order = "8"
	case f[4] == "1":
		order = "1"
	case f[5] == "1":
		order, n.Kind = "7", gazetteer.Short
	}
	return to.Record(&Record{Key: "g" + f[1], Order: order + f[0], More: true, Names: map[string][]Named{f[2]: {n}}})
}

// year takes the year off a date, which may be "1924", "2016-05-12" or something in words.
func year(s string) string {
	if len(s) < 4 || !digits(s[:4]) {
		return ""
	}
	if d, err := gazetteer.ParseDate(s); err == nil {
		return d.String()
	}
	return s[:4]
}

// Finish implements Reader.
func (GeoNames) Finish(*Record) string { return "" }
