package suggest_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph/suggest"
)

func ExampleCollector() {
	g, err := gazetteer.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	x := extract.New(g)
	c := suggest.New(context.Background(), g, os.TempDir())
	text := "Голова громади Іван Гнатюк заявив, що міст відкриють восени. Гнатюка підтримали в області."
	for article := range page.Read(strings.NewReader(text), "article.txt", page.Options{Whole: true}) {
		if err := c.Add(x.Extract(article)); err != nil {
			fmt.Println(err)
		}
	}
	list, _ := c.Ranked(suggest.Options{MinArticles: 1, Top: 10})
	for _, s := range list {
		fmt.Println(s.Mentions, s.Contexts[0].Text)
		fmt.Print(s.YAML)
	}
	// Output:
	// 2 Голова громади [Іван Гнатюк] заявив, що міст відкриють восени.
	// - id: person/ivan-hnatiuk
	//   gender: m
	//   uk: {family: Гнатюк, given: Іван}
}
