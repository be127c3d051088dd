package page

import "strings"

// copies marks lines that stand twice and lines that were cut at an inner quotation mark and stand beside the whole.
func copies(lines []line) {
	count := make(map[string]int, len(lines))
	for i := range lines {
		l := &lines[i]
		count[l.key]++
		l.copy = count[l.key] > 1
	}
	// A refrain is no copy: the questions that several people are asked, each with its answer below.
	answered := map[string]int{}
	for i := range lines[:max(0, len(lines)-1)] {
		if n := &lines[i+1]; count[lines[i].key] > 2 && n.score >= 20 && count[n.key] == 1 {
			answered[lines[i].key]++
		}
	}
	for k, n := range answered {
		if n*3 >= count[k]*2 {
			count[k] = 1
		}
	}
	for i := range lines {
		if l := &lines[i]; l.copy && count[l.key] == 1 {
			l.copy = false
		}
	}
	for i := range lines {
		l := &lines[i]
		l.twin = count[l.key] > 1 && l.words > 0
		if i+1 < len(lines) {
			n := &lines[i+1]
			if cutOf(l, n) || cutOf(n, l) {
				l.cut, n.cut = true, true
			}
		}
	}
}

// cutOf reports whether short is the beginning of long: «Проєкт» and «Проєкт "Мова сусідів" шукає викладачів».
func cutOf(short, long *line) bool {
	rest, ok := strings.CutPrefix(long.key, short.key)
	if !ok || rest == "" || short.words == 0 || short.final() {
		return false
	}
	rest, blank := strings.CutPrefix(rest, " ")
	if rest == "" {
		return false
	}
	if rest[0] == '"' {
		return !(long.final() && long.words > 20)
	}
	return blank && short.words >= 3 && !long.final()
}
