package gazetteer

import (
	"maps"
	"slices"
)

// What the records of a compiled gazetteer say, each described once for writing and reading; see [coder].

// entity is all of it but the id, which the table of ids has.
func (c *coder) entity(e *Entity) {
	number(c, &e.Gender)
	c.id(&e.Country)
	c.id(&e.Capital)
	c.id(&e.Metonym)
	c.id(&e.StandsFor)
	text(c, &e.Wikidata)
	text(c, &e.ISO2)
	text(c, &e.ISO31662)
	text(c, &e.GeoNames)
	c.texts(&e.Was)
	c.texts(&e.Kinds)
	c.byLang(&e.Adjectives)
	c.byLang(&e.Demonyms)
	text(c, &e.Alone)
	list(c, &e.Sites, c.site)
	c.pos(&e.Pos)
	list(c, &e.Names, c.name)
	for i := range e.Names {
		e.Names[i].Entity = e
	}
}

func (c *coder) site(s *Site) {
	text(c, &s.Host)
	text(c, &s.Lang)
}

// byLang is words of languages, in the order of [Languages].
func (c *coder) byLang(p *map[Lang][]string) {
	words := make([][]string, 0, len(Languages))
	if len(*p) > 0 {
		for _, lang := range Languages {
			words = append(words, (*p)[lang])
		}
	}
	list(c, &words, c.texts)
	if !c.reading || len(words) == 0 {
		return
	}
	*p = map[Lang][]string{}
	for i, list := range words[:min(len(words), len(Languages))] {
		if len(list) > 0 {
			(*p)[Languages[i]] = list
		}
	}
}

// name is all of it but the text, which its parts have.
func (c *coder) name(n *Name) {
	text(c, &n.Lang)
	text(c, &n.Kind)
	text(c, &n.Case)
	number(c, &n.Part)
	c.share(&n.Prior)
	c.context(&n.Need)
	c.context(&n.Not)
	c.date(&n.From)
	c.date(&n.To)
	c.flag(&n.ByCountry)
	c.flag(&n.familyFirst)
	c.pos(&n.Pos)
	list(c, &n.parts, c.part)
	if c.reading {
		if len(n.parts) == 0 || n.Part == Full && len(n.parts) < 2 {
			c.bad = true
			return
		}
		n.Text = n.text()
	}
}

// text is the nominative.
func (n *Name) text() string {
	switch {
	case n.Part != Full:
		return n.parts[0].text
	case n.familyFirst:
		return n.parts[1].text + " " + n.parts[0].text
	}
	return n.parts[0].text + " " + n.parts[1].text
}

func (c *coder) part(p *part) {
	text(c, &p.text)
	number(c, &p.class)
	number(c, &p.gender)
	text(c, &p.paradigm)
	text(c, &p.oblique)
	text(c, &p.pattern)
	c.flag(&p.animate)
	c.texts(&p.forms)
}

func (c *coder) context(p **Context) {
	has := *p != nil
	c.flag(&has)
	if !has {
		return
	}
	if c.reading {
		*p = &Context{}
	}
	c.texts(&(*p).Any)
	c.texts(&(*p).Left)
	c.texts(&(*p).Right)
}

func (c *coder) office(o *Office) {
	text(c, &o.Kind)
	c.id(&o.Of)
	c.flag(&o.Head)
	c.flag(&o.Shared)
	text(c, &o.Source)
	c.pos(&o.Pos)
	list(c, &o.Holders, func(t *Tenure) {
		c.id(&t.Who)
		c.date(&t.From)
		c.date(&t.To)
		c.flag(&t.Acting)
		c.pos(&t.Pos)
	})
}

func (c *coder) language(l *Language) {
	text(c, &l.Lang)
	short := slices.Sorted(maps.Keys(l.Abbreviations))
	c.texts(&short)
	type class struct {
		name  string
		words []string
	}
	var classes []class
	for _, name := range slices.Sorted(maps.Keys(l.Words)) {
		classes = append(classes, class{name, l.Words[name]})
	}
	list(c, &classes, func(p *class) {
		text(c, &p.name)
		c.texts(&p.words)
	})
	if c.reading {
		l.Abbreviations, l.Words = map[string]bool{}, map[string][]string{}
		for _, s := range short {
			l.Abbreviations[s] = true
		}
		for _, p := range classes {
			l.Words[p.name] = p.words
		}
	}
	c.words(l)
}

// words writes the frames, each once, then the words.
func (c *coder) words(l *Language) {
	var frames []*Cue
	numbers := map[*Cue]int{nil: 0}
	for i := range l.words {
		if cue := l.words[i].Cue; numbers[cue] == 0 && cue != nil {
			frames = append(frames, cue)
			numbers[cue] = len(frames)
		}
	}
	list(c, &frames, func(p **Cue) {
		if c.reading {
			*p = &Cue{}
		}
		c.cue(*p)
	})
	list(c, &l.words, func(w *word) {
		text(c, &w.Class)
		text(c, &w.ID)
		frame := numbers[w.Cue]
		number(c, &frame)
		c.pos(&w.Pos)
		c.part(&w.part)
		number(c, &w.how)
		if c.reading {
			w.Lang, w.Lexeme.Text, w.Lexeme.Gender = l.Lang, w.part.text, w.part.gender
			if frame > 0 && frame <= len(frames) {
				w.Cue = frames[frame-1]
			}
		}
	})
}

func (c *coder) cue(q *Cue) {
	text(c, &q.Act)
	text(c, &q.To)
	c.texts(&q.By)
	c.flag(&q.Infinitive)
	text(c, &q.Speaker)
	text(c, &q.Quoted)
	c.flag(&q.Carrier)
	c.flag(&q.Nominal)
	c.flag(&q.Predicate)
	c.flag(&q.Question)
	list(c, &q.Slots, func(s *[2]string) {
		text(c, &s[0])
		text(c, &s[1])
	})
}

// about is what is said of a gazetteer as a whole.
type about struct {
	version     string
	wording     string // a hash of the files that no entity stands in: words of languages, kinds of offices, common words
	files       []string
	forms       uint32    // that are known
	languages   [3]uint32 // record of each, plus one; by the order of [Languages]
	words       [3]uint32 // of each
	hosts       uint32    // record of the hosts of media
	officeKinds []officeKind
	entityKinds []kindOf // sorted
}

// kindOf is a kind of entities; those of all kinds stand in one list, one kind after the other.
type kindOf struct {
	name string
	end  uint32 // where its entities end
}

func (c *coder) about(a *about) {
	text(c, &a.version)
	text(c, &a.wording)
	c.texts(&a.files)
	number(c, &a.forms)
	if c.reading {
		c.names.files = a.files
	}
	for i := range a.languages {
		number(c, &a.languages[i])
		number(c, &a.words[i])
	}
	number(c, &a.hosts)
	list(c, &a.officeKinds, func(k *officeKind) {
		text(c, &k.name)
		c.texts(&k.groups)
		c.pos(&k.pos)
	})
	list(c, &a.entityKinds, func(k *kindOf) {
		text(c, &k.name)
		number(c, &k.end)
	})
}
