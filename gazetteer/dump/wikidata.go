package dump

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/tidwall/gjson"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// Wikidata reads the JSON dump of Wikidata: one array, an entity a line.
type Wikidata struct {
	Classes      []Class // of which entities are taken, their subclasses too; those of the table where it is empty
	MinSitelinks int     // how many pages of Wikimedia's projects an entity must have

	known     *gazetteer.Gazetteer
	graph     classGraph
	positions map[uint32]position
	iso       map[uint32]string // of countries
	types     map[uint32]Class  // of every class that is wanted, when all is read
}

// NewWikidata returns a reader that understands offices in the words of g.
func NewWikidata(g *gazetteer.Gazetteer) *Wikidata {
	return &Wikidata{known: g, positions: map[uint32]position{}, iso: map[uint32]string{}}
}

// Notice implements Reader.
func (*Wikidata) Notice() string {
	return "Wikidata (https://www.wikidata.org), CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/"
}

// item is one entity as it is read, before it is known which classes are wanted.
type item struct {
	record  *Record
	q       uint32
	parents []uint32 // P279
	iso     string
	pos     position
	isPos   bool
	err     error
	line    int
}

// Read implements Reader. Lines are read on all processors; what they say is put together by one.
func (w *Wikidata) Read(ctx context.Context, in Input, to Sink) error {
	r, err := unpack(in)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type batch struct {
		first int
		text  []string
	}
	work, done := make(chan batch), make(chan []item, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for b := range work {
				items := make([]item, len(b.text))
				for i, text := range b.text {
					items[i] = w.item(text)
					items[i].line = b.first + i
				}
				done <- items
			}
		})
	}
	go func() { wg.Wait(); close(done) }()
	closed := false
	readErr := make(chan error, 1)
	go func() {
		defer close(work)
		b, bytesIn := batch{first: 1}, 0
		err := lines(r, func(number int, line []byte) error {
			line = bytes.TrimSpace(line)
			closed = bytes.Equal(line, []byte("]"))
			b.text = append(b.text, string(bytes.TrimSuffix(line, []byte(","))))
			if bytesIn += len(line); len(b.text) == 500 || bytesIn > 4<<20 {
				select {
				case work <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
				b, bytesIn = batch{first: number + 1}, 0
			}
			return nil
		})
		if len(b.text) > 0 && ctx.Err() == nil {
			work <- b
		}
		if err == nil && !closed {
			err = errors.New("it ends without the closing ] of a dump")
		}
		readErr <- err
	}()
	n, broken := 0, 0
	var failed, first error
	for items := range done {
		if failed != nil {
			continue
		}
		for i := range items {
			it := &items[i]
			if it.err != nil {
				broken++
				if first == nil {
					first = it.err
				}
				if n == 0 && broken >= 100 {
					failed = fmt.Errorf("is not a JSON dump of Wikidata: %w", first)
					break
				}
				to.Broken(Broken{in.Name, it.line, it.err.Error()})
			} else if it.q != 0 {
				n++
				failed = w.take(it, to)
			}
			if failed != nil {
				break
			}
		}
		if failed != nil {
			cancel()
		}
	}
	err = <-readErr
	switch {
	case failed != nil:
		return failed
	case n == 0 && broken > 0:
		return fmt.Errorf("is not a JSON dump of Wikidata: %w", first)
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return &Damaged{in.Name, n, err}
	}
	return nil
}

// take remembers what an item says of classes, countries and offices, and hands on those that may be an entity.
func (w *Wikidata) take(it *item, to Sink) error {
	w.graph.add(it.q, it.parents)
	if it.iso != "" {
		w.iso[it.q] = it.iso
	}
	if it.isPos {
		w.positions[it.q] = it.pos
	}
	switch r := it.record; {
	case r.Weight < w.MinSitelinks:
		to.Skip(fmt.Sprintf("fewer than %d sitelinks", w.MinSitelinks))
	case len(r.Classes) == 0:
		to.Skip(noClass)
	case len(r.Names) == 0:
		to.Skip(noName)
	default:
		return to.Record(r)
	}
	return nil
}

// item reads one line.
func (w *Wikidata) item(line string) (it item) {
	if line == "" || line == "[" || line == "]" {
		return it
	}
	if line[0] != '{' || !gjson.Valid(line) {
		it.err = errors.New("no JSON object of an entity")
		return it
	}
	var labels, aliases, claims gjson.Result
	sitelinks := 0
	id, typ := "", ""
	gjson.Parse(line).ForEach(func(k, v gjson.Result) bool {
		switch k.Str {
		case "id":
			id = v.Str
		case "type":
			typ = v.Str
		case "labels":
			labels = v
		case "aliases":
			aliases = v
		case "claims":
			claims = v
		case "sitelinks":
			if v.IsObject() { // [] where there are none
				v.ForEach(func(_, _ gjson.Result) bool { sitelinks++; return true })
			}
		}
		return true
	})
	if id == "" || typ == "" {
		it.err = errors.New("an object without id and type")
		return it
	}
	if typ != "item" {
		return it // properties and lexemes stand in the dump too
	}
	q, ok := number(id)
	if !ok {
		it.err = fmt.Errorf("an item with the id %.20q", id)
		return it
	}
	it.q = q
	it.record = &Record{Key: id, Weight: sitelinks, Names: namesIn(labels, aliases)}
	w.claims(&it, claims)
	return it
}

