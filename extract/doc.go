// Package extract says what one article says: its sentences, whom and what it mentions, and who says what about whom.
//
// [New] makes an [Extractor] from a gazetteer; [Extractor.Extract] reads one [Article] into a [Document]. Reading has no
// error and touches neither clock nor network: the same article, gazetteer and version give the same document.
//
//	document.go   Article, Document and their layers
//	extract.go    the order of the steps
//	token.go      words, numbers and marks of the zones that count
//	sentence.go   sentences
//	language.go   the language of a text
//	lexicon.go    which words of the gazetteer stand where
//	spot.go       names that the gazetteer knows
//	person.go     persons that it does not know, and who bears a surname
//	body.go       organisations that it does not know
//	office.go     office phrases and appositions
//	role.go       bare role words
//	metonym.go    capitals that act for their governments
//	marks.go      quotation marks
//	quote.go      quotes: constructions of reported speech
//	speaker.go    who speaks, to whom, about whom, through which medium
package extract
