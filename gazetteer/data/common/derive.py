#!/usr/bin/env python3
"""Derives uk.txt, ru.txt and en.txt: forms of names that are also common words ("мороз", "щастя", "prince"). Beside them it writes
../words/en.txt, the English words that are written small.

    python3 derive.py [--work DIR] [--pack DIR]

Needs Python 3.9, Go, Java and Maven, and apt and dpkg of Debian; DIR keeps what is downloaded. The pack whose names count is the
folder above unless --pack names another.

A list is the forms that are found on both sides:

  names   every form of one word of the pack's names (names.go), with the names that a dictionary of the language has
          (capitalised entries); for Russian also the surnames of the Ukrainian one, letter by letter
  words   forms of the lower-case entries of the dictionary

Sources:
  uk  ua.net.nlp:morfologik-ukrainian-search:4.9.1 of Maven Central, Apache-2.0; made from dict_uk, in lower case, ґ is г
  ru  Debian's hunspell-ru 1:7.5.0-1, Alexander Lebedev's dictionary, BSD-like licence
  en  Debian's scowl 2020.12.07-2, SCOWL by Kevin Atkinson, its own permissive licence

What is left out of the words, so that a bit means a word that news uses:

  - what the Ukrainian dictionary marks as rare, slang, substandard, of an older spelling, or an abbreviation
  - Ukrainian vocatives, possessive adjectives ("Уланова" of "улан"), surnames in small letters ("бондаренко")
  - Ukrainian adjectives in -ський, unless the list PLACES has them: most are of villages and look like surnames
  - Ukrainian adjectives in -овий of a name: "гамільтоновий"
  - to keep the list short, what only a place of the Ukrainian dictionary shares with an adjective or verb ("Дальній"), or in
    other cases than the nominative
  - what NAMES_FIRST lists: words that in news are the name ("бундестаг"), or so rare beside it that they would only do harm
    ("калуга", a fish)
"""

import argparse
import collections
import glob
import itertools
import os
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

JARS = [
    "ua.net.nlp:morfologik-ukrainian-search:4.9.1",
    "org.carrot2:morfologik-tools:2.1.9",
    "org.carrot2:morfologik-stemming:2.1.9",
    "org.carrot2:morfologik-fsa:2.1.9",
    "org.carrot2:morfologik-fsa-builders:2.1.9",
    "com.carrotsearch:hppc:0.8.1",
    "com.beust:jcommander:1.78",
]
DEBS = ["hunspell-ru", "scowl"]

WORDS = """# English words that are written small, in lower case: a capital on one of them in the middle of a sentence is part of a longer name, and
# at its start it proves nothing. Made by common/derive.py from the sizes 10 to 35 of Debian's scowl 2020.12.07-2, copyright 2000-2018
# Kevin Atkinson, free to use, copy, modify and distribute with its notice; words of three letters and more.
"""

HEAD = {
    "uk": """# Forms of names that are also common Ukrainian words, in lower case, with г for ґ. Made by derive.py, not by hand.
# From ua.net.nlp:morfologik-ukrainian-search 4.9.1 (dict_uk by Andriy Rysin and others), Apache-2.0; reduced.
""",
    "ru": """# Forms of names that are also common Russian words, in lower case, with е for ё. Made by derive.py, not by hand.
# From the Russian dictionary of Debian's hunspell-ru 1:7.5.0-1, copyright 1997-2008 Alexander I. Lebedev, BSD-like licence;
# a modified version: reduced to these forms.
""",
    "en": """# Forms of names that are also common English words, in lower case. Made by derive.py, not by hand.
# From SCOWL 2020.12.07, copyright 2000-2018 Kevin Atkinson, free to use, copy, modify and distribute with its notice; reduced.
""",
}

