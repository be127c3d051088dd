package graph

import (
	"context"
	"errors"
	"iter"
)

// Store keeps the graph. Implementations pass [zgadka/graph/storetest]. All methods may be called from several
// goroutines; errors name what was attempted and what to do about it.
//
// What an article says (mentions, quotes) counts as evidence; entities, aliases, sources and edges live as long as
// evidence does. Names and ids of a known entity and its links are the gazetteer's: the article put last gives them.
type Store interface {
	// Put writes articles in one transaction: either all of them with the aggregates they touch, or none. An article
	// that the store holds with the same TextHash, Version and Story is left alone, and a batch of such articles writes nothing.
	// The run, unless its ID is "", is recorded in the same transaction: its times and versions are set and its counts
	// grow by what was done.
	Put(ctx context.Context, run Run, facts []Facts) ([]Change, error)
	// Remove withdraws articles and what only they said; it reports which of the ids it knew. The run is kept as by Put.
	Remove(ctx context.Context, run Run, ids []string) (removed []string, err error)
	// State returns TextHash and Version by id for those of the ids that the store holds, so that unchanged input need
	// not be read again.
	State(ctx context.Context, ids []string) (map[string]State, error)
	// Facts returns what was put, by article id: of those of the ids that the store holds, or of all articles when ids
	// is nil. While others write, each article is whole, before or after its change.
	Facts(ctx context.Context, ids []string) iter.Seq2[Facts, error]
	// States yields what decides whether an article must be put again, by id.
	States(ctx context.Context, f StateFilter) iter.Seq2[ArticleState, error]
	// Descriptions yields, by id, what it holds of entities beside evidence, of all of them.
	Descriptions(ctx context.Context) iter.Seq2[Description, error]
	// Sites yields, by id, what it holds of sites.
	Sites(ctx context.Context) iter.Seq2[Site, error]
	// Describe brings the nodes and links of entities, and sites, to what facts without an article say of them, in one
	// transaction. Of those that no article names or comes from nothing is kept.
	Describe(ctx context.Context, list []Facts) error
	// Moves yields the ids of unknown entities that have another one since the gazetteer knows them, ordered by
	// [Retired.Compare]. They are seen when an article is put again with the same text, and are no part of graph equality.
	Moves(ctx context.Context) iter.Seq2[Retired, error]
	// Move adds to what Moves yields.
	Move(ctx context.Context, list []Retired) error
	// Changes yields what a run did to articles, by id of the article: nothing for a run that it does not have.
	Changes(ctx context.Context, run string) iter.Seq2[ArticleChange, error]
	// Runs returns the latest runs, the latest by StartedAt first, then by id downwards; limit 0 is all.
	Runs(ctx context.Context, limit int) ([]Run, error)

	// Find returns entities that a name or a used form answers to, whatever the case: whole names first, then whole forms,
	// then beginnings of names and forms, then words inside them; among equals the one in more articles.
	// A limit of 0 is none. To a retired id those answer that it leads to.
	Find(ctx context.Context, text string, limit int) ([]Found, error)
	// Entity returns one entity with its totals, or ErrNotFound. A retired id leads to the entity that has another one now,
	// over several steps if need be; one that was split is not found. All other methods want present ids.
	Entity(ctx context.Context, id string) (*Profile, error)
	// Edges returns the aggregated edges of an entity, strongest first, then by type and key. A limit of 0 is none.
	Edges(ctx context.Context, id string, limit int) ([]Edge, error)
	// Around returns the edges of a type that touch any of the entities, by key. Ids that it does not have are no error.
	Around(ctx context.Context, ids []string, typ string) ([]Edge, error)
	// Appearances yields the articles that mention an entity, by date, undated first, then id; or ErrNotFound.
	Appearances(ctx context.Context, id string) iter.Seq2[Appearance, error]
	// Quotes returns quotes with their articles, newest first, within an article in order of the text.
	Quotes(ctx context.Context, q QuoteFilter) ([]QuoteHit, error)
	// Evidence returns every sentence and quote behind the edges between a and b, oldest first.
	Evidence(ctx context.Context, a, b string) ([]Evidence, error)
	// Totals counts what the store holds.
	Totals(ctx context.Context) (Totals, error)
	// Check recounts every aggregate from the evidence and returns what differs, in order.
	Check(ctx context.Context) ([]string, error)
	// Subgraph streams nodes, then edges, each sorted by id. The caller closes it. ErrNotFound is for an entity, or a medium, that
	// the store does not have.
	Subgraph(ctx context.Context, f Filter) (*Subgraph, error)
	// Close releases the store.
	Close(ctx context.Context) error
}

