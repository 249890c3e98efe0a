#!/usr/bin/env python3
"""shacl.py SHAPES GRAPH...   each graph parses in rdflib and conforms in pyshacl; prints what does not."""
import os, sys
import pyshacl, rdflib

shapes = rdflib.Graph().parse(sys.argv[1], format="turtle")
failed, triples = False, 0
for path in sys.argv[2:]:
    dataset = rdflib.Dataset()
    dataset.parse(path, format="nquads")
    merged = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        merged.add((s, p, o))
    triples += len(merged)
    conforms, _, report = pyshacl.validate(merged, shacl_graph=shapes, inference="none")
    if not conforms or not len(merged):
        failed = True
        print(f"{os.path.basename(path)}: {report[:3000]}")
print(f"rdflib, pyshacl: {len(sys.argv) - 2} graphs, {triples} triples, {'some do not conform' if failed else 'all conform'}")
sys.exit(failed)
