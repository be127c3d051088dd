package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classify looks the line up in boilerplate.yaml and checks its shape.
func (l *line) classify() {
	if l.words > 60 || l.key == "" || len(l.key) > 1000 {
		return
	}
	k := known()
	s := strings.TrimLeftFunc(l.key, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`"'©(#+°`, r)
	})
	para := l.final() && l.words > 6
	if n := strings.TrimLeft(s, "0123456789 "); k.discuss[strings.Trim(n, " :()[]0123456789")] {
		l.sort, l.bare, l.end = nav, true, true
		return
	}
	in := k.within(s)
	if in.hard != plain {
		l.sort = in.hard
		return
	}
	if strings.Contains(s, "©") || strings.HasPrefix(s, "(c)") {
		l.sort = nav
		return
	}
	if k.isOffer(l) {
		l.sort = nav
		return
	}
	if l.byDate(s) || l.byLabel(k, s, para) || l.byHead(k, s) || l.byClock(s) || l.byStart(k, s) {
		return
	}
	if in.tail { // «Макрон у Києві. Фото: AFP»: a caption by who took the picture
		l.sort = caption
		return
	}
	if in.soft != plain && !l.final() {
		l.sort = in.soft
		return
	}
	l.byShape(k, s)
}

// byLabel knows «Читайте також: …», «Фото: …» and labels that stand alone.
func (l *line) byLabel(k *facts, s string, para bool) bool {
	for i, n := 0, 0; n < 6; n++ {
		j := strings.IndexAny(s[i:], " :-|/.(")
		if j < 0 {
			j = len(s)
		} else {
			j += i
		}
		label := strings.Trim(s[:j], " (")
		rest := strings.TrimLeft(s[j:], " ")
		kind, ok := k.label[label]
		alone := strings.Trim(rest, " :.>»\"'()|-0123456789/+!") == ""
		colon := strings.HasPrefix(rest, ":")
		other := rest != "" && strings.ContainsRune("-|/", rune(rest[0])) && (j == len(s) || s[j] != '-')
		if ok && (alone || colon || other && !para) && l.labelled(kind, alone, para) && (alone || !l.final() || !k.weak[label]) {
			l.sort, l.bare = kind, alone
			l.end = alone && k.end[label]
			return true
		}
		if j >= len(s) {
			return false
		}
		i = j + 1
	}
	return false
}

// byHead knows a label that its headline follows without a colon: «Також цікаво Мінкульт назвав дату виставки».
func (l *line) byHead(k *facts, s string) bool {
	if l.final() || len(s) != len(l.key) {
		return false
	}
	for at, n := 0, 1; n <= 5; n++ {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			return false
		}
		at += i
		if label := s[:at]; n > 1 && k.label[label] == related && !k.weak[label] && capitalAfter(l.text, n) {
			l.sort = related
			return true
		}
		at++
	}
	return false
}

// capitalAfter reports whether the word behind n words begins with a capital.
func capitalAfter(s string, n int) bool {
	words := strings.Fields(s)
	if len(words) <= n {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[n], "«\"“„"))
	return unicode.IsUpper(r)
}

// byClock knows a line of a ticker: «12:40 Лісовий пояснив, що буде з іспитами».
func (l *line) byClock(s string) bool {
	if l.stop != 0 || l.words < 4 || l.words > 25 {
		return false
	}
	if at := hourMinute.FindStringIndex(s); at != nil && at[0] == 0 {
		l.sort = related
		return true
	}
	return false
}

// labelled says whether a label of that sort holds for a line that may be a sentence.
func (l *line) labelled(kind sort, alone, para bool) bool {
	switch kind {
	case source:
		return !alone && l.words < 20
	case byline: // an interview names who speaks in the same way
		return alone || l.words <= 12 && l.stop != '?' && (!para || l.sents < 2)
	case nav: // «Тема: …» may begin a paragraph
		return alone || !para || l.words < 16
	}
	return true
}