# Ukrainian adjectives of places and of common nouns that news uses.
PLACES = set("""
азовський алчевський американський армійський архангельський балтійський баварський бахмутський бердянський бойківський боярський
братерський братський брянський бузький варшавський виноградівський вишгородський володимирський волинський воронізький воскресенський
вітебський вінницький гайдамацький галицький гвардійський гданський генічеський геройський головський гончарський городський графський
громадський гуляйпільський дніпровський дніпропетровський дністровський донецький дрогобицький дунайський житейський журавський
задніпровський заводський заміський запорізький зборівський знам'янський золочівський золотоніський ізмаїльський ізюмський
іловайський іркутський кагарлицький камський каховський козацький комендантський комсомольський
корсунський краматорський краснодарський красноярський кримський кубанський купецький курський куп'янський ленський лиманський липецький
лисичанський лубенський луганський луцький лікарський майорський македонський макіївський миргородський миколаївський молодецький
монастирський мурманський мінський міський наддніпрянський наддністрянський невський новгородський новосибірський новоросійський
ніжинський омський орловський острозький охридський очаківський павлоградський панський партизанський пекарський пастирський
печерський польський половецький подільський покровський полтавський полоцький приазовський придніпровський придністрянський
приморський пролетарський рава-руський рибальський рибацький римський романський руський савойський самарський сахалінський
світловодський сибірський сиваський сільський скадовський слобожанський слов'янський слуцький смоленський солдатський софіївський
старобільський стрілецький сумський сєвєродонецький сєверодонецький сіверський таврійський татарський томський троїцький турецький
угорський український уманський уральський хабаровський харківський херсонський холмський хорольський хутірський
циганський челябінський чернігівський черкаський чорногорський чорноморський чумацький шаманський шахтарський шевченківський якутський
""".split())

