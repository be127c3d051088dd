package suggest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
	"zgadka/gazetteer/inflect"
)

// draft writes the entry of a suggestion.
func (c *Collector) draft(s *Suggestion) {
	e := draft.Entry{Names: map[gazetteer.Lang]*draft.Names{}}
	for _, lang := range gazetteer.Languages {
		text := draft.Clean(s.Names[lang])
		if text == "" {
			continue
		}
		n := &draft.Names{}
		if p, ok := draft.Split(text, lang, false); ok && s.Type == gazetteer.Person {
			n.Family, n.Given = []string{p.Family}, []string{p.Given}
			if p.Patronymic != "" {
				n.Patronymic = []string{p.Patronymic}
			}
			e.Gender = cmp.Or(e.Gender, genderOf(p, lang))
		} else if s.Type == gazetteer.Person {
			n.Whole = []draft.Name{{Text: text}}
		} else {
			n.Whole = c.whole(text, lang)
			e.Kinds = c.kinds(e.Kinds, text, lang)
		}
		e.Names[lang] = n
		s.Resembles = c.resembles(s.Resembles, s, n, lang)
	}
	kind, rest, _ := strings.Cut(strings.TrimPrefix(s.ID, "x/"), "/")
	s.ID = c.freeID(kind + "/" + cmp.Or(e.Slug(), rest)) // of the name: the id of an unknown one is made for comparing
	e.ID = s.ID
	s.YAML = string(e.AppendYAML(nil))
	s.Forms = c.formsOf(s.YAML)
}

// freeID is the id, with a number behind it where the gazetteer has another entity under it.
func (c *Collector) freeID(id string) string {
	free := id
	for i := 2; c.g.Entity(free) != nil; i++ {
		free = fmt.Sprintf("%s-%d", id, i)
	}
	return free
}

// genderOf guesses by patronymic, given name and surname.
func genderOf(p draft.Parts, lang gazetteer.Lang) inflect.Gender {
	if p.Patronymic != "" {
		return inflect.GenderOf(p.Patronymic, lang, inflect.Patronymic)
	}
	first, _, _ := strings.Cut(p.Given, " ")
	if g := inflect.GenderOf(p.Family, lang, inflect.Surname); g != 0 {
		return g
	}
	return inflect.GenderOf(first, lang, inflect.Given)
}

// whole is a name without parts, and what stands in its quotation marks: профспілка «Якір» is «Якір» too.
func (c *Collector) whole(text string, lang gazetteer.Lang) []draft.Name {
	list := []draft.Name{draft.NewName(text, lang, c.g.Common)}
	if i, j := strings.IndexAny(text, `«"`), strings.LastIndexAny(text, `»"`); i > 0 && j > i {
		if inner := draft.Clean(strings.Trim(text[i:j], `«"`)); inner != "" && draft.Capital(inner) && !strings.ContainsAny(inner, `«»"`) {
			n := draft.NewName(inner, lang, nil)
			n.Quoted = true
			list = append(list, n)
		}
	}
	return list
}

// kinds adds what the first noun of a name says it is, in the words of the language: профспілка «Якір» is a trade-union.
func (c *Collector) kinds(list []string, text string, lang gazetteer.Lang) []string {
	for _, w := range strings.Fields(text) {
		for _, r := range c.g.Find(strings.ToLower(w)) {
			if l := r.Lexeme; l != nil && l.Class == gazetteer.ThingWord && l.Lang == lang && (r.Cases == 0 || r.Cases&inflect.Nom != 0) {
				if !slices.Contains(list, l.ID) && len(list) == 0 {
					list = append(list, l.ID)
				}
			}
		}
		if len(list) > 0 {
			break
		}
	}
	return list
}

// maxResembling is how many known entities are named.
const maxResembling = 3

// resembles adds the known persons with the same surname, and what else has the same name under another type.
func (c *Collector) resembles(list []string, s *Suggestion, n *draft.Names, lang gazetteer.Lang) []string {
	var names []string
	names = append(names, n.Family...)
	for _, w := range n.Whole {
		names = append(names, w.Text)
	}
	for _, name := range names {
		for _, r := range c.g.Find(name) {
			if r.Name == nil || r.Name.Lang != lang || slices.Contains(list, r.Name.Entity.ID) || len(list) == maxResembling {
				continue
			}
			if (r.Name.Entity.Type == gazetteer.Person) == (s.Type == gazetteer.Person) {
				list = append(list, r.Name.Entity.ID)
			}
		}
	}
	return list
}

// formsOf lists the forms of the main names of an entry, nil where it does not load by itself.
func (c *Collector) formsOf(yaml string) (forms []string) {
	entities, err := gazetteer.ParseEntities([]byte("entities:\n" + yaml))
	if err != nil {
		return nil
	}
	for _, e := range entities {
		for i := range e.Names {
			n := &e.Names[i]
			if n.Kind != gazetteer.Canonical && n.Kind != gazetteer.Acronym || n.Lang == "en" {
				continue
			}
			for _, f := range c.g.Forms(n) {
				if n.Part == gazetteer.Full && !strings.HasPrefix(f.Text, first(n.Text)) || f.Cases&anySingular == 0 || slices.Contains(forms, f.Text) {
					continue // the surname in front: the same forms once more
				}
				forms = append(forms, f.Text)
			}
		}
	}
	return forms
}

const anySingular = inflect.Nom | inflect.Gen | inflect.Dat | inflect.Acc | inflect.Ins | inflect.Loc | inflect.Voc

// first is the beginning of a name that all its forms of the same order have.
func first(name string) string {
	r := []rune(name)
	return string(r[:min(len(r), 2)])
}
