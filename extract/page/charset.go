package page

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	enc "golang.org/x/text/encoding/unicode"
)

var (
	errEmpty  = errors.New("empty")
	errBinary = errors.New("binary data, not text")
)

// decode turns data into valid UTF-8 without NUL, and says in notes what a reader should know: another charset, a byte order
// mark, bytes that were replaced. declared is the charset that the data names, or "". Data that is no text, or that ends
// inside a character, is an error.
func decode(data []byte, declared string) (text string, notes []string, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", nil, errEmpty
	}
	if name := magic(data); name != "" {
		return "", nil, fmt.Errorf("%s, not text", name)
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data, notes = data[3:], append(notes, "byte order mark removed")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return utf16(data[2:], enc.LittleEndian, append(notes, "read as UTF-16LE"))
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return utf16(data[2:], enc.BigEndian, append(notes, "read as UTF-16BE"))
	default:
		if order, ok := guessUTF16(data); ok {
			name := map[enc.Endianness]string{enc.LittleEndian: "LE", enc.BigEndian: "BE"}[order]
			return utf16(data, order, append(notes, "read as UTF-16"+name+" (guessed)"))
		}
	}
	if isBinary(data) {
		return "", nil, errBinary
	}
	if utf8.Valid(data) {
		text, notes = mend(data, notes)
		return text, notes, nil
	}
	if good, bad := utf8Share(data); good > bad {
		if cutRune(data) {
			return "", nil, errors.New("truncated: ends inside a character")
		}
		text, notes = mend(data, notes)
		return text, notes, nil
	}
	e, name, guessed := pick(data, declared)
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf("read as %s: %w", name, err)
	}
	note := "read as " + name
	if guessed {
		note += " (guessed)"
	}
	text, notes = mend(out, append(notes, note))
	return text, notes, nil
}

// magic names the file format that data begins like, "" for none that matters.
func magic(data []byte) string {
	for _, m := range []struct{ head, name string }{
		{"%PDF-", "a PDF document"}, {"PK\x03\x04", "a ZIP archive or office document"}, {"\x1f\x8b", "gzip data"},
		{"\x28\xb5\x2f\xfd", "zstd data"}, {"\x89PNG", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"},
		{`{\rtf`, "an RTF document"}, {"\xd0\xcf\x11\xe0", "an office document"}, {"\x7fELF", "a program"}, {"SQLite format 3\x00", "a database"},
	} {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return m.name
		}
	}
	return ""
}

// sample bounds the work of guessing.
func sample(data []byte) []byte { return data[:min(len(data), 1<<16)] }

// isBinary reports whether data has more control bytes than a text with a few stray ones.
func isBinary(data []byte) bool {
	data = sample(data)
	n, nul := 0, 0
	for _, c := range data {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b || c == 0x7f {
			n++
			if c == 0 {
				nul++
			}
		}
	}
	return nul*200 > len(data) || n*20 > len(data)
}

// guessUTF16 finds UTF-16 without a byte order mark: nearly all units are Latin, Cyrillic or punctuation in one byte order.
func guessUTF16(data []byte) (enc.Endianness, bool) {
	data = sample(data)
	if len(data) < 8 || bytes.IndexByte(data, 0) < 0 && bytes.IndexByte(data, 4) < 0 {
		return enc.LittleEndian, false // neither a blank nor a Cyrillic letter
	}
	le, be, units := 0, 0, len(data)/2
	plausible := func(hi, lo byte) bool {
		switch hi {
		case 0:
			return lo >= ' ' && lo != 0x7f || lo >= '\t' && lo <= '\r'
		case 4:
			return true
		case 0x20:
			return lo >= 0x10 && lo < 0x40
		}
		return false
	}
	for i := 0; i+1 < len(data); i += 2 {
		if plausible(data[i+1], data[i]) {
			le++
		}
		if plausible(data[i], data[i+1]) {
			be++
		}
	}
	switch {
	case le*10 >= units*9 && le > be:
		return enc.LittleEndian, true
	case be*10 >= units*9 && be > le:
		return enc.BigEndian, true
	}
	return enc.LittleEndian, false
}

func utf16(data []byte, order enc.Endianness, notes []string) (string, []string, error) {
	if len(data)%2 == 1 {
		if data[len(data)-1] != '\n' { // an editor's last newline does no harm
			return "", nil, errors.New("truncated: ends inside a character")
		}
		data = data[:len(data)-1]
	}
	out, err := enc.UTF16(order, enc.IgnoreBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf("read UTF-16: %w", err)
	}
	if len(bytes.TrimSpace(out)) == 0 {
		return "", nil, errEmpty
	}
	if isBinary(out) {
		return "", nil, errBinary
	}
	text, notes := mend(out, notes)
	return text, notes, nil
}

// mend replaces what is no character, byte by byte, and NUL, which stores cannot keep.
func mend(data []byte, notes []string) (string, []string) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), notes
	}
	var b strings.Builder
	b.Grow(len(data) + 64)
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 || r == 0 {
			b.WriteRune(utf8.RuneError)
			n++
		} else {
			b.Write(data[:size])
		}
		data = data[size:]
	}
	if n == 1 {
		return b.String(), append(notes, "1 invalid byte replaced")
	}
	return b.String(), append(notes, fmt.Sprintf("%d invalid bytes replaced", n))
}

