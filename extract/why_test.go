package extract

import (
	"fmt"
	"slices"
	"testing"

	"zgadka/gazetteer"
)

// explained lists what decided the mention of the surface: its rule's words as "role: words", then what lost as "id: reason".
func explained(t *testing.T, lang gazetteer.Lang, text, surface string, via Via) (m Mention, words, lost []string) {
	t.Helper()
	d := defaultExtractor().Explaining().Extract(whole(lang, text))
	for _, m := range d.Mentions {
		if m.Surface != surface || m.Via != via {
			continue
		}
		for _, c := range m.Why.Words {
			words = append(words, fmt.Sprintf("%s: %s", c.Role, d.Text[c.Start:c.End]))
		}
		for _, l := range m.Why.Lost {
			lost = append(lost, l.Entity+": "+l.Reason)
		}
		return m, words, lost
	}
	t.Fatalf("%s: no %s %q among %v", text, via, surface, d.Mentions)
	return m, nil, nil
}

// TestWhy has, of every sort of mention, the words that decide it and somebody who loses.
func TestWhy(t *testing.T) {
	for _, c := range []struct {
		lang    gazetteer.Lang
		text    string
		surface string
		via     Via
		entity  string
		entry   string // file of its entry, "" where no pack has it
		words   []string
		lost    []string // some of what lost
	}{
		{"uk", "Навчання почали у Львові, а НАТО надіслало спостерігачів.", "НАТО", ViaAcronym, "org/nato", "entity/organizations.yaml",
			[]string{"the name itself: НАТО"}, nil},
		{"uk", "Угоду в Празі підписала Україна.", "Україна", ViaName, "country/ua", "entity/countries.yaml",
			[]string{"the name itself: Україна"}, nil},
		{"uk", "Делегація прибула до Києва вранці.", "Києва", ViaName, "place/kyiv", "entity/capitals.yaml",
			[]string{"preposition: до"}, []string{"country/ua: nothing says that the capital acts"}},
		{"uk", "Москва відкинула нові умови перемовин.", "Москва", ViaMetonym, "country/ru", "entity/capitals.yaml",
			[]string{"verb: відкинула"}, []string{"place/moscow: the capital acts here"}},
		{"en", "The embassy said Beijing rejected the offer.", "Beijing", ViaMetonym, "country/cn", "entity/capitals.yaml",
			[]string{"word beside it: said"}, []string{"place/beijing: the capital acts here"}},
		{"uk", "Північноатлантичний альянс провів навчання.", "Північноатлантичний альянс", ViaAlias, "org/nato", "entity/organizations.yaml",
			[]string{"the name itself: Північноатлантичний альянс"}, nil},
		{"uk", "Ентоні Блінкен прилетів увечері. Згодом Блінкен оглянув міст.", "Блінкен", ViaSurname, "person/antony-blinken", "entity/people-us.yaml",
			[]string{"named in full: Ентоні Блінкен"}, nil},
		{"uk", "Ганна Верба виграла забіг, а Петро Верба програв. Верба заявила про це вдома.", "Верба", ViaSurname, "x/person/anna-verba", "",
			[]string{"named in full: Ганна Верба"}, nil},
		{"uk", "Генсек НАТО приїхав уранці.", "Генсек НАТО", ViaOffice, "person/jens-stoltenberg", "office/international.yaml",
			[]string{"office: Генсек", "institution: НАТО"}, []string{"person/mark-rutte: held it 2024-10-01–…"}},
		{"uk", "Ентоні Блінкен прилетів увечері. Держсекретар оглянув міст.", "Держсекретар", ViaRoleWord, "person/antony-blinken", "entity/people-us.yaml",
			[]string{"meant before: Ентоні Блінкен", "noun: Держсекретар"}, nil},
		{"uk", "НАТО збільшить резерви. Про це йшлося в альянсі.", "альянсі", ViaRoleWord, "org/nato", "entity/organizations.yaml",
			[]string{"named before: НАТО", "noun: альянсі"}, nil},
		{"uk", "Урожай зібрала Орися Заверуха з доньками.", "Орися Заверуха", ViaPattern, "x/person/oresa-saveruga", "",
			[]string{"given name: Орися"}, nil},
		{"uk", "Дощ пройшов над селом Крутий Брід учора.", "Крутий Брід", ViaPattern, "x/place/krutyi-brid", "",
			[]string{"noun: селом"}, nil},
		{"uk", "На нараду прийшов О. Ковтунець із колегами.", "О. Ковтунець", ViaPattern, "", "",
			[]string{"initial: О."}, nil},
		{"uk", "Президент Польщі Дуда відкрив порт.", "Дуда", ViaSurname, "person/andrzej-duda", "entity/people-europe.yaml",
			[]string{"title: Президент Польщі"}, nil},
		{"uk", "Байден відкрив порт.", "Байден", ViaName, "person/joe-biden", "entity/people-us.yaml",
			[]string{"the name itself: Байден"}, nil},
		{"uk", "Регату на Бермудських островах провели в місті Гамільтон.", "Гамільтон", ViaName, "", "entity/capitals.yaml",
			[]string{"word that the entry asks for: Бермудських", "word beside it: місті"}, []string{"country/bm: nothing says that the capital acts"}},
		{"uk", "Регату на Бермудських островах скасував Гамільтон.", "Гамільтон", ViaMetonym, "country/bm", "entity/capitals.yaml",
			[]string{"word that the entry asks for: Бермудських", "word beside it: скасував"}, []string{"place/hamilton-bermuda: the capital acts here"}},
		{"uk", "Урожай зібрав фермер Хрумсько.", "Хрумсько", ViaPattern, "", "",
			[]string{"title: фермер"}, nil},
		{"uk", "Польща готує навчання. МЗС запросило журналістів.", "МЗС", ViaAcronym, "org/mfa-pl", "entity/organizations.yaml",
			[]string{"the country that the article names nearest: Польща"}, []string{"org/mfa-de: of another country than the article names nearest"}},
	} {
		m, words, lost := explained(t, c.lang, c.text, c.surface, c.via)
		if c.entity != "" && m.Entity != c.entity {
			t.Errorf("%s: %s is %s, want %s", c.text, c.surface, m.Entity, c.entity)
		}
		if m.Why.Entry.File != c.entry || (c.entry != "") != (m.Why.Entry.Line > 0) {
			t.Errorf("%s: entry of %s at %v, want %s", c.text, c.surface, m.Why.Entry, c.entry)
		}
		if !slices.Equal(words, c.words) {
			t.Errorf("%s: words of %s %q, want %q", c.text, c.surface, words, c.words)
		}
		for _, l := range c.lost {
			if !slices.Contains(lost, l) {
				t.Errorf("%s: lost of %s %q, want %q among them", c.text, c.surface, lost, l)
			}
		}
	}
}

