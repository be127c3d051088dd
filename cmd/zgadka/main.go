package main

import (
	"bufio"
	"fmt"
	"os"

	"zgadka/extract"
	"zgadka/extract/page"
	"zgadka/gazetteer"
)

func main() {
	var g *gazetteer.Gazetteer
	var err error
	if p := os.Getenv("PACK"); p != "" {
		g, err = gazetteer.Load(os.DirFS(p))
	} else {
		g, err = gazetteer.Default()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	x := extract.New(g)
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for _, name := range os.Args[1:] {
		f, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		o := page.Options{Whole: os.Getenv("WHOLE") != ""}
		if b, err := os.ReadFile(name[:len(name)-4] + ".meta.yaml"); err == nil {
			o.Meta, _ = page.ParseMeta(b)
		}
		for a, err := range page.Read(f, name, o) {
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			writeLine(w, documentOf(x.Extract(a), g))
		}
	}
}
