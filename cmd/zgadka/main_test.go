package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestMain lets the test binary stand in for the command in the scripts of testdata/script.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"zgadka": func() { main() },
	})
}

// TestScripts runs each verb and each failure that a user can meet: exit code, standard output, standard error.
func TestScripts(t *testing.T) {
	t.Parallel()
	p := scripts(t)
	p.Dir = "../../testdata/script"
	testscript.Run(t, p)
}

// scripts is what all scripts have: the article of the README, a home of their own, and commands.
func scripts(t *testing.T) testscript.Params {
	cache := t.TempDir() // one for all: each would compile the gazetteer for itself
	return testscript.Params{
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			articles, err := os.ReadFile("../../testdata/articles/ipress-nato-china-weapons.txt")
			if err != nil {
				return err
			}
			e.Setenv("NO_COLOR", "")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", cache)
			return os.WriteFile(e.WorkDir+"/ipress.txt", articles, 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "encode": encode, "bytes": rawBytes, "repeat": repeat, "spoil": spoil,
		},
	}
}

// status CODE COMMAND…: runs the command and wants that exit code.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var code int
		if _, scan := fmt.Sscanf(err.Error(), "exit status %d", &code); scan != nil {
			ts.Fatalf("%v", err)
		}
		got = code
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// encode CHARSET FROM TO: writes a UTF-8 file in another charset.
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: encode CHARSET FROM TO")
	}
	e, ok := map[string]encoding.Encoding{
		"windows-1251": charmap.Windows1251, "koi8-r": charmap.KOI8R, "utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	}[args[0]]
	if !ok {
		ts.Fatalf("unknown charset %s", args[0])
	}
	b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), b, 0o644))
}

// bytes FILE QUOTED…: writes Go-quoted bytes to a file.
func rawBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: bytes FILE QUOTED…")
	}
	var b bytes.Buffer
	for _, q := range args[1:] {
		s, err := strconv.Unquote(`"` + q + `"`)
		ts.Check(err)
		b.WriteString(s)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// repeat N FROM TO: writes a file so many times over.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat N FROM TO")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Repeat(ts.ReadFile(args[1]), n)), 0o644))
}

// spoil PATTERN: replaces the one file that the pattern matches by one of which a byte in the middle is another.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: spoil PATTERN")
	}
	names, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(names) != 1 {
		ts.Fatalf("%s matches %v", args[0], names)
	}
	b, err := os.ReadFile(names[0])
	ts.Check(err)
	b[len(b)/2] ^= 1
	ts.Check(os.Remove(names[0])) // it may be mapped
	ts.Check(os.WriteFile(names[0], b, 0o600))
}

func TestHelpTeaches(t *testing.T) {
	root := newRoot(&app{})
	for _, c := range root.Commands() {
		if c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		if c.Short == "" || !strings.Contains(c.Long, "zgadka "+c.Name()) {
			t.Errorf("%s: the help has no example of its own", c.Name())
		}
	}
}

func TestNothingOnStandardErrorWhenAllIsWell(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"extract", "../../testdata/articles"}, strings.NewReader(""), &out, &errs); code != 0 || errs.Len() > 0 {
		t.Errorf("exit code %d, standard error %q", code, errs.String())
	}
}
