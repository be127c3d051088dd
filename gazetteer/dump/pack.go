package dump

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
	"zgadka/gazetteer/spill"
)

// Reasons for leaving something out, as [Report.Skipped] counts them.
const (
	noClass    = "of no class that is wanted"
	noName     = "no name in uk, ru or en"
	knownThere = "known already"
	onePart    = "further names of one word of persons"
	smallName  = "further names in small letters, of two letters or of another script"
	noWhen     = "offices held without a beginning"
	noOffice   = "offices held that the language files have no words for, or of an institution that is not known"
	idTwice    = "with an id that stood before"
	officeHere = "offices that the gazetteer has already"
)

// importer is one import under way.
type importer struct {
	Options
	ctx     context.Context
	reader  Reader
	out     Files
	report  *Report
	known   known
	langs   []gazetteer.Lang
	byKey   *spill.Sorter     // records as they are read
	byName  *spill.Sorter     // entities by type and readable id
	byID    *spill.Sorter     // entries as they are written
	wanted  map[uint32]bool   // items of institutions that persons held offices of
	ids     map[uint32]string // ids of those, and of what is known already
	tenures []tenure
}

// Import reads inputs and writes a pack. On an error what was written is no pack.
func Import(ctx context.Context, r Reader, inputs []Input, o Options, out Files) (*Report, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	im := &importer{
		Options: o, ctx: ctx, reader: r, out: out, known: knownBy(o.Known), langs: or(o.Langs, gazetteer.Languages),
		report: &Report{Written: map[gazetteer.Type]int{}, Skipped: map[string]int{}},
		byKey:  spill.New(ctx, o.Scratch), byName: spill.New(ctx, o.Scratch), byID: spill.New(ctx, o.Scratch),
		wanted: map[uint32]bool{}, ids: map[uint32]string{},
	}
	for _, in := range inputs {
		err := r.Read(ctx, in, im)
		var damaged *Damaged
		switch {
		case err == nil:
		case errors.As(err, &damaged) && o.Partial:
			im.report.Damaged = errors.Join(im.report.Damaged, damaged)
		case errors.As(err, &damaged) || ctx.Err() != nil:
			return im.report, err
		default:
			return im.report, fmt.Errorf("%s: %w", in.Name, err)
		}
	}
	for _, step := range []func() error{im.complete, im.name, im.entities, im.offices} {
		if err := step(); err != nil {
			return im.report, fmt.Errorf("import: %w", err)
		}
	}
	return im.report, nil
}

// Skip implements Sink.
func (im *importer) Skip(reason string) {
	im.report.Read++
	im.report.skip(reason)
	im.progress()
}

// Broken implements Sink.
func (im *importer) Broken(b Broken) {
	if im.report.Broken++; im.report.Broken == 1 {
		im.report.First = b
	}
}

// Record implements Sink.
func (im *importer) Record(r *Record) error {
	for lang := range r.Names {
		if !slices.Contains(im.langs, lang) {
			delete(r.Names, lang)
		}
	}
	if !r.More {
		im.report.Read++
		im.progress()
	}
	return im.byKey.AddValue(r.Key+"\x00"+r.Order, r)
}

func (im *importer) progress() {
	if im.Progress != nil && im.report.Read%10_000 == 0 {
		im.Progress(im.report.Read)
	}
}

// complete puts the records of one key together, and names the entities.
func (im *importer) complete() error {
	var sum *Record
	flush := func() error {
		r := sum
		sum = nil
		if r == nil || r.More {
			return nil // names of what was left out
		}
		return im.entity(r)
	}
	for line, err := range im.byKey.Sorted() {
		if err != nil {
			return err
		}
		r := new(Record)
		if _, err := spill.Key(line, r); err != nil {
			return err
		}
		if sum != nil && sum.Key == r.Key {
			sum.merge(r)
			continue
		}
		if err := flush(); err != nil {
			return err
		}
		sum = r
	}
	return flush()
}

// merge adds what another record says of the same entity. The first that says more than names is the entity.
func (r *Record) merge(o *Record) {
	if r.More && !o.More {
		names := o.Names
		o.Names = r.Names
		*r, o = *o, &Record{Names: names}
	}
	for lang, list := range o.Names {
		if r.Names == nil {
			r.Names = map[string][]Named{}
		}
		r.Names[lang] = append(r.Names[lang], list...)
	}
	r.Holds = append(r.Holds, o.Holds...)
	r.Weight = max(r.Weight, o.Weight)
}

// candidate is an entity with what its id is made of.
type candidate struct {
	Key    string      `json:"k"`
	Weight int         `json:"w"`
	Fixed  bool        `json:"x,omitempty"` // the source gives the id
	Holds  []Hold      `json:"h,omitempty"`
	Entry  draft.Entry `json:"e"`
}

