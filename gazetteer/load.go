package gazetteer

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
)

//go:embed data/entity/*.yaml data/office/*.yaml data/lang/*.yaml data/common/*.txt data/words/*.txt data/given/*.txt
var embedded embed.FS

// Default returns the gazetteer of the pack that comes with the program, from the user's cache where it can, see [Cached]. It
// is made once; every call returns the same.
func Default() (*Gazetteer, error) { return defaultPack() }

var defaultPack = sync.OnceValues(func() (*Gazetteer, error) { return Cached(CacheDir(), DefaultPack()) })

// DefaultPack returns the files that come with the program, to be given to [Load] before an analyst's own.
func DefaultPack() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}

// Load reads packs and compiles them. A pack is a folder with entity/*.yaml, office/*.yaml, lang/*.yaml, common/*.txt, words/*.txt
// and given/*.txt; other files but YAML, and text in these three, are not looked at. None of these folders must be there.
//
// A later pack adds to the earlier ones. Where it has an entity with the same id, or an office of the same kind and
// institution, its entry takes the whole place of the earlier one, unless it says add: true, which keeps the earlier entry and adds
// to it, or remove: true, which takes it out. Its words are added to the language, its common words (see [Gazetteer.Common]), small
// ones (see [Gazetteer.Small]) and rare given names (see [Gazetteer.Given]) to the others.
//
// Reading is strict. The error joins one [Problem] for every mistake of every pack, by file and line.
func Load(packs ...fs.FS) (*Gazetteer, error) {
	p, version, err := readPacks(packs)
	if err != nil {
		return nil, err
	}
	return compile(p, version), nil
}

// readPacks reads packs, one on top of the other, and checks them.
func readPacks(packs []fs.FS) (all *pack, version string, err error) {
	all = newPack()
	sum, wording := sha256.New(), sha256.New()
	for _, fsys := range packs {
		files, err := readPack(fsys)
		if err != nil {
			return nil, "", err
		}
		for _, f := range files {
			all.files = append(all.files, f.shown)
			to := io.Writer(sum)
			if f.wording() {
				to = io.MultiWriter(sum, wording)
			}
			fmt.Fprintf(to, "%s %d\n", f.name, len(f.data))
			to.Write(f.data)
		}
		all.override(merge(files, &all.bad))
	}
	all.check()
	all.wording = hex.EncodeToString(wording.Sum(nil))[:12]
	return all, hex.EncodeToString(sum.Sum(nil))[:12], all.bad.err()
}

// Within returns the pack with the name of its folder put before its files in messages: "my-pack/entity/people.yaml:3". It changes
// nothing else, [Gazetteer.Version] included.
func Within(folder string, pack fs.FS) fs.FS { return folderPack{pack, folder} }

type folderPack struct {
	fs.FS
	folder string
}

// shown is the name of a file of a pack in messages.
func shown(fsys fs.FS, name string) string {
	if p, ok := fsys.(folderPack); ok {
		return strings.TrimRight(p.folder, "/") + "/" + name
	}
	return name
}

// officeKey is what tells offices apart.
type officeKey struct{ kind, of string }

// pack is what the files say, before it is checked and compiled.
type pack struct {
	entities  map[string]*Entity
	offices   map[officeKey]*Office
	kinds     map[string]officeKind
	languages map[Lang]*Language
	common    wordLists
	files     []string // of all packs
	wording   string   // see about
	bad       mistakes
}

func newPack() *pack {
	return &pack{entities: map[string]*Entity{}, offices: map[officeKey]*Office{}, kinds: map[string]officeKind{}, languages: map[Lang]*Language{}}
}

// file is one file with what it says.
type file struct {
	name      string // within the pack
	shown     string // in messages
	data      []byte
	entities  []*Entity
	offices   []*Office
	kinds     []officeKind
	languages []*Language
	common    wordLists
	bad       mistakes
}

