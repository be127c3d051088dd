package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zgadka/gazetteer/dump"
)

// packFolder is a pack that is there whole or not at all: it is written beside its place and renamed when it is closed.
type packFolder struct {
	out, temp string
}

// newPackFolder wants a place where nothing is, an empty folder, or, to be replaced, a pack that was imported before.
func newPackFolder(out string, replace bool) (*packFolder, error) {
	out = filepath.Clean(out)
	switch entries, err := os.ReadDir(out); {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
	case err != nil:
		return nil, fmt.Errorf("-o %s: %w", out, err)
	case !replace:
		return nil, usageError{fmt.Errorf("-o %s: the folder is not empty; --replace puts the new pack in the place of one that was imported before", out)}
	default:
		switch file, err := foreignFile(out); {
		case err != nil:
			return nil, fmt.Errorf("-o %s: %w", out, err)
		case file != "":
			return nil, fmt.Errorf("-o %s: %s was not written by an import, so the folder stays as it is; take the file out of it or give another folder", out, file)
		}
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return nil, fmt.Errorf("-o %s: %w", out, err)
	}
	temp, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+".")
	if err != nil {
		return nil, fmt.Errorf("-o %s: %w", out, err)
	}
	return &packFolder{out, temp}, nil
}

// foreignFile returns a file of a folder that does not begin as imports begin theirs, "" where there is none.
func foreignFile(dir string) (foreign string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if line, _ := bufio.NewReader(f).ReadString('\n'); strings.TrimRight(line, "\n") != dump.Header {
			foreign = path
			return fs.SkipAll
		}
		return nil
	})
	return foreign, err
}

// Create implements dump.Files.
func (p *packFolder) Create(name string) (io.WriteCloser, error) {
	path := filepath.Join(p.temp, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return syncedFile{f}, nil
}

// syncedFile is on the disk when it is closed.
type syncedFile struct{ *os.File }

func (f syncedFile) Close() error { return errors.Join(f.Sync(), f.File.Close()) }

// Close puts the pack in its place.
func (p *packFolder) Close() error {
	err := os.Chmod(p.temp, 0o755)
	old := p.temp + ".old"
	if err == nil {
		if err = os.Rename(p.out, old); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil {
		err = os.Rename(p.temp, p.out)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", p.out, err)
	}
	return os.RemoveAll(old)
}

// abandon takes away what is not in its place.
func (p *packFolder) abandon() { os.RemoveAll(p.temp) }
