package gazetteer

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
	"zgadka/gazetteer/inflect"
)

// types maps the prefix of an id to its type.
var types = map[string]Type{
	"person": Person, "org": Organization, "country": Country, "place": Place, "media": Media, "event": Event,
}

// ParseType reads the prefix of an id, or the name of a type, as a type.
func ParseType(s string) (Type, bool) {
	t, ok := types[s]
	for _, o := range types {
		if strings.EqualFold(s, string(o)) {
			return o, true
		}
	}
	return t, ok
}

var (
	idPattern      = regexp.MustCompile(`^(person|org|country|place|media|event)/[a-z0-9]+(-[a-z0-9]+)*$`)
	formerPattern  = regexp.MustCompile(`^(x/)?(person|org|country|place|media|event)/[a-z0-9]+(-[a-z0-9]+)*$`)
	wordPattern    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	isoPattern     = regexp.MustCompile(`^[A-Z]{2}$`)
	wikiPattern    = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	regionPattern  = regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`)
	patternPattern = regexp.MustCompile(`^[NA=]( [NA=])*$`)
)

const (
	wantID   = "an id such as org/nato"
	wantWord = "a word of a-z, 0-9 and hyphens"
)

// part is one stretch of a name that is inflected by itself.
type part struct {
	text     string
	class    inflect.Class
	gender   inflect.Gender
	paradigm string
	oblique  string
	pattern  string // "" decide by the words
	animate  bool
	forms    []string // literal
	name     *Name    // what is said of a name made of it, while it is read
}

// readEntities reads a file of entity/.
func readEntities(root node) (list []*Entity) {
	root.each(func(key string, v node) bool {
		if key != "entities" {
			return false
		}
		v.items(func(n node) {
			if e := readEntity(n); e.ID != "" {
				list = append(list, e)
			}
		})
		return true
	})
	return list
}

// entityReader reads one entry. What depends on other keys waits for the end.
type entityReader struct {
	*Entity
	policy      CasePolicy
	familyFirst bool
	only        []only
}

// only is a key that some types have.
type only struct {
	at    node
	key   string
	types []Type
}

func readEntity(n node) *Entity {
	r := entityReader{Entity: &Entity{Pos: n.pos()}, policy: Cap}
	names := make([]node, len(Languages))
	n.each(func(key string, v node) bool {
		if i := slices.Index(Languages, key); i >= 0 {
			names[i] = v
			return true
		}
		return r.key(key, v)
	})
	if r.ID == "" {
		if !hasKey(n, "id") {
			n.fail("an entity without id")
		}
		return r.Entity
	}
	for _, o := range r.only {
		if !slices.Contains(o.types, r.Type) {
			o.at.fail("key %q does not go with %s", o.key, r.ID)
		}
	}
	for i, v := range names {
		if v.Node != nil {
			r.names(Languages[i], v)
		}
	}
	r.change.check(n, r.ID)
	if len(r.Names) == 0 && !r.change.add && !r.change.remove {
		n.fail("%s has no name", r.ID)
	}
	for i := range r.Names {
		r.Names[i].Entity = r.Entity
	}
	return r.Entity
}

func (r *entityReader) key(key string, v node) bool {
	limit := func(types ...Type) { r.only = append(r.only, only{v, key, types}) }
	switch key {
	case "id":
		if r.ID = v.matching(idPattern, wantID); r.ID != "" {
			prefix, _, _ := strings.Cut(r.ID, "/")
			r.Type = types[prefix]
		}
	case "gender":
		r.Gender = v.gender()
	case "kinds":
		v.items(func(n node) { r.Kinds = append(r.Kinds, n.matching(wordPattern, wantWord)) })
	case "country":
		r.Country = v.id("country/")
	case "wikidata":
		r.Wikidata = v.matching(wikiPattern, "an id such as Q7184")
	case "iso2":
		limit(Country)
		r.ISO2 = v.matching(isoPattern, "two capitals")
	case "iso3166_2":
		limit(Place)
		r.ISO31662 = v.matching(regionPattern, "a code such as UA-63")
	case "geonames":
		limit(Country, Place)
		r.GeoNames = v.number()
	case "was":
		v.items(func(n node) { r.Was = append(r.Was, n.matching(formerPattern, wantID)) })
	case "capital":
		limit(Country)
		r.Capital = v.id("place/")
	case "metonym":
		limit(Place)
		r.Metonym = v.id("")
	case "sites":
		limit(Media)
		r.Sites = v.sites()
	case "stands_for":
		limit(Person, Organization, Country, Media, Event)
		r.StandsFor = v.id("")
	case "adjective":
		limit(Organization, Country, Place)
		r.Adjectives = v.byLang()
	case "demonym":
		limit(Organization, Country, Place)
		r.Demonyms = v.byLang()
	case "case":
		r.policy = v.casePolicy()
	case "family_first":
		limit(Person)
		r.familyFirst = v.boolean()
	case "surname":
		limit(Person)
		if s := v.oneOf("alone", "context", "never"); s != "context" {
			r.Alone = Alone(s)
		}
	default:
		return r.change.key(key, v)
	}
	return true
}

// names reads what an entity is called in one language.
func (r *entityReader) names(lang Lang, v node) {
	if r.Type == Person && (hasKey(v, "family") || hasKey(v, "also")) {
		r.person(lang, v)
		return
	}
	first := !r.change.add // what is added is no canonical name, unless it says so
	v.oneOrMore(func(n node) {
		if p := r.name(lang, n, true); p.text != "" {
			r.whole(lang, p, first, v.bad)
			first = false
		}
	})
}

// whole adds a name without parts.
func (r *entityReader) whole(lang Lang, p part, first bool, bad *mistakes) {
	name := *p.name
	p.name = nil
	name.Text = p.text
	if name.Kind == "" {
		name.Kind = Alias
		if first {
			name.Kind = Canonical
		}
	}
	if name.Kind == Acronym && p.paradigm == "" && p.pattern == "" {
		p.paradigm = "indecl"
	}
	if r.Type == Person && p.pattern == "" {
		p.pattern = r.partPattern(p)
	}
	if p.pattern == "" && lang != "en" && p.paradigm != "indecl" && strings.Contains(p.text, " ") && hasCyrillic(p.text) {
		bad.add(name.Pos, "%q has more than one word and needs a pattern", p.text)
	}
	name.parts = []part{p}
	r.Names = append(r.Names, name)
}

// name reads a name or a part of one: text, or a map that begins with it.
func (r *entityReader) name(lang Lang, n node, whole bool) part {
	p := part{gender: r.Gender, class: classFor(r.Type)}
	p.name = &Name{Lang: lang, Case: r.policy, Prior: 1, Pos: n.pos()}
	if n.Kind != yaml.MappingNode {
		p.text = n.text()
		return p
	}
	n.each(func(key string, v node) bool {
		return p.key(key, v) || p.nameKey(key, v) || whole && p.wholeKey(key, v)
	})
	if p.text == "" {
		if !hasKey(n, "text") {
			n.fail("a name without text")
		}
	} else if p.pattern != "" && len(strings.Fields(p.pattern)) != len(strings.Fields(p.text)) {
		n.fail("pattern %q does not fit the words of %q", p.pattern, p.text)
		p.paradigm = "indecl"
	}
	if !p.name.From.IsZero() && !p.name.To.IsZero() && !p.name.From.First().Before(p.name.To.Last()) {
		n.fail("a name that ends before it begins")
	}
	return p
}

// key reads the keys of anything that is inflected.
func (p *part) key(key string, v node) bool {
	switch key {
	case "text":
		p.text = v.text()
	case "pattern":
		p.pattern = v.matching(patternPattern, "one of N A = for each word")
	case "gender":
		p.gender = v.gender()
	case "paradigm":
		p.paradigm = v.oneOf("indecl", "m2", "f1", "f3", "n2", "adj", "pl")
	case "oblique":
		p.oblique = v.text()
	case "forms":
		p.forms = v.texts()
	default:
		return false
	}
	return true
}

// nameKey reads what may be said of any name, a surname alone included.
func (p *part) nameKey(key string, v node) bool {
	switch key {
	case "case":
		p.name.Case = v.casePolicy()
	case "prior":
		p.name.Prior = v.share()
	case "need":
		p.name.Need = v.context()
	case "not":
		p.name.Not = v.context()
	case "from":
		p.name.From = v.date()
	case "to":
		p.name.To = v.date()
	default:
		return false
	}
	return true
}

// wholeKey reads what may be said of names without parts only.
func (p *part) wholeKey(key string, v node) bool {
	switch key {
	case "kind":
		p.name.Kind = NameKind(v.oneOf("canonical", "alias", "acronym", "short", "nick"))
	case "by_country":
		p.name.ByCountry = v.boolean()
	default:
		return false
	}
	return true
}

// ParseEntities reads the text of a file of entity/ by itself: what it refers to is not looked for. The error is that of [Load].
func ParseEntities(text []byte) ([]*Entity, error) {
	var bad mistakes
	var list []*Entity
	if root, ok := parse("text", text, &bad); ok {
		list = readEntities(root)
	}
	return list, bad.err()
}
