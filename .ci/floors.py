#!/usr/bin/env python3
"""Extract every document of the corpus as a user would, score it, and hold the figures against the floors.

    floors.py CIVICGRAPH SHARED [GRAPHS_DIR]

Floors (floors.json) only rise. The long report and the 28 short texts are held apart, so that rules
fitted to one text show. Needs pyoxigraph, for score.py.
"""
import json, os, subprocess, sys, tempfile

binary, shared = sys.argv[1], sys.argv[2]
graphs = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp(prefix="civicgraph-score-")
os.makedirs(graphs, exist_ok=True)
corpus = os.path.join(shared, "corpus")
for name in sorted(os.listdir(corpus)):
    out = os.path.join(graphs, name.removesuffix(".txt") + ".nq")
    subprocess.run([binary, "extract", "--quiet", "--force", os.path.join(corpus, name), "-o", out], check=True)

floors = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")))
failed = False
for group, prefix in (("kazakhstan", "kazakhstan"), ("others", "0"), ("all", "")):
    figures = os.path.join(graphs, f"{group}.json")
    subprocess.run([sys.executable, os.path.join(shared, "score", "score.py"), "--gold", os.path.join(shared, "gold"),
                    "--graphs", graphs, "--only", prefix, "--json", figures], check=True, stdout=subprocess.DEVNULL)
    found = json.load(open(figures))
    print(f"{group:12}", "  ".join(
        f"{part}: P {found[part]['precision']:.3f} R {found[part]['recall']:.3f} F1 {found[part]['f1']:.3f}"
        for part in ("entities", "facts", "arguments")))
    for part, wanted in floors.get(group, {}).items():
        for measure, floor in wanted.items():
            if found[part][measure] < floor:
                print(f"  below the floor: {part} {measure} {found[part][measure]:.4f} < {floor}")
                failed = True
sys.exit(failed)
