#!/usr/bin/env python3
"""Print the README's table of figures from the folder that floors.py left.

    figures.py SCORES_DIR SHARED COMMIT DATE
"""
import json, os, re, subprocess, sys

scores, shared, commit, date = sys.argv[1:5]
score = os.path.join(shared, "score", "score.py")


def figures(prefix, folder, out="/tmp/figures.json"):
    text = subprocess.run([sys.executable, score, "--gold", os.path.join(shared, "gold"), "--graphs", folder, "--only",
                           prefix, "--json", out], check=True, capture_output=True, text=True).stdout
    return json.load(open(out)), text


print(f"Measured with `score.py` on {date} at {commit}. *Year told* gives an excerpt the year that it covers.\n")
print("| documents | entities F1 | facts F1 | arguments F1 | arguments precision |\n| --- | --- | --- | --- | --- |")
kinds = [("a country report (4,700 words)", "kazakhstan"), ("28 short texts", "0")]
for label, prefix in kinds:
    for mode in ("alone", "year-told"):
        f, _ = figures(prefix, os.path.join(scores, mode))
        shown = label + (", year told" if mode == "year-told" else "")
        print(f"| {shown} | {f['entities']['f1']:.3f} | {f['facts']['f1']:.3f} | {f['arguments']['f1']:.3f} | "
              f"{f['arguments']['precision']:.3f} |")

# The short texts by kind: each document's counts come from its own run of score.py.
folder = os.path.join(scores, "year-told")
names = sorted(n[:-5] for n in os.listdir(os.path.join(shared, "gold")) if n[0].isdigit())
sums, singles = {}, []
for name in names:
    f, _ = figures(name, folder)
    kind = name.rsplit("-", 1)[-1]
    for part in ("entities", "facts", "arguments"):
        for count in ("tp", "fp", "fn"):
            sums[kind, part, count] = sums.get((kind, part, count), 0) + f[part][count]
    singles.append({part: [f[part][c] for c in ("tp", "fp", "fn")] for part in ("entities", "facts", "arguments")})


def f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


for kind, label in (("report", "short reports"), ("news", "news"), ("encyclopedic", "encyclopedia articles")):
    got = {part: [sums[kind, part, c] for c in ("tp", "fp", "fn")] for part in ("entities", "facts", "arguments")}
    tp, fp, _ = got["arguments"]
    print(f"| of these, {label}, year told | {f1(*got['entities']):.3f} | {f1(*got['facts']):.3f} | "
          f"{f1(*got['arguments']):.3f} | {tp / (tp + fp):.3f} |")
total = {part: [sum(s[part][i] for s in singles) for i in range(3)] for part in ("entities", "facts", "arguments")}
print("\nLeaving one of the 28 out at a time, " + ", ".join(
    "{} F1 lies between {:.3f} and {:.3f}".format(part, min(x), max(x))
    for part in ("entities", "facts", "arguments")
    for x in [[f1(*(t - o for t, o in zip(total[part], s[part]))) for s in singles]]) + ".")
_, text = figures("", folder)
per = re.search(r"per fact type \(tp/fp/fn\): (.*)", text).group(1)
print("\nBy fact type over all 29 documents, year told (right, wrong, missed):\n")
print("| fact | right | wrong | missed | | fact | right | wrong | missed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
rows = [(t, *c.split("/")) for t, c in (x.rsplit(" ", 1) for x in per.split(", "))]
half = (len(rows) + 1) // 2
for i in range(half):
    left, right = rows[i], rows[i + half] if i + half < len(rows) else ("", "", "", "")
    print("| " + " | ".join(left) + " | | " + " | ".join(right) + " |")
