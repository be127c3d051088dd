package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"zgadka/graph"
	"zgadka/graph/neo4j"
	"zgadka/graph/sqlite"
)

// openStore opens the store that --store names, for writing or only for reading. Only --store chooses: there is no other default.
func (a *app) openStore(ctx context.Context, write bool) (graph.Store, error) {
	return a.openAt(ctx, "--store", a.store, write)
}

// openAt opens the store at an address, which a flag gave.
func (a *app) openAt(ctx context.Context, flag, address string, write bool) (graph.Store, error) {
	scheme, _, isURL := strings.Cut(address, "://")
	switch {
	case !isURL && write:
		return sqlite.Open(ctx, address)
	case !isURL:
		return sqlite.OpenReadOnly(ctx, address)
	}
	switch scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return neo4j.Open(ctx, address, neo4j.Options{Username: a.getenv("NEO4J_USERNAME"), Password: a.getenv("NEO4J_PASSWORD"), ReadOnly: !write, RetryTime: a.retry})
	}
	return nil, usageError{fmt.Errorf("%s %s: unknown scheme %s: want the path of a file, or neo4j://host", flag, clean(address), clean(scheme))}
}

// withStore runs f on the opened store and closes it.
func (a *app) withStore(ctx context.Context, write bool, f func(graph.Store) error) error {
	s, err := a.openStore(ctx, write)
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close(context.WithoutCancel(ctx)))
}

// entity returns the id of the entity that ref means: an id, or a name that only one entity answers to.
func entity(ctx context.Context, s graph.Store, ref string) (string, error) {
	switch p, err := s.Entity(ctx, ref); {
	case err == nil:
		return p.ID, nil // another one where ref is retired
	case !errors.Is(err, graph.ErrNotFound):
		return "", err
	}
	found, err := s.Find(ctx, ref, 20)
	if err != nil {
		return "", err
	}
	var whole []graph.Found
	for _, f := range found {
		if strings.EqualFold(f.Matched, ref) {
			whole = append(whole, f)
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0].ID, nil
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) == 0:
		return "", nobody(ctx, s, ref)
	}
	if len(whole) > 1 {
		found = whole
	}
	return "", fmt.Errorf("%q may be several; give one of these ids: %s", clean(ref), listed(found))
}

func listed(found []graph.Found) string {
	var ids []string
	for _, f := range found[:min(len(found), 8)] {
		ids = append(ids, fmt.Sprintf("%s (%s)", f.ID, f.Name))
	}
	return strings.Join(ids, ", ")
}

// nobody says that the graph has no such name, and which it has instead.
func nobody(ctx context.Context, s graph.Store, ref string) error {
	found, err := resembling(ctx, s, ref)
	switch {
	case err != nil:
		return err
	case len(found) > 0:
		return fmt.Errorf("nobody and nothing in the graph is called %q; perhaps one of these ids is meant: %s", clean(ref), listed(found))
	}
	return fmt.Errorf("nobody and nothing in the graph is called %q; zgadka find tries parts of names", clean(ref))
}

// resembling finds what begins as text does, with up to a third of it left away at its end: a slip, or a case that no article used
// ("Столтенберга").
func resembling(ctx context.Context, s graph.Store, text string) ([]graph.Found, error) {
	r := []rune(text)
	for n := len(r) - 1; n >= 3 && 3*n >= 2*len(r); n-- {
		if found, err := s.Find(ctx, string(r[:n]), 3); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}
