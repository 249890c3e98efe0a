#!/usr/bin/env python3
"""Validate graphs against ontology/shapes.ttl with pyshacl, and read each with rdflib.

    check_shapes.py GRAPH...        nq, trig, ttl, nt, jsonld, rdf

Exit code 1 where a graph does not conform or does not parse. Needs: pip install pyshacl rdflib
"""
import logging
import pathlib
import sys

import pyshacl
import rdflib

logging.getLogger("rdflib").setLevel(logging.ERROR)
SHAPES = pathlib.Path(__file__).resolve().parents[2] / "ontology" / "shapes.ttl"
FORMATS = {".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".nt": "nt11", ".jsonld": "json-ld", ".rdf": "xml"}

failed = False
shapes = rdflib.Graph().parse(SHAPES, format="turtle")
for name in sys.argv[1:]:
    path = pathlib.Path(name)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=FORMATS[path.suffix])
    # The shapes speak of the union: statements of one node stand in several graphs.
    union = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    conforms, _, report = pyshacl.validate(union, shacl_graph=shapes, inference="none")
    blank = {t for triple in union for t in triple if isinstance(t, rdflib.BNode)}
    print(f"{path}: {len(union)} triples, {'conforms' if conforms else 'does not conform'}, {len(blank)} blank nodes")
    if not conforms:
        print("\n".join(report.splitlines()[:40]))
    failed = failed or not conforms or bool(blank) or len(union) == 0
sys.exit(failed)
