package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"zgadka/gazetteer"
)

var defaultExtractor = sync.OnceValue(func() *Extractor {
	g, err := gazetteer.Default()
	if err != nil {
		panic(err)
	}
	return New(g)
})

// whole makes an article whose text is all body.
func whole(lang gazetteer.Lang, text string) *Article {
	return &Article{ID: "t", Lang: lang, Text: text, Published: "2024-05-09", Zones: []Zone{{Body, Span{0, len(text)}}}}
}

// namesIn lists the mentions of a text as "TYPE surface = lemma".
func namesIn(lang gazetteer.Lang, text string) []string {
	var out []string
	for _, m := range defaultExtractor().Extract(whole(lang, text)).Mentions {
		if m.Via != ViaOffice && m.Via != ViaRoleWord {
			out = append(out, fmt.Sprintf("%s %s = %s", m.Type, m.Surface, m.Lemma))
		}
	}
	return out
}

type nameCase struct {
	rule string
	lang gazetteer.Lang
	text string
	want []string // every name of the text
}

func runNames(t *testing.T, cases []nameCase) {
	t.Helper()
	for _, c := range cases {
		if got := namesIn(c.lang, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", c.rule, c.text, got, c.want)
		}
	}
}

func TestUnknownPersons(t *testing.T) {
	runNames(t, []nameCase{
		{"initial", "uk", "На нараді виступив О. Дубовик.", []string{"Person О. Дубовик = О. Дубовик"}},
		{"two initials in the genitive", "uk", "За словами О. В. Коваленка, міст відкриють.", []string{"Person О. В. Коваленка = О. В. Коваленко"}},
		{"initial without a blank", "ru", "Вчера Т.Бережная выступила в школе.", []string{"Person Т.Бережная = Т.Бережная"}},
		{"surname before initials", "uk", "Договір підписав Марченко П. І. учора.", []string{"Person Марченко П. І. = Марченко П. І."}},
		{"no initial: abbreviated town", "uk", "Дорогу до м. Києва відкрили.", []string{"Place Києва = Київ"}},
		{"surname, given name, patronymic", "uk", "Власник фірми Любарт Вадим Євгенович мовчить.", []string{"Person Любарт Вадим Євгенович = Любарт Вадим Євгенович"}},
		{"given name and patronymic alone", "ru", "Ольга Петровна приехала вчера.", []string{"Person Ольга Петровна = Ольга Петровна"}},
		{"article of an Arabic surname", "ru", "Адвокат Омар аль-Хусри приехал вчера.", []string{"Person Омар аль-Хусри = Омар аль-Хусри"}},
		{"surname after a title", "uk", "Учора депутат Кобринчук мовчав.", []string{"Person Кобринчук = Кобринчук"}},
		{"surname by its ending", "uk", "Скаргу подали на Бондарчука та сусідів.", []string{"Person Бондарчука = Бондарчук"}},
		{"the same person in brackets", "ru", "Врач Джошуа Вейн (Joshua Wein) уехал.", []string{"Person Джошуа Вейн = Джошуа Вейн", "Person Joshua Wein = Joshua Wein"}},
		{"adverb is no given name", "uk", "Раніше Меркель не згадували.", []string{"Person Меркель = Меркель"}},
		{"adverb is no given name", "uk", "Водночас Макрон вагається.", []string{"Person Макрон = Макрон"}},
		{"noun that opens a sentence is no given name", "ru", "Похороны Людмилы Гурченко прошли тихо.", []string{"Person Людмилы Гурченко = Людмила Гурченко"}},
		{"capitals with an adjective are nobody", "ru", "Магазин открыли на Новом Арбате в мае.", []string{"Place Новом Арбате = Новый Арбат"}},
		{"pronoun with a capital is nobody", "ru", "Если Вы заметили ошибку, напишите нам.", nil},
		{"Latin product is nobody", "uk", "Відомство купило автомобіль Skoda Superb за мільйон.", nil},
	})
}

