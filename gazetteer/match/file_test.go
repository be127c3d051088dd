package match

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

var fileForms = []string{"Рада", "Верховна Рада", "Верховна Рада України", "«Азов»", "Північноатлантичного альянсу", "Куп'янськ-Вузловий", "U.S.", "Erdoğan",
	"Генеральний секретар Організації Об'єднаних Націй"}

const fileText = "Верховна Рада України й «Азов» у Куп’янську-Вузловому. Куп'янськ–Вузловий, U.S., Erdog\u0306an, Північноатлантичного альянсу, " +
	"генеральний секретар Організації Об'єднаних Націй"

func written(t testing.TB, m *Matcher) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := m.WriteTo(&b)
	if err != nil || n != int64(b.Len()) || m.Size() != b.Len() {
		t.Fatalf("WriteTo = %d, %v with %d bytes", n, err, b.Len())
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	for _, m := range []*Matcher{matcher(fileForms...), exactMatcher(fileForms...), matcher(), matcher("-")} {
		data := written(t, m)
		opened, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := opened.Verify(); err != nil {
			t.Error(err)
		}
		if got, want := slices.Collect(opened.All(fileText)), slices.Collect(m.All(fileText)); !slices.Equal(got, want) {
			t.Errorf("opened: %v, want %v", got, want)
		}
		for _, f := range append(fileForms, "Рад", "") {
			got, ok := opened.Lookup(f)
			if want, known := m.Lookup(f); got != want || ok != known {
				t.Errorf("opened: Lookup(%q) = %d, %v, want %d, %v", f, got, ok, want, known)
			}
		}
		if again := written(t, opened); !bytes.Equal(again, data) {
			t.Error("an opened matcher writes other bytes")
		}
	}
	if hits := slices.Collect(matcher(fileForms...).All(fileText)); len(hits) != 9 {
		t.Errorf("%d hits: %v", len(hits), hits)
	}
}

func TestOpenDamaged(t *testing.T) {
	data := written(t, matcher(fileForms...))
	for i := range headerUsed + 4 {
		bad := bytes.Clone(data)
		bad[i] ^= 1
		if _, err := Open(bad); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d: Open = %v", i, err)
		}
	}
	for _, n := range []int{0, 7, headerSize - 1, headerSize, len(data) - 1} {
		if _, err := Open(data[:n]); !errors.Is(err, ErrFormat) {
			t.Errorf("%d bytes: Open = %v", n, err)
		}
	}
	if _, err := Open(append(bytes.Clone(data), 0)); !errors.Is(err, ErrFormat) {
		t.Errorf("a byte too many: Open = %v", err)
	}
	for i := headerSize; i < len(data); i++ {
		bad := bytes.Clone(data)
		bad[i] ^= 0x80
		m, err := Open(bad)
		if err != nil {
			t.Fatalf("byte %d: %v", i, err)
		}
		if err := m.Verify(); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d: Verify = %v", i, err)
		}
		use(t, m, fileText)
	}
}

type brokenWriter struct{ room int }

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestWriteToFails(t *testing.T) {
	m := matcher(fileForms...)
	for _, room := range []int{0, headerSize, 4 * headerSize} {
		if _, err := m.WriteTo(&brokenWriter{room}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("WriteTo with room for %d bytes: %v", room, err)
		}
	}
}

// use looks for whatever there is and checks that hits lie in the text.
func use(t testing.TB, m *Matcher, text string) {
	for h := range m.All(text) {
		if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
			t.Fatalf("span %v", h)
		}
	}
	for range m.Longest(text) {
	}
	m.Lookup(text)
}

func FuzzOpen(f *testing.F) {
	data := written(f, matcher(fileForms...))
	f.Add([]byte(nil), []byte(nil), fileText)
	f.Add([]byte{0, 0, 1}, []byte("zgmatch\x01"), fileText)
	f.Fuzz(func(t *testing.T, damage, whole []byte, text string) {
		if m, err := Open(whole); err == nil {
			use(t, m, text)
		}
		bad := bytes.Clone(data)
		for ; len(damage) >= 3; damage = damage[3:] { // two bytes say where, one what
			bad[headerSize+(int(damage[0])|int(damage[1])<<8)%(len(bad)-headerSize)] = damage[2]
		}
		m, err := Open(bad)
		if err != nil {
			t.Fatal(err)
		}
		use(t, m, text)
		use(t, m, fileText)
	})
}
