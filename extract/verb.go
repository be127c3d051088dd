package extract

import (
	"strings"

	"zgadka/gazetteer"
	"zgadka/gazetteer/inflect"
)

// Endings by which a finite verb shows itself. No dictionary of verbs stands behind them: they only decide what a capital or
// a surname does in its clause, where a false yes costs little.
var (
	ukFinite = []string{"ється", "ться", "име", "имуть", "ує", "ає", "яє", "іє", "ють", "уть", "ять", "ать", "ить", "їть", "асть", "їсть", "оже", "ише", "иє", "веде", "везе", "несе", "йде", "їде", "йме", "стане", "рве", "чне", "гне", "кне", "ив", "ав", "яв", "ув", "ла", "ло", "ли", "лася", "лося", "лися", "лась", "лись", "вся"}
	ukSure   = []string{"ється", "ться", "име", "имуть", "ує", "ає", "яє", "ють", "ять", "ив", "ав", "яв", "лася", "лося", "лися", "лась", "лись", "вся", "ила", "или", "ало", "али", "ала", "яла", "яли", "ула", "ули", "іла", "іли", "шла", "шли", "росли", "могли", "йшли", "мерли"}
	ruFinite = []string{"ется", "ится", "ются", "ятся", "утся", "ает", "яет", "ует", "еет", "ит", "ет", "ёт", "ют", "ут", "ят", "ат", "ил", "ал", "ял", "ел", "ул", "ыл", "ла", "ло", "ли", "лась", "лось", "лись", "лся"}
	ruSure   = []string{"ется", "ится", "ются", "ятся", "утся", "ает", "яет", "ует", "еет", "ют", "ил", "ал", "ял", "лась", "лось", "лись", "лся", "ила", "или", "ало", "али", "нула", "нули", "шла", "шли", "росли", "могли", "шли", "мерли"}
	enFinite = []string{"ed"}
	// Of verbs in the plural, in both Slavic languages.
	pluralVerbs = []string{"ли", "лися", "лись", "уть", "ють", "ать", "ять", "ут", "ют", "ат", "ят", "ються", "ются", "яться", "ятся", "утся"}
)

// finite reports whether the word at token k looks like a finite verb.
func (r *reader) finite(k int) bool { return r.memo(k, asksFinite, (*reader).finiteNow) }

func (r *reader) finiteNow(k int) bool {
	t := r.tok(k)
	if t.kind != word || t.shape != lower {
		return false
	}
	ok := false
	r.lexemes(k, gazetteer.CueWord, func(l lexeme) bool {
		ok = l.verb&(inflect.Past|inflect.Present) != 0
		return !ok
	})
	if ok || r.isWord(k, "auxiliary") {
		return true
	}
	s := r.at(k)
	if s == "область" || s == "частина" {
		return false
	}
	endings := r.byLang(ukFinite, ruFinite, enFinite)
	if len(s) < 6 && r.lang.Lang != "en" {
		switch s {
		case "є", "має", "дав", "був", "дає", "йде", "піде", "веде", "ще", "мав", "дал", "был", "даст", "дало", "ест", "буде", "будут", "готов":
			return s != "ще"
		}
		return false
	}
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return strings.HasSuffix(s, "буде") || s == "може" || s == "готові" || s == "готовий" || s == "готова" || s == "готово" || s == "может" || s == "готов" || s == "намерен" || s == "мусить" || s == "повинна" || s == "повинен" || s == "должен" || s == "должна"
}

// surelyFinite is finite without the endings that nouns often have: "портовиків", "школи", "села".
func (r *reader) surelyFinite(k int) bool {
	t := r.tok(k)
	if t.kind != word || t.shape != lower || !r.finite(k) {
		return false
	}
	return hasAny(r.at(k), r.byLang(ukSure, ruSure, enFinite)...)
}

func (r *reader) byLang(uk, ru, en []string) []string {
	switch r.lang.Lang {
	case "ru":
		return ru
	case "en":
		return en
	}
	return uk
}
