#!/usr/bin/env python3
"""Counts how surnames end: writes ../surnames-uk.tsv and ../surnames-ru.tsv, an ending of two to five letters and how many surnames have it.

    pip install names-translator==2.1.0 dawg2-python && python3 surnames.py

The 118,000 surnames of Ukraine in names-translator 2.1.0 (MIT) and how Russian writes them. Not counted are women's surnames whose
men's one is there (Абакумова, Біла): as nominatives of men they would be wrong. Endings of fewer than MIN surnames are left out.
"""

import collections
import importlib.util
import json
import os

from dawg_python import RecordDAWG

HERE = os.path.dirname(os.path.abspath(__file__))
MIN = 4
HEAD = """# Endings of surnames in the nominative and how many surnames have them. Made by paradigms/surnames.py, not by hand.
# From names-translator 2.1.0 (MIT, Dmitry Chaplinsky), reduced to counts.
"""


def surnames():
    """Ukrainian surnames and, for each, the Russian one."""
    folder = os.path.join(os.path.dirname(importlib.util.find_spec("names_translator").origin), "data")
    with open(os.path.join(folder, "last.rules.json"), encoding="utf-8") as f:
        rules = json.load(f)
    for uk, (rank, rule) in RecordDAWG(">BH").load(os.path.join(folder, "last.dawg")).items():
        cut, add, _ = rules[rule]
        yield uk, (uk[:len(uk) - cut] + add).lower() if rank == 0 else None


def of_woman(name, names):
    """Whether a man's surname of the list gives this one."""
    if name.endswith(("ова", "ева", "єва", "іна", "їна", "ина", "ына")) and name[:-1] in names:
        return True
    if name.endswith("ая"):
        return any(name[:-2] + e in names for e in ("ий", "ый", "ой"))
    return name.endswith(("а", "я")) and any(name[:-1] + e in names for e in ("ий", "ій"))


def main():
    uk, ru = zip(*surnames())
    for lang, names in (("uk", set(uk)), ("ru", set(ru) - {None})):
        counts = collections.Counter()
        for name in names:
            if not of_woman(name, names):
                counts.update(name[-n:] for n in range(2, 6) if len(name) >= n)
        rows = [f"{ending}\t{n}\n" for ending, n in sorted(counts.items()) if n >= MIN]
        with open(os.path.join(HERE, "..", f"surnames-{lang}.tsv"), "w", encoding="utf-8") as out:
            out.write(HEAD)
            out.writelines(rows)
        print(f"surnames-{lang}.tsv: {len(rows)} endings of {len(names)} surnames")


if __name__ == "__main__":
    main()
