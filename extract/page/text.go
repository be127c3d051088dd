package page

import (
	"cmp"
	"strings"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// Text reads plain text, as a crawler or an editor leaves it. The article's Text is the input decoded to UTF-8 and otherwise
// unchanged (Notes say what was replaced), with m.Title and an empty line before it where the input doesn't have that title.
// Every non-empty line gets one zone; whole makes all of them body, except the line that m.Title names. What m gives is
// believed. Data that is no text, or has no word in it, is a *Refusal.
func Text(data []byte, m Meta, whole bool) (*extract.Article, error) {
	return textAny(data, m, Options{Whole: whole})
}

func textAny(data []byte, m Meta, o Options) (*extract.Article, error) {
	text, notes, err := decode(data, "")
	if err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	return fromText(text, notes, m, o)
}

func fromText(text string, notes []string, m Meta, o Options) (*extract.Article, error) {
	if err := m.normalise(); err != nil {
		return nil, &Refusal{ID: m.name(), Reason: err.Error()}
	}
	if !hasLetter(text) {
		return nil, &Refusal{ID: m.name(), Reason: "no article text found"}
	}
	a := &extract.Article{Text: text, Notes: notes}
	lines := splitLines(text)
	site := cmp.Or(siteOf(m.URL), m.Site)
	template := o.Templates.of(site)
	if template != nil {
		a.Template = template.version
	}
	for i := range lines {
		if lines[i].measure(); lines[i].sort == plain && template.has(lines[i].text) {
			lines[i].sort, lines[i].score, lines[i].bare = nav, -15, false
		}
	}
	copies(lines)
	r := reading{lines: lines, title: -1, whole: o.Whole}
	r.read(fold(m.Title))
	if m.Title != "" && r.title < 0 {
		a.InputStart = len(m.Title) + 2
		a.Text = m.Title + "\n\n" + text
		a.Zones = append(a.Zones, extract.Zone{Kind: extract.Title, Span: extract.Span{End: len(m.Title)}})
	}
	for i, l := range lines {
		l.Start, l.End = l.Start+a.InputStart, l.End+a.InputStart
		a.Zones = append(a.Zones, extract.Zone{Kind: r.kinds[i], Span: l.Span})
	}
	a.Title, a.Author, a.Published = m.Title, r.author(), ""
	if a.Title == "" && r.title >= 0 {
		a.Title = strings.Join(strings.Fields(lines[r.title].text), " ")
	}
	m.fill(a)
	if a.Lang == "" {
		a.Lang = extract.DetectLanguage(content(a))
	}
	if d := r.published(m.Fetched); d != "" && m.Published == "" {
		a.Published = atHome(d, siteOf(a.URL), a.Lang)
		a.Notes = append(a.Notes, "published: read from the date line of the text")
	}
	if o.Lines != nil {
		words := make([]string, len(lines))
		for i := range lines {
			words[i] = lines[i].text
		}
		o.Lines(site, a.Title, words)
	}
	return a, nil
}

// content joins the zones that count, for telling the language: menus are often in another one.
func content(a *extract.Article) gazetteer.Lang {
	var b strings.Builder
	for _, z := range a.Zones {
		if z.Kind.Content() && b.Len() < 1<<11 {
			b.WriteString(a.Text[z.Start:z.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// published is the date that stands beside the title, or "".
func (r *reading) published(fetched string) string {
	for i := r.title + 1; r.title >= 0 && i < r.from && i < len(r.lines); i++ {
		if iso := r.lines[i].dateSeen(fetched); iso != "" {
			return iso
		}
	}
	return ""
}

// author is whom a byline beside the title names, or "".
func (r *reading) author() string {
	for i := r.title + 1; r.title >= 0 && i < r.from && i < len(r.lines); i++ {
		if a := authorOf(&r.lines[i]); a != "" {
			return a
		}
	}
	return ""
}

// authorOf reads «Автор: Ілона Гнатюк», «By Odette Marsh, December 12, 2015», «Леся Волох — Вівторок, …».
func authorOf(l *line) string {
	s := strings.Join(strings.Fields(l.text), " ")
	if by, ok := strings.CutPrefix(s, "By "); ok {
		name, _, _ := strings.Cut(by, ",")
		return name
	}
	if low := strings.ToLower(s); (l.sort == dated || l.sort == byline) && (strings.HasPrefix(low, "written by ") || strings.HasPrefix(low, "posted by ")) {
		return s
	}
	if l.sort == byline {
		if _, name, ok := strings.Cut(s, ":"); ok {
			return strings.TrimSpace(name)
		}
	}
	if l.sort == dated {
		for _, dash := range []string{" — ", " – ", " | "} {
			name, _, ok := strings.Cut(s, dash)
			if n := len(strings.Fields(name)); ok && n >= 2 && n <= 3 && !hasDigit(name) && known().label[fold(name)] == plain {
				return name
			}
		}
	}
	return ""
}
