// Package graph says what follows from many articles and keeps it: the facts of a document, the contract of a store, and
// subgraphs on their way out.
package graph

import (
	"context"
	"iter"
)

// Facts is everything one article contributes: its own node, its mentions and quotes with their evidence, and the
// entities it names. It is the unit of writing: putting it replaces what the article said before.
type Facts struct {
	Article  Article
	Entities []Entity  // every entity that the article names, by id
	Mentions []Mention // one per entity, by entity id
	Quotes   []Quote
	// CoMentions and SaidAbout are this article's share of the aggregated edges, by their ids.
	CoMentions []CoMention
	SaidAbout  []SaidAbout
	Links      []Link // what the gazetteer adds: offices, stands-for
}

// Article is the node of an article. TextHash and Version decide whether a load has anything to do.
type Article struct {
	ID, URL, Site, Title, Lang string
	PublishedAt                string // ISO 8601 as read
	PublishedDate              string // its day, YYYY-MM-DD
	FetchedAt                  string
	Text                       string
	TextHash                   string // sha256 of text, zones and metadata that facts depend on
	Story                      string // id of the story; the article's own id until reprints are found
	Version                    string // gazetteer and extractor that read it
}

// Entity is the node of an entity as the gazetteer or, for unknown names, an article gives it.
type Entity struct {
	ID, Type, Name         string
	NameUk, NameRu, NameEn string
	Wikidata, ISO2         string
	Known                  bool
}

// Mention gathers all mentions of one entity in one article. The lists run in parallel, by start.
type Mention struct {
	Entity    string
	Sentences []int
	Starts    []int // code points of the article's text
	Ends      []int
	Surfaces  []string
	Lemmas    []string
	Via       []string
	InTitle   bool
}

// Party is somebody's part in a quote.
type Party struct {
	Entity     string // "" where open
	Text       string
	Start, End int    // code points
	Role       string // of media: carrier, relay, venue
}

// Quote is the node of a quote. Its id is the article's id, "#q" and a number counted in order.
type Quote struct {
	ID                   string
	Text, Type, Act, Cue string
	Rule                 string
	Negated, InTitle     bool
	Starts, Ends         []int // code points
	Sentence             int   // of the first span
	Speaker              *Party
	CoSpeakers           []Party
	Targets              []Party
	Addressees           []Party
	Media                []Party
	Parent               string // id of the quote it stands in
}

// CoMention is the share of one article in CO_MENTIONED_WITH: A < B.
type CoMention struct {
	A, B      string
	Sentences int
}

// SaidAbout is the share of one article in SAID_ABOUT.
type SaidAbout struct {
	Speaker, Target string
	Quotes          int
}

// Link is an edge that the gazetteer knows: HOLDS_OFFICE or STANDS_FOR, with both ends among the entities.
type Link struct {
	Type, From, To string
	Office         string
	Since, Until   string // ISO dates, possibly partial
}

// Change is what putting an article did.
type Change uint8

// Changes.
const (
	Unchanged Change = iota
	Added
	Replaced
)

// Store keeps the graph. Implementations pass [zgadka/graph/storetest]. All methods may be called from several
// goroutines; errors name what was attempted.
type Store interface {
	// Put writes articles in one transaction: either all of them with the aggregates they touch, or none. An article
	// that the store holds with the same TextHash and Version is left alone.
	Put(ctx context.Context, facts []Facts) ([]Change, error)
	// Remove withdraws articles and what only they said; it reports which ids it knew.
	Remove(ctx context.Context, ids []string) (removed []string, err error)
	// State returns TextHash and Version by id for those of the ids that the store holds, so that unchanged input need
	// not be read again.
	State(ctx context.Context, ids []string) (map[string]State, error)
	// AddRun records a load that changed something.
	AddRun(ctx context.Context, r Run) error
	// Find returns entities that any name or form answers to, best first.
	Find(ctx context.Context, text string, limit int) ([]Found, error)
	// Entity returns one entity with its totals, or ErrNotFound.
	Entity(ctx context.Context, id string) (*Profile, error)
	// Edges returns the aggregated edges of an entity, strongest first.
	Edges(ctx context.Context, id string, limit int) ([]Edge, error)
	// Quotes returns quotes with their articles, newest first.
	Quotes(ctx context.Context, q QuoteFilter) ([]QuoteHit, error)
	// Evidence returns every sentence and quote behind the edges between a and b, oldest first.
	Evidence(ctx context.Context, a, b string) ([]Evidence, error)
	// Check recounts every aggregate from the evidence and returns what differs, in order.
	Check(ctx context.Context) ([]string, error)
	// Subgraph streams nodes, then edges, each sorted by id.
	Subgraph(ctx context.Context, f Filter) (*Subgraph, error)
	// Close releases the store.
	Close(ctx context.Context) error
}

// State is what decides whether an article must be put again.
type State struct{ TextHash, Version string }

// Run records one load.
type Run struct {
	ID, Gazetteer, Extractor, StartedAt, FinishedAt string
	Articles                                        int
	IDs                                             []string // articles that were extracted by it
}

// Found is an answer to Find.
type Found struct {
	Entity
	Matched  string // the name or form that answered
	Articles int
}

// Profile is an entity with its totals.
type Profile struct {
	Entity
	FirstSeen, LastSeen string
	Articles            int
	Aliases             []Alias
	SaidQuotes          int // quotes it spoke
	AboutQuotes         int // quotes that mention it
}

// Alias is a form that articles used.
type Alias struct {
	Text, Lang string
	Count      int
}

// Edge is an aggregated edge.
type Edge struct {
	Type                string // CO_MENTIONED_WITH, SAID_ABOUT
	Key                 string
	From, To            string
	FromName, ToName    string
	Weight              float64
	Count               int // sentences or quotes, copies included
	Articles            int
	FirstSeen, LastSeen string
}

// QuoteFilter selects quotes; empty fields select all. Dates are YYYY-MM-DD, Since inclusive and Until exclusive.
type QuoteFilter struct {
	Speaker, About string
	Since, Until   string
	Limit          int
}

// QuoteHit is a quote with what is needed to show it.
type QuoteHit struct {
	Quote
	ArticleID, ArticleTitle, URL, Site, Date string
	SpeakerName                              string
	TargetNames                              []string
}

// Evidence is one sentence or quote behind an edge.
type Evidence struct {
	Edge                 string // CO_MENTIONED_WITH or SAID_ABOUT
	From, To             string
	ArticleID, URL, Date string
	Title                string
	Sentence             string   // the words, whole
	Start, End           int      // of the sentence or the quote's hull, code points of the article's text
	Spans                [][2]int // what to highlight, code points of the article's text
	QuoteID              string
}

// Filter selects a subgraph. The zero value is everything.
type Filter struct {
	Entity       string
	Hops         int // from Entity; 1 is its neighbours
	Since, Until string
	Type         string // of entities
	MinWeight    float64
}

// Subgraph is a stream of nodes and then edges. Read Nodes to its end before Edges.
type Subgraph struct {
	Nodes iter.Seq2[Profile, error]
	Edges iter.Seq2[Edge, error]
}