// ErrNotFound says that the store has no entity of that id.
var ErrNotFound = errors.New("not found")

// Change is what putting an article did.
type Change uint8

// Changes. Put never returns Removed.
const (
	Unchanged Change = iota
	Added
	Replaced
	Removed
)

// String is the word for the change.
func (c Change) String() string { return [...]string{"unchanged", "added", "replaced", "removed"}[c] }

// State is what decides whether an article must be put again.
type State struct{ TextHash, Version, Basis, Story string }

// Same reports whether a store takes putting o over s for no change: Basis follows from the others.
func (s State) Same(o State) bool {
	return s.TextHash == o.TextHash && s.Version == o.Version && s.Story == o.Story
}

// State is what decides whether the article must be put again.
func (a *Article) State() State { return State{a.TextHash, a.Version, a.Basis, a.StoryID()} }

// ArticleState is the state of one article, and what [Stories] asks of it: its language, day, place in the order of
// publication and sketch.
type ArticleState struct {
	ID string
	State
	Lang, Day, Sort, Sketch string
}

// StateFilter selects articles: those of the ids, those of the stories, or those from one day to another, both included, with all that have no
// day. The zero value selects all; of several selections the first counts.
type StateFilter struct {
	IDs, Stories []string
	Since, Until string
}

// ArticleChange is what one run did to one article.
type ArticleChange struct {
	Article       string
	Change        Change
	Text          bool    // of what was replaced: the article itself changed, and not only how it is read
	Before, After []Share // what it gave to edges
}

// Run records one load. It is no part of graph equality.
type Run struct {
	ID, Gazetteer, Extractor string
	StartedAt, FinishedAt    string
	// Counts are the store's: what a run handed to Put says here is ignored.
	Added, Replaced, Removed int
}

// Articles is how many articles the run wrote.
func (r Run) Articles() int { return r.Added + r.Replaced }

// Found is an answer to Find.
type Found struct {
	Entity
	Matched  string // the name or form that answered
	Articles int
}

// Profile is an entity with its totals.
type Profile struct {
	Node
	Aliases     []Alias // most used first
	Links       []Link  // HOLDS_OFFICE and STANDS_FOR from and to it
	SaidQuotes  int     // quotes it spoke
	AboutQuotes int     // quotes that mention it
}

// Alias is a form that articles used.
type Alias struct {
	Text, Lang string
	Count      int // uses
}

// Edge is an aggregated edge.
type Edge struct {
	Type                string // CO_MENTIONED_WITH or SAID_ABOUT
	Key                 string
	From, To            string
	FromName, ToName    string
	Weight              float64 // sentences or quotes, each story once: by its earliest article that has the edge
	Count               int     // sentences or quotes, copies included
	Articles            int
	FirstSeen, LastSeen string // days
}

// QuoteFilter selects quotes; empty fields select all. Dates are YYYY-MM-DD, Since inclusive and Until exclusive; with
// either, quotes without a date are left out.
type QuoteFilter struct {
	Speaker, About string
	Since, Until   string
	Limit          int // 0 is none
}

// QuoteHit is a quote with what is needed to show it.
type QuoteHit struct {
	Quote
	ArticleID, ArticleTitle, URL, Site, Date string
	SpeakerName                              string   // of the speaker's entity, else its words
	TargetNames                              []string // of the targets' entities, each once
}

// Evidence is one sentence or quote behind an edge.
type Evidence struct {
	Edge                 string // CO_MENTIONED_WITH or SAID_ABOUT
	From, To             string
	ArticleID, URL, Date string
	Title                string
	Sentence             string   // the words: the sentence, or all sentences that the quote and its speaker stand in
	Start, End           int      // of these words
	Spans                []Range  // what to highlight: the mentions of both, or the quote
	Rules                []string // by which each span was found; "" where that was not kept
	QuoteID              string
	Version              string // gazetteer and extractor that read the article
}

// Totals counts the nodes and relationships of a store. Entities are those of its graph (see [Filter]): an institution that is there
// only because somebody holds an office in it is not counted.
type Totals struct {
	Articles, Entities, Aliases, Sources, Quotes, CoMentions, SaidAbout int
}