func TestUnknownBodies(t *testing.T) {
	runNames(t, []nameCase{
		{"legal form and marks", "uk", "Тендер виграло ТОВ «Бюро Крапля» з Полтави.", []string{"Organization ТОВ «Бюро Крапля» = ТОВ «Бюро Крапля»", "Place Полтави = Полтава"}},
		{"unknown form", "uk", "Угоду уклало КВП «Заводська тепломережа» вчора.", []string{"Organization КВП «Заводська тепломережа» = КВП «Заводська тепломережа»"}},
		{"one mark closes two", "uk", "Тендер виграло ТОВ «ТД «Крапля» учора.", []string{"Organization ТОВ «ТД «Крапля» = ТОВ «ТД «Крапля»"}},
		{"noun stays outside", "uk", "Угоду з фірмою «Крапля» розірвали.", []string{"Organization Крапля = Крапля"}},
		{"genitive chain with a country", "uk", "Про це знає Вищий арбітражний суд України.", []string{"Organization Вищий арбітражний суд України = Вищий арбітражний суд України", "Country України = Україна"}},
		{"inflected chain", "uk", "Про це сказано в Державній інспекції архітектури.", []string{"Organization Державній інспекції архітектури = Державна інспекція архітектури"}},
		{"chain with a place", "ru", "Решение принял Окружной суд Роттердама.", []string{"Organization Окружной суд Роттердама = Окружной суд Роттердама"}},
		{"chain with a link", "uk", "Засідав Комітет з питань водної безпеки.", []string{"Organization Комітет з питань водної безпеки = Комітет з питань водної безпеки"}},
		{"coordination in a chain", "uk", "Звіт склало Управління освіти і науки.", []string{"Organization Управління освіти і науки = Управління освіти і науки"}},
		{"named after", "ru", "Премьера прошла в Театре имени Йозефа Бойса.", []string{"Organization Театре имени Йозефа Бойса = Театр имени Йозефа Бойса"}},
		{"acronym", "uk", "Позов подала ВГСК до суду.", []string{"Organization ВГСК = ВГСК"}},
		{"adjective of the place", "uk", "Про це знала Генічеська РДА ще вчора.", []string{"Organization Генічеська РДА = Генічеська РДА"}},
		{"acronym with an ending", "uk", "Довідку взяли в ЗАГСу вчора.", []string{"Organization ЗАГСу = ЗАГС"}},
		{"compound", "uk", "Дорогу взяв на себе Укрдорбуд разом із громадою.", []string{"Organization Укрдорбуд = Укрдорбуд"}},
		{"Latin letters with a noun", "uk", "Авіакомпанія Zephyr Airways скасувала рейси.", []string{"Organization Zephyr Airways = Zephyr Airways"}},
		{"address", "ru", "Об этом пишет издание Vestnik.di сегодня.", []string{"Media Vestnik.di = Vestnik.di"}},
		{"common head at the start is no name", "uk", "Суд минулого тижня відмовив позивачеві.", nil},
		{"small head without a name is none", "uk", "Справу передали до районного суду.", nil},
		{"common acronyms are no bodies", "uk", "Ціна з ПДВ зросла, а ВВП упав.", nil},
		{"a sentence in capitals proves nothing", "uk", "УСІ РЕЙСИ СКАСОВАНО ЧЕРЕЗ ТУМАН", nil},
		{"Roman numerals are no bodies", "uk", "Замок збудували у XVI столітті.", nil},
		{"one Latin word once proves nothing", "uk", "Натисніть Enter і чекайте.", nil},
	})
}

