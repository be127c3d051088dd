package extract

import "testing"

// A place whose name is as often a surname or a common word counts only where it stands as a place, and from there on.
func TestMinorPlaces(t *testing.T) {
	runNames(t, []nameCase{
		{"in the locative", "uk", "Ввечері у Барі зникло світло.", []string{"Place Барі = Бар"}},
		{"at somebody's", "uk", "Ввечері у Бара зникло світло.", nil},
		{"a noun for towns", "uk", "Світло зникло і в місті Бар.", []string{"Place Бар = Бар"}},
		{"whose mayor", "uk", "Про це повідомив мер Бара.", []string{"Place Бара = Бар"}},
		{"once placed, everywhere", "uk", "Ввечері у Барі зникло світло, і школи Бара закрили.", []string{"Place Барі = Бар", "Place Бара = Бар"}},
		{"an adjective with its noun", "uk", "Аварія сталася на Зарічному каналі.", nil},
		{"no noun after the adjective", "uk", "У Зарічному тривають бої.", []string{"Place Зарічному = Зарічне"}},
		{"the state behind a comma", "en", "The family moved to Reading, England.", []string{"Place Reading = Reading", "Place England = England"}},
		{"inside a longer name", "en", "He met Jordan Rochester in May.", []string{"Person Jordan Rochester = Jordan Rochester"}},
	})
}
