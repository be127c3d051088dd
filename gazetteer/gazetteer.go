// Package gazetteer holds what is known before an article is read: entities, their names in every form, dated offices and
// the words of reporting, read from YAML packs and compiled into one matcher.
package gazetteer

import (
	"zgadka/gazetteer/inflect"
)

// Lang is the code of a language: uk, ru or en.
type Lang = inflect.Lang

// Languages lists the languages that have a file in lang/, in the order of their bits in [Reading.Langs].
var Languages = []Lang{"uk", "ru", "en"}

// Type is the kind of an entity; the prefix of its id says it.
type Type string

// Types of entities.
const (
	Person       Type = "Person"       // person/
	Organization Type = "Organization" // org/
	Country      Type = "Country"      // country/
	Place        Type = "Place"        // place/
	Media        Type = "Media"        // media/
	Event        Type = "Event"        // event/
)

// Entity is somebody or something that articles name. It is read-only once loaded.
type Entity struct {
	ID         string // readable and permanent: org/nato
	Type       Type
	Gender     inflect.Gender
	Country    string            // id of the country it belongs to, or ""
	Capital    string            // of a country: id of its capital
	Metonym    string            // of a place: id of what it stands for when it acts (Пекін → country/cn, Брюссель → org/eu)
	StandsFor  string            // of any other entity: whom it stands for (Кремль → country/ru)
	Wikidata   string            // checked against a source, else ""
	ISO2       string            // likewise
	ISO31662   string            // of a place: the code of a subdivision, UA-63; likewise
	GeoNames   string            // of a place or country: its number at geonames.org; likewise
	Was        []string          // ids that it had before; several entities may share one
	Kinds      []string          // what common nouns may call it: alliance, city, newspaper, aggressor
	Adjectives map[Lang][]string // nominative masculine: китайський
	Demonyms   map[Lang][]string // nominative: китаєць, китаянка
	Alone      Alone             // of a person: may the surname stand alone
	Sites      []Site            // of a medium, in the order of the file
	Names      []Name            // in the order of the file, canonical first within a language
	Pos        Pos               // where the entry stands
	change     change
}

// Site is an address under which a medium publishes.
type Site struct {
	Host string // in lower case, without www
	Lang string // ISO 639-1 code of the language that it has most of, which need not be one of [Languages]; "" where none stands out
}

// Alone says whether a surname without its given name is a mention.
type Alone string

// Values of Alone; the zero value is InContext.
const (
	InContext Alone = ""      // only where the article has the person in full
	Always    Alone = "alone" // anywhere: Байден
	Never     Alone = "never" // the bare word is somebody or something else: (Джордж) Вашингтон
)

// Name is one spelling of an entity in one language.
type Name struct {
	Text        string // nominative
	Lang        Lang
	Kind        NameKind
	Case        CasePolicy
	Part        Part
	Prior       float64 // 0..1, how likely a bare hit means this entity; 1 by default
	Need        *Context
	Not         *Context
	From        Date // validity of the name itself; zero is open
	To          Date
	ByCountry   bool // МЗС: belongs to the nearest country of the article
	Entity      *Entity
	Pos         Pos
	parts       []part // one of a whole name or surname; given name, surname, patronymics of a full one
	familyFirst bool
}

// NameKind is what sort of name it is.
type NameKind string

// Kinds of names.
const (
	Canonical NameKind = "canonical"
	Alias     NameKind = "alias"
	Acronym   NameKind = "acronym"
	Short     NameKind = "short"
	Nick      NameKind = "nick"
)

// Part says which part of a person's name a form is; zero for names that have no parts.
type Part uint8

// Parts of a person's name.
const (
	Whole  Part = iota // the full name, or a name without parts
	Family             // the surname alone
	Full               // given name, (patronymic,) surname in either order
)

// CasePolicy says which capitals a hit must have.
type CasePolicy string

// Case policies.
const (
	Cap   CasePolicy = "cap"   // capitals as in the name; an all-capitals headline form is accepted; the default
	Any   CasePolicy = "any"   // lower case also counts: рф, путін
	Upper CasePolicy = "upper" // all capitals only: ПАР, not "пар"
	Exact CasePolicy = "exact" // letter by letter: AfD
)