func TestUnknownPlaces(t *testing.T) {
	runNames(t, []nameCase{
		{"street", "uk", "Дім на вул. Івана Коваленка продали.", []string{"Place вул. Івана Коваленка = вул. Івана Коваленка"}},
		{"district", "uk", "Аварія сталася в Заводському районі вчора.", []string{"Place Заводському районі = Заводський район"}},
		{"noun stays outside", "uk", "У селі Крутоярівка відкрили школу.", []string{"Place Крутоярівка = Крутоярівка"}},
		{"foreign street", "ru", "Толпа собралась на Бейкер-стрит утром.", []string{"Place Бейкер-стрит = Бейкер-стрит"}},
		{"unknown town after a preposition", "ru", "Рейс сел в Равалпуре ночью.", []string{"Place Равалпуре = Равалпур"}},
		{"adjective with a noun after a preposition is none", "uk", "Дітей лікують у Вишневій лікарні.", []string{"Organization Вишневій лікарні = Вишнева лікарня"}},
	})
}

func TestUnknownEnglish(t *testing.T) {
	runNames(t, []nameCase{
		{"middle initial", "en", "It was sold to Jonathan M. Starr in May.", []string{"Person Jonathan M. Starr = Jonathan M. Starr"}},
		{"university of", "en", "She works at the University of Lindholm now.", []string{"Organization University of Lindholm = University of Lindholm"}},
		{"firm by its ending", "en", "Shares of Ryder Systems Inc fell.", []string{"Organization Ryder Systems Inc = Ryder Systems Inc"}},
		{"before the place that it is in", "en", "The boy comes from Buxville, Texas.", []string{"Place Buxville = Buxville", "Place Texas = Texas"}},
		{"water", "en", "They sailed the Carver Sea for weeks.", []string{"Place Carver Sea = Carver Sea"}},
		{"after a title", "en", "Then Professor Bauchman left.", []string{"Person Bauchman = Bauchman"}},
		{"two capitals", "en", "The assist came from Eden Hazelton in the second half.", []string{"Person Eden Hazelton = Eden Hazelton"}},
		{"months and days are none", "en", "The talks resume on Tuesday in March.", nil},
		{"what begins a sentence is none", "en", "When talks resume, prices fall.", nil},
	})
}

// Two persons of one surname stay two; the verb tells which of them a bare surname is.
func TestOneSurnameTwoPersons(t *testing.T) {
	d := defaultExtractor().Extract(whole("uk", "Іван Гнатюк і Олена Гнатюк повернулися. Гнатюк сказала, що втомилася."))
	var ids []string
	for _, m := range d.Mentions {
		ids = append(ids, m.Entity)
	}
	want := []string{"x/person/ivan-gnatuk", "x/person/olena-gnatuk", "x/person/olena-gnatuk"}
	if !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
}

// The id of an unknown person does not depend on what else the article has.
func TestInitialsJoinFullName(t *testing.T) {
	d := defaultExtractor().Extract(whole("uk", "Андрій Дубовик приїхав. А. Дубовик мовчав, а О. Дубовик поїхала. Дубовика чекали."))
	var ids []string
	for _, m := range d.Mentions {
		ids = append(ids, m.Entity)
	}
	want := []string{"x/person/andriy-dubovek", "x/person/andriy-dubovek", "x/person/o-dubovek", "x/person/andriy-dubovek"}
	if !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
}

// checkDocument reports what holds of every document.
func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	border := func(i int) bool { return i == len(d.Text) || i < len(d.Text) && utf8.RuneStart(d.Text[i]) }
	last := Span{-1, -1}
	for _, s := range d.Sentences {
		if s.Start < last.End || s.End <= s.Start || s.End > len(d.Text) || !border(s.Start) || !border(s.End) {
			t.Fatalf("sentence %v after %v", s, last)
		}
		last = s.Span
	}
	last = Span{-1, -1}
	for _, m := range d.Mentions {
		if m.Start < 0 || m.Start >= m.End || m.End > len(d.Text) || !border(m.Start) || !border(m.End) {
			t.Fatalf("mention %+v outside the text or inside a letter", m)
		}
		if m.Surface != d.Text[m.Start:m.End] {
			t.Fatalf("surface of %+v", m)
		}
		if m.Start < last.Start || m.Start == last.Start && m.End >= last.End {
			t.Fatalf("mention %+v after %+v", m.Span, last)
		}
		last = m.Span
		if m.Sentence < 0 || m.Sentence >= len(d.Sentences) || !d.Sentences[m.Sentence].Contains(m.Span) {
			t.Fatalf("mention %+v outside its sentence", m)
		}
	}
	for _, q := range d.Quotes {
		for _, s := range q.Spans {
			if s.Start < 0 || s.Start > s.End || s.End > len(d.Text) || !border(s.Start) || !border(s.End) {
				t.Fatalf("quote %+v", q)
			}
		}
	}
}

