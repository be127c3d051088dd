package gazetteer

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
)

// Basis digests all that a gazetteer answers about some texts: what their forms mean, with the entities behind them, their offices and
// holders, and those entities' own names and posts. Where two gazetteers give equal digests, reading the same texts gives the same,
// so that a text needs to be read again after a change of the gazetteer only where its digest changes. It is for one goroutine.
type Basis struct {
	g   *Gazetteer
	sum hash.Hash
	row []byte
}

// NewBasis begins a digest. The words of the languages are in every one.
func (g *Gazetteer) NewBasis() *Basis {
	b := &Basis{g: g, sum: sha256.New()}
	io.WriteString(b.sum, g.wording)
	return b
}

// Text adds a text.
func (b *Basis) Text(s string) {
	b.mark('T')
	for h := range b.g.Scan(s) {
		b.readings(h.Start, h.End, h.Readings)
	}
}

// Form adds a form that was looked up on its own, as with [Gazetteer.Find].
func (b *Basis) Form(s string) {
	b.mark('F')
	io.WriteString(b.sum, s)
	b.readings(0, len(s), b.g.Find(s))
}

// Site adds the site of an article. One of no medium adds nothing.
func (b *Basis) Site(s string) {
	if e, lang := b.g.Outlet(s); e != nil {
		b.mark('S')
		io.WriteString(b.sum, lang)
		b.sum.Write(b.g.digest(e.ID))
	}
}

// String is the digest so far, in hexadecimal digits.
func (b *Basis) String() string { return hex.EncodeToString(b.sum.Sum(nil)[:12]) }

func (b *Basis) mark(kind byte) { b.sum.Write([]byte{0, kind}) }

// readings adds what a form means. Words of a language are in the wording already, unless an entity stands behind them.
func (b *Basis) readings(start, end int, list []Reading) {
	b.row = b.row[:0]
	for _, r := range list {
		switch {
		case r.Name != nil:
			own := 0
			for own < len(r.Name.Entity.Names) && &r.Name.Entity.Names[own] != r.Name {
				own++
			}
			b.row = append(b.row, 'N', byte(own), r.Langs, byte(r.Trim))
			if r.Common {
				b.row = append(b.row, 'c')
			}
			b.row = binary.LittleEndian.AppendUint32(b.row, uint32(r.Cases))
			b.row = append(b.row, b.g.digest(r.Name.Entity.ID)...)
		case r.Lexeme.Class == CountryAdj, r.Lexeme.Class == Demonym:
			b.row = append(b.row, 'A', r.Langs)
			b.row = append(b.row, b.g.digest(r.Lexeme.ID)...)
		case r.Lexeme.Class == OfficeWord:
			// "патріарх" without an institution is the holder where only one has such an office.
			if all := b.g.OfficesOfKind(r.Lexeme.ID); len(all) == 1 {
				b.row = append(b.row, 'O')
				b.row = append(b.row, b.g.digest(all[0].Of)...)
			}
		case r.Lexeme.Class == ThingWord && r.Lexeme.ID == "aggressor":
			for _, e := range b.g.EntitiesOfKind(r.Lexeme.ID) { // who it is may be named nowhere
				b.row = append(b.row, 'K')
				b.row = append(b.row, b.g.digest(e.ID)...)
			}
		}
	}
	if len(b.row) > 0 {
		var at [8]byte
		binary.LittleEndian.PutUint32(at[:], uint32(start))
		binary.LittleEndian.PutUint32(at[4:], uint32(end))
		b.sum.Write(at[:])
		b.sum.Write(b.row)
	}
}

// digest is 16 bytes that differ where the gazetteer says something else of an entity, or of those that a mention of it can lead to: its
// offices with their holders, its own posts, its country, what it stands for.
func (g *Gazetteer) digest(id string) []byte {
	return g.digested("all", id, func(w io.Writer) {
		w.Write(g.digestAround(id))
		if e := g.Entity(id); e != nil {
			for _, next := range []string{g.ActsFor(e), e.StandsFor, e.Country} {
				if next != "" && next != id {
					w.Write(g.digestAround(next))
				}
			}
		}
	})
}

// digested is the digest of some part of what is known of an entity. Each is made once: of every town's country all presidents are asked for,
// and of these all their posts.
func (g *Gazetteer) digested(part, id string, write func(io.Writer)) []byte {
	key := [2]string{part, id}
	if d, ok := g.digests.Load(key); ok {
		return d.([]byte)
	}
	h := sha256.New()
	write(h)
	d := h.Sum(nil)[:16]
	g.digests.Store(key, d)
	return d
}

func (g *Gazetteer) digestAround(id string) []byte {
	return g.digested("around", id, func(w io.Writer) {
		w.Write(g.digestEntry(id))
		for _, o := range g.Offices(id) {
			fmt.Fprintf(w, "office %s %v %v\n", o.Kind, o.Head, o.Shared)
			for _, t := range o.Holders {
				fmt.Fprintf(w, "holder %v %v %v ", t.From, t.To, t.Acting)
				w.Write(g.digestEntry(t.Who))
				w.Write(g.digestPosts(t.Who))
			}
		}
		w.Write(g.digestPosts(id))
		if e := g.Entity(id); e != nil {
			for _, next := range []string{e.Country, e.Capital, e.Metonym, e.StandsFor} {
				if next != "" {
					w.Write(g.digestEntry(next))
				}
			}
		}
	})
}

func (g *Gazetteer) digestPosts(person string) []byte {
	return g.digested("posts", person, func(w io.Writer) {
		for _, h := range g.OfficesOf(person) {
			fmt.Fprintf(w, "post %s %v %v %v ", h.Office.Kind, h.From, h.To, h.Acting)
			w.Write(g.digestEntry(h.Office.Of))
		}
	})
}

// digestEntry is of what the entry of an entity says, but not of where it stands.
func (g *Gazetteer) digestEntry(id string) []byte {
	return g.digested("entry", id, func(w io.Writer) {
		e := g.Entity(id)
		if e == nil {
			fmt.Fprintf(w, "none %q\n", id)
			return
		}
		fmt.Fprintf(w, "entity %q %q %v %q %q %q %q %q %q %q %q %v %v\n",
			e.ID, e.Was, e.Gender, e.Country, e.Capital, e.Metonym, e.StandsFor, e.Wikidata, e.ISO2, e.Kinds, e.Alone, e.Adjectives, e.Demonyms)
		for i := range e.Names {
			n := &e.Names[i]
			fmt.Fprintf(w, "name %q %s %s %s %v %v %v %v %v %v %v %v", n.Text, n.Lang, n.Kind, n.Case, n.Part, n.Prior, n.From, n.To, n.ByCountry, n.familyFirst, n.Need, n.Not)
			for _, p := range n.parts {
				fmt.Fprintf(w, " %q %v %v %q %q %q %v %q", p.text, p.class, p.gender, p.paradigm, p.oblique, p.pattern, p.animate, p.forms)
			}
			io.WriteString(w, "\n")
		}
	})
}