// Context is a condition on the words round a hit. An item is a word form (case-insensitive; a trailing * matches any ending),
// an entity id (somewhere in the article), or one of the conditions "quoted" and "sentence-start".
type Context struct {
	Any   []string // within the sentence
	Left  []string // within the three words before
	Right []string // within the three words after
}

// Acts lists the acts of reporting, the ids of cues and attributions.
var Acts = []string{"say", "think", "ask", "urge", "warn", "promise", "threaten", "accuse", "praise", "deny", "confirm", "apologise"}

// Tenure is one holder's time in an office, half-open: From ≤ day < To. A zero To is open.
type Tenure struct {
	Who    string // person id
	From   Date
	To     Date
	Acting bool
	Pos    Pos
}

// Office is a post of one institution with its holders by date.
type Office struct {
	Kind    string // secretary-general
	Of      string // org/nato
	Head    bool   // "глава", "лідер", "chief" of the institution mean this post
	Shared  bool   // several hold it at once: vice-president of org/ec
	Source  string
	Holders []Tenure
	Pos     Pos
	change  change
}

// Pos is a place in a pack, for messages.
type Pos struct {
	File string `json:"file"` // path within the pack
	Line int    `json:"line"` // from 1
}

// Class is the class of a lexeme: how the steps of reading use the word.
type Class string

// Classes of lexemes; each is a section of a language file.
const (
	OfficeWord   Class = "office"      // міністр оборони; ID is the kind of office
	HeadWord     Class = "head"        // глава, очільниця; ID is "head"
	Institution  Class = "institution" // уряд, МЗС after a head word; ID is the kind of office
	PersonWord   Class = "person"      // експерт, депутатка; ID is the group
	ThingWord    Class = "thing"       // альянс, видання, місто; ID is the entity kind it fits
	CueWord      Class = "cue"         // заявити; ID is the act
	Attribution  Class = "attribution" // за словами; ID is the act
	CountryAdj   Class = "adjective"   // китайський; ID is the entity
	Demonym      Class = "demonym"     // китаєць; ID is the entity
	GivenName    Class = "given"       // Ганна; no ID
	FunctionWord Class = "word"        // closed classes; ID is the class: that, negation, …
)

// Lexeme is a word or phrase of a language, as one section of its file gives it.
type Lexeme struct {
	Class  Class
	ID     string
	Lang   Lang
	Text   string // nominative or infinitive
	Gender inflect.Gender
	Cue    *Cue // of cues and attributions
	Pos    Pos
}

// Cue is the frame of a word of reporting.
type Cue struct {
	Act        string      // say, think, ask, urge, warn, promise, threaten, accuse, praise, deny, confirm, apologise
	To         string      // case of whom the words are put to: dat, acc, or ""
	By         []string    // prepositions whose phrase is the content: звинуватив у …, застеріг від …
	Infinitive bool        // content may be an infinitive phrase: закликав зупинити
	Speaker    string      // of an attribution: the speaker's case, gen or acc
	Quoted     string      // case of whose words are passed on: наводить слова (gen)
	Carrier    bool        // with a medium as subject it relays another's words: передає, пише
	Nominal    bool        // content may be a noun phrase: привітав рішення
	Predicate  bool        // a short participle or adjective, not a verb: переконаний
	Question   bool        // content is a question: запитав, чи …
	Slots      [][2]string // of an attribution: what stands before and after a possessive: за … словами; "" where nothing does
}

// Reading is one meaning of a matched form: a name of an entity, or a lexeme.
type Reading struct {
	Name   *Name         // nil for a lexeme
	Lexeme *Lexeme       // nil for a name
	Cases  inflect.Cases // 0 for verbs and literal words; every case where the form does not tell
	Verb   inflect.Verb  // of cue verbs
	Langs  uint8         // bit i: a form in Languages[i]
	Common bool          // of names and given names of one word: the form is also a common word, see [Gazetteer.Common]
	Trim   int8          // bytes at the end that are no part of the name: "'s"
}

// Hit is one match of a form in a text: Text[Start:End], in bytes.
type Hit struct {
	Start, End int
	Readings   []Reading
	Classes    *Classes // of the readings
}
