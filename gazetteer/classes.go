package gazetteer

// Classes says at one look what the readings of a form are, so that most questions about a hit need none of them.
type Classes struct {
	Name    bool      // some are names
	Lexemes [3]uint16 // by language, as in [Languages]: the bits of the classes of words, see [Class.Bit]
	Words   [3]uint64 // likewise: the bits of the closed classes, see [WordBit]
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

// WordBit is the bit of the closed class id in [Classes]. Some classes share one: a bit that is missing says no, one that is there says perhaps.
func WordBit(id string) uint64 {
	return 1 << ((uint(len(id))*5 + uint(id[0])*3 + uint(id[len(id)-1])*7 + uint(id[len(id)/2])) & 63)
}

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
				c.Words[lang] |= WordBit(r.Lexeme.ID)
			}
		}
	}
	return c
}
