package suggest

import (
	"maps"
	"slices"
	"strings"
)

// sound is what ids of one name in several languages have in common: «Стокгольмський арбітраж» is stokholmskyi-arbitrazh,
// «Стокгольмский арбитраж» stokholmskyi-arbytrazh. Ids of persons are alike already.
func sound(id string) string { return sounds.Replace(id) }

var sounds = strings.NewReplacer("ie", "e", "yi", "i", "ii", "i", "iy", "i", "yy", "i", "y", "i", "h", "g", "ss", "s", "nn", "n", "ll", "l")

// acrossLanguages puts tallies of names that sound alike together where no article language has both: two spellings of one language
// are two names (Криль, Кріль).
func acrossLanguages(group []*tally) []*tally {
	if len(group) < 2 {
		return group
	}
	slices.SortStableFunc(group, func(a, b *tally) int { return b.Articles - a.Articles })
	var sums []*tally
	for _, t := range group {
		i := slices.IndexFunc(sums, func(s *tally) bool {
			for lang := range t.names {
				if s.names[lang] != nil {
					return false
				}
			}
			return s.Type == t.Type
		})
		if i < 0 {
			sums = append(sums, t)
			continue
		}
		sums[i].join(t)
	}
	return sums
}

// join adds the counts of the same name in other languages.
func (t *tally) join(o *tally) {
	t.Articles += o.Articles
	t.Mentions += o.Mentions
	maps.Copy(t.names, o.names)
	maps.Copy(t.outlets, o.outlets)
	t.contexts = append(t.contexts[:min(len(t.contexts), maxContexts-1)], o.contexts[:min(len(o.contexts), 1)]...)
}
