package match

import (
	"strings"
	"testing"
)

const paragraph = `Генеральний секретар НАТО Єнс Столтенберг застеріг Китай від постачання росії летальної зброї. Про це він заявив
у Брюсселі, цитує CNN. «Це було б історичною помилкою», – підсумував генсек Північноатлантичного альянсу, коментуючи зустріч
Сі Цзіньпіна з Володимиром Путіним у москві. The U.S. said it had seen no sign of that so far. `

func BenchmarkAll(b *testing.B) {
	m := matcher("НАТО", "Єнс Столтенберг", "Китай", "росії", "Брюсселі", "CNN", "генсек", "Північноатлантичного альянсу", "Сі Цзіньпіна",
		"Володимиром Путіним", "Путіним", "москві", "U.S.")
	text := strings.Repeat(paragraph, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range m.All(text) {
		}
	}
}
