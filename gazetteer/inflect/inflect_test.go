package inflect

import (
	"slices"
	"strings"
	"testing"
)

// texts joins the texts of forms in their order.
func texts(forms []Form) string {
	var s []string
	for _, f := range forms {
		s = append(s, f.Text)
	}
	return strings.Join(s, " ")
}

// readings returns the cases that form has in the table, 0 if it is not there.
func readings(forms []Form, text string) Cases {
	for _, f := range forms {
		if f.Text == text {
			return f.Cases
		}
	}
	return 0
}

func TestFormsHave(t *testing.T) {
	word := func(text string, lang Lang, class Class, g Gender) Word {
		return Word{Text: text, Lang: lang, Class: class, Gender: g}
	}
	tests := []struct {
		w    Word
		want string // forms that must be there, by case
		no   string // forms that must not
	}{
		// Surnames, masculine.
		{word("Шольц", "uk", Surname, 'm'), "Шольца Шольцу Шольцові Шольцом Шольци", "Шольцем"},
		{word("Шмигаль", "uk", Surname, 'm'), "Шмигаля Шмигалю Шмигалеві Шмигалем", ""},
		{word("Сирський", "uk", Surname, 'm'), "Сирського Сирському Сирським Сирські", ""},
		{word("Рютте", "uk", Surname, 'm'), "Рютте", "Рютти"},
		{word("Коваль", "uk", Surname, 'm'), "Коваля Ковалеві Ковалем Ковалі Ковалів", ""},
		{word("Швець", "uk", Surname, 'm'), "Швеця Швецеві Швецем", "Швця"},
		{word("Кравець", "uk", Surname, 'm'), "Кравця Кравцеві Кравцю Кравцем", "Кравеця"},
		{word("Орел", "uk", Surname, 'm'), "Орла Орлові Орлом", "Орела"},
		{word("Мороз", "uk", Surname, 'm'), "Мороза Морозові Морозу Морозом Морози", ""},
		{word("Гнатюк", "uk", Surname, 'm'), "Гнатюка Гнатюкові Гнатюку Гнатюком", "Гнатюці"},
		{word("Хаяші", "uk", Surname, 'm'), "Хаяші", "Хаяша"},
		{word("Туск", "uk", Surname, 'm'), "Туска Туску Тускові Туском", ""},
		{word("Шевченко", "uk", Surname, 'm'), "Шевченка Шевченкові Шевченку Шевченком Шевченки Шевченків", ""},
		{word("Путін", "uk", Surname, 'm'), "Путіна Путіну Путіним Путіни Путіних", "Путіном"},
		{word("Дарвін", "uk", Surname, 'm'), "Дарвіна Дарвіном Дарвінів", "Дарвіним"},
		{word("Макрон", "uk", Surname, 'm'), "Макрона Макрони Макронів Макронами", ""},
		{word("Сковорода", "uk", Surname, 'm'), "Сковороди Сковороді Сковороду Сковородою", ""},
		{word("Цзіньпін", "uk", Given, 'm'), "Цзіньпіна Цзіньпінові Цзіньпіном", ""},
		{word("Цян", "uk", Surname, 'm'), "Цяна Цяну Цяном", ""},
		{word("Берлусконі", "uk", Surname, 'm'), "Берлусконі", "Берлускона"},
		{word("Клімпуш-Цинцадзе", "uk", Surname, 'f'), "Клімпуш-Цинцадзе", "Клімпуша-Цинцадзе"},
		{word("Нечуй-Левицький", "uk", Surname, 'm'), "Нечуя-Левицького", ""},
		// Surnames, feminine.
		{word("Тарнавська", "uk", Surname, 'f'), "Тарнавської Тарнавській Тарнавську Тарнавською", "Тарнавськи"},
		{word("Захарова", "uk", Surname, 'f'), "Захарової Захаровій Захарову Захаровою", "Захаров"},
		{word("Мороз", "uk", Surname, 'f'), "Мороз", "Мороза"},
		{word("Порошенко", "uk", Surname, 'f'), "Порошенко", "Порошенка"},
		// Given names and patronymics.
		{word("Ольга", "uk", Given, 'f'), "Ольги Ользі Ольгу Ольгою Ольго", ""},
		{word("Марія", "uk", Given, 'f'), "Марії Марію Марією Маріє", ""},
		{word("Дар'я", "uk", Given, 'f'), "Дар'ї Дар'ю Дар'єю", ""},
		{word("Любов", "uk", Given, 'f'), "Любові Любов'ю", ""},
		{word("Ілля", "uk", Given, 0), "Іллі Іллю Іллею Ілле", ""},
		{word("Микола", "uk", Given, 0), "Миколи Миколі Миколу Миколою Миколо", ""},
		{word("Ігор", "uk", Given, 0), "Ігоря Ігореві Ігорем", "Ігора"},
		{word("Сергій", "uk", Given, 0), "Сергія Сергієві Сергію Сергієм", ""},
		{word("Петро", "uk", Given, 0), "Петра Петрові Петром Петре", ""},
		{word("Антоніо", "uk", Given, 'm'), "Антоніо", "Антонія"},
		{word("Анна-Марія", "uk", Given, 'f'), "Анни-Марії Анною-Марією", ""},
		{word("Жан-Клод", "uk", Given, 'm'), "Жан-Клода Жан-Клодом", "Жана-Клода"},
		{word("Олександрович", "uk", Patronymic, 'm'), "Олександровича Олександровичу Олександровичем", ""},
		{word("Петрівна", "uk", Patronymic, 'f'), "Петрівни Петрівні Петрівну Петрівною", ""},
		// Toponyms.
		{Word{Text: "Київ", Lang: "uk", Class: Toponym, Oblique: "Києв"}, "Києва Києву Києвом Києві", "Київа"},
		{word("Харків", "uk", Toponym, 0), "Харкова Харкову Харковом Харкові", ""},
		{word("Бахмут", "uk", Toponym, 0), "Бахмута Бахмуту Бахмутом Бахмуті", ""},
		{word("Суми", "uk", Toponym, 0), "Сум Сумам Сумами Сумах", "Сумів"},
		{word("Черкаси", "uk", Toponym, 0), "Черкас Черкасам", ""},
		{word("Чернівці", "uk", Toponym, 0), "Чернівців Чернівцям Чернівцях", ""},
		{word("Авдіївка", "uk", Toponym, 0), "Авдіївки Авдіївці Авдіївку", ""},
		{word("Запоріжжя", "uk", Toponym, 0), "Запоріжжю Запоріжжям Запоріжжі", ""},
		{word("Рівне", "uk", Toponym, 0), "Рівного Рівному Рівним", ""},
		{word("Тернопіль", "uk", Toponym, 0), "Тернополя Тернополем Тернополі", ""},
		{word("Умань", "uk", Toponym, 0), "Умані Уманню", ""},
		{word("Нью-Йорк", "uk", Toponym, 0), "Нью-Йорка Нью-Йорку Нью-Йорком", ""},
		{word("Ростов-на-Дону", "uk", Toponym, 0), "Ростова-на-Дону Ростові-на-Дону", ""},
		{word("Кам'янець-Подільський", "uk", Toponym, 0), "Кам'янця-Подільського Кам'янцем-Подільським", ""},
		{word("Токіо", "uk", Toponym, 0), "Токіо", "Токія"},
		{word("Донбас", "uk", Toponym, 0), "Донбасу Донбасом Донбасі", "Донбаса"},
		// Common nouns and adjectives.
		{Word{Text: "міністр", Lang: "uk", Animate: true}, "міністра міністрові міністром міністри міністрів", ""},
		{word("прем'єр-міністр", "uk", Common, 0), "прем'єр-міністра прем'єр-міністром", "прем'єра-міністра"},
		{word("депутатка", "uk", Common, 0), "депутатки депутатці депутаток", ""},
		{word("область", "uk", Common, 0), "області областю областей", ""},
		{word("відомство", "uk", Common, 0), "відомства відомству відомством відомств", ""},
		{word("північноатлантичний", "uk", Adjective, 0), "північноатлантичного північноатлантична північноатлантичної північноатлантичні", ""},
		{word("внутрішній", "uk", Adjective, 0), "внутрішнього внутрішня внутрішньої внутрішніх", ""},
		// Russian.
		{word("Путин", "ru", Surname, 'm'), "Путина Путину Путиным Путине Путины", "Путином"},
		{word("Шольц", "ru", Surname, 'm'), "Шольца Шольцу Шольцем Шольце", ""},
		{word("Толстой", "ru", Surname, 'm'), "Толстого Толстому Толстым", ""},
		{word("Захарова", "ru", Surname, 'f'), "Захаровой Захарову", "Захаров"},
		{word("Шевченко", "ru", Surname, 'm'), "Шевченко", "Шевченка"},
		{word("Лев", "ru", Given, 'm'), "Льва Льву Львом", ""},
		{word("Юрий", "ru", Given, 'm'), "Юрия Юрию Юрием Юрии", ""},
		{word("Россия", "ru", Toponym, 0), "России Россию Россией", ""},
		{word("Сумы", "ru", Toponym, 0), "Сум Сумам", ""},
		{word("Казань", "ru", Toponym, 0), "Казани Казанью", ""},
		{word("россиянин", "ru", Common, 'm'), "россиянина россияне россиян россиянами", ""},
		{word("внешний", "ru", Adjective, 0), "внешнего внешней внешнюю внешние", ""},
		// Single forms.
		{word("НАТО", "uk", Common, 0), "НАТО", "НАТа"},
		{word("Google", "uk", Common, 0), "Google", ""},
		{Word{Text: "Сі", Lang: "uk", Class: Surname, Paradigm: "indecl"}, "Сі", ""},
	}
	for _, tt := range tests {
		forms := Forms(tt.w)
		if len(forms) == 0 || forms[0].Text != tt.w.Text {
			t.Errorf("Forms(%s %s): the nominative is not first: %v", tt.w.Lang, tt.w.Text, forms)
			continue
		}
		for _, want := range strings.Fields(tt.want) {
			if readings(forms, want) == 0 {
				t.Errorf("Forms(%s %s %c) has no %s: %s", tt.w.Lang, tt.w.Text, tt.w.Gender, want, texts(forms))
			}
		}
		for _, no := range strings.Fields(tt.no) {
			if readings(forms, no) != 0 {
				t.Errorf("Forms(%s %s %c) has %s", tt.w.Lang, tt.w.Text, tt.w.Gender, no)
			}
		}
	}
}

