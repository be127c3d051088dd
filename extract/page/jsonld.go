package page

import (
	"encoding/json"
	"html"
	"slices"
	"strconv"
	"strings"
)

// linked is the article in a page's JSON-LD.
type linked struct {
	headline, published, modified, body, lang string
	authors                                   []string
	group                                     bool              // the authors are organisations
	people                                    map[string]string // names by @id
}

// readLinked reads the article of the page's JSON-LD. What is broken there is passed over.
func (d *document) readLinked() linked {
	var l, around linked // of the article, of the page about it
	for _, n := range d.scripts {
		if n.FirstChild == nil {
			continue
		}
		s := strings.TrimSpace(n.FirstChild.Data)
		if !strings.Contains(s, "headline") && !strings.Contains(s, "datePublished") && !strings.Contains(s, "author") {
			continue
		}
		var v any
		if json.Unmarshal([]byte(s), &v) != nil {
			// Line breaks inside strings, a comment around, a semicolon behind.
			s = strings.Map(func(r rune) rune {
				if r < ' ' {
					return ' '
				}
				return r
			}, s)
			if i := strings.IndexAny(s, "{["); i > 0 {
				s = s[i:]
			}
			s = s[:strings.LastIndexAny(s, "}]")+1]
			if json.Unmarshal([]byte(s), &v) != nil {
				continue
			}
		}
		l.people = map[string]string{}
		gather(v, l.people, 0)
		l.read(v, 0, isArticle)
		around.people = l.people
		around.read(v, 0, isWebPage)
		if l.headline != "" && l.published != "" {
			break
		}
	}
	if l.published == "" && len(l.authors) == 0 {
		l.published, l.modified, l.authors, l.group = around.published, around.modified, around.authors, around.group
	}
	return l
}

// gather notes the names of what has an @id: an article may name its author by that alone.
func gather(v any, people map[string]string, depth int) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			gather(x, people, depth)
		}
	case map[string]any:
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" {
			people[id] = name
		}
		if depth < 4 {
			gather(v["@graph"], people, depth+1)
		}
	}
}

// read takes in the first object of a kind.
func (l *linked) read(v any, depth int, kind func(any) bool) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.read(x, depth+1, kind)
		}
	case map[string]any:
		if kind(v["@type"]) && l.headline == "" && l.published == "" {
			l.headline = oneLine(html.UnescapeString(str(v["headline"])))
			l.body = html.UnescapeString(str(v["articleBody"]))
			l.published, l.modified = dateString(v["datePublished"]), dateString(v["dateModified"])
			l.lang = str(v["inLanguage"])
			l.group = isOrganization(v["author"])
			for _, a := range l.names(v["author"], nil) {
				if a = person(html.UnescapeString(a)); a != "" && !slices.Contains(l.authors, a) {
					l.authors = append(l.authors, a)
				}
			}
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			l.read(v[k], depth+1, kind)
		}
	}
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// dateString is a date as text: some pages give seconds since 1970.
func dateString(v any) string {
	if n, ok := v.(float64); ok {
		return strconv.FormatInt(int64(n), 10)
	}
	return str(v)
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		return slices.ContainsFunc(v, isArticle)
	}
	return false
}

func isWebPage(v any) bool { return str(v) == "WebPage" || str(v) == "ItemPage" }

// isOrganization reports whether what stands as the author is one.
func isOrganization(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return strings.HasSuffix(str(v["@type"]), "Organization")
	case []any:
		return len(v) > 0 && !slices.ContainsFunc(v, func(x any) bool { return !isOrganization(x) })
	}
	return false
}

// names are the names of persons in JSON-LD: a string, an object with a name, or a list of them.
func (l *linked) names(v any, out []string) []string {
	switch v := v.(type) {
	case string:
		if v = oneLine(v); v != "" && !strings.Contains(v, "://") && !slices.Contains(out, v) {
			out = append(out, v)
		}
	case []any:
		for _, x := range v[:min(len(v), 20)] {
			out = l.names(x, out)
		}
	case map[string]any:
		if name := l.people[str(v["@id"])]; v["name"] == nil && name != "" {
			return l.names(name, out)
		}
		out = l.names(v["name"], out)
	}
	return out
}
