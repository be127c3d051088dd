//go:build ignore

// Names prints every form of one word of the names of a pack, "lang form" a line, sorted: what derive.py compares with the
// words of a language; with -ids "lang form id", which entity/derive.py needs to know whose form it is.
//
//	go run names.go [-ids] [FOLDER]
//
// FOLDER is the pack, the one above by default.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"zgadka/gazetteer"
)

func main() {
	log.SetFlags(0)
	ids := flag.Bool("ids", false, "print the id of the entity too")
	flag.Parse()
	folder := ".."
	if flag.NArg() > 0 {
		folder = flag.Arg(0)
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
				if strings.ContainsAny(form, " \u00a0") {
					continue
				}
				line := n.Lang + " " + strings.ToLower(form)
				if *ids {
					line += " " + e.ID
				}
				lines = append(lines, line)
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
