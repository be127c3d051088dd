package graph

import (
	"cmp"
	"slices"
)

// EvidenceIn returns what the article gives for the edges between a and b, in order of the text: sentences that mention
// both, and quotes of the one that mention the other.
func EvidenceIn(f *Facts, a, b string) []Evidence {
	if a == b {
		return nil
	}
	a, b = min(a, b), max(a, b)
	at := byteOffsets(f.Article.Text)
	var out []Evidence
	add := func(edge, from, to string, r Range, spans []ruled, quote string) {
		e := Evidence{
			Edge: edge, From: from, To: to, ArticleID: f.Article.ID, URL: f.Article.URL, Date: f.Article.PublishedDate,
			Title: f.Article.Title, Sentence: f.Article.Text[at(r.Start):at(r.End)], Start: r.Start, End: r.End,
			QuoteID: quote, Version: f.Article.Version,
		}
		for _, s := range spans {
			e.Spans, e.Rules = append(e.Spans, s.Range), append(e.Rules, s.rule)
		}
		out = append(out, e)
	}
	inA, inB := f.spansBySentence(a), f.spansBySentence(b)
	for i, s := range f.Article.Sentences {
		if len(inA[i]) > 0 && len(inB[i]) > 0 {
			spans := slices.Concat(inA[i], inB[i])
			slices.SortFunc(spans, func(x, y ruled) int { return compareRanges(x.Range, y.Range) })
			add(EdgeCoMentioned, a, b, s, slices.CompactFunc(spans, func(x, y ruled) bool { return x.Range == y.Range }), "")
		}
	}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		speakers, targets := entities(q.Speakers()), entities(q.Targets)
		for _, p := range [][2]string{{a, b}, {b, a}} {
			if slices.Contains(speakers, p[0]) && slices.Contains(targets, p[1]) {
				r, ranges := f.words(q)
				var spans []ruled
				for _, s := range ranges {
					spans = append(spans, ruled{s, q.Rule})
				}
				add(EdgeSaidAbout, p[0], p[1], r, spans, q.ID)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	return out
}

// ContextOf returns the words in which a quote of the article stands, with its spans, as evidence without an edge: the sentences of the quote
// and of its speaker. It is false for a quote that the article does not have.
func ContextOf(f *Facts, quote string) (Evidence, bool) {
	for i := range f.Quotes {
		if q := &f.Quotes[i]; q.ID == quote {
			at := byteOffsets(f.Article.Text)
			r, spans := f.words(q)
			return Evidence{
				ArticleID: f.Article.ID, URL: f.Article.URL, Date: f.Article.PublishedDate, Title: f.Article.Title,
				Sentence: f.Article.Text[at(r.Start):at(r.End)], Start: r.Start, End: r.End, Spans: spans, QuoteID: quote,
				Version: f.Article.Version,
			}, true
		}
	}
	return Evidence{}, false
}

// ruled is a span and the rule that found it.
type ruled struct {
	Range
	rule string
}

// spansBySentence returns the mentions of an entity that make co-mentions, by sentence.
func (f *Facts) spansBySentence(entity string) map[int][]ruled {
	out := map[int][]ruled{}
	for _, m := range f.Mentions {
		if m.Entity != entity {
			continue
		}
		for i, s := range m.Sentences {
			if m.Via[i] != Pronoun {
				rule := ""
				if len(m.Rules) > 0 {
					rule = m.Rules[i]
				}
				out[s] = append(out[s], ruled{Range{m.Starts[i], m.Ends[i]}, rule})
			}
		}
	}
	return out
}

// words returns the spans of a quote, and the range of the sentences that they and the speaker stand in. A speaker who is
// not named in or beside the sentences of the quote (a dialogue) is left out: the words in between need not be his.
func (f *Facts) words(q *Quote) (Range, []Range) {
	var spans []Range
	for i := range q.Starts {
		spans = append(spans, Range{q.Starts[i], q.Ends[i]})
	}
	hull := Range{spans[0].Start, spans[len(spans)-1].End}
	first, last := f.sentences(hull)
	if s := q.Speaker; s != nil {
		if from, to := f.sentences(Range{s.Start, s.End}); from <= to && first-1 <= from && to <= last+1 {
			first, last = min(first, from), max(last, to)
		}
	}
	if first <= last {
		hull.Start = min(hull.Start, f.Article.Sentences[first].Start)
		hull.End = max(hull.End, f.Article.Sentences[last].End)
	}
	return hull, spans
}

// sentences returns the first and the last sentence that a range touches; the first is the greater if there is none.
func (f *Facts) sentences(r Range) (first, last int) {
	first, last = len(f.Article.Sentences), -1
	for i, s := range f.Article.Sentences {
		if s.Start < r.End && r.Start < s.End {
			first, last = min(first, i), i
		}
	}
	return first, last
}

func compareRanges(x, y Range) int {
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
}
