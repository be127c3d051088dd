package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Facts is everything one article contributes: its own node, its mentions and quotes with their evidence, and the
// entities they lead to. It is the unit of writing: putting it replaces what the article said before.
type Facts struct {
	Article  Article
	Source   Source    // of the article's site
	Entities []Entity  // every entity that a mention, a quote, a link below or the source leads to, by id
	Mentions []Mention // one per entity, by entity id
	Quotes   []Quote   // by number
	Retired  []Retired // ids that the gazetteer retired in favour of the entities of mentions and quotes, ordered
	Links    []Link    // all that the gazetteer has for the entities of mentions and quotes, ordered by [Link.Compare]
}

// Article is the node of an article. TextHash and Version decide whether a load has anything to do.
type Article struct {
	ID, URL, Site, Title, Lang string
	PublishedAt                string // ISO 8601 as read
	PublishedDate              string // its day, YYYY-MM-DD
	FetchedAt                  string // not part of graph equality
	Text                       string
	Zones                      []Zone  // in order, so that the article can be read again
	Sentences                  []Range // in order; a mention gives the index of its sentence
	TextHash                   string  // sha256 of text, zones and metadata that facts depend on
	Story                      string  // id of the story; "" means the article's own id
	Version                    string  // gazetteer and extractor that read it
	Sketch                     string  // for telling reprints; see [Stories]; "" where the text is too short
	Basis                      string  // what the reading rests on; see [extract.Extractor.Basis]; "" unknown
}

// Source is what the gazetteer knows of a site, all "" where it knows no medium of it. The node of a site takes it from the article
// put last.
type Source struct {
	Medium  string // id of its entity
	Country string // id of the medium's country, or ""
	Lang    string // ISO 639-1 code of the language that it publishes in most, or ""
}

// Range is a half-open range of code points.
type Range struct{ Start, End int }

// Zone is one labelled block of an article's text.
type Zone struct {
	Kind string
	Range
}

// Entity is the node of an entity as the gazetteer or, for unknown names, an article gives it.
type Entity struct {
	ID, Type, Name         string // Type is Person, Organization, Country, Place, Media or Event
	NameUk, NameRu, NameEn string
	Wikidata, ISO2         string
	Known                  bool // the gazetteer has it; the name of an unknown one is the one that most articles give
}

// Mention gathers all mentions of one entity in one article. The lists run in parallel, by start.
type Mention struct {
	Entity    string
	Name      string // of an unknown entity: its nominative in this article
	Sentences []int  // indexes into Article.Sentences
	Starts    []int
	Ends      []int
	Surfaces  []string
	Lemmas    []string
	Via       []string
	InTitle   bool
	Rules     []string // by which each was found, as [extract.Mention] has it; nil where that was not kept
}

// Pronoun is the value of Via that makes no co-mention and no alias.
const Pronoun = "pronoun"

// Party is somebody's part in a quote.
type Party struct {
	Entity     string // "" where open
	Text       string
	Start, End int
	Role       string // of media: carrier, relay, venue
}

// Quote is the node of a quote.
type Quote struct {
	ID                   string // see [QuoteID]
	Text, Type, Act, Cue string // Text is the content; its spans are joined by " … "
	Rule                 string
	Negated, InTitle     bool
	Starts, Ends         []int // of the spans, in order
	Sentence             int   // of the first span
	Speaker              *Party
	CoSpeakers           []Party
	Targets              []Party
	Addressees           []Party
	Media                []Party
	Parent               string // id of the quote it stands in
}

// QuoteID is the id of the n-th quote of an article, counted from 1.
func QuoteID(article string, n int) string { return article + "#q" + strconv.Itoa(n) }

// Types of relationships that stores aggregate or that the gazetteer gives.
const (
	EdgeCoMentioned = "CO_MENTIONED_WITH"
	EdgeSaidAbout   = "SAID_ABOUT"
	LinkHoldsOffice = "HOLDS_OFFICE"
	LinkStandsFor   = "STANDS_FOR"
)

// Link is an edge that the gazetteer knows: HOLDS_OFFICE or STANDS_FOR. It stands in the graph as long as an article
// names From; To is in the graph because of it.
type Link struct {
	Type, From, To string
	Office         string
	Since, Until   string // ISO dates, possibly of a month or a year; half-open
}

