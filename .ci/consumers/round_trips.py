#!/usr/bin/env python3
"""Export, load in the consumer, export from there, compare: RDF in six formats, GraphML, Ladybug.

    round_trips.py EXPORTS
"""
import collections, json, os, subprocess, sys, tempfile
import networkx, pyoxigraph, rdflib

rdflib.NORMALIZE_LITERALS = False
exports = os.path.abspath(sys.argv[1])
failed = False


def told(name, there, back):
    global failed
    same = there == back
    failed |= not same
    print("PASS " if same else "FAIL ", f"{name}: {len(there)} there, {len(back)} back")
    if not same:
        print("      lost", [str(x)[:500] for x in there if x not in back][:3],
              "new", [str(x)[:500] for x in back if x not in there][:3])


def statements(path, kind, quads):
    found = pyoxigraph.parse(path=path, format=kind)
    return {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name) if quads else "") for q in found}


F = pyoxigraph.RdfFormat
KINDS = [("nq", "nquads", F.N_QUADS), ("trig", "trig", F.TRIG), ("ttl", "turtle", F.TURTLE), ("nt", "nt", F.N_TRIPLES),
         ("rdf", "xml", F.RDF_XML), ("jsonld", "json-ld", F.JSON_LD)]
if os.path.basename(exports) == "nasty":
    # XML has no place for control characters and makes one line end of two.
    KINDS = [k for k in KINDS if k[0] != "rdf"]
whole = {}
for ending, name, kind in KINDS:
    path = os.path.join(exports, "g." + ending)
    if not os.path.exists(path):
        continue
    quads = ending in ("nq", "trig", "jsonld")
    loaded = rdflib.Dataset() if quads else rdflib.Graph()
    loaded.parse(path, format=name)
    back = os.path.join(tempfile.mkdtemp(), "back." + ("nq" if quads else "nt"))
    loaded.serialize(back, format="nquads" if quads else "nt", encoding="utf-8")
    there = statements(path, kind, quads)
    told(f"{ending} through rdflib", there, statements(back, F.N_QUADS if quads else F.N_TRIPLES, quads))
    whole[ending] = {s[:3] for s in there}
for ending in whole:
    if whole[ending] != whole["nt"]:
        failed = True
        print("FAIL ", f"{ending} and nt say different triples:", list(whole[ending] ^ whole["nt"])[:3])


def items(graph):
    show = lambda d: tuple(sorted((k, str(v)) for k, v in d.items() if k not in ("id", "key")))
    nodes = [(n, show(d)) for n, d in graph.nodes(data=True)]
    edges = [(s, t, show(d)) for s, t, d in graph.edges(data=True)]
    return collections.Counter(nodes + edges)


there = networkx.read_graphml(os.path.join(exports, "g.graphml"), force_multigraph=True)
back = os.path.join(tempfile.mkdtemp(), "back.graphml")
networkx.write_graphml(there, back)
told("GraphML through NetworkX", items(there), items(networkx.read_graphml(back, force_multigraph=True)))

# Ladybug gives back every node and edge with its properties, as node-link JSON tells them.
python = os.path.join(os.environ["CONSUMERS"], "venv-ladybug/bin/python")
query = {"nodes": "MATCH (n) RETURN n", "edges": "MATCH (a)-[r]->(b) RETURN a.id, b.id, r"}
asked = subprocess.run([python, os.path.join(os.path.dirname(os.path.abspath(__file__)), "ask_ladybug.py"),
                        os.path.join(exports, "ladybug"), json.dumps(query)], check=True, stdout=subprocess.PIPE, text=True)
found = json.loads(asked.stdout.strip().split("\n")[-1])
link = json.load(open(os.path.join(exports, "g.nodelink.json"), encoding="utf-8"))
STRUCTURE = {"label", "kind", "key", "source", "target"}


# Cells hold no list separator and no control character that XML cannot hold: text.rs.
def plain(value):
    if isinstance(value, list):
        return [plain(v).replace("\u241f", " ") if isinstance(v, str) else v for v in value]
    if isinstance(value, str):
        return "".join(c for c in value if c >= " " and c not in "\ufffe\uffff" or c in "\t\n\r")
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def show(properties, structure):
    keep = sorted((k.removeprefix("cg_"), plain(v)) for k, v in properties.items()
                  if k not in structure and not k.startswith("_") and v not in (None, ""))
    return json.dumps(keep)


there = collections.Counter([show(n, STRUCTURE) for n in link["nodes"]] +
                            [json.dumps([e["source"], e["target"]]) + show({**e, "id": e["key"]}, STRUCTURE) for e in link["edges"]])
back = collections.Counter([show(row[0], ()) for row in found["nodes"]] +
                           [json.dumps(row[:2]) + show(row[2], ()) for row in found["edges"]])
told("Ladybug", there, back)
sys.exit(failed)
