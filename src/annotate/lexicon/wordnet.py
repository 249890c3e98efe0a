#!/usr/bin/env python3
"""WordNet 3.0 (Debian package wordnet-base) to wordnet.tsv and irregular.tsv.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb x
    python3 wordnet.py x/usr/share/wordnet

wordnet.tsv:   lemma, noun, verb, adjective, adverb; a cell is empty where the lemma has no such sense, else the
               number of times its senses were tagged in the sense-tagged texts (cntlist.rev), 0 included;
               person: 1 where the first noun sense is a kind of person (lexicographer file 18);
               frames: of the verb, "t" where nearly all uses take an object, "i" where nearly none does.
irregular.tsv: form, part of speech, lemma, from the *.exc files.

Left out: entries of several words, with digits or dots, of one letter, and capitalised nouns (names are not vocabulary)
unless the same word is a capitalised adjective ("Dane" is left out, "Russian" stays).
"""
import collections
import pathlib
import re
import sys

PARTS = ["noun", "verb", "adj", "adv"]
SS_TYPE = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")

source = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent

counts = collections.Counter()
for line in (source / "cntlist.rev").read_text().splitlines():
    key, _, count = line.split()
    lemma, rest = key.split("%", 1)
    counts[lemma, SS_TYPE[rest[0]]] += int(count)

# The index files are lower-cased; the data files keep the case.
cased = collections.defaultdict(set)
for part in PARTS:
    for line in (source / f"data.{part}").read_text().splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        for i in range(int(fields[3], 16)):
            word = re.sub(r"\((a|p|ip)\)$", "", fields[4 + 2 * i])
            if WORD.fullmatch(word):
                cased[word, part].add(fields[1])

person_synsets = {
    line.split()[0]
    for line in (source / "data.noun").read_text().splitlines()
    if not line.startswith("  ") and line.split()[1] == "18"
}
persons = set()
for line in (source / "index.noun").read_text().splitlines():
    if line.startswith("  "):
        continue
    fields = line.split()
    if fields[-int(fields[2])] in person_synsets:
        persons.add(fields[0])

# Sentence frames of data.verb that have a direct object (wninput(5WN)).
TRANSITIVE = {5, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31}
frames_of = {}  # synset offset -> (frames for all its words, frames by word number, words)
for line in (source / "data.verb").read_text().splitlines():
    if line.startswith("  "):
        continue
    fields = line.split(" | ")[0].split()
    words = [fields[4 + 2 * i].lower() for i in range(int(fields[3], 16))]
    at = 4 + 2 * len(words)
    at += 1 + 4 * int(fields[at])
    frames = [(int(fields[at + 2 + 3 * i]), int(fields[at + 3 + 3 * i], 16)) for i in range(int(fields[at]))]
    frames_of[fields[0]] = {w: {f for f, n in frames if n in (0, i + 1)} for i, w in enumerate(words)}
sense_counts = {}
for line in (source / "cntlist.rev").read_text().splitlines():
    key, number, count = line.split()
    if key.split("%")[1][0] == "2":
        sense_counts[key.split("%")[0], int(number)] = int(count)
transitivity = {}
for line in (source / "index.verb").read_text().splitlines():
    if line.startswith("  "):
        continue
    fields = line.split()
    lemma, offsets = fields[0], fields[-int(fields[2]):]
    with_object = without = 0.0
    for i, offset in enumerate(offsets):
        frames = frames_of[offset][lemma]
        count = sense_counts.get((lemma, i + 1), 0) + 0.2
        with_object += count * bool(frames & TRANSITIVE)
        without += count * bool(frames - TRANSITIVE)
    if without < 0.1 * with_object:
        transitivity[lemma] = "t"
    elif with_object < 0.1 * without:
        transitivity[lemma] = "i"

entries = collections.defaultdict(dict)
capital_adjectives = {w for (w, part) in cased if part == "adj" and w[0].isupper() and not w.isupper()}
for word, part in cased:
    if word != word.lower() and not (word in capital_adjectives and part in ("noun", "adj")):
        continue
    if word.isupper():
        continue
    # A lemma written both ways ("polish", "Polish") shares one count: it goes to the common word.
    shared = word != word.lower() and (word.lower(), part) in cased
    entries[word][part] = 0 if shared else counts[word.lower(), part]

with open(here / "wordnet.tsv", "w") as out:
    out.write("lemma\tnoun\tverb\tadjective\tadverb\tperson\tframes\n")
    for word in sorted(entries):
        cells = [str(entries[word].get(part, "")) for part in PARTS]
        cells.append("1" if "noun" in entries[word] and word.lower() in persons else "")
        cells.append(transitivity.get(word, "") if "verb" in entries[word] else "")
        out.write("\t".join([word, *cells]).rstrip("\t") + "\n")

with open(here / "irregular.tsv", "w") as out:
    out.write("form\tpart\tlemma\n")
    rows = set()
    for part in PARTS:
        for line in (source / f"{part}.exc").read_text().splitlines():
            form, lemma = line.split()[:2]
            if WORD.fullmatch(form) and lemma in entries and part in entries[lemma] and form != lemma:
                rows.add((form, part, lemma))
    for row in sorted(rows):
        out.write("\t".join(row) + "\n")
