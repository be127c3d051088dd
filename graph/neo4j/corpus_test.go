package neo4j

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zgadka/graph"
)

// cast are the entities of the newsroom, by the short names that its texts use.
var cast = map[string]graph.Entity{
	"st":   {ID: "person/jens-stoltenberg", Type: "Person", Name: "Єнс Столтенберг", NameUk: "Єнс Столтенберг", NameEn: "Jens Stoltenberg", Known: true},
	"rt":   {ID: "person/mark-rutte", Type: "Person", Name: "Марк Рютте", NameUk: "Марк Рютте", NameEn: "Mark Rutte", Known: true},
	"xi":   {ID: "person/xi-jinping", Type: "Person", Name: "Сі Цзіньпін", NameUk: "Сі Цзіньпін", NameEn: "Xi Jinping", Known: true},
	"pet":  {ID: "x/person/ivan-petrenko", Type: "Person", Name: "Иван Петренко"},
	"nato": {ID: "org/nato", Type: "Organization", Name: "НАТО", NameUk: "НАТО", NameRu: "НАТО", NameEn: "NATO", Known: true},
	"kr":   {ID: "org/kremlin", Type: "Organization", Name: "Кремль", NameUk: "Кремль", NameRu: "Кремль", NameEn: "Kremlin", Known: true},
	"cn":   {ID: "country/cn", Type: "Country", Name: "Китай", NameUk: "Китай", NameRu: "Китай", NameEn: "China", ISO2: "CN", Known: true},
	"ru":   {ID: "country/ru", Type: "Country", Name: "Росія", NameUk: "Росія", NameRu: "Россия", NameEn: "Russia", ISO2: "RU", Known: true},
	"ua":   {ID: "country/ua", Type: "Country", Name: "Україна", NameUk: "Україна", NameRu: "Украина", NameEn: "Ukraine", ISO2: "UA", Known: true},
	"cnn":  {ID: "media/cnn", Type: "Media", Name: "CNN", NameEn: "CNN", Known: true},
	"ipr":  {ID: "media/ipress", Type: "Media", Name: "iPress", NameUk: "iPress", Known: true},
	"gaz":  {ID: "media/gazeta-ru", Type: "Media", Name: "Газета.Ru", NameRu: "Газета.Ru", Known: true},
	"reu":  {ID: "media/reuters", Type: "Media", Name: "Reuters", NameEn: "Reuters", Known: true},
}

var castLinks = []graph.Link{
	{Type: graph.LinkStandsFor, From: "org/kremlin", To: "country/ru"},
	{Type: graph.LinkHoldsOffice, From: "person/jens-stoltenberg", To: "org/nato", Office: "secretary-general", Since: "2014-10-01", Until: "2024-10-01"},
	{Type: graph.LinkHoldsOffice, From: "person/mark-rutte", To: "org/nato", Office: "secretary-general", Since: "2024-10-01"},
}

