package gazetteer

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
	"zgadka/gazetteer/inflect"
)

// Language is what the files of lang/ say of one language. It is read-only.
type Language struct {
	Lang          Lang
	Abbreviations map[string]bool     // lower-case, without the final stop: ім, вул, u.s
	Words         map[string][]string // closed classes, in the order of the file: that → що, ніби
	words         []word
}

// word is a lexeme with what is needed to make its forms.
type word struct {
	Lexeme
	part
	how how
}

// how says which forms a word has.
type how uint8

const (
	declined how = iota
	conjugated
	literal
)

// readLanguage reads a file of lang/; it is nil where the file does not say which language it is.
func readLanguage(root node) *Language {
	l := &Language{Abbreviations: map[string]bool{}, Words: map[string][]string{}}
	root.each(func(key string, v node) bool {
		if key == "language" {
			l.Lang = v.oneOf(Languages...)
		}
		return true
	})
	if l.Lang == "" {
		if !hasKey(root, "language") {
			root.fail("a language file without \"language\"")
		}
		return nil
	}
	root.each(l.section)
	for i := range l.words {
		l.words[i].Lang = l.Lang
	}
	return l
}

func (l *Language) section(key string, v node) bool {
	switch key {
	case "language":
	case "offices":
		v.each(func(kind string, v node) bool { return l.byGender(OfficeWord, kind, v) })
	case "heads":
		return l.byGender(HeadWord, "head", v)
	case "institutions":
		v.each(func(kind string, v node) bool { return l.nouns(Institution, kind, v) })
	case "people":
		v.each(func(group string, v node) bool { return l.byGender(PersonWord, group, v) })
	case "things":
		v.each(func(kind string, v node) bool { return l.nouns(ThingWord, kind, v) })
	case "cues":
		v.each(func(act string, v node) bool { return l.frames(act, v, l.cue) })
	case "attributions":
		v.each(func(act string, v node) bool { return l.frames(act, v, l.attribution) })
	case "words":
		v.each(l.closed)
	case "abbreviations":
		for _, s := range v.texts() {
			l.Abbreviations[strings.ToLower(strings.TrimSuffix(s, "."))] = true
		}
	case "given":
		return l.byGender(GivenName, "", v)
	default:
		return false
	}
	return true
}

// byGender reads words of people: {m: [експерт], f: [експертка]}.
func (l *Language) byGender(class Class, id string, v node) bool {
	v.each(func(key string, v node) bool {
		if !slices.Contains([]string{"m", "f", "n", "p"}, key) {
			return false
		}
		v.items(func(n node) {
			w := l.item(n, class, id)
			w.gender = inflect.Gender(key[0])
			if w.class = inflect.Common; class == GivenName {
				w.class = inflect.Given
			}
			w.animate = true
			l.add(w)
		})
		return true
	})
	return true
}

// nouns reads words of things.
func (l *Language) nouns(class Class, id string, v node) bool {
	v.items(func(n node) { l.add(l.item(n, class, id)) })
	return true
}

// closed reads one closed class.
func (l *Language) closed(class string, v node) bool {
	l.Words[class] = v.texts()
	v.items(func(n node) { // texts has complained already
		if s := n.Value; s != "" {
			w := word{Lexeme: Lexeme{Class: FunctionWord, ID: class, Pos: n.pos()}, how: literal}
			w.part.text = s
			l.add(w)
		}
	})
	return true
}

// frames reads the frames of one act.
func (l *Language) frames(act string, v node, read func(act string, n node)) bool {
	if !slices.Contains(Acts, act) {
		return false
	}
	v.items(func(n node) { read(act, n) })
	return true
}

// cue reads a frame of verbs or of literal words.
func (l *Language) cue(act string, n node) {
	c := &Cue{Act: act}
	var words []word
	n.each(func(key string, v node) bool {
		switch key {
		case "verbs":
			v.items(func(n node) {
				w := l.item(n, CueWord, act)
				w.how = conjugated
				words = append(words, w)
			})
		case "words":
			v.items(func(n node) {
				w := l.item(n, CueWord, act)
				if w.pattern == "" {
					w.how = literal
				}
				words = append(words, w)
			})
		default:
			return c.key(key, v)
		}
		return true
	})
	l.frame(n, c, words)
}