// byStart knows lines by their first words.
func (l *line) byStart(k *facts, s string) bool {
	s = strings.TrimLeft(s, "(")
	end := strings.IndexAny(s, " :,.?!-")
	if end < 0 {
		end = len(s)
	}
	for _, cut := range []int{end, strings.IndexByte(s+" ", ' ')} {
		for _, p := range k.start[s[:cut]] {
			if !strings.HasPrefix(s, p.text) {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(s[len(p.text):]); !p.stem && len(s) > len(p.text) && unicode.IsLetter(r) {
				continue
			}
			if l.final() && (!p.plea || l.words > 25) || l.words > 40 {
				continue
			}
			l.sort = p.sort
			l.end = l.words <= 8 && l.stop == 0 && k.closes(s)
			return true
		}
	}
	return false
}

// closes reports whether the line begins with the words of a list that stands behind articles: «More from Anna Lind».
func (k *facts) closes(s string) bool {
	for _, w := range k.closing {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// innerPhrase is one that may stand anywhere in a line.
type innerPhrase struct {
	phrase
	where byte // 'h' in any line, 's' in one that is no sentence, 't' behind one
}

// inner is what stands in a line.
type inner struct {
	hard, soft sort
	tail       bool
}

// innerKey is the beginning of a word by which phrases are found.
func innerKey(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// within finds the phrases that stand anywhere in a line: each word is looked up once.
func (k *facts) within(s string) (in inner) {
	for i := 0; i+4 <= len(s); i++ {
		if i > 0 && (s[i-1] >= 0x80 || s[i-1] >= 'a' && s[i-1] <= 'z') {
			continue
		}
		for _, p := range k.inner[innerKey(s[i:])] {
			if !strings.HasPrefix(s[i:], p.text) {
				continue
			}
			switch {
			case p.where == 'h':
				in.hard = p.sort
				return in
			case p.where == 's':
				in.soft = p.sort
			case i >= 2 && !in.tail:
				before := strings.TrimRight(s[:i], " ")
				in.tail = before != "" && strings.IndexByte(".,|/(-\"!?", before[len(before)-1]) >= 0 && len(strings.Fields(s[i+len(p.text):])) <= 5
			}
		}
	}
	return in
}

// byDate knows date lines.
func (l *line) byDate(s string) bool {
	if l.words > 16 || l.final() && l.words > 8 && !strings.HasSuffix(s, ".m.") && !strings.HasSuffix(s, " г.") && !strings.HasSuffix(s, " р.") || !hasDigit(s) {
		return false
	}
	if l.date = findDate(s); l.isDateLine(s) || l.date.iso != "" && (strings.HasPrefix(s, "posted by ") || strings.HasPrefix(s, "by ") || strings.HasPrefix(s, "written by ")) {
		l.sort = dated
	}
	return l.sort == dated
}

// byShape knows English bylines, counters, breadcrumbs and addresses.
func (l *line) byShape(k *facts, s string) {
	if l.words > 16 || l.final() && l.words > 8 {
		return
	}
	if by, ok := strings.CutPrefix(l.text, "By "); ok && l.stop == 0 {
		if r, _ := utf8.DecodeRuneInString(by); unicode.IsUpper(r) && l.words <= 12 {
			l.sort = byline
			return
		}
	}
	if l.stop != 0 {
		return
	}
	letters, numbers, labels := 0, 0, 0
	for w := range strings.FieldsSeq(s) {
		if k.label[w] != plain {
			labels++
		}
		r, n := utf8.DecodeRuneInString(strings.TrimLeft(w, "+-−(№$€₴"))
		switch {
		case unicode.IsDigit(r):
			numbers++
		case unicode.IsLetter(r) && n < len(strings.TrimRight(w, "+-")):
			letters++
		}
	}
	bars := strings.Count(s, " | ") + strings.Count(s, " · ") + strings.Count(s, " › ") + strings.Count(s, " > ") + strings.Count(s, " / ")
	switch {
	case l.words > 1 && labels == l.words: // "Print Email Facebook"
		l.sort = nav
	case letters <= numbers && letters <= 3, numbers > 0 && letters < 2, letters == 0,
		strings.Contains(s, "°") && l.words <= 8,
		(strings.Contains(s, "http") || strings.Contains(s, "www.") || strings.Contains(s, "@")) && l.words <= 8,
		bars >= 2, bars == 1 && l.words <= 4:
		l.sort = counter
	}
}

// isDateLine tells «Леся Волох — Вівторок, 14 жовтня 2025» from a headline that names a day: «Втрати росії на 14 жовтня».
func (l *line) isDateLine(s string) bool {
	d := l.date
	if !d.found || d.rest > 5 {
		return false
	}
	if !d.year && !d.time {
		return d.rest == 0
	}
	before := strings.TrimRight(s[:min(d.at, len(s))], " ")
	for { // weekdays and words of dating belong to the date
		i := strings.LastIndexAny(before, " ,-|·:(") + 1
		w := strings.Trim(before[i:], ".")
		if w == "" || !known().week[w] && (!known().dating[w] || i > 0 && len(w) <= 4) {
			break
		}
		before = strings.TrimRight(before[:i], " ")
		if strings.HasSuffix(before, ",") && known().week[w] {
			before = strings.TrimSuffix(before, ",")
		}
	}
	if before != "" && !strings.ContainsRune(",-|·:/([•", rune(before[len(before)-1])) && !strings.HasSuffix(before, "•") && !strings.HasSuffix(before, "·") {
		return d.rest == 0
	}
	if before == "" {
		// "14 жовтня 2025: головне за день" is a headline.
		i := strings.IndexByte(s[d.at:], ':')
		if i > 0 && d.rest > 0 && !d.time {
			return false
		}
	}
	return true
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// grade says how much the line reads like a paragraph of running text, in tenths.
func (l *line) grade() int {
	switch {
	case l.end:
		return -50
	case l.sort == source:
		return 0
	case l.sort == photo || l.sort == caption:
		return -8
	case l.sort != plain:
		return -15
	case l.tail:
		return -15
	}
	switch n := l.words; {
	case l.stop == ':' && n >= 8: // a list follows
		return 20
	case l.stop == '.' && n >= 12, l.final() && l.sents > 1 && n >= 12, l.sents > 3:
		return 30
	case l.stop == '.' && n >= 7, l.final() && l.sents > 1 && n >= 7, l.final() && n >= 12:
		return 20
	case l.stop == '.' && n > 1:
		return 8
	case l.final() && n > 1:
		return 3
	case n >= 25:
		return 10
	case l.stop != 0:
		return 5
	}
	return -8
}