// utf8Share counts characters of several bytes and the bytes that belong to no character.
func utf8Share(data []byte) (good, bad int) {
	for data = data[:min(len(data), 1<<20)]; len(data) > 0; {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			if !utf8.FullRune(data) { // the sample ends here
				return good, bad
			}
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good, bad
}

// cutRune reports whether data ends in the first bytes of a character.
func cutRune(data []byte) bool {
	for i := 1; i < utf8.UTFMax && i <= len(data); i++ {
		if tail := data[len(data)-i:]; utf8.RuneStart(tail[0]) {
			return tail[0] >= utf8.RuneSelf && !utf8.FullRune(tail)
		}
	}
	return false
}

var (
	metaCharset = regexp.MustCompile(`(?i)<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})`)
	xmlEncoding = regexp.MustCompile(`(?i)^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']`)
)

// declaredCharset is the charset that a page names in its first kilobytes, or "".
func declaredCharset(data []byte) string {
	data = data[:min(len(data), 4096)]
	for _, re := range []*regexp.Regexp{xmlEncoding, metaCharset} {
		if m := re.FindSubmatch(data); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// Charsets of one byte a letter that Ukrainian and Russian pages were written in, the commonest first.
var cyrillic = []struct {
	name string
	*charmap.Charmap
}{
	{"windows-1251", charmap.Windows1251}, {"koi8-u", charmap.KOI8U}, {"ibm866", charmap.CodePage866},
	{"iso-8859-5", charmap.ISO8859_5}, {"x-mac-cyrillic", charmap.MacintoshCyrillic},
}

// pick chooses the charset of data that is not UTF-8: the declared one unless its letters make no words and another's do.
func pick(data []byte, declared string) (e encoding.Encoding, name string, guessed bool) {
	s := sample(data)
	e, name, guessed = charmap.Windows1252, "windows-1252", true
	best := latinScore(s)
	for _, c := range cyrillic {
		if n := cyrillicScore(s, c.Charmap); n > best {
			e, name, best = c.Charmap, c.name, n
		}
	}
	if declared == "" {
		return e, name, guessed
	}
	d, dname := charset.Lookup(declared)
	if d == nil || dname == "utf-8" || dname == "replacement" || strings.HasPrefix(dname, "utf-16") {
		return e, name, guessed
	}
	if name != "windows-1252" && name != dname && best > 0.2 {
		score, western := 0.0, strings.HasPrefix(dname, "windows-125") || strings.HasPrefix(dname, "iso-8859")
		for _, c := range cyrillic {
			if c.name == dname || c.name == "koi8-u" && dname == "koi8-r" {
				score, western = cyrillicScore(s, c.Charmap), true
			}
		}
		if western && score < best/2 {
			return e, name, guessed
		}
	}
	return d, dname, false
}

// pairs are the commonest pairs of letters in Ukrainian and Russian news, seven eighths of all.
var pairs = func() map[[2]rune]bool {
	const list = "аб ав аг ад ае аз ай ак ал ам ан ап ар ас ат ач аш ая ає аї ба бе бо бр бу бы бі ва ве ви вл вн во вр вс ві га ге " +
		"гл го гр да де дж ди дл дн до дп др ду ді ев ег ед еж ез ей ек ел ем ен ер ес ет ец еч жа же жи за зе зи зн ив иг ид из ии " +
		"ий ик ил им ин ио ир ис ит их иц иш ия йд йс йт ка ки ко кр ку кі ла ле ли ло лу ль лю ля лі ма ме ми мо му мь мі на нд не " +
		"ни нк нн но нс нт ну ны нь ня ні об ов ог од ое ож оз ои ой ок ол ом он оо оп ор ос от ош ою ої па пе пи пл по пр пу пі ра " +
		"рд ре ри рм рн ро рт ру ры ря рі са се си ск сл со сп сс ст су сь ся сі та тв те ти тк то тр тс ту ть ті ув уг уд уж ук ул " +
		"ум уп ур ус ут ує це ци ць ця ці ча че чи чт ша шв ше ши ща що ые ый ых ье ьк ьн ьс яв ян яп ів ід із ій іл ін ір іс іт ія ії"
	m := map[[2]rune]bool{}
	for p := range strings.FieldsSeq(list) {
		r := []rune(p)
		m[[2]rune{r[0], r[1]}] = true
	}
	return m
}()

// cyrillicScore is how well data reads in a charset: about 0.7 for the right one, below 0.1 for others; 0 without letters.
func cyrillicScore(data []byte, m *charmap.Charmap) float64 {
	sum, n := 0, 0
	var last rune
	for _, c := range data {
		r := m.DecodeByte(c)
		if c >= 0x80 {
			n++
			switch {
			case r == utf8.RuneError || unicode.IsControl(r):
				sum -= 3
			case r >= 0x2500 && r < 0x25A0: // the frames and blocks of KOI8 and 866
				sum -= 2
			}
		}
		cyr, lcyr := unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Cyrillic, last)
		switch {
		case cyr && lcyr:
			switch low := [2]rune{unicode.ToLower(last), unicode.ToLower(r)}; {
			case unicode.IsLower(last) && unicode.IsUpper(r):
				sum -= 2
			case pairs[low]:
				sum++
			default:
				sum--
			}
		case cyr && unicode.IsLetter(last), lcyr && unicode.IsLetter(r):
			sum -= 2
		}
		last = r
	}
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// latinScore is how much the bytes above ASCII look like single accented letters and typographic marks among Latin ones.
func latinScore(data []byte) float64 {
	high, single := 0, 0
	for i, c := range data {
		if c < 0x80 {
			continue
		}
		high++
		before := i == 0 || data[i-1] < 0x80
		after := i+1 == len(data) || data[i+1] < 0x80
		if before && after {
			single++
		}
	}
	if high == 0 {
		return 0.01
	}
	if single*2 < high {
		return 0.01
	}
	return 0.5 * float64(single) / float64(high)
}
