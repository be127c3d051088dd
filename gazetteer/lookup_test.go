package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

const posts = `offices:
- office: secretary-general
  of: org/cnn
  shared: true
  holders:
  - {who: person/mark-rutte, from: 2020}
  - {who: person/jens-stoltenberg, from: 2019-05, to: 2021, acting: true}
- office: secretary-general
  of: country/no
  holders:
  - {who: person/jens-stoltenberg, from: 2005, to: 2013-10-16}
`

func who(list []Tenure) string {
	var ids []string
	for _, t := range list {
		ids = append(ids, strings.TrimPrefix(t.Who, "person/"))
	}
	return strings.Join(ids, " ")
}

func TestHolders(t *testing.T) {
	g := load(t, with("office/b.yaml", posts))
	for _, c := range []struct{ of, on, want string }{
		{"org/nato", "2014-10-01", "jens-stoltenberg"},
		{"org/nato", "2024-09-30", "jens-stoltenberg"},
		{"org/nato", "2024-10-01", "mark-rutte"},
		{"org/nato", "2024", "jens-stoltenberg mark-rutte"},
		{"org/nato", "", "jens-stoltenberg mark-rutte"},
		{"org/nato", "2014-09-30", ""},
		{"org/cnn", "2020-06-01", "jens-stoltenberg mark-rutte"},
		{"org/cnn", "2019-05-01", "jens-stoltenberg"},
		{"org/wagner", "", ""},
	} {
		if got := who(g.Holders("secretary-general", c.of, date(c.on))); got != c.want {
			t.Errorf("%s on %q: %q, want %q", c.of, c.on, got, c.want)
		}
	}
	if got := g.Holders("president", "org/nato", Date{}); got != nil {
		t.Errorf("an office that is not there has %v", got)
	}
}

func TestOffices(t *testing.T) {
	g := load(t, with("office/b.yaml", posts))
	var list []string
	for _, h := range g.OfficesOf("person/jens-stoltenberg") {
		list = append(list, h.Office.Of+" "+h.From.String())
	}
	if want := []string{"country/no 2005", "org/nato 2014-10-01", "org/cnn 2019-05"}; !slices.Equal(list, want) {
		t.Errorf("offices of Stoltenberg: %q, want %q", list, want)
	}
	if o := g.Offices("org/cnn"); len(o) != 1 || !o[0].Shared || !o[0].Holders[0].Acting {
		t.Errorf("offices of CNN: %v", o)
	}
	if len(g.Offices("country/cn")) != 0 || len(g.Offices("zzz")) != 0 || g.OfficesOf("person/x") != nil {
		t.Error("offices out of nothing")
	}
	if h := g.HeadOffices("org/nato"); len(h) != 1 || h[0].Kind != "secretary-general" || len(g.HeadOffices("org/cnn")) != 0 {
		t.Errorf("head offices: %v", h)
	}
	if !slices.Equal(g.Groups("secretary-general"), []string{"diplomat"}) || g.Groups("x") != nil || !slices.Equal(g.Kinds(), []string{"secretary-general"}) {
		t.Errorf("groups %v, kinds %v", g.Groups("secretary-general"), g.Kinds())
	}
}

func TestNamed(t *testing.T) {
	g := load(t, packOf(small))
	for _, c := range []struct{ id, lang, want string }{
		{"person/jens-stoltenberg", "uk", "Єнс Столтенберг"},
		{"person/jens-stoltenberg", "ru", "Єнс Столтенберг"}, // Ukrainian where Russian is missing
		{"person/xi-jinping", "uk", "Сі Цзіньпін"},
		{"person/xi-jinping", "en", "Xi Jinping"},
		{"person/pope-francis", "uk", "Папа Франциск"},
		{"person/volodymyr-zelenskyi", "en", "Volodymyr Zelensky"},
		{"org/nato", "en", "NATO"},
		{"org/nato", "", "НАТО"},
		{"x/person/nobody", "uk", ""},
	} {
		if got := g.Named(c.id, c.lang); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.id, c.lang, got, c.want)
		}
	}
}

func TestEntities(t *testing.T) {
	g := load(t, packOf(small))
	if !slices.IsSortedFunc(g.Entities(), func(a, b *Entity) int { return strings.Compare(a.ID, b.ID) }) || len(g.Entities()) != 11 {
		t.Error("entities are not sorted by id, or not all there")
	}
	cn := g.Entity("country/cn")
	if cn.Type != Country || cn.ISO2 != "CN" || cn.Capital != "place/beijing" || cn.Names[0].Entity != cn || cn.Names[1].Kind != Acronym || cn.Names[1].Case != Any {
		t.Errorf("%+v", cn)
	}
	if no := g.Entity("country/no"); no.ISO2 != "NO" {
		t.Errorf("Norway's code is %q", no.ISO2) // no boolean
	}
	if g.Entity("org/x") != nil || g.Language("en") != nil || !g.Language("uk").Abbreviations["вул"] {
		t.Error("what is not there is, or the other way round")
	}
}