// attribution reads a frame of prepositional groups: за словами.
func (l *Language) attribution(act string, n node) {
	c := &Cue{Act: act}
	var words []word
	n.each(func(key string, v node) bool {
		switch key {
		case "phrases":
			v.items(func(n node) {
				w := l.item(n, Attribution, act)
				w.how = literal
				words = append(words, w)
			})
		case "speaker":
			c.Speaker = v.grammaticalCase()
		case "slot":
			v.oneOrMore(func(n node) {
				if s := n.text(); s != "" {
					before, after, ok := strings.Cut(s, "_")
					if !ok || strings.Contains(after, "_") {
						n.fail("want one _ in %q", s)
					}
					c.Slots = append(c.Slots, [2]string{strings.TrimSpace(before), strings.TrimSpace(after)})
				}
			})
		default:
			return false
		}
		return true
	})
	l.frame(n, c, words)
}

func (l *Language) frame(n node, c *Cue, words []word) {
	if len(words) == 0 && len(c.Slots) == 0 {
		n.fail("a frame without words")
	}
	for _, w := range words {
		w.Cue = c
		l.add(w)
	}
}

// key reads what a frame says beside its words.
func (c *Cue) key(key string, v node) bool {
	switch key {
	case "to":
		c.To = v.grammaticalCase()
	case "by":
		c.By = v.textOrTexts()
	case "inf":
		c.Infinitive = v.boolean()
	case "quoted":
		c.Quoted = v.grammaticalCase()
	case "carrier":
		c.Carrier = v.boolean()
	case "nominal":
		c.Nominal = v.boolean()
	case "predicate":
		c.Predicate = v.boolean()
	case "question":
		c.Question = v.boolean()
	default:
		return false
	}
	return true
}

func (n node) grammaticalCase() string { return n.oneOf("nom", "gen", "dat", "acc", "ins", "loc") }

// item reads one word: text, or a map that begins with it.
func (l *Language) item(n node, class Class, id string) word {
	w := word{Lexeme: Lexeme{Class: class, ID: id, Pos: n.pos()}}
	if n.Kind == yaml.MappingNode {
		n.each(w.part.key)
		if !hasKey(n, "text") {
			n.fail("a word without text")
		}
	} else {
		w.part.text = n.text()
	}
	words := strings.Fields(w.part.text)
	if len(words) == 0 {
		return w
	}
	if w.pattern != "" && len(strings.Fields(w.pattern)) != len(words) {
		n.fail("pattern %q does not fit the words of %q", w.pattern, w.part.text)
		w.pattern = ""
	}
	if w.pattern == "" && len(words) > 1 && w.paradigm != "indecl" && class != CueWord && class != Attribution {
		w.pattern = headPattern(l.Lang, words)
	}
	return w
}

// headPattern is the pattern of a phrase that gives none: in English the word before a preposition is the head, else the
// last ("minister of defence", "prime minister"); in the other languages the first ("міністр оборони").
func headPattern(lang Lang, words []string) string {
	head := 0
	if lang == "en" {
		head = len(words) - 1
		if i := slices.IndexFunc(words, func(w string) bool { return slices.Contains([]string{"of", "for", "to", "in"}, w) }); i > 0 {
			head = i - 1
		}
	}
	pattern := slices.Repeat([]string{"="}, len(words))
	pattern[head] = "N"
	return strings.Join(pattern, " ")
}

func (l *Language) add(w word) {
	if w.part.text == "" {
		return
	}
	w.Lexeme.Text, w.Lexeme.Gender = w.part.text, w.part.gender
	l.words = append(l.words, w)
}

// extend adds what the file of a later pack says.
func (l *Language) extend(o *Language) {
	for a := range o.Abbreviations {
		l.Abbreviations[a] = true
	}
	for class, words := range o.Words {
		l.Words[class] = append(l.Words[class], words...)
	}
	l.words = append(l.words, o.words...)
}