// entity makes an entry of a record.
func (im *importer) entity(r *Record) error {
	if reason := im.reader.Finish(r); reason != "" {
		im.report.skip(reason)
		return nil
	}
	c := candidate{Key: r.Key, Weight: r.Weight, Holds: r.Holds, Fixed: r.ID != ""}
	c.Entry = im.entry(r)
	if len(c.Entry.Names) == 0 {
		im.report.skip(noName)
		return nil
	}
	for _, h := range r.Holds {
		if h.Of != 0 {
			im.wanted[h.Of] = true
		}
	}
	if id := im.known.find(r, &c.Entry); id != "" {
		im.report.skip(knownThere)
		if q, ok := number(r.Key); ok {
			im.ids[q] = id
		}
		im.hold(id, r.Holds)
		return nil
	}
	slug := r.ID
	if slug == "" {
		slug = prefixes[r.Type] + c.Entry.Slug()
	}
	return im.byName.AddValue(slug, &c)
}

// prefixes begin the ids of a type.
var prefixes = map[gazetteer.Type]string{
	gazetteer.Person: "person/", gazetteer.Organization: "org/", gazetteer.Country: "country/", gazetteer.Place: "place/", gazetteer.Media: "media/", gazetteer.Event: "event/",
}

// name gives every entity its id. Of several with one name the oldest in the source (the one with the smallest number) has it for
// itself, the others have their key behind it: a later dump adds younger ones, and changes no id.
func (im *importer) name() error {
	if w, ok := im.reader.(*Wikidata); ok {
		for _, p := range w.positions {
			if p.item != 0 {
				im.wanted[p.item] = true
			}
		}
	}
	var slug string
	var group []*candidate
	for line, err := range im.byName.Sorted() {
		if err != nil {
			return err
		}
		c := new(candidate)
		key, err := spill.Key(line, c)
		if err != nil {
			return err
		}
		if key != slug {
			if err := im.group(slug, group); err != nil {
				return err
			}
			slug, group = key, nil
		}
		group = append(group, c)
	}
	return im.group(slug, group)
}

func (im *importer) group(slug string, group []*candidate) error {
	slices.SortFunc(group, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key))
	})
	most := 0
	for _, c := range group {
		most = max(most, c.Weight)
	}
	for i, c := range group {
		if i > 0 && c.Fixed {
			im.report.skip(idTwice)
			continue
		}
		id := slug
		switch {
		case strings.HasSuffix(slug, "/"): // no letter of it can be written
			id += gazetteer.Slug(c.Key)
		case i > 0 || im.Known.Entity(slug) != nil && !c.Fixed:
			id += "-" + gazetteer.Slug(c.Key)
		}
		if len(group) > 1 {
			doubt(&c.Entry, c.Weight, most)
		}
		c.Entry.ID = id
		if q, ok := number(c.Key); ok && im.wanted[q] {
			im.ids[q] = id
		}
		im.hold(id, c.Holds)
		if err := im.byID.Add(id + "\x01" + string(c.Entry.AppendYAML(nil))); err != nil {
			return err
		}
	}
	return nil
}

// doubt makes a name that several have mean the best known of them.
func doubt(e *draft.Entry, weight, most int) {
	if weight >= most {
		return
	}
	prior := max(0.1, 0.5*float64(weight)/float64(max(most, 1)))
	for _, n := range e.Names {
		for i := range n.Whole {
			n.Whole[i].Prior = prior
		}
	}
}

// perFile is how many entries a file has: files are read side by side, and one at a time is held in memory.
const perFile = 5000

// entities writes the entries in the order of their ids.
func (im *importer) entities() error {
	var w *packFile
	var typ string
	n, part := 0, 0
	for line, err := range im.byID.Sorted() {
		if err != nil {
			return err
		}
		id, text, _ := strings.Cut(line, "\x01")
		prefix, _, _ := strings.Cut(id, "/")
		if prefix != typ || n == perFile {
			if err := w.Close(); err != nil {
				return err
			}
			if prefix != typ {
				typ, part = prefix, 0
			}
			n, part = 0, part+1
			if w, err = im.create(fmt.Sprintf("entity/%s-%04d.yaml", typ, part), "entities:\n"); err != nil {
				return err
			}
		}
		n++
		t, _ := gazetteer.ParseType(typ)
		im.report.Written[t]++
		if _, err := w.WriteString(text); err != nil {
			return err
		}
	}
	return w.Close()
}

// packFile is a file of the pack; a nil one closes well.
type packFile struct {
	*bufio.Writer
	file io.Closer
}

// create begins a file with a comment that says where the data is from.
func (im *importer) create(name, head string) (*packFile, error) {
	f, err := im.out.Create(name)
	if err != nil {
		return nil, err
	}
	w := &packFile{bufio.NewWriterSize(f, 1<<16), f}
	_, err = fmt.Fprintf(w, "%s\n# %s\n%s", Header, im.reader.Notice(), head)
	return w, err
}

// Header is the first line of every file that an import writes.
const Header = "# Imported by zgadka; another import writes it anew."

// Close implements io.Closer.
func (f *packFile) Close() error {
	if f == nil {
		return nil
	}
	return errors.Join(f.Flush(), f.file.Close())
}
