// Package inflect turns the nominative of a word or of a multi-word name into all its case forms, in Ukrainian and Russian,
// and a form back into the nominatives it may come from. It knows paradigms, nothing of entities or articles.
//
// English has no cases here: its forms are the word and its possessive.
package inflect

// Lang is a language code: "uk", "ru" or "en".
type Lang = string

// Gender is 'm', 'f', 'n', or 'p' for words that have a plural only (Суми, Афіни); zero where it is not known.
type Gender byte

// Genders of words.
const (
	Masculine Gender = 'm'
	Feminine  Gender = 'f'
	Neuter    Gender = 'n'
	Plural    Gender = 'p'
)

// Cases is the set of readings that one form has: one bit a case and number. «Росії» is Gen|Dat|Loc|NomPl|AccPl|VocPl.
type Cases uint16

// Case readings, singular then plural.
const (
	Nom Cases = 1 << iota
	Gen
	Dat
	Acc
	Ins
	Loc
	Voc
	NomPl
	GenPl
	DatPl
	AccPl
	InsPl
	LocPl
	VocPl
)

// Form is one surface form with all its readings.
type Form struct {
	Text  string
	Cases Cases
}

// Class says what sort of word is to be inflected; names follow other rules than common nouns.
type Class uint8

// Classes of words.
const (
	Common     Class = iota // міністр, альянс
	Adjective               // північноатлантичний
	Given                   // Ангела
	Patronymic              // Олександрович
	Surname                 // Зеленський
	Toponym                 // Київ
)

// Word is the nominative of one word with what is known of it. The zero value of every field but Text and Lang means
// "decide by the ending".
type Word struct {
	Text     string
	Lang     Lang
	Class    Class
	Gender   Gender
	Animate  bool   // accusative as genitive; implied by Given, Patronymic, Surname
	Paradigm string // override: indecl, m2, f1, f3, n2, adj, pl
	Oblique  string // stem of the oblique cases where it differs: Київ → Києв, Захід → Заход
	Number   string // "sg" no plural forms, "pl" plural forms only, "" both for Common and Surname, else singular
	Facts    string // what is known of the word, in the terms of words.tsv; nothing is looked up then. "-" is nothing at all
	Unlisted bool   // leave out what is known of this very word: its forms as those of a name nobody knows
}

// Verb is the set of readings of a verb form, as bits. «заявив» is Past|MascSg, «заявляють» is Present|Pl3.
type Verb uint16

// Readings of verb forms.
const (
	Past    Verb = 1 << iota
	Present      // present or simple future
	Infinitive
	Gerund     // заявивши, заявляючи, saying
	Impersonal // зазначено, повідомлено
	Participle // short participles and predicatives: переконаний, упевнена
	MascSg
	FemSg
	NeutSg
	Pl3 // plural
	Sg3 // third person singular present
)