// newsroom is the small corpus that the cookbook is tested with. Mentions stand in the sentences as [who via words].
func newsroom() []graph.Facts {
	warned := []string{
		"[st surname Столтенберг] застеріг [cn name Китай] від постачання зброї [ru name Росії].",
		"«[cn name Китай] не має допомагати [ru name росії]», – сказав [st pronoun він]",
	}
	first := piece(graph.Article{ID: "ua/1", URL: "https://ipress.ua/1", Site: "ipress.ua", Lang: "uk", PublishedAt: "2023-03-21", Title: "Столтенберг застеріг Китай"},
		warned[0], warned[1]+" [cnn acronym CNN].")
	first.Source = graph.Source{Medium: "media/ipress", Country: "country/ua", Lang: "uk"}
	first.quote("indirect", "warn", "застеріг", "від постачання зброї Росії", "st Столтенберг", "about ru Росії", "to cn Китай")
	first.quote("direct", "say", "сказав", "Китай не має допомагати росії", "st він", "about cn Китай", "about ru росії", "venue cnn CNN")

	reprint := piece(graph.Article{ID: "copy/1", URL: "https://copy.ua/1", Site: "copy.ua", Lang: "uk", PublishedAt: "2023-03-22", Story: "ua/1",
		Title: "Столтенберг застеріг Китай"}, warned[0], warned[1]+".")
	reprint.quote("indirect", "warn", "застеріг", "від постачання зброї Росії", "st Столтенберг", "about ru Росії", "to cn Китай")
	reprint.quote("direct", "say", "сказав", "Китай не має допомагати росії", "st він", "about cn Китай", "about ru росії")

	second := piece(graph.Article{ID: "ua/2", URL: "https://ipress.ua/2", Site: "ipress.ua", Lang: "uk", PublishedAt: "2023-04-10", Title: "Кремль і НАТО"},
		"[kr name Кремль] звинуватив [nato acronym НАТО] у брехні, пише [reu name Reuters].", "[ru acronym рф] і [cn alias КНР] підписали угоду.")
	second.Source = first.Source
	second.quote("indirect", "accuse", "звинуватив", "НАТО у брехні", "kr Кремль", "about nato НАТО", "carrier reu Reuters")

	third := piece(graph.Article{ID: "ua/3", URL: "https://novyny.ua/3", Site: "novyny.ua", Lang: "uk", PublishedAt: "2023-04-18T09:00:00+03:00", Title: "Обіцянки"},
		"[xi name Сі Цзіньпін] пообіцяв [ru name Росії] підтримку.", "[st surname Столтенберг] вважає, що [xi name Сі Цзіньпін] помиляється.",
		"«[st surname Столтенберг] застарів», – відповів [xi name Сі Цзіньпін].")
	third.quote("indirect", "promise", "пообіцяв", "Росії підтримку", "xi Сі Цзіньпін", "about ru Росії", "to ru Росії")
	third.quote("indirect", "think", "вважає", "Сі Цзіньпін помиляється", "st Столтенберг", "about xi Сі Цзіньпін")
	third.quote("direct", "say", "відповів", "Столтенберг застарів", "xi Сі Цзіньпін", "about st Столтенберг")

	fourth := piece(graph.Article{ID: "ru/1", URL: "https://gazeta.ru/1", Site: "gazeta.ru", Lang: "ru", PublishedAt: "2023-04-19", Title: "Ответ"},
		"[ru name Россия] не ответила [ua name Украине], заявил [pet pattern Иван Петренко].", "[kr name Кремль] молчит, считает [pet pattern Петренко].")
	fourth.Source = graph.Source{Medium: "media/gazeta-ru", Country: "country/ru", Lang: "ru"}
	fourth.quote("indirect", "say", "заявил", "Россия не ответила Украине", "pet Иван Петренко", "about ru Россия", "about ua Украине")
	fourth.quote("indirect", "think", "считает", "Кремль молчит", "pet Петренко", "about kr Кремль")

	fifth := piece(graph.Article{ID: "en/1", URL: "https://daily.com/1", Site: "daily.com", Lang: "en", PublishedAt: "2024-11-05", Title: "NATO and Ukraine"},
		"[rt office NATO chief] praised [ua name Ukraine].", "[rt name Mark Rutte] met [xi name Xi Jinping] 😀, [cnn acronym CNN] said.")
	fifth.quote("indirect", "praise", "praised", "Ukraine", "rt NATO chief", "about ua Ukraine", "relay cnn CNN")

	weather := piece(graph.Article{ID: "ua/4", Site: "novyny.ua", Lang: "uk", Title: "Погода"}, "Погода зміниться.")
	return []graph.Facts{first.Facts, reprint.Facts, second.Facts, third.Facts, fourth.Facts, fifth.Facts, weather.Facts}
}

