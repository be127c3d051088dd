package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zgadka/gazetteer"
)

// gazetteer returns the default pack with those of --pack on top, or the compiled one of --pack; it is opened once.
func (a *app) gazetteer() (*gazetteer.Gazetteer, error) {
	if a.g != nil {
		return a.g, nil
	}
	compiled, packs, err := packsOf(a.packs)
	if err != nil {
		return nil, err
	}
	switch {
	case compiled != "":
		a.g, err = gazetteer.OpenFile(compiled)
	case a.cache == "off":
		a.g, err = gazetteer.Load(packs...)
	default:
		dir := a.cache
		if dir == "" {
			dir = gazetteer.CacheDir()
		}
		a.g, err = gazetteer.Cached(dir, packs...)
	}
	if errors.Is(err, gazetteer.ErrFormat) {
		err = fmt.Errorf("--pack %w", err)
	}
	return a.g, err
}

// verified is the gazetteer for verbs that write to a store: a compiled file of --pack is read from end to end first (10 ms for
// 100 MB), because what a damaged one says would stay in the graph. Files of the cache always are.
func (a *app) verified() (*gazetteer.Gazetteer, error) {
	g, err := a.gazetteer()
	if err == nil && len(a.packs) == 1 && g.File() == a.packs[0] {
		err = g.Verify()
	}
	if err != nil {
		return nil, err
	}
	return g, nil
}

// packsOf returns the default pack and the folders on top of it, or the name of a compiled one, which holds all there is.
func packsOf(names []string) (compiled string, packs []fs.FS, err error) {
	packs = []fs.FS{gazetteer.DefaultPack()}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return "", nil, fmt.Errorf("--pack %s: %w", name, err)
		case info.IsDir():
			packs = append(packs, gazetteer.Within(name, os.DirFS(name)))
		case !info.Mode().IsRegular():
			return "", nil, fmt.Errorf("--pack %s: it is no folder and no file", name)
		case len(names) > 1:
			return "", nil, fmt.Errorf("--pack %s: a compiled pack holds the default and all else, so it stands alone: compile it again together with the other folders", name)
		default:
			return name, nil, nil
		}
	}
	return "", packs, nil
}

func compileCommand(a *app) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "compile -o FILE",
		Short: "Write the gazetteer with all its forms into one file that opens at once",
		Long: `compile reads the default pack and those of --pack, makes all forms and writes the whole as one file, which --pack then takes instead of folders:
it is mapped into memory and ready in a few milliseconds, however large. This is for packs of hundreds of thousands of names, or to hand one
gazetteer to many machines; otherwise it is not needed: what folders say is kept compiled in the user's cache anyway, see --cache.

A compiled file is for the version of zgadka that wrote it. --verify reads one from end to end and says whether it is whole.

  zgadka gazetteer compile --pack my-pack -o my.zgadka
  zgadka gazetteer compile --verify --pack my.zgadka
  zgadka extract --pack my.zgadka articles/`,
		Args: cobra.NoArgs,
	}
	verify := c.Flags().Bool("verify", false, "write nothing; check the file of --pack from end to end")
	c.Flags().StringVarP(&out, "output", "o", "", "file to write")
	c.RunE = func(*cobra.Command, []string) error {
		if (out == "") != *verify {
			return usageError{errors.New("gazetteer compile wants either -o FILE or --verify; see zgadka gazetteer compile --help")}
		}
		g, err := a.gazetteer()
		if err != nil {
			return err
		}
		if err := g.Verify(); err != nil {
			return err
		}
		if !*verify {
			err = writeCompiled(out, g)
		}
		if err != nil {
			return err
		}
		entities, forms := g.Size()
		if a.json {
			return a.printJSON(map[string]any{"gazetteer": g.Version(), "entities": entities, "forms": forms, "file": out})
		}
		fmt.Fprintf(a.stdout, "gazetteer %s: %d entities, %d forms\n", g.Version(), entities, forms)
		return nil
	}
	return c
}

func writeCompiled(name string, g *gazetteer.Gazetteer) error {
	f, err := atomically(filepath.Clean(name))
	if err != nil {
		return err
	}
	if _, err := g.WriteTo(f); err != nil {
		f.abandon()
		return fmt.Errorf("write %s: %w", name, err)
	}
	return f.Close()
}
