package gazetteer

import "testing"

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Ганна Дорошенко": "hanna-doroshenko", "Юхим Яцків": "yukhym-yatskiv", "Знам'янка": "znamianka", "Кам’янець-Подільський": "kamianets-podilskyi",
		"Łódź": "lodz", "São Tomé": "sao-tome", "Nguyễn Phú Trọng": "nguyen-phu-trong", "«Аль-Джазіра»": "al-dzhazira", "BBC 2": "bbc-2", "習近平": "", "...": "",
		"Єва-Марія": "yeva-mariia", "Йосип": "yosyp", "Ге\u0301те": "hete", "AT&T": "at-t",
	} {
		if got := Slug(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
