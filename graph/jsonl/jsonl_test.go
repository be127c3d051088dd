package jsonl

import (
	"bytes"
	"errors"
	"testing"

	"zgadka/graph/storetest"
)

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, storetest.Stream(storetest.SampleNodes[1:4], storetest.SampleEdges[2:], nil)); err != nil {
		t.Fatal(err)
	}
	want := `{"kind":"node","id":"country/ru","labels":["Entity","Country"],"name":"Росія","nameUk":"Росія","nameRu":"Россия","nameEn":"Russia","wikidata":"Q159","iso2":"RU","known":true,"firstSeen":"2023-03-21","lastSeen":"2026-01-01","articles":1234567}
{"kind":"node","id":"person/jens-stoltenberg","labels":["Entity","Person"],"name":"Єнс Столтенберг","nameUk":"Єнс Столтенберг","nameRu":"Йенс Столтенберг","nameEn":"Jens Stoltenberg","wikidata":null,"iso2":null,"known":true,"firstSeen":null,"lastSeen":null,"articles":0}
{"kind":"node","id":"x/org/@=<&>","labels":["Entity","Organization"],"name":"=SUM(A1) «Ї» <b>&amp;\" 'ʼ' 😀\t\u0000\u001b\r\nкінець","nameUk":null,"nameRu":null,"nameEn":null,"wikidata":null,"iso2":null,"known":false,"firstSeen":null,"lastSeen":null,"articles":1}
{"kind":"edge","id":"country/ru>country/cn","type":"SAID_ABOUT","source":"country/ru","target":"country/cn","sourceName":"Росія","targetName":"Китай","weight":0.25,"sentences":null,"quotes":1,"articles":2,"firstSeen":"2023-03-21","lastSeen":"2026-01-01"}
{"kind":"edge","id":"x/org/@=<&%3E|x/person/без-імені","type":"CO_MENTIONED_WITH","source":"x/org/@=<&>","target":"x/person/без-імені","sourceName":"=SUM(A1) «Ї» <b>&amp;\" 'ʼ' 😀\t\u0000\u001b\r\nкінець","targetName":"","weight":1,"sentences":1,"quotes":null,"articles":1,"firstSeen":null,"lastSeen":null}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := Write(&bytes.Buffer{}, storetest.Stream(nil, nil, broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
