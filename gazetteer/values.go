package gazetteer

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
	"zgadka/gazetteer/inflect"
)

// Readers of values that several kinds of files have.

// hasKey reports whether n is a map with the key.
func hasKey(n node, key string) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// id is the id of an entity, of the type whose prefix is given or of any.
func (n node) id(prefix string) string {
	s := n.matching(idPattern, wantID)
	if s != "" && !strings.HasPrefix(s, prefix) {
		n.fail("want an id that begins with %s, not %q", prefix, s)
		return ""
	}
	return s
}

// number is an outside id that is a number, as it is written.
func (n node) number() string {
	if !n.is(yaml.ScalarNode, "a number") {
		return ""
	}
	if x, err := strconv.ParseUint(n.Value, 10, 64); err != nil || strconv.FormatUint(x, 10) != n.Value || x == 0 {
		n.fail("want a number such as 703448, not %s", n.what())
		return ""
	}
	return n.Value
}

func (n node) gender() inflect.Gender {
	if s := n.oneOf("m", "f", "n", "p"); s != "" {
		return inflect.Gender(s[0])
	}
	return 0
}

func (n node) casePolicy() CasePolicy {
	return CasePolicy(n.oneOf("cap", "any", "upper", "exact"))
}

// byLang is a map from languages to lists of words.
func (n node) byLang() map[Lang][]string {
	words := map[Lang][]string{}
	n.each(func(key string, v node) bool {
		if !slices.Contains(Languages, key) {
			return false
		}
		words[key] = v.textOrTexts()
		return true
	})
	return words
}

// context is a condition on the words round a name.
func (n node) context() *Context {
	c := &Context{}
	n.each(func(key string, v node) bool {
		switch key {
		case "any":
			c.Any = v.texts()
		case "left":
			c.Left = v.texts()
		case "right":
			c.Right = v.texts()
		default:
			return false
		}
		return true
	})
	return c
}

// hasCyrillic reports whether s has a Cyrillic letter.
func hasCyrillic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x400 && r < 0x500 })
}

// classFor is the class of the words of a name without parts.
func classFor(t Type) inflect.Class {
	switch t {
	case Person:
		return inflect.Given
	case Country, Place:
		return inflect.Toponym
	}
	return inflect.Common
}
