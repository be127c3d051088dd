package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"zgadka/graph/storetest"
)

// TestDiskFull lets the disk run full under every verb that writes, at the beginning, in the midst and near the end of its work. It says so
// in one line and ends with code 1; what was there is whole; and the same command, when there is room again, makes what it makes undisturbed.
// The disk is a file system in memory that only this test sees, in namespaces of its own, for which nobody needs to be root.
func TestDiskFull(t *testing.T) {
	if os.Getenv("ZGADKA_TEST_DISK") == "" {
		t.Parallel()
		inNamespace(t, "ZGADKA_TEST_DISK=own")
		return
	}
	d := mountDisk(t)
	shared := t.TempDir() // what the commands read
	input := filepath.Join(shared, "articles.jsonl")
	write(t, input, string(bytes.Join(killArticles(batchSize+50, 0), nil)))
	pack := filepath.Join(shared, "pack")
	write(t, filepath.Join(pack, "entity", "speakers.yaml"), speakersPack)
	loaded := filepath.Join(shared, "loaded.db")
	loadAgain(t, input, loaded)
	other := filepath.Join(shared, "other.db")
	fill(t, other, storetest.Many(0, batchSize+50, 1))
	mine := filepath.Join(shared, "mine.db")
	fill(t, mine, storetest.Many(batchSize, batchSize, 0))
	sources := filepath.Join(shared, "sources.yaml")
	write(t, sources, "sources:\n- {name: crawl, files: "+input+"}\n")
	for _, c := range []struct {
		name  string
		start string // the store before, "" for none
		args  []string
	}{
		{"load", "", []string{"load", input, "--store", "news.db"}},
		{"refresh", "", []string{"refresh", sources, "--state", "news.state.jsonl", "--metrics", "news.prom", "--store", "news.db"}},
		{"reread", loaded, []string{"reread", "--pack", pack, "--store", "news.db"}},
		{"sync", mine, []string{"sync", "--store", other, "--to", "news.db"}},
		{"remove", loaded, []string{"remove", "a00007", "a00008", "--store", "news.db"}},
		{"graphml", "", []string{"export", "--store", loaded, "-o", "news.graphml"}},
		{"csv", "", []string{"export", "--store", loaded, "-o", "news.csv"}},
		{"jsonl", "", []string{"export", "--store", loaded, "-o", "news.jsonl"}},
		{"neo4j-csv", "", []string{"export", "--store", loaded, "--format", "neo4j-csv", "-o", "news"}},
		{"compile", "", []string{"gazetteer", "compile", "-o", "news.zgadka"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fresh := func() {
				t.Helper()
				d.clear(t)
				if c.start != "" {
					copyFile(t, c.start, d.path("news.db"))
				}
			}
			fresh()
			before, used := d.files(t), d.used(t)
			if code, errs := d.zgadka(t, c.args...); code != exitDone {
				t.Fatalf("with room: exit code %d, %s", code, errs)
			}
			need := d.used(t) - used
			if c.start != "" {
				need = max(need, 40<<10) // the log takes room even where the store does not grow
			}
			want, names := d.content(t), d.files(t)
			names = append(names, "news.db-shm", "news.db-wal") // the next one to open the store takes them in
			for _, room := range []int64{0, need / 3, need - 4096} {
				fresh()
				d.leave(t, room)
				code, errs := d.zgadka(t, c.args...)
				if code != exitFailed || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "free some space and run it again") {
					t.Errorf("room for %d bytes of %d: exit code %d, %q", room, need, code, errs)
				}
				d.leave(t, -1)
				if left := d.files(t); !subset(left, names) || !subset(before, left) {
					t.Errorf("room for %d bytes of %d: it left %q", room, need, left)
				}
				if slices.Contains(d.files(t), "news.db") {
					if s, err := openAs(t.Context(), d.path("news.db"), true); err != nil {
						t.Error(err)
					} else {
						if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
							t.Error(found, err)
						}
						s.Close(t.Context())
					}
				}
				if code, errs := d.zgadka(t, c.args...); code != exitDone {
					t.Errorf("with room again: exit code %d, %s", code, errs)
				}
				if got := d.content(t); got != want {
					t.Errorf("room for %d bytes of %d, then for all:\n%s", room, need, storetest.Diff(got, want))
				}
			}
		})
	}

	// Where the compiled gazetteer cannot be kept the work is done without, and nothing half-written is found there later.
	t.Run("cache", func(t *testing.T) {
		d.clear(t)
		d.leave(t, 1<<20)
		if code, errs := d.zgadka(t, "extract", input, "--cache", "cache"); code != exitDone || errs != "" {
			t.Errorf("exit code %d, %s", code, errs)
		}
		if left, err := filepath.Glob(d.path("cache/*")); err != nil || len(left) > 0 {
			t.Errorf("the cache has %q, %v", left, err)
		}
		d.leave(t, -1)
		if code, errs := d.zgadka(t, "extract", input, "--cache", "cache"); code != exitDone {
			t.Errorf("exit code %d, %s", code, errs)
		}
		if kept, err := filepath.Glob(d.path("cache/*")); err != nil || len(kept) != 1 {
			t.Errorf("the cache has %q, %v", kept, err)
		}
	})
}

