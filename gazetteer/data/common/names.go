//go:build ignore

// Names prints every form of one word of the names of a pack, "lang form" a line, sorted: what derive.py compares with the
// words of a language.
//
//	go run names.go [FOLDER]
//
// FOLDER is the pack, the one above by default.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"zgadka/gazetteer"
)

func main() {
	log.SetFlags(0)
	folder := ".."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	g, err := gazetteer.Load(os.DirFS(folder))
	if err != nil {
		log.Fatal(err)
	}
	var lines []string
	for _, e := range g.Entities() {
		for i := range e.Names {
			n := &e.Names[i]
			for _, f := range g.Forms(n) {
				form := strings.TrimSuffix(f.Text, "'s")
				if !strings.ContainsAny(form, " \u00a0") {
					lines = append(lines, n.Lang+" "+strings.ToLower(form))
				}
			}
		}
	}
	slices.Sort(lines)
	out := bufio.NewWriter(os.Stdout)
	for _, l := range slices.Compact(lines) {
		fmt.Fprintln(out, l)
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
