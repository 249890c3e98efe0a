//! Ladybug (the successor of Kuzu): `schema.cypher`, `copy.cypher`, a CSV file per node table and per pair of a
//! relationship table, and a script that makes the database.
//!
//! One label per node, so the first is the table and all are the column `labels`. Columns of COPY go by position and are
//! named; `PARALLEL=false` allows line breaks in fields; lists come as one string that COPY splits, because list literals
//! cannot quote. <https://docs.ladybugdb.com>.

use super::files::CsvFiles;
use super::property::{Properties, ValueType};
use super::text::{LIST, free, printable, words};
use super::{ExportError, Folder, Job, PropertyGraph, Report};
use std::collections::BTreeMap;
use std::fmt::Write;

const TAKEN: [&str; 3] = ["id", "name", "labels"];

/// Its engine loads nothing into a database in which a load has failed, so it always makes a new one.
const LOAD: &str = "\
#!/usr/bin/env python3
\"\"\"load.py DATABASE   make a Ladybug database of this folder (pip install ladybug)\"\"\"
import os, sys
import ladybug
target = os.path.abspath(sys.argv[1])
if os.path.exists(target):
    sys.exit(f\"{target} exists; a new database is made\")
connection = ladybug.Connection(ladybug.Database(target))
os.chdir(os.path.dirname(os.path.abspath(__file__)))
for script in (\"schema.cypher\", \"copy.cypher\"):
    connection.execute(open(script, encoding=\"utf-8\").read())
print(connection.execute(\"MATCH (n) RETURN count(*)\").get_next()[0], \"nodes\",
      connection.execute(\"MATCH ()-[r]->() RETURN count(*)\").get_next()[0], \"relationships\")
";

pub(super) fn write(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let kinds = Kinds::of(&graph);
    let (mut schema, mut copy) = (String::new(), String::new());
    for (label, table) in &graph.node_tables {
        let columns = node_columns(&table.columns);
        let _ = writeln!(schema, "CREATE NODE TABLE `{label}` ({}, PRIMARY KEY (`id`));", declared(&columns));
        let _ = writeln!(copy, "COPY `{label}` FROM {};", load(&columns, &[], &format!("nodes_{label}.csv")));
    }
    for (kind, table) in &graph.edge_tables {
        let name = kinds.table(kind);
        let columns = edge_columns(&table.columns);
        let pairs: Vec<_> = graph.pairs.keys().filter(|(k, _, _)| k == kind).collect();
        let ends: Vec<String> =
            pairs.iter().map(|(_, from, to)| format!("FROM `{from}` TO `{to}`")).collect();
        let _ = writeln!(schema, "CREATE REL TABLE `{name}` ({}, {});", ends.join(", "), declared(&columns));
        for (_, from, to) in pairs {
            let file = format!("edges_{kind}_{from}_{to}.csv");
            let rows = load(&columns, &["from", "to"], &file);
            let _ = writeln!(copy, "COPY `{name}` FROM {rows} (FROM='{from}', TO='{to}');");
        }
    }
    folder.write("schema.cypher", &schema)?;
    folder.write("copy.cypher", &copy)?;
    folder.write("load.py", LOAD)?;
    let mut files = CsvFiles::new(folder);
    graph.nodes(|_, node| {
        let columns = node_columns(&graph.node_tables[node.label()].columns);
        let own = [node.id.clone(), printable(&node.name).into_owned(), node.labels.join(LIST)];
        let row = cells(&own, &columns[own.len()..], &node.properties);
        let header = || columns.iter().map(|c| c.name.clone()).collect();
        files.row(&format!("nodes_{}.csv", node.label()), header, &row)
    })?;
    graph.edges(|edge, from, to| {
        let columns = edge_columns(&graph.edge_tables[&edge.kind].columns);
        let own = [edge.source, edge.target, edge.id];
        let row = cells(&own, &columns[1..], &edge.properties);
        let header = || {
            let ends = ["from", "to"].map(str::to_owned).into_iter();
            ends.chain(columns.iter().map(|c| c.name.clone())).collect()
        };
        files.row(&format!("edges_{}_{}_{}.csv", edge.kind, from.label, to.label), header, &row)
    })?;
    files.finish()?;
    Ok(graph.report())
}

/// Names of relationship tables: tables share one space of names, in which case does not count.
struct Kinds<'a> {
    labels: Vec<&'a str>,
}

impl<'a> Kinds<'a> {
    fn of(graph: &'a PropertyGraph<'_>) -> Self {
        Self { labels: graph.node_tables.keys().map(String::as_str).collect() }
    }

    fn table(&self, kind: &str) -> String {
        let taken = self.labels.iter().any(|l| l.eq_ignore_ascii_case(kind));
        if taken { format!("HAS_{kind}") } else { kind.to_owned() }
    }
}

struct Column {
    name: String,
    key: String,
    value_type: ValueType,
}

fn own(name: &str, value_type: ValueType) -> Column {
    Column { name: name.to_owned(), key: String::new(), value_type }
}

fn node_columns(columns: &BTreeMap<String, ValueType>) -> Vec<Column> {
    let own = [own("id", ValueType::Text), own("name", ValueType::Text), own("labels", ValueType::Texts)];
    own.into_iter().chain(rest(columns)).collect()
}

fn edge_columns(columns: &BTreeMap<String, ValueType>) -> Vec<Column> {
    std::iter::once(own("id", ValueType::Text)).chain(rest(columns)).collect()
}

fn rest(columns: &BTreeMap<String, ValueType>) -> impl Iterator<Item = Column> {
    columns.iter().map(|(key, value_type)| Column {
        name: free(key, &TAKEN).into_owned(),
        key: key.clone(),
        value_type: *value_type,
    })
}

fn cells(own: &[String], columns: &[Column], properties: &Properties) -> Vec<String> {
    let value = |c: &Column| properties.get(&c.key).map_or_else(String::new, |v| words(v, LIST).into_owned());
    own.iter().cloned().chain(columns.iter().map(value)).collect()
}

fn type_name(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Text => "STRING",
        ValueType::Texts => "STRING[]",
        ValueType::Integer => "INT64",
        ValueType::Double => "DOUBLE",
        ValueType::Boolean => "BOOL",
        ValueType::Date => "DATE",
    }
}

fn declared(columns: &[Column]) -> String {
    let all: Vec<String> =
        columns.iter().map(|c| format!("`{}` {}", c.name, type_name(c.value_type))).collect();
    all.join(", ")
}

/// Reads a CSV file and splits its lists.
fn load(columns: &[Column], before: &[&str], file: &str) -> String {
    let ends = before.iter().map(|name| (format!("`{name}` STRING"), format!("`{name}`")));
    let rest = columns.iter().map(|c| match c.value_type {
        ValueType::Texts => (format!("`{}` STRING", c.name), format!("string_split(`{}`, '{LIST}')", c.name)),
        other => (format!("`{}` {}", c.name, type_name(other)), format!("`{}`", c.name)),
    });
    let (read, given): (Vec<String>, Vec<String>) = ends.chain(rest).unzip();
    format!(
        "(LOAD WITH HEADERS ({}) FROM \"{file}\" (HEADER=true, PARALLEL=false) RETURN {})",
        read.join(", "),
        given.join(", ")
    )
}
