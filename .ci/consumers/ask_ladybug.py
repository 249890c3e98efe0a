"""ask_ladybug.py FOLDER QUERIES   load an export with its own load.py and answer queries, as JSON on the last line"""
import json, os, subprocess, sys, tempfile
import ladybug

folder, queries = sys.argv[1], json.loads(sys.argv[2])
database = os.path.join(tempfile.mkdtemp(prefix="ladybug"), "graph.lbug")
subprocess.run([sys.executable, os.path.join(folder, "load.py"), database], check=True)
connection = ladybug.Connection(ladybug.Database(database, read_only=True))
answers = {}
for name, query in queries.items():
    result, answers[name] = connection.execute(query), []
    while result.has_next():
        answers[name].append(result.get_next())
print(json.dumps(answers, default=str))
