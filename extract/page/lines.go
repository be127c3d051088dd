package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zgadka/extract"
)

// line is one block of plain text and what its shape says. Blocks are lines, or runs of lines where a writer's editor broke
// paragraphs at a column.
type line struct {
	extract.Span
	text  string // without blanks around it
	key   string // for telling copies apart
	run   int    // number of the run of lines without an empty line between
	words int
	sents int  // sentences that end inside or at the end
	stop  rune // . ? … or one of , ; : at the end, behind closing marks; else 0
	low   bool // begins in lower case or with the sign of a list

	sort  sort // by rule; plain without
	bare  bool // nothing but the label
	end   bool // after it no article goes on
	date  dating
	twin  bool // stands twice
	copy  bool // and this is not the first
	cut   bool // the next line or the one before says the same and goes on at a quotation mark
	tail  bool // ends in a dash and an outlet: «… – RUSI»
	score int  // how much it reads like a paragraph, in tenths
}

// final reports whether the line ends as a sentence does.
func (l *line) final() bool { return l.stop == '.' || l.stop == '?' || l.stop == '!' }

// splitLines gives the non-empty lines of text, trimmed. It breaks at \n, \r, \v, \f, U+0085, U+2028 and U+2029.
func splitLines(text string) []line {
	var out []line
	run, empty := 0, true
	for pos := 0; pos < len(text); {
		end, next := lineEnd(text, pos)
		s := trimSpan(text, extract.Span{Start: pos, End: end})
		if s.Len() == 0 {
			empty = true
		} else {
			if empty {
				run++
			}
			empty = false
			out = append(out, line{Span: s, text: text[s.Start:s.End], run: run})
		}
		pos = next
	}
	return unwrap(text, out)
}

func lineEnd(text string, pos int) (end, next int) {
	for i := pos; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c >= '\n' && c <= '\r':
			return i, i + 1
		case c == 0xC2 && strings.HasPrefix(text[i:], "\u0085"):
			return i, i + 2
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

func blankRune(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

func trimSpan(text string, s extract.Span) extract.Span {
	t := text[s.Start:s.End]
	left := strings.TrimLeftFunc(t, blankRune)
	s.Start += len(t) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, blankRune))
	return s
}

// unwrap joins the lines of runs that were broken at a column: long lines of like length, few of which end a sentence and
// many of which go on in lower case.
func unwrap(text string, lines []line) []line {
	out := lines[:0:0]
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].run == lines[i].run {
			j++
		}
		if j-i >= 3 && wrapped(lines[i:j]) {
			s := extract.Span{Start: lines[i].Start, End: lines[j-1].End}
			out = append(out, line{Span: s, text: text[s.Start:s.End], run: lines[i].run})
		} else {
			out = append(out, lines[i:j]...)
		}
		i = j
	}
	return out
}

func wrapped(run []line) bool {
	width := 0
	for _, l := range run {
		if l.Len() > 240 {
			return false
		}
		width = max(width, utf8.RuneCountInString(l.text))
	}
	if width < 40 || width > 100 {
		return false
	}
	open, low := 0, 0
	for i, l := range run {
		if i > 0 {
			if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(r) {
				low++
			}
		}
		if i == len(run)-1 {
			break
		}
		if utf8.RuneCountInString(l.text)*10 < width*7 {
			return false
		}
		if !isFinal(lastMark(l.text)) {
			open++
		}
	}
	return open*10 >= (len(run)-1)*6 && low*10 >= (len(run)-1)*4
}

const closers = "»”\"'’“)]*_」』）"

// lastMark is the mark that ends s behind closing quotation marks and brackets, … counting as a full stop; 0 for none.
func lastMark(s string) rune {
	s = strings.TrimRight(s, closers)
	s = strings.TrimRightFunc(s, blankRune)
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '…', '。', '．', '۔', '।':
		return '.'
	case '？', '؟':
		return '?'
	case '！':
		return '!'
	case '.', '?', '!', ',', ';', ':':
		return r
	}
	return 0
}

func isFinal(r rune) bool { return r == '.' || r == '?' || r == '!' }

// measure fills in what the words of a line say.
func (l *line) measure() {
	l.stop = lastMark(l.text)
	first, _ := utf8.DecodeRuneInString(l.text)
	l.low = unicode.IsLower(first) || unicode.IsDigit(first) || strings.ContainsRune("-–—•*·", first)
	in, after := false, false // in a word; after a final mark
	ideographs := 0
	for _, r := range l.text {
		if r > 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			ideographs++
		}
		w := unicode.IsLetter(r) || unicode.IsDigit(r)
		if w && !in {
			l.words++
			if after && unicode.IsUpper(r) {
				l.sents++
			}
			after = false
		}
		switch {
		case w:
		case isFinal(r) || r == '…':
			after = true
		case in && unicode.Is(unicode.M, r), r == '\'', r == '’', r == 'ʼ', r == '-', r == '\u00ad':
			continue
		}
		in = w
	}
	l.words += ideographs / 2 // written without blanks
	if l.final() {
		l.sents++
	}
	l.key = keyOf(l.text)
	l.tail = l.stop == 0 && l.words < 30 && outletTail(l.text)
	l.classify()
	l.score = l.grade()
}

// keyOf is the line as copies of it share it: lower case, plain quotation marks and single blanks. Of a very long line it is
// the line itself.
func keyOf(s string) string {
	if len(s) > 1000 {
		return s
	}
	return fold(s)
}

// fold makes s ready for looking words up.
func fold(s string) string {
	out := make([]byte, 0, len(s))
	blank := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c >= '\t' && c <= '\r':
				blank = len(out) > 0
				continue
			case c >= 'A' && c <= 'Z':
				c |= 0x20
			case c == '`':
				c = '\''
			}
			if blank {
				out, blank = append(out, ' '), false
			}
			out = append(out, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '’', 'ʼ', '‘':
			r = '\''
		case '«', '»', '“', '”', '„':
			r = '"'
		case '–', '—', '‑':
			r = '-'
		case '\u00ad', '\u0301', '\u200b':
			continue
		default:
			if r >= 'а' && r <= 'я' { // most letters of the texts that are read
				break
			}
			if unicode.IsSpace(r) {
				blank = len(out) > 0
				continue
			}
			r = unicode.ToLower(r)
		}
		if blank {
			out, blank = append(out, ' '), false
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// outletTail reports whether s ends in a dash and at most four words, the first with a capital, «Хто втратить – Le Soir», or the
// dash stands behind a comma, as before whom a headline quotes: «У місті зникла журналістка, – правозахисники».
func outletTail(s string) bool {
	if i := max(strings.LastIndex(s, ", – "), strings.LastIndex(s, ", — ")); i > 0 && len(strings.Fields(s[i:])) <= 5 {
		return true
	}
	i := max(strings.LastIndex(s, " – "), strings.LastIndex(s, " — "), strings.LastIndex(s, " - "), strings.LastIndex(s, " | "))
	if i < 1 {
		return false
	}
	rest := strings.TrimLeft(s[i:], " –—-|«\"“")
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) && len(strings.Fields(rest)) <= 4 && len(strings.Fields(s[:i])) >= 2
}
