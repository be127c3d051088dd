//go:build unix

// Command bench times the matcher on a dictionary and a text of one's own, and matchers of others in Go beside it; compare.sh
// runs those in other languages by turns with it. It is a module of its own, so that they are not required by zgadka.
//
//	go build -o /tmp/bench . && /tmp/bench -dict dict_1m_any.txt -text text16.txt -mode exact
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"zgadka/gazetteer/match"
)

var (
	dict  = flag.String("dict", "", "file of forms, one a line")
	text  = flag.String("text", "", "file of text")
	noisy = flag.String("noisy", "", "file of the same text, altered, for -mode noisy")
	mode  = flag.String("mode", "exact", "exact or fold; noisy; or a matcher of others: anknown, vellum, petar")
	reps  = flag.Int("reps", 5, "runs, of which the fastest counts")
	mb    = flag.Int("mb", 1000, "the first so many MB of the text only")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if *dict == "" || *text == "" {
		log.Fatal("-dict and -text are needed")
	}
	forms, s := lines(*dict), read(*text)
	s = s[:min(len(s), *mb*1_000_000)]
	if peer := peers[*mode]; peer != nil {
		before, start := heap(), cpu()
		find := peer(forms)
		built := cpu() - start
		fmt.Printf("%s forms=%d build_s=%.2f bytes_per_form=%.1f ", *mode, len(forms), built, (heap()-before)/float64(len(forms)))
		report(s, find)
		return
	}
	switch *mode {
	case "exact", "fold":
		ours(forms, s)
	case "noisy":
		compareNoisy(build(forms, false), s, read(*noisy))
	default:
		log.Fatalf("unknown mode %s", *mode)
	}
}

// report times the fastest of the runs.
func report(s string, find func(text string) (hits int)) {
	debug.SetGCPercent(-1)
	best, hits := 1e9, 0
	for range *reps {
		start := cpu()
		hits = find(s)
		best = min(best, cpu()-start)
		runtime.GC()
	}
	fmt.Printf("MBps=%.1f bounded=%d\n", float64(len(s))/1e6/best, hits)
}

func ours(forms []string, s string) {
	before, start := heap(), cpu()
	m := build(forms, *mode == "exact")
	built := cpu() - start
	size := heap() - before
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		log.Fatal(err)
	}
	start = cpu()
	m, err := match.Open(file.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	opened := cpu() - start
	start = cpu()
	if err := m.Verify(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("zgadka %s forms=%d build_s=%.2f bytes_per_form=%.1f open_ms=%.1f verify_ms=%.1f ", *mode, len(forms), built,
		size/float64(len(forms)), 1e3*opened, 1e3*(cpu()-start))
	report(s, func(text string) (hits int) {
		for range m.Longest(text) {
			hits++
		}
		return hits
	})
}

func build(forms []string, exact bool) *match.Matcher {
	builder := match.Builder{Exact: exact}
	for i, form := range forms {
		builder.Add(form, uint32(i))
	}
	return builder.Build()
}

// cpu is the time the process has used, in seconds.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func read(file string) string {
	b, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	return string(b)
}

func lines(file string) (list []string) {
	lines := bufio.NewScanner(strings.NewReader(read(file)))
	for lines.Scan() {
		if form := lines.Text(); strings.TrimSpace(form) != "" {
			list = append(list, form)
		}
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	return list
}

// compareNoisy compares what is found in a text with what is found in the same text after careless tools: the forms must be the
// same, one after the other.
func compareNoisy(m *match.Matcher, text, noisy string) {
	clean, altered := hits(m, text), hits(m, noisy)
	missing, false_, other := 0, 0, 0
	for len(clean) > 0 && len(altered) > 0 {
		a, b := clean[0], altered[0]
		if a.value == b.value {
			if a.surface != b.surface {
				other++
			}
			clean, altered = clean[1:], altered[1:]
			continue
		}
		// The nearer continuation counts.
		const ahead = 50
		i := slices.IndexFunc(clean[:min(ahead, len(clean))], func(h hit) bool { return h.value == b.value })
		j := slices.IndexFunc(altered[:min(ahead, len(altered))], func(h hit) bool { return h.value == a.value })
		if j < 0 || i >= 0 && i < j {
			log.Printf("missing: %q", a.surface)
			missing, clean = missing+1, clean[1:]
		} else {
			log.Printf("false: %q", b.surface)
			false_, altered = false_+1, altered[1:]
		}
	}
	missing, false_ = missing+len(clean), false_+len(altered)
	fmt.Printf("zgadka noisy: written otherwise and found %d, missing %d, false %d\n", other, missing, false_)
	if missing+false_ > 0 {
		os.Exit(1)
	}
}

type hit struct {
	value   uint32
	surface string
}

func hits(m *match.Matcher, s string) (list []hit) {
	for h := range m.Longest(s) {
		list = append(list, hit{h.Value, s[h.Start:h.End]})
	}
	return list
}
