package page

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"zgadka/extract"
)

// JSONL reads one article a line: an object with "text" (or "html", a page) and optionally id, url, site, lang, title, author,
// published and fetched, which are believed; other keys are ignored and empty lines skipped. An id comes back unchanged. A
// line that cannot be read is a *Refusal named FILE:LINE, or by its id where it has one; lines longer than MaxBytes are
// refused without being held. Any other error is of r, and is the last.
func JSONL(r io.Reader, name string, o Options) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		in := bufio.NewReaderSize(utf16Reader(r), 1<<16)
		for n := 1; ; n++ {
			line, long, err := readLine(in, o.limit())
			if err != nil && !errors.Is(err, io.EOF) {
				yield(nil, fmt.Errorf("read %s: %w", name, err))
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
			}
			place := name + ":" + strconv.Itoa(n)
			switch {
			case long:
				if !yield(nil, &Refusal{place, fmt.Sprintf("longer than the limit of %d bytes", o.limit())}) {
					return
				}
			case len(bytes.TrimSpace(line)) > 0:
				if !yield(record(line, place, o)) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// utf16Reader turns UTF-16 with a byte order mark into UTF-8; lines of other charsets are read line by line.
func utf16Reader(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	head, _ := in.Peek(2)
	if bytes.Equal(head, []byte("\xFF\xFE")) || bytes.Equal(head, []byte("\xFE\xFF")) {
		return transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	}
	return in
}

// readLine reads up to the next newline. A line longer than limit is skipped to its end and reported as long.
func readLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) > limit+1 {
			line, long = nil, true
		}
		if !long {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// record is the article of one line.
func record(line []byte, place string, o Options) (*extract.Article, error) {
	var notes []string
	if !utf8.Valid(line) {
		text, n, err := decode(line, "")
		if err != nil {
			return nil, &Refusal{place, err.Error()}
		}
		line, notes = []byte(text), n
	}
	// Keys are compared exactly: encoding/json alone would take "Text" for "text".
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(line, &keys); err != nil || keys == nil {
		return nil, &Refusal{place, jsonReason(err)}
	}
	var text, page string
	m := Meta{}
	for _, f := range []struct {
		key string
		to  *string
	}{
		{"id", &m.ID}, {"text", &text}, {"html", &page}, {"url", &m.URL}, {"site", &m.Site}, {"lang", &m.Lang}, {"title", &m.Title},
		{"author", &m.Author}, {"published", &m.Published}, {"fetched", &m.Fetched},
	} {
		if err := scalar(keys[f.key], f.to); err != nil {
			return nil, &Refusal{place, fmt.Sprintf("%q is no string", f.key)}
		}
	}
	g := o.Meta
	for _, f := range []struct {
		to   *string
		from string
	}{{&m.Site, g.Site}, {&m.Lang, g.Lang}, {&m.Author, g.Author}, {&m.Published, g.Published}, {&m.Fetched, g.Fetched}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	var a *extract.Article
	var err error
	switch {
	case text != "":
		text, notes = mend([]byte(text), notes)
		a, err = fromText(text, notes, m, o)
	case page != "":
		page, notes = mend([]byte(page), notes)
		a, err = fromHTML([]byte(page), notes, m, o)
	case keys["text"] == nil:
		err = &Refusal{Reason: `no "text"`}
	default:
		err = &Refusal{Reason: "empty text"}
	}
	var refused *Refusal
	if errors.As(err, &refused) {
		return nil, &Refusal{m.nameOr(place), refused.Reason}
	}
	return a, err
}

// scalar reads a string, or a number as it is written; null and a missing key leave "".
func scalar(raw json.RawMessage, to *string) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	if c := raw[0]; c == '-' || c >= '0' && c <= '9' {
		*to = string(raw)
		return nil
	}
	return json.Unmarshal(raw, to)
}

func jsonReason(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil, errors.As(err, &kind):
		return "not a JSON object"
	case errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		return "truncated JSON"
	}
	return "not JSON: " + err.Error()
}
