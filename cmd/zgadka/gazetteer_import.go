package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
	"zgadka/gazetteer/dump"
)

// importFlags are those of every source.
type importFlags struct {
	out              string
	langs            []string
	partial, replace bool
}

func importCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Make a pack of Wikidata, GeoNames, JRC-Names or a table",
		Long: `import reads what another collection of names knows and writes a pack: YAML like any other, to be read, edited and given to --pack.

  zgadka gazetteer import wikidata latest-all.json.bz2 --class Q7278 --min-sitelinks 5 -o parties
  zgadka gazetteer import geonames UA.txt alternateNamesV2.txt --min-population 1000 -o places
  zgadka gazetteer import jrc entities.gzip -o jrc
  zgadka gazetteer import csv my-list.csv --type org -o mine

Input may be packed with gzip, bzip2 or zstd, and - is standard input; it is read once, in memory that does not grow with it. The pack
is written whole or not at all, is the same each time, and does not depend on the order of the input. Ids are the names in Latin letters;
of several with one name the oldest has it for itself, the others have their number behind it. What the gazetteer (with --pack) knows
already is left out. What cannot be said in a pack is left out and counted.

The exit code is 3 where lines could not be read or, with --partial, an input was damaged. See also: zgadka gazetteer lint --pack DIR`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(importWikidata(a), importGeoNames(a), importJRC(a), importCSV(a))
	return c
}

