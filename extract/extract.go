package extract

import (
	"zgadka/gazetteer"
)

// Version changes whenever the same article and gazetteer may give another document; stores read articles again then.
const Version = "1"

// Extractor reads articles. It is safe for concurrent use.
type Extractor struct {
	g     *gazetteer.Gazetteer
	slots map[gazetteer.Lang][]slot
	vocab map[gazetteer.Lang]*vocab
	steps []step
}

type step func(*reader)

// New returns an extractor that knows what g knows.
func New(g *gazetteer.Gazetteer) *Extractor {
	return &Extractor{g, slotsOf(g), vocabsOf(g), []step{
		splitSentences,
		spotNames,
		spotPlaces,
		spotBodies,
		spotPersons,
		spotLeftovers,
		resolveOffices,
		resolveSurnames,
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
	r := &reader{g: x.g, lang: lang, d: d, date: publishedDate(a.Published), lex: scan(x.g, a),
		byName: map[string][]*person{}, byBody: map[bodyKey]*body{}, byWho: map[*gazetteer.Entity]*person{}}
	for i, l := range gazetteer.Languages {
		if l == a.Lang {
			r.langBit = 1 << i
		}
	}
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

// reader is one article on its way through the steps.
type reader struct {
	g         *gazetteer.Gazetteer
	lang      *gazetteer.Language
	langBit   uint8
	d         *Document
	date      gazetteer.Date
	lex       lexicon
	toks      []token
	about     []known  // by token
	sents     [][2]int // token range of each sentence
	names     []*mention
	sorted    int                        // how often they were sorted
	trusted   map[*gazetteer.Entity]bool // named in the article beyond doubt; see spotTrusted
	covered   []*mention                 // by token: the name that covers it
	starts    [][]*mention               // by token: the names that begin there
	vocab     *vocab
	heads     []bool               // by token: it belongs to the head of a title; see headsTitle
	borne     map[string]*person   // by kind of office and institution: whom the article gives it; see titled
	capped    []int8               // by sentence: 1 some words are small, 2 nearly all have capitals; see headline
	byName    map[string][]*person // unknown persons by surname
	byBody    map[bodyKey]*body
	byWho     map[*gazetteer.Entity]*person
	held      map[*gazetteer.Entity]bool // meant by an office phrase of the article
	strong    map[string][]int           // by entity: the first two places of strong names; see articleHas
	smallHere map[string]bool            // words that the article has in lower case; see writtenSmall
	sport     int8                       // 1 the article is not of sport, 2 it is; see sporting
	spelt     map[string]int             // Latin words of the article, counted; see latinSeen
	loud      []int8                     // by sentence: 1 it is not written in capitals, 2 it is; see shouting
	persons   []*person
	bodies    []*body
	titles    []*title
	written   []*mention // the mentions of the document, in its order
	quotes    []*quote
	slots     []slot
	speech    []bool // by token: it is content of a quote
	usedCue   []bool // by token: it belongs to a cue that was read
	index     *quoteIndex
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
