package extract

import (
	"strings"
	"testing"
)

func TestDetectLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		// Headlines where single letters decide.
		{"uk", "росія просила летальну зброю у Китаю"},
		{"uk", "Їжак"},
		{"uk", "Генсек НАТО прибув до Києва"},
		{"uk", "Ґудзик"},
		{"ru", "Россия просила оружие у Китая, сообщил генсек"},
		{"ru", "Объезд закрыт"},
		{"ru", "Ёлка"},
		{"ru", "Путин прилетел в Пекин"}, // no ы, no і: too long to be Ukrainian by chance
		{"uk", "Зеленський прибув до Праги"},
		{"uk", "Тереза Мей: Другого референдуму по Brexit не буде"},
		{"en", "NATO chief warns China"},
		{"en", "The alliance will not take part in it, he said."},
		// Quotes in another language.
		{"uk", "Міністр відповів: «Мы этого не говорили, это было ошибкой наших коллег, которые не знали, что объявить», і вийшов."},
		{"uk", "Він процитував \"Вы еще об этом пожалеете, мы вам обещаем\", а потім додав, що це вже не новина."},
		{"ru", "Он ответил: «Ми цього не казали, і це була помилка наших колег», и вышел, не объяснив ничего."},
		{"en", "The sign reads «Їжа» and “Еда”, but the clerk speaks English with us."},
		// Others.
		{"be", "Прэзідэнт сказаў, што гэта было яго рашэнне, і ён не адмовіцца ад яго."},
		{"bg", "Президентът каза, че това е решение на правителството и че ще го изпълнят."},
		{"sr", "Председник је рекао да ће влада о томе одлучити и да није било друге."},
		{"de", "Der Kanzler sagte, dass die Bundesregierung über den Antrag noch nicht entschieden hat."},
		{"fr", "Le président a déclaré que la France ne reconnaîtra pas les résultats de ce vote."},
		{"es", "El presidente dijo que el gobierno no ha tomado una decisión sobre las sanciones."},
		{"it", "Il presidente ha detto che il governo non ha ancora deciso sulle sanzioni."},
		{"pt", "O presidente disse que o governo não tomou uma decisão sobre as sanções."},
		{"pl", "Prezydent powiedział, że rząd nie podjął jeszcze decyzji w sprawie sankcji."},
		{"cs", "Prezident řekl, že vláda o sankcích ještě nerozhodla, ale že je to možné."},
		{"ro", "Președintele a spus că guvernul nu a luat încă o decizie pentru sancțiuni."},
		{"hu", "Az elnök azt mondta, hogy a kormány még nem döntött a szankciókról, és nem is fog."},
		{"nl", "De president zei dat de regering nog geen besluit heeft genomen over het voorstel."},
		{"sv", "Presidenten sade att regeringen inte har fattat något beslut om det och att den är emot."},
		{"tr", "Cumhurbaşkanı, hükümetin bu konuda henüz bir karar almadığını ve daha sonra bakılacağını söyledi."},
		{"el", "Ο πρόεδρος είπε ότι η κυβέρνηση δεν αποφάσισε."},
		{"he", "הנשיא אמר כי הממשלה לא החליטה"},
		{"ar", "قال الرئيس إن الحكومة لم تقرر بعد في هذا الأمر"},
		{"fa", "رئیس جمهور گفت که دولت در این باره تصمیم نگرفته است"},
		{"ka", "პრეზიდენტმა განაცხადა"},
		{"hy", "Նախագահը հայտարարեց"},
		{"zh", "总统说政府还没有决定"},
		{"ja", "大統領は、政府はまだ決めていないと述べた"},
		{"ko", "대통령은 정부가 아직 결정하지 않았다고 말했다"},
		// Too little to tell.
		{"", ""},
		{"", "2023 — 15:40"},
		{"", "НАТО"},
		{"", "Barack Obama, Angela Merkel"},
	} {
		if got := DetectLanguage(c.text); got != c.lang {
			t.Errorf("%q, want %q: %s", got, c.lang, c.text)
		}
	}
}

func TestDetectLanguageLong(t *testing.T) {
	// The beginning decides, however long the text is.
	text := strings.Repeat("Уряд іще не вирішив, що робити. ", 1<<12) + strings.Repeat("Это уже другой текст. ", 1<<16)
	if got := DetectLanguage(text); got != "uk" {
		t.Errorf("%q, want uk", got)
	}
}

// A code stands once in language.txt, and every line has words of one script.
func TestLanguageTable(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range readLanguages().languages {
		if seen[l.code] || len(l.words) < 10 || l.script < 0 || l.script >= len(sharedScripts) {
			t.Errorf("%s: twice, or without words or script", l.code)
		}
		seen[l.code] = true
		for _, w := range l.words {
			for _, r := range w {
				if s := scriptOf(r); s >= 0 && s != l.script {
					t.Errorf("%s: %q mixes scripts", l.code, w)
				}
			}
		}
	}
}

func FuzzDetectLanguage(f *testing.F) {
	f.Add("росія просила «зброю» у Китаю")
	f.Add("„so“ \"x\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if first, second := DetectLanguage(s), DetectLanguage(s); first != second {
			t.Error("not deterministic")
		}
	})
}

func BenchmarkDetectLanguage(b *testing.B) {
	text := strings.Repeat("Генсек НАТО застеріг Китай від надання росії летальної допомоги. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		DetectLanguage(text)
	}
}
