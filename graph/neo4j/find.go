package neo4j

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/gazetteer/match"
	"zgadka/graph"
)

// Find implements [graph.Store]. The index finds candidates; whether and by what they answer is decided here, by the same
// folding as everywhere.
func (s *Store) Find(ctx context.Context, text string, limit int) ([]graph.Found, error) {
	folded := match.Fold(text)
	if folded == "" {
		return nil, nil
	}
	word := strings.ReplaceAll(folded, "-", " ")
	whole := func(name string) bool { return match.Fold(name) == folded }
	begins := func(name string) bool { return strings.HasPrefix(match.Fold(name), folded) }
	holds := func(name string) bool {
		return strings.Contains(" "+strings.ReplaceAll(match.Fold(name), "-", " "), " "+word)
	}
	line := clip("\n"+word, 4000) // of the longest names the index has the beginning only
	var out []graph.Found
	err := s.reading(ctx, func(t *tx) error {
		f := finder{t: t, limit: limit, seen: map[string]bool{}}
		if err := f.retired(text); err != nil {
			return err
		}
		for _, step := range []struct {
			key            string
			names, aliases bool
			answers        func(string) bool
		}{
			{line, true, false, whole},
			{line, false, true, whole},
			{line, true, true, begins},
			{clip(" "+word, 4000), true, true, holds},
		} {
			if err := f.step(text, step.key, step.names, step.aliases, step.answers); err != nil {
				return err
			}
			text = "" // an id answers in the first step only
		}
		out = f.out
		return nil
	})
	return out, s.explain("search", err)
}

type finder struct {
	t     *tx
	limit int
	seen  map[string]bool
	out   []graph.Found
}

// retired adds the entities that a retired id leads to, unless an entity has the id.
func (f *finder) retired(id string) error {
	switch _, err := f.t.entity(id); {
	case err == nil:
		return nil
	case !errors.Is(err, graph.ErrNotFound):
		return err
	}
	now, err := f.t.successors(id)
	var nodes []graph.Node
	for _, id := range now {
		if err == nil {
			var n graph.Node
			n, err = f.t.entity(id)
			nodes = append(nodes, n)
		}
	}
	slices.SortFunc(nodes, func(x, y graph.Node) int { return cmp.Or(y.Articles-x.Articles, cmp.Compare(x.ID, y.ID)) })
	for _, n := range nodes {
		if f.limit <= 0 || len(f.out) < f.limit {
			f.seen[n.ID] = true
			f.out = append(f.out, graph.Found{Entity: n.Entity, Matched: id, Articles: n.Articles})
		}
	}
	return err
}

// step adds the entities that a name, a form or the id answers for, those in more articles first.
func (f *finder) step(id, key string, names, aliases bool, answers func(string) bool) error {
	if f.limit > 0 && len(f.out) >= f.limit {
		return nil
	}
	found := map[string]*graph.Found{}
	add := func(n graph.Node, name string) {
		was := found[n.ID]
		// Of several matches of an entity the shortest is shown.
		if was == nil {
			found[n.ID] = &graph.Found{Entity: n.Entity, Matched: name, Articles: n.Articles}
		} else if compareMatches(name, was.Matched) < 0 {
			was.Matched = name
		}
	}
	candidates := func(query string) error {
		return f.t.each(query, params{"key": key, "id": id}, func(r row) error {
			n := entityOf(r.node(0))
			if n.ID == id {
				add(n, id)
			}
			if len(r) > 1 {
				if form := r.string(1); answers(form) {
					add(n, form)
				}
				return nil
			}
			var folds []string
			for _, name := range []string{n.Name, n.NameUk, n.NameRu, n.NameEn} {
				if fold := match.Fold(name); answers(name) && !slices.Contains(folds, fold) {
					folds = append(folds, fold)
					add(n, name)
				}
			}
			return nil
		})
	}
	if names {
		if err := candidates("MATCH (e:Zgadka) WHERE e.search CONTAINS $key AND e.kind = 'Entity' RETURN " + entityColumns); err != nil {
			return err
		}
		if id != "" {
			if err := candidates("MATCH (e:Zgadka {kind: 'Entity', id: $id}) RETURN " + entityColumns); err != nil {
				return err
			}
		}
	}
	if aliases {
		err := candidates("MATCH (f:Zgadka) WHERE f.search CONTAINS $key AND f.kind = 'Alias' MATCH (f)-[:ALIAS_OF]->(e:Zgadka) RETURN " +
			entityColumns + ", f.text")
		if err != nil {
			return err
		}
	}
	var list []*graph.Found
	for _, id := range sorted(found) {
		if !f.seen[id] {
			list = append(list, found[id])
		}
	}
	slices.SortStableFunc(list, func(x, y *graph.Found) int { return cmp.Compare(y.Articles, x.Articles) })
	for _, x := range list {
		if f.limit > 0 && len(f.out) >= f.limit {
			break
		}
		f.seen[x.ID] = true
		f.out = append(f.out, *x)
	}
	return nil
}

func compareMatches(x, y string) int {
	return cmp.Or(cmp.Compare(utf8.RuneCountInString(x), utf8.RuneCountInString(y)), cmp.Compare(x, y))
}