// yesterday is what the newsroom had before: an article that has been withdrawn since, and one that has changed.
func yesterday() []graph.Facts {
	return []graph.Facts{
		piece(graph.Article{ID: "old/1", Site: "novyny.ua", Lang: "uk", PublishedAt: "2023-03-20"}, "[ua name Україна] і [nato acronym НАТО].").Facts,
		piece(graph.Article{ID: "ua/4", Site: "novyny.ua", Lang: "uk", Title: "Погода"}, "[ua name Україна] чекає дощу.").Facts,
	}
}

type draft struct{ graph.Facts }

func piece(a graph.Article, sentences ...string) *draft {
	d := &draft{graph.Facts{Article: a}}
	by := map[string]*graph.Mention{}
	var text strings.Builder
	at := 0
	add := func(s string) {
		text.WriteString(s)
		at += utf8.RuneCountInString(s)
	}
	for n, s := range sentences {
		if n > 0 {
			add(" ")
		}
		start := at
		for s != "" {
			before, rest, found := strings.Cut(s, "[")
			add(before)
			if !found {
				break
			}
			inside, after, _ := strings.Cut(rest, "]")
			p := strings.SplitN(inside, " ", 3)
			e := cast[p[0]]
			m := by[e.ID]
			if m == nil {
				m = &graph.Mention{Entity: e.ID}
				if !e.Known {
					m.Name = e.Name
				}
				by[e.ID] = m
			}
			m.Sentences, m.Via = append(m.Sentences, n), append(m.Via, p[1])
			m.Surfaces, m.Lemmas, m.Rules = append(m.Surfaces, p[2]), append(m.Lemmas, p[2]), append(m.Rules, "by "+p[1])
			m.Starts, m.Ends = append(m.Starts, at), append(m.Ends, at+utf8.RuneCountInString(p[2]))
			add(p[2])
			s = after
		}
		d.Article.Sentences = append(d.Article.Sentences, graph.Range{Start: start, End: at})
	}
	d.Article.Text = text.String()
	d.Article.Zones = []graph.Zone{{Kind: "body", Range: graph.Range{Start: 0, End: at}}}
	d.Article.PublishedDate, _, _ = strings.Cut(a.PublishedAt, "T")
	d.Article.Story = d.Article.StoryID()
	d.Article.TextHash, d.Article.Version = fmt.Sprint("hash of ", a, sentences), "g1 x1"
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
	for _, l := range castLinks {
		if slices.Contains(ids, l.From) {
			d.Links = append(d.Links, l)
			ids = append(ids, l.To)
		}
	}
	if d.Source.Medium != "" {
		ids = append(ids, d.Source.Medium)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		for _, e := range cast {
			if e.ID == id {
				d.Entities = append(d.Entities, e)
			}
		}
	}
}

// quote adds a quote; who takes part stands as "who words", before that "about", "to" or the role of a medium.
func (d *draft) quote(typ, act, cue, content, speaker string, others ...string) {
	find := func(words string) (int, int) {
		before, _, _ := strings.Cut(d.Article.Text, words)
		start := utf8.RuneCountInString(before)
		return start, start + utf8.RuneCountInString(words)
	}
	party := func(s string) graph.Party {
		who, words, _ := strings.Cut(s, " ")
		start, end := find(words)
		return graph.Party{Entity: cast[who].ID, Text: words, Start: start, End: end}
	}
	start, end := find(content)
	by := party(speaker)
	q := graph.Quote{ID: graph.QuoteID(d.Article.ID, len(d.Quotes)+1), Text: content, Type: typ, Act: act, Cue: cue, Rule: "by hand",
		Starts: []int{start}, Ends: []int{end}, Speaker: &by}
	for i, s := range d.Article.Sentences {
		if s.Start <= start && start < s.End {
			q.Sentence = i
		}
	}
	for _, o := range others {
		part, rest, _ := strings.Cut(o, " ")
		p := party(rest)
		switch part {
		case "about":
			q.Targets = append(q.Targets, p)
		case "to":
			q.Addressees = append(q.Addressees, p)
		default:
			p.Role = part
			q.Media = append(q.Media, p)
		}
	}
	d.Quotes = append(d.Quotes, q)
	d.name()
}
