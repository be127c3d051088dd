package page

import (
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"zgadka/extract"
)

// WARC reads the web pages of a WARC file, plain or with a gzip member for each record, one at a time: responses with
// status 200, resources, and the text of conversions. Other records and what is no page are passed over. A record that is
// damaged, cut off, mislabelled or garbage is a *Refusal that says at which byte of the file it begins, and reading goes on
// with the next record that can be found. At most MaxBytes of a record are held, and as many of a packed one to look for the
// next record in a damaged one. Any other error is of r, and is the last.
func WARC(r io.Reader, name string, o Options) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		w := &warcReader{in: newRewinder(r, o.limit()+1<<16), name: name, o: o, yield: yield}
		if w.run(); w.in.err != nil && !w.stopped {
			yield(nil, fmt.Errorf("read %s: %w", name, w.in.err))
		}
	}
}

// warcReader reads records.
type warcReader struct {
	in      *rewinder
	name    string
	o       Options
	yield   func(*extract.Article, error) bool
	z       *gzip.Reader  // of the member at hand,
	ahead   *bufio.Reader // which it reads through, as unpacking from such a reader is much faster,
	inside  *rewinder     // and what is in it; all three are used again
	stopped bool          // the caller wants no more
	refused int
}

// Words that records begin with.
var recordHeads = []string{"WARC/1.", "WARC/0."}

// run reads the file: members of gzip, or records.
func (w *warcReader) run() {
	lost := false // damage that has been reported has not ended yet
	for !w.stopped {
		head := w.in.peek(5)
		if len(head) == 0 {
			return
		}
		at := w.in.offset()
		switch {
		case string(head) == "WARC/":
			lost = false
			w.records(w.in, at, false)
		case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
			lost = !w.member(at, !lost)
		case !lost && (head[0] == '\r' || head[0] == '\n'):
			w.in.skip(1)
		default:
			if !lost {
				w.refuse(at, "", "no record begins here")
			}
			lost = true
			w.in.seek(append([]string{"\x1f\x8b\x08"}, recordHeads...))
		}
	}
}

// member reads the records of one member of gzip, and reports whether it was whole. tell says that damage is to be reported:
// what looks like a member in the midst of a damaged one is none.
func (w *warcReader) member(at int64, tell bool) bool {
	w.in.mark()
	before, reason := w.refused, "damaged or truncated gzip member"
	end := io.EOF
	err := w.open()
	if err == nil {
		w.z.Multistream(false)
		below := &lastError{Reader: w.z}
		if w.inside == nil {
			w.inside = newRewinder(nil, w.in.limit)
		}
		in := w.inside
		in.reset(below)
		if string(in.peek(5)) == "WARC/" {
			tell = true
			w.records(in, at, true)
		} else {
			reason, before = "a gzip member without a record", -1
		}
		if w.stopped {
			return true
		}
		if tell {
			in.forget()
			io.Copy(io.Discard, in)
		}
		err, end = below.err, below.err
	}
	w.in.unread(w.ahead.Buffered())
	if err == io.EOF && before >= 0 {
		w.in.forget()
		return true
	}
	if tell && (before < 0 || w.refused == before) {
		w.refuse(at, "", reason)
	}
	if end == io.EOF && err == io.EOF {
		w.in.forget() // whole, but no record
		return true
	}
	w.in.rewind(1) // the next member may have been read as part of this one
	return false
}

// open begins to unpack a member.
func (w *warcReader) open() (err error) {
	if w.ahead == nil {
		w.ahead = bufio.NewReaderSize(nil, 1<<14)
	}
	w.ahead.Reset(w.in)
	if w.z == nil {
		w.z, err = gzip.NewReader(w.ahead)
		return err
	}
	return w.z.Reset(w.ahead)
}

// records reads records until there is none at hand. Those of a member all begin at the same byte of the file.
func (w *warcReader) records(in *rewinder, at int64, packed bool) {
	for !w.stopped {
		head := in.peek(5)
		switch {
		case len(head) == 0:
			return
		case head[0] == '\r' || head[0] == '\n':
			in.skip(1)
			continue
		case string(head) == "WARC/":
			if !packed {
				at = in.offset()
			}
			w.record(in, at, packed)
			in.forget()
		case !packed:
			return
		default:
			w.refuse(at, "", "no record begins here")
			if !in.seek(recordHeads) {
				return
			}
		}
	}
}