func importWikidata(a *app) *cobra.Command {
	var f importFlags
	var classes []string
	var sitelinks int
	c := &cobra.Command{
		Use:   "wikidata DUMP…",
		Short: "The JSON dump of Wikidata",
		Long: `wikidata reads the JSON dump (latest-all.json.gz or .bz2, or a part of it that still is one array with an entity a line). It takes labels
and further names in Ukrainian, Russian and English, the sex, the country, and the offices that the words of lang/ name, with their dates.

  zgadka gazetteer import wikidata latest-all.json.gz --class Q5 --min-sitelinks 10 -o persons
  zgadka gazetteer import wikidata latest-all.json.gz --class Q515 --class Q476300=event -o some
  curl -s https://dumps.wikimedia.org/wikidatawiki/entities/latest-all.json.gz | zgadka gazetteer import wikidata - --min-sitelinks 20 -o known

The .gz is read many times as fast as the .bz2; of that, lbzip2 -dc in front, on all processors, makes up some.

--class takes the members of a class and of all its subclasses; without it everything is taken that the table of classes knows: persons,
countries, places, media, organizations, events. =TYPE says what the members are where the table does not.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			var wanted []dump.Class
			for _, s := range classes {
				class, err := dump.ParseClass(s)
				if err != nil {
					return usageError{fmt.Errorf("--class: %w", err)}
				}
				wanted = append(wanted, class)
			}
			return a.importInto(c.Context(), args, f, func(g *gazetteer.Gazetteer) dump.Reader {
				r := dump.NewWikidata(g)
				r.MinSitelinks, r.Classes = sitelinks, wanted
				return r
			})
		},
	}
	f.add(c)
	c.Flags().StringArrayVar(&classes, "class", nil, "take the members of this class and its subclasses only: Q5, or Q476300=event; may be given several times")
	c.Flags().IntVar(&sitelinks, "min-sitelinks", 1, "take what has at least so many pages in Wikipedia and its sister projects")
	return c
}

func importGeoNames(a *app) *cobra.Command {
	var f importFlags
	var population int
	c := &cobra.Command{
		Use:   "geonames FILE…",
		Short: "The dump of GeoNames",
		Long: `geonames reads places (allCountries.txt, cities500.txt, UA.txt) and their names in other languages (alternateNamesV2.txt), as unpacked from
the ZIP files; the columns tell which is which. Populated places, regions, seas, rivers, lakes, islands and mountains are taken.

  zgadka gazetteer import geonames UA.txt alternateNamesV2.txt -o places-ua
  unzip -p allCountries.zip | zgadka gazetteer import geonames - alternateNamesV2.txt --min-population 5000 -o places`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.importInto(c.Context(), args, f, always(dump.GeoNames{MinPopulation: population}))
		},
	}
	f.add(c)
	c.Flags().IntVar(&population, "min-population", 500, "take populated places with at least so many inhabitants")
	return c
}

func importJRC(a *app) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "jrc FILE…",
		Short: "The entity file of JRC-Names",
		Long: `jrc reads the entity file of JRC-Names (entities.gzip): persons and organizations with the spellings that newspapers use. Names in
Cyrillic whose language is not given are taken where their letters are Ukrainian or Russian only.

  zgadka gazetteer import jrc entities.gzip -o jrc`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.importInto(c.Context(), args, f, always(dump.JRC{}))
		},
	}
	f.add(c)
	return c
}

func importCSV(a *app) *cobra.Command {
	var f importFlags
	var columns []string
	var typ string
	c := &cobra.Command{
		Use:   "csv FILE…",
		Short: "A table of your own",
		Long: `csv reads a table whose first row names the columns; comma, semicolon or tab stands between them. Columns are uk, ru and en (several names
with | between them, the main one first) and, where there are any, id, type, gender, kinds, country (UA), wikidata, weight.

  zgadka gazetteer import csv villages.csv --type place -o villages
  zgadka gazetteer import csv staff.csv --column 'ПІБ=uk' --column 'Name=en' --type person -o staff`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			r := &dump.CSV{Columns: map[string]string{}}
			for _, s := range columns {
				from, to, ok := strings.Cut(s, "=")
				if !ok || from == "" || to == "" {
					return usageError{fmt.Errorf("--column %s: want the header of the table and what it is, such as Назва=uk", clean(s))}
				}
				r.Columns[from] = to
			}
			if typ != "" {
				t, ok := gazetteer.ParseType(typ)
				if !ok {
					return usageError{fmt.Errorf("--type %s: want person, org, country, place, media or event", clean(typ))}
				}
				r.Type = t
			}
			return a.importInto(c.Context(), args, f, always(r))
		},
	}
	f.add(c)
	c.Flags().StringArrayVar(&columns, "column", nil, "what a column is: HEADER=uk; may be given several times")
	c.Flags().StringVar(&typ, "type", "", "type of rows that give none: person, org, country, place, media or event")
	return c
}

func (f *importFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.out, "output", "o", "", "folder for the pack")
	c.Flags().StringArrayVar(&f.langs, "lang", nil, "take names in this language only: uk, ru or en; may be given several times")
	c.Flags().BoolVar(&f.partial, "partial", false, "of a damaged input keep what was read before the damage")
	c.Flags().BoolVar(&f.replace, "replace", false, "put the pack in the place of one that was imported into the folder before")
}

// always is a reader that needs no gazetteer.
func always(r dump.Reader) func(*gazetteer.Gazetteer) dump.Reader {
	return func(*gazetteer.Gazetteer) dump.Reader { return r }
}

// importInto reads the files and puts the pack where it is wanted.
func (a *app) importInto(ctx context.Context, names []string, f importFlags, reader func(*gazetteer.Gazetteer) dump.Reader) error {
	if f.out == "" {
		return usageError{errors.New("-o DIR says where the pack is to be written")}
	}
	for _, lang := range f.langs {
		if !slices.Contains(gazetteer.Languages, lang) {
			return usageError{fmt.Errorf("--lang %s: want uk, ru or en", clean(lang))}
		}
	}
	inputs, closeAll, err := a.inputs(names)
	if err != nil {
		return err
	}
	defer closeAll()
	folder, err := newPackFolder(f.out, f.replace)
	if err != nil {
		return err
	}
	defer folder.abandon()
	g, err := a.gazetteer()
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(filepath.Dir(folder.temp), ".zgadka-import-")
	if err != nil {
		return fmt.Errorf("write %s: %w", f.out, err)
	}
	defer os.RemoveAll(scratch)
	progress := a.count("read", "entities")
	defer progress.done()
	read := 0
	report, err := dump.Import(ctx, reader(g), inputs, dump.Options{Known: g, Langs: f.langs, Scratch: scratch, Partial: f.partial, Progress: func(n int) { progress.add(n - read); read = n }}, folder)
	progress.done()
	if err != nil {
		var d *dump.Damaged
		if errors.As(err, &d) {
			return fmt.Errorf("%w; nothing was written: get the file again, or keep what was read with --partial", err)
		}
		return fmt.Errorf("%w; nothing was written", err)
	}
	if len(report.Written) == 0 {
		a.printReport(report, "")
		return errors.New("nothing to import is left, so nothing was written")
	}
	if err := folder.Close(); err != nil {
		return err
	}
	return a.printReport(report, f.out)
}

// inputs opens the files.
func (a *app) inputs(names []string) (list []dump.Input, closeAll func(), err error) {
	var open []io.Closer
	closeAll = func() {
		for _, c := range open {
			c.Close()
		}
	}
	for i, name := range names {
		if name == "-" {
			if slices.Contains(names[:i], "-") {
				closeAll()
				return nil, nil, usageError{errors.New("standard input can be read once: - is given twice")}
			}
			list = append(list, dump.Input{Name: "standard input", Reader: a.stdin})
			continue
		}
		file, err := os.Open(name)
		if errors.Is(err, os.ErrNotExist) {
			err = fmt.Errorf("no file %s (looked in %s)", name, absolute(name))
		}
		if err != nil {
			closeAll()
			return nil, nil, err
		}
		open = append(open, file)
		list = append(list, dump.Input{Name: name, Reader: file})
	}
	return list, closeAll, nil
}

// jsonReport is what an import did, for programs.
type jsonReport struct {
	Read    int            `json:"read"`
	Written map[string]int `json:"written"`
	Offices int            `json:"offices"`
	Holders int            `json:"holders"`
	Skipped map[string]int `json:"skipped"`
	Broken  int            `json:"broken"`
	Damaged *string        `json:"damaged"`
}

// printReport says what became of the input; out is "" where nothing was written.
func (a *app) printReport(r *dump.Report, out string) error {
	a.refused += r.Broken
	if r.Damaged != nil {
		a.refused++
	}
	if r.Broken > 0 {
		fmt.Fprintf(a.stderr, "zgadka: %d lines cannot be read, the first is %s\n", r.Broken, clean(r.First.String()))
	}
	if r.Damaged != nil {
		fmt.Fprintf(a.stderr, "zgadka: %s; what was read before is kept\n", clean(r.Damaged.Error()))
	}
	if a.json {
		j := jsonReport{Read: r.Read, Written: map[string]int{}, Offices: r.Offices, Holders: r.Holders, Skipped: r.Skipped, Broken: r.Broken}
		for t, n := range r.Written {
			j.Written[string(t)] = n
		}
		if r.Damaged != nil {
			s := r.Damaged.Error()
			j.Damaged = &s
		}
		return a.printJSON(j)
	}
	var written []string
	total := 0
	for _, t := range []gazetteer.Type{gazetteer.Person, gazetteer.Organization, gazetteer.Media, gazetteer.Country, gazetteer.Place, gazetteer.Event} {
		if n := r.Written[t]; n > 0 {
			total += n
			written = append(written, fmt.Sprintf("%d %s", n, t))
		}
	}
	fmt.Fprintf(a.stdout, "%d entities read\n", r.Read)
	for _, reason := range sortedByCount(r.Skipped) {
		fmt.Fprintf(a.stdout, "%d left out: %s\n", r.Skipped[reason], reason)
	}
	if out == "" {
		return nil
	}
	fmt.Fprintf(a.stdout, "%s has %d entities (%s), %d offices with %d holders\nlook at it: zgadka gazetteer lint --pack %[1]s\n", clean(out), total, strings.Join(written, ", "), r.Offices, r.Holders)
	return nil
}

// sortedByCount lists the keys, those of the largest numbers first.
func sortedByCount(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}
