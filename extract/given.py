#!/usr/bin/env python3
"""Writes given.txt: given names that are one in several languages ("олександр александр oleksandr alexander"), a set a line, the spelling that
ids show first: the most frequent one in Latin letters.

    python3 given.py

Two names are one where an entry of ../gazetteer/data/entity/people-*.yaml gives them to the same person. Needs PyYAML.
"""

import collections
import glob
import os
import re

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))


def first(x):
    while isinstance(x, list):
        x = x[0]
    return str(x["text"] if isinstance(x, dict) else x)


def main():
    parent = {}
    count = collections.Counter()

    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            x = parent[x]
        return x

    for path in sorted(glob.glob(HERE + "/../gazetteer/data/entity/people-*.yaml")):
        with open(path, encoding="utf-8") as f:
            entities = yaml.safe_load(f)["entities"]
        for e in entities:
            names = []
            for lang in ("en", "uk", "ru"):
                for n in e.get(lang) if isinstance(e.get(lang), list) else [e.get(lang)]:
                    if isinstance(n, dict) and n.get("given") and n.get("family"):
                        names.append(first(n["given"]).lower())
                        break
            names = [n for n in names if re.fullmatch(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*", n)]
            count.update(names)
            for n in names:
                a, b = find(names[0]), find(n)
                parent[max(a, b)] = min(a, b)  # English sorts before Cyrillic
    sets = {}
    for n in parent:
        sets.setdefault(find(n), []).append(n)
    with open(HERE + "/given.txt", "w", encoding="utf-8") as out:
        out.write("# Given names that are one in several languages, a set a line. Made by given.py from the people of the gazetteer, not by hand.\n")
        order = sorted(sets.values(), key=lambda s: (-sum(count[n] for n in s), min(s)))  # of two that sound alike the first counts
        for names in (sorted(s, key=lambda n: (not n.isascii(), -count[n], n)) for s in order if len(s) > 1):
            out.write(" ".join(names) + "\n")


main()