// record reads one record.
func (w *warcReader) record(in *rewinder, at int64, packed bool) {
	in.mark()
	h, err := header(in)
	address := strings.Trim(h.get("WARC-Target-URI"), "<>")
	size, bad := strconv.ParseInt(h.get("Content-Length"), 10, 64)
	if err != nil || bad != nil || size < 0 {
		w.refuse(at, address, "no header of a record that can be read")
		in.rewind(0)
		in.seek(recordHeads)
		return
	}
	if size > w.o.limit()+maxHeader {
		// No need to believe that length: the next record shows where this one ends.
		start := in.offset()
		in.forget()
		in.seek(recordHeads)
		if n := in.offset() - start; n < size {
			w.refuse(at, address, fmt.Sprintf("truncated: at most %d of %d bytes", n, size))
		} else if w.wanted(h) {
			w.refuse(at, address, tooLarge(w.o.limit()))
		}
		return
	}
	// The block stays where it was unpacked: nothing is read from in until it has become an article.
	all := in.peek(int(size) + 9)
	block, next := all[:min(len(all), int(size))], all[min(len(all), int(size)):]
	in.at += len(block)
	after := bytes.TrimLeft(next, "\r\n")
	ended := len(after) < 5 || string(after[:5]) == "WARC/" || bytes.HasPrefix(next, []byte("\r\n\r\n")) || !packed && bytes.HasPrefix(after, gzipMagic)
	switch {
	case packed && in.err != nil && len(after) == 0:
		w.refuse(at, address, "damaged or truncated gzip member")
	case int64(len(block)) < size:
		w.refuse(at, address, fmt.Sprintf("truncated: %d of %d bytes", len(block), size))
	case !ended:
		w.refuse(at, address, "the record is not as long as it says")
	default:
		if w.wanted(h) {
			w.page(h, block, address, at)
		}
		return
	}
	// Where the block holds the head of the next record, go on there.
	if bytes.Contains(block, []byte("\r\nWARC/1.")) {
		in.rewind(0)
	}
	in.seek(recordHeads)
}

// page gives the article of a record.
func (w *warcReader) page(h fields, block []byte, address string, at int64) {
	a, err := w.article(h, block, address)
	var refused *Refusal
	switch {
	case errors.As(err, &refused):
		w.refuse(at, address, refused.Reason)
	case a != nil:
		w.stopped = !w.yield(a, err)
	}
}

func (w *warcReader) refuse(at int64, address, reason string) {
	id := CanonicalURL(address)
	if id == "" {
		id = fmt.Sprintf("%s@%d", w.name, at)
	}
	if w.refused++; !w.stopped {
		w.stopped = !w.yield(nil, &Refusal{id, fmt.Sprintf("record at byte %d: %s", at, reason)})
	}
}

// wanted reports whether a record may hold a page.
func (w *warcReader) wanted(h fields) bool {
	switch h.get("WARC-Type") {
	case "response", "resource", "conversion":
		return true
	}
	return false
}

