package gazetteer

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"zgadka/gazetteer/match"
)

// compile makes the gazetteer of a pack without mistakes.
func compile(p *pack, version string) *Gazetteer {
	w := newWriting(p, version)
	w.entitiesAndForms()
	w.spoken()
	w.offices()
	w.kindsOfEntities()
	w.sites()
	w.index()
	g := &Gazetteer{sections: w.finish()}
	if err := g.open(); err != nil {
		panic(err) // it was written a moment ago
	}
	return g
}

// writing is a gazetteer on its way to be written.
type writing struct {
	*pack
	about
	sections sections
	entities []*Entity
	records  []byte
	coder    *coder
	common   *match.Matcher
	compiled []*compiler // entities by chunk, the words of languages last

	// By number.
	nameOf                   []*Name
	lexemeOf                 []*Lexeme // of entities
	wordOf                   []*Lexeme // of languages
	firstNames, firstLexemes []uint32  // of an entity
}

func newWriting(p *pack, version string) *writing {
	w := &writing{pack: p, entities: p.sortedEntities()}
	w.version, w.about.wording = version, p.wording
	list := make([]string, len(w.entities))
	n := &names{file: map[string]int{}, id: make(map[string]int, len(list))}
	for i, e := range w.entities {
		list[i], n.id[e.ID] = e.ID, i
	}
	w.sections[idSection] = writeIDs(list)
	w.about.files = p.files
	for i, f := range w.about.files {
		n.file[f] = i
	}
	w.coder = writer(n)
	w.common = p.common.matcher()
	w.sections[commonSection] = bytesOf(w.common)
	return w
}

func bytesOf(m *match.Matcher) []byte {
	b := bytes.NewBuffer(make([]byte, 0, m.Size()))
	if _, err := m.WriteTo(b); err != nil {
		panic(err) // there is memory, or there is none
	}
	return b.Bytes()
}

// entitiesAndForms writes the entities and makes the forms of their names, many at once.
func (w *writing) entitiesAndForms() {
	lexemes := make([][]Lexeme, len(w.entities))
	parallel(len(w.entities), func(i int) { lexemes[i] = w.entities[i].lexemes() })
	for i, e := range w.entities {
		w.firstNames, w.firstLexemes = append(w.firstNames, uint32(len(w.nameOf))), append(w.firstLexemes, uint32(len(w.lexemeOf)))
		for j := range e.Names {
			w.nameOf = append(w.nameOf, &e.Names[j])
		}
		for j := range lexemes[i] {
			w.lexemeOf = append(w.lexemeOf, &lexemes[i][j])
		}
	}
	const chunk = 64
	chunks := (len(w.entities) + chunk - 1) / chunk
	w.compiled = make([]*compiler, chunks)
	records := make([][]byte, chunks)
	places := make([]uint32, len(w.entities)) // of records, within their chunk
	parallel(chunks, func(n int) {
		f := &compiler{common: w.common}
		c := writer(w.coder.names)
		for i := n * chunk; i < min((n+1)*chunk, len(w.entities)); i++ {
			f.entity(w.entities[i], lexemes[i], w.firstNames[i], w.firstLexemes[i])
			places[i] = uint32(len(records[n]))
			c.start()
			c.entity(w.entities[i])
			records[n] = asRecord(records[n], c.out)
		}
		w.compiled[n] = f
	})
	var table cells
	for i := range w.entities {
		if i%chunk == 0 && i > 0 {
			w.records = append(w.records, records[i/chunk-1]...)
		}
		table = table.with(uint32(len(w.records))+places[i], w.firstNames[i], w.firstLexemes[i])
	}
	if chunks > 0 {
		w.records = append(w.records, records[chunks-1]...)
	}
	w.sections[entitySection] = table.with(0, uint32(len(w.nameOf)), uint32(len(w.lexemeOf)))
}

// record writes a record and returns its place.
func (w *writing) record(write func(c *coder)) uint32 {
	at := uint32(len(w.records))
	w.coder.start()
	write(w.coder)
	w.records = asRecord(w.records, w.coder.out)
	return at
}

// spoken writes the languages and makes the forms of their words.
func (w *writing) spoken() {
	f := &compiler{common: w.common}
	for i, lang := range Languages {
		l := w.pack.languages[lang]
		if l == nil {
			continue
		}
		w.about.languages[i] = w.record(func(c *coder) { c.language(l) }) + 1
		w.words[i] = uint32(len(l.words))
		for j := range l.words {
			f.word(&l.words[j], meaning{of: ofLanguage, number: uint32(len(w.wordOf))})
			w.wordOf = append(w.wordOf, &l.words[j].Lexeme)
		}
	}
	w.compiled = append(w.compiled, f)
}

// offices writes the offices and who held them.
func (w *writing) offices() {
	for name, k := range w.pack.kinds {
		k.name = name
		w.officeKinds = append(w.officeKinds, k)
	}
	slices.SortFunc(w.officeKinds, func(a, b officeKind) int { return cmp.Compare(a.name, b.name) })
	type held struct {
		who, office, holder uint32
		from                Date
	}
	var all []held
	var table cells
	offices := w.sortedOffices()
	kindOf := make([]uint32, len(offices))
	byKind := make([]uint32, len(offices))
	for i, o := range offices {
		kind, _ := slices.BinarySearchFunc(w.officeKinds, o.Kind, func(k officeKind, name string) int { return cmp.Compare(k.name, name) })
		kindOf[i], byKind[i] = uint32(kind), uint32(i)
		table = table.with(uint32(w.coder.names.id[o.Of]), uint32(kind), w.record(func(c *coder) { c.office(o) }))
		for j, t := range o.Holders {
			all = append(all, held{uint32(w.coder.names.id[t.Who]), uint32(i), uint32(j), t.From})
		}
	}
	w.sections[officeSection] = table
	slices.SortStableFunc(all, func(a, b held) int { return cmp.Or(cmp.Compare(a.who, b.who), a.from.compare(b.from)) })
	var holdings cells
	for _, h := range all {
		holdings = holdings.with(h.who, h.office, h.holder)
	}
	w.sections[holdingSection] = holdings
	slices.SortStableFunc(byKind, func(a, b uint32) int { return cmp.Compare(kindOf[a], kindOf[b]) })
	w.sections[officeKindSection] = cells(nil).with(byKind...)
}

// kindsOfEntities writes which entities are of a kind.
func (w *writing) kindsOfEntities() {
	of := map[string][]uint32{}
	for i, e := range w.entities {
		for _, k := range e.Kinds {
			if list := of[k]; len(list) == 0 || list[len(list)-1] != uint32(i) {
				of[k] = append(list, uint32(i))
			}
		}
	}
	var table cells
	for _, k := range slices.Sorted(maps.Keys(of)) {
		table = table.with(of[k]...)
		w.about.entityKinds = append(w.about.entityKinds, kindOf{k, uint32(table.count())})
	}
	w.sections[kindSection] = table
}

// finish is the sections once all is written.
func (w *writing) finish() sections {
	w.sections[recordSection] = w.records
	w.coder.start()
	w.coder.about(&w.about)
	w.sections[aboutSection] = slices.Clone(w.coder.out)
	return w.sections
}
