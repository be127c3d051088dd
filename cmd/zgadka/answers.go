package main

import "zgadka/graph"

// The shapes in which answers leave as JSON: lower camel case, unknown is null, none is [].

type jsonFound struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Name     string `json:"name"`
	Matched  string `json:"matched"`
	Articles int    `json:"articles"`
}

func foundJSON(found []graph.Found) []jsonFound {
	out := []jsonFound{}
	for _, f := range found {
		out = append(out, jsonFound{f.ID, f.Type, f.Name, f.Matched, f.Articles})
	}
	return out
}

type jsonEdge struct {
	Type      string  `json:"type"`
	From      string  `json:"from"`
	To        string  `json:"to"`
	FromName  string  `json:"fromName"`
	ToName    string  `json:"toName"`
	Weight    float64 `json:"weight"`
	Count     int     `json:"count"`
	Articles  int     `json:"articles"`
	FirstSeen *string `json:"firstSeen"`
	LastSeen  *string `json:"lastSeen"`
}

type jsonAlias struct {
	Text  string `json:"text"`
	Lang  string `json:"lang"`
	Count int    `json:"count"`
}

type jsonLink struct {
	Type   string  `json:"type"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	Office *string `json:"office"`
	Since  *string `json:"since"`
	Until  *string `json:"until"`
}

type jsonProfile struct {
	ID          string         `json:"id"`
	Type        string         `json:"type"`
	Name        string         `json:"name"`
	NameUk      *string        `json:"nameUk"`
	NameRu      *string        `json:"nameRu"`
	NameEn      *string        `json:"nameEn"`
	Wikidata    *string        `json:"wikidata"`
	ISO2        *string        `json:"iso2"`
	Known       bool           `json:"known"`
	FirstSeen   *string        `json:"firstSeen"`
	LastSeen    *string        `json:"lastSeen"`
	Articles    int            `json:"articles"`
	SaidQuotes  int            `json:"saidQuotes"`
	AboutQuotes int            `json:"aboutQuotes"`
	Aliases     []jsonAlias    `json:"aliases"`
	Links       []jsonLink     `json:"links"`
	Edges       []jsonEdge     `json:"edges"`
	Said        []jsonQuoteHit `json:"said"`
	About       []jsonQuoteHit `json:"about"`
}

func profileJSON(p *graph.Profile, edges []graph.Edge, said, about []graph.QuoteHit) jsonProfile {
	out := jsonProfile{
		ID: p.ID, Type: p.Type, Name: p.Name, NameUk: orNull(p.NameUk), NameRu: orNull(p.NameRu), NameEn: orNull(p.NameEn),
		Wikidata: orNull(p.Wikidata), ISO2: orNull(p.ISO2), Known: p.Known, FirstSeen: orNull(p.FirstSeen), LastSeen: orNull(p.LastSeen),
		Articles: p.Articles, SaidQuotes: p.SaidQuotes, AboutQuotes: p.AboutQuotes,
		Aliases: []jsonAlias{}, Links: []jsonLink{}, Edges: []jsonEdge{}, Said: quotesJSON(said), About: quotesJSON(about),
	}
	for _, a := range p.Aliases {
		out.Aliases = append(out.Aliases, jsonAlias{a.Text, a.Lang, a.Count})
	}
	for _, l := range p.Links {
		out.Links = append(out.Links, jsonLink{l.Type, l.From, l.To, orNull(l.Office), orNull(l.Since), orNull(l.Until)})
	}
	out.Edges = edgesJSON(edges)
	return out
}

func edgeJSON(e graph.Edge) jsonEdge {
	return jsonEdge{e.Type, e.From, e.To, e.FromName, e.ToName, e.Weight, e.Count, e.Articles, orNull(e.FirstSeen), orNull(e.LastSeen)}
}

func edgesJSON(edges []graph.Edge) []jsonEdge {
	out := []jsonEdge{}
	for _, e := range edges {
		out = append(out, edgeJSON(e))
	}
	return out
}

type jsonWeek struct {
	Monday   string `json:"monday"`
	Articles int    `json:"articles"`
	Count    int    `json:"count"`
}

func weeksJSON(weeks []graph.Week) []jsonWeek {
	out := []jsonWeek{}
	for _, w := range weeks {
		out = append(out, jsonWeek(w))
	}
	return out
}

type jsonRise struct {
	jsonEdge
	Before float64 `json:"before"`
}

func risesJSON(rises []graph.Rise) []jsonRise {
	out := []jsonRise{}
	for _, r := range rises {
		out = append(out, jsonRise{edgeJSON(r.Edge), r.Before})
	}
	return out
}

type jsonSilence struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Weight   float64 `json:"weight"`
	Speakers int     `json:"speakers"`
}

func silentJSON(all []graph.Silence) []jsonSilence {
	out := []jsonSilence{}
	for _, x := range all {
		out = append(out, jsonSilence(x))
	}
	return out
}

type jsonOutlet struct {
	Site     *string    `json:"site"`
	Medium   *string    `json:"medium"`
	Articles int        `json:"articles"`
	Words    []jsonWord `json:"words"`
}

type jsonWord struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

func outletsJSON(all []graph.Outlet) []jsonOutlet {
	out := []jsonOutlet{}
	for _, o := range all {
		j := jsonOutlet{orNull(o.Site), orNull(o.Medium), o.Articles, []jsonWord{}}
		for _, w := range o.Words {
			j.Words = append(j.Words, jsonWord{w.Text, w.Count})
		}
		out = append(out, j)
	}
	return out
}

type jsonRun struct {
	ID         string  `json:"id"`
	Gazetteer  *string `json:"gazetteer"`
	Extractor  *string `json:"extractor"`
	StartedAt  *string `json:"startedAt"`
	FinishedAt *string `json:"finishedAt"`
	Added      int     `json:"added"`
	Replaced   int     `json:"replaced"`
	Removed    int     `json:"removed"`
}

func runsJSON(runs []graph.Run) []jsonRun {
	out := []jsonRun{}
	for _, r := range runs {
		out = append(out, jsonRun{r.ID, orNull(r.Gazetteer), orNull(r.Extractor), orNull(r.StartedAt), orNull(r.FinishedAt), r.Added, r.Replaced, r.Removed})
	}
	return out
}

type jsonEdgeChange struct {
	Type    string      `json:"type"`
	From    string      `json:"from"`
	To      string      `json:"to"`
	Before  int         `json:"before"`
	After   int         `json:"after"`
	Because []jsonCause `json:"because"`
}

type jsonCause struct {
	Article string `json:"article"`
	Reason  string `json:"reason"`
	By      int    `json:"by"`
}

func changeJSON(c graph.EdgeChange) jsonEdgeChange {
	out := jsonEdgeChange{c.Type, c.From, c.To, c.Before, c.After, []jsonCause{}}
	for _, w := range c.Because {
		out.Because = append(out.Because, jsonCause(w))
	}
	return out
}

type jsonRange struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type jsonQuoteHit struct {
	ID          string        `json:"id"`
	Text        string        `json:"text"`
	Type        string        `json:"type"`
	Act         string        `json:"act"`
	Cue         *string       `json:"cue"`
	Negated     bool          `json:"negated"`
	InTitle     bool          `json:"inTitle"`
	Rule        *string       `json:"rule"`
	Spans       []jsonRange   `json:"spans"`
	Speaker     *string       `json:"speaker"`
	SpeakerName *string       `json:"speakerName"`
	Targets     []string      `json:"targets"`
	TargetNames []string      `json:"targetNames"`
	Media       []jsonCarrier `json:"media"`
	Article     string        `json:"article"`
	Title       *string       `json:"title"`
	URL         *string       `json:"url"`
	Site        *string       `json:"site"`
	Date        *string       `json:"date"`
}

type jsonCarrier struct {
	Entity *string `json:"entity"`
	Text   string  `json:"text"`
	Role   string  `json:"role"`
}

func quotesJSON(qs []graph.QuoteHit) []jsonQuoteHit {
	out := []jsonQuoteHit{}
	for _, q := range qs {
		j := jsonQuoteHit{
			ID: q.ID, Text: q.Text, Type: q.Type, Act: q.Act, Cue: orNull(q.Cue), Negated: q.Negated, InTitle: q.InTitle, Rule: orNull(q.Rule),
			Spans: []jsonRange{}, SpeakerName: orNull(q.SpeakerName), Targets: []string{}, TargetNames: q.TargetNames, Media: []jsonCarrier{},
			Article: q.ArticleID, Title: orNull(q.ArticleTitle), URL: orNull(q.URL), Site: orNull(q.Site), Date: orNull(q.Date),
		}
		if q.Speaker != nil {
			j.Speaker = orNull(q.Speaker.Entity)
		}
		for i := range q.Starts {
			j.Spans = append(j.Spans, jsonRange{q.Starts[i], q.Ends[i]})
		}
		seen := map[string]bool{}
		for _, t := range q.Quote.Targets {
			if t.Entity != "" && !seen[t.Entity] {
				seen[t.Entity] = true
				j.Targets = append(j.Targets, t.Entity)
			}
		}
		if j.TargetNames == nil {
			j.TargetNames = []string{}
		}
		for _, m := range q.Media {
			j.Media = append(j.Media, jsonCarrier{orNull(m.Entity), m.Text, m.Role})
		}
		out = append(out, j)
	}
	return out
}

type jsonEvidence struct {
	Edge     string      `json:"edge"`
	From     string      `json:"from"`
	To       string      `json:"to"`
	Article  string      `json:"article"`
	URL      *string     `json:"url"`
	Date     *string     `json:"date"`
	Title    *string     `json:"title"`
	Sentence string      `json:"sentence"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	Spans    []jsonRuled `json:"spans"`
	Quote    *string     `json:"quote"`
	Reader   *string     `json:"reader"` // versions of gazetteer and extractor
}

// jsonRuled is a span with the rule that found it.
type jsonRuled struct {
	jsonRange
	Rule *string `json:"rule"`
}

func evidenceJSON(es []graph.Evidence) []jsonEvidence {
	out := []jsonEvidence{}
	for _, e := range es {
		j := jsonEvidence{e.Edge, e.From, e.To, e.ArticleID, orNull(e.URL), orNull(e.Date), orNull(e.Title), e.Sentence, e.Start, e.End, []jsonRuled{}, orNull(e.QuoteID), orNull(e.Version)}
		for i, s := range e.Spans {
			j.Spans = append(j.Spans, jsonRuled{jsonRange{s.Start, s.End}, orNull(e.Rules[i])})
		}
		out = append(out, j)
	}
	return out
}