// article is the page of a record, nil where it has none.
func (w *warcReader) article(h fields, block []byte, address string) (*extract.Article, error) {
	m := Meta{URL: address, Site: w.o.Meta.Site, Lang: w.o.Meta.Lang, Fetched: w.o.Meta.Fetched}
	if m.Fetched == "" {
		if iso, err := ParseDate(h.get("WARC-Date")); err == nil {
			m.Fetched = iso
		}
	}
	kind, body := h.get("Content-Type"), block
	if h.get("WARC-Type") == "conversion" {
		if strings.HasPrefix(kind, "text/plain") {
			return textAny(body, m, w.o)
		}
		return nil, nil
	}
	if bytes.HasPrefix(block, []byte("HTTP/")) {
		in := newRewinder(bytes.NewReader(block), int64(len(block)))
		web, err := header(in)
		if err != nil {
			return nil, &Refusal{Reason: "no HTTP header that can be read"}
		}
		if f := strings.Fields(web.first); len(f) < 2 || f[1] != "200" {
			return nil, nil
		}
		kind = web.get("Content-Type")
		body = block[in.offset():]
		if body, err = decoded(web, body, w.o.limit()); err != nil {
			return nil, err
		}
	} else if h.get("WARC-Type") == "response" {
		return nil, &Refusal{Reason: "a response without an HTTP header"}
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, nil
	}
	// Labels err both ways: a page as text/plain, a picture as text/html.
	if !looksHTML(string(body[:min(len(body), 8192)])) && !strings.Contains(kind, "html") {
		return nil, nil
	}
	if _, params, err := mime.ParseMediaType(kind); err == nil && declaredCharset(body) == "" {
		return htmlIn(body, params["charset"], m, w.o)
	}
	return htmlAny(body, m, w.o)
}

// decoded undoes the codings of an HTTP body. Crawlers often undo them themselves and leave the header.
func decoded(web fields, body []byte, limit int64) ([]byte, error) {
	if strings.Contains(strings.ToLower(web.get("Transfer-Encoding")), "chunked") {
		if out, err := readUpTo(httputil.NewChunkedReader(bytes.NewReader(body)), limit); err == nil {
			body = out
		} else if len(out) > 0 || isChunked(body) {
			return nil, &Refusal{Reason: "truncated or damaged: chunks that do not add up"}
		}
	}
	var z io.Reader
	switch coding := strings.ToLower(strings.TrimSpace(web.get("Content-Encoding"))); {
	case bytes.HasPrefix(body, gzipMagic) || bytes.HasPrefix(body, zstdMagic):
		in, done, err := unpack(bufio.NewReader(bytes.NewReader(body)))
		if err != nil {
			return nil, err
		}
		defer done()
		z = in
	case coding == "deflate" && !looksHTML(string(body[:min(len(body), 8192)])):
		if len(body) > 2 && body[0]&0x0f == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
			body = body[2:] // the head of zlib
		}
		z = packed{flate.NewReader(bytes.NewReader(body)), &lastError{}, "deflate"}
	case coding == "br" && !looksHTML(string(body[:min(len(body), 8192)])):
		z = packed{brotli.NewReader(bytes.NewReader(body)), &lastError{}, "brotli"}
	}
	if z != nil {
		return readUpTo(z, limit)
	}
	if n, err := strconv.Atoi(web.get("Content-Length")); err == nil && len(body) < n && web.get("Content-Encoding") == "" && !bytes.Contains(body[max(0, len(body)-4096):], []byte("</html")) {
		return nil, &Refusal{Reason: fmt.Sprintf("truncated: %d of %d bytes of the page", len(body), n)}
	}
	return body, nil
}

// isChunked reports whether data begins with the size of a chunk.
func isChunked(data []byte) bool {
	line, _, ok := bytes.Cut(data[:min(len(data), 64)], []byte("\r\n"))
	size, _, _ := bytes.Cut(line, []byte(";"))
	_, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 32)
	return ok && err == nil
}

// fields are the first line and the fields of a header.
type fields struct {
	first string
	pairs [][2]string
}

func (f fields) get(name string) string {
	for _, p := range f.pairs {
		if strings.EqualFold(p[0], name) {
			return p[1]
		}
	}
	return ""
}

const maxHeader = 1 << 17

// header reads a header and the empty line behind it.
func header(in *rewinder) (fields, error) {
	var f fields
	for size := 0; size < maxHeader; {
		line, err := in.line(maxHeader - size)
		size += len(line)
		if err != nil {
			return f, err
		}
		s := strings.TrimRight(string(line), "\r\n")
		switch {
		case f.first == "":
			f.first = s
		case s == "":
			return f, nil
		case (s[0] == ' ' || s[0] == '\t') && len(f.pairs) > 0:
			f.pairs[len(f.pairs)-1][1] += " " + strings.TrimSpace(s)
		default:
			name, value, _ := strings.Cut(s, ":")
			f.pairs = append(f.pairs, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return f, errors.New("header too long")
}
