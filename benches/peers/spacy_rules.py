"""spaCy without a model over JSON Lines: python spacy_rules.py shelf.jsonl; prints MB/s of text.

Its English tokeniser, sentence splitter and matcher with some fifty patterns, which is what hand-made
patterns start from. The trained models (tags, parser, NER) are no packages of PyPI; with one installed,
`spacy_rules.py shelf.jsonl en_core_web_sm` measures that instead.
"""

import json
import sys
import time

import spacy

VERBS = """sentence convict arrest detain charge indict acquit release appoint dismiss resign elect ban suspend register
adopt sign repeal introduce found dissolve seize return attack kill investigate fine pardon nominate swear""".split()
NOUNS = "minister president party court law parliament governor mayor judge election".split()

texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
if len(sys.argv) > 2:
    nlp = spacy.load(sys.argv[2])
else:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    title = {"IS_TITLE": True, "OP": "+"}
    patterns = [{"label": v, "pattern": [title, {"LOWER": {"IN": ["was", "were", "has"]}}, {"LOWER": {"REGEX": f"^{v}"}}]} for v in VERBS]
    patterns += [{"label": n, "pattern": [{"LOWER": n}, title]} for n in NOUNS] + [{"label": n, "pattern": [title, {"LOWER": n}]} for n in NOUNS]
    ruler.add_patterns(patterns)
nlp.max_length = max(map(len, texts)) + 1
started = time.process_time()  # of the processor: other programs may run beside
found = sum(len(nlp(text).ents) for text in texts)
seconds = time.process_time() - started
print(f"spaCy {'with ' + sys.argv[2] if len(sys.argv) > 2 else 'without a model, patterns'} {sum(len(t.encode()) for t in texts) / 1e6 / seconds:.3f} MB/s, {found} entities")