// TestUnlistedForms has names that the rules alone must get right, as if no list had them.
func TestUnlistedForms(t *testing.T) {
	for _, tt := range []struct {
		text     string
		class    Class
		g        Gender
		want, no string
	}{
		{"Федір", Given, 'm', "Федора Федорові Федоре", "Федіра"},
		{"Тихін", Given, 'm', "Тихона Тихоном", "Тихіна"},
		{"Яків", Given, 'm', "Якова Якову Якове", "Яківа"},
		{"Назір", Given, 'm', "Назіра", "Назора"},
		{"Любомір", Given, 'm', "Любоміра", "Любомора"},
		{"Мартін", Given, 'm', "Мартіна", "Мартона"},
		{"Ра", Given, 'm', "Ра", "Ру Рі Ро"},
		{"Цой", Surname, 'm', "Цоя Цоєві Цоєм", "Цим Цого"},
		{"Толстой", Surname, 'm', "Толстого Толстим", ""},
		{"Гоа", Toponym, 'm', "Гоа", "Гоу Гоі"},
		{"Сліди", Toponym, 'p', "Слідів Слідам", "Слід"},
		{"Води", Toponym, 'p', "Вод", ""},
	} {
		forms := Forms(Word{Text: tt.text, Lang: "uk", Class: tt.class, Gender: tt.g, Unlisted: true})
		for _, f := range strings.Fields(tt.want) {
			if readings(forms, f) == 0 {
				t.Errorf("%s: no %s in %s", tt.text, f, texts(forms))
			}
		}
		for _, f := range strings.Fields(tt.no) {
			if readings(forms, f) != 0 {
				t.Errorf("%s: has %s", tt.text, f)
			}
		}
	}
}

