package gazetteer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// mistakes collects what is wrong with the packs.
type mistakes struct{ list []Problem }

func (m *mistakes) add(at Pos, format string, args ...any) {
	m.list = append(m.list, Problem{Pos: at, Severity: Error, Rule: RuleLoad, Message: fmt.Sprintf(format, args...)})
}

// err is all mistakes in the order of files and lines, nil without any.
func (m *mistakes) err() error {
	slices.SortStableFunc(m.list, Problem.compare)
	m.list = slices.Compact(m.list)
	errs := make([]error, len(m.list))
	for i, p := range m.list {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// node is a place in a YAML file that reports what is not as it should be. Its readers return zero values after a mistake.
type node struct {
	*yaml.Node
	file string
	bad  *mistakes
}

// parse reads one document; ok is false when there is nothing to look into.
func parse(name string, data []byte, bad *mistakes) (root node, ok bool) {
	defer func() {
		if r := recover(); r != nil { // yaml.v3 panics on some broken input
			bad.add(Pos{name, 1}, "no YAML: %v", r)
			ok = false
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := dec.Decode(&doc); {
	case err == io.EOF:
		bad.add(Pos{name, 1}, "the file is empty")
		return node{}, false
	case err != nil:
		line, text := yamlError(err)
		bad.add(Pos{name, line}, "%s", text)
		return node{}, false
	}
	if err := dec.Decode(&more); err != io.EOF {
		line, text := max(more.Line, 1), "one document a file, please"
		if err != nil {
			line, text = yamlError(err)
		}
		bad.add(Pos{name, line}, "%s", text)
	}
	return node{doc.Content[0], name, bad}, true
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// yamlError takes the line out of an error of the parser.
func yamlError(err error) (line int, text string) {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	text = err.Error()[len(m[0]):]
	if slices.Contains(parserErrors, text) {
		line++
	}
	return max(line, 1), text
}

// parserErrors lists the errors of which yaml.v3 counts the lines from 0.
var parserErrors = []string{
	"did not find expected <document start>", "did not find expected node content", "did not find expected '-' indicator",
	"did not find expected key", "did not find expected ',' or ']'", "did not find expected ',' or '}'",
}

func (n node) pos() Pos { return Pos{n.file, n.Line} }

func (n node) fail(format string, args ...any) { n.bad.add(n.pos(), format, args...) }

func (n node) child(c *yaml.Node) node { return node{c, n.file, n.bad} }

// is reports whether the node is of the kind, and complains if not. Anchors and aliases are of no kind.
func (n node) is(kind yaml.Kind, want string) bool {
	if n.Kind == kind && n.Anchor == "" {
		return true
	}
	n.fail("want %s, not %s", want, n.what())
	return false
}

func (n node) what() string {
	switch {
	case n.Anchor != "" || n.Kind == yaml.AliasNode:
		return "an anchor or alias"
	case n.Kind == yaml.MappingNode:
		return "a map"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!null":
		return "nothing"
	}
	return strconv.Quote(n.Value)
}

// each calls f with the entries of a map. A key that f does not take, or that stands twice, is a mistake.
func (n node) each(f func(key string, v node) bool) {
	if !n.is(yaml.MappingNode, "a map") {
		return
	}
	var seen []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.child(n.Content[i]), n.child(n.Content[i+1])
		switch {
		case k.Kind != yaml.ScalarNode || k.Anchor != "":
			k.fail("want a word as key, not %s", k.what())
		case slices.Contains(seen, k.Value):
			k.fail("key %q stands twice", k.Value)
		case !f(k.Value, v):
			k.fail("unknown key %q", k.Value)
		default:
			seen = append(seen, k.Value)
		}
	}
}

// items calls f with the items of a list.
func (n node) items(f func(node)) {
	if !n.is(yaml.SequenceNode, "a list") {
		return
	}
	for _, c := range n.Content {
		f(n.child(c))
	}
}

// oneOrMore calls f with the items of a list, or with the node itself if it is none.
func (n node) oneOrMore(f func(node)) {
	if n.Kind == yaml.SequenceNode {
		n.items(f)
		return
	}
	f(n)
}

// text is a string that is not empty.
func (n node) text() string {
	if !n.is(yaml.ScalarNode, "text") {
		return ""
	}
	if tag := n.ShortTag(); tag != "!!str" {
		n.fail("want text, not %s (put it in quotes if it is meant)", n.what())
		return ""
	}
	s := strings.Join(strings.Fields(n.Value), " ")
	switch {
	case s == "":
		n.fail("want text, not an empty string")
	case len(s) > maxText:
		n.fail("text of more than %d bytes", maxText)
		return ""
	}
	return s
}

// maxText bounds names and words; the matcher keeps every beginning of a form.
const maxText = 500

// texts is a list of strings.
func (n node) texts() (list []string) {
	n.items(func(n node) {
		if s := n.text(); s != "" {
			list = append(list, s)
		}
	})
	return list
}

// textOrTexts is one string or a list of them.
func (n node) textOrTexts() (list []string) {
	n.oneOrMore(func(n node) {
		if s := n.text(); s != "" {
			list = append(list, s)
		}
	})
	return list
}

func (n node) boolean() bool {
	if !n.is(yaml.ScalarNode, "true or false") {
		return false
	}
	if n.ShortTag() != "!!bool" {
		n.fail("want true or false, not %s", n.what())
	}
	return strings.EqualFold(n.Value, "true")
}

func (n node) date() Date {
	if !n.is(yaml.ScalarNode, "a date") {
		return Date{}
	}
	d, err := ParseDate(n.Value)
	if err != nil {
		n.fail("%v", err)
	}
	return d
}

// share is a number from 0 to 1.
func (n node) share() float64 {
	if !n.is(yaml.ScalarNode, "a number from 0 to 1") {
		return 0
	}
	x, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(x >= 0 && x <= 1) {
		n.fail("want a number from 0 to 1, not %s", n.what())
		return 0
	}
	return x
}

// oneOf is one of the words.
func (n node) oneOf(words ...string) string {
	s := n.text()
	if s != "" && !slices.Contains(words, s) {
		n.fail("unknown value %q, want one of %s", s, strings.Join(words, ", "))
		return ""
	}
	return s
}

// matching is text that matches a pattern.
func (n node) matching(re *regexp.Regexp, want string) string {
	s := n.text()
	if s != "" && !re.MatchString(s) {
		n.fail("want %s, not %q", want, s)
		return ""
	}
	return s
}
