#!/usr/bin/env python3
"""Writes given-uk.yaml and given-ru.yaml: given names that uk.yaml and ru.yaml lack. They count only beside a surname or a patronymic.

    python3 given.py SOURCES TEXT

SOURCES has shevchenko_given-names-genders.json (shevchenko-js, MIT), ruuk_first.tsv (names-translator 2.1.0, MIT) and
vesum_search_proper_nouns.tsv.gz (morfologik-ukrainian-search 4.9.1, Apache-2.0). TEXT is running text, zstd or plain: a name that it has in
small letters is a word ("магія", "вам") and is left out. So are names of places, bodies and media of the pack. Needs PyYAML and Go.
"""

import collections
import gzip
import json
import os
import re
import subprocess
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = """# Given names beside those of {0}.yaml, which count only beside a surname or a patronymic. Made by given.py, not by hand, from shevchenko-js
# (MIT), names-translator (MIT) and morfologik-ukrainian-search (Apache-2.0).
language: {0}

rare-given:
"""


def title(s):
    return "-".join(p[:1].upper() + p[1:] for p in s.split("-"))


def small_words(path):
    run = ["zstd", "-dc", path] if path.endswith(".zst") else ["cat", path]
    text = subprocess.run(run, check=True, capture_output=True).stdout.decode("utf-8", "ignore")
    return {w.replace("ґ", "г") for w in re.findall(r"(?<![\w'-])[а-яіїєґё][а-яіїєґё'-]+", text)}


def taken():
    """forms of names of the pack that are no persons'"""
    lines = subprocess.run(["go", "run", "names.go", "-ids"], check=True, capture_output=True, text=True, cwd=HERE + "/../common").stdout
    out = set()
    for line in lines.splitlines():
        lang, form, entity = line.split(" ", 2)
        if not entity.startswith("person/"):
            out.add((lang, form))
    return out


def main():
    sources, text = sys.argv[1:3]
    small, names = small_words(text), taken()
    gender = {k.lower(): v[0] for k, v in json.load(open(sources + "/shevchenko_given-names-genders.json", encoding="utf-8")).items()}
    dictionary = collections.defaultdict(set)
    for line in gzip.open(sources + "/vesum_search_proper_nouns.tsv.gz", "rt", encoding="utf-8"):
        lemma, _, tags = (line.rstrip("\n").split("\t") + ["", ""])[:3]
        for g in re.findall(r":anim:([mf]):v_naz", tags):
            dictionary[lemma.lower().replace("ґ", "г")].add(g)
    pairs = dict(line.rstrip("\n").split("\t") for line in open(sources + "/ruuk_first.tsv", encoding="utf-8") if "\t" in line)

    def sex(name):
        if name in gender:
            return gender[name]
        known = dictionary.get(name.replace("ґ", "г"), set())
        if len(known) == 1:
            return next(iter(known))
        if known or not 5 <= len(name) <= 9:
            return ""
        return "f" if name[-1] in "ая" else "m" if name[-1] in "бвгґджзйклмнпрстфхцчшщ" else ""

    lists = {"uk": {"m": set(), "f": set()}, "ru": {"m": set(), "f": set()}}
    have = {}
    for lang in lists:
        with open(f"{HERE}/{lang}.yaml", encoding="utf-8") as f:
            have[lang] = {str(x).lower() for v in yaml.safe_load(f)["given"].values() for x in v}
    for name in sorted(set(pairs) | set(gender) & set(k for k in dictionary)):
        g = sex(name)
        if g == "" or len(name) < 4 or "-" in name:
            continue
        for lang, spellings in ("uk", [name]), ("ru", pairs.get(name, "").lower().split("|")):
            for s in spellings:
                if len(s) > 3 and s not in have[lang] and s.replace("ґ", "г") not in small and (lang, s) not in names and not re.search(r"(енко|[оеє]вич|івна|овна)$", s):
                    lists[lang][g].add(title(s))
    for lang, by in lists.items():
        with open(f"{HERE}/given-{lang}.yaml", "w", encoding="utf-8") as f:
            f.write(HEAD.format(lang))
            for g in "mf":
                f.write(f"  {g}: [")
                width = 6
                words = sorted(by[g] - (by["m"] if g == "f" else set()))
                for k, w in enumerate(words):
                    piece = (" " if k else "") + w + ("," if k + 1 < len(words) else "]\n")
                    if width + len(piece) > 148:
                        f.write("\n     ")
                        width = 6
                    f.write(piece)
                    width += len(piece)
            print(lang, {g: len(v) for g, v in by.items()}, file=sys.stderr)


if __name__ == "__main__":
    main()
