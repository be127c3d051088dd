package draft_test

import (
	"fmt"

	"zgadka/gazetteer"
	"zgadka/gazetteer/draft"
)

func ExampleSplit() {
	for _, name := range []string{"Сирський Олександр Станіславович", "Урсула фон дер Ляєн", "Мадонна"} {
		p, ok := draft.Split(name, "uk", false)
		fmt.Printf("%v %q %q\n", ok, p.Given, p.Family)
	}
	p, _ := draft.Split("Сі Цзіньпін", "uk", true)
	fmt.Printf("%q %q\n", p.Given, p.Family)
	// Output:
	// true "Олександр" "Сирський"
	// true "Урсула" "фон дер Ляєн"
	// false "" ""
	// "Цзіньпін" "Сі"
}

func ExamplePattern() {
	fmt.Println(draft.Pattern("Північний потік", "uk"))
	fmt.Println(draft.Pattern("Служба безпеки України", "uk"))
	// Output:
	// A N
	// N = =
}

func ExampleEntry_AppendYAML() {
	e := draft.Entry{ID: "org/profspilka-yakir", Kinds: []string{"trade-union"}, Names: map[gazetteer.Lang]*draft.Names{
		"uk": {Whole: []draft.Name{draft.NewName("Профспілка «Якір»", "uk", nil)}},
	}}
	fmt.Print(string(e.AppendYAML([]byte("entities:\n"))))
	// Output:
	// entities:
	// - id: org/profspilka-yakir
	//   kinds: [trade-union]
	//   uk: {text: Профспілка «Якір», pattern: N =}
}