func TestReadings(t *testing.T) {
	tests := []struct {
		w    Word
		form string
		want Cases
	}{
		{Word{Text: "Росія", Lang: "uk", Class: Toponym}, "Росії", Gen | Dat | Loc},
		{Word{Text: "країна", Lang: "uk"}, "країни", Gen | NomPl | AccPl | VocPl},
		{Word{Text: "Мороз", Lang: "uk", Class: Surname, Gender: 'm'}, "Мороза", Gen | Acc},
		{Word{Text: "Мороз", Lang: "uk", Class: Surname, Gender: 'm'}, "Морозові", Dat | Loc},
		{Word{Text: "Макрон", Lang: "uk", Class: Surname, Gender: 'm', Number: "pl"}, "Макрони", NomPl | VocPl},
		{Word{Text: "Макрон", Lang: "uk", Class: Surname, Gender: 'm', Number: "pl"}, "Макрона", 0},
		{Word{Text: "Суми", Lang: "uk", Class: Toponym, Gender: Plural}, "Суми", NomPl | AccPl | VocPl},
		{Word{Text: "альянс", Lang: "uk", Number: "sg"}, "альянс", Nom | Acc},
		{Word{Text: "Москва", Lang: "ru", Class: Toponym}, "Москве", Dat | Loc},
		{Word{Text: "NATO", Lang: "en"}, "NATO's", Gen},
		{Word{Text: "Johnson", Lang: "en", Class: Surname}, "Johnson's", Gen},
		{Word{Text: "United States", Lang: "en"}, "United States'", Gen | GenPl},
	}
	for _, tt := range tests {
		if got := readings(Forms(tt.w), tt.form); got != tt.want {
			t.Errorf("%s of %s: readings %b, want %b", tt.form, tt.w.Text, got, tt.want)
		}
	}
}

