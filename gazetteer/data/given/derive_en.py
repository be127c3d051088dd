#!/usr/bin/env python3
"""Derives en.txt: given names in Latin letters of some 70 countries, beside the frequent ones of ../lang/en.yaml.

    pip download --no-deps faker==40.63.0 && python3 derive_en.py faker-40.63.0-py3-none-any.whl

Left out are names of less than three letters, those that ../lang has already, those that are an English word (../words, ../common), and those that are a
place or a body of the gazetteer in one word. Each name stands also without its accents.
"""
import ast, glob, os, re, sys, unicodedata, zipfile
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.dirname(HERE)
LISTS = re.compile(r"(romanized_)?first_names?(_male|_female|_men|_women|_unisex|_nonbinary)?(_latin|_est|_rus)?$|first_romanized_names?(_male|_female)?$")


def lines(path):
    return {l.strip() for l in open(path, encoding="utf-8") if l.strip() and l[0] != "#"}


def texts(v):
    if isinstance(v, ast.Dict):
        return [k.value for k in v.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    if isinstance(v, (ast.Tuple, ast.List)):
        return [k.value for k in v.elts if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    return [t for a in v.args for t in texts(a)] if isinstance(v, ast.Call) else []


def known():
    names = lines(DATA + "/words/en.txt") | lines(DATA + "/common/en.txt")
    lang = yaml.safe_load(open(DATA + "/lang/en.yaml", encoding="utf-8"))
    names |= {n.lower() for g in lang["given"].values() for n in g} | set(lang["words"]["calendar"])
    for f in glob.glob(DATA + "/entity/*.yaml"):
        if os.path.basename(f).startswith("people"):
            continue
        for e in yaml.safe_load(open(f, encoding="utf-8"))["entities"]:
            for n in e.get("en") or []:
                names.add((n if isinstance(n, str) else n.get("text", "")).lower())
    return names


def plain(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def main(wheel):
    out, out_of = {}, known()
    z = zipfile.ZipFile(wheel)
    for name in z.namelist():
        if not re.match(r"faker/providers/person/\w+/__init__.py", name):
            continue
        for a in ast.walk(ast.parse(z.read(name))):
            if not isinstance(a, ast.Assign) or not isinstance(a.targets[0], ast.Name) or not LISTS.match(a.targets[0].id):
                continue
            target = a.targets[0].id
            gender = "f" if re.search("female|women", target) else "m" if re.search("male|_men", target) else "mf"
            for word in " ".join(texts(a.value)).replace("-", " ").split():
                word = unicodedata.normalize("NFC", word)
                if not word.isalpha() or not word[0].isupper() or any("LATIN" not in unicodedata.name(c, "") for c in word):
                    continue
                if word.lower() in out_of:
                    continue
                for w in {word.lower(), plain(word.lower())}:
                    if len(w) >= 3 and w not in out_of:
                        out.setdefault(w, set()).update(gender)
    with open(HERE + "/en.txt", "w", encoding="utf-8") as f:
        f.write("# Given names, with the gender of who bears them: m, f, or mf where the list does not tell. Made by derive_en.py, not by hand.\n")
        f.write("# From Faker 40.63.0 (MIT, Daniele Faraglia and contributors), its names of 70 countries in Latin letters. Reduced.\n")
        for w in sorted(out):
            f.write(w + " " + "".join(g for g in "mf" if g in out[w]) + "\n")


main(sys.argv[1])
