#!/usr/bin/env python3
"""Ask each consumer the same questions and compare its answers with those of `civicgraph query`.

    answers.py CIVICGRAPH SHARED GRAPH.nq EXPORTS
"""
import functools, http.server, json, os, subprocess, sys, tempfile, threading, urllib.parse, urllib.request

civicgraph, shared, graph, exports = sys.argv[1:5]
here = os.path.dirname(os.path.abspath(__file__))
consumers = os.environ["CONSUMERS"]
exports = os.path.abspath(exports)
nt = os.path.join(exports, "g.nt")

PREFIXES = """PREFIX cg: <https://w3id.org/civicgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
SPARQL = {
    "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
    "entities": "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a cg:Entity }",
    "sentenced": "SELECT DISTINCT ?fact ?name { ?fact a cg:Sentencing ; cg:person ?p . ?p skos:prefLabel ?name }",
    "offices": "SELECT DISTINCT ?fact ?who ?body { ?fact a cg:OfficeHolding ; cg:person ?p ; cg:organization ?o . "
               "?p skos:prefLabel ?who . ?o skos:prefLabel ?body }",
    "dated": "SELECT DISTINCT ?fact ?day { ?fact a cg:JusticeFact ; cg:earliest ?d . "
             'FILTER(?d >= "2023-01-01"^^xsd:date) BIND(STR(?d) AS ?day) }',
}
# The same in the property graph: `offices` are edges, `dated` a typed date.
CYPHER = {
    "entities": "MATCH (e:Entity) RETURN count(e)",
    "sentenced": "MATCH (f:Sentencing)-[:PERSON]->(p) RETURN f.id, p.name",
    "offices": "MATCH (p)-[r:OFFICE_HOLDING]->(o:Organization) RETURN r.id, p.name, o.name",
    "dated": "MATCH (f:JusticeFact) WHERE f.earliest >= date('2023-01-01') RETURN f.id, f.earliest",
}
LADYBUG = {
    "entities": "MATCH (e) WHERE list_contains(e.labels, 'Entity') RETURN count(*)",
    "sentenced": "MATCH (f:Sentencing)-[:HAS_PERSON]->(p) RETURN f.id, p.name",
    "offices": "MATCH (p)-[r:OFFICE_HOLDING]->(o) WHERE list_contains(o.labels, 'Organization') RETURN r.id, p.name, o.name",
    "dated": "MATCH (f) WHERE list_contains(f.labels, 'JusticeFact') AND f.earliest >= date('2023-01-01') RETURN f.id, f.earliest",
}


def rows(values):
    """Rows as sorted lists of strings; an edge's id may say which of several ends it is for."""
    return sorted([str(v).split("#")[0] if i == 0 else str(v) for i, v in enumerate(row)] for row in values)


def bindings(text):
    found = json.loads(text)
    return rows([row[c]["value"] for c in found["head"]["vars"]] for row in found["results"]["bindings"])


def run(*command, stdin=None):
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command[0]} {command[1]}: {done.stderr[-600:]}")
    return done.stdout


def own(query):
    return bindings(run(civicgraph, "query", PREFIXES + query, graph, "--format", "json"))


def with_rdflib():
    import rdflib
    loaded = rdflib.Graph().parse(nt)
    return {name: rows(loaded.query(PREFIXES + q)) for name, q in SPARQL.items()}


def with_jena():
    jena = os.path.join(shared, "consumers", "jena.sh")
    return {name: bindings(run("bash", jena, "arq", "--data", nt, "--results=JSON", PREFIXES + q)) for name, q in SPARQL.items()}


def with_virtuoso():
    control = os.path.join(shared, "consumers", "virtuoso_ctl.sh")
    folder = tempfile.mkdtemp(prefix="virtuoso")
    os.environ["VIRT_DIRS"] = exports
    subprocess.run(["bash", control, "start", folder, "11311", "18991"], check=True, stdout=subprocess.DEVNULL)
    try:
        run("isql-vt", "127.0.0.1:11311", "dba", "dba",
            f"exec=DB.DBA.TTLP_MT(file_to_string_output('{nt}'),'','http://e/g',0);")
        answers = {}
        for name, query in SPARQL.items():
            query = (PREFIXES + query).replace("SELECT (COUNT", "SELECT (COUNT", 1)
            url = "http://127.0.0.1:18991/sparql?" + urllib.parse.urlencode({"default-graph-uri": "http://e/g", "query": query})
            request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
            answers[name] = bindings(urllib.request.urlopen(request, timeout=60).read())
        return answers
    finally:
        subprocess.run(["bash", control, "stop", folder], stdout=subprocess.DEVNULL)