// Compare orders links by From, type, To, office and time.
func (l Link) Compare(o Link) int {
	return cmp.Or(cmp.Compare(l.From, o.From), cmp.Compare(l.Type, o.Type), cmp.Compare(l.To, o.To),
		cmp.Compare(l.Office, o.Office), cmp.Compare(l.Since, o.Since), cmp.Compare(l.Until, o.Until))
}

// Retired is an id that an entity had before. An id with several entities was split.
type Retired struct{ ID, Into string }

// Compare orders by what they lead to, then by id.
func (r Retired) Compare(o Retired) int {
	return cmp.Or(cmp.Compare(r.Into, o.Into), cmp.Compare(r.ID, o.ID))
}

// Moves compares two readings of the same text: an unknown entity that the gazetteer has learned has another id now, where the
// same words stand. The result is ordered.
func Moves(was, now []Mention) []Retired {
	type place struct {
		start   int
		surface string
	}
	at := map[place]string{}
	named := map[string]bool{}
	for _, m := range now {
		named[m.Entity] = true
		if !Unknown(m.Entity) {
			for i, start := range m.Starts {
				at[place{start, m.Surfaces[i]}] = m.Entity
			}
		}
	}
	var out []Retired
	for _, m := range was {
		if !Unknown(m.Entity) || named[m.Entity] {
			continue
		}
		for i, start := range m.Starts {
			if id := at[place{start, m.Surfaces[i]}]; id != "" {
				out = append(out, Retired{m.Entity, id})
			}
		}
	}
	slices.SortFunc(out, Retired.Compare)
	return slices.Compact(out)
}

// Unknown reports whether an id is one that articles gave: x/person/olha-koval.
func Unknown(id string) bool { return strings.HasPrefix(id, "x/") }

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

// Share is what one article adds to an aggregated edge: N sentences or quotes.
type Share struct {
	Type, From, To string
	N              int
}

// Key is the key of the edge.
func (s Share) Key() string { return Key(s.Type, s.From, s.To) }

// Shares is what the article adds to edges: co-mentions, then who said what about whom.
func (f *Facts) Shares() []Share {
	var out []Share
	for _, c := range f.CoMentions() {
		out = append(out, Share{EdgeCoMentioned, c.A, c.B, c.Sentences})
	}
	for _, c := range f.SaidAbout() {
		out = append(out, Share{EdgeSaidAbout, c.Speaker, c.Target, c.Quotes})
	}
	return out
}

// CoMentions counts for each pair of entities the sentences that mention both, by anything but a pronoun. It is
// sorted by the pair.
func (f *Facts) CoMentions() []CoMention {
	in := map[int][]string{} // sentence → entities
	for _, m := range f.Mentions {
		seen := map[int]bool{}
		for i, s := range m.Sentences {
			if s >= 0 && m.Via[i] != Pronoun && !seen[s] {
				seen[s] = true
				in[s] = append(in[s], m.Entity)
			}
		}
	}
	count := map[[2]string]int{}
	for _, ids := range in {
		slices.Sort(ids)
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				count[[2]string{a, b}]++
			}
		}
	}
	out := make([]CoMention, 0, len(count))
	for p, n := range count {
		out = append(out, CoMention{p[0], p[1], n})
	}
	slices.SortFunc(out, func(x, y CoMention) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// SaidAbout counts for each speaker and target the quotes of the one that mention the other. Titles and negated quotes
// count, a co-speaker counts like the speaker, an addressee is no target, and nobody speaks about himself. It is sorted by
// speaker and target.
func (f *Facts) SaidAbout() []SaidAbout {
	count := map[[2]string]int{}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		for _, s := range entities(q.Speakers()) {
			for _, t := range entities(q.Targets) {
				if s != t {
					count[[2]string{s, t}]++
				}
			}
		}
	}
	out := make([]SaidAbout, 0, len(count))
	for p, n := range count {
		out = append(out, SaidAbout{p[0], p[1], n})
	}
	slices.SortFunc(out, func(x, y SaidAbout) int {
		return cmp.Or(cmp.Compare(x.Speaker, y.Speaker), cmp.Compare(x.Target, y.Target))
	})
	return out
}

// Speakers returns the speaker, if any, and the co-speakers.
func (q *Quote) Speakers() []Party {
	if q.Speaker == nil {
		return q.CoSpeakers
	}
	return append([]Party{*q.Speaker}, q.CoSpeakers...)
}