func TestPhrase(t *testing.T) {
	uk := func(text string, class Class, g Gender) Word {
		return Word{Text: text, Lang: "uk", Class: class, Gender: g}
	}
	tests := []struct {
		words   []Word
		pattern string
		want    string // separated by commas
		no      string
	}{
		{[]Word{uk("Північноатлантичний", Adjective, 0), {Text: "альянс", Lang: "uk", Number: "sg"}}, "A N",
			"Північноатлантичного альянсу,Північноатлантичним альянсом", "Північноатлантичної альянсу"},
		{[]Word{uk("Часів", Adjective, 0), uk("Яр", Toponym, 'm')}, "A N", "Часового Яру,Часовому Яру,Часовим Яром", ""},
		{[]Word{uk("Рада", Common, 'f'), uk("Європи", Common, 0)}, "N =", "Ради Європи,Радою Європи", "Ради Європою"},
		{[]Word{uk("Об'єднані", Adjective, 0), uk("Нації", Common, Plural)}, "A N", "Об'єднаних Націй,Об'єднаними Націями", ""},
		{[]Word{uk("Олаф", Given, 'm'), uk("Шольц", Surname, 'm')}, "N N",
			"Олафа Шольца,Олафу Шольцу,Олафові Шольцу,Олафом Шольцом", "Олаф Шольца"},
		{[]Word{uk("Володимир", Given, 'm'), uk("Олександрович", Patronymic, 'm'), uk("Зеленський", Surname, 'm')}, "NNN",
			"Володимира Олександровича Зеленського,Володимирові Олександровичу Зеленському", ""},
		{[]Word{uk("Балтійське", Adjective, 0), uk("море", Common, 'n')}, "A N", "Балтійського моря,Балтійському морі,Балтійському морю", "Балтійського морого"},
		{[]Word{uk("Кримський", Adjective, 0), uk("півострів", Common, 'm')}, "A N", "Кримського півострова,Кримському півострові", "Кримського півостріва"},
		{[]Word{uk("Велика", Adjective, 0), uk("Британія", Toponym, 'f')}, "A N", "Великої Британії,Великій Британії,Великою Британією", ""},
		{[]Word{uk("Кривий", Adjective, 0), uk("Ріг", Toponym, 'm')}, "A N", "Кривого Рогу,Кривому Розі,Кривим Рогом", "Кривого Ріга"},
		{[]Word{uk("Нова", Adjective, 0), uk("Зеландія", Toponym, 'f')}, "A N", "Нової Зеландії,Новій Зеландії,Нову Зеландію", ""},
		{[]Word{uk("Народна", Adjective, 0), uk("Республіка", Common, 'f')}, "AN", "Народної Республіки,Народній Республіці,Народну Республіку", ""},
	}
	for _, tt := range tests {
		forms := Phrase(tt.words, tt.pattern)
		for _, want := range strings.Split(tt.want, ",") {
			if readings(forms, want) == 0 {
				t.Errorf("Phrase(%s…) has no %q: %v", tt.words[0].Text, want, forms)
			}
		}
		if tt.no != "" && readings(forms, tt.no) != 0 {
			t.Errorf("Phrase(%s…) has %q", tt.words[0].Text, tt.no)
		}
		for c := Nom; c <= VocPl; c <<= 1 {
			n := 0
			for _, f := range forms {
				if f.Cases&c != 0 {
					n++
				}
			}
			if n > 6 {
				t.Errorf("Phrase(%s…): %d forms of one case", tt.words[0].Text, n)
			}
		}
	}
}