// TestWhyChangesNothing compares what an explaining extractor reads with what the other does; only one of them explains.
func TestWhyChangesNothing(t *testing.T) {
	articles, _ := newsArticles(t)
	x := defaultExtractor()
	for _, a := range articles {
		plain, told := x.Extract(a), x.Explaining().Extract(a)
		if len(plain.Mentions) != len(told.Mentions) {
			t.Errorf("%.60s: %d mentions, explained %d", a.Text, len(plain.Mentions), len(told.Mentions))
			continue
		}
		for i, m := range told.Mentions {
			if m.Why == nil || len(m.Why.Words) == 0 {
				t.Errorf("%s: %q is not explained", a.ID, m.Surface)
			}
			if (m.Known || len(m.Candidates) > 0) && m.Known != (m.Why.Entry.Line > 0) {
				t.Errorf("%s: %q of the gazetteer, %v, has the entry %v", a.ID, m.Surface, m.Known, m.Why.Entry)
			}
			m.Why = nil
			if got, want := fmt.Sprintf("%+v", m), fmt.Sprintf("%+v", plain.Mentions[i]); got != want {
				t.Errorf("%s: explained %s, else %s", a.ID, got, want)
			}
		}
		for i, q := range told.Quotes {
			if q.Why == nil || len(q.Why.Words) == 0 {
				t.Errorf("%s: quote %d is not explained", a.ID, i)
			}
			for _, c := range q.Why.Words {
				if c.Start < 0 || c.End > len(a.Text) || c.Start >= c.End {
					t.Errorf("%s: a word of quote %d at %v", a.ID, i, c.Span)
				}
			}
			q.Why = nil
			if got, want := fmt.Sprintf("%v %v", q.Spans, q.Rule), fmt.Sprintf("%v %v", plain.Quotes[i].Spans, plain.Quotes[i].Rule); got != want {
				t.Errorf("%s: explained %s, else %s", a.ID, got, want)
			}
		}
	}
}
