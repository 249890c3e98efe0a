#!/usr/bin/env python3
"""How extraction and the named queries grow with the graph.

    cargo build --release && cargo build --release --examples
    python3 benches/growth.py 10000 100000 1000000 > growth.tsv      # facts wanted; --plot growth.svg needs matplotlib

Makes shelves of synthetic reports (benches/corpus.rs, seed 1), extracts each with one thread, and asks every named
query as a user does: `civicgraph query NAME graph.nq`, reading of the graph included. Seconds are those of the processor.
A million facts are 12 GB of N-Quads; `--keep FOLDER` goes on with what is there.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Facts that a synthetic report of 8 paragraphs gives, for the number of reports to make.
PER_REPORT = 33


def run(command, **options):
    """Runs a process; gives processor seconds and peak memory in MB."""
    process = subprocess.Popen(command, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", type=int, nargs="+", help="sizes of the graphs, in facts")
    parser.add_argument("--bin", default=str(ROOT / "target/release"), help="folder of the built program")
    parser.add_argument("--plot", help="SVG to write")
    parser.add_argument("--query", action="append", help="this query only; may be repeated")
    parser.add_argument("--keep", help="folder for shelves and graphs (default: a temporary one)")
    options = parser.parse_args()
    program, folder = pathlib.Path(options.bin), options.keep or tempfile.mkdtemp()
    civicgraph = str(program / "civicgraph")
    rows = []

    def row(facts, what, seconds, peak):
        rows.append((facts, what, seconds))
        print(f"{facts}\t{what}\t{seconds:.2f}\t{peak:.0f}", flush=True)

    print("facts\twhat\tseconds\tMB")
    for wanted in options.facts:
        shelf, graph = os.path.join(folder, f"{wanted}.jsonl"), os.path.join(folder, f"{wanted}.nq")
        made = None
        if not os.path.exists(graph):
            reports = max(1, wanted // PER_REPORT)
            with open(shelf, "wb") as out:
                run([str(program / "examples/make_corpus"), str(reports), "8", "1"], stdout=out)
            made = run([civicgraph, "extract", "--quiet", "--threads", "1", shelf, "-o", graph])
        facts, parameters = count_facts(graph), first_names(graph)
        if made:
            row(facts, "extract", *made)
        for query in options.query or queries():
            given = [f"--param={name}={value}" for name, value in parameters.get(query, {}).items()]
            row(facts, query, *run([civicgraph, "query", query, graph, *given], stdout=subprocess.DEVNULL))
    if options.plot:
        plot(rows, options.plot)


def count_facts(graph):
    """Facts in a graph: subjects with a modality."""
    with open(graph, "rb") as lines:
        return sum(b"<https://w3id.org/civicgraph/ns#modality>" in line for line in lines)


def first_names(graph):
    """Values for the parameters that queries need: the first people and documents of a graph."""
    people, documents = [], []
    with open(graph, encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n") and "#type> <https://w3id.org/civicgraph/ns#" in line:
                subject, _, kind, where = line.split(" ", 3)
                if kind.endswith("#Person>") and subject[1:-1] not in people:
                    people.append(subject[1:-1])
                if kind.endswith("#Document>"):
                    documents.append(where.split(" ")[0][1:-1])
            if len(people) > 1 and len(documents) > 1:
                break
    return {
        "connections": {"a": people[0], "b": people[1]},
        "edition-changes": {"a": documents[0], "b": documents[1]},
        "office-on-date": {"office": "minister", "on": "2015-06-01"},
        "timeline": {"person": people[0]},
    }


def queries():
    """Names of the queries that come with the program."""
    return sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))


def plot(rows, path):
    """Log-log: each series against the size of the graph, and the slope of n log n."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    series = {}
    for facts, what, seconds in rows:
        series.setdefault(what, []).append((facts, max(seconds, 1e-3)))
    figure, axes = plt.subplots(figsize=(8, 6))
    for what, points in series.items():
        bold = what == "extract"
        axes.loglog(*zip(*points), marker="o", linewidth=2.5 if bold else 0.8, label=what)
    axes.set(xlabel="facts", ylabel="seconds", title="Growth with the size of the graph")
    axes.legend(fontsize=6, ncols=2)
    axes.grid(which="both", linewidth=0.2)
    figure.savefig(path)


if __name__ == "__main__":
    main()
