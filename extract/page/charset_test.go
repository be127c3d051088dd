package page

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	enc "golang.org/x/text/encoding/unicode"
)

const (
	ukText = "Генсек НАТО застеріг Китай від надання росії летальної допомоги, бо це означатиме підтримку війни.\n"
	ruText = "Генсек НАТО предостерёг Китай от помощи: «Это ошибка», — сказал он во вторник в Брюсселе.\n"
	frText = "Le président a déclaré que la décision sera prise après l'été, à Évry.\n"
)

func TestDecode(t *testing.T) {
	le, be := enc.UTF16(enc.LittleEndian, enc.IgnoreBOM), enc.UTF16(enc.BigEndian, enc.IgnoreBOM)
	for _, c := range []struct {
		name, text string
		enc        encoding.Encoding
		head       string // bytes before
		declared   string
		note       string
	}{
		{"utf-8", ukText, encoding.Nop, "", "", ""},
		{"utf-8 that claims to be another", ukText, encoding.Nop, "", "windows-1251", ""},
		{"byte order mark", ukText, encoding.Nop, "\xEF\xBB\xBF", "", "byte order mark removed"},
		{"ascii", "NATO chief warns China.", encoding.Nop, "", "", ""},
		{"windows-1251 uk", ukText, charmap.Windows1251, "", "", "read as windows-1251 (guessed)"},
		{"windows-1251 ru", ruText, charmap.Windows1251, "", "", "read as windows-1251 (guessed)"},
		{"windows-1251 declared", ukText, charmap.Windows1251, "", "windows-1251", "read as windows-1251"},
		{"windows-1251 that claims to be utf-8", ukText, charmap.Windows1251, "", "utf-8", "read as windows-1251 (guessed)"},
		{"windows-1251 that claims to be latin", ukText, charmap.Windows1251, "", "iso-8859-1", "read as windows-1251 (guessed)"},
		{"koi8-r", strings.NewReplacer("—", "-", "«", `"`, "»", `"`).Replace(ruText), charmap.KOI8R, "", "koi8-r", "read as koi8-r"},
		{"koi8 undeclared", ukText, charmap.KOI8U, "", "", "read as koi8-u (guessed)"},
		{"koi8 that claims to be windows-1251", ukText, charmap.KOI8U, "", "cp1251", "read as koi8-u (guessed)"},
		{"dos", "Генсек НАТО сказал это во вторник в Брюсселе.", charmap.CodePage866, "", "", "read as ibm866 (guessed)"},
		{"iso-8859-5", "Генсек НАТО сказал это во вторник в Брюсселе.", charmap.ISO8859_5, "", "", "read as iso-8859-5 (guessed)"},
		{"windows-1252", frText, charmap.Windows1252, "", "", "read as windows-1252 (guessed)"},
		{"iso-8859-1 is read as windows-1252", frText, charmap.ISO8859_1, "", "iso-8859-1", "read as windows-1252"},
		{"iso-8859-2 declared", "Prezident řekl, že vláda nerozhodla.", charmap.ISO8859_2, "", "iso-8859-2", "read as iso-8859-2"},
		{"utf-16le", ukText, le, "\xFF\xFE", "", "read as UTF-16LE"},
		{"utf-16be", ukText, be, "\xFE\xFF", "", "read as UTF-16BE"},
		{"utf-16le without mark", ukText, le, "", "", "read as UTF-16LE (guessed)"},
		{"utf-16be without mark", ruText, be, "", "utf-8", "read as UTF-16BE (guessed)"},
		{"utf-16le latin", frText, le, "", "", "read as UTF-16LE (guessed)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := c.enc.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			got, notes, err := decode(append([]byte(c.head), data...), c.declared)
			if err != nil || got != c.text {
				t.Errorf("%q, %v", got, err)
			}
			if note := strings.Join(notes, "; "); note != c.note {
				t.Errorf("note %q, want %q", note, c.note)
			}
		})
	}
}

func TestDecodeMends(t *testing.T) {
	for _, c := range []struct{ name, data, text, note string }{
		{"bytes inside words", "Столтен\xff\xfeберг застеріг Китай", "Столтен\uFFFD\uFFFDберг застеріг Китай", "2 invalid bytes replaced"},
		{"half a letter inside", "Столтенбер\xd0 застеріг Китай", "Столтенбер\uFFFD застеріг Китай", "1 invalid byte replaced"},
		{"a stray NUL", strings.Repeat("Столтенберг ", 20) + "\x00", strings.Repeat("Столтенберг ", 20) + "\uFFFD", "1 invalid byte replaced"},
	} {
		got, notes, err := decode([]byte(c.data), "")
		if err != nil || got != c.text || !slices.Contains(notes, c.note) {
			t.Errorf("%s: %q %v %v", c.name, got, notes, err)
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<html><head><meta charset="windows-1251">`, "windows-1251"},
		{`<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=koi8-r">`, "koi8-r"},
		{`<?xml version="1.0" encoding="utf-8"?><html>`, "utf-8"},
		{`<html><head><title>charset=nothing</title>`, ""},
	} {
		if got := declaredCharset([]byte(c.page)); got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	cp, _ := charmap.Windows1251.NewEncoder().String(ukText)
	for _, s := range []string{ukText, cp, "\xFF\xFEа\x04", "\xEF\xBB\xBFx", "\x00\x01", "Кита\xd1"} {
		f.Add([]byte(s), "")
	}
	f.Add([]byte(cp), "utf-16")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		text, notes, err := decode(data, declared)
		if err == nil && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			t.Errorf("%q is no text", text)
		}
		if err == nil && utf8.Valid(data) && len(notes) == 0 && text != string(data) {
			t.Error("changed without a note")
		}
	})
}