// entities returns the ids among the parties, each once.
func entities(ps []Party) []string {
	var out []string
	for _, p := range ps {
		if p.Entity != "" && !slices.Contains(out, p.Entity) {
			out = append(out, p.Entity)
		}
	}
	return out
}

// Named returns the ids that mentions and quotes name, sorted: the entities of the article without those that only
// links lead to.
func (f *Facts) Named() []string {
	var out []string
	for _, m := range f.Mentions {
		out = append(out, m.Entity)
	}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		for _, ps := range [][]Party{q.Speakers(), q.Targets, q.Addressees, q.Media} {
			out = append(out, entities(ps)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Validate says what in the facts no store could keep: an article without an id, an entity that is referred to but not
// given, lists of unequal length.
func (f *Facts) Validate() error {
	a := &f.Article
	if a.ID == "" {
		return fmt.Errorf("facts without an article id")
	}
	for _, s := range []string{a.ID, a.URL, a.Site, a.Title, a.Lang, a.PublishedAt, a.PublishedDate, a.Story, a.Text} {
		if !utf8.ValidString(s) {
			return fmt.Errorf("article %q: %.40q is not valid UTF-8", a.ID, s)
		}
	}
	given := map[string]bool{}
	for _, e := range f.Entities {
		if e.ID == "" || e.Type == "" || given[e.ID] {
			return fmt.Errorf("article %q: entity %q without id or type, or given twice", f.Article.ID, e.ID)
		}
		given[e.ID] = true
	}
	need := f.Named()
	for _, l := range f.Links {
		if l.Type != LinkHoldsOffice && l.Type != LinkStandsFor {
			return fmt.Errorf("article %q: link of type %q", f.Article.ID, l.Type)
		}
		if _, ok := slices.BinarySearch(need, l.From); !ok {
			return fmt.Errorf("article %q: link from %q, which it does not name", f.Article.ID, l.From)
		}
		if !given[l.To] {
			return fmt.Errorf("article %q: link to %q, which is not among its entities", f.Article.ID, l.To)
		}
	}
	for _, r := range f.Retired {
		if _, ok := slices.BinarySearch(need, r.Into); !ok || r.ID == "" {
			return fmt.Errorf("article %q: retired id %q of %q, which it does not name", f.Article.ID, r.ID, r.Into)
		}
	}
	if s := f.Source; s != (Source{}) && (s.Medium == "" || a.Site == "" || !given[s.Medium]) {
		return fmt.Errorf("article %q: its site is of the medium %q, which is not among its entities", f.Article.ID, s.Medium)
	}
	for _, id := range need {
		if !given[id] {
			return fmt.Errorf("article %q: %q is not among its entities", f.Article.ID, id)
		}
	}
	for i, m := range f.Mentions {
		n := len(m.Starts)
		if n == 0 || len(m.Ends) != n || len(m.Sentences) != n || len(m.Surfaces) != n || len(m.Lemmas) != n || len(m.Via) != n ||
			len(m.Rules) != n && len(m.Rules) != 0 {
			return fmt.Errorf("article %q: lists of unequal length in the mention of %q", f.Article.ID, m.Entity)
		}
		if i > 0 && f.Mentions[i-1].Entity >= m.Entity {
			return fmt.Errorf("article %q: mentions out of order at %q", f.Article.ID, m.Entity)
		}
	}
	for i := range f.Quotes {
		if q := &f.Quotes[i]; len(q.Starts) == 0 || len(q.Starts) != len(q.Ends) || q.ID != QuoteID(f.Article.ID, i+1) {
			return fmt.Errorf("article %q: quote %q out of order or without spans", f.Article.ID, q.ID)
		}
	}
	return nil
}

// StoryID is the story the article belongs to, its own id where none is given.
func (a *Article) StoryID() string { return cmp.Or(a.Story, a.ID) }

// Key is the key of an aggregated edge: "a|b" for CO_MENTIONED_WITH, "a>b" for SAID_ABOUT. Ids that hold these signs are
// escaped, so that different edges never share a key.
func Key(typ, from, to string) string {
	sep := ">"
	if typ == EdgeCoMentioned {
		sep = "|"
	}
	return keyEscape.Replace(from) + sep + keyEscape.Replace(to)
}

var keyEscape = strings.NewReplacer("%", "%25", "|", "%7C", ">", "%3E")

// AliasID is the id of the node of a form.
func AliasID(lang, text string) string { return "alias/" + lang + "/" + text }
