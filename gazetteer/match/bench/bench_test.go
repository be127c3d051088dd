//go:build bench && unix

// Package bench times the matcher on a dictionary and a text of one's own, beside other matchers; see compare.sh.
//
//	go test -c -o /tmp/bench ./gazetteer/match/bench
//	/tmp/bench -dict dict_1m_any.txt -text text16.txt -mode exact
package bench

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"

	"zgadka/gazetteer/match"
)

var (
	dict  = flag.String("dict", "", "file of forms, one a line")
	text  = flag.String("text", "", "file of text")
	noisy = flag.String("noisy", "", "file of the same text, altered")
	mode  = flag.String("mode", "exact", "exact or fold")
	reps  = flag.Int("reps", 5, "runs, of which the fastest counts")
)

// cpu is the time the process has used, in seconds.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func TestSpeed(t *testing.T) {
	if *dict == "" || *text == "" {
		t.Skip("no -dict and -text")
	}
	b, err := os.ReadFile(*text)
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	before := heap()
	start := cpu()
	m, n := build(t, *dict, *mode == "exact")
	built := cpu() - start
	size := heap() - before
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	start = cpu()
	if m, err = match.Open(file.Bytes()); err != nil {
		t.Fatal(err)
	}
	opened := cpu() - start
	start = cpu()
	if err := m.Verify(); err != nil {
		t.Fatal(err)
	}
	verified := cpu() - start
	debug.SetGCPercent(-1)
	best, hits := 1e9, 0
	for range *reps {
		start := cpu()
		hits = 0
		for range m.Longest(s) {
			hits++
		}
		best = min(best, cpu()-start)
	}
	fmt.Printf("zgadka %s forms=%d build_s=%.2f bytes_per_form=%.1f open_ms=%.1f verify_ms=%.1f MBps=%.1f bounded=%d\n", *mode, n, built,
		size/float64(n), 1e3*opened, 1e3*verified, float64(len(s))/1e6/best, hits)
	runtime.KeepAlive(m)
}

func build(t *testing.T, file string, exact bool) (m *match.Matcher, n int) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	builder := match.Builder{Exact: exact}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if form := lines.Text(); strings.TrimSpace(form) != "" {
			builder.Add(form, uint32(n))
			n++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return builder.Build(), n
}

// TestNoisy compares what is found in a text with what is found in the same text after careless tools: the forms must be the
// same, one after the other.
func TestNoisy(t *testing.T) {
	if *dict == "" || *text == "" || *noisy == "" {
		t.Skip("no -dict, -text and -noisy")
	}
	m, _ := build(t, *dict, false)
	clean, altered := hits(t, m, *text), hits(t, m, *noisy)
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
			t.Logf("missing: %q", a.surface)
			missing, clean = missing+1, clean[1:]
		} else {
			t.Logf("false: %q", b.surface)
			false_, altered = false_+1, altered[1:]
		}
	}
	missing, false_ = missing+len(clean), false_+len(altered)
	fmt.Printf("zgadka noisy: written otherwise and found %d, missing %d, false %d\n", other, missing, false_)
	if missing+false_ > 0 {
		t.Fail()
	}
}

type hit struct {
	value   uint32
	surface string
}

func hits(t *testing.T, m *match.Matcher, file string) (list []hit) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	for h := range m.Longest(s) {
		list = append(list, hit{h.Value, s[h.Start:h.End]})
	}
	return list
}