// inNamespace runs the test once more as a process that may mount what only it sees.
func inNamespace(t *testing.T, env string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := func(attr *syscall.SysProcAttr) ([]byte, error) {
		c := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout=30m")
		c.Env, c.SysProcAttr = append(os.Environ(), env), attr
		return c.CombinedOutput()
	}
	out, err := run(&syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	})
	if errors.Is(err, syscall.EPERM) && os.Getuid() == 0 {
		out, err = run(&syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}) // root needs no namespace of users, and may not be let into one
	}
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) {
		if os.Getenv("CI") != "true" {
			t.Skip("this system lets nobody but root mount anything:", err)
		}
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// disk is a small file system with a ballast that takes the room.
type disk struct{ dir string }

func mountDisk(t *testing.T) disk {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=96m"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return disk{dir}
}

func (d disk) path(name string) string { return filepath.Join(d.dir, name) }

// zgadka runs the command in the disk's folder.
func (d disk) zgadka(t *testing.T, args ...string) (code int, errs string) {
	t.Helper()
	var complaints bytes.Buffer
	c := exec.Command("zgadka", args...) // this test binary, see TestMain
	c.Dir, c.Stderr = d.dir, &complaints
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), complaints.String()
}

func (d disk) stat(t *testing.T) (s syscall.Statfs_t) {
	t.Helper()
	if err := syscall.Statfs(d.dir, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (d disk) used(t *testing.T) int64 {
	s := d.stat(t)
	return int64(s.Blocks-s.Bfree) * s.Bsize
}

// leave fills the disk but for some room; -1 takes the ballast away.
func (d disk) leave(t *testing.T, room int64) {
	t.Helper()
	if err := os.RemoveAll(d.path("ballast")); err != nil {
		t.Fatal(err)
	}
	if room < 0 {
		return
	}
	s := d.stat(t)
	if err := os.WriteFile(d.path("ballast"), make([]byte, int64(s.Bavail)*s.Bsize-room), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (d disk) clear(t *testing.T) {
	t.Helper()
	for _, name := range d.files(t) {
		if err := os.RemoveAll(d.path(name)); err != nil {
			t.Fatal(err)
		}
	}
}

// files lists the disk.
func (d disk) files(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// content is what the disk holds as far as it does not depend on the time: the graph of a store, and files as they are.
func (d disk) content(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, name := range d.files(t) {
		b.WriteString("== " + name + "\n")
		switch filepath.Ext(name) {
		case ".db":
			b.WriteString(dumpStore(t, d.path(name)))
		case ".graphml", ".csv", ".jsonl", ".zgadka":
			if strings.HasSuffix(name, ".state.jsonl") {
				break // has times
			}
			text, err := os.ReadFile(d.path(name))
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
	}
	return b.String()
}

func subset(part, whole []string) bool {
	return !slices.ContainsFunc(part, func(s string) bool { return !slices.Contains(whole, s) })
}
