package extract

import "zgadka/gazetteer"

// Span is a half-open range of bytes of Article.Text. Every offset in this package is one; code points are made from
// them only where a document leaves the program.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// ZoneKind labels a block of an article's text.
type ZoneKind string

// Zones. Mentions, quotes and edges come from Title, Lead and Body only.
const (
	Title   ZoneKind = "title"
	Lead    ZoneKind = "lead"
	Body    ZoneKind = "body"
	Caption ZoneKind = "caption"
	Credit  ZoneKind = "credit"
	Related ZoneKind = "related"
	Nav     ZoneKind = "nav"
)

// Content reports whether what stands in the zone counts.
func (k ZoneKind) Content() bool { return k == Title || k == Lead || k == Body }

// Zone is one labelled block. Zones stand in order and do not overlap.
type Zone struct {
	Kind ZoneKind
	Span
}

// Article is what was read, before anything is found in it. Its Text never changes afterwards.
type Article struct {
	ID         string
	URL        string         // canonical, or ""
	Site       string         // host or name of the outlet, or ""
	Lang       gazetteer.Lang // ISO 639-1 code, also of languages that are not read; "" unknown
	Title      string
	Author     string
	Published  string // ISO 8601, a date or a date with time; "" unknown
	Updated    string // likewise: the last change that the page gives, if it is later
	Fetched    string // likewise
	Template   string // version of the site's template that it was read with, or ""
	Text       string // valid UTF-8
	InputStart int    // bytes of Text before the input begins (a title that was put in front)
	Zones      []Zone
	Notes      []string // what a reader should know: replaced bytes, a guessed charset
}

// Sentence is one sentence of a title, lead or body zone.
type Sentence struct {
	Span
	Zone int // index into Article.Zones
}

// Via says by what sort of expression a mention names its entity.
type Via string

// Values of Via.
const (
	ViaName     Via = "name"
	ViaAlias    Via = "alias"
	ViaAcronym  Via = "acronym"
	ViaSurname  Via = "surname"
	ViaOffice   Via = "office"
	ViaRoleWord Via = "role-word"
	ViaMetonym  Via = "metonym"
	ViaPattern  Via = "pattern"
	ViaPronoun  Via = "pronoun"
)

// Mention is one place where an entity is named.
type Mention struct {
	Span
	Surface    string         // Text[Start:End]
	Type       gazetteer.Type // of the entity, or of the name where the entity is open
	Entity     string         // id; "" where it stays open
	Name       string         // the gazetteer's canonical spelling in the article's language, nominative for unknown names
	Lemma      string         // the nominative of these very words
	Via        Via
	Rule       string   // the rule that made it, for --explain
	Sentence   int      // index into Document.Sentences
	Literal    string   // of a metonym: id of the place that the words name
	Candidates []string // ids it could be where it stays open, sorted
	Known      bool     // the gazetteer has the entity
	Why        *Why     // what decided; nil unless [Extractor.Explaining]
}

// QuoteType says how much of a quote stands in quotation marks.
type QuoteType string

// Types of quotes.
const (
	Direct   QuoteType = "direct"
	Indirect QuoteType = "indirect"
	Mixed    QuoteType = "mixed"
)

// Role is a party of a quote: who speaks, is spoken about or to, or passes the words on.
type Role struct {
	Span
	Entity string // id, or ""
	Name   string
	Type   gazetteer.Type
	Medium string // of media: carrier, relay or venue
}

// Quote is content attributed to a speaker.
type Quote struct {
	Spans      []Span // content without its outer marks, in order
	Type       QuoteType
	Act        string // one of the twelve of gazetteer.Acts
	Cue        *Span  // nil for a layout quote (a headline, a label)
	Speaker    *Role  // nil where nobody is named
	CoSpeakers []Role
	Targets    []Role
	Addressees []Role
	Media      []Role
	Parent     int // index of the quote it stands in, -1 without
	Negated    bool
	InTitle    bool
	Rule       string    // the construction, for --explain
	Why        *QuoteWhy // what decided; nil unless [Extractor.Explaining]
}

// Document is an article with the layers that the steps of reading add. A step appends its own layer and edits no other.
type Document struct {
	*Article
	Sentences []Sentence
	Mentions  []Mention // by start, the longer first
	Quotes    []Quote   // by first span
	asked     []string  // forms that were looked up though the text need not have them, sorted; see [Extractor.Basis]
}
