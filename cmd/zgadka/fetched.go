package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"zgadka/cmd/fetch"
)

// fetched is what a nightly job remembers of one address or file.
type fetched struct {
	Key    string `json:"key"`              // the address as listed, or file:PATH
	Source string `json:"source,omitempty"` // name of its source
	ID     string `json:"id,omitempty"`     // of the article; "" of lists and of pages without an article
	fetch.Validators
	First   string `json:"first"`             // when it was first read, RFC 3339
	Changed string `json:"changed,omitempty"` // what its list said about its last change
	Missing int    `json:"missing,omitempty"` // nights in a row on which it was not found
	Gone    bool   `json:"gone,omitempty"`    // withdrawn
}

// memory is a file of JSON lines, of which the last about an address counts. A line is written when what it says is in the store, so that a
// run that dies forgets some reading and nothing else. It serves any number of goroutines.
type memory struct {
	mu    sync.Mutex
	name  string
	file  *os.File
	known map[string]fetched
	lines int
}

// openMemory reads the file, which need not be there. A last line that was cut by a crash is dropped; any other that is damaged is an error,
// because forgetting would ask every site for everything again.
func openMemory(name string) (*memory, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open state: %w", err)
	}
	m := &memory{name: name, file: f, known: map[string]fetched{}}
	good := int64(0)
	in := bufio.NewReader(f)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("read state: %w", err)
		}
		m.lines++
		var e fetched
		if err := json.Unmarshal(line, &e); err != nil || e.Key == "" {
			f.Close()
			return nil, fmt.Errorf("read state: %s:%d is damaged; mend the line, or delete the file to ask for everything again", clean(name), m.lines)
		}
		m.known[e.Key] = e
		good += int64(len(line))
	}
	_, err = f.Seek(good, io.SeekStart)
	if err == nil {
		err = f.Truncate(good)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("open state: %w", err)
	}
	return m, nil
}

func (m *memory) get(key string) (fetched, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.known[key]
	return e, ok
}

// of returns what is remembered of a source, by key.
func (m *memory) of(source string) (list []fetched) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.known {
		if e.Source == source {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b fetched) int { return strings.Compare(a.Key, b.Key) })
	return list
}

// put remembers, on disk when it returns.
func (m *memory) put(list ...fetched) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	var b bytes.Buffer
	for _, e := range list {
		if old, ok := m.known[e.Key]; ok && old == e {
			continue
		}
		m.known[e.Key] = e
		m.lines++
		if err := appendLine(&b, e); err != nil {
			return err
		}
	}
	if b.Len() == 0 {
		return nil
	}
	_, err := m.file.Write(b.Bytes())
	if err == nil {
		err = m.file.Sync()
	}
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return nil
}

// close drops outdated lines where they are most of the file.
func (m *memory) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	err := m.file.Close()
	if err != nil || m.lines < 2*len(m.known) || m.lines < 100 {
		return err
	}
	w, err := atomically(m.name)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	keys := make([]string, 0, len(m.known))
	for k := range m.known {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := appendLine(b, m.known[k]); err != nil {
			w.abandon()
			return fmt.Errorf("write state: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		w.abandon()
		return fmt.Errorf("write state: %w", err)
	}
	return w.Close()
}

func appendLine(w io.Writer, e fetched) error {
	line, err := json.Marshal(e)
	if err == nil {
		_, err = w.Write(append(line, '\n'))
	}
	return err
}
