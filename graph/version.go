package graph

import (
	"strings"

	"zgadka/extract"
)

// VersionOf names what read an article: gazetteer and extractor, as reader says, and the version of its site's template where it
// was read with one. A changed template so marks the articles of its site for reading again.
func VersionOf(reader string, a *extract.Article) string {
	if a.Template == "" {
		return reader
	}
	return reader + "#" + a.Template
}

// SplitVersion gives back what [VersionOf] joined.
func SplitVersion(version string) (reader, template string) {
	reader, template, _ = strings.Cut(version, "#")
	return reader, template
}
