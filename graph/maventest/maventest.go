// Package maventest brings what tests need from Maven, and Java to run it: servers and readers that only Java has. Each folder of packages
// is fetched once and kept in the user's cache.
package maventest

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ErrMissing says that something has to be installed first; anything else is a failure everywhere.
var ErrMissing = errors.New("install")

// Need returns an ErrMissing that names those of the commands that are not there.
func Need(commands ...string) error {
	var missing []string
	for _, c := range commands {
		if _, err := exec.LookPath(c); err != nil {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("%w %s", ErrMissing, strings.Join(missing, " and "))
	}
	return nil
}

// Unavailable ends a test: where something is missing it is skipped with the reason, but for CI=true, where that is a failure too.
func Unavailable(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, ErrMissing) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	t.Fatal(err)
}

// Jars returns the folder with the jars that a pom needs at run time; name begins the folder's name.
func Jars(name string, pom []byte) (string, error) {
	if err := Need("java", "mvn"); err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	h := fnv.New64()
	h.Write(pom)
	folder := filepath.Join(cache, "zgadka", fmt.Sprintf("%s-%x", name, h.Sum64()))
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return "", err
	}
	part, err := os.MkdirTemp(filepath.Dir(folder), "part-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(part)
	file := filepath.Join(part, "pom.xml")
	if err := os.WriteFile(file, pom, 0o644); err != nil {
		return "", err
	}
	c := exec.Command("mvn", "-q", "-B", "-f", file, "dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(part, "lib"), "-DincludeScope=runtime")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w nothing more, but mvn could not fetch the packages: %w\n%s", ErrMissing, err, Tail(out))
	}
	// Whoever comes second finds the folder there.
	if err := os.Rename(filepath.Join(part, "lib"), folder); err != nil {
		if _, there := os.Stat(folder); there != nil {
			return "", err
		}
	}
	return folder, nil
}

// Tail is the end of an output.
func Tail(out []byte) []byte {
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-20):], []byte("\n"))
}
