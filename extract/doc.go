// Package extract says what one article says: its sentences, whom and what it mentions, and who says what about whom.
//
// [New] makes an [Extractor] from a gazetteer; [Extractor.Extract] reads one [Article] into a [Document]. Reading has no
// error and touches neither clock nor network: the same article, gazetteer and version give the same document.
//
//	document.go   Article, Document and their layers
//	extract.go    the order of the steps
//	version.go    which rules read it
//	basis.go      what a document rests on, so that it is known when to read again
//	token.go      words, numbers and marks of the zones that count
//	sentence.go   sentences
//	language.go quotelang.go
//	              the language of a text and of a quote
//	lexicon.go    which words of the gazetteer stand where
//	spot.go minor.go
//	              names that the gazetteer knows; places that must stand as one
//	place.go place_near.go place_again.go
//	              places that it does not know: by their nouns, by what stands beside them, in other cases
//	body.go chain.go names_in_marks.go legal_form.go acronym.go latin.go
//	              organisations and media that it does not know
//	english.go english_kind.go english_person.go english_extend.go english_again.go sport.go sport_table.go
//	              the same in English, where what stands beside capitals tells what they are
//	person.go fullname.go given.go nominative.go join.go protocol.go names.go
//	              persons that it does not know: where a name begins and ends, its nominative, whose it is
//	surname.go family.go
//	              who bears a surname, and whom a family means
//	identity.go   ids of persons that it does not know
//	vocab.go verb.go fold.go spelt.go inflected.go
//	              classes of words, verbs by their endings, small letters, what inflect said before
//	title.go office.go tenure.go
//	              what a phrase says somebody is, whom an office means, who held it when
//	role.go       bare role words
//	metonym.go    capitals that act for their governments
//	mention.go    the layer of mentions
//	why.go        why each mention is what it is, where that is asked
//	why_words.go  the words that decided, rule by rule
//	why_quote.go  the same for quotes
//	marks.go      quotation marks
//	quote.go index.go cue.go content.go
//	              quotes: their order, look-ups, cues, where content ends
//	headline.go label.go direct.go indirect.go bare.go attribution.go backward.go
//	              one construction of reported speech each
//	party.go phrase.go speaker.go subject.go nameless.go open_speaker.go
//	              who speaks
//	target.go media.go
//	              about whom, and through which medium
package extract
