package gazetteer

// Classes says at one look what the readings of a form are, so that most questions about a hit need none of them.
type Classes struct {
	Name    bool       // some are names
	Lexemes [3]uint16  // by language, as in [Languages]: the bits of the classes of words, see [Class.Bit]
	Words   [3]WordSet // likewise: the closed classes
}

// Bit is the bit of a class in [Classes].
func (c Class) Bit() uint16 {
	switch c {
	case FunctionWord:
		return 1
	case CueWord:
		return 1 << 1
	case OfficeWord:
		return 1 << 2
	case PersonWord:
		return 1 << 3
	case HeadWord:
		return 1 << 4
	case ThingWord:
		return 1 << 5
	case Institution:
		return 1 << 6
	case CountryAdj:
		return 1 << 7
	case Demonym:
		return 1 << 8
	case GivenName:
		return 1 << 9
	case Attribution:
		return 1 << 10
	}
	return 1 << 15
}

// WordSet is a set of closed classes, the ids of function words. A few share a bit: one that is missing is not in it, one that is there perhaps is.
type WordSet [2]uint64

// wordBit is where a set has the bit of an id. The factors leave the commonest a bit of their own.
func wordBit(id string) uint {
	return (uint(len(id))*27 + uint(id[0])*21 + uint(id[len(id)-1])*5 + uint(id[len(id)/2])*3) & 127
}

// WordSetOf is the set of the ids, none of which is "".
func WordSetOf(ids ...string) (s WordSet) {
	for _, id := range ids {
		k := wordBit(id)
		s[k>>6] |= 1 << (k & 63)
	}
	return s
}

// MayHave reports whether id, which is not "", may be in the set.
func (s *WordSet) MayHave(id string) bool {
	k := wordBit(id)
	return s[k>>6&1]>>(k&63)&1 != 0
}

// Add puts in what is in o.
func (s *WordSet) Add(o WordSet) { s[0], s[1] = s[0]|o[0], s[1]|o[1] }

// Meets reports whether the two may have an id in common.
func (s *WordSet) Meets(o WordSet) bool { return s[0]&o[0]|s[1]&o[1] != 0 }

// classesOf sums readings up.
func classesOf(readings []Reading) (c Classes) {
	for i := range readings {
		r := &readings[i]
		c.Name = c.Name || r.Name != nil
		for lang := range c.Lexemes {
			if r.Lexeme == nil || r.Langs>>lang&1 == 0 {
				continue
			}
			c.Lexemes[lang] |= r.Lexeme.Class.Bit()
			if r.Lexeme.Class == FunctionWord && r.Lexeme.ID != "" {
				c.Words[lang].Add(WordSetOf(r.Lexeme.ID))
			}
		}
	}
	return c
}
