package inflect

import (
	"strings"
	"testing"
)

func TestVerbForms(t *testing.T) {
	tests := []struct {
		infinitive string
		lang       Lang
		want       string
	}{
		{"заявити", "uk", "заявив заявила заявило заявили заявить заявлять заявивши заявлено"},
		{"застерегти", "uk", "застеріг застерегла застерегло застерегли застереже застережуть"},
		{"розповісти", "uk", "розповів розповіла розповіли розповість розповідять розповівши"},
		{"сказати", "uk", "сказав сказала сказали скаже скажуть сказано"},
		{"писати", "uk", "писав пише пишуть"},
		{"казати", "uk", "каже кажуть кажучи"},
		{"передати", "uk", "передав передасть передадуть передано"},
		{"передавати", "uk", "передає передають"},
		{"наголосити", "uk", "наголосив наголосить наголосять наголошено"},
		{"повідомити", "uk", "повідомив повідомлять повідомлено"},
		{"підкреслити", "uk", "підкреслить підкреслять підкреслено"},
		{"зізнатися", "uk", "зізнався зізналася зізналась зізналися зізнались зізнається зізнавшись"},
		{"вважати", "uk", "вважав вважає вважають вважаючи"},
		{"просити", "uk", "просив просить просять"},
		{"стверджувати", "uk", "стверджує стверджують стверджуючи"},
		{"поскаржитися", "uk", "поскаржився поскаржилася поскаржиться"},
		{"мовчати", "uk", "мовчить мовчать"},
		{"боятися", "uk", "боявся боялася боїться бояться"},
		{"прийняти", "uk", "прийняв прийме прийнято"},
		{"переконаний", "uk", "переконаний переконана переконані"},
		{"згоден", "uk", "згоден згодна згодні"},
		{"предостеречь", "ru", "предостерёг предостерегла предостережёт предостерегут"},
		{"призвать", "ru", "призвал призвала призовёт призовут"},
		{"сообщить", "ru", "сообщил сообщила сообщит сообщат сообщив сообщено"},
		{"рассказать", "ru", "рассказал расскажет расскажут"},
		{"писать", "ru", "пишет пишут"},
		{"признаться", "ru", "признался призналась признались признается"},
		{"утверждать", "ru", "утверждает утверждают утверждая"},
		{"требовать", "ru", "требует требуют требуя"},
		{"уверен", "ru", "уверен уверена уверены"},
		{"убеждён", "ru", "убеждён убеждена убеждены"},
		{"say", "en", "say says said saying"},
		{"tell", "en", "tells told telling"},
		{"deny", "en", "denies denied denying"},
		{"warn", "en", "warns warned warning"},
		{"urge", "en", "urges urged urging"},
		{"stress", "en", "stresses stressed stressing"},
		{"point out", "en", "points out,pointed out,pointing out"},
	}
	for _, tt := range tests {
		forms := VerbForms(tt.infinitive, tt.lang)
		have := map[string]bool{}
		for _, f := range forms {
			if have[f.Text] {
				t.Errorf("VerbForms(%s): %s twice", tt.infinitive, f.Text)
			}
			have[f.Text] = true
		}
		sep := " "
		if strings.Contains(tt.want, ",") {
			sep = ","
		}
		for _, want := range strings.Split(tt.want, sep) {
			if !have[want] {
				t.Errorf("VerbForms(%s) has no %s: %v", tt.infinitive, want, forms)
			}
		}
	}
}

func TestVerbReadings(t *testing.T) {
	tests := []struct {
		infinitive string
		lang       Lang
		form       string
		want       Verb
	}{
		{"заявити", "uk", "заявив", Past | MascSg},
		{"заявити", "uk", "заявлять", Present | Pl3},
		{"заявити", "uk", "заявить", Present | Sg3},
		{"заявити", "uk", "заявлено", Impersonal},
		{"заявити", "uk", "заявивши", Gerund},
		{"упевнений", "uk", "упевнена", Participle | FemSg},
		{"сообщить", "ru", "сообщили", Past | Pl3},
		{"say", "en", "saying", Gerund},
		{"say", "en", "says", Present | Sg3},
	}
	for _, tt := range tests {
		for _, f := range VerbForms(tt.infinitive, tt.lang) {
			if f.Text == tt.form && f.Verb != tt.want {
				t.Errorf("%s: readings %b, want %b", f.Text, f.Verb, tt.want)
			}
		}
	}
	for _, f := range VerbForms("сообщить", "ru") {
		if f.Text == "сообща" { // an adverb
			t.Error("сообщить has the gerund сообща")
		}
	}
}
