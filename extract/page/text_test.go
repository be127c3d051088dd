package page

import (
	"errors"
	"os"
	"strings"
	"testing"

	"zgadka/extract"
)

// marks of the lines in the cases below.
var lineZones = map[string]extract.ZoneKind{
	"T": extract.Title, "L": extract.Lead, "B": extract.Body, "P": extract.Caption, "C": extract.Credit, "R": extract.Related, "N": extract.Nav,
}

// unmark splits a marked case into the text and the zones that are expected of its lines.
func unmark(t *testing.T, marked string) (text string, want []extract.ZoneKind, lines []string) {
	t.Helper()
	var b strings.Builder
	for l := range strings.SplitSeq(strings.Trim(marked, "\n"), "\n") {
		if l != "" {
			k, rest, ok := strings.Cut(l, "|")
			if !ok || lineZones[k] == "" {
				t.Fatalf("no mark: %q", l)
			}
			want, lines = append(want, lineZones[k]), append(lines, rest)
			l = rest
		}
		b.WriteString(l + "\n")
	}
	return b.String(), want, lines
}

func TestTextZones(t *testing.T) {
	for name, c := range zoneCases {
		t.Run(name, func(t *testing.T) {
			text, want, lines := unmark(t, c)
			a, err := Text([]byte(text), Meta{}, false)
			if err != nil {
				t.Fatal(err)
			}
			if a.Text != text {
				t.Error("text changed")
			}
			if len(a.Zones) != len(want) {
				t.Fatalf("%d zones, want %d", len(a.Zones), len(want))
			}
			for i, z := range a.Zones {
				if got := a.Text[z.Start:z.End]; got != lines[i] || z.Kind != want[i] {
					t.Errorf("%s, want %s: %s", z.Kind, want[i], got)
				}
			}
		})
	}
}

