package gazetteer

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// filler gives every field of a value, unexported ones too, something that no other field has.
type filler struct{ n int }

// unsaid lists the fields that records do not have: what the table of ids says, what follows from other fields, and what
// only reading a pack needs.
var unsaid = []string{
	"Entity.ID", "Entity.Type", "Entity.change", "Office.change", "Name.Text", "Name.Entity", "part.name", "Lexeme.Lang", "Lexeme.Text", "Lexeme.Gender",
}

func (f *filler) fill(v reflect.Value) {
	f.n++
	v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	switch v.Interface().(type) {
	case Pos:
		v.Set(reflect.ValueOf(Pos{"entity/b.yaml", f.n}))
		return
	case Date:
		v.Set(reflect.ValueOf(Date{1900 + f.n%200, 1 + f.n%12, 1 + f.n%28}))
		return
	case map[Lang][]string:
		v.Set(reflect.ValueOf(map[Lang][]string{"uk": {fmt.Sprint(f.n), "б"}, "en": {"c"}}))
		return
	case map[string]bool:
		v.Set(reflect.ValueOf(map[string]bool{fmt.Sprint(f.n): true}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("текст ", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(1 / float64(f.n+1))
	case reflect.Int, reflect.Int8:
		v.SetInt(int64(f.n % 100))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(f.n % 100))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); !slices.Contains(unsaid, v.Type().Name()+"."+field.Name) {
				f.fill(v.Field(i))
			}
		}
	default:
		panic("what is a " + v.Type().String() + "?")
	}
}

// again writes a record and reads it.
func again[T any](t *testing.T, n *names, x T, code func(c *coder, x *T)) (y T) {
	t.Helper()
	w := writer(n)
	code(w, &x)
	r := reader(n, string(w.out))
	if code(r, &y); r.bad || r.at != len(r.in) {
		t.Errorf("read %d of %d bytes, bad is %v", r.at, len(r.in), r.bad)
	}
	// Whatever is cut off is missed.
	for i := range w.out {
		var cut T
		r := reader(n, string(w.out[:i]))
		if code(r, &cut); !r.bad {
			t.Errorf("%d of %d bytes pass for a record", i, len(w.out))
		}
	}
	return y
}

// A field that a record forgets is lost once the gazetteer is compiled.
func TestRecordsSayEverything(t *testing.T) {
	section, _ := readIDs(writeIDs([]string{"country/a", "org/b", "person/c", "place/d"}))
	n := &names{
		files: []string{"a.yaml", "entity/b.yaml"}, file: map[string]int{"a.yaml": 0, "entity/b.yaml": 1},
		ids: section, id: map[string]int{"country/a": 0, "org/b": 1, "person/c": 2, "place/d": 3},
	}
	f := &filler{}
	var e Entity
	f.fill(reflect.ValueOf(&e).Elem())
	e.Country, e.Capital, e.Metonym, e.StandsFor = "country/a", "place/d", "org/b", "person/c"
	for i := range e.Names {
		e.Names[i].Entity, e.Names[i].Part = &e, Part(i)*Full
		e.Names[i].Text = e.Names[i].text()
	}
	got := again(t, n, e, (*coder).entity)
	if got.Names[0].Entity == nil || got.Names[1].Entity == nil {
		t.Fatal("a name of nobody")
	}
	for i := range got.Names {
		got.Names[i].Entity = &e // where the record was read to, not where the test has put it
	}
	equal(t, got, e)

	var o Office
	f.fill(reflect.ValueOf(&o).Elem())
	o.Of, o.Holders[0].Who, o.Holders[1].Who = "org/b", "person/c", "person/c"
	equal(t, again(t, n, o, (*coder).office), o)

	var l Language
	l.Words = map[string][]string{"that": {"що", "ніби"}, "in": {"у"}}
	f.fill(reflect.ValueOf(&l.Abbreviations).Elem())
	l.Lang = "uk"
	f.fill(reflect.ValueOf(&l.words).Elem())
	l.words = append(l.words, l.words[0]) // of the same frame
	for i := range l.words {
		w := &l.words[i]
		w.Lang, w.Lexeme.Text, w.Lexeme.Gender = "uk", w.part.text, w.part.gender
	}
	read := again(t, n, l, (*coder).language)
	equal(t, read, l)
	if read.words[0].Cue != read.words[2].Cue || read.words[0].Cue == read.words[1].Cue {
		t.Error("frames are not what they were")
	}

	var a about
	f.fill(reflect.ValueOf(&a).Elem())
	a.files = n.files
	equal(t, again(t, n, a, (*coder).about), a)
}

// equal compares field by field, so that the one that differs is named.
func equal[T any](t *testing.T, got, want T) {
	t.Helper()
	g, w := reflect.ValueOf(&got).Elem(), reflect.ValueOf(&want).Elem()
	for i := range g.NumField() {
		a, b := g.Field(i), w.Field(i)
		if !reflect.DeepEqual(reflect.NewAt(a.Type(), unsafe.Pointer(a.UnsafeAddr())).Elem().Interface(), reflect.NewAt(b.Type(), unsafe.Pointer(b.UnsafeAddr())).Elem().Interface()) {
			t.Errorf("%T.%s:\n got %+v\nwant %+v", got, g.Type().Field(i).Name, a, b)
		}
	}
}

func TestMeaning(t *testing.T) {
	full := meaning{of: ofLanguage, number: 1<<28 - 1, cases: anySingular | anyPlural, verb: 1<<11 - 1, langs: 7, common: true, possessive: true}
	for _, m := range []meaning{{}, full, {number: 5, cases: 1 << 13}, {of: ofEntity, verb: 1 << 10}, {langs: 4}, {common: true}, {possessive: true}} {
		for _, last := range []bool{false, true} {
			if got, end := unpack(m.pack(last)); got != m || end != last {
				t.Errorf("%+v %v: read %+v %v", m, last, got, end)
			}
		}
	}
	for _, m := range []meaning{{number: 1 << 28}, {cases: 1 << 14}, {verb: 1 << 11}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v has no room and passes", m)
				}
			}()
			m.pack(false)
		}()
	}
}

func TestIDs(t *testing.T) {
	list := []string{"country/a", "org/b", "org/b-c", "place/d"}
	x, ok := readIDs(writeIDs(list))
	if !ok || x.count() != len(list) {
		t.Fatal(x, ok)
	}
	for i, id := range list {
		if x.number(id) != i || x.at(i) != id {
			t.Errorf("%s is %d, %d is %s", id, x.number(id), i, x.at(i))
		}
	}
	for _, id := range []string{"", "a", "org/", "org/bb", "z", "place/d" + strings.Repeat("d", 9)} {
		if n := x.number(id); n != -1 {
			t.Errorf("%q is number %d", id, n)
		}
	}
	if x.at(-1) != "" || x.at(4) != "" {
		t.Error("ids outside")
	}
}
