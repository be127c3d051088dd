package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"zgadka"
	"zgadka/extract"
)

func (a *app) versionVerb() *cobra.Command {
	var licences bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program, the gazetteer and the extractor, or the licences",
		Long: `version prints what read your articles. A store reads an article again when the gazetteer or the extractor has another
version. --licences prints the licence of zgadka and what it was made from.`,
		Example: `  zgadka version
  zgadka version --licences`,
		Args: want(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				_, err := fmt.Fprintf(a.out, "%s\n%s", zgadka.Notice, zgadka.License)
				return err
			}
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			if a.json {
				return writeJSON(a.out, struct {
					Zgadka    string `json:"zgadka"`
					Gazetteer string `json:"gazetteer"`
					Extractor string `json:"extractor"`
				}{programVersion(), g.Version(), extract.Version})
			}
			_, err = fmt.Fprintf(a.out, "zgadka    %s\ngazetteer %s\nextractor %s\n", programVersion(), g.Version(), extract.Version)
			return err
		},
	}
	c.Flags().BoolVar(&licences, "licences", false, "print licences instead")
	a.jsonFlag(c)
	return c
}

// programVersion is what the build says of itself.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return cmp.Or(info.Main.Version, "unknown")
}