// Invented pages; none of these events happened.
var zoneCases = map[string]string{
	"uk: promo with full stops, a source at the end": `
N|Вісник Полісся
N|Новини | Політика | Війна | Економіка
N|Курс: 41,20 / 44,85

T|Естонія передасть Україні човни – міністр оборони
N|Опубліковано: 12.04.2024, 10:15
C|Автор: Марта Коваленко
C|Фото: Естонські збройні сили
B|Міністр оборони Естонії Ганно Певкур заявив, що Таллінн передасть Україні десять патрульних човнів.

B|"Ми не чекаємо, поки хтось інший зробить перший крок", – сказав він.

N|Підпишіться на наш Telegram, щоб не пропустити головне.

B|За його словами, перші човни вже в порту.

R|Читайте також:
R|Латвія купує дрони. Навіщо їх стільки
R|Фінляндія закрила останній пункт пропуску

B|Нагадаємо, торік Естонія вже передавала Україні катери.

C|Джерело: ERR

N|Коментарі (14)
R|Найгучніші події дня
R|Що відомо про новий пакет допомоги?
R|Що відомо про новий пакет допомоги?
N|Використання матеріалів сайту дозволено лише за умови прямого гіперпосилання на «Вісник Полісся».
`,
	"uk: lines without empty lines between them": `
N|Головна
N|Новини
N|Про нас
T|Туск: Варшава не зменшить допомогу
N|3 березня 2024, 09:00
B|Прем'єр-міністр Польщі Дональд Туск запевнив, що Варшава не зменшить допомогу Україні.
B|Про це він написав у соцмережі X.
B|"Тут нема про що сперечатися", – додав прем'єр.
R|Читайте також: Фермери знову на кордоні
B|Минулого тижня Туск зустрівся з Денисом Шмигалем і пообіцяв спростити рух вантажів.
N|Поділитися
R|Дуда полетів до Вашингтона
R|Дуда полетів до Вашингтона
N|© 2024 Кордон
`,
	"uk: caption with its photographer, subheading, last paragraph without a stop": `
N|Дніпрова хвиля

T|Міст через Інгулець відкриють восени
P|Будівельники на опорі моста, 2 червня. Фото: Ігор Лисенко
B|Міст через Інгулець, який росіяни підірвали навесні, відкриють для вантажівок у жовтні.

B|Що каже підрядник

B|«Залишилися дві прогонові будови», – пояснив головний інженер Тарас Гончар.

B|Раніше міський голова обіцяв закінчити роботи ще до кінця літа, нагадує видання
`,
	"uk: headlines amid the text, a ticker, a label without its colon": `
N|Надбужжя
T|У Сокалі відкрили притулок для тварин
N|14 жовтня 2024, 12:30
B|У Сокалі на Львівщині відкрили притулок для сорока собак, повідомила міська голова Марія Касіян.
R|Ердоган та Алієв обговорили залізницю до Карса
B|Його збудували за рік. Половину коштів зібрали мешканці громади.
R|Також цікаво Угорщина не пустить колону з генераторами
B|«Ми чекали на це десять років», – сказала волонтерка Оксана Мельник.
R|12:40 Лавров прилетів до Пхеньяна на переговори
B|Притулок працюватиме щодня, крім понеділка.
R|У центрі Брюсселя знову страйк, – поліція
B|Перших двох собак забрали вже в день відкриття.
`,
	"uk: cards with their texts under a label": `
T|Нідерланди передадуть Умані автобуси
N|15.01.2024 09:00
B|Нідерланди передадуть Умані шість автобусів, повідомила міська рада.
B|Вони вийдуть на маршрути в лютому.
R|Читайте також
R|Кулеба про візит до Гааги
R|Міністр розповів про зустріч із прем'єром Нідерландів і про те, чого чекає від нового року.
R|Угорщина знову проти
R|Орбан заявив, що його країна не підтримає новий пакет допомоги, якщо Брюссель не поверне кошти.
`,
	"ru: readers' comments are longer than the article": `
N|Новости Полесья
T|Мост через Горынь закроют на ремонт
N|18 мая 2023, 10:00
B|Мост через Горынь в Столине закроют на два месяца, сообщил председатель райисполкома.
B|Объезд пройдёт через Речицу. Его длина – сорок километров.
N|Виктор 18.05.2023 15:01
R|Давно пора было закрыть, а то ездить страшно: доски прыгают, перила шатаются, и никому дела нет.
N|Гость 18.05.2023 15:20
R|Сорок километров объезда – это бензин, время и нервы. Почему нельзя чинить по половине моста?
N|Анна 18.05.2023 16:44
R|Потому что он узкий. Вы хоть раз по нему ездили? Там две машины едва расходятся.
N|Виктор 18.05.2023 17:02
R|Ездил каждый день двадцать лет. И при Советах его чинили по половине, и ничего.
`,
	"en: teasers that were cut": `
N|Harbour Post
N|Minister promises a new ferry to the islands before the...
N|Fishermen block the port of Brest over quotas for the third...
N|Two schools on the coast will close in June as the number of...
T|Storm closes the bridge to Skye
N|21 March 2023, 07:40
B|A storm has closed the bridge to Skye to lorries and caravans, the police said.
B|It is expected to open again on Thursday morning.
P|Waves at the pier of Kyleakin on Tuesday
C|(Photo: Harbour Post)
B|Ferries were not running either. "We are used to it," said the mayor.
`,
	"uk: report with labels": `
T|У Шосткинській громаді пролунали вибухи
N|Середа, 5 лютого 2025, 07:12
B|Вранці 5 лютого росіяни обстріляли Шосткинську громаду.

B|Джерело: Сумська ОВА у Telegram

B|Деталі: Пошкоджено школу і два будинки.

B|Дослівно Артюх: "Люди не постраждали".

N|Теги: Сумщина, обстріл
`,
	"ru: doubled title with the outlet, footer sentences": `
N|Вход Регистрация
N|ПОЛИТИКА ОБЩЕСТВО КУЛЬТУРА

N|Санду: Молдавия не откажется от курса на ЕС | Днестр

T|Санду: Молдавия не откажется от курса на ЕС
N|19 ноября 2024, 18:20 | Просмотров: 845
B|Президент Молдавии Майя Санду заявила, что Кишинев не откажется от переговоров с Брюсселем.

B|«Мы выбрали дорогу и идем по ней», — сказала она журналистам.

B|Решение одобрили 54 депутата.

R|Санду поздравила
R|Санду поздравила «молодых учителей». Что изменится в школах
R|Газпром предупредил Кишинев
N|Нашли опечатку? Выделите ее и нажмите Ctrl+Enter.
N|Полное или частичное использование материалов разрешено только при наличии гиперссылки на сайт.
`,
	"ru: agency text, a list, partners": `
N|Лента новостей
N|14:05
N|14:01

T|Токаев назвал условия для инвесторов
B|АСТАНА. 3 июня. Президент Казахстана Касым-Жомарт Токаев назвал условия для иностранных инвесторов:

B|- прозрачные налоги;
B|- защита в суде;
B|- земля под заводы.

B|По его словам, закон примут до осени.

R|Новости партнеров
R|Пять блюд, которые любят все
R|Юрист объяснил, кому вернут деньги
N|Свидетельство о регистрации СМИ № 77-1234
`,
	"en: agency article": `
N|Skip to main content
N|World
N|Business
N|Markets

T|Estonia's prime minister urges allies to spend more
C|By Liis Tamm and Peter Cole
N|April 4, 2024 3:12 PM GMT+3 Updated 2 hours ago
P|Estonia's Prime Minister Kaja Kallas speaks in Tallinn, Estonia. Photo: Ints Raud
B|TALLINN, April 4 (Reuters) - Estonian Prime Minister Kaja Kallas urged NATO allies on Thursday to spend more on defence.

B|"We do not have the luxury of time," she said.

N|Advertisement

B|Kallas spoke before a meeting with Latvia's foreign minister.

R|Read more: Finland opens a new base

C|(Reporting by Liis Tamm; Editing by Joan Reed)

N|Sign up for our newsletter to get the news every morning.
R|Most Read
R|Oil prices slip as traders wait
R|Who will lead the alliance next?
N|© 2024 Baltic Wire. All rights reserved.
`,
	"en: interview": `
N|The Harbor Review

T|'We never stopped fishing': a talk with Anna Berg
B|Anna Berg has led the island's cooperative since 2011. We met her at the pier.

B|The Review: Why did you stay?

B|Anna Berg: Because somebody had to. My father asked me to.

B|The Review: Will your children stay?

B|Anna Berg: Ask them.

N|Share this article
`,
	"a standfirst under the headline, no menu": `
T|Естонія передасть Україні десять патрульних човнів до осені

B|Перші два вже стоять у порту Палдіскі й чекають на екіпажі

B|Міністр оборони Естонії Ганно Певкур заявив про це у Таллінні.
`,
	"a headline and nothing else": `
B|Столтенберг застеріг Китай
`,
	"a title over one paragraph": `
T|Столтенберг застеріг Китай
B|Генсек НАТО сказав це у вівторок.
`,
}

