package gazetteer

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

var (
	hostPattern = regexp.MustCompile(`^([a-z0-9]+(-+[a-z0-9]+)*\.)+[a-z][a-z0-9-]*[a-z0-9](/[a-z0-9-]+)*$`)
	langPattern = regexp.MustCompile(`^[a-z]{2}$`)
)

// sites reads hosts, or what is under one ("bbc.com/ukrainian"), with the language of each, ~ where none stands out.
func (n node) sites() (list []Site) {
	n.each(func(key string, v node) bool {
		switch {
		case !hostPattern.MatchString(key) || len(key) > 253:
			n.fail("want a host name in lower case, such as bbc.co.uk, not %q", key)
		case strings.HasPrefix(key, "www."):
			n.fail("%q: leave the www out", key)
		}
		s := Site{Host: key}
		if v.Kind != yaml.ScalarNode || v.ShortTag() != "!!null" {
			s.Lang = v.matching(langPattern, "the code of a language, such as uk, or ~")
		}
		list = append(list, s)
		return true
	})
	return list
}

// sites complains of a host that two media claim, or one of them twice.
func (p *pack) sites(e *Entity, seen map[string]*Entity) {
	for _, s := range e.Sites {
		if old := seen[s.Host]; old != nil {
			p.bad.add(e.Pos, "%s: the site %s is that of %s at %s", e.ID, s.Host, old.ID, old.Pos)
			continue
		}
		seen[s.Host] = e
	}
}

// host is whose a host is.
type host struct {
	Site
	medium string
}

func (c *coder) host(h *host) {
	c.site(&h.Site)
	c.id(&h.medium)
}

// sites writes the hosts of all media, by medium.
func (w *writing) sites() {
	var all []host
	for _, e := range w.entities {
		for _, s := range e.Sites {
			all = append(all, host{s, e.ID})
		}
	}
	w.hosts = w.record(func(c *coder) { list(c, &all, c.host) })
}

// Outlet returns the medium of a site, nil without, and the language that it publishes in most, "" where that is not known. A site
// is a host, with or without www, with or without a path, and then its medium is the one that has it among its sites, or else what it is under; or it is
// what the site calls itself, and then its medium is the only one of that name.
func (g *Gazetteer) Outlet(site string) (medium *Entity, lang string) {
	g.hosts.once.Do(func() {
		var all []host
		if g.record(g.about.hosts, func(c *coder) { list(c, &all, c.host) }) {
			g.hosts.of = make(map[string]host, len(all))
			for _, h := range all {
				g.hosts.of[h.Host] = h
			}
		}
	})
	address, path, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(site), "www."), "/")
	for ; address != ""; _, address, _ = strings.Cut(address, ".") {
		for under := strings.TrimSuffix(address+"/"+path, "/"); ; under = under[:strings.LastIndexByte(under, '/')] {
			if h, ok := g.hosts.of[under]; ok {
				return g.Entity(h.medium), h.Lang
			}
			if under == address {
				break
			}
		}
	}
	return g.outletNamed(site)
}

// minPrior is how sure a name must be to be believed of a site without looking at its address: many a town has its «Факти».
const minPrior = 0.5

func (g *Gazetteer) outletNamed(name string) (medium *Entity, lang string) {
	for _, r := range g.Find(name) {
		if r.Name == nil || r.Name.Entity.Type != Media || r.Common || r.Name.Need != nil || r.Name.Prior < minPrior {
			continue
		}
		if medium != nil && medium != r.Name.Entity {
			return nil, ""
		}
		medium = r.Name.Entity
	}
	if medium == nil {
		return nil, ""
	}
	for i, s := range medium.Sites {
		if i > 0 && s.Lang != lang {
			return medium, ""
		}
		lang = s.Lang
	}
	return medium, lang
}
