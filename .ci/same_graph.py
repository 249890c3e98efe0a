#!/usr/bin/env python3
"""same_graph.py GRAPHS EXPORTS   every EXPORTS/<name>.<format> holds exactly the statements of GRAPHS/<name>.nq."""
import os, sys
import pyoxigraph as ox

graphs, exports = sys.argv[1:3]
failed, count = False, 0
for name in sorted(os.listdir(exports)):
    stem, ending = os.path.splitext(name)
    source = os.path.join(graphs, stem + ".nq")
    if not os.path.exists(source):
        continue
    with_graphs = ending in (".nq", ".trig", ".jsonld")
    format = ox.RdfFormat.from_extension(ending[1:])

    def read(path, format):
        return {str(s) if with_graphs else str(getattr(s, "triple", s)) for s in ox.parse(path=path, format=format)}

    wanted, found = read(source, ox.RdfFormat.N_QUADS), read(os.path.join(exports, name), format)
    count += 1
    if wanted != found:
        failed = True
        print(f"{name}: {len(wanted - found)} lost, {len(found - wanted)} new, such as", *sorted(wanted ^ found)[:3], sep="\n  ")
print(f"{count} exports, {'some differ' if failed else 'the same statements as the graphs'}")
sys.exit(failed)
