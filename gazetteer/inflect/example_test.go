package inflect_test

import (
	"fmt"

	"zgadka/gazetteer/inflect"
)

func ExampleForms() {
	for _, f := range inflect.Forms(inflect.Word{Text: "Авдіївка", Lang: "uk", Class: inflect.Toponym}) {
		fmt.Println(f.Text, f.Cases&inflect.Loc != 0)
	}
	// Output:
	// Авдіївка false
	// Авдіївки false
	// Авдіївко false
	// Авдіївкою false
	// Авдіївку false
	// Авдіївці true
}

func ExamplePhrase() {
	words := []inflect.Word{
		{Text: "Рада", Lang: "uk", Class: inflect.Common, Gender: inflect.Feminine, Number: "sg"},
		{Text: "Європи", Lang: "uk"},
	}
	for _, f := range inflect.Phrase(words, "N =") {
		fmt.Println(f.Text)
	}
	// Output:
	// Рада Європи
	// Ради Європи
	// Радо Європи
	// Радою Європи
	// Раду Європи
	// Раді Європи
}

func ExampleLemmas() {
	for _, w := range inflect.Lemmas("Шмигаля", "uk", inflect.Surname, inflect.Masculine) {
		fmt.Println(w.Text)
	}
	// Output:
	// Шмигаль
	// Шмигаля
}

func ExampleGenderOf() {
	fmt.Printf("%c\n", inflect.GenderOf("Запоріжжя", "uk", inflect.Toponym))
	// Output: n
}

func ExampleVerbForms() {
	for _, f := range inflect.VerbForms("застерегти", "uk") {
		fmt.Println(f.Text)
	}
	// Output:
	// застерегти
	// застеріг
	// застерегла
	// застерегло
	// застерегли
	// застереже
	// застережуть
	// застережучи
	// застерігши
	// застережено
}