def with_comunica():
    class Handler(http.server.SimpleHTTPRequestHandler):
        extensions_map = {".nt": "application/n-triples"}

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=exports))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    script = os.path.join(consumers, "node-comunica/node_modules/@comunica/query-sparql/bin/query.js")
    source = f"http://127.0.0.1:{server.server_address[1]}/g.nt"
    try:
        return {name: bindings(run("node", script, source, "-q", PREFIXES + q, "-t", "application/sparql-results+json"))
                for name, q in SPARQL.items()}
    finally:
        server.shutdown()


def with_networkx():
    import networkx
    answers = []
    for loaded in (networkx.read_graphml(os.path.join(exports, "g.graphml"), force_multigraph=True),
                   networkx.node_link_graph(json.load(open(os.path.join(exports, "g.nodelink.json"))))):
        labels = {n: set(d["labels"].strip(":").split(":") if isinstance(d["labels"], str) else d["labels"])
                  for n, d in loaded.nodes(data=True)}
        kind = lambda d: d.get("labelE") or d["kind"]
        name = lambda n: loaded.nodes[n]["name"]
        edges = list(loaded.edges(data=True, keys=True))
        answers.append({
            "entities": rows([[sum("Entity" in l for l in labels.values())]]),
            "sentenced": rows([s, name(t)] for s, t, _, d in edges if kind(d) == "PERSON" and "Sentencing" in labels[s]),
            "offices": rows([d.get("edge_id", k), name(s), name(t)] for s, t, k, d in edges
                            if kind(d) == "OFFICE_HOLDING" and "Organization" in labels[t]),
            "dated": rows([n, d["earliest"]] for n, d in loaded.nodes(data=True)
                          if "JusticeFact" in labels[n] and d.get("earliest", "") >= "2023-01-01"),
        })
    assert answers[0] == answers[1], "GraphML and node-link JSON differ"
    return answers[0]


def in_other(venv, script, *arguments):
    python = os.path.join(consumers, venv, "bin/python")
    found = json.loads(run(python, os.path.join(here, script), *arguments).strip().split("\n")[-1])
    return {name: rows(answer) for name, answer in found.items()}


def with_ladybug():
    return in_other("venv-ladybug", "ask_ladybug.py", os.path.join(exports, "ladybug"), json.dumps(LADYBUG))


def with_falkordb():
    # Dates are strings in what the bulk loader makes; the script keeps them.
    return in_other("venv-falkor", "ask_falkordb.py", os.path.join(exports, "falkor.cypher"), json.dumps(CYPHER))


def with_followthemoney():
    """Persons only: what else it has is a choice of its own."""
    path = os.path.join(exports, "g.ftm.json")
    entities = [json.loads(line) for line in open(path, encoding="utf-8")]
    return {"persons": rows([e["properties"]["name"][0]] for e in entities if e["schema"] == "Person")}


expected = {name: own(query) for name, query in SPARQL.items()}
expected["persons"] = own("SELECT DISTINCT ?name { ?p a cg:Person ; skos:prefLabel ?name }")
print("   civicgraph query:", ", ".join(f"{name} {a[0][0] if len(a) == 1 and len(a[0]) == 1 else len(a)}" for name, a in expected.items()))
failed = False
for name, ask in [(k[5:], v) for k, v in list(globals().items()) if k.startswith("with_")]:
    try:
        answers = ask()
    except Exception as error:  # a consumer that breaks must not hide the others
        print(f"FAIL  {name}: {type(error).__name__} {str(error)[:600]}")
        failed = True
        continue
    wrong = [q for q, answer in answers.items() if answer != expected[q]]
    print("PASS " if not wrong else "FAIL ", f"{name}: {len(answers) - len(wrong)} of {len(answers)} answers are the same")
    for question in wrong:
        extra = [r for r in answers[question] if r not in expected[question]][:3]
        missing = [r for r in expected[question] if r not in answers[question]][:3]
        print(f"      {question}: not expected {extra}; missing {missing}")
    failed |= bool(wrong)
sys.exit(failed)
