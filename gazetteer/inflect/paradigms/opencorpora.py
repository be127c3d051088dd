#!/usr/bin/env python3
"""Prints the names of OpenCorpora's Russian dictionary in the form that measure reads: lemma, form and readings a line.

    pip install pymorphy3 pymorphy3-dicts-ru
    python3 opencorpora.py > names-ru.tsv

For measuring only: the data is CC BY-SA 3.0 and stays outside of this tree.
"""

import pymorphy3

CASES = {"nomn": "v_naz", "gent": "v_rod", "gen2": "v_rod", "datv": "v_dav", "accs": "v_zna", "acc2": "v_zna", "ablt": "v_oru",
         "loct": "v_mis", "loc2": "v_mis"}
GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
KINDS = {"Name": "fname", "Surn": "lname", "Patr": "pname", "Geox": "geo"}
REFUSED = {"Init", "Abbr", "Erro", "Dist", "Arch", "Slng", "Infr", "voct", "Vpre"}


def title(word):
    return "-".join(p if p in ("на", "де", "ла", "дель", "над", "под") else p.capitalize() for p in word.split("-"))


def lexemes():
    """The forms of each lexeme, as (form, set of grammemes)."""
    found = {}
    morph = pymorphy3.MorphAnalyzer(lang="ru")
    for form, tag, normal, paradigm, _ in morph.dictionary.iter_known_words(""):
        grammemes = set(str(tag).replace(" ", ",").split(","))
        if "NOUN" in grammemes and grammemes & set(KINDS) and not grammemes & REFUSED:
            found.setdefault((normal, paradigm), []).append((form, grammemes))
    return found


def main():
    readings = {}
    for _, forms in sorted(lexemes().items(), key=lambda x: x[0]):
        lemmas = {}  # nominatives by gender: Иванов, Иванова
        for form, g in forms:
            if "nomn" in g:
                for gender in genders(g):
                    lemmas.setdefault(gender, form)
        for form, g in forms:
            kind = next(KINDS[k] for k in KINDS if k in g)
            case = next((CASES[c] for c in g if c in CASES), None)
            if case is None:
                continue
            for gender in genders(g):
                owners = [lemmas[gender]] if gender in lemmas else []
                if gender == "p" and kind == "pname":
                    continue  # the dictionary has sons and daughters in one paradigm
                if gender == "p" and ("m" in lemmas or "f" in lemmas or "n" in lemmas):
                    owners = [] if kind == "geo" else [lemmas[x] for x in "mf" if x in lemmas]
                for lemma in owners:
                    life = "inanim" if kind == "geo" else "anim"
                    tags = f"noun:{life}:{gender}:{case}" + (":nv" if "Fixd" in g else "") + ":" + kind
                    readings.setdefault((title(lemma), form), set()).add(tags)
    for (lemma, form), tags in sorted(readings.items()):
        print(lemma, form, "|".join(sorted(tags)), sep="\t")


def genders(g):
    if "plur" in g:
        return ["p"]
    if g & {"ms-f", "GNdr"}:
        return ["m", "f"]
    return [GENDERS[x] for x in g if x in GENDERS]


if __name__ == "__main__":
    main()
