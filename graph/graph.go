// Package graph says what follows from many articles and keeps it: the facts of a document, the contract of a store, and
// subgraphs on their way out.
//
//	facts.go     Facts: what one article contributes, and the edges that follow from it
//	of.go        Of: the facts of a document
//	stories.go   Stories: reprints and the id of their story; sketch.go compares texts
//	version.go   what read an article
//	input.go     Article.Input: an article out of a store, ready to be read again
//	store.go     Store and what it answers with
//	subgraph.go  Filter and Subgraph
//	sync.go      Sync: one store brought to the state of another
//	evidence.go  EvidenceIn: the sentences and quotes behind an edge, in one article
//	points.go    bytes and code points, order of publication
//
// Offsets in this package are Unicode code points of the article's text, half-open. Dates are ISO 8601; an unknown
// one is "".
package graph
