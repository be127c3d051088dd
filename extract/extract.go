package extract

import (
	"sync"

	"zgadka/gazetteer"
)

// Extractor reads articles. It is safe for concurrent use.
type Extractor struct {
	g     *gazetteer.Gazetteer
	slots map[gazetteer.Lang][]slot
	vocab map[gazetteer.Lang]*vocab
	steps []step
	spare sync.Pool // of *workspace
}

type step func(*reader)

// New returns an extractor that knows what g knows.
func New(g *gazetteer.Gazetteer) *Extractor {
	return &Extractor{g: g, slots: slotsOf(g), vocab: vocabsOf(g), steps: []step{
		splitSentences,
		spotNames,
		spotPlaces,
		spotBodies,
		spotPersons,
		spotLeftovers,
		resolveOffices,
		resolveSurnames,
		tellApart,
		resolveRoleWords,
		resolveMetonyms,
		writeMentions,
		findQuotes,
	}}
}

// Extract reads one article. Of articles in a language without a file in the gazetteer's lang/ it gives no layers.
func (x *Extractor) Extract(a *Article) *Document {
	d := &Document{Article: a}
	lang := x.g.Language(a.Lang)
	if lang == nil {
		return d
	}
	w := x.workspace()
	defer x.release(w)
	r := &reader{g: x.g, lang: lang, d: d, date: publishedDate(a.Published), lex: scan(x.g, a, w.hits), workspace: w,
		byName: map[string][]*person{}, byBody: map[bodyKey]*body{}, byWho: map[*gazetteer.Entity]*person{}}
	for i, l := range gazetteer.Languages {
		if l == a.Lang {
			r.langNumber, r.langBit = i, 1<<i
		}
	}
	w.hits = r.lex.hits // to be kept
	r.slots, r.vocab = x.slots[a.Lang], x.vocab[a.Lang]
	for _, s := range x.steps {
		s(r)
	}
	return d
}

func publishedDate(s string) gazetteer.Date {
	if len(s) >= 10 {
		s = s[:10]
	}
	d, err := gazetteer.ParseDate(s)
	if err != nil {
		return gazetteer.Date{}
	}
	return d
}

// workspace is what is made anew for each article and large enough to be kept for the next.
type workspace struct {
	hits    []gazetteer.Hit
	toks    []token
	about   []known      // by token
	caps    []int32      // the tokens that are words with capitals
	sents   [][2]int     // token range of each sentence
	told    []told       // by sentence
	covered []*mention   // by token: the name that covers it
	starts  [][]*mention // by token: the names that begin there
	speech  []bool       // by token: it is content of a quote
	usedCue []bool       // by token: it belongs to a cue that was read
	inflected
	quoteIndex quoteIndex
	spelt      spelt
}

// tooLarge is the number of tokens above which a workspace is left to the collector.
const tooLarge = 1 << 16

func (x *Extractor) workspace() *workspace {
	if w, ok := x.spare.Get().(*workspace); ok {
		return w
	}
	return &workspace{}
}

// release keeps the workspace without what it holds.
func (x *Extractor) release(w *workspace) {
	if cap(w.toks) > tooLarge {
		return
	}
	clear(w.hits)
	clear(w.about)
	w.caps, w.told, w.spelt.made = w.caps[:0], w.told[:0], false
	w.sents = w.sents[:0]
	clear(w.covered)
	clear(w.speech)
	clear(w.usedCue)
	w.quoteIndex.forget()
	for i := range w.starts {
		clear(w.starts[i])
		w.starts[i] = w.starts[i][:0]
	}
	w.speech, w.usedCue = w.speech[:0], w.usedCue[:0]
	w.hits, w.toks, w.about, w.covered, w.starts = w.hits[:0], w.toks[:0], w.about[:0], w.covered[:0], w.starts[:0]
	x.spare.Put(w)
}

// grown returns a slice of n items, those of s where it is long enough. They are zero, if s was cleared to its end.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// reader is one article on its way through the steps.
type reader struct {
	g          *gazetteer.Gazetteer
	lang       *gazetteer.Language
	langNumber int // in gazetteer.Languages
	langBit    uint8
	d          *Document
	date       gazetteer.Date
	lex        lexicon
	*workspace
	names   []*mention
	sorted  int                        // how often they were sorted
	trusted map[*gazetteer.Entity]bool // named in the article beyond doubt; see spotTrusted
	vocab   *vocab
	heads   []bool               // by token: it belongs to the head of a title; see headsTitle
	borne   map[string]*person   // by kind of office and institution: whom the article gives it; see titled
	capped  []int8               // by sentence: 1 some words are small, 2 nearly all have capitals; see headline
	byName  map[string][]*person // unknown persons by surname
	byBody  map[bodyKey]*body
	byWho   map[*gazetteer.Entity]*person
	held    map[*gazetteer.Entity]bool // meant by an office phrase of the article
	strong  map[string][]int           // by entity: the first two places of strong names; see articleHas
	sport   int8                       // 1 the article is not of sport, 2 it is; see sporting
	turn    map[string]int             // who speaks at the heads of paragraphs; see turns
	loud    []int8                     // by sentence: 1 it is not written in capitals, 2 it is; see shouting
	persons []*person
	bodies  []*body
	titles  []*title
	written []*mention // the mentions of the document, in its order
	quotes  []*quote
	slots   []slot
	index   *quoteIndex
}

// at returns the text of token i, "" outside.
func (r *reader) at(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.d.Text[r.toks[i].Start:r.toks[i].End]
}

// tok returns token i, a zero mark outside.
func (r *reader) tok(i int) token {
	if i < 0 || i >= len(r.toks) {
		return token{kind: mark, sent: -1, zone: -1}
	}
	return r.toks[i]
}

// sameSentence reports whether tokens i and j stand in one sentence.
func (r *reader) sameSentence(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(r.toks) && j < len(r.toks) && r.toks[i].sent == r.toks[j].sent
}

// sentence returns the token range of the sentence of token i.
func (r *reader) sentence(i int) (from, to int) {
	s := r.sents[r.toks[i].sent]
	return s[0], s[1]
}