// A plain-text editor breaks paragraphs at a column: one zone holds the paragraph.
func TestTextUnwraps(t *testing.T) {
	const para = "Officials said on Monday that the canal would be open to barges\nby the end of the month, although the lock near the old mill still\nneeds a new gate and the money for it has not been found yet. The\nmayor promised to ask the region for help."
	a, err := Text([]byte("Canal to open again\n\n"+para+"\n\nNobody was hurt.\n"), Meta{}, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Text[a.Zones[1].Start:a.Zones[1].End]; got != para || len(a.Zones) != 3 {
		t.Errorf("%d zones, second %q", len(a.Zones), got)
	}
}

func TestTextSeed(t *testing.T) {
	data, err := os.ReadFile("../../testdata/articles/ipress-nato-china-weapons.txt")
	if err != nil {
		t.Fatal(err)
	}
	side, err := os.ReadFile("../../testdata/articles/ipress-nato-china-weapons.meta.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := ParseMeta(side)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Text(data, m, false)
	if err != nil {
		t.Fatal(err)
	}
	const title = "росія просила летальну зброю у Китаю – генсек НАТО"
	if a.Text != string(data) || a.Title != title || a.Published != "2023-03-21" || a.Site != "ipress.ua" || a.Lang != "uk" || !strings.HasPrefix(a.ID, "sha256:") {
		t.Errorf("title %q published %q site %q lang %q id %q", a.Title, a.Published, a.Site, a.Lang, a.ID)
	}
	want := []struct {
		kind  extract.ZoneKind
		begin string
	}{
		{extract.Nav, "Facebook iPress"}, {extract.Nav, title}, {extract.Title, title}, {extract.Credit, "Фото: EPA/UPG"},
		{extract.Body, "Генеральний секретар"}, {extract.Body, "Про це сьогодні"}, {extract.Body, `"Ми не бачили`}, {extract.Body, "Генсек НАТО застеріг"},
		{extract.Body, "Єнс Столтенберг вважає"}, {extract.Body, `"Ми бачимо`},
	}
	if len(a.Zones) != len(want)+16 {
		t.Fatalf("%d zones", len(a.Zones))
	}
	for i, z := range a.Zones {
		text := a.Text[z.Start:z.End]
		if i >= len(want) {
			if z.Kind != extract.Related {
				t.Errorf("%s: %s", z.Kind, text)
			}
		} else if z.Kind != want[i].kind || !strings.HasPrefix(text, want[i].begin) {
			t.Errorf("%s: %s, want %s: %s", z.Kind, text, want[i].kind, want[i].begin)
		}
	}
	if n := len([]rune(a.Text[:a.Zones[2].Start])); n != 112 { // counted by hand: the second copy
		t.Errorf("title at code point %d, want 112", n)
	}
}

func TestTextTitle(t *testing.T) {
	const text = "Меню\nТуск їде до Києва\nТуск їде до Києва\nПрем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.\nТуск їде до Києва\n"
	for _, c := range []struct {
		name, title string
		start       int // of the title zone
		inputStart  int
	}{
		{"names a line: the copy nearest the body", "Туск їде до Києва", strings.LastIndex(text, "Туск їде до Києва\nПрем"), 0},
		{"other blanks and marks", " Туск  їде до Києва", strings.LastIndex(text, "Туск їде до Києва\nПрем"), 0},
		{"not in the text: put before it", "Візит", 0, len("Візит") + 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Text([]byte(text), Meta{Title: c.title}, false)
			if err != nil {
				t.Fatal(err)
			}
			if a.Text[a.InputStart:] != text || a.InputStart != c.inputStart {
				t.Errorf("input starts at %d", a.InputStart)
			}
			n := 0
			for _, z := range a.Zones {
				if z.Kind == extract.Title {
					if n++; z.Start != c.start {
						t.Errorf("title at %d, want %d", z.Start, c.start)
					}
				}
			}
			if n != 1 {
				t.Errorf("%d titles", n)
			}
		})
	}
}

func TestTextWhole(t *testing.T) {
	const text = "Читайте також: не сьогодні\n\nФото: ні\nНаша стаття\n"
	for _, c := range []struct {
		title string
		want  string
	}{
		{"", "body body body"},
		{"Наша стаття", "body body title"},
		{"Інша стаття", "title body body body"},
	} {
		a, err := Text([]byte(text), Meta{Title: c.title}, true)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, z := range a.Zones {
			got = append(got, string(z.Kind))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("title %q: %v, want %s", c.title, got, c.want)
		}
	}
}

func TestTextFacts(t *testing.T) {
	for _, c := range []struct{ name, text, published, author string }{
		{"date line and byline", "Туск їде до Києва\n22 липня 2022, 15:02\nАвтор: Ілона Гнатюк\nПрем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.\n", "2022-07-22T15:02:00+03:00", "Ілона Гнатюк"},
		{"both in one", "Tusk goes to Kyiv\nBy Odette Marsh, December 12, 2015\nThe Polish prime minister will visit Kyiv on Friday.\n", "2015-12-12", "Odette Marsh"},
		{"no year", "Туск їде до Києва\n31 липня, 09:15\nПрем'єр Польщі Дональд Туск приїде до Києва у п'ятницю.\n", "", ""},
		{"a date in a sentence is none", "Туск їде до Києва\nПрем'єр Польщі Дональд Туск приїде до Києва 22 липня 2022 року.\n", "", ""},
	} {
		a, err := Text([]byte(c.text), Meta{}, false)
		if err != nil {
			t.Fatal(err)
		}
		if a.Published != c.published || a.Author != c.author || a.Title == "" {
			t.Errorf("%s: published %q author %q title %q", c.name, a.Published, a.Author, a.Title)
		}
	}
}

func TestTextRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, reason string }{
		{"nothing", "", "empty"},
		{"blanks", " \n\t\n", "empty"},
		{"no word", "12 345\n---\n", "no article text found"},
		{"binary", "MZ\x00\x00\x00\x01\x02\x00\x00\x00abc\x00", "binary data, not text"},
		{"PDF", "%PDF-1.4\nabc", "a PDF document, not text"},
		{"cut in a letter", "Столтенберг застеріг Кита\xd1", "truncated: ends inside a character"},
	} {
		_, err := Text([]byte(c.text), Meta{ID: "x"}, false)
		var r *Refusal
		if !errors.As(err, &r) || r.Reason != c.reason || r.ID != "x" {
			t.Errorf("%s: %v, want %s", c.name, err, c.reason)
		}
	}
}
