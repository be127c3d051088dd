#!/usr/bin/env python3
"""Derives uk.txt and ru.txt: given names that people of Ukraine bear, from Аарон to Яхья, beside the frequent ones of ../lang.

    python3 derive.py SOURCES [--work DIR]

SOURCES has, as tables with a head line:
  ruuk_first.tsv, ruuk_patronymic.tsv   names-translator 2.1.0 (MIT): Ukrainian names and how Russian writes them
  shevchenko_given-names-genders.json   shevchenko-js (MIT)
DIR keeps the dictionaries that ../common/derive.py fetches.

Left out are names of less than three letters, those that ../lang has already, those that a dictionary has as a word in
small letters ("луча", "світ"), in one of the two languages ("река").
A name is of a man where a patronymic comes from it (Магомед, Магомедович) and no man's name without the -а is there, else what the list of genders says, else of a woman in -а and
-я; of what is left nobody knows, and it may be of both.
"""

import argparse
import csv
import json
import os
import re
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import derive as common  # noqa: E402

HEAD = """# Given names, in the nominative, with the gender of who bears them: m, f, or mf where the list does not tell. Made by derive.py, not by hand.
# From names-translator 2.1.0 (MIT, Dmitry Chaplinsky); genders also from shevchenko-js (MIT, Oleksandr Tolochko). Reduced.
"""
LETTERS = {"uk": re.compile("^[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'-]{3,}$"), "ru": re.compile("^[а-яё-]{3,}$")}


def rows(path):
    with open(path, encoding="utf-8") as f:
        table = csv.reader(f, delimiter="\t")
        next(table)
        yield from table


def stems(name):
    """What patronymics of a name begin with."""
    yield name
    if name[-1] in "аяйьо":
        yield name[:-1]
    if name.endswith(("ій", "ий")):
        yield name[:-2]
        yield name[:-2] + "ь"


def fathers(path):
    found = {"uk": set(), "ru": set()}
    for uk, ru in rows(path):
        for lang, forms in (("uk", [uk]), ("ru", ru.split("|"))):
            for form in forms:
                m = re.match("(.{2,}?)(йович|ьович|ович|євич|евич|ич)$", form.lower())
                if m:
                    found[lang].add(m[1])
    return found


def words(work):
    """Forms of all words in small letters, by language."""
    found = {"uk": set(), "ru": set()}
    with open(work + "/uk.tsv", encoding="utf-8") as lines:
        for line in lines:
            entry, form, tags = line.rstrip("\n").split("+", 2)
            if entry[0].islower() and not all({"rare", "bad", "slang", "subst", "alt", "onomat"} & set(t.split(":")) or "v_kly" in t for t in tags.split("|")):
                found["uk"].add(common.plain(form))
    found["ru"] = common.russian_words(work)[0]
    return found


def known(lang):
    with open(os.path.join(HERE, "..", "lang", lang + ".yaml"), encoding="utf-8") as f:
        given = yaml.load(f, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))["given"]
    return {common.plain(n if isinstance(n, str) else n["text"]) for names in given.values() for n in names}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources")
    parser.add_argument("--work", help="folder for downloads")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = os.path.abspath(args.work or temporary)
        os.makedirs(work, exist_ok=True)
        common.fetch(work)
        small = words(work)
    genders = json.load(open(os.path.join(args.sources, "shevchenko_given-names-genders.json"), encoding="utf-8"))
    father = fathers(os.path.join(args.sources, "ruuk_patronymic.tsv"))
    names = {"uk": {}, "ru": {}}
    all_names = {uk.lower() for uk, _ in rows(os.path.join(args.sources, "ruuk_first.tsv"))}
    for uk, ru in rows(os.path.join(args.sources, "ruuk_first.tsv")):
        uk = uk.lower().replace("’", "'")
        russian = [r.lower() for r in ru.split("|")]
        said = {"masculine": "m", "feminine": "f", "androgynous": "mf"}.get(genders.get(uk), "")
        man = any(s in father["uk"] for s in stems(uk)) or any(s in father["ru"] for r in russian for s in stems(r))
        if uk[-1] in "ая" and (uk[:-1] in all_names or uk[:-1] + "й" in all_names or uk[:-1] + "ь" in all_names):
            man = False  # Нурлана beside Нурлан
        gender = said or ("m" if man else "f" if uk[-1] in "ая" else "mf")
        for lang, forms in (("uk", [uk]), ("ru", russian)):
            for name in forms:
                names[lang][name] = gender
    for lang in names:
        have = known(lang)
        lines = []
        for name, gender in sorted(names[lang].items()):
            plain = common.plain(name)
            if LETTERS[lang].match(name) and plain not in have and plain not in small["uk"] and plain not in small["ru"]:
                lines.append(f"{name} {gender}\n")
        with open(os.path.join(HERE, lang + ".txt"), "w", encoding="utf-8") as out:
            out.write(HEAD)
            out.writelines(lines)
        print(f"{lang}.txt: {len(lines)} names")


if __name__ == "__main__":
    main()