func asJSON(t *testing.T, d *Document) string {
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"О. В. Коваленко з ТОВ «ТД «Крапля» приїхав до м. Києва.", "«„“»\" ТОВ «", "Т.", "в В в", "Вищий господарський суд України у", "аль-Асад і Де Ван",
		"Nord Stream 2, INTERFAX.RU (Joshua Wolf", "ГУ ДСНС України у м.", "вул.", "Іван-", "МИДа С. Т.", "The U.N. of Buxton, England said.", "\u0301А\u00adБ І.",
		"президент України президент", "— Так, — сказав О.", "А «Б» В «Г", "им. Й.",
	} {
		f.Add(s, uint8(len(s)))
	}
	x := defaultExtractor() // outside the time that one input may take
	explaining := x.Explaining()
	f.Fuzz(func(t *testing.T, s string, lang uint8) {
		if !utf8.ValidString(s) || len(s) > 5000 {
			return
		}
		l := gazetteer.Languages[int(lang)%len(gazetteer.Languages)]
		first := x.Extract(whole(l, s))
		checkDocument(t, first)
		second := x.Extract(whole(l, s))
		if asJSON(t, first) != asJSON(t, second) {
			t.Fatal("the same text gave another document")
		}
		for _, m := range explaining.Extract(whole(l, s)).Mentions {
			if m.Why == nil {
				t.Fatalf("nothing explains %+v", m)
			}
		}
	})
}

// No text makes reading slow: one repeated phrase of each sort, capitals without end, names none of which is like another. Nothing is asserted
// about the time but that the test ends.
func TestNoTextIsSlow(t *testing.T) {
	const size = 200_000
	for _, c := range []struct {
		lang gazetteer.Lang
		unit string
	}{
		{"uk", "НАТО "}, {"uk", "Іван Петренко "}, {"uk", "А. "}, {"uk", "Верховний Суд України "}, {"uk", "Київ і МЗС "}, {"uk", "А"}, {"uk", "«\"„"},
		{"uk", "10:12 Бернс (Рой, Грін) "}, {"ru", "Иван Петренко сказал. "}, {"en", "Foo Bar "}, {"en", "FOO BAR "}, {"en", "Barnsley 0 Tranmere 0\n"},
		{"en", "Kovalik (Rangers) beat the Foos and Bars 3-2, "}, {"en", "Acme Industries Inc shares of Acme. "}, {"en", "A. "}, {"en", "NHL-Foo 1-Bar "},
	} {
		checkDocument(t, defaultExtractor().Extract(whole(c.lang, strings.Repeat(c.unit, size/len(c.unit)))))
	}
	for _, phrase := range []string{"%1 %2 said. ", "%1 Inc and %2. ", "shares of %1 fell in %2, "} {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.NewReplacer("%1", madeUp(i*7+3), "%2", madeUp(i*11+5)).Replace(phrase))
		}
		checkDocument(t, defaultExtractor().Extract(whole("en", b.String())))
	}
}

// madeUp is a name that another number does not give.
func madeUp(n int) string {
	b := []byte{byte('A' + n%26)}
	for ; n > 0; n /= 26 {
		b = append(b, byte('a'+n%26))
	}
	return string(b) + "ov"
}

func BenchmarkExtract(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("..", "testdata", "articles", "ipress-nato-china-weapons.txt"))
	if err != nil {
		b.Fatal(err)
	}
	x, a := defaultExtractor(), whole("uk", string(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(a)
	}
}
