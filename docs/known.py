"""What share of the names that several articles of a set have resolves to an entry of the gazetteer.

    python3 known.py GOLD PRED [--missing]

GOLD is a folder of sets (*.jsonl with id, lang, text and ents of [start, end, type, identity, lemma]), PRED the folder with
what `zgadka extract --in jsonl --whole SET` printed for each, under the same name. A name is a lemma of one type and language in
at least three articles; it counts as known when at least half of its mentions carry an id of the gazetteer.
"""
import collections, glob, json, os, sys

LABELS = ("PER", "LOC", "ORG")
NOT_NAMES = ("office", "role-word", "pronoun")

gold, pred = sys.argv[1:3]
articles = collections.defaultdict(set)
mentions, known = collections.Counter(), collections.Counter()
for path in sorted(glob.glob(os.path.join(gold, "*.jsonl"))):
    with open(os.path.join(pred, os.path.basename(path))) as file:
        found = {d["id"]: d["mentions"] for d in map(json.loads, file)}
    for d in map(json.loads, open(path)):
        ours = [m for m in found.get(d["id"], []) if m["via"] not in NOT_NAMES]
        for start, end, kind, _, lemma in d["ents"]:
            if kind not in LABELS:
                continue
            if not lemma:  # the set has none: ours for this very span, or else the words
                lemma = next((m["lemma"] for m in ours if (m["start"], m["end"]) == (start, end) and m["lemma"]), d["text"][start:end])
            name = d["lang"], kind, lemma.strip('"«»“” ').lower()
            articles[name].add(d["id"])
            mentions[name] += 1
            known[name] += any(m["entity"] and not m["entity"].startswith("x/")
                               and min(m["end"], end) - max(m["start"], start) >= 0.6 * (end - start) for m in ours)

often = [n for n in articles if len(articles[n]) >= 3]
for lang in ("uk", "ru", "en", "all"):
    row = []
    for kind in (*LABELS, "all"):
        names = [n for n in often if lang in (n[0], "all") and kind in (n[1], "all")]
        right = sum(2 * known[n] >= mentions[n] for n in names)
        row.append(f"{kind} {right}/{len(names)} {right / max(1, len(names)):.3f}")
    print(lang, " | ".join(row))
if "--missing" in sys.argv:
    for n in sorted(often, key=lambda n: -len(articles[n])):
        if 2 * known[n] < mentions[n]:
            print(len(articles[n]), *n)