func TestPhraseAccusative(t *testing.T) {
	adjective := Word{Text: "генеральний", Lang: "uk", Class: Adjective}
	forms := Phrase([]Word{adjective, {Text: "секретар", Lang: "uk", Animate: true}}, "A N")
	if got := readings(forms, "генерального секретаря"); got&Acc == 0 {
		t.Errorf("an animate head takes the genitive as accusative: %b in %v", got, forms)
	}
	forms = Phrase([]Word{adjective, {Text: "штаб", Lang: "uk"}}, "A N")
	if got := readings(forms, "генеральний штаб"); got&Acc == 0 {
		t.Errorf("an inanimate head keeps the nominative as accusative: %b in %v", got, forms)
	}
}

func TestLemmasFirst(t *testing.T) {
	tests := []struct {
		form  string
		lang  Lang
		class Class
		g     Gender
		want  string
	}{
		{"Мороза", "uk", Surname, 'm', "Мороз"},
		{"Тарнавської", "uk", Surname, 'f', "Тарнавська"},
		{"Тарнавської", "uk", Surname, 0, "Тарнавська"},
		{"Зеленського", "uk", Surname, 0, "Зеленський"},
		{"Терези", "uk", Given, 'f', "Тереза"},
		{"Мей", "uk", Surname, 'f', "Мей"},
		{"Леоніда", "uk", Given, 'm', "Леонід"},
		{"Шмигаля", "uk", Surname, 'm', "Шмигаль"},
		{"Погосяна", "uk", Surname, 'm', "Погосян"},
		{"Орла", "uk", Surname, 'm', "Орел"},
		{"Кравця", "uk", Surname, 'm', "Кравець"},
		{"Шевченкові", "uk", Surname, 'm', "Шевченко"},
		{"Байденом", "uk", Surname, 0, "Байден"},
		{"Кім", "uk", Surname, 'm', "Кім"},
		{"Хаяші", "uk", Surname, 'm', "Хаяші"},
		{"Рютте", "uk", Surname, 'm', "Рютте"},
		{"Петра", "uk", Given, 'm', "Петро"},
		{"Ігоря", "uk", Given, 'm', "Ігор"},
		{"Миколи", "uk", Given, 'm', "Микола"},
		{"Ользі", "uk", Given, 'f', "Ольга"},
		{"Сергієві", "uk", Given, 'm', "Сергій"},
		{"Петрівни", "uk", Patronymic, 0, "Петрівна"},
		{"Бойком-Рудим", "uk", Surname, 'm', "Бойко-Рудий"},
		{"Бойко-Рудій", "uk", Surname, 'f', "Бойко-Руда"},
		{"Києва", "uk", Toponym, 0, "Київ"},
		{"Авдіївці", "uk", Toponym, 0, "Авдіївка"},
		{"Путина", "ru", Surname, 'm', "Путин"},
		{"Зеленского", "ru", Surname, 'm', "Зеленский"},
		{"Захаровой", "ru", Surname, 'f', "Захарова"},
		{"Сергея", "ru", Given, 'm', "Сергей"},
		{"Кравца", "ru", Surname, 'm', "Кравец"},
		{"Johnson's", "en", Surname, 0, "Johnson"},
	}
	for _, tt := range tests {
		got := Lemmas(tt.form, tt.lang, tt.class, tt.g)
		if len(got) == 0 || got[0].Text != tt.want {
			t.Errorf("Lemmas(%s, %s) = %v, want %s first", tt.form, tt.lang, got, tt.want)
		}
	}
}

