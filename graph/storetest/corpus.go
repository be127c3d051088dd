package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/graph"
)

// known are the entities of the corpus that a gazetteer would have.
var known = []graph.Entity{
	{ID: "country/cn", Type: "Country", Name: "Китай", NameUk: "Китай", NameRu: "Китай", NameEn: "China", Wikidata: "Q148", ISO2: "CN", Known: true},
	{ID: "country/ru", Type: "Country", Name: "Росія", NameUk: "Росія", NameRu: "Россия", NameEn: "Russia", Wikidata: "Q159", ISO2: "RU", Known: true},
	{ID: "media/cnn", Type: "Media", Name: "CNN", NameEn: "CNN", Known: true},
	{ID: "org/kremlin", Type: "Organization", Name: "Кремль", NameUk: "Кремль", NameRu: "Кремль", NameEn: "Kremlin", Known: true},
	{ID: "org/nato", Type: "Organization", Name: "НАТО", NameUk: "НАТО", NameRu: "НАТО", NameEn: "NATO", Known: true},
	{ID: "person/jens-stoltenberg", Type: "Person", Name: "Єнс Столтенберг", NameUk: "Єнс Столтенберг", NameRu: "Йенс Столтенберг",
		NameEn: "Jens Stoltenberg", Known: true},
}

var links = []graph.Link{
	{Type: graph.LinkStandsFor, From: "org/kremlin", To: "country/ru"},
	{Type: graph.LinkHoldsOffice, From: "person/jens-stoltenberg", To: "org/nato", Office: "secretary-general", Since: "2014-10-01", Until: "2024-10-01"},
}

const (
	stoltenberg = "person/jens-stoltenberg"
	china       = "country/cn"
	russia      = "country/ru"
	cnn         = "media/cnn"
	kremlin     = "org/kremlin"
	nato        = "org/nato"
	petrenko    = "x/person/ivan-petrenko"
	koval       = "x/person/olha-koval"
)

// corpus is four articles. The fourth is an edited copy of the first.
func corpus() []graph.Facts {
	first := write(graph.Article{ID: "ipress/1", URL: "https://ipress.ua/1", Site: "ipress.ua", Lang: "uk", PublishedAt: "2023-03-21"},
		"[person/jens-stoltenberg surname Столтенберг] застеріг [country/cn name Китай].",
		"«[country/cn name Китай] не продає зброї [country/ru name Росії]», – сказав [person/jens-stoltenberg pronoun він] [media/cnn acronym CNN].")
	first.say("direct", "say", "Китай не продає зброї Росії", "він", stoltenberg, target{"Китай", china}, target{"Росії", russia})
	first.Quotes[0].Cue = "сказав"
	first.Quotes[0].Media = []graph.Party{first.party("CNN", cnn)}
	first.Quotes[0].Media[0].Role = "venue"

	second := write(graph.Article{ID: "ipress/2", URL: "https://ipress.ua/2", Site: "ipress.ua", Lang: "uk", PublishedAt: "2023-04-02T08:30:00+03:00"},
		"[country/ru name Росія] й [country/cn alias КНР] підписали угоду.",
		"[country/ru acronym рф] порушує право, вважає [person/jens-stoltenberg office генсек].")
	second.say("indirect", "think", "рф порушує право", "генсек", stoltenberg, target{"рф", russia})

	third := write(graph.Article{ID: "cnn/1", Site: "cnn.com", Lang: "en"},
		"[org/kremlin name The Kremlin] did not answer, [x/person/ivan-petrenko pattern Ivan Petrenko] and [x/person/olha-koval pattern Olha Koval] said.",
		"An official said [x/person/ivan-petrenko pattern Petrenko] lied.")
	third.Source = graph.Source{Medium: cnn, Country: "country/us", Lang: "en"}
	third.say("indirect", "deny", "The Kremlin did not answer", "Ivan Petrenko", petrenko, target{"The Kremlin", kremlin})
	third.Quotes[0].CoSpeakers = []graph.Party{third.party("Olha Koval", koval)}
	third.Quotes[0].Negated = true
	third.say("indirect", "accuse", "Petrenko lied", "An official", "", target{"Petrenko", petrenko})
	third.Quotes[1].Parent = third.Quotes[0].ID

	fourth := write(graph.Article{ID: "copy/1", Site: "copy.ua", Lang: "uk", PublishedAt: "2023-03-22", Story: "ipress/1"},
		"[person/jens-stoltenberg surname Столтенберг] застеріг [country/cn name Китай].",
		"«[country/cn name Китай] не продає зброї [country/ru name Росії]», – сказав [person/jens-stoltenberg pronoun він].",
		"[org/nato acronym НАТО] і [country/cn name Китай] не мають угод.")
	for i := range fourth.Mentions {
		fourth.Mentions[i].Rules = nil // read before rules were kept
	}
	fourth.say("direct", "say", "Китай не продає зброї Росії", "він", stoltenberg, target{"Китай", china}, target{"Росії", russia})
	return []graph.Facts{first.Facts, second.Facts, third.Facts, fourth.Facts}
}