# Words that do not count. A form counts out as "=форма", with all that it may be a form of.
NAMES_FIRST = {
    "uk": """
агентство аденома ану аерофлот алчевський амазонка амур амін антонівка аргентина арканзас армянський архангельський аз балаклій болонья
бордо бостон бровар бош боїнг боїнговий бристоль бундесвер бундесрат бундестаг буріти бутити бучити буша бах бахмут варна вайбер вебер
вікторія вікіпедія волга вознесенський гавана гагара газпром гамільтоновий гана ганда герман главк главком главред гордон грайворон грей
гугл гугля гуджараті держдеп держдепартамент держспецзв'язок джерсі динамо дон євробачення єврогрупа єврокомісія європарламент звягель
звєзда зум зеленський йордань кабмін казань казаний калуга каліфорній капітолій картер катар качинський керн кий кіберполіція кінгстон
кнесет кока-кола комі крак кремль кука купер конфедерація литво ліберія лівіти майорка майорці макао макдональдс макіївець малага малі
манчестер маніпурі марсель мартіні меджліс мекка менський мін'юст мінекономіки мінкульт мінкультури міноборони міносвіти мінфін
монтевідео мурсі навальний науру нацбанк ніуе однокласник ощадбанк оман омана оболонь оболоня палестина пальміра пентагон пентагоновий
пехлеві польщити полісся примор'я проєкт республіканець рейтер риксдаг росія сварадж сиріти сомалі стортинг судан сі сейм скупщина
сєверодонецький суга таврія талібан тапа твіттер телекритик тойота токай токелау тонга тувалу турчин українська уханський фарсі фейсбук
фольксваген фіджі франко фіфа францій центрвиборчком чилі цінь чорнобиль хартія хамада цюрих шредер ютуб ют южноукраїнський ян ява яв
єрусалим індій індіанин інстаграм ірій ють кеннеді кім мажиліс бундеслига дейлі обама путін москва європи калі шумер нагель баєр кличко
харірі канна крак лейкома букер кузнецовський новинський мединський камінський соколовський петровський преторій лавр лавровий лаврові
=білорусі =рим =перу =українці =ямайці =турку =литву =литва =києві =київ =тирану =сану =сані =марселі =марселем =карибам =гамі =кракові =краків =лівії
=лівію =сирію =сирії =сиріє =лівіє =мерці =байдена =столтенберга =трампа =трампи =шольца =макрони =буша =кім =сі =ван =лю =мала =малі
=австрії =швеції =конго =бахмут
брекзит брексіт євромайдан голодомор голокост шенген олімпіада сенат конгрес генштаб генпрокуратура лейборист тероборона телемарафон
аеророзвідка хусит слідком муджахід бутан чад чадо литва доха загреба загребти варний ухання рабат буча ізюм попасний кремінний опитний
калинівка прилука черкас вишгород стрий клинець саки сак вилок богданівець охтирець кашмір кесон перекіп оболоння ростовий васильковий
васильок ромен бонна бон бона бостоновий китаєвий альтинг ощадбанк кариб а-ба-ба-га-ла-ма-га
кучма подоляк парубій юс дур юнкер
=казань =казанню =казані =суджу =рівне =обухів =яворів =баку =гавані =загреб
""",
    "ru": """
агентство аденома аз амазонка амур антонов антоновка армянский архангельский аэрофлот бах белена болонья бордо бостон бристоль бундесвер
бундесрат бундестаг бурить бутан вебер виктория висла волга высоцкий гавана генштаб германий главк главком гоминьдан госдепартамент
госдума дзержинский джерси динамо днепродзержинский дон драга евровидение ивановский загреб загрести загрёб зеленодольский индий инд
калифорний калуга камчатка картер катар качинский керн кий кингстон кнессет коми конго кремль кука кузнецов лавр лавровый лапина львов
малага мальский марсель меджлис мА мОм навальный нагель одноклассник оп пальмира папуа пермь перо петровский плотницкий политико пенье
приморье полесье путина республиканец республиканцев рено рига риксдаг росс рублевка рублёвка сап сбербанк сварадж сейм си скупщина сплит
тенериф того тойота тюрк тулуз украинка уайт фигаро фольксваген франко франций фриз ульяновский хартия чал шей эхо южанин юн ют камышина юнкер
мВт мГц мэВ кпд алла аллах алле алгол алапаевский билль ангар осип иван иуда вероника валериана валерьяна серафим маргарит семен кузнецкий
грибоед якобы вар ковров ковровый ель наесть заесть ачинский тобольский
=киев =рим =перу =турку =тирану =сану =чада =чаде =чад =катара =белоруссии =ливию =сирию =пенье =шахине =вена =вене =вену =веной =веною
десна дёсны десны доха буча бучей бучу бонна сума дума олимпиада холокост конгресс сенат лейборист хмельницкий
=обухов =орехов =дели =баку =манила =висла =сана =марселе =вены =боли =мали =байдена =обаме =лавров =лаврова =лавровым =лаврову =лаврове
""",
    "en": """
amazon antarctic arctic astrakhan bologna capitol cayenne china cologne cuba google guinea japan jersey jordan la lute manila mecca
morocco panama perm pentagon shanghai senate congress taiwan trump tunis turkey twitter wales emirates niger mali labour telegram eta
welt holocaust democrats republicans intel bologna nestle google
""",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", help="folder for downloads")
    parser.add_argument("--pack", help="folder of the pack", default=os.path.dirname(HERE))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = os.path.abspath(args.work or temporary)
        os.makedirs(work, exist_ok=True)
        fetch(work)
        pack = names_of_pack(os.path.abspath(args.pack))
        words, people = ukrainian(work, pack["uk"])
        write("uk", words)
        write("ru", russian(work, pack["ru"], people))
        write("en", english(work, pack["en"]))
        write("en", small(work), os.path.join(HERE, "..", "words"))


def run(*command, **options):
    subprocess.run(command, check=True, **options)


def fetch(work):
    for artifact in JARS:
        _, name, version = artifact.split(":")
        if not os.path.exists(f"{work}/{name}-{version}.jar"):
            run("mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy",
                "-Dartifact=" + artifact, "-DoutputDirectory=" + work)
    if not os.path.exists(work + "/uk.tsv"):
        run("unzip", "-qoj", work + "/morfologik-ukrainian-search-4.9.1.jar", "ua/net/nlp/ukrainian.*", "-d", work)
        run("java", "-cp", work + "/*", "morfologik.tools.Launcher", "dict_decompile", "--overwrite",
            "-i", work + "/ukrainian.dict", "-o", work + "/uk.tsv")
    for package in DEBS:
        if not glob.glob(f"{work}/{package}_*.deb"):
            run("apt-get", "download", "-q", package, cwd=work)
        run("dpkg-deb", "-x", glob.glob(f"{work}/{package}_*.deb")[0], work + "/debian")


def names_of_pack(pack):
    """Forms of one word of the pack's names, by language."""
    out = subprocess.run(["go", "run", "names.go", pack], cwd=HERE, check=True, capture_output=True, text=True).stdout
    forms = collections.defaultdict(set)
    for line in out.splitlines():
        lang, form = line.split(" ")
        forms[lang].add(plain(form))
    return forms


def plain(form):
    """A form as the word lists have it."""
    return form.lower().replace("ё", "е").replace("ґ", "г").replace("’", "'").replace("ʼ", "'")


def excluded(lang):
    """Entries and forms that do not count."""
    items = NAMES_FIRST[lang].split()
    return {w for w in items if w[0] != "="}, {w[1:] for w in items if w[0] == "="}


def ukrainian(work, pack):
    """The list, and the forms of names of people in the dictionary."""
    marked = {"bad", "rare", "slang", "subst", "alt", "abbr", "onomat"}
    entries, drop = excluded("uk")
    people, nouns, proper = set(), set(), set()
    places = collections.defaultdict(set)  # form → nominative
    words = collections.defaultdict(set)  # form → (entry, part of speech)
    with open(work + "/uk.tsv", encoding="utf-8") as lines:
        for line in lines:
            entry, form, tags = line.rstrip("\n").split("+", 2)
            for tag in tags.split("|"):
                tag = tag.split(":")
                if marked & set(tag) or "v_kly" in tag:
                    continue
                if entry[0].isupper():
                    proper.add(entry.lower())
                    if "anim" in tag:
                        people.add(form)
                    else:
                        places[form].add(plain(entry))
                    continue
                if tag[0] == "noun":
                    nouns.add(entry)
                words[form].add((entry, tag[0]))

    def normal(word):
        entry, pos = word
        if entry in entries or entry.endswith("енко"):
            return False
        if pos != "adj":
            return True
        if re.search("[сцз]ький$", entry):
            return entry in PLACES
        if re.search("(ів|їв|ин|їн)$", entry):
            return False
        stem = re.sub("([оеє]вий)$", "", entry)
        return stem == entry or stem in nouns or stem not in proper

    def kinds(form):
        return {word[1] for word in words.get(form, ()) if normal(word)}

    both = {form for form in people | pack if kinds(form)}
    both.update(form for form, names in places.items() if "noun" in kinds(form) and any("noun" in kinds(n) for n in names))
    return both - drop, people


def russian(work, pack, people):
    words, names = russian_words(work)
    both = words & (names | pack)
    for form in people:
        both.update(w for w in as_russian(form) if w in words)
    return both - excluded("ru")[1]


def russian_words(work):
    """Forms of the entries in small letters, and of those with a capital."""
    entries, _ = excluded("ru")
    folder = work + "/debian/usr/share/hunspell/ru_RU"
    endings = collections.defaultdict(list)
    with open(folder + ".aff", encoding="utf-8") as lines:
        for line in lines:
            rule = line.split()
            if len(rule) >= 5 and rule[0] == "SFX":  # SFX flag, what goes, what comes, where
                strip, add = ("" if s == "0" else s for s in rule[2:4])
                endings[rule[1]].append((strip, add, re.compile("(?:" + rule[4] + ")$")))
    words, names = set(), set()
    with open(folder + ".dic", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            entry, _, flags = line.strip().partition("/")
            if entry in entries or len(entry) > 1 and entry[1:] != entry[1:].lower():
                continue
            forms = {entry}
            for flag in flags:
                for strip, add, where in endings[flag]:
                    if entry.endswith(strip) and where.search(entry):
                        forms.add(entry[:len(entry) - len(strip)] + add)
            (names if entry[0].isupper() else words).update(plain(f) for f in forms)
    return words, names


def as_russian(form):
    """How Russian may write a form of a Ukrainian name: білого → билого, белого."""
    letters = {"и": "иы", "і": "ие", "є": "еэ", "ї": "и", "е": "еэ", "'": ["", "ъ", "ь"]}
    form = re.sub("[йь]о", "е", form)
    form = re.sub("ої$", "ой", form)
    choices = [letters.get(c, c) for c in form]
    if len([c for c in choices if len(c) > 1]) > 6:
        return
    for word in itertools.product(*choices):
        yield "".join(word)


def scowl(work, sizes, *kinds):
    found = set()
    for kind in kinds:
        for size in sizes:
            for name in glob.glob(f"{work}/debian/usr/share/dict/scowl/{kind}.{size}"):
                with open(name, encoding="latin-1") as lines:
                    found.update(line.strip() for line in lines)
    return {w for w in found if w.isalpha() and w.isascii()}


def small(work):
    """What English writes small: the common half of the list, so that a rare word does not take a name away."""
    words = scowl(work, (10, 20, 35), "english-words", "american-words", "british-words")
    return {w for w in words if w == w.lower() and len(w) > 2}


def english(work, pack):
    entries, drop = excluded("en")
    words = scowl(work, (10, 20, 35, 40, 50, 55), "english-words", "american-words", "british-words")
    names = scowl(work, (10, 20, 35, 40, 50, 60, 70, 80), "english-proper-names", "american-proper-names", "english-upper")
    return {w for w in words if w == w.lower() and len(w) > 1} & ({w.lower() for w in names} | pack) - entries - drop


def write(lang, forms, folder=HERE):
    path = os.path.join(folder, lang + ".txt")
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD[lang] if folder == HERE else WORDS)
        out.writelines(f + "\n" for f in sorted(forms))
    print(f"{lang}.txt: {len(forms)} forms, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