func TestGenderOf(t *testing.T) {
	tests := []struct {
		word  string
		lang  Lang
		class Class
		want  Gender
	}{
		{"Зеленський", "uk", Surname, Masculine}, {"Тарнавська", "uk", Surname, Feminine}, {"Мороз", "uk", Surname, 0},
		{"Шевченко", "uk", Surname, 0}, {"Путін", "uk", Surname, Masculine}, {"Микола", "uk", Given, Masculine}, {"Ганна", "uk", Given, Feminine},
		{"Петро", "uk", Given, Masculine}, {"Любов", "uk", Given, Feminine}, {"Петрівна", "uk", Patronymic, Feminine},
		{"Київ", "uk", Toponym, Masculine}, {"Суми", "uk", Toponym, Plural}, {"Рівне", "uk", Toponym, Neuter}, {"Запоріжжя", "uk", Toponym, Neuter},
		{"Одеса", "uk", Toponym, Feminine}, {"область", "uk", Common, Feminine}, {"міністр", "uk", Common, Masculine}, {"Чернівці", "uk", Toponym, Plural},
		{"Казань", "ru", Toponym, Feminine}, {"Захарова", "ru", Surname, Feminine}, {"Johnson", "en", Surname, 0},
	}
	for _, tt := range tests {
		if got := GenderOf(tt.word, tt.lang, tt.class); got != tt.want {
			t.Errorf("GenderOf(%s) = %q, want %q", tt.word, rune(got), rune(tt.want))
		}
	}
}

func TestFormsOrder(t *testing.T) {
	forms := Forms(Word{Text: "Шольц", Lang: "uk", Class: Surname})
	if !slices.IsSortedFunc(forms[1:], func(a, b Form) int { return strings.Compare(a.Text, b.Text) }) {
		t.Errorf("not sorted after the nominative: %s", texts(forms))
	}
	if Forms(Word{Lang: "uk"}) != nil && len(Forms(Word{Lang: "uk"})) != 0 {
		t.Error("an empty word has forms")
	}
}

func TestBrokenFacts(t *testing.T) {
	for _, line := range []string{"uk\tg\tm", "uk\tx\tm\tслово", "uk\tg\tmm\tслово"} {
		if err := (factBook{}).read("f.tsv", line); err == nil {
			t.Errorf("read(%q): no error", line)
		}
	}
	if _, err := readVerbs("uk\tсказати"); err == nil {
		t.Error("readVerbs: no error")
	}
}

// CasesOf says what Forms says, without making the forms.
func TestCasesOf(t *testing.T) {
	for _, w := range []Word{
		{Text: "Зеленський", Lang: "uk", Class: Surname, Gender: Masculine}, {Text: "Марко", Lang: "uk", Class: Given, Gender: Masculine},
		{Text: "Іваненко-Лис", Lang: "uk", Class: Surname, Gender: Feminine}, {Text: "Толстой", Lang: "ru", Class: Surname, Gender: Masculine},
		{Text: "Ростов-на-Дону", Lang: "ru", Class: Toponym}, {Text: "НАТО", Lang: "uk", Class: Common}, {Text: "Smith", Lang: "en", Class: Surname},
		{Text: "О'Коннор", Lang: "uk", Class: Surname, Gender: Masculine}, {Text: "МакКейн", Lang: "uk", Class: Surname, Gender: Masculine}, {Text: "", Lang: "uk"},
	} {
		for _, f := range Forms(w) {
			for _, form := range []string{f.Text, strings.ToUpper(f.Text), strings.ToLower(f.Text)} {
				if got := CasesOf(w, form); got != f.Cases {
					t.Errorf("%q as a form of %q: %b, want %b", form, w.Text, got, f.Cases)
				}
			}
		}
		for _, other := range []string{"", "Зелен", "зеленськийй", "Щ", "-"} {
			if got := CasesOf(w, other); got != 0 {
				t.Errorf("%q as a form of %q: %b", other, w.Text, got)
			}
		}
	}
}
