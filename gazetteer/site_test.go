package gazetteer

import (
	"testing"
)

// Whose a site is, by its address or by what it calls itself.
func TestOutlet(t *testing.T) {
	earlier := packOf(map[string]string{"entity/a.yaml": `entities:
- {id: media/day, sites: {day.example: uk, week.example: uk}, uk: [{text: Вечірній день, pattern: A N}], en: [Evening Day]}
- {id: media/voice, sites: {voice.example: en, uk.voice.example: uk}, uk: [{text: Голос Півдня, pattern: N =}]}
- {id: media/voice-ru, sites: {voice.example/ru: ru}, uk: [{text: Російський голос, pattern: A N}]}
- {id: media/wide, sites: {wide.example: ~}, en: [Wide]}
- {id: media/facts, uk: [{text: Факти, prior: 0.4}]}
- {id: media/focus, uk: [{text: Фокусник, need: {any: [журнал*]}}]}
- {id: media/mirror-a, en: [The Glass]}
- {id: media/mirror-b, en: [The Glass]}
- {id: org/sea, uk: [{text: Морська спілка, pattern: A N}]}
`})
	g := load(t, earlier, packOf(map[string]string{"entity/b.yaml": "entities:\n- {id: media/day, add: true, sites: {day.test: ru}}\n"}))
	for _, c := range []struct{ site, medium, lang string }{
		{"week.example", "media/day", "uk"},
		{"www.day.example", "media/day", "uk"},
		{"Day.Example", "media/day", "uk"},
		{"sport.day.example", "media/day", "uk"},
		{"day.test", "media/day", "ru"}, // that a later pack adds
		{"day.example.org", "", ""},
		{"newday.example", "", ""},
		{"example", "", ""},
		{"", "", ""},
		{".", "", ""},
		{"voice.example", "media/voice", "en"},
		{"uk.voice.example", "media/voice", "uk"},
		{"m.uk.voice.example", "media/voice", "uk"},
		{"voice.example/ru", "media/voice-ru", "ru"},
		{"www.voice.example/ru/news/", "media/voice-ru", "ru"},
		{"m.voice.example/ru", "media/voice-ru", "ru"},
		{"voice.example/russia", "media/voice", "en"},
		{"voice.example/", "media/voice", "en"},
		{"/ru", "", ""},
		{"wide.example", "media/wide", ""},
		{"Вечірній день", "media/day", ""}, // its sites are in several languages
		{"Голос Півдня", "media/voice", ""},
		{"Wide", "media/wide", ""},
		{"Факти", "", ""},          // its prior is low
		{"Фокусник", "", ""},       // it needs a context
		{"The Glass", "", ""},      // there are two
		{"Морська спілка", "", ""}, // is no medium
	} {
		id := ""
		e, lang := g.Outlet(c.site)
		if e != nil {
			id = e.ID
		}
		if id != c.medium || lang != c.lang {
			t.Errorf("%q: got %q %q, want %q %q", c.site, id, lang, c.medium, c.lang)
		}
	}
	one := load(t, packOf(map[string]string{"entity/a.yaml": "entities:\n- {id: media/x, sites: {x.example: uk, x.test: uk}, en: [Exter]}\n"}))
	if e, lang := one.Outlet("Exter"); e == nil || lang != "uk" {
		t.Errorf("got %v %q: all its sites are Ukrainian", e, lang)
	}
}

// An article of a site rests on the medium that the site has, and one of a site that nobody knows on nothing more.
func TestBasisOfSite(t *testing.T) {
	basis := func(site, entries string) string {
		b := load(t, packOf(map[string]string{"entity/a.yaml": "entities:\n" + entries})).NewBasis()
		b.Site(site)
		return b.String()
	}
	const none, x, y = "- {id: media/z, en: [Zed]}\n", "- {id: media/x, sites: {x.example: uk}, en: [Exter]}\n", "- {id: media/y, sites: {x.example: uk}, en: [Exter]}\n"
	for _, c := range []struct {
		name, site, before, after string
		same                      bool
	}{
		{"a medium came", "x.example", none, x, false},
		{"another medium", "x.example", x, y, false},
		{"another language", "x.example", x, "- {id: media/x, sites: {x.example: ru}, en: [Exter]}\n", false},
		{"another country", "x.example", x, "- {id: media/x, country: country/no, sites: {x.example: uk}, en: [Exter]}\n- {id: country/no, uk: [Норвегія]}\n", false},
		{"another name", "x.example", x, "- {id: media/x, sites: {x.example: uk}, en: [Exteriors]}\n", false},
		{"one more site", "x.example", x, "- {id: media/x, sites: {x.example: uk, x.test: uk}, en: [Exter]}\n", true},
		{"the site of others", "else.example", none, x, true},
		{"what the site calls itself", "Exter", none, x, false},
	} {
		if got := basis(c.site, c.before) == basis(c.site, c.after); got != c.same {
			t.Errorf("%s: the same is %v, want %v", c.name, got, c.same)
		}
	}
}