// draft is facts in the making.
type draft struct{ graph.Facts }

type target struct{ words, entity string }

// write makes facts of sentences in which mentions stand as [entity via words]. Each sentence is a paragraph.
func write(a graph.Article, sentences ...string) *draft {
	d := &draft{graph.Facts{Article: a}}
	by := map[string]*graph.Mention{}
	var text strings.Builder
	points := 0
	add := func(s string) {
		text.WriteString(s)
		points += utf8.RuneCountInString(s)
	}
	for n, s := range sentences {
		if n > 0 {
			add("\n\n")
		}
		start := points
		for s != "" {
			before, rest, found := strings.Cut(s, "[")
			add(before)
			if !found {
				break
			}
			inside, after, _ := strings.Cut(rest, "]")
			parts := strings.SplitN(inside, " ", 3)
			m := by[parts[0]]
			if m == nil {
				m = &graph.Mention{Entity: parts[0]}
				if strings.HasPrefix(parts[0], "x/") {
					m.Name = parts[2]
				}
				by[parts[0]] = m
			}
			m.Sentences, m.Via = append(m.Sentences, n), append(m.Via, parts[1])
			m.Surfaces, m.Lemmas = append(m.Surfaces, parts[2]), append(m.Lemmas, parts[2])
			m.Rules = append(m.Rules, "by "+parts[1])
			m.Starts = append(m.Starts, points)
			add(parts[2])
			m.Ends = append(m.Ends, points)
			s = after
		}
		d.Article.Sentences = append(d.Article.Sentences, graph.Range{Start: start, End: points})
		d.Article.Zones = append(d.Article.Zones, graph.Zone{Kind: "body", Range: graph.Range{Start: start, End: points}})
	}
	d.Article.Text = text.String()
	d.Article.Title = "Про " + a.ID
	d.Article.PublishedDate, _, _ = strings.Cut(a.PublishedAt, "T")
	d.Article.TextHash, d.Article.Version = fmt.Sprintf("hash of %+v %q", a, sentences), "g1 x1"
	d.Article.Story = d.Article.StoryID()
	for _, m := range by {
		d.Mentions = append(d.Mentions, *m)
	}
	slices.SortFunc(d.Mentions, func(x, y graph.Mention) int { return cmp.Compare(x.Entity, y.Entity) })
	d.name()
	return d
}

// name fills in the entities and links of what the draft names.
func (d *draft) name() {
	ids := d.Named()
	d.Links, d.Entities = nil, nil
	for _, l := range links {
		if slices.Contains(ids, l.From) {
			d.Links = append(d.Links, l)
		}
	}
	for _, l := range d.Links {
		ids = append(ids, l.To)
	}
	if d.Source.Medium != "" {
		ids = append(ids, d.Source.Medium)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if i := slices.IndexFunc(known, func(e graph.Entity) bool { return e.ID == id }); i >= 0 {
			d.Entities = append(d.Entities, known[i])
			continue
		}
		e := graph.Entity{ID: id, Type: "Person", Name: id}
		for _, m := range d.Mentions {
			if m.Entity == id {
				e.Name = m.Name
			}
		}
		d.Entities = append(d.Entities, e)
	}
}

// span finds words in the text, in code points.
func (d *draft) span(words string) (start, end int) {
	before, _, found := strings.Cut(d.Article.Text, words)
	if !found {
		panic(fmt.Sprintf("%q is not in %q", words, d.Article.Text))
	}
	start = utf8.RuneCountInString(before)
	return start, start + utf8.RuneCountInString(words)
}

func (d *draft) party(words, entity string) graph.Party {
	start, end := d.span(words)
	return graph.Party{Entity: entity, Text: words, Start: start, End: end}
}

// say adds a quote.
func (d *draft) say(typ, act, content, who, speaker string, targets ...target) {
	start, end := d.span(content)
	by := d.party(who, speaker)
	q := graph.Quote{
		ID: graph.QuoteID(d.Article.ID, len(d.Quotes)+1), Text: content, Type: typ, Act: act, Rule: "by hand",
		Starts: []int{start}, Ends: []int{end}, Speaker: &by,
		Sentence: slices.IndexFunc(d.Article.Sentences, func(r graph.Range) bool { return r.Start <= start && start < r.End }),
	}
	for _, t := range targets {
		q.Targets = append(q.Targets, d.party(t.words, t.entity))
	}
	d.Quotes = append(d.Quotes, q)
	d.name()
}
