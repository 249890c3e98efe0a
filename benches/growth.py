#!/usr/bin/env python3
"""How extraction, load and the named queries grow with the graph.

    cargo build --release && cargo build --release --examples
    python3 benches/growth.py 10000 100000 1000000 > growth.tsv      # facts wanted; --plot growth.svg needs matplotlib

Makes shelves of synthetic reports (benches/corpus.rs, seed 1), extracts each with one thread, loads the graph once and
asks every named query. Times are processor seconds for whole processes, seconds on the wall for queries.
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
    parser.add_argument("--keep", help="folder for shelves and graphs (default: a temporary one)")
    options = parser.parse_args()
    program, folder = pathlib.Path(options.bin), options.keep or tempfile.mkdtemp()
    rows = []

    def row(facts, what, seconds, size):
        rows.append((facts, what, seconds))
        print(f"{facts}\t{what}\t{seconds:.3f}\t{size}", flush=True)

    print("facts\twhat\tseconds\tsize")
    for wanted in options.facts:
        shelf, graph = os.path.join(folder, f"{wanted}.jsonl"), os.path.join(folder, f"{wanted}.nq")
        reports = max(1, wanted // PER_REPORT)
        with open(shelf, "wb") as out:
            run([str(program / "examples/make_corpus"), str(reports), "8", "1"], stdout=out)
        extract = [str(program / "civicgraph"), "extract", "--quiet", "--force", "--threads", "1", shelf, "-o", graph]
        cpu, peak = run(extract)
        facts = count_facts(graph)
        row(facts, "extract", cpu, f"{os.path.getsize(shelf) / 1e6:.1f} MB text, {peak:.0f} MB peak")
        asked = subprocess.run([str(program / "examples/ask"), graph], check=True, stdout=subprocess.PIPE, text=True)
        for line in asked.stdout.splitlines():
            what, seconds, size = line.split("\t")
            row(facts, what, float(seconds), size + (" quads" if what == "load" else " rows"))
    if options.plot:
        plot(rows, options.plot)


def count_facts(graph):
    """Facts in a graph: subjects with a modality."""
    with open(graph, "rb") as lines:
        return sum(b"<https://w3id.org/civicgraph/ns#modality>" in line for line in lines)


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
        bold = what in ("extract", "load")
        axes.loglog(*zip(*points), marker="o", linewidth=2.5 if bold else 0.8, label=what)
    axes.set(xlabel="facts", ylabel="seconds", title="Growth with the size of the graph")
    axes.legend(fontsize=6, ncols=2)
    axes.grid(which="both", linewidth=0.2)
    figure.savefig(path)


if __name__ == "__main__":
    main()
