package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"zgadka"
	"zgadka/extract"
)

func versionCommand(a *app) *cobra.Command {
	var licences bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Versions of program, extractor and gazetteer; notices",
		Long: `version prints what reads the articles: a store reads an article again when one of these changed.

  zgadka version
  zgadka version --licences     the notices of the data and the licence`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if licences {
				fmt.Fprintf(a.stdout, "%s\n%s", zgadka.Notice, zgadka.Licence)
				return nil
			}
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			program := "(devel)"
			modules := []string{}
			if b, ok := debug.ReadBuildInfo(); ok {
				program = or(b.Main.Version, program)
				for _, d := range b.Deps {
					modules = append(modules, d.Path+" "+d.Version)
				}
			}
			if a.json {
				return a.printJSON(map[string]any{"zgadka": program, "extractor": extract.Version(), "gazetteer": g.Version(), "compiled": g.File(), "modules": modules})
			}
			entities, forms := g.Size()
			fmt.Fprintf(a.stdout, "zgadka %s\nextractor %s\ngazetteer %s (%d entities, %d forms), %s\n", program, extract.Version(), g.Version(), entities, forms,
				or(clean(g.File()), "not kept compiled"))
			if len(modules) > 0 {
				fmt.Fprintf(a.stdout, "built with %s\n", strings.Join(modules, ", "))
			}
			return nil
		},
	}
	c.Flags().BoolVar(&licences, "licences", false, "print the notices of everything that is built in")
	return c
}
