package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkStart runs the command, process and all: without the gazetteer, with the one of the cache, and for the first time.
func BenchmarkStart(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	zgadka := filepath.Join(b.TempDir(), "zgadka") // by this name the test binary is the command, see TestMain
	if err := os.Symlink(self, zgadka); err != nil {
		b.Fatal(err)
	}
	var cpu time.Duration
	start := func(args ...string) {
		c := exec.Command(zgadka, args...)
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	report := func(b *testing.B) {
		b.ReportMetric(float64(cpu.Microseconds())/1000/float64(b.N), "cpu-ms/op")
		cpu = 0
	}
	warm := b.TempDir()
	start("version", "--cache", warm)
	cpu = 0
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			start("version", "--licences")
		}
		report(b)
	})
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			start("version", "--cache", warm)
		}
		report(b)
	})
	b.Run("cold", func(b *testing.B) {
		cold := b.TempDir()
		for i := 0; b.Loop(); i++ {
			start("version", "--cache", filepath.Join(cold, fmt.Sprint(i)))
		}
		report(b)
	})
}
