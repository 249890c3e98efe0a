#!/usr/bin/env python3
"""Kills a run over 10,000 synthetic reports at ten random moments and resumes it each time.

    cargo build --release && cargo build --release --example make_corpus
    python3 benches/kill.py [REPORTS] [SEED]

The last resumed run must give the bytes of a run that nobody disturbed, and the journal must hold each report once.
Prints what was killed when, and fails where the bytes differ. Nothing but the standard library is needed.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time

REPORTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
KILLS = 10
TARGET = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(path):
    return os.path.getsize(path) if os.path.exists(path) else 0


def keys(journal):
    """The keys of a journal's records: a line of JSON, then as many bytes as it says."""
    found = []
    with open(journal, "rb") as file:
        while line := file.readline():
            record = json.loads(line)
            found.append(record["key"])
            file.seek(sum(length for _, length in record["graphs"]), os.SEEK_CUR)
    return found


def extract(shelf, output):
    command = [os.path.join(TARGET, "civicgraph"), "extract", "--quiet", "--resume", shelf, "-o", output]
    return subprocess.Popen(command)


def main():
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="civicgraph-kill-") as folder:
        shelf = os.path.join(folder, "shelf.jsonl")
        with open(shelf, "wb") as out:
            maker = os.path.join(TARGET, "examples", "make_corpus")
            subprocess.run([maker, str(REPORTS), "2", str(SEED)], stdout=out, check=True)

        whole = os.path.join(folder, "whole.nq")
        start = time.monotonic()
        if extract(shelf, whole).wait() != 0:
            sys.exit("the undisturbed run failed")
        took = time.monotonic() - start
        print(f"{REPORTS} reports, {size(shelf) / 1e6:.1f} MB, undisturbed: {size(whole) / 1e6:.1f} MB of N-Quads")
        all_bytes = size(whole + ".journal")

        output = os.path.join(folder, "graph.nq")
        journal = output + ".journal"
        killed = 0
        while killed < KILLS:
            # A random moment: some way into what is left of the journal, then some milliseconds more.
            before = size(journal)
            stop = before + rng.random() * (all_bytes - before) / (KILLS - killed + 1)
            run = extract(shelf, output)
            while size(journal) <= stop and run.poll() is None:
                time.sleep(0.001)
            time.sleep(rng.random() * took / 100)
            if run.poll() is not None:
                sys.exit("a run ended before it was killed; give it more reports")
            run.kill()
            run.wait()
            killed += 1
            if os.path.exists(output):
                sys.exit("a killed run left an output")
            print(f"kill {killed}: journal {size(journal) / all_bytes:.1%} of the whole")
        if extract(shelf, output).wait() != 0:
            sys.exit("the last run failed")

        kept = keys(journal)
        same = sha256(output) == sha256(whole)
        once = len(kept) == len(set(kept)) == REPORTS
        print(f"bytes after {killed} kills {'the same' if same else 'DIFFER'}, sha256 {sha256(output)}")
        print(f"journal: {len(kept)} records, {'each once' if once else 'NOT each once'}")
        sys.exit(0 if same and once else 1)


if __name__ == "__main__":
    main()
