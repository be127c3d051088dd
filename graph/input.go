package graph

import (
	"fmt"

	"zgadka/extract"
	"zgadka/gazetteer"
)

// Input gives the article back as it was read, so that it can be extracted again without its source. Author, notes and
// the place where the input began are not kept.
func (a *Article) Input() (*extract.Article, error) {
	out := &extract.Article{
		ID: a.ID, URL: a.URL, Site: a.Site, Lang: gazetteer.Lang(a.Lang), Title: a.Title,
		Published: a.PublishedAt, Fetched: a.FetchedAt, Text: a.Text,
	}
	_, out.Template = SplitVersion(a.Version)
	at, last := byteOffsets(a.Text), 0
	for _, z := range a.Zones {
		span := extract.Span{Start: at(z.Start), End: at(z.End)}
		if z.Start < last || z.End < z.Start || z.End > 0 && span.End == len(a.Text) && codePoints(a.Text)(span.End) < z.End {
			return nil, fmt.Errorf("article %q: zone %s %d–%d does not lie in its text", a.ID, z.Kind, z.Start, z.End)
		}
		last = z.End
		out.Zones = append(out.Zones, extract.Zone{Kind: extract.ZoneKind(z.Kind), Span: span})
	}
	return out, nil
}