// number is the number of an item.
func number(id string) (uint32, bool) {
	n, err := strconv.ParseUint(strings.TrimPrefix(id, "Q"), 10, 32)
	return uint32(n), err == nil && n > 0 && strings.HasPrefix(id, "Q")
}

// namesIn collects labels and aliases. A name for all languages (mul) stands in for an English one.
func namesIn(labels, aliases gjson.Result) map[string][]Named {
	names := map[string][]Named{}
	for _, lang := range gazetteer.Languages {
		codes := []string{lang}
		if lang == "en" {
			codes = append(codes, "mul")
		}
		var list []Named
		for _, code := range codes {
			if v := labels.Get(code + ".value").Str; v != "" && len(list) == 0 {
				list = append(list, Named{Text: v})
			}
		}
		if len(list) == 0 {
			continue // aliases alone are too often descriptions
		}
		for _, code := range codes {
			for _, a := range aliases.Get(code).Array() {
				list = append(list, Named{Text: a.Get("value").Str})
			}
		}
		names[lang] = list
	}
	return names
}

// claims reads the statements that a pack has a place for. Deprecated ones do not count.
func (w *Wikidata) claims(it *item, claims gjson.Result) {
	r := it.record
	var directs []uint32
	rule := false // something that offices have
	claims.ForEach(func(k, v gjson.Result) bool {
		switch k.Str {
		case "P31":
			r.Classes = items(v)
		case "P279":
			it.parents = items(v)
		case "P21":
			if g := items(v); len(g) > 0 {
				r.Gender = genders[g[0]]
			}
		case "P17", "P27":
			if c := current(v); c != 0 {
				r.Country = "Q" + strconv.FormatUint(uint64(c), 10)
			}
		case "P297":
			it.iso = v.Get("0.mainsnak.datavalue.value").Str
			r.ISO2 = it.iso
		case "P39":
			r.Holds = tenures(v)
		case "P2389":
			directs = items(v)
		case "P1001", "P1308":
			rule = true
		}
		return true
	})
	if directs != nil || rule || it.parents != nil {
		it.pos, it.isPos = w.position(r, directs)
	}
}

// genders are the items that P21 names.
var genders = map[uint32]inflect.Gender{
	6581097: inflect.Masculine, 6581072: inflect.Feminine, 2449503: inflect.Masculine, 1052281: inflect.Feminine,
}

// items lists the items that statements name, those of the preferred rank first.
func items(statements gjson.Result) (list []uint32) {
	preferred := 0
	statements.ForEach(func(_, s gjson.Result) bool {
		q, ok := number(s.Get("mainsnak.datavalue.value.id").Str)
		switch rank := s.Get("rank").Str; {
		case !ok || rank == "deprecated":
		case rank == "preferred":
			list = slices.Insert(list, preferred, q)
			preferred++
		default:
			list = append(list, q)
		}
		return true
	})
	return list
}

// current is the preferred item of the statements that have no end, else the last of the others.
func current(statements gjson.Result) (best uint32) {
	rank := -1
	statements.ForEach(func(_, s gjson.Result) bool {
		q, ok := number(s.Get("mainsnak.datavalue.value.id").Str)
		n := map[string]int{"preferred": 2, "normal": 1}[s.Get("rank").Str]
		if !ok || n == 0 || s.Get("qualifiers.P582").Exists() {
			return true
		}
		if n > rank {
			best, rank = q, n
		}
		return true
	})
	return best
}

// Finish implements Reader: it gives the record its type.
func (w *Wikidata) Finish(r *Record) string {
	if w.types == nil {
		w.types = w.graph.under(or(w.Classes, classTable))
	}
	best := -1
	for _, q := range r.Classes {
		if c, ok := w.types[q]; ok && (best < 0 || c.distance < best) {
			best = c.distance
			r.Type, r.Kinds = c.Type, nil
			if c.Kind != "" {
				r.Kinds = []string{c.Kind}
			}
		}
	}
	if best < 0 {
		return noClass
	}
	if q, ok := number(r.Country); ok {
		r.Country = w.iso[q]
	}
	if r.Type != gazetteer.Country {
		r.ISO2 = ""
	}
	return ""
}

func or[T any](a, b []T) []T {
	if len(a) > 0 {
		return a
	}
	return b
}
