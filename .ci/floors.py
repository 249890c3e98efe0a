#!/usr/bin/env python3
"""Extract every document of the corpus, score it, and hold the figures against the floors.

    floors.py CIVICGRAPH SHARED [GRAPHS_DIR]

Floors (floors.json) only rise. The long report and the 28 short texts are held apart, so that rules fitted to one text
show. Each is read twice: as a file alone, and with the year that it covers told (`--coverage-year`), which the header of
a whole report says but an excerpt cannot. Needs pyoxigraph, for score.py.
"""
import json, os, subprocess, sys, tempfile

binary, shared = sys.argv[1], sys.argv[2]
graphs = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp(prefix="civicgraph-score-")
gold, corpus = os.path.join(shared, "gold"), os.path.join(shared, "corpus")
floors = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")))
failed = False
for mode in ("alone", "year told"):
    folder = os.path.join(graphs, mode.replace(" ", "-"))
    os.makedirs(folder, exist_ok=True)
    for name in sorted(os.listdir(corpus)):
        stem = name.removesuffix(".txt")
        year = json.load(open(os.path.join(gold, stem + ".json"), encoding="utf-8"))["coverage_year"]
        told = ["--coverage-year", str(year)] if mode == "year told" else []
        subprocess.run([binary, "extract", "--quiet", "--force", *told, os.path.join(corpus, name),
                        "-o", os.path.join(folder, stem + ".nq")], check=True)
    for group, prefix in (("kazakhstan", "kazakhstan"), ("others", "0"), ("all", "")):
        out = os.path.join(folder, group)
        with open(out + ".txt", "w") as text:
            subprocess.run([sys.executable, os.path.join(shared, "score", "score.py"), "--gold", gold, "--graphs", folder,
                            "--only", prefix, "--json", out + ".json", "--errors"], check=True, stdout=text)
        found = json.load(open(out + ".json"))
        print(f"{mode:10} {group:11}", "  ".join(
            f"{part} P {found[part]['precision']:.3f} R {found[part]['recall']:.3f} F1 {found[part]['f1']:.3f}"
            for part in ("entities", "facts", "arguments")))
        for part, wanted in floors[mode].get(group, {}).items():
            for measure, floor in wanted.items():
                if found[part][measure] < floor:
                    print(f"  below the floor: {part} {measure} {found[part][measure]:.4f} < {floor}")
                    failed = True
print("per document and fact type:", graphs)
sys.exit(failed)
