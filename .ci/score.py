#!/usr/bin/env python3
"""Hold `civicgraph score` to the figures of shared/score/score.py, digit for digit, on every document.

    score.py CIVICGRAPH SHARED GRAPHS_DIR

On the graphs of a real run, on perfect graphs made from the gold, and on perfect graphs with statements
taken away, given to other facts or made alleged, where every branch of the comparison counts.
Needs pyoxigraph, for score.py.
"""
import json, os, random, subprocess, sys, tempfile

binary, shared, real = sys.argv[1:4]
here = tempfile.mkdtemp(prefix="civicgraph-score-")
gold, score = os.path.join(shared, "gold"), os.path.join(shared, "score")
environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def folder(name):
    path = os.path.join(here, name)
    os.makedirs(path)
    return path


perfect, damaged = folder("perfect"), folder("damaged")
for name in sorted(os.listdir(gold)):
    graph = subprocess.run([sys.executable, os.path.join(score, "gold_to_nquads.py"), os.path.join(gold, name)],
                           check=True, capture_output=True, text=True, env=environment).stdout
    with open(os.path.join(perfect, name.replace(".json", ".nq")), "w", encoding="utf-8") as out:
        out.write(graph)
    chance = random.Random(name)
    lines = [line for line in graph.splitlines() if chance.random() > 0.1]
    facts = sorted({line.split()[0] for line in lines if "/fact/" in line.split()[0]})
    for i, line in enumerate(lines):
        # With two modalities score.py takes either.
        if "/fact/" in line.split()[0] and "#modality>" not in line and chance.random() < 0.1:
            lines[i] = " ".join([chance.choice(facts), *line.split(" ")[1:]])
        elif "#Asserted>" in line and chance.random() < 0.2:
            lines[i] = line.replace("#Asserted>", "#Alleged>")
    with open(os.path.join(damaged, name.replace(".json", ".nq")), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")

failed = False
for graphs in (real, perfect, damaged):
    ours, theirs = os.path.join(here, "ours.json"), os.path.join(here, "theirs.json")
    common = ["--gold", gold, "--graphs", graphs, "--json"]
    first = subprocess.run([binary, "score", *common, ours], check=True, capture_output=True, text=True).stdout
    second = subprocess.run([sys.executable, os.path.join(score, "score.py"), *common, theirs],
                            check=True, capture_output=True, text=True, env=environment).stdout
    same = first == second and json.load(open(ours)) == json.load(open(theirs))
    print(f"{os.path.basename(graphs.rstrip('/')):10} {'equal' if same else 'DIFFERENT'}  {first.splitlines()[-2]}")
    if not same:
        failed = True
        for a, b in zip(first.splitlines(), second.splitlines()):
            if a != b:
                print(f"  civicgraph: {a[:300]}\n  score.py:   {b[:300]}")
sys.exit(failed)