// wording reports files that no entity stands in.
func (f *file) wording() bool {
	return strings.HasPrefix(f.name, "lang/") || strings.HasPrefix(f.name, "common/") || f.name == "office/kinds.yaml"
}

// readPack reads the files of a pack in the order of their names, each on its own.
func readPack(fsys fs.FS) ([]*file, error) {
	var files []*file
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || !ofPack(name) {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, &file{name: name, shown: shown(fsys, name), data: data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	if len(files) == 0 {
		return nil, errors.New("read pack: no YAML file in it")
	}
	order := slices.SortedFunc(slices.Values(files), func(a, b *file) int { return len(b.data) - len(a.data) }) // the longest first
	parallel(len(files), func(i int) { order[i].read() })
	return files, nil
}

// ofPack reports whether a file is looked at.
func ofPack(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml":
		return true
	case ".txt":
		top, _, _ := strings.Cut(name, "/")
		return slices.Contains(listFolders, top)
	}
	return false
}

// parallel calls f with 0 … n-1, on all CPUs.
func parallel(n int, f func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

func (f *file) read() {
	if path.Ext(f.name) == ".txt" {
		f.common = readWordLists(f.name, f.shown, f.data, &f.bad)
		return
	}
	root, ok := parse(f.shown, f.data, &f.bad)
	if !ok {
		return
	}
	folder, base := path.Split(f.name)
	switch {
	case folder == "entity/" && strings.HasSuffix(base, ".yaml"):
		f.entities = readEntities(root)
	case folder == "office/" && base == "kinds.yaml":
		f.kinds = readKinds(root)
	case folder == "office/" && strings.HasSuffix(base, ".yaml"):
		f.offices = readOffices(root)
	case folder == "lang/" && strings.HasSuffix(base, ".yaml"):
		if l := readLanguage(root); l != nil {
			f.languages = append(f.languages, l)
		}
	default:
		f.bad.add(Pos{f.shown, 1}, "not part of a pack: its files are entity/*.yaml, office/*.yaml, lang/*.yaml and common/*.txt")
	}
}

// merge makes one pack of files; that an entry stands twice is a mistake.
func merge(files []*file, bad *mistakes) *pack {
	p := newPack()
	for _, f := range files {
		bad.list = append(bad.list, f.bad.list...)
		for _, e := range f.entities {
			if old := p.entities[e.ID]; old != nil {
				bad.add(e.Pos, "%s stands twice, first at %s", e.ID, old.Pos)
				continue
			}
			p.entities[e.ID] = e
		}
		for _, o := range f.offices {
			k := officeKey{o.Kind, o.Of}
			if old := p.offices[k]; old != nil {
				bad.add(o.Pos, "%s of %s stands twice, first at %s", o.Kind, o.Of, old.Pos)
				continue
			}
			p.offices[k] = o
		}
		for _, k := range f.kinds {
			p.kinds[k.name] = k
		}
		for _, l := range f.languages {
			if old := p.languages[l.Lang]; old != nil {
				old.extend(l)
				continue
			}
			p.languages[l.Lang] = l
		}
		p.common = append(p.common, f.common...)
	}
	return p
}

// override puts the entries of a later pack in.
func (p *pack) override(o *pack) {
	p.changeEntities(o)
	p.changeOffices(o)
	maps.Copy(p.kinds, o.kinds)
	p.common = append(p.common, o.common...)
	for _, lang := range Languages {
		switch l := o.languages[lang]; {
		case l == nil:
		case p.languages[lang] == nil:
			p.languages[lang] = l
		default:
			p.languages[lang].extend(l)
		}
	}
}

// sortedEntities lists the entities by id.
func (p *pack) sortedEntities() []*Entity {
	return slices.SortedFunc(maps.Values(p.entities), func(a, b *Entity) int { return cmp.Compare(a.ID, b.ID) })
}

// sortedOffices lists the offices by institution, then kind.
func (p *pack) sortedOffices() []*Office {
	return slices.SortedFunc(maps.Values(p.offices), func(a, b *Office) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.Kind, b.Kind))
	})
}
