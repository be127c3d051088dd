package gazetteer

import "slices"

// officeKind is an entry of office/kinds.yaml.
type officeKind struct {
	name   string
	groups []string // groups of people whose bare words may call the holder
	pos    Pos
}

// readOffices reads a file of office/.
func readOffices(root node) (list []*Office) {
	root.each(func(key string, v node) bool {
		if key != "offices" {
			return false
		}
		v.items(func(n node) {
			if o := readOffice(n); o.Kind != "" && o.Of != "" {
				list = append(list, o)
			}
		})
		return true
	})
	return list
}

func readOffice(n node) *Office {
	o := &Office{Pos: n.pos()}
	n.each(func(key string, v node) bool {
		switch key {
		case "office":
			o.Kind = v.matching(wordPattern, wantWord)
		case "of":
			o.Of = v.id("")
		case "head":
			o.Head = v.boolean()
		case "shared":
			o.Shared = v.boolean()
		case "source":
			o.Source = v.text()
		case "add", "remove":
			return o.change.key(key, v)
		case "holders":
			v.items(func(n node) {
				if t := readTenure(n); t.Who != "" {
					o.Holders = append(o.Holders, t)
				}
			})
		default:
			return false
		}
		return true
	})
	for _, key := range []string{"office", "of", "holders"} {
		if !hasKey(n, key) && !(key == "holders" && o.change.remove) {
			n.fail("an office without %q", key)
		}
	}
	o.change.check(n, o.Kind+" of "+o.Of)
	o.check(n.bad)
	slices.SortStableFunc(o.Holders, func(a, b Tenure) int { return a.From.compare(b.From) })
	return o
}

func readTenure(n node) Tenure {
	t := Tenure{Pos: n.pos()}
	n.each(func(key string, v node) bool {
		switch key {
		case "who":
			t.Who = v.id("person/")
		case "from":
			t.From = v.date()
		case "to":
			t.To = v.date()
		case "acting":
			t.Acting = v.boolean()
		default:
			return false
		}
		return true
	})
	if !hasKey(n, "who") {
		n.fail("a holder without \"who\"")
	}
	if !t.From.IsZero() && !t.To.IsZero() && !t.From.First().Before(t.To.Last()) {
		n.fail("%s ends (%s) before it begins (%s)", t.Who, t.To, t.From)
	}
	return t
}

// check complains of tenures that cannot both be true.
func (o *Office) check(bad *mistakes) {
	for i, t := range o.Holders {
		for _, u := range o.Holders[:i] {
			if t.Overlaps(u) && (!o.Shared || t.Who == u.Who) {
				bad.add(t.Pos, "%s of %s: %s (from %s) overlaps %s (from %s)", o.Kind, o.Of, t.Who, t.From, u.Who, u.From)
			}
		}
	}
}

// readKinds reads office/kinds.yaml.
func readKinds(root node) (list []officeKind) {
	root.each(func(key string, v node) bool {
		if key != "kinds" {
			return false
		}
		v.each(func(key string, v node) bool {
			k := officeKind{name: key, pos: v.pos()}
			if !wordPattern.MatchString(key) {
				v.fail("want %s, not %q", wantWord, key)
			}
			v.each(func(key string, v node) bool {
				if key != "groups" {
					return false
				}
				k.groups = v.texts()
				return true
			})
			list = append(list, k)
			return true
		})
		return true
	})
	return list
}
