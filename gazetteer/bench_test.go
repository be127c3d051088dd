package gazetteer

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// million is a pack of people that has about a million forms, in files of a thousand, beside the languages of the default
// pack. Their names are made of syllables; in number and sort of names they are like the people of the default pack.
var million = sync.OnceValue(func() fs.FS {
	const people = 24000
	begin := strings.Fields("Бар Вел Гор Дем Зал Ков Лев Мар Нов Ост Пет Рад Сав Тар Уст Фед Хом Чер Шев Яр")
	middle := strings.Fields("ан ен ин он ар ер ор ал ел ол ат ит от ас ос ав ев ив ад уд")
	end := strings.Fields("енко чук ський ов ишин як ець уля ко")
	given := strings.Fields("Андрій Богдан Василь Григорій Данило Іван Кирило Лев Максим Назар Остап Павло Роман Степан Тарас Юрій")
	latin := strings.NewReplacer(latinOf()...)
	ru := strings.NewReplacer("і", "и", "І", "И", "ський", "ский", "ець", "ец", "ий", "ий", "ї", "и", "є", "е")
	fsys := fstest.MapFS{}
	var b strings.Builder
	for i := range people {
		if i%1000 == 0 {
			b.Reset()
			b.WriteString("entities:\n")
		}
		g := given[i%len(given)]
		f := begin[i%len(begin)] + middle[i/20%len(middle)] + middle[i/400%len(middle)] + middle[i/8000%len(middle)] + end[i%len(end)]
		fmt.Fprintf(&b, "- id: person/p%06d\n  gender: m\n  kinds: [politician]\n  uk: {family: %s, given: %s}\n  ru: {family: %s, given: %s}\n  en: {family: %s, given: %s}\n",
			i, f, g, ru.Replace(f), ru.Replace(g), latin.Replace(f), latin.Replace(g))
		if i%1000 == 999 {
			fsys[fmt.Sprintf("entity/people-%03d.yaml", i/1000)] = &fstest.MapFile{Data: []byte(b.String())}
		}
	}
	for _, name := range []string{"lang/uk.yaml", "lang/ru.yaml", "lang/en.yaml", "office/kinds.yaml", "common/uk.txt"} {
		data, err := fs.ReadFile(DefaultPack(), name)
		if err != nil {
			panic(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
})

func latinOf() (pairs []string) {
	cyrillic := []rune("абвгдезийклмнопрстуфхцчшьюяіїєАБВГДЕЗКЛМНОПРСТУФХЧШЮЯІ")
	latin := strings.Fields("a b v h d e z y i k l m n o p r s t u f kh ts ch sh - iu ia i i ie A B V H D E Z K L M N O P R S T U F Kh Ch Sh Yu Ya I")
	for i, r := range cyrillic {
		pairs = append(pairs, string(r), strings.TrimSuffix(latin[i], "-"))
	}
	return pairs
}

// BenchmarkMillion builds a pack of a million forms from YAML, opens the compiled one, and says what that takes.
func BenchmarkMillion(b *testing.B) {
	start := time.Now()
	g, err := Load(million())
	if err != nil {
		b.Fatal(err)
	}
	built := time.Since(start)
	name := filepath.Join(b.TempDir(), "million")
	if err := keep(g, name); err != nil {
		b.Fatal(err)
	}
	info, _ := os.Stat(name)
	entities, forms := g.Size()
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			if _, err := Load(million()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(entities), "entities")
		b.ReportMetric(float64(forms), "forms")
		b.ReportMetric(float64(info.Size())/float64(forms), "B/form")
	})
	b.Run("open", func(b *testing.B) {
		before := resident()
		kept, err := OpenFile(name)
		if err != nil || kept.Find("Андрієм Баранананенком") == nil {
			b.Fatal(err)
		}
		after := resident()
		for b.Loop() {
			if _, err := OpenFile(name); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(built.Nanoseconds())/(float64(b.Elapsed().Nanoseconds())/float64(b.N)), "times-build")
		b.ReportMetric(float64(after-before)/1024, "resident-MB")
	})
	b.Run("verify", func(b *testing.B) {
		kept, err := OpenFile(name)
		for b.Loop() {
			if err != nil || kept.Verify() != nil {
				b.Fatal(err)
			}
		}
	})
}

// resident is the memory of the process in KB, mapped files included, 0 where the system does not say.
func resident() int {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			n, _ := strconv.Atoi(f[1])
			return n
		}
	}
	return 0
}

// BenchmarkDigests makes the digests of all entities of the default pack, which the basis of a reading is made of.
func BenchmarkDigests(b *testing.B) {
	g, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.digests.Clear()
		for _, e := range g.Entities() {
			g.digest(e.ID)
		}
	}
}
