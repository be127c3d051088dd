// Command dump writes a dump of made-up entities as large as is wanted, in the format of Wikidata, for measuring imports:
//
//	go run gazetteer/dump/testdata/dump.go -n 1000000 | zgadka gazetteer import wikidata - -o big
//
// Four fifths are persons, every tenth of whom held an office with dates, the rest are towns and bodies; names repeat as real ones do.
// Each has labels in 30 languages that nobody asked for and statements that a pack has no place for, some 6 KB a line.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
)

var given = [][3]string{
	{"Остап", "Остап", "Ostap"}, {"Ганна", "Анна", "Hanna"}, {"Микола", "Николай", "Mykola"}, {"Олена", "Елена", "Olena"}, {"Юхим", "Ефим", "Yukhym"},
	{"Марта", "Марта", "Marta"}, {"Назар", "Назар", "Nazar"}, {"Соломія", "Соломия", "Solomiia"}, {"Тарас", "Тарас", "Taras"}, {"Уляна", "Ульяна", "Uliana"},
}

// syllables make surnames and towns.
var syllables = [][3]string{
	{"ве", "ве", "ve"}, {"ро", "ро", "ro"}, {"ма", "ма", "ma"}, {"ли", "лы", "ly"}, {"дя", "дя", "dia"}, {"ку", "ку", "ku"}, {"со", "со", "so"}, {"бе", "бе", "be"},
	{"хо", "хо", "kho"}, {"ні", "ни", "ni"}, {"та", "та", "ta"}, {"пи", "пы", "py"}, {"жу", "жу", "zhu"}, {"го", "го", "ho"}, {"ра", "ра", "ra"}, {"лю", "лю", "liu"},
}

func word(r *rand.Rand, n int, end [3]string) (w [3]string) {
	for range n {
		s := syllables[r.IntN(len(syllables))]
		for i := range w {
			w[i] += s[i]
		}
	}
	for i := range w {
		w[i] = strings.ToUpper(w[i][:size(w[i])]) + w[i][size(w[i]):] + end[i]
	}
	return w
}

func size(s string) int {
	if s[0] < 0x80 {
		return 1
	}
	return 2
}

func main() {
	n := flag.Int("n", 1000, "entities")
	flag.Parse()
	w := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer w.Flush()
	r := rand.New(rand.NewPCG(1, 1))
	var pad strings.Builder
	for i := range 30 {
		fmt.Fprintf(&pad, `,"x%02d":{"language":"x%02d","value":"a name in a language that nobody asked for"}`, i, i)
	}
	var other strings.Builder
	for i := range 20 {
		fmt.Fprintf(&other, `,"P9%03d":[{"mainsnak":{"snaktype":"value","property":"P9%03d","datavalue":{"value":"some outside id %d","type":"string"},"datatype":"external-id"},"type":"statement","id":"x$%d","rank":"normal"}]`, i, i, i, i)
	}
	statement := func(p, q, qualifiers string) string {
		return fmt.Sprintf(`"%s":[{"mainsnak":{"snaktype":"value","property":"%s","datavalue":{"value":{"entity-type":"item","id":"%s"},"type":"wikibase-entityid"},"datatype":"wikibase-item"},"type":"statement"%s,"rank":"normal"}]`, p, p, q, qualifiers)
	}
	entity := func(q int, names [3]string, claims string, links int, end string) {
		fmt.Fprintf(w, `{"type":"item","id":"Q%d","labels":{"uk":{"language":"uk","value":"%s"},"ru":{"language":"ru","value":"%s"},"en":{"language":"en","value":"%s"}%s},"descriptions":{},"aliases":{"en":[{"language":"en","value":"%s the Younger"}]},"claims":{%s%s},"sitelinks":{`,
			q, names[0], names[1], names[2], pad.String(), names[2], claims, other.String())
		for i := range links {
			if i > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, `"s%dwiki":{"site":"s%dwiki","title":"A title","badges":[]}`, i, i)
		}
		fmt.Fprintf(w, "}}%s\n", end)
	}
	fmt.Fprintln(w, "[")
	entity(212, [3]string{"Україна", "Украина", "Ukraine"}, statement("P31", "Q3624078", "")+`,"P297":[{"mainsnak":{"datavalue":{"value":"UA","type":"string"}},"rank":"normal"}]`, 9, ",")
	var towns []int
	for i := range *n {
		q, end := 200_000_000+i, ","
		if i == *n-1 {
			end = ""
		}
		links := 1 + r.IntN(30)
		country := "," + statement("P17", "Q212", "")
		switch {
		case i%10 == 0:
			town := word(r, 2+r.IntN(2), [3]string{"нка", "нка", "nka"})
			entity(q, town, statement("P31", "Q515", "")+country, links, end)
			towns = append(towns, q)
		case i%10 == 1:
			body := word(r, 2+r.IntN(2), [3]string{"с", "с", "s"})
			entity(q, [3]string{"Товариство " + body[0], "Общество " + body[1], body[2] + " Society"}, statement("P31", "Q783794", "")+country, links, end)
		default:
			g, f := given[r.IntN(len(given))], word(r, 2+r.IntN(3), [3]string{"нко", "нко", "nko"})
			claims := statement("P31", "Q5", "") + "," + statement("P21", []string{"Q6581097", "Q6581072"}[r.IntN(2)], "") + "," + statement("P27", "Q212", "")
			if i%10 == 2 {
				year := 1990 + r.IntN(30)
				qualifiers := fmt.Sprintf(`,"qualifiers":{"P580":[{"snaktype":"value","property":"P580","datavalue":{"value":{"time":"+%d-05-01T00:00:00Z","precision":11},"type":"time"}}],"P642":[{"snaktype":"value","property":"P642","datavalue":{"value":{"entity-type":"item","id":"Q%d"},"type":"wikibase-entityid"}}]}`, year, towns[r.IntN(len(towns))])
				claims += "," + statement("P39", "Q30185", qualifiers)
			}
			entity(q, [3]string{g[0] + " " + f[0], g[1] + " " + f[1], g[2] + " " + f[2]}, claims, links, end)
		}
		if i == 5 {
			entity(30185, [3]string{"мер", "мэр", "mayor"}, statement("P279", "Q4164871", ""), 5, ",")
		}
	}
	fmt.Fprintln(w, "]")
}
