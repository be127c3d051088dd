package page

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// warcPage is a page of two paragraphs at an address of its own.
func warcPage(n int) string {
	return fmt.Sprintf("<html><head><title>Ten boats number %d</title></head><body><h1>Ten boats number %d</h1>%s</body></html>", n, n, twoParas)
}

// warcRecord is a record of a file; size is its Content-Length where it is not negative.
func warcRecord(kind string, n int, block string, size int) string {
	if size < 0 {
		size = len(block)
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://bw.example/%d\r\nWARC-Date: 2024-04-12T07:15:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, n, size, block)
}

func web(head, body string) string { return "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body }

func good(n int) string {
	return warcRecord("response", n, web("Content-Type: text/html; charset=utf-8\r\n", warcPage(n)), -1)
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func squeeze(s string) string {
	var b bytes.Buffer
	z := brotli.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func chunked(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, s[:10], len(s)-10, s[10:])
}

// ok is how collect names the pages.
func ok(list ...int) string {
	var out []string
	for _, n := range list {
		out = append(out, fmt.Sprintf("https://bw.example/%d", n))
	}
	return strings.Join(out, " ")
}

func TestWARC(t *testing.T) {
	info := warcRecord("warcinfo", 0, "software: x\r\n", -1)
	html := "Content-Type: text/html\r\n"
	for _, c := range []struct{ name, in, want string }{
		{"three records", info + good(1) + good(2), ok(1, 2)},
		{"other records are passed over", info + warcRecord("request", 1, "GET / HTTP/1.1\r\n\r\n", -1) + warcRecord("revisit", 1, "HTTP/1.1 200 OK\r\n\r\n", -1) +
			warcRecord("response", 3, "HTTP/1.1 404 Not Found\r\n\r\n"+warcPage(3), -1) + warcRecord("response", 4, web("Content-Type: image/png\r\n", "\x89PNG"), -1) + good(2), ok(2)},
		{"a resource has no HTTP header", warcRecord("resource", 1, warcPage(1), -1), ok(1)},
		{"chunked", warcRecord("response", 1, web(html+"Transfer-Encoding: chunked\r\n", chunked(warcPage(1))), -1) + good(2), ok(1, 2)},
		{"chunks taken off by the crawler", warcRecord("response", 1, web(html+"Transfer-Encoding: chunked\r\n", warcPage(1)), -1), ok(1)},
		{"chunks cut off", warcRecord("response", 1, web(html+"Transfer-Encoding: chunked\r\n", chunked(warcPage(1))[:200]), -1) + good(2),
			"https://bw.example/1: record at byte 0: truncated or damaged: chunks that do not add up " + ok(2)},
		{"gzip-coded", warcRecord("response", 1, web(html+"Content-Encoding: gzip\r\n", zip(warcPage(1))), -1), ok(1)},
		{"gzip-coded, says the header alone", warcRecord("response", 1, web(html+"Content-Encoding: gzip\r\n", warcPage(1)), -1), ok(1)},
		{"gzip-coded and cut off", warcRecord("response", 1, web(html+"Content-Encoding: gzip\r\n", zip(warcPage(1))[:90]), -1) + good(2),
			"https://bw.example/1: record at byte 0: damaged or truncated gzip data " + ok(2)},
		{"gzip-coded and chunked", warcRecord("response", 1, web(html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(zip(warcPage(1)))), -1), ok(1)},
		{"brotli-coded", warcRecord("response", 1, web(html+"Content-Encoding: br\r\n", squeeze(warcPage(1))), -1), ok(1)},
		{"brotli-coded and chunked", warcRecord("response", 1, web(html+"Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", chunked(squeeze(warcPage(1)))), -1), ok(1)},
		{"brotli-coded, says the header alone", warcRecord("response", 1, web(html+"Content-Encoding: br\r\n", warcPage(1)), -1), ok(1)},
		{"brotli-coded and cut off", warcRecord("response", 1, web(html+"Content-Encoding: br\r\n", squeeze(warcPage(1))[:90]), -1) + good(2),
			"https://bw.example/1: record at byte 0: damaged or truncated brotli data " + ok(2)},
		{"a page labelled as text", warcRecord("response", 1, web("Content-Type: text/plain\r\n", warcPage(1)), -1), ok(1)},
		{"a picture labelled as a page", warcRecord("response", 1, web(html, "\x89PNG\r\n\x1a\n\x00\x00"), -1) + good(2), "https://bw.example/1: record at byte 0: a PNG image, not text " + ok(2)},
		{"garbage between records", good(1) + "garbage\n\x00\x01\n" + good(2), ok(1) + fmt.Sprintf(" in@%d: record at byte %d: no record begins here ", len(good(1)), len(good(1))) + ok(2)},
		{"garbage before the first", "garbage " + good(1), "in@0: record at byte 0: no record begins here " + ok(1)},
		{"a length that is too great", warcRecord("response", 1, web(html, warcPage(1)), 5000) + good(2) + good(3),
			"https://bw.example/1: record at byte 0: truncated: 1152 of 5000 bytes " + ok(2, 3)},
		{"a length that is too small", warcRecord("response", 1, web(html, warcPage(1)), 100) + good(2), "https://bw.example/1: record at byte 0: the record is not as long as it says " + ok(2)},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n" + good(2), "in@0: record at byte 0: no header of a record that can be read " + ok(2)},
		{"the last is cut off", good(1) + good(2)[:300], ok(1) + fmt.Sprintf(" https://bw.example/2: record at byte %d: truncated: ", len(good(1)))},
		{"a page that is cut off", warcRecord("response", 1, web(html+"Content-Length: 9999\r\n", warcPage(1)[:200]), -1) + good(2), "https://bw.example/1: record at byte 0: truncated: 200 of 9999 bytes of the page " + ok(2)},
		{"members", zip(info) + zip(good(1)) + zip(good(2)), ok(1, 2)},
		{"all in one member", zip(info + good(1) + good(2)), ok(1, 2)},
		{"a member with a wrong byte", zip(good(1)) + flip(zip(good(2)), 150) + zip(good(3)), ok(1) + " BAD " + ok(3)},
		{"a member cut off", zip(good(1)) + zip(good(2))[:200] + zip(good(3)) + zip(good(4)), ok(1) + " BAD " + ok(3, 4)},
		{"a member with a wrong sum", flip(zip(good(2)), len(zip(good(2)))-6) + zip(good(3)), "BAD " + ok(3)},
		{"garbage between members", zip(good(1)) + "garbage" + zip(good(2)), ok(1) + " BAD " + ok(2)},
		{"a member of something else", zip(good(1)) + zip("hello") + zip(good(2)), ok(1) + " BAD " + ok(2)},
		{"the last member cut off", zip(good(1)) + zip(good(2))[:100], ok(1) + " BAD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, _, err := collect(strings.NewReader(c.in), Options{Format: FormatWARC})
			for i, id := range ids {
				if strings.Contains(c.want, "BAD") && strings.Contains(id, fmt.Sprintf("record at byte %d: ", len(zip(good(1))))) || strings.HasPrefix(c.want, "BAD") && strings.Contains(id, "record at byte 0: ") {
					ids[i] = "BAD"
				}
			}
			got := strings.Join(ids, " ")
			if err != nil || got != c.want && !(strings.HasSuffix(c.want, ": ") && strings.HasPrefix(got, c.want)) {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, err)
			}
		})
	}
}

// flip changes the byte at i.
func flip(s string, i int) string { return s[:i] + string([]byte{s[i] ^ 0x55}) + s[i+1:] }

func TestWARCFacts(t *testing.T) {
	for _, in := range []string{good(1), zip(good(1))} {
		_, articles, err := collect(strings.NewReader(in), Options{}) // by content
		if err != nil || len(articles) != 1 {
			t.Fatal(len(articles), err)
		}
		if a := articles[0]; a.URL != "https://bw.example/1" || a.Fetched != "2024-04-12T07:15:00Z" || a.Title != "Ten boats number 1" {
			t.Errorf("%+v", a)
		}
	}
}

// Articles keep nothing of the room that the next record is unpacked into.
func TestWARCArticlesStay(t *testing.T) {
	text := warcRecord("conversion", 3, "Ten boats number 3\nTen boats are ready, said the minister on Tuesday.\n", -1)
	text = strings.Replace(text, "WARC-Date", "Content-Type: text/plain\r\nWARC-Date", 1)
	for _, in := range []string{good(1) + good(2) + text, zip(good(1)) + zip(good(2)) + zip(text) + zip(good(4)), text + good(1) + good(2)} {
		_, articles, err := collect(strings.NewReader(in), Options{Format: FormatWARC})
		if err != nil || len(articles) < 3 {
			t.Fatal(len(articles), err)
		}
		for _, a := range articles {
			n := a.URL[len(a.URL)-1:]
			if want := "Ten boats number " + n; !strings.HasPrefix(a.Text, want) || a.Title != want {
				t.Errorf("%s: %q, %q", a.URL, a.Title, a.Text)
			}
		}
	}
}

// What is too large is refused without being held, whether its length is true or not.
func TestWARCLimit(t *testing.T) {
	big := warcRecord("response", 1, web("Content-Type: text/html\r\n", strings.Repeat("<p>Ten boats are ready.</p>", 20_000)), -1)
	lie := warcRecord("response", 3, web("Content-Type: text/html\r\n", warcPage(3)), 1<<50)
	ids, _, err := collect(strings.NewReader(big+good(2)+lie+good(4)), Options{MaxBytes: 1 << 16})
	got := strings.Join(ids, " ")
	want := fmt.Sprintf("https://bw.example/1: record at byte 0: larger than the limit of 65536 bytes %s https://bw.example/3: record at byte %d: truncated: ", ok(2), len(big)+len(good(2)))
	if err != nil || !strings.HasPrefix(got, want) || !strings.HasSuffix(got, ok(4)) {
		t.Errorf("got  %s\nwant %s… %v", got, want, err)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(good(1) + good(2)))
	f.Add([]byte(zip(good(1)) + zip(good(2))[:200] + zip(good(3))))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 3\r\n\r\nWARC/1.0\r\n\r\n\x1f\x8b\x08"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range Read(bytes.NewReader(data), "in", Options{Format: FormatWARC, MaxBytes: 1 << 16}) {
			if (a == nil) == (err == nil) {
				t.Fatal("neither article nor error")
			}
			if a != nil {
				if err := sound(a); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
