// Package dump makes packs of what other collections of names know: a dump of Wikidata, JRC-Names, GeoNames, a table in CSV.
//
//	dump.go      records, what is to be read and how, what came of it
//	unpack.go    gzip, bzip2, zstd; lines
//	wikidata.go  the JSON dump; classes.go which of its classes are what; positions.go its offices
//	jrc.go geonames.go csv.go  tables; table.go what the first two share
//	pack.go      records in any order to sorted YAML; known.go what the gazetteer knows already; names.go names of a record to names of an entry
//	offices.go   tenures to offices
//
// A source is read once, from front to back, however large it is, and may come from standard input. Records go through files that are
// sorted on disk, so that memory does not grow with their number; it holds the classes, the offices and who held them, and the
// entities that share one name. The pack does not depend on the order of the entities in the source.
package dump

import (
	"context"
	"fmt"
	"io"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// Record is what a source says of one entity, or, in several records of one Key, parts of it.
type Record struct {
	Key      string             `json:"k"`           // its id in the source: Q212, g703448
	Order    string             `json:"o,omitempty"` // sorts the records of one key
	More     bool               `json:"m,omitempty"` // only adds to a record of the same key: without one it is nothing
	Type     gazetteer.Type     `json:"t,omitempty"`
	Kinds    []string           `json:"d,omitempty"`
	Names    map[string][]Named `json:"n,omitempty"` // by language; the main name first
	Gender   inflect.Gender     `json:"g,omitempty"`
	Country  string             `json:"c,omitempty"` // two letters of ISO 3166, or the key of a country
	ISO2     string             `json:"i,omitempty"`
	Wikidata string             `json:"wd,omitempty"`
	Weight   int                `json:"w,omitempty"` // how well known it is among those of its name: sitelinks, inhabitants
	ID       string             `json:"id,omitempty"`
	Classes  []uint32           `json:"q,omitempty"` // of Wikidata
	Holds    []Hold             `json:"h,omitempty"`
}

// Hold is a time in which a person held an office.
type Hold struct {
	Position uint32 `json:"p"`           // the item of the office
	Of       uint32 `json:"o,omitempty"` // the item of its institution, where the statement says it
	From     string `json:"f,omitempty"`
	To       string `json:"t,omitempty"`
}

// Named is one name of a record.
type Named struct {
	Text string             `json:"t"`
	Kind gazetteer.NameKind `json:"k,omitempty"`
	From string             `json:"f,omitempty"`
	To   string             `json:"u,omitempty"`
}

// Input is a file of a source.
type Input struct {
	Name string // for messages
	io.Reader
}

// Sink takes what a source says; it is called from one goroutine at a time. A record is the sink's from then on.
type Sink interface {
	Record(*Record) error
	Skip(reason string) // an entity that is left out
	Broken(Broken)      // a line that cannot be read; the next one may be
}

// Reader reads one kind of source. Read hands every record of an input to the sink. Finish completes a record with what only the whole source tells, and says why it is to be left out, "" if not.
type Reader interface {
	Read(ctx context.Context, in Input, to Sink) error
	Finish(*Record) (skip string)
	// Notice says in one line where the data is from and under which licence it stands.
	Notice() string
}

// Files is where a pack is written; names are those of [gazetteer.Load].
type Files interface {
	Create(name string) (io.WriteCloser, error)
}

// Options say what is made of a source.
type Options struct {
	Known    *gazetteer.Gazetteer // what it has is left out, its ids are not given again, its offices stay
	Langs    []gazetteer.Lang     // whose names are taken; all of them where it is empty
	Scratch  string               // a folder for files that are gone at the end
	Partial  bool                 // keep what was read of a damaged input
	Progress func(records int)    // called now and then; may be nil
}

// Report is what came of an import.
type Report struct {
	Read    int // entities in the source
	Written map[gazetteer.Type]int
	Offices int
	Holders int
	Skipped map[string]int // by reason
	Broken  int            // lines that cannot be read
	First   Broken         // the first of them
	Damaged error          // of an input that was kept in part
}

func (r *Report) skip(reason string) { r.Skipped[reason]++ }

// Damaged is an input that ends in the middle or cannot be unpacked to its end.
type Damaged struct {
	Name    string
	Records int // read before
	Err     error
}

func (d *Damaged) Error() string {
	return fmt.Sprintf("%s is damaged after %d records: %v", d.Name, d.Records, d.Err)
}

func (d *Damaged) Unwrap() error { return d.Err }

// Broken is a line that cannot be read.
type Broken struct {
	File   string
	Line   int // from 1
	Reason string
}

func (b Broken) String() string { return fmt.Sprintf("%s:%d: %s", b.File, b.Line, b.Reason) }
