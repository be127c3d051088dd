package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"zgadka/extract"
	"zgadka/gazetteer"
	"zgadka/graph"
	"zgadka/graph/sqlite"
)

// An article goes into a store and its edges come out.
func Example() {
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "zgadka")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	know, err := gazetteer.Default()
	if err != nil {
		log.Fatal(err)
	}
	store, err := sqlite.Open(ctx, filepath.Join(folder, "zgadka.db"))
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close(ctx)

	const text = "Генсек НАТО Єнс Столтенберг заявив, що Китай не постачає зброї росії."
	document := extract.New(know).Extract(&extract.Article{
		ID: "https://news.example/1", Lang: "uk", Published: "2023-03-21", Text: text,
		Zones: []extract.Zone{{Kind: extract.Body, Span: extract.Span{End: len(text)}}},
	})
	facts := []graph.Facts{graph.Of(document, know, know.Version()+" "+extract.Version())}
	for range 2 {
		changes, err := store.Put(ctx, graph.Run{ID: "monday"}, facts)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(changes)
	}
	edges, err := store.Edges(ctx, "country/ru", 0)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range edges {
		fmt.Println(e.FromName, e.Type, e.ToName, e.Weight)
	}
	// Output:
	// [added]
	// [unchanged]
	// Китай CO_MENTIONED_WITH Росія 1
	// Росія CO_MENTIONED_WITH НАТО 1
	// Росія CO_MENTIONED_WITH Єнс Столтенберг 1
	// Єнс Столтенберг SAID_ABOUT Росія 1
}
