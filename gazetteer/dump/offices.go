package dump

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
)

// tenure is a time in an office of an institution whose id may still have to be found.
type tenure struct {
	kind, of string
	item     uint32
	position uint32
	gazetteer.Tenure
}

// hold notes the offices that somebody held.
func (im *importer) hold(who string, holds []Hold) {
	w, ok := im.reader.(*Wikidata)
	if !ok || !strings.HasPrefix(who, "person/") {
		return
	}
	for _, h := range holds {
		kind, of, item, ok := w.office(h)
		switch {
		case !ok:
			im.report.skip(noOffice)
			continue
		case h.From == "":
			im.report.skip(noWhen)
			continue
		}
		t := tenure{kind: kind, of: of, item: item, position: h.Position, Tenure: gazetteer.Tenure{Who: who}}
		t.From, _ = gazetteer.ParseDate(h.From)
		t.To, _ = gazetteer.ParseDate(h.To)
		im.tenures = append(im.tenures, t)
	}
}

// offices writes the offices that the gazetteer does not have.
func (im *importer) offices() error {
	list := im.tenures[:0]
	for _, t := range im.tenures {
		if t.of == "" {
			t.of = im.ids[t.item]
		}
		switch {
		case t.of == "":
			im.report.skip(noOffice)
		case im.Known.Office(t.kind, t.of) != nil:
			im.report.skip(officeHere)
		default:
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b tenure) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.kind, b.kind), cmp.Compare(a.From.String(), b.From.String()), cmp.Compare(a.Who, b.Who), cmp.Compare(a.To.String(), b.To.String()), cmp.Compare(a.position, b.position))
	})
	var w *packFile
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].of == list[0].of && list[n].kind == list[0].kind {
			n++
		}
		if w == nil {
			var err error
			if w, err = im.create("office/offices.yaml", "offices:\n"); err != nil {
				return err
			}
		}
		o := office(list[:n])
		list = list[n:]
		im.report.Offices++
		im.report.Holders += len(o.Holders)
		if _, err := w.Write(o.AppendYAML(nil)); err != nil {
			return err
		}
	}
	return w.Close()
}

// handover is how long the time of a holder may reach into that of the next, in days, before two hold the office at once.
const handover = 62

// office makes one office of the tenures in it, by their beginnings. A time without an end, or one that reaches a little into the
// next, ends where the next begins; where two hold it longer together, or begin on one day, it is shared.
func office(list []tenure) draft.Office {
	o := draft.Office{Kind: list[0].kind, Of: list[0].of, Source: fmt.Sprintf("https://www.wikidata.org/wiki/Q%d", list[len(list)-1].position)}
	for _, t := range list {
		last := len(o.Holders) - 1
		if !t.To.IsZero() && !t.From.First().Before(t.To.Last()) {
			t.To = gazetteer.Date{} // one day, or turned round
		}
		if i := slices.IndexFunc(o.Holders, func(h gazetteer.Tenure) bool { return h.Who == t.Who && h.Overlaps(t.Tenure) }); i >= 0 {
			h := &o.Holders[i]
			if h.To.IsZero() || !t.To.IsZero() && h.To.Before(t.To) {
				h.To = t.To // the same time, said twice
			}
			continue
		}
		if last >= 0 && o.Holders[last].Overlaps(t.Tenure) {
			h := &o.Holders[last]
			switch short := h.To.IsZero() || t.From.First().Days(h.To.Last()) <= handover; {
			case h.From == t.From || !short:
				o.Shared = true
			default:
				h.To = t.From
			}
		}
		o.Holders = append(o.Holders, t.Tenure)
	}
	o.Holders = slices.DeleteFunc(o.Holders, func(t gazetteer.Tenure) bool { // a merged time that reaches into another of the same person
		return slices.ContainsFunc(o.Holders, func(h gazetteer.Tenure) bool {
			return h.Who == t.Who && h != t && h.Overlaps(t) && h.From.First().Before(t.From.First())
		})
	})
	if !o.Shared {
		for i, t := range o.Holders {
			if slices.ContainsFunc(o.Holders[:i], t.Overlaps) {
				o.Shared = true
			}
		}
	}
	return o
}
