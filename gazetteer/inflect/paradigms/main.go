// Paradigms derives from a dictionary of names what the rules of package inflect cannot know, and measures these rules.
//
//	go run . -export FILE -given FILES endings > ../endings.tsv    what endings say, learnt from nine tenths of the names
//	go run . -export FILE -given FILES words > ../words-uk.tsv     the names that rules and endings get wrong
//	go run . -export FILE -given FILES measure                     recall and precision of the tenth that was held out, look-up off
//	go run . -export FILE -given FILES text ARTICLES…              what over-generation costs in running text
//
// The dictionary is dict_uk's search dictionary, unpacked: lemma, form and readings a line, packed with gzip or not. FILES are
// lists of given names, which it does not tell from surnames. "endings" must be built in before "words" is run; both give the same
// bytes for the same sources. Another language is only measured (-lang ru).
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

//go:generate sh -c "go run . -export \"$VESUM\" -given \"$GIVEN\" -o ../endings.tsv endings"
//go:generate sh -c "go run . -export \"$VESUM\" -given \"$GIVEN\" -o ../words-uk.tsv words"

// header stands at the top of a derived file.
const header = "# Derived by paradigms from ua.net.nlp:morfologik-ukrainian-search 4.9.1 (dict_uk by Andriy Rysin and others), Apache-2.0; reduced.\n" +
	"# Columns as in words.tsv, with г for ґ. Not edited by hand: %s.\n"

func main() {
	log.SetFlags(0)
	export := flag.String("export", "", "the dictionary")
	given := flag.String("given", "", "lists of given names, separated by spaces")
	lang := flag.String("lang", "uk", "language of the dictionary")
	out := flag.String("o", "", "file to write, standard output if empty")
	listed := flag.Bool("listed", false, "look words up too")
	part := flag.String("part", "held", "names to measure: held, others or all")
	errors := flag.String("errors", "", "print the errors of this row of the table instead of it")
	common := flag.String("common", "", "list of common words")
	flag.Parse()
	names, err := readWords(strings.Fields(*given))
	if err != nil {
		log.Fatal(err)
	}
	marked, err := readWords(strings.Fields(*common))
	if err != nil {
		log.Fatal(err)
	}
	list, err := readExport(*export, *lang, names)
	if err != nil {
		log.Fatal(err)
	}
	var b bytes.Buffer
	switch flag.Arg(0) {
	case "endings":
		fmt.Fprintf(&b, header, "what endings say, the longest first")
		endings(list).write(&b)
	case "words":
		fmt.Fprintf(&b, header, "names that rules and endings get wrong")
		words(list).write(&b)
	case "measure":
		measure(&b, list, *part, *errors, *listed)
	case "text":
		err = text(&b, list, flag.Args()[1:], marked, *listed)
	default:
		err = fmt.Errorf("want endings, words, measure or text, not %q", flag.Arg(0))
	}
	if err == nil {
		err = put(*out, b.Bytes())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// put writes the result, all or nothing.
func put(file string, b []byte) error {
	if file == "" {
		_, err := os.Stdout.Write(b)
		return err
	}
	if err := os.WriteFile(file+".new", b, 0o644); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

// measure writes the table of scores, or the errors of one row.
func measure(w io.Writer, list []*lexeme, part, row string, listed bool) {
	scores := map[string]*score{}
	for _, l := range list {
		if held := heldOut(l.lemma); part == "held" && !held || part == "others" && held {
			continue
		}
		g := l.group()
		if scores[g] == nil {
			scores[g] = &score{}
		}
		missing, wrong := scores[g].compare(l, l.generate(!listed))
		if g == row && (len(missing) > 0 || len(wrong) > 0) {
			fmt.Fprintln(w, l.lemma, "\tmissing", strings.Join(missing, " "), "\twrong", strings.Join(wrong, " "))
		}
	}
	if row == "" {
		table(w, scores)
	}
}
